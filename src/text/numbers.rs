//! Numbers as people write them.

use super::Lang;

/// Narrow no-break space: French thousands, and before `%`.
pub const NARROW: char = '\u{202f}';
/// No-break space: between a number and its noun.
pub const NO_BREAK: char = '\u{a0}';
/// The minus sign; a hyphen is narrower than a digit.
pub const MINUS: char = '\u{2212}';

impl Lang {
    /// `1 234` (U+202F) or `1,234`; below 0 with a minus sign, U+2212.
    #[must_use]
    pub fn count(self, n: i64) -> String {
        let digits = n.unsigned_abs().to_string();
        let mut text = String::with_capacity(digits.len() + 8);
        if n < 0 {
            text.push(MINUS);
        }
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                text.push(self.thousands());
            }
            text.push(digit);
        }
        text
    }

    /// A variance: `+12`, `−549`, and `0` bare.
    #[must_use]
    pub fn signed(self, n: i64) -> String {
        if n > 0 { format!("+{}", self.count(n)) } else { self.count(n) }
    }

    /// A share with one decimal: `55,6 %` (U+202F) or `55.6%`.
    #[must_use]
    pub fn percent(self, share: f64) -> String {
        let number = self.decimal(share);
        match self {
            Self::Fr => format!("{number}{NARROW}%"),
            Self::En => format!("{number}%"),
        }
    }

    /// One decimal: `3,9` or `3.9`.
    #[must_use]
    pub fn decimal(self, number: f64) -> String {
        let text = format!("{:.1}", number.abs());
        let (whole, tenths) = text.split_once('.').unwrap_or((&text, "0"));
        let sign = if number < 0.0 && text != "0.0" { "\u{2212}" } else { "" };
        let whole = whole.parse().map_or_else(|_| whole.to_owned(), |n| self.count(n));
        match self {
            Self::Fr => format!("{sign}{whole},{tenths}"),
            Self::En => format!("{sign}{whole}.{tenths}"),
        }
    }

    /// `11 126 logements`, with the plural the number asks for.
    #[must_use]
    pub fn dwellings(self, n: i64) -> String {
        self.say_with("dwellings", &[("n", n.into())])
    }

    /// `a, b et c`; empty for nothing.
    #[must_use]
    pub fn list(self, items: &[String]) -> String {
        let and = match self {
            Self::Fr => " et ",
            Self::En => " and ",
        };
        match items {
            [] => String::new(),
            [only] => only.clone(),
            [head @ .., last] => format!("{}{and}{last}", head.join(", ")),
        }
    }

    fn thousands(self) -> char {
        match self {
            Self::Fr => NARROW,
            Self::En => ',',
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_parted_and_minus_is_a_minus() {
        assert_eq!(Lang::Fr.count(1_234_567), "1\u{202f}234\u{202f}567");
        assert_eq!(Lang::En.count(-20_000), "\u{2212}20,000");
        assert_eq!(Lang::Fr.count(999), "999");
        assert_eq!(Lang::Fr.count(i64::MIN).chars().next(), Some(MINUS));
    }

    #[test]
    fn a_variance_always_has_its_sign_and_zero_has_none() {
        assert_eq!(Lang::Fr.signed(12), "+12");
        assert_eq!(Lang::Fr.signed(-549), "\u{2212}549");
        assert_eq!(Lang::Fr.signed(0), "0");
    }

    #[test]
    fn shares_have_one_decimal() {
        assert_eq!(Lang::Fr.percent(55.6), "55,6\u{202f}%");
        assert_eq!(Lang::En.percent(55.6), "55.6%");
        assert_eq!(Lang::Fr.decimal(-0.01), "0,0");
        assert_eq!(Lang::En.decimal(1234.5), "1,234.5");
    }

    #[test]
    fn lists_end_with_and() {
        let of = |items: &[&str]| {
            Lang::Fr.list(&items.iter().map(ToString::to_string).collect::<Vec<_>>())
        };
        assert_eq!(of(&[]), "");
        assert_eq!(of(&["a"]), "a");
        assert_eq!(of(&["a", "b"]), "a et b");
        assert_eq!(of(&["a", "b", "c"]), "a, b et c");
    }
}
