//! The JSON Schema of the file: the envelope by hand, the fields of each kind from its struct.
//! Only for making `docs/workbook.schema.json`; the app never carries this.

use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Map, Value, json};

use super::{FORMAT, NAME_LIMIT, TEXT_LIMIT, VERSION};
use crate::record::{
    Acceptance, Aim, Barrier, Canvas, Card, Edge, Helper, Link, Note, Person, Readiness, Record,
    Reply, Score, Step, Template, Workbook, Zone,
};
use crate::stamp::Seat;

/// The schema of a file of the present version.
pub fn schema() -> Value {
    let mut generator = schemars::generate::SchemaSettings::draft2020_12().into_generator();
    let kinds = [
        fields::<Workbook>(&mut generator),
        fields::<Person>(&mut generator),
        fields::<Aim>(&mut generator),
        fields::<Acceptance>(&mut generator),
        fields::<Score>(&mut generator),
        fields::<Readiness>(&mut generator),
        fields::<Barrier>(&mut generator),
        fields::<Step>(&mut generator),
        fields::<Helper>(&mut generator),
        fields::<Note>(&mut generator),
        fields::<Reply>(&mut generator),
        fields::<Link>(&mut generator),
        fields::<Canvas>(&mut generator),
        fields::<Card>(&mut generator),
        fields::<Edge>(&mut generator),
        fields::<Zone>(&mut generator),
        fields::<Template>(&mut generator),
    ];
    let seat = generator.subschema_for::<Seat>();
    let rules: Vec<Value> = kinds
        .iter()
        .map(|(kind, fields)| {
            json!({
                "if": { "properties": { "kind": { "const": kind } } },
                "then": { "properties": { "fields": fields } },
            })
        })
        .collect();
    let mut parts: Map<String, Value> = generator.take_definitions(true);
    parts.extend(shapes(&rules));
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Coproduction workbook",
        "description": "A workbook that one patient and one professional build together. Written \
            with names sorted and one record per line. Unknown fields and kinds are kept.",
        "type": "object",
        "required": ["book", "format", "records", "version"],
        "properties": {
            "book": { "$ref": "#/$defs/id", "description": "Which workbook this is." },
            "exported": {
                "description": "When, by whom and with what the file was saved.",
                "type": "object",
                "required": ["app", "at", "by"],
                "properties": {
                    "app": { "type": "string" },
                    "at": { "$ref": "#/$defs/time" },
                    "by": seat,
                },
            },
            "format": { "const": FORMAT },
            "records": {
                "description": "Everything in the workbook, sorted by kind, then id.",
                "type": "array",
                "items": { "$ref": "#/$defs/record" },
            },
            "title": {
                "description": "For showing only: the title is a field of the record `workbook`.",
                "type": "string",
            },
            "version": { "const": VERSION },
        },
        "$defs": parts,
    })
}

/// The shapes every kind shares.
fn shapes(rules: &[Value]) -> Map<String, Value> {
    let shapes = json!({
        "id": {
            "description": "128 bits as 26 characters of Crockford's base 32 in lower case.",
            "type": "string",
            "pattern": "^[0-7][0-9a-hjkmnp-tv-z]{25}$",
        },
        "time": {
            "description": "RFC 3339, years 0000 to 9999. Written in UTC, with milliseconds.",
            "type": "string",
            "format": "date-time",
        },
        "name": { "type": "string", "pattern": format!("^[A-Za-z0-9_-]{{1,{NAME_LIMIT}}}$") },
        "actor": {
            "description": "One page load that wrote: 64 bits as 13 characters.",
            "type": "string",
            "pattern": "^[0-9a-f][0-9a-hjkmnp-tv-z]{12}$",
        },
        "stamp": {
            "description": "Which write it was: counter, actor, seat and time, joined by points.",
            "type": "string",
            "pattern": "^(0|[1-9][0-9]{0,14})\\.[0-9a-f][0-9a-hjkmnp-tv-z]{12}\\.(patient|professional|both)\\..+$",
        },
        "value": {
            "description": format!("Any JSON; a text has at most {TEXT_LIMIT} characters."),
        },
        "counters": {
            "description": "For each actor, the highest counter.",
            "type": "object",
            "propertyNames": { "$ref": "#/$defs/actor" },
            "additionalProperties": {
                "type": "integer", "minimum": 0, "maximum": crate::stamp::MAX_COUNTER,
            },
        },
        "versions": {
            "description": "For each field, pairs of a value and its stamp, lowest stamp first.",
            "type": "object",
            "propertyNames": { "$ref": "#/$defs/name" },
            "additionalProperties": {
                "type": "array",
                "items": {
                    "type": "array",
                    "prefixItems": [{ "$ref": "#/$defs/value" }, { "$ref": "#/$defs/stamp" }],
                    "minItems": 2,
                    "maxItems": 2,
                },
            },
        },
        "record": {
            "type": "object",
            "required": ["fields", "id", "kind"],
            "properties": {
                "erased": {
                    "$ref": "#/$defs/counters",
                    "description": "What was written up to here lost its content for good.",
                },
                "fields": {
                    "description": "The values as they show.",
                    "type": "object",
                    "propertyNames": { "$ref": "#/$defs/name" },
                    "additionalProperties": { "$ref": "#/$defs/value" },
                },
                "id": { "$ref": "#/$defs/id" },
                "kind": { "$ref": "#/$defs/name" },
                "past": {
                    "$ref": "#/$defs/versions",
                    "description": "Replaced versions; at most the newest 20 writes of a field.",
                },
                "rivals": {
                    "$ref": "#/$defs/versions",
                    "description": "Versions that stand beside the one in `fields`.",
                },
                "seen": {
                    "$ref": "#/$defs/counters",
                    "description": "What the record has seen beyond what it holds.",
                },
                "stamps": {
                    "description": "Who wrote the values in `fields`: fields by stamp.",
                    "type": "object",
                    "propertyNames": { "$ref": "#/$defs/stamp" },
                    "additionalProperties": {
                        "type": "array",
                        "items": { "$ref": "#/$defs/name" },
                    },
                },
            },
            "allOf": rules,
        },
    });
    match shapes {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

/// What a kind says of its own fields. A field that was emptied is null, and an unknown word in
/// place of a known one is kept: it comes from a newer version.
fn fields<T: Record + JsonSchema>(generator: &mut SchemaGenerator) -> (&'static str, Value) {
    let whole = generator.root_schema_for::<T>().to_value();
    let mut properties = whole.get("properties").cloned().unwrap_or_default();
    if let Some(properties) = properties.as_object_mut() {
        for field in properties.values_mut() {
            let description = field.as_object_mut().and_then(|field| field.remove("description"));
            if let Some(field) = field.as_object_mut() {
                field.remove("default");
            }
            let plain = field.take();
            *field = json!({ "description": description, "anyOf": [plain, { "type": ["string", "null"] }] });
        }
    }
    (T::KIND.name, json!({ "description": whole.get("description"), "properties": properties }))
}
