//! The bridge to take away: one row a line, one column a cause.

use std::io;

use rocket::get;
use rocket::http::{ContentType, Status};

use super::asked::{self, word};
use super::told::told;
use crate::domain::restatement::{Cause, Line, Restatement};
use crate::files::export::CsvWriter;
use crate::text::Lang;
use crate::text::sentences::restatement as said;
use crate::web::answer::{Answer, Bytes, Encoding};
use crate::web::api::bytes;
use crate::web::db::Done;
use crate::web::error::Failure;
use crate::web::guards::Reader;

#[get("/restatements.csv")]
pub(in crate::web) async fn csv(reader: Reader) -> Done<Answer> {
    let of = asked::bridge(&reader).await?;
    let bytes = table(&of).map_err(|error| Failure::Broken(error.to_string()))?;
    Ok(answer(ContentType::CSV, bytes.into())
        .header("Content-Disposition", "attachment; filename=\"corons-restatement.csv\""))
}

#[get("/restatements.json")]
pub(in crate::web) async fn json(reader: Reader) -> Done<Answer> {
    let of = asked::bridge(&reader).await?;
    Ok(answer(ContentType::JSON, bytes(&told(&of))?.into()))
}

fn answer(media: ContentType, bytes: Bytes) -> Answer {
    Answer::body(Status::Ok, media, bytes, Encoding::Plain)
        .header("Cache-Control", "private, no-cache")
}

/// Lines that moved, then the programme; headers are French in every language.
fn table(of: &Restatement) -> io::Result<Vec<u8>> {
    let causes = Cause::all();
    let names: Vec<String> = causes.iter().map(|it| said::cause(Lang::Fr, *it)).collect();
    let head = ["ligne", "nom", "départ"].into_iter().chain(names.iter().map(String::as_str));
    let head = head.chain(["arrivée", "reste inexpliqué", "situation de départ", "situation"]);
    let mut bytes = Vec::new();
    let mut csv = CsvWriter::new(&mut bytes, head)?;
    let bridge = &of.bridge;
    let situation =
        |known: &crate::domain::rollup::Known| format!("{}:{}", known.position, known.head);
    let ends = (situation(&of.from), situation(&of.to));
    let mut row = |code: &str, name: &str, first: i64, moved: &[i64], last: i64, rest: i64| {
        csv.text(code)?;
        csv.text(name)?;
        for number in std::iter::once(&first).chain(moved).chain([&last, &rest]) {
            csv.int(*number)?;
        }
        csv.text(&ends.0)?;
        csv.text(&ends.1)?;
        csv.end_row()
    };
    for line in bridge.changed().into_iter().filter(|line| **line != Line::Whole) {
        let moved: Vec<i64> = causes.iter().map(|it| bridge.of_cause(*it, line)).collect();
        let (first, last) = (bridge.opening_of(line), bridge.closing_of(line));
        let name = said::line(Lang::Fr, of, line);
        row(&word(of, line), &name, first, &moved, last, bridge.residual_of(line))?;
    }
    let moved: Vec<i64> = causes.iter().map(|it| bridge.cause_sum(*it)).collect();
    let (first, last) = (bridge.opening_sum(), bridge.closing_sum());
    row("all", &of.programme.name, first, &moved, last, bridge.residual())?;
    csv.finish()?;
    Ok(bytes)
}
