//! The log as a table.

use chrono::SecondsFormat;
use rocket::get;

use super::filter::{Asked, Told};
use super::page::{sees_all, typed};
use super::told;
use crate::exports::{self, Format, about};
use crate::files::cells::{Heading, Rows};
use crate::text::Lang;
use crate::web::answer::Answer;
use crate::web::db::Done;
use crate::web::error::Failure;
use crate::web::fields::Errors;
use crate::web::guards::Auditor;

/// Lines of a table, at most; the filter takes the rest in pieces.
const ROWS: usize = 100_000;
/// Its columns.
const COLUMNS: [Heading; 7] = [
    Heading::of("quand", "at", "audit-at"),
    Heading::of("journal", "log", "audit-log"),
    Heading::of("auteur", "author", "author"),
    Heading::of("action", "action", "audit-action"),
    Heading::of("phrase", "sentence", "audit-sentence"),
    Heading::of("position", "position", "position"),
    Heading::of("adresse", "address", "audit-address"),
];

/// All lines of a filter. The table is French in every language, as other exports are.
#[get("/audit.csv")]
pub(in crate::web) async fn csv(who: Auditor) -> Done<Answer> {
    file(&who, Format::CSV).await
}

/// The same as a workbook.
#[get("/audit.xlsx")]
pub(in crate::web) async fn xlsx(who: Auditor) -> Done<Answer> {
    file(&who, Format::Xlsx(Lang::Fr)).await
}

/// The same for programs.
#[get("/audit.json")]
pub(in crate::web) async fn json(who: Auditor) -> Done<Answer> {
    file(&who, Format::Json).await
}

async fn file(who: &Auditor, format: Format) -> Done<Answer> {
    let mut errors = Errors::default();
    let asked = Asked::of(&typed(who), Lang::Fr, sees_all(who), &mut errors);
    if let Some((_, sentence)) = errors.all().next() {
        return Err(Failure::Unreadable(sentence.to_owned()));
    }
    let format = who.formed(format)?;
    let bytes = who
        .render(move |read| {
            let (lines, _) = asked.read(read, ROWS)?;
            let about = about::plain(read, format.lang(), "audit")?;
            Ok(exports::made(format, &COLUMNS, &about, |out| fill(out, &lines))?)
        })
        .await?;
    Ok(who.file("corons-audit", format, bytes).header("Cache-Control", "no-store"))
}

fn fill(out: &mut dyn Rows, lines: &[Told]) -> std::io::Result<()> {
    for (line, sentence) in lines {
        out.text(&line.at.to_rfc3339_opts(SecondsFormat::Millis, true))?;
        out.text(&Lang::Fr.say(&format!("audit-kind-{}", line.place.log.as_str())))?;
        out.text(&told::visible(&line.author))?;
        out.text(&told::visible(&line.action))?;
        out.text(sentence)?;
        out.opt_number(line.position)?;
        out.opt_text(line.address.as_deref())?;
        out.end_row()?;
    }
    Ok(())
}
