//! Why a door does not open as it is asked: accounts, links, tokens.

use super::Lang;
use crate::domain::refusal::Refusal;

impl Lang {
    /// Why it was refused and what to do; empty for what is no matter of doors.
    pub(super) fn door_refusal(self, refusal: &Refusal) -> String {
        let days = |key: &str, least: &i64, most: &i64| {
            self.say_with(key, &[("least", (*least).into()), ("most", (*most).into())])
        };
        let text = |key: &str, text: &str| self.say_with(key, &[("text", text.into())]);
        match refusal {
            Refusal::LoginTaken(login) => text("refusal-login-taken", login),
            Refusal::WrongPassword => self.say("refusal-wrong-password").into_owned(),
            Refusal::ScopeOfOthers => self.say("refusal-scope-of-others").into_owned(),
            Refusal::NameMalformed => self.say("refusal-name-malformed").into_owned(),
            Refusal::OwnRights => self.say("refusal-own-rights").into_owned(),
            Refusal::WrongCode => self.say("refusal-wrong-code").into_owned(),
            Refusal::AccountDisabled(login) => text("refusal-account-disabled", login),
            Refusal::LastAdministrator(login) => text("refusal-last-administrator", login),
            Refusal::DeadLink => self.say("refusal-dead-link").into_owned(),
            Refusal::TokenRole => self.say("refusal-token-role").into_owned(),
            Refusal::TokenName => self.say("refusal-token-name").into_owned(),
            Refusal::TokenTaken(name) => text("refusal-token-taken", name),
            Refusal::TokenDays { least, most } => days("refusal-token-days", least, most),
            Refusal::BoardLinkDays { least, most } => days("refusal-board-link-days", least, most),
            _ => String::new(),
        }
    }
}
