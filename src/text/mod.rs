//! Words: French and English messages, numbers and dates as people write and read them.
//!
//! Every word on a screen, in a picture or on the command line comes through [`Lang`].

pub mod dates;
pub mod definitions;
pub mod doors;
mod drafts;
pub mod dwellings;
pub mod energy;
pub mod imports;
pub mod messages;
pub mod money;
pub mod names;
pub mod numbers;
pub mod reading;
pub mod refusals;
mod rpls;
pub mod scope;
pub mod sentences;

use std::fmt;
use std::str::FromStr;

pub use messages::Arg;

/// A language of the product. French is the default, English is complete.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    /// French.
    #[default]
    Fr,
    /// English.
    En,
}

impl Lang {
    /// Both languages, the default one first.
    pub const ALL: [Self; 2] = [Self::Fr, Self::En];

    /// The code in addresses, cookies and the `lang` attribute of pages.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }

    /// The language a reader can change to.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Fr => Self::En,
            Self::En => Self::Fr,
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A text that names no language of the product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownLang(pub String);

impl fmt::Display for UnknownLang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unknown language {:?}: fr or en", self.0)
    }
}

impl std::error::Error for UnknownLang {}

impl FromStr for Lang {
    type Err = UnknownLang;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|lang| lang.as_str() == text)
            .ok_or_else(|| UnknownLang(text.to_owned()))
    }
}
