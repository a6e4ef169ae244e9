//! Plan files fill the draft of a programme and never publish it. A draft can be thrown away, and
//! the same file then fills the next one.

use std::collections::{BTreeSet, HashMap};

use chrono::Datelike;
use serde_json::json;

use super::outcome;
use crate::domain::ids::EstateId;
use crate::domain::programme::Programme;
use crate::domain::proposal::{
    Column, Import, ImportFile, ImportOptions, MOST_WRONG, PlanEffect, PlanLine, PlanYear, Why,
    WrongLine,
};
use crate::domain::role::Role;
use crate::store::Tx;
use crate::store::error::{Result, StoreError};
use crate::store::plans::Draft;

impl Tx<'_> {
    /// Puts the lines of a plan file into the draft of a programme. It starts from the draft
    /// there is, else from the version in force, else from nothing; lines the file lacks stay.
    /// The target becomes the sum of the programme's own lines. The caller keeps the transaction
    /// only when the answer is [`Import::Done`].
    pub fn adopt_plan(
        &mut self,
        file: &ImportFile,
        programme: &str,
        lines: &[PlanLine],
        options: &ImportOptions<'_>,
    ) -> Result<Import<PlanEffect>> {
        self.require(if options.dry_run { Role::may_record } else { Role::may_manage })?;
        let programme = self.programme(programme)?.ok_or(StoreError::NotFound)?;
        let held = self.plan_draft(programme.id)?;
        let mut draft = match (&held, self.plan_in_force(programme.id)?) {
            (Some(draft), _) => draft.clone(),
            (None, Some(version)) => Draft::from(&version),
            (None, None) => empty(&programme),
        };
        let before = draft.clone();
        let mut wrong = Vec::new();
        let mut seen = HashMap::new();
        for line in lines {
            let estate = self.plan_estate(line, &mut wrong)?;
            check_place(line, estate, (&programme, &draft), &mut seen, &mut wrong);
            let years = match estate {
                None => &mut draft.years,
                Some(estate) => draft.estates.entry(estate).or_default(),
            };
            years.insert(line.year, line.dwellings);
            if wrong.len() >= MOST_WRONG {
                break;
            }
        }
        let sum: i64 = draft.years.values().sum();
        if sum > 0 {
            draft.target = sum;
        }
        let unchanged = held.as_ref() == Some(&draft);
        let effect = PlanEffect {
            rows: lines.len(),
            target_before: held.as_ref().map(|draft| draft.target),
            target: draft.target,
            years: years(&before, &draft),
            unchanged,
        };
        // Whoever only looks may not be one who saves drafts; no figure hangs on one.
        if wrong.is_empty() && !unchanged && !options.dry_run {
            let revision = self.save_plan_draft(programme.id, &draft)?;
            let batch = self.begin_batch("plan", file, lines.len(), options)?;
            self.keep_before(batch, programme.id, held.as_ref())?;
            let detail = json!({
                "programme": programme.code,
                "revision": revision,
                "rows": lines.len(),
                "batch": batch,
                "history": options.history,
            });
            self.note("plan-file-imported", None, &detail)?;
        }
        Ok(outcome(wrong, effect, options))
    }

    /// The estate a line is about; none for the programme's own.
    fn plan_estate(
        &mut self,
        line: &PlanLine,
        wrong: &mut Vec<WrongLine>,
    ) -> Result<Option<EstateId>> {
        let Some(text) = &line.estate else { return Ok(None) };
        let why = match self.estate_index()?.find(text) {
            Ok(estate) if !estate.is_bucket() => return Ok(Some(estate.id)),
            Ok(_) => Why::Bucket,
            Err(refusal) => Why::Refused(refusal),
        };
        let value = text.clone();
        wrong.push(WrongLine { line: line.line, column: Column::Estate, value, why });
        Ok(None)
    }
}

fn empty(programme: &Programme) -> Draft {
    Draft {
        revision: 0,
        target: programme.target,
        last_day: programme.last_day,
        years: std::collections::BTreeMap::new(),
        estates: std::collections::BTreeMap::new(),
        updated_by: String::new(),
        updated_at: None,
    }
}

/// The year must be the draft's, and each year and estate stand once.
fn check_place(
    line: &PlanLine,
    estate: Option<EstateId>,
    (programme, draft): (&Programme, &Draft),
    seen: &mut HashMap<(i32, Option<EstateId>), u64>,
    wrong: &mut Vec<WrongLine>,
) {
    let mut refuse = |why| {
        let value = line.year.to_string();
        wrong.push(WrongLine { line: line.line, column: Column::Year, value, why });
    };
    let (first, last) = (programme.first_day.year(), draft.last_day.year());
    if !(first..=last).contains(&line.year) {
        refuse(Why::YearOutside { first, last });
    }
    // A line whose estate is unknown is the programme's no more than another's.
    if line.estate.is_some() == estate.is_some() {
        let at = *seen.entry((line.year, estate)).or_insert(line.line);
        if at != line.line {
            refuse(Why::PlannedTwice { line: at });
        }
    }
}

fn years(before: &Draft, after: &Draft) -> Vec<PlanYear> {
    let named: BTreeSet<i32> = after
        .years
        .keys()
        .chain(after.estates.values().flat_map(|years| years.keys()))
        .copied()
        .collect();
    named
        .into_iter()
        .map(|year| PlanYear {
            year,
            before: before.years.get(&year).copied(),
            dwellings: after.years.get(&year).copied(),
            estates: after.estates.values().filter_map(|years| years.get(&year)).sum(),
        })
        .collect()
}
