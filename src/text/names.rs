//! The names of things in words.

use std::borrow::Cow;

use super::Lang;
use crate::domain::calendar::Precision;
use crate::domain::entry::CorrectionReason;
use crate::domain::operation::Kind;
use crate::domain::role::Role;
use crate::domain::stage::Stage;

impl Lang {
    /// What a stage's dwellings are: `livrés`, `commandés (OS)`; `delivered`.
    #[must_use]
    pub fn stage_name(self, stage: Stage) -> Cow<'static, str> {
        self.say(match stage {
            Stage::Financed => "stage-financed",
            Stage::Ordered => "stage-ordered",
            Stage::Started => "stage-started",
            Stage::Delivered => "stage-delivered",
        })
    }

    /// What dates a stage, printed beside its figures (DESIGN 2.4).
    #[must_use]
    pub fn stage_definition(self, stage: Stage) -> Cow<'static, str> {
        self.say(match stage {
            Stage::Financed => "stage-definition-financed",
            Stage::Ordered => "stage-definition-ordered",
            Stage::Started => "stage-definition-started",
            Stage::Delivered => "stage-definition-delivered",
        })
    }

    /// `logements livrés`; `dwellings delivered`.
    #[must_use]
    pub fn stage_dwellings(self, stage: Stage) -> Cow<'static, str> {
        self.say(match stage {
            Stage::Financed => "stage-dwellings-financed",
            Stage::Ordered => "stage-dwellings-ordered",
            Stage::Started => "stage-dwellings-started",
            Stage::Delivered => "stage-dwellings-delivered",
        })
    }

    /// A kind of works: `réhabilitation lourde`.
    #[must_use]
    pub fn kind_name(self, kind: Kind) -> Cow<'static, str> {
        self.say(match kind {
            Kind::Heavy => "kind-heavy",
            Kind::Light => "kind-light",
            Kind::Facade => "kind-facade",
            Kind::Scattered => "kind-scattered",
            Kind::Unknown => "kind-unknown",
        })
    }

    /// A role: `lecture`, `contribution`, `pilotage`, `administration`.
    #[must_use]
    pub fn role_name(self, role: Role) -> Cow<'static, str> {
        self.say(match role {
            Role::Reader => "role-reader",
            Role::Contributor => "role-contributor",
            Role::Manager => "role-manager",
            Role::Admin => "role-admin",
        })
    }

    /// How precisely a date is known: `au jour`, `au mois`, `à l’année`.
    #[must_use]
    pub fn precision_name(self, precision: Precision) -> Cow<'static, str> {
        self.say(match precision {
            Precision::Day => "precision-day",
            Precision::Month => "precision-month",
            Precision::Year => "precision-year",
        })
    }

    /// The reason of a correction: `faute de frappe`.
    #[must_use]
    pub fn reason_name(self, reason: CorrectionReason) -> Cow<'static, str> {
        self.say(match reason {
            CorrectionReason::TypingError => "reason-typing-error",
            CorrectionReason::WrongEstate => "reason-wrong-estate",
            CorrectionReason::WrongDate => "reason-wrong-date",
            CorrectionReason::Duplicate => "reason-duplicate",
            CorrectionReason::SourceCorrected => "reason-source-corrected",
            CorrectionReason::Breakdown => "reason-breakdown",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_said_in_both_languages_and_no_two_alike() {
        for lang in Lang::ALL {
            let mut names: Vec<_> = Stage::ALL.map(|stage| lang.stage_name(stage)).to_vec();
            names.extend(Stage::ALL.map(|stage| lang.stage_definition(stage)));
            names.extend(Stage::ALL.map(|stage| lang.stage_dwellings(stage)));
            names.extend(Kind::ALL.map(|kind| lang.kind_name(kind)));
            names.extend(Role::ALL.map(|role| lang.role_name(role)));
            names.extend(
                [Precision::Day, Precision::Month, Precision::Year].map(|p| lang.precision_name(p)),
            );
            names.extend(CorrectionReason::ALL.map(|reason| lang.reason_name(reason)));
            let all = names.len();
            names.sort();
            names.dedup();
            assert_eq!(names.len(), all);
            assert!(names.iter().all(|name| !lang.knows(name)), "a key instead of its message");
        }
        assert_eq!(Lang::Fr.stage_name(Stage::Ordered), "commandés (OS)");
        assert_eq!(Lang::En.role_name(Role::Manager), "manager");
    }
}
