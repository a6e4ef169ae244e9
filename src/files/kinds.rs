//! The columns of each kind of file, for a page that lets somebody say what a column is.

use super::columns::{self, Column, fold};
use super::rpls;
use super::sheet::Sheet;
use crate::domain::proposal::Kind;

fn columns_of(kind: Kind) -> (&'static [Column], &'static [&'static str]) {
    match kind {
        Kind::Entries => (&columns::ENTRY, &columns::ENTRY_EXPORT),
        Kind::Estates => (&columns::ESTATE, &columns::ESTATE_EXPORT),
        Kind::Plan => (&columns::PLAN, &[]),
        Kind::Dwellings => (&columns::DWELLING, &columns::DWELLING_EXPORT),
    }
}

/// All columns a file of a kind may have: a file of dwellings may be one of the national register.
fn all_columns(kind: Kind) -> impl Iterator<Item = &'static Column> {
    let register: &[Column] = if kind == Kind::Dwellings { &columns::RPLS } else { &[] };
    columns_of(kind).0.iter().chain(register)
}

/// The names of the columns of a kind.
pub fn names(kind: Kind) -> impl Iterator<Item = &'static str> {
    all_columns(kind).map(|column| column.name)
}

/// The names of the columns of a kind, and whether a line cannot do without.
pub fn asked(kind: Kind) -> impl Iterator<Item = (&'static str, bool)> {
    columns_of(kind).0.iter().map(|column| (column.name, column.required))
}

/// The column that a name means in a kind of file. A column that says who lives somewhere keeps
/// its own name, so that the file is refused and not read around it.
#[must_use]
pub fn meaning(kind: Kind, name: &str) -> Option<&'static str> {
    let folded = fold(name);
    let means = |it: &&Column| fold(it.name) == folded || it.also.contains(&folded.as_str());
    all_columns(kind).find(means).map(|column| column.name)
}

/// How well a sheet fits a kind: nothing where a column it needs is missing, else how many are
/// known, what our exports say besides included.
#[must_use]
pub fn fits(kind: Kind, sheet: &Sheet) -> usize {
    let (own, besides) = columns_of(kind);
    let found: Vec<_> = sheet.header().iter().filter_map(|name| meaning(kind, name)).collect();
    let needed = own.iter().filter(|column| column.required);
    if kind == Kind::Dwellings && rpls::is_rpls(sheet) {
        return found.len() + needed.count();
    }
    if needed.clone().any(|column| !found.contains(&column.name)) {
        return 0;
    }
    let known = |name: &&String| besides.iter().any(|it| fold(it) == fold(name));
    found.len() + needed.count() + sheet.header().iter().filter(known).count()
}
