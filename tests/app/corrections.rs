//! Correcting entries: by adding, once, by those who may.

use corons::store::{Author, EntryFilter};

use crate::entries::{deliver, prepared};
use crate::support::{Service, Voice};

struct Wrong {
    service: Service,
    position: i64,
}

/// A delivery of 42 that should have been 24.
fn wrong() -> Wrong {
    let service = prepared();
    let position = deliver(&service.store, &Author::CommandLine, "TEST-A", "2026-10-30", 42);
    Wrong { service, position }
}

impl Wrong {
    fn address(&self) -> String {
        format!("/entries/{}/correction", self.position)
    }

    fn key(&self, who: &Voice<'_>) -> String {
        who.get(&self.address()).expect(200).hidden("once")
    }

    /// What the ledger holds, newest first.
    fn counts(&self) -> Vec<i64> {
        let listed = self.service.store.read(|read| read.entries(&EntryFilter::default())).unwrap();
        listed.iter().map(|it| it.entry.dwellings).collect()
    }
}

fn right<'a>(once: &'a str, count: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("once", once),
        ("reason", "typing-error"),
        ("note", "24, pas 42"),
        ("rows", "1"),
        ("estate-1", "TEST-A"),
        ("stage-1", "delivered"),
        ("on-1", "30/10/2026"),
        ("dwellings-1", count),
    ]
}

#[test]
fn a_typing_error_is_reversed_and_replaced_and_all_stay_readable() {
    let it = wrong();
    let manager = it.service.manager();
    let page = manager.get(&it.address()).expect(200);
    page.says("value=\"30/10/2026\"").says("value=\"42\"").says("value=\"TEST-A\"");
    let once = page.hidden("once");
    let answer = manager.post(&it.address(), &right(&once, "24")).expect(303);
    assert_eq!(answer.location(), format!("/entries/{}", it.position));
    assert_eq!(it.counts(), [24, -42, 42]);
    let (wrong, reversal) = (it.position, it.position + 1);
    let page = manager.get(&format!("/entries/{wrong}")).expect(200);
    page.says(&format!("annulée par <a href=\"/entries/{reversal}\">"))
        .says("faute de frappe\u{a0}: «\u{a0}24, pas 42\u{a0}»")
        .says("42\u{a0}−\u{a0}42\u{a0}+\u{a0}24\u{a0}: ce qui compte");
    assert!(!page.text().contains("/correction\""), "a reversed entry is not corrected again");
    let list = it.service.reader().get("/entries?estate=TEST-A").expect(200);
    list.says("3\u{a0}saisies\u{a0}: 24\u{a0}logements livrés");
    // The same form once more: the same answer, nothing new.
    let again = manager.post(&it.address(), &right(&once, "24")).expect(303);
    assert_eq!(again.location(), answer.location());
    assert_eq!(it.counts(), [24, -42, 42]);
    manager.post(&it.address(), &right(&once, "25")).expect(422);
    assert!(it.service.store.read(|read| read.verify(None)).unwrap().fault.is_none());
}

#[test]
fn of_two_people_correcting_the_same_entry_one_is_told_who_was_first() {
    let it = wrong();
    let (first, second) = (it.service.manager(), it.service.manager());
    let keys = (it.key(&first), it.key(&second));
    first.post(&it.address(), &right(&keys.0, "24")).expect(303);
    let before = (it.service.position(), it.service.dump());
    let told = second.post(&it.address(), &right(&keys.1, "23")).expect(409);
    let by = it.position + 1;
    told.says(&format!("déjà annulée par @{by}")).says(&format!("href=\"/entries/{by}\""));
    assert_eq!((it.service.position(), it.service.dump()), before);
    // A tab opened before says so too.
    second.get(&it.address()).expect(409).says("déjà annulée");
    let reversal = format!("/entries/{by}/correction");
    second.get(&reversal).expect(422).says("annule déjà une autre saisie");
}

#[test]
fn an_entry_can_be_reversed_without_another_in_its_place() {
    let it = wrong();
    let manager = it.service.manager();
    let once = it.key(&manager);
    let form =
        [("once", once.as_str()), ("reason", "duplicate"), ("rows", "1"), ("act", "reverse")];
    manager.post(&it.address(), &form).expect(303);
    assert_eq!(it.counts(), [-42, 42]);
}

#[test]
fn a_contributor_corrects_their_own_and_nobody_elses() {
    let it = wrong();
    let contributor = it.service.contributor();
    let account = it.service.account(corons::domain::role::Role::Contributor);
    let own = deliver(&it.service.store, &Author::Account(account), "TEST-B", "2026-09-30", 5);
    let theirs = contributor.get(&format!("/entries/{}", it.position)).expect(200);
    assert!(!theirs.text().contains("Corriger cette saisie"));
    contributor.get(&format!("/entries/{own}")).expect(200).says("Corriger cette saisie");
    let before = it.service.position();
    contributor.get(&it.address()).expect(403).says("de quelqu’un d’autre");
    let once = contributor.get(&format!("/entries/{own}/correction")).expect(200).hidden("once");
    contributor.post(&it.address(), &right(&once, "24")).expect(403).says("quelqu’un d’autre");
    assert_eq!(it.service.position(), before);
    contributor.post(&format!("/entries/{own}/correction"), &right(&once, "24")).expect(303);
}

#[test]
fn a_correction_that_cannot_be_read_says_so_beside_its_line() {
    let it = wrong();
    let manager = it.service.manager();
    let once = it.key(&manager);
    let before = (it.service.position(), it.service.dump());
    let refused = [
        ("reason", "", "La raison manque", "reason"),
        ("dwellings-1", "12,5", "pas un nombre entier", "dwellings-1"),
        ("dwellings-1", "0", "Zéro logement", "dwellings-1"),
        ("on-1", "31/02/2024", "jours", "on-1"),
        ("on-1", "24/11/2026", "pas encore arrivé", "on-1"),
        ("estate-1", "NULLE-PART", "Aucune cité", "estate-1"),
        ("estate-1", "Cité double", "Plusieurs cités", "estate-1"),
        ("estate-1", "", "La cité manque", "estate-1"),
    ];
    for (field, value, sentence, beside) in refused {
        let mut form = right(&once, "24");
        form.iter_mut().filter(|(name, _)| *name == field).for_each(|it| it.1 = value);
        let page = manager.post(&it.address(), &form).expect(422);
        page.says(sentence).says(&format!("id=\"{beside}-error\"")).says("24, pas 42");
        assert_eq!(page.hidden("once"), once);
        assert_eq!((it.service.position(), it.service.dump()), before, "{field}={value}");
    }
    manager.post("/entries/1/correction", &right(&once, "24")).expect(404);
    manager.get("/entries/99999/correction").expect(404);
    it.service.reader().post(&it.address(), &right(&once, "24")).expect(403);
    manager.post_from_elsewhere(&it.address(), &right(&once, "24")).expect(403);
    manager.post("/sign-out", &[]).expect(303);
    manager.post(&it.address(), &right(&once, "24")).expect(401);
    assert_eq!(it.service.position(), before.0);
}

#[test]
fn lines_are_added_and_removed_with_what_was_typed_kept() {
    let it = wrong();
    let manager = it.service.manager();
    let once = it.key(&manager);
    let mut form = right(&once, "24");
    form.push(("act", "add"));
    let page = manager.post(&it.address(), &form).expect(200);
    page.says("id=\"estate-2\"").says("value=\"24\"").says("24, pas 42");
    assert_eq!(page.hidden("rows"), "2");
    assert_eq!(page.hidden("once"), once);
    let mut form = right(&once, "24");
    form[3].1 = "2";
    form.extend([("estate-2", "TEST-B"), ("dwellings-2", "18"), ("on-2", "10/2026")]);
    form.push(("act", "remove-1"));
    let page = manager.post(&it.address(), &form).expect(200);
    page.says("value=\"TEST-B\"").says("value=\"18\"");
    assert_eq!(page.hidden("rows"), "1");
    assert_eq!(it.counts(), [42]);
}

#[test]
fn a_total_is_broken_down_and_a_sum_that_differs_is_asked_about() {
    let it = wrong();
    let manager = it.service.manager();
    let once = it.key(&manager);
    let form = |second: &'static str| {
        let mut form = right(&once, "24");
        form[1].1 = "breakdown";
        form[3].1 = "2";
        form.extend([("estate-2", "TEST-B"), ("on-2", "30/10/2026"), ("dwellings-2", second)]);
        form
    };
    let before = it.service.dump();
    let page = manager.post(&it.address(), &form("17")).expect(409);
    page.says("Les parties font 41").says("value=\"breakdown-differs\"");
    assert_eq!(it.service.dump(), before);
    let about = page.hidden("about");
    let mut sure = form("17");
    sure.extend([
        ("about", about.as_str()),
        ("confirm", "breakdown-differs"),
        ("reason-breakdown-differs", "un logement démoli"),
    ]);
    manager.post(&it.address(), &sure).expect(303);
    assert_eq!(it.counts(), [17, 24, -42, 42]);
    let reversal = it.position + 1;
    manager.get(&format!("/entries/{reversal}")).expect(200).says("un logement démoli");
}

#[test]
fn a_question_about_one_line_is_asked_at_that_line() {
    let it = wrong();
    let manager = it.service.manager();
    let once = it.key(&manager);
    let mut form = right(&once, "24");
    form[3].1 = "2";
    form.extend([("estate-2", "TEST-A"), ("on-2", "29/10/2026"), ("dwellings-2", "90")]);
    let page = manager.post(&it.address(), &form).expect(409);
    page.says("name=\"confirm-2\" value=\"over-estate\"");
    assert!(!page.text().contains("name=\"confirm-1\""));
    let about = page.hidden("about-2");
    form.extend([
        ("about-2", about.as_str()),
        ("confirm-2", "over-estate"),
        ("reason-2-over-estate", "deux cités comptées ensemble"),
    ]);
    manager.post(&it.address(), &form).expect(303);
    assert_eq!(it.counts(), [90, 24, -42, 42]);
    let page = manager.get(&format!("/entries/{}", it.service.position())).expect(200);
    page.says("deux cités comptées ensemble");
}

#[test]
fn what_the_list_shows_can_be_taken_away() {
    let it = wrong();
    deliver(&it.service.store, &Author::CommandLine, "TEST-B", "2026-09-30", 5);
    let reader = it.service.reader();
    reader.get("/entries?estate=TEST-B").expect(200).says("/entries.csv?estate=TEST-B");
    let csv = reader.get("/entries.csv?estate=TEST-B").expect(200);
    csv.says("TEST-B");
    assert!(!csv.text().contains("TEST-A"));
    let json = reader.get("/entries.json?estate=TEST-A").expect(200);
    json.says("\"known\"").says("42");
    reader.get("/entries.csv?from=demain").expect(400);
}
