//! Plans: versions, the draft as one sheet, publication, comparison (DESIGN 3).

use diesel::{SqliteConnection, prelude::*};

use crate::board::unlinked;
use crate::support::{Answer, Service, Voice};

const DRAFT: &str = "/programmes/mc/plans/draft";

/// Every field of the sheet on a page, as a browser would send it, the buttons left out.
fn sheet(page: &Answer) -> Vec<(String, String)> {
    let form = page.text().split("</form>").find(|part| part.contains("name=\"target\"")).unwrap();
    let form = form.rsplit_once("<form").unwrap().1;
    let mut fields = Vec::new();
    for input in form.split("<input ").skip(1) {
        let tag = input.split('>').next().unwrap();
        let attribute = |name: &str| {
            let start = format!("{name}=\"");
            let at = tag.find(&format!(" {start}")).map(|at| at + 1);
            let at = at.or_else(|| tag.starts_with(&start).then_some(0))?;
            tag[at + start.len()..].split('"').next().map(str::to_owned)
        };
        fields.push((attribute("name").unwrap(), attribute("value").unwrap_or_default()));
    }
    if let Some(select) = form.split("<select id=\"from-year\"").nth(1) {
        let chosen = select.split("<option selected>").nth(1).unwrap();
        fields.push(("from-year".into(), chosen.split('<').next().unwrap().into()));
    }
    fields
}

/// Sends the sheet of a page with some fields changed.
pub fn send(manager: &Voice<'_>, page: &Answer, act: &str, changes: &[(&str, &str)]) -> Answer {
    let mut fields = sheet(page);
    for (name, value) in changes {
        fields.retain(|(field, _)| field != name);
        fields.push(((*name).to_owned(), (*value).to_owned()));
    }
    fields.push(("do".to_owned(), act.to_owned()));
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    manager.post(DRAFT, &fields)
}

/// Publishes the draft that is saved.
pub fn publish(manager: &Voice<'_>, version: i32, adopted: &str) -> Answer {
    let address = format!("/programmes/mc/plans/{version}/publication");
    let page = manager.get(&address).expect(200);
    let (once, revision, saved) =
        (page.hidden("once"), page.hidden("revision"), page.hidden("saved"));
    manager.post(
        &address,
        &[
            ("once", &once),
            ("revision", &revision),
            ("saved", &saved),
            ("adopted", adopted),
            ("decision", "CA 2018-04"),
            ("reason", "Engagement pris avec l’État"),
        ],
    )
}

/// Saves a straight line as the draft of version 1.
fn save_line(manager: &Voice<'_>) {
    let page = manager.get(&format!("{DRAFT}?start=line")).expect(200);
    send(manager, &page, "save", &[]).expect(303);
}

/// Version 1: a straight line adopted on 1 June 2018.
fn original(manager: &Voice<'_>) {
    save_line(manager);
    publish(manager, 1, "01/06/2018").expect(303);
}

fn estate(service: &Service, nth: usize) -> (i32, String) {
    let estates = service.store.read(|read| read.estates()).unwrap();
    let estate = estates.iter().filter(|it| !it.is_bucket()).nth(nth).unwrap();
    (estate.id, estate.name.clone())
}

#[test]
fn until_a_plan_is_published_the_indicative_line_stands_in_with_its_numbers() {
    let service = Service::new();
    let page = service.reader().get("/programmes/mc/plans").expect(200);
    page.says("trajectoire linéaire indicative").says("Aucun plan n’est adopté");
    page.says("/figures/mc.plan0.del.g.t.all.2018@");
    let text = unlinked(page.text());
    assert!(
        text.contains("<th scope=\"row\">2018</th><td class=\"r\">1\u{202f}095</td>"),
        "{text}"
    );
    assert!(text.contains("<th scope=\"row\">2025</th><td class=\"r\">1\u{202f}998</td><td class=\"r\">15\u{202f}095</td>"));
    assert!(!page.text().contains("/plans/draft"), "a reader is offered no draft");
    service.manager().get("/programmes/mc/plans").expect(200).says("/plans/draft?start=line");
}

#[test]
fn version_1_by_straight_line_has_the_numbers_of_the_design() {
    let service = Service::new();
    let manager = service.manager();
    let page = manager.get(DRAFT).expect(200);
    let page = send(&manager, &page, "fill", &[]).expect(200);
    page.says("id=\"y-2018\" name=\"y-2018\" value=\"1095\"").says("peut être publié");
    send(&manager, &page, "save", &[]).expect(303);
    assert_eq!(service.store.read(|read| read.plan_versions(1)).unwrap().len(), 0);
    let answer = publish(&manager, 1, "01/06/2018").expect(303);
    assert_eq!(answer.location(), "/programmes/mc/plans/1");
    let version = service.store.read(|read| read.plan_in_force(1)).unwrap().unwrap();
    let numbers: Vec<i64> = version.years.values().copied().collect();
    assert_eq!(numbers, [1095, 1999, 2004, 1999, 1998, 1998, 2004, 1998, 1998, 1998, 909]);
    let page = service.reader().get("/programmes/mc/plans/1").expect(200);
    page.says("1er juin 2018").says("23 novembre 2026").says("sans double validation");
    page.says("CA 2018-04").says("15\u{202f}095");
    let list = service.reader().get("/programmes/mc/plans").expect(200);
    list.says("plan d’origine, en vigueur").says("Engagement pris");
    assert!(service.store.read(|read| read.plan_draft(1)).unwrap().is_none());
}

#[test]
fn planned_figures_follow_a_publication() {
    use corons::domain::progress::progress;
    use corons::domain::rollup::Grain;
    use corons::domain::stage::Stage;
    use corons::domain::territory::Scope;
    use corons::store::FigureQuestion;
    let service = Service::new();
    let planned = || {
        let read = service.store.read(|read| {
            let asked = FigureQuestion {
                programme: read.programme("mc")?.unwrap(),
                stage: Stage::Delivered,
                net: false,
                published: false,
                scope: Scope::All,
                known: read.known_now()?,
                to: "2026-10-31".parse().unwrap(),
                reporting: false,
            };
            read.progress_input(&asked)
        });
        progress(&read.unwrap(), Grain::Year).total.planned_current
    };
    assert_eq!(planned(), Some(16_759));
    let manager = service.manager();
    original(&manager);
    let page = manager.get(DRAFT).expect(200);
    let page = send(&manager, &page, "total", &[("from-year", "2024")]).expect(200);
    let page = send(&manager, &page, "total", &[("y-2024", "1004"), ("y-2027", "2998")]);
    send(&manager, &page.expect(200), "save", &[]).expect(303);
    publish(&manager, 2, "15/03/2024").expect(303);
    assert_eq!(planned(), Some(15_759));
}

#[test]
fn sums_must_match_the_target_and_a_draft_is_kept_all_the_same() {
    let service = Service::new();
    let manager = service.manager();
    let page = manager.get(&format!("{DRAFT}?start=line")).expect(200);
    send(&manager, &page, "save", &[("y-2020", "2005")]).expect(303);
    let page = manager.get(DRAFT).expect(200);
    page.says("Les années font 20\u{202f}001\u{a0}logements").says("l’objectif 20\u{202f}000");
    let page = manager.get("/programmes/mc/plans/1/publication").expect(200);
    page.says("ne peut pas être publié").says("20\u{202f}001");
    let before = service.position();
    let (once, saved) = ("0123456789abcdef".to_owned(), manager.get(DRAFT).hidden("saved"));
    let fields = [
        ("once", once.as_str()),
        ("revision", "1"),
        ("saved", &saved),
        ("adopted", "01/06/2018"),
        ("decision", "CA"),
        ("reason", "R"),
    ];
    let answer = manager.post("/programmes/mc/plans/1/publication", &fields);
    answer.expect(422).says("20\u{202f}001");
    assert_eq!(service.position(), before);
}

#[test]
fn an_adoption_in_the_future_or_before_the_previous_one_is_refused_beside_its_field() {
    let service = Service::new();
    let manager = service.manager();
    save_line(&manager);
    let answer = publish(&manager, 1, "24/11/2026").expect(422);
    answer.says("id=\"adopted-error\">La date d’adoption n’est pas encore arrivée");
    answer.says("value=\"CA 2018-04\"");
    publish(&manager, 1, "31/02/2018").expect(422).says("février 2018");
    publish(&manager, 1, "2018").expect(422).says("La date d’adoption est un jour");
    publish(&manager, 1, "01/06/2018").expect(303);
    let page = manager.get(DRAFT).expect(200);
    send(&manager, &page, "save", &[]).expect(303);
    publish(&manager, 2, "31/05/2018").expect(422).says("adopté le 1er juin 2018");
    assert_eq!(service.store.read(|read| read.plan_versions(1)).unwrap().len(), 1);
}

#[test]
fn years_before_the_adoption_year_are_locked_from_version_2_on() {
    let service = Service::new();
    let manager = service.manager();
    original(&manager);
    let page = manager.get(DRAFT).expect(200);
    assert!(!page.text().contains("name=\"y-2025\""), "2025 is shown, not edited");
    page.says("name=\"y-2026\"").says("<td class=\"r held\">1\u{202f}998</td>");
    // Typed into a held year all the same: the version in force holds.
    send(&manager, &page, "save", &[("y-2025", "5"), ("y-2026", "1900"), ("y-2027", "2096")])
        .expect(303);
    let draft = service.store.read(|read| read.plan_draft(1)).unwrap().unwrap();
    assert_eq!((draft.years[&2025], draft.years[&2026]), (1998, 1900));
    publish(&manager, 2, "15/03/2026").expect(303);
    // Opened from an earlier year, the sheet can be filled in; publishing still refuses.
    let page = manager.get(DRAFT).expect(200);
    let page = send(&manager, &page, "save", &[("y-2026", "1998"), ("y-2027", "1998")]).expect(303);
    assert_eq!(page.location(), DRAFT);
    publish(&manager, 3, "23/11/2026").expect(303);
    let versions = service.store.read(|read| read.plan_versions(1)).unwrap();
    let of_2025: Vec<i64> = versions.iter().map(|it| it.plan.years[&2025]).collect();
    assert_eq!(of_2025, [1998; 3]);
}

#[test]
fn a_past_year_altered_through_an_earlier_opening_is_refused_at_publication() {
    let service = Service::new();
    let manager = service.manager();
    original(&manager);
    let page = manager.get(DRAFT).expect(200);
    let page = send(&manager, &page, "total", &[("from-year", "2022")]).expect(200);
    send(&manager, &page, "save", &[("y-2024", "2000"), ("y-2025", "2002")]).expect(303);
    let answer = publish(&manager, 2, "01/02/2025").expect(422);
    answer.says("L’année 2024 est passée").says("2\u{202f}004").says("2\u{202f}000");
    publish(&manager, 2, "01/02/2024").expect(303);
}

#[test]
fn estates_above_their_year_are_told_and_what_is_left_is_said() {
    let service = Service::new();
    let manager = service.manager();
    let (id, name) = estate(&service, 3);
    let page = manager.get(&format!("{DRAFT}?start=line")).expect(200);
    let page = send(&manager, &page, "add", &[("add", &id.to_string())]).expect(200);
    let field = format!("e-{id}-2019");
    page.says(&format!("name=\"{field}\""));
    let without = send(&manager, &page, &format!("remove-{id}"), &[]).expect(200);
    assert!(!without.text().contains(&field), "taken out again");
    let page = send(&manager, &page, "total", &[(&field, "2 000")]).expect(200);
    page.says("En 2019, les cités font 2\u{202f}000\u{a0}logements, plus que l’année");
    page.says("<td class=\"r held gap\">\u{2212}1</td>");
    let page = send(&manager, &page, "total", &[(&field, "douze")]).expect(200);
    page.says("«\u{a0}douze\u{a0}» n’est pas un nombre").says("value=\"douze\"");
    send(&manager, &page, "save", &[]).expect(422).says("value=\"douze\"");
    send(&manager, &page, "save", &[(&field, "40")]).expect(303);
    publish(&manager, 1, "01/06/2018").expect(303);
    let page = manager.get("/programmes/mc/plans/1").expect(200);
    page.says(&name).says("Non réparti").says("1\u{202f}959").says("19\u{202f}960");
    // Its past numbers stay when its row is taken out of the next draft.
    let page = manager.get(DRAFT).expect(200);
    let page = send(&manager, &page, &format!("remove-{id}"), &[]).expect(200);
    send(&manager, &page, "save", &[]).expect(303);
    let draft = service.store.read(|read| read.plan_draft(1)).unwrap().unwrap();
    assert_eq!(draft.estates[&id], [(2019, 40)].into());
}

#[test]
fn published_versions_stay_for_ever_and_a_comparison_sums_to_the_difference_of_targets() {
    let service = Service::new();
    let manager = service.manager();
    original(&manager);
    let page = manager.get(DRAFT).expect(200);
    let page = send(&manager, &page, "total", &[("target", "18000"), ("from-year", "2022")]);
    let page = send(&manager, &page.expect(200), "total", &[("last-day", "31/12/2028")]);
    let page = send(&manager, &page.expect(200), "fill", &[]).expect(200);
    send(&manager, &page, "save", &[]).expect(303);
    publish(&manager, 2, "15/03/2022").expect(303);
    manager.get("/programmes/mc/plans/1").expect(200).says("20\u{202f}000").says("14 juin 2028");
    manager
        .get("/programmes/mc/plans/2")
        .expect(200)
        .says("18\u{202f}000")
        .says("31 décembre 2028");
    let page = service.reader().get("/programmes/mc/plans/comparison?from=1&to=2").expect(200);
    page.says("baisse de 2\u{202f}000\u{a0}logements")
        .says("<td role=\"cell\" class=\"r\">\u{2212}2\u{202f}000</td>");
    let last = page.text().rsplit_once("rowheader\" scope=\"row\">2028</th>").unwrap().1;
    let cumulated = last.split("</tr>").next().unwrap();
    assert!(
        cumulated.contains("\u{2212}2\u{202f}000"),
        "the last cumulated difference: {cumulated}"
    );
    service
        .reader()
        .get("/programmes/mc/plans/comparison?from=0&to=1")
        .expect(200)
        .says("l’objectif reste de");
    service.reader().get("/programmes/mc/plans/comparison?from=1&to=9").expect(404);
    service.reader().get("/programmes/mc/plans/3").expect(404);
    service.reader().get("/programmes/mc/plans/abc").expect(404);
    service.reader().get("/programmes/nul/plans").expect(404);
}

#[test]
fn a_stale_tab_is_told_who_saved_and_loses_nothing() {
    let service = Service::new();
    let manager = service.manager();
    save_line(&manager);
    let (one, two) = (manager.get(DRAFT).expect(200), manager.get(DRAFT).expect(200));
    send(&manager, &one, "save", &[("y-2018", "1100")]).expect(303);
    let answer = send(&manager, &two, "save", &[("y-2018", "1111")]).expect(409);
    answer.says("enregistré entre-temps par manager").says("value=\"1111\"");
    let kept = || service.store.read(|read| read.plan_draft(1)).unwrap().unwrap().years[&2018];
    assert_eq!(kept(), 1100);
    send(&manager, &answer, "save", &[]).expect(409);
    send(&manager, &answer, "overwrite", &[]).expect(303);
    assert_eq!(kept(), 1111);
}

#[test]
fn a_double_click_publishes_once_and_a_stale_publication_does_not() {
    let service = Service::new();
    let manager = service.manager();
    save_line(&manager);
    let address = "/programmes/mc/plans/1/publication";
    let page = manager.get(address).expect(200);
    let (once, saved) = (page.hidden("once"), page.hidden("saved"));
    let fields = [
        ("once", once.as_str()),
        ("revision", "1"),
        ("saved", &saved),
        ("adopted", "01/06/2018"),
        ("decision", "CA"),
        ("reason", "R"),
    ];
    let draft = manager.get(DRAFT).expect(200);
    let mut stale = fields;
    stale[1].1 = "7";
    manager.post(address, &stale).expect(409).says("value=\"CA\"");
    assert_eq!(manager.post(address, &fields).expect(303).location(), "/programmes/mc/plans/1");
    assert_eq!(manager.post(address, &fields).expect(303).location(), "/programmes/mc/plans/1");
    assert_eq!(manager.get(address).expect(303).location(), "/programmes/mc/plans/1");
    send(&manager, &draft, "save", &[]).expect(409).says("publié ou abandonné entre-temps");
    assert_eq!(service.store.read(|read| read.plan_versions(1)).unwrap().len(), 1);
}

#[test]
fn a_draft_is_discarded_by_who_saw_it() {
    let service = Service::new();
    let manager = service.manager();
    save_line(&manager);
    let page = manager.get(DRAFT).expect(200);
    let (once, saved) = (page.hidden("once"), page.hidden("saved"));
    let address = format!("{DRAFT}/discard");
    let with =
        |revision| [("once", once.as_str()), ("revision", revision), ("saved", saved.as_str())];
    manager.post(&address, &with("0")).expect(422);
    assert!(service.store.read(|read| read.plan_draft(1)).unwrap().is_some());
    manager.post(&address, &with("1")).expect(303);
    assert!(service.store.read(|read| read.plan_draft(1)).unwrap().is_none());
}

#[test]
fn readers_and_contributors_see_plans_and_change_nothing() {
    let service = Service::new();
    original(&service.manager());
    for voice in [service.reader(), service.contributor()] {
        voice.get("/programmes/mc/plans").expect(200);
        voice.get("/programmes/mc/plans/1").expect(200);
        for address in [DRAFT, "/programmes/mc/plans/2/publication"] {
            voice.get(address).expect(403);
            voice.post(address, &[("once", "a1b2c3d4e5"), ("do", "save")]).expect(403);
        }
        voice.post(&format!("{DRAFT}/discard"), &[("once", "a1b2c3d4e5")]).expect(403);
    }
}

#[test]
fn the_database_refuses_to_change_a_published_plan() {
    let service = Service::new();
    original(&service.manager());
    let file = service.folder.path().join("data/corons.db");
    let mut conn = SqliteConnection::establish(file.to_str().unwrap()).unwrap();
    for sql in [
        "UPDATE plans SET target = 1",
        "DELETE FROM plans",
        "UPDATE plan_lines SET dwellings = 1",
        "DELETE FROM plan_lines",
        "INSERT OR REPLACE INTO plan_lines SELECT * FROM plan_lines LIMIT 1",
    ] {
        let said = diesel::sql_query(sql).execute(&mut conn).unwrap_err().to_string();
        assert!(said.contains("published plans never change"), "{sql}: {said}");
    }
}

#[test]
fn the_pages_speak_english_too() {
    let service = Service::new();
    let manager = service.manager();
    original(&manager);
    manager.get("/programmes/mc/plans?lang=en").expect(200).says("original plan, in force");
    manager.get(&format!("{DRAFT}?lang=en")).expect(200).says("Fill by straight line");
    manager.get("/programmes/mc/plans?known=2020-01-01").expect(404);
}
