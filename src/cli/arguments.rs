//! How the command line is typed: options of all commands, help in both languages, and what to
//! say when it is typed wrong.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, value_parser};

use super::Subcommand;
use super::logging::FORMATS;
use crate::text::Lang;

/// The language asked for anywhere on the line; needed before the line can be read, because the
/// help is in it.
pub(super) fn lang(typed: &[OsString]) -> Lang {
    value_of(typed, "--lang").and_then(|lang| lang.parse().ok()).unwrap_or_default()
}

/// The value of an option that is needed before the line can be read.
pub(super) fn value_of<'t>(typed: &'t [OsString], name: &str) -> Option<&'t str> {
    let words: Vec<_> = typed.iter().filter_map(|word| word.to_str()).collect();
    let after = words.windows(2).find_map(|pair| match pair {
        [option, value] if *option == name => Some(*value),
        _ => None,
    });
    let joined = |word: &&'t str| word.strip_prefix(name)?.strip_prefix('=');
    after.or_else(|| words.iter().find_map(joined))
}

/// The whole command line.
pub(super) fn command(lang: Lang, subcommands: &[Subcommand]) -> Command {
    let data = option(lang, "data", "cli-option-data").value_name(word(lang, "cli-value-folder"));
    let speech = option(lang, "lang", "cli-option-lang")
        .value_name("fr|en")
        .value_parser(["fr", "en"])
        .hide_possible_values(true);
    let log = option(lang, "log-format", "cli-option-log-format")
        .value_name("text|json")
        .value_parser(FORMATS)
        .hide_possible_values(true);
    let version = Arg::new("version")
        .long("version")
        .action(ArgAction::Version)
        .help(word(lang, "cli-option-version"))
        .help_heading(word(lang, "cli-options"));
    let base = speaking(lang, Command::new("corons"))
        .about(word(lang, "cli-about"))
        .version(env!("CARGO_PKG_VERSION"))
        .disable_version_flag(true)
        .arg(version)
        .arg(data.value_parser(value_parser!(PathBuf)).global(true))
        .arg(speech.global(true))
        .arg(log.global(true));
    subcommands.iter().fold(base, |base, one| {
        let about = word(lang, &format!("cli-{}", one.name));
        let own = speaking(lang, Command::new(one.name)).about(about);
        base.subcommand((one.arguments)(lang, own))
    })
}

/// A command whose help is in that language.
pub(super) fn speaking(lang: Lang, command: Command) -> Command {
    let usage = word(lang, "cli-usage");
    let help = Arg::new("help")
        .long("help")
        .short('h')
        .action(ArgAction::Help)
        .help(word(lang, "cli-option-help"))
        .help_heading(word(lang, "cli-options"));
    command
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .arg(help)
        .subcommand_help_heading(word(lang, "cli-commands"))
        .subcommand_value_name(word(lang, "cli-value-command"))
        .help_template(format!("{{about-with-newline}}\n{usage} {{usage}}\n\n{{all-args}}"))
}

/// An option `--name VALUE` with its help.
pub(super) fn option(lang: Lang, name: &'static str, help: &str) -> Arg {
    Arg::new(name).long(name).help(word(lang, help)).help_heading(word(lang, "cli-options"))
}

/// A value by its place, with its help.
pub(super) fn place(lang: Lang, name: &'static str, shown: &'static str, help: &str) -> Arg {
    Arg::new(name)
        .value_name(shown)
        .required(true)
        .help(word(lang, help))
        .help_heading(word(lang, "cli-places"))
}

fn word(lang: Lang, key: &str) -> String {
    lang.say(key).into_owned()
}

/// What is wrong with what was typed, and what to do.
pub(super) fn misuse(lang: Lang, error: &clap::Error) -> String {
    let text = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(all)) => all.join(", "),
        _ => String::new(),
    };
    let say = |key: &str, said: String, value: String| {
        lang.say_with(key, &[("text", said.into()), ("value", value.into())])
    };
    let argument = text(ContextKind::InvalidArg);
    let value = text(ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::UnknownArgument => say("cli-unknown-argument", argument, value),
        ErrorKind::InvalidSubcommand => {
            say("cli-unknown-command", text(ContextKind::InvalidSubcommand), value)
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            word(lang, "cli-no-command")
        }
        ErrorKind::MissingRequiredArgument => say("cli-missing-argument", argument, value),
        ErrorKind::InvalidValue if value.is_empty() => say("cli-missing-value", argument, value),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            say("cli-wrong-value", argument, value)
        }
        _ => say("cli-misuse", argument, value),
    }
}
