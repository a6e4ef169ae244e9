//! The history of registers as a table, one row a field.

use chrono::SecondsFormat;
use rocket::get;
use rocket::http::ContentType;

use super::filter;
use super::page::register;
use super::words::Words;
use crate::domain::rollup::Known;
use crate::files::export::CsvWriter;
use crate::store::RegisterChange;
use crate::text::Lang;
use crate::web::answer::Answer;
use crate::web::db::Done;
use crate::web::error::Failure;
use crate::web::fields::Errors;
use crate::web::guards::Reader;

/// All changes of a filter. The table is French in every language, as other exports are.
#[get("/history.csv")]
pub(in crate::web) async fn csv(reader: Reader) -> Done<Answer> {
    let mut errors = Errors::default();
    let asked = filter::read_filter(&filter::typed(&reader), reader.lang, &mut errors);
    if let Some((_, sentence)) = errors.all().next() {
        return Err(Failure::Unreadable(sentence.to_owned()));
    }
    let answer = reader
        .cached(ContentType::CSV, move |read, _| {
            let changes = read.register_history(&asked)?;
            let words = Words::read(read, Lang::Fr, true, &changes)?;
            let known = read.known_now()?;
            table(&words, &changes, &known).map_err(|error| Failure::Broken(error.to_string()))
        })
        .await?;
    Ok(answer.header("Content-Disposition", "attachment; filename=\"corons-history.csv\""))
}

fn table(words: &Words, changes: &[RegisterChange], known: &Known) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let head = ["position", "enregistre", "auteur", "registre", "code", "nom", "logement", "champ"];
    let head = head.into_iter().chain(["avant", "apres", "situation"]);
    let mut csv = CsvWriter::new(&mut bytes, head)?;
    let situation = format!("{}:{}", known.position, known.head);
    for it in changes {
        let recorded = it.recorded_at.to_rfc3339_opts(SecondsFormat::Millis, true);
        let of_items =
            it.items.iter().flat_map(|item| item.fields.iter().map(move |field| (item, field)));
        for (item, field) in of_items {
            csv.int(it.position)?;
            csv.text(&recorded)?;
            csv.text(&it.author)?;
            csv.text(&register(Lang::Fr, it.kind))?;
            csv.text(&it.code)?;
            csv.text(&it.name)?;
            csv.opt_text(item.number.as_deref())?;
            csv.text(&words.field(&field.field))?;
            csv.text(&words.value(&field.field, &field.before))?;
            csv.text(&words.value(&field.field, &field.after))?;
            csv.text(&situation)?;
            csv.end_row()?;
        }
    }
    csv.finish()?;
    Ok(bytes)
}
