//! The log: on stderr, one line for each event, as text or JSON.

use std::env;
use std::ffi::OsString;
use std::fmt::Write as _;
use std::io::{self, Write};

use tracing_subscriber::EnvFilter;
use tracing_subscriber::filter::filter_fn;
use tracing_subscriber::fmt::layer;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::registry;

use super::arguments;

/// How lines are written.
pub(super) const FORMATS: [&str; 2] = ["text", "json"];

/// Rocket says what the lines of requests say, and less.
const QUIET: &str = "warn,rocket=off,_=off,hyper=error";

/// Begins the log: how much of it, `CORONS_LOG` says; in which form, `--log-format` or
/// `CORONS_LOG_FORMAT`.
pub(super) fn start(typed: &[OsString]) {
    // A second log in one process has its first one.
    let _ = tracing_log::LogTracer::init();
    let more = env::var("CORONS_LOG").unwrap_or_default();
    let filter = EnvFilter::try_new(format!("{QUIET},{more}")).unwrap_or_else(|_| QUIET.into());
    let set = || env::var("CORONS_LOG_FORMAT").ok();
    let format = arguments::value_of(typed, "--log-format").map(str::to_owned).or_else(set);
    // Never colours: what is shown could hold some of its own.
    let lines = layer().with_ansi(false).with_writer(|| OneLine(io::stderr()));
    let log = registry().with(filter).with(filter_fn(|from| !is_rockets(from.target())));
    let _ = match format.as_deref() {
        Some("json") => {
            let lines = lines.json().flatten_event(true).with_current_span(false);
            tracing::subscriber::set_global_default(log.with(lines))
        }
        _ => tracing::subscriber::set_global_default(log.with(lines)),
    };
}

/// Whether a line is of Rocket's macros in our own modules: they say what requests were refused,
/// which is no news, and say it twice.
fn is_rockets(target: &str) -> bool {
    target.ends_with("::_")
}

/// Writes each event as one line, whatever is in it: nobody forges a second one.
struct OneLine<W>(W);

impl<W: Write> Write for OneLine<W> {
    fn write(&mut self, event: &[u8]) -> io::Result<usize> {
        let text = String::from_utf8_lossy(event);
        let line = text.strip_suffix('\n').unwrap_or(&text);
        let mut safe = String::with_capacity(line.len() + 1);
        for letter in line.chars() {
            if letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}') {
                // As JSON writes it too.
                let _ = write!(safe, "\\u{:04x}", u32::from(letter));
            } else {
                safe.push(letter);
            }
        }
        safe.push('\n');
        self.0.write_all(safe.as_bytes())?;
        Ok(event.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_is_one_line_whatever_is_in_it() {
        let mut written = Vec::new();
        let event = "WARN no\r\nERROR forged \u{1b}[31m\u{85}\u{2028}é\n";
        OneLine(&mut written).write_all(event.as_bytes()).unwrap();
        let text = String::from_utf8(written).unwrap();
        assert_eq!(text, "WARN no\\u000d\\u000aERROR forged \\u001b[31m\\u0085\\u2028é\n",);
    }
}
