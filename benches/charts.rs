//! How long one picture takes: a page that is not in the cache draws six of them.

use std::hint::black_box;

use corons::charts::{Size, Style, progress, years};
use corons::domain::calendar::Month;
use corons::domain::plan::indicative;
use corons::domain::programme::Programme;
use corons::domain::progress::progress as table;
use corons::domain::rollup::{Grain, Known, MonthSum, PlanStatus, Progress, ProgressInput};
use corons::domain::stage::Stage;
use corons::domain::territory::Scope;
use corons::text::Lang;
use criterion::{Criterion, criterion_group, criterion_main};

/// Eight years of monthly deliveries, 20,000 dwellings planned in ten.
fn demonstration(by: Grain) -> Option<Progress> {
    let day = |text: &str| text.parse().ok();
    let programme = Programme {
        id: 1,
        code: "mc".parse().ok()?,
        name: "Maisons & Cités — 20\u{202f}000 logements".to_owned(),
        first_day: day("2018-06-15")?,
        last_day: day("2028-06-14")?,
        landlords: vec![1],
        stage: Stage::Delivered,
        kinds: Vec::new(),
        target: 20_000,
    };
    let mut original = indicative(&programme);
    (original.version, original.adopted_on) = (1, Some(programme.first_day));
    let mut current = original.clone();
    (current.version, current.adopted_on) = (2, day("2022-03-10"));
    for (year, count) in current.lines.iter_mut().flatten() {
        *count += [0, -300, 300, -100, 100].get(usize::try_from(year % 5).ok()?)?;
    }
    let first = Month::of(programme.first_day);
    let sum = |age: i32| MonthSum {
        month: first.plus(age),
        year_only: false,
        dwellings: 60 + i64::from(age) + i64::from(age * 37 % 50),
        entries: 40,
    };
    let input = ProgressInput {
        stage: programme.stage,
        net: false,
        published: false,
        scope: Scope::All,
        known: Known { on: day("2026-11-22")?, position: 1842, head: "7".repeat(16), at: None },
        to: day("2026-10-31")?,
        sums: (0..101).map(sum).collect(),
        tail: Vec::new(),
        defects: Vec::new(),
        stated: Vec::new(),
        reporting: Vec::new(),
        plan_status: PlanStatus::Adopted,
        last_day: programme.last_day,
        last_day_current: programme.last_day,
        original: Some(original),
        current: Some(current),
        fictional: true,
        annotations: Vec::new(),
        programme,
    };
    Some(table(&input, by))
}

fn charts(criterion: &mut Criterion) {
    let (Some(months), Some(by_year)) = (demonstration(Grain::Month), demonstration(Grain::Year))
    else {
        panic!("the demonstration is well formed");
    };
    for size in Size::ALL {
        let style = Style::inline(size, Lang::Fr, "b");
        criterion.bench_function(&format!("progress chart, {} px", size.width()), |bench| {
            bench.iter(|| progress(black_box(&months), "Une phrase.", &style));
        });
    }
    let style = Style::inline(Size::Large, Lang::Fr, "b");
    criterion.bench_function("years chart, 904 px", |bench| {
        bench.iter(|| years(black_box(&by_year), "Une phrase.", &style));
    });
}

criterion_group!(benches, charts);
criterion_main!(benches);
