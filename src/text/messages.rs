//! The messages of both languages, in Fluent files by topic, embedded in the program.
//!
//! French files are written as on a keyboard: before they are read, a plain space before
//! `:` `;` `?` `!` `»` and after `«` becomes U+00A0, before `%` U+202F, and `'` becomes `’`.
//! In both languages the space after `{ $n }` becomes U+00A0, so that a number keeps its noun.
//!
//! A key that is missing shows itself instead of a sentence; tests refuse that.

use std::borrow::Cow;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::Lang;

/// The topics; each is a file in `messages/fr` and one in `messages/en`.
macro_rules! topics {
    ($($topic:literal),* $(,)?) => {
        /// File name, French text, English text.
        const TOPICS: &[(&str, &str, &str)] = &[$((
            $topic,
            include_str!(concat!("messages/fr/", $topic, ".ftl")),
            include_str!(concat!("messages/en/", $topic, ".ftl")),
        )),*];
    };
}

topics![
    "accounts",
    "annotations",
    "api",
    "api_doc",
    "audit",
    "board",
    "board_links",
    "charts",
    "cli",
    "closings",
    "common",
    "communes",
    "defects",
    "dump",
    "dwellings",
    "editions",
    "energy",
    "entries",
    "errors",
    "estates",
    "exports",
    "figures",
    "history",
    "imports",
    "keeping",
    "missing",
    "names",
    "operations",
    "pack",
    "pace",
    "past",
    "pictures",
    "plans",
    "presentation",
    "proposals",
    "problems",
    "questions",
    "reconciliation",
    "restatements",
    "rpls",
    "scope",
    "sections",
    "sentences",
    "setup",
    "templates",
    "tokens",
    "undoing",
    "years",
];

type Bundle = FluentBundle<FluentResource>;

static FRENCH: LazyLock<Bundle> = LazyLock::new(|| bundle(Lang::Fr));
static ENGLISH: LazyLock<Bundle> = LazyLock::new(|| bundle(Lang::En));

/// A value put into a message. A count selects the plural and is shown as people write it
/// (`1 234`); a year is not a count: give it as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg<'a> {
    /// A whole number.
    Count(i64),
    /// Words, shown as they are.
    Text(Cow<'a, str>),
}

impl From<i64> for Arg<'_> {
    fn from(count: i64) -> Self {
        Self::Count(count)
    }
}

impl From<usize> for Arg<'_> {
    fn from(count: usize) -> Self {
        Self::Count(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl<'a> From<Cow<'a, str>> for Arg<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        Self::Text(text)
    }
}

impl Lang {
    /// The message of that key; the key itself when there is none.
    #[must_use]
    pub fn say(self, key: &str) -> Cow<'static, str> {
        self.pattern(key, None)
    }

    /// The message of that key with values put in; the key itself when there is none.
    ///
    /// ```
    /// # use corons::text::Lang;
    /// let text = Lang::Fr.say_with("dwellings", &[("n", 1234_i64.into())]);
    /// assert_eq!(text, "1\u{202f}234\u{a0}logements");
    /// ```
    #[must_use]
    pub fn say_with(self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        let mut values = FluentArgs::with_capacity(args.len());
        for (name, arg) in args {
            let value = match arg {
                Arg::Count(count) => FluentValue::from(*count),
                Arg::Text(text) => FluentValue::from(text.as_ref()),
            };
            values.set(*name, value);
        }
        self.pattern(key, Some(&values)).into_owned()
    }

    /// Whether there is a message of that key.
    #[must_use]
    pub fn knows(self, key: &str) -> bool {
        self.messages().has_message(key)
    }

    fn messages(self) -> &'static Bundle {
        match self {
            Self::Fr => &FRENCH,
            Self::En => &ENGLISH,
        }
    }

    fn pattern(self, key: &str, values: Option<&FluentArgs<'_>>) -> Cow<'static, str> {
        let messages = self.messages();
        let Some(pattern) = messages.get_message(key).and_then(|message| message.value()) else {
            return Cow::Owned(key.to_owned());
        };
        let mut errors = Vec::new();
        Cow::Owned(messages.format_pattern(pattern, values, &mut errors).into_owned())
    }
}

/// The bundle of a language. What does not parse or is there twice is left out: a word short is
/// better than no page, and a test refuses it.
fn bundle(lang: Lang) -> Bundle {
    // Both codes are well formed; an undetermined language would still speak, without plurals.
    let id: LanguageIdentifier = lang.as_str().parse().unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![id]);
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match lang {
        Lang::Fr => |value, _| written(Lang::Fr, value),
        Lang::En => |value, _| written(Lang::En, value),
    }));
    for (_, french, english) in TOPICS {
        let source = typeset(
            lang,
            match lang {
                Lang::Fr => french,
                Lang::En => english,
            },
        );
        let resource = FluentResource::try_new(source).unwrap_or_else(|(partial, _)| partial);
        drop(bundle.add_resource(resource));
    }
    bundle
}

/// A number in a message as people write it.
fn written(lang: Lang, value: &FluentValue<'_>) -> Option<String> {
    match value {
        FluentValue::Number(number) => number.as_string().parse().ok().map(|n| lang.count(n)),
        _ => None,
    }
}

/// The typography of a language put into the text of a message file.
fn typeset(lang: Lang, source: &str) -> String {
    let mut text = source.replace("{ $n } ", "{ $n }\u{a0}");
    if lang == Lang::Fr {
        for mark in [":", ";", "?", "!", "»"] {
            text = text.replace(&format!(" {mark}"), &format!("\u{a0}{mark}"));
        }
        text = text.replace("« ", "«\u{a0}").replace(" %", "\u{202f}%").replace('\'', "’");
    }
    text
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use fluent_bundle::concurrent::FluentBundle;

    use super::*;

    /// The keys of a message file, in order: lines that begin with a letter, up to the `=`.
    fn keys(source: &str) -> Vec<&str> {
        source
            .lines()
            .filter(|line| line.starts_with(|c: char| c.is_ascii_alphabetic()))
            .filter_map(|line| line.split_once('=').map(|(key, _)| key.trim()))
            .collect()
    }

    #[test]
    fn every_message_file_parses_and_no_key_is_there_twice() {
        for lang in Lang::ALL {
            let mut bundle = FluentBundle::new_concurrent(vec![LanguageIdentifier::default()]);
            for (topic, french, english) in TOPICS {
                let source = if lang == Lang::Fr { french } else { english };
                let resource = FluentResource::try_new(typeset(lang, source))
                    .unwrap_or_else(|(_, errors)| panic!("{lang}/{topic}: {errors:?}"));
                bundle
                    .add_resource(resource)
                    .unwrap_or_else(|errors| panic!("{lang}/{topic}: {errors:?}"));
            }
        }
    }

    #[test]
    fn both_languages_hold_the_same_keys_and_show_the_same_values() {
        for (topic, french, english) in TOPICS {
            let of = |source: &'static str| keys(source).into_iter().collect::<BTreeSet<_>>();
            assert_eq!(of(french), of(english), "{topic}");
            for key in keys(french) {
                for lang in Lang::ALL {
                    assert!(lang.knows(key), "{lang}/{topic}: {key}");
                }
                let names = |source: &str| {
                    let start = format!("\n{key} =");
                    let source = format!("\n{source}");
                    let after = source.split_once(&start).expect("a key has its line").1.to_owned();
                    let lines: Vec<_> = after.lines().collect();
                    let end = lines
                        .iter()
                        .skip(1)
                        .position(|l| !l.starts_with([' ', '}']) && !l.is_empty());
                    let text = lines[..end.map_or(lines.len(), |end| end + 1)].join("\n");
                    // What is shown; a selector alone may serve one language only.
                    text.split("{ $")
                        .skip(1)
                        .filter_map(|rest| rest.split_once(" }"))
                        .map(|(name, _)| name.to_owned())
                        .filter(|name| !name.contains(' '))
                        .collect::<BTreeSet<_>>()
                };
                assert_eq!(names(french), names(english), "{topic}: {key}");
            }
        }
    }

    #[test]
    fn every_key_the_program_says_exists() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut unknown = Vec::new();
        let mut seen = 0;
        for folder in ["src", "templates"] {
            visit(&root.join(folder), &mut |path, text| {
                for call in ["say(", "say_with("] {
                    for (at, _) in text.match_indices(call) {
                        let rest = text[at + call.len()..].trim_start();
                        let Some(key) = rest.strip_prefix('"').and_then(|r| r.split('"').next())
                        else {
                            continue;
                        };
                        // This file and doc comments speak about keys.
                        if path.ends_with("text/messages.rs") {
                            continue;
                        }
                        seen += 1;
                        for lang in Lang::ALL {
                            if !lang.knows(key) {
                                unknown.push(format!("{}: {lang} {key}", path.display()));
                            }
                        }
                    }
                }
            });
        }
        assert!(unknown.is_empty(), "keys without a message:\n{}", unknown.join("\n"));
        assert!(seen > 0, "the scan found no key at all");
    }

    fn visit(folder: &Path, each: &mut impl FnMut(&Path, &str)) {
        let Ok(entries) = std::fs::read_dir(folder) else { return };
        for entry in entries {
            let path = entry.unwrap().path();
            if path.is_dir() {
                visit(&path, each);
            } else if path
                .extension()
                .is_some_and(|e| ["rs", "html", "txt"].iter().any(|x| e == *x))
            {
                each(&path, &std::fs::read_to_string(&path).unwrap());
            }
        }
    }

    #[test]
    fn a_missing_key_is_shown_and_never_panics() {
        assert_eq!(Lang::Fr.say("no-such-key"), "no-such-key");
        assert_eq!(Lang::En.say_with("no-such-key", &[("n", 1_i64.into())]), "no-such-key");
    }

    #[test]
    fn counts_select_the_plural_and_are_written_as_people_do() {
        let of = |lang: Lang, n: i64| lang.say_with("dwellings", &[("n", n.into())]);
        assert_eq!(of(Lang::Fr, 0), "0\u{a0}logement");
        assert_eq!(of(Lang::Fr, 1), "1\u{a0}logement");
        assert_eq!(of(Lang::Fr, 11_126), "11\u{202f}126\u{a0}logements");
        assert_eq!(of(Lang::En, 0), "0\u{a0}dwellings");
        assert_eq!(of(Lang::En, 1), "1\u{a0}dwelling");
        assert_eq!(of(Lang::En, 11_126), "11,126\u{a0}dwellings");
    }

    #[test]
    fn french_marks_are_preceded_by_a_no_break_space() {
        assert_eq!(
            typeset(Lang::Fr, "Qui ? « l'un » : 5 %"),
            "Qui\u{a0}? «\u{a0}l’un\u{a0}»\u{a0}: 5\u{202f}%"
        );
        assert_eq!(typeset(Lang::En, "Who? { $n } houses"), "Who? { $n }\u{a0}houses");
    }
}
