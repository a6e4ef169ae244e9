//! What is written, and that it can be taken in again.

use corons::domain::calendar::{Precision, When};
use corons::domain::dwellings::Dwellings;
use corons::domain::export::ExportedEntry;
use corons::domain::rollup::{
    EstateRow, Grain, Known, Period, PlanStatus, Progress, Total, YearOnly,
};
use corons::domain::stage::Stage;
use corons::domain::territory::Scope;
use corons::files::book::XlsxWriter;
use corons::files::cells::{About, Cell, Heading, Rows};
use corons::files::csv::{CsvWriter, Dialect};
use corons::files::entries::read_entries;
use corons::files::estates::read_estates;
use corons::files::export::{
    ENTRIES, ESTATES, PROGRESS, write_entries, write_estates, write_progress,
};
use corons::files::sheet::read_sheet;
use corons::text::Lang;
use proptest::prelude::*;

fn known() -> Known {
    Known {
        on: "2026-11-22".parse().unwrap(),
        position: 1842,
        head: "0123456789abcdef".to_owned(),
        at: None,
    }
}

fn entry(stage: Stage, on: &str, precision: Precision, note: &str) -> ExportedEntry {
    ExportedEntry {
        estate: "LENS-12-14".parse().unwrap(),
        operation: Some("LENS-12-14-T1".parse().unwrap()),
        landlord: "Maisons & Cités".to_owned(),
        stage,
        when: When { on: on.parse().unwrap(), precision },
        dwellings: Dwellings::try_from(1234).unwrap(),
        note: Some(note.to_owned()),
        reference: None,
        position: 17,
        corrects: Some(12),
        recorded: "2026-11-22T09:30:00.125Z".parse().unwrap(),
        author: "jeanne".to_owned(),
        estate_name: "Cité 12/14".to_owned(),
        commune: Some("Lens".to_owned()),
        hash: "ab".repeat(32),
    }
}

/// A table as CSV.
fn csv(headings: &[Heading], fill: impl FnOnce(&mut dyn Rows)) -> Vec<u8> {
    let mut bytes = Vec::new();
    let names = headings.iter().map(|it| &*it.name);
    let mut csv = CsvWriter::new(&mut bytes, Dialect::French, names).unwrap();
    fill(&mut csv);
    csv.finish().unwrap();
    bytes
}

fn written(rows: Vec<ExportedEntry>) -> Vec<u8> {
    csv(&ENTRIES, |out| write_entries(out, &known(), rows).unwrap())
}

/// A table of entries as a workbook.
fn book(rows: Vec<ExportedEntry>) -> Vec<u8> {
    let about = About {
        lang: Lang::Fr,
        table: "entries",
        known: known(),
        fictional: true,
        facts: Vec::new(),
        figures: Vec::new(),
        drawn: None,
    };
    let mut book = XlsxWriter::new(&about, &ENTRIES).unwrap();
    write_entries(&mut book, &known(), rows).unwrap();
    book.finish(&about).unwrap()
}

#[test]
fn entries_are_written_in_the_dialect_of_a_french_spreadsheet() {
    let bytes = written(vec![
        entry(Stage::Delivered, "2024-12-31", Precision::Day, "=HYPERLINK(\"http://x\")"),
        entry(Stage::Ordered, "2024-12-31", Precision::Month, "deux\nlignes ; ici"),
        entry(Stage::Started, "2021-12-31", Precision::Year, "-3"),
        entry(Stage::Financed, "2021-12-31", Precision::Year, ""),
    ]);
    assert!(bytes.starts_with(b"\xEF\xBB\xBFcite;"));
    insta::assert_snapshot!(String::from_utf8(bytes).unwrap().replace("\r\n", "<CRLF>\n"));
}

#[test]
fn estates_are_written_with_unknowns_empty_and_read_again() {
    let row = EstateRow {
        defective: 2,
        id: 1,
        code: "LENS-4".parse().unwrap(),
        name: "+Cité 4".to_owned(),
        insee: Some("62498".to_owned()),
        commune: Some("Lens".to_owned()),
        epci: None,
        epci_name: None,
        dwellings: None,
        actual: 12,
        planned: Some(20),
        target: None,
        last_on: None,
        silent: false,
        fictional: true,
        in_part: false,
    };
    let bytes = csv(&ESTATES, |out| write_estates(out, &known(), &[row], true).unwrap());
    let read = read_estates(&read_sheet(&bytes).unwrap()).unwrap();
    assert_eq!(read.problems, []);
    assert_eq!(read.lines[0].name.as_deref(), Some("+Cité 4"));
    assert_eq!(read.lines[0].dwellings, None);
    insta::assert_snapshot!(String::from_utf8(bytes).unwrap());
}

fn month(period: &str, actual: Option<i64>) -> Period {
    Period {
        period: period.to_owned(),
        from: format!("{period}-01").parse().unwrap(),
        to: format!("{period}-28").parse().unwrap(),
        actual,
        net: actual.map(|n| n - 1),
        missing: actual.is_none(),
        running: false,
        reported: None,
        expected: None,
        planned_original: Some(160),
        planned_current: Some(1600),
        cumulative_actual: Some(1234),
        cumulative_planned_original: Some(1500),
        cumulative_planned_current: None,
        variance_original: actual.map(|actual| actual - 160),
        variance_current: None,
        figure: format!("mc.act.del.g.t.all.{period}@1842-R"),
    }
}

fn progress() -> Progress {
    Progress {
        programme: "mc".parse().unwrap(),
        programme_name: "Maisons & Cités".to_owned(),
        first_day: "2018-06-15".parse().unwrap(),
        last_day: "2028-06-14".parse().unwrap(),
        last_day_current: "2028-06-14".parse().unwrap(),
        stage: Stage::Delivered,
        net: false,
        published: false,
        scope: Scope::All,
        known: known(),
        to: "2026-10-31".parse().unwrap(),
        plan_status: PlanStatus::Indicative,
        target_original: Some(20_000),
        target_current: None,
        original: None,
        current: None,
        by: Grain::Month,
        periods: vec![month("2021-01", Some(24)), month("2021-02", None)],
        annotations: Vec::new(),
        total: Total {
            defective: 0,
            actual: Some(1234),
            since: 0,
            planned_original: None,
            planned_current: None,
            variance_original: None,
            variance_current: None,
            remaining_original: None,
            remaining_current: None,
            progress_percent: None,
            required_per_month_original: None,
            required_per_month_current: None,
            delivered_12_months: None,
            missing_years: Vec::new(),
            known_years: Vec::new(),
            figure: String::new(),
        },
        year_only: vec![YearOnly { year: 2018, actual: 1500 }],
        reporting: None,
        fictional: false,
    }
}

#[test]
fn a_progress_table_leaves_what_is_missing_empty() {
    let bytes = csv(&PROGRESS, |out| write_progress(out, &progress()).unwrap());
    insta::assert_snapshot!(String::from_utf8(bytes).unwrap());
}

#[test]
fn years_of_a_progress_table_hold_their_year_dated_entries_already() {
    let by_year = Progress { by: Grain::Year, ..progress() };
    let bytes = csv(&PROGRESS, |out| write_progress(out, &by_year).unwrap());
    assert_eq!(String::from_utf8(bytes).unwrap().lines().count(), 3);
}

#[test]
fn numbers_are_plain_and_never_guarded() {
    let written = |dialect| {
        let mut bytes = Vec::new();
        let mut csv = CsvWriter::new(&mut bytes, dialect, ["a", "b", "c", "d"]).unwrap();
        for cell in [Cell::Count(-1234), Cell::Empty, Cell::Tenths(-5), Cell::Tenths(1000)] {
            csv.cell(cell).unwrap();
        }
        csv.end_row().unwrap();
        csv.finish().unwrap();
        String::from_utf8(bytes).unwrap()
    };
    assert_eq!(written(Dialect::French), "\u{feff}a;b;c;d\r\n-1234;;-0,5;100,0\r\n");
    assert_eq!(written(Dialect::English), "a,b,c,d\r\n-1234,,-0.5,100.0\r\n");
}

/// The cells of the first sheet of a workbook, as text.
fn cells(bytes: &[u8]) -> Vec<Vec<String>> {
    use calamine::{Data, Reader, Xlsx};
    let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
    let range = book.worksheet_range_at(0).unwrap().unwrap();
    let text = |cell: &Data| match cell {
        Data::DateTime(at) => at.as_datetime().unwrap().date().to_string(),
        other => other.to_string(),
    };
    range.rows().map(|row| row.iter().map(text).collect()).collect()
}

#[test]
fn a_workbook_holds_the_cells_of_the_csv_typed_and_explains_them() {
    use calamine::{Data, Reader, Xlsx};
    let rows = || {
        vec![
            entry(Stage::Delivered, "2024-12-31", Precision::Day, "=HYPERLINK(\"http://x\")"),
            entry(Stage::Ordered, "2024-12-31", Precision::Month, "deux\nlignes ; ici"),
            entry(Stage::Started, "2021-12-31", Precision::Year, "-3"),
        ]
    };
    let bytes = book(rows());
    assert_eq!(bytes, book(rows()), "the same table has the same bytes");
    let text = String::from_utf8(written(rows())).unwrap();
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b';')
        .has_headers(false)
        .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let of_csv: Vec<Vec<String>> =
        reader.records().map(|it| it.unwrap().iter().map(str::to_owned).collect()).collect();
    assert_eq!(cells(&bytes), of_csv);
    let mut opened: Xlsx<_> = Xlsx::new(std::io::Cursor::new(&bytes)).unwrap();
    assert_eq!(opened.sheet_names(), ["Saisies", "Définitions"]);
    let sheet = opened.worksheet_range("Saisies").unwrap();
    assert!(matches!(sheet.get((1, 4)), Some(Data::DateTime(_))));
    assert!(matches!(sheet.get((1, 5)), Some(Data::Float(n)) if *n == 1234.0));
    assert!(matches!(sheet.get((3, 4)), Some(Data::String(year)) if year == "2021"));
    assert!(matches!(sheet.get((1, 6)), Some(Data::String(note)) if note.starts_with("'=HYPER")));
    let formulas = opened.worksheet_formula("Saisies").unwrap();
    assert_eq!(formulas.used_cells().count(), 0);
    let said: Vec<Vec<String>> = opened
        .worksheet_range("Définitions")
        .unwrap()
        .rows()
        .map(|row| row.iter().map(ToString::to_string).collect())
        .collect();
    for wanted in ["Données fictives", "22 novembre 2026", "1842:0123456789abcdef", "etape"] {
        assert!(said.iter().flatten().any(|cell| cell == wanted), "{wanted}: {said:?}");
    }
}

#[test]
fn every_column_says_what_it_holds_in_both_languages() {
    let tables: [&[Heading]; 6] = [
        &ENTRIES,
        &ESTATES,
        &PROGRESS,
        &corons::files::export::DWELLINGS,
        &corons::files::closings::CLOSING,
        &corons::files::figure::FIGURE,
    ];
    for heading in tables.into_iter().flatten() {
        for lang in Lang::ALL {
            assert!(!heading.said(lang).starts_with("column-"), "{lang}: {heading:?}");
        }
    }
}

/// `CORONS_ROWS=20000` for the campaign, which prints how long it took.
#[test]
fn a_long_table_is_a_workbook_in_little_time() {
    let rows = std::env::var("CORONS_ROWS").ok().and_then(|it| it.parse().ok()).unwrap_or(500);
    let all = vec![entry(Stage::Delivered, "2024-12-31", Precision::Day, "trois maisons"); rows];
    let begun = std::time::Instant::now();
    let bytes = book(all);
    println!("{rows} rows: {} bytes in {:?}", bytes.len(), begun.elapsed());
    assert_eq!(cells(&bytes).len(), rows + 1);
}

proptest! {
    #[test]
    fn no_text_makes_an_export_unreadable(note: String, author: String) {
        let mut row = entry(Stage::Delivered, "2024-12-31", Precision::Day, &note);
        row.author = author;
        let read = read_entries(&read_sheet(&written(vec![row.clone(), row])).unwrap()).unwrap();
        prop_assert_eq!(read.problems, []);
        prop_assert_eq!(read.lines.len(), 2);
    }

    #[test]
    fn what_is_exported_is_read_again(
        note in r#"[-=+@'";,\t\n a-zé0-9]{0,30}"#,
        reference in r"[-=+@'a-z0-9]{0,12}",
        number in 1_i64..=999_999,
        stage in proptest::sample::select(Stage::ALL.to_vec()),
        precision in proptest::sample::select(vec![Precision::Day, Precision::Month, Precision::Year]),
    ) {
        let mut row = entry(stage, "2024-12-31", precision, note.trim());
        row.dwellings = Dwellings::try_from(number).unwrap();
        row.reference = Some(reference.clone());
        let read = read_entries(&read_sheet(&written(vec![row.clone()])).unwrap()).unwrap();
        prop_assert_eq!(read.problems, []);
        let line = &read.lines[0];
        prop_assert_eq!(&line.estate, "LENS-12-14");
        prop_assert_eq!(line.operation.as_deref(), Some("LENS-12-14-T1"));
        prop_assert_eq!(line.landlord.as_deref(), Some("Maisons & Cités"));
        prop_assert_eq!(line.stage, stage);
        prop_assert_eq!(line.date, row.when.written());
        prop_assert_eq!(line.dwellings, row.dwellings);
        prop_assert_eq!(line.note.as_deref().unwrap_or_default(), note.trim());
        prop_assert_eq!(line.reference.as_deref().unwrap_or_default(), reference);
    }
}
