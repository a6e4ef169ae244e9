//! The key above a picture: each sign with its name, where there is no room beside the mark.

use super::font;
use super::place::Area;
use super::sheet::{Anchor, Pen, Sheet};
use super::style::Ink;
use crate::domain::stage::Stage;

/// The signs of LOOK: three and the original plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    Done,
    Missing,
    Plan,
    PlanTick,
    Indicative,
    Original,
    Size,
    Unfinished,
    Stage(Stage),
    Bar,
    Average,
    NotReported,
    Cell(Ink),
}

/// A sign and what it stands for.
pub(super) struct Entry(pub Sign, pub String);

const FONT: f64 = 12.0;
const SIGN: f64 = 24.0;
const STEP: f64 = 18.0;

/// Rows of entries, as many in each as go into `width`; a long one goes on below.
fn rows(entries: &[Entry], width: f64) -> Vec<(f64, f64, Option<Sign>, String)> {
    let mut placed = Vec::new();
    let (mut x, mut y) = (0.0, 0.0);
    for Entry(sign, text) in entries {
        let wide = SIGN + 6.0 + font::width(text, FONT);
        if x > 0.0 && x + wide > width {
            (x, y) = (0.0, y + STEP);
        }
        for (index, line) in font::wrap(text, FONT, width - SIGN - 6.0).into_iter().enumerate() {
            if index > 0 {
                y += STEP;
            }
            placed.push((x, y, (index == 0).then_some(*sign), line));
        }
        x += wide + 20.0;
    }
    placed
}

/// Height of the key, air below included; 0 without entries.
pub(super) fn height(entries: &[Entry], width: f64) -> f64 {
    rows(entries, width).last().map_or(0.0, |(_, y, ..)| y + STEP + 8.0)
}

/// Draws the key at the top of the sheet.
pub(super) fn draw(sheet: &Sheet, entries: &[Entry], width: f64) {
    for (x, y, sign, text) in rows(entries, width) {
        if let Some(sign) = sign {
            draw_sign(sheet, sign, x, y + 9.0);
        }
        sheet.text(&text, (x + SIGN + 6.0, y + 13.0), FONT, Ink::Soft, Anchor::Start);
    }
}

fn draw_sign(sheet: &Sheet, sign: Sign, x: f64, y: f64) {
    let (from, to) = ((x, y), (x + SIGN, y));
    let middle = x + SIGN / 2.0;
    match sign {
        Sign::Done => sheet.rect(Area::new(x, y - 4.0, x + SIGN, y + 4.0), Ink::Done),
        Sign::Missing => sheet.line(from, to, Pen(Ink::Gap, 2.0, "")),
        Sign::Plan => sheet.line(from, to, Pen(Ink::Text, 1.5, "")),
        Sign::PlanTick => {
            sheet.line((middle, y - 6.0), (middle, y + 6.0), Pen(Ink::Text, 2.5, ""));
        }
        Sign::Indicative => sheet.line(from, to, Pen(Ink::Text, 1.5, "2 3")),
        Sign::Original => sheet.line(from, to, Pen(Ink::Origin, 1.5, "5 4")),
        Sign::Unfinished => {
            let area = Area::new(x, y - 5.0, x + SIGN, y + 5.0);
            sheet.rect(area, Ink::Tint);
            sheet.hatch(area, Ink::Done);
        }
        Sign::Stage(stage) => {
            let width = if stage == Stage::Delivered { 2.5 } else { 1.5 };
            sheet.line(from, to, Pen(Ink::of_stage(stage), width, ""));
        }
        Sign::Bar => {
            let area = Area::new(x + 4.0, y - 5.0, x + SIGN - 4.0, y + 5.0);
            sheet.rect(area, Ink::Tint);
            sheet.line((area.left, area.top), (area.right, area.top), Pen(Ink::Done, 1.5, ""));
        }
        Sign::Average => sheet.line(from, to, Pen(Ink::Done, 2.5, "")),
        Sign::NotReported => {
            sheet.hatch(Area::new(x, y - 5.0, x + SIGN, y + 5.0), Ink::Quiet);
        }
        Sign::Cell(ink) => {
            let area = Area::new(x, y - 5.0, x + SIGN, y + 5.0);
            sheet.rect(area, ink);
            sheet.frame(area, Pen(Ink::Rule, 1.0, ""));
        }
        Sign::Size => {
            sheet.frame(Area::new(x, y - 4.0, x + SIGN, y + 4.0), Pen(Ink::Origin, 1.0, ""));
        }
    }
}
