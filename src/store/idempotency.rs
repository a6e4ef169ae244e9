//! A double click, a retry, a restart between commit and answer: one effect, one answer.

use chrono::TimeDelta;
use diesel::prelude::*;

use super::error::{Result, StoreError};
use super::schema::idempotency_keys as keys;
use super::{Author, Store, Tx};
use crate::domain::event::{Hash, written};

/// How long a key is kept, in days.
const KEPT_DAYS: i64 = 30;

/// A key and what was asked with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnceKey {
    /// The key, 8 to 100 characters.
    pub key: String,
    /// The SHA-256 of the request.
    pub request: Hash,
}

impl Store {
    /// Writes once for a key: the same key with the same request gives the same answer again and
    /// changes nothing. A key is kept only together with an effect, so that a refused or
    /// questioned request may use it again. The answer is the address to go to.
    ///
    /// # Errors
    /// [`StoreError::KeyReused`] when the key came with another request; else those of `work`.
    pub fn write_once(
        &self,
        author: &Author,
        once: &OnceKey,
        work: impl FnOnce(&mut Tx<'_>) -> Result<String>,
    ) -> Result<String> {
        self.write(author, |tx| {
            if let Some(answer) = tx.answered(once)? {
                return Ok(answer);
            }
            let answer = work(tx)?;
            tx.keep_answer(once, &answer)?;
            Ok(answer)
        })
    }
}

impl Tx<'_> {
    /// The answer that was kept with a key.
    ///
    /// # Errors
    /// [`StoreError::KeyReused`] when the key came with another request.
    pub fn answered(&mut self, once: &OnceKey) -> Result<Option<String>> {
        let Some(account) = self.account else { return Ok(None) };
        let found: Option<(Vec<u8>, String)> = keys::table
            .find((account, &once.key))
            .select((keys::request, keys::answer))
            .first(self.conn)
            .optional()?;
        match found {
            None => Ok(None),
            Some((request, answer)) if request == once.request.0 => Ok(Some(answer)),
            Some(_) => Err(StoreError::KeyReused),
        }
    }

    pub(super) fn keep_answer(&mut self, once: &OnceKey, answer: &str) -> Result<()> {
        let Some(account) = self.account else { return Ok(()) };
        let now = self.now;
        let oldest = now - TimeDelta::days(KEPT_DAYS);
        diesel::delete(keys::table.filter(keys::at.lt(written(oldest)))).execute(self.conn)?;
        diesel::insert_into(keys::table)
            .values((
                keys::account.eq(account),
                keys::key.eq(&once.key),
                keys::request.eq(once.request.0.as_slice()),
                keys::answer.eq(answer),
                keys::at.eq(written(now)),
            ))
            .execute(self.conn)?;
        Ok(())
    }
}
