//! The limits that ask: each question beside what raised it, with a box to tick and a reason,
//! which is kept with the entry and read by all (DESIGN 2.8).

use crate::domain::entry::Confirmation;
use crate::domain::event::Hash;
use crate::domain::question::Question;
use crate::text::Lang;
use crate::web::fields::{Errors, Typed};

/// A question on a form.
pub(super) struct Ask {
    /// Its code.
    pub(super) code: String,
    /// What is unlikely.
    pub(super) sentence: String,
    /// Whether its box was ticked.
    pub(super) ticked: bool,
    /// The reason typed so far.
    pub(super) reason: String,
    /// What is wrong with the answer.
    pub(super) error: Option<String>,
}

/// The questions of one entry of a form, and the answers given before.
#[derive(Default)]
pub(super) struct Asks {
    /// Still open.
    pub(super) open: Vec<Ask>,
    /// Answered already: code and reason, sent along.
    pub(super) answered: Vec<(String, String)>,
    /// What the answers are about.
    pub(super) about: String,
}

/// What answers are about: the fields that raise questions. An answer to something else that was
/// typed before is none.
fn about(form: &Typed, fields: &[String]) -> String {
    let values: Vec<&str> = fields.iter().map(|name| form.get(name)).collect();
    Hash::of(values.join("\n").as_bytes()).short()
}

/// The answers given about those fields, those without a reason left out.
pub(super) fn answers(form: &Typed, suffix: &str, fields: &[String]) -> Vec<Confirmation> {
    if form.get(&format!("about{suffix}")) != about(form, fields) {
        return Vec::new();
    }
    form.all(&format!("confirm{suffix}"))
        .map(|code| Confirmation {
            question: code.to_owned(),
            reason: form.get(&format!("reason{suffix}-{code}")).to_owned(),
        })
        .filter(|answer| !answer.reason.is_empty())
        .collect()
}

impl Asks {
    /// The questions as they are to be shown. A box ticked without a reason, or a reason without
    /// a tick, says what is missing.
    pub(super) fn new(
        lang: Lang,
        form: &Typed,
        suffix: &str,
        fields: &[String],
        asked: &[Question],
        errors: &mut Errors,
    ) -> Self {
        let same = form.get(&format!("about{suffix}")) == about(form, fields);
        let open: Vec<Ask> = asked
            .iter()
            .map(|question| {
                let code = question.code().to_owned();
                let name = format!("reason{suffix}-{code}");
                let ticked = same && form.ticked(&format!("confirm{suffix}"), &code);
                let reason = form.get(&name).to_owned();
                let missing = match (ticked, reason.is_empty()) {
                    (true, true) => Some("entries-reason-missing"),
                    (false, false) => Some("entries-tick-missing"),
                    _ => None,
                };
                let error = missing.map(|key| lang.say(key).into_owned());
                let sentence = lang.question(question);
                errors.add(&name, error.clone().unwrap_or_else(|| sentence.clone()));
                Ask { code, sentence, ticked, reason, error }
            })
            .collect();
        let answered = answers(form, suffix, fields)
            .into_iter()
            .filter(|answer| open.iter().all(|ask| ask.code != answer.question))
            .map(|answer| (answer.question, answer.reason))
            .collect();
        Self { open, answered, about: about(form, fields) }
    }

    /// Nothing is asked, as far as is known; what was answered before goes along.
    pub(super) fn none(form: &Typed, suffix: &str, fields: &[String]) -> Self {
        let answered = answers(form, suffix, fields)
            .into_iter()
            .map(|answer| (answer.question, answer.reason))
            .collect();
        Self { open: Vec::new(), answered, about: about(form, fields) }
    }
}
