//! The thread of `corons serve` that keeps: backups, restore tests, verifications.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use crate::store::{Kept, Result, Store, Watch};

/// How often it looks what is due.
const LOOK: Duration = Duration::from_mins(1);

/// Keeps as long as somebody serves the store.
pub(super) fn begin(store: &Arc<Store>, reserve: u64) {
    let store = Arc::downgrade(store);
    let keeping = move || {
        let mut watch = Watch::default();
        while let Some(store) = store.upgrade() {
            // Backups go on whatever becomes of one.
            let kept = catch_unwind(AssertUnwindSafe(|| store.keep(&mut watch, reserve)));
            kept.map_or_else(|_| tracing::error!("keeping was broken off"), |kept| say(&kept));
            drop(store);
            thread::sleep(LOOK);
        }
    };
    if let Err(error) = thread::Builder::new().name("keeping".into()).spawn(keeping) {
        tracing::error!(%error, "no backups are made");
    }
}

/// What was done, for the log.
fn say(kept: &Result<Kept>) {
    let kept = match kept {
        Ok(kept) => kept,
        Err(error) => return tracing::warn!(%error, "keeping failed"),
    };
    match &kept.backup {
        Some(Ok(made)) => {
            tracing::info!(file = %made.path.display(), position = made.position, "backup made");
        }
        Some(Err(error)) => tracing::warn!(%error, "backup failed"),
        None => {}
    }
    let done = [("restore test", &kept.restore_test), ("verification", &kept.verification)];
    for (what, done) in done {
        match done {
            Some(Ok(position)) => tracing::info!(position, "{what} went well"),
            Some(Err(error)) => tracing::error!(%error, "{what} failed"),
            None => {}
        }
    }
}
