//! What happened: the lines of the ledger that a figure counts.

use chrono::Datelike as _;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Date, Nullable, Text};

use super::{Asked, Depth};
use crate::domain::calendar::{Day, When, first_day_of, last_day_of};
use crate::domain::explanation::{Absence, Act, EntryLine, Line, What};
use crate::domain::figure::FigurePeriod;
use crate::store::error::Result;
use crate::store::figures::{counts, written_day};
use crate::store::{Read, parsed};

/// Lists up to this many lines are shown as they are.
const SHORT: i64 = 200;

/// Entries and reversals as lines `e`: `entered` is the day of the entry itself.
const GROSS: &str = "(SELECT position, operation, stage, on_day, on_day AS entered, \"precision\", \
     booked, dwellings, reverses, note, recorded_on, 'entry' AS kind FROM entries) e";
/// With defects, which take away, and their cures.
const NET: &str = "(SELECT position, operation, stage, on_day, on_day AS entered, \"precision\", \
     booked, dwellings, reverses, note, recorded_on, 'entry' AS kind FROM entries \
     UNION ALL SELECT d.position, x.operation, x.stage, d.on_day, x.on_day, 'day', d.booked, \
     CASE d.kind WHEN 'defect' THEN -d.dwellings ELSE d.dwellings END, d.reverses, d.note, \
     d.recorded_on, d.kind FROM defects d JOIN entries x ON x.position = d.entry) e";

#[derive(QueryableByName)]
struct Sum {
    #[diesel(sql_type = BigInt)]
    dwellings: i64,
    #[diesel(sql_type = BigInt)]
    lines: i64,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = BigInt)]
    position: i64,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = Date)]
    on_day: Day,
    #[diesel(sql_type = Text)]
    precision: String,
    #[diesel(sql_type = Date)]
    booked: Day,
    #[diesel(sql_type = Date)]
    recorded_on: Day,
    #[diesel(sql_type = BigInt)]
    dwellings: i64,
    #[diesel(sql_type = Nullable<BigInt>)]
    reverses: Option<i64>,
    #[diesel(sql_type = Nullable<Text>)]
    note: Option<String>,
    #[diesel(sql_type = Text)]
    estate: String,
    #[diesel(sql_type = Text)]
    estate_name: String,
    #[diesel(sql_type = Text)]
    operation: String,
}

/// A piece of SQL from `FROM` on, with the text that is `?1`.
pub(super) struct Ledger {
    pub(super) from: String,
    pub(super) text: String,
    /// The column of the day that counts.
    pub(super) day: &'static str,
}

impl Asked<'_> {
    /// The lines of the ledger between these spans of days.
    pub(super) fn ledger(&self, spans: &[(Day, Day)]) -> Ledger {
        let reference = self.reference;
        let (lies, text) = self.place.condition();
        let day = if reference.published { "e.booked" } else { "e.on_day" };
        let source = if reference.net { NET } else { GROSS };
        let between: Vec<String> = spans
            .iter()
            .map(|(from, to)| {
                format!("{day} BETWEEN '{}' AND '{}'", written_day(*from), written_day(*to))
            })
            .collect();
        let between = if between.is_empty() { "0".to_owned() } else { between.join(" OR ") };
        // What is dated by a year alone is in no month.
        let dated = if matches!(reference.period, FigurePeriod::Month(_)) {
            " AND e.\"precision\" <> 'year'"
        } else {
            ""
        };
        // A defect lies where and counts when what it takes away from does.
        let counts = counts(&self.programme).replace("e.on_day", "e.entered");
        let lies = lies.replace("e.on_day", "e.entered");
        let from = format!(
            "FROM {source} JOIN operations o ON o.id = e.operation \
             JOIN estates t ON t.id = o.estate \
             WHERE {lies} AND e.stage = '{}' AND ({between}){dated} AND {counts}",
            reference.stage.as_str()
        );
        Ledger { from, text, day }
    }
}

/// The days of a figure by what tells them: the ledger, or a closing.
pub(super) struct Told {
    pub(super) spans: Vec<(Day, Day)>,
    pub(super) frozen: Vec<super::frozen::Frozen>,
}

impl Read<'_> {
    /// The sum and the number of lines.
    pub(super) fn actual(
        &mut self,
        asked: &Asked<'_>,
    ) -> Result<std::result::Result<(i64, i64), Absence>> {
        let told = match self.told(asked)? {
            Ok(told) => told,
            Err(absence) => return Ok(Err(absence)),
        };
        let Ledger { from, text, .. } = asked.ledger(&told.spans);
        let query =
            format!("SELECT coalesce(sum(e.dwellings), 0) AS dwellings, count(*) AS lines {from}");
        let mut sum: Sum = diesel::sql_query(query).bind::<Text, _>(text).get_result(self.conn)?;
        for year in &told.frozen {
            let (dwellings, lines) = self.frozen_sum(asked, year)?;
            sum.dwellings += dwellings;
            sum.lines += lines;
        }
        Ok(Ok((sum.dwellings, sum.lines)))
    }

    /// What tells the days: closed years are read from their latest closing where the figure is
    /// as published (DESIGN 4).
    pub(super) fn told(&mut self, asked: &Asked<'_>) -> Result<std::result::Result<Told, Absence>> {
        let period = asked.reference.period;
        let (first, last) = (period.first_day(), period.last_day());
        if !asked.reference.published {
            return Ok(Ok(Told { spans: vec![(first, last)], frozen: Vec::new() }));
        }
        let frozen = match self.closed_within(asked)? {
            Ok(frozen) => frozen,
            Err(absence) => return Ok(Err(absence)),
        };
        let open = (first.year()..=last.year())
            .filter(|year| frozen.iter().all(|it| it.year != *year))
            .map(|year| (first_day_of(year).max(first), last_day_of(year).min(last)));
        Ok(Ok(Told { spans: open.collect(), frozen }))
    }

    /// The lines, grouped where they are many, and how many there are.
    pub(super) fn actual_list(
        &mut self,
        asked: &Asked<'_>,
        depth: Depth,
    ) -> Result<(Vec<Line>, i64)> {
        let (Ok((_, count)), Ok(told)) = (self.actual(asked)?, self.told(asked)?) else {
            return Ok((Vec::new(), 0));
        };
        if depth == Depth::Grouped
            && count > SHORT
            && let Some(groups) = self.groups(asked, &told)?
        {
            return Ok((groups, count));
        }
        let mut lines = Vec::new();
        for year in &told.frozen {
            lines.extend(self.frozen_list(asked, year)?);
        }
        lines.extend(self.entry_list(asked, &told)?);
        Ok((lines, count))
    }

    fn entry_list(&mut self, asked: &Asked<'_>, told: &Told) -> Result<Vec<Line>> {
        let Ledger { from, text, day } = asked.ledger(&told.spans);
        let query = format!(
            "SELECT e.position AS position, e.kind AS kind, e.on_day AS on_day, \
             e.\"precision\" AS precision, e.booked AS booked, e.recorded_on AS recorded_on, \
             e.dwellings AS dwellings, e.reverses AS reverses, e.note AS note, \
             t.code AS estate, t.name AS estate_name, o.code AS operation \
             {from} ORDER BY {day}, e.position"
        );
        let rows: Vec<Row> = diesel::sql_query(query).bind::<Text, _>(text).load(self.conn)?;
        rows.into_iter().map(line).collect()
    }
}

fn line(row: Row) -> Result<Line> {
    let act = match (row.kind.as_str(), row.reverses) {
        (_, Some(of)) => Act::Reversal(of),
        ("defect", None) => Act::Defect,
        ("cure", None) => Act::Cure,
        _ => Act::Entry,
    };
    let entry = EntryLine {
        position: row.position,
        act,
        when: When { on: row.on_day, precision: parsed(&row.precision)? },
        booked: row.booked,
        recorded_on: row.recorded_on,
        estate: parsed(&row.estate)?,
        estate_name: row.estate_name,
        operation: parsed(&row.operation)?,
        note: row.note,
    };
    let dwellings = row.dwellings;
    Ok(Line { what: What::Entry(Box::new(entry)), dwellings, figure: None })
}
