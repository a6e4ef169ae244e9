//! Cells: numbers, dates, stages and names as people write them, and columns of the other kinds
//! of files.

use super::Case;

fn entry(name: String, row: &str) -> Case {
    let text = format!("cite;etape;date;logements;bailleur;reference\n{row}\n");
    Case::new(name, text)
}

pub fn cases() -> Vec<Case> {
    let numbers = [
        "12",
        " 12 ",
        "012",
        "12,0",
        "12.00",
        "12,",
        ",12",
        "12,5",
        "1 234",
        "1\u{a0}234",
        "1\u{202f}234,0",
        "1 23 4",
        "12 34",
        "1.234",
        "1,234",
        "1.234,0",
        "1,234.0",
        "1'234",
        "1_234",
        "0",
        "-3",
        "\u{2212}3",
        "(3)",
        "3-",
        "+12",
        "1e3",
        "1E+03",
        "1,2e4",
        "0x12",
        "12 logements",
        "douze",
        "XII",
        "١٢",
        "１２",
        "12²",
        "½",
        "1/2",
        "50 %",
        "=12",
        "=SOMME(A1:A9)",
        "'12",
        "#REF!",
        "#N/A",
        "#VALEUR!",
        "NaN",
        "inf",
        "∞",
        "VRAI",
        "999999",
        "1000000",
        "99999999999999999999",
        "-99999999999999999999",
        "000000000000000000000012",
        "12 €",
        "?",
        "-",
        "n.c.",
        "12\u{200b}",
        "\u{feff}12",
        "12/12/2024",
    ];
    let dates = [
        "31/12/2023",
        "31-12-2023",
        "31.12.2023",
        "2023-12-31",
        "2023/12/31",
        "12/2023",
        "2023-12",
        "2023",
        "1/2/2023",
        "01/02/23",
        "31/12/23",
        "29/02/2024",
        "29/02/2023",
        "31/04/2023",
        "00/12/2023",
        "32/12/2023",
        "12/31/2023",
        "13/2023",
        "00/2023",
        "0000",
        "1899",
        "2200",
        "2030",
        "12/2026",
        "24/11/2026",
        "23/11/2026",
        "45292",
        "45292,5",
        "31/12",
        "déc. 2023",
        "31 décembre 2023",
        "décembre 2023",
        "T4 2023",
        "S52 2023",
        "hier",
        "#REF!",
        "=AUJOURDHUI()",
        "31/12/2023 10:30",
        "2023-12-31T10:30:00Z",
        "20231231",
        "2023-1-5",
        "1/12/2023 ",
        "31\u{a0}/12/2023",
        "31//12/2023",
        "/12/2023",
        "31/12/",
        "-2023",
        "2023-",
        "٣١/١٢/٢٠٢٣",
        "99/99/9999",
        "31/12/20233",
        "2018",
        "01/06/2018",
        "14/06/2018",
    ];
    let stages = [
        "livrés",
        "LIVRÉES",
        "livre",
        "livraison",
        "Réceptionné",
        "delivered",
        "OS",
        "o.s.",
        "commandés (OS)",
        "ordre de service",
        "en chantier",
        "En cours",
        "started",
        "financés",
        "financement",
        "financed",
        "",
        "rénovés",
        "livr",
        "livrés?",
        "12",
        "=livrés",
        "livrés livrés",
        "terminé",
        "LIVRE\u{301}S",
        "1ivrés",
    ];
    let names = [
        "LENS-4",
        "lens-4",
        " LENS-4 ",
        "Lens 4",
        "LENS_4",
        "LENS–4",
        "LENS-04",
        "LENS4",
        "Cité 4",
        "cite n° 4",
        "CITÉ N°4",
        "Cité Quatre",
        "Cité 40",
        "LENS-5",
        "NON-REPARTI",
        "non-reparti",
        "Cité 12/14",
        "Cité 12-14",
        "Cité 1214",
        "LENS-12/14",
        "Lens",
        "62498",
        "",
        "=LENS-4",
        "'LENS-4",
        "LENS-4\u{200b}",
        "ＬＥＮＳ-4",
        "ŁENS-4",
        "NULLE-PART",
        "Robert'); DROP TABLE",
    ];
    let mut all = Vec::new();
    for it in numbers {
        all.push(entry(format!("{it:?} dwellings"), &format!("LENS-4;livrés;2023;{it};;")));
    }
    for it in dates {
        all.push(entry(format!("on {it:?}"), &format!("LENS-4;livrés;{it};12;;")));
    }
    for it in stages {
        all.push(entry(format!("stage {it:?}"), &format!("LENS-4;{it};2023;12;;")));
    }
    for it in names {
        all.push(entry(format!("estate {it:?}"), &format!("{it};livrés;2023;12;;")));
    }
    for it in ["Maisons & Cités", "maisons et cites", "SIA Habitat", "M&C", "Personne", "=1"] {
        all.push(entry(format!("landlord {it:?}"), &format!("LENS-4;livrés;2023;12;{it};")));
    }
    all.extend(others());
    all
}

/// The other kinds of files.
fn others() -> Vec<Case> {
    let plans = [
        "2019;;2000",
        "2019;;0",
        "2019;;-1",
        "2019;;",
        ";;5",
        "19;;5",
        "2019,0;;5",
        "2017;;1",
        "2019;LENS-4;50",
        "2019;NULLE-PART;50",
        "2019;NON-REPARTI;5",
        "2019;;1\n2019;;1",
        "année;;5",
        "2019;;2000\nTotal;;2000",
    ];
    let estates = [
        "NEUVE-1;Cité neuve;Lens;62498;40",
        "NEUVE-1;;;;",
        "NEUVE 1;Cité;;;",
        ";Cité;;;",
        "LENS-4;;Lens;59178;",
        "LENS-4;;Trifouillis;;",
        "LENS-4;;;6249;",
        "LENS-4;;;;-1",
        "LENS-4;;;;beaucoup",
        "LENS-4;;;;\nlens-4;;;;",
        "NON-REPARTI;Autre;;;",
        "LENS-4;=1+1;;;",
        "ÉCOLE-1;Cité;;;",
        "LENS-4;;;62498;610",
    ];
    let dwellings = [
        "LENS-4;A1;;;72;F;C;12/05/2024",
        "LENS-4;a  1;;;;;;",
        "LENS-4;;;;;;;",
        "LENS-4;A1;59-1;;;;;",
        "LENS-4;A1;;;0;;;",
        "LENS-4;A1;;;72,5;;;",
        "LENS-4;A1;;;72 m²;;;",
        "LENS-4;A1;;;;H;;",
        "LENS-4;A1;;;;D/E;;",
        "LENS-4;A1;;;72;;150/20;12/05/2024",
        "LENS-4;A1;;;40;;150/20;12/05/2024",
        "LENS-4;A1;;;72;;A 150/20;12/05/2024",
        "LENS-4;A1;;;;;;12/05/2024",
        "LENS-4;A1;;;;;C;2024",
        "LENS-4;A1;;;;;C;12/05/2030",
        "LENS-4;A1;;;;;C;12/05/1999",
        "LENS-4;A1;;;;NC;vierge;",
        "LENS-4;A1;;;;;;\nLENS-4;a1;;;;;;",
        "LENS-4;A1;X1;;;;;\nLENS-4;A2;x1;;;;;",
        "NULLE-PART;A1;;;;;;",
        "NON-REPARTI;A1;;;;;;",
        "LENS-4;A1;;=1+1;;;;",
    ];
    let mut all = Vec::new();
    for it in plans {
        let text = format!("annee;cite;logements\n{it}\n");
        all.push(Case::new(format!("plan {it:?}"), text).of("plan"));
    }
    for it in estates {
        let text = format!("code;cite;commune;insee;logements\n{it}\n");
        all.push(Case::new(format!("estate row {it:?}"), text).of("estates"));
    }
    for it in dwellings {
        let text =
            format!("cite;logement;rpls;adresse;surface;dpe_avant;dpe_apres;date_dpe\n{it}\n");
        all.push(Case::new(format!("dwelling {it:?}"), text).of("dwellings"));
    }
    for kind in ["entries", "estates", "plan", "dwellings"] {
        for header in ["annee;cite;logements", "code;cite", "cite;logement", "x"] {
            let text = format!("{header}\na;b;c\n");
            all.push(Case::new(format!("{header:?} as {kind}"), text).of(kind));
        }
    }
    all
}
