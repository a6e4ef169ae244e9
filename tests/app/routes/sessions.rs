//! What a sign-in is made of, and which requests are believed to come from our own pages.

use corons::domain::role::Role;
use corons::store::Author;

use crate::support::Service;

#[test]
fn a_new_sign_in_never_takes_over_the_token_of_an_old_one() {
    let service = Service::new();
    let old = service.reader().token.unwrap();
    let words = "houille terril coron";
    let id = service.account(Role::Reader);
    let phc = corons::web::password::hash_now(words).unwrap();
    service.store.write(&Author::CommandLine, |tx| tx.set_password(id, &phc, None)).unwrap();
    let mut seen = vec![old];
    for _ in 0..3 {
        let fields = [("login", "reader"), ("password", words), ("next", "/")];
        let answer = service.anyone().post("/sign-in", &fields).expect(303);
        let cookie = answer.header("Set-Cookie").unwrap();
        let secret = cookie.strip_prefix("corons=").unwrap().split(';').next().unwrap().to_owned();
        assert!(secret.len() == 64 && !seen.contains(&secret));
        assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");
        seen.push(secret);
    }
}

#[test]
fn health_is_open() {
    let service = Service::new();
    service.anyone().get("/healthz").expect(200);
    service.anyone().get("/readyz").expect(200);
}

#[test]
fn an_old_browser_that_sends_only_its_origin_is_believed() {
    let service = Service::new();
    let reader = service.reader();
    reader.post_with_origin("/sign-out", "http://127.0.0.1:8001").expect(403);
    reader.post_with_origin("/sign-out", "null").expect(403);
    reader.post_with_origin("/sign-out", "http://127.0.0.1:8000").expect(303);
}
