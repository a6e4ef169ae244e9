//! Somebody else's counts beside ours, over HTTP.

use corons::store::Author;

use crate::entries::{deliver, prepared};
use crate::support::Service;

const EXTRACT: &str =
    "cite;annee;logements\nTEST-A;2025;5\nTEST-A;2026;4\nNULLE-PART;2026;1\n;2026;9\n";

fn service() -> Service {
    let service = prepared();
    deliver(&service.store, &Author::CommandLine, "TEST-A", "2026-03-10", 3);
    deliver(&service.store, &Author::CommandLine, "TEST-A", "2024-03-10", 7);
    service
}

#[test]
fn an_empty_page_says_what_to_bring() {
    let service = service();
    for who in [service.reader(), service.manager(), service.contributor()] {
        let page = who.get("/reconciliation").expect(200);
        page.says("Rien n’est enregistré").says("colonnes cite, annee, logements");
    }
    let page = service.reader().post("/reconciliation", &[("text", "")]).expect(422);
    page.says("Il n’y a rien à comparer");
}

#[test]
fn an_extract_is_compared_year_by_year_and_nothing_is_written() {
    let service = service();
    let before = service.dump();
    let reader = service.reader();
    let before_position = service.position();
    let page = reader.post("/reconciliation", &[("text", EXTRACT)]).expect(200);
    page.says("nombres différents\u{a0}: 2").says("seulement dans l’extrait\u{a0}: 1");
    page.says("Ligne 4\u{a0}: Aucune cité ne s’appelle «\u{a0}NULLE-PART\u{a0}»");
    page.says("/figures/mc.act.del.g.t.est-TEST-A.2026@").says("+1").says("Programme entier");
    assert!(!page.text().contains("2024"), "years the extract does not speak of stay away");
    let csv = reader.post("/reconciliation", &[("text", EXTRACT), ("csv", "1")]).expect(200);
    assert!(csv.header("Content-Disposition").unwrap().contains("corons-rapprochement.csv"));
    csv.says("cite;nom_cite;annee;extrait;corons;ecart;situation");
    csv.says(";2026;4;3;1;").says(";2025;5;;;");
    assert_eq!(service.position(), before_position);
    drop(before);
}

#[test]
fn what_cannot_be_read_is_said_with_its_line() {
    let service = service();
    let wrong = "cite;annee;logements\nTEST-A;25;5\nTEST-A;2026;beaucoup\n";
    let page = service.reader().post("/reconciliation", &[("text", wrong)]).expect(422);
    page.says("Ligne 2, colonne «\u{a0}annee\u{a0}»").says("Ligne 3").says("TEST-A;25;5");
    let page = service.reader().post("/reconciliation", &[("text", "x")]).expect(422);
    page.says("ne peut pas être lu");
    let answer = service.reader().post_from_elsewhere("/reconciliation", &[("text", EXTRACT)]);
    answer.expect(403);
}
