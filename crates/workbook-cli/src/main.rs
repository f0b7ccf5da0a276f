//! `workbook`: workbook files without the app. The rules of a file are the core's; this reads
//! arguments, asks for passphrases, and speaks English.

mod commands;
mod differences;
mod sealed;
mod sentences;
mod show;

use std::error::Error;
use std::process::ExitCode;

/// What came of a command: nothing, a value, or a sentence for the person at the terminal.
type Outcome<T = ()> = Result<T, Box<dyn Error + Send + Sync>>;

fn main() -> ExitCode {
    match commands::run(&mut lexopt::Parser::from_env()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("workbook: {error}");
            ExitCode::FAILURE
        }
    }
}
