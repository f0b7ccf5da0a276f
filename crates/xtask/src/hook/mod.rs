//! The last step of every build, run by Trunk on its staging folder: one stylesheet, names by
//! content, the service worker, `version.json` and `_headers`.

mod names;
mod offline;
mod scripts;
mod styles;

use std::path::{Path, PathBuf};

use lexopt::Parser;

use crate::shell::{Outcome, read_text, root, write_file};
use crate::{dev, serve, tools};

/// `cargo xtask hook`
pub(crate) fn command(parser: &mut Parser) -> Outcome {
    tools::no_more(parser)?;
    let folder = std::env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .ok_or("this is run by Trunk, which names its folder in TRUNK_STAGING_DIR")?;
    let purpose =
        if std::env::var_os(dev::MARK).is_some() { Purpose::Development } else { Purpose::Release };
    finish(&folder, purpose)
}

/// What a build is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Purpose {
    /// Trunk's server, which adds an inline script and a socket to the page.
    Development,
    /// A static host.
    Release,
}

fn finish(folder: &Path, purpose: Purpose) -> Outcome {
    let page = folder.join("index.html");
    let mut html = read_text(&page)?;
    styles::join(folder, &mut html)?;
    if purpose == Purpose::Release {
        scripts::shrink(&scripts::all(folder)?)?;
    }
    let program =
        |attribute| names::named_by(&html, attribute).ok_or("index.html does not say what to load");
    let (js, wasm) = (program("data-js")?, program("data-wasm")?);
    for (name, new) in [
        ("recovery.js", "recovery.js"),
        ("boot.js", "boot.js"),
        (&js, "workbook.js"),
        (&wasm, "workbook.wasm"),
    ] {
        names::by_content(folder, &mut html, name, new)?;
    }
    let version = app_version()?;
    let about = match purpose {
        Purpose::Release => format!("data-version=\"{version}\" data-js="),
        Purpose::Development => {
            html = loosen(&html);
            format!("data-version=\"{version}\" data-offline=\"no\" data-js=")
        }
    };
    write_file(&page, html.replacen("data-js=", &about, 1))?;
    match purpose {
        Purpose::Release => {
            offline::finish(folder, &version)?;
            scripts::shrink(&[folder.join("sw.js")])
        }
        Purpose::Development => offline::none(folder),
    }
}

/// The policy under which Trunk's live reload works.
fn loosen(html: &str) -> String {
    let loose = serve::CONTENT_POLICY
        .replace("'wasm-unsafe-eval'", "'wasm-unsafe-eval' 'unsafe-inline'")
        .replace("connect-src 'self'", "connect-src 'self' ws: wss:");
    html.replace(serve::CONTENT_POLICY, &loose)
}

/// The version of the app, from its manifest.
fn app_version() -> Outcome<String> {
    let manifest = read_text(&root().join("Cargo.toml"))?;
    manifest
        .lines()
        .find_map(|line| line.strip_prefix("version = \"")?.strip_suffix('"'))
        .map(str::to_owned)
        .ok_or_else(|| "Cargo.toml names no version".into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_development_page_may_run_inline_scripts() {
        let page = format!("<meta content=\"{}\">", serve::CONTENT_POLICY);
        assert!(!page.contains("unsafe-inline"));
        assert!(loosen(&page).contains("'unsafe-inline'"));
    }

    #[test]
    fn the_version_is_the_one_of_the_app() {
        assert!(app_version().is_ok_and(|version| version.split('.').count() == 3));
    }
}
