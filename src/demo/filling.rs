//! Writes the story into a database, each sitting in one transaction at its instant.

use std::collections::HashMap;

use crate::domain::annotation::OneLine;
use crate::domain::ids::Position;
use crate::domain::programme::Programme;
use crate::domain::role::Role;
use crate::domain::year::ReopeningReason;
use crate::store::{Adoption, Author, Draft, NewEdition, Store, StoreError, Tx};

use super::ACCOUNTS;
use super::act::{Act, Mark, Sitting, Who};
use super::inspection;
use super::plans::Proposed;

/// Sets the next edition of a programme: code, name of the author, comment.
pub type SetEdition<'a> = &'a dyn Fn(&Store, &str, &str, &str) -> Result<NewEdition, StoreError>;

/// Who the two authors of the story are.
pub(super) struct Authors {
    pub(super) contributor: i32,
    pub(super) manager: i32,
}

/// Writes all sittings; tells how many are done after each.
pub(super) fn write(
    store: &Store,
    authors: &Authors,
    programme: &Programme,
    told: &[Sitting],
    edition: Option<SetEdition<'_>>,
    mut done: impl FnMut(usize),
) -> Result<(), StoreError> {
    let mut marked = HashMap::new();
    for (number, sitting) in (1..).zip(told) {
        store.clock().set(sitting.at);
        let author = Author::Account(match sitting.who {
            Who::Contributor => authors.contributor,
            Who::Manager => authors.manager,
        });
        store.write(&author, |tx| {
            for act in &sitting.acts {
                perform(tx, programme, act, &mut marked)?;
            }
            Ok(())
        })?;
        for act in &sitting.acts {
            if let (Act::Edition(comment), Some(set)) = (act, edition) {
                let new = set(store, programme.code.as_str(), manager_name(), comment)?;
                store.write(&author, |tx| tx.publish_edition(&new))?;
            }
        }
        done(number);
    }
    Ok(())
}

fn perform(
    tx: &mut Tx<'_>,
    programme: &Programme,
    act: &Act,
    marked: &mut HashMap<Mark, Position>,
) -> Result<(), StoreError> {
    match act {
        Act::Estate(estate) => {
            tx.save_estate(estate.as_ref().clone())?;
        }
        Act::Operation(operation) => {
            tx.save_operation(operation.as_ref().clone())?;
        }
        Act::Record(recording, mark) => {
            let recorded = tx.record(recording)?;
            marked.extend(mark.map(|mark| (mark, recorded.position)));
        }
        Act::Correct(mark, correction) => {
            let position = marked.get(mark).copied().ok_or(StoreError::NotFound)?;
            tx.correct(position, correction)?;
        }
        Act::Nothing(estate, month) => {
            tx.state_nothing(estate, programme.stage, *month)?;
        }
        Act::Publish(plan) => publish(tx, programme, plan)?,
        Act::CorrectionsOnly(year) => {
            tx.take_corrections_only(*year)?;
        }
        Act::Close(year) => {
            tx.close_year(*year)?;
        }
        Act::Reopen(year, note) => {
            tx.reopen_year(*year, ReopeningReason::LateNews, note)?;
        }
        Act::Inspect(month) => inspection::inspect(tx, *month)?,
        Act::Cure(month) => inspection::cure(tx, *month)?,
        Act::Annotate(on, text) => {
            if let Ok(line) = OneLine::read(text) {
                tx.annotate(programme, *on, &line)?;
            }
        }
        Act::Name(month) => inspection::name_houses(tx, *month)?,
        // It is set from what is known once all else of the sitting is recorded.
        Act::Edition(_) => {}
    }
    Ok(())
}

fn manager_name() -> &'static str {
    ACCOUNTS.iter().find(|it| it.role == Role::Manager).map_or("", |it| it.name)
}

fn publish(tx: &mut Tx<'_>, programme: &Programme, plan: &Proposed) -> Result<(), StoreError> {
    let draft = Draft {
        revision: 0,
        target: programme.target,
        last_day: programme.last_day,
        years: plan.years.clone(),
        estates: plan.estates.clone(),
        updated_by: String::new(),
        updated_at: None,
    };
    let revision = tx.save_plan_draft(programme.id, &draft)?;
    let adoption = Adoption {
        adopted_on: plan.adopted_on,
        decision: plan.decision.to_owned(),
        reason: plan.reason.to_owned(),
    };
    tx.publish_plan(programme, revision, &adoption)?;
    Ok(())
}
