use super::*;
use crate::domain::calendar::{InTheFuture, Month, WrittenDate};
use crate::domain::draft::DraftProblem;
use crate::domain::dwelling::DwellingProblem;
use crate::domain::stage::Stage;
use crate::domain::year::YearState;

fn questions() -> Vec<Question> {
    let on = Some("2024-01-01".parse().unwrap());
    let source = Some("RPLS 2024".to_owned());
    vec![
        Question::OverEstate { known: 100, on, source: source.clone(), total: 124 },
        Question::OverEstate { known: 100, on, source: None, total: 124 },
        Question::OverEstate { known: 100, on: None, source, total: 124 },
        Question::OverEstate { known: 100, on: None, source: None, total: 124 },
        Question::OverEarlierStage { earlier: Stage::Started, have: 140, total: 172 },
        Question::UnusualMonth { best: 8, total: 25 },
        Question::Twin { of: 1842 },
        Question::NoProgramme,
        Question::MayBeUnallocated { of: 3, total: 1500 },
        Question::BreakdownDiffers { total: 1500, parts: 1490 },
    ]
}

fn draft_problems() -> Vec<DraftProblem> {
    let day = "2026-11-23".parse().unwrap();
    let (estate, year, was, is) = (1, 2021, 100, 90);
    vec![
        DraftProblem::TargetNotAboveZero,
        DraftProblem::LastDayBeforeFirst,
        DraftProblem::TooLong,
        DraftProblem::FirstDayMoved { was: day },
        DraftProblem::YearMissing { year },
        DraftProblem::YearOutside { year },
        DraftProblem::YearNegative { year, number: -1 },
        DraftProblem::SumDiffers { sum: 19_990, target: 20_000 },
        DraftProblem::EstateYearOutside { estate, year },
        DraftProblem::EstateNegative { estate, year, number: -1 },
        DraftProblem::EstatesExceedYear { year, estates: 110, number: 100 },
        DraftProblem::AdoptedInTheFuture { today: day },
        DraftProblem::AdoptedBeforePrevious { previous: day },
        DraftProblem::DecisionMissing,
        DraftProblem::ReasonMissing,
        DraftProblem::PastYearAltered { year, was, is },
        DraftProblem::PastEstateAltered { estate, year, was, is },
    ]
}

fn dwelling_problems() -> Vec<(usize, DwellingProblem)> {
    let (number, estate) = ("A 12".to_owned(), "Cité du 5".to_owned());
    let all = vec![
        DwellingProblem::NumberMissing,
        DwellingProblem::NumberTooLong(number.clone()),
        DwellingProblem::Rpls(number.clone()),
        DwellingProblem::Surface(number.clone()),
        DwellingProblem::AddressTooLong,
        DwellingProblem::TooManyCells,
        DwellingProblem::Twice(number.clone()),
        DwellingProblem::NumberTaken { number: number.clone(), estate: estate.clone() },
        DwellingProblem::TakenElsewhere(number.clone()),
        DwellingProblem::RplsTaken { rpls: number.clone(), number: number.clone() },
        DwellingProblem::Unknown(number.clone()),
        DwellingProblem::Elsewhere { number: number.clone(), estate },
        DwellingProblem::NamedHere(number.clone()),
        DwellingProblem::Held { number: number.clone(), by: 12 },
        DwellingProblem::NotNamed(number),
    ];
    all.into_iter().enumerate().collect()
}

#[expect(clippy::too_many_lines, reason = "one list, so that none is forgotten")]
fn refusals() -> Vec<Refusal> {
    let day: crate::domain::calendar::Day = "2026-11-23".parse().unwrap();
    let month = Month::of(day);
    let s = str::to_owned;
    let two = vec![s("A"), s("B")];
    vec![
        Refusal::Future(InTheFuture { written: WrittenDate::Month(month.next()), today: day }),
        Refusal::UnknownEstate(s("X")),
        Refusal::UnknownSubject(s("X")),
        Refusal::AmbiguousEstate { name: s("X"), codes: two.clone() },
        Refusal::UnknownLandlord(s("X")),
        Refusal::LandlordNeeded { estate: s("X"), known: vec![] },
        Refusal::LandlordNeeded { estate: s("X"), known: two.clone() },
        Refusal::UnknownOperation(s("X")),
        Refusal::OperationElsewhere(s("X")),
        Refusal::OperationNeeded { estate: s("X"), codes: two },
        Refusal::Questions(questions()),
        Refusal::UnknownEntry(12),
        Refusal::IsReversal(12),
        Refusal::AlreadyReversed { entry: 12, by: 13 },
        Refusal::NotYours(12),
        Refusal::HasFamily { entry: 12, defects: vec![13], cures: vec![14, 15], namings: vec![] },
        Refusal::HasFamily { entry: 12, defects: vec![], cures: vec![], namings: vec![16] },
        Refusal::NotDelivered(12),
        Refusal::BeforeDelivery { entry: 12, on: day },
        Refusal::MoreThanDelivered { entry: 12, delivered: 24, reported: 25 },
        Refusal::MoreThanReported { entry: 12, on: day, reported: 2, cured: 3 },
        Refusal::CuresNeedIt { defect: 13, cures: vec![14] },
        Refusal::CuresNeedIt { defect: 13, cures: vec![14, 15] },
        Refusal::UnknownDefect(12),
        Refusal::UndoesDefect { position: 15, entry: 12 },
        Refusal::Dwellings(dwelling_problems()),
        Refusal::TooManyNames { entry: 12, dwellings: 24, named: 24, more: 1 },
        Refusal::NoDwellings,
        Refusal::OperationNames { operation: s("X"), entries: vec![12] },
        Refusal::MonthNotOver(month),
        Refusal::AlreadyStated(month),
        Refusal::HasEntries(month),
        Refusal::Bucket,
        Refusal::StaleDraft { by: s("lea") },
        Refusal::StaleDraft { by: String::new() },
        Refusal::Draft(draft_problems()),
        Refusal::NoDraft,
        Refusal::AnnotationDay { first: day, last: day },
        Refusal::TooManyAnnotations,
        Refusal::AnnotationWithdrawn,
        Refusal::PlanPublished,
        Refusal::DaysReversed,
        Refusal::SameFile { on: day, by: s("lea") },
        Refusal::NotReached { position: 12, head: 11 },
        Refusal::KnownLater { on: day, today: day },
        Refusal::YearNotOver(2026),
        Refusal::BeforeTheLedger { year: 2016, first: 2017 },
        Refusal::YearIs { year: 2024, state: YearState::Open },
        Refusal::YearIs { year: 2024, state: YearState::CorrectionsOnly },
        Refusal::YearIs { year: 2024, state: YearState::Closed },
        Refusal::EarlierYearOpen { year: 2024, earlier: 2023 },
        Refusal::ManagersOnly(2024),
        Refusal::YearClosed(2024),
        Refusal::AlreadyAsked { by: s("lea") },
        Refusal::OwnRequest,
        Refusal::ProposalDecided,
        Refusal::ProposalChanged,
        Refusal::OwnProposal,
        Refusal::NotUndoable,
        Refusal::LaterDraft { by: s("lea") },
        Refusal::LaterStand { entries: vec![12, 14] },
        Refusal::RequestVoid,
        Refusal::RequestGone,
        Refusal::LoginTaken(s("lea")),
        Refusal::CodeTaken(s("X")),
        Refusal::WrongPassword,
        Refusal::DeadLink,
        Refusal::NameMalformed,
        Refusal::AccountDisabled("lea".into()),
        Refusal::OwnRights,
        Refusal::LastAdministrator("ada".into()),
        Refusal::WrongCode,
        Refusal::ScopeOfOthers,
        Refusal::TooManyRows,
    ]
}

#[test]
fn every_refusal_and_question_is_a_sentence_of_its_own_in_both_languages() {
    for lang in Lang::ALL {
        let mut said: Vec<_> = refusals().iter().map(|one| lang.refusal(one)).collect();
        said.extend(draft_problems().iter().map(|one| lang.draft_problem(one)));
        said.extend(dwelling_problems().iter().map(|(_, one)| lang.dwelling_problem(one)));
        said.extend(questions().iter().map(|one| lang.question(one)));
        for sentence in &said {
            assert!(sentence.ends_with(['.', '?']), "{sentence}");
            assert!(sentence.contains(' '), "a key instead of its message: {sentence}");
            assert!(!sentence.contains(['{', '$']), "a value is missing: {sentence}");
        }
        let all = said.len();
        said.sort();
        said.dedup();
        assert_eq!(said.len(), all);
    }
}

#[test]
fn a_question_says_what_is_known_and_since_when() {
    let said = Lang::Fr.question(&questions()[0]);
    assert!(said.contains("100\u{a0}logements"), "{said}");
    assert!(said.contains("1er janvier 2024") && said.contains("RPLS 2024"), "{said}");
}
