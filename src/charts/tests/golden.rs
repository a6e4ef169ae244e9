//! Golden pictures: a change of look is a change of these files, to be looked at.

use super::samples::{Sample, bridges, estate_rows};
use super::sets::{four, mixed};
use crate::charts::{
    Size, Style, Theme, estates, heat, months, outlined, progress, stages, territories, waterfall,
    years,
};
use crate::domain::months::Months;
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
fn annotations_stand_under_the_axis_and_below_the_picture() {
    let sample = Sample::annotated();
    let (by_month, by_year) = (sample.progress(Grain::Month), sample.progress(Grain::Year));
    let told = Months::of(&by_month, None);
    for size in [Size::Small, Size::Large] {
        let style = Style::inline(size, Lang::Fr, "b");
        let class = size.class();
        let curve = progress(&by_month, "Une phrase.", &style);
        assert!(curve.contains(
            "Une phrase. Annotations\u{a0}: 1, 17 mars 2020\u{a0}: Chantiers arrêtés par le confinement\u{a0}; 2,"
        ));
        insta::assert_snapshot!(format!("progress-annotated-{class}"), curve);
        insta::assert_snapshot!(
            format!("years-annotated-{class}"),
            years(&by_year, "Une phrase.", &style)
        );
        insta::assert_snapshot!(
            format!("months-annotated-{class}"),
            months(&told, &by_month, "Une phrase.", &style)
        );
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
fn estates_in_the_dark_and_in_a_page() {
    let months = Sample::usual().progress(Grain::Month);
    let style = Style::file(640, Theme::Dark, Lang::Fr);
    insta::assert_snapshot!("estates", estates(&estate_rows(), &months, "Trois cités.", &style));
    for size in [Size::Small, Size::Large] {
        let svg = estates(&estate_rows(), &months, "", &Style::inline(size, Lang::Fr, "b"));
        insta::assert_snapshot!(format!("estates-{}", size.class()), svg);
    }
}

#[test]
fn the_pictures_that_compare() {
    let by_month = Sample::usual().progress(Grain::Month);
    let told = Months::of(&by_month, None);
    let four = four(&Sample::usual(), [(14, 10), (13, 10), (12, 10), (1, 1)]);
    for size in [Size::Small, Size::Large] {
        let style = Style::inline(size, Lang::Fr, "b");
        let class = size.class();
        insta::assert_snapshot!(
            format!("months-{class}"),
            months(&told, &by_month, "138 par mois.", &style)
        );
        insta::assert_snapshot!(format!("stages-{class}"), stages(&four, "Quatre étapes.", &style));
        insta::assert_snapshot!(
            format!("territories-{class}"),
            territories(&mixed(Grain::Month), "Lens porte le retard.", &style)
        );
        insta::assert_snapshot!(
            format!("heat-estates-{class}"),
            heat(&mixed(Grain::Year), true, "Aucune année.", &style)
        );
        insta::assert_snapshot!(
            format!("heat-{class}"),
            heat(&mixed(Grain::Year), false, "Aucune année.", &style)
        );
    }
}

/// Words are drawn, title and description stay words, and what is behind a word is drawn first.
#[test]
fn a_file_needs_no_font() {
    let by_month = Sample::usual().progress(Grain::Month);
    let style = Style::file(640, Theme::Light, Lang::Fr);
    let svg = progress(&by_month, "11 234 < 20 000 & plus.", &style);
    let drawn = outlined(&svg);
    assert!(
        !drawn.contains("<text") && !drawn.contains("<tspan") && !drawn.contains("paint-order")
    );
    assert!(drawn.contains("<desc id=\"c-progress-m-d\">11 234 &lt; 20 000 &amp; plus.</desc>"));
    let words = svg.matches("<text").count();
    let paths = drawn.matches("<path transform").count();
    assert!(paths >= words, "{paths} paths for {words} texts");
    assert_eq!(drawn.matches("<g").count(), drawn.matches("</g>").count());
    assert!(drawn.len() < 150_000, "{} bytes", drawn.len());
}
