//! The plans of a programme: its versions, one version, two of them compared, the draft as one
//! sheet, and its publication (DESIGN 3).

pub(super) mod comparison;
pub(super) mod draft;
pub(super) mod files;
mod grid;
mod ground;
pub(super) mod list;
pub(super) mod publication;
mod rows;
mod sheet;
pub(super) mod version;

use std::collections::BTreeMap;

use chrono::Datelike as _;

use crate::domain::calendar::last_day_of;
use crate::domain::figure::{FigurePeriod, FigureScope, Quantity, Reference};
use crate::domain::ids::Position;
use crate::domain::plan::{PlanVersion, Publication, indicative};
use crate::domain::programme::Programme;
use crate::store::{Read, Result as Stored};
use crate::text::Lang;

/// What people call a version: the plan d'origine, the plan in force, or its number. 0 is the
/// indicative line.
fn version_name(lang: Lang, version: i32, last: i32) -> String {
    let key = match version {
        0 => "plans-name-indicative",
        1 if last == 1 => "plans-name-both",
        1 => "plans-name-original",
        _ if version == last => "plans-name-current",
        _ => "plans-name-other",
    };
    lang.say_with(key, &[("text", version.to_string().into())])
}

/// A choice of a version in a list.
struct Choice {
    version: i32,
    name: String,
    chosen: bool,
}

/// The versions one can choose between, the indicative line first.
fn choices(lang: Lang, versions: &[Publication], chosen: i32) -> Vec<Choice> {
    let last = last_version(versions);
    let all = std::iter::once(0).chain(versions.iter().map(|it| it.plan.version));
    all.map(|version| Choice {
        version,
        name: version_name(lang, version, last),
        chosen: version == chosen,
    })
    .collect()
}

/// The figures of a version of a programme's plan, over any days and for any part of it.
struct Planned {
    programme: Programme,
    position: Position,
}

impl Planned {
    fn read(read: &mut Read<'_>, programme: &Programme) -> Stored<Self> {
        Ok(Self { programme: programme.clone(), position: read.head()?.position })
    }

    fn figure(&self, version: i32, scope: FigureScope, period: FigurePeriod) -> Reference {
        Reference {
            programme: self.programme.code.clone(),
            quantity: Quantity::Plan(version),
            stage: self.programme.stage,
            net: false,
            published: false,
            scope,
            period,
            position: self.position,
        }
    }

    fn year(&self, version: i32, scope: FigureScope, year: i32) -> Reference {
        self.figure(version, scope, FigurePeriod::Year(year))
    }

    /// From the first day to the end of a year, or to the last day of the version.
    fn until(&self, plan: &PlanVersion, scope: FigureScope, year: i32) -> Reference {
        let last = last_day_of(year).min(plan.last_day);
        let first = plan.first_day.min(last);
        self.figure(plan.version, scope, FigurePeriod::Range(first, last))
    }

    /// All of it.
    fn whole(&self, plan: &PlanVersion, scope: FigureScope) -> Reference {
        self.until(plan, scope, plan.last_day.year())
    }
}

/// The number of the version in force; 0 when none is published.
fn last_version(versions: &[Publication]) -> i32 {
    versions.last().map_or(0, |it| it.plan.version)
}

/// The indicative line as a version that can be compared with others: it has years alone.
fn indicative_version(programme: &Programme) -> PlanVersion {
    let line = indicative(programme);
    PlanVersion {
        programme: programme.id,
        version: 0,
        adopted_on: programme.first_day,
        decision: String::new(),
        reason: String::new(),
        unconfirmed: false,
        requested_by: None,
        target: programme.target,
        first_day: line.first_day,
        last_day: line.last_day,
        years: line.lines.into_iter().flatten().collect(),
        estates: BTreeMap::new(),
    }
}
