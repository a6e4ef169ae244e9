//! Every figure on every page, compared with its explanation.

use corons::domain::figure::Reference;
use corons::store::Store;

use crate::board::{deliver, publish, spaced, steady};
use crate::support::Service;

/// The reference of a figure of the whole programme at the head.
fn reference(service: &Service, text: &str) -> String {
    let mut reference: Reference = text.parse().unwrap();
    reference.position = service.position();
    reference.to_string()
}

fn planned(store: &Store) {
    steady(store);
    publish(store, &[("LENS-12-14", 300), ("LENS-4", 10)]);
}

/// A figure's reference at position 0, to be moved to the head.
fn of(spelled: &str) -> String {
    let body = format!("{spelled}@0");
    let check = corons::domain::figure::check_character(&body);
    format!("{body}-{check}")
}

fn figure(service: &Service, spelled: &str) -> String {
    reference(service, &of(spelled))
}

#[test]
fn a_figure_is_opened_by_its_reference_with_its_definition_and_its_lines() {
    let service = Service::with(planned);
    let reader = service.reader();
    let reference = figure(&service, "mc.act.del.g.t.all.2018-06-15_2026-10-31");
    let page = reader.get(&format!("/figures/{reference}")).expect(200);
    let text = spaced(page.text());
    assert!(text.contains("<span class=\"value\">947</span> logements livrés"), "{text}");
    page.says("procès-verbal de réception").says(&reference);
    let table = reader.get(&format!("/figures/{reference}.csv")).expect(200);
    let lines: Vec<&str> = table.text().lines().collect();
    assert!(lines.last().unwrap().starts_with("somme;;;;;;947;947;"), "{}", table.text());
    assert_eq!(lines.len(), 2 + 11);
    let json = reader.get(&format!("/figures/{reference}.json")).expect(200);
    json.says("\"value\":947").says("\"newer\":null").says(&reference);
    reader.get(&format!("/api/v1/figures/{reference}/entries")).expect(200).says("\"running\":947");
}

#[test]
fn a_planned_figure_shows_its_whole_years_and_one_prorated_line() {
    let service = Service::with(planned);
    let reader = service.reader();
    let reference = figure(&service, "mc.plan1.del.g.t.all.2018-06-15_2026-10-31");
    let page = reader.get(&format!("/figures/{reference}")).expect(200);
    let text = spaced(page.text());
    assert!(text.contains("16 759"), "{text}");
    assert!(text.contains("1 998 × 304 ÷ 365 jours, jusqu’au 31 octobre 2026"), "{text}");
    let month = figure(&service, "mc.plan1.del.g.t.est-LENS-12-14.2026-02");
    let text = reader.get(&format!("/figures/{month}.csv")).expect(200);
    text.says(";48;48;300 × 59 ÷ 365").says(";-25;23;300 × 31 ÷ 365");
}

#[test]
fn a_wrong_reference_is_refused_in_a_sentence() {
    let service = Service::with(planned);
    let reader = service.reader();
    let good = figure(&service, "mc.act.del.g.t.all.2025");
    let mistyped = good.replace("2025", "2024");
    reader.get(&format!("/figures/{mistyped}")).expect(422).says("caractère de contrôle");
    for (spelled, said) in [
        ("mc.sum.del.g.t.all.2025", "« sum » n’est pas une grandeur"),
        ("mc.act.del.g.t.est-NOWHERE.2025", "Rien ne portait le nom"),
        ("no.act.del.g.t.all.2025", "Aucun programme"),
        ("mc.plan7.del.g.t.all.2025", "La version 7 du plan n’était pas publiée"),
    ] {
        let body = format!("{spelled}@{}", service.position());
        let check = corons::domain::figure::check_character(&body);
        let answer = reader.get(&format!("/figures/{body}-{check}")).expect(422);
        assert!(spaced(answer.text()).contains(said), "{}", answer.text());
    }
    let body = format!("mc.act.del.g.t.all.2025@{}", service.position() + 1);
    let check = corons::domain::figure::check_character(&body);
    reader.get(&format!("/figures/{body}-{check}")).expect(422);
    reader.get("/figures?reference=nonsense").expect(422).says("sept parties");
    let found = reader.get(&format!("/figures?reference={good}"));
    assert_eq!(found.expect(303).location(), format!("/figures/{good}"));
    reader.get(&format!("/figures/{}", good.to_uppercase())).expect(308);
}

#[test]
fn a_figure_without_a_plan_or_with_years_missing_says_so() {
    let service = Service::with(|store| {
        deliver(store, "LENS-4", "2025-03-03", 3);
        publish(store, &[("LENS-12-14", 300)]);
    });
    let reader = service.reader();
    let reference = figure(&service, "mc.plan1.del.g.t.est-LENS-4.2025");
    reader.get(&format!("/figures/{reference}")).expect(200).says("Ce n’est pas zéro");
    let reference = figure(&service, "mc.var1.del.g.t.all.2018-06-15_2026-10-31");
    reader.get(&format!("/figures/{reference}")).expect(200).says("2018–2024");
    reader.get(&format!("/figures/{reference}.json")).expect(200).says("\"value\":null");
}

#[test]
fn a_stored_reference_gives_the_same_integer_later_and_says_that_a_newer_one_exists() {
    let service = Service::with(planned);
    let reader = service.reader();
    let reference = figure(&service, "mc.act.del.g.t.all.2025");
    let before = reader.get(&format!("/figures/{reference}.csv")).expect(200);
    reader.get(&format!("/figures/{reference}")).expect(200).says("la plus récente");
    deliver(&service.store, "LENS-4", "2025-03-03", 3);
    let after = reader.get(&format!("/figures/{reference}.csv")).expect(200);
    assert_eq!(before.text(), after.text());
    let page = reader.get(&format!("/figures/{reference}")).expect(200);
    assert!(spaced(page.text()).contains("Valeur plus récente : 103"), "{}", page.text());
    reader.get(&format!("/figures/{reference}.json")).expect(200).says("\"newer\":{\"value\":103");
}
