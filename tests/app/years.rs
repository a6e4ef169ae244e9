use corons::store::Store;

use crate::board::{deliver, number, public_record, publish, rows, spaced, steady};
use crate::support::Service;

fn planned(store: &Store) {
    steady(store);
    publish(store, &[("LENS-12-14", 300), ("LENS-4", 10)]);
}

/// The sum line of a table, and what the lines above it sum to, by column.
fn sums(lines: &[Vec<String>], column: usize, leave_out: &[&str]) -> (i64, i64) {
    let (total, parts) = lines.split_last().unwrap();
    let parts = parts.iter().filter(|row| !leave_out.contains(&row[0].as_str()));
    let cell = |row: &Vec<String>| row.get(column).map_or(0, |cell| number(cell));
    (number(&total[column]), parts.map(cell).sum())
}

#[test]
fn months_territories_and_estates_sum_to_the_year() {
    let service = Service::with(planned);
    for (year, delivered, plan) in [(2025, 100, 1_998), (2026, 147, 1_664)] {
        let page = service.reader().get(&format!("/programmes/mc/years/{year}")).expect(200);
        let months = rows(page.text(), "L’année par mois");
        let territories = rows(page.text(), "Progression par département");
        let estates = rows(page.text(), "L’année par cité");
        let heads = ["Nord", "Pas-de-Calais"];
        for (table, column, leave_out) in
            [(&months, 2, &[][..]), (&territories, 3, &heads), (&estates, 2, &[])]
        {
            assert_eq!(sums(table, column, leave_out), (delivered, delivered), "{year} {table:?}");
            assert_eq!(sums(table, column + 1, leave_out), (plan, plan), "{year} {table:?}");
        }
        assert_eq!(
            months.last().unwrap()[4],
            format!("\u{2212}{}", spaced_count(plan - delivered))
        );
    }
}

fn spaced_count(n: i64) -> String {
    if n < 1_000 { n.to_string() } else { format!("{} {:03}", n / 1_000, n % 1_000) }
}

#[test]
fn a_running_year_is_read_at_the_end_of_the_last_whole_month() {
    let service = Service::with(planned);
    let page = service.reader().get("/programmes/mc/years/2026").expect(200);
    let text = spaced(page.text());
    assert!(text.contains("En 2026, jusqu’au 31 octobre 2026, 147 logements livrés"), "{text}");
    assert!(text.contains("Après le 31 octobre 2026, 24 livrés"));
    assert!(!text.contains("<th role=\"rowheader\" scope=\"row\">novembre"));
    let cut = service.reader().get("/programmes/mc/years/2026?to=2026-09-14").expect(200);
    let months = rows(cut.text(), "L’année par mois");
    assert_eq!(sums(&months, 2, &[]), (47, 47));
    assert_eq!(sums(&months, 3, &[]).0, sums(&months, 3, &[]).1);
    assert!(months.iter().any(|row| row[0].starts_with("septembre au 14 sept. 2026")));
}

#[test]
fn what_is_dated_by_the_year_alone_is_named_and_belongs_to_no_month() {
    let service = Service::with(public_record);
    let page = service.reader().get("/programmes/mc/years/2021").expect(200);
    let months = rows(page.text(), "L’année par mois");
    assert!(months.iter().any(|row| row[0] == "Datées à l’année seule" && row[2] == "1 500"));
    assert_eq!(sums(&months, 2, &[]), (1_500, 1_500));
    assert!(!page.text().contains('\u{2212}'));
    let estates = rows(page.text(), "L’année par cité");
    assert_eq!(estates[0][..1], ["Non ventilé"]);
}

#[test]
fn a_missing_year_is_said_and_is_not_zero() {
    let service = Service::with(public_record);
    let page = service.contributor().get("/programmes/mc/years/2020").expect(200);
    page.says("Rien n’est renseigné pour 2020").says("ce n’est pas zéro").says("/entries/new");
    let months = rows(page.text(), "L’année par mois");
    assert_eq!(months.last().unwrap()[2], "");
}

#[test]
fn a_year_to_come_shows_the_plan_alone() {
    let service = Service::with(planned);
    let page = service.reader().get("/programmes/mc/years/2027").expect(200);
    assert!(spaced(page.text()).contains("1 998 logements sont prévus en 2027"));
    let months = rows(page.text(), "L’année par mois");
    assert_eq!((months.len(), months.last().unwrap()[2].as_str()), (13, ""));
    assert_eq!(sums(&months, 3, &[]), (1_998, 1_998));
    assert!(!page.text().contains('\u{2212}'), "a variance of a year to come");
}

#[test]
fn entries_of_the_year_are_listed_latest_first_and_lead_to_all() {
    let service = Service::with(|store| {
        steady(store);
        deliver(store, "LENS-4", "2025-03-03", 3);
    });
    let page = service.reader().get("/programmes/mc/years/2025").expect(200);
    let entries = rows(page.text(), "Les dernières saisies");
    assert_eq!(entries.iter().map(|row| row[3].as_str()).collect::<Vec<_>>(), ["3", "100"]);
    page.says("/entries?programme=mc&#38;stage=delivered&#38;from=2025-01-01&#38;to=2025-12-31");
    page.says("rel=\"prev\" href=\"/programmes/mc/years/2024\"");
}

#[test]
fn a_year_outside_the_programme_is_not_found() {
    let service = Service::new();
    let reader = service.reader();
    for wrong in
        ["mc/years/2017", "mc/years/2029", "mc/years/x", "mc/years/99999", "none/years/2025"]
    {
        reader.get(&format!("/programmes/{wrong}")).expect(404);
    }
    reader.get("/programmes/mc/years/2018").expect(200);
    reader.get("/programmes/erbm/years/2017?lang=en").expect(200).says("Nothing is reported");
}
