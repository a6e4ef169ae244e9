//! Who plays: the real estates, with invented counts and landlords where none is known.

use crate::domain::estate::Estate;
use crate::domain::ids::LandlordId;
use crate::domain::landlord::Landlord;

use super::chance::Chance;
use super::curve::first_day;

/// Estates of unknown landlord that the story gives to SIA Habitat.
const FOR_SIA: [&str; 3] = ["ANZIN-MONT-VEINE", "DENAIN-CHABAUD-LATOUR", "RAISMES-BEAU-CHENE"];
/// A name that states the count.
const BY_NAME: [(&str, i64); 1] = [("ANZIN-CORON-120", 120)];

/// What an estate does differently from the others.
pub(super) struct Temper {
    /// Months from June 2018 to the first delivery.
    pub(super) first: i32,
    /// Deliveries in percent of an ordinary estate's.
    pub(super) pace: i64,
}

/// Three estates fall behind, one finishes early, several are ahead.
pub(super) fn temper(code: &str) -> Option<Temper> {
    let (first, pace) = match code {
        "LIEVIN-SAINT-ALBERT" => (8, 24),
        "LOOS-5" => (12, 28),
        "ONNAING-CUVINOT" => (15, 26),
        EARLY => (4, 260),
        "LENS-4" => (5, 170),
        "OIGNIES-DECLERCQ" => (14, 160),
        "WALLERS-ARENBERG" => (24, 155),
        "HENIN-DARCY" => (9, 150),
        _ => return None,
    };
    Some(Temper { first, pace })
}

/// The estate that finishes early.
pub(super) const EARLY: &str = "PECQUENCOURT-BARROIS";

/// The two landlords of the story.
#[derive(Clone, Copy)]
pub(super) struct Landlords {
    pub(super) maisons_et_cites: LandlordId,
    pub(super) sia: LandlordId,
}

impl Landlords {
    pub(super) fn among(all: &[Landlord]) -> Option<Self> {
        let of = |name: &str| all.iter().find(|it| it.name == name).map(|it| it.id);
        Some(Self { maisons_et_cites: of("Maisons & Cités")?, sia: of("SIA Habitat")? })
    }
}

/// The estate with what is unknown invented, and marked so; none where all is known.
pub(super) fn invented(estate: &Estate, landlords: Landlords) -> Option<Estate> {
    if estate.is_bucket() || (estate.dwellings.is_some() && !estate.landlords.is_empty()) {
        return None;
    }
    let code = estate.code.as_str();
    let mut invented = Estate { fictional: true, ..estate.clone() };
    if estate.landlords.is_empty() {
        let sia = FOR_SIA.contains(&code);
        invented.landlords = vec![if sia { landlords.sia } else { landlords.maisons_et_cites }];
    }
    if estate.dwellings.is_none() {
        let by_name = BY_NAME.iter().find(|(known, _)| *known == code).map(|(_, count)| *count);
        let small = invented.landlords.contains(&landlords.sia);
        let (low, high) = if small { (160, 260) } else { (330, 830) };
        let count = by_name.unwrap_or_else(|| Chance::of(code, 0, "dwellings").between(low, high));
        invented.dwellings = Some(count);
        invented.dwellings_on = Some(first_day());
        let known = estate.source.as_deref().unwrap_or_default();
        invented.source = Some(format!("compte fictif de démonstration ; cité : {known}"));
    }
    Some(invented)
}
