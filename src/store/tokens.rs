//! Tokens of the API. Each is an account nobody signs in with: what it records bears its name
//! (DESIGN 9). The token is shown once; its SHA-256 is kept.

use diesel::prelude::*;
use serde_json::json;

use super::error::{Result, StoreError};
use super::events::instant;
use super::schema::{accounts, tokens};
use super::{Read, Tx, parsed};
use crate::domain::calendar::Instant;
use crate::domain::event::{Hash, written};
use crate::domain::ids::Login;
use crate::domain::names;
use crate::domain::refusal::Refusal;
use crate::domain::role::Role;
use crate::domain::scope::AccessScope;

/// Days a token may be good for, least and most.
pub const TOKEN_DAYS: std::ops::RangeInclusive<i64> = 1..=730;

/// A token, without what opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// The account it acts as.
    pub account: i32,
    /// The login that stands beside what it records.
    pub login: Login,
    /// What it is called.
    pub name: String,
    /// What it may do.
    pub role: Role,
    /// What it is limited to.
    pub scope: Option<AccessScope>,
    /// The login of who made it.
    pub created_by: String,
    /// When it was made.
    pub created_at: Instant,
    /// When it ends.
    pub expires: Instant,
    /// When it was last used, to the hour.
    pub used_at: Option<Instant>,
    /// When it was revoked.
    pub revoked_at: Option<Instant>,
}

impl Token {
    /// Whether it still opens.
    #[must_use]
    pub fn is_good(&self, now: Instant) -> bool {
        self.revoked_at.is_none() && self.expires > now
    }
}

/// What a new token is to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewToken {
    /// What it is called.
    pub name: String,
    /// What it may do; never an administrator's.
    pub role: Role,
    /// What it is limited to.
    pub scope: Option<AccessScope>,
    /// Days it is good for.
    pub days: i64,
}

type Row = (
    (i32, String, String, String),
    (String, String, String),
    (Option<String>, Option<String>, Option<String>),
);

fn token(((account, login, name, role), made, ended): Row) -> Result<Token> {
    let (created_by, created_at, expires) = made;
    let (scope, used, revoked) = ended;
    let scope = scope.map(|text| text.parse().map_err(|_| StoreError::Corrupt(text.clone())));
    Ok(Token {
        account,
        login: parsed(&login)?,
        name,
        role: parsed(&role)?,
        scope: scope.transpose()?,
        created_by,
        created_at: instant(&created_at)?,
        expires: instant(&expires)?,
        used_at: used.as_deref().map(instant).transpose()?,
        revoked_at: revoked.as_deref().map(instant).transpose()?,
    })
}

impl Read<'_> {
    /// All tokens, the latest first.
    pub fn tokens(&mut self) -> Result<Vec<Token>> {
        let rows: Vec<Row> = tokens::table
            .inner_join(accounts::table.on(accounts::id.eq(tokens::account)))
            .order(tokens::account.desc())
            .select((
                (tokens::account, accounts::login, tokens::name, accounts::role),
                (tokens::created_by, tokens::created_at, tokens::expires_at),
                (accounts::scope, tokens::used_at, tokens::revoked_at),
            ))
            .load(self.conn)?;
        rows.into_iter().map(token).collect()
    }

    /// The account and the days of a token that opens: neither revoked nor expired.
    pub(super) fn good_token(
        &mut self,
        hash: &Hash,
    ) -> Result<Option<(i32, Instant, Option<Instant>)>> {
        let row: Option<(i32, String, Option<String>)> = tokens::table
            .filter(tokens::token.eq(hash.0.as_slice()).and(tokens::revoked_at.is_null()))
            .filter(tokens::expires_at.gt(written(self.now)))
            .select((tokens::account, tokens::expires_at, tokens::used_at))
            .first(self.conn)
            .optional()?;
        row.map(|(account, expires, used)| {
            Ok((account, instant(&expires)?, used.as_deref().map(instant).transpose()?))
        })
        .transpose()
    }
}

impl Tx<'_> {
    /// Makes a token: an account of its own. Gives the login of that account.
    ///
    /// # Errors
    /// [`Refusal::TokenRole`] for an administrator's, [`Refusal::TokenDays`] outside
    /// [`TOKEN_DAYS`], [`Refusal::TokenName`] for a name without a letter or digit,
    /// [`Refusal::TokenTaken`] while one of that name opens.
    pub fn add_token(&mut self, new: &NewToken, hash: &Hash) -> Result<Login> {
        self.require_administration()?;
        if new.role == Role::Admin {
            return Err(Refusal::TokenRole.into());
        }
        if !TOKEN_DAYS.contains(&new.days) {
            return Err(
                Refusal::TokenDays { least: *TOKEN_DAYS.start(), most: *TOKEN_DAYS.end() }.into()
            );
        }
        let now = self.now;
        if self.tokens()?.iter().any(|it| it.name == new.name && it.is_good(now)) {
            return Err(Refusal::TokenTaken(new.name.clone()).into());
        }
        let login = self.free_login(&names::lower_code(&new.name))?;
        let id = self.insert_account(login.as_str(), &new.name, new.role, true)?;
        if let Some(scope) = &new.scope {
            self.set_scope(id, Some(scope))?;
        }
        let by = self.login.clone();
        diesel::insert_into(tokens::table)
            .values((
                tokens::account.eq(id),
                tokens::name.eq(&new.name),
                tokens::token.eq(hash.0.as_slice()),
                tokens::created_by.eq(by),
                tokens::created_at.eq(written(now)),
                tokens::expires_at.eq(written(now + chrono::TimeDelta::days(new.days))),
            ))
            .execute(self.conn)?;
        let detail =
            json!({ "name": new.name, "login": login, "role": new.role, "days": new.days });
        self.note_security("token-added", None, &detail)?;
        Ok(login)
    }

    /// A login for a token of that code which nobody has.
    fn free_login(&mut self, code: &str) -> Result<Login> {
        if code.is_empty() {
            return Err(Refusal::TokenName.into());
        }
        for number in 1.. {
            let text =
                if number == 1 { format!("api-{code}") } else { format!("api-{code}-{number}") };
            let taken: i64 =
                accounts::table.filter(accounts::login.eq(&text)).count().get_result(self.conn)?;
            if taken == 0 {
                return parsed(&text);
            }
        }
        Err(Refusal::TokenName.into())
    }

    /// Revokes a token: it opens nothing any more.
    pub fn revoke_token(&mut self, login: &Login) -> Result<()> {
        self.require_administration()?;
        let now = self.now;
        let found = self.tokens()?.into_iter().find(|it| it.login == *login);
        let token = found.ok_or(StoreError::NotFound)?;
        if token.revoked_at.is_some() {
            return Ok(());
        }
        diesel::update(tokens::table.find(token.account))
            .set(tokens::revoked_at.eq(written(now)))
            .execute(self.conn)?;
        diesel::update(accounts::table.find(token.account))
            .set(accounts::disabled.eq(true))
            .execute(self.conn)?;
        self.note_security("token-revoked", None, &json!({ "name": token.name, "login": login }))
    }

    /// Keeps that this token was used.
    pub fn token_used(&mut self) -> Result<()> {
        let now = self.now;
        if let Some(account) = self.account {
            diesel::update(tokens::table.find(account))
                .set(tokens::used_at.eq(written(now)))
                .execute(self.conn)?;
        }
        Ok(())
    }

    /// Refuses whoever is neither an administrator nor the command line.
    pub(super) fn require_administration(&self) -> Result<()> {
        if self.account.is_none() { Ok(()) } else { self.require(|role| role == Role::Admin) }
    }
}
