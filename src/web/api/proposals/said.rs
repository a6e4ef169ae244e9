//! How a file is to be read, as the parameters of the address or the fields beside it say.

use std::collections::BTreeMap;

use super::super::entries::record::wrong_text;
use super::sent::named;
use crate::domain::proposal::{Kind, Settings};
use crate::files::kinds as columns;
use crate::web::db::Done;
use crate::web::error::Failure;
use crate::web::guards::Contributor;
use crate::web::proposals::settings::UNREAD;
use crate::web::proposals::upload::Upload;

/// Characters of a short text at most, as the form has them.
const LONGEST: usize = 200;

/// The parameters of the address, which may be fields of a form too; `file` is its file there.
pub(in crate::web::api) const FIELDS: [&str; 6] =
    ["kind", "file", "sheet", "columns", "programme", "history"];

/// What was said; what was not is as it was, or as Corons finds it.
pub(super) struct Said {
    pub(super) kind: Option<Kind>,
    pub(super) file: Option<String>,
    pub(super) programme: Option<String>,
    sheet: Option<String>,
    columns: Option<BTreeMap<usize, String>>,
    history: Option<String>,
}

impl Said {
    /// What a request says.
    ///
    /// # Errors
    /// [`Failure::Parameter`] for a field nobody knows, or one that cannot be taken.
    pub(super) fn of(who: &Contributor, upload: &Upload) -> Done<Self> {
        let unknown = |name: &&str| *name == "file" || !FIELDS.contains(name);
        if let Some(name) = upload.fields().map(|(name, _)| name.as_str()).find(unknown) {
            let args = [
                ("name", name.into()),
                ("known", who.lang.list(&FIELDS.map(str::to_owned)).into()),
            ];
            let sentence = who.lang.say_with("api-parameter-unknown", &args);
            return Err(Failure::Parameter { name: name.to_owned(), sentence });
        }
        let given = |name: &str| {
            let field = Some(upload.get(name)).filter(|it| !it.is_empty());
            who.param(name).or(field).map(str::to_owned)
        };
        let short = |name: &str| match given(name) {
            Some(text)
                if text.chars().count() > LONGEST || wrong_text(&text, who.lang).is_some() =>
            {
                Err(wrong(who, name, &text))
            }
            text => Ok(text),
        };
        let kind = match given("kind") {
            Some(text) => Some(text.parse().map_err(|_| wrong(who, "kind", &text))?),
            None => None,
        };
        let columns = match given("columns") {
            Some(text) => Some(read_columns(&text).ok_or_else(|| wrong(who, "columns", &text))?),
            None => None,
        };
        let file = short("file")?;
        Ok(Self {
            kind,
            file: file.as_deref().and_then(named),
            programme: short("programme")?,
            sheet: short("sheet")?,
            columns,
            history: short("history")?,
        })
    }

    /// What is not said stays as it is. Another sheet has other columns, and other lines.
    pub(super) fn applied(&self, held: &Settings) -> Settings {
        let mut settings = held.clone();
        if self.sheet.is_some() && self.sheet != settings.sheet {
            settings.sheet.clone_from(&self.sheet);
            settings.columns.clear();
            settings.ticked.clear();
            settings.confirmed.clear();
        }
        if let Some(columns) = &self.columns {
            settings.columns.clone_from(columns);
        }
        if self.history.is_some() {
            settings.history.clone_from(&self.history);
        }
        if self.programme.is_some() {
            settings.programme.clone_from(&self.programme);
        }
        settings
    }
}

fn wrong(who: &Contributor, name: &str, value: &str) -> Failure {
    let value: String = value.chars().take(40).collect();
    let args = [("name", name.into()), ("value", value.into())];
    let sentence = who.lang.say_with("asked-wrong", &args);
    Failure::Parameter { name: name.to_owned(), sentence }
}

/// `3:date,4:logements,5:-`: columns from 1, and what each is read as.
fn read_columns(text: &str) -> Option<BTreeMap<usize, String>> {
    let known = |name: &str| {
        name == UNREAD || Kind::ALL.into_iter().flat_map(columns::names).any(|it| it == name)
    };
    let one = |part: &str| {
        let (number, name) = part.split_once(':')?;
        let number: usize = number.trim().parse().ok().filter(|it| (1..=1_000).contains(it))?;
        let name = name.trim();
        let read_as = if name == UNREAD { "" } else { name };
        known(name).then(|| (number - 1, read_as.to_owned()))
    };
    text.split(',').map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_numbered_from_one_and_named_as_our_own_files_name_them() {
        let read = read_columns("3:date, 4:logements,1:-").unwrap();
        let all: Vec<_> = read.iter().map(|(at, name)| (*at, name.as_str())).collect();
        assert_eq!(all, [(0, ""), (2, "date"), (3, "logements")]);
        for bad in ["", "date", "0:date", "x:date", "3:", "3:datum", "3:date,", "2000:date"] {
            assert_eq!(read_columns(bad), None, "{bad}");
        }
    }
}
