//! What a person can see and do, in sentences made from the rules that bind: the methods of
//! [`Role`] the guards and the store ask, and the limits the store reads with.

use crate::domain::role::Role;
use crate::domain::scope::AccessScope;
use crate::store::{Account, Read, Result as Stored};
use crate::text::Lang;

/// One thing a person can or cannot do.
pub(in crate::web) struct Right {
    /// Whether they can.
    pub(in crate::web) has: bool,
    /// In a sentence.
    pub(in crate::web) sentence: String,
}

/// Whether a role may do something.
type Rule = fn(Role) -> bool;

/// A rule that binds, and what it lets a person do.
const RULES: [(Rule, &str); 6] = [
    (Role::may_record, "record"),
    (Role::may_manage, "manage"),
    (Role::may_manage, "second"),
    (Role::may_administer, "administer"),
    (Role::may_audit, "audit"),
    (Role::may_administer, "audit-security"),
];

/// All rights of an account, those it lacks too.
pub(in crate::web) fn of(read: &mut Read<'_>, lang: Lang, account: &Account) -> Stored<Vec<Right>> {
    if account.disabled {
        let sentence = lang.say("rights-disabled").into_owned();
        return Ok(vec![Right { has: false, sentence }]);
    }
    let sees = match &account.scope {
        None => lang.say("rights-see-all").into_owned(),
        Some(scope) => {
            let within = within(read, lang, scope)?;
            lang.say_with("rights-see-part", &[("text", within.into())])
        }
    };
    let mut rights = vec![Right { has: true, sentence: sees }];
    rights.extend(RULES.iter().map(|(allowed, key)| {
        let has = allowed(account.role);
        let key = format!("rights-{}{key}", if has { "" } else { "no-" });
        Right { has, sentence: lang.say(&key).into_owned() }
    }));
    Ok(rights)
}

/// What a scope names, in words: "Maisons & Cités ; Lens-Liévin (CA), cité 4 de Lens".
pub(in crate::web) fn within(
    read: &mut Read<'_>,
    lang: Lang,
    scope: &AccessScope,
) -> Stored<String> {
    let epcis = read.epcis()?;
    let mut places: Vec<String> = scope
        .epcis()
        .iter()
        .map(|siren| {
            let found = epcis.iter().find(|it| it.siren == *siren);
            found.map_or_else(|| siren.to_string(), |it| it.name.clone())
        })
        .collect();
    for code in scope.estates() {
        let found = read.estate(code.as_str())?;
        places.push(found.map_or_else(|| code.to_string(), |it| it.name));
    }
    let known = read.landlords()?;
    let landlords: Vec<String> = scope
        .landlords()
        .iter()
        .map(|code| {
            let found = known.iter().find(|it| it.code == *code);
            found.map_or_else(|| code.to_string(), |it| it.name.clone())
        })
        .collect();
    Ok(match (places.is_empty(), landlords.is_empty()) {
        (false, false) => lang.say_with(
            "rights-places-and-landlords",
            &[("places", lang.list(&places).into()), ("landlords", lang.list(&landlords).into())],
        ),
        (true, _) => lang.say_with("rights-landlords", &[("text", lang.list(&landlords).into())]),
        (false, true) => lang.say_with("rights-places", &[("text", lang.list(&places).into())]),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_has_a_sentence_for_who_may_and_who_may_not() {
        for (_, key) in RULES {
            for lang in Lang::ALL {
                assert!(lang.knows(&format!("rights-{key}")), "{key}");
                assert!(lang.knows(&format!("rights-no-{key}")), "{key}");
            }
        }
    }
}
