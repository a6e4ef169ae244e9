//! No text over a text, over a line or out of the picture, at any width and with any input.

use super::parse::{Stroke, Word, strokes, view_box, words};
use super::samples::{Sample, bridges, estate_rows};
use crate::charts::place::Area;
use crate::charts::{Style, Theme, estates, progress, waterfall, years};
use crate::domain::rollup::Grain;
use crate::text::Lang;

const WIDTHS: [u32; 6] = [320, 328, 640, 700, 904, 2400];

fn shrunk(area: &Area, by: f64) -> Area {
    Area::new(area.left + by, area.top + by, area.right - by, area.bottom - by)
}

/// What is wrong with the texts of a picture.
pub(super) fn faults(svg: &str) -> Vec<String> {
    let (texts, picture) = (words(svg), view_box(svg));
    let mut faults = Vec::new();
    for (index, Word { text, area }) in texts.iter().enumerate() {
        if area.left < picture.left - 0.5
            || area.right > picture.right + 0.5
            || area.top < picture.top
            || area.bottom > picture.bottom
        {
            faults.push(format!("{text:?} leaves the picture: {area:?}"));
        }
        for other in &texts[index + 1..] {
            if shrunk(area, 0.5).meets(&other.area) {
                faults.push(format!("{text:?} over {:?}", other.text));
            }
        }
    }
    faults
}

/// Texts that a curve, a plan or a gap runs through. Hair lines and hatching have a halo.
pub(super) fn crossed(svg: &str) -> Vec<String> {
    let marks: Vec<Stroke> = strokes(svg)
        .into_iter()
        .filter(|path| {
            path.ink.as_deref().is_some_and(|ink| !["#D3D7DC", "#5C636C"].contains(&ink))
        })
        // A curve, or the thick line of a gap; the edge of paper around a tick is neither.
        .filter(|path| path.width > 1.0 && (path.curve || (3.0..5.0).contains(&path.width)))
        .collect();
    let mut faults = Vec::new();
    for Word { text, area } in words(svg) {
        let inner = shrunk(&area, 1.0);
        let hit = marks
            .iter()
            .flat_map(|mark| &mark.lines)
            .any(|line| line.windows(2).any(|ends| inner.crossed(ends[0], ends[1])));
        if hit {
            faults.push(format!("{text:?} is crossed"));
        }
    }
    faults
}

fn every_picture(check: impl Fn(&str) -> Vec<String>) -> Vec<String> {
    let mut faults = Vec::new();
    for sample in Sample::all() {
        let (months, by_year) = (sample.progress(Grain::Month), sample.progress(Grain::Year));
        for width in WIDTHS {
            for lang in Lang::ALL {
                let style = Style::file(width, Theme::Light, lang);
                for (kind, svg) in [
                    ("progress", progress(&months, "", &style)),
                    ("years", years(&by_year, "", &style)),
                    ("estates", estates(&estate_rows(), &months, "", &style)),
                ] {
                    let name = sample.name;
                    let found = check(&svg);
                    faults.extend(
                        found.iter().map(|fault| format!("{kind} {name} {width} {lang}: {fault}")),
                    );
                }
            }
        }
    }
    // The other widths are these three drawings, scaled.
    for width in [328, 640, 904] {
        for lang in Lang::ALL {
            for (name, svg) in super::sets::pictures(&Style::file(width, Theme::Light, lang)) {
                let found = check(&svg);
                faults.extend(found.iter().map(|it| format!("{name} {width} {lang}: {it}")));
            }
        }
    }
    for (name, bridge) in bridges() {
        for width in WIDTHS {
            for lang in Lang::ALL {
                let svg = waterfall(&bridge, "", &Style::file(width, Theme::Light, lang));
                let found = check(&svg);
                faults.extend(
                    found.iter().map(|fault| format!("bridge {name} {width} {lang}: {fault}")),
                );
            }
        }
    }
    faults
}

#[test]
fn no_text_meets_another_or_leaves_the_picture() {
    let faults = every_picture(faults);
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn no_curve_runs_through_a_text() {
    let faults = every_picture(crossed);
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn a_fault_would_be_found() {
    let svg = "<svg viewBox=\"0 0 100 50\">\n\
        <path fill=\"none\" stroke=\"#16191D\" stroke-width=\"1.5\" d=\"M0 20l10 0l90 .5\"/>\n\
        <text x=\"10\" y=\"25\" fill=\"#16191D\">abc</text>\n\
        <text x=\"20\" y=\"28\" fill=\"#16191D\">def</text>\n\
        <text x=\"95\" y=\"45\" fill=\"#16191D\">ghi</text>\n</svg>";
    assert_eq!(faults(svg), ["\"abc\" over \"def\"", faults(svg)[1].as_str()]);
    assert!(faults(svg)[1].starts_with("\"ghi\" leaves"));
    assert_eq!(crossed(svg).len(), 2);
}

#[test]
fn an_empty_list_of_estates_says_so() {
    let about = Sample::usual().progress(Grain::Month);
    let svg = estates(&[], &about, "", &Style::file(328, Theme::Light, Lang::Fr));
    assert!(svg.contains("Aucune cité à montrer."));
    assert_eq!(faults(&svg), Vec::<String>::new());
}

#[test]
fn of_600_estates_those_most_behind_are_drawn_and_the_others_counted() {
    let about = Sample::usual().progress(Grain::Month);
    let many: Vec<_> = estate_rows().into_iter().cycle().take(600).collect();
    for width in [328, 904] {
        let svg = estates(&many, &about, "", &Style::file(width, Theme::Light, Lang::Fr));
        assert!(svg.contains("Et 560\u{a0}autres cités"), "{width}");
        assert!(view_box(&svg).bottom < 4_000.0, "{width}");
        assert_eq!(faults(&svg), Vec::<String>::new());
    }
}
