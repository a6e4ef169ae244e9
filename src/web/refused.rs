//! Refused sign-ins are told in the security log, one line each; in a flood, one line counts the
//! rest, so that guessing fills neither the disk nor the queue of writers.

use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use rocket::tokio;

use super::db::{Db, Done};
use crate::store::Author;

/// For so long the lines are counted together.
const WINDOW: Duration = Duration::from_mins(10);

/// What was told of late.
#[derive(Clone, Default)]
pub(super) struct Refused(Arc<Mutex<Lately>>);

#[derive(Default)]
struct Lately {
    since: Option<Instant>,
    told: u32,
    untold: u64,
}

/// What to do about a refused sign-in.
#[derive(Debug, PartialEq, Eq)]
enum Say {
    /// Tell it.
    It,
    /// Count it, and tell the count at the end of the window.
    CountFrom(Instant),
    /// Count it with the others.
    Nothing,
}

impl Refused {
    /// Tells or counts a refused sign-in.
    pub(super) async fn tell(&self, db: &Db, typed: &str, from: IpAddr, most: u32) -> Done<()> {
        match self.count(Instant::now(), most) {
            Say::Nothing => Ok(()),
            Say::It => {
                let typed = typed.to_owned();
                db.write(Author::Corons, move |tx| tx.refuse_sign_in(&typed, from)).await
            }
            Say::CountFrom(since) => {
                let (own, db) = (self.clone(), db.clone());
                tokio::spawn(async move {
                    tokio::time::sleep(WINDOW.saturating_sub(since.elapsed())).await;
                    own.tell_the_rest(&db).await;
                });
                Ok(())
            }
        }
    }

    fn count(&self, now: Instant, most: u32) -> Say {
        let mut lately = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let since = match lately.since {
            Some(since) if now.duration_since(since) < WINDOW => since,
            // What was not told yet is told by who waits for the end of its window.
            _ => {
                (lately.since, lately.told) = (Some(now), 0);
                now
            }
        };
        if lately.told < most {
            lately.told += 1;
            return Say::It;
        }
        lately.untold += 1;
        if lately.untold == 1 { Say::CountFrom(since) } else { Say::Nothing }
    }

    /// Tells how many were not told.
    pub(super) async fn tell_the_rest(&self, db: &Db) {
        let untold = {
            let mut lately = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            std::mem::take(&mut lately.untold)
        };
        if untold == 0 {
            return;
        }
        if let Err(error) = db.write(Author::Corons, move |tx| tx.refuse_sign_ins(untold)).await {
            tracing::warn!("{untold} refused sign-ins were not told: {error:?}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flood_is_told_by_some_lines_and_a_count() {
        let refused = Refused::default();
        let start = Instant::now();
        let said: Vec<Say> = (0..5).map(|_| refused.count(start, 2)).collect();
        assert_eq!(said, [Say::It, Say::It, Say::CountFrom(start), Say::Nothing, Say::Nothing]);
        assert_eq!(refused.0.lock().unwrap().untold, 3);
        let later = start + WINDOW;
        assert_eq!(refused.count(later, 2), Say::It);
    }
}
