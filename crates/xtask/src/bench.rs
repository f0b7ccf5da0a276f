//! `cargo xtask bench`: the browser measurements of `tests/bench`.

use lexopt::Parser;

use crate::shell::{Outcome, run};
use crate::{app_build, tools};

/// `cargo xtask bench`
pub(crate) fn command(parser: &mut Parser) -> Outcome {
    let arguments: Vec<_> = parser.raw_args()?.collect();
    let tools = tools::install()?;
    app_build::release(&tools)?;
    run(tools.program("node").arg("tests/bench/bench.mjs").args(arguments))
}
