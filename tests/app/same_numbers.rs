//! One question, many answers: sentence, picture, page, CSV, workbook, paper and JSON say the same
//! numbers.

use std::collections::BTreeSet;
use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx};
use corons::text::Lang;
use serde_json::Value;

use crate::paper::{poppler, spaced};
use crate::support::{Service, Voice, json_of};

/// Filters drawn; the same ones each time.
const DRAWN: usize = 50;
/// Papers compared; setting them takes seconds in a debug build. `CORONS_PAPERS=50` compares all.
const PAPERS: usize = 3;

struct Draw(u64);

impl Draw {
    /// One of these.
    fn of<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        &from[usize::try_from(self.0 >> 33).unwrap() % from.len()]
    }
}

/// A filter: programme, and the rest of the address.
fn filter(draw: &mut Draw, head: i64) -> (&'static str, String) {
    let programme = draw.of(&["mc", "erbm"]);
    let part = *draw.of(&[
        "",
        "",
        "department=59",
        "department=62",
        "epci=200033579",
        "epci=246200364",
        "commune=62498",
        "estate=LENS-4",
        "estate=HENIN-DARCY",
        "landlord=maisons-et-cites",
    ]);
    let stage =
        *draw.of(&["", "stage=delivered", "stage=ordered", "stage=started", "stage=financed"]);
    let net = *draw.of(&["", "net=true", "net=false"]);
    let to = *draw.of(&["", "to=2025-12-31", "to=2024-06-30", "to=2023-03-15"]);
    let half = format!("known=@{}", head / 2);
    let known = *draw.of(&["", "", "known=2026-11-01", half.as_str()]);
    let all: Vec<&str> =
        [part, stage, net, to, known].into_iter().filter(|it| !it.is_empty()).collect();
    (programme, all.join("&"))
}

/// The answer a picture carries, and its words.
fn drawn(voice: &Voice<'_>, chart: &str, query: &str, lang: Lang) -> (String, String) {
    let svg = voice.get(&format!("/charts/{chart}.svg?{query}&lang={lang}&text=live")).expect(200);
    let said = svg.text().split_once("<desc").unwrap().1.split_once('>').unwrap().1;
    let said = said.split_once("</desc>").unwrap().0.to_owned();
    (said, svg.text().to_owned())
}

/// The periods of a CSV by their name: actual and cumulative.
fn rows(csv: &str) -> Vec<(String, String, String)> {
    csv.lines()
        .skip(1)
        .map(|line| {
            let cells: Vec<&str> = line.split(';').collect();
            (cells[0].to_owned(), cells[3].to_owned(), cells[8].to_owned())
        })
        .collect()
}

/// The periods of a workbook, likewise.
fn cells(xlsx: Vec<u8>) -> Vec<(String, String, String)> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(xlsx)).unwrap();
    let sheet = book.worksheet_range_at(0).unwrap().unwrap();
    let number = |cell: Option<&Data>| match cell {
        None | Some(Data::Empty) => String::new(),
        Some(Data::Float(n)) => n.to_string(),
        Some(other) => other.to_string(),
    };
    let rows = sheet.rows().skip(1);
    rows.map(|row| (number(row.first()), number(row.get(3)), number(row.get(8)))).collect()
}

/// A filter without what paper does not know: a part, another stage.
fn whole(query: &str) -> String {
    let kept = |it: &&str| ["net=", "to=", "known="].iter().any(|key| it.starts_with(key));
    query.split('&').filter(kept).collect::<Vec<_>>().join("&")
}

/// The numbers of years and totals are on paper, in both languages.
fn on_paper(reader: &Voice<'_>, programme: &str, query: &str) {
    let json = json_of(&reader.get(&format!("/programmes/{programme}.json?{query}")).expect(200));
    for lang in Lang::ALL {
        let address = format!("/programmes/{programme}.pdf?{query}&lang={lang}");
        let pdf = reader.get(&address).expect(200);
        let Some(words) = poppler("pdftotext", &["-layout"], &pdf.bytes) else { return };
        let words = spaced(&words);
        let says = |n: String, what: &str| {
            assert!(words.contains(&spaced(&n)), "{address}: {what} {n} is not on paper");
        };
        let number = |of: &Value| of.as_i64();
        for period in json["periods"].as_array().unwrap() {
            let begun = period["from"].as_str() <= json["to"].as_str();
            for key in ["actual", "planned_original", "planned_current"] {
                number(&period[key]).filter(|_| begun).into_iter().for_each(|n| {
                    says(lang.count(n), key);
                });
            }
        }
        let total = &json["total"];
        for key in ["actual", "planned_original", "planned_current", "remaining_original"] {
            if let Some(n) = number(&total[key]) {
                says(lang.count(n), key);
            }
        }
        for key in ["variance_original", "variance_current"] {
            if let Some(n) = number(&total[key]) {
                says(lang.signed(n), key);
            }
        }
    }
}

fn text(of: &Value) -> String {
    of.as_i64().map(|n| n.to_string()).unwrap_or_default()
}

#[test]
fn fifty_filters_say_the_same_in_sentence_picture_page_csv_workbook_paper_and_json() {
    let service = Service::demonstration("2026-11-23T08:14:00Z");
    let reader = service.reader();
    let mut draw = Draw(1906);
    let (mut compared, mut said) = (0, 0);
    let mut papers = BTreeSet::new();
    for _ in 0..DRAWN {
        let (programme, query) = filter(&mut draw, service.position());
        let whole = format!("programme={programme}&{query}");
        let json = reader.get(&format!("/programmes/{programme}.json?{query}"));
        // A part that this programme does not know is not found by anybody, and a day after the
        // point of knowledge is read by nobody.
        if let refused @ (400 | 404) = json.status.code {
            reader.get(&format!("/programmes/{programme}.csv?{query}")).expect(refused);
            reader.get(&format!("/charts/years.svg?{whole}")).expect(refused);
            continue;
        }
        let json = json_of(&json.expect(200));
        let (periods, total) = (json["periods"].as_array().unwrap(), &json["total"]);
        // CSV, row by row.
        let csv = reader.get(&format!("/programmes/{programme}.csv?{query}")).expect(200);
        let rows = rows(csv.text());
        assert_eq!(rows.len(), periods.len(), "{whole}");
        for (row, period) in rows.iter().zip(periods) {
            let of = (text(&period["actual"]), text(&period["cumulative_actual"]));
            assert_eq!(row.0, period["period"].as_str().unwrap(), "{whole}");
            assert_eq!((&row.1, &row.2), (&of.0, &of.1), "{whole}: {}", row.0);
        }
        // The workbook, the same rows.
        let book = reader.get(&format!("/programmes/{programme}.xlsx?{query}")).expect(200);
        assert_eq!(cells(book.bytes), rows, "{whole}");
        papers.insert((programme, self::whole(&query)));
        for lang in Lang::ALL {
            // The sentence, in the picture as on the page, and the bars.
            let (answer, _) = drawn(&reader, "progress", &whole, lang);
            let (_, years) = drawn(&reader, "years", &whole, lang);
            if let Some(actual) = total["actual"].as_i64().filter(|actual| *actual > 0) {
                assert!(answer.contains(&lang.count(actual)), "{whole}: {actual} in {answer:?}");
                said += 1;
            }
            if let Some(gap) = total["variance_original"].as_i64().filter(|gap| *gap != 0)
                && total["remaining_original"].as_i64().is_some_and(|left| left > 0)
            {
                let gap = lang.count(gap.saturating_abs());
                assert!(answer.contains(&gap), "{whole}: {gap} in {answer:?}");
            }
            for period in periods {
                // Where there is a bar there is its number; of what came after `to` there is none.
                let over = period["to"].as_str() <= json["to"].as_str();
                if let (true, Some(n)) = (over, period["actual"].as_i64().filter(|n| *n > 0)) {
                    let number = format!(">{}<", lang.count(n));
                    assert!(years.contains(&number), "{whole}: {number} is not in the picture");
                    compared += 1;
                }
            }
        }
        // The page of the figure, years later the same.
        let figure = total["figure"].as_str().unwrap();
        if let Some(actual) = total["actual"].as_i64() {
            let page = reader.get(&format!("/figures/{figure}")).expect(200);
            assert!(page.text().contains(&Lang::Fr.count(actual)), "{figure}");
            let api = json_of(&reader.get(&format!("/figures/{figure}.json")).expect(200));
            assert_eq!(api["value"], total["actual"], "{figure}");
        }
    }
    let most = std::env::var("CORONS_PAPERS").ok().and_then(|n| n.parse().ok());
    for (programme, query) in papers.iter().take(most.unwrap_or(PAPERS)) {
        on_paper(&reader, programme, query);
    }
    assert!(compared > 200 && said > 50, "{compared} bars and {said} sentences");
}
