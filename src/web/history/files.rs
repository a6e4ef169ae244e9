//! The history of registers as a table, one row a field.

use chrono::SecondsFormat;
use rocket::get;

use super::filter;
use super::page::register;
use super::words::Words;
use crate::domain::rollup::Known;
use crate::exports::{self, Format, about};
use crate::files::cells::{Heading, Rows, situation};
use crate::store::RegisterChange;
use crate::text::Lang;
use crate::web::answer::Answer;
use crate::web::db::Done;
use crate::web::error::Failure;
use crate::web::fields::Errors;
use crate::web::guards::Reader;

/// Its columns.
const COLUMNS: [Heading; 11] = [
    Heading::of("position", "position", "position"),
    Heading::of("enregistre", "recorded_at", "recorded"),
    Heading::of("auteur", "author", "author"),
    Heading::of("registre", "register", "register"),
    Heading::of("code", "code", "code"),
    Heading::of("nom", "name", "name"),
    Heading::of("logement", "dwelling", "dwelling"),
    Heading::of("champ", "field", "changed-field"),
    Heading::of("avant", "before", "before"),
    Heading::of("apres", "after", "after"),
    Heading::new("situation", "situation"),
];

/// All changes of a filter. The table is French in every language, as other exports are.
#[get("/history.csv")]
pub(in crate::web) async fn csv(reader: Reader) -> Done<Answer> {
    file(&reader, Format::CSV).await
}

/// The same as a workbook.
#[get("/history.xlsx")]
pub(in crate::web) async fn xlsx(reader: Reader) -> Done<Answer> {
    file(&reader, Format::Xlsx(Lang::Fr)).await
}

/// The same for programs.
#[get("/history.json")]
pub(in crate::web) async fn json(reader: Reader) -> Done<Answer> {
    file(&reader, Format::Json).await
}

async fn file(reader: &Reader, format: Format) -> Done<Answer> {
    let mut errors = Errors::default();
    let asked = filter::read_filter(&filter::typed(reader), reader.lang, &mut errors);
    if let Some((_, sentence)) = errors.all().next() {
        return Err(Failure::Unreadable(sentence.to_owned()));
    }
    reader
        .table("corons-registres", format, move |read, format| {
            let changes = read.register_history(&asked)?;
            let words = Words::read(read, Lang::Fr, true, &changes)?;
            let about = about::plain(read, format.lang(), "history")?;
            let fill = |out: &mut dyn Rows| fill(out, &words, &changes, &about.known);
            Ok(exports::made(format, &COLUMNS, &about, fill)?)
        })
        .await
}

fn fill(
    out: &mut dyn Rows,
    words: &Words,
    changes: &[RegisterChange],
    known: &Known,
) -> std::io::Result<()> {
    let situation = situation(known);
    for it in changes {
        let recorded = it.recorded_at.to_rfc3339_opts(SecondsFormat::Millis, true);
        let of_items =
            it.items.iter().flat_map(|item| item.fields.iter().map(move |field| (item, field)));
        for (item, field) in of_items {
            out.number(it.position)?;
            out.text(&recorded)?;
            out.text(&it.author)?;
            out.text(&register(Lang::Fr, it.kind))?;
            out.text(&it.code)?;
            out.text(&it.name)?;
            out.opt_text(item.number.as_deref())?;
            out.text(&words.field(&field.field))?;
            out.text(&words.value(&field.field, &field.before))?;
            out.text(&words.value(&field.field, &field.after))?;
            out.text(&situation)?;
            out.end_row()?;
        }
    }
    Ok(())
}
