//! The tables of an edition as files: CSV for programs, a workbook in each language for people.

use std::io;

use crate::domain::progress::progress;
use crate::domain::rollup::{Grain, Progress};
use crate::exports::{self, Format, about};
use crate::files::cells::{About, Cell, Heading, Rows, situation};
use crate::files::pack::archive::File;
use crate::store::{EntryFilter, FigureQuestion, Read, Result};
use crate::text::Lang;
use crate::web::board::question;
use crate::web::db::Done;
use crate::web::pack::PackData;
use crate::web::restatements::files::bytes as bridge;

/// The tables, by the name of their files.
const TABLES: [&str; 9] = [
    "progress-years",
    "progress-months",
    "stages",
    "territories",
    "territory-years",
    "estates",
    "pace",
    "restatements",
    "entries",
];

const TERRITORIES: [Heading; 6] = [
    Heading::new("ligne", "territory"),
    Heading::new("cites", "territory-estates"),
    Heading::new("realises", "done-to-date"),
    Heading::new("prevus", "planned-to-date"),
    Heading::new("ecart", "variance-to-date"),
    Heading::new("situation", "situation"),
];
const TERRITORY_YEARS: [Heading; 7] = [
    Heading::new("epci", "epci-siren"),
    Heading::new("nom", "epci"),
    Heading::new("annee", "period"),
    Heading::new("realises", "done"),
    Heading::new("prevus", "planned-current"),
    Heading::new("ecart", "variance-current"),
    Heading::new("situation", "situation"),
];
const STAGES: [Heading; 6] = [
    Heading::new("etape", "stage-word"),
    Heading::new("mois", "period"),
    Heading::new("au", "to"),
    Heading::new("realises", "done"),
    Heading::new("cumul", "sum-done"),
    Heading::new("situation", "situation"),
];

/// What several tables are made of.
struct Ground<'d> {
    data: &'d PackData,
    asked: FigureQuestion,
    months: Progress,
    years: Progress,
}

/// The files, each table once for programs and in each language for people.
pub(super) fn files(read: &mut Read<'_>, data: &PackData) -> Done<Vec<File>> {
    let board = &data.board;
    let asked = question(&board.programme, board.years.known.clone(), Some(board.years.to));
    let asked = FigureQuestion { reporting: true, ..asked };
    let input = read.progress_input(&asked)?;
    let (months, years) = (progress(&input, Grain::Month), progress(&input, Grain::Year));
    let ground = Ground { data, asked, months, years };
    let mut files = Vec::new();
    for name in TABLES {
        if name == "restatements" && data.restated.is_none() {
            continue;
        }
        files.push((format!("data/{name}.csv"), table(read, &ground, name, Format::CSV)?));
        for lang in Lang::ALL {
            let bytes = table(read, &ground, name, Format::Xlsx(lang))?;
            files.push((format!("{lang}/tables/{name}.xlsx"), bytes));
        }
    }
    let years = exports::progress_bytes(&ground.years, Format::Json)?;
    files.push(("data/progress-years.json".to_owned(), years));
    Ok(files)
}

fn table(read: &mut Read<'_>, of: &Ground<'_>, name: &str, format: Format) -> Result<Vec<u8>> {
    let board = &of.data.board;
    let mut about = |table| -> Result<About> {
        let mut about = about::asked(read, &of.asked, format.lang(), table)?;
        about.known = of.asked.known.clone();
        Ok(about)
    };
    match name {
        "progress-years" => exports::progress_bytes(&of.years, format),
        "progress-months" => exports::progress_bytes(&of.months, format),
        "stages" => {
            let about = about("stages")?;
            exports::made(format, &STAGES, &about, |out| stages(out, of.data))
        }
        "territories" => {
            let about = about("territories")?;
            exports::made(format, &TERRITORIES, &about, |out| territories(out, of.data))
        }
        "territory-years" => {
            let about = about("territory-years")?;
            exports::made(format, &TERRITORY_YEARS, &about, |out| territory_years(out, of.data))
        }
        "pace" => {
            let about = about("pace")?;
            exports::pace(&board.pace, &about, format)
        }
        "restatements" => of.data.restated.as_ref().map_or(Ok(Vec::new()), |it| bridge(it, format)),
        "estates" => exports::estates(read, &of.asked, format),
        _ => {
            let programme = Some(board.programme.code.to_string());
            let filter = EntryFilter { programme, ..EntryFilter::default() };
            exports::entries(read, &filter, format)
        }
    }
}

/// The breakdown by territory, its lines summing to the programme.
fn territories(out: &mut dyn Rows, data: &PackData) -> io::Result<()> {
    let situation = situation(&data.board.years.known);
    for row in &data.board.territories {
        out.text(&exports::territory_word(&row.line, &row.name))?;
        out.int(row.estates)?;
        out.int(row.actual)?;
        out.opt_int(row.planned)?;
        out.opt_int(row.planned.map(|planned| row.actual - planned))?;
        out.text(&situation)?;
        out.end_row()?;
    }
    Ok(())
}

/// Each EPCI in each year, against the plan in force.
fn territory_years(out: &mut dyn Rows, data: &PackData) -> io::Result<()> {
    let situation = situation(&data.board.years.known);
    for part in &data.years.drawn {
        for period in &part.progress.periods {
            out.text(&part.code)?;
            out.text(&part.name)?;
            out.text(&period.period)?;
            out.opt_int(period.actual)?;
            out.opt_int(period.planned_current)?;
            out.opt_int(period.variance_current)?;
            out.text(&situation)?;
            out.end_row()?;
        }
    }
    Ok(())
}

/// Each stage, month by month until the day shown.
fn stages(out: &mut dyn Rows, data: &PackData) -> io::Result<()> {
    let situation = situation(&data.board.years.known);
    for stage in &data.stages {
        for period in stage.periods.iter().filter(|period| period.from <= stage.to) {
            out.text(stage.stage.as_str())?;
            out.text(&period.period)?;
            out.cell(Cell::Day(period.to.min(stage.to)))?;
            out.opt_int(period.actual)?;
            out.opt_int(period.cumulative_actual)?;
            out.text(&situation)?;
            out.end_row()?;
        }
    }
    Ok(())
}
