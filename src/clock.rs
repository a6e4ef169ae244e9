//! The one clock. Every instant and every "today" in Corons comes from here, so that tests and
//! the demonstration can tell it.

use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DurationRound, TimeDelta, Utc};

use crate::domain::calendar::{Day, Instant, paris_day};

/// Where the time comes from.
#[derive(Debug, Clone, Default)]
pub struct Clock {
    set: Option<Arc<Mutex<Instant>>>,
}

impl Clock {
    /// The machine's clock.
    #[must_use]
    pub fn system() -> Self {
        Self::default()
    }

    /// A clock that stands still until it is set again.
    #[must_use]
    pub fn standing_at(at: Instant) -> Self {
        Self { set: Some(Arc::new(Mutex::new(at))) }
    }

    /// Sets a standing clock. The machine's clock cannot be set and stays.
    pub fn set(&self, at: Instant) {
        if let Some(set) = &self.set {
            *set.lock().unwrap_or_else(PoisonError::into_inner) = at;
        }
    }

    /// Now, in whole milliseconds: what the chain keeps.
    #[must_use]
    pub fn now(&self) -> Instant {
        let now = match &self.set {
            Some(set) => *set.lock().unwrap_or_else(PoisonError::into_inner),
            None => Utc::now(),
        };
        now.duration_trunc(TimeDelta::milliseconds(1)).unwrap_or(now)
    }

    /// Today in Paris.
    #[must_use]
    pub fn today(&self) -> Day {
        paris_day(self.now())
    }
}
