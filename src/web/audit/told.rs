//! A line of the log in a sentence.

use std::fmt::Write as _;

use serde_json::Value;

use crate::domain::role::Role;
use crate::domain::stage::Stage;
use crate::store::AuditLine;
use crate::text::{Arg, Lang};

/// What a sentence may name, with what stands for it in a line that does not say.
const NAMES: [&str; 28] = [
    "login",
    "name",
    "role",
    "scope",
    "before",
    "after",
    "lang",
    "n",
    "by",
    "act",
    "subject",
    "entry",
    "dwellings",
    "stage",
    "month",
    "estate",
    "operation",
    "programme",
    "commune",
    "year",
    "number",
    "version",
    "file",
    "kind",
    "rows",
    "reason",
    "history",
    "text",
];

/// The families of actions a list can be narrowed to: a word, and what their actions begin with.
/// What begins with none of them is among the others.
pub(super) const GROUPS: [(&str, &[&str]); 6] = [
    ("entries", &["entry-", "nothing-", "defect", "cure", "dwellings-named", "names-", "file-"]),
    (
        "registers",
        &["estate-", "operation-", "dwellings-saved", "landlord-", "memberships-", "programme-"],
    ),
    ("plans", &["plan-"]),
    ("years", &["year-", "second-person-"]),
    ("accounts", &["account-", "password-", "scope-", "second-factor-", "recovery-"]),
    ("doors", &["sign", "token-", "board-", "link-"]),
];

/// The family of an action.
pub(super) fn group(action: &str) -> &'static str {
    let belongs = |(_, starts): &&(&str, &[&str])| starts.iter().any(|it| action.starts_with(it));
    GROUPS.iter().find(belongs).map_or("others", |(group, _)| group)
}

/// Control characters made visible: `\u{1b}` is shown as `␛`, and those that turn writing round
/// by their number.
pub(super) fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for letter in text.chars() {
        match u32::from(letter) {
            code @ 0..=0x1f => shown.extend(char::from_u32(0x2400 + code)),
            0x7f => shown.push('\u{2421}'),
            code @ (0x80..=0x9f | 0x200b..=0x200f | 0x2028..=0x202e | 0x2066..=0x2069 | 0xfeff) => {
                let _ = write!(shown, "\\u{{{code:x}}}");
            }
            _ => shown.push(letter),
        }
    }
    shown
}

/// The sentence of a line. An action nobody knows is told by its own word and its details.
pub(super) fn sentence(lang: Lang, line: &AuditLine) -> String {
    let author = visible(&line.author);
    let key = format!("audit-told-{}", line.action);
    if !lang.knows(&key) {
        let action = visible(&line.action);
        let detail = visible(&line.detail.to_string());
        let args =
            [("author", author.into()), ("action", action.into()), ("detail", detail.into())];
        return lang.say_with("audit-told-unknown", &args);
    }
    let mut args: Vec<(&str, Arg<'_>)> = vec![("author", author.into())];
    args.extend(NAMES.map(|name| (name, value(lang, line, name))));
    lang.say_with(&key, &args)
}

/// One thing a sentence names, in words.
fn value(lang: Lang, line: &AuditLine, name: &str) -> Arg<'static> {
    let found = match (name, line.detail.get(name)) {
        // Before accounts had a log of their own, a line named them by their number.
        ("login", None) => line.detail.get("account"),
        (_, found) => found,
    };
    match found {
        Some(Value::Number(number)) if name != "year" => match number.as_i64() {
            Some(count) => Arg::Count(count),
            None => Arg::from(number.to_string()),
        },
        Some(Value::String(text)) => Arg::from(word(lang, name, text)),
        Some(Value::Null) | None => Arg::from(lang.say("audit-nothing").into_owned()),
        Some(other) => Arg::from(visible(&other.to_string())),
    }
}

/// A word of the database in the language of the page.
fn word(lang: Lang, name: &str, text: &str) -> String {
    let role = |text: &str| text.parse::<Role>().ok().map(|role| lang.role_name(role).into_owned());
    let known = match name {
        "role" | "before" | "after" => role(text),
        "stage" => text.parse::<Stage>().ok().map(|stage| lang.stage_name(stage).to_string()),
        "act" | "reason" => {
            let key =
                if name == "act" { format!("audit-act-{text}") } else { format!("reason-{text}") };
            lang.knows(&key).then(|| lang.say(&key).into_owned())
        }
        _ => None,
    };
    known.unwrap_or_else(|| visible(text))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    /// Every word the sources write as an action: `note("…"`, and those chosen before it.
    fn actions() -> Vec<String> {
        let mut found = Vec::new();
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/store");
        visit(&root, &mut |text| {
            for call in ["note(", "note_security(", "note_security_of("] {
                for (at, _) in text.match_indices(call) {
                    let call = text[at..].split(';').next().unwrap();
                    // The action is the first word of the call with a hyphen in it, if any.
                    found.extend(
                        call.split('"')
                            .skip(1)
                            .step_by(2)
                            .find(|word| is_action(word))
                            .map(str::to_owned),
                    );
                }
            }
            // "let action = if … { "a" } else { "b" }" and the arms of a match.
            for (at, _) in text.match_indices("action") {
                let near = &text[at..];
                let near = near.split(';').next().unwrap();
                if near.contains('=') && near.len() < 900 {
                    let words = near.split('"').skip(1).step_by(2).filter(|word| is_action(word));
                    found.extend(words.map(str::to_owned));
                }
            }
            for line in text.lines().filter(|line| line.starts_with("const ")) {
                let words = line.split('"').skip(1).step_by(2).filter(|word| is_action(word));
                found.extend(words.map(str::to_owned));
            }
        });
        found.sort();
        found.dedup();
        found
    }

    fn is_action(word: &str) -> bool {
        word.contains('-')
            && word.starts_with(|c: char| c.is_ascii_lowercase())
            && word.chars().all(|c| c.is_ascii_lowercase() || c == '-')
            && !["scope-before", "ligne-de-commande", "corrections-only"].contains(&word)
    }

    fn visit(folder: &Path, each: &mut impl FnMut(&str)) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                visit(&path, each);
            } else {
                each(&std::fs::read_to_string(&path).unwrap());
            }
        }
    }

    fn line(action: &str, detail: Value) -> AuditLine {
        let place = "2026-11-23T08:14:00.000Z_security_1".parse().unwrap();
        let at = "2026-11-23T08:14:00Z".parse().unwrap();
        let (author, action) = ("lea".to_owned(), action.to_owned());
        AuditLine { place, at, author, action, position: None, address: None, detail }
    }

    #[test]
    fn every_action_of_the_sources_is_told_in_both_languages() {
        let actions = actions();
        for known in ["entry-recorded", "account-disabled", "sign-in-refused", "year-closed"] {
            assert!(actions.iter().any(|it| it == known), "{known} is not among {actions:?}");
        }
        let missing: Vec<_> = actions
            .iter()
            .filter(|action| !Lang::ALL.iter().all(|it| it.knows(&format!("audit-told-{action}"))))
            .collect();
        assert!(missing.is_empty(), "no sentence for {missing:?}");
    }

    #[test]
    fn a_line_that_says_less_is_told_without_a_hole() {
        for action in actions() {
            for lang in Lang::ALL {
                let said = sentence(lang, &line(&action, serde_json::json!({})));
                assert!(said.contains("lea") || said.contains("Corons"), "{said}");
                assert!(!said.contains('$') && !said.contains('{'), "{said}");
            }
        }
    }

    #[test]
    fn an_unknown_action_is_told_and_control_characters_are_seen() {
        let said = sentence(Lang::Fr, &line("moon-\u{1b}[31m", serde_json::json!({ "a": 1 })));
        assert_eq!(said, "lea\u{a0}: moon-␛[31m ({\"a\":1})");
        assert_eq!(visible("a\u{0}b\u{7f}\u{202e}"), "a␀b␡\\u{202e}");
    }
}
