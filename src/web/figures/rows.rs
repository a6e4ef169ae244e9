//! The lines of an explanation as a table shows them.

use crate::domain::explanation::{Act, EntryLine, Explanation, Group, Line, Part, What};
use crate::domain::figure::Quantity;
use crate::text::Lang;
use crate::web::marks::{Number, address};

/// A list with its heading.
pub(super) struct Table {
    /// What it lists; empty where there is only one.
    pub heading: String,
    /// Lines of the ledger: they have a date and a place.
    pub entries: bool,
    /// Groups of them: they have a number of lines.
    pub groups: bool,
    pub rows: Vec<Row>,
    /// Its own sum, where another list follows or went before.
    pub sum: Option<Number>,
}

/// A line.
pub(super) struct Row {
    pub name: String,
    pub href: Option<String>,
    pub note: Option<String>,
    pub when: String,
    pub place: Option<(String, String)>,
    pub lines: String,
    pub number: Number,
    pub running: String,
}

/// The lists of an explanation, running sums going through all of them.
pub(super) fn tables(lang: Lang, of: &Explanation) -> Vec<Table> {
    let alone = of.lists.len() == 1;
    let mut before = 0;
    of.lists
        .iter()
        .map(|list| {
            let plain = matches!(of.reference.quantity, Quantity::Actual | Quantity::Plan(_));
            let rows = list.lines.iter().map(|line| {
                before += line.dwellings;
                row(lang, line, before)
            });
            Table {
                rows: rows.collect(),
                heading: if alone { String::new() } else { heading(lang, list.part) },
                entries: list
                    .lines
                    .iter()
                    .any(|line| matches!(line.what, What::Entry(_) | What::Frozen { .. })),
                groups: list.lines.iter().any(|line| matches!(line.what, What::Group(..))),
                sum: (!alone).then(|| Number {
                    text: if plain { lang.count(list.sum()) } else { lang.signed(list.sum()) },
                    // A list that is taken away has the other sign than its figure.
                    href: list.figure.as_ref().filter(|_| !taken(of, list.part)).map(address),
                }),
            }
        })
        .collect()
}

/// Whether a part is taken away.
fn taken(of: &Explanation, part: Part) -> bool {
    matches!(
        (of.reference.quantity, part),
        (Quantity::Variance(_), Part::Plan(_)) | (Quantity::Remaining(_), Part::Entries)
    )
}

fn heading(lang: Lang, part: Part) -> String {
    let plan = |key, version| lang.say_with(key, &[("plan", lang.plan_version(version).into())]);
    match part {
        Part::Entries => lang.say("figures-list-entries").into_owned(),
        Part::Plan(version) => plan("figures-list-plan", version),
        Part::Target(version) => plan("figures-list-target", version),
    }
}

pub(super) fn row(lang: Lang, line: &Line, running: i64) -> Row {
    let estate = |code: &str| Some(format!("/estates/{code}"));
    let blank = Row {
        name: String::new(),
        href: None,
        note: None,
        when: String::new(),
        place: None,
        lines: String::new(),
        number: Number {
            text: lang.count(line.dwellings),
            href: line.figure.as_ref().map(address),
        },
        running: lang.count(running),
    };
    match &line.what {
        What::Entry(entry) => entry_row(lang, entry, blank),
        What::Group(group, lines) => {
            let (name, href) = match group {
                Group::Year(year) => (year.to_string(), None),
                Group::Month(month) => (lang.month_in_words(*month), None),
                Group::ByYearAlone(year) => {
                    let year = year.to_string();
                    (lang.say_with("figures-group-alone", &[("year", year.into())]), None)
                }
                Group::Estate(code, name) => (name.clone(), estate(code.as_str())),
                Group::Operation(code, name) => (name.clone(), Some(format!("/operations/{code}"))),
            };
            Row { name, href, lines: lang.count(*lines), ..blank }
        }
        What::Frozen { year, number, month, estate: (code, name) } => {
            let year = year.to_string();
            let closing = [("year", (&year).into()), ("number", i64::from(*number).into())];
            Row {
                name: lang.say_with("figures-frozen", &closing),
                when: month.map_or_else(|| year.clone(), |month| lang.month_in_words(month)),
                place: estate(code.as_str()).map(|href| (href, name.clone())),
                ..blank
            }
        }
        What::Year { year, number, share } => {
            let note = match share {
                None => lang.say("figures-year-whole").into_owned(),
                Some((elapsed, days, day)) => lang.say_with(
                    "figures-year-share",
                    &[
                        ("number", (*number).into()),
                        ("elapsed", (*elapsed).into()),
                        ("days", (*days).into()),
                        ("day", lang.day_in_words(*day).into()),
                    ],
                ),
            };
            Row { name: year.to_string(), note: Some(note), ..blank }
        }
        What::Estate(code, name) => {
            Row { name: name.clone(), href: estate(code.as_str()), ..blank }
        }
        What::Programme => Row { name: lang.say("figures-whole-programme").into_owned(), ..blank },
    }
}

fn entry_row(lang: Lang, entry: &EntryLine, blank: Row) -> Row {
    let text = |key: &str, text: String| lang.say_with(key, &[("text", text.into())]);
    let mut notes = Vec::new();
    match entry.act {
        Act::Entry => {}
        Act::Reversal(of) => notes.push(text("figures-act-reversal", lang.position(of))),
        Act::Defect => notes.push(lang.say("figures-act-defect").into_owned()),
        Act::Cure => notes.push(lang.say("figures-act-cure").into_owned()),
    }
    if entry.booked != entry.when.on {
        notes.push(text("figures-booked", lang.day_short(entry.booked)));
    }
    notes.extend(entry.note.clone());
    Row {
        name: lang.position(entry.position),
        href: Some(format!("/entries/{}", entry.position)),
        note: (!notes.is_empty()).then(|| notes.join(" · ")),
        when: lang.when_short(entry.when),
        place: Some((format!("/estates/{}", entry.estate), entry.estate_name.clone())),
        ..blank
    }
}
