//! What every picture has, and what none may have.

use std::collections::BTreeSet;

use super::parse::attribute;
use super::samples::{Sample, estate_rows};
use crate::charts::{Size, Style, Theme, estates, in_page, progress, years};
use crate::domain::rollup::Grain;
use crate::text::Lang;

fn page() -> String {
    let sample = Sample::usual();
    let (months, by_year) = (sample.progress(Grain::Month), sample.progress(Grain::Year));
    let lang = Lang::Fr;
    [
        in_page(lang, "board", |style| progress(&months, "Une & deux <phrases>", style)),
        in_page(lang, "board", |style| years(&by_year, "Une phrase", style)),
        in_page(lang, "board", |style| estates(&estate_rows(), &months, "Une phrase", style)),
    ]
    .concat()
}

#[test]
fn ids_are_unique_in_a_page_and_named() {
    let page = page();
    let ids: Vec<&str> =
        page.split(" id=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert_eq!(ids.len(), 18);
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
    for tag in page.split("<svg").skip(1) {
        let named = attribute(tag, "aria-labelledby").unwrap();
        assert!(named.split(' ').all(|id| ids.contains(&id)));
        assert_eq!(attribute(tag, "role"), Some("img"));
    }
    assert!(page.contains("Une &amp; deux &lt;phrases&gt;</desc>"));
}

#[test]
fn a_page_finds_one_drawing_of_each_width_by_class() {
    let page = page();
    for size in Size::ALL {
        let class = format!("class=\"chart {}\" viewBox=\"0 0 {} ", size.class(), size.width());
        assert_eq!(page.matches(&class).count(), 3, "{class}");
    }
}

#[test]
fn no_style_attribute_and_only_inks_that_a_page_replaces() {
    let fills = "FFFFFF FFFFFE 16191D 444A52 5C636C 1F4F8F DBE6F3 A83C17 none";
    let strokes = "FFFFFF 16191D 5C636C D3D7DC 767D86 1F4F8F A83C17";
    let page = page();
    assert!(!page.contains("style="));
    for (name, known) in [("fill", fills), ("stroke", strokes)] {
        for rest in page.split(&format!(" {name}=\"")).skip(1) {
            let ink = rest.split('"').next().unwrap().trim_start_matches('#');
            assert!(known.contains(ink), "{name} {ink}");
        }
    }
}

#[test]
fn provenance_is_inside_and_opens_with_the_warning() {
    let sample = Sample::usual();
    let svg =
        progress(&sample.progress(Grain::Month), "", &Style::file(904, Theme::Dark, Lang::Fr));
    assert!(
        svg.contains(
            "<tspan font-weight=\"700\">Données\u{a0}fictives</tspan> Maisons &amp; Cités"
        )
    );
    for part in [
        "livrés, brut",
        "plan d’origine du 15 juin 2018",
        "plan en vigueur du 10 mars 2022",
        "connu au 22 novembre 2026",
        "1\u{202f}842",
        "7f3a9c2112e4b8d0",
    ] {
        assert!(svg.contains(part), "{part}");
    }
    let record = Sample::record().progress(Grain::Month);
    let svg = progress(&record, "", &Style::file(904, Theme::Light, Lang::Fr));
    assert!(svg.contains("trajectoire linéaire indicative, non adoptée"));
    assert!(!svg.contains("fictives"));
}

#[test]
fn nothing_is_claimed_while_a_year_is_missing() {
    let record = Sample::record().progress(Grain::Month);
    let svg = progress(&record, "", &Style::file(904, Theme::Light, Lang::Fr));
    assert!(svg.contains("non renseignées"));
    assert!(!svg.contains("écart") && !svg.contains("#A83C17"));
    assert!(svg.contains("livrés connus"));
}

#[test]
fn a_wide_file_is_scaled_and_a_narrow_one_redrawn() {
    let months = Sample::usual().progress(Grain::Month);
    let wide = progress(&months, "", &Style::file(1872, Theme::Light, Lang::En));
    assert!(wide.contains("viewBox=\"-16 -16 936 ") && wide.contains("width=\"1872\""));
    let narrow = progress(&months, "", &Style::file(10, Theme::Light, Lang::En));
    assert!(narrow.contains("viewBox=\"-8 -8 344 ") && narrow.contains("width=\"320\""));
}

/// PERFORMANCE: the board page with three drawings of two charts stays below 24 KB compressed.
#[test]
fn six_drawings_compress_to_half_of_the_page_they_may_fill() {
    let sample = Sample::usual();
    let (months, by_year) = (sample.progress(Grain::Month), sample.progress(Grain::Year));
    let page = in_page(Lang::Fr, "b", |style| progress(&months, "", style))
        + &in_page(Lang::Fr, "b", |style| years(&by_year, "", style));
    let mut packed = Vec::new();
    let params = brotli::enc::BrotliEncoderParams { quality: 5, ..Default::default() };
    brotli::BrotliCompress(&mut page.as_bytes(), &mut packed, &params).unwrap();
    assert!(packed.len() < 12 * 1024, "{} of {} bytes", packed.len(), page.len());
}
