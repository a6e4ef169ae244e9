//! The program against the list, at one point of knowledge.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike as _;
use corons::domain::calendar::{Day, first_day_of, last_day_of};
use corons::domain::figure::{FigurePeriod, FigureScope, Quantity, Reference};
use corons::domain::ids::{Position, Siren};
use corons::domain::knowledge::Knowledge;
use corons::domain::progress::{default_to, progress};
use corons::domain::restatement::{Line, Split};
use corons::domain::rollup::{Grain, Progress};
use corons::domain::stage::Stage;
use corons::domain::territory::{Scope, TerritoryLine};
use corons::store::{BridgeQuestion, Depth, FigureQuestion, Read, Result, Start};

use crate::history::History;
use crate::naive::{Naive, Place, Wanted};

/// What the two say of a stage at a point of knowledge; panics where they differ.
pub fn check(history: &History, at: Position, stage: Stage, net: bool) {
    let naive = &history.naive;
    let read = |read: &mut Read<'_>| {
        figures(naive, read, at, stage, net)?;
        names(naive, read, at)
    };
    history.store.read_at(Knowledge::Position(at), read).unwrap();
}

fn question(read: &mut Read<'_>, stage: Stage, net: bool, scope: Scope) -> Result<FigureQuestion> {
    let programme = read.programme("mc")?.unwrap();
    let known = read.known_now()?;
    let to = default_to(known.on, programme.first_day);
    Ok(FigureQuestion {
        programme,
        stage,
        net,
        published: false,
        scope,
        known,
        to,
        reporting: false,
    })
}

fn figures(
    naive: &Naive,
    read: &mut Read<'_>,
    at: Position,
    stage: Stage,
    net: bool,
) -> Result<()> {
    let registers = naive.registers(at);
    let asked = question(read, stage, net, Scope::All)?;
    let first = asked.programme.first_day;
    let to = asked.to;
    let wanted = |place: Place| Wanted { stage, net, place, first, last: to };
    let name = |what: &str| format!("{what} of {stage}, net {net}, to {to}, at {at}");

    let years = progress(&read.progress_input(&asked)?, Grain::Year);
    let whole = naive.actual(at, &wanted(Place::All));
    assert_eq!(years.total.actual.unwrap_or(0), whole, "{}", name("total"));
    by_year(naive, at, &years, &wanted(Place::All), Naive::actual, &name("year"));
    if stage == Stage::Delivered {
        let planned = naive.planned(at, to);
        assert!(planned.is_none() || planned == years.total.planned_current, "{}", name("plan"));
        let settled = years.total.variance_current.zip(planned);
        let variance = settled.map(|(variance, planned)| (variance, whole - planned));
        assert!(variance.is_none_or(|(is, should)| is == should), "{}", name("variance"));
    }
    let months = progress(&read.progress_input(&asked)?, Grain::Month);
    assert_eq!(months.total, years.total, "{}", name("total by month"));

    // Every estate, the bucket beside them: together the programme.
    let mut sum = 0;
    for row in read.estate_rows(&asked)? {
        let place = Place::Estate(row.id);
        assert_eq!(row.actual, naive.actual(at, &wanted(place)), "{} {}", name("estate"), row.code);
        sum += row.actual;
    }
    let bucket = registers.estates.values().find(|it| it.is_bucket()).unwrap();
    sum += naive.actual(at, &wanted(Place::Estate(bucket.id)));
    assert_eq!(sum, whole, "{}", name("estates together"));
    let rows = read.territory_rows(&asked)?;
    for row in &rows {
        let place = Place::Line(row.line.clone());
        assert_eq!(row.actual, naive.actual(at, &wanted(place)), "{} {:?}", name("line"), row.line);
    }
    assert_eq!(rows.iter().map(|row| row.actual).sum::<i64>(), whole, "{}", name("lines together"));

    for code in ["LENS-4", "OIGNIES-DECLERCQ"] {
        let estate = registers.estates.values().find(|it| it.code.as_str() == code).unwrap();
        let place = wanted(Place::Estate(estate.id));
        let asked = FigureQuestion { scope: Scope::Estate(estate.code.clone()), ..asked.clone() };
        let years = progress(&read.progress_input(&asked)?, Grain::Year);
        by_year(naive, at, &years, &place, Naive::actual, &name(code));
        let published = FigureQuestion { published: true, ..asked };
        let years = progress(&read.progress_input(&published)?, Grain::Year);
        by_year(naive, at, &years, &place, Naive::published, &name("published estate"));
    }
    let published = FigureQuestion { published: true, ..asked };
    let years = progress(&read.progress_input(&published)?, Grain::Year);
    by_year(naive, at, &years, &wanted(Place::All), Naive::published, &name("published"));
    explained(naive, read, at, &wanted(Place::All))
}

/// Each calendar year of a table against the list.
fn by_year(
    naive: &Naive,
    at: Position,
    years: &Progress,
    wanted: &Wanted,
    count: fn(&Naive, Position, &Wanted) -> i64,
    name: &str,
) {
    for period in &years.periods {
        let year = period.from.year();
        let (first, last) = (first_day_of(year), last_day_of(year));
        let expected = count(naive, at, &Wanted { first, last, ..wanted.clone() });
        // Defects alone make no missing year known: what was delivered then, nobody said.
        let silent = period.actual.is_none() && wanted.net;
        let known = if silent { 0 } else { expected };
        assert_eq!(period.actual.unwrap_or(0), known, "{name} {}", period.period);
    }
}

/// A figure by its reference is what the list says, and its explanation sums to it.
fn explained(naive: &Naive, read: &mut Read<'_>, at: Position, wanted: &Wanted) -> Result<()> {
    let registers = naive.registers(at);
    let estate = registers.estates.values().find(|it| it.code.as_str() == "LENS-4").unwrap();
    let epci: Siren = "246200364".parse().unwrap();
    let places = [
        (Place::All, FigureScope::All),
        (Place::Estate(estate.id), FigureScope::Estate(estate.code.clone())),
        (Place::Epci(epci.clone()), FigureScope::Epci(epci)),
        (Place::Line(TerritoryLine::NoCommune), FigureScope::NoCommune),
        (Place::Line(TerritoryLine::Bucket), FigureScope::Bucket),
    ];
    let year = wanted.last.year();
    for (place, scope) in places {
        for published in [false, true] {
            let reference = Reference {
                programme: "mc".parse().unwrap(),
                quantity: Quantity::Actual,
                stage: wanted.stage,
                net: wanted.net,
                published,
                scope: scope.clone(),
                period: FigurePeriod::Year(year),
                position: at,
            };
            let (first, last) = (first_day_of(year), last_day_of(year));
            let wanted = Wanted { place: place.clone(), first, last, ..wanted.clone() };
            let explanation = read.explain(&reference, Depth::Whole)?;
            // Where nothing is known there is no figure.
            let Ok(value) = explanation.value else { continue };
            let count = if published { Naive::published } else { Naive::actual };
            assert_eq!(value, count(naive, at, &wanted), "{reference}");
            assert_eq!(explanation.sum(), value, "the lines of {reference}");
            assert_eq!(read.figure(&reference)?, Ok(value), "{reference}");
        }
    }
    Ok(())
}

fn names(naive: &Naive, read: &mut Read<'_>, at: Position) -> Result<()> {
    for listed in read.entries(&corons::store::EntryFilter::default())? {
        let entry = listed.entry.position;
        let named = i64::try_from(read.named_by(entry)?.len()).unwrap();
        assert_eq!(named, naive.named(at, entry), "names of {entry} at {at}");
        assert!(named <= listed.entry.dwellings.max(0));
    }
    Ok(())
}

/// The bridge from one point to another closes, in whole and line by line.
pub fn bridge(history: &History, from: Position, to: Position, year: Option<i32>, net: bool) {
    let naive = &history.naive;
    let ask = |split| {
        history
            .store
            .restatement(&BridgeQuestion {
                programme: "mc".into(),
                stage: None,
                net,
                from: Start::Known(Knowledge::Position(from)),
                to: Knowledge::Position(to),
                year,
                split,
            })
            .unwrap()
    };
    let name = |what: &str| format!("{what} from {from} to {to}, year {year:?}, net {net}");
    let whole = ask(Split::Whole);
    let wanted = |first: Day, last: Day| Wanted {
        stage: Stage::Delivered,
        net,
        place: Place::All,
        first,
        last,
    };
    let period = wanted(whole.first, whole.last);
    assert_eq!(whole.bridge.opening_sum(), naive.actual(from, &period), "{}", name("opening"));
    assert_eq!(whole.bridge.closing_sum(), naive.actual(to, &period), "{}", name("closing"));
    assert_eq!(whole.bridge.residual(), 0, "{}", name("residual"));
    for split in [Split::Estate, Split::Territory] {
        let parts = ask(split);
        assert_eq!(parts.bridge.opening_sum(), whole.bridge.opening_sum(), "{}", name("parts"));
        assert_eq!(parts.bridge.closing_sum(), whole.bridge.closing_sum(), "{}", name("parts"));
        let lines: BTreeSet<Line> = parts.bridge.lines().into_iter().cloned().collect();
        for line in &lines {
            assert_eq!(parts.bridge.residual_of(line), 0, "{} {line:?}", name("residual"));
        }
        let mut moved = BTreeMap::new();
        for cause in whole.bridge.at_work() {
            moved.insert(cause, whole.bridge.cause_sum(cause));
        }
        for (cause, sum) in moved {
            let of_lines: i64 = lines.iter().map(|line| parts.bridge.of_cause(cause, line)).sum();
            assert_eq!(of_lines, sum, "{} {cause:?}", name("a cause of the parts"));
        }
    }
}
