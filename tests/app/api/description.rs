use std::collections::{BTreeMap, BTreeSet};

use corons::domain::role::Role;
use corons::web;
use serde_json::Value;

use super::{of, service};
use crate::support::{Service, json_of};

fn description(lang: &str) -> Value {
    let service = Service::new();
    let reader = of(&service, Role::Reader);
    json_of(&reader.get(&format!("/api/v1/openapi.json?lang={lang}")).expect(200))
}

/// Method and address of everything in the description.
fn described(document: &Value) -> BTreeSet<String> {
    let paths = document["paths"].as_object().unwrap();
    let methods = |item: &Value| item.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    paths
        .iter()
        .flat_map(|(path, item)| methods(item).into_iter().map(move |it| format!("{it} {path}")))
        .collect()
}

#[test]
fn the_description_is_of_every_route_that_speaks_json_and_of_no_other() {
    let mounted: BTreeSet<String> = web::routes()
        .iter()
        .filter(|route| {
            let path = route.uri.path();
            path.starts_with("/api/") || path.rsplit_once('.').is_some_and(|(_, end)| end == "json")
        })
        .map(|route| {
            let path = route.uri.path().replace('<', "{").replace('>', "}");
            format!("{} {path}", route.method.as_str().to_lowercase())
        })
        .collect();
    assert_eq!(described(&description("fr")), mounted);
    assert!(mounted.len() > 25);
}

#[test]
fn every_reference_leads_somewhere_and_every_word_is_there_in_both_languages() {
    let (french, english) = (description("fr"), description("en"));
    assert_eq!(described(&french), described(&english));
    for document in [&french, &english] {
        let text = document.to_string();
        assert!(text.contains("\"openapi\":\"3.1.0\""));
        let mut rest = text.as_str();
        while let Some((_, after)) = rest.split_once("#/components/schemas/") {
            let name = after.split('"').next().unwrap();
            assert!(document["components"]["schemas"].get(name).is_some(), "{name}");
            rest = after;
        }
        for key in ["\"api-op-", "\"api-param-", "\"api-status-", "\"api-tag-", "\"api-doc-"] {
            let missing = text.split_once(key).map(|(_, it)| it.split('"').next().unwrap());
            assert_eq!(missing, None, "{key}: a message is missing");
        }
    }
    assert_ne!(french["info"]["description"], english["info"]["description"]);
}

#[test]
fn the_description_changes_only_on_purpose() {
    let document = description("en");
    let mut told = BTreeMap::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        if !path.starts_with("/api/") {
            continue;
        }
        for (method, operation) in item.as_object().unwrap() {
            let named = |it: &Value| it["name"].as_str().unwrap_or_default().to_owned();
            let parameters = operation["parameters"].as_array().into_iter().flatten();
            let parameters: Vec<_> = parameters.map(named).collect();
            let responses = operation["responses"].as_object().unwrap();
            let statuses: Vec<_> = responses.keys().cloned().collect();
            let line = format!("{} | {}", parameters.join(" "), statuses.join(" "));
            told.insert(format!("{method} {path}"), line);
        }
    }
    let schemas = document["components"]["schemas"].as_object().unwrap();
    let fields: BTreeMap<_, _> = schemas
        .iter()
        .map(|(name, schema)| {
            let own = schema["properties"].as_object();
            let fields = own.into_iter().flat_map(|it| it.keys().cloned());
            (name.clone(), fields.collect::<Vec<_>>().join(" "))
        })
        .collect();
    insta::assert_snapshot!(serde_json::to_string_pretty(&(told, fields)).unwrap());
}

#[test]
fn every_example_of_a_body_can_be_read() {
    let service = service();
    let program = of(&service, Role::Manager);
    let document = description("en");
    let mut tried = 0;
    for (path, item) in document["paths"].as_object().unwrap() {
        for operation in item.as_object().unwrap().values() {
            let body = &operation["requestBody"]["content"]["application/json"]["example"];
            if body.is_null() {
                continue;
            }
            let address = path.replace("{position}", "1").replace("{year}", "2030");
            let address = address.replace("{defect}", "1").replace("{id}", "1");
            let answer = program.send(&address, &body.to_string(), None);
            let faults = String::from_utf8_lossy(&answer.bytes).into_owned();
            assert!(!faults.contains("\"malformed\""), "{address}: {faults}");
            tried += 1;
        }
    }
    assert!(tried >= 5, "only {tried} examples");
}

#[test]
fn the_page_names_every_address_in_both_languages_with_a_call_to_copy() {
    let service = Service::new();
    let document = description("fr");
    for (lang, title) in [("fr", "Interface pour programmes"), ("en", "Interface for programs")] {
        let page = service.reader().get(&format!("/api?lang={lang}")).expect(200);
        page.says(title).says("curl --header").says("/api/v1/openapi.json");
        for path in document["paths"].as_object().unwrap().keys() {
            if path.starts_with("/api/") {
                page.says(&format!("<code>{path}</code>"));
            }
        }
        let routes: Vec<_> = page.text().split("<article class=\"route\"").skip(1).collect();
        let described = described(&document);
        assert_eq!(routes.len(), described.iter().filter(|it| it.contains(" /api/")).count());
        for route in routes {
            let call = route.split("<pre class=\"call\"").nth(1).unwrap_or_default();
            assert!(call.contains("curl ") && call.contains("/api/v1/"), "no example: {route}");
        }
        page.says("--data-binary @suivi.csv");
        for key in ["api-op-", "api-param-", "api-tag-", "api-doc-"] {
            assert!(!page.text().contains(key), "{lang}: {key}");
        }
    }
    service.admin().get("/tokens").expect(200).says("href=\"/api\"");
}
