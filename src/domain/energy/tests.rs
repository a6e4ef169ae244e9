//! The limits, the methods, and what a line of a file makes of them.

use proptest::prelude::*;

use super::*;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn stated(text: &str) -> Stated {
    Stated::read(text).unwrap().unwrap()
}

#[test]
fn a_value_that_reaches_a_limit_belongs_to_the_next_class() {
    for (at, (class, kwh, co2)) in LIMITS.into_iter().enumerate() {
        let next = EnergyClass::ALL[at + 1];
        assert_eq!(EnergyClass::of(kwh - 1, co2 - 1), class);
        assert_eq!(EnergyClass::of(kwh, co2 - 1), next);
        assert_eq!(EnergyClass::of(kwh - 1, co2), next);
    }
    assert_eq!(EnergyClass::of(0, 100), EnergyClass::G);
    assert_eq!(EnergyClass::of(420, 0), EnergyClass::G);
}

#[test]
fn the_method_goes_by_the_day() {
    for (on, method, year) in [
        ("2012-12-31", Method::Older, None),
        ("2013-01-01", Method::Of2013, Some(2013)),
        ("2021-06-30", Method::Of2013, Some(2013)),
        ("2021-07-01", Method::Of2021, Some(2021)),
        ("2024-06-30", Method::Of2021, Some(2021)),
        ("2024-07-01", Method::Of2024, Some(2024)),
        ("2025-12-31", Method::Of2024, Some(2024)),
        ("2026-01-01", Method::Of2026, Some(2026)),
    ] {
        assert_eq!((Method::on(day(on)), Method::on(day(on)).year()), (method, year), "{on}");
    }
}

#[test]
fn certificates_are_read_as_people_write_them() {
    for text in ["D", "d ", "Classe D", "D 210/35", "d (210 / 35)", "D\u{a0}210/35"] {
        assert_eq!(stated(text).class, Some(EnergyClass::D), "{text}");
    }
    assert_eq!(stated("210/35"), Stated { class: None, values: Some((210, 35)) });
    for none in ["", "N", "nc", "Vierge"] {
        assert_eq!(Stated::read(none), Ok(None), "{none}");
    }
    for wrong in ["H", "DD", "D/E", "210", "210/", "/35", "-1/3", "210,5/35", "99999/1", "É"] {
        assert_eq!(Stated::read(wrong), Err(EnergyProblem::Unreadable), "{wrong}");
    }
}

#[test]
fn the_class_of_small_large_or_old_ones_is_never_computed() {
    let since = Some(day("2021-07-01"));
    assert_eq!(stated("210/35").settle(since, Some(72)).unwrap().class, EnergyClass::D);
    for (on, surface) in [
        (since, Some(40)),
        (since, Some(800)),
        (since, None),
        (None, Some(72)),
        (Some(day("2021-06-30")), Some(72)),
    ] {
        assert_eq!(stated("210/35").settle(on, surface), Err(EnergyProblem::ClassNeeded));
        assert_eq!(stated("B 210/35").settle(on, surface).unwrap().class, EnergyClass::B);
    }
    let differs = Err(EnergyProblem::Differs { values: EnergyClass::D });
    assert_eq!(stated("C 210/35").settle(since, Some(41)), differs);
    assert_eq!(stated("C 210/35").settle(since, Some(799)), differs);
}

#[test]
fn the_day_is_of_the_certificate_after_the_works_where_there_is_one() {
    let on = Some(day("2024-05-12"));
    let both = StatedEnergy {
        before: Some(stated("F")),
        after: Some(stated("C")),
        on,
        ..StatedEnergy::default()
    };
    let (before, after) = both.merge((None, None), None).unwrap();
    assert_eq!((before.unwrap().on, after.unwrap().on), (None, on));
    let alone = StatedEnergy { before: Some(stated("F")), on, ..StatedEnergy::default() };
    let (before, after) = alone.merge((None, None), None).unwrap();
    assert_eq!((before.unwrap().on, after), (on, None));
    let later = StatedEnergy { on, ..StatedEnergy::default() };
    let nothing = vec![(EnergyCell::On, EnergyProblem::NoClass)];
    assert_eq!(later.merge((None, None), None), Err(nothing));
    let known = (before, Some(Certificate { class: EnergyClass::C, on, kwh: None, co2: None }));
    let other = StatedEnergy { after: Some(stated("B")), ..StatedEnergy::default() };
    let wrong = other.merge(known, None).unwrap_err();
    assert!(matches!(wrong[..], [(EnergyCell::After, EnergyProblem::DayNeeded { .. })]));
}

proptest! {
    #[test]
    fn more_of_either_never_makes_the_class_better(
        kwh in 0..1_000, co2 in 0..200, more in 0..500, gas in 0..100,
    ) {
        let class = EnergyClass::of(kwh, co2);
        prop_assert!(EnergyClass::of(kwh + more, co2) >= class);
        prop_assert!(EnergyClass::of(kwh, co2 + gas) >= class);
        let (energy, gases) = (EnergyClass::of(kwh, 0), EnergyClass::of(0, co2));
        prop_assert_eq!(class, energy.max(gases));
    }

    #[test]
    fn stating_again_what_is_known_changes_nothing(
        kwh in 0..700, co2 in 0..150, surface in proptest::option::of(1..1_000),
        days in proptest::option::of(0_u64..6_000),
    ) {
        let on = days.and_then(|it| day("2010-01-01").checked_add_days(chrono::Days::new(it)));
        let cell = stated(&format!("{} {kwh}/{co2}", EnergyClass::of(kwh, co2)));
        let line = StatedEnergy { after: Some(cell), on, ..StatedEnergy::default() };
        let once = line.merge((None, None), surface).unwrap();
        prop_assert_eq!(line.merge(once, surface), Ok(once));
        let empty = StatedEnergy::default();
        prop_assert_eq!(empty.merge(once, surface), Ok(once));
    }

    #[test]
    fn no_cell_makes_reading_panic(text in "\\PC{0,40}") {
        let _ = Stated::read(&text);
    }
}
