//! Somebody else's counts by estate and year laid beside ours. Nothing is written.

use std::collections::HashMap;
use std::fmt::Write as _;

use askama::Template;
use rocket::http::{ContentType, Status};
use rocket::{get, post};

use super::answer::{Answer, Encoding};
use super::db::Done;
use super::error::Failure;
use super::guards::Reader;
use super::lens::{Asked, Lens};
use super::listing::Choice;
use super::marks::{Number, Variance};
use super::page::{Page, Place};
use super::upload::Brought;
use crate::domain::estate::Estate;
use crate::domain::figure::{FigurePeriod, FigureScope, Quantity};
use crate::domain::names::fold;
use crate::domain::proposal::PlanLine;
use crate::domain::reconciliation::{Compared, Counts, reconcile};
use crate::files::plan::read_plan;
use crate::files::problem::FileProblem;
use crate::files::reconciliation::{Both, write_reconciliation};
use crate::files::table::read_table;
use crate::store::Read;
use crate::text::Lang;

/// So many sentences about what cannot be read are shown; nobody reads more.
const SHOWN: usize = 200;

#[derive(Template)]
#[template(path = "reconciliation/page.html")]
struct ReconciliationPage {
    page: Page,
    programmes: Vec<Choice>,
    about: String,
    text: String,
    problems: Vec<String>,
    found: Option<Found>,
}

/// A comparison that could be made.
struct Found {
    answer: String,
    rows: Vec<Row>,
    /// Lines of estates that nobody knows here.
    unknown: Vec<String>,
}

struct Row {
    name: String,
    href: Option<String>,
    year: String,
    theirs: String,
    ours: Option<Number>,
    difference: Option<Variance>,
    /// Where only one side counts.
    only: Option<&'static str>,
}

/// What came with the form.
struct Extract {
    text: String,
    lines: Vec<PlanLine>,
    problems: Vec<String>,
}

#[get("/reconciliation")]
pub(super) async fn form(reader: Reader) -> Done<Answer> {
    let asked = Asked::of(&reader)?;
    reader
        .fresh(Status::Ok, move |read, page| Ok(content(read, page, &asked, None)?.render()?))
        .await
}

#[post("/reconciliation", data = "<brought>")]
pub(super) async fn compare(reader: Reader, brought: Brought) -> Done<Answer> {
    let asked = Asked::named(brought.get("programme"));
    let lang = reader.lang;
    let wants_file = !brought.get("csv").is_empty();
    let extract = reader.render(move |_| Ok(extract(lang, &brought))).await?;
    if wants_file && extract.problems.is_empty() {
        let bytes = reader.render(move |read| table(read, &asked, &extract)).await?;
        return Ok(Answer::body(Status::Ok, ContentType::CSV, bytes.into(), Encoding::Plain)
            .header("Cache-Control", "private, no-store")
            .header("Content-Disposition", "attachment; filename=\"corons-rapprochement.csv\""));
    }
    let wrong = !extract.problems.is_empty();
    let status = if wrong { Status::UnprocessableEntity } else { Status::Ok };
    reader
        .fresh(status, move |read, page| Ok(content(read, page, &asked, Some(extract))?.render()?))
        .await
}

/// The lines of the file, or of what was pasted.
fn extract(lang: Lang, brought: &Brought) -> Extract {
    let pasted = brought.get("text");
    let (name, bytes) = match &brought.file {
        Some((name, bytes)) => (name.as_str(), bytes.as_slice()),
        None => ("", pasted.as_bytes()),
    };
    let read = read_table(name, bytes, None).and_then(|table| read_plan(&table.sheet));
    let (lines, problems) = match read {
        Ok(read) => {
            let said = read.problems.iter().map(|it| it.with_place(lang)).take(SHOWN).collect();
            (read.lines, said)
        }
        Err(FileProblem::Empty) => {
            (Vec::new(), vec![lang.say("reconciliation-nothing").into_owned()])
        }
        Err(problem) => (Vec::new(), vec![problem.sentence(lang)]),
    };
    // The page carries what was read, so that it can be taken away as a file.
    let mut text = "cite;annee;logements\n".to_owned();
    for it in &lines {
        let estate = it.estate.as_deref().unwrap_or_default().replace(['"', ';'], " ");
        let _ = writeln!(text, "{estate};{};{}", it.year, it.dwellings);
    }
    let text = if problems.is_empty() { text } else { pasted.to_owned() };
    Extract { text, lines, problems }
}

/// Both sides, read through a programme.
struct Sides {
    lens: Lens,
    rows: Vec<Compared>,
    estates: HashMap<String, Estate>,
    /// Lines that mean no estate known here, or one that stands twice.
    unknown: Vec<String>,
}

fn sides(read: &mut Read<'_>, lang: Lang, asked: &Asked, lines: &[PlanLine]) -> Done<Sides> {
    let lens = Lens::read(read, asked)?;
    let known = read.estates()?;
    let mut theirs = Counts::new();
    let mut unknown = Vec::new();
    for line in lines {
        let estate = match &line.estate {
            None => None,
            Some(text) if is_total(text) => None,
            Some(text) => match read.estate_named(text) {
                Ok(estate) => Some(estate.code),
                Err(crate::store::StoreError::Refused(refusal)) => {
                    unknown.push(on_line(lang, line, &lang.refusal(&refusal)));
                    continue;
                }
                Err(other) => return Err(other.into()),
            },
        };
        let before = theirs.insert((estate, line.year), line.dwellings);
        if before.is_some() {
            unknown.push(on_line(lang, line, &lang.say("reconciliation-twice")));
        }
    }
    let ours = read.counts_by_year(&lens.whole)?;
    let rows = reconcile(&theirs, &ours);
    let estates = known.into_iter().map(|it| (it.code.to_string(), it)).collect();
    Ok(Sides { lens, rows, estates, unknown })
}

/// A line that sums the others is the programme's.
fn is_total(text: &str) -> bool {
    ["total", "total general", "ensemble", "programme"].contains(&fold(text).as_str())
}

fn on_line(lang: Lang, line: &PlanLine, text: &str) -> String {
    let args = [("line", line.line.to_string().into()), ("text", text.into())];
    lang.say_with("reconciliation-line", &args)
}

fn content(
    read: &mut Read<'_>,
    page: Page,
    asked: &Asked,
    extract: Option<Extract>,
) -> Done<ReconciliationPage> {
    let lang = page.lang;
    let given =
        extract.unwrap_or(Extract { text: String::new(), lines: Vec::new(), problems: Vec::new() });
    let sides = sides(read, lang, asked, &given.lines)?;
    let found = if given.lines.is_empty() || !given.problems.is_empty() {
        None
    } else {
        Some(found(read, lang, &sides))
    };
    let code = sides.lens.whole.programme.code.to_string();
    let programmes = sides.lens.programmes.iter().map(|it| Choice {
        value: it.code.to_string(),
        label: it.name.clone(),
        chosen: it.code.as_str() == code,
    });
    Ok(ReconciliationPage {
        programmes: programmes.collect(),
        about: lang.say_with(
            "reconciliation-about",
            &[
                ("programme", (&sides.lens.whole.programme.name).into()),
                ("stage", lang.stage_name(sides.lens.whole.stage).into()),
            ],
        ),
        text: given.text,
        problems: given.problems,
        found,
        page: page.titled(lang.say("reconciliation-title")).place(Place::Estates).programme(&code),
    })
}

fn found(read: &Read<'_>, lang: Lang, sides: &Sides) -> Found {
    let count = |wanted: fn(&Compared) -> bool| sides.rows.iter().filter(|it| wanted(it)).count();
    let args = [
        ("same", count(Compared::agrees).into()),
        ("other", count(|it| it.difference().is_some_and(|it| it != 0)).into()),
        ("theirs", count(|it| it.ours.is_none()).into()),
        ("ours", count(|it| it.theirs.is_none()).into()),
    ];
    let whole = sides.lens.whole.reference(Quantity::Actual);
    let row = |it: &Compared| {
        let estate = it.estate.as_ref().and_then(|code| sides.estates.get(code.as_str()));
        let scope = match &it.estate {
            Some(code) => FigureScope::Estate(code.clone()),
            None => FigureScope::All,
        };
        let seen = estate.map_or(!read.is_limited(), |estate| read.sees_all_of(estate.id));
        let figure = whole.within(scope).over(FigurePeriod::Year(it.year));
        Row {
            name: estate.map_or_else(
                || lang.say("reconciliation-whole").into_owned(),
                |estate| estate.name.clone(),
            ),
            href: estate.map(|estate| format!("/estates/{}", estate.code)),
            year: it.year.to_string(),
            theirs: it.theirs.map(|n| lang.count(n)).unwrap_or_default(),
            ours: it.ours.map(|n| Number::maybe(lang, n, Some(&figure).filter(|_| seen))),
            difference: it.difference().map(|n| Variance::of(lang, n)),
            only: match (it.theirs, it.ours) {
                (None, _) => Some("reconciliation-only-ours"),
                (_, None) => Some("reconciliation-only-theirs"),
                _ => None,
            },
        }
    };
    Found {
        answer: lang.say_with("reconciliation-answer", &args),
        rows: sides.rows.iter().map(row).collect(),
        unknown: sides.unknown.clone(),
    }
}

/// The comparison as a file.
fn table(read: &mut Read<'_>, asked: &Asked, extract: &Extract) -> Done<Vec<u8>> {
    let sides = sides(read, Lang::Fr, asked, &extract.lines)?;
    let mut bytes = Vec::new();
    let name = |it: &Compared| {
        let estate = it.estate.as_ref().and_then(|code| sides.estates.get(code.as_str()));
        estate.map(|it| it.name.clone()).unwrap_or_default()
    };
    let rows = sides.rows.iter().map(|it| Both { compared: it, name: name(it) });
    write_reconciliation(&mut bytes, &sides.lens.whole.known, rows)
        .map_err(|error| Failure::Broken(error.to_string()))?;
    Ok(bytes)
}
