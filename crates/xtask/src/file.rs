//! `cargo xtask file`: work on a workbook file without the app.
//! The rules of a file are the core's; this only reads arguments and prints.

use lexopt::Parser;

use crate::shell::Outcome;

/// `cargo xtask file`
pub(crate) fn command(parser: &mut Parser) -> Outcome {
    let verb = parser.value()?;
    Err(format!("file has no verb \"{}\"", verb.to_string_lossy()).into())
}
