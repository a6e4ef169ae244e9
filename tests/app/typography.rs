//! The words on screen are set as a printer would: French spaces and apostrophes, English commas.

use crate::support::{Service, Voice};

const PAGES: [&str; 24] = [
    "/programmes/mc",
    "/programmes/erbm",
    "/programmes/mc/years/2024",
    "/programmes/mc/years/2026",
    "/programmes/mc/pace",
    "/programmes/mc/what-if?pace=1200",
    "/programmes/mc/presentation",
    "/programmes/mc/missing",
    "/programmes/mc/plans",
    "/programmes/mc/plans/2",
    "/programmes/mc/plans/comparison?from=1&to=2",
    "/estates",
    "/estates/LENS-4",
    "/estates/LENS-4/dwellings",
    "/operations",
    "/entries",
    "/entries/new?estate=LENS-4",
    "/restatements",
    "/history",
    "/figures",
    "/known",
    "/years",
    "/accessibility",
    "/account",
];

/// What registers say and people wrote is shown as it was written.
const NOT_OURS: [&str; 6] = [
    "20 000 logements",
    "23 000 logements",
    "'Hénin",
    "'Ostrevent",
    "'Escaut",
    "Retard pris en 2020",
];

/// The words of a page, element by element, as they are read.
fn words(html: &str) -> Vec<String> {
    let body = html.split_once("<body").unwrap().1;
    let mut found = Vec::new();
    for part in body.split('>').skip(1) {
        let text = part.split('<').next().unwrap_or_default();
        let text = text.replace("&#39;", "'").replace("&#x27;", "'").replace("&quot;", "\"");
        found.push(text.replace("&amp;", "&").replace("&#38;", "&"));
    }
    found.retain(|it| !it.trim().is_empty() && !NOT_OURS.iter().any(|not| it.contains(not)));
    found
}

/// Thousands parted by a plain space: `1 234`.
fn parts_with_a_space(text: &str) -> bool {
    let letters: Vec<char> = text.chars().collect();
    letters.windows(5).enumerate().any(|(at, it)| {
        let digits = it[2..].iter().all(char::is_ascii_digit);
        let ends = letters.get(at + 5).is_none_or(|after| !after.is_ascii_digit());
        it[0].is_ascii_digit() && it[1] == ' ' && digits && ends
    })
}

fn wrong_in_french(text: &str) -> bool {
    let spaced = [" :", " ;", " ?", " !", " »", " %", "« "].iter().any(|it| text.contains(it));
    spaced || text.contains('\'') || text.contains("...") || parts_with_a_space(text)
}

/// Digits in threes without a comma, or with a French space.
fn wrong_in_english(text: &str) -> bool {
    let narrow = text
        .chars()
        .zip(text.chars().skip(1))
        .any(|(a, b)| a.is_ascii_digit() && b == '\u{202f}' || a == '\u{202f}' && b == '%');
    narrow || parts_with_a_space(text)
}

/// Every page of the list in a language, with what is wrong in it.
fn wrong(voice: &Voice<'_>, lang: &str, is_wrong: fn(&str) -> bool) -> Vec<String> {
    let mut wrong = Vec::new();
    for page in PAGES {
        let mark = if page.contains('?') { '&' } else { '?' };
        let answer = voice.get(&format!("{page}{mark}lang={lang}")).expect(200);
        let words = words(answer.text());
        wrong.extend(
            words.into_iter().filter(|it| is_wrong(it)).map(|it| format!("{page}: {it:?}")),
        );
    }
    wrong
}

#[test]
fn french_pages_have_french_spaces_and_apostrophes() {
    let service = Service::demonstration("2026-11-23T08:14:00Z");
    let wrong = wrong(&service.manager(), "fr", wrong_in_french);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn english_pages_have_english_commas() {
    let service = Service::demonstration("2026-11-23T08:14:00Z");
    let wrong = wrong(&service.manager(), "en", wrong_in_english);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_rules_know_what_is_wrong() {
    for text in ["l'an", "oui ?", "1 234 logements", "55 %", "« oui", "bon..."] {
        assert!(wrong_in_french(text), "{text}");
    }
    for text in
        ["l’an", "oui\u{a0}?", "1\u{202f}234", "18 nov. 2026", "le 14 juin 2028", "2 sur 41"]
    {
        assert!(!wrong_in_french(text), "{text}");
    }
    assert!(wrong_in_english("1\u{202f}234") && !wrong_in_english("1,234"));
}
