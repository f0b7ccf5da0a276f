//! Names by content: a file whose name tells what it holds may be kept by a browser for ever.

use std::fs;
use std::path::Path;

use crate::digest;
use crate::shell::{Outcome, read_bytes};

/// Gives a file the hash of its content as part of its name, in the folder and in the page.
pub(super) fn by_content(folder: &Path, html: &mut String, name: &str, new: &str) -> Outcome {
    let hashed = hashed(new, &read_bytes(&folder.join(name))?);
    let (old, new) = (format!("\"./{name}\""), format!("\"./{hashed}\""));
    if !html.contains(&old) {
        return Err(format!("index.html does not mention {old}").into());
    }
    fs::rename(folder.join(name), folder.join(&hashed))?;
    *html = html.replace(&old, &new);
    Ok(())
}

/// `boot.js` becomes `boot-0123456789abcdef.js`.
pub(super) fn hashed(name: &str, bytes: &[u8]) -> String {
    let (stem, end) = name.rsplit_once('.').unwrap_or((name, ""));
    format!("{stem}-{}.{end}", digest::short(bytes))
}

/// The file that an attribute of the page names, without the leading `./`.
pub(super) fn named_by(html: &str, attribute: &str) -> Option<String> {
    let (_, value) = html.split_once(&format!("{attribute}=\""))?;
    let (value, _) = value.split_once('"')?;
    Some(value.trim_start_matches("./").to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_tells_its_content() {
        assert_eq!(hashed("boot.js", b""), "boot-e3b0c44298fc1c14.js");
        assert!(crate::serve::is_hashed(&hashed("boot.js", b"x")));
    }

    #[test]
    fn a_name_is_read_from_its_attribute() {
        let html = "<script data-js=\"./a-1.js\" data-wasm=\"./a-1_bg.wasm\"></script>";
        assert_eq!(named_by(html, "data-wasm").as_deref(), Some("a-1_bg.wasm"));
        assert_eq!(named_by(html, "data-version"), None);
    }
}
