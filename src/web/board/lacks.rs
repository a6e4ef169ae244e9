//! What is missing and what is to be checked, each with the next act.

use super::data::BoardData;
use crate::domain::estate::BUCKET;
use crate::domain::figure::{FigurePeriod, FigureScope, Quantity, Reference};
use crate::domain::rollup::EstateRow;
use crate::domain::territory::TerritoryLine;
use crate::text::Lang;
use crate::web::marks::{Number, entries_href};
use crate::web::page::Page;
use crate::web::yardstick::Yardstick;

/// Estates named in one line.
const NAMED: usize = 5;

/// Something missing: how much, of what, what to do.
pub(super) struct Lack {
    pub count: Number,
    pub text: String,
    pub href: String,
    pub act: String,
}

/// All that is missing in a programme, the most urgent first.
pub(super) fn lacks(page: &Page, data: &BoardData) -> Vec<Lack> {
    let lang = page.lang;
    let mut lacks = Vec::new();
    lacks.extend(silent(lang, data));
    lacks.extend(missing_years(page, data));
    let code = &data.programme.code;
    let sum = |line: &TerritoryLine| {
        data.territories.iter().filter(|row| row.line == *line).map(|row| row.actual).sum::<i64>()
    };
    let estates = |state: &str| format!("/estates?programme={code}{state}");
    let bucket =
        format!("{}&estate={BUCKET}", entries_href(&data.years, None, Some(data.years.to)));
    let of = |scope| data.years.reference(Quantity::Actual, data.years.to_date()).within(scope);
    let one = |key: &str, n: i64, href: String, figure: Option<Reference>| {
        (n > 0).then(|| Lack {
            count: Number::maybe(lang, n, figure.as_ref()),
            text: lang.say_with(&format!("board-lack-{key}"), &[("n", n.into())]),
            href,
            act: lang.say(&format!("board-lack-{key}-act")).into_owned(),
        })
    };
    let whole = FigurePeriod::Range(data.years.first_day, data.years.last_day_current);
    let plan = Quantity::Plan(Yardstick::Current.version(&data.years));
    let rest = data.years.reference(plan, whole).within(FigureScope::Rest);
    lacks.extend(one("unsized", data.unsized_estates, estates("&state=unknown"), None));
    lacks.extend(one(
        "unallotted",
        unallotted(data),
        format!("/programmes/{code}/plans"),
        Some(rest),
    ));
    lacks.extend(one("bucket", sum(&TerritoryLine::Bucket), bucket, Some(of(FigureScope::Bucket))));
    lacks.extend(one(
        "no-commune",
        sum(&TerritoryLine::NoCommune),
        estates(""),
        Some(of(FigureScope::NoCommune)),
    ));
    lacks
}

/// Estates that were to report and did not.
fn silent(lang: Lang, data: &BoardData) -> Option<Lack> {
    let silent: Vec<&EstateRow> = data.estates.iter().filter(|row| row.silent).collect();
    let mut names: Vec<String> = silent.iter().take(NAMED).map(|row| row.name.clone()).collect();
    if let Some(more) = silent.len().checked_sub(NAMED).filter(|more| *more > 0) {
        names.push(lang.say_with("board-and-others", &[("n", more.into())]));
    }
    (!silent.is_empty()).then(|| Lack {
        count: Number::bare(lang, i64::try_from(silent.len()).unwrap_or(i64::MAX)),
        text: lang.say_with(
            "board-lack-silent",
            &[("n", silent.len().into()), ("names", lang.list(&names).into())],
        ),
        href: format!("/programmes/{}/missing", data.programme.code),
        act: lang.say("board-lack-silent-act").into_owned(),
    })
}

fn missing_years(page: &Page, data: &BoardData) -> Option<Lack> {
    let lang = page.lang;
    let missing = &data.years.total.missing_years;
    let first = missing.first().filter(|_| !data.is_empty())?;
    let (href, act) = if page.may_record() {
        ("/entries/new".to_owned(), "board-lack-years-record")
    } else {
        (format!("/programmes/{}/years/{first}", data.programme.code), "board-lack-years-act")
    };
    Some(Lack {
        count: Number::bare(lang, i64::try_from(missing.len()).unwrap_or(i64::MAX)),
        text: lang.say_with(
            "board-lack-years",
            &[("n", missing.len().into()), ("years", lang.years(missing).into())],
        ),
        href,
        act: lang.say(act).into_owned(),
    })
}

/// Dwellings of the plan in force that stand on no estate's line.
fn unallotted(data: &BoardData) -> i64 {
    if data.is_indicative() {
        return 0;
    }
    let of_estates: i64 = data.estates.iter().filter_map(|row| row.target).sum();
    data.years.target_current.map_or(0, |target| target - of_estates)
}
