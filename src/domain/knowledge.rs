//! A point of knowledge: what was recorded by the end of a day, or up to a position (DESIGN 2.2).

use std::fmt;
use std::str::FromStr;

use super::calendar::Day;
use super::ids::Position;

/// A point of knowledge as people and addresses write it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Knowledge {
    /// All that was recorded by the end of a civil day: `2023-01-31`.
    Day(Day),
    /// All that was recorded up to a position of the ledger: `@1234`.
    Position(Position),
}

/// A text that is no point of knowledge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MalformedKnowledge(pub String);

impl fmt::Display for MalformedKnowledge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} is no point of knowledge", self.0)
    }
}

impl std::error::Error for MalformedKnowledge {}

impl FromStr for Knowledge {
    type Err = MalformedKnowledge;

    /// Reads the one way each point is written: what it shows would be another text is refused.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let read = match text.strip_prefix('@') {
            Some(digits) => digits.parse().ok().map(Self::Position),
            None => text.parse().ok().filter(|_| text.len() == 10).map(Self::Day),
        };
        read.filter(|known| known.to_string() == text && !text.starts_with("@-"))
            .ok_or_else(|| MalformedKnowledge(text.to_owned()))
    }
}

impl fmt::Display for Knowledge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => day.fmt(f),
            Self::Position(position) => write!(f, "@{position}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_is_written_in_one_way_only() {
        for text in ["2023-01-31", "@0", "@1234", "@9223372036854775807"] {
            assert_eq!(text.parse::<Knowledge>().unwrap().to_string(), text);
        }
        for text in [
            "",
            "@",
            "@-1",
            "@+1",
            "@01",
            "@ 1",
            "1234",
            "@9223372036854775808",
            "hier",
            "2023-1-31",
            "2023-02-30",
            "31/01/2023",
            "2023-01-31 ",
            "+12023-01-31",
            "@1.0",
        ] {
            assert!(text.parse::<Knowledge>().is_err(), "{text}");
        }
    }
}
