//! `corons user`: accounts.

use chrono::TimeDelta;
use clap::{ArgMatches, Command};

use super::arguments::{option, place, speaking};
use super::{Context, Outcome, Stop, print};
use crate::config::Limits;
use crate::domain::ids::Login;
use crate::domain::role::Role;
use crate::store::Author;
use crate::text::Lang;
use crate::web::token;

pub(super) fn arguments(lang: Lang, command: Command) -> Command {
    let login = || place(lang, "login", "LOGIN", "cli-user-login");
    let role = option(lang, "role", "cli-user-role")
        .required(true)
        .value_name("ROLE")
        .value_parser(Role::ALL.map(Role::as_str))
        .hide_possible_values(true);
    let name = option(lang, "name", "cli-user-name").value_name("NAME");
    let base =
        option(lang, "at", "cli-user-at").value_name("URL").default_value("http://127.0.0.1:8000");
    let add = speaking(lang, Command::new("add")).about(lang.say("cli-user-add").into_owned());
    let disable =
        speaking(lang, Command::new("disable")).about(lang.say("cli-user-disable").into_owned());
    command
        .subcommand_required(true)
        .subcommand(add.arg(login()).arg(role).arg(name).arg(base))
        .subcommand(disable.arg(login()))
}

pub(super) fn run(context: &Context, matches: &ArgMatches) -> Outcome {
    match matches.subcommand() {
        Some(("add", matches)) => add(context, matches),
        Some(("disable", matches)) => disable(context, matches),
        _ => Err(Stop::Usage(context.lang.say("cli-no-command").into_owned())),
    }
}

fn add(context: &Context, matches: &ArgMatches) -> Outcome {
    let lang = context.lang;
    let login = login(lang, matches)?;
    let role = text(matches, "role").parse::<Role>().unwrap_or(Role::Reader);
    let name = Some(text(matches, "name")).filter(|name| !name.trim().is_empty());
    let name = name.unwrap_or(login.as_str()).to_owned();
    let secret = token::random();
    let kept = token::hash(&secret);
    let store = context.open()?;
    store
        .write(&Author::CommandLine, |tx| {
            let id = tx.add_account(&login, &name, role)?;
            let expires = tx.now() + TimeDelta::days(Limits::default().invitation_days);
            tx.add_link(&kept, Some(id), expires)
        })
        .map_err(|error| context.stop(&error))?;
    let base = text(matches, "at").trim_end_matches('/');
    let link = format!("{base}/invitation/{secret}");
    let login = login.to_string();
    print(&lang.say_with("cli-user-added", &[("login", login.into()), ("link", link.into())]));
    Ok(())
}

fn disable(context: &Context, matches: &ArgMatches) -> Outcome {
    let login = login(context.lang, matches)?;
    let disabled = context.open()?.write(&Author::CommandLine, |tx| tx.disable_account(&login));
    let said = [("text", login.to_string().into())];
    match disabled {
        Ok(()) => {
            print(&context.lang.say_with("cli-user-disabled", &said));
            Ok(())
        }
        Err(crate::store::StoreError::NotFound) => {
            Err(Stop::refused(context.lang, "cli-user-unknown", &said))
        }
        Err(error) => Err(context.stop(&error)),
    }
}

fn login(lang: Lang, matches: &ArgMatches) -> Result<Login, Stop> {
    let typed = text(matches, "login");
    typed.parse().map_err(|_| Stop::Refused(lang.say("login-malformed").into_owned()))
}

fn text<'m>(matches: &'m ArgMatches, name: &str) -> &'m str {
    matches.get_one::<String>(name).map(String::as_str).unwrap_or_default()
}
