use super::super::sample::{day, period, progress, spaced};
use super::*;

fn fr(sentence: &Sentence) -> String {
    spaced(&sentence.plain())
}

fn trend_between(before: i64, now: i64) -> String {
    let mut p = progress();
    p.periods = vec![
        period("2025-10", "2025-10-31", (Some(-9), Some(before))),
        period("2026-10", "2026-10-31", (Some(-9), Some(now))),
    ];
    fr(&trend(Lang::Fr, &p).unwrap())
}

#[test]
fn a_gap_that_changed_is_told_in_dwellings() {
    let said = [
        (
            -100,
            -150,
            "Le retard sur le plan en vigueur s’est creusé de 50 logements en douze mois.",
        ),
        (-150, -149, "Le retard sur le plan en vigueur s’est réduit de 1 logement en douze mois."),
        (
            -100,
            -100,
            "Le retard sur le plan en vigueur est le même qu’il y a douze mois, 100 logements.",
        ),
        (0, -5, "Le retard de 5 logements sur le plan en vigueur s’est formé en douze mois."),
        (
            7,
            -5,
            "Il y a douze mois, l’avance sur le plan en vigueur était de 7 logements ; le retard est maintenant de 5 logements.",
        ),
        (5, 9, "L’avance sur le plan en vigueur a augmenté de 4 logements en douze mois."),
        (9, 5, "L’avance sur le plan en vigueur s’est réduite de 4 logements en douze mois."),
        (5, 5, "L’avance sur le plan en vigueur est la même qu’il y a douze mois, 5 logements."),
        (0, 5, "L’avance de 5 logements sur le plan en vigueur s’est formée en douze mois."),
        (
            -7,
            5,
            "Il y a douze mois, le retard sur le plan en vigueur était de 7 logements ; l’avance est maintenant de 5 logements.",
        ),
        (-7, 0, "Le retard sur le plan en vigueur, 7 logements il y a douze mois, est rattrapé."),
        (7, 0, "L’avance sur le plan en vigueur, 7 logements il y a douze mois, est épuisée."),
        (0, 0, "Il n’y a ni retard ni avance sur le plan en vigueur, comme il y a douze mois."),
    ];
    for (before, now, sentence) in said {
        assert_eq!(trend_between(before, now), sentence);
    }
}

#[test]
fn no_trend_is_told_over_what_is_not_known() {
    let mut p = progress();
    p.periods = vec![period("2026-10", "2026-10-31", (Some(-9), Some(-9)))];
    assert_eq!(trend(Lang::Fr, &p), None);
    p.periods.insert(0, period("2025-10", "2025-10-31", (Some(-9), Some(-9))));
    p.total.delivered_12_months = None;
    assert_eq!(trend(Lang::Fr, &p), None);
}

fn years_with(variances: &[(i32, i64, i64)]) -> String {
    let mut p = progress();
    p.periods = variances
        .iter()
        .map(|(year, original, current)| {
            period(&year.to_string(), &format!("{year}-12-31"), (Some(*original), Some(*current)))
        })
        .chain([period("2026", "2026-12-31", (None, None))])
        .collect();
    fr(&years(Lang::Fr, &p).unwrap())
}

#[test]
fn years_are_told_against_both_plans() {
    assert_eq!(
        years_with(&[(2021, -5, -5), (2022, -5, 112), (2023, -1, 104)]),
        "Aucune année n’a atteint le plan d’origine ; 2022 et 2023 ont dépassé le plan en vigueur."
    );
    assert_eq!(
        years_with(&[(2021, -5, -5), (2022, 0, 1)]),
        "2022 a atteint le plan d’origine ; 2022 a dépassé le plan en vigueur."
    );
    assert_eq!(
        years_with(&[(2021, -5, -5), (2022, -5, -1)]),
        "Aucune année n’a atteint le plan d’origine ni le plan en vigueur."
    );
    assert_eq!(
        years_with(&[(2021, 5, 5), (2022, 0, -1)]),
        "Toutes les années ont atteint le plan d’origine ; 2021 a dépassé le plan en vigueur."
    );
    assert_eq!(years_with(&[]), "Aucune année du programme n’est encore terminée.");
}

#[test]
fn years_are_told_against_a_single_plan() {
    let mut p = progress();
    p.current = p.original.clone();
    p.periods = vec![
        period("2021", "2021-12-31", (Some(-4), Some(-4))),
        period("2022", "2022-12-31", (Some(3), Some(3))),
    ];
    assert_eq!(fr(&years(Lang::Fr, &p).unwrap()), "2022 a dépassé le plan d’origine.");
    assert_eq!(fr(&years(Lang::En, &p).unwrap()), "2022 exceeded the original plan.");
    p.periods = vec![period("2021", "2021-12-31", (None, None))];
    assert_eq!(years(Lang::Fr, &p), None);
}

#[test]
fn missing_years_leave_only_what_is_known() {
    let mut p = progress();
    p.total.actual = Some(3237);
    p.total.missing_years = vec![2018, 2019, 2020];
    p.total.known_years = vec![2021, 2022];
    assert_eq!(
        fr(&years(Lang::Fr, &p).unwrap()),
        "Seules 2021 et 2022 sont renseignées : 3 237 logements livrés."
    );
    p.total.known_years = vec![2021];
    assert!(fr(&years(Lang::Fr, &p).unwrap()).starts_with("Seule 2021 est renseignée : "));
}

fn estate(variance: Option<i64>) -> EstateRow {
    EstateRow {
        defective: 0,
        id: 1,
        code: "CITE".parse().unwrap(),
        name: "Cité".to_owned(),
        insee: None,
        commune: None,
        epci: None,
        epci_name: None,
        dwellings: None,
        actual: 1000,
        planned: variance.map(|variance| 1000 - variance),
        target: None,
        last_on: Some(day("2026-10-01")),
        silent: false,
        fictional: false,
        in_part: false,
    }
}

#[test]
fn estates_are_told_in_dwellings() {
    let of = |variances: &[i64]| {
        let rows: Vec<_> = variances.iter().map(|v| estate(Some(*v))).collect();
        fr(&estates(Lang::Fr, &rows))
    };
    assert_eq!(
        of(&[-549, -402, -302, 1, 2, 3]),
        "Trois cités font 1 253 logements de retard ; 3 sont en avance."
    );
    assert_eq!(
        of(&[-549, -10, -402, -302, 1]),
        "Trois cités font 1 253 des 1 263 logements de retard ; une est en avance."
    );
    assert_eq!(of(&[-1, 0]), "Une cité fait 1 logement de retard ; aucune n’est en avance.");
    assert_eq!(of(&[-1, -1]), "Deux cités font 2 logements de retard ; aucune n’est en avance.");
    assert_eq!(of(&[4, 0]), "Aucune cité n’est en retard ; une est en avance.");
    assert_eq!(of(&[0]), "Aucune cité n’est en retard ni en avance.");
    let no_plan = fr(&estates(Lang::Fr, &[estate(None)]));
    assert!(no_plan.starts_with("Le plan n’est pas réparti par cité"));
}

fn territory(name: &str, variance: Option<i64>) -> TerritoryRow {
    TerritoryRow {
        defective: 0,
        line: TerritoryLine::Epci("62".parse().unwrap(), None),
        name: name.to_owned(),
        estates: 1,
        actual: 5000,
        planned: variance.map(|variance| 5000 - variance),
    }
}

#[test]
fn territories_that_carry_most_are_named() {
    let of = |rows: &[(&str, i64)]| {
        let rows: Vec<_> = rows.iter().map(|(name, v)| territory(name, Some(*v))).collect();
        fr(&territories(Lang::Fr, &rows))
    };
    assert_eq!(
        of(&[("Lens-Liévin", -773), ("Hénin-Carvin", -815), ("Béthune", -394)]),
        "Hénin-Carvin et Lens-Liévin portent 1 588 des 1 982 logements de retard répartis."
    );
    assert_eq!(
        of(&[("A", -90), ("B", -10), ("C", 5)]),
        "A porte 90 des 100 logements de retard répartis."
    );
    assert_eq!(of(&[("A", -9), ("C", 5)]), "A porte les 9 logements de retard répartis.");
    assert_eq!(of(&[("A", -1)]), "A porte le seul logement de retard réparti.");
    assert_eq!(of(&[("A", -5), ("B", -5)]), "A et B portent les 10 logements de retard répartis.");
    assert_eq!(of(&[("A", 0)]), "Aucun territoire n’est en retard.");
    let bucket = TerritoryRow { line: TerritoryLine::Bucket, ..territory("", Some(-2693)) };
    assert!(fr(&territories(Lang::Fr, &[bucket])).starts_with("Le plan n’est pas réparti"));
}

#[test]
fn reporting_is_told_for_a_month() {
    let october = Month::new(2026, 10).unwrap();
    let of = |n, expected| reporting(Lang::Fr, october, n, expected).map(|s| fr(&s));
    assert_eq!(of(38, 41).unwrap(), "38 cités sur 41 ont déclaré octobre 2026.");
    assert_eq!(of(1, 41).unwrap(), "Une cité sur 41 a déclaré octobre 2026.");
    assert_eq!(of(0, 41).unwrap(), "Aucune des 41 cités attendues n’a déclaré octobre 2026.");
    assert_eq!(of(41, 41).unwrap(), "Les 41 cités attendues ont déclaré octobre 2026.");
    assert_eq!(of(1, 1).unwrap(), "La seule cité attendue a déclaré octobre 2026.");
    assert_eq!(of(0, 0), None);
}
