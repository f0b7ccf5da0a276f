//! The browsers of the system. Playwright's own builds are not used: people use these.

use super::steps::{is_root, quiet};
use crate::shell::{Outcome, find_program, program, say};

/// The programs that are needed, each with the Debian package that holds it.
const NEEDED: [(&str, &str); 5] = [
    ("chromium", "chromium"),
    ("chromedriver", "chromium-driver"),
    ("firefox-esr", "firefox-esr"),
    ("WebKitWebDriver", "webkit2gtk-driver"),
    ("xvfb-run", "xvfb xauth"),
];

/// Installs what is missing where that is allowed; otherwise says the one line that does.
pub(super) fn install() -> Outcome {
    let packages: Vec<&str> = NEEDED
        .iter()
        .filter(|(program, _)| find_program(&[program]).is_none())
        .flat_map(|(_, packages)| packages.split(' '))
        .collect();
    if packages.is_empty() {
        return Ok(());
    }
    let line = format!("apt-get install --yes --no-install-recommends {}", packages.join(" "));
    if !is_root() || find_program(&["apt-get"]).is_none() {
        return Err(format!("browsers are missing; please run: sudo {line}").into());
    }
    say(&format!("browsers: {line} (about 2 minutes)"));
    quiet(program("apt-get").args(["update", "--quiet"]))?;
    quiet(program("apt-get").args(line.split(' ').skip(1)).env("DEBIAN_FRONTEND", "noninteractive"))
}
