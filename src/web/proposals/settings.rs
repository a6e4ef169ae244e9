//! How a proposal is read, and what was confirmed about it: changed by the forms of its page, each
//! of which says its part and leaves the others.

use rocket::post;

use super::acts::found;
use crate::domain::proposal::{Kind, Settings};
use crate::domain::question::Question;
use crate::web::answer::Answer;
use crate::web::db::Done;
use crate::web::error::Failure;
use crate::web::fields::Typed;
use crate::web::flash::Flash;
use crate::web::guards::Contributor;

/// A column that is read not at all.
pub(in crate::web) const UNREAD: &str = "-";

#[post("/proposals/<id>", data = "<form>")]
pub(in crate::web) async fn change(who: Contributor, id: &str, form: Typed) -> Done<Answer> {
    let proposal = found(&who, id).await?;
    let revision = form.get("revision").parse().map_err(|_| Failure::StaleForm)?;
    let (mut kind, mut settings) = (proposal.kind, proposal.settings.clone());
    match form.get("part") {
        "reading" => (kind, settings) = reading(&form, kind, settings),
        "answers" => answers(&form, &mut settings),
        "names" => names(&form, &mut settings),
        _ => return Err(Failure::StaleForm),
    }
    let id = proposal.id;
    let done = who.write_once(&form, move |tx| {
        tx.change_proposal(id, revision, kind, &settings)?;
        Ok(format!("/proposals/{id}"))
    });
    Ok(Answer::see_other(&done.await?).say(Flash::new("flash-file-read-again", None)))
}

fn reading(form: &Typed, kind: Kind, held: Settings) -> (Kind, Settings) {
    let chosen = form.get("kind").parse().unwrap_or(kind);
    let sheet = form.filled("sheet").map(str::to_owned);
    let mut settings = held;
    if chosen != kind || sheet != settings.sheet {
        // Another sheet has other columns, and other lines.
        settings.columns.clear();
        settings.ticked.clear();
        settings.confirmed.clear();
    } else {
        for (field, value) in form.fields() {
            let Some(index) = field.strip_prefix("column-").and_then(|it| it.parse().ok()) else {
                continue;
            };
            let name = if value == UNREAD { "" } else { value };
            settings.columns.insert(index, name.to_owned());
        }
    }
    settings.sheet = sheet;
    settings.history = form.filled("history").map(str::to_owned);
    settings.programme = form.filled("programme").map(str::to_owned).or(settings.programme);
    (chosen, settings)
}

fn answers(form: &Typed, settings: &mut Settings) {
    let asked: Vec<_> = form.all("asked").filter(|it| Question::CODES.contains(it)).collect();
    for code in asked {
        if form.ticked("confirm", code) {
            settings.confirmed.insert(code.to_owned());
        } else {
            settings.confirmed.remove(code);
        }
    }
    form.get("reason").clone_into(&mut settings.reason);
    settings.ticked = form.all("tick").filter_map(|line| line.parse().ok()).collect();
    if settings.reason.is_empty() {
        // A confirmation without a reason is none.
        settings.confirmed.clear();
        settings.ticked.clear();
    }
}

fn names(form: &Typed, settings: &mut Settings) {
    for index in 0..200 {
        let (name, code) = (format!("name-{index}"), format!("code-{index}"));
        if let (Some(name), Some(code)) = (form.filled(&name), form.filled(&code)) {
            settings.names.insert(name.to_owned(), code.to_owned());
        }
    }
}
