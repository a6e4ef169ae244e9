//! Names as people write them: accents, case and punctuation do not matter when looking one up.

/// A name without accents, case, punctuation or spare spaces, to compare with another.
#[must_use]
pub fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for sign in name.chars().flat_map(char::to_lowercase) {
        match sign {
            'à' | 'á' | 'â' | 'ä' | 'ã' => folded.push('a'),
            'ç' => folded.push('c'),
            'è' | 'é' | 'ê' | 'ë' => folded.push('e'),
            'ì' | 'í' | 'î' | 'ï' => folded.push('i'),
            'ñ' => folded.push('n'),
            'ò' | 'ó' | 'ô' | 'ö' | 'õ' => folded.push('o'),
            'ù' | 'ú' | 'û' | 'ü' => folded.push('u'),
            'ÿ' => folded.push('y'),
            'œ' => folded.push_str("oe"),
            'æ' => folded.push_str("ae"),
            '°' | '’' | '\'' => {}
            sign if sign.is_alphanumeric() => folded.push(sign),
            '&' => folded.push_str(" et "),
            _ => folded.push(' '),
        }
    }
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A code in small letters made from a name: `Maisons & Cités` gives `maisons-et-cites`.
#[must_use]
pub fn lower_code(name: &str) -> String {
    let code: String = fold(name)
        .chars()
        .map(|sign| if sign.is_ascii_alphanumeric() { sign } else { '-' })
        .take(40)
        .collect();
    code.trim_matches('-').to_owned()
}

/// A code in capitals made from a name: `Cité du Bois` gives `CITE-DU-BOIS`.
#[must_use]
pub fn upper_code(name: &str) -> String {
    lower_code(name).to_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_case_and_punctuation_do_not_matter() {
        assert_eq!(fold("Cité  n° 9"), fold("CITE N 9"));
        assert_eq!(fold("Cité d’Orient"), fold("cite d'orient"));
        assert_eq!(fold("Cœur d'Ostrevent"), "coeur dostrevent");
        assert_ne!(fold("Cité 12/14"), fold("Cité 1214"));
        assert_eq!(lower_code("Maisons & Cités"), "maisons-et-cites");
        assert_eq!(upper_code(" Cité du Bois "), "CITE-DU-BOIS");
    }
}
