//! Tables: columns as wide as their numbers, words in what is left, heads again on each page.

use krilla::tagging::{ArtifactType, TableHeaderScope, Tag};

use super::fonts::{Run, plain_lines, width};
use super::sheet::{BODY, BOTTOM, Ink, MEASURE, Mark, Sheet, TOP, Type};
use super::tree::Element;
use crate::files::pack::{Bar, Cell, Row, Table, Tone, Weight};

const HEAD: Type = Type::new(7.5, 9.6, Ink::Soft, false);
const CELL: Type = Type::new(8.5, 11.0, Ink::Text, false);
const SMALL: Type = Type::new(7.0, 9.0, Ink::Quiet, false);
/// Air above and below the words of a row.
const AIR: f32 = 2.6;
/// Air between columns, and where there are many of them.
const BETWEEN: f32 = 9.0;
const CLOSE: f32 = 5.0;
/// From so many columns on.
const MANY: usize = 8;
/// Air between a name and the small words beside it.
const BESIDE: f32 = 5.0;
/// The widest a column of numbers becomes for its head.
const HEAD_WIDTH: f32 = 58.0;
/// How far parts of a sum stand in.
const INDENT: f32 = 9.0;
/// Width of a bar.
const BAR: f32 = 76.0;

/// Where the columns stand.
struct Grid {
    /// Left edge and width of each.
    columns: Vec<(f32, f32)>,
    numbers: Vec<bool>,
}

/// The lines of a cell, and those of its note: below them, or beside a name where both fit.
#[derive(Default)]
struct CellLines {
    words: Vec<Vec<Run>>,
    note: Vec<Vec<Run>>,
    beside: Option<f32>,
}

/// What a row was measured as.
struct Measured {
    lines: Vec<CellLines>,
    high: f32,
}

/// Draws a table at the pen.
pub(super) fn draw(sheet: &mut Sheet, within: Option<Element>, table: &Table) {
    let grid = grid(table);
    let root = sheet.tree.element(within, Tag::Table.with_summary(Some(table.caption.clone())));
    let head = heads(table, &grid);
    let first: f32 = table.rows.iter().take(3).map(|row| measured(row, &grid).high).sum();
    sheet.room(head.high + first);
    let element = sheet.tree.element(Some(root), Tag::THead);
    heading(sheet, Some(element), table, &grid, &head);
    let body = sheet.tree.element(Some(root), Tag::TBody);
    for (place, row) in table.rows.iter().enumerate() {
        let measured = measured(row, &grid);
        let next = table.rows.get(place + 1).filter(|_| row.weight == Weight::Sum);
        let keep = next.map_or(0.0, |_| measured.high);
        if sheet.y + measured.high + keep > BOTTOM && sheet.y > TOP {
            sheet.turn();
            heading(sheet, None, table, &grid, &head);
        }
        draw_row(sheet, body, row, &grid, &measured);
    }
    close(sheet, table);
}

fn close(sheet: &mut Sheet, table: &Table) {
    let total = table.rows.last().is_some_and(|row| row.weight == Weight::Total);
    if total {
        sheet.rule((BODY, MEASURE), sheet.y, 0.6, Ink::Text);
        sheet.rule((BODY, MEASURE), sheet.y + 2.0, 0.6, Ink::Text);
    } else {
        sheet.rule((BODY, MEASURE), sheet.y, 0.6, Ink::Text);
    }
    sheet.y += 12.0;
}

/// Numbers take what they need, bars a fixed width, words share the rest.
fn grid(table: &Table) -> Grid {
    let natural = |column: usize, number: bool, head: &str| {
        let cells = table.rows.iter().filter_map(|row| Some((row, row.cells.get(column)?)));
        let longest = cells.map(|(row, cell)| {
            if cell.bar.is_some() {
                return BAR;
            }
            let bold = row.weight == Weight::Total || row.weight == Weight::Sum;
            let note = cell.note.as_ref().filter(|_| number);
            let note = note.map_or(0.0, |note| width(note, SMALL.size, false));
            width(&cell.text, CELL.size, bold).max(note)
        });
        let word = head.split(' ').map(|word| width(word, HEAD.size, false));
        let head = width(head, HEAD.size, false).min(HEAD_WIDTH).max(word.fold(0.0, f32::max));
        longest.fold(head, f32::max) + 0.5
    };
    let numbers: Vec<bool> = table.columns.iter().map(|column| column.number).collect();
    let mut wide: Vec<f32> = table
        .columns
        .iter()
        .enumerate()
        .map(|(place, column)| natural(place, column.number, &column.head))
        .collect();
    fit(&mut wide, &numbers);
    let mut x = BODY;
    let columns = wide
        .into_iter()
        .map(|wide| {
            let left = x;
            x += wide + between(numbers.len());
            (left, wide)
        })
        .collect();
    Grid { columns, numbers }
}

fn between(columns: usize) -> f32 {
    if columns < MANY { BETWEEN } else { CLOSE }
}

/// Makes the columns as wide as the body: words give way or take what is left.
#[expect(clippy::cast_precision_loss, reason = "a table has few columns")]
fn fit(wide: &mut [f32], numbers: &[bool]) {
    let gaps = wide.len().saturating_sub(1) as f32 * between(wide.len());
    let used: f32 = wide.iter().sum::<f32>() + gaps;
    let words: f32 =
        wide.iter().zip(numbers).filter(|(_, number)| !**number).map(|(w, _)| *w).sum();
    let spare = MEASURE - used;
    if words <= 0.0 {
        return;
    }
    let mut first = true;
    for (wide, number) in wide.iter_mut().zip(numbers) {
        if *number {
            continue;
        }
        if spare < 0.0 && *wide > 2.0 * BAR {
            *wide = (*wide + spare * (*wide / words)).max(40.0);
        } else if first {
            *wide += spare;
            first = false;
        }
    }
}

fn heads(table: &Table, grid: &Grid) -> Measured {
    let lines: Vec<_> = table
        .columns
        .iter()
        .zip(&grid.columns)
        .map(|(column, (_, wide))| CellLines {
            words: plain_lines(&column.head, HEAD.size, *wide, false),
            ..CellLines::default()
        })
        .collect();
    let high = tallest(&lines, HEAD) + 2.0 * AIR;
    Measured { lines, high }
}

fn measured(row: &Row, grid: &Grid) -> Measured {
    let bold = matches!(row.weight, Weight::Sum | Weight::Total);
    let lines: Vec<_> = row
        .cells
        .iter()
        .zip(&grid.columns)
        .enumerate()
        .map(|(place, (cell, (_, wide)))| {
            let wide = wide - indent(row, place);
            let note = cell.note.as_deref().unwrap_or_default();
            let name = width(&cell.text, CELL.size, bold) + BESIDE;
            let fits = place == 0 && name + width(note, SMALL.size, false) <= wide;
            CellLines {
                words: plain_lines(&cell.text, CELL.size, wide, bold),
                note: plain_lines(note, SMALL.size, wide, false),
                beside: (fits && !cell.text.is_empty()).then_some(name),
            }
        })
        .collect();
    let high = tallest(&lines, CELL) + 2.0 * AIR;
    Measured { lines, high }
}

#[expect(clippy::cast_precision_loss, reason = "a cell has few lines")]
fn tallest(lines: &[CellLines], set: Type) -> f32 {
    let high = |of: &CellLines| {
        let below = if of.beside.is_some() { 0 } else { of.note.len() };
        of.words.len().max(1) as f32 * set.leading + below as f32 * SMALL.leading
    };
    lines.iter().map(high).fold(set.leading, f32::max)
}

fn indent(row: &Row, place: usize) -> f32 {
    if place == 0 && row.weight == Weight::Part { INDENT } else { 0.0 }
}

/// The heads; again on a next page they are only for the eye.
fn heading(
    sheet: &mut Sheet,
    within: Option<Element>,
    table: &Table,
    grid: &Grid,
    measured: &Measured,
) {
    let row = within.map(|within| sheet.tree.element(Some(within), Tag::TR));
    for (place, CellLines { words: lines, .. }) in measured.lines.iter().enumerate() {
        let cell = row.map(|row| sheet.tree.element(Some(row), Tag::TH(TableHeaderScope::Column)));
        // Heads stand on the rule below them.
        let above = measured.high - 2.0 * AIR - high_of(lines.len(), HEAD);
        let mut y = sheet.y + AIR + above;
        for line in lines {
            let x = placed(grid, place, line, HEAD.size, 0.0);
            match cell {
                Some(_) => sheet.runs(cell, x, y + HEAD.size, HEAD, line),
                None => sheet.runs(None, x, y + HEAD.size, HEAD, line),
            }
            y += HEAD.leading;
        }
        if let (Some(cell), true) = (cell, lines.is_empty()) {
            // A cell without words still is one.
            sheet.mark(cell, Mark::Box { x: BODY, y, wide: 0.1, high: 0.1, ink: Ink::Paper });
        }
    }
    let _ = table;
    sheet.y += measured.high;
    sheet.rule((BODY, MEASURE), sheet.y, 0.8, Ink::Text);
}

#[expect(clippy::cast_precision_loss, reason = "a cell has few lines")]
fn high_of(lines: usize, set: Type) -> f32 {
    lines as f32 * set.leading
}

/// Where a line begins: numbers end where their column does.
fn placed(grid: &Grid, place: usize, line: &[Run], size: f32, indent: f32) -> f32 {
    let (x, wide) = grid.columns.get(place).copied().unwrap_or((BODY, MEASURE));
    if grid.numbers.get(place).copied().unwrap_or_default() {
        let used: f32 = line.iter().map(|(bold, text)| width(text.trim_end(), size, *bold)).sum();
        return x + wide - used;
    }
    x + indent
}

fn draw_row(sheet: &mut Sheet, body: Element, row: &Row, grid: &Grid, measured: &Measured) {
    let top = sheet.y;
    let rule = match row.weight {
        Weight::Sum | Weight::Total => (0.8, Ink::Text),
        Weight::Plain | Weight::Part => (0.5, Ink::Rule),
    };
    sheet.rule((BODY, MEASURE), top, rule.0, rule.1);
    let element = sheet.tree.element(Some(body), Tag::TR);
    for (place, cell) in row.cells.iter().enumerate() {
        let of = if place == 0 {
            sheet.tree.element(Some(element), Tag::TH(TableHeaderScope::Row))
        } else {
            sheet.tree.element(Some(element), Tag::TD)
        };
        draw_cell(sheet, of, row, cell, (grid, measured, place));
    }
    sheet.y = top + measured.high;
}

fn draw_cell(
    sheet: &mut Sheet,
    of: Element,
    row: &Row,
    cell: &Cell,
    (grid, measured, place): (&Grid, &Measured, usize),
) {
    let Some(CellLines { words, note, beside }) = measured.lines.get(place) else { return };
    let mut y = sheet.y + AIR;
    if let (Some(drawn), Some((x, wide))) = (cell.bar, grid.columns.get(place)) {
        sheet.mark(of, Mark::Box { x: *x, y, wide: 0.1, high: 0.1, ink: Ink::Paper });
        return bar(sheet, drawn, (*x, wide.min(BAR)), y + CELL.leading / 2.0);
    }
    let set = Type { ink: ink(cell.tone), ..CELL };
    for line in words {
        let x = placed(grid, place, line, CELL.size, indent(row, place));
        sheet.runs(Some(of), x, y + CELL.size, set, line);
        y += CELL.leading;
    }
    if let (Some(name), Some(line)) = (beside, note.first()) {
        let x = placed(grid, place, line, SMALL.size, indent(row, place)) + name;
        sheet.runs(Some(of), x, y - CELL.leading + CELL.size, SMALL, line);
        return;
    }
    for line in note {
        let x = placed(grid, place, line, SMALL.size, indent(row, place));
        sheet.runs(Some(of), x, y + SMALL.size, SMALL, line);
        y += SMALL.leading;
    }
    if words.is_empty() && note.is_empty() {
        sheet.mark(of, Mark::Box { x: BODY, y, wide: 0.1, high: 0.1, ink: Ink::Paper });
    }
}

fn ink(tone: Tone) -> Ink {
    match tone {
        Tone::Plain => Ink::Text,
        Tone::Quiet => Ink::Quiet,
        Tone::Done => Ink::Done,
        Tone::Gap => Ink::Gap,
    }
}

/// Done, missing and promised, as in the page; the numbers stand beside it.
fn bar(sheet: &mut Sheet, bar: Bar, (x, wide): (f32, f32), middle: f32) {
    let at = |n: i64| x + share(n, bar.most) * (wide - 1.0);
    let filled = |from: f32, to: f32, high: f32, ink| Mark::Box {
        x: from,
        y: middle - high / 2.0,
        wide: (to - from).max(0.1),
        high,
        ink,
    };
    if bar.actual > 0 {
        sheet.artifact(ArtifactType::Layout, filled(x, at(bar.actual), 4.6, Ink::Done));
    }
    let Some(planned) = bar.planned else { return };
    if planned > bar.actual {
        let gap = filled(at(bar.actual), at(planned), 1.2, Ink::Gap);
        sheet.artifact(ArtifactType::Layout, gap);
    } else {
        let edge = filled(at(planned) - 1.2, at(planned) + 1.2, 8.4, Ink::Paper);
        sheet.artifact(ArtifactType::Layout, edge);
    }
    let tick = filled(at(planned) - 0.6, at(planned) + 0.6, 8.4, Ink::Text);
    sheet.artifact(ArtifactType::Layout, tick);
}

#[expect(clippy::cast_precision_loss, reason = "a share of a bar")]
fn share(n: i64, most: i64) -> f32 {
    (n.max(0) as f32 / most.max(1) as f32).min(1.0)
}
