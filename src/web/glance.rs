//! What requests meet, remembered until the database changes: the head and who is signed in.
//!
//! Every request asks the database whether anything was written since, by this program or
//! beside it; a sign-out, a disabled account or an entry is seen by the next request.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use super::visit::Moment;
use crate::domain::calendar::{Instant, paris_day};
use crate::domain::event::Hash;
use crate::store::SignIn;

/// Sign-ins remembered at once.
const SIGN_INS: usize = 1_000;

/// What was met at one version of the database.
#[derive(Default)]
pub(super) struct Glance(Mutex<Met>);

#[derive(Default)]
struct Met {
    version: i64,
    moment: Option<Moment>,
    sign_ins: HashMap<Hash, Option<SignIn>>,
}

/// What a request meets.
pub(super) type Meeting = (Moment, Option<SignIn>);

impl Glance {
    /// What was met before, if nothing was written since and neither the day nor the sign-in
    /// has ended.
    pub(super) fn recall(
        &self,
        version: i64,
        now: Instant,
        token: Option<&Hash>,
    ) -> Option<Meeting> {
        let met = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if met.version != version {
            return None;
        }
        let moment = met.moment.clone().filter(|moment| moment.today == paris_day(now))?;
        let Some(token) = token else { return Some((moment, None)) };
        let sign_in = met.sign_ins.get(token)?.clone();
        Some((moment, sign_in.filter(|sign_in| sign_in.expires > now)))
    }

    /// Remembers what was read after that version was seen.
    pub(super) fn keep(&self, version: i64, token: Option<&Hash>, meeting: &Meeting) {
        let mut met = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if met.version != version || met.sign_ins.len() >= SIGN_INS {
            *met = Met { version, ..Met::default() };
        }
        met.moment = Some(meeting.0.clone());
        if let Some(token) = token {
            met.sign_ins.insert(*token, meeting.1.clone());
        }
    }
}
