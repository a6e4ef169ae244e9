use corons::domain::role::Role;
use corons::store::Author;
use corons::web::token;

use crate::support::{NOW, Service};

fn setup_link(service: &Service) -> String {
    let secret = token::random();
    let kept = token::hash(&secret);
    let expires =
        NOW.parse::<chrono::DateTime<chrono::Utc>>().unwrap() + chrono::TimeDelta::days(1);
    service.store.write(&Author::CommandLine, |tx| tx.add_link(&kept, None, expires)).unwrap();
    format!("/setup/{secret}")
}

const WORDS: &str = "houille terril coron";

#[test]
fn a_new_service_is_set_up_once_and_its_manager_signs_in() {
    let service = Service::new();
    let link = setup_link(&service);
    let anyone = service.anyone();
    anyone.get(&link).expect(200).says("Bienvenue");
    let fields = [
        ("admin", "ada"),
        ("admin-password", WORDS),
        ("manager", "max"),
        ("manager-password", "briques rouges en rang"),
    ];
    anyone.post(&link, &fields).expect(303);
    anyone.get(&link).expect(422).says("déjà servi");
    anyone.post(&link, &fields).expect(422);

    let wrong = [("login", "max"), ("password", WORDS), ("next", "/")];
    anyone.post("/sign-in", &wrong).expect(422).says("n’est pas le bon").says("value=\"max\"");
    let right =
        [("login", "max"), ("password", "briques rouges en rang"), ("next", "/?to=2025-12-31")];
    let answer = anyone.post("/sign-in", &right).expect(303);
    // A manager without a second factor is led to it, and can go on.
    assert_eq!(answer.location(), "/account/second-factor?next=%2F%3Fto%3D2025-12-31");
    let cookie = answer.header("Set-Cookie").unwrap();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");
    let secret = cookie.strip_prefix("corons=").unwrap().split(';').next().unwrap();
    assert_eq!(secret.len(), 64);
    anyone.get_with_cookies("/", &[("corons", secret)]).expect(200).says("pilotage");
}

#[test]
fn after_signing_in_nobody_is_led_elsewhere() {
    let service = Service::new();
    for next in ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:1"] {
        let page = service.anyone().get(&format!("/sign-in?next={next}")).expect(200);
        assert_eq!(page.hidden("next"), "", "{next}");
    }
    let page = service.anyone().get("/nulle-part?commune=62498").expect(404);
    assert!(page.text().contains("/sign-in"));
    let page = service.anyone().get("/?to=2025-12-31").expect(401);
    assert_eq!(page.hidden("next"), "/?to=2025-12-31");
}

#[test]
fn a_form_sent_after_sign_out_says_that_nothing_was_recorded() {
    let service = Service::new();
    let reader = service.reader();
    reader.post("/sign-out", &[]).expect(303);
    let answer = reader.post("/account/password", &[("new", "x")]).expect(401);
    answer.says("rien n’a été enregistré").says("revenez en arrière");
}

#[test]
fn disabling_an_account_ends_its_sign_ins_at_once() {
    let service = Service::new();
    let reader = service.reader();
    reader.get("/").expect(200);
    let login = "reader".parse().unwrap();
    service.store.write(&Author::CommandLine, |tx| tx.disable_account(&login)).unwrap();
    reader.get("/").expect(401);
}

#[test]
fn an_invitation_chooses_a_password_and_a_weak_one_is_refused_beside_its_field() {
    let service = Service::new();
    let id = service.account(Role::Reader);
    let secret = token::random();
    let kept = token::hash(&secret);
    let expires =
        NOW.parse::<chrono::DateTime<chrono::Utc>>().unwrap() + chrono::TimeDelta::days(1);
    service.store.write(&Author::CommandLine, |tx| tx.add_link(&kept, Some(id), expires)).unwrap();
    let link = format!("/invitation/{secret}");
    let anyone = service.anyone();
    anyone.get(&link).expect(200).says("reader");
    for weak in ["court", "aaaaaaaaaaaaaaaa", "the reader is here"] {
        anyone.post(&link, &[("password", weak)]).expect(422).says("password-error");
    }
    anyone.post(&link, &[("password", WORDS)]).expect(303);
    anyone.post("/sign-in", &[("login", "reader"), ("password", WORDS)]).expect(303);
    anyone.get(&link).expect(422);
}

#[test]
fn a_changed_password_ends_the_other_sign_ins() {
    let service = Service::new();
    let (here, there) = (service.reader(), service.reader());
    let id = service.account(Role::Reader);
    let phc = {
        use argon2::password_hash::PasswordHasher;
        argon2::Argon2::default().hash_password(WORDS.as_bytes()).unwrap().to_string()
    };
    let keep = token::hash(here.token.as_ref().unwrap());
    service.store.write(&Author::CommandLine, |tx| tx.set_password(id, &phc, Some(&keep))).unwrap();
    there.get("/").expect(401);
    let wrong = [("current", "autre chose"), ("new", "briques rouges en rang")];
    here.post("/account/password", &wrong).expect(422).says("current-error");
    let right = [("current", WORDS), ("new", "briques rouges en rang")];
    let answer = here.post("/account/password", &right).expect(303);
    assert!(
        answer.header("Set-Cookie").unwrap().starts_with("corons_flash=flash-password-changed")
    );
    here.get("/").expect(200);
}

#[test]
fn what_is_to_be_said_once_is_said_and_kept_by_nobody() {
    let service = Service::new();
    let reader = service.reader();
    let flash = [("corons_flash", "flash-password-changed.")];
    let said = reader.get_with_cookies("/", &flash).expect(200);
    said.says("Le mot de passe est changé.");
    assert_eq!(said.header("Cache-Control"), Some("no-store"));
    assert!(said.header("Set-Cookie").unwrap().contains("Max-Age=0"));
    let foreign = reader.get_with_cookies("/", &[("corons_flash", "brand.")]).expect(200);
    assert!(foreign.header("ETag").is_some());
}

#[test]
fn a_body_too_large_is_said_so() {
    let service = Service::new();
    let long = "x".repeat(1024 * 1024);
    service.reader().post("/account/password", &[("new", &long)]).expect(413).says("trop grand");
}

#[test]
fn refused_sign_ins_are_told_and_a_flood_of_them_is_counted() {
    let mut config = corons::config::Config::default();
    config.limits.refusals_told = 2;
    let service = Service::configured(config);
    service.account(Role::Reader);
    for login in ["reader", "personne\u{1b}[31m", "reader", "reader"] {
        let login: String = login.chars().filter(|letter| !letter.is_control()).collect();
        service.anyone().post("/sign-in", &[("login", &login), ("password", "?")]).expect(422);
    }
    let told = service.admin().get("/audit?kind=security").expect(200);
    assert_eq!(told.text().matches("s’est vu refuser").count(), 2);
}

#[test]
fn unknown_disabled_invited_and_known_accounts_answer_alike_in_time_too() {
    use std::time::Instant;
    let service = Service::new();
    let phc = {
        use argon2::password_hash::PasswordHasher;
        argon2::Argon2::default().hash_password(WORDS.as_bytes()).unwrap().to_string()
    };
    let add = |login: &str, password: bool, disabled: bool| {
        let login = login.parse().unwrap();
        service
            .store
            .write(&Author::CommandLine, |tx| {
                let id = tx.add_account(&login, login.as_str(), Role::Reader)?;
                if password {
                    tx.set_password(id, &phc, None)?;
                }
                if disabled { tx.disable_account(&login) } else { Ok(()) }
            })
            .unwrap();
    };
    for n in 0..3 {
        add(&format!("known-{n}"), true, false);
        add(&format!("disabled-{n}"), true, true);
        add(&format!("invited-{n}"), false, false);
    }
    let mut medians = Vec::new();
    let mut pages = Vec::new();
    for kind in ["known", "disabled", "invited", "unknown"] {
        // Each kind from a network of its own, so that no delay is measured.
        let mut times: Vec<_> = (0..3)
            .map(|n| {
                let login = format!("{kind}-{n}");
                let from = format!("10.{}.{n}.1:1", pages.len());
                let begun = Instant::now();
                let answer = service.sign_in_from(&from, &login, "ce n'est pas celui-là");
                let took = begun.elapsed();
                pages.push(answer.expect(422).text().replace(&login, ""));
                took
            })
            .collect();
        times.sort_unstable();
        medians.push(times[1]);
    }
    assert!(pages.iter().all(|page| page == &pages[0]), "the pages differ");
    let (least, most) = (medians.iter().min().unwrap(), medians.iter().max().unwrap());
    assert!(*most < *least * 4, "the times tell them apart: {medians:?}");
}
