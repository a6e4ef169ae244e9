//! What a connection carries that reads the past, or what a scope holds.

use diesel::SqliteConnection;
use diesel::connection::SimpleConnection as _;
use diesel::r2d2::CustomizeConnection;

/// Tables whose rows stay as they are, and the column that says since when there are.
const BY_POSITION: [(&str, &str); 15] = [
    ("events", "position"),
    ("entries", "position"),
    ("statements", "position"),
    ("plans", "position"),
    ("plan_lines", "plan"),
    ("defects", "position"),
    ("namings", "position"),
    ("naming_dwellings", "naming"),
    ("year_states", "position"),
    ("editions", "position"),
    ("annotations", "position"),
    ("annotation_withdrawals", "position"),
    ("closing_sums", "closing"),
    ("epcis", "position"),
    ("communes", "position"),
];

/// What people are at work on: it is nothing that was known.
const UNFINISHED: [&str; 3] = ["plan_drafts", "plan_draft_lines", "requests"];

/// Registers, whose rows are the latest state, with the columns they are looked up by.
pub(super) const REGISTERS: [(&str, &[&str]); 5] = [
    ("landlords", &["id", "code"]),
    ("estates", &["id", "code"]),
    ("operations", &["id", "code", "estate, landlord"]),
    ("programmes", &["id", "code"]),
    ("dwellings", &["id", "landlord, number", "estate, number", "rpls"]),
];

/// Memberships as they stood; the names dwellings had; and sums made from `cells`, the ledger
/// added up by operation, stage and month once a reading. A cell lies on one side of every day
/// from which something counts otherwise: `day` says on which. `lens` is which operation counts in
/// which programme, `lay` where each estate lay when, both written as the rollups name them.
const MADE: &str = "
CREATE TEMP VIEW memberships AS
SELECT id, commune, epci, from_day, to_day, position, NULL AS ended FROM main.memberships
WHERE position <= (SELECT position FROM temp.point)
  AND (ended IS NULL OR ended > (SELECT position FROM temp.point));

CREATE TEMP VIEW named AS
SELECT nd.dwelling, e.stage, n.class, n.entry FROM namings n
JOIN naming_dwellings nd ON nd.naming = n.position JOIN entries e ON e.position = n.entry
WHERE n.removes = 0 AND NOT EXISTS (
    SELECT 1 FROM naming_dwellings later JOIN namings back ON back.position = later.naming
    WHERE later.dwelling = nd.dwelling AND back.entry = n.entry AND back.removes = 1
      AND back.position > n.position);

CREATE TEMP TABLE cells (
    operation  INTEGER NOT NULL,
    stage      TEXT NOT NULL,
    month      TEXT NOT NULL,
    year_only  INTEGER NOT NULL,
    day        TEXT NOT NULL,
    dwellings  INTEGER NOT NULL,
    entries    INTEGER NOT NULL,
    first_on   TEXT,
    last_on    TEXT,
    PRIMARY KEY (operation, stage, month, year_only, day)
) WITHOUT ROWID;
CREATE TEMP TABLE lens (
    programme INTEGER NOT NULL,
    operation INTEGER NOT NULL,
    estate    INTEGER NOT NULL,
    first_day TEXT NOT NULL,
    PRIMARY KEY (programme, operation)
) WITHOUT ROWID;
CREATE TEMP TABLE lay (
    estate    INTEGER NOT NULL,
    from_day  TEXT NOT NULL,
    until     TEXT NOT NULL,
    territory TEXT NOT NULL,
    PRIMARY KEY (estate, from_day)
) WITHOUT ROWID;

CREATE TEMP VIEW rollup_operations AS
SELECT operation, stage, sum(dwellings) AS dwellings, sum(entries) AS entries,
       min(first_on) AS first_on, max(last_on) AS last_on
FROM cells GROUP BY operation, stage;
CREATE TEMP VIEW rollup_estates AS
SELECT l.programme, c.stage, l.estate,
       sum(c.dwellings) AS dwellings, sum(c.entries) AS entries
FROM lens l CROSS JOIN cells c ON c.operation = l.operation AND c.day >= l.first_day
GROUP BY l.programme, c.stage, l.estate;
CREATE TEMP VIEW rollup_estate_months AS
SELECT l.programme, c.stage, c.month, l.estate, c.year_only,
       sum(c.dwellings) AS dwellings, sum(c.entries) AS entries
FROM lens l CROSS JOIN cells c ON c.operation = l.operation AND c.day >= l.first_day
GROUP BY l.programme, c.stage, c.month, l.estate, c.year_only;
CREATE TEMP VIEW rollup_territories AS
SELECT l.programme, c.stage, t.territory,
       sum(c.dwellings) AS dwellings, sum(c.entries) AS entries
FROM lens l CROSS JOIN cells c ON c.operation = l.operation AND c.day >= l.first_day
CROSS JOIN lay t ON t.estate = l.estate AND t.from_day <= c.day AND c.day < t.until
GROUP BY l.programme, c.stage, t.territory;
CREATE TEMP VIEW rollup_territory_months AS
SELECT l.programme, c.stage, c.month, t.territory, c.year_only,
       sum(c.dwellings) AS dwellings, sum(c.entries) AS entries
FROM lens l CROSS JOIN cells c ON c.operation = l.operation AND c.day >= l.first_day
CROSS JOIN lay t ON t.estate = l.estate AND t.from_day <= c.day AND c.day < t.until
GROUP BY l.programme, c.stage, c.month, t.territory, c.year_only;
";

/// Sums of whole programmes by month.
const ALL_MONTHS: &str = "
CREATE TEMP VIEW rollup_months AS
SELECT l.programme, c.stage, c.month, c.year_only,
       sum(c.dwellings) AS dwellings, sum(c.entries) AS entries
FROM lens l CROSS JOIN cells c ON c.operation = l.operation AND c.day >= l.first_day
GROUP BY l.programme, c.stage, c.month, c.year_only;
";

/// What lies outside a scope is not there: rows of what is within, by the registers, which hold
/// nothing else once they are narrowed. A closing froze where its rows lay then. Of the programme
/// one thing is known beyond the scope, `presence`: which months somebody spoke of, so that what
/// others reported is never called missing; each counts as many entries as no day takes away.
const WITHIN: &str = "
CREATE TEMP TABLE whole (estate INTEGER PRIMARY KEY);
CREATE TEMP TABLE presence (
    programme INTEGER NOT NULL,
    stage     TEXT NOT NULL,
    month     TEXT NOT NULL,
    year_only INTEGER NOT NULL,
    PRIMARY KEY (programme, stage, month, year_only)
) WITHOUT ROWID;
CREATE TEMP VIEW entries AS SELECT * FROM main.entries
WHERE position <= (SELECT position FROM temp.point)
  AND operation IN (SELECT id FROM temp.operations);
CREATE TEMP VIEW statements AS SELECT * FROM main.statements
WHERE position <= (SELECT position FROM temp.point)
  AND estate IN (SELECT id FROM temp.estates);
CREATE TEMP VIEW plan_lines AS SELECT * FROM main.plan_lines
WHERE plan <= (SELECT position FROM temp.point)
  AND (estate IS NULL OR estate IN (SELECT estate FROM temp.whole));
CREATE TEMP VIEW defects AS SELECT d.* FROM main.defects d
WHERE d.position <= (SELECT position FROM temp.point)
  AND EXISTS (SELECT 1 FROM temp.entries e WHERE e.position = d.entry);
CREATE TEMP VIEW namings AS SELECT n.* FROM main.namings n
WHERE n.position <= (SELECT position FROM temp.point)
  AND EXISTS (SELECT 1 FROM temp.entries e WHERE e.position = n.entry);
CREATE TEMP VIEW naming_dwellings AS SELECT d.* FROM main.naming_dwellings d
WHERE EXISTS (SELECT 1 FROM temp.namings n WHERE n.position = d.naming);
CREATE TEMP VIEW closing_sums AS SELECT * FROM main.closing_sums
WHERE closing <= (SELECT position FROM temp.point)
  AND (estate IN (SELECT estate FROM temp.whole)
       OR estate IN (SELECT id FROM temp.estates)
          AND operation IN (SELECT id FROM temp.operations));
CREATE TEMP VIEW rollup_months AS
SELECT programme, stage, month, year_only, 0 AS dwellings, 1000000000 AS entries
FROM temp.presence;
";
/// What [`WITHIN`] makes instead of what reads the past alone.
const NARROWED: [&str; 8] = [
    "entries",
    "statements",
    "plan_lines",
    "defects",
    "namings",
    "naming_dwellings",
    "closing_sums",
    "rollup_months",
];

/// Gives a connection what it carries, once, when it is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) enum Carrying {
    /// All that was known at a point.
    ThePast,
    /// What a scope holds of that.
    AScope,
}

impl CustomizeConnection<SqliteConnection, diesel::r2d2::Error> for Carrying {
    fn on_acquire(&self, conn: &mut SqliteConnection) -> Result<(), diesel::r2d2::Error> {
        conn.batch_execute("PRAGMA busy_timeout = 10000")
            .and_then(|()| conn.batch_execute("PRAGMA temp_store = MEMORY"))
            .and_then(|()| conn.batch_execute(&statements(*self)))
            .map_err(diesel::r2d2::Error::QueryError)
    }
}

/// The statements that make all of it.
fn statements(carrying: Carrying) -> String {
    let mut sql = vec!["CREATE TEMP TABLE point (position INTEGER NOT NULL);\n".to_owned()];
    let narrowed = |name: &str| carrying == Carrying::AScope && NARROWED.contains(&name);
    for (table, keys) in REGISTERS {
        sql.push(format!("CREATE TEMP TABLE {table} AS SELECT * FROM main.{table} WHERE 0;\n"));
        sql.extend(keys.iter().enumerate().map(|(number, key)| {
            format!("CREATE INDEX temp.{table}_past_{number} ON {table} ({key});\n")
        }));
    }
    sql.extend(BY_POSITION.iter().filter(|(table, _)| !narrowed(table)).map(|(table, since)| {
        format!(
            "CREATE TEMP VIEW {table} AS SELECT * FROM main.{table} \
             WHERE {since} <= (SELECT position FROM temp.point);\n"
        )
    }));
    sql.extend(
        UNFINISHED.map(|table| {
            format!("CREATE TEMP VIEW {table} AS SELECT * FROM main.{table} WHERE 0;\n")
        }),
    );
    if carrying == Carrying::AScope {
        sql.push(WITHIN.to_owned());
    }
    sql.push(MADE.to_owned());
    if carrying == Carrying::ThePast {
        sql.push(ALL_MONTHS.to_owned());
    }
    sql.concat()
}
