//! What an address asks of a programme: stage, gross or net, a part of it, a day. One reading for
//! pages, pictures and tables.

use super::error::Failure;
use super::visit::Visit;
use crate::domain::calendar::Day;
use crate::domain::figure::FigureScope;
use crate::domain::stage::Stage;
use crate::domain::territory::Scope;
use crate::store::{FigureQuestion, Read, StoreError};
use crate::web::board::question;
use crate::web::db::Done;

/// The parameters that name a part of a programme.
const PARTS: [&str; 5] = ["department", "epci", "commune", "estate", "landlord"];

/// What was asked, read but not yet looked up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Code of the programme.
    pub programme: String,
    stage: Option<Stage>,
    net: bool,
    published: bool,
    scope: Scope,
    to: Option<Day>,
}

impl Visit {
    /// What the parameters of this address ask of a programme.
    ///
    /// # Errors
    /// A sentence naming the parameter and the value that cannot be read.
    pub fn asked(&self, programme: &str) -> Result<Asked, Failure> {
        Ok(Asked {
            programme: programme.to_owned(),
            stage: self.parsed("stage")?,
            net: self.net()?,
            published: self.basis()?,
            scope: self.asked_part()?,
            to: self.read_at()?,
        })
    }

    /// A parameter that must be well formed where it is given.
    pub(super) fn parsed<T: std::str::FromStr>(&self, name: &str) -> Result<Option<T>, Failure> {
        let Some(text) = self.param(name) else { return Ok(None) };
        text.parse().map(Some).map_err(|_| self.wrong(name))
    }

    /// A parameter whose value cannot be read.
    pub(super) fn wrong(&self, name: &str) -> Failure {
        let value: String = self.param(name).unwrap_or_default().chars().take(40).collect();
        let args = [("name", name.into()), ("value", value.into())];
        let sentence = self.lang.say_with("asked-wrong", &args);
        Failure::Parameter { name: name.to_owned(), sentence }
    }

    /// Whether `net=true` asks for figures net of defects.
    ///
    /// # Errors
    /// A sentence when it is neither `true` nor `false`.
    pub fn net(&self) -> Result<bool, Failure> {
        Ok(self.parsed("net")?.unwrap_or(false))
    }

    /// Whether `basis=published` asks for what closings published; `true` is by default.
    ///
    /// # Errors
    /// A sentence when it is neither.
    pub fn basis(&self) -> Result<bool, Failure> {
        match self.param("basis") {
            None | Some("true") => Ok(false),
            Some("published") => Ok(true),
            Some(_) => Err(self.wrong("basis")),
        }
    }

    fn asked_part(&self) -> Result<Scope, Failure> {
        let given: Vec<&str> =
            PARTS.into_iter().filter(|name| self.param(name).is_some()).collect();
        match given.as_slice() {
            [] => Ok(Scope::All),
            [name] => self.part(name),
            [_, name, ..] => Err(Failure::Parameter {
                name: (*name).to_owned(),
                sentence: self.lang.say("asked-two-parts").into_owned(),
            }),
        }
    }

    fn part(&self, name: &str) -> Result<Scope, Failure> {
        let scope = match name {
            "department" => self.parsed(name)?.map(Scope::Department),
            "epci" => self.parsed(name)?.map(Scope::Epci),
            "commune" => self.parsed(name)?.map(Scope::Commune),
            "estate" => self.parsed(name)?.map(Scope::Estate),
            _ => self.parsed(name)?.map(Scope::Landlord),
        };
        Ok(scope.unwrap_or(Scope::All))
    }
}

impl Asked {
    /// The question this is, now that the database can be read.
    ///
    /// # Errors
    /// Not found when there is no such programme or part.
    pub fn question(self, read: &mut Read<'_>) -> Done<FigureQuestion> {
        let programme = read.programme(&self.programme)?.ok_or(Failure::NotFound)?;
        let scope = existing(read, self.scope)?;
        if !read.sees_whole(&FigureScope::from(&scope))? {
            return Err(Failure::NotFound);
        }
        let plain = question(&programme, read.known_now()?, self.to);
        Ok(FigureQuestion {
            stage: self.stage.unwrap_or(programme.stage),
            net: self.net,
            published: self.published,
            scope,
            ..plain
        })
    }
}

/// The scope, if what it names is in the registers; a former code becomes today's.
fn existing(read: &mut Read<'_>, scope: Scope) -> Result<Scope, StoreError> {
    let known = match &scope {
        Scope::All => true,
        Scope::Department(code) => {
            read.departments()?.iter().any(|(known, _)| known == code.as_str())
        }
        Scope::Epci(siren) => read.epcis()?.iter().any(|epci| epci.siren == *siren),
        Scope::Commune(insee) => read.commune(insee)?.is_some(),
        Scope::Landlord(code) => read.landlords()?.iter().any(|it| it.code == *code),
        Scope::Estate(code) => {
            let estate = read.estate(code.as_str())?.ok_or(StoreError::NotFound)?;
            return Ok(Scope::Estate(estate.code));
        }
    };
    if known { Ok(scope) } else { Err(StoreError::NotFound) }
}
