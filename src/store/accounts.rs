//! Accounts, sign-ins and one-time links. Tokens are kept as their SHA-256 only.

use diesel::prelude::*;
use serde_json::json;

use super::error::{Result, StoreError};
use super::schema::{accounts, one_time_links as links, sessions};
use super::{Read, Tx, parsed};
use crate::domain::calendar::Instant;
use crate::domain::event::{Hash, written};
use crate::domain::ids::Login;
use crate::domain::refusal::Refusal;
use crate::domain::role::Role;
use crate::domain::scope::AccessScope;

/// An account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Its number.
    pub id: i32,
    /// What its owner types.
    pub login: Login,
    /// Its owner's name, or what stands for it.
    pub name: String,
    /// What it may do.
    pub role: Role,
    /// May no longer sign in.
    pub disabled: bool,
    /// The Argon2id hash of its password, in PHC form; none until one is chosen.
    pub password: Option<String>,
    /// The language its owner chose: `fr` or `en`.
    pub lang: Option<String>,
    /// What it is limited to; only contributors are.
    pub scope: Option<AccessScope>,
    /// Whether a second factor is asked when it signs in.
    pub second_factor: bool,
    /// Nobody signs in with it: the command line's, Corons' own, those of tokens.
    pub builtin: bool,
}

/// An account signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignIn {
    /// Who.
    pub account: Account,
    /// The SHA-256 of the token of this sign-in.
    pub token: Hash,
    /// When it ends.
    pub expires: Instant,
    /// What let them in.
    pub door: Door,
}

/// What lets an account in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Door {
    /// A sign-in of a browser.
    Browser,
    /// A token of the API, and when it was last used.
    Token(Option<Instant>),
}

/// What a one-time link is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OneTimeLink {
    /// Makes the first administrator and the first manager.
    Setup,
    /// Chooses the first password of an account.
    Invitation(Account),
}

/// An account as its table holds it.
#[derive(Queryable, Selectable)]
#[diesel(table_name = accounts)]
struct Row {
    id: i32,
    login: String,
    name: String,
    role: String,
    disabled: bool,
    builtin: bool,
    password: Option<String>,
    lang: Option<String>,
    scope: Option<String>,
    totp: Option<Vec<u8>>,
}

fn account(row: Row) -> Result<Account> {
    let scope = row.scope.map(|text| {
        text.parse().map_err(|_| StoreError::Corrupt(format!("scope {text:?} of {}", row.login)))
    });
    Ok(Account {
        id: row.id,
        login: parsed(&row.login)?,
        name: row.name,
        role: parsed(&row.role)?,
        disabled: row.disabled,
        password: row.password,
        lang: row.lang,
        scope: scope.transpose()?,
        second_factor: row.totp.is_some(),
        builtin: row.builtin,
    })
}

impl Read<'_> {
    /// The account of that number.
    pub fn account(&mut self, id: i32) -> Result<Option<Account>> {
        let row = accounts::table.find(id).select(Row::as_select()).first(self.conn).optional()?;
        row.map(account).transpose()
    }

    /// The account of that login; built-in ones are nobody's.
    pub fn account_by_login(&mut self, login: &Login) -> Result<Option<Account>> {
        let row = accounts::table
            .filter(accounts::login.eq(login.as_str()).and(accounts::builtin.eq(false)))
            .select(Row::as_select())
            .first(self.conn)
            .optional()?;
        row.map(account).transpose()
    }

    /// Whether nobody administers this database yet.
    pub fn needs_setup(&mut self) -> Result<bool> {
        let admins: i64 = accounts::table
            .filter(accounts::role.eq(Role::Admin.as_str()))
            .count()
            .get_result(self.conn)?;
        Ok(admins == 0)
    }

    /// Who signed in with that token, unless it has expired or the account is disabled.
    pub fn sign_in(&mut self, token: &Hash) -> Result<Option<SignIn>> {
        let now = written(self.now);
        let row = sessions::table
            .inner_join(accounts::table.on(accounts::id.eq(sessions::account)))
            .filter(sessions::token.eq(token.0.as_slice()))
            .filter(sessions::expires_at.gt(now))
            .filter(accounts::disabled.eq(false))
            .filter(sessions::pending.eq(false))
            .select((Row::as_select(), sessions::expires_at))
            .first::<(Row, String)>(self.conn)
            .optional()?;
        row.map(|(row, expires)| {
            let expires = super::events::instant(&expires)?;
            Ok(SignIn { account: account(row)?, token: *token, expires, door: Door::Browser })
        })
        .transpose()
    }

    /// Whose token that is, unless it was revoked or has expired.
    pub fn token_holder(&mut self, token: &Hash) -> Result<Option<SignIn>> {
        let Some((id, expires, used)) = self.good_token(token)? else { return Ok(None) };
        let account = self.account(id)?.filter(|account| !account.disabled);
        Ok(account.map(|account| SignIn {
            account,
            token: *token,
            expires,
            door: Door::Token(used),
        }))
    }

    /// What a one-time link is for, unless it was used or has expired.
    pub fn one_time_link(&mut self, token: &Hash) -> Result<Option<OneTimeLink>> {
        let now = written(self.now);
        let found: Option<Option<i32>> = links::table
            .filter(links::token.eq(token.0.as_slice()))
            .filter(links::used_at.is_null().and(links::expires_at.gt(now)))
            .select(links::account)
            .first(self.conn)
            .optional()?;
        match found {
            None => Ok(None),
            Some(None) => Ok(self.needs_setup()?.then_some(OneTimeLink::Setup)),
            Some(Some(id)) => Ok(self.account(id)?.map(OneTimeLink::Invitation)),
        }
    }
}

impl Tx<'_> {
    /// Makes an account that has no password yet.
    pub fn add_account(&mut self, login: &Login, name: &str, role: Role) -> Result<i32> {
        let taken: i64 = accounts::table
            .filter(accounts::login.eq(login.as_str()))
            .count()
            .get_result(self.conn)?;
        if taken > 0 {
            return Err(Refusal::LoginTaken(login.to_string()).into());
        }
        let id = self.insert_account(login.as_str(), name, role, false)?;
        let detail = json!({ "login": login.as_str(), "role": role.as_str() });
        self.note_security("account-added", None, &detail)?;
        Ok(id)
    }

    /// The accounts nobody signs in with: the command line's and Corons' own.
    pub(super) fn add_builtin_accounts(&mut self) -> Result<()> {
        for (login, name) in [("corons", "Corons"), ("ligne-de-commande", "ligne de commande")] {
            self.insert_account(login, name, Role::Manager, true)?;
        }
        Ok(())
    }

    pub(super) fn insert_account(
        &mut self,
        login: &str,
        name: &str,
        role: Role,
        builtin: bool,
    ) -> Result<i32> {
        let now = written(self.now);
        let id = diesel::insert_into(accounts::table)
            .values((
                accounts::login.eq(login),
                accounts::name.eq(name),
                accounts::role.eq(role.as_str()),
                accounts::disabled.eq(false),
                accounts::builtin.eq(builtin),
                accounts::created_at.eq(now),
            ))
            .returning(accounts::id)
            .get_result(self.conn)?;
        Ok(id)
    }

    /// Sets the password hash of an account and ends its sign-ins but the one given.
    pub fn set_password(&mut self, id: i32, phc: &str, but: Option<&Hash>) -> Result<()> {
        let changed = diesel::update(accounts::table.find(id).filter(accounts::builtin.eq(false)))
            .set(accounts::password.eq(phc))
            .execute(self.conn)?;
        if changed == 0 {
            return Err(StoreError::NotFound);
        }
        let kept = but.map(|token| token.0.to_vec()).unwrap_or_default();
        diesel::delete(
            sessions::table.filter(sessions::account.eq(id).and(sessions::token.ne(kept))),
        )
        .execute(self.conn)?;
        self.note_security("password-set", None, &json!({ "account": id }))
    }

    /// Keeps a one-time link; without an account it is the one that sets up the first two.
    pub fn add_link(&mut self, token: &Hash, account: Option<i32>, expires: Instant) -> Result<()> {
        let purpose = if account.is_some() { "invitation" } else { "setup" };
        if account.is_none() {
            // A new start prints a new link; the one before it must not open any longer.
            diesel::delete(links::table.filter(links::purpose.eq("setup"))).execute(self.conn)?;
        }
        diesel::insert_into(links::table)
            .values((
                links::token.eq(token.0.as_slice()),
                links::purpose.eq(purpose),
                links::account.eq(account),
                links::expires_at.eq(written(expires)),
            ))
            .execute(self.conn)?;
        Ok(())
    }

    /// Uses a one-time link up.
    ///
    /// # Errors
    /// [`Refusal::DeadLink`] when it is unknown, used or expired.
    pub fn use_link(&mut self, token: &Hash) -> Result<OneTimeLink> {
        let link = self.one_time_link(token)?.ok_or(Refusal::DeadLink)?;
        let now = written(self.now);
        diesel::update(links::table.filter(links::token.eq(token.0.as_slice())))
            .set(links::used_at.eq(now))
            .execute(self.conn)?;
        Ok(link)
    }

    /// Opens a sign-in.
    pub fn open_session(&mut self, account: i32, token: &Hash, expires: Instant) -> Result<()> {
        let now = written(self.now);
        diesel::delete(sessions::table.filter(sessions::expires_at.le(&now))).execute(self.conn)?;
        diesel::insert_into(sessions::table)
            .values((
                sessions::token.eq(token.0.as_slice()),
                sessions::account.eq(account),
                sessions::created_at.eq(now),
                sessions::expires_at.eq(written(expires)),
                sessions::pending.eq(false),
            ))
            .execute(self.conn)?;
        Ok(())
    }

    /// Ends a sign-in.
    pub fn close_session(&mut self, token: &Hash) -> Result<()> {
        diesel::delete(sessions::table.filter(sessions::token.eq(token.0.as_slice())))
            .execute(self.conn)?;
        Ok(())
    }

    /// Disables an account and ends its sign-ins.
    pub fn disable_account(&mut self, login: &Login) -> Result<()> {
        let account = self.account_by_login(login)?.ok_or(StoreError::NotFound)?;
        diesel::update(accounts::table.find(account.id))
            .set(accounts::disabled.eq(true))
            .execute(self.conn)?;
        if account.role == Role::Manager && !account.disabled {
            // Still counted as one for a while, see `managers_lately`.
            let now = written(self.now);
            diesel::update(accounts::table.find(account.id))
                .set(accounts::manager_until.eq(now))
                .execute(self.conn)?;
        }
        diesel::delete(sessions::table.filter(sessions::account.eq(account.id)))
            .execute(self.conn)?;
        self.note_security("account-disabled", None, &json!({ "login": login.as_str() }))
    }
}
