//! Each case of pace, in both languages, word for word.

use super::super::sample::{day, spaced};
use super::*;
use crate::domain::calendar::Month;
use crate::domain::pace::{Ground, Stretch};
use crate::domain::rollup::{Known, PlanStatus};

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

/// 8,874 of 20,000 remain on 31 October 2026, at 1,455 a year.
fn sample() -> Pace {
    let stretch =
        |dwellings| Stretch { first: month("2025-11"), last: month("2026-10"), dwellings };
    Pace {
        programme: "mc".parse().unwrap(),
        net: false,
        known: Known { on: day("2026-11-22"), position: 1842, head: String::new(), at: None },
        to: day("2026-10-31"),
        plan_status: PlanStatus::Adopted,
        actual: Some(11_126),
        ground: Ground {
            last: Some(stretch(1_455)),
            best: Some(stretch(1_700)),
            months: 101,
            broken_by: Break::Begins,
        },
        forecast: true,
        ends: vec![End {
            day: day("2028-06-14"),
            current: false,
            target: 20_000,
            remaining: Some(8_874),
            days_left: 592,
            per_month: Some(457),
            per_year: Some(5_476),
            projected: Some(13_484),
            reached_on: Some(day("2032-12-04")),
        }],
    }
}

fn both(pace: &Pace, say: impl Fn(Lang, &Pace) -> Option<Sentence>) -> [String; 2] {
    Lang::ALL.map(|lang| say(lang, pace).map(|it| spaced(&it.plain())).unwrap_or_default())
}

fn told(change: impl Fn(&mut Pace)) -> ([String; 2], [String; 2]) {
    let mut pace = sample();
    change(&mut pace);
    (both(&pace, required), both(&pace, |lang, pace| forecast(lang, pace, Stage::Delivered)))
}

#[test]
fn what_an_end_takes_is_said_in_every_case() {
    type Case = (fn(&mut Pace), &'static str, &'static str);
    let cases: [Case; 8] = [
        (
            |_| {},
            "Pour finir le 14 juin 2028, il faut 457 logements par mois, soit 3,8 fois le rythme des douze derniers mois.",
            "To finish on 14 June 2028 takes 457 dwellings a month, 3.8 times the pace of the last twelve months.",
        ),
        (
            |p| {
                (p.ends[0].per_month, p.ends[0].per_year) = (Some(1), Some(12));
                p.ground.last.as_mut().unwrap().dwellings = 6;
            },
            "Pour finir le 14 juin 2028, il faut 1 logement par mois, soit 2,0 fois le rythme des douze derniers mois.",
            "To finish on 14 June 2028 takes 1 dwelling a month, 2.0 times the pace of the last twelve months.",
        ),
        (
            |p| (p.ends[0].per_month, p.ends[0].per_year) = (Some(100), Some(1_200)),
            "Le rythme des douze derniers mois suffit pour finir le 14 juin 2028 : il faut 100 logements par mois, la moyenne est de 121.",
            "The pace of the last twelve months is enough to finish on 14 June 2028: it takes 100 dwellings a month, and the average was 121.",
        ),
        (
            |p| p.ground.last.as_mut().unwrap().dwellings = 0,
            "Pour finir le 14 juin 2028, il faut 457 logements par mois ; il n’y en a eu aucun ces douze derniers mois.",
            "To finish on 14 June 2028 takes 457 dwellings a month; there was none in the last twelve months.",
        ),
        (
            |p| p.ground.last = None,
            "Pour finir le 14 juin 2028, il faut 457 logements par mois.",
            "To finish on 14 June 2028 takes 457 dwellings a month.",
        ),
        (
            |p| (p.ends[0].per_month, p.ends[0].days_left) = (None, 0),
            "Le 14 juin 2028 est passé ; il reste 8 874 logements.",
            "14 June 2028 is past; 8,874 dwellings remain.",
        ),
        (
            |p| p.ends[0].remaining = Some(-12),
            "L’objectif de 20 000 est atteint : aucun rythme n’est plus nécessaire.",
            "The target of 20,000 is reached: no pace is needed any more.",
        ),
        (|p| p.ends[0].remaining = None, "", ""),
    ];
    for (change, french, english) in cases {
        assert_eq!(told(change).0, [french, english]);
    }
}

#[test]
fn where_a_pace_leads_is_said_in_every_case() {
    type Case = (fn(&mut Pace), &'static str, &'static str);
    let cases: [Case; 8] = [
        (
            |_| {},
            "Au rythme des douze derniers mois, 13 484 logements seraient livrés le 14 juin 2028, 6 516 de moins que l’objectif de 20 000, qui serait atteint le 4 décembre 2032.",
            "At the pace of the last twelve months, 13,484 dwellings would be delivered by 14 June 2028, 6,516 fewer than the target of 20,000, which would be reached on 4 December 2032.",
        ),
        (
            |p| p.ends[0].projected = Some(20_000),
            "Au rythme des douze derniers mois, 20 000 logements seraient livrés le 14 juin 2028, juste l’objectif de 20 000, qui serait atteint le 4 décembre 2032.",
            "At the pace of the last twelve months, 20,000 dwellings would be delivered by 14 June 2028, exactly the target of 20,000, which would be reached on 4 December 2032.",
        ),
        (
            |p| (p.ends[0].projected, p.ends[0].reached_on) = (Some(1), None),
            "Au rythme des douze derniers mois, 1 logement serait livré le 14 juin 2028, 19 999 de moins que l’objectif de 20 000, qui ne serait pas atteint.",
            "At the pace of the last twelve months, 1 dwelling would be delivered by 14 June 2028, 19,999 fewer than the target of 20,000, which would not be reached.",
        ),
        (
            |p| (p.ends[0].projected, p.ends[0].reached_on) = (Some(0), None),
            "Au rythme des douze derniers mois, aucun logement ne serait livré le 14 juin 2028, 20 000 de moins que l’objectif de 20 000, qui ne serait pas atteint.",
            "At the pace of the last twelve months, no dwelling would be delivered by 14 June 2028, 20,000 fewer than the target of 20,000, which would not be reached.",
        ),
        (
            |p| p.ends[0].projected = None,
            "Au rythme des douze derniers mois, l’objectif de 20 000 serait atteint le 4 décembre 2032.",
            "At the pace of the last twelve months, the target of 20,000 would be reached on 4 December 2032.",
        ),
        (
            |p| {
                p.forecast = false;
                (p.ground.months, p.ground.broken_by) = (31, Break::Missing(month("2024-03")));
            },
            "Données insuffisantes pour une projection : 31 mois de suite sont renseignés jusqu’à octobre 2026, il en faut 36. Mars 2024 n’est pas renseigné.",
            "Not enough data for a projection: 31 months in a row are reported up to October 2026, and it takes 36. March 2024 is not reported.",
        ),
        (
            |p| {
                p.forecast = false;
                (p.ground.months, p.ground.broken_by) = (0, Break::YearAlone(2026));
            },
            "Données insuffisantes pour une projection : il faut 36 mois de suite renseignés jusqu’à octobre 2026. L’année 2026 n’est connue, en partie, que par l’année.",
            "Not enough data for a projection: it takes 36 reported months in a row up to October 2026. Something of 2026 is known by its year alone.",
        ),
        (
            |p| {
                p.forecast = false;
                (p.ground.months, p.ground.broken_by) = (1, Break::Begins);
            },
            "Données insuffisantes pour une projection : 1 mois est renseigné jusqu’à octobre 2026, il en faut 36 de suite. Le programme n’a pas commencé plus tôt.",
            "Not enough data for a projection: 1 month is reported up to October 2026, and it takes 36 in a row. The programme did not begin earlier.",
        ),
    ];
    for (change, french, english) in cases {
        assert_eq!(told(change).1, [french, english]);
    }
    assert_eq!(told(|p| p.ends[0].remaining = Some(0)).1, ["", ""]);
}
