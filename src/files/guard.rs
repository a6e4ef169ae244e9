//! Text that a spreadsheet would take for a formula is inert in every export: an apostrophe
//! stands before it. Reading takes that apostrophe away again (DESIGN 8).

use std::borrow::Cow;

/// Whether a spreadsheet would compute this text. Apostrophes in front are looked through, so
/// that guarding and unguarding are each other's inverse.
fn looks_like_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// The text as it is exported.
#[must_use]
pub fn guarded(text: &str) -> Cow<'_, str> {
    if looks_like_formula(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// The text that was exported, without the spaces around it.
#[must_use]
pub fn unguarded(cell: &str) -> &str {
    let cell = cell.trim();
    match cell.strip_prefix('\'') {
        Some(rest) if looks_like_formula(rest) => rest.trim(),
        _ => cell,
    }
}

/// The text that was exported, to the letter.
#[must_use]
pub fn bare(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| looks_like_formula(rest)).unwrap_or(cell)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_a_formula_is_guarded_and_nothing_else() {
        for text in ["=1+1", "+33 3 21", "-24", "@SUM(A1)", "\t=1", "\r=1", "'=1"] {
            assert_eq!(guarded(text), format!("'{text}"));
        }
        for text in ["", "Cité d'Orient", "'90", "1-2", "12/14"] {
            assert_eq!(guarded(text), text);
        }
    }

    #[test]
    fn reading_gives_back_what_was_written() {
        for text in ["=1+1", "-", "''=x", "'x", "l'été", "@maire", "'"] {
            assert_eq!(unguarded(&guarded(text)), text);
        }
    }
}
