//! The last page: what each word means, where each number comes from.

use super::cover::plans;
use super::data::PackData;
use crate::domain::stage::Stage;
use crate::files::pack::{Block, Section, plain};
use crate::text::Lang;
use crate::web::board::territories::capital;

pub(super) fn section(lang: Lang, data: &PackData) -> Section {
    let say = |key: &str| lang.say(key).into_owned();
    let years = &data.board.years;
    let mut terms: Vec<(String, String)> = Stage::ALL
        .into_iter()
        .map(|stage| (capital(&lang.stage_name(stage)), lang.stage_definition(stage).into_owned()))
        .collect();
    let head = format!("{}:{}", years.known.position, years.known.head);
    let verify = [("text", (&head).into()), ("figure", (&years.total.figure).into())];
    terms.extend([
        (say("pack-term-defects"), say("pack-term-defects-means")),
        (say("pack-plans"), plans(lang, data)),
        (say("pack-term-variance"), say("pack-term-variance-means")),
        (say("pack-term-missing"), say("pack-term-missing-means")),
        (say("pack-term-known"), say("pack-term-known-means")),
        (say("pack-ledger"), lang.say_with("pack-ledger-means", &verify)),
    ]);
    Section {
        id: "definitions",
        topic: say("pack-definitions"),
        say: plain(say("pack-definitions-say")),
        notes: Vec::new(),
        blocks: vec![Block::Terms(terms)],
    }
}
