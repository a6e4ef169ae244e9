use corons::config::Config;

use crate::support::{Answer, Service};

/// That an answer has the headers of every answer.
#[track_caller]
pub fn strict(answer: &Answer) {
    let content = answer.header("Content-Security-Policy").unwrap();
    assert!(content.starts_with("default-src 'none'; "), "{content}");
    assert!(!content.contains("unsafe"), "{content}");
    for (name, value) in [
        ("X-Content-Type-Options", Some("nosniff")),
        ("X-Frame-Options", Some("DENY")),
        ("Referrer-Policy", Some("same-origin")),
        ("Cross-Origin-Opener-Policy", Some("same-origin")),
        ("Cross-Origin-Resource-Policy", Some("same-origin")),
        ("Server", None),
        ("Strict-Transport-Security", None),
    ] {
        assert_eq!(answer.header(name), value, "{name}");
    }
}

#[test]
fn every_answer_is_strict_errors_and_redirects_too() {
    let service = Service::new();
    let reader = service.reader();
    for answer in [
        reader.get("/").expect(200),
        reader.get("/no-such-page").expect(404),
        service.anyone().get("/").expect(401),
        // Rocket cannot read this one and answers it past its fairings.
        service.anyone().get("/no such page").expect(400),
        reader.post("/sign-out", &[]).expect(303),
        reader.post_from_elsewhere("/sign-out", &[]).expect(403),
    ] {
        strict(&answer);
    }
}

#[test]
fn static_files_are_kept_for_ever_and_found_from_the_page() {
    let service = Service::new();
    let page = service.anyone().get("/sign-in").expect(200);
    let sheet = page.text().split("href=\"").find(|part| part.contains("app.css")).unwrap();
    let sheet = sheet.split('"').next().unwrap();
    let answer = service.anyone().get(sheet).expect(200);
    assert_eq!(answer.header("Cache-Control"), Some("public, max-age=31536000, immutable"));
    assert!(answer.header("Content-Type").unwrap().starts_with("text/css"));
    for name in ["chevron.svg", "NotoSans-Regular.ttf", "NotoSans-Bold.ttf"] {
        answer.says(name);
        service.anyone().get(&sheet.replace("app.css", name)).expect(200);
    }
    service.anyone().get("/static/0000000000000000/app.css").expect(404);
}

#[test]
fn the_language_asked_for_is_kept() {
    let service = Service::new();
    let answer = service.anyone().get("/sign-in?lang=en").expect(200);
    answer.says("Password");
    assert!(answer.header("Set-Cookie").unwrap().starts_with("corons_lang=en"));
    service.anyone().get_with_cookies("/sign-in", &[("corons_lang", "en")]).says("Password");
    service.anyone().get("/sign-in").says("Mot de passe");
}

#[test]
fn behind_tls_cookies_and_browsers_stay_with_tls() {
    let service = Service::configured(Config { behind_tls: true, ..Config::default() });
    let answer = service.anyone().get("/sign-in?lang=en").expect(200);
    assert!(answer.header("Strict-Transport-Security").is_some());
    assert!(answer.header("Set-Cookie").unwrap().contains("Secure"));
}

#[test]
fn an_error_page_has_a_way_out_in_both_languages() {
    let service = Service::new();
    let reader = service.reader();
    reader.get("/no-such-page").expect(404).says("Cette page n’existe pas").says("href=\"/\"");
    reader.get("/no-such-page?lang=en").expect(404).says("There is no such page");
    service.anyone().get("/no-such-page").expect(404).says("href=\"/sign-in\"");
}

#[test]
fn nobody_sees_the_head_of_the_ledger() {
    let service = Service::new();
    service.reader().get("/").says("Situation n°");
    assert!(!service.anyone().get("/sign-in").text().contains("Situation"));
}
