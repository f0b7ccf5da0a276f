//! The release build of the app by Trunk, into `dist/`.

use std::path::PathBuf;
use std::time::Instant;

use crate::shell::{Outcome, root, run, say, since};
use crate::tools::Tools;

/// Where Trunk puts the finished app.
pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}

/// Builds the app for release.
pub(crate) fn release(tools: &Tools) -> Outcome {
    say("build: trunk build --release (2 to 3 minutes the first time)");
    let start = Instant::now();
    run(tools.program("trunk").args(["build", "--release", "--log=warn"]))?;
    say(&format!("build: done ({})", since(start)));
    Ok(())
}
