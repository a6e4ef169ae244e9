//! The second factor: codes of an authenticator (RFC 6238: SHA-1, six digits, thirty seconds), each
//! good once, and recovery codes kept as their SHA-256, each good once too.

use diesel::prelude::*;
use serde_json::json;
use totp_rs::{Algorithm, TOTP};

use super::error::{Result, StoreError};
use super::schema::{accounts, recovery_codes as codes};
use super::sign_ins::Origin;
use super::{Read, Tx};
use crate::domain::calendar::Instant;
use crate::domain::event::{Hash, written};
use crate::domain::ids::Login;
use crate::domain::refusal::Refusal;

/// Seconds a code is shown.
const STEP: i64 = 30;
/// Steps a clock may be wrong by.
const SKEW: i64 = 1;

/// What let somebody through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Used {
    Code,
    RecoveryCode,
}

/// The code an authenticator shows at an instant.
#[must_use]
pub fn code_at(secret: &[u8], at: Instant) -> String {
    code_of(secret, at.timestamp().div_euclid(STEP))
}

fn code_of(secret: &[u8], step: i64) -> String {
    let totp = TOTP::new_unchecked(Algorithm::SHA1, 6, 1, STEP.unsigned_abs(), secret.to_vec());
    totp.generate(u64::try_from(step.saturating_mul(STEP)).unwrap_or_default())
}

/// The step a typed code belongs to, unless it or a later one was used already.
fn step_of(secret: &[u8], typed: &str, at: Instant, used: Option<i64>) -> Option<i64> {
    let now = at.timestamp().div_euclid(STEP);
    let typed: String = typed.chars().filter(|sign| !sign.is_whitespace()).collect();
    (now - SKEW..=now + SKEW)
        .filter(|step| used.is_none_or(|used| *step > used))
        .find(|step| code_of(secret, *step) == typed)
}

/// What is kept of a recovery code, however it is typed.
#[must_use]
pub fn recovery_hash(code: &str) -> Hash {
    let plain: String = code.chars().filter(char::is_ascii_alphanumeric).collect();
    Hash::of(plain.to_ascii_lowercase().as_bytes())
}

impl Read<'_> {
    /// How many recovery codes of an account are left.
    pub fn recovery_codes_left(&mut self, account: i32) -> Result<i64> {
        let left = codes::table.filter(codes::account.eq(account).and(codes::used_at.is_null()));
        Ok(left.count().get_result(self.conn)?)
    }
}

impl Tx<'_> {
    /// Adds a second factor to one's own account, once a code shows that it works.
    ///
    /// # Errors
    /// [`Refusal::WrongCode`]; [`StoreError::Forbidden`] when there is one: it is removed first.
    pub fn set_second_factor(&mut self, secret: &[u8], typed: &str, new: &[Hash]) -> Result<()> {
        let id = self.author_in_person()?;
        let step = step_of(secret, typed, self.now, None).ok_or(Refusal::WrongCode)?;
        let set = diesel::update(accounts::table.find(id).filter(accounts::totp.is_null()))
            .set((accounts::totp.eq(secret), accounts::totp_step.eq(step)))
            .execute(self.conn)?;
        if set == 0 {
            return Err(StoreError::Forbidden);
        }
        self.put_codes(id, new)?;
        self.note_security("second-factor-set", None, &json!({}))
    }

    /// Makes the recovery codes of one's own account anew; a code proves who asks.
    pub fn renew_recovery_codes(&mut self, typed: &str, new: &[Hash]) -> Result<()> {
        let id = self.author_in_person()?;
        self.use_factor(id, typed)?;
        self.put_codes(id, new)?;
        self.note_security("recovery-codes-renewed", None, &json!({}))
    }

    /// Removes the second factor of one's own account; a code proves who asks.
    pub fn remove_own_second_factor(&mut self, typed: &str) -> Result<()> {
        let id = self.author_in_person()?;
        self.use_factor(id, typed)?;
        self.drop_factor(id)
    }

    /// Removes the second factor somebody lost; nobody removes their own without a code.
    pub fn remove_second_factor(&mut self, login: &Login) -> Result<()> {
        self.require_admin()?;
        let account = self.account_by_login(login)?.ok_or(StoreError::NotFound)?;
        if self.account == Some(account.id) {
            return Err(Refusal::OwnRights.into());
        }
        if !account.second_factor {
            return Ok(());
        }
        self.drop_factor(account.id)
    }

    /// Opens the sign-in that waited for a code.
    ///
    /// # Errors
    /// [`Refusal::WrongCode`]; [`StoreError::Forbidden`] when nothing waits any more.
    pub fn finish_sign_in(
        &mut self,
        pending: &Hash,
        typed: &str,
        fresh: &Hash,
        expires: Instant,
        from: &Origin,
    ) -> Result<()> {
        let id = self.author_in_person()?;
        let used = self.use_factor(id, typed)?;
        self.settle_sign_in(id, pending, fresh, expires, from)?;
        match used {
            Used::Code => Ok(()),
            Used::RecoveryCode => self.note_security("recovery-code-used", None, &json!({})),
        }
    }

    /// Uses a code up: of the authenticator, or a recovery code.
    fn use_factor(&mut self, id: i32, typed: &str) -> Result<Used> {
        let (secret, used): (Option<Vec<u8>>, Option<i64>) = accounts::table
            .find(id)
            .select((accounts::totp, accounts::totp_step))
            .first(self.conn)?;
        let secret = secret.ok_or(StoreError::Forbidden)?;
        let now = self.now;
        if let Some(step) = step_of(&secret, typed, now, used) {
            diesel::update(accounts::table.find(id))
                .set(accounts::totp_step.eq(step))
                .execute(self.conn)?;
            return Ok(Used::Code);
        }
        let hash = recovery_hash(typed);
        let open = codes::account.eq(id).and(codes::code.eq(hash.0.as_slice()));
        let taken = diesel::update(codes::table.filter(open).filter(codes::used_at.is_null()))
            .set(codes::used_at.eq(written(now)))
            .execute(self.conn)?;
        if taken == 0 { Err(Refusal::WrongCode.into()) } else { Ok(Used::RecoveryCode) }
    }

    fn put_codes(&mut self, id: i32, new: &[Hash]) -> Result<()> {
        diesel::delete(codes::table.filter(codes::account.eq(id))).execute(self.conn)?;
        for code in new {
            diesel::insert_into(codes::table)
                .values((codes::account.eq(id), codes::code.eq(code.0.as_slice())))
                .execute(self.conn)?;
        }
        Ok(())
    }

    fn drop_factor(&mut self, id: i32) -> Result<()> {
        diesel::update(accounts::table.find(id))
            .set((accounts::totp.eq(None::<Vec<u8>>), accounts::totp_step.eq(None::<i64>)))
            .execute(self.conn)?;
        self.put_codes(id, &[])?;
        let login = self.login_of(id)?;
        self.note_security("second-factor-removed", None, &json!({ "login": login }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_good_once_and_a_step_early_or_late() {
        let secret = b"12345678901234567890";
        let at = |seconds: i64| Instant::from_timestamp(seconds, 0).unwrap();
        // RFC 6238, appendix B: the last six digits.
        assert_eq!(code_at(secret, at(59)), "287082");
        assert_eq!(code_at(secret, at(1_111_111_109)), "081804");
        assert_eq!(step_of(secret, "287 082", at(59), None), Some(1));
        assert_eq!(step_of(secret, "287082", at(89), None), Some(1));
        assert_eq!(step_of(secret, "287082", at(90), None), None);
        assert_eq!(step_of(secret, "287082", at(59), Some(1)), None);
        assert_eq!(step_of(secret, "287082", at(59), Some(0)), Some(1));
        assert_eq!(recovery_hash("ABCDE-fghij "), recovery_hash("abcdefghij"));
    }
}
