//! What `corons doctor` looks at: settings, tables, rights of files, accounts.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::sync::PoisonError;

use diesel::prelude::*;
use diesel::sql_types::Text;

use super::folder::backups_in;
use crate::store::connection::{self, Settings};
use crate::store::error::Result;
use crate::store::schema::accounts;
use crate::store::{DATABASE, Store};

/// The condition of a database and of the folder it lies in.
#[derive(Debug, Clone)]
pub struct Condition {
    /// Whether the connection that writes has the settings that keep what was acknowledged.
    pub settings: Settings,
    /// Tables, indexes and triggers that are missing, of another make or too many.
    pub strange: Vec<String>,
    /// Folders and files that others than their owner can read.
    pub open_to_others: Vec<PathBuf>,
    /// Active managers.
    pub managers: i64,
    /// Active administrators.
    pub administrators: i64,
    /// Managers and administrators among them without a second factor.
    pub one_factor: i64,
}

#[derive(QueryableByName)]
struct Made {
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    sql: String,
}

/// Everything a database is made of, without what SQLite and Diesel keep for themselves.
fn makes(conn: &mut SqliteConnection) -> Result<BTreeMap<String, String>> {
    let rows: Vec<Made> = diesel::sql_query(
        "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL \
         AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE '\\_\\_%' ESCAPE '\\'",
    )
    .load(conn)?;
    Ok(rows.into_iter().map(|row| (row.name, row.sql)).collect())
}

impl Store {
    /// The condition of the database and of its folder.
    pub fn condition(&self) -> Result<Condition> {
        let model = makes(&mut connection::open_model()?)?;
        let (made, active) = self.read(|read| {
            let active: Vec<(String, bool)> = accounts::table
                .filter(accounts::role.eq_any(["manager", "admin"]))
                .filter(accounts::disabled.eq(false).and(accounts::builtin.eq(false)))
                .select((accounts::role, accounts::totp.is_null()))
                .load(read.conn)?;
            Ok((makes(read.conn)?, active))
        })?;
        let count = |those: fn(&(String, bool)) -> bool| {
            i64::try_from(active.iter().filter(|it| those(it)).count()).unwrap_or(i64::MAX)
        };
        let names = model.keys().chain(made.keys());
        let mut strange: Vec<_> =
            names.filter(|name| model.get(*name) != made.get(*name)).cloned().collect();
        strange.sort();
        strange.dedup();
        let mut writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        let settings = connection::settings(&mut writer)?;
        let open_to_others = open_to_others(&self.folder);
        Ok(Condition {
            settings,
            strange,
            open_to_others,
            managers: count(|it| it.0 == "manager"),
            administrators: count(|it| it.0 == "admin"),
            one_factor: count(|it| it.1),
        })
    }
}

/// What others can read: nothing while they cannot enter the folder.
fn open_to_others(folder: &Path) -> Vec<PathBuf> {
    let open =
        |path: &PathBuf| fs::metadata(path).is_ok_and(|it| it.permissions().mode() & 0o077 != 0);
    if !open(&folder.to_path_buf()) {
        return Vec::new();
    }
    let inside = [folder.join(DATABASE), backups_in(folder)];
    std::iter::once(folder.to_path_buf()).chain(inside.into_iter().filter(open)).collect()
}
