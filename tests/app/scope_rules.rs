//! What may limit an account, and what a limit does to figures.

use corons::domain::knowledge::Knowledge;
use corons::domain::refusal::Refusal;
use corons::domain::role::Role;
use corons::domain::scope::AccessScope;
use corons::store::{Author, EntryFilter, StoreError};
use proptest::prelude::*;

use crate::support::Service;

use crate::scope::{EPCI, LENS, SIA, limit, service};

#[test]
fn only_what_exists_limits_and_only_contributors_are_limited() {
    let service = Service::new();
    let contributor = service.account(Role::Contributor);
    let manager = service.account(Role::Manager);
    let set = |account: i32, scope: &str| {
        let scope: AccessScope = scope.parse().unwrap();
        service.store.write(&Author::CommandLine, |tx| tx.set_scope(account, Some(&scope)))
    };
    let refusal = |done: Result<(), StoreError>| match done {
        Err(StoreError::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    };
    assert_eq!(
        refusal(set(contributor, "est-NULLE-PART")),
        Refusal::UnknownEstate("NULLE-PART".into())
    );
    assert_eq!(
        refusal(set(contributor, "epci-999999999")),
        Refusal::UnknownEpci("999999999".into())
    );
    assert_eq!(
        refusal(set(contributor, "lan-personne")),
        Refusal::UnknownLandlord("personne".into())
    );
    assert_eq!(refusal(set(manager, LENS)), Refusal::ScopeOfOthers);
    set(contributor, LENS).unwrap();
}

#[test]
fn a_whole_part_has_the_figures_everybody_reads_and_a_part_of_one_has_none() {
    let (service, ..) = service();
    let position = service.position();
    let figure = |part: &str| {
        let reference = format!("mc.act.del.g.t.{part}.2026@{position}");
        let check = corons::domain::figure::check_character(&reference);
        format!("/api/v1/figures/{reference}-{check}")
    };
    let parts = ["est-LENS-4", "com-62498", EPCI];
    let all: Vec<_> =
        parts.map(|it| service.manager().get(&figure(it)).expect(200).text().to_owned()).into();
    limit(&service, EPCI);
    for (part, whole) in parts.into_iter().zip(all) {
        assert_eq!(service.contributor().get(&figure(part)).expect(200).text(), whole, "{part}");
    }
    for part in ["all", "dep-62", "none", "nocom", "epci-200044618", "est-DOUAI-CLOCHETTE"] {
        service.contributor().get(&figure(part)).expect(404);
    }
    limit(&service, SIA);
    let voice = service.contributor();
    voice.get(&figure("lan-sia-habitat")).expect(200);
    voice.get(&figure("est-LENS-12-14")).expect(404);
    let page = voice.get("/estates/LENS-12-14").expect(200);
    page.says("n’est pas comparée à son plan");
    assert!(!page.text().contains("/figures/mc"));
}

#[test]
fn a_narrow_view_never_calls_months_missing_that_others_reported() {
    let (service, ..) = service();
    let lacks = "année";
    limit(&service, LENS);
    // LENS-12-14 reports each year since 2018; LENS-4 only this one.
    let page = service.contributor().get("/estates/LENS-4").expect(200);
    let whole = service.manager().get("/estates/LENS-4").expect(200);
    let answer = |text: &str| {
        let (_, rest) = text.split_once("class=\"answer lede\">").unwrap();
        rest.split_once("</p>").unwrap().0.to_owned()
    };
    assert_eq!(answer(page.text()), answer(whole.text()), "{lacks}");
}

fn scopes() -> impl Strategy<Value = String> {
    let estate = prop::sample::subsequence(
        vec!["est-LENS-4", "est-LENS-12-14", "est-OIGNIES-DECLERCQ"],
        0..=2,
    );
    let epci = prop::sample::subsequence(vec![EPCI, "epci-246200299", "epci-200044618"], 0..=2);
    let landlord = prop::sample::subsequence(vec![SIA, "lan-maisons-et-cites"], 0..=1);
    (estate, epci, landlord)
        .prop_map(|(a, b, c)| [a, b, c].concat().join(","))
        .prop_filter("limits nothing", |it| !it.is_empty())
}

#[test]
fn what_a_scope_lists_is_what_a_filter_of_everything_leaves() {
    let (service, ..) = service();
    let last = service.position();
    let everything = |known: Knowledge| {
        let all = service.store.read_at(known, |read| read.entries(&EntryFilter::default()));
        all.unwrap()
    };
    let landlords = service.store.read(|read| read.landlords()).unwrap();
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig::with_cases(24));
    let run = runner.run(&(scopes(), 1..=last), |(text, position)| {
        let scope: AccessScope = text.parse().unwrap();
        let known = Knowledge::Position(position);
        let (all, held) = (everything(known), |it: &corons::store::ListedEntry| {
            let epci = match it.estate.split('-').next().unwrap() {
                "LENS" => Some("246200364"),
                "OIGNIES" => Some("246200299"),
                "DOUAI" => Some("200044618"),
                _ => None,
            };
            let epci = epci.map(|it| it.parse().unwrap());
            let landlord = landlords.iter().find(|one| one.name == it.landlord).unwrap();
            scope.holds_estate(&it.estate.parse().unwrap(), epci.as_ref())
                && scope.holds_landlord(&landlord.code)
        });
        let naive: Vec<_> = all.into_iter().filter(held).map(|it| it.entry).collect();
        let seen = service.store.read_as(Some(&scope), Some(known), |read| {
            let entries = read.entries(&EntryFilter::default())?;
            let sums = read.entry_sums(&EntryFilter::default())?;
            Ok((entries.into_iter().map(|it| it.entry).collect::<Vec<_>>(), sums))
        });
        let (entries, sums) = seen.unwrap();
        prop_assert_eq!(&entries, &naive);
        let total: i64 = sums.iter().map(|it| it.dwellings).sum();
        prop_assert_eq!(total, naive.iter().map(|it| it.dwellings).sum::<i64>());
        Ok(())
    });
    run.unwrap();
}
