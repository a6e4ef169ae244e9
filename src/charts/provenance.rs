//! The lines at the foot of a picture that say what it is, so that it can travel alone.

use crate::domain::rollup::{PlanStatus, Progress};
use crate::domain::territory::Scope;

use super::font;
use super::sheet::{Anchor, Sheet};
use super::style::{Ink, Size, Style};
use super::words::Words;

const FONT: f64 = 11.0;
const STEP: f64 = 16.0;

/// The lines, wrapped for the drawing.
pub(super) struct Provenance(Vec<String>);

impl Provenance {
    /// Programme, stage, part, both plans, point of knowledge and head.
    pub(super) fn of(progress: &Progress, fictional: bool, style: &Style) -> Self {
        let words = Words(style.lang);
        let mut items = Vec::new();
        let name = &progress.programme_name;
        items.push(if fictional {
            format!("{} {name}", font::bold(&words.fictional()))
        } else {
            name.clone()
        });
        items.push(words.counted(progress.stage, progress.net));
        if progress.scope != Scope::All {
            items.push(words.scope(&progress.scope));
        }
        items.extend(plans(progress, words));
        items.push(words.on("chart-read-at", progress.to));
        items.push(words.on("chart-known-on", progress.known.on));
        items.push(words.situation(progress.known.position, &progress.known.head));
        Self(even_lines(&items, f64::from(style.size().width())))
    }

    /// Pixels it takes.
    #[expect(clippy::cast_precision_loss, reason = "a handful of lines")]
    pub(super) fn height(&self) -> f64 {
        self.0.len() as f64 * STEP
    }

    /// Draws it, its first baseline at `y`.
    pub(super) fn draw(&self, sheet: &Sheet, y: f64) {
        let mut baseline = y;
        for line in &self.0 {
            // Bold is the warning, and warnings are ink.
            sheet.text(line, (0.0, baseline), FONT, Ink::Quiet, Anchor::Start);
            baseline += STEP;
        }
    }
}

fn plans(progress: &Progress, words: Words) -> Vec<String> {
    if progress.plan_status == PlanStatus::Indicative {
        let line = progress.original.is_some() || progress.target_original.is_some();
        return line.then(|| words.say("chart-key-indicative").into_owned()).into_iter().collect();
    }
    let version = |curve: &Option<crate::domain::plan::Curve>| {
        curve.as_ref().map(|curve| (curve.version, curve.adopted_on))
    };
    let mut plans = Vec::new();
    let original = version(&progress.original);
    if let Some((_, adopted)) = original {
        plans.push(words.plan_of("chart-original", adopted));
    }
    if let Some((_, adopted)) = version(&progress.current).filter(|now| Some(*now) != original) {
        plans.push(words.plan_of("chart-current", adopted));
    }
    plans
}

/// As few lines as go, made even, broken at middots alone unless one item is wider than a line.
fn even_lines(items: &[String], width: f64) -> Vec<String> {
    let fewest = fill(items, FONT, width).len();
    let mut limit = width;
    while limit > width / 3.0 && fill(items, FONT, limit - 8.0).len() == fewest {
        limit -= 8.0;
    }
    fill(items, FONT, limit)
}

/// As few lines as go, broken between items.
pub(super) fn fill(items: &[String], size: f64, width: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for item in items.iter().flat_map(|item| font::wrap(item, size, width)) {
        let longer = if line.is_empty() { item.clone() } else { format!("{line} · {item}") };
        if !line.is_empty() && font::width(&longer, size) > width {
            lines.push(std::mem::replace(&mut line, item));
        } else {
            line = longer;
        }
    }
    lines.push(line);
    lines
}

/// Air between the axis and the first provenance line.
pub(super) fn air(size: Size) -> f64 {
    if size == Size::Small { 32.0 } else { 34.0 }
}
