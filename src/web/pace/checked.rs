//! What was typed into "what if", checked against the programme.

use chrono::Datelike;

use super::Ground;
use crate::domain::calendar::{Day, WrittenDate};
use crate::domain::rollup::EstateRow;
use crate::text::Lang;
use crate::text::reading::{parse_count, parse_date};
use crate::web::fields::{Errors, Typed};

/// Most dwellings a month that can be asked for.
const MOST: i64 = 10_000;
/// The last year an end date may lie in.
const LAST_YEAR: i32 = 2100;

/// What is asked, well formed.
pub(super) struct Checked<'a> {
    pub(super) pace: i64,
    pub(super) day: Day,
    pub(super) without: Vec<&'a EstateRow>,
}

/// What the plan still expects of an estate; nothing without plan lines.
pub(super) fn expected(row: &EstateRow) -> i64 {
    row.target.map_or(0, |target| (target - row.actual).max(0))
}

/// Reads the fields; all that is wrong is said at once.
pub(super) fn check<'a>(
    lang: Lang,
    ground: &Ground,
    estates: &'a [EstateRow],
    form: &Typed,
    errors: &mut Errors,
) -> Option<Checked<'a>> {
    let pace = parse_count(form.get("pace")).map_err(|problem| problem.sentence(lang));
    let pace = pace.map(crate::domain::dwellings::Dwellings::get).and_then(|pace| {
        let large = [("text", lang.count(MOST).into())];
        if pace > MOST { Err(lang.say_with("what-if-pace-large", &large)) } else { Ok(pace) }
    });
    let pace = errors.take("pace", pace);
    let day = errors.take("date", end(lang, ground.years.to, form.get("date")));
    let without = errors.take("without", left_out(lang, estates, form.get("without")));
    Some(Checked { pace: pace?, day: day?, without: without? })
}

fn end(lang: Lang, to: Day, typed: &str) -> Result<Day, String> {
    match parse_date(typed).map_err(|problem| problem.sentence(lang))? {
        WrittenDate::Day(day) if day <= to => {
            let to = [("text", lang.day_in_words(to).into())];
            Err(lang.say_with("what-if-date-early", &to))
        }
        WrittenDate::Day(day) if day.year() > LAST_YEAR => {
            Err(lang.say("what-if-date-late").into_owned())
        }
        WrittenDate::Day(day) => Ok(day),
        _ => Err(lang.say("what-if-not-a-day").into_owned()),
    }
}

/// Estates by code or name, each once.
fn left_out<'a>(
    lang: Lang,
    estates: &'a [EstateRow],
    typed: &str,
) -> Result<Vec<&'a EstateRow>, String> {
    let mut found: Vec<&EstateRow> = Vec::new();
    for asked in typed.split(',').map(str::trim).filter(|asked| !asked.is_empty()) {
        let same = |text: &str| text.to_lowercase() == asked.to_lowercase();
        let by_code = estates.iter().find(|row| same(row.code.as_str()));
        let mut by_name = estates.iter().filter(|row| same(&row.name));
        let short: String = asked.chars().take(40).collect();
        let text = [("text", short.into())];
        let row = match (by_code, by_name.next(), by_name.next()) {
            (Some(row), ..) | (None, Some(row), None) => row,
            (None, None, _) => return Err(lang.say_with("what-if-unknown", &text)),
            (None, Some(_), Some(_)) => return Err(lang.say_with("what-if-ambiguous", &text)),
        };
        if !found.iter().any(|it| it.code == row.code) {
            found.push(row);
        }
    }
    Ok(found)
}
