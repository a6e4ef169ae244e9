//! A board pack as a value: what is read on paper and in a file that needs no Corons. One value
//! makes the PDF and the self-contained page, so that both show the same words and numbers.

pub mod archive;
pub mod extract;
pub mod html;
pub mod manifest;
pub mod pdf;

use crate::domain::calendar::Instant;
use crate::text::Lang;
use crate::text::sentences::Sentence;

/// A pack: a cover, then one message after another.
#[derive(Debug, Clone)]
pub struct Pack {
    /// The language of its words.
    pub lang: Lang,
    /// The title of the document.
    pub title: String,
    /// What stands at the left of each running head: the programme.
    pub programme: String,
    /// What stands at its right: the state of the ledger.
    pub head: String,
    /// "Données fictives", on every page of invented data.
    pub fictional: Option<String>,
    /// When the state it shows was recorded: its date, never the clock's.
    pub at: Option<Instant>,
    /// What makes the document this one and no other.
    pub id: String,
    /// The first page.
    pub cover: Cover,
    /// The messages.
    pub sections: Vec<Section>,
}

/// The first page: the answer, its figures, what was read.
#[derive(Debug, Clone)]
pub struct Cover {
    /// Above the name: which document it is.
    pub kind: String,
    /// The name of the programme.
    pub name: String,
    /// The answer in one sentence.
    pub answer: Sentence,
    /// What follows from it.
    pub outlook: Vec<Sentence>,
    /// What the manager says: the heading, then the words.
    pub comment: Option<(String, String)>,
    /// The big figures.
    pub figures: Vec<Figure>,
    /// What was read, as terms and their values.
    pub facts: Vec<(String, String)>,
}

/// A big figure.
#[derive(Debug, Clone)]
pub struct Figure {
    /// Its name.
    pub name: String,
    /// Its number.
    pub number: String,
    /// Beside the number, smaller: a unit or a variance.
    pub beside: Option<(String, Tone)>,
    /// What goes with it.
    pub notes: Vec<String>,
}

/// One message: its topic in the margin, its sentence, what proves it.
#[derive(Debug, Clone)]
pub struct Section {
    /// Its name within the document, for links.
    pub id: &'static str,
    /// The topic.
    pub topic: String,
    /// The message.
    pub say: Sentence,
    /// How to read it, in the margin.
    pub notes: Vec<String>,
    /// What proves it.
    pub blocks: Vec<Block>,
}

/// What a section is made of.
#[derive(Debug, Clone)]
pub enum Block {
    /// Words.
    Text(Sentence),
    /// Small words.
    Note(String),
    /// A heading inside a section.
    Heading(String),
    /// A picture.
    Picture(Picture),
    /// A table.
    Table(Table),
    /// Terms and what they mean.
    Terms(Vec<(String, String)>),
    /// What only a page shows, which may be as long and as wide as it likes.
    Screen(Box<Block>),
}

/// A picture as SVG text, with what it says for those who cannot see it. A file of slides is made
/// of the last of its drawings.
#[derive(Debug, Clone)]
pub struct Picture {
    /// Its file name without ending.
    pub name: &'static str,
    /// What it says.
    pub alt: String,
    /// The drawing for paper.
    pub svg: String,
    /// The drawings for a page, which shows the one that fits.
    pub page: String,
    /// The same as a file of its own.
    pub file: String,
}

/// A table; the first cell of each row names the row.
#[derive(Debug, Clone)]
pub struct Table {
    /// What it holds, for those who hear it.
    pub caption: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// A column.
#[derive(Debug, Clone)]
pub struct Column {
    /// Its head.
    pub head: String,
    /// Whether it holds numbers, which stand at the right.
    pub number: bool,
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Weight {
    /// One among others.
    #[default]
    Plain,
    /// A part of the sum above it.
    Part,
    /// The sum of what follows.
    Sum,
    /// The whole.
    Total,
}

/// A row.
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// What it is.
    pub weight: Weight,
    /// Its cells, one for each column.
    pub cells: Vec<Cell>,
}

/// In which ink.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// As the text around it.
    #[default]
    Plain,
    /// Set back.
    Quiet,
    /// Done or ahead.
    Done,
    /// Missing or behind.
    Gap,
}

/// A cell.
#[derive(Debug, Clone, Default)]
pub struct Cell {
    /// What it says.
    pub text: String,
    /// Small words below.
    pub note: Option<String>,
    /// Its ink.
    pub tone: Tone,
    /// A bar instead of words: done, and planned where that is compared, on the scale of `most`.
    pub bar: Option<Bar>,
}

/// A bar in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bar {
    /// Done.
    pub actual: i64,
    /// Promised.
    pub planned: Option<i64>,
    /// What fills the cell.
    pub most: i64,
}

impl Cell {
    /// A cell that says that.
    #[must_use]
    pub fn of(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// In that ink.
    #[must_use]
    pub fn toned(text: impl Into<String>, tone: Tone) -> Self {
        Self { text: text.into(), tone, ..Self::default() }
    }

    /// With small words below.
    #[must_use]
    pub fn note(self, note: Option<String>) -> Self {
        Self { note, ..self }
    }
}

impl Column {
    /// A column of words.
    #[must_use]
    pub fn words(head: impl Into<String>) -> Self {
        Self { head: head.into(), number: false }
    }

    /// A column of numbers.
    #[must_use]
    pub fn number(head: impl Into<String>) -> Self {
        Self { head: head.into(), number: true }
    }
}

impl Pack {
    /// Its pictures, in their order.
    pub fn pictures(&self) -> impl Iterator<Item = &Picture> {
        fn picture(block: &Block) -> Option<&Picture> {
            match block {
                Block::Picture(picture) => Some(picture),
                Block::Screen(inner) => picture(inner),
                _ => None,
            }
        }
        self.sections.iter().flat_map(|section| &section.blocks).filter_map(picture)
    }
}

/// Words without emphasis.
#[must_use]
pub fn plain(text: impl Into<String>) -> Sentence {
    Sentence { parts: vec![(false, text.into())] }
}
