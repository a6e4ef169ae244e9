use corons::domain::role::Role;
use serde_json::Value;

use super::{fault, known_and_tagged, of, service};
use crate::board::{deliver, publish};
use crate::routes::actors::program;
use crate::support::{Service, json_of};

#[test]
fn every_reading_says_what_it_is_of_and_bears_a_tag() {
    let service = service();
    let program = of(&service, Role::Reader);
    for address in [
        "/api/v1/programmes",
        "/api/v1/programmes/mc",
        "/api/v1/programmes/mc/progress",
        "/api/v1/programmes/mc/progress?by=month&estate=LENS-4",
        "/api/v1/estates",
        "/api/v1/estates/LENS-4",
        "/api/v1/estates/LENS-4/dwellings",
        "/api/v1/operations",
        "/api/v1/entries",
        "/api/v1/restatements?from=2025-12-31",
        "/api/v1/years/2025",
    ] {
        known_and_tagged(&program, address);
    }
}

#[test]
#[expect(clippy::too_many_lines, reason = "every field, one after the other")]
fn progress_has_every_field_that_was_promised() {
    let service = service();
    let program = of(&service, Role::Reader);
    let progress = known_and_tagged(&program, "/api/v1/programmes/mc/progress?by=year");
    for name in [
        "programme",
        "stage",
        "net",
        "basis",
        "scope",
        "known",
        "to",
        "plan_status",
        "target_original",
        "target_current",
        "periods",
        "total",
        "year_only",
    ] {
        assert!(progress.get(name).is_some(), "{name}");
    }
    let periods = progress["periods"].as_array().unwrap();
    assert_eq!(periods.len(), 11, "2018 to 2028");
    for name in [
        "period",
        "from",
        "to",
        "actual",
        "reported",
        "expected",
        "planned_original",
        "planned_current",
        "cumulative_actual",
        "cumulative_planned_original",
        "cumulative_planned_current",
        "variance_original",
        "variance_current",
        "figure",
    ] {
        assert!(periods[0].get(name).is_some(), "{name}");
    }
    for name in [
        "actual",
        "since",
        "planned_original",
        "planned_current",
        "variance_original",
        "variance_current",
        "remaining_original",
        "remaining_current",
        "progress_percent",
        "required_per_month_original",
        "required_per_month_current",
        "delivered_12_months",
        "figure",
    ] {
        assert!(progress["total"].get(name).is_some(), "{name}");
    }
    assert_eq!(periods[0]["actual"], Value::Null, "2018 is missing, not zero");
    assert_eq!((&periods[7]["period"], &periods[7]["actual"]), (&"2025".into(), &24.into()));
    assert_eq!(periods[10]["actual"], Value::Null, "2028 has not begun");
    assert_eq!(progress["total"]["actual"], 41);
    assert_eq!(progress["total"]["variance_original"], Value::Null, "whole years are missing");
    let part = json_of(&program.get("/api/v1/programmes/mc/progress?estate=LENS-4").expect(200));
    assert_eq!((&part["scope"], &part["total"]["actual"]), (&"est-LENS-4".into(), &34.into()));
    let then = json_of(&program.get("/api/v1/programmes/mc/progress?to=2025-12-31").expect(200));
    assert_eq!((&then["total"]["actual"], &then["total"]["since"]), (&24.into(), &17.into()));
    let month = json_of(&program.get("/api/v1/programmes/mc/progress?by=month").expect(200));
    assert_eq!(month["periods"].as_array().unwrap().len(), 121);
    let published = program.get("/api/v1/programmes/mc/progress?basis=published").expect(200);
    assert_eq!(json_of(&published)["basis"], "published");
    // The same bytes as the page's table.
    let page = service.reader().get("/programmes/mc.json").expect(200);
    assert_eq!(json_of(&page), progress);
}

#[test]
fn a_figure_of_an_answer_opens_at_its_reference() {
    let service = service();
    let program = of(&service, Role::Reader);
    let estate = json_of(&program.get("/api/v1/estates/lens-4").expect(200));
    assert_eq!((&estate["code"], &estate["progress"]["actual"]), (&"LENS-4".into(), &34.into()));
    let figure = estate["progress"]["figure"].as_str().unwrap();
    let opened = json_of(&program.get(&format!("/api/v1/figures/{figure}")).expect(200));
    assert_eq!(opened["value"], 34);
    let lines = program.get(&format!("/api/v1/figures/{figure}/entries")).expect(200);
    assert_eq!(json_of(&lines)["lines"].as_array().unwrap().len(), 2);
    let operation = estate["operations"][0].as_str().unwrap();
    let operation = json_of(&program.get(&format!("/api/v1/operations/{operation}")).expect(200));
    assert_eq!(operation["dwellings"]["delivered"], 34);
    assert_eq!(operation["landlord"], "maisons-et-cites");
    let all = json_of(&program.get("/api/v1/operations?estate=LENS-4").expect(200));
    assert_eq!(all["operations"][0]["code"], operation["code"]);
    let none = json_of(&program.get("/api/v1/operations?kind=facade").expect(200));
    assert_eq!(none["operations"].as_array().map(Vec::len), Some(0));
    let bucket = json_of(&program.get("/api/v1/estates/NON-REPARTI").expect(200));
    assert_eq!(bucket["progress"], Value::Null);
}

#[test]
fn what_is_not_there_is_404_and_what_cannot_be_read_names_its_parameter() {
    let service = service();
    let program = of(&service, Role::Reader);
    for address in [
        "/api/v1/programmes/none",
        "/api/v1/programmes/none/progress",
        "/api/v1/programmes/mc/progress?estate=NOWHERE",
        "/api/v1/estates/NOWHERE",
        "/api/v1/operations/NOWHERE",
        "/api/v1/operations?landlord=nobody",
        "/api/v1/entries/999999",
        "/api/v1/entries/x",
        "/api/v1/entries?estate=NOWHERE",
        "/api/v1/entries?landlord=nobody",
        "/api/v1/years/2017x",
        "/api/v1/years/2199",
        "/api/v1/nothing",
        "/api/v2/programmes",
    ] {
        let answer = program.get(address).expect(404);
        assert_eq!(answer.header("Content-Type"), Some("application/problem+json"), "{address}");
        assert_eq!(json_of(&answer)["status"], 404);
    }
    for (address, name) in [
        ("/api/v1/programmes/mc/progress?by=week", "by"),
        ("/api/v1/programmes/mc/progress?stage=done", "stage"),
        ("/api/v1/programmes/mc/progress?net=1", "net"),
        ("/api/v1/programmes/mc/progress?basis=false", "basis"),
        ("/api/v1/programmes/mc/progress?to=31/12/2025", "to"),
        ("/api/v1/programmes/mc/progress?to=2027-01-01", "to"),
        ("/api/v1/programmes/mc/progress?estate=LENS-4&epci=246200364", "estate"),
        ("/api/v1/programmes?known=yesterday", "known"),
        ("/api/v1/entries?limit=0", "limit"),
        ("/api/v1/entries?limit=1001", "limit"),
        ("/api/v1/entries?after=-1", "after"),
        ("/api/v1/entries?batch=x", "batch"),
        ("/api/v1/operations?kind=big", "kind"),
        ("/api/v1/restatements?by=year", "by"),
    ] {
        let answer = program.get(address).expect(400);
        assert_eq!(fault(&answer), (name.to_owned(), "malformed".to_owned()), "{address}");
    }
}

#[test]
fn the_past_is_read_as_it_was_known() {
    let service = service();
    let program = of(&service, Role::Reader);
    let first = json_of(&program.get("/api/v1/entries?limit=1").expect(200));
    let at = first["entries"][0]["position"].as_i64().unwrap();
    let then = json_of(&program.get(&format!("/api/v1/estates/LENS-4?known=@{at}")).expect(200));
    assert_eq!(then["progress"]["actual"], 24);
    assert_eq!(then["known"]["position"], at);
    program.get("/api/v1/entries?known=@999999").expect(422);
}

#[test]
fn a_program_limited_to_a_scope_meets_what_lies_within() {
    let service = service();
    let scope = Some("est-LENS-4");
    let program = program(&service, "Borné", Role::Contributor, scope).1;
    let listed = json_of(&program.get("/api/v1/entries").expect(200));
    assert_eq!(listed["entries"].as_array().unwrap().len(), 2);
    program.get("/api/v1/estates/LENS-4").expect(200);
    program.get("/api/v1/estates/OIGNIES-DECLERCQ").expect(404);
    program.get("/api/v1/programmes/mc/progress?estate=LENS-4").expect(200);
    program.get("/api/v1/programmes/mc/progress").expect(404);
    program.get("/api/v1/programmes/mc/progress?estate=OIGNIES-DECLERCQ").expect(404);
    program.get("/api/v1/years/2025").expect(404);
    program.get("/api/v1/restatements").expect(404);
    let other = json_of(&of(&service, Role::Reader).get("/api/v1/entries").expect(200));
    let hidden = other["entries"][2]["position"].as_i64().unwrap();
    program.get(&format!("/api/v1/entries/{hidden}")).expect(404);
    let defects = format!("/api/v1/entries/{hidden}/defects");
    program.send(&defects, r#"{"on": "2026-06-01", "dwellings": 1}"#, None).expect(404);
}

#[test]
fn estates_are_compared_with_nothing_while_a_whole_year_is_missing() {
    let ways = ["/api/v1/estates", "/api/v1/estates/LENS-4", "/estates.json", "/estates.csv"];
    for (years, compared) in [(2018..=2026, true), (2019..=2026, false)] {
        let service = Service::with(|store| {
            years.for_each(|year| deliver(store, "LENS-4", &format!("{year}-09-15"), 10));
            publish(store, &[("LENS-4", 100)]);
        });
        let program = of(&service, Role::Reader);
        let list = json_of(&program.get(ways[0]).expect(200));
        let lines = list["estates"].as_array().unwrap();
        let line = lines.iter().find(|it| it["code"] == "LENS-4").unwrap();
        let one = json_of(&program.get(ways[1]).expect(200));
        assert_eq!(json_of(&service.reader().get(ways[2]).expect(200)), list);
        for told in [line, &one["progress"]] {
            assert!(told["planned"].is_i64(), "what is planned is no comparison: {told}");
            assert_eq!(told["variance"].is_i64(), compared, "{told}");
            assert_eq!(told["remaining"].is_i64(), compared, "{told}");
        }
        let none = lines.iter().filter(|it| it["remaining"].is_null()).count();
        assert_eq!(none == lines.len(), !compared);
        let csv = service.reader().get(ways[3]).expect(200);
        let row = csv.text().lines().find(|it| it.starts_with("LENS-4;")).unwrap();
        let cells: Vec<_> = row.split(';').collect();
        assert_eq!((cells[8].is_empty(), cells[10].is_empty()), (!compared, !compared), "{row}");
    }
}
