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
