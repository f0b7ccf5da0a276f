//! `cargo xtask screens`: pictures of every place and main state, into `docs/screens`.

use lexopt::Parser;
use lexopt::prelude::*;

use crate::shell::{Outcome, program, run};
use crate::{app_build, serve, tools};

/// `cargo xtask screens`
pub(crate) fn command(parser: &mut Parser) -> Outcome {
    let mut folder = app_build::dist();
    let mut build = true;
    while let Some(argument) = parser.next()? {
        match argument {
            Long("no-build") => build = false,
            Long("dir") => {
                folder = parser.value()?.into();
                build = false;
            }
            other => return Err(other.unexpected().into()),
        }
    }
    if build {
        app_build::release(&tools::install()?)?;
    }
    let running = serve::in_background(folder)?;
    run(program("node").args(["tests/e2e/screens.mjs", &running.address, "docs/screens"]))
}
