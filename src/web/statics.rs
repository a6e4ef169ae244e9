//! Style sheet, script, pictures and fonts: embedded, under an address that changes with them.

use std::sync::LazyLock;

use rocket::get;
use rocket::http::{ContentType, Status};
use sha2::{Digest, Sha256};

use super::answer::{Answer, Bytes, Encoding};
use super::compress::Body;
use super::db::Done;
use super::error::Failure;
use super::guards::Open;
use crate::domain::event::Hash;

struct File {
    name: &'static str,
    media: ContentType,
    bytes: &'static [u8],
    body: Body,
}

static FILES: LazyLock<Vec<File>> = LazyLock::new(|| {
    let font = ContentType::new("font", "ttf");
    vec![
        file("accounts.css", ContentType::CSS, include_bytes!("../../static/accounts.css")),
        file("api.css", ContentType::CSS, include_bytes!("../../static/api.css")),
        file("app.css", ContentType::CSS, include_bytes!("../../static/app.css")),
        file("charts.css", ContentType::CSS, include_bytes!("../../static/charts.css")),
        file("energy.css", ContentType::CSS, include_bytes!("../../static/energy.css")),
        file("entries.css", ContentType::CSS, include_bytes!("../../static/entries.css")),
        file("figures.css", ContentType::CSS, include_bytes!("../../static/figures.css")),
        file("pace.css", ContentType::CSS, include_bytes!("../../static/pace.css")),
        file("past.css", ContentType::CSS, include_bytes!("../../static/past.css")),
        file("plans.css", ContentType::CSS, include_bytes!("../../static/plans.css")),
        file("presentation.css", ContentType::CSS, include_bytes!("../../static/presentation.css")),
        file(
            "presentation.js",
            ContentType::JavaScript,
            include_bytes!("../../static/presentation.js"),
        ),
        file("proposals.css", ContentType::CSS, include_bytes!("../../static/proposals.css")),
        file("app.js", ContentType::JavaScript, include_bytes!("../../static/app.js")),
        file("chevron.svg", ContentType::SVG, include_bytes!("../../static/chevron.svg")),
        file("icon.svg", ContentType::SVG, include_bytes!("../../static/icon.svg")),
        file("NotoSans-Regular.ttf", font.clone(), notosans::REGULAR_TTF),
        file("NotoSans-Bold.ttf", font, notosans::BOLD_TTF),
    ]
});

fn file(name: &'static str, media: ContentType, bytes: &'static [u8]) -> File {
    File { name, media, bytes, body: Body::new(Bytes::Embedded(bytes)) }
}

/// One hash over all of them: the style sheet names the others by their place beside it.
static HASH: LazyLock<String> = LazyLock::new(|| {
    let mut all = Sha256::new();
    for file in FILES.iter() {
        all.update(file.name);
        all.update(file.bytes);
    }
    Hash(all.finalize().into()).short()
});

/// The hash in the address of every static file.
pub(super) fn hash() -> &'static str {
    &HASH
}

/// The address of a static file.
pub(super) fn address(name: &str) -> String {
    format!("/static/{}/{name}", *HASH)
}

#[get("/static/<hash>/<name>")]
pub(super) async fn serve(open: Open, hash: &str, name: &str) -> Done<Answer> {
    if hash != *HASH {
        return Err(Failure::NotFound);
    }
    let file = FILES.iter().find(|file| file.name == name).ok_or(Failure::NotFound)?;
    let encoding: Encoding = open.encoding();
    let bytes = match file.body.ready(encoding) {
        Some(bytes) => bytes,
        None => open.db().compute(move || file.body.encoded(encoding)).await?,
    };
    Ok(Answer::body(Status::Ok, file.media.clone(), bytes, encoding)
        .header("Cache-Control", "public, max-age=31536000, immutable")
        .header("Vary", "Accept-Encoding"))
}
