//! Every kind of sentence in every case, in both languages: read by people in the snapshot, and
//! held against the rules of grammar and typography that a machine can know.

use std::fmt::Write as _;

use super::sample::{curve, day, period, progress};
use super::{Sentence, answer, estates, outlook, reporting, since, territories, trend, years};
use crate::domain::calendar::Month;
use crate::domain::rollup::{EstateRow, PlanStatus, Progress, TerritoryRow};
use crate::domain::stage::Stage;
use crate::domain::territory::TerritoryLine;
use crate::text::Lang;

type Change = fn(&mut Progress);

/// What a programme can be like.
const CASES: [(&str, Change); 15] = [
    ("behind", |_| {}),
    ("ahead", |p| (p.total.variance_original, p.total.variance_current) = (Some(12), Some(1))),
    ("on plan", |p| (p.total.variance_original, p.total.variance_current) = (Some(0), Some(0))),
    ("zero", |p| (p.total.actual, p.total.since) = (Some(0), 0)),
    ("one", |p| {
        (p.total.actual, p.total.since) = (Some(1), 1);
        (p.total.variance_original, p.total.variance_current) = (Some(-1), Some(1));
        (p.total.remaining_original, p.total.required_per_month_original) = (Some(1), Some(1));
        p.total.delivered_12_months = Some(1);
    }),
    ("none in twelve months", |p| p.total.delivered_12_months = Some(0)),
    ("none yet", |p| (p.total.actual, p.total.known_years) = (None, Vec::new())),
    ("not begun", |p| p.to = day("2018-05-31")),
    ("finished", |p| {
        p.total.actual = Some(20_000);
        (p.total.variance_original, p.total.variance_current) = (Some(3_241), Some(4_199));
        (p.total.remaining_original, p.total.remaining_current) = (Some(0), Some(0));
        (p.total.required_per_month_original, p.total.required_per_month_current) =
            (Some(0), Some(0));
    }),
    ("term past", |p| {
        p.to = day("2028-06-30");
        p.total.required_per_month_original = None;
        p.last_day_current = day("2028-12-31");
    }),
    ("missing years", |p| {
        p.total.missing_years = vec![2018, 2019, 2020, 2023];
        p.total.known_years = vec![2021, 2022];
        lost(p);
    }),
    ("one year missing", |p| {
        p.total.missing_years = vec![2020];
        p.total.actual = Some(1);
        lost(p);
    }),
    ("indicative", |p| {
        p.plan_status = PlanStatus::Indicative;
        (p.original, p.current) = (Some(curve(0)), Some(curve(0)));
    }),
    ("one version", |p| p.current = p.original.clone()),
    ("no plan", |p| {
        (p.original, p.current) = (None, None);
        lost(p);
    }),
];

/// Nothing can be compared.
fn lost(p: &mut Progress) {
    let t = &mut p.total;
    (t.variance_original, t.variance_current) = (None, None);
    (t.remaining_original, t.remaining_current) = (None, None);
    (t.required_per_month_original, t.required_per_month_current) = (None, None);
    t.delivered_12_months = None;
}

fn sample(change: Change, stage: Stage, net: bool) -> Progress {
    let mut p = progress();
    p.periods = vec![
        period("2024", "2024-12-31", (Some(-9), Some(0))),
        period("2025", "2025-12-31", (Some(-412), Some(3))),
        period("2025-10", "2025-10-31", (Some(-9), Some(-9))),
        period("2026-10", "2026-10-31", (Some(-412), Some(-400))),
    ];
    (p.stage, p.net) = (stage, net);
    change(&mut p);
    p
}

/// All sentences of a programme.
fn said(lang: Lang, p: &Progress) -> Vec<(&'static str, Sentence)> {
    let by_year = Progress {
        periods: p.periods.iter().filter(|it| it.period.len() == 4).cloned().collect(),
        ..p.clone()
    };
    let kinds = [
        ("answer", Some(answer(lang, p))),
        ("outlook", outlook(lang, p)),
        ("since", since(lang, p)),
        ("trend", trend(lang, p)),
        ("years", years(lang, &by_year)),
    ];
    kinds.into_iter().filter_map(|(kind, it)| Some((kind, it?))).collect()
}

fn territory(name: &str, actual: i64, planned: Option<i64>) -> TerritoryRow {
    let line = TerritoryLine::Epci("62".parse().unwrap(), "246200364".parse().ok());
    TerritoryRow { line, name: name.to_owned(), estates: 3, actual, defective: 0, planned }
}

fn estate(name: &str, actual: i64, planned: Option<i64>) -> EstateRow {
    EstateRow {
        id: 1,
        code: name.to_uppercase().parse().unwrap(),
        name: name.to_owned(),
        insee: None,
        commune: None,
        epci: None,
        epci_name: None,
        dwellings: None,
        actual,
        defective: 0,
        planned,
        target: planned,
        last_on: None,
        silent: false,
        fictional: false,
        in_part: false,
    }
}

/// Breakdowns: behind, ahead, one, even, unplanned, none.
const PARTS: [&[(i64, Option<i64>)]; 7] = [
    &[(100, Some(400)), (50, Some(90)), (10, Some(9))],
    &[(100, Some(90)), (50, Some(40))],
    &[(100, Some(101)), (50, Some(50))],
    &[(101, Some(100)), (50, Some(50))],
    &[(100, Some(100)), (50, Some(50))],
    &[(100, None), (50, None)],
    &[],
];

/// What a machine knows of a sentence.
fn check(lang: Lang, text: &str) {
    let letters: Vec<char> = text.chars().collect();
    assert!(text.ends_with('.'), "{text}");
    assert!(!letters[0].is_lowercase(), "{text}");
    assert!(!text.contains("  ") && !text.contains("..") && !text.contains("**"), "{text}");
    assert!(!text.contains(['\'', '{', '}', '_']), "{text}");
    for pair in letters.windows(2) {
        if pair[0] == ' ' {
            assert!(!matches!(pair[1], ':' | ';' | '?' | '!' | '%' | '»' | ',' | '.'), "{text}");
        }
    }
    for triple in letters.windows(3) {
        let parted = triple[0].is_ascii_digit() && triple[1] == ' ' && triple[2].is_ascii_digit();
        assert!(!parted, "{text}");
    }
    let plain = super::sample::spaced(text);
    let words: Vec<&str> = plain.split([' ', ',', '.', ';', ':']).collect();
    for pair in words.windows(2) {
        if matches!(pair[0], "0" | "1") {
            let plural = ["logements", "dwellings", "livrés", "financés", "estates", "cités"];
            assert!(!plural.contains(&pair[1]), "{text}");
        }
        let elided = matches!(pair[0], "de" | "que" | "le" | "la" | "ne")
            && pair[1].starts_with(['a', 'e', 'i', 'o', 'u', 'é']);
        assert!(lang == Lang::En || !elided, "{text}");
    }
    if lang == Lang::En {
        assert!(!text.contains('\u{202f}'), "{text}");
    }
}

#[test]
fn every_sentence_is_right_in_every_case_and_language() {
    let mut all = String::new();
    for lang in Lang::ALL {
        for (case, change) in CASES {
            let _ = writeln!(all, "## {lang}, {case}");
            for (kind, sentence) in said(lang, &sample(change, Stage::Delivered, false)) {
                check(lang, &sentence.plain());
                let _ = writeln!(all, "{kind}: {}", super::sample::spaced(&sentence.plain()));
            }
            for stage in Stage::ALL {
                for net in [false, true] {
                    for (_, sentence) in said(lang, &sample(change, stage, net)) {
                        check(lang, &sentence.plain());
                    }
                }
            }
        }
        let _ = writeln!(all, "## {lang}, parts");
        for part in PARTS {
            let named = |name| part.iter().zip(name);
            let rows: Vec<_> = named(["Hénin", "Lens", "Artois"])
                .map(|((actual, planned), name)| territory(name, *actual, *planned))
                .collect();
            let cites: Vec<_> = named(["Darcy", "Calonne", "Lemay"])
                .map(|((actual, planned), name)| estate(name, *actual, *planned))
                .collect();
            for sentence in [territories(lang, &rows), estates(lang, &cites)] {
                check(lang, &sentence.plain());
                let _ = writeln!(all, "{}", super::sample::spaced(&sentence.plain()));
            }
        }
        for (did, expected) in [(0, 0), (0, 1), (1, 1), (0, 41), (1, 41), (38, 41), (41, 41)] {
            for month in 1..=12 {
                let month = Month::new(2026, month).unwrap();
                let Some(sentence) = reporting(lang, month, did, expected) else { continue };
                check(lang, &sentence.plain());
                if month.number() == 10 {
                    let _ = writeln!(all, "{}", super::sample::spaced(&sentence.plain()));
                }
            }
        }
    }
    insta::assert_snapshot!(all);
}
