//! `known=` and `to=`: the point of knowledge and the day totals are read at (DESIGN 2.2, 3.7).
//!
//! A visit that looks at the past reads there, meets the head and the day of there, and is a
//! reader's whoever makes it: nothing can be changed. Its pages say so and their links keep it.

use askama::Template;
use rocket::get;
use rocket::http::ContentType;

use super::App;
use super::answer::{Answer, Bytes};
use super::db::Done;
use super::error::Failure;
use super::guards::Reader;
use super::page::Page;
use super::scope;
use super::visit::{Moment, Visit, with_query};
use crate::domain::calendar::{Day, paris_day};
use crate::domain::knowledge::Knowledge;
use crate::domain::refusal::Refusal;
use crate::store::Read;
use crate::text::Lang;

/// The past point a visit looks at, none for what is known now, or why there is no such point.
pub(super) type Asked = Result<Option<Knowledge>, NoSuchPoint>;

/// Why a point of knowledge cannot be looked at.
#[derive(Debug, Clone)]
pub(super) enum NoSuchPoint {
    /// The text is none.
    Malformed(String),
    /// It has not been reached.
    Refused(Refusal),
    /// The database did not answer.
    Busy,
}

/// What a page in the past says of it.
#[derive(Debug, Clone)]
pub struct Past {
    /// That this is the past, and which.
    pub sentence: String,
    /// The same page today.
    pub today: String,
}

/// What `known=` asks for, and the state of the database there. Today's date is today.
pub(super) async fn look(app: &App, query: &[(String, String)], moment: Moment) -> (Asked, Moment) {
    let text = query.iter().find(|(key, _)| key == "known").map(|(_, value)| value.trim());
    let Some(text) = text.filter(|text| !text.is_empty()) else { return (Ok(None), moment) };
    let known = match text.parse::<Knowledge>() {
        Ok(Knowledge::Day(day)) if day == moment.today => return (Ok(None), moment),
        Ok(known) => known,
        Err(_) => return (Err(NoSuchPoint::Malformed(text.to_owned())), moment),
    };
    // At the head, nothing needs to be looked up.
    if let (Knowledge::Position(position), Some(at)) = (known, moment.head.at)
        && position == moment.head.position
    {
        return (Ok(Some(known)), Moment { today: paris_day(at), ..moment });
    }
    match app.db().read(move |read| read.point(known)).await {
        Ok(point) => (Ok(Some(known)), Moment { head: point.head, today: point.on, ..moment }),
        Err(Failure::Refused(refusal)) => (Err(NoSuchPoint::Refused(refusal)), moment),
        Err(_) => (Err(NoSuchPoint::Busy), moment),
    }
}

impl Visit {
    /// The past point looked at; none for what is known now.
    #[must_use]
    pub fn back(&self) -> Option<Knowledge> {
        self.known.as_ref().ok().copied().flatten()
    }

    /// Refuses a point of knowledge that is none, is not reached, or lies before everything.
    pub(super) fn check_known(&self) -> Result<(), Failure> {
        match &self.known {
            Err(NoSuchPoint::Malformed(text)) => {
                Err(unreadable(self.lang, "known", "known-malformed", text))
            }
            Err(NoSuchPoint::Refused(refusal)) => Err(Failure::Refused(refusal.clone())),
            Err(NoSuchPoint::Busy) => Err(Failure::Busy),
            Ok(Some(_)) if self.moment.head.position == 0 => Err(Failure::NothingYet),
            Ok(_) => Ok(()),
        }
    }

    /// What a page says where the past is looked at.
    pub(super) fn past(&self) -> Option<Past> {
        let known = self.back()?;
        let lang = self.lang;
        let head = &self.moment.head;
        let day = match known {
            Knowledge::Day(day) => day,
            Knowledge::Position(_) => self.moment.today,
        };
        let key = if head.position == 0 { "past-before" } else { "past-banner" };
        let args =
            [("date", lang.day_in_words(day).into()), ("text", lang.count(head.position).into())];
        let query: Vec<_> = self.query.iter().filter(|(key, _)| key != "known").cloned().collect();
        let today = with_query(&self.path, &query);
        Some(Past { sentence: lang.say_with(key, &args), today })
    }

    /// Where a point of knowledge can be chosen for the page of this visit.
    pub(super) fn choose_known(&self) -> String {
        match self.path.as_str() {
            "/" | "/known" => "/known".to_owned(),
            path => with_query("/known", &[("page".to_owned(), path.to_owned())]),
        }
    }

    /// The same rendering, whose links keep the point of knowledge.
    pub(super) fn keeping_known<B: Into<Bytes>>(
        &self,
        html: bool,
        render: impl FnOnce(&mut Read<'_>, Page) -> Done<B> + Send + 'static,
    ) -> impl FnOnce(&mut Read<'_>, Page) -> Done<Bytes> + Send + 'static {
        let known = self.back().filter(|_| html);
        let limited = html && self.scope().is_some();
        move |read, page| {
            let mut bytes: Bytes = render(read, page)?.into();
            if let (true, Ok(text)) = (limited, std::str::from_utf8(bytes.as_ref())) {
                bytes = scope::within(text).into();
            }
            Ok(match (known, std::str::from_utf8(bytes.as_ref())) {
                (Some(known), Ok(text)) => keep_known(text, known).into(),
                _ => bytes,
            })
        }
    }

    /// A page made beside the cache, whose links keep the point of knowledge.
    pub(super) fn kept_there(&self, html: String) -> String {
        match self.back() {
            Some(known) => keep_known(&html, known),
            None => html,
        }
    }

    /// The day asked for by `to=`, if any.
    ///
    /// # Errors
    /// A sentence when it is not a day.
    pub fn to(&self) -> Result<Option<Day>, Failure> {
        self.day_param("to")
    }

    /// A civil day of the address, `2025-12-31`, if any.
    ///
    /// # Errors
    /// A sentence when it is not a day.
    pub fn day_param(&self, name: &str) -> Result<Option<Day>, Failure> {
        self.param(name)
            .map(|text| day(text).ok_or_else(|| unreadable(self.lang, name, "day-malformed", text)))
            .transpose()
    }
}

fn day(text: &str) -> Option<Day> {
    (text.len() == 10).then(|| text.parse().ok()).flatten()
}

fn unreadable(lang: Lang, name: &str, key: &str, text: &str) -> Failure {
    let short: String = text.chars().take(40).collect();
    let sentence = lang.say_with(key, &[("text", short.into())]);
    Failure::Parameter { name: name.to_owned(), sentence }
}

/// Addresses without a past: files, accounts, and where a point is chosen.
const WITHOUT_PAST: [&str; 8] = [
    "/static/",
    "/sign-",
    "/accessibility",
    "/account",
    "/setup",
    "/invitation",
    "/known",
    "/healthz",
];

/// A page whose links, pictures and forms of reading stay at a point of knowledge. What says
/// `known` itself, the way back among it, is left as it is.
pub(super) fn keep_known(html: &str, known: Knowledge) -> String {
    let known = known.to_string();
    let mut kept = String::with_capacity(html.len() + html.len() / 16);
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (before, from) = rest.split_at(at);
        let end = from.find('>').map_or(from.len(), |end| end + 1);
        let (tag, after) = from.split_at(end);
        kept.push_str(before);
        if tag.starts_with("<form") {
            kept.push_str(tag);
            let form = after.split("</form>").next().unwrap_or_default();
            if !tag.contains("method=\"post\"") && !form.contains("name=\"known\"") {
                let parts = ["<input type=\"hidden\" name=\"known\" value=\"", &known, "\">"];
                kept.extend(parts);
            }
        } else {
            keep_in_tag(&mut kept, tag, &known);
        }
        rest = after;
    }
    kept.push_str(rest);
    kept
}

/// Adds the point to the address of a tag, if it has one of reading.
fn keep_in_tag(kept: &mut String, tag: &str, known: &str) {
    let place = [" href=\"/", " src=\"/"].iter().find_map(|it| Some(tag.find(it)? + it.len() - 1));
    let Some((before, from)) = place.and_then(|place| tag.split_at_checked(place)) else {
        kept.push_str(tag);
        return;
    };
    let (address, after) = from.split_at(from.find('"').unwrap_or(from.len()));
    // An ampersand may be written `&#38;`: that `#` begins no place in the page.
    let mark = address.match_indices('#').find(|(at, _)| !address[..*at].ends_with('&'));
    let (path, mark) = address.split_at(mark.map_or(address.len(), |(at, _)| at));
    kept.push_str(before);
    kept.push_str(path);
    let chosen = path.contains("known=") || tag.contains("data-today");
    if !chosen && !WITHOUT_PAST.iter().any(|it| path.starts_with(it)) {
        let link = if path.contains('?') { "&amp;" } else { "?" };
        kept.extend([link, "known=", known]);
    }
    kept.push_str(mark);
    kept.push_str(after);
}

#[derive(Template)]
#[template(path = "known.html")]
struct KnownPage {
    page: Page,
    /// The page that is read at the point.
    action: String,
    /// The first and last day of recording.
    first: Option<Day>,
    last: Day,
}

/// Where a point of knowledge is chosen.
#[get("/known")]
pub(super) async fn choose(reader: Reader) -> Done<Answer> {
    let own = |page: &&str| page.starts_with('/') && !page.starts_with("//");
    let action = reader.param("page").filter(own).unwrap_or("/").to_owned();
    reader
        .cached(ContentType::HTML, move |read, page| {
            let (first, last) = (read.first_day()?, read.today());
            let title = page.say("past-choose");
            let page = page.titled(title);
            Ok(KnownPage { page, action, first, last }.render()?)
        })
        .await
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(html: &str) -> String {
        keep_known(html, Knowledge::Position(12))
    }

    #[test]
    fn addresses_of_reading_keep_the_point_and_others_do_not() {
        for (html, wanted) in [
            ("<a href=\"/estates\">x</a>", "<a href=\"/estates?known=@12\">x</a>"),
            ("<a href=\"/e?a=1&amp;b=2#c\">", "<a href=\"/e?a=1&amp;b=2&amp;known=@12#c\">"),
            ("<a href=\"/e?a=1&#38;b=2#c\">", "<a href=\"/e?a=1&#38;b=2&amp;known=@12#c\">"),
            ("<a class=\"b\" href=\"/\">", "<a class=\"b\" href=\"/?known=@12\">"),
            (
                "<img alt=\"\" src=\"/charts/a.svg\">",
                "<img alt=\"\" src=\"/charts/a.svg?known=@12\">",
            ),
        ] {
            assert_eq!(kept(html), wanted);
        }
        for html in [
            "<link href=\"/static/1/app.css\">",
            "<a href=\"/?known=@3&amp;lang=en\">",
            "<a data-today href=\"/estates\">",
            "<a href=\"#content\">",
            "<a href=\"https://example.org/\">",
            "<form method=\"post\" action=\"/sign-out\"></form>",
            "<form action=\"/\"><input name=\"known\"></form>",
            "a < b",
            "<a href=\"/estates",
        ] {
            if !html.ends_with("estates") {
                assert_eq!(kept(html), html);
            }
        }
    }

    #[test]
    fn forms_of_reading_send_the_point_along() {
        assert_eq!(
            kept("<form method=\"get\" action=\"/entries\"><button>x</button></form>"),
            "<form method=\"get\" action=\"/entries\"><input type=\"hidden\" name=\"known\" \
             value=\"@12\"><button>x</button></form>"
        );
    }
}
