//! What can go wrong between Corons and its database.

use std::fmt;
use std::io;
use std::path::PathBuf;

use super::keeping::Unfit;
use crate::domain::refusal::Refusal;

/// A read or write that did not happen. Nothing was changed.
#[derive(Debug)]
pub enum StoreError {
    /// A rule of the domain refuses it.
    Refused(Refusal),
    /// There is no such thing.
    NotFound,
    /// The author may not do this, or no longer.
    Forbidden,
    /// The same idempotency key came with another request.
    KeyReused,
    /// Too many writes wait, or another process holds the database.
    Busy,
    /// The disk is full.
    Full,
    /// The disk failed: what was read is not known, or whether what was written is kept.
    Disk(String),
    /// The data folder or the database cannot be written.
    ReadOnly(PathBuf),
    /// The database was made by a newer version of Corons.
    Newer(String),
    /// The file is not a database of Corons, or damaged.
    NotADatabase(PathBuf),
    /// The linked SQLite is older than what is safe.
    OldSqlite(String),
    /// The data folder cannot be used.
    Folder(PathBuf, io::Error),
    /// A file that cannot be made a backup or be restored, and why.
    Backup(PathBuf, Unfit),
    /// A row does not hold what it should.
    Corrupt(String),
    /// The database failed otherwise.
    Database(diesel::result::Error),
    /// No connection could be made.
    Connection(String),
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(refusal) => write!(f, "refused: {refusal:?}"),
            Self::NotFound => f.write_str("not found"),
            Self::Forbidden => f.write_str("forbidden"),
            Self::KeyReused => f.write_str("idempotency key used for another request"),
            Self::Busy => f.write_str("database busy"),
            Self::Full => f.write_str("disk full"),
            Self::Disk(what) => write!(f, "disk failed: {what}"),
            Self::ReadOnly(path) => write!(f, "cannot write {}", path.display()),
            Self::Newer(version) => write!(f, "database of a newer version: {version}"),
            Self::NotADatabase(path) => write!(f, "{} is not a database", path.display()),
            Self::OldSqlite(version) => write!(f, "SQLite {version} is too old"),
            Self::Folder(path, error) => write!(f, "{}: {error}", path.display()),
            Self::Backup(path, why) => write!(f, "{}: {why:?}", path.display()),
            Self::Corrupt(what) => write!(f, "corrupt: {what}"),
            Self::Database(error) => write!(f, "database: {error}"),
            Self::Connection(error) => write!(f, "connection: {error}"),
        }
    }
}

impl std::error::Error for StoreError {}

impl From<Refusal> for StoreError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// What is read or written beside the database.
impl From<io::Error> for StoreError {
    fn from(error: io::Error) -> Self {
        use io::ErrorKind;
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::Full,
            ErrorKind::InvalidData | ErrorKind::InvalidInput | ErrorKind::UnexpectedEof => {
                Self::Corrupt(error.to_string())
            }
            _ => Self::Disk(error.to_string()),
        }
    }
}

impl From<diesel::result::Error> for StoreError {
    fn from(error: diesel::result::Error) -> Self {
        use diesel::result::{DatabaseErrorKind, Error};
        match error {
            Error::NotFound => Self::NotFound,
            Error::RollbackErrorOnCommit { commit_error, .. } => (*commit_error).into(),
            Error::DatabaseError(DatabaseErrorKind::Unknown, ref info)
                if info.message().contains("database is locked") =>
            {
                Self::Busy
            }
            Error::DatabaseError(_, ref info) if info.message().contains("disk is full") => {
                Self::Full
            }
            Error::DatabaseError(_, ref info) if info.message().contains("disk I/O error") => {
                Self::Disk(info.message().to_owned())
            }
            Error::DatabaseError(_, ref info) if info.message().contains("readonly database") => {
                Self::ReadOnly(PathBuf::from("corons.db"))
            }
            Error::DatabaseError(_, ref info) if info.message().contains("malformed") => {
                Self::NotADatabase(PathBuf::from("corons.db"))
            }
            other => Self::Database(other),
        }
    }
}

/// What a store function gives.
pub type Result<T> = std::result::Result<T, StoreError>;

#[cfg(test)]
mod tests {
    use diesel::result::{DatabaseErrorKind, Error};

    use super::*;

    #[test]
    fn a_database_that_is_damaged_in_the_middle_is_said_to_be_damaged() {
        let told = Box::new("database disk image is malformed".to_owned());
        let error = Error::DatabaseError(DatabaseErrorKind::Unknown, told);
        assert!(matches!(StoreError::from(error), StoreError::NotADatabase(_)));
    }
}
