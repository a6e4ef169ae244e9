//! What rows hold beside the bodies of their events, and what follows from the chain alone: the
//! day of recording, and the event that gave a register its latest state.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use super::Read;
use super::error::Result;
use super::verify::Fault;

/// Each gives the rows that do not follow from the chain: their table and number.
const WRONG: &str = "
SELECT 'entries' AS \"table\", e.position AS id FROM entries e
JOIN events v ON v.position = e.position WHERE e.recorded_on <> v.recorded_on
UNION ALL
SELECT 'defects', d.position FROM defects d
JOIN events v ON v.position = d.position WHERE d.recorded_on <> v.recorded_on
UNION ALL
SELECT r.kind, r.id FROM (
    SELECT 'landlord' AS kind, id, position FROM landlords
    UNION ALL SELECT 'estate', id, position FROM estates
    UNION ALL SELECT 'operation', id, position FROM operations
    UNION ALL SELECT 'programme', id, position FROM programmes) r
WHERE r.position IS NOT coalesce(
    (SELECT max(v.position) FROM events v WHERE v.kind = r.kind AND v.subject = r.id),
    (SELECT max(v.position) FROM events v WHERE v.kind = 'reference'))
UNION ALL
SELECT 'plans', v.position FROM events v WHERE v.kind = 'plan'
AND NOT EXISTS (SELECT 1 FROM plans p WHERE p.position = v.position AND p.programme = v.subject)
UNION ALL
SELECT 'communes', 0 FROM communes
WHERE position NOT IN (SELECT position FROM events WHERE kind = 'reference')
UNION ALL
SELECT 'epcis', 0 FROM epcis
WHERE position NOT IN (SELECT position FROM events WHERE kind = 'reference')
LIMIT 1";

#[derive(QueryableByName)]
struct Wrong {
    #[diesel(sql_type = Text)]
    table: String,
    #[diesel(sql_type = BigInt)]
    id: i64,
}

impl Read<'_> {
    /// The first row that does not follow from the chain.
    pub(super) fn first_beside_the_chain(&mut self) -> Result<Option<Fault>> {
        let wrong: Option<Wrong> = diesel::sql_query(WRONG).get_result(self.conn).optional()?;
        Ok(wrong.map(|row| Fault::Register { table: row.table, id: row.id }))
    }
}
