//! The parameters of addresses, by their name: each means the same wherever it stands.

use utoipa::openapi::schema::{KnownFormat, ObjectBuilder, SchemaFormat, Type};
use utoipa::openapi::{RefOr, Schema};

use super::super::entries::list::MOST;
use crate::domain::operation::Kind;
use crate::domain::proposal::{Kind as FileKind, ProposalState};
use crate::domain::stage::Stage;

/// A code in capitals.
const UPPER: &str = "^[A-Z0-9]([A-Z0-9-]{0,58}[A-Z0-9])?$";
/// A code in small letters.
const LOWER: &str = "^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$";

/// What a parameter means at an address: nearly always what its name says.
pub(in crate::web::api) fn meaning(id: &str, name: &'static str) -> &'static str {
    match (id, name) {
        ("getRestatement", "by") => "split",
        ("getRestatement", "from") => "from-point",
        ("getRestatement", "to") => "to-point",
        ("getRestatement", "year") => "bridge-year",
        ("bringFile" | "listProposals", "kind") => "file-kind",
        ("listProposals", "after") => "after-number",
        ("bringFile", "programme") => "plan-programme",
        (_, name) => name,
    }
}

/// The schema of a parameter, by what it means.
pub(super) fn schema(name: &str) -> RefOr<Schema> {
    let schema = match name {
        "by" => words(&["year", "month"]),
        "stage" => words(&Stage::ALL.map(Stage::as_str)),
        "kind" => words(&Kind::ALL.map(Kind::as_str)),
        "file-kind" => words(&FileKind::ALL.map(FileKind::as_str)),
        "state" => words(&ProposalState::ALL.map(ProposalState::as_str)),
        "columns" => pattern("^[1-9][0-9]{0,2}:[a-z_-]+(,[1-9][0-9]{0,2}:[a-z_-]+)*$"),
        "file" | "sheet" | "history" => {
            text().min_length(Some(1)).max_length(Some(200)).pattern(Some("^[ -~]+$"))
        }
        "basis" => words(&["true", "published"]),
        "split" => words(&["territory", "estate"]),
        "lang" => words(&["fr", "en"]),
        "net" | "live" => ObjectBuilder::new().schema_type(Type::Boolean),
        "from" | "to" => text().format(Some(SchemaFormat::KnownFormat(KnownFormat::Date))),
        "known" | "from-point" | "to-point" => pattern("^(\\d{4}-\\d{2}-\\d{2}|@\\d{1,18})$"),
        "limit" => whole(1, MOST),
        "after" => whole(0, i64::MAX),
        "after-number" => whole(0, i64::from(i32::MAX)),
        "position" | "defect" | "batch" | "id" | "n" => whole(1, i64::from(i32::MAX)),
        "year" | "bridge-year" => whole(1900, 2199),
        "epci" => pattern("^\\d{9}$"),
        "commune" => pattern("^[0-9A-Z]{5}$"),
        "department" => pattern("^[0-9A-Z]{2,3}$"),
        "landlord" | "programme" | "plan-programme" => pattern(LOWER),
        "estate" | "operation" => pattern(UPPER),
        _ => text().min_length(Some(1)),
    };
    RefOr::T(Schema::Object(schema.build()))
}

fn text() -> ObjectBuilder {
    ObjectBuilder::new().schema_type(Type::String)
}

fn pattern(pattern: &str) -> ObjectBuilder {
    text().pattern(Some(pattern))
}

fn words(words: &[&str]) -> ObjectBuilder {
    text().enum_values(Some(words.iter().map(|it| (*it).to_owned())))
}

fn whole(least: i64, most: i64) -> ObjectBuilder {
    let number = ObjectBuilder::new().schema_type(Type::Integer);
    number.minimum(Some(least)).maximum(Some(most))
}
