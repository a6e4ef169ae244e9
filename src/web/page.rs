//! What every page shows around its own content. Templates hold it as `page`.

use std::borrow::Cow;

use super::known::Past;
use super::statics;
use super::visit::{Moment, Visit};
use crate::domain::role::Role;
use crate::text::{Arg, Lang};

/// The places of the navigation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The board page of a programme.
    Programme,
    /// A year.
    Years,
    /// Estates.
    Estates,
    /// Operations.
    Operations,
    /// Entries.
    Entries,
    /// Plans.
    Plans,
}

impl Place {
    /// All of them, in order.
    pub const ALL: [Self; 6] =
        [Self::Programme, Self::Years, Self::Estates, Self::Operations, Self::Entries, Self::Plans];

    fn key(self) -> &'static str {
        match self {
            Self::Programme => "nav-programme",
            Self::Years => "nav-years",
            Self::Estates => "nav-estates",
            Self::Operations => "nav-operations",
            Self::Entries => "nav-entries",
            Self::Plans => "nav-plans",
        }
    }
}

/// A link of the navigation.
pub struct Link {
    /// Where it leads.
    pub href: String,
    /// What it says.
    pub text: Cow<'static, str>,
    /// Whether this is where we are.
    pub here: bool,
}

/// What stands around the content of a page.
#[derive(Debug, Clone)]
pub struct Page {
    /// Its language.
    pub lang: Lang,
    /// Its title, for the browser's window.
    pub title: String,
    /// The role of who reads, a reader's in the past; none for nobody.
    pub role: Option<Role>,
    /// Whether only a part of the programme is seen.
    pub limited: bool,
    /// The role of who is signed in.
    pub own_role: Option<Role>,
    /// That the past is looked at, and how to come back.
    pub past: Option<Past>,
    /// Where a point of knowledge can be chosen for this page.
    pub choose_known: String,
    /// The state of the database; none when it did not answer.
    pub moment: Option<Moment>,
    /// The place of the navigation it belongs to.
    pub place: Option<Place>,
    /// The code of the programme the navigation leads to.
    pub programme: String,
    /// The same page in the other language.
    pub other_lang: String,
    /// Something to say once, above the content.
    pub flash: Option<String>,
    /// Takes the whole width, without a margin column.
    pub wide: bool,
    /// Shown through a board link: nothing leads away from it.
    pub guest: bool,
}

impl Visit {
    /// The page around an answer to this request.
    #[must_use]
    pub fn page(&self) -> Page {
        Page {
            lang: self.lang,
            title: String::new(),
            role: self.role(),
            limited: self.scope().is_some(),
            own_role: self.own_role(),
            past: self.past(),
            choose_known: self.choose_known(),
            moment: Some(self.moment.clone()),
            place: None,
            programme: self.app.programme.clone(),
            other_lang: self.in_other_lang(),
            flash: None,
            wide: false,
            guest: false,
        }
    }
}

impl Page {
    /// A page about which nothing is known: the database does not answer.
    pub(super) fn bare(lang: Lang) -> Self {
        Self {
            lang,
            title: String::new(),
            role: None,
            limited: false,
            own_role: None,
            past: None,
            choose_known: "/known".to_owned(),
            moment: None,
            place: None,
            programme: "mc".to_owned(),
            other_lang: format!("?lang={}", lang.other()),
            flash: None,
            wide: false,
            guest: false,
        }
    }

    /// With that title.
    #[must_use]
    pub fn titled(mut self, title: impl Into<String>) -> Self {
        self.title = title.into();
        self
    }

    /// At that place of the navigation.
    #[must_use]
    pub fn place(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// With a navigation that leads to that programme.
    #[must_use]
    pub fn programme(mut self, code: &str) -> Self {
        code.clone_into(&mut self.programme);
        self
    }

    /// Without a margin column.
    #[must_use]
    pub fn wide(mut self) -> Self {
        self.wide = true;
        self
    }

    /// As who holds a board link sees it: a reader who has no account.
    pub(super) fn for_guest(mut self) -> Self {
        (self.role, self.own_role, self.guest) = (Some(Role::Reader), None, true);
        self
    }

    pub(super) fn at(mut self, moment: &Moment) -> Self {
        self.moment = Some(moment.clone());
        self
    }

    pub(super) fn saying(mut self, flash: String) -> Self {
        self.flash = Some(flash);
        self
    }

    /// A message in the page's language.
    #[must_use]
    pub fn say(&self, key: &str) -> Cow<'static, str> {
        self.lang.say(key)
    }

    /// A message with a text put in as `{ $text }`.
    #[must_use]
    pub fn say_text(&self, key: &str, text: &str) -> String {
        self.lang.say_with(key, &[("text", text.into())])
    }

    /// A message with a count put in as `{ $n }`.
    #[must_use]
    pub fn say_count(&self, key: &str, n: &i64) -> String {
        self.lang.say_with(key, &[("n", Arg::Count(*n))])
    }

    /// The address of a static file.
    #[must_use]
    pub fn file(&self, name: &str) -> String {
        statics::address(name)
    }

    /// Whether the data are fictional.
    #[must_use]
    pub fn is_fictional(&self) -> bool {
        self.moment.as_ref().is_some_and(|moment| moment.fictional)
    }

    /// Whether the reader may record entries.
    #[must_use]
    pub fn may_record(&self) -> bool {
        self.role.is_some_and(Role::may_record)
    }

    /// Whether the reader may correct, plan and edit registers.
    #[must_use]
    pub fn may_manage(&self) -> bool {
        self.role.is_some_and(Role::may_manage)
    }

    /// Whether the reader answers for the service.
    #[must_use]
    pub fn may_keep(&self) -> bool {
        self.own_role.is_some_and(|role| role.may_manage() || role == Role::Admin)
    }

    /// Whether who is signed in manages accounts.
    #[must_use]
    pub fn may_administer(&self) -> bool {
        self.role.is_some_and(Role::may_administer)
    }

    /// Whether who is signed in may read who did what.
    #[must_use]
    pub fn may_audit(&self) -> bool {
        self.role.is_some_and(Role::may_audit)
    }

    /// The navigation; empty for nobody.
    #[must_use]
    pub fn nav(&self) -> Vec<Link> {
        if self.role.is_none() || self.guest {
            return Vec::new();
        }
        Place::ALL
            .into_iter()
            .filter(|place| !(self.limited && matches!(place, Place::Years | Place::Plans)))
            .map(|place| Link {
                href: self.href(place),
                text: self.say(self.key(place)),
                here: self.place == Some(place),
            })
            .collect()
    }

    fn key(&self, place: Place) -> &'static str {
        if self.limited && place == Place::Programme { "scope-title" } else { place.key() }
    }

    fn href(&self, place: Place) -> String {
        let code = &self.programme;
        match place {
            Place::Programme if self.limited => "/".to_owned(),
            Place::Programme => format!("/programmes/{code}"),
            Place::Years => format!("/years?programme={code}"),
            Place::Estates => "/estates".to_owned(),
            Place::Operations => "/operations".to_owned(),
            Place::Entries => "/entries".to_owned(),
            Place::Plans => format!("/programmes/{code}/plans"),
        }
    }

    /// "compte pilotage".
    #[must_use]
    pub fn account(&self) -> Option<String> {
        self.own_role.map(|role| self.say_text("account-of-role", &self.lang.role_name(role)))
    }

    /// "Situation n° 1 842", its hash and "Journal à jour au …"; only for who is signed in.
    #[must_use]
    pub fn foot(&self) -> Option<(String, String, String)> {
        let head = &self.moment.as_ref().filter(|_| self.role.is_some())?.head;
        let number = self.lang.count(head.position);
        let until = match head.at {
            Some(at) => self.say_text("foot-ledger-at", &self.lang.instant(at)),
            None => self.say("nothing-recorded-yet").into_owned(),
        };
        Some((self.say_text("foot-position", &number), head.hash.to_string(), until))
    }

    /// The version of the program.
    #[must_use]
    pub fn version(&self) -> &'static str {
        env!("CARGO_PKG_VERSION")
    }
}
