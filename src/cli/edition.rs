//! `corons verify --edition FILE`: a board pack by itself, then against the ledger where it is.

use std::fs;
use std::path::Path;

use super::{Context, Outcome, Stop, print};
use crate::domain::edition::Edition;
use crate::domain::event::Hash;
use crate::domain::figure::{FigurePeriod, FigureScope, Quantity, Reference};
use crate::domain::knowledge::Knowledge;
use crate::domain::stage::Stage;
use crate::files::pack::manifest::{Checked, Wrong, check};
use crate::store::{Depth, Store, StoreError};
use crate::text::Lang;

pub(super) fn run(context: &Context, path: &Path) -> Outcome {
    let lang = context.lang;
    let name = path.display().to_string();
    let bytes = fs::read(path).map_err(|error| {
        let args = [("text", name.clone().into()), ("error", error.to_string().into())];
        Stop::refused(lang, "edition-unreadable", &args)
    })?;
    let checked = check(&bytes).map_err(|wrong| Stop::Refused(said(lang, &wrong, &name)))?;
    let number = number(lang, &checked);
    let args = [
        ("text", number.into()),
        ("files", checked.manifest.files.len().into()),
        ("lines", checked.lines.into()),
        ("hash", checked.hash.to_string().into()),
    ];
    print(&lang.say_with("edition-ok", &args));
    if !Store::is_in(&context.folder()) {
        print(&lang.say("edition-no-ledger"));
        return Ok(());
    }
    against(context, &context.open_existing()?, &checked)
}

fn number(lang: Lang, checked: &Checked) -> String {
    lang.count(i64::from(checked.manifest.number))
}

/// What the ledger says of an archive that holds by itself.
fn against(context: &Context, store: &Store, checked: &Checked) -> Outcome {
    let lang = context.lang;
    let own = checked.manifest.number;
    let number = [("text", number(lang, checked).into())];
    let found = store.read(|read| read.edition(own)).map_err(|error| context.stop(&error))?;
    let found = found.ok_or_else(|| Stop::refused(lang, "edition-unknown", &number))?;
    let differs = |sealed: &str, hash: &Hash| sealed != hash.to_string();
    if differs(&found.sealed.manifest, &checked.hash) {
        let [text] = number;
        let args = [text, ("hash", (&found.sealed.manifest).into())];
        return Err(Stop::refused(lang, "edition-other", &args));
    }
    recounted(context, store, &found, checked)?;
    let position = format!("{}:{}", found.position, found.hash.short());
    print(&lang.say_with("edition-ok-ledger", &[("text", position.into())]));
    if differs(&found.sealed.archive, &checked.archive) {
        print(&lang.say_with("edition-repacked", &number));
    }
    Ok(())
}

/// The totals once more, from the ledger as it stood when the edition was made.
fn recounted(context: &Context, store: &Store, of: &Edition, checked: &Checked) -> Outcome {
    let counted = store.read_at(Knowledge::Position(of.position), |read| {
        let programme = read.programme(&of.programme)?.ok_or(StoreError::NotFound)?;
        let mut counted = Vec::new();
        for stage in Stage::ALL {
            let figure = Reference {
                programme: programme.code.clone(),
                quantity: Quantity::Actual,
                stage,
                net: false,
                published: false,
                scope: FigureScope::All,
                period: FigurePeriod::Range(programme.first_day, of.sealed.to),
                position: of.position,
            };
            counted.push((stage, read.explain(&figure, Depth::Grouped)?.value.unwrap_or(0)));
        }
        Ok(counted)
    });
    for (stage, counted) in counted.map_err(|error| context.stop(&error))? {
        let total = checked.manifest.totals.get(stage.as_str()).map_or(0, |it| it.total);
        if total != counted {
            let name = stage.as_str();
            let args = [("text", name.into()), ("said", total.into()), ("counted", counted.into())];
            return Err(Stop::refused(context.lang, "edition-ledger-total", &args));
        }
    }
    Ok(())
}

/// What is wrong with an archive.
fn said(lang: Lang, wrong: &Wrong, name: &str) -> String {
    let file = |key: &str, text: &str| lang.say_with(key, &[("text", text.into())]);
    match wrong {
        Wrong::NoArchive => file("edition-no-archive", name),
        Wrong::NoManifest => lang.say("edition-no-manifest").into_owned(),
        Wrong::Missing(text) => file("edition-missing", text),
        Wrong::Changed(text) => file("edition-changed", text),
        Wrong::Added(text) => file("edition-added", text),
        Wrong::NoExtract => lang.say("edition-no-extract").into_owned(),
        Wrong::Total { name, said, counted } => {
            let args =
                [("text", name.into()), ("said", (*said).into()), ("counted", (*counted).into())];
            lang.say_with("edition-total", &args)
        }
    }
}
