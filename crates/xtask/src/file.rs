//! `cargo xtask file`: the program `workbook`, built and run.

use lexopt::Parser;

use crate::shell::{Outcome, cargo, run};

/// `cargo xtask file`
pub(crate) fn command(parser: &mut Parser) -> Outcome {
    let arguments: Vec<_> = parser.raw_args()?.collect();
    run(cargo().args(["run", "--quiet", "--package", "workbook-cli", "--"]).args(arguments))
}
