//! Amounts of money as people write them, in whole cents.

use super::Lang;
use super::numbers::{NARROW, NO_BREAK};
use super::reading::quoted;

/// Why a text is not an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MoneyProblem {
    /// Not a number of euros.
    NotAnAmount,
    /// `1,234` or `1.234`
    Ambiguous,
    /// More than two decimals.
    Fraction,
    /// Nothing, or below it.
    NotAboveZero,
    /// No dwelling costs that.
    TooLarge,
}

/// No amount has more euros.
const MOST: i64 = 99_999_999;

/// Reads an amount in euros: `45 000`, `45 000,00 €`, `45000.5`. Thousands are parted by spaces;
/// `1,234` could be either and is refused.
///
/// # Errors
/// What is wrong with it.
pub fn parse_cents(text: &str) -> Result<i64, MoneyProblem> {
    let bare = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let bare =
        ["€", "EUR", "eur", "euros"].iter().find_map(|it| bare.strip_suffix(it)).unwrap_or(bare);
    let bare = bare.trim_end();
    let (negative, bare) = match bare.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, bare),
    };
    let (whole, decimals) = match bare.split_once([',', '.']) {
        Some((whole, decimals)) => (whole, decimals),
        None => (bare, ""),
    };
    let has_decimals = bare.len() > whole.len();
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    let groups: Vec<&str> = whole.split([' ', NO_BREAK, NARROW]).collect();
    let parted = match groups.split_first() {
        Some((first, rest)) if !rest.is_empty() => {
            first.len() <= 3 && rest.iter().all(|group| group.len() == 3)
        }
        _ => true,
    };
    if !parted || !groups.iter().all(|group| digits(group)) || (has_decimals && !digits(decimals)) {
        return Err(MoneyProblem::NotAnAmount);
    }
    let short = (1..=3).contains(&whole.len()) && !whole.starts_with('0');
    if decimals.len() == 3 && short {
        return Err(MoneyProblem::Ambiguous);
    }
    let (cents, rest) = decimals.split_at_checked(2).unwrap_or((decimals, ""));
    if rest.bytes().any(|it| it != b'0') {
        return Err(MoneyProblem::Fraction);
    }
    let euros: i64 = groups.concat().parse().map_err(|_| MoneyProblem::TooLarge)?;
    if euros > MOST {
        return Err(MoneyProblem::TooLarge);
    }
    let cents: i64 = format!("{cents:0<2}").parse().map_err(|_| MoneyProblem::NotAnAmount)?;
    let amount = euros * 100 + cents;
    if negative || amount == 0 { Err(MoneyProblem::NotAboveZero) } else { Ok(amount) }
}

impl Lang {
    /// An amount: `45 000,50 €`, whole euros without decimals; `€45,000.50`.
    #[must_use]
    pub fn euros(self, cents: i64) -> String {
        let (euros, rest) = (self.count(cents / 100), (cents % 100).abs());
        let sign = if self == Self::Fr { ',' } else { '.' };
        let number = if rest == 0 { euros } else { format!("{euros}{sign}{rest:02}") };
        match self {
            Self::Fr => format!("{number}{NO_BREAK}€"),
            Self::En => format!("€{number}"),
        }
    }

    /// What is wrong with an amount, and what to do.
    #[must_use]
    pub fn money_problem(self, problem: MoneyProblem, text: &str) -> String {
        let key = match problem {
            MoneyProblem::NotAnAmount => "money-not-an-amount",
            MoneyProblem::Ambiguous => "money-ambiguous",
            MoneyProblem::Fraction => "money-fraction",
            MoneyProblem::NotAboveZero => "money-not-above-zero",
            MoneyProblem::TooLarge => "money-too-large",
        };
        self.say_with(key, &[("text", quoted(text).into())])
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn amounts_are_read_as_people_write_them() {
        for (text, cents) in [
            ("45000", 4_500_000),
            ("45 000", 4_500_000),
            ("45\u{202f}000,00 €", 4_500_000),
            (" 45000.5 EUR", 4_500_050),
            ("45000,05", 4_500_005),
            ("0,50", 50),
            ("12345,6000", 1_234_560),
        ] {
            assert_eq!(parse_cents(text), Ok(cents), "{text}");
        }
        for (text, problem) in [
            ("", MoneyProblem::NotAnAmount),
            ("cher", MoneyProblem::NotAnAmount),
            ("45 00", MoneyProblem::NotAnAmount),
            ("1.234.567", MoneyProblem::NotAnAmount),
            ("12,", MoneyProblem::NotAnAmount),
            ("1e5", MoneyProblem::NotAnAmount),
            ("1,234", MoneyProblem::Ambiguous),
            ("12345,678", MoneyProblem::Fraction),
            ("0", MoneyProblem::NotAboveZero),
            ("-12", MoneyProblem::NotAboveZero),
            ("100000000", MoneyProblem::TooLarge),
            ("99999999999999999999", MoneyProblem::TooLarge),
        ] {
            assert_eq!(parse_cents(text), Err(problem), "{text}");
        }
    }

    proptest! {
        #[test]
        fn an_amount_that_is_written_is_read_again(cents in 1_i64..9_999_999_999) {
            let euros = Lang::Fr.euros(cents);
            prop_assert_eq!(parse_cents(&euros), Ok(cents));
        }

        #[test]
        fn no_text_makes_reading_panic(text in "\\PC{0,30}") {
            let _ = parse_cents(&text);
        }
    }
}
