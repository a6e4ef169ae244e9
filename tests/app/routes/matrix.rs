//! Every mounted address × method × actor, against `routes.txt`. After each refusal nothing of the
//! database has changed.

use corons::domain::role::Role;
use rocket::http::Method;

use super::actors::{nobodies, program};
use super::table::{Line, table};
use crate::headers::strict;
use crate::past::at;
use crate::scope::{EPCI, Spot, fields, filled, limit, service};
use crate::support::{Answer, Service, Voice};

/// The words of what lies outside the limited contributor's scope.
const OUTSIDE: &str = "Clochette";

/// That nothing was written since: no commit of any connection, and in the end the same bytes.
struct Untouched<'s> {
    service: &'s Service,
    version: i64,
    bytes: String,
    asked: usize,
}

impl<'s> Untouched<'s> {
    fn new(service: &'s Service) -> Self {
        Self { service, version: service.store.version().unwrap(), bytes: service.dump(), asked: 0 }
    }

    /// After one refusal.
    #[track_caller]
    fn after(&mut self, who: &str, line: &Line) {
        assert_eq!(self.service.store.version().unwrap(), self.version, "{who} wrote: {line:?}");
        self.asked += 1;
    }

    /// After all of them.
    #[track_caller]
    fn end(self, who: &str, least: usize) {
        assert_eq!(self.service.dump(), self.bytes, "{who}");
        assert!(self.asked >= least, "{who}: only {} refusals", self.asked);
    }
}

/// Calls an address, with fields that would do something if they were taken.
fn call(voice: &Voice<'_>, line: &Line, spot: &Spot) -> Answer {
    let address = filled(&line.uri, spot);
    let answer = match line.method {
        Method::Get => voice.get(&address),
        Method::Post => {
            let fields = fields("aaaaaaaaaa", spot);
            let fields: Vec<_> = fields.iter().map(|(k, v)| (*k, v.as_str())).collect();
            voice.post(&address, &fields)
        }
        Method::Delete => voice.call(Method::Delete, &address),
        other => panic!("{other} {address}: say in matrix.rs how it is called"),
    };
    strict(&answer);
    answer
}

#[track_caller]
fn refused(answer: &Answer, status: u16, who: &str, line: &Line) {
    assert_eq!(answer.status.code, status, "{who}: {} {}", line.method, line.uri);
    if line.is_of_the_api() {
        assert_eq!(answer.header("Content-Type"), Some("application/problem+json"), "{line:?}");
    }
}

/// Whoever is let in meets neither of the refusals, nor a fault of ours.
#[track_caller]
fn let_in(answer: &Answer, who: &str, line: &Line) {
    let code = answer.status.code;
    assert!(
        !matches!(code, 401 | 403) && code < 500,
        "{who}: {} {} says {code}: {}",
        line.method,
        line.uri,
        String::from_utf8_lossy(&answer.bytes)
    );
}

#[test]
fn without_a_valid_sign_in_every_address_but_the_open_ones_is_401() {
    let (service, inside, _) = service();
    for (who, voice) in nobodies(&service) {
        let mut untouched = Untouched::new(&service);
        for line in table().iter().filter(|line| !line.is_open()) {
            refused(&call(&voice, line, &inside), 401, &who, line);
            untouched.after(&who, line);
        }
        untouched.end(&who, 100);
    }
}

#[test]
fn the_wrong_role_is_403_and_the_right_one_is_let_in() {
    let (service, inside, _) = service();
    let mut opened = 0;
    for role in Role::ALL {
        let who = role.as_str();
        let voice = service.signed_in(role);
        let mut untouched = Untouched::new(&service);
        for line in table().iter().filter(|line| !line.admits(role)) {
            refused(&call(&voice, line, &inside), 403, who, line);
            untouched.after(who, line);
        }
        untouched.end(who, 10);
        for line in table().iter().filter(|line| line.admits(role) && !line.is_open()) {
            let address = filled(&line.uri, &inside);
            // Some of these end the sign-in. Without fields none of them records anything.
            let answer = if line.is_safe() {
                voice.get(&address)
            } else {
                service.signed_in(role).call(line.method, &address)
            };
            strict(&answer);
            let_in(&answer, who, line);
            opened += usize::from(line.is_safe() && answer.status.code == 200);
        }
    }
    assert!(opened > 200, "only {opened} pages opened");
}

#[test]
fn a_token_is_somebody_at_the_api_and_nobody_elsewhere() {
    let (service, inside, outside) = service();
    let of = |role: Role| program(&service, &format!("Programme {role}"), role, None).1;
    let mut programs: Vec<_> = [Role::Reader, Role::Contributor, Role::Manager]
        .into_iter()
        .map(|role| (role, role.as_str().to_owned(), false, of(role)))
        .collect();
    let limited = program(&service, "Borné", Role::Contributor, Some(EPCI)).1;
    programs.push((Role::Contributor, "limited token".to_owned(), true, limited));
    for (role, who, limited, voice) in programs {
        let mut untouched = Untouched::new(&service);
        for line in table().iter().filter(|line| !line.is_open()) {
            let answer = call(&voice, line, if limited { &outside } else { &inside });
            if !line.is_of_the_api() {
                refused(&answer, 401, &who, line);
            } else if !line.admits(role) {
                refused(&answer, 403, &who, line);
            } else if limited && (!line.within || line.uri.contains('<')) {
                refused(&answer, 404, &who, line);
            } else {
                let_in(&answer, &who, line);
                let told = String::from_utf8_lossy(&answer.bytes);
                assert!(!limited || !told.contains(OUTSIDE), "{who}: {line:?}: {told}");
            }
            untouched.after(&who, line);
        }
        untouched.end(&who, 100);
    }
}

#[test]
fn a_limited_contributor_finds_what_lies_inside_and_nothing_outside() {
    let (service, inside, outside) = service();
    limit(&service, EPCI);
    let voice = service.contributor();
    let who = "limited contributor";
    let mut untouched = Untouched::new(&service);
    let mut opened = Vec::new();
    for line in table().iter().filter(|line| !line.is_open()) {
        let role = line.admits(Role::Contributor);
        // One's own account and plain lists have no place outside.
        let nowhere = !line.uri.contains('<') || line.uri.starts_with("/account/");
        let open = role && line.within && nowhere;
        if open && !line.is_safe() {
            continue;
        }
        let answer = call(&voice, line, &outside);
        match (role, open) {
            (false, _) => refused(&answer, 403, who, line),
            (true, true) => let_in(&answer, who, line),
            (true, false) => refused(&answer, 404, who, line),
        }
        assert!(!String::from_utf8_lossy(&answer.bytes).contains(OUTSIDE), "{line:?}");
        untouched.after(who, line);
        if role && line.within && line.is_safe() {
            let past = at(&filled(&line.uri, &outside), &format!("@{}", service.position()));
            let past = voice.get(&past);
            // A form is not there in the past: 403. What the API tells of no point of knowledge does
            // not know the parameter: 400.
            let code = past.status.code;
            let refused = matches!(code, 403 | 404) || (code == 400 && line.is_of_the_api());
            assert!(nowhere || refused, "{line:?}: {code}");
            assert!(!String::from_utf8_lossy(&past.bytes).contains(OUTSIDE), "{line:?}");
            let here = voice.get(&filled(&line.uri, &inside));
            let_in(&here, who, line);
            opened.extend((here.status.code == 200).then_some(&line.uri).cloned());
            untouched.after(who, line);
        }
    }
    assert!(opened.len() > 25, "{opened:#?}");
    untouched.end(who, 120);
}

#[test]
fn an_unsafe_request_from_elsewhere_is_403_for_everybody_at_every_address() {
    let (service, inside, _) = service();
    let mut voices = vec![("nobody", service.anyone())];
    voices.extend(Role::ALL.map(|role| (role.as_str(), service.signed_in(role))));
    let mut untouched = Untouched::new(&service);
    for line in table().iter().filter(|line| !line.is_safe()) {
        let address = filled(&line.uri, &inside);
        let fields = fields("aaaaaaaaaa", &inside);
        let fields: Vec<_> = fields.iter().map(|(k, v)| (*k, v.as_str())).collect();
        for (who, voice) in &voices {
            let answers = if line.method == Method::Post {
                vec![
                    voice.post_from_elsewhere(&address, &fields),
                    voice.post_without_origin(&address, &fields),
                ]
            } else {
                vec![voice.call_from_elsewhere(line.method, &address)]
            };
            for answer in answers {
                strict(&answer);
                // A program without a token is nobody; a page sends its cookie along.
                let nobody = *who == "nobody" && line.is_of_the_api();
                refused(&answer, if nobody { 401 } else { 403 }, who, line);
                untouched.after(who, line);
            }
        }
    }
    untouched.end("elsewhere", 500);
}

#[test]
fn a_method_that_is_not_mounted_finds_nothing() {
    let (service, inside, _) = service();
    let manager = service.manager();
    let mut untouched = Untouched::new(&service);
    let all = table();
    let mut seen = std::collections::BTreeSet::new();
    for line in all.iter().filter(|line| seen.insert(&line.uri)) {
        let address = filled(&line.uri, &inside);
        for method in [Method::Put, Method::Patch, Method::Delete, Method::Post] {
            if all.iter().any(|it| it.uri == line.uri && it.method == method) {
                continue;
            }
            let answer = manager.call(method, &address);
            strict(&answer);
            let code = answer.status.code;
            assert!(matches!(code, 404 | 405 | 422), "{method} {address}: {code}");
            untouched.after("manager", line);
        }
    }
    untouched.end("manager", 300);
}
