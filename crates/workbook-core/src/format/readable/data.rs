//! The workbook's file in a readable copy: found by its element, whatever else the page holds.
//! A page that a browser saved again, or that breaks off, is read as far as it goes.

use crate::format::encoding::Foreign;
use crate::format::error::ImportError;

/// The beginning of every element that may hold it.
const TAG: &str = "<script";
/// How long the beginning of that element may be, in bytes.
const LONGEST_TAG: usize = 400;

/// The workbook's file in a page. Before it stand as many line ends as in the page, so that a line
/// keeps its number.
pub(in crate::format) fn data_of(page: &str) -> Result<String, ImportError> {
    let mut found = None;
    let mut from = 0;
    while let Some((start, end)) = next(page, from) {
        if found.replace(start..end).is_some() {
            return Err(ImportError::TwoWorkbooks);
        }
        from = end;
    }
    let found = found.ok_or(ImportError::Foreign(Foreign::Html))?;
    let before = page.get(..found.start).unwrap_or_default();
    let lines = before.bytes().filter(|byte| *byte == b'\n').count();
    let mut out = "\n".repeat(lines);
    out.push_str(page.get(found).unwrap_or_default());
    Ok(out)
}

/// Where the content of the next element that holds a workbook begins and ends.
fn next(page: &str, mut from: usize) -> Option<(usize, usize)> {
    loop {
        let tag = find(page, TAG, from)?;
        let inside = page.get(tag..)?.bytes().take(LONGEST_TAG).position(|byte| byte == b'>');
        let Some(inside) = inside else {
            from = tag + TAG.len();
            continue;
        };
        let start = tag + inside + 1;
        let is = page.get(tag..start).unwrap_or_default().to_ascii_lowercase();
        let words: Vec<&str> = is.split(['"', '\'', ' ', '\t', '\n', '=', '>']).collect();
        if words.contains(&"application/json") && words.contains(&"workbook") {
            return Some((start, find(page, "</script", start).unwrap_or(page.len())));
        }
        from = start;
    }
}

/// Where some letters stand from a place on, large or small.
fn find(page: &str, wanted: &str, from: usize) -> Option<usize> {
    let (bytes, wanted) = (page.as_bytes(), wanted.as_bytes());
    let rest = bytes.get(from..)?;
    let mut windows = rest.windows(wanted.len());
    windows.position(|here| here.eq_ignore_ascii_case(wanted)).map(|at| from + at)
}
