//! The description of the API (OpenAPI 3.1): the one table of what each address takes and answers.
//! The door goes by it, `/api/v1/openapi.json` and the page `/api` are made from it, and a test
//! compares it with what is mounted. Schemas come from the very structs that are answered.

mod document;
pub(super) mod parameters;
mod routes;
mod shape;

use std::sync::LazyLock;

use rocket::get;
use rocket::http::{ContentType, Method};

pub(super) use self::routes::Described;
pub(super) use self::shape::Shape;
use crate::text::Lang;
use crate::web::answer::Answer;
use crate::web::db::Done;
use crate::web::guards::Reader;
use crate::web::scope;

/// Every address of the API, in the order people read of them.
static TABLE: LazyLock<Vec<Described>> = LazyLock::new(routes::all);

/// The table.
pub(super) fn table() -> &'static [Described] {
    &TABLE
}

/// The parameters of the query an address knows, beside `lang`.
pub(super) fn query_of(method: Method, path: &str) -> &'static [&'static str] {
    let found = TABLE.iter().find(|it| it.method == method && it.path == path);
    found.map_or(&[], |it| it.query)
}

/// The methods an address of the API takes; none where there is no such address.
pub(super) fn methods_of(path: &str) -> Vec<&'static str> {
    let mut methods: Vec<&str> = TABLE
        .iter()
        .filter(|it| scope::matches(it.path, path))
        .map(|it| it.method.as_str())
        .collect();
    methods.sort_unstable();
    methods.dedup();
    if methods.contains(&"GET") {
        methods.push("HEAD");
    }
    methods
}

/// A path as OpenAPI writes it: `/entries/{position}`.
pub(super) fn template(path: &str) -> String {
    path.replace('<', "{").replace('>', "}")
}

/// The description, in the language of the request.
#[get("/api/v1/openapi.json")]
pub(in crate::web) async fn json(reader: Reader) -> Done<Answer> {
    let lang: Lang = reader.lang;
    reader.cached(ContentType::JSON, move |_, _| super::answers::bytes(&document::of(lang))).await
}
