//! Scripts of a release without comments, spaces and long names.

use std::path::{Path, PathBuf};

use crate::shell::{Outcome, files_below, program, run};

/// Makes these scripts smaller, in place.
pub(super) fn shrink(scripts: &[PathBuf]) -> Outcome {
    run(program("node").arg("crates/xtask/node/scripts.mjs").args(scripts))
}

/// All scripts of a build.
pub(super) fn all(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let mut files = files_below(folder)?;
    files.retain(|path| path.extension().is_some_and(|end| end == "js"));
    Ok(files)
}
