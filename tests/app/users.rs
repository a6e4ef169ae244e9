//! What administrators do about accounts (DESIGN 9).

use corons::domain::role::Role;
use corons::store::{Author, Store, Tx};

use crate::board::deliver;
use crate::closings::close_before;
use crate::support::{Service, Voice};

/// A hash nobody has to match.
const PHC: &str = "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$c29tZWhhc2g";

/// An account of that role, whose password is chosen.
fn somebody(service: &Service, login: &str, role: Role) -> i32 {
    let login = login.parse().unwrap();
    service
        .store
        .write(&Author::CommandLine, |tx| {
            let id = tx.add_account(&login, login.as_str(), role)?;
            tx.set_password(id, PHC, None)?;
            Ok(id)
        })
        .unwrap()
}

fn key() -> String {
    corons::web::token::random()[..20].to_owned()
}

/// Does something about an account with a key of its own.
fn act(voice: &Voice<'_>, address: &str, fields: &[(&str, &str)]) -> crate::support::Answer {
    let once = key();
    let mut all = vec![("once", once.as_str())];
    all.extend_from_slice(fields);
    voice.post(address, &all)
}

fn cli(service: &Service, work: impl FnOnce(&mut Tx<'_>) -> corons::store::Result<()>) {
    service.store.write(&Author::CommandLine, work).unwrap();
}

#[test]
fn an_invitation_is_shown_once_and_a_form_sent_again_makes_no_second_one() {
    let service = Service::new();
    let admin = service.admin();
    let page = admin.get("/users/new").expect(200);
    let once = page.hidden("once");
    let fields = [
        ("once", once.as_str()),
        ("login", "lea"),
        ("name", "Léa Delvaux"),
        ("role", "contributor"),
        ("landlords", "sia-habitat"),
        ("estates", "LENS-4, lens-12-14"),
    ];
    let shown = admin.post("/users", &fields).expect(200);
    assert_eq!(shown.header("Cache-Control"), Some("no-store"));
    let link = shown.text().split("/invitation/").nth(1).unwrap().split('"').next().unwrap();
    assert_eq!(link.len(), 64);
    let again = admin.post("/users", &fields).expect(303);
    assert_eq!(again.location(), "/users/lea");
    let lea = admin.get("/users/lea").expect(200);
    lea.says("Léa Delvaux").says("invité jusqu’au").says("Ne voit et ne touche que");
    assert!(!lea.text().contains(link));
    admin.get("/users").expect(200).says("SIA Habitat");
    let link = format!("/invitation/{link}");
    service.anyone().post(&link, &[("password", "houille terril coron")]).expect(303);
    let entered = [("login", "lea"), ("password", "houille terril coron")];
    service.anyone().post("/sign-in", &entered).expect(303);
    admin.get("/users").expect(200).says("actif");
}

#[test]
fn a_wrong_form_keeps_what_was_typed_and_names_what_is_unknown() {
    let service = Service::new();
    let admin = service.admin();
    let before = service.dump();
    let bad = act(&admin, "/users", &[("login", "Léa !"), ("name", "Léa"), ("role", "king")]);
    bad.expect(422).says("value=\"Léa !\"").says("Choisissez un rôle").says("sans accent");
    let fields = [("login", "lea"), ("role", "contributor"), ("estates", "NULLE-PART-9")];
    act(&admin, "/users", &fields).expect(422).says("NULLE-PART-9");
    let fields = [("login", "lea"), ("role", "contributor"), ("landlords", "personne")];
    act(&admin, "/users", &fields).expect(422).says("personne");
    let fields = [("login", "lea"), ("role", "contributor"), ("epcis", "999999999")];
    act(&admin, "/users", &fields).expect(422).says("999999999");
    let fields = [("login", "lea"), ("role", "manager"), ("estates", "LENS-4")];
    act(&admin, "/users", &fields).expect(422);
    act(&admin, "/users", &[("login", "corons"), ("role", "reader")]).expect(422).says("déjà pris");
    assert_eq!(service.dump(), before);
}

#[test]
fn a_changed_role_bites_at_once_and_a_disabled_account_is_out() {
    let service = Service::new();
    let (admin, contributor) = (service.admin(), service.contributor());
    contributor.get("/entries/new").expect(200);
    act(&admin, "/users/contributor/role", &[("role", "reader")]).expect(303);
    contributor.get("/entries/new").expect(403);
    contributor.get("/").expect(200);
    act(&admin, "/users/contributor/disabling", &[]).expect(303);
    contributor.get("/").expect(401);
    admin.get("/users/contributor").expect(200).says("désactivé").says("Réactiver");
    act(&admin, "/users/contributor/invitation", &[]).expect(422).says("Réactivez-le");
    act(&admin, "/users/contributor/enabling", &[]).expect(303);
    contributor.get("/").expect(401);
    service.contributor().get("/").expect(200);
    act(&admin, "/users/personne/disabling", &[]).expect(404);
}

#[test]
fn a_new_link_ends_those_before_and_the_link_of_a_disabled_account_is_dead() {
    let service = Service::new();
    let admin = service.admin();
    service.account(Role::Reader);
    let link = |answer: crate::support::Answer| {
        let text = answer.expect(200).text().to_owned();
        let secret = text.split("/invitation/").nth(1).unwrap().split('"').next().unwrap();
        format!("/invitation/{secret}")
    };
    let first = link(act(&admin, "/users/reader/invitation", &[]));
    service.anyone().get(&first).expect(200);
    let second = link(act(&admin, "/users/reader/invitation", &[]));
    service.anyone().get(&first).expect(422);
    service.anyone().get(&second).expect(200);
    act(&admin, "/users/reader/disabling", &[]).expect(303);
    service.anyone().get(&second).expect(422);
    act(&admin, "/users/reader/enabling", &[]).expect(303);
    service.anyone().get(&second).expect(422);
    let third = link(act(&admin, "/users/reader/invitation", &[]));
    service.store.clock().set("2026-12-01T08:15:00Z".parse().unwrap());
    service.anyone().get(&third).expect(422).says("expiré");
}

#[test]
fn nobody_changes_their_own_rights_and_the_last_administrator_stays() {
    let service = Service::new();
    let admin = service.admin();
    let before = service.dump();
    for (address, fields) in [
        ("/users/admin/role", vec![("role", "manager")]),
        ("/users/admin/disabling", vec![]),
        ("/users/admin/role", vec![("role", "contributor"), ("estates", "LENS-4")]),
    ] {
        act(&admin, address, &fields).expect(422).says("ses propres droits");
    }
    assert_eq!(service.dump(), before);
    // Another one who has not chosen a password cannot take over.
    let ada = somebody(&service, "ada", Role::Admin);
    let ada = service.voice_of(ada);
    cli(&service, |tx| tx.disable_account(&"admin".parse().unwrap()));
    admin.get("/users").expect(401);
    let last = "ada".parse().unwrap();
    let by_command =
        |role| service.store.write(&Author::CommandLine, |tx| tx.change_role(&last, role, None));
    assert!(by_command(Role::Reader).is_err());
    assert!(service.store.write(&Author::CommandLine, |tx| tx.disable_account(&last)).is_err());
    cli(&service, |tx| tx.enable_account(&"admin".parse().unwrap()));
    assert!(by_command(Role::Manager).is_err(), "an invited one cannot sign in");
    let second = somebody(&service, "eve", Role::Admin);
    act(&service.voice_of(second), "/users/ada/role", &[("role", "reader")]).expect(303);
    ada.get("/users").expect(403);
}

fn closed_until_2025(store: &Store) {
    deliver(store, "LENS-4", "2025-09-15", 10);
    close_before(store, 2025);
    store.write(&Author::CommandLine, |tx| tx.take_corrections_only(2025)).unwrap();
}

/// Whether the manager is asked for a second person; takes the request back.
fn asks(service: &Service, manager: &Voice<'_>) -> bool {
    let done = act(manager, "/years/2025/closing", &[]).expect(303);
    let asked = done.location() == "/years/2025/closing";
    if asked {
        let id = service.store.read(|read| read.requests()).unwrap()[0].id;
        act(manager, &format!("/requests/{id}/removal"), &[]).expect(303);
    }
    asked
}

#[test]
fn no_detour_of_an_administrator_frees_a_manager_to_act_alone() {
    let service = Service::with(closed_until_2025);
    somebody(&service, "admin", Role::Admin);
    let (admin, manager) = (service.admin(), service.manager());
    somebody(&service, "second", Role::Manager);
    assert!(asks(&service, &manager));
    let disable = |voice: &Voice<'_>| act(voice, "/users/second/disabling", &[]).expect(303);
    let enable = |voice: &Voice<'_>| act(voice, "/users/second/enabling", &[]).expect(303);
    let role =
        |voice: &Voice<'_>, role| act(voice, "/users/second/role", &[("role", role)]).expect(303);
    disable(&admin);
    assert!(asks(&service, &manager), "disabled");
    enable(&admin);
    disable(&admin);
    assert!(asks(&service, &manager), "enabled and disabled again");
    enable(&admin);
    role(&admin, "reader");
    disable(&admin);
    assert!(asks(&service, &manager), "demoted, then disabled");
    enable(&admin);
    role(&admin, "manager");
    role(&admin, "admin");
    assert!(asks(&service, &manager), "promoted again, then made an administrator");
    cli(&service, |tx| tx.change_role(&"second".parse().unwrap(), Role::Manager, None));
    cli(&service, |tx| tx.change_role(&"second".parse().unwrap(), Role::Reader, None));
    assert!(asks(&service, &manager), "by the command line");
    // 29 days later it still counts, and coming back for a moment begins a later while.
    service.store.clock().set("2026-12-22T08:14:00Z".parse().unwrap());
    let (admin, manager) = (service.admin(), service.manager());
    assert!(asks(&service, &manager), "29 days later");
    role(&admin, "manager");
    role(&admin, "reader");
    service.store.clock().set("2027-01-15T08:14:00Z".parse().unwrap());
    assert!(asks(&service, &service.manager()), "counted from the last time");
    service.store.clock().set("2027-01-22T08:15:00Z".parse().unwrap());
    assert!(!asks(&service, &service.manager()), "a month after the last time");
}

#[test]
fn the_administration_sees_and_ends_sign_ins_and_changes_names() {
    let service = Service::new();
    let (admin, reader) = (service.admin(), service.reader());
    let page = admin.get("/users/reader").expect(200);
    page.says("/users/reader/sign-ins/").says("Mettre fin");
    let id = page.text().split("/users/reader/sign-ins/").nth(1).unwrap();
    let id = id.split('/').next().unwrap().to_owned();
    act(&admin, &format!("/users/admin/sign-ins/{id}/end"), &[]).expect(404);
    reader.get("/").expect(200);
    act(&admin, &format!("/users/reader/sign-ins/{id}/end"), &[]).expect(303);
    reader.get("/").expect(401);
    let (one, two) = (service.reader(), service.reader());
    act(&admin, "/users/reader/sign-ins/end", &[]).expect(303);
    one.get("/").expect(401);
    two.get("/").expect(401);
    act(&admin, "/users/reader/name", &[("name", "Service habitat")]).expect(303);
    admin.get("/users").expect(200).says("Service habitat");
    act(&admin, "/users/reader/name", &[("name", " ")]).expect(422).says("100 caractères");
}

#[test]
fn only_administrators_see_accounts() {
    let service = Service::new();
    service.account(Role::Reader);
    for voice in [service.reader(), service.contributor(), service.manager()] {
        for address in ["/users", "/users/new", "/users/reader"] {
            voice.get(address).expect(403);
        }
        assert!(!voice.get("/").expect(200).text().contains("href=\"/users\""));
    }
    service.admin().get("/").expect(200).says("href=\"/users\"");
    service.admin().get("/users/personne").expect(404);
    service.admin().get("/users/ligne-de-commande").expect(404);
}
