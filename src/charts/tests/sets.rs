//! Pictures of several progresses at once, typical and extreme.

use chrono::Datelike;

use super::samples::Sample;
use crate::charts::curves::{Curves, end};
use crate::charts::{self, Style, Theme, heat, months, stages, territories};
use crate::domain::calendar::Month;
use crate::domain::months::Months;
use crate::domain::part::{MOST_PARTS, Odd, Part, Parts};
use crate::domain::rollup::{Grain, Progress, Reporting};
use crate::domain::stage::Stage;
use crate::domain::territory::TerritoryLine;
use crate::text::Lang;

/// Sixty characters.
pub(super) const LONG: &str = "Cités Chabaud-Latour ancienne et nouvelle, Quartier du Moulin";

fn scaled(sample: &Sample, by: (i64, i64)) -> Sample {
    let mut sample = sample.clone();
    for n in sample.months.values_mut() {
        *n = *n * by.0 / by.1;
    }
    for line in sample.original.iter_mut().chain(&mut sample.current).flat_map(|it| &mut it.lines) {
        for n in line.values_mut() {
            *n /= 9;
        }
    }
    sample
}

/// Four stages, each a little behind the one before it.
pub(super) fn four(sample: &Sample, by: [(i64, i64); 4]) -> Vec<Progress> {
    let of = |(stage, by): (Stage, (i64, i64))| {
        let mut sample = sample.clone();
        sample.months.values_mut().for_each(|n| *n = *n * by.0 / by.1);
        if by.0 == 0 {
            sample.months.clear();
            sample.year_only.clear();
        }
        Progress { stage, ..sample.progress(Grain::Month) }
    };
    Stage::ALL.into_iter().zip(by).map(of).collect()
}

/// A part of which the original plan tells its first years alone.
pub(super) fn first_years(sample: &Sample) -> Sample {
    let mut sample = scaled(sample, (1, 8));
    if let Some(curve) = &mut sample.original {
        curve.last_day = "2021-12-31".parse().unwrap();
        curve.lines.iter_mut().for_each(|years| years.retain(|year, _| *year <= 2021));
    }
    sample
}

fn part(index: usize, name: &str, sample: &Sample, by: Grain) -> Part {
    let progress = sample.progress(by);
    let place = (index % 2 == 1).then(|| "Hénin-Beaumont".to_owned());
    Part { code: format!("E-{index}"), name: name.to_owned(), place, progress }
}

/// Parts of every kind: behind, ahead, without a plan, with nothing, with a long name.
pub(super) fn mixed(by: Grain) -> Parts {
    let usual = Sample::usual();
    let all = Sample::all();
    let named = |name: &str| all.iter().find(|it| it.name == name).unwrap();
    let drawn = vec![
        part(0, "CA de Lens – Liévin", &scaled(&usual, (1, 9)), by),
        part(1, "CA d’Hénin-Carvin", &scaled(&usual, (2, 9)), by),
        part(2, LONG, &scaled(&usual, (1, 20)), by),
        part(3, "Sans plan", named("no-plan"), by),
        part(4, "Rien encore", named("nothing-delivered"), by),
        part(5, "", named("one-year-missing"), by),
        part(6, "Par année seule", named("one-year-by-year-alone"), by),
        part(8, "Plan d’origine de quatre ans", &first_years(&usual), by),
        part(7, "CA du Douaisis (Douaisis Agglo)", &scaled(&usual, (1, 7)), by),
    ];
    let odd = vec![
        (Odd::Others(12), 1_204),
        (Odd::Line(TerritoryLine::NoCommune), 12),
        (Odd::Line(TerritoryLine::Bucket), 3_237),
    ];
    Parts::ordered(usual.progress(by), drawn, odd)
}

fn parts(by: Grain) -> Vec<(String, Parts)> {
    let usual = Sample::usual();
    let one = |sample: &Sample| {
        Parts::ordered(sample.progress(by), vec![part(0, "Une seule", sample, by)], Vec::new())
    };
    let many = (0..MOST_PARTS).map(|index| part(index, LONG, &usual, by)).collect();
    let many = Parts::ordered(usual.progress(by), many, vec![(Odd::Others(576), 100_000)]);
    let none = Parts::ordered(usual.progress(by), Vec::new(), Vec::new());
    let mut sets = vec![
        ("mixed".to_owned(), mixed(by)),
        ("of-600".to_owned(), many),
        ("none".to_owned(), none),
    ];
    sets.extend(Sample::all().iter().map(|it| (it.name.to_owned(), one(it))));
    sets
}

#[test]
fn a_plan_is_not_drawn_over_years_of_which_it_says_nothing() {
    let progress = first_years(&Sample::usual()).progress(Grain::Month);
    let curves = Curves::of(&progress);
    let (last, _) = *curves.original.unwrap().last().unwrap();
    assert_eq!(last, end("2021-12-31".parse().unwrap()));
    assert_eq!(curves.current.unwrap().last().unwrap().0, end(progress.last_day));
    let usual = Sample::usual();
    let only = vec![part(0, "Lens", &first_years(&usual), Grain::Month)];
    let parts = Parts::ordered(usual.progress(Grain::Month), only, Vec::new());
    let style = Style::file(904, Theme::Light, Lang::Fr);
    let svg = territories(&parts, "", &style);
    assert!(svg.contains("plan d’origine, s’il diffère, réparti jusqu’en 2021"));
    // Nothing is compared with it where it says nothing.
    let svg = charts::progress(&progress, "", &style);
    assert_eq!(svg.matches("plan d’origine").count(), 1, "in the provenance alone");
    assert!(svg.contains("plan en vigueur"));
}

/// Months of which some have not been told by everybody.
fn incomplete() -> Progress {
    let mut progress = Sample::usual().progress(Grain::Month);
    let to = progress.to;
    for period in progress.periods.iter_mut().filter(|it| it.to <= to && it.to.year() == 2026) {
        (period.reported, period.expected) = (Some(38), Some(41));
    }
    progress.reporting = Some(Reporting { month: Month::of(to), reported: 38, expected: 41 });
    progress
}

/// Months that lost more by defects than they brought.
fn losing() -> Progress {
    let mut progress = Sample::usual().progress(Grain::Month);
    for period in progress.periods.iter_mut().skip(3).step_by(5) {
        period.actual = period.actual.map(|_| -12);
    }
    Progress { net: true, ..progress }
}

/// Every new picture of every set in that style, with a name to find it by.
pub(super) fn pictures(style: &Style) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for sample in Sample::all() {
        let usual = [(14, 10), (13, 10), (12, 10), (1, 1)];
        for (name, by) in
            [("", usual), ("-same", [(1, 1); 4]), ("-only", [(0, 1), (0, 1), (0, 1), (1, 1)])]
        {
            let four = four(&sample, by);
            all.push((format!("stages {}{name}", sample.name), stages(&four, "", style)));
        }
        let progress = sample.progress(Grain::Month);
        let svg = months(&Months::of(&progress, None), &progress, "", style);
        all.push((format!("months {}", sample.name), svg));
    }
    for (name, progress) in [("incomplete", incomplete()), ("losing", losing())] {
        let svg = months(&Months::of(&progress, None), &progress, "", style);
        all.push((format!("months {name}"), svg));
    }
    for (name, parts) in parts(Grain::Month) {
        all.push((format!("territories {name}"), territories(&parts, "", style)));
    }
    for (name, parts) in parts(Grain::Year) {
        all.push((format!("heat {name}"), heat(&parts, name == "of-600", "", style)));
    }
    all
}
