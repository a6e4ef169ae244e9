//! What one read transaction reads once: a board page asks for plans, places and sums of
//! operations from several sides, and none of them can change while it lasts.

use std::collections::HashMap;
use std::rc::Rc;

use super::Read;
use super::error::Result;
use super::places::Places;
use super::reports::Stages;
use crate::domain::ids::ProgrammeId;
use crate::domain::operation::Operation;
use crate::domain::plan::Publication;

/// What was read already.
#[derive(Default)]
pub(super) struct Kept {
    plans: HashMap<ProgrammeId, Rc<Vec<Publication>>>,
    places: Option<Rc<Places>>,
    stages: Option<Rc<Stages>>,
    operations: Option<Rc<Vec<Operation>>>,
}

/// Gives what is kept, or reads it and keeps it.
macro_rules! once {
    ($read:ident, $field:ident, $reading:expr) => {{
        if let Some(found) = $read.kept.as_ref().and_then(|kept| kept.$field.clone()) {
            return Ok(found);
        }
        let found = Rc::new($reading?);
        if let Some(kept) = &mut $read.kept {
            kept.$field = Some(Rc::clone(&found));
        }
        Ok(found)
    }};
}

impl Read<'_> {
    pub(super) fn plans_kept(&mut self, programme: ProgrammeId) -> Result<Rc<Vec<Publication>>> {
        if let Some(found) = self.kept.as_ref().and_then(|kept| kept.plans.get(&programme)) {
            return Ok(Rc::clone(found));
        }
        let found = Rc::new(self.plan_versions(programme)?);
        if let Some(kept) = &mut self.kept {
            kept.plans.insert(programme, Rc::clone(&found));
        }
        Ok(found)
    }

    pub(super) fn places_kept(&mut self) -> Result<Rc<Places>> {
        once!(self, places, self.places())
    }

    pub(super) fn stages_of_operations(&mut self) -> Result<Rc<Stages>> {
        once!(self, stages, self.stage_sums())
    }

    pub(super) fn operations_once(&mut self) -> Result<Rc<Vec<Operation>>> {
        once!(self, operations, self.operations())
    }
}
