//! Who did what (DESIGN 9).

use corons::domain::role::Role;
use corons::store::{Author, Log};

use crate::board::deliver;
use crate::closings::close_before;
use crate::support::Service;

/// Acts on figures and on accounts, and one refused sign-in.
fn service() -> Service {
    let service = Service::with(|store| {
        deliver(store, "LENS-4", "2025-09-15", 10);
        close_before(store, 2026);
    });
    service.account(Role::Reader);
    let entered = [("login", "reader\u{202e}=1"), ("password", "?")];
    service.anyone().post("/sign-in", &entered).expect(422);
    service
}

#[test]
fn each_act_is_a_sentence_for_who_may_read_it() {
    let service = service();
    let all = service.admin().get("/audit").expect(200);
    all.says("a clos l’année 2025").says("a ajouté le compte reader").says("s’est vu refuser");
    all.says("/entries/").says("\\u{202e}=1");
    let figures = service.manager().get("/audit").expect(200);
    figures.says("a clos l’année 2025");
    assert!(!figures.text().contains("a ajouté le compte"));
    service.manager().get("/audit?kind=security").expect(422);
    for voice in [service.reader(), service.contributor()] {
        voice.get("/audit").expect(403);
        voice.get("/audit.csv").expect(403);
    }
    let english = service.admin().get("/audit?lang=en").expect(200);
    english.says("closed the year 2025").says("was refused a sign-in");
}

#[test]
fn a_filter_narrows_the_page_and_the_table_alike() {
    let service = service();
    let admin = service.admin();
    let said = |query: &str, is: &str, is_not: &str| {
        let page = admin.get(&format!("/audit?{query}")).expect(200);
        let csv = admin.get(&format!("/audit.csv?{query}")).expect(200);
        for text in [page.text(), csv.text()] {
            assert!(text.contains(is), "{query}: {is} is not in {text}");
            assert!(!text.contains(is_not), "{query}: {is_not} is in {text}");
        }
    };
    said("kind=security", "a ajouté le compte", "a clos l’année");
    said("kind=figures", "a clos l’année", "a ajouté le compte");
    said("action=years", "a clos l’année", "a enregistré");
    said("action=doors", "s’est vu refuser", "a ajouté");
    said("text=CLOS+l%27annee+2025", "2025", "s’est vu refuser");
    said("author=ligne-de-commande", "a clos", "s’est vu refuser");
    said("from=23/11/2026&to=23/11/2026", "a clos", "aucune-chose");
    admin.get("/audit?from=24/11/2026").expect(200).says("Aucun acte ne répond");
    admin.get("/audit?to=22/11/2026").expect(200).says("Aucun acte ne répond");
    admin.get("/audit?from=hier").expect(422).says("Écrivez un jour").says("value=\"hier\"");
    admin.get("/audit?before=x").expect(422);
    admin.get("/audit?action=moon").expect(422);
    let csv = admin.get("/audit.csv").expect(200);
    assert!(!csv.text().lines().any(|line| line.contains(";=")), "a formula");
    assert!(csv.header("Content-Disposition").unwrap().contains("corons-audit-"));
}

#[test]
fn pages_follow_one_another_though_lines_are_added_meanwhile() {
    let service = Service::new();
    service
        .store
        .write(&Author::CommandLine, |tx| {
            for number in 0..120 {
                let login = format!("somebody-{number:03}").parse().unwrap();
                tx.add_account(&login, "Somebody", Role::Reader)?;
            }
            Ok(())
        })
        .unwrap();
    let admin = service.admin();
    let mut address = "/audit?text=somebody".to_owned();
    let mut seen = Vec::new();
    loop {
        let page = admin.get(&address).expect(200);
        for part in page.text().split("le compte somebody-").skip(1) {
            seen.push(part[..3].parse::<i32>().unwrap());
        }
        let login = format!("somebody-9{}", seen.len()).parse().unwrap();
        let add = |tx: &mut corons::store::Tx<'_>| tx.add_account(&login, "New", Role::Reader);
        service.store.write(&Author::CommandLine, add).unwrap();
        let Some((before, _)) = page.text().split_once("\" rel=\"next\"") else { break };
        let next = before.rsplit("href=\"").next().unwrap();
        address = next.replace("&#38;", "&").replace("&amp;", "&");
    }
    assert_eq!(seen, (0..120).rev().collect::<Vec<_>>());
}

#[test]
fn security_lines_go_after_twelve_months_and_those_of_figures_stay() {
    let service = service();
    let count = |service: &Service| {
        let of = |log| {
            let filter =
                corons::store::AuditFilter { log: Some(log), limit: 1000, ..Default::default() };
            service.store.read(|read| read.audit_lines(&filter)).unwrap().len()
        };
        (of(Log::Figures), of(Log::Security))
    };
    let (figures, security) = count(&service);
    assert!(figures > 2 && security >= 2);
    for (now, kept) in [("2027-11-22T08:14:00Z", true), ("2027-11-24T08:14:00Z", false)] {
        service.store.clock().set(now.parse().unwrap());
        let login = format!("somebody-{kept}").parse().unwrap();
        let add = |tx: &mut corons::store::Tx<'_>| tx.add_account(&login, "New", Role::Reader);
        service.store.write(&Author::CommandLine, add).unwrap();
        let (still, left) = count(&service);
        assert_eq!(still, figures);
        assert_eq!(left, if kept { security + 1 } else { 2 });
    }
}
