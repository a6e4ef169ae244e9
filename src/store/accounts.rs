//! Accounts as they stand; [`super::people`] changes them.

use diesel::prelude::*;

use super::error::{Result, StoreError};
use super::schema::accounts;
use super::{Read, parsed};
use crate::domain::calendar::Instant;
use crate::domain::ids::Login;
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

/// An account with what its administrator sees beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The account.
    pub account: Account,
    /// Until when a one-time link chooses its password; none without one.
    pub invited_until: Option<Instant>,
    /// When it last signed in; none where nobody remembers.
    pub last_sign_in: Option<Instant>,
    /// How many sign-ins are open.
    pub sign_ins: i64,
}

/// An account as its table holds it.
#[derive(Queryable, Selectable)]
#[diesel(table_name = accounts)]
pub(super) struct Row {
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

pub(super) fn account(row: Row) -> Result<Account> {
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

    /// Everybody who has an account, by login; built-in ones are nobody's.
    pub fn people(&mut self) -> Result<Vec<Person>> {
        let rows: Vec<Row> = accounts::table
            .filter(accounts::builtin.eq(false))
            .order(accounts::login)
            .select(Row::as_select())
            .load(self.conn)?;
        rows.into_iter().map(|row| self.person_of(row)).collect()
    }

    /// One of them.
    pub fn person(&mut self, login: &Login) -> Result<Option<Person>> {
        let row = accounts::table
            .filter(accounts::login.eq(login.as_str()).and(accounts::builtin.eq(false)))
            .select(Row::as_select())
            .first(self.conn)
            .optional()?;
        row.map(|row| self.person_of(row)).transpose()
    }

    fn person_of(&mut self, row: Row) -> Result<Person> {
        let account = account(row)?;
        Ok(Person {
            invited_until: self.invited_until(account.id)?,
            last_sign_in: self.last_sign_in(&account.login)?,
            sign_ins: i64::try_from(self.sign_ins_of(account.id)?.len()).unwrap_or(i64::MAX),
            account,
        })
    }

    /// The login of an account, built-in ones too.
    pub(super) fn login_of(&mut self, id: i32) -> Result<String> {
        Ok(accounts::table.find(id).select(accounts::login).first(self.conn)?)
    }
}
