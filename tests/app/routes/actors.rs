//! Who calls: people and programs of every standing, each with an account of their own.

use chrono::TimeDelta;
use corons::domain::role::Role;
use corons::store::{Author, NewToken, Tx};
use corons::web::token;
use diesel::{Connection as _, RunQueryDsl as _, SqliteConnection};

use crate::support::{Service, Voice};

/// Whoever has no valid sign-in, each with a name.
pub fn nobodies(service: &Service) -> Vec<(String, Voice<'_>)> {
    let mut all = Vec::new();
    let waiting = service.voice_of(somebody(service, "attend", Role::Manager));
    let file = service.folder.path().join("data/corons.db");
    let mut conn = SqliteConnection::establish(file.to_str().unwrap()).unwrap();
    diesel::sql_query("UPDATE sessions SET pending = 1").execute(&mut conn).unwrap();
    // One who stays, and could sign in: the last such administrator cannot be disabled.
    let stays = service.account(Role::Admin);
    let able = |tx: &mut Tx<'_>| tx.set_password(stays, "$argon2id$", None);
    service.store.write(&Author::CommandLine, able).unwrap();
    all.push(("waiting for a second factor".to_owned(), waiting));
    for role in [Role::Contributor, Role::Manager, Role::Admin] {
        let id = somebody(service, &format!("expire-{role}"), role);
        all.push((format!("expired {role}"), expired(service, id)));
        let left = service.voice_of(id);
        left.post("/sign-out", &[]).expect(303);
        all.push((format!("{role} who signed out"), left));
        let login = format!("parti-{role}");
        let gone = service.voice_of(somebody(service, &login, role));
        gone.get("/account").expect(200);
        let login = login.parse().unwrap();
        let disable = |tx: &mut Tx<'_>| tx.disable_account(&login);
        service.store.write(&Author::CommandLine, disable).unwrap();
        all.push((format!("disabled {role}"), gone));
    }
    let mut forged = service.anyone();
    forged.token = Some(token::random());
    all.push(("a token nobody gave".to_owned(), forged));
    let (login, revoked) = program(service, "Révoqué", Role::Manager, None);
    revoked.get("/api/v1/programmes").expect(200);
    service.store.write(&Author::CommandLine, |tx| tx.revoke_token(&login)).unwrap();
    all.push(("revoked token".to_owned(), revoked));
    all.push(("nobody".to_owned(), service.anyone()));
    all
}

fn somebody(service: &Service, login: &str, role: Role) -> i32 {
    let login = login.parse().unwrap();
    let add = |tx: &mut Tx<'_>| tx.add_account(&login, "Quelqu’un", role);
    service.store.write(&Author::CommandLine, add).unwrap()
}

/// A sign-in that has just ended by itself.
fn expired(service: &Service, account: i32) -> Voice<'_> {
    let secret = token::random();
    let kept = token::hash(&secret);
    let open = |tx: &mut Tx<'_>| tx.open_session(account, &kept, tx.now() - TimeDelta::seconds(1));
    service.store.write(&Author::Account(account), open).unwrap();
    let mut voice = service.anyone();
    voice.token = Some(secret);
    voice
}

/// A program with a token; its login too.
pub fn program<'s>(
    service: &'s Service,
    name: &str,
    role: Role,
    scope: Option<&str>,
) -> (corons::domain::ids::Login, Voice<'s>) {
    let secret = format!("corons_{}", token::random());
    let scope = scope.map(|scope| scope.parse().unwrap());
    let new = NewToken { name: name.into(), role, scope, days: 30 };
    let add = |tx: &mut Tx<'_>| tx.add_token(&new, &token::hash(&secret));
    let login = service.store.write(&Author::CommandLine, add).unwrap();
    let voice = service.anyone().api(&secret);
    // Its first use is kept: from here on only what it does changes anything.
    voice.get("/api/v1/programmes");
    (login, voice)
}
