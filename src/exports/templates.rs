//! Files to fill in, as one person may: their estates, their operations, the months still open.

use std::collections::HashMap;

use super::about;
use crate::domain::calendar::Month;
use crate::domain::energy::EnergyClass;
use crate::domain::estate::Estate;
use crate::domain::ids::{EstateId, Insee, LandlordId};
use crate::domain::landlord::Landlord;
use crate::domain::operation::Operation;
use crate::domain::plan::{Years, indicative};
use crate::domain::programme::Programme;
use crate::domain::proposal::Kind;
use crate::domain::stage::Stage;
use crate::domain::year::YearState;
use crate::files::book::templates::{Filled, List, Takes, Template, write};
use crate::files::export::stage_word;
use crate::store::{Read, Result, StoreError};
use crate::text::Lang;

/// What somebody can choose from.
pub struct Held {
    /// Estates, but for the bucket of what is not broken down.
    pub estates: Vec<Estate>,
    /// Operations that have a name.
    pub operations: Vec<Operation>,
    /// Landlords.
    pub landlords: Vec<Landlord>,
    /// Months of years that take an entry from them, the latest first.
    pub months: Vec<Month>,
    communes: HashMap<Insee, String>,
}

/// What is read for somebody; `manages` where corrections of a year in that state are theirs.
pub fn held(read: &mut Read<'_>, manages: bool) -> Result<Held> {
    let mut estates = read.estates()?;
    estates.retain(|it| !it.is_bucket());
    estates.sort_by(|a, b| a.code.cmp(&b.code));
    let mut operations = read.operations()?;
    operations.retain(|it| !it.unspecified);
    operations.sort_by(|a, b| a.code.cmp(&b.code));
    let mut communes = HashMap::new();
    for insee in estates.iter().filter_map(|it| it.commune.as_ref()) {
        if let Some(commune) = read.commune(insee)? {
            communes.insert(insee.clone(), commune.name);
        }
    }
    let years = read.years()?;
    let takes = |year| match years.state(year) {
        YearState::Open => true,
        YearState::CorrectionsOnly => manages,
        YearState::Closed => false,
    };
    let mut months = Vec::new();
    let mut month = Month::of(read.today());
    while month.year() >= years.first {
        if takes(month.year()) {
            months.push(month);
        }
        month = month.previous();
    }
    Ok(Held { estates, operations, landlords: read.landlords()?, months, communes })
}

/// A file to fill in; `programme` says whose plan.
///
/// # Errors
/// [`StoreError::NotFound`] where there is no such programme; [`StoreError::Full`].
pub fn template(
    read: &mut Read<'_>,
    kind: Kind,
    lang: Lang,
    manages: bool,
    programme: &str,
) -> Result<Vec<u8>> {
    let held = held(read, manages)?;
    let table = match kind {
        Kind::Entries => "entries",
        Kind::Estates => "estates",
        Kind::Plan => "plan",
        Kind::Dwellings => "dwellings",
    };
    let about = about::plain(read, lang, table)?;
    let mut template = Template { kind, about, takes: vec![], lists: vec![], rows: vec![] };
    match kind {
        Kind::Entries => entries(&mut template, &held, lang),
        Kind::Estates => estates(&mut template, &held, lang),
        Kind::Dwellings => dwellings(&mut template, &held, lang),
        Kind::Plan => {
            let programme = read.programme(programme)?.ok_or(StoreError::NotFound)?;
            plan(&mut template, &held, read, &programme)?;
        }
    }
    write(&template).map_err(super::broken)
}

impl Held {
    fn commune(&self, estate: &Estate) -> String {
        let name = estate.commune.as_ref().and_then(|insee| self.communes.get(insee));
        name.cloned().unwrap_or_default()
    }

    fn estate_list(&self, lang: Lang) -> List {
        let row = |it: &Estate| vec![it.code.to_string(), it.name.clone(), self.commune(it)];
        List {
            heads: heads(lang, ["estate", "name", "commune"]),
            rows: self.estates.iter().map(row).collect(),
        }
    }

    fn operation_list(&self, lang: Lang) -> List {
        let codes: HashMap<EstateId, String> =
            self.estates.iter().map(|it| (it.id, it.code.to_string())).collect();
        let row = |it: &Operation| {
            vec![
                it.code.to_string(),
                it.name.clone(),
                codes.get(&it.estate).cloned().unwrap_or_default(),
                self.landlord(it.landlord),
                lang.kind_name(it.kind).into_owned(),
            ]
        };
        List {
            heads: heads(lang, ["operation", "name", "estate", "landlord", "works"]),
            rows: self.operations.iter().map(row).collect(),
        }
    }

    fn landlord(&self, id: LandlordId) -> String {
        let found = self.landlords.iter().find(|it| it.id == id);
        found.map(|it| it.name.clone()).unwrap_or_default()
    }

    fn landlord_list(&self, lang: Lang) -> List {
        let rows = self.landlords.iter().map(|it| vec![it.name.clone()]).collect();
        List { heads: heads(lang, ["landlord"]), rows }
    }
}

fn heads<const N: usize>(lang: Lang, keys: [&str; N]) -> Vec<String> {
    keys.iter().map(|key| lang.say(&format!("templates-list-{key}")).into_owned()).collect()
}

fn words<T: Into<String>>(lang: Lang, key: &str, all: impl IntoIterator<Item = T>) -> List {
    List { heads: heads(lang, [key]), rows: all.into_iter().map(|it| vec![it.into()]).collect() }
}

/// Nothing but the header: what is recorded already need not be typed again.
fn entries(template: &mut Template, held: &Held, lang: Lang) {
    let stage = |it: Stage| {
        let word = if lang == Lang::Fr { stage_word(it) } else { it.as_str() };
        vec![word.to_owned(), lang.stage_definition(it).into_owned()]
    };
    let stages = List {
        heads: heads(lang, ["stage", "definition"]),
        rows: Stage::ALL.into_iter().map(stage).collect(),
    };
    let months = held.months.iter().map(|it| format!("{:02}/{:04}", it.number(), it.year()));
    template.lists = vec![
        held.estate_list(lang),
        held.operation_list(lang),
        held.landlord_list(lang),
        stages,
        words(lang, "month", months),
    ];
    template.takes = vec![
        Takes::OneOf(0),
        Takes::OneOf(1),
        Takes::OneOf(2),
        Takes::OneOf(3),
        Takes::OneOf(4),
        Takes::Whole(1),
        Takes::Text,
        Takes::Text,
    ];
}

/// The register as it is: what is left as it stands changes nothing.
fn estates(template: &mut Template, held: &Held, lang: Lang) {
    let [yes, no] = ["templates-list-yes", "templates-list-no"].map(|key| lang.say(key));
    template.lists = vec![
        held.landlord_list(lang),
        words(lang, "yes-or-no", [yes.clone().into_owned(), no.clone().into_owned()]),
    ];
    template.takes = vec![Takes::Text; 4];
    template.takes.extend([
        Takes::OneOf(0),
        Takes::Whole(0),
        Takes::OneOf(1),
        Takes::OneOf(1),
        Takes::Number,
        Takes::Number,
        Takes::Text,
        Takes::Text,
    ]);
    let said = |it: Option<bool>| text(it.map(|it| if it { yes.as_ref() } else { no.as_ref() }));
    template.rows = held
        .estates
        .iter()
        .map(|it| {
            let landlord = match it.landlords.as_slice() {
                [one] => text(Some(held.landlord(*one))),
                _ => Filled::Empty,
            };
            vec![
                text(Some(it.code.as_str())),
                text(Some(it.name.as_str())),
                text(Some(held.commune(it))),
                text(it.commune.as_ref().map(Insee::as_str)),
                landlord,
                number(it.dwellings),
                said(it.heritage),
                said(it.priority),
                it.latitude.map_or(Filled::Empty, Filled::Number),
                it.longitude.map_or(Filled::Empty, Filled::Number),
                text(it.source.as_deref()),
                text(it.remark.as_deref()),
            ]
        })
        .collect();
}

/// The plan in force, or the indicative line, year by year.
fn plan(
    template: &mut Template,
    held: &Held,
    read: &mut Read<'_>,
    programme: &Programme,
) -> Result<()> {
    let lang = template.about.lang;
    template.about.fact("sheet-programme", &programme.name);
    let version = read.plan_in_force(programme.id)?;
    let own = match &version {
        Some(version) => version.years.clone(),
        None => indicative(programme).lines.into_iter().next().unwrap_or_default(),
    };
    let line = |code: &str, years: &Years| -> Vec<Vec<Filled>> {
        let row = |(year, dwellings): (&i32, &i64)| {
            vec![number(Some(i64::from(*year))), text(Some(code)), number(Some(*dwellings))]
        };
        years.iter().map(row).collect()
    };
    template.rows = line("", &own);
    for estate in &held.estates {
        if let Some(years) = version.as_ref().and_then(|it| it.estates.get(&estate.id)) {
            template.rows.extend(line(estate.code.as_str(), years));
        }
    }
    template.lists =
        vec![words(lang, "year", own.keys().map(ToString::to_string)), held.estate_list(lang)];
    template.takes = vec![Takes::OneOf(0), Takes::OneOf(1), Takes::Whole(0)];
    Ok(())
}

fn dwellings(template: &mut Template, held: &Held, lang: Lang) {
    template.lists = vec![
        held.estate_list(lang),
        held.landlord_list(lang),
        words(lang, "energy", EnergyClass::ALL.map(EnergyClass::as_str)),
    ];
    template.takes = vec![Takes::OneOf(0)];
    template.takes.extend([Takes::Text; 3]);
    template.takes.extend([Takes::Whole(1), Takes::OneOf(1), Takes::OneOf(2), Takes::OneOf(2)]);
    template.takes.extend([Takes::Text, Takes::Text, Takes::Text, Takes::Number]);
}

fn text(text: Option<impl Into<String>>) -> Filled {
    let text = text.map(Into::into).filter(|it| !it.is_empty());
    text.map_or(Filled::Empty, Filled::Text)
}

#[expect(clippy::cast_precision_loss, reason = "Excel has no other numbers")]
fn number(number: Option<i64>) -> Filled {
    number.map_or(Filled::Empty, |it| Filled::Number(it as f64))
}
