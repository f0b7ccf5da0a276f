//! One stylesheet out of many: `style/index.css` with all it imports, and the recovery panel's.

use std::fs;
use std::path::Path;

use super::names;
use crate::shell::{Outcome, output, program, write_file};

/// Replaces the stylesheet that Trunk copied by the joined one.
pub(super) fn join(folder: &Path, html: &mut String) -> Outcome {
    let copied = stylesheet(html).ok_or("index.html links no stylesheet")?;
    let css = output(program("node").args([
        "crates/xtask/node/styles.mjs",
        "style/index.css",
        "style/recovery.css",
    ]))?;
    let joined = names::hashed("app.css", css.as_bytes());
    write_file(&folder.join(&joined), css)?;
    fs::remove_file(folder.join(&copied))?;
    *html = html.replace(&copied, &joined);
    Ok(())
}

/// The file the page's only stylesheet link leads to.
fn stylesheet(html: &str) -> Option<String> {
    let link = html.split("<link").find(|link| link.contains("rel=\"stylesheet\""))?;
    let (_, address) = link.split_once("href=\"")?;
    let (address, _) = address.split_once('"')?;
    Some(address.trim_start_matches("./").to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stylesheet_is_found_whatever_the_order_of_attributes() {
        let html = r#"<link rel="preload" href="./x"><link href="./a-1.css" rel="stylesheet">"#;
        assert_eq!(stylesheet(html).as_deref(), Some("a-1.css"));
        assert_eq!(stylesheet("<link rel=\"icon\" href=\"x\">"), None);
    }
}
