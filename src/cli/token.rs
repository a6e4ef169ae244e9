//! `corons token`: tokens of the API.

use clap::{ArgMatches, Command, value_parser};

use super::arguments::{option, place, speaking};
use super::{Context, Outcome, Stop, print};
use crate::domain::ids::Login;
use crate::domain::role::Role;
use crate::domain::scope::AccessScope;
use crate::store::{Author, NewToken, StoreError};
use crate::text::Lang;
use crate::web::credential::TOKEN_PREFIX;
use crate::web::token;

/// Days a token is good for unless told otherwise.
const DEFAULT_DAYS: &str = "365";

pub(super) fn arguments(lang: Lang, command: Command) -> Command {
    let role = option(lang, "role", "cli-token-role")
        .required(true)
        .value_name("ROLE")
        .value_parser([Role::Reader, Role::Contributor, Role::Manager].map(Role::as_str))
        .hide_possible_values(true);
    let days = option(lang, "days", "cli-token-days")
        .value_name("N")
        .value_parser(value_parser!(i64))
        .default_value(DEFAULT_DAYS);
    let scope = option(lang, "scope", "cli-user-scope").value_name("SCOPE");
    let named =
        |name, key: &str| speaking(lang, Command::new(name)).about(lang.say(key).into_owned());
    let add = named("add", "cli-token-add").arg(place(lang, "name", "NAME", "cli-token-name"));
    let revoke =
        named("revoke", "cli-token-revoke").arg(place(lang, "login", "LOGIN", "cli-token-login"));
    command
        .subcommand_required(true)
        .subcommand(add.arg(role).arg(days).arg(scope))
        .subcommand(named("list", "cli-token-list"))
        .subcommand(revoke)
}

pub(super) fn run(context: &Context, matches: &ArgMatches) -> Outcome {
    match matches.subcommand() {
        Some(("add", matches)) => add(context, matches),
        Some(("list", _)) => list(context),
        Some(("revoke", matches)) => revoke(context, matches),
        _ => Err(Stop::Usage(context.lang.say("cli-no-command").into_owned())),
    }
}

fn add(context: &Context, matches: &ArgMatches) -> Outcome {
    let lang = context.lang;
    let text = |name: &str| matches.get_one::<String>(name).map(|text| text.trim().to_owned());
    let scope = match text("scope") {
        None => None,
        Some(text) => Some(text.parse::<AccessScope>().map_err(|it| {
            Stop::refused(lang, "tokens-scope-malformed", &[("text", it.0.into())])
        })?),
    };
    let role = text("role").and_then(|role| role.parse().ok()).unwrap_or(Role::Reader);
    if scope.is_some() && role != Role::Contributor {
        return Err(Stop::refused(lang, "tokens-scope-role", &[]));
    }
    let name = text("name").unwrap_or_default();
    let days = matches.get_one::<i64>("days").copied().unwrap_or_default();
    let new = NewToken { name, role, scope, days };
    let secret = format!("{TOKEN_PREFIX}{}", token::random());
    let kept = token::hash(&secret);
    let login = context
        .open()?
        .write(&Author::CommandLine, |tx| tx.add_token(&new, &kept))
        .map_err(|error| context.stop(&error))?;
    let said = [("login", login.to_string().into()), ("token", secret.into())];
    print(&lang.say_with("cli-token-added", &said));
    Ok(())
}

/// One line each: login, role, state, end, last use, name, separated by tabulations.
fn list(context: &Context) -> Outcome {
    let store = context.open_existing()?;
    let (tokens, now) = store
        .read(|read| Ok((read.tokens()?, read.now())))
        .map_err(|error| context.stop(&error))?;
    for token in tokens {
        let state = match (token.revoked_at, token.is_good(now)) {
            (Some(_), _) => "tokens-revoked",
            (None, false) => "tokens-expired",
            (None, true) => "tokens-good",
        };
        let day = |at| crate::domain::calendar::paris_day(at).to_string();
        let cells = [
            token.login.to_string(),
            token.role.to_string(),
            context.lang.say(state).into_owned(),
            day(token.expires),
            token.used_at.map_or_else(|| "-".to_owned(), day),
            token.name,
        ];
        print(&cells.join("\t"));
    }
    Ok(())
}

fn revoke(context: &Context, matches: &ArgMatches) -> Outcome {
    let lang = context.lang;
    let typed = matches.get_one::<String>("login").map(String::as_str).unwrap_or_default();
    let said = [("text", typed.to_owned().into())];
    let unknown = || Stop::refused(lang, "cli-token-unknown", &said);
    let login: Login = typed.parse().map_err(|_| unknown())?;
    let revoked =
        context.open_existing()?.write(&Author::CommandLine, |tx| tx.revoke_token(&login));
    match revoked {
        Ok(()) => {
            print(&lang.say_with("cli-token-revoked", &said));
            Ok(())
        }
        Err(StoreError::NotFound) => Err(unknown()),
        Err(error) => Err(context.stop(&error)),
    }
}
