//! Parts of the programme by year: what was done of what was planned, each year in a cell. The
//! colour says how far a year is from its plan; the numbers in the cell say it without colour.

use super::font::{self, bold};
use super::heat_cells::{Cell, State, cells};
use super::key::{self, Entry, Sign};
use super::place::Area;
use super::provenance::{Provenance, air, fill};
use super::sheet::{Anchor, Pen, Sheet};
use super::style::{Ink, Style};
use super::territories::odd_name;
use super::words::{Words, capital};
use crate::domain::part::{Part, Parts};
use crate::domain::rollup::PlanStatus;

const NAME: f64 = 13.0;
const NOTE: f64 = 12.0;
const SMALL: f64 = 11.0;
/// Pixels between two cells.
const GAP: f64 = 2.0;
/// The widest a cell is made.
const WIDEST: f64 = 84.0;

/// A part with its cells, its words already broken into lines.
struct Row<'a> {
    part: &'a Part,
    cells: Vec<Cell>,
    name: Vec<String>,
    /// Its variance to date, and the ink of its sign.
    gap: Option<(String, Ink)>,
}

/// How the cells lie: beside the name under one line of years, or below it, each with its year.
struct Plan {
    beside: bool,
    left: f64,
    cell: f64,
    /// Cells in a line.
    each: usize,
}

/// The parts of a programme by year; `by_estate` says that they are estates and no EPCI. `answer`
/// is the sentence the picture proves.
#[must_use]
pub fn heat(parts: &Parts, by_estate: bool, answer: &str, style: &Style) -> String {
    let words = Words(style.lang);
    let width = f64::from(style.size().width());
    let mut rows: Vec<Row<'_>> = parts.drawn.iter().map(|part| row(part, words)).collect();
    let key = key(&rows, parts, words);
    let above = key::height(&key, width);
    let column = column(&rows, words);
    let plan = plan(&rows, words, width, column);
    for row in &mut rows {
        row.name = names(row.part, &plan, width - column);
    }
    let head = if plan.beside { 22.0 } else { 18.0 };
    let odd = odd(parts, by_estate, words, width);
    let heights: Vec<f64> = rows.iter().map(|row| height(row, &plan)).collect();
    let end = above + head + heights.iter().sum::<f64>();
    let empty = if rows.is_empty() { 16.0 } else { 0.0 };
    #[expect(clippy::cast_precision_loss, reason = "a line or two")]
    let foot = end + empty + odd.len() as f64 * 17.0 + air(style.size()) - 4.0;
    let provenance = Provenance::of(&parts.whole, parts.whole.fictional, style);
    let sheet = Sheet::new(style, foot + provenance.height() - 12.0);
    key::draw(&sheet, &key, width);
    draw_head(&sheet, &rows, &plan, above + 12.0, words);
    let mut top = above + head;
    for (row, high) in rows.iter().zip(&heights) {
        sheet.line((0.0, top), (sheet.width, top), Pen(Ink::Rule, 1.0, ""));
        draw_row(&sheet, row, &plan, top, words);
        top += high;
    }
    if rows.is_empty() {
        let text = words.say(if by_estate { "chart-no-estates" } else { "chart-no-territories" });
        sheet.text(&text, (0.0, end + 4.0), NAME, Ink::Soft, Anchor::Start);
    }
    let mut baseline = end + empty + 16.0;
    for line in &odd {
        sheet.text(line, (0.0, baseline), NOTE, Ink::Soft, Anchor::Start);
        baseline += 17.0;
    }
    provenance.draw(&sheet, foot);
    let stage = style.lang.stage_name(parts.whole.stage);
    let title = if by_estate { "chart-title-heat-estate" } else { "chart-title-heat-epci" };
    let title = style.lang.say_with(title, &[("stage", stage.into())]);
    sheet.finish(style, "heat", &title, answer)
}

fn row(part: &Part, words: Words) -> Row<'_> {
    let gap = part.variance().map(|gap| {
        let ink = match gap {
            ..0 => Ink::Gap,
            0 => Ink::Quiet,
            1.. => Ink::Done,
        };
        (bold(&words.0.signed(gap)), ink)
    });
    Row { part, cells: cells(&part.progress), name: Vec::new(), gap }
}

/// The colours that are there, in the order of how far a year is from its plan.
fn key(rows: &[Row<'_>], parts: &Parts, words: Words) -> Vec<Entry> {
    let say = |key: &str| words.say(key).into_owned();
    let any = |state: State| rows.iter().flat_map(|row| &row.cells).any(|cell| cell.state == state);
    let all = [
        (State::FarBehind, Sign::Cell(Ink::Gap), "chart-heat-far-behind"),
        (State::Behind, Sign::Cell(Ink::GapTint), "chart-heat-behind"),
        (State::Reached, Sign::Cell(Ink::Tint), "chart-heat-reached"),
        (State::FarAhead, Sign::Cell(Ink::Done), "chart-heat-far-ahead"),
        (State::Running, Sign::Unfinished, "chart-running"),
        (State::Missing, Sign::NotReported, "chart-heat-missing"),
        (State::Plain, Sign::Cell(Ink::Paper), "chart-heat-unplanned"),
    ];
    let mut key: Vec<Entry> = all
        .into_iter()
        .filter(|(state, ..)| any(*state))
        .map(|(_, sign, text)| Entry(sign, say(text)))
        .collect();
    if parts.whole.plan_status == PlanStatus::Indicative && !rows.is_empty() {
        key.push(Entry(Sign::Indicative, say("chart-key-indicative")));
    }
    key
}

/// Width of the variances at the right edge.
fn column(rows: &[Row<'_>], words: Words) -> f64 {
    let gaps = rows.iter().filter_map(|row| row.gap.as_ref());
    let widest = gaps.map(|(text, _)| font::width(text, NAME)).fold(0.0, f64::max);
    if widest > 0.0 {
        widest.max(font::width(&words.say("chart-variance"), NOTE)) + 12.0
    } else {
        0.0
    }
}

#[expect(clippy::cast_precision_loss, reason = "a handful of years")]
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a handful of cells")]
fn plan(rows: &[Row<'_>], words: Words, width: f64, column: f64) -> Plan {
    let texts = rows.iter().flat_map(|row| &row.cells).flat_map(|cell| cell.lines(words));
    let widest = texts.map(|(text, size, _)| font::width(&text, size)).fold(0.0, f64::max);
    let least = widest.max(font::width("2018", SMALL)) + 8.0;
    let years = rows.iter().map(|row| row.cells.len()).max().unwrap_or(1).max(1);
    let left = width * 0.25;
    let room = width - left - column;
    let beside = (room / years as f64).min(WIDEST);
    if beside >= least && width > 600.0 {
        return Plan { beside: true, left, cell: beside, each: years };
    }
    let most = ((width / least) as usize).clamp(1, years);
    // Lines as even as goes: 11 years are 6 and 5, not 10 and 1.
    let lines = years.div_ceil(most);
    let each = years.div_ceil(lines);
    Plan { beside: false, left: 0.0, cell: (width / each as f64).min(WIDEST), each }
}

fn names(part: &Part, plan: &Plan, width: f64) -> Vec<String> {
    let name = if part.name.is_empty() { &part.code } else { &part.name };
    let limit = if plan.beside { plan.left - 12.0 } else { width };
    let mut lines = font::wrap(name, NAME, limit);
    if let Some(place) = &part.place {
        let last = lines.last().map_or(0.0, |line| font::width(line, NAME));
        let text = format!(" · {place}");
        match lines.last_mut() {
            Some(line) if last + font::width(&text, NAME) <= limit => line.push_str(&text),
            _ => lines.extend(font::wrap(place, NAME, limit)),
        }
    }
    lines
}

/// Height of a cell: its numbers, and its year where no line of years stands above.
fn cell_height(plan: &Plan) -> f64 {
    if plan.beside { 34.0 } else { 50.0 }
}

#[expect(clippy::cast_precision_loss, reason = "a handful of lines")]
fn height(row: &Row<'_>, plan: &Plan) -> f64 {
    let names = row.name.len() as f64 * 17.0;
    if plan.beside {
        return (names + 9.0).max(cell_height(plan) + 6.0);
    }
    let lines = row.cells.len().div_ceil(plan.each) as f64;
    names + 10.0 + lines * (cell_height(plan) + GAP) + 8.0
}

fn draw_head(sheet: &Sheet, rows: &[Row<'_>], plan: &Plan, baseline: f64, words: Words) {
    if rows.iter().any(|row| row.gap.is_some()) {
        let text = words.say("chart-variance");
        sheet.text(&text, (sheet.width, baseline), NOTE, Ink::Quiet, Anchor::End);
    }
    let Some(row) = rows.first().filter(|_| plan.beside) else { return };
    let mut middle = plan.left + plan.cell / 2.0;
    for cell in &row.cells {
        sheet.text(&cell.year, (middle, baseline), NOTE, Ink::Soft, Anchor::Middle);
        middle += plan.cell;
    }
}

fn draw_row(sheet: &Sheet, row: &Row<'_>, plan: &Plan, top: f64, words: Words) {
    let mut baseline = top + 18.0;
    for line in &row.name {
        sheet.text(line, (0.0, baseline), NAME, Ink::Text, Anchor::Start);
        baseline += 17.0;
    }
    if let Some((text, ink)) = &row.gap {
        sheet.text(text, (sheet.width, top + 18.0), NAME, *ink, Anchor::End);
    }
    let high = cell_height(plan);
    let mut y = if plan.beside { top + 3.0 } else { baseline - 8.0 };
    for line in row.cells.chunks(plan.each) {
        let mut left = plan.left;
        for cell in line {
            let area = Area::new(left, y, left + plan.cell - GAP, y + high);
            draw_cell(sheet, cell, area, plan, words);
            left += plan.cell;
        }
        y += high + GAP;
    }
}

fn draw_cell(sheet: &Sheet, cell: &Cell, area: Area, plan: &Plan, words: Words) {
    match cell.state {
        State::FarBehind => sheet.rect(area, Ink::Gap),
        State::Behind => sheet.rect(area, Ink::GapTint),
        State::Reached => sheet.rect(area, Ink::Tint),
        State::FarAhead => sheet.rect(area, Ink::Done),
        State::Running => {
            // Hatched below the numbers only: they are read.
            sheet.rect(area, Ink::Tint);
            sheet.hatch(Area { top: area.bottom - 4.0, ..area }, Ink::Done);
        }
        State::Missing => sheet.hatch(Area { top: area.bottom - 6.0, ..area }, Ink::Quiet),
        State::Plain | State::Empty => {}
    }
    if matches!(cell.state, State::Missing | State::Plain | State::Empty) {
        sheet.frame(area, Pen(Ink::Rule, 1.0, ""));
    }
    let middle = f64::midpoint(area.left, area.right);
    let mut baseline = area.top + 14.0;
    if !plan.beside {
        let ink = cell.ink_over(Ink::Soft);
        sheet.text(&cell.year, (middle, baseline), SMALL, ink, Anchor::Middle);
        baseline += 14.0;
    }
    for (text, size, ink) in cell.lines(words) {
        sheet.text(&text, (middle, baseline), size, cell.ink_over(ink), Anchor::Middle);
        baseline += 13.0;
    }
}

/// What counts but has no row.
fn odd(parts: &Parts, by_estate: bool, words: Words, width: f64) -> Vec<String> {
    let others = if by_estate { "chart-others-estates" } else { "chart-others-epci" };
    let items: Vec<String> = parts
        .odd
        .iter()
        .map(|(odd, n)| {
            let name = capital(&odd_name(odd, words, others));
            words.0.say_with("chart-odd", &[("name", name.into()), ("n", (*n).into())])
        })
        .collect();
    if items.is_empty() { items } else { fill(&items, NOTE, width) }
}
