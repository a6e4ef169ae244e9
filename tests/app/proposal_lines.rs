//! Every error of every line at once: a cell that cannot be read hides none of the others.

use crate::entries::prepared;
use crate::proposals::bring;

#[test]
fn a_cell_that_cannot_be_read_hides_no_other_error_of_its_line() {
    let service = prepared();
    let (contributor, manager) = (service.contributor(), service.manager());
    let open = |kind: &str, text: &str| {
        let brought = bring(&service, &contributor, "fichier.csv", kind, text.as_bytes());
        let address = brought.expect(303).location().to_owned();
        (contributor.get(&address).expect(200), contributor.get(&format!("{address}/remarks")))
    };
    let text = "cite;operation;bailleur;etape;date;logements\n\
                Nulle Part;;Personne;livrés;31/02/2021;0\n\
                TEST-A;OP-PERDUE;;rénovés;12/03/2031;12\n\
                #REF!;;;livrés;2021;12\n";
    let (page, file) = open("entries", text);
    for said in ["Nulle Part", "Personne", "31/02/2021", "OP-PERDUE", "rénovés", "12 mars 2031"] {
        page.says(said);
    }
    page.says("8\u{a0}cellules");
    let file = file.expect(200);
    let remarks = file.text().lines().nth(1).unwrap();
    for column in ["cite", "bailleur", "date", "logements"] {
        assert!(remarks.contains(&format!("colonne «\u{a0}{column}")), "{column}: {remarks}");
    }

    let text = "code;cite;commune;insee;bailleur;logements\n\
                TEST-A;;Nulle Part;;;beaucoup\nTEST-X;Neuve;;99999;;-2\n";
    open("estates", text).0.says("Nulle Part").says("beaucoup").says("99999").says("-2");
    let text = "annee;cite;logements\n2050;Nulle Part;x\n";
    open("plan", text).0.says("2050").says("Nulle Part").says("«\u{a0}x\u{a0}»");
    let text = "cite;logement;bailleur;surface;livre_le\nNulle Part;F1;Personne;0;01/01/2031\n";
    let (page, _) = open("dwellings", text);
    page.says("Nulle Part").says("Personne").says("janvier 2031");
    manager.get("/proposals").expect(200);
}

#[test]
fn the_name_that_is_chosen_for_a_near_one_is_read_in_every_kind_of_file() {
    let service = prepared();
    let contributor = service.contributor();
    for (kind, text) in [
        ("dwellings", "cite;logement\nCité des Esais;F1\n"),
        ("plan", "annee;cite;logements\n2020;Cité des Esais;12\n"),
    ] {
        let brought = bring(&service, &contributor, "fichier.csv", kind, text.as_bytes());
        let address = brought.expect(303).location().to_owned();
        let page = contributor.get(&address).expect(200);
        page.says("ouliez-vous dire").says("value=\"TEST-A\"");
        let fields = [("part", "names"), ("name-0", "Cité des Esais"), ("code-0", "TEST-A")];
        crate::proposals::send(&contributor, &page, &address, &fields).expect(303);
        contributor.get(&address).expect(200).says("Ce fichier est sans erreur");
    }
}

#[test]
fn a_contributor_with_a_scope_brings_files_of_their_own_estates_alone() {
    let (service, ..) = crate::scope::service();
    crate::scope::limit(&service, crate::scope::LENS);
    let contributor = service.contributor();
    for (kind, header, own, other) in [
        (
            "entries",
            "cite;bailleur;etape;date;logements",
            "LENS-4;Maisons & Cités;OS;2021;12",
            "DOUAI-CLOCHETTE;Maisons & Cités;OS;2021;12",
        ),
        ("dwellings", "cite;bailleur;logement", "LENS-4;Maisons & Cités;F1", "DOUAI-CLOCHETTE;;F1"),
        ("plan", "annee;cite;logements", "2026;LENS-4;12", "2026;DOUAI-CLOCHETTE;12"),
        // The register itself is a manager's: a file that changes nothing is all there is.
        ("estates", "code;cite", "LENS-4;", "DOUAI-CLOCHETTE;Une autre"),
    ] {
        let open = |rows: &str| {
            let text = format!("{header}\n{rows}\n");
            let brought = bring(&service, &contributor, "fichier.csv", kind, text.as_bytes());
            let address = brought.expect(303).location().to_owned();
            contributor.get(&address).expect(200)
        };
        let page = open(own);
        assert!(!page.text().contains("À corriger"), "{kind}");
        let page = open(other);
        page.says("À corriger").says("DOUAI-CLOCHETTE");
        assert!(!page.text().contains("Clochette"), "{kind}: what lies outside is not named");
    }
    // Files of others are not found, whoever brought them.
    let manager = service.manager();
    let text = "cite;etape;date;logements\nLENS-4;livrés;2021;12\n";
    let brought = bring(&service, &manager, "autre.csv", "entries", text.as_bytes());
    let address = brought.expect(303).location().to_owned();
    contributor.get(&address).expect(404);
    contributor.get(&format!("{address}/remarks")).expect(404);
}
