//! The small signs of tables: a signed variance, a bar of 200 × 16, a link to entries.

use std::fmt::Write as _;

use super::visit::with_query;
use crate::domain::calendar::Day;
use crate::domain::figure::Reference;
use crate::domain::rollup::Progress;
use crate::text::Lang;
use crate::text::sentences::Sentence;

/// A number, and the address of the figure it is, where it is one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Number {
    /// `1 842`.
    pub text: String,
    /// Where it is explained.
    pub href: Option<String>,
}

impl Number {
    /// A number that is a figure.
    #[must_use]
    pub fn of(lang: Lang, n: i64, figure: &Reference) -> Self {
        Self { text: lang.count(n), href: Some(address(figure)) }
    }

    /// A number that may be a figure.
    #[must_use]
    pub fn maybe(lang: Lang, n: i64, figure: Option<&Reference>) -> Self {
        Self { text: lang.count(n), href: figure.map(address) }
    }

    /// A number that is no figure.
    #[must_use]
    pub fn bare(lang: Lang, n: i64) -> Self {
        Self { text: lang.count(n), href: None }
    }
}

/// The address of a figure.
#[must_use]
pub fn address(figure: &Reference) -> String {
    format!("/figures/{figure}")
}

/// A sentence whose words are escaped and whose numbers, in the order they stand in it, lead to
/// their figures.
#[must_use]
pub fn explained(sentence: &str, numbers: &[Number]) -> String {
    let (mut html, mut rest) = (String::new(), sentence);
    for number in numbers {
        let Some(href) = &number.href else { continue };
        let Some((before, after)) = rest.split_once(number.text.as_str()) else { continue };
        let _ =
            write!(html, "{}<a class=\"n\" href=\"{href}\">{}</a>", escaped(before), number.text);
        rest = after;
    }
    html + &escaped(rest)
}

/// A difference from a plan with its sign; colour never speaks alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variance {
    /// `gap` below the plan, `done` above.
    pub class: &'static str,
    /// `−549`, `+12`, `0`.
    pub text: String,
    /// Where it is explained.
    pub href: Option<String>,
}

impl Variance {
    /// Of that many dwellings.
    #[must_use]
    pub fn of(lang: Lang, n: i64) -> Self {
        let class = match n {
            ..0 => "gap",
            0 => "quiet",
            1.. => "done",
        };
        Self { class, text: lang.signed(n), href: None }
    }

    /// As the figure it is.
    #[must_use]
    pub fn figure(self, figure: &Reference) -> Self {
        Self { href: Some(address(figure)), ..self }
    }
}

/// A sentence with its emphasis as markup. Its words are escaped.
#[must_use]
pub fn emphasised(sentence: &Sentence) -> String {
    let mut html = String::new();
    for (strong, words) in &sentence.parts {
        let words = escaped(words);
        let _ =
            if *strong { write!(html, "<strong>{words}</strong>") } else { html.write_str(&words) };
    }
    html
}

/// Text inside markup.
#[must_use]
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// The entries a programme's count between two days is the sum of.
#[must_use]
pub fn entries_href(progress: &Progress, from: Option<Day>, to: Option<Day>) -> String {
    let mut query = vec![
        ("programme".to_owned(), progress.programme.to_string()),
        ("stage".to_owned(), progress.stage.to_string()),
    ];
    query.extend(from.map(|day| ("from".to_owned(), day.to_string())));
    query.extend(to.map(|day| ("to".to_owned(), day.to_string())));
    with_query("/entries", &query)
}

/// Done, missing and promised on the scale of its table, where `most` fills `width`.
#[must_use]
pub fn bar(width: u32, actual: i64, planned: Option<i64>, most: i64) -> String {
    let x = |n: i64| tenths(n, most, width);
    let mut svg = format!(
        "<svg class=\"bar\" viewBox=\"0 0 {width} 16\" width=\"{width}\" height=\"16\" \
         preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\">"
    );
    if actual > 0 {
        let _ = write!(
            svg,
            "<rect x=\"0\" y=\"4\" width=\"{}\" height=\"8\" fill=\"#1F4F8F\"/>",
            x(actual)
        );
    }
    if let Some(planned) = planned {
        if planned > actual {
            let gap = tenths(planned - actual.max(0), most, width);
            let from = x(actual.max(0));
            let _ = write!(
                svg,
                "<rect x=\"{from}\" y=\"7\" width=\"{gap}\" height=\"2\" fill=\"#A83C17\"/>"
            );
        }
        let at = x(planned);
        let line = |ink: &str, wide: u32| {
            format!(
                "<line x1=\"{at}\" y1=\"1\" x2=\"{at}\" y2=\"15\" stroke=\"{ink}\" \
                 stroke-width=\"{wide}\" vector-effect=\"non-scaling-stroke\"/>"
            )
        };
        if planned < actual {
            svg.push_str(&line("#FFFFFF", 5));
        }
        svg.push_str(&line("#16191D", 2));
    }
    svg.push_str("</svg>");
    svg
}

/// A length to a tenth of a pixel, inside the bar by the half width of a tick.
fn tenths(n: i64, most: i64, width: u32) -> String {
    let all = i128::from(width.saturating_sub(2)) * 10;
    let tenths = i128::from(n.max(0)) * all / i128::from(most.max(1));
    let tenths = tenths.min(all);
    match tenths % 10 {
        0 => (tenths / 10).to_string(),
        rest => format!("{}.{rest}", tenths / 10),
    }
}

/// The words of some markup, without its tags: where nothing can lead anywhere.
#[must_use]
pub fn bare(html: &str) -> String {
    let mut words = String::new();
    let mut rest = html;
    while let Some((before, from)) = rest.split_once('<') {
        words.push_str(before);
        rest = from.split_once('>').map_or("", |(_, after)| after);
    }
    words.push_str(rest);
    let plain = words.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    plain.replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_draws_what_is_done_what_is_missing_and_the_promise() {
        let behind = bar(202, 50, Some(100), 200);
        assert!(behind.contains("width=\"50\" height=\"8\" fill=\"#1F4F8F\""), "{behind}");
        assert!(behind.contains("x=\"50\" y=\"7\" width=\"50\" height=\"2\" fill=\"#A83C17\""));
        assert_eq!(behind.matches("<line").count(), 1);
        let ahead = bar(202, 100, Some(50), 200);
        assert!(!ahead.contains("#A83C17"));
        assert_eq!(ahead.matches("<line").count(), 2);
        let unplanned = bar(202, 0, None, 0);
        assert!(!unplanned.contains("<rect") && !unplanned.contains("<line"));
    }

    #[test]
    fn markup_without_its_tags_is_what_was_escaped() {
        let number = Number { text: "12".to_owned(), href: Some("/figures/x".to_owned()) };
        assert_eq!(bare(&explained("M & C <\"12\">", &[number])), "M & C <\"12\">");
    }

    #[test]
    fn emphasis_becomes_markup_and_words_stay_words() {
        let parts = vec![(true, "M & C".to_owned()), (false, " <".to_owned())];
        assert_eq!(emphasised(&Sentence { parts }), "<strong>M &amp; C</strong> &lt;");
    }
}
