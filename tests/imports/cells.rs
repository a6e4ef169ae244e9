//! Cells: right values from odd forms, and one sentence with its place for each wrong one.

use crate::{HEADER, told};

#[test]
fn the_public_record_is_read() {
    insta::assert_snapshot!(told("entries", include_bytes!("../../data/public_record.csv")));
}

#[test]
fn the_estates_of_the_reference_data_are_read() {
    let all = told("estates", include_bytes!("../../data/estates.csv"));
    assert_eq!(all.lines().count(), 66);
    assert!(!all.contains("Ligne"));
    insta::assert_snapshot!(all.lines().take(4).collect::<Vec<_>>().join("\n"));
}

#[test]
fn all_wrong_cells_of_an_entry_file_are_said_at_once() {
    let cells = [
        ";;;livrés;31/12/2024;12;;",
        "LENS-4;;;rénovés;31/12/2024;12;;",
        "LENS-4;;;;31/12/2024;12;;",
        "LENS-4;;;livrés;31/02/2024;12;;",
        "LENS-4;;;livrés;;12;;",
        "LENS-4;;;livrés;hier;12;;",
        "LENS-4;;;livrés;31/12/2024;0;;",
        "LENS-4;;;livrés;31/12/2024;-3;;",
        "LENS-4;;;livrés;31/12/2024;12,5;;",
        "LENS-4;;;livrés;31/12/2024;1e9;;",
        "LENS-4;;;livrés;31/12/2024;douze;;",
        "LENS-4;;;livrés;31/12/2024",
        ";;;;;;;r9",
        "LENS-4;;;livrés;31/12/2024;1\u{202f}234,0;;",
    ];
    insta::assert_snapshot!(told("entries", format!("{HEADER}{}\n", cells.join("\n")).as_bytes()));
}

#[test]
fn all_wrong_cells_of_an_estate_file_are_said_at_once() {
    let text = "code;insee;logements;unesco;prioritaire;latitude;longitude\n\
        LENS-4;62498;1 234;oui;0;50,43;2.83\n\
        LENS 4;6249;-1;peut-être;?;2,83;50,43\n\
        LENS-4;1234;;;;50,4;\n\
        ;62498;;;;;\n\
        lens-5;;0;X;faux;;\n";
    insta::assert_snapshot!(told("estates", text.as_bytes()));
}

#[test]
fn all_wrong_cells_of_a_plan_file_are_said_at_once() {
    let text =
        "Année;Cité;Logements\n2021;;1 999\n21;;5\n;LENS-4;5\n2022;LENS-4;\n2022;;0\n2022;;-1\n";
    insta::assert_snapshot!(told("plan", text.as_bytes()));
}

#[test]
fn an_unknown_is_never_a_no() {
    let text = "code;cite;unesco;prioritaire;logements\nLENS-4;;;0;\n";
    let read = told("estates", text.as_bytes());
    assert!(read.contains("heritage: None, priority: Some(false)"), "{read}");
    assert!(read.contains("dwellings: None"), "{read}");
}

#[test]
fn ten_thousand_errors_are_enough() {
    let text = format!("annee;logements\n{}", "x;1\n".repeat(20_000));
    let told = told("plan", text.as_bytes());
    assert_eq!(told.lines().count(), 10_001);
    assert!(told.lines().last().unwrap().contains("10\u{202f}000 erreurs"));
}
