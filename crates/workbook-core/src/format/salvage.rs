//! A damaged file, line by line. The files this program writes hold one record in each line and
//! one member of the head in each line, so damage in one line leaves the others readable.
//! Not for sound files ([`super::envelope`]) nor for damaged files laid out otherwise.

use std::ops::Range;

use serde_json::{Map, Value};

use super::strict;

/// What the lines of a damaged file still give.
#[derive(Default)]
pub(super) struct Salvaged {
    /// The members of the head that could be read.
    pub(super) members: Map<String, Value>,
    /// Where the records stand, readable or not.
    pub(super) records: Vec<Range<usize>>,
}

/// Looks at each line by itself.
pub(super) fn read(text: &str) -> Salvaged {
    let mut found = Salvaged::default();
    let mut start = 0;
    let mut in_records = false;
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        let body = line.trim_start();
        let body_start = end - body.len();
        let body = body.trim_end().trim_end_matches(',');
        start = end;
        if body.starts_with("\"records\"") {
            in_records = true;
        } else if body.starts_with(']') {
            in_records = false;
        } else if let Some((name, value)) = member(body) {
            found.members.insert(name, value);
        } else if body.len() > 1 && (in_records || body.starts_with("{\"")) {
            found.records.push(body_start..body_start + body.len());
        }
    }
    found
}

/// A line such as `"book": "…"`.
fn member(line: &str) -> Option<(String, Value)> {
    if !line.starts_with('"') {
        return None;
    }
    match strict::parse(&format!("{{{line}}}")) {
        Ok(Value::Object(map)) if map.len() == 1 => map.into_iter().next(),
        Ok(_) | Err(_) => None,
    }
}
