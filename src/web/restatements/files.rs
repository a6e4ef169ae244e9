//! The bridge to take away: one row a line, one column a cause.

use std::io;

use rocket::get;

use super::asked::{self, word};
use super::told::told;
use crate::domain::restatement::{Cause, Line, Restatement};
use crate::exports::{self, Format};
use crate::files::cells::{About, Heading, Rows, situation};
use crate::store::Result as Stored;
use crate::text::Lang;
use crate::text::sentences::restatement as said;
use crate::web::answer::Answer;
use crate::web::api;
use crate::web::db::Done;
use crate::web::guards::Reader;

#[get("/restatements.csv")]
pub(in crate::web) async fn csv(reader: Reader) -> Done<Answer> {
    file(&reader, Format::CSV).await
}

#[get("/restatements.xlsx")]
pub(in crate::web) async fn xlsx(reader: Reader) -> Done<Answer> {
    file(&reader, Format::Xlsx(Lang::Fr)).await
}

#[get("/restatements.json")]
pub(in crate::web) async fn json(reader: Reader) -> Done<Answer> {
    file(&reader, Format::Json).await
}

async fn file(reader: &Reader, format: Format) -> Done<Answer> {
    let of = asked::bridge(reader).await?;
    let format = reader.formed(format)?;
    let name = format!("{}-passage", of.programme.code);
    let bytes = match format {
        Format::Json => api::bytes(&told(&of))?,
        _ => reader.db().compute(move || bytes(&of, format)).await??,
    };
    Ok(reader.file(&name, format, bytes).header("Cache-Control", "private, no-cache"))
}

/// The bridge as a table.
pub(in crate::web) fn bytes(of: &Restatement, format: Format) -> Stored<Vec<u8>> {
    exports::made(format, &headings(), &about(of, format.lang()), |out| fill(out, of))
}

/// French in every language, as other tables are.
fn headings() -> Vec<Heading> {
    let mut all = vec![
        Heading::new("ligne", "bridge-line"),
        Heading::new("nom", "name"),
        Heading::new("départ", "bridge-opening"),
    ];
    let cause = |it| Heading {
        name: said::cause(Lang::Fr, it).into(),
        field: "".into(),
        about: "bridge-cause",
    };
    all.extend(Cause::all().into_iter().map(cause));
    all.extend([
        Heading::new("arrivée", "bridge-closing"),
        Heading::new("reste inexpliqué", "bridge-residual"),
        Heading::new("situation de départ", "bridge-from"),
        Heading::new("situation", "situation"),
    ]);
    all
}

fn about(of: &Restatement, lang: Lang) -> About {
    let mut about = About {
        lang,
        table: "bridge",
        known: of.to.clone(),
        fictional: of.fictional,
        facts: Vec::new(),
        figures: Vec::new(),
        drawn: None,
    };
    about.fact("sheet-programme", &of.programme.name);
    about.fact("sheet-counted", lang.stage_dwellings(of.stage));
    about.fact("sheet-definition", lang.stage_definition(of.stage));
    about.fact("sheet-days", lang.days(of.first, of.last));
    about.fact("sheet-bridge", said::restatement(lang, of, false).plain());
    about
}

/// Lines that moved, then the programme.
fn fill(out: &mut dyn Rows, of: &Restatement) -> io::Result<()> {
    let causes = Cause::all();
    let bridge = &of.bridge;
    let ends = (situation(&of.from), situation(&of.to));
    let mut row = |code: &str, name: &str, first: i64, moved: &[i64], last: i64, rest: i64| {
        out.text(code)?;
        out.text(name)?;
        for number in std::iter::once(&first).chain(moved).chain([&last, &rest]) {
            out.int(*number)?;
        }
        out.text(&ends.0)?;
        out.text(&ends.1)?;
        out.end_row()
    };
    for line in bridge.changed().into_iter().filter(|line| **line != Line::Whole) {
        let moved: Vec<i64> = causes.iter().map(|it| bridge.of_cause(*it, line)).collect();
        let (first, last) = (bridge.opening_of(line), bridge.closing_of(line));
        let name = said::line(Lang::Fr, of, line);
        row(&word(of, line), &name, first, &moved, last, bridge.residual_of(line))?;
    }
    let moved: Vec<i64> = causes.iter().map(|it| bridge.cause_sum(*it)).collect();
    let (first, last) = (bridge.opening_sum(), bridge.closing_sum());
    row("all", &of.programme.name, first, &moved, last, bridge.residual())
}
