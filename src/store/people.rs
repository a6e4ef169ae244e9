//! Acts on accounts (DESIGN 9): inviting, renaming, changing what somebody may do, disabling.
//! Each reads the author's rights again and is told in the transaction of its effect.

use chrono::TimeDelta;
use diesel::prelude::*;
use serde_json::json;

use super::Tx;
use super::accounts::Account;
use super::error::{Result, StoreError};
use super::schema::accounts;
use crate::domain::event::{Hash, written};
use crate::domain::ids::Login;
use crate::domain::refusal::Refusal;
use crate::domain::role::Role;
use crate::domain::scope::AccessScope;

/// Characters of a name, at most.
const LONGEST_NAME: usize = 100;

impl Tx<'_> {
    /// Refuses unless the author manages accounts: an administrator, or the command line, which
    /// holds the data folder itself.
    pub(super) fn require_admin(&self) -> Result<()> {
        if self.account.is_none() { Ok(()) } else { self.require(Role::may_administer) }
    }

    /// Refuses unless the author is that account or manages accounts.
    pub(super) fn require_own_or_admin(&self, account: i32) -> Result<()> {
        if self.account == Some(account) { Ok(()) } else { self.require_admin() }
    }

    /// Makes an account that has no password yet.
    pub fn add_account(&mut self, login: &Login, name: &str, role: Role) -> Result<i32> {
        self.add_limited_account(login, name, role, None)
    }

    /// Makes an account that has no password yet, limited to a part of the ledger.
    ///
    /// # Errors
    /// [`Refusal::LoginTaken`], [`Refusal::NameMalformed`], and those of a scope.
    pub fn add_limited_account(
        &mut self,
        login: &Login,
        name: &str,
        role: Role,
        scope: Option<&AccessScope>,
    ) -> Result<i32> {
        self.require_admin()?;
        let taken: i64 = accounts::table
            .filter(accounts::login.eq(login.as_str()))
            .count()
            .get_result(self.conn)?;
        if taken > 0 {
            return Err(Refusal::LoginTaken(login.to_string()).into());
        }
        self.check_scope(role, scope)?;
        let name = checked(name)?;
        let id = self.insert_account(login.as_str(), name, role, false)?;
        let scope = scope.map(ToString::to_string);
        diesel::update(accounts::table.find(id))
            .set(accounts::scope.eq(scope.as_deref()))
            .execute(self.conn)?;
        let detail = json!({ "login": login.as_str(), "role": role.as_str(), "scope": scope });
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

    /// Keeps a link with which an account chooses its password, for so many days; links made
    /// before open no longer. A password it has stays good until another is chosen.
    ///
    /// # Errors
    /// [`Refusal::AccountDisabled`].
    pub fn invite(&mut self, login: &Login, link: &Hash, days: i64) -> Result<()> {
        self.require_admin()?;
        let account = self.somebody(login)?;
        if account.disabled {
            return Err(Refusal::AccountDisabled(login.to_string()).into());
        }
        let expires = self.now + TimeDelta::days(days);
        self.add_link(link, Some(account.id), expires)?;
        self.note_security("account-invited", None, &json!({ "login": login.as_str() }))
    }

    /// Gives an account another name: one's own, or anybody's for an administrator.
    ///
    /// # Errors
    /// [`Refusal::NameMalformed`].
    pub fn rename_account(&mut self, login: &Login, name: &str) -> Result<()> {
        let account = self.somebody(login)?;
        self.require_own_or_admin(account.id)?;
        let name = checked(name)?;
        if name == account.name {
            return Ok(());
        }
        diesel::update(accounts::table.find(account.id))
            .set(accounts::name.eq(name))
            .execute(self.conn)?;
        let detail = json!({ "login": login.as_str(), "before": account.name, "after": name });
        self.note_security("account-renamed", None, &detail)
    }

    /// Keeps the language somebody chose for themselves.
    pub fn set_lang(&mut self, lang: &str) -> Result<()> {
        let id = self.account.ok_or(StoreError::Forbidden)?;
        let login = self.login.clone();
        diesel::update(accounts::table.find(id)).set(accounts::lang.eq(lang)).execute(self.conn)?;
        self.note_security("account-language-set", None, &json!({ "login": login, "lang": lang }))
    }

    /// Changes what an account may do and what it is limited to. Who was a manager counts as one
    /// for 30 days more, see [`super::Read::managers_lately`].
    ///
    /// # Errors
    /// [`Refusal::OwnRights`], [`Refusal::LastAdministrator`], and those of a scope.
    pub fn change_role(
        &mut self,
        login: &Login,
        role: Role,
        scope: Option<&AccessScope>,
    ) -> Result<()> {
        self.require_admin()?;
        let account = self.somebody(login)?;
        self.require_another(&account)?;
        self.check_scope(role, scope)?;
        if (account.role, account.scope.as_ref()) == (role, scope) {
            return Ok(());
        }
        if role != Role::Admin {
            self.keep_an_administrator(&account)?;
        }
        if role != Role::Manager {
            self.leave_managers(&account)?;
        }
        let text = scope.map(ToString::to_string);
        diesel::update(accounts::table.find(account.id))
            .set((accounts::role.eq(role.as_str()), accounts::scope.eq(text.as_deref())))
            .execute(self.conn)?;
        let detail = json!({
            "login": login.as_str(),
            "before": account.role.as_str(),
            "after": role.as_str(),
            "scope-before": account.scope.map(|scope| scope.to_string()),
            "scope": text,
        });
        self.note_security("account-role-changed", None, &detail)
    }

    /// Disables an account, ends its sign-ins and its one-time links.
    ///
    /// # Errors
    /// [`Refusal::OwnRights`], [`Refusal::LastAdministrator`].
    pub fn disable_account(&mut self, login: &Login) -> Result<()> {
        self.require_admin()?;
        let account = self.somebody(login)?;
        self.require_another(&account)?;
        self.keep_an_administrator(&account)?;
        self.leave_managers(&account)?;
        diesel::update(accounts::table.find(account.id))
            .set(accounts::disabled.eq(true))
            .execute(self.conn)?;
        self.drop_sign_ins(account.id, None)?;
        self.end_links(account.id)?;
        self.note_security("account-disabled", None, &json!({ "login": login.as_str() }))
    }

    /// Lets a disabled account sign in again.
    pub fn enable_account(&mut self, login: &Login) -> Result<()> {
        self.require_admin()?;
        let account = self.somebody(login)?;
        if !account.disabled {
            return Ok(());
        }
        diesel::update(accounts::table.find(account.id))
            .set(accounts::disabled.eq(false))
            .execute(self.conn)?;
        self.note_security("account-enabled", None, &json!({ "login": login.as_str() }))
    }

    /// Sets the password hash of an account and ends its sign-ins but the one given, and its
    /// one-time links. Everybody chooses their own: nobody else may, administrators neither.
    pub fn set_password(&mut self, id: i32, phc: &str, but: Option<&Hash>) -> Result<()> {
        if self.account.is_some_and(|author| author != id) {
            return Err(StoreError::Forbidden);
        }
        let account = self.account(id)?.filter(|it| !it.builtin).ok_or(StoreError::NotFound)?;
        diesel::update(accounts::table.find(id))
            .set(accounts::password.eq(phc))
            .execute(self.conn)?;
        self.drop_sign_ins(id, but)?;
        self.end_links(id)?;
        let login = account.login.as_str();
        self.note_security_of(login, "password-set", None, &json!({ "login": login }))
    }

    fn somebody(&mut self, login: &Login) -> Result<Account> {
        self.account_by_login(login)?.ok_or(StoreError::NotFound)
    }

    /// Nobody changes their own rights.
    fn require_another(&self, account: &Account) -> Result<()> {
        if self.account == Some(account.id) {
            return Err(Refusal::OwnRights.into());
        }
        Ok(())
    }

    /// Refuses to take away the last administrator who can sign in, whoever asks.
    fn keep_an_administrator(&mut self, leaving: &Account) -> Result<()> {
        if leaving.role != Role::Admin || leaving.disabled {
            return Ok(());
        }
        let others: i64 = accounts::table
            .filter(accounts::role.eq(Role::Admin.as_str()))
            .filter(accounts::disabled.eq(false).and(accounts::builtin.eq(false)))
            .filter(accounts::id.ne(leaving.id).and(accounts::password.is_not_null()))
            .count()
            .get_result(self.conn)?;
        if others == 0 {
            return Err(Refusal::LastAdministrator(leaving.login.to_string()).into());
        }
        Ok(())
    }

    /// An active manager who stops being one still counts as one for a while. Nothing takes that
    /// back: enabling, disabling and promoting again only begin a later while.
    fn leave_managers(&mut self, account: &Account) -> Result<()> {
        if account.role == Role::Manager && !account.disabled {
            let now = written(self.now);
            diesel::update(accounts::table.find(account.id))
                .set(accounts::manager_until.eq(now))
                .execute(self.conn)?;
        }
        Ok(())
    }

    fn check_scope(&mut self, role: Role, scope: Option<&AccessScope>) -> Result<()> {
        let Some(scope) = scope else { return Ok(()) };
        if role != Role::Contributor {
            return Err(Refusal::ScopeOfOthers.into());
        }
        self.must_exist(scope)
    }

    /// The account of the person who writes; tokens and the command line are nobody.
    pub(super) fn author_in_person(&mut self) -> Result<i32> {
        let id = self.account.ok_or(StoreError::Forbidden)?;
        let person = self.account(id)?.is_some_and(|account| !account.builtin);
        if person { Ok(id) } else { Err(StoreError::Forbidden) }
    }
}

/// A name as it is kept: one line, not empty, not endless.
fn checked(name: &str) -> Result<&str> {
    let name = name.trim();
    let length = name.chars().count();
    if !(1..=LONGEST_NAME).contains(&length) || name.chars().any(char::is_control) {
        return Err(Refusal::NameMalformed.into());
    }
    Ok(name)
}
