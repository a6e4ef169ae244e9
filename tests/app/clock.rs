//! A clock that is set back, and nights that have an hour twice: order is by position.

use chrono::TimeDelta;
use corons::domain::role::Role;
use corons::store::{Author, NewToken, Store, Tx};
use corons::web::token;

use crate::support::{Service, json_of};

/// A token that records.
fn made(store: &Store, name: &str) -> String {
    let secret = format!("corons_{}", token::random());
    let new = NewToken { name: name.into(), role: Role::Contributor, scope: None, days: 30 };
    let add = |tx: &mut Tx<'_>| tx.add_token(&new, &token::hash(&secret));
    store.write(&Author::CommandLine, add).unwrap();
    secret
}

fn delivery(dwellings: usize) -> String {
    format!(
        r#"{{"estate":"LENS-4","landlord":"Maisons & Cités","stage":"delivered","on":"2026-09-30","dwellings":{dwellings},"confirm":["unusual-month"]}}"#
    )
}

#[test]
fn a_clock_set_back_neither_turns_the_chain_round_nor_shuts_anybody_out() {
    let service = Service::new();
    let secret = made(&service.store, "Entrepôt");
    let (program, reader) = (service.anyone().api(&secret), service.reader());
    let clock = service.store.clock().clone();
    let right = clock.now();
    let record = |dwellings: usize| {
        let answer = program.send("/api/v1/entries", &delivery(dwellings), None).expect(201);
        json_of(&answer)["position"].as_i64().unwrap()
    };
    let first = record(1);
    let before = reader.get(&format!("/?known=@{first}")).expect(200);
    for (number, back) in [3, 400, 1].into_iter().enumerate() {
        clock.set(right - TimeDelta::days(back));
        let position = record(2 + number);
        assert_eq!(position, first + 1 + i64::try_from(number).unwrap());
        reader.get("/").expect(200);
        reader.get("/entries").expect(200);
        reader.get(&format!("/known?known=@{position}")).expect(200);
    }
    clock.set(right);
    let again = reader.get(&format!("/?known=@{first}")).expect(200);
    assert_eq!(again.bytes, before.bytes, "what was known then");
    let entries = json_of(&reader.get("/entries.json").expect(200));
    let instants: Vec<_> = entries["entries"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| (it["position"].as_i64().unwrap(), it["recorded_at"].as_str().unwrap()))
        .collect();
    let mut sorted = instants.clone();
    sorted.sort_unstable();
    assert!(sorted.is_sorted_by_key(|it| it.1) && sorted.len() == 4, "{instants:?}");
    assert!(service.store.read(|read| read.verify(None)).unwrap().fault.is_none());
}

#[test]
fn the_hour_that_comes_twice_and_the_one_that_never_comes_are_recorded_in_order() {
    let service = Service::new();
    let clock = service.store.clock().clone();
    // Twice half past two in Paris, then the night in which two o'clock is three.
    let nights = ["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "2027-03-28T00:59:59Z"];
    clock.set(nights[0].parse().unwrap());
    for (number, at) in nights.into_iter().chain(["2027-03-28T01:00:00Z"]).enumerate() {
        clock.set(at.parse().unwrap());
        // Tokens and sign-ins of the autumn have ended in spring.
        let program = service.anyone().api(&made(&service.store, &format!("Nuit {number}")));
        program.send("/api/v1/entries", &delivery(number + 1), None).expect(201);
        let known = format!("/entries.json?known=@{}", service.position());
        let entries = json_of(&service.reader().get(&known).expect(200));
        assert_eq!(entries["entries"].as_array().unwrap().len(), number + 1, "{at}");
    }
    assert!(service.store.read(|read| read.verify(None)).unwrap().fault.is_none());
}
