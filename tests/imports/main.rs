//! Files people bring and take away: every odd form is read right or refused with one sentence.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that cannot be set up fails"
)]
#![allow(
    clippy::too_many_lines,
    clippy::items_after_statements,
    clippy::similar_names,
    clippy::format_collect,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    clippy::float_cmp,
    reason = "long lists of cases, made by the hundred"
)]

mod bytes;
mod cells;
mod corpus;
mod dwellings;
mod fuzz;
mod hostile;
mod previews;
mod refusals;
mod rpls;
mod taking;
mod workbooks;
mod writing;

use corons::files::problem::FileProblem;
use corons::files::sheet::read_sheet;
use corons::files::{dwellings as homes, entries, estates, plan};
use corons::text::Lang;

/// A header all entry files of these tests share.
const HEADER: &str = "cite;operation;bailleur;etape;date;logements;commentaire;reference\n";

/// What reading a file of that kind says, one line each: the values, or what is wrong.
fn told(kind: &str, bytes: &[u8]) -> String {
    match told_or_refused(kind, bytes) {
        Ok(lines) => lines.join("\n"),
        Err(problem) => problem.sentence(Lang::Fr),
    }
}

fn told_or_refused(kind: &str, bytes: &[u8]) -> Result<Vec<String>, FileProblem> {
    fn both<T: std::fmt::Debug>(read: &corons::files::Lines<T>) -> Vec<String> {
        let lines = read.lines.iter().map(|line| format!("{line:?}"));
        lines.chain(read.problems.iter().map(|problem| problem.with_place(Lang::Fr))).collect()
    }
    let sheet = read_sheet(bytes)?;
    Ok(match kind {
        "entries" => both(&entries::read_entries(&sheet)?),
        "estates" => both(&estates::read_estates(&sheet)?),
        "dwellings" => both(&homes::read_dwellings(&sheet)?),
        _ => both(&plan::read_plan(&sheet)?),
    })
}
