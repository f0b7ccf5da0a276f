//! Which file answers which address, and in which form.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::SystemTime;

use super::compress::{self, Packed};
use super::headers::{cache_rule, is_compressible, media_type};
use crate::digest;
use crate::shell::{Outcome, files_below};

/// A folder of files under an address.
pub(super) struct Site {
    root: PathBuf,
    under: String,
    seen: Mutex<BTreeMap<PathBuf, Arc<Page>>>,
}

/// A file as it was read last.
struct Page {
    changed: Option<SystemTime>,
    tag: String,
    plain: Arc<[u8]>,
    packed: Option<Packed>,
}

/// An answer, without the headers that all have.
pub(super) struct Reply {
    pub(super) status: u16,
    pub(super) headers: Vec<(&'static str, String)>,
    pub(super) body: Arc<[u8]>,
}

impl Reply {
    /// A plain sentence, never kept.
    pub(super) fn text(status: u16, body: &str) -> Self {
        Self {
            status,
            headers: vec![
                ("Content-Type", media_type("x.txt").into()),
                ("Cache-Control", "no-store".into()),
            ],
            body: body.as_bytes().into(),
        }
    }
}

impl Site {
    /// The files of a folder; `under` is the path they stand under, often none.
    pub(super) fn new(root: PathBuf, under: &str) -> Self {
        let under = under.trim_matches('/');
        Self {
            root,
            under: if under.is_empty() { String::new() } else { format!("{under}/") },
            seen: Mutex::default(),
        }
    }

    /// The path the files stand under: empty, or ending in a slash.
    pub(super) fn under(&self) -> &str {
        &self.under
    }

    /// Compresses every file that gains by it, before the first request.
    pub(super) fn compress_all(&self) -> Outcome {
        let mut files = files_below(&self.root)?;
        files.retain(|path| is_compressible(&path.to_string_lossy()));
        compress::prepare(&files)
    }

    /// The answer to a request for an address.
    pub(super) fn find(&self, url: &str, encodings: &str, known_tag: &str) -> Reply {
        let missing = || Reply::text(404, "There is nothing at this address.\n");
        let Some(path) = self.locate(url) else {
            return missing();
        };
        let Some(page) = self.page(&path) else {
            return missing();
        };
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let mut headers = vec![
            ("Content-Type", media_type(&name).to_owned()),
            ("Cache-Control", cache_rule(&name).to_owned()),
            ("ETag", page.tag.clone()),
        ];
        if page.packed.is_some() {
            headers.push(("Vary", "Accept-Encoding".into()));
        }
        if known_tag == page.tag {
            return Reply { status: 304, headers, body: Arc::from([]) };
        }
        let (coding, body) = match &page.packed {
            Some(packed) if accepts(encodings, "br") => (Some("br"), &packed.brotli),
            Some(packed) if accepts(encodings, "gzip") => (Some("gzip"), &packed.gzip),
            _ => (None, &page.plain),
        };
        if let Some(coding) = coding {
            headers.push(("Content-Encoding", coding.into()));
        }
        Reply { status: 200, headers, body: Arc::clone(body) }
    }

    /// The file an address means, if it is one of this folder.
    fn locate(&self, url: &str) -> Option<PathBuf> {
        let path = url.split(['?', '#']).next()?.strip_prefix('/')?;
        let path = decode(path)?;
        let mut file = self.root.clone();
        for part in path.strip_prefix(&self.under)?.split('/') {
            if part == ".." || part.contains(['\\', ':', '\0']) {
                return None;
            }
            file.push(part);
        }
        if file.is_dir() {
            file.push("index.html");
        }
        // A link inside the folder may point out of it; what it points to is not served.
        let (file, root) = (file.canonicalize().ok()?, self.root.canonicalize().ok()?);
        file.starts_with(root).then_some(file)
    }

    fn page(&self, path: &Path) -> Option<Arc<Page>> {
        let changed = fs::metadata(path).ok()?.modified().ok();
        let known = self.seen.lock().ok()?.get(path).cloned();
        if let Some(page) = known.filter(|page| changed.is_some() && page.changed == changed) {
            return Some(page);
        }
        let bytes = fs::read(path).ok()?;
        let packed = is_compressible(&path.to_string_lossy())
            .then(|| compress::packed(path, &bytes))
            .flatten();
        let page = Arc::new(Page {
            changed,
            tag: format!("\"{}\"", digest::short(&bytes)),
            plain: bytes.into(),
            packed,
        });
        self.seen.lock().ok()?.insert(path.to_path_buf(), Arc::clone(&page));
        Some(page)
    }
}

/// Whether a file name carries the hash of its content: 16 hexadecimal digits after a hyphen.
pub(crate) fn is_hashed(name: &str) -> bool {
    name.split('-').skip(1).any(|part| {
        let digits = part.chars().take_while(char::is_ascii_hexdigit).count();
        let after = part.get(digits..).unwrap_or_default();
        digits == 16 && (after.starts_with('.') || after.starts_with('_'))
    })
}

/// Whether a browser takes this coding: named, and not with quality 0.
fn accepts(encodings: &str, coding: &str) -> bool {
    encodings.split(',').any(|entry| {
        let mut parts = entry.split(';').map(str::trim);
        parts.next() == Some(coding)
            && !parts.any(|part| part.strip_prefix("q=").is_some_and(|q| q.parse() == Ok(0.0)))
    })
}

/// Undoes percent-encoding; `None` if what stands there is no UTF-8 text.
fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = path.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        if *first == b'%' {
            let digits = std::str::from_utf8(tail.get(..2)?).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            rest = tail.get(2..)?;
        } else {
            bytes.push(*first);
            rest = tail;
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::{root, write_file};

    fn site(name: &str, under: &str) -> Site {
        let folder = root().join("target").join("xtask-tests").join(name);
        for (file, text) in
            [("index.html", "<p>hello</p>"), ("a b.txt", "spaced"), ("inner/index.html", "inner")]
        {
            assert!(write_file(&folder.join(file), text).is_ok());
        }
        Site::new(folder, under)
    }

    fn status(site: &Site, url: &str) -> u16 {
        site.find(url, "", "").status
    }

    #[test]
    fn nothing_outside_the_folder_is_served() {
        let site = site("outside", "");
        for url in [
            "/../Cargo.toml",
            "/..%2fCargo.toml",
            "/%2e%2e/Cargo.toml",
            "/inner/../../x",
            "/..\\Cargo.toml",
            "//etc/hosts",
            "/%00",
            "/%ff",
            "/%",
            "http://other/",
        ] {
            assert_eq!(status(&site, url), 404, "{url}");
        }
    }

    #[test]
    fn a_folder_answers_with_its_page_and_a_query_changes_nothing() {
        let site = site("folder", "");
        for url in ["/", "/index.html", "/?sw=off", "/inner/", "/a%20b.txt"] {
            assert_eq!(status(&site, url), 200, "{url}");
        }
    }

    #[test]
    fn under_a_path_only_that_path_answers() {
        let site = site("under", "/some/where/");
        assert_eq!(status(&site, "/some/where/"), 200);
        assert_eq!(status(&site, "/"), 404);
    }

    #[test]
    fn a_known_tag_is_answered_with_nothing_new() {
        let site = site("tag", "");
        let reply = site.find("/a%20b.txt", "", "");
        let tag = reply.headers.iter().find(|(name, _)| *name == "ETag");
        let again = site.find("/a%20b.txt", "", tag.map_or("", |(_, tag)| tag.as_str()));
        assert_eq!((again.status, again.body.len()), (304, 0));
    }

    #[test]
    fn a_coding_with_quality_nought_is_refused() {
        assert!(accepts("gzip, deflate, br", "br"));
        assert!(accepts("br;q=0.5", "br"));
        assert!(!accepts("br;q=0, gzip", "br"));
        assert!(!accepts("brotli", "br"));
    }
}
