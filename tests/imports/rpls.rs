//! Detail files of the national register, in both layouts and encodings: fictional dwellings.

use corons::domain::event::Hash;
use corons::domain::proposal::{ImportFile, ImportOptions};
use corons::files::rpls::{is_rpls, read_rpls};
use corons::files::sheet::read_sheet;
use corons::store::Author;
use corons::text::Lang;

use crate::taking::Ledger;

/// The header of 41 columns.
const OF_41: &str = "DROIT;DEPCOM;CODEPOSTAL;LIBCOM;NUMVOIE;INDREP;TYPVOIE;NOMVOIE;NUMAPPT;\
    NUMBOITE;ESC;COULOIR;ETAGE;COMPLIDENT;ENTREE;BAT;IMMEU;COMPLGEO;LIEUDIT;QPV;TYPECONST;NBPIECE;\
    SURFHAB;CONSTRUCT;LOCAT;PATRIMOINE;ORIGINE;FINAN;FINANAUTRE;CONV;NUMCONV;DATCONV;NEWLOGT;CUS;\
    DPEDATE;DPEENERGIE;DPESERRE;SRU_EXPIR;SRU_ALINEA;CODSEGPATRIM;LIBSEGPATRIM";

/// A line of 41 columns: its commune, its street, its area, the date and class of its certificate.
fn of_41(
    commune: &str,
    [number, kind, name]: [&str; 3],
    area: &str,
    on: &str,
    class: &str,
) -> String {
    let (before, after) = (";".repeat(15), ";".repeat(12));
    format!(
        "1;{commune};62300;LENS;{number};;{kind};{name}{before}{area}{after}{on};{class};D;;;;\n"
    )
}

/// Dwellings of a landlord on an estate in Lens, one of them delivered in March 2024.
fn registered() -> Ledger {
    let ledger = Ledger::new();
    let estates = "code;insee;bailleur\nLENS-4;62498;Maisons & Cités\n";
    ledger.take("estates", estates, &[]);
    let rows = "LENS-4;;;livrés;12/03/2024;1;;PV-1\n";
    ledger.take("entries", &format!("{}{rows}", crate::HEADER), &[]);
    let homes = "cite;logement;rpls;adresse;surface;dpe_avant;date_dpe_avant;livre_le\n\
        LENS-4;FICTIF-1;59AB1;1 rue de la Fosse;72;F;10/01/2014;12/03/2024\n\
        LENS-4;FICTIF-2;;2 bis rue de la Fosse;;;;\n\
        LENS-4;FICTIF-3;;3 allée des Mésanges;60;E;10/01/2023;\n\
        LENS-4;FICTIF-4;;4 rue double;;;;\nLENS-4;FICTIF-5;;4 rue double;;;;\n";
    let file = ImportFile { name: "logements.csv".into(), sha256: Hash::of(homes.as_bytes()) };
    let sheet = read_sheet(homes.as_bytes()).unwrap();
    let read = corons::files::dwellings::read_dwellings(&sheet).unwrap();
    let options = ImportOptions::default();
    ledger.store.import_dwellings(&Author::CommandLine, &file, &read.lines, &options).unwrap();
    ledger
}

/// What a detail file says, and what the register holds after it.
fn told(ledger: &Ledger, bytes: &[u8]) -> String {
    let sheet = read_sheet(bytes).unwrap();
    assert!(is_rpls(&sheet));
    let read = read_rpls(&sheet).unwrap();
    if !read.problems.is_empty() {
        let said = read.problems.iter().map(|it| it.with_place(Lang::Fr));
        return said.collect::<Vec<_>>().join("\n");
    }
    let file = ImportFile { name: "rpls.csv".into(), sha256: Hash::of(bytes) };
    let options = ImportOptions::default();
    let done = ledger.store.import_rpls(&Author::CommandLine, &file, &read.lines, &options);
    let mut said = Lang::Fr.import(&done.unwrap());
    let estate = ledger.store.read(|read| read.estate("LENS-4")).unwrap().unwrap();
    for it in ledger.store.read(|read| read.dwelling_rows(estate.id)).unwrap() {
        let class = |it: Option<corons::domain::energy::Certificate>| {
            it.map(|it| format!("{} {:?}", it.class, it.on.map(|on| on.to_string())))
        };
        let energy = (class(it.energy_before), class(it.energy_after));
        said.push(format!("{} {:?} {:?} {energy:?}", it.number, it.rpls, it.surface));
    }
    ledger.holds();
    said.join("\n")
}

#[test]
fn the_layout_of_41_columns_is_read_by_address_in_the_encoding_of_its_time() {
    let ledger = registered();
    let text = [
        format!("{OF_41}\n"),
        of_41("62498", ["0001", "R", "DE LA FOSSE"], "71", "15/06/2024", "C"),
        of_41("62498", ["3", "ALL", "des Mésanges"], "60", "2019-03-12", "F"),
        of_41("62498", ["4", "RUE", "DOUBLE"], "50", "", "D"),
        of_41("62498", ["9", "RUE", "DE LA FOSSE"], "50", "", "D"),
        of_41("59350", ["1", "RUE", "DE LA FOSSE"], "50", "", "N"),
    ]
    .concat();
    let (latin, _, lost) = encoding_rs::WINDOWS_1252.encode(&text);
    assert!(!lost && std::str::from_utf8(&latin).is_err());
    insta::assert_snapshot!(told(&ledger, &latin));
    // The same bytes again change nothing and say so.
    assert!(told(&ledger, &latin).contains("Ces mêmes octets"));
}

#[test]
fn the_layout_of_2025_is_read_by_name_and_by_numbers_where_it_has_them() {
    let ledger = registered();
    let text = "\u{feff}REG_CODE;REG_LIBELLE;DEP_CODE;DEPCOM;IDENT_REP;IDENT_INT;NUMVOIE;INDREP;\
        TYPVOIE;NOMVOIE;SURFHAB;DPEDATE;DPEENERGIE;DPESERRE;X;Y\n\
        32;Hauts-de-France;62;62498;59ab1;;99;;RUE;AILLEURS;72;2024-06-15;B;B;1;2\n\
        32;Hauts-de-France;62;62498;59CD2;fictif-2;2;BIS;RUE;DE LA FOSSE;64;201906;E;D;1;2\n\
        32;Hauts-de-France;62;62498;59ZZ9;;2;BIS;RUE;DE LA FOSSE;64;;E;D;1;2\n\
        32;Hauts-de-France;62;62498;59ZZ8;INCONNU;3;;ALLEE;DES MESANGES;64;;E;D;1;2\n";
    insta::assert_snapshot!(told(&ledger, text.as_bytes()));
}

#[test]
fn cells_that_cannot_be_read_are_all_said() {
    let ledger = registered();
    let text = "DEPCOM;SURFHAB;DPEDATE;DPEENERGIE\n1234;beaucoup;hier;H\n;72,5;31/02/2020;NR\n";
    insta::assert_snapshot!(told(&ledger, text.as_bytes()));
}
