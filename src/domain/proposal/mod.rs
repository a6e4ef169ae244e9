//! Imports (DESIGN 8): the lines of a file, what is wrong with one when it meets the registers
//! and the ledger, and the effect of taking all of them in.

mod dwellings;
mod effect;
mod kind;
mod lines;
mod part;
mod rpls;
mod wrong;

pub use dwellings::{DwellingChange, DwellingNamed, DwellingUnnamed, DwellingsEffect, Unnamed};
pub use effect::{
    EffectSum, EntriesEffect, EstateChange, EstatesEffect, Import, ImportFile, ImportOptions,
    LineCorrected, LineKnown, PlanEffect, PlanYear, TakenBefore,
};
pub use kind::{BoardFigures, FileEffect, FileLines, Kind, ProposalState, Settings};
pub use lines::{DwellingLine, EntryLine, EntryLines, EstateLine, PlanLine};
pub use part::Part;
pub use rpls::{RplsLeft, RplsLine, street};
pub use wrong::{Column, MOST_WRONG, Why, WrongLine};
