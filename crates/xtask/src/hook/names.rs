//! Names by content: a file whose name tells what it holds may be kept by a browser for ever.

use std::fs;
use std::path::Path;

use crate::digest;
use crate::shell::{Outcome, read_bytes};

/// Gives a file the hash of its content as part of its name, in the folder and in the page.
pub(super) fn by_content(folder: &Path, html: &mut String, name: &str) -> Outcome {
    let hashed = hashed(name, &read_bytes(&folder.join(name))?);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_tells_its_content() {
        assert_eq!(hashed("boot.js", b""), "boot-e3b0c44298fc1c14.js");
        assert!(crate::serve::is_hashed(&hashed("boot.js", b"x")));
    }
}
