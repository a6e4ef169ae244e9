//! The register of dwellings of an estate (DESIGN 2.6): who counts each, adding one or a list.

use askama::Template;
use rocket::http::{ContentType, Status};
use rocket::{get, post};

use super::super::answer::Answer;
use super::super::db::Done;
use super::super::error::Failure;
use super::super::fields::Typed;
use super::super::flash::Flash;
use super::super::format::plain;
use super::super::guards::{Contributor, Reader};
use super::super::page::{Page, Place};
use crate::domain::dwelling::{DwellingFacts, DwellingProblem, DwellingRow};
use crate::domain::energy::{Certificate, EnergyClass};
use crate::domain::estate::Estate;
use crate::domain::ids::Position;
use crate::domain::names::fold;
use crate::domain::refusal::Refusal;
use crate::domain::role::Role;
use crate::exports::{self, Format};
use crate::store::{Read, Result as Stored, StoreError};
use crate::text::Lang;

#[derive(Template)]
#[template(path = "estates/dwellings.html")]
struct DwellingsPage {
    page: Page,
    code: String,
    name: String,
    q: String,
    rows: Vec<Row>,
    /// How many there are, and how many are counted as delivered.
    about: String,
    /// How many have a class after the works, and how many of these are good; none where none has.
    energy: Option<String>,
    /// Some have a class.
    has_energy: bool,
    /// Some say what their works cost.
    costs: bool,
    /// There are several landlords on the page.
    several: bool,
    form: Option<Form>,
    problems: Vec<String>,
}

/// A dwelling as it is shown.
struct Row {
    id: i32,
    number: String,
    landlord: String,
    rpls: String,
    address: String,
    surface: String,
    energy: Option<Energy>,
    cost: String,
    /// What it counts as, and the entry.
    held: Vec<(String, Position, String)>,
}

/// The certificates of a dwelling as they are shown.
struct Energy {
    /// Class letters; empty where there is none.
    before: &'static str,
    after: &'static str,
    /// `F, then C after the works`, for who does not see the arrow.
    words: String,
    /// The day and the method of each.
    notes: Vec<String>,
    /// The methods differ: the two classes are not to be compared.
    mixed: bool,
}

/// The form to add.
struct Form {
    once: String,
    typed: Typed,
    /// Landlords to choose from, where the estate has not one: code and name.
    landlords: Vec<(String, String)>,
}

/// What came back with a form that was not taken.
#[derive(Default)]
struct Refused {
    form: Typed,
    problems: Vec<String>,
}

#[get("/estates/<code>/dwellings")]
pub(in super::super) async fn list(reader: Reader, code: &str) -> Done<Answer> {
    let code = code.to_owned();
    let q = reader.param("q").unwrap_or_default().to_owned();
    if reader.role().is_some_and(Role::may_record) {
        return reader
            .fresh(Status::Ok, move |read, page| {
                Ok(content(read, page, &code, &q, Refused::default())?.render()?)
            })
            .await;
    }
    reader
        .cached(ContentType::HTML, move |read, page| {
            Ok(content(read, page, &code, &q, Refused::default())?.render()?)
        })
        .await
}

#[get("/estates/<code>/dwellings.csv")]
pub(in super::super) async fn csv(reader: Reader, code: &str) -> Done<Answer> {
    table(&reader, code, Format::CSV).await
}

#[get("/estates/<code>/dwellings.xlsx")]
pub(in super::super) async fn xlsx(reader: Reader, code: &str) -> Done<Answer> {
    table(&reader, code, Format::Xlsx(Lang::Fr)).await
}

#[get("/estates/<code>/dwellings.json")]
pub(in super::super) async fn json(reader: Reader, code: &str) -> Done<Answer> {
    table(&reader, code, Format::Json).await
}

async fn table(reader: &Reader, code: &str, format: Format) -> Done<Answer> {
    let code = code.to_owned();
    reader
        .table(&format!("{}-logements", plain(&code)), format, move |read, format| {
            let estate = estate(read, &code)?;
            Ok(exports::dwellings(read, &estate, format)?)
        })
        .await
}

#[post("/estates/<code>/dwellings", data = "<form>")]
pub(in super::super) async fn add(who: Contributor, code: &str, form: Typed) -> Done<Answer> {
    let code = code.to_owned();
    let lang = who.lang;
    let facts = match typed(&form) {
        Ok(facts) => facts,
        Err(problems) => {
            let problems = sentences(lang, &problems);
            return again(&who, code, Refused { form, problems }).await;
        }
    };
    let count = i64::try_from(facts.len()).unwrap_or(i64::MAX);
    let landlord = form.filled("landlord").map(str::to_owned);
    let wanted = code.clone();
    let done = who
        .write_once(&form, move |tx| {
            tx.add_dwellings(&wanted, landlord.as_deref(), &facts)?;
            Ok(format!("/estates/{wanted}/dwellings"))
        })
        .await;
    match done {
        Ok(address) => {
            let said = Flash::new("flash-dwellings-added", None).counting(count);
            Ok(Answer::see_other(&address).say(said))
        }
        Err(Failure::Refused(refusal)) => {
            let problems = match &refusal {
                Refusal::Dwellings(problems) => {
                    let first = usize::from(form.filled("number").is_some());
                    let lines = problems
                        .iter()
                        .map(|(line, problem)| (line.checked_sub(first), problem.clone()));
                    sentences(lang, &lines.collect::<Vec<_>>())
                }
                other => vec![lang.refusal(other)],
            };
            again(&who, code, Refused { form, problems }).await
        }
        Err(other) => Err(other),
    }
}

async fn again(who: &Contributor, code: String, refused: Refused) -> Done<Answer> {
    who.fresh(Status::UnprocessableEntity, move |read, page| {
        Ok(content(read, page, &code, "", refused)?.render()?)
    })
    .await
}

/// A problem with the line of the list it stands on, from 0; none for the fields above it.
type OnLine = (Option<usize>, DwellingProblem);

/// The dwelling of the fields and those of the list; all that is wrong at once.
fn typed(form: &Typed) -> Result<Vec<DwellingFacts>, Vec<OnLine>> {
    let (mut facts, mut problems) = (Vec::new(), Vec::new());
    let fields = ["number", "rpls", "address", "surface"].map(|name| form.get(name));
    let [number, rpls, address, surface] = fields;
    let list = form.get("list");
    // Nothing at all is refused as a dwelling without a number.
    if list.is_empty() || fields.iter().any(|text| !text.is_empty()) {
        match DwellingFacts::read(number, rpls, address, surface) {
            Ok(read) => facts.push(read),
            Err(wrong) => problems.extend(wrong.into_iter().map(|it| (None, it))),
        }
    }
    for (line, text) in list.lines().enumerate() {
        if text.trim().is_empty() {
            continue;
        }
        let mut cells = text.split([';', '\t']);
        let mut cell = || cells.next().unwrap_or_default();
        match DwellingFacts::read(cell(), cell(), cell(), cell()) {
            Ok(read) => facts.push(read),
            Err(wrong) => problems.extend(wrong.into_iter().map(|it| (Some(line), it))),
        }
        if cells.any(|more| !more.trim().is_empty()) {
            problems.push((Some(line), DwellingProblem::TooManyCells));
        }
    }
    if problems.is_empty() { Ok(facts) } else { Err(problems) }
}

fn sentences(lang: Lang, problems: &[OnLine]) -> Vec<String> {
    let said = problems.iter().map(|(line, problem)| {
        let sentence = lang.dwelling_problem(problem);
        match line {
            Some(line) => lang.say_with(
                "dwellings-line",
                &[("line", (line + 1).into()), ("text", sentence.into())],
            ),
            None => sentence,
        }
    });
    said.collect()
}

/// The estate of a code; the bucket has no dwellings.
pub(super) fn estate(read: &mut Read<'_>, code: &str) -> Stored<Estate> {
    read.estate(code)?.filter(|it| !it.is_bucket()).ok_or(StoreError::NotFound)
}

fn content(
    read: &mut Read<'_>,
    page: Page,
    code: &str,
    q: &str,
    refused: Refused,
) -> Stored<DwellingsPage> {
    let lang = page.lang;
    let estate = estate(read, code)?;
    let all = read.dwelling_rows(estate.id)?;
    let delivered = all
        .iter()
        .filter(|it| it.held.iter().any(|by| by.stage == crate::domain::stage::Stage::Delivered));
    let counts = [("n", all.len().into()), ("delivered", delivered.count().into())];
    let several = all.windows(2).any(|two| matches!(two, [a, b] if a.landlord != b.landlord));
    let wanted = fold(q);
    let found = |row: &&DwellingRow| {
        let texts = [Some(&row.number), row.rpls.as_ref(), row.address.as_ref()];
        wanted.is_empty() || texts.into_iter().flatten().any(|text| fold(text).contains(&wanted))
    };
    let form = if page.may_record() {
        let mut landlords = Vec::new();
        if estate.landlords.len() != 1 {
            let known = read.landlords()?;
            landlords = known.into_iter().map(|it| (it.code.to_string(), it.name)).collect();
        }
        Some(Form { once: refused.form.key(), typed: refused.form, landlords })
    } else {
        None
    };
    let title = lang.say_with("dwellings-title", &[("text", (&estate.name).into())]);
    Ok(DwellingsPage {
        code: estate.code.to_string(),
        name: estate.name,
        q: q.to_owned(),
        about: lang.say_with("dwellings-about", &counts),
        energy: energy_about(lang, &all),
        has_energy: all.iter().any(|it| it.energy_before.or(it.energy_after).is_some()),
        costs: all.iter().any(|it| it.cost.is_some()),
        rows: all.iter().filter(found).map(|row| shown(lang, row)).collect(),
        several,
        form,
        problems: refused.problems,
        page: page.titled(title).place(Place::Estates),
    })
}

fn shown(lang: Lang, row: &DwellingRow) -> Row {
    let held = row.held.iter().map(|it| {
        let what = format!("{}, {}", lang.stage_name(it.stage), lang.class_name(it.class));
        (what, it.entry, lang.position(it.entry))
    });
    Row {
        id: row.id,
        number: row.number.clone(),
        landlord: row.landlord.clone(),
        rpls: row.rpls.clone().unwrap_or_default(),
        address: row.address.clone().unwrap_or_default(),
        surface: row.surface.map(|it| format!("{it}\u{a0}m²")).unwrap_or_default(),
        energy: energy(lang, row),
        cost: row.cost.map(|it| lang.euros(it)).unwrap_or_default(),
        held: held.collect(),
    }
}

/// How many have a class after the works, and how many of these are C or better: the programme's
/// own promise.
fn energy_about(lang: Lang, all: &[DwellingRow]) -> Option<String> {
    let known: Vec<_> = all.iter().filter_map(|it| it.energy_after).collect();
    let good = known.iter().filter(|it| it.class <= EnergyClass::C).count();
    let args = [("known", known.len().into()), ("good", good.into())];
    (!known.is_empty()).then(|| lang.say_with("dwellings-energy-about", &args))
}

fn energy(lang: Lang, row: &DwellingRow) -> Option<Energy> {
    let letter = |it: Option<Certificate>| it.map_or("", |it| it.class.as_str());
    let (before, after) = (letter(row.energy_before), letter(row.energy_after));
    let named = [
        (row.energy_before, "dwellings-energy-before"),
        (row.energy_after, "dwellings-energy-after"),
    ];
    let notes = named.into_iter().filter_map(|(it, key)| {
        let it = it?;
        let method = lang.energy_method(&it);
        let when = it.on.map_or(method.clone(), |on| format!("{}, {method}", lang.day_short(on)));
        Some(format!("{}\u{a0}: {when}", lang.say(key)))
    });
    let methods = row.energy_before.zip(row.energy_after).map(|(a, b)| (a.method(), b.method()));
    let words = match (before, after) {
        ("", "") => return None,
        ("", one) => format!("{one}, {}", lang.say("dwellings-energy-after")),
        (one, "") => format!("{one}, {}", lang.say("dwellings-energy-before")),
        _ => lang.say_with(
            "dwellings-energy-arrow",
            &[("before", before.into()), ("after", after.into())],
        ),
    };
    let mixed = methods.is_some_and(|(before, after)| before.is_none() || before != after);
    Some(Energy { before, after, words, notes: notes.collect(), mixed })
}
