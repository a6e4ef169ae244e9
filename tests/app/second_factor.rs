//! The second factor: asked for after the password, each code good once.

use argon2::password_hash::PasswordHasher;
use corons::domain::role::Role;
use corons::store::{Author, code_at};
use totp_rs::Secret;

use crate::support::{Answer, Service, Voice};

const WORDS: &str = "houille terril coron";

fn key() -> String {
    corons::web::token::random()[..20].to_owned()
}

/// A service whose manager `max` has a password.
fn service() -> Service {
    let service = Service::new();
    let phc = argon2::Argon2::default().hash_password(WORDS.as_bytes()).unwrap().to_string();
    let login = "max".parse().unwrap();
    service
        .store
        .write(&Author::CommandLine, |tx| {
            let id = tx.add_account(&login, "Max", Role::Manager)?;
            tx.set_password(id, &phc, None)
        })
        .unwrap();
    service
}

/// The cookie of a sign-in.
fn token(answer: &Answer) -> String {
    let cookie = answer.header("Set-Cookie").unwrap();
    cookie.strip_prefix("corons=").unwrap().split(';').next().unwrap().to_owned()
}

fn password(service: &Service) -> Answer {
    let fields = [("login", "max"), ("password", WORDS), ("next", "/entries")];
    service.anyone().post("/sign-in", &fields).expect(303)
}

fn as_max<'s>(service: &'s Service, answer: &Answer) -> Voice<'s> {
    let mut voice = service.anyone();
    voice.token = Some(token(answer));
    voice
}

/// Adds a second factor; gives its secret and the recovery codes.
fn enrol(service: &Service, max: &Voice<'_>) -> (Vec<u8>, Vec<String>) {
    let page = max.get("/account/second-factor?next=/entries").expect(200);
    page.says("<svg class=\"qr\"").says("Plus tard").says("href=\"/entries\"");
    let secret = page.hidden("secret");
    let bytes = Secret::Encoded(secret.clone()).to_bytes().unwrap();
    let wrong = [("once", key()), ("secret", secret.clone()), ("code", "000000".to_owned())];
    let wrong: Vec<(&str, &str)> = wrong.iter().map(|(a, b)| (*a, b.as_str())).collect();
    let again = max.post("/account/second-factor", &wrong).expect(422);
    again.says("Ce code n’est pas le bon");
    assert_eq!(again.hidden("secret"), secret, "the same square is shown again");
    let (once, code) = (key(), code_at(&bytes, service.store.clock().now()));
    let right = [("once", once.as_str()), ("secret", secret.as_str()), ("code", code.as_str())];
    let shown = max.post("/account/second-factor", &right).expect(200);
    assert_eq!(shown.header("Cache-Control"), Some("no-store"));
    let list = shown.text().split("<ul class=\"codes\">").nth(1).unwrap();
    let list = list.split("</ul>").next().unwrap();
    let codes: Vec<String> =
        list.split("<li>").skip(1).map(|li| li.split('<').next().unwrap().to_owned()).collect();
    assert_eq!(codes.len(), 10);
    max.post("/account/second-factor", &right).expect(303);
    (bytes, codes)
}

fn later(service: &Service, at: &str) {
    service.store.clock().set(at.parse().unwrap());
}

#[test]
fn the_code_is_asked_for_after_the_password_and_nothing_opens_before() {
    let service = service();
    let max = as_max(&service, &password(&service));
    let (secret, _) = enrol(&service, &max);
    later(&service, "2026-11-23T08:20:00Z");
    let asked = password(&service);
    assert_eq!(asked.location(), "/sign-in/code?next=%2Fentries");
    let waits = as_max(&service, &asked);
    waits.get("/").expect(401);
    waits.get("/account").expect(401);
    waits.post("/sign-out", &[]).expect(401);
    waits.get("/sign-in/code?next=/entries").expect(200).says("Second facteur");
    waits.post("/sign-in/code", &[("code", "123")]).expect(422).says("n’est pas le bon");
    let code = code_at(&secret, service.store.clock().now());
    let fields = [("code", code.as_str()), ("next", "/entries")];
    let entered = waits.post("/sign-in/code", &fields).expect(303);
    assert_eq!(entered.location(), "/entries");
    as_max(&service, &entered).get("/").expect(200);
    waits.get("/").expect(401);
    // The same code opens nothing any more.
    let replay = as_max(&service, &password(&service));
    replay.post("/sign-in/code", &fields).expect(422);
    service
        .admin()
        .get("/audit?kind=security")
        .expect(200)
        .says("«\u{a0}max\u{a0}» s’est vu refuser");
}

#[test]
fn a_sign_in_waits_ten_minutes_for_its_code() {
    let service = service();
    let max = as_max(&service, &password(&service));
    let (secret, _) = enrol(&service, &max);
    later(&service, "2026-11-23T08:20:00Z");
    let waits = as_max(&service, &password(&service));
    later(&service, "2026-11-23T08:30:01Z");
    let code = code_at(&secret, service.store.clock().now());
    let late = waits.post("/sign-in/code", &[("code", &code)]).expect(303);
    assert_eq!(late.location(), "/sign-in");
    assert!(service.anyone().get("/sign-in/code").expect(303).location() == "/sign-in");
}

#[test]
fn a_recovery_code_opens_once_and_new_ones_replace_the_old() {
    let service = service();
    let max = as_max(&service, &password(&service));
    let (secret, codes) = enrol(&service, &max);
    let enter = |code: &str| {
        let waits = as_max(&service, &password(&service));
        waits.post("/sign-in/code", &[("code", code)])
    };
    let typed = codes[0].to_uppercase().replace('-', " ");
    let entered = enter(&typed).expect(303);
    enter(&codes[0]).expect(422);
    let max = as_max(&service, &entered);
    max.get("/account/second-factor").expect(200).says("restants\u{a0}: 9");
    service.admin().get("/audit").expect(200).says("a utilisé un code de secours");
    later(&service, "2026-11-23T09:00:00Z");
    let (once, code) = (key(), code_at(&secret, service.store.clock().now()));
    max.post("/account/second-factor/codes", &[("once", &once), ("code", &code)]).expect(200);
    enter(&codes[1]).expect(422);
}

#[test]
fn it_is_removed_with_password_and_code_or_by_the_administration() {
    let service = service();
    let max = as_max(&service, &password(&service));
    let (_, codes) = enrol(&service, &max);
    let removal = |password: &str, code: &str| {
        let once = key();
        let fields = [("once", once.as_str()), ("password", password), ("removal-code", code)];
        max.post("/account/second-factor/removal", &fields)
    };
    removal("pas celui-là du tout", &codes[0]).expect(422).says("password-error");
    removal(WORDS, "000000").expect(422).says("removal-code-error");
    removal(WORDS, &codes[0]).expect(303);
    assert!(password(&service).location().starts_with("/account/second-factor"));
    enrol(&service, &max);
    let admin = service.admin();
    admin.get("/users/max").expect(200).says("Retirer le second facteur perdu");
    let once = key();
    admin.post("/users/max/second-factor-removal", &[("once", &once)]).expect(303);
    assert!(password(&service).location().starts_with("/account/second-factor"));
    admin.get("/audit").expect(200).says("a retiré le second facteur de max");
}

#[test]
fn switched_off_nobody_is_led_to_it() {
    let config = corons::config::Config { second_factor: false, ..Default::default() };
    let service = Service::configured(config);
    let phc = argon2::Argon2::default().hash_password(WORDS.as_bytes()).unwrap().to_string();
    let login = "max".parse().unwrap();
    service
        .store
        .write(&Author::CommandLine, |tx| {
            let id = tx.add_account(&login, "Max", Role::Manager)?;
            tx.set_password(id, &phc, None)
        })
        .unwrap();
    assert_eq!(password(&service).location(), "/entries");
}
