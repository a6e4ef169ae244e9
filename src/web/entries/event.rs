//! A position that is no entry: a plan, a new state of a register, "nothing this month".

use askama::Template;

use crate::domain::event::EventKind;
use crate::domain::ids::Position;
use crate::store::{KeptEvent, Read};
use crate::text::Lang;
use crate::web::db::Done;
use crate::web::page::{Page, Place};

#[derive(Template)]
#[template(path = "entries/event.html")]
struct EventPage {
    page: Page,
    at: String,
    event: KeptEvent,
    what: String,
    when: String,
    link: Option<(String, String)>,
}

/// What that event is, by whom, when.
pub(super) fn render(
    read: &mut Read<'_>,
    page: Page,
    position: Position,
    event: KeptEvent,
) -> Done<String> {
    let lang = page.lang;
    let at = lang.position(position);
    let what = lang.say(&format!("entries-event-{}", event.kind.as_str())).into_owned();
    let link = subject(read, lang, position, &event)?;
    let when = lang.instant(event.recorded_at);
    let page = page.titled(format!("{at} · {what}")).place(Place::Entries);
    Ok(EventPage { page, at, event, what, when, link }.render()?)
}

/// The entry a defect, a cure or a naming is about.
fn entry_of(read: &mut Read<'_>, position: Position, kind: EventKind) -> Done<Option<Position>> {
    Ok(match kind {
        EventKind::Defect | EventKind::Cure => read.defect(position)?.map(|it| it.entry),
        EventKind::Naming => read.naming(position)?.map(|it| it.naming.entry),
        _ => None,
    })
}

/// The page of what the event is about, and its name.
fn subject(
    read: &mut Read<'_>,
    lang: Lang,
    position: Position,
    event: &KeptEvent,
) -> Done<Option<(String, String)>> {
    if let Some(entry) = entry_of(read, position, event.kind)? {
        return Ok(Some((format!("/entries/{entry}"), lang.position(entry))));
    }
    let Some(id) = event.subject else { return Ok(None) };
    Ok(match event.kind {
        EventKind::Estate | EventKind::Statement | EventKind::Dwellings => {
            let estate = read.estate_by_id(id)?;
            let part = if event.kind == EventKind::Dwellings { "/dwellings" } else { "" };
            Some((format!("/estates/{}{part}", estate.code), estate.name))
        }
        EventKind::Operation => {
            let operation = read.operation_by_id(id)?;
            Some((format!("/operations/{}", operation.code), operation.name))
        }
        EventKind::Programme | EventKind::Plan => {
            let found = read.programmes()?.into_iter().find(|it| it.id == id);
            found.map(|programme| {
                let plans = if event.kind == EventKind::Plan { "/plans" } else { "" };
                (format!("/programmes/{}{plans}", programme.code), programme.name)
            })
        }
        EventKind::Annotation | EventKind::AnnotationWithdrawal => {
            let found = read.programmes()?.into_iter().find(|it| it.id == id);
            found.map(|programme| {
                (format!("/programmes/{}/annotations", programme.code), programme.name)
            })
        }
        EventKind::Landlord => {
            let found = read.landlords()?.into_iter().find(|it| it.id == id);
            found.map(|it| (format!("/entries?landlord={}", it.code), it.name))
        }
        EventKind::Reference
        | EventKind::Membership
        | EventKind::Entry
        | EventKind::Reversal
        | EventKind::Defect
        | EventKind::Cure
        | EventKind::Naming => None,
        EventKind::Edition => {
            let number = lang.count(i64::from(id));
            let name = lang.say_with("pack-edition", &[("text", number.into())]);
            Some((format!("/editions/{id}"), name))
        }
        EventKind::CorrectionsOnly | EventKind::Closing | EventKind::Reopening => {
            Some(("/years".to_owned(), id.to_string()))
        }
    })
}

impl EventPage {
    fn own_hash(&self) -> String {
        self.event.hash.to_string()
    }

    fn previous_hash(&self) -> String {
        self.event.previous.to_string()
    }
}
