//! The last step of every build, run by Trunk on its staging folder: one stylesheet, names by
//! content, the service worker, `version.json` and `_headers`.

mod marker;
mod names;
mod offline;
mod scripts;
mod styles;

use std::path::{Path, PathBuf};

use lexopt::Parser;

use crate::shell::{Outcome, read_bytes, read_text, root, write_file};
use crate::{dev, digest, serve, tools};

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
    if purpose == Purpose::Release {
        scripts::stays_here(&folder.join(&js))?;
    }
    let mut bytes = read_bytes(&folder.join(&wasm))?;
    marker::level(&mut bytes);
    write_file(&folder.join(&wasm), &bytes)?;
    for (name, new) in [
        ("recovery.js", "recovery.js"),
        ("boot.js", "boot.js"),
        (&js, "workbook.js"),
        (&wasm, "workbook.wasm"),
    ] {
        names::by_content(folder, &mut html, name, new)?;
    }
    let about = About { version: app_version()?, wasm: digest::hex(&bytes) };
    let mut facts = about.attributes();
    if purpose == Purpose::Development {
        html = loosen(&html);
        facts.push_str("data-offline=\"no\" ");
    }
    write_file(&page, html.replacen("data-js=", &format!("{facts}data-js="), 1))?;
    match purpose {
        Purpose::Release => {
            offline::finish(folder, &about)?;
            scripts::shrink(&[folder.join("sw.js")])
        }
        Purpose::Development => offline::none(folder),
    }
}

/// What a build says of itself.
struct About {
    version: String,
    /// The SHA-256 of the wasm, all of it.
    wasm: String,
}

impl About {
    /// For the page's own script. Of the hash as much as the file's name has, and About shows.
    fn attributes(&self) -> String {
        let short: String = self.wasm.chars().take(digest::SHORT).collect();
        format!("data-version=\"{}\" data-build=\"{short}\" ", self.version)
    }
}

/// The policy under which Trunk's live reload works.
fn loosen(html: &str) -> String {
    let loose = serve::CONTENT_POLICY
        .replace("'wasm-unsafe-eval'", "'wasm-unsafe-eval' 'unsafe-inline'")
        .replace("connect-src 'self'", "connect-src 'self' ws: wss:")
        .replace(serve::TRUSTED_TYPES, "");
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
        assert!(page.contains("require-trusted-types-for"));
        assert!(loosen(&page).contains("'unsafe-inline'"));
        assert!(!loosen(&page).contains("trusted-types"));
    }

    #[test]
    fn the_page_is_told_as_much_of_the_hash_as_the_name_of_the_wasm_has() {
        let about = About { version: "1.2.3".into(), wasm: digest::hex(b"wasm") };
        let name = names::hashed("workbook.wasm", b"wasm");
        let told = names::named_by(&about.attributes(), "data-build").unwrap_or_default();
        assert_eq!(name, format!("workbook-{told}.wasm"));
        assert_eq!(names::named_by(&about.attributes(), "data-version").as_deref(), Some("1.2.3"));
    }

    #[test]
    fn the_version_is_the_one_of_the_app() {
        assert!(app_version().is_ok_and(|version| version.split('.').count() == 3));
    }
}
