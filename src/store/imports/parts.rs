//! Lines with a cell that cannot be read: their other cells are checked as those of whole lines are.

use std::rc::Rc;

use chrono::Datelike;

use crate::domain::estate::Estate;
use crate::domain::proposal::{Column, EstatesEffect, FileLines, MOST_WRONG, Part, Why, WrongLine};
use crate::domain::refusal::Refusal;
use crate::store::Tx;
use crate::store::error::{Result, StoreError};

/// What is wrong with lines, as it is found.
struct Found(Vec<WrongLine>);

impl Found {
    fn say(&mut self, part: &Part, column: Column, value: Option<&str>, why: Why) {
        let value = value.unwrap_or_default().to_owned();
        self.0.push(WrongLine { line: part.line, column, value, why });
    }

    /// Takes what a limit refuses for wrong, and lets everything else through.
    fn or_refused<T>(
        &mut self,
        part: &Part,
        (column, value): (Column, Option<&str>),
        done: Result<T>,
    ) -> Result<Option<T>> {
        match done {
            Ok(done) => Ok(Some(done)),
            Err(StoreError::Refused(refusal)) => {
                self.say(part, column, value, Why::Refused(refusal));
                Ok(None)
            }
            Err(other) => Err(other),
        }
    }
}

impl Tx<'_> {
    /// What is wrong with lines of a file beside the cells that cannot be read. What this makes
    /// on its way is undone by whoever asks.
    pub(in crate::store) fn wrong_in_parts(
        &mut self,
        of: &FileLines,
        parts: &[Part],
    ) -> Result<Vec<WrongLine>> {
        let mut found = Found(Vec::new());
        let years = match of {
            FileLines::Plan(programme, _) => self.years_planned(programme)?,
            _ => None,
        };
        for part in parts {
            self.refuse_dates(part, &mut found);
            match of {
                FileLines::Entries(_) => self.check_entry(part, &mut found)?,
                FileLines::Estates(_) => self.check_estate(part, &mut found)?,
                FileLines::Dwellings(_) => self.check_home(part, &mut found)?,
                // Of its lines, those of other landlords and places are none of ours.
                FileLines::Rpls(_) => {}
                FileLines::Plan(..) => {
                    self.estate_of_part(part, false, &mut found)?;
                    let year = part.year.zip(years);
                    if let Some((year, (first, last))) = year
                        && !(first..=last).contains(&year)
                    {
                        let why = Why::YearOutside { first, last };
                        found.say(part, Column::Year, Some(&year.to_string()), why);
                    }
                }
            }
            if found.0.len() >= MOST_WRONG {
                break;
            }
        }
        Ok(found.0)
    }

    fn refuse_dates(&mut self, part: &Part, found: &mut Found) {
        for (column, date) in &part.dates {
            if let Err(future) = date.settle(self.today()) {
                found.say(part, *column, None, Why::Refused(Refusal::Future(future)));
            }
        }
    }

    /// The estate a line names; none where it names none, or after what is wrong was said.
    fn estate_of_part(
        &mut self,
        part: &Part,
        bucket: bool,
        found: &mut Found,
    ) -> Result<Option<Rc<Estate>>> {
        let Some(text) = part.estate.as_deref() else { return Ok(None) };
        let why = match self.estate_index()?.find(text) {
            Ok(estate) if bucket || !estate.is_bucket() => return Ok(Some(Rc::clone(estate))),
            Ok(_) => Why::Bucket,
            Err(refusal) => Why::Refused(refusal),
        };
        found.say(part, Column::Estate, Some(text), why);
        Ok(None)
    }

    /// The landlord a line names, or the only one of its estate.
    fn check_landlord(
        &mut self,
        part: &Part,
        estate: Option<&Estate>,
        found: &mut Found,
    ) -> Result<()> {
        let known = match (part.landlord.as_deref(), estate) {
            (Some(text), _) => self.landlord_of_text(text),
            (None, Some(estate)) => self.only_landlord(estate),
            (None, None) => return Ok(()),
        };
        let cell = (Column::Landlord, part.landlord.as_deref());
        found.or_refused(part, cell, known).map(drop)
    }

    fn check_entry(&mut self, part: &Part, found: &mut Found) -> Result<()> {
        let estate = self.estate_of_part(part, true, found)?;
        let Some(text) = part.operation.as_deref() else {
            return self.check_landlord(part, estate.as_deref(), found);
        };
        self.check_landlord(part, None, found)?;
        // An operation is looked up on its estate: where that is wrong, it is too soon to say.
        if estate.is_some() {
            let known = self.operation_of_text(text, estate.as_deref());
            found.or_refused(part, (Column::Operation, Some(text)), known)?;
        }
        Ok(())
    }

    fn check_home(&mut self, part: &Part, found: &mut Found) -> Result<()> {
        let estate = self.estate_of_part(part, false, found)?;
        self.check_landlord(part, estate.as_deref(), found)
    }

    fn check_estate(&mut self, part: &Part, found: &mut Found) -> Result<()> {
        let commune = self.commune_of(part.commune.as_ref(), part.insee.as_ref())?;
        if let Err((column, value, why)) = commune {
            found.say(part, column, Some(&value), why);
        }
        if let Some(text) = part.landlord.as_deref()
            && self.landlord_of_file(text, &mut EstatesEffect::default())?.is_none()
        {
            found.say(part, Column::Landlord, Some(text), Why::LandlordName);
        }
        Ok(())
    }

    /// The years a plan of a programme may name.
    fn years_planned(&mut self, programme: &str) -> Result<Option<(i32, i32)>> {
        let Some(programme) = self.programme(programme)? else { return Ok(None) };
        let last = match (self.plan_draft(programme.id)?, self.plan_in_force(programme.id)?) {
            (Some(draft), _) => draft.last_day,
            (None, Some(version)) => version.last_day,
            (None, None) => programme.last_day,
        };
        Ok(Some((programme.first_day.year(), last.year())))
    }
}
