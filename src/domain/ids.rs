//! The names things are called by. A value of one of these types is well formed;
//! whether something bears that name is for the store to say.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A text that is not a well-formed code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MalformedCode(pub String);

impl fmt::Display for MalformedCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "malformed code {:?}", self.0)
    }
}

impl std::error::Error for MalformedCode {}

macro_rules! code {
    ($(#[$doc:meta])* $name:ident, $valid:expr, $normal:expr) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// The code as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = MalformedCode;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                let normal: fn(&str) -> String = $normal;
                let valid: fn(&str) -> bool = $valid;
                let code = normal(text.trim());
                if valid(&code) { Ok(Self(code)) } else { Err(MalformedCode(text.to_owned())) }
            }
        }

        impl TryFrom<String> for $name {
            type Error = MalformedCode;

            fn try_from(text: String) -> Result<Self, Self::Error> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(code: $name) -> Self {
                code.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

/// Capitals, digits and inner hyphens, at most 60 characters.
fn is_upper_code(text: &str) -> bool {
    (1..=60).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'-')
        && !text.starts_with('-')
        && !text.ends_with('-')
}

/// Small letters, digits and inner hyphens, at most 40 characters.
fn is_lower_code(text: &str) -> bool {
    (1..=40).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && !text.starts_with('-')
        && !text.ends_with('-')
}

code!(
    /// The code of a mining estate, such as `LENS-12-14`.
    EstateCode, is_upper_code, str::to_uppercase
);
code!(
    /// The code of an operation, such as `LENS-12-14-T1`.
    OperationCode, is_upper_code, str::to_uppercase
);
code!(
    /// The code of a landlord, such as `maisons-et-cites`.
    LandlordCode, is_lower_code, str::to_lowercase
);
code!(
    /// The code of a programme, such as `mc`.
    ProgrammeCode, is_lower_code, str::to_lowercase
);
code!(
    /// The INSEE code of a commune, five characters, text because of Corsica and leading zeros.
    Insee,
    |text| text.len() == 5 && text.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase()),
    str::to_uppercase
);
code!(
    /// The SIREN number of an EPCI, nine digits.
    Siren,
    |text| text.len() == 9 && text.bytes().all(|b| b.is_ascii_digit()),
    str::to_owned
);
code!(
    /// The code of a department: `59`, `62`, `2A`, `971`.
    DepartmentCode,
    |text| (2..=3).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric()),
    str::to_uppercase
);
code!(
    /// What a person types to sign in: small letters, digits, dots and hyphens.
    Login,
    |text| {
        (2..=60).contains(&text.len())
            && text.bytes().all(|b| {
                b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'.' | b'_' | b'@')
            })
    },
    str::to_lowercase
);

impl Insee {
    /// The department a commune lies in: its first two digits, three overseas.
    #[must_use]
    pub fn department(&self) -> DepartmentCode {
        let length = if self.0.starts_with("97") { 3 } else { 2 };
        DepartmentCode(self.0.chars().take(length).collect())
    }
}

/// A position in the ledger's one chain of events, from 1 on; 0 is before the first.
pub type Position = i64;

/// The number the database gives to a landlord, for ever.
pub type LandlordId = i32;
/// The number the database gives to an estate, for ever.
pub type EstateId = i32;
/// The number the database gives to an operation, for ever.
pub type OperationId = i32;
/// The number the database gives to a programme, for ever.
pub type ProgrammeId = i32;
/// The number the database gives to a dwelling, for ever.
pub type DwellingId = i32;
