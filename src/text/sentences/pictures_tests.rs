use super::super::sample::{day, period, progress, spaced};
use super::*;
use crate::domain::calendar::Month;
use crate::domain::months::YearBlock;
use crate::domain::part::Part;
use crate::domain::rollup::PlanStatus;
use crate::domain::stage::Stage;

fn four(counts: [Option<i64>; 4]) -> Vec<Progress> {
    Stage::ALL
        .into_iter()
        .zip(counts)
        .map(|(stage, actual)| {
            let mut it = Progress { stage, ..progress() };
            it.total.actual = actual;
            it
        })
        .collect()
}

fn of_stages(lang: Lang, counts: [Option<i64>; 4]) -> String {
    spaced(&stages(lang, &four(counts)).plain())
}

#[test]
fn stages_are_named_one_by_one() {
    assert_eq!(
        of_stages(Lang::Fr, [Some(14_200), Some(1), Some(12_100), Some(0)]),
        "Fin octobre 2026, en logements : 14 200 financés, 1 commandé (OS), 12 100 mis en \
         chantier et aucun livré. Un logement passe d’une étape à la suivante : elles ne \
         s’additionnent pas."
    );
    assert_eq!(
        of_stages(Lang::En, [None, Some(0), Some(1), Some(11_126)]),
        "At the end of October 2026, in dwellings: nothing recorded for “financed”, none ordered \
         (works order), 1 started and 11,126 delivered. A dwelling goes from one stage to the \
         next: they do not add up."
    );
    assert_eq!(of_stages(Lang::Fr, [None; 4]), "Aucune étape n’a encore d’enregistrement.");
    let mut known = four([None, None, None, Some(3_237)]);
    known[3].total.missing_years = vec![2018];
    assert!(spaced(&stages(Lang::Fr, &known).plain()).contains("3 237 livrés (années connues"));
    let early: Vec<Progress> =
        four([None; 4]).into_iter().map(|it| Progress { to: day("2018-06-14"), ..it }).collect();
    assert_eq!(spaced(&stages(Lang::Fr, &early).plain()), "Le programme commence le 15 juin 2018.");
}

/// Months up to October 2026, the oldest first, each with the twelve it ends.
fn told(counts: &[Option<i64>], twelve: &[Option<i64>]) -> Months {
    let last = Month::new(2026, 10).unwrap();
    let age = |index: usize| i32::try_from(counts.len() - 1 - index).unwrap();
    let bar = |(index, actual): (usize, &Option<i64>)| MonthBar {
        month: last.plus(-age(index)),
        actual: *actual,
        state: if actual.is_some() { MonthState::Whole } else { MonthState::Missing },
        twelve: twelve.get(index).copied().flatten(),
        figure: String::new(),
    };
    Months { bars: counts.iter().enumerate().map(bar).collect(), blocks: Vec::new() }
}

fn of_months(lang: Lang, it: &Months) -> String {
    spaced(&months(lang, it, &progress()).plain())
}

#[test]
fn the_last_month_stands_beside_the_average_of_twelve() {
    let all = vec![Some(142); 24];
    let mut twelve = vec![None; 24];
    (twelve[11], twelve[23]) = (Some(1_500), Some(1_656));
    assert_eq!(
        of_months(Lang::Fr, &told(&all, &twelve)),
        "Octobre 2026, 142 logements livrés ; en moyenne 138 par mois sur douze mois, 13 de plus \
         qu’un an plus tôt."
    );
    twelve[11] = Some(1_668);
    assert!(of_months(Lang::En, &told(&all, &twelve)).ends_with(", 1 fewer than a year earlier."));
    twelve[11] = Some(1_656);
    assert!(of_months(Lang::En, &told(&all, &twelve)).ends_with(", as many as a year earlier."));
    twelve[11] = None;
    assert!(of_months(Lang::En, &told(&all, &twelve)).ends_with("on average over twelve months."));
}

#[test]
fn no_month_one_dwelling_none_and_missing_ones_have_their_words() {
    assert_eq!(
        of_months(Lang::Fr, &Months::default()),
        "Aucun mois n’est encore terminé depuis le premier jour du programme."
    );
    assert_eq!(
        of_months(Lang::Fr, &told(&[Some(1)], &[])),
        "Octobre 2026, 1 logement livré ; pas encore douze mois pour une moyenne."
    );
    assert_eq!(
        of_months(Lang::Fr, &told(&[Some(0); 14], &[])),
        "Octobre 2026, aucun logement livré ; pas de moyenne : il manque des mois parmi les douze \
         derniers."
    );
    assert_eq!(
        of_months(Lang::En, &told(&[None], &[])),
        "October 2026 has not been reported yet; not yet twelve months for an average."
    );
    let block = YearBlock { year: 2026, from: day("2026-01-01"), to: day("2026-10-31"), actual: 9 };
    let dated = Months { blocks: vec![block], ..told(&[Some(3); 14], &[]) };
    assert!(of_months(Lang::Fr, &dated).ends_with("une partie n’est datée qu’à l’année."));
}

#[test]
fn an_incomplete_month_says_who_has_reported() {
    let mut it = told(&[Some(9); 14], &[]);
    it.bars[13].state = MonthState::Incomplete;
    let mut about = progress();
    let mut october = period("2026-10", "2026-10-31", (None, None));
    october.from = day("2026-10-01");
    (october.reported, october.expected) = (Some(38), Some(41));
    about.periods = vec![october];
    assert!(spaced(&months(Lang::Fr, &it, &about).plain()).starts_with(
        "Octobre 2026 est incomplet (38 sur 41 cités ont déclaré) : 9 logements livrés pour \
             l’instant ;"
    ));
}

fn part(name: &str, variances: &[i64]) -> Part {
    let years = variances.iter().zip(2019..);
    let row = |(variance, year): (&i64, i32)| {
        let gap = Some(*variance);
        period(&year.to_string(), &format!("{year}-12-31"), (gap, gap))
    };
    let progress = Progress { periods: years.map(row).collect(), ..progress() };
    Part { code: name.to_owned(), name: name.to_owned(), place: None, progress }
}

fn of_heat(lang: Lang, drawn: Vec<Part>) -> String {
    let parts = Parts { whole: progress(), drawn, odd: Vec::new() };
    spaced(&heat(lang, &parts).plain())
}

#[test]
fn the_planned_year_most_behind_is_named() {
    assert_eq!(
        of_heat(Lang::Fr, vec![part("Lens", &[-120, 0]), part("Douai", &[4, -1])]),
        "2 des 4 années prévues ont atteint leur plan ; le plus grand retard est à Lens en 2019 : \
         120 logements de moins que prévu."
    );
    assert_eq!(
        of_heat(Lang::En, vec![part("Lens", &[-1, -1])]),
        "None of the 2 planned years reached its plan; the largest shortfall is Lens in 2019: \
         1 dwelling fewer than planned."
    );
    assert_eq!(
        of_heat(Lang::Fr, vec![part("Lens", &[-1, 5])]),
        "Une des 2 années prévues a atteint son plan ; le plus grand retard est à Lens en 2019 : \
         1 logement de moins que prévu."
    );
    assert_eq!(
        of_heat(Lang::En, vec![part("Lens", &[-3])]),
        "The only planned year, Lens in 2019, has 3 dwellings fewer than planned."
    );
    assert_eq!(
        of_heat(Lang::Fr, vec![part("Lens", &[0, 5])]),
        "Chaque année prévue a atteint son plan."
    );
    assert_eq!(of_heat(Lang::En, vec![part("Lens", &[])]), "No planned year is over yet.");
}

#[test]
fn without_a_plan_or_with_missing_years_nothing_is_compared() {
    let mut bare = part("Lens", &[-3]);
    bare.progress.target_current = None;
    assert!(of_heat(Lang::Fr, vec![bare]).starts_with("Aucune de ces années n’a de plan"));
    let mut whole = progress();
    whole.total.missing_years = vec![2019];
    whole.plan_status = PlanStatus::Indicative;
    let parts = Parts { whole, drawn: vec![part("Lens", &[-3])], odd: Vec::new() };
    assert!(spaced(&heat(Lang::Fr, &parts).plain()).contains("2019 non renseignée"));
}
