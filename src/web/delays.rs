//! Guessing passwords takes longer each time: per account and per address, never a lock-out. One
//! network cannot take all places of those who wait.

use std::collections::HashMap;
use std::hash::Hash;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::config::network::of_client;

/// Attempts that cost nothing.
const FREE: u32 = 3;
/// The delay of the first attempt that costs; each one doubles it.
const FIRST: Duration = Duration::from_millis(250);
/// The longest delay. The last administrator waits, but gets in.
const LONGEST: Duration = Duration::from_secs(8);
/// After so long without an attempt, all is forgotten.
const FORGOTTEN: Duration = Duration::from_mins(15);
/// Accounts and addresses remembered.
const REMEMBERED: usize = 10_000;

/// The attempts of late.
#[derive(Default)]
pub struct Delays {
    accounts: Mutex<Attempts<String>>,
    addresses: Mutex<Attempts<IpAddr>>,
    waiting: Arc<Mutex<HashMap<IpAddr, usize>>>,
}

/// A place among those who wait, given back when dropped.
pub struct Waiting {
    network: IpAddr,
    all: Arc<Mutex<HashMap<IpAddr, usize>>>,
}

impl Drop for Waiting {
    fn drop(&mut self) {
        let mut all = self.all.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = all.get_mut(&self.network) {
            *count -= 1;
            if *count == 0 {
                all.remove(&self.network);
            }
        }
    }
}

type Attempts<K> = HashMap<K, (u32, Instant)>;

impl Delays {
    /// A place for an attempt from that address; none when its network has `most` already.
    pub fn wait(&self, address: IpAddr, most: usize) -> Option<Waiting> {
        let network = of_client(address);
        let mut all = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        let count = all.entry(network).or_default();
        if *count >= most {
            return None;
        }
        *count += 1;
        Some(Waiting { network, all: Arc::clone(&self.waiting) })
    }

    /// Counts an attempt, before it is known how it ends: many at once gain nothing. Gives how
    /// long it has to wait.
    pub fn attempt(&self, login: &str, address: IpAddr) -> Duration {
        let account = count(&self.accounts, login.to_lowercase());
        let address = count(&self.addresses, of_client(address));
        account.max(address)
    }

    /// Forgets the attempts of an account and an address that got in.
    pub fn succeeded(&self, login: &str, address: IpAddr) {
        let mut accounts = self.accounts.lock().unwrap_or_else(PoisonError::into_inner);
        accounts.remove(&login.to_lowercase());
        let mut addresses = self.addresses.lock().unwrap_or_else(PoisonError::into_inner);
        addresses.remove(&of_client(address));
    }
}

fn count<K: Eq + Hash>(attempts: &Mutex<Attempts<K>>, key: K) -> Duration {
    let now = Instant::now();
    let mut attempts = attempts.lock().unwrap_or_else(PoisonError::into_inner);
    if attempts.len() >= REMEMBERED {
        attempts.retain(|_, (_, last)| now.duration_since(*last) < FORGOTTEN);
        if attempts.len() >= REMEMBERED {
            attempts.clear();
        }
    }
    let (tries, last) = attempts.entry(key).or_insert((0, now));
    if now.duration_since(*last) >= FORGOTTEN {
        *tries = 0;
    }
    *tries = tries.saturating_add(1);
    *last = now;
    delay(*tries)
}

fn delay(tries: u32) -> Duration {
    match tries.checked_sub(FREE + 1) {
        None => Duration::ZERO,
        Some(costly) => FIRST.saturating_mul(1 << costly.min(10)).min(LONGEST),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOME: IpAddr = IpAddr::V4(std::net::Ipv4Addr::LOCALHOST);

    #[test]
    fn the_first_attempts_cost_nothing_and_later_ones_more_and_more() {
        let delays = Delays::default();
        let waits: Vec<_> = (0..6).map(|_| delays.attempt("lea", HOME).as_millis()).collect();
        assert_eq!(waits, [0, 0, 0, 250, 500, 1000]);
        let longest = (0..100).map(|_| delays.attempt("LEA", HOME)).max();
        assert_eq!(longest, Some(LONGEST));
    }

    #[test]
    fn one_network_has_a_share_of_the_places_and_gives_them_back() {
        let delays = Delays::default();
        let places: Vec<_> = (0..8).filter_map(|_| delays.wait(HOME, 8)).collect();
        assert_eq!(places.len(), 8);
        assert!(delays.wait(HOME, 8).is_none());
        assert!(delays.wait(IpAddr::from([10, 0, 0, 1]), 8).is_some());
        drop(places);
        assert!(delays.wait(HOME, 8).is_some());
    }

    #[test]
    fn getting_in_forgets_what_went_wrong() {
        let delays = Delays::default();
        for _ in 0..10 {
            delays.attempt("lea", HOME);
        }
        delays.succeeded("Lea", HOME);
        assert_eq!(delays.attempt("lea", HOME), Duration::ZERO);
    }

    #[test]
    fn one_account_is_slowed_from_many_addresses_and_one_address_over_many_accounts() {
        let delays = Delays::default();
        for n in 0..10_u8 {
            delays.attempt("lea", IpAddr::from([10, 0, 0, n]));
            delays.attempt(&format!("account-{n}"), HOME);
        }
        assert!(delays.attempt("lea", IpAddr::from([10, 0, 1, 1])) > Duration::ZERO);
        assert!(delays.attempt("new", HOME) > Duration::ZERO);
    }
}
