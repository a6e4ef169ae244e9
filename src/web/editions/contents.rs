//! The files of an edition, from what a reading transaction holds.

use super::tables;
use crate::charts;
use crate::domain::figure::{FigurePeriod, FigureScope, Quantity, Reference};
use crate::domain::stage::Stage;
use crate::files::pack::archive::{self, File};
use crate::files::pack::manifest::{EXTRACT, MANIFEST, Manifest, Shown};
use crate::files::pack::{extract, html, pdf};
use crate::store::{Depth, NewEdition, Read};
use crate::text::{Lang, sentences};
use crate::web::db::Done;
use crate::web::error::Failure;
use crate::web::pack::{PackData, pack};

/// The names of the document in each language.
fn named(lang: Lang, number: i32, ending: &str) -> String {
    match lang {
        Lang::Fr => format!("fr/dossier-{number}.{ending}"),
        Lang::En => format!("en/board-pack-{number}.{ending}"),
    }
}

fn broken(error: impl ToString) -> Failure {
    Failure::Broken(error.to_string())
}

/// The edition as it will be published.
pub(super) fn edition(read: &mut Read<'_>, data: &PackData, number: i32) -> Done<NewEdition> {
    let mut files: Vec<File> = Vec::new();
    for lang in Lang::ALL {
        let pack = pack(lang, data);
        files.push((named(lang, number, "pdf"), pdf::write(&pack).map_err(broken)?));
        files.push((named(lang, number, "html"), html::write(&pack).into_bytes()));
        for picture in pack.pictures() {
            let drawn = charts::outlined(&picture.file);
            let pixels = charts::png(&drawn).map_err(broken)?;
            files.push((format!("{lang}/charts/{}.svg", picture.name), drawn.into_bytes()));
            files.push((format!("{lang}/charts/{}.png", picture.name), pixels));
        }
    }
    let lines = lines(read, data)?;
    let totals = extract::sums(&lines);
    agree(data, &totals)?;
    files.extend(tables::files(read, data)?);
    files.push((EXTRACT.to_owned(), extract::write(&lines).map_err(broken)?));
    let board = &data.board;
    let (years, edition) = (&board.years, data.edition.as_ref());
    let comment = edition.and_then(|it| it.comment.clone());
    let manifest = Manifest {
        corons: String::new(),
        number,
        programme: board.programme.code.to_string(),
        programme_name: board.programme.name.clone(),
        fictional: years.fictional,
        known: Shown {
            on: years.known.on,
            position: years.known.position,
            head: years.known.head.clone(),
        },
        to: years.to,
        comment: comment.clone(),
        made_by: edition.map(|it| it.author.clone()).unwrap_or_default(),
        answer: Lang::ALL.map(|lang| sentences::answer(lang, years).plain()),
        rule: String::new(),
        totals,
        files: Vec::new(),
    };
    let manifest = manifest.of(&files).text();
    files.insert(0, (MANIFEST.to_owned(), manifest.clone().into_bytes()));
    Ok(NewEdition {
        number,
        programme: board.programme.code.to_string(),
        known: years.known.position,
        known_on: years.known.on,
        to: years.to,
        comment,
        manifest,
        archive: archive::pack(&files).map_err(broken)?,
    })
}

/// The lines of the ledger behind the totals of each stage.
fn lines(read: &mut Read<'_>, data: &PackData) -> Done<Vec<extract::Line>> {
    let board = &data.board;
    let mut lines = Vec::new();
    for stage in Stage::ALL {
        let figure = Reference {
            programme: board.programme.code.clone(),
            quantity: Quantity::Actual,
            stage,
            net: false,
            published: false,
            scope: FigureScope::All,
            period: FigurePeriod::Range(board.programme.first_day, board.years.to),
            position: board.years.known.position,
        };
        lines.extend(extract::lines(stage, &read.explain(&figure, Depth::Whole)?));
    }
    Ok(lines)
}

/// An edition whose extract does not give its own totals is not published.
fn agree(data: &PackData, totals: &extract::Sums) -> Done<()> {
    for stage in &data.stages {
        let counted = totals.get(stage.stage.as_str()).map_or(0, |of| of.total);
        let shown = stage.total.actual.unwrap_or(0);
        if counted != shown {
            return Err(broken(format!("edition: {} is {shown}, extract {counted}", stage.stage)));
        }
    }
    Ok(())
}
