//! A pack of every block, long enough to turn pages: it is written, conforms, and says its words.

use super::*;
use crate::files::pack::{Bar, Cell, Column, Cover, Figure, Picture, Row, Table, Tone, Weight};
use crate::text::Lang;

const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"640\" height=\"120\" \
     viewBox=\"0 0 640 120\" font-family=\"Noto Sans, sans-serif\" font-size=\"13\">\
     <title>t</title><rect width=\"300\" height=\"60\" fill=\"#1F4F8F\"/>\
     <text x=\"10\" y=\"100\">13\u{202f}338 livr\u{e9}s</text></svg>";

fn sample(lang: Lang) -> Pack {
    let row = |n: usize| Row {
        weight: if n == 59 { Weight::Total } else { Weight::Part },
        cells: vec![
            Cell::of(format!("Cit\u{e9} n\u{ba} {n}")).note(Some("Lens".into())),
            Cell { bar: Some(Bar { actual: 40, planned: Some(60), most: 100 }), ..Cell::default() },
            Cell::toned("\u{2212}20", Tone::Gap),
            Cell::default(),
        ],
    };
    let table = Table {
        caption: "Cit\u{e9}s".into(),
        columns: vec![
            Column::words("Cit\u{e9}"),
            Column::number("Livr\u{e9}s contre plan"),
            Column::number("\u{c9}cart"),
            Column::number("Pr\u{e9}vu"),
        ],
        rows: (0..60).map(row).collect(),
    };
    let picture = Picture {
        name: "p",
        alt: "Une image".into(),
        svg: SVG.into(),
        page: String::new(),
        file: String::new(),
    };
    Pack {
        lang,
        title: "Page du conseil, Programme".into(),
        programme: "Programme".into(),
        head: "Situation n\u{b0} 12 \u{b7} 0123456789abcdef".into(),
        fictional: Some("Donn\u{e9}es fictives".into()),
        at: Some("2026-11-22T08:14:05.123Z".parse().unwrap()),
        id: "corons mc @12".into(),
        cover: Cover {
            kind: "Page du conseil".into(),
            name: "Programme".into(),
            answer: plain("Au 31 octobre 2026, 13\u{202f}338 livr\u{e9}s."),
            outlook: vec![plain("Reste 6\u{202f}662.")],
            comment: Some(("Commentaire de L\u{e9}a".into(), "Deux lots en retard.".into())),
            figures: vec![Figure {
                name: "Livr\u{e9}s".into(),
                number: "13\u{202f}338".into(),
                beside: Some(("\u{2212}3\u{202f}421".into(), Tone::Gap)),
                notes: vec!["66,6\u{202f}% de 20\u{202f}000".into()],
            }],
            facts: vec![("Lu au".into(), "31 octobre 2026".into())],
        },
        sections: vec![Section {
            id: "one",
            topic: "Trajectoire".into(),
            say: plain("Une phrase."),
            notes: vec!["Comment lire.".into()],
            blocks: vec![
                Block::Picture(picture),
                Block::Text(plain("Des mots.")),
                Block::Note("Petits.".into()),
                Block::Heading("Titre".into()),
                Block::Table(table),
                Block::Terms(vec![("Livr\u{e9}".into(), "Le jour du proc\u{e8}s-verbal.".into())]),
            ],
        }],
    }
}

/// krilla writes nothing that its PDF/UA-1 validator finds wrong: fonts inside, every glyph with
/// its character, title, language, outline, header cells with scopes, figures with words.
#[test]
fn a_pack_is_written_and_conforms() {
    for lang in Lang::ALL {
        let bytes = write(&sample(lang)).unwrap();
        assert!(bytes.starts_with(b"%PDF-1.7"));
        let text = String::from_utf8_lossy(&bytes);
        for word in ["/StructTreeRoot", "/Marked true", "pdfuaid", "/DisplayDocTitle true"] {
            assert!(text.contains(word), "{word}");
        }
        assert!(text.contains(&format!("/Lang({lang})")), "the language");
    }
}

#[test]
fn the_same_pack_gives_the_same_bytes() {
    let (one, two) = (write(&sample(Lang::Fr)).unwrap(), write(&sample(Lang::Fr)).unwrap());
    assert!(one == two);
    let mut later = sample(Lang::Fr);
    later.at = Some("2026-11-23T08:14:05.123Z".parse().unwrap());
    assert!(write(&later).unwrap() != one, "its date is the ledger's");
}

#[test]
fn a_letter_the_font_lacks_becomes_a_question_mark_in_words_and_pictures() {
    let mut strange = sample(Lang::Fr);
    strange.cover.name = "\u{4e00} \u{1f600}".into();
    strange.programme = "\u{4e00}".into();
    let svg = SVG.replace("livr", "\u{4e00}");
    let (page, file) = Default::default();
    let picture = Picture { name: "p", alt: "\u{4e00}".into(), svg, page, file };
    strange.sections[0].blocks.push(Block::Picture(picture));
    assert!(write(&strange).is_ok());
}
