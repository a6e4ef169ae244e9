//! The fields of one entry, in the form to record and in each line of the form to correct. A
//! suffix to their names tells the lines apart.

use super::questions::{Asks, answers};
use crate::domain::entry::Recording;
use crate::domain::estate::Estate;
use crate::domain::operation::Operation;
use crate::domain::refusal::Refusal;
use crate::domain::stage::Stage;
use crate::store::{Read, Result as Stored, StoreError};
use crate::text::Lang;
use crate::text::reading::{parse_count, parse_date};
use crate::web::fields::{Errors, Typed};

/// What raises questions.
const TELLING: [&str; 6] = ["estate", "operation", "landlord", "stage", "on", "dwellings"];

/// The names of the fields that raise questions, with their suffix.
pub(super) fn telling(suffix: &str) -> Vec<String> {
    TELLING.iter().map(|name| format!("{name}{suffix}")).collect()
}

/// One of several to choose from.
pub(super) struct Choice {
    pub(super) value: String,
    pub(super) label: String,
}

/// The fields of one entry as they are shown.
pub(super) struct EntryFields {
    pub(super) suffix: String,
    /// Whether the address says which estate: then there is no field for it.
    pub(super) fixed: bool,
    pub(super) estate: String,
    /// The estates that bear the name that was typed, where there are several.
    pub(super) candidates: Vec<Choice>,
    /// Operations to choose from; none while the estate is not known.
    pub(super) operations: Vec<Choice>,
    pub(super) operation: String,
    /// Landlords to choose from, where the estate does not say which.
    pub(super) landlords: Vec<Choice>,
    pub(super) landlord: String,
    pub(super) stages: Vec<Choice>,
    pub(super) stage: Stage,
    pub(super) on: String,
    pub(super) dwellings: String,
    pub(super) note: String,
    pub(super) reference: String,
    pub(super) asks: Asks,
    pub(super) errors: Errors,
}

impl EntryFields {
    /// What is wrong with a field of this entry.
    pub(super) fn error(&self, name: &str) -> Option<&str> {
        self.errors.of(&format!("{name}{}", self.suffix))
    }

    /// The fields with what was typed.
    pub(super) fn new(
        read: &mut Read<'_>,
        lang: Lang,
        form: &Typed,
        suffix: &str,
        estate: Option<&Estate>,
        asks: Asks,
        errors: &Errors,
    ) -> Stored<Self> {
        let get = |name: &str| form.get(&format!("{name}{suffix}")).to_owned();
        let typed = get("estate");
        let (found, candidates) = match estate {
            Some(estate) => (Some(estate.clone()), Vec::new()),
            None => find(read, &typed)?,
        };
        let (operations, landlords) = match &found {
            Some(estate) => choices(read, lang, estate, &get("landlord"))?,
            None => Default::default(),
        };
        Ok(Self {
            suffix: suffix.to_owned(),
            fixed: estate.is_some(),
            estate: typed,
            candidates,
            operations,
            operation: get("operation"),
            landlords,
            landlord: get("landlord"),
            stages: Stage::ALL
                .map(|stage| Choice {
                    value: stage.to_string(),
                    label: lang.stage_dwellings(stage).into_owned(),
                })
                .into(),
            stage: get("stage").parse().unwrap_or(Stage::Delivered),
            on: get("on"),
            dwellings: get("dwellings"),
            note: get("note"),
            reference: get("reference"),
            asks,
            errors: errors.clone(),
        })
    }
}

/// The estate that was typed, or those that bear its name.
fn find(read: &mut Read<'_>, text: &str) -> Stored<(Option<Estate>, Vec<Choice>)> {
    if text.is_empty() {
        return Ok((None, Vec::new()));
    }
    match read.estate_named(text) {
        Ok(estate) => Ok((Some(estate), Vec::new())),
        Err(StoreError::Refused(Refusal::AmbiguousEstate { codes, .. })) => {
            let all = estate_choices(read)?;
            Ok((None, all.into_iter().filter(|it| codes.contains(&it.value)).collect()))
        }
        Err(StoreError::Refused(_)) => Ok((None, Vec::new())),
        Err(error) => Err(error),
    }
}

/// All estates: code, then name and commune.
pub(super) fn estate_choices(read: &mut Read<'_>) -> Stored<Vec<Choice>> {
    let estates = read.estates()?;
    let wanted: Vec<String> =
        estates.iter().filter_map(|it| it.commune.as_ref()).map(ToString::to_string).collect();
    let communes = read.commune_names(&wanted)?;
    Ok(estates
        .into_iter()
        .map(|estate| {
            let commune = estate.commune.as_ref().and_then(|code| communes.get(code.as_str()));
            let label = match commune {
                Some(commune) => format!("{}, {commune}", estate.name),
                None => estate.name,
            };
            Choice { value: estate.code.to_string(), label }
        })
        .collect())
}

/// The operations of an estate, and its landlords where it does not say which one it is.
fn choices(
    read: &mut Read<'_>,
    lang: Lang,
    estate: &Estate,
    named: &str,
) -> Stored<(Vec<Choice>, Vec<Choice>)> {
    let operations = read.operations_of(estate.id)?;
    let mut landlords = estate.landlords.clone();
    if landlords.is_empty() {
        landlords = operations.iter().map(|it| it.landlord).collect();
        landlords.sort_unstable();
        landlords.dedup();
    }
    let all = read.landlords()?;
    let one = landlords.len() == 1 && named.is_empty();
    let landlords = all
        .into_iter()
        .filter(|_| !one)
        .map(|it| Choice { value: it.code.to_string(), label: it.name })
        .collect();
    // One that Corons made, alone, says nothing a reader could choose.
    let alone = matches!(operations.as_slice(), [only] if only.unspecified);
    let operations = operations.iter().filter(|_| !alone).map(|it| operation_choice(lang, it));
    Ok((operations.collect(), landlords))
}

/// An operation as people know it: what it is, how many are planned.
fn operation_choice(lang: Lang, operation: &Operation) -> Choice {
    let mut label = format!("{}, {}", operation.name, lang.kind_name(operation.kind));
    if let Some(planned) = operation.planned {
        label.push_str(&lang.say_with("entries-planned", &[("n", planned.into())]));
    }
    Choice { value: operation.code.to_string(), label }
}

/// Reads the fields of one entry; what is wrong is said beside its field.
pub(super) fn recording(
    form: &Typed,
    suffix: &str,
    lang: Lang,
    errors: &mut Errors,
) -> Option<Recording> {
    let name = |name: &str| format!("{name}{suffix}");
    let text = |field: &str| form.filled(&name(field)).map(str::to_owned);
    let stage = match form.filled(&name("stage")) {
        None => Some(Stage::Delivered),
        Some(word) => {
            let known = word.parse().map_err(|_| lang.say("entries-no-such-stage").into_owned());
            errors.take(&name("stage"), known)
        }
    };
    let date = parse_date(form.get(&name("on"))).map_err(|it| it.sentence(lang));
    let date = errors.take(&name("on"), date);
    let count = parse_count(form.get(&name("dwellings"))).map_err(|it| it.sentence(lang));
    let count = errors.take(&name("dwellings"), count);
    Some(Recording {
        estate: text("estate"),
        operation: text("operation"),
        landlord: text("landlord"),
        stage: stage?,
        date: date?,
        dwellings: count?,
        note: text("note"),
        reference: text("reference"),
        confirmed: answers(form, suffix, &telling(suffix)),
    })
}

/// The field a refusal is about; empty for one about the whole form.
pub(in crate::web) fn field_of(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::Future(_) | Refusal::ManagersOnly(_) | Refusal::YearClosed(_) => "on",
        Refusal::UnknownEstate(_) | Refusal::AmbiguousEstate { .. } => "estate",
        Refusal::UnknownLandlord(_) | Refusal::LandlordNeeded { .. } => "landlord",
        Refusal::UnknownOperation(_)
        | Refusal::OperationElsewhere(_)
        | Refusal::OperationNeeded { .. } => "operation",
        _ => "",
    }
}
