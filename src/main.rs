//! The command line of Corons.

use std::process::ExitCode;

fn main() -> ExitCode {
    corons::cli::run(std::env::args_os().collect())
}
