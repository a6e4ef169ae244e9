//! Every picture of every extreme, as wide as screens are: no label meets another, is clipped or is
//! run through by a curve.

use std::collections::BTreeMap;

use super::boxes::{crossed, faults};
use super::samples::{Sample, bridge, estate_rows, straight};
use super::sets::{LONG, four};
use crate::charts::{
    Style, Theme, estates, heat, months, progress, stages, territories, waterfall, years,
};
use crate::domain::months::Months;
use crate::domain::part::{MOST_PARTS, Odd, Part, Parts};
use crate::domain::restatement::{Cause, Restatement};
use crate::domain::rollup::{EstateRow, Grain};
use crate::text::Lang;

/// A telephone, a tablet, a desk, a projector.
pub(super) const WIDTHS: [u32; 4] = [360, 768, 1280, 1920];

/// A programme at its extreme, with its estates and what became of its figures.
pub(super) struct Extreme {
    pub name: &'static str,
    sample: Sample,
    /// Names of its parts, and how many there are of them beyond those drawn.
    parts: Vec<String>,
    others: usize,
    rows: Vec<EstateRow>,
    restated: Restatement,
}

fn names(count: usize) -> Vec<String> {
    let known = ["CA de Lens – Liévin", "CA d’Hénin-Carvin", "CC Cœur d’Ostrevent"];
    (0..count).map(|index| format!("{} {index}", known[index % known.len()])).collect()
}

fn row(
    index: usize,
    name: &str,
    actual: i64,
    planned: Option<i64>,
    size: Option<i64>,
) -> EstateRow {
    let mut row = estate_rows().swap_remove(index % 3);
    row.id = i32::try_from(index).unwrap();
    row.code = format!("E-{index}").parse().unwrap();
    (row.name, row.actual, row.planned, row.dwellings) = (name.to_owned(), actual, planned, size);
    row
}

fn with_plan(name: &'static str, target: i64, per_month: i64) -> Sample {
    let mut sample = Sample { name, ..Sample::usual() };
    let line = |version| Some(straight(target, sample.first, sample.last, version));
    (sample.original, sample.current) = (line(1), line(2));
    sample.months.values_mut().for_each(|count| *count = per_month);
    sample
}

fn extreme(sample: Sample, dwellings: (i64, i64), moved: &[(Cause, i64)]) -> Extreme {
    let parts = names(3);
    let rows = parts.iter().enumerate();
    let rows = rows.map(|(index, name)| {
        row(index, name, dwellings.0, Some(dwellings.1), Some(dwellings.1.max(dwellings.0)))
    });
    Extreme {
        name: sample.name,
        rows: rows.collect(),
        parts,
        others: 0,
        restated: bridge(dwellings.0, moved),
        sample,
    }
}

/// All of them.
pub(super) fn all() -> Vec<Extreme> {
    let mut nothing = Sample { name: "empty", ..Sample::record() };
    nothing.year_only = BTreeMap::new();
    let empty = Extreme { parts: Vec::new(), rows: Vec::new(), ..extreme(nothing, (0, 0), &[]) };
    let mut one = with_plan("one-dwelling", 1, 0);
    if let Some(count) = one.months.values_mut().next() {
        *count = 1;
    }
    let late = with_plan("all-late", 20_000, 0);
    let long = Extreme {
        parts: vec![LONG.to_owned(), LONG.replace(' ', "\u{a0}"), "W".repeat(60)],
        rows: vec![
            row(0, LONG, 12, Some(691), Some(700)),
            row(1, &"W".repeat(60), 0, Some(1), None),
            row(2, LONG, 1_300, None, Some(1)),
        ],
        ..extreme(Sample { name: "long-name", long_name: true, ..Sample::usual() }, (7, 9), &[])
    };
    let many: Vec<EstateRow> = names(600)
        .iter()
        .enumerate()
        .map(|(index, name)| {
            let n = i64::try_from(index).unwrap();
            row(index, name, n * 3, (n % 7 != 0).then_some(1_800 - n), Some(2_000))
        })
        .collect();
    let many = Extreme {
        parts: names(MOST_PARTS),
        others: 600 - MOST_PARTS,
        rows: many,
        ..extreme(
            Sample { name: "600-estates", ..Sample::usual() },
            (9_000, 12_000),
            &[(Cause::Late, 12), (Cause::Moved, -3)],
        )
    };
    vec![
        empty,
        extreme(one, (1, 1), &[(Cause::Late, 1)]),
        extreme(with_plan("100000", 100_000, 1_009), (100_000, 99_999), &[(Cause::New, 100_000)]),
        extreme(late, (0, 12_345), &[(Cause::Perimeter, -9_000)]),
        extreme(with_plan("all-early", 12_000, 400), (12_345, 1), &[(Cause::Late, 9_000)]),
        long,
        many,
    ]
}

impl Extreme {
    fn parts(&self, by: Grain) -> Parts {
        let part = |(index, name): (usize, &String)| Part {
            code: format!("E-{index}"),
            name: name.clone(),
            place: (index % 2 == 1).then(|| LONG.to_owned()),
            progress: self.sample.progress(by),
        };
        let drawn = self.parts.iter().enumerate().map(part).collect();
        let odd = (self.others > 0).then_some((Odd::Others(self.others), 100_000));
        Parts::ordered(self.sample.progress(by), drawn, odd.into_iter().collect())
    }

    /// The whole chart set.
    pub(super) fn pictures(&self, style: &Style) -> Vec<(&'static str, String)> {
        let answer = "Une phrase.";
        let (by_month, by_year) =
            (self.sample.progress(Grain::Month), self.sample.progress(Grain::Year));
        let four = four(&self.sample, [(14, 10), (13, 10), (12, 10), (1, 1)]);
        let (panels, cells) = (self.parts(Grain::Month), self.parts(Grain::Year));
        vec![
            ("progress", progress(&by_month, answer, style)),
            ("years", years(&by_year, answer, style)),
            ("months", months(&Months::of(&by_month, None), &by_month, answer, style)),
            ("stages", stages(&four, answer, style)),
            ("estates", estates(&self.rows, &by_month, answer, style)),
            ("territories", territories(&panels, answer, style)),
            ("heat", heat(&cells, false, answer, style)),
            ("heat-by-estate", heat(&cells, true, answer, style)),
            ("waterfall", waterfall(&self.restated, answer, style)),
        ]
    }
}

#[test]
fn every_picture_of_every_extreme_can_be_read_at_every_width() {
    let mut found = Vec::new();
    let mut pictures = 0;
    for extreme in all() {
        for width in WIDTHS {
            for lang in Lang::ALL {
                let style = Style::file(width, Theme::Light, lang);
                for (kind, svg) in extreme.pictures(&style) {
                    pictures += 1;
                    let wrong = faults(&svg).into_iter().chain(crossed(&svg));
                    let name = extreme.name;
                    found.extend(wrong.map(|it| format!("{kind} {name} {width} {lang}: {it}")));
                }
            }
        }
    }
    assert!(found.is_empty(), "{} faults:\n{}", found.len(), found.join("\n"));
    assert_eq!(pictures, 7 * 4 * 2 * 9);
}
