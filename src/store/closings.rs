//! What closings froze: the sums of a year by booked month (DESIGN 4).

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Integer, Text};

use super::error::Result;
use super::figures::counts;
use super::rollups::territory_line;
use super::schema::closing_sums;
use super::{Read, Tx, parsed};
use crate::domain::ids::Position;
use crate::domain::programme::Programme;
use crate::domain::year::FrozenSum;

#[derive(QueryableByName)]
struct Frozen {
    #[diesel(sql_type = Text)]
    stage: String,
    #[diesel(sql_type = Text)]
    month: String,
    #[diesel(sql_type = Integer)]
    year_only: i32,
    #[diesel(sql_type = Integer)]
    operation: i32,
    #[diesel(sql_type = Integer)]
    estate: i32,
    #[diesel(sql_type = Integer)]
    landlord: i32,
    #[diesel(sql_type = Text)]
    commune: String,
    #[diesel(sql_type = Text)]
    territory: String,
    #[diesel(sql_type = BigInt)]
    dwellings: i64,
    #[diesel(sql_type = BigInt)]
    live: i64,
    #[diesel(sql_type = BigInt)]
    defective: i64,
}

impl Frozen {
    fn sum(self, programme: i32) -> Result<FrozenSum> {
        Ok(FrozenSum {
            programme,
            stage: parsed(&self.stage)?,
            month: parsed(&self.month)?,
            year_only: self.year_only != 0,
            operation: self.operation,
            estate: self.estate,
            landlord: self.landlord,
            commune: self.commune,
            territory: territory_line(&self.territory)?,
            dwellings: self.dwellings,
            entries: self.live,
            defective: self.defective,
        })
    }
}

/// The line of the breakdown by territory of an entry `e` on an estate `t` in a commune `c`, on
/// the entry's day (DESIGN 3.8).
pub(super) const TERRITORY: &str = "CASE WHEN t.code = 'NON-REPARTI' THEN 'none' WHEN t.commune IS NULL THEN 'nocom' \
     ELSE c.department || '/' || coalesce((SELECT m.epci FROM memberships m \
     WHERE m.commune = t.commune AND m.ended IS NULL AND (m.from_day IS NULL OR m.from_day <= e.on_day) \
     AND (m.to_day IS NULL OR m.to_day >= e.on_day) ORDER BY m.id LIMIT 1), '-') END";

/// What counts in a programme, row by row: entries and reversals with the dwellings they move,
/// and defects with those they take from the net. `booked` is where each is published; an entry
/// dated by the year alone and booked late is booked on a day like any other.
pub(super) fn booked_rows(programme: &Programme) -> String {
    let counts = counts(programme);
    let around = "FROM entries e JOIN operations o ON o.id = e.operation \
         JOIN estates t ON t.id = o.estate LEFT JOIN communes c ON c.insee = t.commune";
    format!(
        "SELECT e.stage AS stage, e.booked AS booked, \
         e.\"precision\" = 'year' AND e.booked = e.on_day AS year_only, e.operation AS operation, \
         o.estate AS estate, o.landlord AS landlord, coalesce(t.commune, '') AS commune, \
         {TERRITORY} AS territory, e.dwellings AS dwellings, \
         CASE WHEN e.reverses IS NULL THEN 1 ELSE -1 END AS live, 0 AS defective \
         {around} WHERE {counts} AND e.booked BETWEEN ?1 AND ?2 AND e.position < ?3 \
         UNION ALL SELECT e.stage, d.booked, 0, e.operation, o.estate, o.landlord, \
         coalesce(t.commune, ''), {TERRITORY}, 0, 0, \
         CASE d.kind WHEN 'defect' THEN d.dwellings ELSE -d.dwellings END \
         {around} JOIN defects d ON d.entry = e.position \
         WHERE {counts} AND d.booked BETWEEN ?1 AND ?2 AND d.position < ?3"
    )
}

impl Read<'_> {
    /// What a closing froze, in its order.
    pub fn frozen_sums(&mut self, closing: Position) -> Result<Vec<FrozenSum>> {
        type Row = (i32, String, String, bool, i32, i32, i32, String, String, i64, i64, i64);
        let rows: Vec<Row> = closing_sums::table
            .filter(closing_sums::closing.eq(closing))
            .order((
                closing_sums::programme,
                closing_sums::stage,
                closing_sums::month,
                closing_sums::year_only,
                closing_sums::operation,
                closing_sums::territory,
            ))
            .select((
                closing_sums::programme,
                closing_sums::stage,
                closing_sums::month,
                closing_sums::year_only,
                closing_sums::operation,
                closing_sums::estate,
                closing_sums::landlord,
                closing_sums::commune,
                closing_sums::territory,
                closing_sums::dwellings,
                closing_sums::entries,
                closing_sums::defective,
            ))
            .load(self.conn)?;
        rows.into_iter()
            .map(|row| {
                let (programme, stage, month, year_only, operation, estate, landlord, ..) = &row;
                Ok(FrozenSum {
                    programme: *programme,
                    stage: parsed(stage)?,
                    month: parsed(month)?,
                    year_only: *year_only,
                    operation: *operation,
                    estate: *estate,
                    landlord: *landlord,
                    territory: territory_line(&row.8)?,
                    commune: row.7,
                    dwellings: row.9,
                    entries: row.10,
                    defective: row.11,
                })
            })
            .collect()
    }

    /// The sums of a year by booked month, as a closing recorded now would freeze them; with a
    /// position, of what stands before it.
    pub fn sums_to_freeze(
        &mut self,
        year: i32,
        before: Option<Position>,
    ) -> Result<Vec<FrozenSum>> {
        let mut sums = Vec::new();
        let mut programmes = self.programmes()?;
        programmes.sort_by_key(|it| it.id);
        for programme in programmes {
            let query = format!(
                "SELECT stage, substr(booked, 1, 7) AS month, year_only, operation, estate, \
                 landlord, commune, territory, sum(dwellings) AS dwellings, sum(live) AS live, \
                 sum(defective) AS defective FROM ({}) \
                 GROUP BY stage, month, year_only, operation, territory \
                 HAVING sum(dwellings) <> 0 OR sum(live) <> 0 OR sum(defective) <> 0 \
                 ORDER BY stage, month, year_only, operation, territory",
                booked_rows(&programme)
            );
            let rows: Vec<Frozen> = diesel::sql_query(query)
                .bind::<Text, _>(format!("{year:04}-01-01"))
                .bind::<Text, _>(format!("{year:04}-12-31"))
                .bind::<BigInt, _>(before.unwrap_or(i64::MAX))
                .load(self.conn)?;
            for row in rows {
                sums.push(row.sum(programme.id)?);
            }
        }
        Ok(sums)
    }
}

impl Tx<'_> {
    /// Keeps what a closing froze.
    pub(super) fn freeze(&mut self, closing: Position, sums: &[FrozenSum]) -> Result<()> {
        for sum in sums {
            diesel::insert_into(closing_sums::table)
                .values((
                    closing_sums::closing.eq(closing),
                    closing_sums::programme.eq(sum.programme),
                    closing_sums::stage.eq(sum.stage.as_str()),
                    closing_sums::month.eq(sum.month.to_string()),
                    closing_sums::year_only.eq(sum.year_only),
                    closing_sums::operation.eq(sum.operation),
                    closing_sums::estate.eq(sum.estate),
                    closing_sums::landlord.eq(sum.landlord),
                    closing_sums::commune.eq(&sum.commune),
                    closing_sums::territory.eq(sum.territory.key()),
                    closing_sums::dwellings.eq(sum.dwellings),
                    closing_sums::entries.eq(sum.entries),
                    closing_sums::defective.eq(sum.defective),
                ))
                .execute(self.conn)?;
        }
        Ok(())
    }
}
