//! Something to say once, on the page a person is sent to: a message key and perhaps a position.

use std::fmt;

use super::visit::Visit;
use crate::domain::ids::Position;
use crate::text::Lang;

/// A message to show once. Its key begins with `flash-`; `{ $position }` and `{ $n }`, a count,
/// may stand in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flash {
    key: String,
    position: Option<Position>,
    count: Option<i64>,
}

impl Flash {
    /// The message of that key, about that position.
    #[must_use]
    pub fn new(key: &str, position: Option<Position>) -> Self {
        Self { key: key.to_owned(), position, count: None }
    }

    /// Saying how many.
    #[must_use]
    pub fn counting(mut self, count: i64) -> Self {
        self.count = Some(count);
        self
    }

    /// Reads a cookie. Only our own messages are believed.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('.');
        let (key, position, count) = (parts.next()?, parts.next()?, parts.next());
        let ours = key.starts_with("flash-") && Lang::Fr.knows(key);
        ours.then(|| Self {
            count: count.and_then(|count| count.parse().ok()),
            ..Self::new(key, position.parse().ok())
        })
    }

    /// The sentence.
    #[must_use]
    pub fn sentence(&self, lang: Lang) -> String {
        let position = self.position.map(|position| lang.count(position)).unwrap_or_default();
        let count = self.count.unwrap_or_default();
        lang.say_with(&self.key, &[("position", position.into()), ("n", count.into())])
    }
}

impl fmt::Display for Flash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = |n: Option<i64>| n.map(|n| n.to_string()).unwrap_or_default();
        write!(f, "{}.{}.{}", self.key, number(self.position), number(self.count))
    }
}

impl Visit {
    /// What is to be said once, for a page that is not cached.
    pub(super) fn flash_sentence(&self) -> Option<String> {
        self.flash.as_ref().map(|flash| flash.sentence(self.lang))
    }

    /// The cookie that ends it.
    pub(super) fn said(&self) -> rocket::http::Cookie<'static> {
        super::cookies::said(self.app.config.behind_tls)
    }
}
