//! `cargo xtask dev`: Trunk's own server with live reload.
//! Its pages carry a looser content policy (see `hook`), for Trunk adds an inline script.

use lexopt::Parser;
use lexopt::prelude::*;

use crate::shell::{Outcome, run};
use crate::tools;

/// The variable that tells the hook that a build is for development.
pub(crate) const MARK: &str = "WORKBOOK_DEV";

/// `cargo xtask dev`
pub(crate) fn command(parser: &mut Parser) -> Outcome {
    let (mut host, mut port) = ("127.0.0.1".to_owned(), "8080".to_owned());
    let mut arguments = vec!["serve".to_owned()];
    while let Some(argument) = parser.next()? {
        match argument {
            Long("port") => port = parser.value()?.string()?,
            Long("host") => host = parser.value()?.string()?,
            Long("open") => arguments.push("--open".into()),
            Long("release") => arguments.push("--release".into()),
            other => return Err(other.unexpected().into()),
        }
    }
    arguments.extend(["--address".into(), host, "--port".into(), port]);
    let tools = tools::install()?;
    run(tools.program("trunk").args(arguments).env(MARK, "1"))
}
