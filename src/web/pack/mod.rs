//! What a board pack is made from, and the pack: the same cells as the board page, on paper.

mod compared;
mod cover;
mod data;
mod pace;
mod proof;
mod sections;
mod since;
mod tables;

use crate::files::pack::Pack;
use crate::text::Lang;

pub(super) use data::{Edition, PackData, Since, bridge_question};

/// The pack in words and pictures.
pub(super) fn pack(lang: Lang, data: &PackData) -> Pack {
    let known = &data.board.years.known;
    let kind = cover::kind(lang, data);
    let name = &data.board.programme.name;
    let args = [("kind", (&kind).into()), ("programme", name.into())];
    let position = lang.count(known.position);
    let head = [("position", position.into()), ("head", (&known.head).into())];
    let (net, to) = (data.board.years.net, data.board.years.to);
    Pack {
        lang,
        title: lang.say_with("pack-title", &args),
        programme: name.clone(),
        head: crate::web::board::territories::capital(&lang.say_with("chart-situation", &head)),
        fictional: data.board.years.fictional.then(|| lang.say("fictional-strip").into_owned()),
        at: known.at,
        id: format!(
            "corons {} @{}:{} {to} {net} {} {lang}",
            data.board.programme.code,
            known.position,
            known.head,
            data.edition.as_ref().map_or(0, |it| it.number),
        ),
        cover: cover::cover(lang, data, kind),
        sections: sections::sections(lang, data),
    }
}
