//! A draft as one sheet: what was typed, what of it is a number, and what the version in force
//! holds fixed (DESIGN 3.6). Nothing here decides what may be published.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;

use chrono::Datelike;

use super::ground::Ground;
use crate::domain::calendar::Day;
use crate::domain::draft::{DraftProblem, LONGEST};
use crate::domain::event::written;
use crate::domain::ids::EstateId;
use crate::domain::plan::Years;
use crate::domain::proration::fill_from;
use crate::store::Draft;
use crate::text::Lang;
use crate::text::reading::{parse_date, parse_whole};
use crate::web::fields::{Errors, Typed};

/// A cell as it was typed, and the number in it.
#[derive(Default, Clone)]
pub(super) struct Cell {
    pub(super) text: String,
    pub(super) number: Option<i64>,
}

impl Cell {
    fn of(number: i64) -> Self {
        Self { text: number.to_string(), number: Some(number) }
    }
}

type Cells = BTreeMap<i32, Cell>;

/// The sheet.
pub(super) struct Sheet {
    pub(super) target: Cell,
    pub(super) last_day_text: String,
    pub(super) last_day: Option<Day>,
    /// Years before it are held by the version in force.
    pub(super) open_from: i32,
    pub(super) years: Cells,
    pub(super) estates: BTreeMap<EstateId, Cells>,
    pub(super) seen: Seen,
    /// Fields that hold no number or day.
    pub(super) errors: Errors,
}

/// The draft a sheet was made from, to notice that somebody saved another one meanwhile.
#[derive(Default, Clone, PartialEq, Eq)]
pub(super) struct Seen {
    pub(super) revision: i32,
    /// The instant it was saved; empty while nothing was.
    pub(super) saved: String,
}

impl Seen {
    /// Of the draft that is kept now.
    pub(super) fn of(draft: Option<&Draft>) -> Self {
        let saved = draft.and_then(|draft| draft.updated_at).map(written).unwrap_or_default();
        Self { revision: draft.map_or(0, |draft| draft.revision), saved }
    }

    /// As a form sends it back.
    pub(super) fn typed(form: &Typed, revision: &str, saved: &str) -> Self {
        let revision = form.get(revision).parse().unwrap_or_default();
        Self { revision, saved: form.get(saved).to_owned() }
    }
}

impl Sheet {
    /// The sheet of a draft.
    pub(super) fn of_draft(ground: &Ground, draft: &Draft) -> Self {
        let cells = |years: &Years| years.iter().map(|(&y, &n)| (y, Cell::of(n))).collect();
        let mut sheet = Self {
            target: Cell::of(draft.target),
            last_day_text: draft.last_day.format("%d/%m/%Y").to_string(),
            last_day: Some(draft.last_day),
            open_from: open_from(ground, first_altered(ground, draft)),
            years: cells(&draft.years),
            estates: draft.estates.iter().map(|(&id, years)| (id, cells(years))).collect(),
            seen: Seen::of(Some(draft).filter(|draft| draft.updated_at.is_some())),
            errors: Errors::default(),
        };
        sheet.hold(ground, sheet.open_from);
        sheet
    }

    /// The sheet as it was typed.
    pub(super) fn of_form(ground: &Ground, lang: Lang, form: &Typed) -> Self {
        let mut errors = Errors::default();
        let target = cell(&mut errors, lang, "target", form.get("target"));
        if target.text.is_empty() || target.number == Some(0) {
            errors.add("target", lang.draft_problem(&DraftProblem::TargetNotAboveZero));
        }
        let last_day = parse_date(form.get("last-day")).map_err(|it| it.sentence(lang));
        let last_day = errors.take("last-day", last_day).map(|date| date.last_day());
        let mut sheet = Self {
            target,
            last_day_text: form.get("last-day").to_owned(),
            last_day,
            open_from: open_from(ground, form.get("from-year").parse().ok()),
            years: Cells::new(),
            estates: BTreeMap::new(),
            seen: Seen::typed(form, "revision", "saved"),
            errors,
        };
        let known: BTreeSet<EstateId> = ground.estates.iter().map(|it| it.id).collect();
        for (name, text) in form.fields() {
            sheet.take(lang, &known, name, text.trim());
        }
        // Years that were held when the sheet was shown had no field: opened now, they begin
        // with the numbers of the version in force.
        let shown_from = form.get("shown-from").parse().unwrap_or(i32::MIN);
        sheet.hold(ground, sheet.open_from.max(shown_from));
        sheet
    }

    /// Takes in one field of the form: `y-2024`, `e-12-2024`, or `estate` for a row.
    fn take(&mut self, lang: Lang, known: &BTreeSet<EstateId>, name: &str, text: &str) {
        if name == "estate" {
            if let Some(id) = text.parse().ok().filter(|id| known.contains(id)) {
                self.estates.entry(id).or_default();
            }
            return;
        }
        let year = |text: &str| text.parse().ok().filter(|year| (1900..2200).contains(year));
        let line = if let Some(rest) = name.strip_prefix("y-") {
            year(rest).map(|year| (&mut self.years, year))
        } else if let Some((id, rest)) = name.strip_prefix("e-").and_then(|it| it.split_once('-')) {
            let id = id.parse().ok().filter(|id| known.contains(id));
            id.zip(year(rest)).map(|(id, year)| (self.estates.entry(id).or_default(), year))
        } else {
            None
        };
        if let Some((line, year)) = line {
            let read = cell(&mut self.errors, lang, name, text);
            if !read.text.is_empty() {
                line.insert(year, read);
            }
        }
    }

    /// Puts the numbers of the version in force into the years before `until`.
    fn hold(&mut self, ground: &Ground, until: i32) {
        let Some(in_force) = ground.in_force() else { return };
        let held = |cells: &mut Cells, years: Option<&Years>| {
            cells.retain(|year, _| *year >= until);
            let years = years.into_iter().flat_map(|years| years.range(..until));
            cells.extend(years.map(|(&year, &number)| (year, Cell::of(number))));
        };
        held(&mut self.years, Some(&in_force.years));
        for (id, years) in &in_force.estates {
            if years.range(..until).next().is_some() {
                self.estates.entry(*id).or_default();
            }
        }
        for (id, cells) in &mut self.estates {
            held(cells, in_force.estates.get(id));
        }
    }

    /// The draft, as far as it could be read.
    pub(super) fn draft(&self, ground: &Ground) -> Draft {
        let numbers = |cells: &Cells| -> Years {
            cells.iter().filter_map(|(&year, cell)| Some((year, cell.number?))).collect()
        };
        let estates = self.estates.iter().map(|(&id, cells)| (id, numbers(cells)));
        Draft {
            revision: self.seen.revision,
            target: self.target.number.unwrap_or_default(),
            last_day: self.last_day.unwrap_or(ground.programme.last_day),
            years: numbers(&self.years),
            estates: estates.filter(|(_, years)| !years.is_empty()).collect(),
            updated_by: String::new(),
            updated_at: None,
        }
    }

    /// The columns: the years of the plan, and others that hold something, to be emptied.
    pub(super) fn columns(&self, ground: &Ground) -> Vec<i32> {
        let first = ground.programme.first_day.year();
        let last = self.last_day.unwrap_or(ground.programme.last_day).year();
        let last = last.min(first.saturating_add(LONGEST - 1));
        let filled = self.years.keys().chain(self.estates.values().flat_map(Cells::keys));
        let all: BTreeSet<i32> = (first..=last).chain(filled.copied()).collect();
        all.into_iter().collect()
    }

    /// Spreads what the held years leave of the target over the days that remain. Does nothing
    /// and says so when it can't.
    pub(super) fn fill(&mut self, ground: &Ground) -> bool {
        let (Some(target), Some(last)) = (self.target.number, self.last_day) else { return false };
        let first = ground.programme.first_day;
        let kept = ground.in_force().map(|plan| plan.years.clone()).unwrap_or_default();
        let from = self.open_from.max(first.year());
        if last.year().saturating_sub(first.year()) >= LONGEST {
            return false;
        }
        let Some(filled) = fill_from(from, &kept, target, first, last) else { return false };
        self.years = filled.into_iter().map(|(year, number)| (year, Cell::of(number))).collect();
        true
    }

    /// Adds an empty row.
    pub(super) fn add(&mut self, ground: &Ground, id: &str) {
        let id = id.parse().ok().filter(|id| ground.estates.iter().any(|it| it.id == *id));
        if let Some(id) = id {
            self.estates.entry(id).or_default();
        }
    }

    /// Takes a row out; numbers of held years stay.
    pub(super) fn remove(&mut self, id: &str) {
        let Ok(id) = id.parse::<EstateId>() else { return };
        if self.is_held(id) {
            let until = self.open_from;
            if let Some(cells) = self.estates.get_mut(&id) {
                cells.retain(|year, _| *year < until);
            }
        } else {
            self.estates.remove(&id);
        }
    }

    /// Whether an estate has numbers in held years, so that its row must stay.
    pub(super) fn is_held(&self, id: EstateId) -> bool {
        let held = (Bound::Unbounded, Bound::Excluded(self.open_from));
        self.estates.get(&id).is_some_and(|cells| cells.range(held).next().is_some())
    }
}

fn cell(errors: &mut Errors, lang: Lang, name: &str, text: &str) -> Cell {
    if text.is_empty() {
        return Cell::default();
    }
    let number = errors.take(name, parse_whole(text).map_err(|it| it.sentence(lang)));
    Cell { text: text.to_owned(), number }
}

/// The first year that can be edited: none is held before version 1; later it lies between the
/// adoption year of the version in force and this one, which is taken unless told otherwise.
fn open_from(ground: &Ground, asked: Option<i32>) -> i32 {
    let Some(in_force) = ground.in_force() else { return i32::MIN };
    let (least, most) = (in_force.adopted_on.year(), ground.today.year());
    asked.unwrap_or(most).clamp(least.min(most), most)
}

/// The first year in which a draft is not as the version in force.
fn first_altered(ground: &Ground, draft: &Draft) -> Option<i32> {
    let in_force = ground.in_force()?;
    let nothing = Years::new();
    let line = |before: &Years, after: &Years| {
        let all: BTreeSet<i32> = before.keys().chain(after.keys()).copied().collect();
        all.into_iter().find(|year| before.get(year) != after.get(year))
    };
    let ids: BTreeSet<&EstateId> = in_force.estates.keys().chain(draft.estates.keys()).collect();
    let of_estates = ids.into_iter().filter_map(|id| {
        let before = in_force.estates.get(id).unwrap_or(&nothing);
        line(before, draft.estates.get(id).unwrap_or(&nothing))
    });
    line(&in_force.years, &draft.years).into_iter().chain(of_estates).min()
}
