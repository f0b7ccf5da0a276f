//! Small records and files as another program, or nobody, would write them.

use serde_json::{Value, json};
use workbook_core::format::Position;

use crate::format_sample::BOOK;

pub(crate) const ID: &str = "00000000000000000000000001";
pub(crate) const STAMP: &str = "3.0000000000007.patient.2026-11-20T08:00:00.000Z";

pub(crate) fn at(line: usize, column: usize) -> Position {
    Position { line, column }
}

/// A file around records.
pub(crate) fn wrap(records: &str) -> String {
    let book = BOOK.to_string();
    format!(
        "{{\"book\":\"{book}\",\"format\":\"coproduction-workbook\",\"records\":[{records}],\"version\":1}}"
    )
}

/// A record of these fields.
pub(crate) fn record(fields: &Value) -> Value {
    let names: Vec<&String> = fields.as_object().unwrap().keys().collect();
    json!({"fields": fields, "id": ID, "kind": "aim", "stamps": {STAMP: names}})
}

/// A good record with one member put in, or another in its place.
pub(crate) fn with(member: &str, value: Value) -> String {
    let mut record = record(&json!({"title": "Sleep"}));
    record[member] = value;
    record.to_string()
}
