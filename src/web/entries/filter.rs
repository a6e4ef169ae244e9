//! Which entries a reader asks for, as typed into the address.

use crate::domain::stage::Stage;
use crate::store::{EntryFilter, Read, StoreError};
use crate::text::Lang;
use crate::text::reading::parse_date;
use crate::web::fields::{Errors, Typed};
use crate::web::visit::Visit;

/// Parameters of the address that narrow the list.
pub(super) const NARROWING: [&str; 9] =
    ["estate", "operation", "stage", "from", "to", "author", "programme", "landlord", "live"];

/// The parameters of an address, as if they were a form.
pub(super) fn typed(visit: &Visit) -> Typed {
    let pairs: Vec<(&str, &str)> =
        visit.query.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    Typed::given(&pairs)
}

/// What can be read of a filter without the database; what cannot is said beside its field.
pub(super) fn read_filter(typed: &Typed, lang: Lang, errors: &mut Errors) -> EntryFilter {
    let text = |name: &str| typed.filled(name).map(str::to_owned);
    let mut date = |name: &str| {
        let written =
            typed.filled(name).map(|text| parse_date(text).map_err(|it| it.sentence(lang)));
        written.and_then(|written| errors.take(name, written))
    };
    let from = date("from").map(|written| written.first_day());
    let to = date("to").map(|written| written.last_day());
    let stage = typed.filled("stage").and_then(|text| {
        let known = text.parse::<Stage>();
        errors.take("stage", known.map_err(|_| lang.say("entries-no-such-stage").into_owned()))
    });
    let before = typed.filled("before").and_then(|text| {
        let known = text.trim_start_matches('@').parse();
        errors.take("before", known.map_err(|_| lang.say("entries-no-such-page").into_owned()))
    });
    EntryFilter {
        estate: text("estate"),
        operation: text("operation"),
        stage,
        from,
        to,
        author: text("author"),
        programme: text("programme"),
        landlord: text("landlord"),
        live: typed.filled("live").is_some(),
        before,
        ..EntryFilter::default()
    }
}

/// Puts the code of an estate in the place of its name.
pub(super) fn settle(read: &mut Read<'_>, filter: &mut EntryFilter) -> Result<(), StoreError> {
    if let Some(text) = &filter.estate {
        filter.estate = Some(read.estate_named(text)?.code.to_string());
    }
    Ok(())
}
