//! The rows of lists and breakdowns, and who has reported.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use chrono::Datelike;
use diesel::prelude::*;

use super::Read;
use super::error::{Result, StoreError};
use super::figures::Question;
use super::parsed;
use super::places::plan_day;
use super::rollups::{territory_key, territory_line};
use super::schema::{operations, rollup_estate_months, rollup_operations};
use crate::domain::calendar::{Day, Month};
use crate::domain::estate::Estate;
use crate::domain::figure::{FigurePeriod, FigureScope, Quantity, Reference};
use crate::domain::ids::{EstateId, OperationId, Siren};
use crate::domain::operation::{Kind, Operation};
use crate::domain::plan::{PlanVersion, Publication};
use crate::domain::programme::Programme;
use crate::domain::proration::planned_at;
use crate::domain::reporting::{Span, reporting, silent};
use crate::domain::rollup::{EstateRow, Known, OperationRow, Reporting, TerritoryRow};
use crate::domain::stage::Stage;
use crate::domain::territory::{Scope, TerritoryLine};

/// Sums of an operation at one stage.
pub(super) struct StageSum {
    dwellings: i64,
    live: i64,
    first_on: Option<Day>,
    last_on: Option<Day>,
}

pub(super) type Stages = HashMap<OperationId, BTreeMap<Stage, StageSum>>;

impl Read<'_> {
    pub(super) fn stage_sums(&mut self) -> Result<Stages> {
        type Row = (i32, String, i64, i64, Option<Day>, Option<Day>);
        let rows: Vec<Row> = rollup_operations::table.load(self.conn)?;
        let mut sums = Stages::new();
        for (operation, stage, dwellings, live, first_on, last_on) in rows {
            let sum = StageSum { dwellings, live, first_on, last_on };
            sums.entry(operation).or_default().insert(parsed(&stage)?, sum);
        }
        Ok(sums)
    }

    /// Operations of a programme that report each month, between start and full delivery
    /// (DESIGN 2.10): those of known kind, scattered and unallocated ones only where marked.
    pub(super) fn spans(&mut self, asked: &Question) -> Result<Vec<Span>> {
        let sums = self.stages_of_operations()?;
        let places = self.places_kept()?;
        let bucket: HashSet<EstateId> =
            places.estates.values().filter(|it| it.is_bucket()).map(|it| it.id).collect();
        let mut spans = Vec::new();
        for operation in self.operations_once()?.iter() {
            let usual = !matches!(operation.kind, Kind::Scattered | Kind::Unknown)
                && !bucket.contains(&operation.estate);
            if !(usual || operation.reports) || !asked.programme.counts_operation(operation) {
                continue;
            }
            let of = |stage| sums.get(&operation.id).and_then(|it| it.get(&stage));
            let Some(started) = of(Stage::Started).filter(|it| it.live > 0) else { continue };
            let Some(first_on) = started.first_on else { continue };
            let whole = operation.planned.unwrap_or(started.dwellings);
            let last = of(Stage::Delivered)
                .filter(|it| it.dwellings >= whole)
                .and_then(|it| it.last_on)
                .map(Month::of);
            spans.push(Span { estate: operation.estate, first: Month::of(first_on), last });
        }
        Ok(spans)
    }

    /// Months and estates that reported: by an entry dated to the month, or by a statement.
    pub(super) fn reported(
        &mut self,
        asked: &Question,
        from: Month,
        to: Month,
    ) -> Result<BTreeSet<(Month, EstateId)>> {
        let rows: Vec<(String, i32)> = rollup_estate_months::table
            .filter(rollup_estate_months::programme.eq(asked.programme.id))
            .filter(rollup_estate_months::stage.eq(asked.stage.as_str()))
            .filter(rollup_estate_months::month.between(from.to_string(), to.to_string()))
            .filter(rollup_estate_months::year_only.eq(false))
            .filter(rollup_estate_months::entries.gt(0))
            .select((rollup_estate_months::month, rollup_estate_months::estate))
            .load(self.conn)?;
        let mut reported = BTreeSet::new();
        for (month, estate) in rows {
            reported.insert((parsed(&month)?, estate));
        }
        reported.extend(self.stated_months(asked.stage, from, to)?);
        Ok(reported)
    }

    /// Months in which some estate of the scope stated that nothing happened.
    pub(super) fn stated_in(&mut self, asked: &Question) -> Result<Vec<Month>> {
        let places = self.places_kept()?;
        let followed = |estate: &&Estate| {
            estate.landlords.is_empty()
                || estate.landlords.iter().any(|id| asked.programme.landlords.contains(id))
        };
        if asked.scope == Scope::All {
            let all: Vec<EstateId> =
                places.estates.values().filter(followed).map(|it| it.id).collect();
            return self.months_stated_by(asked.stage, &all);
        }
        let first = asked.programme.first_day;
        let (from, to) = (Month::of(first), Month::of(asked.known.on));
        let stated = self.stated_months(asked.stage, from, to)?;
        let mut months: Vec<Month> = stated
            .into_iter()
            .filter(|(month, estate)| {
                places.estates.get(estate).is_some_and(|it| followed(&it))
                    && places.holds(&asked.scope, *estate, month.year(), first)
            })
            .map(|(month, _)| month)
            .collect();
        months.dedup();
        Ok(months)
    }

    /// How many estates reported each month of the programme up to the knowledge date.
    pub(super) fn reporting(&mut self, asked: &Question) -> Result<Vec<Reporting>> {
        let mut spans = self.spans(asked)?;
        if asked.scope != Scope::All {
            let places = self.places_kept()?;
            let first = asked.programme.first_day;
            let year = asked.to.year();
            spans.retain(|it| places.holds(&asked.scope, it.estate, year, first));
        }
        let (from, to) = (Month::of(asked.programme.first_day), Month::of(asked.known.on));
        let reported = self.reported(asked, from, to)?;
        let months = std::iter::successors(Some(from), |month| Some(month.next()))
            .take_while(|month| *month <= to);
        Ok(reporting(&spans, months, &reported))
    }

    /// How many estates reported the month of `to`, and which did not.
    pub fn reporting_of_month(
        &mut self,
        asked: &Question,
    ) -> Result<(Reporting, BTreeSet<EstateId>)> {
        let month = Month::of(asked.to);
        let spans = self.spans(asked)?;
        let reported = self.reported(asked, month, month)?;
        let counted = reporting(&spans, [month], &reported).into_iter().next();
        let counted = counted.unwrap_or(Reporting { month, reported: 0, expected: 0 });
        Ok((counted, silent(&spans, month, &reported)))
    }

    /// The breakdown by territory at `to`: signatory EPCI and those with anything in them by
    /// department, then what lies in no known commune, then what was never broken down. Planned
    /// by the version in force; what it gives to no estate is for the reader to subtract.
    pub fn territory_rows(&mut self, asked: &Question) -> Result<Vec<TerritoryRow>> {
        let places = self.places_kept()?;
        let versions = self.plans_kept(asked.programme.id)?;
        let mut sums = self.territory_sums(asked)?;
        for part in self.rest_of_month(asked)? {
            let estate = places.estates.get(&part.estate).ok_or(StoreError::NotFound)?;
            let line = places.line(estate, part.on_day);
            *sums.entry(territory_key(&line)).or_default() -= part.dwellings;
        }
        let defective = self.defective_by_line(asked)?;
        let mut rows: BTreeMap<TerritoryLine, TerritoryRow> = BTreeMap::new();
        for line in [TerritoryLine::NoCommune, TerritoryLine::Bucket] {
            rows.insert(line.clone(), blank(&line));
        }
        for (key, dwellings) in sums {
            let line = territory_line(&key)?;
            rows.entry(line.clone()).or_insert_with(|| blank(&line)).actual = dwellings;
        }
        for (line, dwellings) in defective {
            let row = rows.entry(line.clone()).or_insert_with(|| blank(&line));
            row.defective = dwellings;
            row.actual -= if asked.net { dwellings } else { 0 };
        }
        for estate in places.estates.values().filter(|it| !it.is_bucket()) {
            let followed = estate.landlords.is_empty()
                || estate.landlords.iter().any(|id| asked.programme.landlords.contains(id));
            if followed {
                let line = places.line(estate, asked.to);
                rows.entry(line.clone()).or_insert_with(|| blank(&line)).estates += 1;
            }
        }
        let in_force = versions.last().filter(|_| asked.stage == asked.programme.stage);
        if let Some(Publication { plan, .. }) = in_force {
            for (line, planned) in planned_by_line(plan, &places, asked) {
                rows.entry(line.clone()).or_insert_with(|| blank(&line)).planned = Some(planned);
            }
        }
        self.name_territories(rows)
    }

    /// Gives EPCI their names and adds the signatories nothing lies in.
    fn name_territories(
        &mut self,
        mut rows: BTreeMap<TerritoryLine, TerritoryRow>,
    ) -> Result<Vec<TerritoryRow>> {
        for epci in self.epcis()? {
            let mut named = false;
            for (line, row) in &mut rows {
                if matches!(line, TerritoryLine::Epci(_, Some(siren)) if *siren == epci.siren) {
                    row.name.clone_from(&epci.name);
                    named = true;
                }
            }
            if !epci.signatory || named {
                continue;
            }
            if let Some(department) = self.seat(&epci.siren)? {
                let line = TerritoryLine::Epci(parsed(&department)?, Some(epci.siren));
                rows.insert(line.clone(), TerritoryRow { name: epci.name, ..blank(&line) });
            }
        }
        Ok(rows.into_values().collect())
    }

    /// The department most communes of an EPCI lie in.
    fn seat(&mut self, epci: &Siren) -> Result<Option<String>> {
        use super::schema::{communes, memberships};
        Ok(memberships::table
            .inner_join(communes::table.on(communes::insee.eq(memberships::commune)))
            .filter(memberships::epci.eq(epci.as_str()).and(memberships::ended.is_null()))
            .group_by(communes::department)
            .order(diesel::dsl::count_star().desc())
            .select(communes::department)
            .first(self.conn)
            .optional()?)
    }

    /// The estates with their counts at `to`, by name; the bucket is not among them.
    pub fn estate_rows(&mut self, asked: &Question) -> Result<Vec<EstateRow>> {
        let places = self.places_kept()?;
        let versions = self.plans_kept(asked.programme.id)?;
        let in_force = versions.last().filter(|_| asked.stage == asked.programme.stage);
        let plan = in_force.map(|version| &version.plan);
        let sums = self.estate_sums(asked)?;
        let defective = self.defective_by_estate(asked)?;
        let last = self.last_days(asked.stage)?;
        let (_, silent) = self.reporting_of_month(asked)?;
        let epcis: HashMap<String, String> =
            self.epcis()?.into_iter().map(|it| (it.siren.to_string(), it.name)).collect();
        let mut estates: Vec<_> = places.estates.values().filter(|it| !it.is_bucket()).collect();
        estates.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
        Ok(estates
            .into_iter()
            .map(|estate| {
                let insee = estate.commune.as_ref().map(ToString::to_string);
                let epci = places.epci(estate, asked.to).map(ToString::to_string);
                let line = plan.and_then(|plan| plan.estates.get(&estate.id));
                let planned = plan
                    .as_ref()
                    .zip(line)
                    .map(|(plan, line)| planned_at(line, plan.first_day, plan.last_day, asked.to));
                let defective = defective.get(&estate.id).copied().unwrap_or(0);
                let gross = sums.get(&estate.id).copied().unwrap_or(0);
                EstateRow {
                    id: estate.id,
                    code: estate.code.clone(),
                    name: estate.name.clone(),
                    commune: insee.as_ref().and_then(|it| places.communes.get(it)).cloned(),
                    insee,
                    epci_name: epci.as_ref().and_then(|siren| epcis.get(siren)).cloned(),
                    epci,
                    dwellings: estate.dwellings,
                    actual: if asked.net { gross - defective } else { gross },
                    defective,
                    planned,
                    target: line.map(|line| line.values().sum()),
                    last_on: last.get(&estate.id).copied(),
                    silent: silent.contains(&estate.id),
                    fictional: estate.fictional,
                    in_part: !self.sees_all_of(estate.id),
                }
            })
            .collect())
    }

    /// Day of the last live entry of each estate at a stage.
    fn last_days(&mut self, stage: Stage) -> Result<HashMap<EstateId, Day>> {
        let rows: Vec<(i32, Option<Day>)> = rollup_operations::table
            .inner_join(operations::table.on(operations::id.eq(rollup_operations::operation)))
            .filter(rollup_operations::stage.eq(stage.as_str()))
            .select((operations::estate, rollup_operations::last_on))
            .load(self.conn)?;
        let mut last: HashMap<EstateId, Day> = HashMap::new();
        for (estate, day) in rows {
            if let Some(day) = day {
                let held = last.entry(estate).or_insert(day);
                *held = (*held).max(day);
            }
        }
        Ok(last)
    }

    /// All operations with what they have reached, by code; of one estate where it is named.
    pub fn operation_rows(&mut self, estate: Option<EstateId>) -> Result<Vec<OperationRow>> {
        let sums = self.stages_of_operations()?;
        let estates: HashMap<EstateId, _> =
            self.estates()?.into_iter().map(|it| (it.id, it)).collect();
        let landlords: HashMap<i32, String> =
            self.landlords()?.into_iter().map(|it| (it.id, it.name)).collect();
        let defective = self.defective_by_operation()?;
        let programmes = self.programmes()?;
        let known = self.known_now()?;
        let mut all = self.operations()?;
        all.retain(|it| estate.is_none_or(|wanted| wanted == it.estate));
        all.into_iter()
            .map(|it| {
                let home = estates.get(&it.estate).ok_or(StoreError::NotFound)?;
                let of = |stage| sums.get(&it.id).and_then(|stages| stages.get(&stage));
                let at = |stage| of(stage).map_or(0, |sum| sum.dwellings);
                let first = |stage| of(stage).and_then(|sum| sum.first_on);
                let figures = Stage::ALL
                    .map(|stage| counted_by(&programmes, &it, stage, first(stage), &known));
                Ok(OperationRow {
                    figures,
                    name: it.name.clone(),
                    estate: home.code.clone(),
                    estate_name: home.name.clone(),
                    landlord: landlords.get(&it.landlord).cloned().unwrap_or_default(),
                    kind: it.kind,
                    planned: it.planned,
                    unspecified: it.unspecified,
                    financed: at(Stage::Financed),
                    ordered: at(Stage::Ordered),
                    started: at(Stage::Started),
                    delivered: at(Stage::Delivered),
                    defective: defective.get(&it.id).copied().unwrap_or(0),
                    last_on: Stage::ALL.iter().filter_map(|s| of(*s)?.last_on).max(),
                    code: it.code,
                })
            })
            .collect()
    }
}

/// What an operation's count at a stage is in the first programme that counts all of it.
fn counted_by(
    programmes: &[Programme],
    operation: &Operation,
    stage: Stage,
    first_on: Option<Day>,
    known: &Known,
) -> Option<Reference> {
    let all = |it: &&Programme| {
        it.counts_operation(operation) && first_on.is_none_or(|day| it.first_day <= day)
    };
    let programme = programmes.iter().find(all)?;
    let first = programme.first_day.min(known.on);
    Some(Reference {
        programme: programme.code.clone(),
        quantity: Quantity::Actual,
        stage,
        net: false,
        published: false,
        scope: FigureScope::Operation(operation.code.clone()),
        period: FigurePeriod::Range(first, known.on),
        position: known.position,
    })
}

/// A line of a breakdown with nothing in it.
fn blank(line: &TerritoryLine) -> TerritoryRow {
    TerritoryRow {
        line: line.clone(),
        name: String::new(),
        estates: 0,
        actual: 0,
        defective: 0,
        planned: None,
    }
}

/// Planned at `to` for each line: estates' lines of each year where the estate lay that year.
fn planned_by_line(
    plan: &PlanVersion,
    places: &super::places::Places,
    asked: &Question,
) -> BTreeMap<TerritoryLine, i64> {
    let mut planned: BTreeMap<TerritoryLine, i64> = BTreeMap::new();
    for (estate, years) in &plan.estates {
        let Some(home) = places.estates.get(estate) else { continue };
        let mut parts: BTreeMap<TerritoryLine, crate::domain::plan::Years> = BTreeMap::new();
        for (year, number) in years {
            let line = places.line(home, plan_day(*year, plan.first_day));
            parts.entry(line).or_default().insert(*year, *number);
        }
        for (line, years) in parts {
            let at = planned_at(&years, plan.first_day, plan.last_day, asked.to);
            *planned.entry(line).or_default() += at;
        }
    }
    planned
}
