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

/// Of some names those that a mistyped one may mean, the nearest first, three at most: some
/// letters wrong, or one name within the other.
pub fn near<'n>(typed: &str, names: impl Iterator<Item = &'n str>) -> Vec<&'n str> {
    let typed = fold(typed);
    let letters = typed.chars().count();
    if letters < 3 {
        return Vec::new();
    }
    let mut found: Vec<(usize, &str)> = names
        .filter_map(|name| {
            let folded = fold(name);
            let apart = distance(&typed, &folded);
            let within = folded.len() > 3 && (folded.contains(&typed) || typed.contains(&folded));
            (apart <= letters / 4 + 1 || within).then_some((apart, name))
        })
        .collect();
    found.sort_unstable();
    found.into_iter().take(3).map(|(_, name)| name).collect()
}

/// How many letters are to be put in, left out or changed to make one text of another.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, letter) in one.chars().enumerate() {
        let mut next = vec![at + 1];
        for ((above, pair), theirs) in row.iter().skip(1).zip(row.iter()).zip(&other) {
            let before = next.last().copied().unwrap_or_default();
            let changed = pair + usize::from(letter != *theirs);
            next.push((above + 1).min(before + 1).min(changed));
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistyped_name_is_near_to_the_right_one_and_to_no_other() {
        let names = ["Cité des Provinces", "Cité du Parc", "Cité 12/14", "Cité des Cheminots"];
        let of = |typed: &str| near(typed, names.into_iter());
        assert_eq!(of("cité des province"), ["Cité des Provinces"]);
        assert_eq!(of("Provinces"), ["Cité des Provinces"]);
        assert_eq!(of("Cité du Prac"), ["Cité du Parc"]);
        assert_eq!(of("zz"), [""; 0]);
    }

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
