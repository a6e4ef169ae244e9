//! Why a command stopped: one sentence on stderr with what to do.

use std::fmt;
use std::path::Path;
use std::process::ExitCode;

use crate::store::{StoreError, Unfit};
use crate::text::{Arg, Lang};

/// A command that was not done.
#[derive(Debug)]
pub enum Stop {
    /// Refused: exit 1.
    Refused(String),
    /// Wrong usage: exit 2.
    Usage(String),
}

impl Stop {
    /// Refused, in the sentence of that key.
    #[must_use]
    pub fn refused(lang: Lang, key: &str, args: &[(&str, Arg<'_>)]) -> Self {
        Self::Refused(lang.say_with(key, args))
    }

    /// What the store refused.
    #[must_use]
    pub fn of(lang: Lang, error: &StoreError) -> Self {
        let say = |key: &str, text: String| lang.say_with(key, &[("text", text.into())]);
        let path = |path: &Path| path.display().to_string();
        Self::Refused(match error {
            StoreError::Refused(refusal) => lang.refusal(refusal),
            StoreError::NotFound => lang.say("store-not-found").into_owned(),
            StoreError::Forbidden => lang.say("store-forbidden").into_owned(),
            StoreError::KeyReused => lang.say("store-key-reused").into_owned(),
            StoreError::Busy => lang.say("store-busy").into_owned(),
            StoreError::Disk(what) => say("store-disk", what.clone()),
            StoreError::Full => lang.say("store-full").into_owned(),
            StoreError::ReadOnly(at) => say("store-read-only", path(at)),
            StoreError::Newer(version) => say("store-newer", version.clone()),
            StoreError::NotADatabase(at) => say("store-not-a-database", path(at)),
            StoreError::OldSqlite(version) => say("store-old-sqlite", version.clone()),
            StoreError::Folder(at, error) => lang.say_with(
                "store-folder",
                &[("text", path(at).into()), ("error", error.to_string().into())],
            ),
            StoreError::Backup(at, why) => unfit(lang, at, why),
            StoreError::Corrupt(what) => say("store-corrupt", what.clone()),
            StoreError::Database(error) => say("store-database", error.to_string()),
            StoreError::Connection(error) => say("store-connection", error.clone()),
        })
    }

    /// The exit code.
    #[must_use]
    pub fn exit_code(&self) -> ExitCode {
        match self {
            Self::Refused(_) => ExitCode::from(1),
            Self::Usage(_) => ExitCode::from(2),
        }
    }
}

/// Why a file cannot be made a backup or be restored, and what to do.
fn unfit(lang: Lang, at: &Path, why: &Unfit) -> String {
    let key = match why {
        Unfit::Missing => "backup-missing",
        Unfit::Exists => "backup-exists",
        Unfit::Damaged(_) => "backup-damaged",
        Unfit::Live => "backup-live",
        Unfit::InUse => "backup-in-use",
        Unfit::BeingRestored => "backup-being-restored",
        Unfit::NoRoom => "backup-no-room",
    };
    let what = match why {
        Unfit::Damaged(what) => what.as_str(),
        _ => "",
    };
    lang.say_with(key, &[("text", at.display().to_string().into()), ("why", what.into())])
}

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(sentence) | Self::Usage(sentence) => f.write_str(sentence),
        }
    }
}
