//! One stylesheet out of many: `style/index.css` with all it imports, and the recovery panel's.

use std::fs;
use std::path::Path;

use super::names;
use crate::shell::{Outcome, output, program, read_text, root, write_file};

/// Replaces the stylesheet that Trunk copied by the joined one.
pub(super) fn join(folder: &Path, html: &mut String) -> Outcome {
    let copied = stylesheet(html).ok_or("index.html links no stylesheet")?;
    let css = output(program("node").args([
        "crates/xtask/node/styles.mjs",
        "style/index.css",
        "style/recovery.css",
    ]))?;
    let order = read_text(&root().join("style/layers.css"))?;
    if !keeps_order(&layers(&css), &layers(&order)) {
        return Err("the joined stylesheet does not keep the order of style/layers.css".into());
    }
    let joined = names::hashed("app.css", css.as_bytes());
    write_file(&folder.join(&joined), css)?;
    fs::remove_file(folder.join(&copied))?;
    *html = html.replace(&copied, &joined).replace(" data-integrity=\"none\"", "");
    Ok(())
}

/// Whether layers come in the wanted order. Some may be missing: an empty one is left out.
fn keeps_order(layers: &[&str], wanted: &[&str]) -> bool {
    layers.iter().map(|name| wanted.iter().position(|wanted| wanted == name)).is_sorted()
}

/// The layers of a stylesheet in the order in which it names them first.
fn layers(css: &str) -> Vec<&str> {
    let mut layers: Vec<&str> = Vec::new();
    for piece in css.split("@layer").skip(1) {
        let end = piece.find([';', '{']).unwrap_or(piece.len());
        for name in piece.get(..end).unwrap_or_default().split(',').map(str::trim) {
            if !layers.contains(&name) {
                layers.push(name);
            }
        }
    }
    layers
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
    fn layers_come_in_the_order_of_their_first_mention() {
        assert_eq!(layers("@layer a, b;\n@layer c{x{}}@layer a{y{}}"), ["a", "b", "c"]);
        assert_eq!(layers("x{}"), [""; 0]);
        assert!(keeps_order(&["a", "c"], &["a", "b", "c"]));
        assert!(!keeps_order(&["c", "a"], &["a", "b", "c"]));
    }

    #[test]
    fn the_stylesheet_is_found_whatever_the_order_of_attributes() {
        let html = r#"<link rel="preload" href="./x"><link href="./a-1.css" rel="stylesheet">"#;
        assert_eq!(stylesheet(html).as_deref(), Some("a-1.css"));
        assert_eq!(stylesheet("<link rel=\"icon\" href=\"x\">"), None);
    }
}
