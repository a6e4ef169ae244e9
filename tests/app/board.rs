use corons::domain::calendar::WrittenDate;
use corons::domain::entry::Recording;
use corons::domain::plan::indicative;
use corons::domain::stage::Stage;
use corons::store::{Adoption, Author, Draft, Store};

use crate::support::Service;

/// Something delivered, or ordered, by Maisons & Cités.
pub fn recording(estate: &str, stage: Stage, date: &str, dwellings: i64) -> Recording {
    let date = match date.len() {
        4 => WrittenDate::Year(date.parse().unwrap()),
        7 => WrittenDate::Month(date.parse().unwrap()),
        _ => WrittenDate::Day(date.parse().unwrap()),
    };
    Recording {
        estate: Some(estate.into()),
        operation: None,
        landlord: Some("Maisons & Cités".into()),
        stage,
        date,
        dwellings: dwellings.try_into().unwrap(),
        note: None,
        reference: None,
        confirmed: vec![],
    }
}

pub fn deliver(store: &Store, estate: &str, date: &str, dwellings: i64) {
    let recording = recording(estate, Stage::Delivered, date, dwellings);
    store.write(&Author::CommandLine, |tx| tx.record(&recording)).unwrap();
}

/// Publishes the straight line as the plan, with these estates' share of 2025 and 2026.
pub fn publish(store: &Store, estates: &[(&str, i64)]) {
    let done = store.write(&Author::CommandLine, |tx| {
        let programme = tx.programme("mc")?.unwrap();
        let years = indicative(&programme).lines.remove(0);
        let mut lines = std::collections::BTreeMap::new();
        for (code, number) in estates {
            let estate = tx.estate(code)?.unwrap();
            lines.insert(estate.id, [(2025, *number), (2026, *number)].into());
        }
        let draft = Draft {
            revision: 0,
            target: programme.target,
            last_day: programme.last_day,
            years,
            estates: lines,
            updated_by: String::new(),
            updated_at: None,
        };
        let revision = tx.save_plan_draft(programme.id, &draft)?;
        let words = Adoption {
            adopted_on: "2018-06-15".parse().unwrap(),
            decision: "CA 2018-06".into(),
            reason: "plan d’origine".into(),
        };
        tx.publish_plan(&programme, revision, &words)
    });
    done.unwrap();
}

/// Something delivered in each year; 24 more in November 2026.
pub fn steady(store: &Store) {
    for year in 2018..=2026 {
        deliver(store, "LENS-12-14", &format!("{year}-09-15"), 100);
    }
    deliver(store, "LENS-4", "2026-03-10", 40);
    deliver(store, "LENS-12-14", "2026-11-10", 24);
    deliver(store, "NON-REPARTI", "2026-04", 7);
}

/// The public record: two years known by their year alone.
pub fn public_record(store: &Store) {
    deliver(store, "NON-REPARTI", "2021", 1_500);
    deliver(store, "NON-REPARTI", "2022", 1_737);
}

/// Text as people read it: no-break spaces as spaces.
pub fn spaced(html: &str) -> String {
    html.replace(['\u{202f}', '\u{a0}'], " ")
}

/// A page whose numbers lead nowhere: what people read.
pub fn unlinked(html: &str) -> String {
    let mut parts = html.split("<a class=\"n");
    let mut text = parts.next().unwrap().to_owned();
    for part in parts {
        let (number, rest) = part.split_once('>').unwrap().1.split_once("</a>").unwrap();
        text += number;
        text += rest;
    }
    text
}

/// The cells of each row of the table that holds these words.
pub fn rows(html: &str, caption: &str) -> Vec<Vec<String>> {
    let from = html.find(&format!("<caption class=\"sr\">{caption}")).expect("no such table");
    let table = html[from..].split("</table>").next().unwrap();
    table
        .split("<tr")
        .skip(2)
        .map(|row| row.split("</t").filter(|cell| cell.contains("<t")).map(cell_text).collect())
        .collect()
}

fn cell_text(cell: &str) -> String {
    let mut text = String::new();
    let start = cell.find("<th").or_else(|| cell.find("<td")).unwrap();
    let mut inside = false;
    for letter in cell[start..].chars() {
        match letter {
            '<' => inside = true,
            '>' => inside = false,
            _ if !inside => text.push(letter),
            _ => {}
        }
    }
    spaced(text.trim())
}

/// A count in a cell; 0 for an empty one.
pub fn number(cell: &str) -> i64 {
    let digits: String = cell.chars().filter(char::is_ascii_digit).collect();
    let sign = if cell.contains('\u{2212}') { -1 } else { 1 };
    sign * digits.parse::<i64>().unwrap_or(0)
}

#[test]
fn the_same_figures_stand_in_the_sentence_the_figures_the_table_and_the_picture() {
    let service = Service::with(|store| {
        steady(store);
        publish(store, &[("LENS-12-14", 300), ("LENS-4", 10)]);
    });
    let page = service.reader().get("/programmes/mc").expect(200);
    let text = spaced(&unlinked(page.text()));
    assert!(
        text.contains("Fin octobre 2026, <strong>947 logements</strong> sont livrés"),
        "{text}"
    );
    assert!(text.contains("<strong>15 812 de moins</strong> que le plan d’origine"));
    assert!(text.contains(">947</dd><dd>4,7 % de 20 000<br>Depuis, 24 livrés en novembre."));
    assert!(text.contains("<dd class=\"num\">16 759</dd>"), "{text}");
    page.says("/figures/mc.act.del.g.t.all.2018-06-15_2026-10-31@");
    page.says("/figures/mc.var1.del.g.t.all.2018-06-15_2026-10-31@");
    assert!(text.contains("<b class=\"gap\">−15 812</b>"));
    assert!(text.contains("Fin octobre 2026, 947 logements sont livrés : 15 812 de moins que le plan d’origine.</desc>"));
    let cumulative = rows(&text, "Cumul par année");
    let last = cumulative.iter().find(|row| row[0].starts_with("2026")).unwrap();
    assert_eq!(last[..], ["2026 au 31 oct. 2026", "947", "16 759", "−15 812"]);
    let ahead = cumulative.iter().find(|row| row[0] == "2027").unwrap();
    assert_eq!(ahead[1..], ["", "19 091", ""]);
    let years = rows(&text, "Par année");
    let running = years.iter().find(|row| row[0].starts_with("2026")).unwrap();
    assert_eq!(running[..], ["2026 en cours", "171", "1 998", ""]);
}

#[test]
fn the_lines_of_the_breakdown_sum_to_the_programme() {
    let service = Service::with(|store| {
        steady(store);
        publish(store, &[("LENS-12-14", 300), ("LENS-4", 10)]);
    });
    let page = service.reader().get("/programmes/mc").expect(200);
    let all = rows(page.text(), "Progression par département");
    let (total, lines) = all.split_last().unwrap();
    assert_eq!(total[0], "Programme");
    assert_eq!((number(&total[3]), number(&total[4]), number(&total[5])), (947, 16_759, -15_812));
    let departments = ["Nord", "Pas-de-Calais"];
    let parts: Vec<_> =
        lines.iter().filter(|row| !departments.contains(&row[0].as_str())).collect();
    for column in [3, 4, 5] {
        let whole = |row: &&Vec<String>| row.get(column).map_or(0, |cell| number(cell));
        let bare: i64 = parts.iter().map(whole).sum();
        if column < 5 {
            assert_eq!(bare, number(&total[column]), "{parts:?}");
        }
    }
    let heads: i64 = lines
        .iter()
        .filter(|row| departments.contains(&row[0].as_str()))
        .map(|row| number(&row[3]))
        .sum();
    assert_eq!(heads, 940);
    assert!(lines.iter().any(|row| row[0].starts_with("Non ventilé") && row[3] == "7"));
    assert!(lines.iter().any(|row| row[0].starts_with("Sans commune connue") && row[3] == "0"));
    assert!(lines.iter().any(|row| row[0].starts_with("Non réparti et arrondis")));
}

#[test]
fn estates_are_ranked_in_dwellings_behind_and_ahead() {
    let service = Service::with(|store| {
        steady(store);
        publish(store, &[("LENS-12-14", 1_900), ("LENS-4", 10)]);
    });
    let page = service.reader().get("/programmes/mc").expect(200);
    let text = spaced(&unlinked(page.text()));
    let behind = text.split("Les plus en retard").nth(1).unwrap();
    let (behind, ahead) = behind.split_once("Les plus en avance").unwrap();
    assert!(behind.contains("900 livrés sur 3 482 prévus"), "{behind}");
    assert!(behind.contains("−2 582") && !behind.contains("LENS-4"));
    assert!(ahead.contains("/estates/LENS-4") && ahead.contains("+22"), "{ahead}");
}

#[test]
fn nothing_is_compared_while_whole_years_are_missing() {
    let service = Service::with(public_record);
    let page = service.manager().get("/").expect(200);
    let text = spaced(page.text());
    assert!(text.contains(
        "<strong>3 237 logements livrés</strong> connus, 2021 et 2022 ; 2018–2020 et 2023–2026 non renseignées."
    ));
    let body = text.split("<h1>").nth(1).unwrap();
    let figures =
        body.split("<dl class=\"figures\">").nth(1).unwrap().split("</dl>").next().unwrap();
    assert!(
        figures.contains(">3 237</a>")
            && figures.contains("trajectoire linéaire indicative, non adoptée")
    );
    for never in ["\u{2212}", "%", "Reste à faire", "Rythme", "par mois"] {
        assert!(!figures.contains(never), "{never} in {figures}");
    }
    assert!(!text.contains('\u{2212}'), "a variance somewhere");
    assert!(text.contains("Tant que 2018–2020 et 2023–2026 ne sont pas renseignées"));
    assert!(text.contains("années sans aucune saisie : 2018–2020 et 2023–2026"));
    assert!(text.contains("Publier la version 1"));
    let years = rows(&text, "Par année");
    let of = |year: &str| years.iter().find(|row| row[0].starts_with(year)).unwrap()[1].clone();
    assert_eq!(of("2020"), "non renseignée");
    assert_eq!(of("2021"), "1 500");
    assert!(text.contains("2021</a> <span class=\"quiet\">daté à l’année seule"));
    assert!(!spaced(service.reader().get("/").text()).contains("Publier la version 1"));
}

#[test]
fn an_empty_programme_invites_and_is_not_blank() {
    let service = Service::new();
    let page = service.manager().get("/").expect(200);
    page.says("Pour commencer").says("/entries/new").says("corons import entries");
    page.says("n’est encore enregistré").says("trajectoire linéaire indicative");
    let reader = service.reader().get("/").expect(200);
    assert!(!reader.text().contains("/entries/new"));
    reader.says("cette page dit où en est le programme");
    service.reader().get("/programmes/erbm").expect(200).says("SIA Habitat").says("6 mars 2027");
    service.reader().get("/programmes/none").expect(404);
}

#[test]
fn an_english_page_has_english_numbers_and_words() {
    let service = Service::with(steady);
    let page = service.reader().get("/programmes/mc?lang=en").expect(200);
    page.says("At the end of October 2026, <strong>947\u{a0}dwellings</strong>");
    page.says("16,759").says("4.7%").says("\u{2212}15,812");
    assert!(unlinked(page.text()).contains("of 20,000"));
    for french in ["livrés", "16\u{202f}759", "Trajectoire"] {
        assert!(!page.text().contains(french), "{french}");
    }
}

#[test]
fn totals_are_read_at_the_day_asked_for() {
    let service = Service::with(steady);
    let reader = service.reader();
    let then = reader.get("/programmes/mc?to=2025-12-31").expect(200);
    assert!(spaced(then.text()).contains("Fin 2025, <strong>800 logements</strong>"));
    then.says("value=\"2025-12-31\"");
    reader.get("/programmes/mc?to=2026-12-31").expect(400).says("23 novembre").says("passé");
    reader.get("/programmes/mc?to=hier").expect(400);
}

#[test]
fn a_board_page_known_to_the_browser_is_not_sent_again() {
    let service = Service::with(steady);
    let reader = service.reader();
    let etag = reader.get("/programmes/mc").expect(200).header("ETag").unwrap().to_owned();
    reader.get_with("/programmes/mc", "If-None-Match", &etag).expect(304);
    deliver(&service.store, "LENS-12-14", "2025-10-20", 1);
    let text = spaced(reader.get_with("/programmes/mc", "If-None-Match", &etag).expect(200).text());
    assert!(text.contains("<strong>948 logements</strong>"));
}

#[test]
fn a_manager_sets_the_days_until_a_plan_is_published() {
    let service = Service::with(steady);
    let manager = service.manager();
    let form = manager.get("/programmes/mc/days").expect(200);
    let once = form.hidden("once");
    let wrong = [("once", once.as_str()), ("first", "2018"), ("last", "31/02/2028")];
    let again = manager.post("/programmes/mc/days", &wrong).expect(422);
    again.says("Il faut un jour précis").says("31/02/2028");
    let reversed = [("once", once.as_str()), ("first", "01/07/2018"), ("last", "30/06/2017")];
    manager.post("/programmes/mc/days", &reversed).expect(422).says("avant le premier");
    let right = [("once", once.as_str()), ("first", "01/07/2018"), ("last", "30/06/2028")];
    let done = manager.post("/programmes/mc/days", &right).expect(303);
    assert_eq!(done.location(), "/programmes/mc");
    manager.get("/programmes/mc").expect(200).says("1er juillet 2018");
    service.reader().get("/programmes/mc/days").expect(403);
    manager.get("/programmes/none/days").expect(404);
    publish(&service.store, &[]);
    manager.get("/programmes/mc/days").expect(200).says("ne changent plus");
}
