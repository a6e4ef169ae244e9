//! The board page on paper: it says what the page says, to whoever may read it.

use std::io::Write as _;
use std::process::{Command, Stdio};

use crate::board::{publish, steady};
use crate::support::Service;

fn service() -> Service {
    Service::with(|store| {
        steady(store);
        publish(store, &[("LENS-12-14", 300), ("LENS-4", 10)]);
    })
}

/// What a program of poppler says of a PDF; none where it is not installed.
pub fn poppler(program: &str, options: &[&str], pdf: &[u8]) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("pack.pdf");
    std::fs::File::create(&path).unwrap().write_all(pdf).unwrap();
    let mut command = Command::new(program);
    command.args(options).arg(&path).stderr(Stdio::null());
    if program == "pdftotext" {
        command.arg("-");
    }
    let said = match command.output() {
        Ok(said) => said,
        Err(error) => {
            assert!(std::env::var_os("CI").is_none(), "{program}: {error}");
            return None;
        }
    };
    Some(String::from_utf8_lossy(&said.stdout).into_owned())
}

/// The words of some markup, single-spaced.
fn words(html: &str) -> String {
    let mut out = String::new();
    let mut tag = false;
    for letter in html.chars() {
        match letter {
            '<' => tag = true,
            '>' => tag = false,
            _ if !tag => out.push(letter),
            _ => {}
        }
    }
    spaced(&out)
}

/// Single plain spaces between words, whatever was between them.
pub fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_pdf_says_the_numbers_of_the_page() {
    let service = service();
    let reader = service.reader();
    for lang in ["fr", "en"] {
        let pdf = reader.get(&format!("/programmes/mc.pdf?lang={lang}")).expect(200);
        assert_eq!(pdf.header("Content-Type"), Some("application/pdf"));
        assert_eq!(pdf.header("Content-Disposition"), Some("inline; filename=\"mc.pdf\""));
        assert!(pdf.bytes.starts_with(b"%PDF-1.7"));
        let page = reader.get(&format!("/programmes/mc?lang={lang}")).expect(200);
        let Some(text) = poppler("pdftotext", &["-layout"], &pdf.bytes) else { continue };
        let text = spaced(&text);
        let answer = page.text().split_once("class=\"answer\">").unwrap().1;
        let answer = words(answer.split("</p>").next().unwrap());
        // Its lines stand beside the margin column.
        for word in answer.split(' ').filter(|word| word.chars().any(char::is_numeric)) {
            assert!(text.contains(word), "{word} of {answer:?} is not in {text}");
        }
        // Every number of the tables of the page is on paper.
        for table in page.text().split("<table").skip(1) {
            let table = table.split("</table>").next().unwrap();
            for cell in table.split("<td").skip(1) {
                let cell = words(&format!("<td{}", cell.split("</td>").next().unwrap()));
                assert!(text.contains(&cell), "{cell:?} is not in {text}");
            }
        }
        let head = service.store.read(|read| read.head()).unwrap();
        assert!(text.contains(&head.hash.short()), "the head of the ledger");
    }
}

#[test]
fn the_pdf_has_its_structure() {
    let service = service();
    let pdf = service.reader().get("/programmes/mc.pdf").expect(200);
    let Some(structure) = poppler("pdfinfo", &["-struct"], &pdf.bytes) else { return };
    for element in ["H1", "H2", "Table", "THead", "TH", "TD", "Figure", "P ", "LBody"] {
        let found = structure.lines().any(|line| format!("{} ", line.trim()).starts_with(element));
        assert!(found, "{element} is not in {structure:.600}");
    }
    let info = poppler("pdfinfo", &[], &pdf.bytes).unwrap();
    assert!(info.contains("Tagged:") && info.contains("yes"), "{info}");
    // Dated by the ledger, not by the clock of the machine.
    let at = service.store.read(|read| read.head()).unwrap().at.unwrap();
    assert!(info.contains(&at.format("%Y").to_string()), "{info}");
}

#[test]
fn the_pdf_is_made_once_for_each_state_and_read_at_any_point() {
    let service = service();
    let reader = service.reader();
    let first = reader.get("/programmes/mc.pdf").expect(200);
    let etag = first.header("ETag").unwrap().to_owned();
    reader.get_with("/programmes/mc.pdf", "If-None-Match", &etag).expect(304);
    assert!(reader.get("/programmes/mc.pdf").expect(200).bytes == first.bytes);
    let earlier = reader.get("/programmes/mc.pdf?to=2025-12-31").expect(200);
    assert!(earlier.bytes != first.bytes);
    reader.get("/programmes/mc.pdf?known=@3").expect(200);
    reader.get("/programmes/mc.pdf?to=2030-01-01").expect(400);
    reader.get("/programmes/nothing.pdf").expect(404);
    service.anyone().get("/programmes/mc.pdf").expect(401);
    reader.get("/programmes/mc").expect(200).says("/programmes/mc.pdf?to=");
}

#[test]
fn an_empty_installation_has_its_pdf_too() {
    let pdf = Service::new().reader().get("/programmes/mc.pdf").expect(200);
    let Some(text) = poppler("pdftotext", &[], &pdf.bytes) else { return };
    assert!(spaced(&text).contains("rien n’est encore enregistré") || text.contains("Définitions"));
}

#[test]
fn a_board_link_opens_the_pdf_of_its_programme_alone() {
    let service = service();
    let fields =
        [("once", "dddddddddd"), ("name", "Mme Board"), ("programme", "mc"), ("days", "30")];
    let page = service.manager().post("/board-links", &fields).expect(201);
    let start = page.text().find("/board/").unwrap();
    let link = &page.text()[start..start + "/board/".len() + 64];
    let guest = service.anyone();
    let pdf = guest.get(&format!("{link}.pdf?lang=fr")).expect(200);
    assert!(pdf.bytes.starts_with(b"%PDF"));
    assert_eq!(pdf.header("X-Robots-Tag"), Some("noindex, nofollow"));
    guest.get(link).expect(200).says(&format!("{link}.pdf?to="));
    guest.get("/programmes/mc.pdf").expect(401);
}
