//! The sums of the ledger up to a point: one pass over the entries, from which every rollup is
//! made by what the registers said then.

use std::collections::{BTreeMap, BTreeSet};

use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;

use crate::domain::calendar::{Day, Month};
use crate::domain::ids::Position;
use crate::domain::programme::Programme;
use crate::store::Read;
use crate::store::error::Result;
use crate::store::schema::memberships;

/// Days from which something counts otherwise, in the months they cut in two.
type Cuts = BTreeMap<Month, BTreeSet<Day>>;

impl Read<'_> {
    /// Fills the cells, and what says where and in which programme they count.
    pub(super) fn recall_sums(&mut self, position: Position, narrowed: bool) -> Result<()> {
        let programmes = self.programmes()?;
        let bounds: Vec<(Option<Day>, Option<Day>)> = memberships::table
            .select((memberships::from_day, memberships::to_day))
            .distinct()
            .load(self.conn)?;
        let after = |day: Day| day.succ_opt();
        let days = bounds.into_iter().flat_map(|(from, to)| [from, to.and_then(after)]);
        let cuts = cuts(programmes.iter().map(|it| it.first_day).chain(days.flatten()));
        let mut sql = cells(position, &cuts, narrowed);
        for programme in &programmes {
            sql += &lens(programme);
        }
        sql += LAY;
        Ok(self.conn.batch_execute(&sql)?)
    }
}

/// The days that do not begin a month, by month.
fn cuts(days: impl Iterator<Item = Day>) -> Cuts {
    let mut cuts = Cuts::new();
    for day in days.filter(|day| Month::of(*day).first_day() != *day) {
        cuts.entry(Month::of(day)).or_default().insert(day);
    }
    cuts
}

/// The ledger by operation, stage, month and side of what cuts the month.
fn cells(position: Position, cuts: &Cuts, narrowed: bool) -> String {
    let sides: Vec<String> = cuts
        .iter()
        .map(|(month, days)| {
            let after: Vec<String> =
                days.iter().map(|day| format!("(e.on_day >= '{day}')")).collect();
            format!(" WHEN '{month}' THEN {}", after.join(" + "))
        })
        .collect();
    let side = match sides.as_slice() {
        [] => String::new(),
        sides => format!(", CASE substr(e.on_day, 1, 7){} ELSE 0 END", sides.concat()),
    };
    let within = if narrowed { " AND e.operation IN (SELECT id FROM temp.operations)" } else { "" };
    format!(
        "INSERT INTO temp.cells \
         SELECT e.operation, e.stage, substr(e.on_day, 1, 7), e.\"precision\" = 'year', \
         min(e.on_day), sum(e.dwellings), \
         sum(CASE WHEN e.reverses IS NULL THEN 1 ELSE -1 END), \
         min(CASE WHEN {live} THEN e.on_day END), max(CASE WHEN {live} THEN e.on_day END) \
         FROM main.entries e WHERE e.position <= {position}{within} GROUP BY 1, 2, 3, 4{side};\n",
        live = format_args!(
            "e.reverses IS NULL AND e.position NOT IN (SELECT reverses FROM main.entries \
             WHERE reverses IS NOT NULL AND position <= {position})"
        )
    )
}

/// The operations a programme counts. Only numbers and words of our own go into the text.
fn lens(programme: &Programme) -> String {
    let landlords: Vec<String> = programme.landlords.iter().map(ToString::to_string).collect();
    let kinds: Vec<String> =
        programme.kinds.iter().map(|kind| format!("'{}'", kind.as_str())).collect();
    format!(
        "INSERT INTO temp.lens SELECT {}, id, estate, '{}' FROM temp.operations \
         WHERE outside = 0 AND landlord IN ({}) AND kind IN ({});\n",
        programme.id,
        programme.first_day,
        landlords.join(", "),
        kinds.join(", ")
    )
}

/// Where each estate lay, from each day on which a membership of its commune begins or ended.
const LAY: &str = "
WITH bounds (commune, day) AS (
    SELECT insee, '' FROM communes
    UNION SELECT commune, from_day FROM memberships WHERE from_day IS NOT NULL
    UNION SELECT commune, date(to_day, '+1 day') FROM memberships WHERE to_day IS NOT NULL)
INSERT INTO temp.lay
SELECT t.id, coalesce(b.day, ''), coalesce(lead(b.day) OVER (PARTITION BY t.id ORDER BY b.day), 'z'),
    CASE WHEN t.code = 'NON-REPARTI' THEN 'none' WHEN t.commune IS NULL THEN 'nocom'
    ELSE c.department || '/' || coalesce((SELECT m.epci FROM memberships m
        WHERE m.commune = t.commune AND (m.from_day IS NULL OR m.from_day <= b.day)
        AND (m.to_day IS NULL OR m.to_day >= b.day) ORDER BY m.id LIMIT 1), '-') END
FROM temp.estates t LEFT JOIN bounds b ON b.commune = t.commune
LEFT JOIN communes c ON c.insee = t.commune;
";
