//! Sentences the server writes about figures, so that a page, a picture and the command line
//! say the same words. Emphasis is kept apart from the words: pages render it, pictures do not.

mod answer;
#[cfg(test)]
mod matrix;
pub mod pace;
mod pictures;
pub mod restatement;
#[cfg(test)]
mod sample;
mod sections;

use std::fmt;

pub use answer::{answer, outlook, since};
pub use pictures::{heat, months, stages};
pub use sections::{estates, reporting, territories, trend, years};

use super::Lang;
use crate::domain::rollup::{PlanStatus, Progress};

/// A sentence, or a few, with emphasised parts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sentence {
    /// The parts in order; `true` for an emphasised one.
    pub parts: Vec<(bool, String)>,
}

impl Sentence {
    /// Reads a text in which `**` opens and closes emphasis.
    fn marked(text: &str) -> Self {
        let parts = text
            .split("**")
            .enumerate()
            .filter(|(_, part)| !part.is_empty())
            .map(|(place, part)| (place % 2 == 1, part.to_owned()))
            .collect();
        Self { parts }
    }

    /// The words alone.
    #[must_use]
    pub fn plain(&self) -> String {
        self.parts.iter().map(|(_, text)| text.as_str()).collect()
    }
}

impl fmt::Display for Sentence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.plain())
    }
}

/// The plans a sentence compares with, each with its name after "than": the original one and,
/// where it is another version, the one in force; or the indicative line alone.
fn yardsticks<T: Copy>(
    lang: Lang,
    progress: &Progress,
    original: Option<T>,
    current: Option<T>,
) -> Vec<(T, String)> {
    let named =
        |value: Option<T>, key: &str| value.map(|value| (value, lang.say(key).into_owned()));
    if progress.plan_status == PlanStatus::Indicative {
        return named(original.or(current), "the-plan-indicative").into_iter().collect();
    }
    let version = |curve: &Option<crate::domain::plan::Curve>| curve.as_ref().map(|c| c.version);
    let revised = version(&progress.original) != version(&progress.current);
    let current = if revised { current } else { None };
    let original = named(original, "the-plan-original");
    original.into_iter().chain(named(current, "the-plan-current")).collect()
}

/// With a capital at its beginning.
fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn emphasis_is_kept_apart_from_the_words() {
        let sentence = Sentence::marked("**24 livrés** en mars, **2 de plus**.");
        let strong: Vec<bool> = sentence.parts.iter().map(|(strong, _)| *strong).collect();
        assert_eq!(strong, [true, false, true, false]);
        assert_eq!(sentence.plain(), "24 livrés en mars, 2 de plus.");
    }

    #[test]
    fn a_capital_opens_a_sentence() {
        assert_eq!(capital("aucune"), "Aucune");
        assert_eq!(capital("été"), "Été");
        assert_eq!(capital(""), "");
    }
}
