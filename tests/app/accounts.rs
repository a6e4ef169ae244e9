//! One's own account.

use corons::domain::role::Role;
use corons::store::Author;

use crate::support::Service;

fn key() -> String {
    corons::web::token::random()[..20].to_owned()
}

#[test]
fn a_name_and_a_language_are_ones_own() {
    let service = Service::new();
    let reader = service.reader();
    reader.get("/account").expect(200).says("Mon compte").says("cette session");
    let once = key();
    let fields = [("once", once.as_str()), ("name", "Léa Delvaux")];
    reader.post("/account/name", &fields).expect(303);
    reader.get("/account").expect(200).says("value=\"Léa Delvaux\"");
    let once = key();
    let bad = reader.post("/account/name", &[("once", &once), ("name", &"x".repeat(101))]);
    bad.expect(422).says("100 caractères").says("xxxx");
    let once = key();
    let kept = reader.post("/account/language", &[("once", &once), ("language", "en")]).expect(303);
    assert!(kept.headers.iter().any(|(_, value)| value.starts_with("corons_lang=en")));
    // On another device, without a cookie; one that was chosen there wins.
    let other = service.reader();
    other.get("/account").expect(200).says("My account");
    other.get("/account?lang=fr").expect(200).says("Mon compte");
    other.get("/").expect(200).says("lang=\"en\"");
    let token = other.token.clone().unwrap();
    let cookies = [("corons", token.as_str()), ("corons_lang", "fr")];
    service.anyone().get_with_cookies("/account", &cookies).expect(200).says("Mon compte");
    reader.post("/account/language", &[("once", &key()), ("language", "de")]).expect(400);
    service.contributor().get("/account").expect(200).says("Mon compte");
}

#[test]
fn ones_own_sign_ins_are_seen_and_ended_but_nobody_elses() {
    let service = Service::new();
    let (here, there) = (service.reader(), service.reader());
    let foreign = service.contributor();
    let id = service.store.read(|read| {
        let login = "contributor".parse().unwrap();
        let account = read.account_by_login(&login)?.unwrap();
        Ok(read.sign_ins_of(account.id)?[0].id)
    });
    let address = format!("/account/sign-ins/{}/end", id.unwrap());
    here.post(&address, &[("once", &key())]).expect(404);
    foreign.get("/").expect(200);
    here.post("/account/sign-ins/end", &[("once", &key())]).expect(303);
    here.get("/").expect(200);
    there.get("/").expect(401);
}

#[test]
fn a_page_says_what_a_person_can_see_and_do_by_the_rules_that_bind() {
    let service = Service::new();
    for role in Role::ALL {
        let voice = service.signed_in(role);
        let page = voice.get("/account/rights").expect(200);
        for (allowed, may, may_not) in [
            (role.may_record(), "Saisit des logements", "Ne saisit rien"),
            (role.may_manage(), "Corrige toute saisie", "Ne corrige pas"),
            (role.may_administer(), "Invite, désactive", "Ne gère aucun compte"),
            (role.may_audit(), "Lit le journal de ce qui", "Ne lit pas le journal."),
        ] {
            page.says(if allowed { may } else { may_not });
            assert!(!page.text().contains(if allowed { may_not } else { may }), "{role}");
        }
    }
    let login = "contributor".parse().unwrap();
    let scope = "est-LENS-4,lan-sia-habitat".parse().unwrap();
    service
        .store
        .write(&Author::CommandLine, |tx| tx.change_role(&login, Role::Contributor, Some(&scope)))
        .unwrap();
    let page = service.contributor().get("/account/rights").expect(200);
    page.says("Ne voit et ne touche que").says("SIA Habitat");
}
