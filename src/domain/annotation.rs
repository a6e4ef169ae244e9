//! A manager's word on a day, drawn with the pictures of a programme.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::calendar::Day;
use super::ids::Position;

/// Letters an annotation may have: one line on paper.
pub const LETTERS: usize = 80;
/// Annotations a programme may carry at once: more would hide the picture they are about.
pub const MOST: usize = 20;

/// An annotation that stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Annotation {
    /// Its position in the ledger.
    #[schema(value_type = i64)]
    pub position: Position,
    /// The day it is about.
    #[schema(value_type = chrono::NaiveDate)]
    pub on: Day,
    /// What it says, plain text.
    pub text: String,
}

/// One line of text that can be an annotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OneLine(String);

/// Why a text is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotALine {
    /// Nothing is written.
    Empty,
    /// More letters than [`LETTERS`]: so many.
    TooLong(usize),
}

impl OneLine {
    /// Reads a text as people type it: breaks and runs of spaces become one space, and what
    /// cannot be seen or would turn the writing round is left out.
    ///
    /// # Errors
    /// [`NotALine`] when nothing is left, or too much.
    pub fn read(text: &str) -> Result<Self, NotALine> {
        let shown: String = text
            .chars()
            .map(|letter| if letter.is_whitespace() && !kept(letter) { ' ' } else { letter })
            .filter(|letter| !hidden(*letter))
            .collect();
        let words: Vec<&str> = shown.split(' ').filter(|word| !word.is_empty()).collect();
        let line = words.join(" ").trim().to_owned();
        match line.chars().count() {
            0 => Err(NotALine::Empty),
            letters if letters > LETTERS => Err(NotALine::TooLong(letters)),
            _ => Ok(Self(line)),
        }
    }

    /// The line.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Spaces that do not break, which French writes before `:` and inside thousands.
fn kept(letter: char) -> bool {
    matches!(letter, '\u{a0}' | '\u{202f}')
}

fn hidden(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// The body of the event of an annotation, keys in this order; its subject is the programme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// The day it is about.
    pub on: Day,
    /// What it says.
    pub text: String,
}

/// The body of the event that withdraws one; its subject is the programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawn {
    /// The position of the annotation.
    pub annotation: Position,
}

impl Written {
    /// The body as the chain hashes it.
    #[must_use]
    pub fn body(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

impl Withdrawn {
    /// The body as the chain hashes it.
    #[must_use]
    pub fn body(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_what_can_be_seen_of_a_text() {
        let read = |text: &str| OneLine::read(text).map(|it| it.0);
        assert_eq!(read("  Confinement\r\n  de\t mars "), Ok("Confinement de mars".into()));
        assert_eq!(read("Marché\u{a0}: lot\u{202e} 2"), Ok("Marché\u{a0}: lot 2".into()));
        assert_eq!(read("\u{200b} \u{a0}\u{1}"), Err(NotALine::Empty));
        assert_eq!(read(&"é".repeat(LETTERS)), Ok("é".repeat(LETTERS)));
        assert_eq!(read(&"é".repeat(LETTERS + 1)), Err(NotALine::TooLong(LETTERS + 1)));
    }
}
