//! Sign-ins: opened with a token kept as its SHA-256 only, seen and ended by their owner and the
//! administration.

use std::net::IpAddr;

use diesel::dsl::max;
use diesel::prelude::*;
use serde_json::json;

use super::accounts::{Account, Row, account};
use super::error::{Result, StoreError};
use super::events::instant;
use super::schema::{accounts, security, sessions};
use super::{Read, Tx};
use crate::domain::calendar::Instant;
use crate::domain::event::{Hash, written};
use crate::domain::ids::Login;

/// Characters of what a browser says of itself that are kept.
const AGENT: usize = 300;
/// The action of a line about a sign-in.
const SIGNED_IN: &str = "signed-in";

/// An account signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignIn {
    /// The number of the sign-in; a token has none.
    pub id: Option<i32>,
    /// Who.
    pub account: Account,
    /// The SHA-256 of the token of this sign-in.
    pub token: Hash,
    /// When it ends.
    pub expires: Instant,
    /// The second factor is still asked for: nothing else is answered.
    pub pending: bool,
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

/// A sign-in as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenSignIn {
    /// Its number.
    pub id: i32,
    /// Since when.
    pub since: Instant,
    /// Until when.
    pub expires: Instant,
    /// From which address.
    pub address: Option<String>,
    /// What the browser says of itself.
    pub agent: Option<String>,
}

/// Where a sign-in comes from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origin {
    address: Option<IpAddr>,
    agent: Option<String>,
}

impl Origin {
    /// From an address, with what the browser says of itself: cut, without control characters.
    #[must_use]
    pub fn new(address: IpAddr, agent: Option<&str>) -> Self {
        let kept = |agent: &str| -> String {
            agent.chars().filter(|letter| !letter.is_control()).take(AGENT).collect()
        };
        let agent = agent.map(kept).filter(|agent| !agent.trim().is_empty());
        Self { address: Some(address), agent }
    }
}

impl Read<'_> {
    /// Who signed in with that token, unless it has expired or the account is disabled.
    pub fn sign_in(&mut self, token: &Hash) -> Result<Option<SignIn>> {
        let now = written(self.now);
        let row = sessions::table
            .inner_join(accounts::table.on(accounts::id.eq(sessions::account)))
            .filter(sessions::token.eq(token.0.as_slice()))
            .filter(sessions::expires_at.gt(now))
            .filter(accounts::disabled.eq(false))
            .select((Row::as_select(), sessions::id, sessions::expires_at, sessions::pending))
            .first::<(Row, i32, String, bool)>(self.conn)
            .optional()?;
        row.map(|(row, id, expires, pending)| {
            let expires = instant(&expires)?;
            let (id, account, door) = (Some(id), account(row)?, Door::Browser);
            Ok(SignIn { id, account, token: *token, expires, pending, door })
        })
        .transpose()
    }

    /// Whose token that is, unless it was revoked or has expired.
    pub fn token_holder(&mut self, token: &Hash) -> Result<Option<SignIn>> {
        let Some((id, expires, used)) = self.good_token(token)? else { return Ok(None) };
        let account = self.account(id)?.filter(|account| !account.disabled);
        Ok(account.map(|account| SignIn {
            id: None,
            account,
            token: *token,
            expires,
            pending: false,
            door: Door::Token(used),
        }))
    }

    /// The open sign-ins of an account, the latest first.
    pub fn sign_ins_of(&mut self, account: i32) -> Result<Vec<OpenSignIn>> {
        type Kept = (i32, String, String, Option<String>, Option<String>);
        let now = written(self.now);
        let rows: Vec<Kept> = sessions::table
            .filter(sessions::account.eq(account).and(sessions::expires_at.gt(now)))
            .filter(sessions::pending.eq(false))
            .order(sessions::id.desc())
            .select((
                sessions::id,
                sessions::created_at,
                sessions::expires_at,
                sessions::address,
                sessions::agent,
            ))
            .load(self.conn)?;
        rows.into_iter()
            .map(|(id, since, expires, address, agent)| {
                let (since, expires) = (instant(&since)?, instant(&expires)?);
                Ok(OpenSignIn { id, since, expires, address, agent })
            })
            .collect()
    }

    /// When somebody last signed in, as long as security lines are kept.
    pub(super) fn last_sign_in(&mut self, login: &Login) -> Result<Option<Instant>> {
        let at: Option<String> = security::table
            .filter(security::author.eq(login.as_str()).and(security::action.eq(SIGNED_IN)))
            .select(max(security::at))
            .first(self.conn)?;
        at.map(|at| instant(&at)).transpose()
    }
}

impl Tx<'_> {
    /// Opens a sign-in that nobody has to be told of.
    pub fn open_session(&mut self, account: i32, token: &Hash, expires: Instant) -> Result<()> {
        self.open(account, token, expires, &Origin::default(), false)
    }

    /// Lets in an account whose password was checked, and says so; `pending` until its second
    /// factor was asked for.
    ///
    /// # Errors
    /// [`StoreError::Forbidden`] when the account changed since its password was checked.
    pub fn let_in(
        &mut self,
        checked: &Account,
        token: &Hash,
        expires: Instant,
        from: &Origin,
        pending: bool,
    ) -> Result<()> {
        let now = self.account(checked.id)?.ok_or(StoreError::Forbidden)?;
        let same = now.password == checked.password && now.second_factor == checked.second_factor;
        if now.disabled || !same {
            return Err(StoreError::Forbidden);
        }
        self.open(checked.id, token, expires, from, pending)?;
        if pending {
            return Ok(());
        }
        self.note_security(SIGNED_IN, from.address, &json!({}))
    }

    /// The second factor was right: the sign-in that waited for it is open, under another token.
    pub(super) fn settle_sign_in(
        &mut self,
        account: i32,
        pending: &Hash,
        fresh: &Hash,
        expires: Instant,
        from: &Origin,
    ) -> Result<()> {
        let now = written(self.now);
        let waits = sessions::token.eq(pending.0.as_slice()).and(sessions::account.eq(account));
        let settled = diesel::update(sessions::table.filter(waits))
            .filter(sessions::pending.eq(true).and(sessions::expires_at.gt(now)))
            .set((
                sessions::token.eq(fresh.0.as_slice()),
                sessions::expires_at.eq(written(expires)),
                sessions::pending.eq(false),
            ))
            .execute(self.conn)?;
        if settled == 0 {
            return Err(StoreError::Forbidden);
        }
        self.note_security(SIGNED_IN, from.address, &json!({}))
    }

    fn open(
        &mut self,
        account: i32,
        token: &Hash,
        expires: Instant,
        from: &Origin,
        pending: bool,
    ) -> Result<()> {
        let now = written(self.now);
        diesel::delete(sessions::table.filter(sessions::expires_at.le(&now))).execute(self.conn)?;
        diesel::insert_into(sessions::table)
            .values((
                sessions::token.eq(token.0.as_slice()),
                sessions::account.eq(account),
                sessions::created_at.eq(now),
                sessions::expires_at.eq(written(expires)),
                sessions::address.eq(from.address.map(|address| address.to_string())),
                sessions::agent.eq(from.agent.as_deref()),
                sessions::pending.eq(pending),
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

    /// Signs out, and says so.
    pub fn sign_out(&mut self, token: &Hash) -> Result<()> {
        self.close_session(token)?;
        self.note_security("signed-out", None, &json!({}))
    }

    /// Ends a sign-in by its number: one's own, or anybody's for an administrator.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when that account has none of that number.
    pub fn end_sign_in(&mut self, account: i32, id: i32) -> Result<()> {
        self.require_own_or_admin(account)?;
        let ended = diesel::delete(sessions::table.find(id).filter(sessions::account.eq(account)))
            .execute(self.conn)?;
        if ended == 0 {
            return Err(StoreError::NotFound);
        }
        let login = self.login_of(account)?;
        self.note_security("sign-in-ended", None, &json!({ "login": login }))
    }

    /// Ends all sign-ins of an account but the one of a token; gives how many there were.
    pub fn end_sign_ins(&mut self, account: i32, but: Option<&Hash>) -> Result<usize> {
        self.require_own_or_admin(account)?;
        let ended = self.drop_sign_ins(account, but)?;
        let login = self.login_of(account)?;
        self.note_security("sign-ins-ended", None, &json!({ "login": login, "n": ended }))?;
        Ok(ended)
    }

    /// Ends them without a word of its own: what ends them says more.
    pub(super) fn drop_sign_ins(&mut self, account: i32, but: Option<&Hash>) -> Result<usize> {
        let kept = but.map(|token| token.0.to_vec()).unwrap_or_default();
        let others = sessions::account.eq(account).and(sessions::token.ne(kept));
        Ok(diesel::delete(sessions::table.filter(others)).execute(self.conn)?)
    }

    /// Says that somebody was not let in: what was typed as a login, cut, and from where.
    pub fn refuse_sign_in(&mut self, typed: &str, address: IpAddr) -> Result<()> {
        let typed: String = typed.chars().take(LONGEST_TYPED).collect();
        let author = if typed.is_empty() { "?" } else { typed.as_str() };
        self.note_security_of(author, "sign-in-refused", Some(address), &json!({}))
    }

    /// Says how many more were not let in: in a flood, one line stands for many.
    pub fn refuse_sign_ins(&mut self, count: u64) -> Result<()> {
        self.note_security("sign-ins-refused", None, &json!({ "n": count }))
    }
}

/// Characters kept of what was typed as a login.
const LONGEST_TYPED: usize = 60;
