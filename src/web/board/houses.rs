//! A house for each estate that was to report: full when it did, an empty one when it did not.

use std::fmt::Write as _;

use crate::web::marks::escaped;

/// More than these would be a pattern, not houses.
const MOST: i64 = 400;

/// One of the three drawings: class, houses in a row, pixels for each.
struct Strip(&'static str, i64, i64);

const STRIPS: [Strip; 3] = [Strip("l", 41, 22), Strip("m", 28, 19), Strip("s", 15, 19)];

/// The strip in three widths; nothing when no estate was to report, or too many to be drawn.
pub(super) fn houses(reported: i64, expected: i64, title: &str, explained: &str) -> Option<String> {
    if !(1..=MOST).contains(&expected) {
        return None;
    }
    Some(STRIPS.iter().map(|strip| strip.draw(reported, expected, title, explained)).collect())
}

impl Strip {
    fn draw(&self, reported: i64, expected: i64, title: &str, explained: &str) -> String {
        let Self(class, in_row, slot) = *self;
        let (mut full, mut empty) = (String::new(), String::new());
        for place in 0..expected {
            let (x, top) = (1 + place % in_row * slot, place / in_row * 28);
            let _ = if place < reported {
                write!(full, "M{x} {}v-10l7-6 2.5 2.1v-4.1h2.5v6.3l2 1.7v10z", top + 21)
            } else {
                write!(empty, "M{x}.8 {}.2v-8.8l6.2-5.3 3.2 2.7v-5h1.2v6.1l1.8 1.5v8.8z", top + 20)
            };
        }
        let wide = in_row * slot;
        let high = (expected + in_row - 1) / in_row * 28;
        let (title, explained) = (escaped(title), escaped(explained));
        format!(
            "<svg class=\"chart {class}\" viewBox=\"0 0 {wide} {high}\" width=\"{wide}\" \
             height=\"{high}\" role=\"img\" aria-labelledby=\"h{class}-t h{class}-d\">\
             <title id=\"h{class}-t\">{title}</title><desc id=\"h{class}-d\">{explained}</desc>\
             <path d=\"{full}\" fill=\"#1F4F8F\"/>\
             <path d=\"{empty}\" fill=\"none\" stroke=\"#A83C17\" stroke-width=\"1.6\"/></svg>"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_a_house_for_each_estate_expected() {
        let strips = houses(38, 41, "38 sur 41", "Une maison").unwrap_or_default();
        assert_eq!(strips.matches('M').count(), 3 * 41);
        assert!(strips.contains("viewBox=\"0 0 902 28\""));
        assert!(strips.contains("viewBox=\"0 0 285 84\""));
        assert_eq!(houses(0, 0, "", ""), None);
    }
}
