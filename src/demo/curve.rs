//! How many dwellings the story delivers each month, all estates together.

use chrono::Datelike as _;

use crate::domain::calendar::{Day, Month};
use crate::domain::plan::Years;

/// The first day of the story and of the programme.
pub(super) fn first_day() -> Day {
    Day::from_ymd_opt(2018, 6, 15).unwrap_or(Day::MIN)
}

/// The month with that many months since June 2018.
pub(super) fn month_at(index: i32) -> Month {
    Month::of(first_day()).plus(index)
}

/// How many months since June 2018.
pub(super) fn index_of(month: Month) -> i32 {
    let first = first_day();
    (month.year() - first.year()) * 12 + month.number().cast_signed() - first.month().cast_signed()
}

/// Published without breakdown for 2019, and recorded as such in February 2020.
pub(super) const UNALLOCATED_2019: i64 = 264;

/// Weights of January to December: building sites rest in August and hand over before holidays.
const SEASON: [i64; 12] = [62, 84, 104, 102, 96, 118, 96, 44, 92, 116, 122, 164];
/// 2018: works begin in June, the first houses are ready in September.
const SEASON_2018: [i64; 12] = [0, 0, 0, 0, 0, 0, 0, 0, 20, 40, 60, 80];
/// 2020: sites close in the middle of March and open again one by one from the end of May.
const SEASON_2020: [i64; 12] = [70, 96, 60, 0, 9, 48, 80, 40, 106, 128, 132, 180];

/// What Maisons & Cités delivers in a year, the unallocated total of 2019 apart.
fn year(year: i32) -> i64 {
    match year {
        ..2018 => 0,
        2018 => 200,
        2019 => 850 - UNALLOCATED_2019,
        2020 => 700,
        2021 => 1_350,
        2022 => 1_330,
        2023 => 1_530,
        2024 => 1_770,
        2025 => 1_850,
        2026 => 1_830,
        _ => 1_900,
    }
}

/// What Maisons & Cités is to deliver in a month, its estates together.
pub(super) fn expected(month: Month) -> i64 {
    let season = season(month.year());
    share(year(month.year()), month, season)
}

/// What SIA Habitat is to deliver in a month: a modest programme beside the large one.
pub(super) fn expected_of_sia(month: Month) -> i64 {
    let a_year = if month.year() == 2018 { 30 } else { 112 };
    share(a_year, month, season(month.year()))
}

fn season(year: i32) -> &'static [i64; 12] {
    match year {
        2018 => &SEASON_2018,
        2020 => &SEASON_2020,
        _ => &SEASON,
    }
}

/// A month's share of a year: the difference of two rounded parts, so that months sum to it.
fn share(of_year: i64, month: Month, season: &[i64; 12]) -> i64 {
    let whole: i64 = season.iter().sum();
    let until = |months: u32| {
        let months = usize::try_from(months).unwrap_or(12);
        of_year * season.iter().take(months).sum::<i64>() / whole.max(1)
    };
    until(month.number()) - until(month.number() - 1)
}

/// The revised plan's years from 2022 on: lower at first, higher afterwards, the same target.
pub(super) fn revised_years() -> Years {
    Years::from([
        (2022, 1_250),
        (2023, 1_450),
        (2024, 2_100),
        (2025, 2_300),
        (2026, 2_350),
        (2027, 2_350),
        (2028, 1_103),
    ])
}

/// What the plans give to estates in a year; the rest of the year stays "non réparti".
pub(super) fn given_to_estates() -> Years {
    Years::from([
        (2018, 280),
        (2019, 900),
        (2020, 1_150),
        (2021, 1_420),
        (2022, 1_130),
        (2023, 1_310),
        (2024, 1_850),
        (2025, 2_010),
        (2026, 2_050),
        (2027, 1_990),
        (2028, 880),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_sum_to_their_year_and_spring_2020_is_empty() {
        let of =
            |year_: i32| (1..=12).map(|n| expected(Month::new(year_, n).unwrap())).sum::<i64>();
        assert_eq!((of(2018), of(2020), of(2024)), (200, 700, 1_770));
        let april = Month::new(2020, 4).unwrap();
        assert_eq!((expected(april), expected_of_sia(april)), (0, 0));
        assert!(expected(april.next()) < 10);
    }

    #[test]
    fn months_are_counted_from_june_2018() {
        for index in [0, 6, 7, 101, 140] {
            assert_eq!(index_of(month_at(index)), index);
        }
        assert_eq!(month_at(100).to_string(), "2026-10");
    }
}
