//! The board page on paper: `/programmes/mc.pdf`, and below a board link.

use rocket::http::ContentType;

use crate::domain::knowledge::Knowledge;
use crate::files::pack::pdf;
use crate::web::answer::Answer;
use crate::web::db::Done;
use crate::web::error::Failure;
use crate::web::pack::{PackData, Since, bridge_question, pack};
use crate::web::visit::Visit;

/// The PDF of a programme, made once for each state of the ledger.
pub(in crate::web) async fn answer(visit: &Visit, code: &str) -> Done<Answer> {
    if visit.scope().is_some() {
        return Err(Failure::NotFound);
    }
    let asked = (visit.read_at()?, visit.net()?);
    let code = code.to_owned();
    let (own, lang) = (code.clone(), visit.lang);
    // The bridge is read in transactions of its own, so only where it will be drawn.
    let found = if visit.is_kept() { None } else { Some(bridged(visit, &code, asked.1).await?) };
    let answer = visit
        .cached(ContentType::PDF, move |read, _| {
            let since = match found {
                Some(found) => found,
                None => (Since::find(read, &code)?, None),
            };
            let data = PackData::read(read, &code, asked, since)?;
            pdf::write(&pack(lang, &data)).map_err(|error| Failure::Broken(error.to_string()))
        })
        .await?;
    // The name is of a code that was found, so that it holds nothing a header could not.
    let name = format!("inline; filename=\"{own}.pdf\"");
    Ok(answer.header("Content-Disposition", name))
}

/// Where the bridge begins, and the bridge from there to the state this visit meets.
async fn bridged(
    visit: &Visit,
    code: &str,
    net: bool,
) -> Done<(Since, Option<crate::domain::restatement::Restatement>)> {
    let own = code.to_owned();
    let since = visit.read(move |read| Since::find(read, &own)).await?;
    let to = visit.back().unwrap_or(Knowledge::Day(visit.moment.today));
    match visit.db().bridge(bridge_question(code, since, to, net)).await {
        Ok(bridge) => Ok((since, Some(bridge))),
        // Before the point it would begin at there is nothing to compare.
        Err(Failure::Refused(_)) => Ok((since, None)),
        Err(other) => Err(other),
    }
}
