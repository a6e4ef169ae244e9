//! What can be read of a line of which some cell cannot.

use super::wrong::Column;
use crate::domain::calendar::WrittenDate;
use crate::domain::ids::Insee;

/// A line of any kind of file with a cell that cannot be read. It is never taken in; what its
/// other cells say is compared with the registers all the same, so that everything that is wrong
/// with it is said at once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Part {
    /// The line of the file it begins on, from 1.
    pub line: u64,
    /// Code or name of the estate, as written.
    pub estate: Option<String>,
    /// Code or name of the operation, as written.
    pub operation: Option<String>,
    /// Code or name of the landlord, as written.
    pub landlord: Option<String>,
    /// The name of the commune, where nothing that can't be read would tell it.
    pub commune: Option<String>,
    /// The INSEE code of the commune.
    pub insee: Option<Insee>,
    /// The year of a plan.
    pub year: Option<i32>,
    /// Its dates, with their columns.
    pub dates: Vec<(Column, WrittenDate)>,
}
