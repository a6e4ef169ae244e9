//! Reading the past: what was readable at a point is readable there for ever (DESIGN 2.2).
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on fails")]

use std::collections::BTreeMap;

use chrono::{Days, TimeDelta};
use corons::clock::Clock;
use corons::domain::calendar::{Day, Month, WrittenDate};
use corons::domain::entry::{Confirmation, Correction, CorrectionReason, Recording};
use corons::domain::knowledge::Knowledge;
use corons::domain::operation::Kind;
use corons::domain::plan::indicative;
use corons::domain::progress::{default_to, progress};
use corons::domain::refusal::Refusal;
use corons::domain::rollup::Grain;
use corons::domain::stage::Stage;
use corons::domain::territory::{Scope, Span};
use corons::store::{
    Adoption, Author, Draft, EntryFilter, FigureQuestion, Read, Result, Store, StoreError,
};
use proptest::prelude::*;

const START: &str = "2026-03-02T08:00:00.000Z";
/// Estates the histories are about: of both departments, of several landlords, the bucket.
const ESTATES: [&str; 4] = ["LENS-4", "DOUAI-CLOCHETTE", "OIGNIES-DECLERCQ", "NON-REPARTI"];

fn fresh() -> (tempfile::TempDir, Clock, Store) {
    let folder = tempfile::tempdir().unwrap();
    let clock = Clock::standing_at(START.parse().unwrap());
    let store = Store::open(folder.path(), clock.clone()).unwrap();
    (folder, clock, store)
}

fn recording(estate: &str, stage: Stage, date: WrittenDate, count: i64) -> Recording {
    let questions = [
        "over-estate",
        "over-earlier-stage",
        "unusual-month",
        "twin",
        "no-programme",
        "may-be-unallocated",
        "breakdown-differs",
    ];
    let confirm = |code: &&str| Confirmation { question: (*code).to_owned(), reason: "vu".into() };
    Recording {
        estate: Some(estate.into()),
        operation: None,
        landlord: Some("Maisons & Cités".into()),
        stage,
        date,
        dwellings: count.try_into().unwrap(),
        note: None,
        reference: None,
        confirmed: questions.iter().map(confirm).collect(),
    }
}

/// Everything a page, picture or export is made from, as text, name by name.
fn everything(read: &mut Read<'_>) -> Result<Vec<(String, String)>> {
    let mut all = Vec::new();
    let mut say = |name: &str, text: String| all.push((name.to_owned(), text));
    let known = read.known_now()?;
    say("known", format!("{known:?} {:?} {}", read.head()?, read.today()));
    say("landlords", format!("{:#?}", read.landlords()?));
    say("estates", format!("{:#?}", read.estates()?));
    say("operations", format!("{:#?}", read.operations()?));
    say("epcis", format!("{:#?}", read.epcis()?));
    say("operation rows", format!("{:#?}", read.operation_rows(None)?));
    say("entries", format!("{:#?}", read.entries(&EntryFilter::default())?));
    say("sums", format!("{:#?}", read.entry_sums(&EntryFilter::default())?));
    let live = EntryFilter { live: true, ..EntryFilter::default() };
    say("exported", format!("{:#?}", read.exported_entries(&live)?));
    for programme in read.programmes()? {
        let code = programme.code.clone();
        say(&format!("{code}"), format!("{programme:#?}"));
        say(&format!("{code} plans"), format!("{:#?}", read.plan_versions(programme.id)?));
        for stage in Stage::ALL {
            let scopes = [
                Scope::All,
                Scope::Department("62".parse().unwrap()),
                Scope::Epci("246200364".parse().unwrap()),
                Scope::Commune("62498".parse().unwrap()),
                Scope::Estate("LENS-4".parse().unwrap()),
                Scope::Landlord("maisons-et-cites".parse().unwrap()),
            ];
            for scope in scopes {
                let asked = FigureQuestion {
                    programme: programme.clone(),
                    stage,
                    net: false,
                    published: false,
                    scope: scope.clone(),
                    known: known.clone(),
                    to: default_to(known.on, programme.first_day),
                    reporting: true,
                };
                let input = read.progress_input(&asked)?;
                let name = format!("{code} {stage} {scope:?}");
                say(&format!("{name} input"), format!("{input:#?}"));
                say(&format!("{name} months"), format!("{:#?}", progress(&input, Grain::Month)));
                if scope == Scope::All {
                    say(
                        &format!("{name} territories"),
                        format!("{:#?}", read.territory_rows(&asked)?),
                    );
                    say(&format!("{name} estates"), format!("{:#?}", read.estate_rows(&asked)?));
                    say(
                        &format!("{name} month"),
                        format!("{:#?}", read.reporting_of_month(&asked)?),
                    );
                }
            }
        }
    }
    Ok(all)
}

fn assert_same(at: Knowledge, then: &[(String, String)], now: &[(String, String)]) {
    assert_eq!(then.len(), now.len(), "{at}");
    for ((name, then), (_, now)) in then.iter().zip(now) {
        if then != now {
            let (line, (a, b)) = then
                .lines()
                .zip(now.lines())
                .enumerate()
                .find(|(_, (a, b))| a != b)
                .unwrap_or_default();
            panic!("{name} at {at}, line {line}: {a} is now {b}\n{then}\n=====\n{now}");
        }
    }
}

/// One act of a random history; whether something was recorded.
#[expect(clippy::too_many_lines, reason = "one arm for each kind of act")]
fn act(store: &Store, today: Day, (kind, a, b, c): (u8, u16, u16, u16)) -> bool {
    let author = Author::CommandLine;
    let estate = ESTATES[usize::from(a) % 4];
    let stage = Stage::ALL[usize::from(b) % 4];
    let day = today - Days::new(u64::from(c) % 900);
    let refused = |done: Result<()>| match done {
        Ok(()) => true,
        Err(StoreError::Refused(_)) => false,
        Err(error) => panic!("{error}"),
    };
    refused(match kind % 13 {
        0..5 => store.write(&author, |tx| {
            let date = match b % 7 {
                0 => WrittenDate::Year(2024),
                1 => WrittenDate::Month(Month::of(day)),
                _ => WrittenDate::Day(day),
            };
            tx.record(&recording(estate, stage, date, i64::from(c) % 40 + 1)).map(drop)
        }),
        5 | 6 => store.write(&author, |tx| {
            let live = EntryFilter { live: true, ..EntryFilter::default() };
            let listed = tx.entries(&live)?;
            let Some(wrong) = listed.get(usize::from(a) % listed.len().max(1)) else {
                return Err(Refusal::NoDraft.into());
            };
            let right = recording(estate, stage, WrittenDate::Day(day), 7);
            let correction = Correction {
                reason: CorrectionReason::TypingError,
                note: None,
                replacements: if b % 2 == 0 { vec![right.clone()] } else { vec![] },
                confirmed: right.confirmed,
            };
            tx.correct(wrong.entry.position, &correction).map(drop)
        }),
        7 => store.write(&author, |tx| {
            let mut changed = tx.estate(estate)?.unwrap();
            changed.dwellings = Some(i64::from(c) + 1);
            let other = tx.estate(ESTATES[usize::from(b) % 3])?.unwrap();
            changed.commune = if c % 5 == 0 { None } else { other.commune };
            if c % 7 == 0 && !changed.is_bucket() {
                changed.name = format!("Cité {b}");
            }
            tx.save_estate(changed).map(drop)
        }),
        8 => store.write(&author, |tx| {
            let all = tx.operations()?;
            let Some(mut changed) = all.into_iter().nth(usize::from(a) % 4) else {
                return Err(Refusal::NoDraft.into());
            };
            changed.kind = [Kind::Heavy, Kind::Facade, Kind::Scattered][usize::from(b) % 3];
            changed.planned = Some(i64::from(c) + 1);
            changed.outside = b % 4 == 0;
            changed.reports = c % 2 == 0;
            if c % 3 == 0 {
                changed.estate = tx.estate(estate)?.unwrap().id;
            }
            tx.save_operation(changed).map(drop)
        }),
        9 => store.write(&author, |tx| {
            let month = Month::of(day);
            tx.state_nothing(estate, stage, month).map(drop)
        }),
        10 => store.write(&author, |tx| {
            let commune = "62498".parse().unwrap();
            let mut stated = tx.belonging(&commune)?;
            if let Some(last) = stated.memberships.last_mut() {
                let (from, epci) = (day.max(last.from.unwrap_or(day)), last.epci.clone());
                last.to = from.pred_opt();
                last.from = last.from.filter(|first| *first < from);
                let other = ["246200364", "246200299"][usize::from(a) % 2].parse().unwrap();
                let epci = if b % 3 == 0 { epci } else { other };
                stated.memberships.push(Span { epci, from: Some(from), to: None });
            }
            tx.set_memberships(stated).map(drop)
        }),
        11 => store.write(&author, |tx| {
            let days = Days::new(u64::from(a) % 60);
            let first = "2018-05-20".parse::<Day>().unwrap() + days;
            tx.set_programme_days("erbm", first, "2027-03-06".parse().unwrap())
        }),
        _ => store.write(&author, |tx| {
            tx.landlord_named(&format!("Bailleur {}", a % 3))?;
            let programme = tx.programme("mc")?.unwrap();
            let years = indicative(&programme).lines.first().cloned().unwrap_or_default();
            let draft = Draft {
                revision: tx.plan_draft(programme.id)?.map_or(0, |held| held.revision),
                target: programme.target,
                last_day: programme.last_day,
                years,
                estates: BTreeMap::default(),
                updated_by: String::new(),
                updated_at: None,
            };
            let revision = tx.save_plan_draft(programme.id, &draft)?;
            let words = Adoption {
                adopted_on: today,
                decision: format!("CA {a}"),
                reason: "révision".into(),
            };
            tx.publish_plan(&programme, revision, &words).map(drop)
        }),
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, max_shrink_iters: 20, ..ProptestConfig::default() })]

    #[test]
    fn what_was_readable_at_a_point_is_readable_there_for_ever(
        acts in prop::collection::vec((any::<u8>(), any::<u16>(), any::<u16>(), any::<u16>()), 20..40)
    ) {
        let (_folder, clock, store) = fresh();
        let mut kept = vec![(store.read(everything).unwrap(), store.read(|read| read.head()).unwrap(), clock.today())];
        for (number, one) in acts.into_iter().enumerate() {
            clock.set(clock.now() + TimeDelta::minutes(i64::from(one.3) % 4000));
            if act(&store, clock.today(), one) && number % 3 == 0 {
                kept.push((store.read(everything).unwrap(), store.read(|read| read.head()).unwrap(), clock.today()));
            }
        }
        clock.set(clock.now() + TimeDelta::days(40));
        for (then, head, on) in &kept {
            let at = Knowledge::Position(head.position);
            let now = store.read_at(at, everything).unwrap();
            assert_same(at, then, &now);
            let last = store.read(|read| read.point(Knowledge::Day(*on))).unwrap();
            if last.head.position == head.position {
                assert_same(Knowledge::Day(*on), then, &store.read_at(Knowledge::Day(*on), everything).unwrap());
            }
        }
    }
}
