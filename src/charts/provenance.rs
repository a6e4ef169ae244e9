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
        let counted = Words(style.lang).counted(progress.stage, progress.net);
        Self::about(progress, fictional, counted, &[], style)
    }

    /// Likewise, saying in words of the picture's own what is counted, and what else it says.
    pub(super) fn about(
        progress: &Progress,
        fictional: bool,
        counted: String,
        more: &[String],
        style: &Style,
    ) -> Self {
        let words = Words(style.lang);
        let mut items = Vec::new();
        let name = &progress.programme_name;
        items.push(if fictional {
            format!("{} {name}", font::bold(&words.fictional()))
        } else {
            name.clone()
        });
        items.push(counted);
        items.extend_from_slice(more);
        if progress.scope != Scope::All {
            items.push(words.scope(&progress.scope));
        }
        items.extend(plans(progress, words));
        items.push(words.on("chart-read-at", progress.to));
        items.extend(progress.reporting.map(|it| words.reported(it)));
        items.push(words.on("chart-known-on", progress.known.on));
        items.push(words.situation(progress.known.position, &progress.known.head));
        Self::lines(&items, style)
    }

    /// Items of a picture's own.
    pub(super) fn lines(items: &[String], style: &Style) -> Self {
        Self(even_lines(items, f64::from(style.size().width())))
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
    let items = Items::measured(items, FONT, width);
    let fewest = items.lines(width).len();
    let mut limit = width;
    while limit > width / 3.0 && items.lines(limit - 8.0).len() == fewest {
        limit -= 8.0;
    }
    items.join(limit)
}

/// As few lines as go, broken between items.
pub(super) fn fill(items: &[String], size: f64, width: f64) -> Vec<String> {
    Items::measured(items, size, width).join(width)
}

/// Items with their widths, none wider than a line, and the width of the middot between two.
struct Items {
    texts: Vec<String>,
    widths: Vec<f64>,
    middot: f64,
}

impl Items {
    fn measured(items: &[String], size: f64, width: f64) -> Self {
        let texts: Vec<String> =
            items.iter().flat_map(|item| font::wrap(item, size, width)).collect();
        let widths = texts.iter().map(|text| font::width(text, size)).collect();
        Self { texts, widths, middot: font::width(" · ", size) }
    }

    /// How many items stand in each line of that width.
    fn lines(&self, width: f64) -> Vec<usize> {
        let mut lines = Vec::new();
        let (mut count, mut used) = (0, 0.0);
        for item in &self.widths {
            let longer = if count == 0 { *item } else { used + self.middot + item };
            if count > 0 && longer > width {
                lines.push(count);
                (count, used) = (1, *item);
            } else {
                (count, used) = (count + 1, longer);
            }
        }
        lines.push(count);
        lines
    }

    fn join(&self, width: f64) -> Vec<String> {
        let mut texts = self.texts.iter().map(String::as_str);
        let lines = self.lines(width).into_iter();
        lines.map(|count| texts.by_ref().take(count).collect::<Vec<_>>().join(" · ")).collect()
    }
}

/// Air between the axis and the first provenance line.
pub(super) fn air(size: Size) -> f64 {
    if size == Size::Small { 32.0 } else { 34.0 }
}
