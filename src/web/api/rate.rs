//! How often the API may be asked: so many requests in one go, which come back evenly over a
//! window. One account is one caller, whatever it shows; nobody in particular goes by address.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use rocket::Request;

use crate::web::app_of;
use crate::web::client::Client;
use crate::web::error::Failure;

/// Callers remembered at once; of more, whoever has asked least forgets what they asked.
const CALLERS: usize = 10_000;

/// Who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Caller {
    /// An account: a token, or whoever is signed in.
    Account(i32),
    /// Nobody in particular, from an address; of IPv6, from a /64.
    Address(IpAddr),
}

impl Caller {
    /// Whoever is at the other end.
    pub(super) fn at(request: &Request<'_>) -> Self {
        Self::Address(match Client::of(request).address {
            IpAddr::V6(six) => Ipv6Addr::from_bits(six.to_bits() >> 64 << 64).into(),
            four @ IpAddr::V4(_) => four,
        })
    }
}

/// What a caller has left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Left {
    limit: u32,
    remaining: u32,
    /// Seconds until all of it is there again; until the next one where none is left.
    reset: u64,
}

/// What was asked of late: for each caller, when all of its requests are there again.
pub(in crate::web) struct Rates {
    full: Mutex<HashMap<Caller, Instant>>,
    limit: u32,
    window: Duration,
}

impl Rates {
    /// So many requests in a window; at least one.
    pub(in crate::web) fn new(limit: u32, window: Duration) -> Self {
        Self { full: Mutex::default(), limit: limit.max(1), window }
    }

    /// Takes a request of a caller, or says that there is none left.
    fn take(&self, caller: Caller, now: Instant) -> (bool, Left) {
        let each = self.window / self.limit;
        let mut full = self.full.lock().unwrap_or_else(PoisonError::into_inner);
        if full.len() >= CALLERS && !full.contains_key(&caller) {
            full.retain(|_, at| *at > now);
            if full.len() >= CALLERS {
                let least = full.iter().min_by_key(|(_, at)| **at).map(|(caller, _)| *caller);
                least.and_then(|caller| full.remove(&caller));
            }
        }
        let before = full.get(&caller).copied().filter(|at| *at > now).unwrap_or(now);
        let after = before + each;
        let waits = after.duration_since(now);
        if waits > self.window {
            let reset = seconds(waits.saturating_sub(self.window));
            return (false, Left { limit: self.limit, remaining: 0, reset });
        }
        full.insert(caller, after);
        let room = self.window.saturating_sub(waits);
        let remaining = room.as_nanos().checked_div(each.as_nanos()).unwrap_or(0);
        let remaining = u32::try_from(remaining).unwrap_or(u32::MAX);
        (true, Left { limit: self.limit, remaining, reset: seconds(waits) })
    }
}

/// Whole seconds, none of them too few.
fn seconds(time: Duration) -> u64 {
    time.as_secs() + u64::from(time.subsec_nanos() > 0)
}

/// What the caller of a request has left, once it was asked.
#[derive(Clone, Copy)]
struct Kept(Option<Left>);

/// Counts a request.
///
/// # Errors
/// [`Failure::TooFast`] when there is none left.
pub(super) fn count(request: &Request<'_>, caller: Caller) -> Result<(), Failure> {
    let Some(app) = app_of(request) else { return Ok(()) };
    let (taken, left) = app.rates.take(caller, Instant::now());
    request.local_cache(|| Kept(Some(left)));
    let wait = u32::try_from(left.reset).unwrap_or(u32::MAX);
    if taken { Ok(()) } else { Err(Failure::TooFast(wait.max(1))) }
}

/// What an answer says of it; nothing where nothing was counted.
pub(in crate::web) fn headers(request: &Request<'_>) -> Vec<(&'static str, String)> {
    let Kept(Some(left)) = *request.local_cache(|| Kept(None)) else { return Vec::new() };
    vec![
        ("RateLimit-Limit", left.limit.to_string()),
        ("RateLimit-Remaining", left.remaining.to_string()),
        ("RateLimit-Reset", left.reset.to_string()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_are_there_in_one_go_and_come_back_evenly() {
        let rates = Rates::new(4, Duration::from_secs(40));
        let (one, other) = (Caller::Account(1), Caller::Account(2));
        let start = Instant::now();
        let left = |at: u64, caller| {
            let (taken, left) = rates.take(caller, start + Duration::from_secs(at));
            (taken, left.remaining, left.reset)
        };
        for (remaining, reset) in [(3, 10), (2, 20), (1, 30), (0, 40)] {
            assert_eq!(left(0, one), (true, remaining, reset));
        }
        assert_eq!(left(0, one), (false, 0, 10));
        assert_eq!(left(9, one), (false, 0, 1));
        assert_eq!(left(10, one), (true, 0, 40));
        assert_eq!(left(10, other), (true, 3, 10));
        assert_eq!(left(1_000, one), (true, 3, 10));
    }

    #[test]
    fn many_callers_fill_no_memory_and_cost_nobody_who_asks_much() {
        let rates = Rates::new(4, Duration::from_secs(40));
        let start = Instant::now();
        for _ in 0..4 {
            rates.take(Caller::Account(-1), start);
        }
        for number in 0..20_000 {
            rates.take(Caller::Account(number), start);
        }
        assert!(rates.full.lock().unwrap().len() <= CALLERS);
        assert!(!rates.take(Caller::Account(-1), start).0, "it was forgotten what it asked");
    }
}
