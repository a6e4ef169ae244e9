//! What a contributor is limited to, in words.

use super::Lang;
use crate::domain::scope::ScopeNames;

impl Lang {
    /// `la cité 4 et les cités de l’EPCI CA de Lens-Liévin, pour le seul bailleur SIA Habitat`.
    #[must_use]
    pub fn scope_in_words(self, scope: &ScopeNames) -> String {
        let some = |key: &str, names: &[String]| {
            let args = [("n", names.len().into()), ("list", self.list(names).into())];
            (!names.is_empty()).then(|| self.say_with(key, &args))
        };
        let places: Vec<String> = some("scope-estates", &scope.estates)
            .into_iter()
            .chain(some("scope-epcis", &scope.epcis))
            .collect();
        if places.is_empty() {
            return some("scope-landlords", &scope.landlords)
                .unwrap_or_else(|| self.say("scope-all").into_owned());
        }
        let places = self.list(&places);
        if scope.landlords.is_empty() {
            return places;
        }
        let args = [
            ("text", places.into()),
            ("n", scope.landlords.len().into()),
            ("list", self.list(&scope.landlords).into()),
        ];
        self.say_with("scope-places-and-landlords", &args)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scope_is_said_in_words() {
        let some = |names: &[&str]| names.iter().map(|it| (*it).to_owned()).collect();
        let mut scope = ScopeNames {
            landlords: some(&["SIA Habitat"]),
            epcis: some(&["CA de Lens-Liévin"]),
            estates: some(&["Cité 4", "Cité 9"]),
        };
        assert_eq!(
            Lang::Fr.scope_in_words(&scope),
            "les cités Cité 4 et Cité 9 et les cités de l’EPCI CA de Lens-Liévin, pour le seul \
             bailleur SIA Habitat"
        );
        scope.estates.clear();
        scope.landlords.clear();
        assert_eq!(Lang::En.scope_in_words(&scope), "the estates of EPCI CA de Lens-Liévin");
        assert_eq!(Lang::Fr.scope_in_words(&ScopeNames::default()), "tout le programme");
    }
}
