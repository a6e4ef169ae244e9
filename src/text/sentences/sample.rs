//! A programme to write sentences about, for tests.

use crate::domain::calendar::Day;
use crate::domain::plan::Curve;
use crate::domain::rollup::{Grain, Known, Period, PlanStatus, Progress, Total};
use crate::domain::stage::Stage;
use crate::domain::territory::Scope;

pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// With plain spaces, so that what is expected can be read.
pub fn spaced(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

pub fn curve(version: i32) -> Curve {
    Curve {
        version,
        adopted_on: Some(day("2018-06-15")),
        first_day: day("2018-06-15"),
        last_day: day("2028-06-14"),
        lines: Vec::new(),
    }
}

/// Two plan versions, no missing year, at the end of October 2026.
pub fn progress() -> Progress {
    Progress {
        programme: "mc".parse().unwrap(),
        programme_name: "Maisons & Cités".to_owned(),
        first_day: day("2018-06-15"),
        last_day: day("2028-06-14"),
        last_day_current: day("2028-06-14"),
        stage: Stage::Delivered,
        net: false,
        published: false,
        scope: Scope::All,
        known: Known {
            on: day("2026-11-22"),
            position: "1842".parse().unwrap(),
            head: String::new(),
            at: None,
        },
        to: day("2026-10-31"),
        plan_status: PlanStatus::Adopted,
        target_original: Some(20_000),
        target_current: Some(20_000),
        original: Some(curve(1)),
        current: Some(curve(2)),
        by: Grain::Year,
        periods: Vec::new(),
        total: Total {
            defective: 0,
            actual: Some(11_126),
            since: 24,
            planned_original: Some(16_759),
            planned_current: Some(15_801),
            variance_original: Some(-5633),
            variance_current: Some(-4675),
            remaining_original: Some(8874),
            remaining_current: Some(8874),
            progress_percent: Some(55.6),
            required_per_month_original: Some(457),
            required_per_month_current: Some(457),
            delivered_12_months: Some(1455),
            missing_years: Vec::new(),
            known_years: (2018..=2026).collect(),
            figure: String::new(),
        },
        year_only: Vec::new(),
        reporting: None,
        fictional: true,
        annotations: Vec::new(),
    }
}

/// A period ending on a day: what was done and planned in it, and the variances to date.
pub fn period(name: &str, to: &str, variances: (Option<i64>, Option<i64>)) -> Period {
    Period {
        period: name.to_owned(),
        from: day("2018-06-15"),
        to: day(to),
        actual: Some(1000),
        missing: false,
        running: false,
        reported: None,
        expected: None,
        planned_original: variances.0.map(|v| 1000 - v),
        planned_current: variances.1.map(|v| 1000 - v),
        cumulative_actual: Some(1000),
        cumulative_planned_original: variances.0.map(|v| 1000 - v),
        cumulative_planned_current: variances.1.map(|v| 1000 - v),
        variance_original: variances.0,
        variance_current: variances.1,
        net: Some(1000),
        figure: String::new(),
    }
}
