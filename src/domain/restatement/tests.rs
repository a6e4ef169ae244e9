//! Random ledgers and registers against a naive model that keeps everything in a list.

use std::collections::HashMap;

use proptest::prelude::*;

use super::*;
use crate::domain::estate::{BUCKET, Estate};
use crate::domain::operation::{Kind as Works, Operation, Schedule};
use crate::domain::programme::Programme;
use crate::domain::stage::Stage;
use crate::domain::territory::Membership;

const EPCIS: [&str; 2] = ["246200364", "200072460"];

fn day(number: u32) -> Day {
    Day::from_ymd_opt(2020, 1, 1).unwrap() + chrono::Days::new(u64::from(number))
}

fn estate(id: i32, commune: Option<usize>) -> Estate {
    let code = if id == 4 { BUCKET.to_owned() } else { format!("E-{id}") };
    Estate {
        id,
        code: code.parse().unwrap(),
        former_codes: vec![],
        name: code,
        commune: commune.map(|it| ["62498", "59512"][it].parse().unwrap()),
        other_communes: vec![],
        landlords: vec![],
        dwellings: None,
        dwellings_on: None,
        source: None,
        heritage: None,
        priority: None,
        latitude: None,
        longitude: None,
        remark: None,
        fictional: false,
        withdrawn: false,
    }
}

fn operation(id: i32, estate: i32, landlord: i32, works: usize, outside: bool) -> Operation {
    Operation {
        id,
        code: format!("O-{id}").parse().unwrap(),
        name: String::new(),
        estate,
        landlord,
        contract: None,
        kind: [Works::Heavy, Works::Facade][works],
        planned: None,
        schedule: Schedule::default(),
        outside,
        cdc_loan: None,
        reports: false,
        unspecified: false,
    }
}

fn programme(first: u32, landlords: Vec<i32>) -> Programme {
    Programme {
        id: 1,
        code: "mc".parse().unwrap(),
        name: String::new(),
        first_day: day(first),
        last_day: day(4_000),
        landlords,
        stage: Stage::Delivered,
        kinds: vec![Works::Heavy],
        target: 1,
    }
}

prop_compose! {
    fn registers()(
        communes in proptest::collection::vec(proptest::option::of(0_usize..2), 3),
        operations in proptest::collection::vec(
            (1_i32..5, 1_i32..3, 0_usize..2, proptest::bool::weighted(0.2)), 5),
        both in any::<bool>(),
        first in 0_u32..200,
        moves in proptest::collection::vec(proptest::option::of(0_u32..800), 2),
    ) -> Registers {
        let communes = communes.into_iter().chain([None]);
        let estates = (1..).zip(communes).map(|(id, it)| (id, estate(id, it))).collect();
        let operations = (1..)
            .zip(operations)
            .map(|(id, (at, by, works, outside))| (id, operation(id, at, by, works, outside)))
            .collect();
        let landlords = if both { vec![1, 2] } else { vec![1] };
        let mut memberships: HashMap<_, Vec<Membership>> = HashMap::new();
        for (insee, moved) in ["62498", "59512"].iter().zip(moves) {
            let commune: crate::domain::ids::Insee = insee.parse().unwrap();
            let one = |epci: usize, from, to| Membership {
                commune: insee.parse().unwrap(), epci: EPCIS[epci].parse().unwrap(), from, to,
            };
            let over_time = match moved {
                None => vec![one(0, None, None)],
                Some(at) => vec![one(0, None, day(at).pred_opt()), one(1, Some(day(at)), None)],
            };
            memberships.insert(commune, over_time);
        }
        Registers { programme: Some(programme(first, landlords)), operations, estates, memberships }
    }
}

/// One act: what it records, of which earlier row it is, and a number for its choices.
fn acts() -> impl Strategy<Value = Vec<(u8, i32, u32, i64, usize)>> {
    proptest::collection::vec((0_u8..5, 1_i32..6, 0_u32..800, 1_i64..60, any::<usize>()), 0..60)
}

/// A ledger that follows: entries, corrections with one replacement, defects and cures.
fn ledger(acts: &[(u8, i32, u32, i64, usize)]) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let mut live: Vec<usize> = Vec::new();
    for &(act, operation, on, count, choice) in acts {
        let position = i64::try_from(rows.len()).unwrap() + 1;
        let on = day(on);
        let entry = Row {
            position,
            entry: position,
            operation,
            on,
            placed: on,
            dwellings: count,
            kind: Kind::Entry,
        };
        let chosen = (!live.is_empty()).then(|| choice % live.len().max(1));
        match (act, chosen) {
            (0, Some(chosen)) => {
                let reason = CorrectionReason::ALL[choice % 6];
                let wrong = rows[live.remove(chosen)];
                let kind = Kind::Correction(reason);
                rows.push(Row { position, dwellings: -wrong.dwellings, kind, ..wrong });
                live.push(rows.len());
                let position = position + 1;
                rows.push(Row { position, entry: position, kind, ..entry });
            }
            (1, Some(chosen)) => {
                let of = rows[live[chosen]];
                let on = of.on.max(on);
                rows.push(Row { position, on, dwellings: -1, kind: Kind::Defect, ..of });
                rows.push(Row { position: position + 1, on, dwellings: 1, kind: Kind::Cure, ..of });
            }
            _ => {
                live.push(rows.len());
                rows.push(entry);
            }
        }
    }
    rows
}

/// The naive model: everything in a list, added up anew.
fn figure(rows: &[Row], registers: &Registers, split: Split, at: Position) -> Sums {
    let mut sums = Sums::new();
    for row in rows.iter().filter(|row| row.position <= at) {
        let Some(operation) = registers.operations.get(&row.operation) else { continue };
        let programme = registers.programme.as_ref().unwrap();
        if !programme.counts(operation, row.placed) {
            continue;
        }
        let home = &registers.estates[&operation.estate];
        let line = match (split, &home.commune) {
            (Split::Whole, _) => Line::Whole,
            (Split::Estate, _) => Line::Estate(home.id),
            (Split::Territory, _) if home.is_bucket() => Line::Territory(TerritoryLine::Bucket),
            (Split::Territory, None) => Line::Territory(TerritoryLine::NoCommune),
            (Split::Territory, Some(commune)) => {
                let over_time = &registers.memberships[commune];
                let epci = over_time.iter().find(|it| it.holds_on(row.placed));
                let epci = epci.map(|it| it.epci.clone());
                Line::Territory(TerritoryLine::Epci(commune.department(), epci))
            }
        };
        *sums.entry(line).or_default() += row.dwellings;
    }
    sums
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn every_bridge_closes_and_its_parts_sum_to_the_programme(
        before in registers(), after in registers(), acts in acts(),
        cut in 0.0_f64..1.0, end in 0.0_f64..1.0, on in 0_u32..800,
    ) {
        let rows = ledger(&acts);
        #[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "small")]
        let at = |part: f64| (rows.len() as f64 * part) as i64;
        let (earlier, later) = (at(cut).min(at(end)), at(cut).max(at(end)));
        let changed = before.changed(&after);
        // What the store gives: new rows, and of the old ones those that may have moved.
        let given: Vec<Row> = rows
            .iter()
            .filter(|row| row.position <= later)
            .filter(|row| row.position > earlier || changed.contains(&row.operation))
            .copied()
            .collect();
        let bridge = |split| {
            let between = Between {
                split, before: &before, after: &after, position: earlier, on: day(on), rows: &given,
            };
            let opening = figure(&rows, &before, split, earlier);
            Bridge::of(&between, opening, figure(&rows, &after, split, later))
        };
        let whole = bridge(Split::Whole);
        prop_assert_eq!(whole.residual(), 0);
        for split in [Split::Territory, Split::Estate] {
            let parts = bridge(split);
            for line in parts.lines() {
                prop_assert_eq!(parts.residual_of(line), 0, "{:?} of {:?}", line, parts);
            }
            prop_assert_eq!(parts.opening_sum(), whole.opening_sum());
            prop_assert_eq!(parts.closing_sum(), whole.closing_sum());
            for cause in Cause::all() {
                prop_assert_eq!(parts.cause_sum(cause), whole.cause_sum(cause), "{:?}", cause);
            }
        }
        // What stands behind a cause sums to it.
        for cause in whole.at_work() {
            let behind = whole.behind.get(&cause).into_iter().flatten();
            prop_assert_eq!(behind.map(|it| it.dwellings).sum::<i64>(), whole.cause_sum(cause));
        }
    }
}

fn plain() -> Registers {
    Registers {
        programme: Some(programme(0, vec![1])),
        operations: [(1, operation(1, 1, 1, 0, false))].into(),
        estates: [(1, estate(1, Some(0))), (2, estate(2, None))].into(),
        memberships: HashMap::new(),
    }
}

fn row(position: Position, on: u32, dwellings: i64, kind: Kind) -> Row {
    Row { position, entry: position, operation: 1, on: day(on), placed: day(on), dwellings, kind }
}

#[test]
fn late_entries_are_told_from_new_ones_and_from_corrections() {
    let registers = plain();
    let typing = Kind::Correction(CorrectionReason::TypingError);
    let rows = [
        row(2, 90, 24, Kind::Entry),
        row(3, 120, 10, Kind::Entry),
        row(4, 50, -12, typing),
        row(5, 50, 21, typing),
    ];
    let between = Between {
        split: Split::Whole,
        before: &registers,
        after: &registers,
        position: 1,
        on: day(100),
        rows: &rows,
    };
    let opening = Sums::from([(Line::Whole, 12)]);
    let bridge = Bridge::of(&between, opening, Sums::from([(Line::Whole, 55)]));
    assert_eq!(bridge.cause_sum(Cause::Late), 24);
    assert_eq!(bridge.cause_sum(Cause::New), 10);
    assert_eq!(bridge.cause_sum(Cause::Corrected(Reason(CorrectionReason::TypingError))), 9);
    assert_eq!(bridge.residual(), 0);
    // A figure that is not what its rows say leaves a residual: it is computed, not set.
    let wrong = Bridge { closing: Sums::from([(Line::Whole, 56)]), ..bridge.clone() };
    assert_eq!(wrong.residual(), 1);
    // What a closing published is where the bridge begins.
    let published = bridge.opened_by(Sums::from([(Line::Whole, 10)]));
    assert_eq!((published.opening_sum(), published.cause_sum(Cause::Booked)), (10, 2));
    assert_eq!(published.residual(), 0);
}

#[test]
fn an_operation_that_moves_shows_in_both_estates_and_not_in_the_programme() {
    let before = plain();
    let mut after = plain();
    after.operations.insert(1, operation(1, 2, 1, 0, false));
    let rows = [row(1, 10, 30, Kind::Entry)];
    let between = |split| Between {
        split,
        before: &before,
        after: &after,
        position: 1,
        on: day(100),
        rows: &rows,
    };
    let sums = |estate| Sums::from([(Line::Estate(estate), 30)]);
    let bridge = Bridge::of(&between(Split::Estate), sums(1), sums(2));
    assert_eq!(bridge.of_cause(Cause::Regrouped, &Line::Estate(1)), -30);
    assert_eq!(bridge.of_cause(Cause::Regrouped, &Line::Estate(2)), 30);
    assert_eq!((bridge.cause_sum(Cause::Regrouped), bridge.residual()), (0, 0));
    let whole = Sums::from([(Line::Whole, 30)]);
    let bridge = Bridge::of(&between(Split::Whole), whole.clone(), whole);
    assert_eq!(bridge.at_work(), []);
}
