//! The names of columns and stages, as people write them: French or English, with or without
//! accents, capitals, spaces and punctuation.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::problem::FileProblem;
use super::sheet::Sheet;
use crate::domain::stage::Stage;

/// A column of a kind of file.
pub struct Column {
    /// Its French name: the one we write ourselves.
    pub name: &'static str,
    /// Other names, folded.
    pub also: &'static [&'static str],
    /// Whether a file cannot do without.
    pub required: bool,
}

/// Where a file has a column.
#[derive(Debug, Clone, Copy)]
pub struct Found {
    /// Its French name.
    pub name: &'static str,
    /// Its place, from 0; none where the file does without.
    pub index: Option<usize>,
}

const fn needed(name: &'static str, also: &'static [&'static str]) -> Column {
    Column { name, also, required: true }
}

const fn optional(name: &'static str, also: &'static [&'static str]) -> Column {
    Column { name, also, required: false }
}

/// Columns of an entry file (DESIGN 8).
pub const ENTRY: [Column; 8] = [
    needed("cite", &["citeminiere", "codecite", "estate"]),
    optional("operation", &["tranche"]),
    optional("bailleur", &["landlord"]),
    needed("etape", &["stage"]),
    needed("date", &["le", "on"]),
    needed(
        "logements",
        &["nombre", "nombredelogements", "nblogements", "nbdelogements", "dwellings"],
    ),
    optional("commentaire", &["remarque", "note", "comment"]),
    optional("reference", &["ref"]),
];

/// What our export of entries says besides; read again, it is passed over: the ledger gives
/// these itself.
pub const ENTRY_EXPORT: [&str; 8] = [
    "nom_cite",
    "commune",
    "position",
    "corrige",
    "enregistre_le",
    "auteur",
    "empreinte",
    "situation",
];

/// Columns of an estate file (DESIGN 8).
pub const ESTATE: [Column; 12] = [
    needed("code", &["codecite"]),
    optional("cite", &["citeminiere", "nom", "nomcite", "estate", "name"]),
    optional("commune", &["municipality"]),
    optional("insee", &["codeinsee", "inseecode"]),
    optional("bailleur", &["landlord"]),
    optional("logements", &["nombredelogements", "nblogements", "nbdelogements", "dwellings"]),
    optional("unesco", &["patrimoine", "heritage"]),
    optional("prioritaire", &["priority"]),
    optional("latitude", &["lat"]),
    optional("longitude", &["lon", "lng"]),
    optional("source", &[]),
    optional("remarque", &["commentaire", "remark", "note"]),
];

/// What our export of estates says besides.
pub const ESTATE_EXPORT: [&str; 10] = [
    "epci",
    "realise",
    "prevu",
    "ecart",
    "objectif",
    "reste",
    "derniere_saisie",
    "fictif",
    "avec_defauts",
    "situation",
];

/// Columns of a plan file (DESIGN 8).
pub const PLAN: [Column; 3] = [
    needed("annee", &["year"]),
    optional("cite", &["citeminiere", "codecite", "estate"]),
    needed("logements", &["nombre", "nombredelogements", "nblogements", "dwellings"]),
];

/// Columns of a dwelling file (DESIGN 8), with the landlord where an estate has several, and the
/// day of the first certificate where the line holds both.
pub const DWELLING: [Column; 12] = [
    needed("cite", &["citeminiere", "codecite", "estate"]),
    needed(
        "logement",
        &["numero", "numerodulogement", "numerologement", "nologement", "dwelling", "number"],
    ),
    optional("rpls", &["identifiantrpls", "idrpls", "numerorpls", "rplsid"]),
    optional("adresse", &["address"]),
    optional("surface", &["surfacehabitable", "surfacem2", "area"]),
    optional("bailleur", &["landlord"]),
    optional("dpe_avant", &["dpeavanttravaux", "etiquetteavant", "energybefore"]),
    optional("dpe_apres", &["dpeaprestravaux", "etiquetteapres", "energyafter"]),
    optional("date_dpe_avant", &["energybeforedate"]),
    optional("date_dpe", &["datedpeapres", "datedudpe", "energydate"]),
    optional(
        "livre_le",
        &["livre", "datelivraison", "datedelivraison", "deliveredon", "delivered"],
    ),
    optional("cout", &["couttravaux", "coutdestravaux", "cost"]),
];

/// Columns of a detail file of the national register that are read; see [`super::rpls`].
pub const RPLS: [Column; 10] = [
    needed("depcom", &["depcomcode", "codecommune", "depcomarm"]),
    optional("ident_rep", &["identifiantrpls", "idrpls", "numerorpls", "rplsid", "rpls"]),
    optional("ident_int", &["identifiantinterne", "numerointerne", "numerodulogement", "logement"]),
    optional("numvoie", &[]),
    optional("indrep", &[]),
    optional("typvoie", &[]),
    optional("nomvoie", &[]),
    optional("surfhab", &["surfacehabitable", "surface"]),
    optional("dpedate", &[]),
    needed("dpeenergie", &[]),
];

/// What our export of dwellings says besides.
pub const DWELLING_EXPORT: [&str; 8] = [
    "methode_dpe_avant",
    "methode_dpe_apres",
    "finance_par",
    "commande_par",
    "en_chantier_par",
    "livre_par",
    "facade_livree_par",
    "situation",
];

/// Parts of names of columns that say who lives somewhere: such a file is refused whole.
const OCCUPANTS: [&str; 9] = [
    "locataire",
    "occupant",
    "habitant",
    "titulaire",
    "tenant",
    "telephone",
    "email",
    "courriel",
    "naissance",
];

/// The first column of a sheet that is about who lives somewhere.
///
/// # Errors
/// When there is one.
pub fn nobody_named(sheet: &Sheet) -> Result<(), FileProblem> {
    let about = |name: &&String| OCCUPANTS.iter().any(|part| fold(name).contains(part));
    match sheet.header().iter().find(about) {
        Some(name) => Err(FileProblem::Occupants { column: name.clone() }),
        None => Ok(()),
    }
}

/// Whether a name heads a column of some kind of file. Two of them make a row a header.
pub(super) fn is_known(name: &str) -> bool {
    static KNOWN: LazyLock<HashSet<String>> = LazyLock::new(|| {
        let columns = ENTRY.iter().chain(&ESTATE).chain(&PLAN).chain(&DWELLING).chain(&RPLS);
        let own = columns.flat_map(|it| it.also.iter().chain([&it.name]));
        own.chain(&ENTRY_EXPORT)
            .chain(&ESTATE_EXPORT)
            .chain(&DWELLING_EXPORT)
            .map(|name| fold(name))
            .collect()
    });
    // Longer texts are no names, and cost to fold.
    !name.is_empty() && name.len() <= 40 && KNOWN.contains(&fold(name))
}
/// What our export of a plan says besides.
pub const PLAN_EXPORT: [&str; 4] = ["nom_cite", "version", "chiffre", "situation"];

/// Finds the columns of a sheet; those in `passed_over` are known and not read.
///
/// # Errors
/// When a column is missing, unknown or there twice.
pub fn find<const N: usize>(
    sheet: &Sheet,
    columns: &[Column; N],
    passed_over: &[&str],
) -> Result<[Found; N], FileProblem> {
    let mut found = columns.each_ref().map(|column| Found { name: column.name, index: None });
    let mut unknown = Vec::new();
    for (index, name) in sheet.header().iter().enumerate() {
        let folded = fold(sheet.read_as(index));
        let means =
            |column: &Column| fold(column.name) == folded || column.also.contains(&&*folded);
        match columns.iter().zip(&mut found).find(|(column, _)| means(column)) {
            Some((_, Found { index: Some(first), .. })) => {
                let first = sheet.header().get(*first).cloned().unwrap_or_default();
                return Err(FileProblem::DuplicateColumn { first, second: name.clone() });
            }
            Some((_, found)) => found.index = Some(index),
            None if folded.is_empty()
                || folded == fold(super::remarks::COLUMN)
                || passed_over.iter().any(|known| fold(known) == folded) => {}
            None => unknown.push(name.clone()),
        }
    }
    let missing: Vec<&str> = columns
        .iter()
        .zip(&found)
        .filter(|(column, found)| column.required && found.index.is_none())
        .map(|(column, _)| column.name)
        .collect();
    if !missing.is_empty() {
        return Err(FileProblem::MissingColumns { missing, found: sheet.header().to_vec() });
    }
    if !unknown.is_empty() {
        let columns = columns.iter().map(|column| column.name).collect();
        return Err(FileProblem::UnknownColumns { unknown, columns });
    }
    Ok(found)
}

/// The stage a word means.
#[must_use]
pub fn stage(text: &str) -> Option<Stage> {
    match fold(text).as_str() {
        "financed" | "finance" | "finances" | "financee" | "financees" | "financement" => {
            Some(Stage::Financed)
        }
        "ordered" | "os" | "commande" | "commandes" | "commandee" | "commandees"
        | "commandesos" | "commandeos" | "osdedemarrage" | "ordredeservice" | "worksordered" => {
            Some(Stage::Ordered)
        }
        "started" | "chantier" | "enchantier" | "demarre" | "demarres" | "demarree"
        | "demarrees" | "encours" | "underway" | "onsite" => Some(Stage::Started),
        "delivered" | "livre" | "livres" | "livree" | "livrees" | "livraison" | "livraisons"
        | "reception" | "receptionne" | "receptionnes" => Some(Stage::Delivered),
        _ => None,
    }
}

/// Yes or no, as people write it.
#[must_use]
pub fn yes_or_no(text: &str) -> Option<bool> {
    match fold(text).as_str() {
        "1" | "oui" | "o" | "yes" | "y" | "vrai" | "true" | "x" => Some(true),
        "0" | "non" | "n" | "no" | "faux" | "false" => Some(false),
        _ => None,
    }
}

/// Small letters and digits alone, without accents.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        match letter {
            'à' | 'â' | 'ä' | 'á' => folded.push('a'),
            'ç' => folded.push('c'),
            'é' | 'è' | 'ê' | 'ë' => folded.push('e'),
            'î' | 'ï' | 'í' => folded.push('i'),
            'ô' | 'ö' | 'ó' => folded.push('o'),
            'ù' | 'û' | 'ü' | 'ú' => folded.push('u'),
            'œ' => folded.push_str("oe"),
            // Accents written apart, as macOS does, are not alphanumeric and fall out here.
            letter if letter.is_alphanumeric() => folded.push(letter),
            _ => {}
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::sheet::read_sheet;

    fn sheet(header: &str) -> Sheet {
        read_sheet(format!("{header}\nx\n").as_bytes()).unwrap()
    }

    #[test]
    fn columns_are_known_in_both_languages_and_in_any_order() {
        for header in [
            "cite;operation;bailleur;etape;date;logements;commentaire;reference",
            "Cité;Opération;BAILLEUR;Étape;Date;Logements;Commentaire;Référence",
            "estate,operation,landlord,stage,on,dwellings,note,reference",
            "référence\tlogements\tDATE\tétape\tbailleur\topération\tcité\tcommentaire",
            "cite\u{301};e\u{301}tape;date;Nombre de logements",
            "cite;etape;date;logements;;;",
        ] {
            assert!(find(&sheet(header), &ENTRY, &ENTRY_EXPORT).is_ok(), "{header}");
        }
    }

    #[test]
    fn missing_unknown_and_doubled_columns_are_named() {
        let of = |header: &str| find(&sheet(header), &ENTRY, &[]).unwrap_err();
        assert!(matches!(of("cité;date"), FileProblem::MissingColumns { missing, found }
            if missing == ["etape", "logements"] && found == ["cité", "date"]));
        assert!(matches!(of("cite;etape;date;logements;prix"),
            FileProblem::UnknownColumns { unknown, .. } if unknown == ["prix"]));
        assert!(matches!(of("cite;etape;date;logements;Cité minière"),
            FileProblem::DuplicateColumn { first, second }
            if first == "cite" && second == "Cité minière"));
    }

    #[test]
    fn stages_are_known_as_people_write_them() {
        for (words, expected) in [
            (&["livrés", "Livrées", "LIVRE", "delivered", "livrée"][..], Stage::Delivered),
            (&["OS", "commandés", "commandés (OS)", "Commandées", "ordered"], Stage::Ordered),
            (&["en chantier", "chantier", "started", "under way"], Stage::Started),
            (&["financés", "financées", "financed"], Stage::Financed),
        ] {
            for word in words {
                assert_eq!(stage(word), Some(expected), "{word}");
            }
        }
        for word in ["", "12", "livr", "rénovés"] {
            assert_eq!(stage(word), None, "{word}");
        }
    }
}
