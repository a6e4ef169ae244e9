//! Readiness, and the page of those who answer for the service.

use std::time::Duration;

use chrono::TimeDelta;
use corons::config::{Config, Limits};
use corons::domain::role::Role;
use corons::store::Watch;

use super::support::Service;

fn asked_each_time(disk_reserve: u64) -> Service {
    let limits = Limits { ready: Duration::ZERO, disk_reserve, ..Limits::default() };
    Service::configured(Config { limits, ..Config::default() })
}

#[test]
fn a_fresh_service_is_ready_though_nothing_is_backed_up_yet() {
    let service = asked_each_time(0);
    let answer = service.anyone().get("/readyz").expect(200);
    answer.says("{\"ok\":true").says("\"writes\":{\"ok\":true}");
    assert_eq!(answer.header("Cache-Control"), Some("no-store"));
}

#[test]
fn a_disk_that_is_too_full_is_not_ready() {
    let service = asked_each_time(u64::MAX);
    service.anyone().get("/readyz").expect(503).says("\"disk\":{\"ok\":false");
    service.admin().get("/health").expect(200).says("Faites de la place");
}

#[test]
fn what_is_in_no_backup_for_too_long_is_not_ready_until_one_is_made() {
    let service = asked_each_time(0);
    let clock = service.store.clock().clone();
    clock.set(clock.now() + TimeDelta::hours(3));
    service.anyone().get("/readyz").expect(503).says("\"backup\":{\"ok\":false");
    service.store.back_up(None, 0).unwrap();
    service.anyone().get("/readyz").expect(200).says("\"age_seconds\":0");
    // A quiet service stays ready; a test of restoring that is not made any more does not.
    clock.set(clock.now() + TimeDelta::hours(30));
    service.anyone().get("/readyz").expect(200);
    clock.set(clock.now() + TimeDelta::days(4));
    service.anyone().get("/readyz").expect(503).says("\"restore_test\":{\"ok\":false");
}

#[test]
fn readiness_is_looked_up_once_in_a_while_however_often_it_is_asked() {
    let service = Service::new();
    service.anyone().get("/readyz").expect(200);
    let clock = service.store.clock().clone();
    clock.set(clock.now() + TimeDelta::hours(3));
    service.anyone().get("/readyz").expect(200);
}

#[test]
fn the_health_page_says_it_in_sentences_to_those_who_manage() {
    let service = asked_each_time(0);
    service.admin().get("/health").expect(200).says("Aucune sauvegarde n’a encore été faite");
    service.store.keep(&mut Watch::default(), 0).unwrap();
    for role in [Role::Manager, Role::Admin] {
        let page = service.signed_in(role).get("/health").expect(200);
        page.says("Tout est en ordre.").says("corons-20261123T081400Z.db").says("@3");
    }
    for role in [Role::Reader, Role::Contributor] {
        service.signed_in(role).get("/health").expect(403);
    }
    service.anyone().get("/health").expect(401);
    service.admin().get("/health?lang=en").expect(200).says("Everything is in order.");
}

#[test]
fn a_demonstration_speaks_of_no_work_that_it_does_not_do() {
    let service = Service::configured(Config { keeps: false, ..Config::default() });
    for (lang, words) in [
        ("fr", ["chaque jour", "chaque nuit n’a pas", "quarts d’heure", "encore aucune copie"]),
        ("en", ["every day", "each night has not", "quarters of an hour", "no copy yet"]),
    ] {
        let page = service.manager().get(&format!("/health?lang={lang}")).expect(200);
        page.says("corons verify");
        for word in words {
            assert!(!page.text().contains(word), "{word}");
        }
    }
    service.anyone().get("/readyz").expect(200);
}
