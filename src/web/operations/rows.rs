//! Rows of operations, on their list and on the page of an estate.

use crate::domain::rollup::OperationRow;
use crate::text::Lang;
use crate::web::marks::Number;

/// A row as it is shown. The four stages stand side by side and are never added.
pub(in super::super) struct Row {
    pub(in super::super) code: String,
    pub(in super::super) name: String,
    pub(in super::super) unspecified: bool,
    pub(in super::super) estate: String,
    pub(in super::super) estate_name: String,
    pub(in super::super) landlord: String,
    pub(in super::super) kind: String,
    pub(in super::super) planned: Option<String>,
    /// Financed, ordered, started, delivered.
    pub(in super::super) stages: [Number; 4],
    pub(in super::super) last: Option<String>,
}

/// A row in that language.
pub(in super::super) fn row(lang: Lang, it: &OperationRow) -> Row {
    Row {
        code: it.code.to_string(),
        name: name(lang, it),
        unspecified: it.unspecified,
        estate: it.estate.to_string(),
        estate_name: it.estate_name.clone(),
        landlord: it.landlord.clone(),
        kind: lang.kind_name(it.kind).into_owned(),
        planned: it.planned.map(|n| lang.count(n)),
        stages: std::array::from_fn(|stage| count(lang, it, stage)),
        last: it.last_on.map(|day| lang.day_short(day)),
    }
}

/// A count of one of the four stages, with the figure it is.
pub(super) fn count(lang: Lang, it: &OperationRow, stage: usize) -> Number {
    let n = it.counts().get(stage).copied().unwrap_or(0);
    Number::maybe(lang, n, it.figures.get(stage).and_then(Option::as_ref))
}

/// What people call it; "opération non précisée" in their language.
pub(super) fn name(lang: Lang, it: &OperationRow) -> String {
    if it.unspecified { lang.say("operations-unspecified").into_owned() } else { it.name.clone() }
}
