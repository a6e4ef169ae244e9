//! Figure references survive paper and typing.

use proptest::prelude::*;

use super::*;

fn example() -> Reference {
    Reference {
        programme: "mc".parse().unwrap(),
        quantity: Quantity::Actual,
        stage: Stage::Delivered,
        net: false,
        published: false,
        scope: FigureScope::Epci("246200364".parse().unwrap()),
        period: FigurePeriod::Year(2025),
        position: 1234,
    }
}

/// The reference with a right check character, whatever its parts say.
fn checked(body: &str) -> String {
    format!("{body}-{}", check_character(body))
}

#[test]
fn the_check_character_is_the_one_of_the_standard() {
    // The example of the Global Release Identifier standard, which uses ISO/IEC 7064 MOD 37-36.
    assert_eq!(check_character("A1-2425G-ABC1234002"), 'M');
    assert_eq!(check_character("a12425gabc1234002"), 'M');
}

#[test]
fn the_published_example_reads_and_prints_as_written() {
    let text = "mc.act.del.g.t.epci-246200364.2025@1234-R";
    assert_eq!(example().to_string(), text);
    assert_eq!(text.parse(), Ok(example()));
    assert_eq!(text.to_uppercase().parse(), Ok(example()));
    assert_eq!(format!(" {text}\n").parse(), Ok(example()));
}

#[test]
fn a_wrong_check_character_is_told_apart_from_an_unknown_part() {
    let read = |text: &str| text.parse::<Reference>().unwrap_err();
    assert_eq!(read("mc.act.del.g.t.epci-246200364.2025@1234-S"), ReferenceError::WrongCheck);
    assert_eq!(read("mc.act.del.g.t.epci-246200364.2025@1243-R"), ReferenceError::WrongCheck);
    assert_eq!(read("mc.act.del.g.t.all"), ReferenceError::Shape);
    assert_eq!(read(""), ReferenceError::Shape);
    let unknown = |body: &str| read(&checked(body));
    assert_eq!(unknown("m_c.act.del.g.t.all.2025@1"), ReferenceError::Programme("m_c".into()));
    assert_eq!(unknown("mc.vat1.del.g.t.all.2025@1"), ReferenceError::Quantity("vat1".into()));
    assert_eq!(unknown("mc.plan.del.g.t.all.2025@1"), ReferenceError::Quantity("plan".into()));
    assert_eq!(unknown("mc.plan01.del.g.t.all.2025@1"), ReferenceError::Quantity("plan01".into()));
    assert_eq!(unknown("mc.act.liv.g.t.all.2025@1"), ReferenceError::Stage("liv".into()));
    assert_eq!(unknown("mc.act.del.b.t.all.2025@1"), ReferenceError::Net("b".into()));
    assert_eq!(unknown("mc.act.del.g.v.all.2025@1"), ReferenceError::Basis("v".into()));
    assert_eq!(unknown("mc.act.del.g.t.reg-32.2025@1"), ReferenceError::Scope("reg-32".into()));
    assert_eq!(unknown("mc.act.del.g.t.epci-1.2025@1"), ReferenceError::Scope("epci-1".into()));
    assert_eq!(unknown("mc.act.del.g.t.all.2025-13@1"), ReferenceError::Period("2025-13".into()));
    let backwards = "2025-02-01_2025-01-31";
    assert_eq!(
        unknown(&format!("mc.act.del.g.t.all.{backwards}@1")),
        ReferenceError::Period(backwards.into())
    );
    assert_eq!(unknown("mc.act.del.g.t.all.2025@01"), ReferenceError::Position("01".into()));
    assert_eq!(unknown("mc.act.del.g.t.all.2025@x"), ReferenceError::Position("x".into()));
    assert_eq!(
        unknown("mc.act.del.g.t.est-STRAßE.2025@1"),
        ReferenceError::Scope("est-STRAßE".into())
    );
}

fn quantity() -> impl Strategy<Value = Quantity> {
    prop_oneof![
        Just(Quantity::Actual),
        (0..500).prop_map(Quantity::Plan),
        (0..500).prop_map(Quantity::Variance),
        (0..500).prop_map(Quantity::Remaining),
    ]
}

fn scope() -> impl Strategy<Value = FigureScope> {
    prop_oneof![
        Just(FigureScope::All),
        Just(FigureScope::Bucket),
        Just(FigureScope::NoCommune),
        Just(FigureScope::Rest),
        "[0-9]{2}".prop_map(|code| FigureScope::Department(code.parse().unwrap())),
        "[0-9]{9}".prop_map(|code| FigureScope::Epci(code.parse().unwrap())),
        "[0-9]{5}".prop_map(|code| FigureScope::Commune(code.parse().unwrap())),
        "[A-Z0-9]{1,4}(-[A-Z0-9]{1,5}){0,3}"
            .prop_map(|code| FigureScope::Estate(code.parse().unwrap())),
        "[a-z0-9]{1,4}(-[a-z0-9]{1,5}){0,3}"
            .prop_map(|code| FigureScope::Landlord(code.parse().unwrap())),
        "[A-Z0-9]{1,4}(-[A-Z0-9]{1,5}){0,3}"
            .prop_map(|code| FigureScope::Operation(code.parse().unwrap())),
    ]
}

fn period() -> impl Strategy<Value = FigurePeriod> {
    let month = (1900_i32..2100, 1_u32..13)
        .prop_map(|(year, number)| FigurePeriod::Month(Month::new(year, number).unwrap()));
    let range = (0_u64..20_000, 0_u64..20_000).prop_map(|(start, length)| {
        let first = first_day_of(2000) + chrono::Days::new(start);
        FigurePeriod::Range(first, first + chrono::Days::new(length))
    });
    prop_oneof![(1900_i32..2100).prop_map(FigurePeriod::Year), month, range]
}

fn reference() -> impl Strategy<Value = Reference> {
    let programme = "[a-z0-9]{1,4}(-[a-z0-9]{1,4}){0,2}";
    let stage = proptest::sample::select(Stage::ALL.to_vec());
    let flags = (any::<bool>(), any::<bool>());
    (programme, quantity(), stage, flags, scope(), period(), 0_i64..10_000_000).prop_map(
        |(programme, quantity, stage, (net, published), scope, period, position)| Reference {
            programme: programme.parse().unwrap(),
            quantity,
            stage,
            net,
            published,
            scope,
            period,
            position,
        },
    )
}

proptest! {
    #[test]
    fn what_is_printed_reads_as_the_same(reference in reference()) {
        let text = reference.to_string();
        prop_assert_eq!(text.parse(), Ok(reference.clone()));
        prop_assert_eq!(text.to_lowercase().parse(), Ok(reference));
    }

    /// A letter or digit for another one is what the check character is for; a separator is
    /// what the grammar is for, the hyphens inside a code excepted.
    #[test]
    fn any_single_changed_character_is_refused(
        reference in reference(), at in any::<proptest::sample::Index>(), to in "[a-z0-9.@]"
    ) {
        let text = reference.to_string();
        let at = at.index(text.len());
        let from = &text[at..=at];
        let separators = |c: &str| matches!(c, "." | "@");
        let alike = |c: &str| c.bytes().all(|b| b.is_ascii_alphanumeric());
        prop_assume!(!from.eq_ignore_ascii_case(&to));
        prop_assume!(alike(from) == alike(&to) || separators(from) || separators(&to));
        let changed = format!("{}{to}{}", &text[..at], &text[at + 1..]);
        prop_assert!(changed.parse::<Reference>().is_err(), "{text} read as {changed}");
    }
}
