//! Series can be told apart by everyone (LOOK, "Colour blindness"), and the font has every sign.

use ab_glyph::{Font as _, FontRef};

use crate::charts::style::{Ink, Theme};

type Triple = [f64; 3];

/// Machado, Oliveira, Fernandes 2009, severity 1, linear RGB.
const PROTAN: [Triple; 3] = [
    [0.152_286, 1.052_583, -0.204_868],
    [0.114_503, 0.786_281, 0.099_216],
    [-0.003_882, -0.048_116, 1.051_998],
];
const DEUTAN: [Triple; 3] = [
    [0.367_322, 0.860_646, -0.227_968],
    [0.280_085, 0.672_501, 0.047_413],
    [-0.011_820, 0.042_940, 0.968_881],
];
const TRITAN: [Triple; 3] = [
    [1.255_528, -0.076_749, -0.178_779],
    [-0.078_411, 0.930_809, 0.147_602],
    [0.004_733, 0.691_367, 0.303_900],
];
const NORMAL: [Triple; 3] = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];
const SRGB_TO_XYZ: [Triple; 3] = [
    [0.412_456_4, 0.357_576_1, 0.180_437_5],
    [0.212_672_9, 0.715_152_2, 0.072_175_0],
    [0.019_333_9, 0.119_192_0, 0.950_304_1],
];

fn times(matrix: &[Triple; 3], vector: Triple) -> Triple {
    matrix.map(|row| row.iter().zip(vector).map(|(a, b)| a * b).sum())
}

fn lab(ink: Ink, theme: Theme, sight: &[Triple; 3]) -> Triple {
    let color = ink.color(theme);
    let linear = [color.0, color.1, color.2].map(|byte| {
        let share = f64::from(byte) / 255.0;
        if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    });
    let seen = times(sight, linear).map(|share| share.clamp(0.0, 1.0));
    let [x, y, z] = times(&SRGB_TO_XYZ, seen);
    let f = |t: f64| if t > 0.008_856 { t.cbrt() } else { 7.787 * t + 16.0 / 116.0 };
    let (x, y, z) = (f(x / 0.950_47), f(y), f(z / 1.088_83));
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// CIEDE2000, with the letters of its paper.
#[expect(clippy::many_single_char_names, reason = "the formula is read beside its paper")]
fn difference([l1, a1, b1]: Triple, [l2, a2, b2]: Triple) -> f64 {
    let mean_c = f64::midpoint(a1.hypot(b1), a2.hypot(b2));
    let g = 0.5 * (1.0 - (mean_c.powi(7) / (mean_c.powi(7) + 25_f64.powi(7))).sqrt());
    let (a1, a2) = (a1 * (1.0 + g), a2 * (1.0 + g));
    let (c1, c2) = (a1.hypot(b1), a2.hypot(b2));
    let hue = |a: f64, b: f64| b.atan2(a).to_degrees().rem_euclid(360.0);
    let (h1, h2) = (hue(a1, b1), hue(a2, b2));
    let turn = match h2 - h1 {
        turn if turn > 180.0 => turn - 360.0,
        turn if turn < -180.0 => turn + 360.0,
        turn => turn,
    };
    let delta_h = 2.0 * (c1 * c2).sqrt() * (turn / 2.0).to_radians().sin();
    let (l, c) = (f64::midpoint(l1, l2), f64::midpoint(c1, c2));
    let h =
        if (h1 - h2).abs() > 180.0 { f64::midpoint(h1, h2) + 180.0 } else { f64::midpoint(h1, h2) };
    let cos = |degrees: f64| degrees.to_radians().cos();
    let t = 1.0 - 0.17 * cos(h - 30.0) + 0.24 * cos(2.0 * h) + 0.32 * cos(3.0 * h + 6.0)
        - 0.20 * cos(4.0 * h - 63.0);
    let bright = (l - 50.0).powi(2);
    let weight_l = 1.0 + 0.015 * bright / (20.0 + bright).sqrt();
    let (weight_c, weight_h) = (1.0 + 0.045 * c, 1.0 + 0.015 * c * t);
    let blue = (60.0 * (-((h.rem_euclid(360.0) - 275.0) / 25.0).powi(2)).exp()).to_radians().sin();
    let rotation = -2.0 * (c.powi(7) / (c.powi(7) + 25_f64.powi(7))).sqrt() * blue;
    let (dl, dc, dh) = ((l2 - l1) / weight_l, (c2 - c1) / weight_c, delta_h / weight_h);
    (dl * dl + dc * dc + dh * dh + rotation * dc * dh).sqrt()
}

#[test]
fn differences_are_those_that_the_look_was_chosen_by() {
    let of = |a, b, sight| difference(lab(a, Theme::Light, sight), lab(b, Theme::Light, sight));
    for (sight, expected) in [(&NORMAL, 43.0), (&PROTAN, 45.1), (&DEUTAN, 51.3), (&TRITAN, 56.7)] {
        let found = of(Ink::Done, Ink::Gap, sight);
        assert!((found - expected).abs() < 0.15, "{found} for {expected}");
    }
}

#[test]
fn series_differ_for_every_sight_on_both_papers() {
    let series = [Ink::Done, Ink::Gap, Ink::Text, Ink::Origin];
    for theme in [Theme::Light, Theme::Dark] {
        for sight in [&NORMAL, &PROTAN, &DEUTAN, &TRITAN] {
            for (index, &one) in series.iter().enumerate() {
                for &other in &series[index + 1..] {
                    let found = difference(lab(one, theme, sight), lab(other, theme, sight));
                    assert!(found >= 10.0, "{one:?} and {other:?}: {found} on {theme:?}");
                }
            }
        }
    }
}

/// Stages are lines of one picture, with delivered.
#[test]
fn stages_differ_for_every_sight_on_both_papers() {
    let stages = [Ink::Done, Ink::Financed, Ink::Ordered, Ink::Started];
    let mut closest: Vec<f64> = Vec::new();
    for theme in [Theme::Light, Theme::Dark] {
        for sight in [&NORMAL, &PROTAN, &DEUTAN, &TRITAN] {
            let pairs = stages.iter().enumerate().flat_map(|(index, one)| {
                stages[index + 1..].iter().map(move |other| (*one, *other))
            });
            let apart = pairs.map(|(a, b)| difference(lab(a, theme, sight), lab(b, theme, sight)));
            closest.push(apart.fold(f64::INFINITY, f64::min));
        }
    }
    let expected = [27.3, 24.0, 22.4, 18.9, 22.2, 23.8, 21.4, 16.0];
    for (found, expected) in closest.iter().zip(expected) {
        assert!(*found >= 10.0 && (found - expected).abs() < 0.3, "{closest:?}");
    }
}

/// A style sheet finds inks by their value: two roles must not share one.
#[test]
fn every_ink_has_a_value_of_its_own() {
    for theme in [Theme::Light, Theme::Dark] {
        let values: std::collections::BTreeSet<_> = Ink::ALL
            .iter()
            .map(|ink| ink.color(theme))
            .map(|color| (color.0, color.1, color.2))
            .collect();
        assert_eq!(values.len(), Ink::ALL.len());
    }
}

#[test]
fn the_font_has_every_sign_that_is_written() {
    let letters = "abcdefghijklmnopqrstuvwxyzàâæçéèêëîïôœùûüÿ";
    let signs = "0123456789\u{a0}\u{202f}\u{2212}\u{2013}\u{2014}’«»·…°%×↑↓+-/()&:;?!,.";
    for bytes in [notosans::REGULAR_TTF, notosans::BOLD_TTF] {
        let font = FontRef::try_from_slice(bytes).unwrap();
        let capitals = letters.to_uppercase();
        let all = letters.chars().chain(capitals.chars()).chain(signs.chars());
        for sign in all {
            assert!(font.glyph_id(sign).0 != 0, "{sign:?} is not in the font");
        }
        let wide = |sign: char| font.h_advance_unscaled(font.glyph_id(sign)).to_bits();
        assert!("123456789+\u{2212}".chars().all(|sign| wide(sign) == wide('0')));
    }
}
