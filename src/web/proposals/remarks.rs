//! The same file with a column of remarks: what is wrong with each line stands beside it.

use std::collections::BTreeMap;

use rocket::get;
use rocket::http::{ContentType, Status};

use super::acts::found;
use crate::files::remarks::write;
use crate::files::table::{Form, read_table};
use crate::store::Rehearsal;
use crate::web::answer::{Answer, Encoding};
use crate::web::db::Done;
use crate::web::error::Failure;
use crate::web::guards::Contributor;

#[get("/proposals/<id>/remarks")]
pub(in crate::web) async fn remarks(who: Contributor, id: &str) -> Done<Answer> {
    let proposal = found(&who, id).await?;
    let (number, lang) = (proposal.id, who.lang);
    let position = who.db().read(|read| read.head()).await?.position;
    let job = who.app.checks.check(who.db(), who.account().id, &proposal, position).await;
    let Some(checked) = job.done() else {
        return Ok(Answer::see_other(&format!("/proposals/{number}")));
    };
    let mut said: BTreeMap<u64, Vec<String>> = BTreeMap::new();
    for it in &checked.reading.problems {
        said.entry(it.line).or_default().push(it.with_place(lang));
    }
    for it in checked.rehearsal.iter().flat_map(Rehearsal::wrong) {
        said.entry(it.line).or_default().push(lang.wrong_line(it));
    }
    let bytes = who.db().read(move |read| read.proposal_bytes(number)).await?;
    let bytes = bytes.ok_or(Failure::NotFound)?;
    let (file, sheet) = (proposal.file.clone(), proposal.settings.sheet.clone());
    let written = who.db().compute(move || {
        let table = read_table(&file, &bytes, sheet.as_deref()).ok()?;
        Some((table.form, write(&table, &said)?))
    });
    let (form, bytes) = written.await?.ok_or(Failure::NotFound)?;
    let (media, ending) = match form {
        Form::Csv => (ContentType::CSV, "csv"),
        Form::Xlsx => (
            ContentType::new(
                "application",
                "vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            ),
            "xlsx",
        ),
    };
    let name = format!("attachment; filename=\"corons-proposition-{number}-remarques.{ending}\"");
    let answer = Answer::body(Status::Ok, media, bytes.into(), Encoding::Plain);
    Ok(answer.header("Content-Disposition", name))
}
