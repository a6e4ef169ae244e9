//! Which changes of registers a reader asks for, as typed into the address.

use crate::store::HistoryFilter;
use crate::text::Lang;
use crate::web::fields::{Errors, Typed};
use crate::web::visit::Visit;

/// Parameters of the address that narrow the list.
pub(super) const NARROWING: [&str; 2] = ["kind", "subject"];

/// The parameters of an address, as if they were a form.
pub(super) fn typed(visit: &Visit) -> Typed {
    let pairs: Vec<(&str, &str)> =
        visit.query.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    Typed::given(&pairs)
}

/// What can be read of a filter without the database; what cannot is said beside its field.
pub(super) fn read_filter(typed: &Typed, lang: Lang, errors: &mut Errors) -> HistoryFilter {
    let kind = typed.filled("kind").and_then(|text| {
        let known = text.parse();
        errors.take("kind", known.map_err(|_| lang.say("history-no-such-kind").into_owned()))
    });
    let before = typed.filled("before").and_then(|text| {
        let known = text.trim_start_matches('@').parse();
        errors.take("before", known.map_err(|_| lang.say("entries-no-such-page").into_owned()))
    });
    HistoryFilter { kind, subject: typed.filled("subject").map(str::to_owned), before, limit: None }
}
