//! The answer of a page in one sentence, and what follows it.

use super::{Sentence, yardsticks};
use crate::domain::calendar::{Day, Month, days_between};
use crate::domain::rollup::Progress;
use crate::domain::stage::Stage;
use crate::text::{Arg, Lang};

/// Where the programme, or the part of it, stands at `to`. While a whole year before is
/// missing it says only what is known (DESIGN 2.10).
#[must_use]
pub fn answer(lang: Lang, progress: &Progress) -> Sentence {
    let total = &progress.total;
    if progress.to < progress.first_day {
        let day = lang.day_in_words(progress.first_day);
        return Sentence::marked(&lang.say_with("answer-not-begun", &[("day", day.into())]));
    }
    let Some(actual) = total.actual else {
        let done = counted(lang, progress, 1);
        return Sentence::marked(&lang.say_with("answer-nothing", &[("done", done.into())]));
    };
    let done = counted(lang, progress, actual);
    if !total.missing_years.is_empty() && total.known_years.is_empty() {
        return Sentence::marked(&lang.say_with("answer-nothing", &[("done", done.into())]));
    }
    if !total.missing_years.is_empty() {
        let text = lang.say_with(
            "answer-known",
            &[
                ("n", actual.into()),
                ("done", done.into()),
                ("known", lang.years(&total.known_years).into()),
                ("missing", lang.years(&total.missing_years).into()),
                ("missing_count", total.missing_years.len().into()),
            ],
        );
        return Sentence::marked(&text);
    }
    let count = lang.say_with(
        "answer-count",
        &[("at", at(lang, progress.to).into()), ("n", actual.into()), ("done", done.into())],
    );
    Sentence::marked(&compared(lang, progress, count))
}

/// "livrés", "livrés net de défauts"
fn counted(lang: Lang, progress: &Progress, n: i64) -> String {
    let done = done(lang, progress.stage, n);
    if !progress.net {
        return done.clone();
    }
    format!("{done} {}", lang.say("defects-net-of"))
}

/// The count, and how it compares with the plans.
fn compared(lang: Lang, progress: &Progress, count: String) -> String {
    let total = &progress.total;
    let remaining = [total.remaining_original, total.remaining_current];
    let reached = remaining.iter().flatten().count() > 0
        && remaining.into_iter().flatten().all(|remaining| remaining <= 0);
    if let Some(target) = progress.target_original.or(progress.target_current).filter(|_| reached) {
        let target = ("target", lang.count(target).into());
        return lang.say_with("answer-reached", &[("count", count.into()), target]);
    }
    let clauses: Vec<String> =
        yardsticks(lang, progress, total.variance_original, total.variance_current)
            .into_iter()
            .map(|(variance, plan)| {
                let key = match variance {
                    ..0 => "answer-behind",
                    0 => "answer-even",
                    1.. => "answer-ahead",
                };
                lang.say_with(
                    key,
                    &[("n", variance.saturating_abs().into()), ("plan", plan.into())],
                )
            })
            .collect();
    let count = ("count", Arg::from(count));
    match clauses.as_slice() {
        [] => lang.say_with("answer-alone", &[count]),
        [first] => lang.say_with("answer-one-plan", &[count, ("first", first.into())]),
        [first, second, ..] => {
            let clauses = [count, ("first", first.into()), ("second", second.into())];
            lang.say_with("answer-two-plans", &clauses)
        }
    }
}

/// What remains to the original target, the pace it would take and the pace of the last twelve
/// months; none when nothing remains, there is no plan, or a whole year is missing.
#[must_use]
pub fn outlook(lang: Lang, progress: &Progress) -> Option<Sentence> {
    let total = &progress.total;
    let remaining = total.remaining_original.filter(|remaining| *remaining > 0)?;
    let to_do = lang.say(match progress.stage {
        Stage::Financed => "to-do-financed",
        Stage::Ordered => "to-do-ordered",
        Stage::Started => "to-do-started",
        Stage::Delivered => "to-do-delivered",
    });
    let remaining = [("n", remaining.into()), ("to_do", to_do.into())];
    let Some(required) = total.required_per_month_original else {
        let day = ("day", lang.day_in_words(progress.last_day).into());
        let [n, to_do] = remaining;
        let past = lang.say_with("outlook-term-past", &[n, to_do, day]);
        let current = total.required_per_month_current.map(|required| {
            let day = lang.day_in_words(progress.last_day_current);
            let args = [("n", required.into()), ("day", day.into())];
            format!(" {}", lang.say_with("outlook-current", &args))
        });
        return Some(Sentence::marked(&(past + &current.unwrap_or_default())));
    };
    // `days_between` counts both ends; `to` itself is over.
    let days = days_between(progress.to, progress.last_day).saturating_sub(1);
    let days = ("days", lang.say_with("days", &[("n", days.into())]).into());
    let [n, to_do] = remaining;
    let first = lang.say_with("outlook-remaining", &[n, to_do, days]);
    Some(Sentence::marked(&format!("{first} {}", pace(lang, required, total.delivered_12_months))))
}

fn pace(lang: Lang, required: i64, last_12_months: Option<i64>) -> String {
    let n = ("n", Arg::from(required));
    match last_12_months {
        None => lang.say_with("outlook-required", &[n]),
        Some(..=0) => lang.say_with("outlook-required-none", &[n]),
        Some(few @ 1..=11) => lang.say_with("outlook-required-few", &[n, ("few", few.into())]),
        Some(many) => {
            let average = many.saturating_add(6) / 12;
            lang.say_with("outlook-required-average", &[n, ("average", average.into())])
        }
    }
}

/// What came after `to`; none when nothing did.
#[must_use]
pub fn since(lang: Lang, progress: &Progress) -> Option<Sentence> {
    let since = Some(progress.total.since).filter(|since| *since > 0)?;
    let args = [("n", since.into()), ("done", done(lang, progress.stage, since).into())];
    let last = Month::of(progress.known.on);
    let one_month = progress.to.succ_opt().is_some_and(|next| Month::of(next) == last);
    let text = if one_month {
        let month = ("month", lang.month_name(last.number()).into());
        let [n, done] = args;
        lang.say_with("since-in-month", &[n, done, month])
    } else {
        lang.say_with("since", &args)
    };
    Some(Sentence::marked(&text))
}

/// `Fin octobre 2026`, `Fin 2025`, `Au 22 novembre 2026`.
pub(super) fn at(lang: Lang, to: Day) -> String {
    let month = Month::of(to);
    if month.last_day() != to {
        return lang.say_with("at-day", &[("day", lang.day_in_words(to).into())]);
    }
    if month.number() == 12 {
        return lang.say_with("at-year-end", &[("year", month.year().to_string().into())]);
    }
    lang.say_with("at-month-end", &[("month", lang.month_in_words(month).into())])
}

/// `livrés`, agreed with the count.
pub(super) fn done(lang: Lang, stage: Stage, n: i64) -> String {
    let key = match stage {
        Stage::Financed => "done-financed",
        Stage::Ordered => "done-ordered",
        Stage::Started => "done-started",
        Stage::Delivered => "done-delivered",
    };
    lang.say_with(key, &[("n", n.into())])
}

#[cfg(test)]
mod tests {
    use super::super::sample::{curve, day, progress, spaced};
    use super::*;
    use crate::domain::rollup::PlanStatus;

    fn fr(progress: &Progress) -> String {
        spaced(&answer(Lang::Fr, progress).plain())
    }

    #[test]
    fn behind_both_plans() {
        let sentence = answer(Lang::Fr, &progress());
        assert_eq!(
            spaced(&sentence.plain()),
            "Fin octobre 2026, 11 126 logements sont livrés : 5 633 de moins que le plan d’origine, \
             4 675 de moins que le plan en vigueur."
        );
        let strong: Vec<_> =
            sentence.parts.iter().filter(|(s, _)| *s).map(|(_, t)| spaced(t)).collect();
        assert_eq!(strong, ["11 126 logements", "5 633 de moins", "4 675 de moins"]);
        assert_eq!(
            spaced(&answer(Lang::En, &progress()).plain()),
            "At the end of October 2026, 11,126 dwellings have been delivered: 5,633 fewer than \
             the original plan, 4,675 fewer than the plan in force."
        );
    }

    #[test]
    fn ahead_and_on_plan() {
        let mut p = progress();
        p.total.variance_original = Some(0);
        p.total.variance_current = Some(1200);
        assert_eq!(
            fr(&p),
            "Fin octobre 2026, 11 126 logements sont livrés : comme prévu par le plan d’origine, \
             1 200 de plus que le plan en vigueur."
        );
    }

    #[test]
    fn a_single_version_is_named_once() {
        let mut p = progress();
        p.current = p.original.clone();
        p.to = day("2025-12-31");
        assert_eq!(
            fr(&p),
            "Fin 2025, 11 126 logements sont livrés : 5 633 de moins que le plan d’origine."
        );
        p.to = day("2026-11-22");
        assert!(fr(&p).starts_with("Au 22 novembre 2026, "));
    }

    #[test]
    fn the_indicative_line_is_named_for_what_it_is() {
        let mut p = progress();
        p.plan_status = PlanStatus::Indicative;
        assert_eq!(
            fr(&p),
            "Fin octobre 2026, 11 126 logements sont livrés : 5 633 de moins que la trajectoire \
             linéaire indicative, non adoptée."
        );
    }

    #[test]
    fn a_part_that_only_the_plan_in_force_covers_is_compared_with_it_alone() {
        let mut p = progress();
        p.original = None;
        p.total.variance_original = None;
        assert!(fr(&p).ends_with("sont livrés : 4 675 de moins que le plan en vigueur."));
        p.current = None;
        p.total.variance_current = None;
        assert_eq!(fr(&p), "Fin octobre 2026, 11 126 logements sont livrés.");
    }

    #[test]
    fn a_missing_year_leaves_only_what_is_known() {
        let mut p = progress();
        p.total.actual = Some(3237);
        p.total.known_years = vec![2021, 2022];
        p.total.missing_years = vec![2018, 2019, 2020, 2023, 2024, 2025, 2026];
        assert_eq!(
            fr(&p),
            "3 237 logements livrés connus, 2021 et 2022 ; 2018–2020 et 2023–2026 non renseignées."
        );
        assert_eq!(
            spaced(&answer(Lang::En, &p).plain()),
            "3,237 dwellings known to be delivered, 2021 and 2022; nothing reported for 2018–2020 and \
             2023–2026."
        );
        p.total.actual = Some(1);
        p.total.missing_years = vec![2020];
        assert_eq!(fr(&p), "1 logement livré connu, 2021 et 2022 ; 2020 non renseignée.");
        p.total.actual = Some(0);
        assert_eq!(fr(&p), "Aucun logement livré connu, 2021 et 2022 ; 2020 non renseignée.");
    }

    #[test]
    fn nothing_recorded_is_said_and_is_not_zero() {
        let mut p = progress();
        p.total.actual = None;
        p.total.missing_years = vec![2018, 2019];
        assert_eq!(fr(&p), "Aucun logement livré n’est encore enregistré.");
        p.total.actual = Some(0);
        p.total.known_years = vec![];
        assert_eq!(fr(&p), "Aucun logement livré n’est encore enregistré.");
        p.to = day("2018-05-31");
        assert_eq!(fr(&p), "Le programme commence le 15 juin 2018.");
    }

    #[test]
    fn zero_and_one_agree_with_their_verb() {
        let mut p = progress();
        p.total.actual = Some(0);
        assert!(
            fr(&p).starts_with("Fin octobre 2026, aucun logement n’est livré : 5 633 de moins")
        );
        p.total.actual = Some(1);
        assert!(fr(&p).starts_with("Fin octobre 2026, 1 logement est livré : "));
        let english = spaced(&answer(Lang::En, &p).plain());
        assert!(english.starts_with("At the end of October 2026, 1 dwelling has been delivered: "));
    }

    #[test]
    fn a_reached_target_is_said() {
        let mut p = progress();
        p.total.actual = Some(20_012);
        p.total.remaining_original = Some(-12);
        p.total.remaining_current = Some(-12);
        assert_eq!(
            fr(&p),
            "Fin octobre 2026, 20 012 logements sont livrés : l’objectif de 20 000 est atteint."
        );
        assert_eq!(outlook(Lang::Fr, &p), None);
    }

    #[test]
    fn every_stage_has_its_verb() {
        let mut p = progress();
        p.original = Some(curve(1));
        let words = [
            (Stage::Financed, "financés", "à financer"),
            (Stage::Ordered, "commandés (OS)", "à commander (OS)"),
            (Stage::Started, "mis en chantier", "à mettre en chantier"),
            (Stage::Delivered, "livrés", "à livrer"),
        ];
        for (stage, done, to_do) in words {
            p.stage = stage;
            assert!(fr(&p).contains(&format!("11 126 logements sont {done} : ")), "{}", fr(&p));
            assert!(outlook(Lang::Fr, &p).unwrap().plain().contains(to_do));
        }
    }

    #[test]
    fn what_remains_is_said_with_its_pace() {
        let mut p = progress();
        let fr = |p: &Progress| spaced(&outlook(Lang::Fr, p).unwrap().plain());
        assert_eq!(
            fr(&p),
            "Il en reste 8 874 à livrer en 592 jours. Il en faudrait 457 par mois ; la moyenne des \
             douze derniers mois est de 121."
        );
        assert_eq!(
            spaced(&outlook(Lang::En, &p).unwrap().plain()),
            "8,874 remain to be delivered in 592 days. That would take 457 a month; the average \
             of the last twelve months is 121."
        );
        p.total.delivered_12_months = Some(3);
        assert!(
            fr(&p).ends_with("Il en faudrait 457 par mois ; 3 l’ont été ces douze derniers mois.")
        );
        p.total.delivered_12_months = Some(0);
        assert!(fr(&p).ends_with("aucun ne l’a été ces douze derniers mois."));
        p.total.delivered_12_months = None;
        assert!(fr(&p).ends_with("Il en faudrait 457 par mois."));
        p.total.remaining_original = None;
        assert_eq!(outlook(Lang::Fr, &p), None);
    }

    #[test]
    fn after_the_last_day_the_plan_in_force_gives_the_pace() {
        let mut p = progress();
        p.total.required_per_month_original = None;
        p.total.required_per_month_current = Some(300);
        p.last_day_current = day("2028-12-31");
        assert_eq!(
            spaced(&outlook(Lang::Fr, &p).unwrap().plain()),
            "Il en reste 8 874 à livrer ; le terme du plan d’origine, le 14 juin 2028, est passé. \
             Le plan en vigueur en demande 300 par mois jusqu’au 31 décembre 2028."
        );
    }

    #[test]
    fn what_came_since_is_said_beside() {
        let mut p = progress();
        let fr = |p: &Progress| since(Lang::Fr, p).map(|s| spaced(&s.plain()));
        assert_eq!(fr(&p).unwrap(), "Depuis, 24 livrés en novembre.");
        p.total.since = 1;
        p.to = day("2026-08-31");
        assert_eq!(fr(&p).unwrap(), "Depuis, 1 livré.");
        p.total.since = 0;
        assert_eq!(fr(&p), None);
    }
}
