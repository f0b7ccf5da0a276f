//! Scripts of a release: without comments, spaces and long names, and without a way to the network.

use std::path::{Path, PathBuf};

use crate::shell::{Outcome, files_below, program, read_text, run};

/// What the glue of the wasm would hold if the program could talk to somebody. Its own `fetch` of the
/// wasm has another spelling.
const WAYS_OUT: [&str; 6] = [
    "__wbg_fetch",
    "XMLHttpRequest",
    "WebSocket",
    "EventSource",
    "sendBeacon",
    "RTCPeerConnection",
];

/// Fails if the program could reach the network: nothing leaves the device.
pub(super) fn stays_here(glue: &Path) -> Outcome {
    match way_out(&read_text(glue)?) {
        None => Ok(()),
        Some(way) => Err(format!("the program could reach the network, by {way}").into()),
    }
}

fn way_out(glue: &str) -> Option<&'static str> {
    WAYS_OUT.into_iter().find(|way| glue.contains(way))
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn glue_that_imports_a_way_to_the_network_is_refused() {
        assert_eq!(way_out("module_or_path = fetch(module_or_path);"), None);
        assert_eq!(way_out("__wbg_fetch_0123: function(a) {}"), Some("__wbg_fetch"));
        assert_eq!(way_out("return new WebSocket(a)"), Some("WebSocket"));
    }
}
