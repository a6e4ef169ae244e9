//! Rules that hold for every number and every text.

use proptest::prelude::*;

use crate::charts::font;
use crate::charts::scale::{ticks, ticks_with_target};

proptest! {
    #[test]
    fn scales_have_few_round_steps(most in 1_i64..2_000_000) {
        let lines = ticks(most);
        prop_assert!((1..=5).contains(&lines.len()), "{lines:?}");
        let digits = lines[0].to_string();
        prop_assert!(["1", "2", "5"].contains(&digits.trim_end_matches('0')), "{lines:?}");
        prop_assert!(lines.iter().zip(1..).all(|(line, nth)| *line == nth * lines[0]));
        prop_assert!(lines[lines.len() - 1] <= most);
    }

    #[test]
    fn the_target_has_a_line_of_its_own(most in 1_i64..2_000_000, share in 1_i64..=100) {
        let target = (most * share / 100).max(1);
        let lines = ticks_with_target(most, Some(target));
        prop_assert_eq!(lines.iter().filter(|line| **line == target).count(), 1);
        prop_assert!(lines.windows(2).all(|pair| (pair[1] - pair[0]) * 12 >= most), "{:?}", lines);
    }

    #[test]
    fn a_wrapped_line_is_never_wider_than_its_box(text in ".{0,120}", limit in 60.0..400.0) {
        let lines = font::wrap(&text, 13.0, limit);
        prop_assert!(lines.iter().all(|line| font::width(line, 13.0) <= limit), "{lines:?}");
        prop_assert_eq!(lines.concat().replace(' ', ""), text.replace(' ', ""));
    }
}

#[test]
fn widths_are_those_of_the_font() {
    let digit = 1171.0 / 2048.0;
    for (text, em) in [("0", digit), ("\u{2212}", digit), ("2018", 4.0 * digit)] {
        let found = font::width(text, 100.0);
        assert!((found - em * 100.0).abs() < 0.1, "{text}: {found}");
    }
    assert!(font::width(&font::bold("logements"), 13.0) > font::width("logements", 13.0));
}
