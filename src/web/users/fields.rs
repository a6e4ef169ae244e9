//! Role and limits as a form holds them.

use crate::domain::ids::EstateCode;
use crate::domain::refusal::Refusal;
use crate::domain::role::Role;
use crate::domain::scope::AccessScope;
use crate::store::{Read, Result as Stored};
use crate::text::Lang;
use crate::web::fields::{Errors, Typed};
use crate::web::listing::Choice;

/// What can be chosen.
pub(super) struct Rights {
    pub(super) roles: Vec<Choice>,
    pub(super) landlords: Vec<Choice>,
    pub(super) epcis: Vec<Choice>,
    /// Codes, as typed.
    pub(super) estates: String,
    /// Whether anything limits the account: the limits are shown unfolded.
    pub(super) limited: bool,
}

impl Rights {
    /// The choices, with what was typed.
    pub(super) fn read(read: &mut Read<'_>, lang: Lang, form: &Typed) -> Stored<Self> {
        let roles = Role::ALL
            .iter()
            .map(|role| {
                let label = lang.say(&format!("users-role-{role}"));
                Choice::new(role.as_str(), label, |it| form.get("role") == it)
            })
            .collect();
        let ticked = |name: &'static str| move |value: &str| form.ticked(name, value);
        let landlords = read
            .landlords()?
            .into_iter()
            .map(|it| Choice::new(it.code.to_string(), it.name, ticked("landlords")))
            .collect();
        let epcis = read
            .epcis()?
            .into_iter()
            .filter(|it| it.signatory || form.ticked("epcis", it.siren.as_str()))
            .map(|it| Choice::new(it.siren.to_string(), it.name, ticked("epcis")))
            .collect();
        let limited =
            ["landlords", "epcis", "estates"].iter().any(|name| form.filled(name).is_some());
        Ok(Self { roles, landlords, epcis, estates: form.get("estates").to_owned(), limited })
    }
}

/// A form filled in with what an account may do.
pub(super) fn given(role: Role, scope: Option<&AccessScope>) -> Typed {
    let mut fields = vec![("role", role.to_string())];
    if let Some(scope) = scope {
        fields.extend(scope.landlords().iter().map(|code| ("landlords", code.to_string())));
        fields.extend(scope.epcis().iter().map(|siren| ("epcis", siren.to_string())));
        let codes: Vec<String> = scope.estates().iter().map(ToString::to_string).collect();
        fields.push(("estates", codes.join(", ")));
    }
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    Typed::given(&fields)
}

/// What a form says; what cannot be read is said beside its field.
pub(super) fn chosen(
    lang: Lang,
    form: &Typed,
    errors: &mut Errors,
) -> Option<(Role, Option<AccessScope>)> {
    let role: Option<Role> = form.get("role").parse().ok();
    if role.is_none() {
        errors.add("role", lang.say("users-role-needed"));
    }
    let mut wrong = |field: &str, refusal: Refusal| errors.add(field, lang.refusal(&refusal));
    let mut landlords = Vec::new();
    for code in form.all("landlords") {
        match code.parse() {
            Ok(code) => landlords.push(code),
            Err(_) => wrong("landlords", Refusal::UnknownLandlord(code.to_owned())),
        }
    }
    let mut epcis = Vec::new();
    for siren in form.all("epcis") {
        match siren.parse() {
            Ok(siren) => epcis.push(siren),
            Err(_) => wrong("epcis", Refusal::UnknownEpci(siren.to_owned())),
        }
    }
    let mut estates: Vec<EstateCode> = Vec::new();
    let typed = form.get("estates").split([',', ';', ' ', '\n', '\r', '\t']);
    for code in typed.filter(|code| !code.is_empty()) {
        match code.parse() {
            Ok(code) => estates.push(code),
            Err(_) => wrong("estates", Refusal::UnknownEstate(code.to_owned())),
        }
    }
    let scope = AccessScope::of(landlords, epcis, estates);
    Some((role.filter(|_| errors.is_empty())?, scope))
}

/// The field a refusal is about.
pub(super) fn field(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::LoginTaken(_) => "login",
        Refusal::NameMalformed => "name",
        Refusal::UnknownEstate(_) => "estates",
        Refusal::UnknownEpci(_) => "epcis",
        Refusal::UnknownLandlord(_) => "landlords",
        _ => "role",
    }
}
