//! The table as a document of OpenAPI.

use std::collections::BTreeMap;

use rocket::http::Method;
use utoipa::openapi::header::HeaderBuilder;
use utoipa::openapi::path::{OperationBuilder, ParameterBuilder, ParameterIn, PathItem};
use utoipa::openapi::request_body::{RequestBody, RequestBodyBuilder};
use utoipa::openapi::schema::{
    AdditionalProperties, KnownFormat, Object, ObjectBuilder, SchemaFormat, Type,
};
use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityRequirement, SecurityScheme};
use utoipa::openapi::tag::TagBuilder;
use utoipa::openapi::{
    ComponentsBuilder, Content, ContentBuilder, HttpMethod, Info, OpenApi, OpenApiBuilder, Paths,
    RefOr, Required, Response, ResponseBuilder, Responses, Schema, ServerBuilder,
};

use super::super::problem::Problem;
use super::super::proposals::said::FIELDS;
use super::super::proposals::sent::MEDIA;
use super::{Described, Shape, parameters, table, template};
use crate::text::Lang;

/// Problems every address may answer.
const EVERYWHERE: [u16; 6] = [400, 401, 403, 404, 429, 503];

/// The document in a language.
pub(super) fn of(lang: Lang) -> serde_json::Value {
    let mut paths = Paths::new();
    for it in table() {
        let method = match it.method {
            Method::Post => HttpMethod::Post,
            Method::Delete => HttpMethod::Delete,
            _ => HttpMethod::Get,
        };
        let path = template(it.path);
        let mut item = PathItem::new(method, operation(it, lang));
        if let Some(known) = paths.paths.remove(&path) {
            item.merge_operations(known);
        }
        paths.paths.insert(path, item);
    }
    pages(&mut paths, lang);
    let say = |key: &str| lang.say(key).into_owned();
    let mut info = Info::new("Corons".to_owned(), "1".to_owned());
    info.description = Some(say("api-doc-intro"));
    let tags = tags().into_iter().map(|tag| {
        TagBuilder::new().name(tag).description(Some(say(&format!("api-tag-{tag}")))).build()
    });
    let document: OpenApi = OpenApiBuilder::new()
        .info(info)
        .servers(Some([ServerBuilder::new().url("/").build()]))
        .paths(paths)
        .components(Some(components(lang).build()))
        .security(Some([SecurityRequirement::new::<_, [&str; 0], &str>("token", [])]))
        .tags(Some(tags.collect::<Vec<_>>()))
        .build();
    // By way of a value, so that it is written in the same order each time.
    serde_json::to_value(&document).unwrap_or_default()
}

/// The tags, in the order of the table.
fn tags() -> Vec<&'static str> {
    let mut tags: Vec<&str> = Vec::new();
    for tag in table().iter().map(|it| it.tag).chain(["pages"]) {
        if !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    tags
}

fn components(lang: Lang) -> ComponentsBuilder {
    let mut schemas: Vec<(String, RefOr<Schema>)> = Vec::new();
    for it in table() {
        let bodies = it.body.iter().map(|body| body.shape);
        it.shape.into_iter().chain(bodies).for_each(|shape| shape.collect(&mut schemas));
    }
    Shape::of::<Problem>().collect(&mut schemas);
    let schemas: BTreeMap<_, _> = schemas.into_iter().collect();
    let mut http = Http::new(HttpAuthScheme::Bearer);
    http.description = Some(lang.say("api-doc-token").into_owned());
    ComponentsBuilder::new()
        .schemas_from_iter(schemas)
        .security_scheme("token", SecurityScheme::Http(http))
}

fn operation(it: &Described, lang: Lang) -> OperationBuilder {
    let say = |key: String| lang.say(&key).into_owned();
    let role = lang.role_name(it.role).into_owned();
    let more = format!("api-op-{}-more", it.id);
    let more = if lang.knows(&more) { say(more) + " " } else { String::new() };
    let who = lang.say_with("api-doc-role", &[("text", role.into())]);
    let mut operation = OperationBuilder::new()
        .operation_id(Some(it.id))
        .tag(it.tag)
        .summary(Some(say(format!("api-op-{}", it.id))))
        .description(Some(more + &who));
    for part in it.path.split('/').filter_map(|part| part.strip_prefix('<')) {
        let name = part.trim_end_matches('>');
        operation = operation.parameter(parameter(name, ParameterIn::Path, lang));
    }
    for name in it.query.iter().chain(&["lang"]) {
        let meaning = parameters::meaning(it.id, name);
        let known = parameter(meaning, ParameterIn::Query, lang).name(*name);
        operation = operation.parameter(known);
    }
    if it.method != Method::Get {
        operation = operation.parameter(
            ParameterBuilder::new()
                .name("Idempotency-Key")
                .parameter_in(ParameterIn::Header)
                .required(Required::False)
                .description(Some(say("api-param-key".to_owned())))
                .schema(Some(RefOr::T(Schema::Object(key())))),
        );
    }
    if let Some(body) = it.body {
        let example = serde_json::from_str(body.example).ok();
        let content = ContentBuilder::new().schema(Some(body.shape.refer())).example(example);
        let required = if body.optional { Required::False } else { Required::True };
        let sent = RequestBodyBuilder::new().required(Some(required));
        operation = operation.request_body(Some(sent.content("application/json", content).build()));
    }
    if it.file {
        operation = operation.request_body(Some(file_body()));
    }
    operation.responses(responses(it, lang))
}

/// A file as the body, or in a form beside the fields that else stand in the address.
fn file_body() -> RequestBody {
    let whole = || {
        let binary = SchemaFormat::KnownFormat(KnownFormat::Binary);
        ObjectBuilder::new().schema_type(Type::String).format(Some(binary)).build()
    };
    let mut form = ObjectBuilder::new()
        .schema_type(Type::Object)
        .property("file", whole())
        .required("file")
        .additional_properties(Some(AdditionalProperties::FreeForm(false)));
    for name in FIELDS.into_iter().filter(|name| *name != "file") {
        form = form.property(name, parameters::schema(parameters::meaning("bringFile", name)));
    }
    let content = |schema: Object| Content::new(Some(RefOr::T(Schema::Object(schema))));
    let mut body = RequestBodyBuilder::new()
        .required(Some(Required::True))
        .content("multipart/form-data", content(form.build()));
    for (media, _) in MEDIA {
        body = body.content(media, content(whole()));
    }
    body.build()
}

fn key() -> Object {
    let text = ObjectBuilder::new().schema_type(Type::String);
    text.pattern(Some("^[!-~]{8,100}$")).build()
}

fn parameter(name: &str, place: ParameterIn, lang: Lang) -> ParameterBuilder {
    let required = place == ParameterIn::Path;
    ParameterBuilder::new()
        .name(name)
        .parameter_in(place)
        .required(if required { Required::True } else { Required::False })
        .description(Some(lang.say(&format!("api-param-{name}")).into_owned()))
        .schema(Some(parameters::schema(name)))
}

fn responses(it: &Described, lang: Lang) -> Responses {
    let mut responses = Responses::new();
    let mut add = |status: u16, response: Response| {
        responses.responses.insert(status.to_string(), RefOr::T(response));
    };
    let said = |key: &str| ResponseBuilder::new().description(lang.say(key));
    for status in it.answers {
        if *status == 204 {
            add(*status, said("api-status-204").build());
            continue;
        }
        let json = match it.shape {
            Some(shape) => Content::new(Some(shape.refer())),
            None => Content::new(Some(RefOr::T(Schema::Object(
                ObjectBuilder::new().schema_type(Type::Object).build(),
            )))),
        };
        let mut done = said(&format!("api-status-{status}")).content("application/json", json);
        let headers: &[&str] = match it.method {
            Method::Get => &["ETag"],
            Method::Post => &["Location"],
            _ => &[],
        };
        for name in headers {
            done = done.header(*name, text_header());
        }
        add(*status, done.build());
    }
    if it.method == Method::Get {
        add(304, said("api-status-304").build());
    }
    // A point of knowledge may not be reached yet.
    let unreached: &[u16] = if it.query.contains(&"known") { &[422] } else { &[] };
    for status in EVERYWHERE.iter().chain(it.problems).chain(unreached) {
        let content = Content::new(Some(Shape::of::<Problem>().refer()));
        let problem = said(&format!("api-status-{status}"));
        let mut problem = problem.content("application/problem+json", content);
        if matches!(status, 429 | 503) {
            problem = problem.header("Retry-After", text_header());
        }
        add(*status, problem.build());
    }
    responses
}

fn text_header() -> utoipa::openapi::header::Header {
    let text = ObjectBuilder::new().schema_type(Type::String).build();
    HeaderBuilder::new().schema(Some(Schema::Object(text))).build()
}

/// The tables of pages as JSON, at the addresses of the pages: for whoever is signed in.
fn pages(paths: &mut Paths, lang: Lang) {
    for route in crate::web::routes() {
        let path = route.uri.path();
        let json = path.rsplit_once('.').is_some_and(|(_, ending)| ending == "json");
        if !json || path.starts_with("/api/") {
            continue;
        }
        let json = Content::new(Some(RefOr::T(Schema::Object(
            ObjectBuilder::new().schema_type(Type::Object).build(),
        ))));
        let done = ResponseBuilder::new()
            .description(lang.say("api-status-200"))
            .content("application/json", json);
        let mut operation = OperationBuilder::new()
            .operation_id(Some(path.trim_start_matches('/').replace(['/', '<', '>', '.'], "_")))
            .tag("pages")
            .summary(Some(lang.say("api-doc-page").into_owned()))
            .security(SecurityRequirement::default())
            .response("200", done)
            .response("401", ResponseBuilder::new().description(lang.say("api-status-401")));
        for part in path.split('/').filter_map(|part| part.strip_prefix('<')) {
            let name = part.trim_end_matches('>');
            operation = operation.parameter(parameter(name, ParameterIn::Path, lang));
        }
        paths.paths.insert(template(path), PathItem::new(HttpMethod::Get, operation));
    }
}
