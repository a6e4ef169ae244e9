//! Landlords: Maisons & Cités, SIA Habitat…

use serde::{Deserialize, Serialize};

use super::ids::{LandlordCode, LandlordId};

/// A landlord, as its register states it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Landlord {
    /// Its number, for ever.
    pub id: LandlordId,
    /// Its code.
    pub code: LandlordCode,
    /// Its name on screen.
    pub name: String,
}
