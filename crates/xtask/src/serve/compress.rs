//! Compressed copies of files, made once for each content and kept in `target/compressed`.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::Arc;

use crate::digest;
use crate::shell::{Outcome, program, read_bytes, root};

/// The two compressed forms of one file.
pub(super) struct Packed {
    pub(super) brotli: Arc<[u8]>,
    pub(super) gzip: Arc<[u8]>,
}

/// How many bytes a file takes, on disk and on the way.
#[derive(Clone, Copy, Default)]
pub(crate) struct Sizes {
    pub(crate) raw: usize,
    pub(crate) gzip: usize,
    pub(crate) brotli: usize,
}

/// Makes the compressed copies of these files where they are missing.
pub(super) fn prepare(paths: &[PathBuf]) -> Outcome {
    let mut list = Vec::new();
    for path in paths {
        let hash = digest::hex(&read_bytes(path)?);
        if !copy(&hash, "br").is_file() {
            list.push(format!("{hash}\t{}\n", path.display()));
        }
    }
    if list.is_empty() {
        return Ok(());
    }
    fs::create_dir_all(folder())?;
    let mut node = program("node")
        .arg("crates/xtask/node/compress.mjs")
        .arg(folder())
        .stdin(Stdio::piped())
        .spawn()
        .map_err(|error| format!("node cannot be started: {error}"))?;
    if let Some(mut input) = node.stdin.take() {
        input.write_all(list.concat().as_bytes())?;
    }
    if node.wait()?.success() { Ok(()) } else { Err("files could not be compressed".into()) }
}

/// The compressed copies of one file.
pub(super) fn packed(path: &Path, bytes: &[u8]) -> Option<Packed> {
    let hash = digest::hex(bytes);
    if !copy(&hash, "br").is_file() {
        prepare(&[path.to_path_buf()]).ok()?;
    }
    Some(Packed {
        brotli: fs::read(copy(&hash, "br")).ok()?.into(),
        gzip: fs::read(copy(&hash, "gz")).ok()?.into(),
    })
}

/// The sizes of a file.
pub(crate) fn sizes(path: &Path) -> Outcome<Sizes> {
    let bytes = read_bytes(path)?;
    let packed = packed(path, &bytes).ok_or("a file could not be compressed")?;
    Ok(Sizes { raw: bytes.len(), gzip: packed.gzip.len(), brotli: packed.brotli.len() })
}

fn folder() -> PathBuf {
    root().join("target").join("compressed")
}

fn copy(hash: &str, kind: &str) -> PathBuf {
    folder().join(format!("{hash}.{kind}"))
}
