//! What the register says of an estate. What is unknown is called unknown.

use std::borrow::Cow;

use super::super::db::Done;
use crate::domain::calendar::Day;
use crate::domain::estate::Estate;
use crate::store::Read;
use crate::text::Lang;

/// A line of the margin.
pub(super) struct Fact {
    pub(super) label: Cow<'static, str>,
    pub(super) text: String,
    /// Less important: date of a count, other communes.
    pub(super) more: Option<String>,
    /// A source to look up: address and what to call it.
    pub(super) source: Option<(String, String)>,
    /// The page of what the text names.
    pub(super) href: Option<String>,
}

impl Fact {
    fn new(label: Cow<'static, str>, text: String) -> Self {
        Self { label, text, more: None, source: None, href: None }
    }
}

/// The names around an estate.
pub(super) struct Around {
    /// Its main commune.
    pub(super) commune: Option<String>,
    other_communes: Vec<String>,
    epci: Option<String>,
    landlords: Vec<String>,
}

impl Around {
    /// Reads them, the EPCI as of that day.
    pub(super) fn read(read: &mut Read<'_>, estate: &Estate, today: Day) -> Done<Self> {
        let communes: Vec<String> =
            estate.commune.iter().chain(&estate.other_communes).map(ToString::to_string).collect();
        let names = read.commune_names(&communes)?;
        let name = |code: &str| names.get(code).cloned().unwrap_or_else(|| code.to_owned());
        let epci = match &estate.commune {
            Some(commune) => read.epci_on(commune, today)?,
            None => None,
        };
        let epci = match epci {
            Some(siren) => read.epcis()?.into_iter().find(|it| it.siren == siren),
            None => None,
        };
        let landlords = read.landlords()?;
        Ok(Self {
            commune: estate.commune.as_ref().map(|it| name(it.as_str())),
            other_communes: estate.other_communes.iter().map(|it| name(it.as_str())).collect(),
            epci: epci.map(|it| it.name),
            landlords: landlords
                .into_iter()
                .filter(|it| estate.landlords.contains(&it.id))
                .map(|it| it.name)
                .collect(),
        })
    }
}

/// The lines of the margin.
pub(super) fn facts(lang: Lang, estate: &Estate, around: &Around) -> Vec<Fact> {
    let unknown = || lang.say("unknown").into_owned();
    let invented = || estate.fictional.then(|| lang.say("estates-invented").into_owned());
    let mut commune =
        Fact::new(lang.say("estates-commune"), around.commune.clone().unwrap_or_else(unknown));
    commune.href = estate.commune.as_ref().map(|insee| format!("/communes/{insee}"));
    if !around.other_communes.is_empty() {
        let others = lang.list(&around.other_communes);
        commune.more = Some(lang.say_with("estates-reaches", &[("text", others.into())]));
    }
    let epci = around.epci.clone().unwrap_or_else(unknown);
    let mut facts = vec![commune, Fact::new(lang.say("estates-epci-today"), epci)];
    let mut landlords = Fact::new(lang.say("estates-landlords"), unknown());
    if !around.landlords.is_empty() {
        landlords.text = lang.list(&around.landlords);
        landlords.more = invented();
    }
    facts.push(landlords);
    let mut dwellings = Fact::new(lang.say("estates-dwellings"), unknown());
    if let Some(count) = estate.dwellings {
        dwellings.text = lang.count(count);
        dwellings.more = invented().or_else(|| {
            let day = lang.day_in_words(estate.dwellings_on?);
            Some(lang.say_with("estates-counted-on", &[("text", day.into())]))
        });
    }
    facts.push(dwellings);
    let yes_no = |it: Option<bool>| match it {
        Some(true) => lang.say("estates-yes").into_owned(),
        Some(false) => lang.say("estates-no").into_owned(),
        None => unknown(),
    };
    facts.push(Fact::new(lang.say("estates-heritage"), yes_no(estate.heritage)));
    facts.push(Fact::new(lang.say("estates-priority"), yes_no(estate.priority)));
    if let (Some(latitude), Some(longitude)) = (estate.latitude, estate.longitude) {
        let text = format!("{latitude:.5}\u{a0}; {longitude:.5}");
        facts.push(Fact::new(lang.say("estates-coordinates"), text));
    }
    let mut code = Fact::new(lang.say("estates-code"), estate.code.to_string());
    if !estate.former_codes.is_empty() {
        let codes: Vec<String> = estate.former_codes.iter().map(ToString::to_string).collect();
        code.more = Some(lang.say_with("estates-formerly", &[("text", lang.list(&codes).into())]));
    }
    facts.push(code);
    if let Some(source) = &estate.source {
        let mut fact = Fact::new(lang.say("estates-source"), String::new());
        (fact.source, fact.text) = linked(source);
        facts.push(fact);
    }
    facts.extend(estate.remark.clone().map(|remark| Fact::new(lang.say("estates-remark"), remark)));
    facts
}

/// A source whose address can be followed: the address with the name of its site, and the rest.
fn linked(source: &str) -> (Option<(String, String)>, String) {
    let (first, rest) = source.split_once(char::is_whitespace).unwrap_or((source, ""));
    let Some(after) = first.strip_prefix("https://").or_else(|| first.strip_prefix("http://"))
    else {
        return (None, source.to_owned());
    };
    let site = after.split(['/', '?', '#']).next().unwrap_or(after);
    let site = site.strip_prefix("www.").unwrap_or(site);
    (Some((first.to_owned(), site.to_owned())), rest.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_is_followed_by_the_name_of_its_site() {
        let (link, rest) = linked("https://www.example.org/a?b (2014-02)");
        assert_eq!(link.unwrap(), ("https://www.example.org/a?b".into(), "example.org".into()));
        assert_eq!(rest, "(2014-02)");
        assert_eq!(linked("javascript:alert(1)"), (None, "javascript:alert(1)".into()));
        assert_eq!(linked("relevé du bailleur"), (None, "relevé du bailleur".into()));
    }
}
