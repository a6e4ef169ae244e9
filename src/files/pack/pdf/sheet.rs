//! Sheets of A4 being filled: what is drawn where, to which element it belongs, and where a new
//! page begins. Nothing is drawn yet, so that pages can be counted first.

use krilla::tagging::{ArtifactType, Tag};

use super::fonts::{self, Run, width};
use super::tree::{Element, Leaf, Tree};
use crate::text::sentences::Sentence;

/// A4 in points.
pub(super) const WIDTH: f32 = 595.276;
pub(super) const HEIGHT: f32 = 841.89;
/// Paper left free at both sides.
pub(super) const SIDE: f32 = 45.0;
/// The margin column, 32 mm, and the gutter beside it.
pub(super) const MARGIN: f32 = 90.7;
pub(super) const GUTTER: f32 = 17.0;
/// Where the body begins and how wide it is.
pub(super) const BODY: f32 = SIDE + MARGIN + GUTTER;
pub(super) const MEASURE: f32 = WIDTH - SIDE - BODY;
/// Where pages begin and end.
pub(super) const TOP: f32 = 76.0;
pub(super) const BOTTOM: f32 = HEIGHT - 66.0;

/// Colours, by their role in the palette.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    Text,
    Soft,
    Quiet,
    Done,
    Gap,
    Rule,
    Wash,
    Paper,
}

impl Ink {
    pub(super) fn rgb(self) -> (u8, u8, u8) {
        match self {
            Self::Text => (0x16, 0x19, 0x1D),
            Self::Soft => (0x44, 0x4A, 0x52),
            Self::Quiet => (0x5C, 0x63, 0x6C),
            Self::Done => (0x1F, 0x4F, 0x8F),
            Self::Gap => (0xA8, 0x3C, 0x17),
            Self::Rule => (0xD3, 0xD7, 0xDC),
            Self::Wash => (0xF3, 0xF5, 0xF7),
            Self::Paper => (0xFF, 0xFF, 0xFF),
        }
    }
}

/// A way of setting words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Type {
    pub size: f32,
    pub leading: f32,
    pub ink: Ink,
    pub bold: bool,
}

impl Type {
    pub(super) const fn new(size: f32, leading: f32, ink: Ink, bold: bool) -> Self {
        Self { size, leading, ink, bold }
    }
}

pub(super) const ANSWER: Type = Type::new(19.0, 24.5, Ink::Text, false);
pub(super) const TITLE: Type = Type::new(12.0, 16.0, Ink::Text, true);
pub(super) const SENTENCE: Type = Type::new(12.0, 16.5, Ink::Text, false);
pub(super) const WORDS: Type = Type::new(9.5, 14.0, Ink::Text, false);
pub(super) const HEADING: Type = Type::new(9.5, 14.0, Ink::Text, true);
pub(super) const TOPIC: Type = Type::new(9.5, 13.0, Ink::Text, true);
pub(super) const NOTE: Type = Type::new(7.5, 10.8, Ink::Quiet, false);
pub(super) const SMALL: Type = Type::new(8.0, 11.5, Ink::Soft, false);

/// Something drawn; `y` of words is their baseline.
pub(super) enum Mark {
    Words { x: f32, y: f32, size: f32, bold: bool, ink: Ink, text: String },
    Line { x: f32, y: f32, to_x: f32, to_y: f32, wide: f32, ink: Ink },
    Box { x: f32, y: f32, wide: f32, high: f32, ink: Ink },
    Picture { x: f32, y: f32, wide: f32, high: f32, tree: Box<resvg::usvg::Tree> },
}

/// To what a mark belongs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Owner {
    /// Part of the structure.
    Leaf(Leaf),
    /// Only for the eye.
    Artifact(ArtifactType),
}

/// A page being filled.
#[derive(Default)]
pub(super) struct Page {
    pub marks: Vec<(Owner, Mark)>,
}

/// The pages so far, and where the pen is.
#[derive(Default)]
pub(super) struct Sheet {
    pub pages: Vec<Page>,
    pub tree: Tree,
    pub y: f32,
    /// The element of the last mark, so that what follows joins it.
    open: Option<(Element, Leaf)>,
}

impl Sheet {
    /// Begins a page.
    pub(super) fn turn(&mut self) {
        self.pages.push(Page::default());
        self.open = None;
        self.y = TOP;
    }

    /// The number of the page being filled, from 0.
    pub(super) fn page(&self) -> usize {
        self.pages.len().saturating_sub(1)
    }

    /// Makes sure that so much fits, on a new page if need be.
    pub(super) fn room(&mut self, high: f32) -> bool {
        let turns = self.pages.is_empty() || (self.y + high > BOTTOM && self.y > TOP);
        if turns {
            self.turn();
        }
        turns
    }

    /// Draws what only the eye needs.
    pub(super) fn decorate(&mut self, mark: Mark) {
        self.artifact(ArtifactType::Layout, mark);
    }

    pub(super) fn artifact(&mut self, kind: ArtifactType, mark: Mark) {
        self.open = None;
        if let Some(page) = self.pages.last_mut() {
            page.marks.push((Owner::Artifact(kind), mark));
        }
    }

    /// Draws part of an element.
    pub(super) fn mark(&mut self, element: Element, mark: Mark) {
        let leaf = match self.open {
            Some((open, leaf)) if open == element => leaf,
            _ => self.tree.leaf(element),
        };
        self.open = Some((element, leaf));
        if let Some(page) = self.pages.last_mut() {
            page.marks.push((Owner::Leaf(leaf), mark));
        }
    }

    /// A line of runs whose baseline is `y`; no element: only for the eye.
    pub(super) fn runs(&mut self, of: Option<Element>, x: f32, y: f32, set: Type, line: &[Run]) {
        let mut at = x;
        for (bold, text) in line {
            let mark = Mark::Words {
                x: at,
                y,
                size: set.size,
                bold: *bold,
                ink: set.ink,
                text: text.clone(),
            };
            match of {
                Some(element) => self.mark(element, mark),
                None => self.artifact(ArtifactType::PaginationOther, mark),
            }
            at += width(text, set.size, *bold);
        }
    }

    /// A paragraph at the pen, which moves below it; lines that do not fit go to the next page.
    pub(super) fn paragraph(
        &mut self,
        element: Element,
        words: &Sentence,
        (x, wide): (f32, f32),
        set: Type,
    ) {
        // Sentences that are read first have lines of about one length, and no word left alone.
        let lines = if set.size >= SENTENCE.size {
            fonts::balanced(words, set.size, wide, set.bold)
        } else {
            fonts::lines(words, set.size, wide, set.bold)
        };
        for line in lines {
            self.room(set.leading);
            self.runs(Some(element), x, self.y + set.size, set, &line);
            self.y += set.leading;
        }
    }

    /// A paragraph of its own in the body.
    pub(super) fn words(&mut self, within: Option<Element>, words: &Sentence, set: Type) {
        let element = self.tree.element(within, Tag::P);
        self.paragraph(element, words, (BODY, MEASURE), set);
    }

    /// Words in the margin from `y` down; the pen stays. Gives where they end.
    pub(super) fn aside(&mut self, element: Element, text: &str, y: f32, set: Type) -> f32 {
        let mut at = y;
        for line in fonts::plain_lines(text, set.size, MARGIN, set.bold) {
            self.runs(Some(element), SIDE, at + set.size, set, &line);
            at += set.leading;
        }
        at
    }

    /// A rule across.
    pub(super) fn rule(&mut self, (x, wide): (f32, f32), y: f32, thick: f32, ink: Ink) {
        self.decorate(Mark::Line { x, y, to_x: x + wide, to_y: y, wide: thick, ink });
    }
}
