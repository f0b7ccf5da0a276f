//! The shipped JSON Schema is the one the record structs give.
//! Run with `--features schema`; with WRITE_SCHEMA=1 it writes the file.

use std::fs;
use std::path::Path;

use workbook_core::format::schema::schema;

#[test]
fn f9_the_shipped_schema_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/workbook.schema.json");
    let mut text = serde_json::to_string_pretty(&schema()).unwrap();
    text.push('\n');
    if std::env::var_os("WRITE_SCHEMA").is_some() {
        fs::write(&path, &text).unwrap();
    }
    let shipped = fs::read_to_string(&path).unwrap();
    assert!(shipped == text, "docs/workbook.schema.json is out of date: run with WRITE_SCHEMA=1");
}
