//! Writes all samples as files, to be looked at: `cargo test --lib charts -- --ignored`.

use super::samples::{Sample, estate_rows};
use crate::charts::{Style, Theme, estates, progress, years};
use crate::domain::rollup::Grain;
use crate::text::Lang;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/target/charts");

#[test]
#[ignore = "writes pictures to look at into target/charts"]
fn write_the_samples() {
    let folder = FOLDER;
    std::fs::create_dir_all(folder).unwrap();
    for (width, theme) in
        [(328, Theme::Light), (640, Theme::Dark), (904, Theme::Light), (1600, Theme::Light)]
    {
        for (code, lang) in [("fr", Lang::Fr), ("en", Lang::En)] {
            for (name, svg) in super::sets::pictures(&Style::file(width, theme, lang)) {
                let name = name.replace(' ', "-");
                let pixels = crate::charts::png(&crate::charts::outlined(&svg)).unwrap();
                std::fs::write(format!("{folder}/{name}-{width}-{code}.png"), pixels).unwrap();
                std::fs::write(format!("{folder}/{name}-{width}-{code}.svg"), svg).unwrap();
            }
        }
    }
    for sample in Sample::all() {
        for (width, theme) in [(328, Theme::Light), (640, Theme::Dark), (904, Theme::Light)] {
            for (code, lang) in [("fr", Lang::Fr), ("en", Lang::En)] {
                let style = Style::file(width, theme, lang);
                let months = sample.progress(Grain::Month);
                let path =
                    |kind: &str| format!("{folder}/{kind}-{}-{width}-{code}.svg", sample.name);
                std::fs::write(path("progress"), progress(&months, "Réponse.", &style)).unwrap();
                let bars = estates(&estate_rows(), &months, "Réponse.", &style);
                std::fs::write(path("estates"), bars).unwrap();
                let by_year = sample.progress(Grain::Year);
                std::fs::write(path("years"), years(&by_year, "Réponse.", &style)).unwrap();
            }
        }
    }
}

#[test]
#[ignore = "writes pictures to look at into target/charts"]
fn write_the_extremes() {
    let folder = FOLDER;
    std::fs::create_dir_all(folder).unwrap();
    for extreme in super::extremes::all() {
        for width in super::extremes::WIDTHS {
            for (paper, theme) in [("light", Theme::Light), ("dark", Theme::Dark)] {
                for (kind, svg) in extreme.pictures(&Style::file(width, theme, Lang::Fr)) {
                    let path =
                        format!("{folder}/extreme-{kind}-{}-{width}-{paper}.svg", extreme.name);
                    std::fs::write(path, svg).unwrap();
                }
            }
        }
    }
}
