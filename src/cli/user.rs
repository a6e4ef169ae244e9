//! `corons user`: accounts.

use clap::{ArgMatches, Command};

use super::arguments::{option, place, speaking};
use super::{Context, Outcome, Stop, print};
use crate::config::Limits;
use crate::domain::ids::Login;
use crate::domain::role::Role;
use crate::domain::scope::{AccessScope, MalformedScope};
use crate::store::{Author, StoreError, Tx};
use crate::text::Lang;
use crate::web::token;

pub(super) fn arguments(lang: Lang, command: Command) -> Command {
    let login = || place(lang, "login", "LOGIN", "cli-user-login");
    let role = || {
        option(lang, "role", "cli-user-role")
            .required(true)
            .value_name("ROLE")
            .value_parser(Role::ALL.map(Role::as_str))
            .hide_possible_values(true)
    };
    let scope = || option(lang, "scope", "cli-user-scope").value_name("SCOPE");
    let name = option(lang, "name", "cli-user-name").value_name("NAME");
    let base = || {
        option(lang, "at", "cli-user-at").value_name("URL").default_value("http://127.0.0.1:8000")
    };
    let sub = |name: &'static str| {
        let about = lang.say(&format!("cli-user-{name}")).into_owned();
        speaking(lang, Command::new(name)).about(about)
    };
    command
        .subcommand_required(true)
        .subcommand(sub("add").arg(login()).arg(role()).arg(name).arg(scope()).arg(base()))
        .subcommand(sub("list"))
        .subcommand(sub("invite").arg(login()).arg(base()))
        .subcommand(sub("role").arg(login()).arg(role()).arg(scope()))
        .subcommand(sub("disable").arg(login()))
        .subcommand(sub("enable").arg(login()))
        .subcommand(sub("sign-out").arg(login()))
}

pub(super) fn run(context: &Context, matches: &ArgMatches) -> Outcome {
    match matches.subcommand() {
        Some(("add", matches)) => add(context, matches),
        Some(("list", _)) => list(context),
        Some(("invite", matches)) => invite(context, matches),
        Some(("role", matches)) => {
            let (role, scope) = rights(context.lang, matches)?;
            act(context, matches, "cli-user-role-kept", move |tx, login| {
                tx.change_role(login, role, scope.as_ref())
            })
        }
        Some(("disable", matches)) => {
            act(context, matches, "cli-user-disabled", |tx, login| tx.disable_account(login))
        }
        Some(("enable", matches)) => {
            act(context, matches, "cli-user-enabled", |tx, login| tx.enable_account(login))
        }
        Some(("sign-out", matches)) => act(context, matches, "cli-user-signed-out", |tx, login| {
            let account = tx.account_by_login(login)?.ok_or(StoreError::NotFound)?;
            tx.end_sign_ins(account.id, None).map(drop)
        }),
        _ => Err(Stop::Usage(context.lang.say("cli-no-command").into_owned())),
    }
}

fn add(context: &Context, matches: &ArgMatches) -> Outcome {
    let login = login(context.lang, matches)?;
    let (role, scope) = rights(context.lang, matches)?;
    let name = Some(text(matches, "name")).filter(|name| !name.trim().is_empty());
    let name = name.unwrap_or(login.as_str()).to_owned();
    linked(context, matches, "cli-user-added", move |tx, login| {
        tx.add_limited_account(login, &name, role, scope.as_ref()).map(drop)
    })
}

fn invite(context: &Context, matches: &ArgMatches) -> Outcome {
    linked(context, matches, "cli-user-invited", |_, _| Ok(()))
}

/// Does something, then makes and prints a link with which the password is chosen.
fn linked(
    context: &Context,
    matches: &ArgMatches,
    said: &str,
    first: impl FnOnce(&mut Tx<'_>, &Login) -> crate::store::Result<()>,
) -> Outcome {
    let login = login(context.lang, matches)?;
    let secret = token::random();
    let kept = token::hash(&secret);
    let done = context.open()?.write(&Author::CommandLine, |tx| {
        first(tx, &login)?;
        tx.invite(&login, &kept, Limits::default().invitation_days)
    });
    done.map_err(|error| stop(context, &login, &error))?;
    let base = text(matches, "at").trim_end_matches('/');
    let link = format!("{base}/invitation/{secret}");
    let args = [("login", login.to_string().into()), ("link", link.into())];
    print(&context.lang.say_with(said, &args));
    Ok(())
}

/// One line an account, tab-separated: login, role, limits, state, name.
fn list(context: &Context) -> Outcome {
    let people = context.open_existing()?.read(|read| read.people());
    for person in people.map_err(|error| context.stop(&error))? {
        let account = person.account;
        let state = match (account.disabled, account.password) {
            (true, _) => "disabled",
            (false, Some(_)) => "active",
            (false, None) => "invited",
        };
        let scope = account.scope.map(|scope| scope.to_string()).unwrap_or_default();
        let (login, role, name) = (account.login, account.role, account.name);
        print(&format!("{login}\t{role}\t{scope}\t{state}\t{name}"));
    }
    Ok(())
}

/// Does something about an account and says so.
fn act(
    context: &Context,
    matches: &ArgMatches,
    said: &str,
    work: impl FnOnce(&mut Tx<'_>, &Login) -> crate::store::Result<()>,
) -> Outcome {
    let login = login(context.lang, matches)?;
    let done = context.open()?.write(&Author::CommandLine, |tx| work(tx, &login));
    done.map_err(|error| stop(context, &login, &error))?;
    print(&context.lang.say_with(said, &[("text", login.to_string().into())]));
    Ok(())
}

fn stop(context: &Context, login: &Login, error: &StoreError) -> Stop {
    match error {
        StoreError::NotFound => {
            let said = [("text", login.to_string().into())];
            Stop::refused(context.lang, "cli-user-unknown", &said)
        }
        error => context.stop(error),
    }
}

/// `--role` and `--scope`; what of a scope cannot be read is named.
fn rights(lang: Lang, matches: &ArgMatches) -> Result<(Role, Option<AccessScope>), Stop> {
    let role = text(matches, "role").parse::<Role>().unwrap_or(Role::Reader);
    let scope = match text(matches, "scope") {
        "" => None,
        typed => Some(typed.parse::<AccessScope>().map_err(|MalformedScope(part)| {
            Stop::refused(lang, "cli-user-scope-malformed", &[("text", part.into())])
        })?),
    };
    Ok((role, scope))
}

fn login(lang: Lang, matches: &ArgMatches) -> Result<Login, Stop> {
    let typed = text(matches, "login");
    typed.parse().map_err(|_| Stop::Refused(lang.say("login-malformed").into_owned()))
}

fn text<'m>(matches: &'m ArgMatches, name: &str) -> &'m str {
    matches.get_one::<String>(name).map(String::as_str).unwrap_or_default()
}
