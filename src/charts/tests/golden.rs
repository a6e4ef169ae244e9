//! Golden pictures: a change of look is a change of these files, to be looked at.

use super::samples::{Sample, bridges, estate_rows};
use crate::charts::{Size, Style, Theme, estates, progress, waterfall, years};
use crate::domain::rollup::Grain;
use crate::text::Lang;

#[test]
fn the_curve_of_the_demonstration() {
    let months = Sample::usual().progress(Grain::Month);
    let answer = "Fin octobre 2026 : 11 234 logements livrés.";
    for size in Size::ALL {
        let svg = progress(&months, answer, &Style::inline(size, Lang::Fr, "b"));
        insta::assert_snapshot!(format!("progress-{}", size.class()), svg);
    }
}

#[test]
fn the_curve_of_the_public_record() {
    let months = Sample::record().progress(Grain::Month);
    let style = Style::file(904, Theme::Light, Lang::Fr);
    insta::assert_snapshot!("progress-record", progress(&months, "3 237 livrés connus.", &style));
}

#[test]
fn the_years_of_the_demonstration() {
    let by_year = Sample::usual().progress(Grain::Year);
    for size in [Size::Small, Size::Large] {
        let svg = years(&by_year, "Aucune année.", &Style::inline(size, Lang::En, "b"));
        insta::assert_snapshot!(format!("years-{}", size.class()), svg);
    }
}

#[test]
fn the_bridge_of_a_closed_year() {
    let (_, bridge) = bridges().swap_remove(0);
    for size in [Size::Small, Size::Large] {
        let svg = waterfall(&bridge, "15 de moins.", &Style::inline(size, Lang::Fr, "b"));
        insta::assert_snapshot!(format!("restatement-{}", size.class()), svg);
    }
}

#[test]
fn estates_in_the_dark() {
    let months = Sample::usual().progress(Grain::Month);
    let style = Style::file(640, Theme::Dark, Lang::Fr);
    insta::assert_snapshot!("estates", estates(&estate_rows(), &months, "Trois cités.", &style));
}
