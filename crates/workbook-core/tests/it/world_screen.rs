//! What the pair sees of a copy, as a text that can be compared.

use std::collections::BTreeSet;
use std::fmt::Write;

use serde_json::Value;
use workbook_core::entry::{How, Life};
use workbook_core::record::{self, Aim, DELETED, KINDS, Policy, Record};
use workbook_core::session::Session;
use workbook_core::view;

use crate::world_kinds::ticked;

/// Lists in order, every visible or binned record with its values and clashes, the bin, what
/// waits, and where the pair stands on each aim.
pub(crate) fn screen(session: &Session) -> String {
    let document = session.document();
    let mut out = String::new();
    for kind in KINDS {
        let list: Vec<_> = document.list(kind.name).collect();
        writeln!(out, "{} {list:?}", kind.name).unwrap();
    }
    let (bin, waiting): (Vec<_>, Vec<_>) = (document.bin().collect(), document.waiting().collect());
    writeln!(out, "bin {bin:?} waiting {waiting:?}").unwrap();
    for entry in document.entries() {
        let life = entry.life();
        if matches!(life, Life::Deleted(How::Undone | How::Emptied)) {
            continue;
        }
        write!(out, "{} {} {life:?}:", entry.kind(), entry.id()).unwrap();
        for (name, register) in entry.fields().filter(|(name, _)| *name != DELETED) {
            let values: BTreeSet<String> = match record::policy(entry.kind(), name) {
                Policy::Union => {
                    ticked(register.versions().iter().map(|v| &v.value)).into_iter().collect()
                }
                Policy::Newest => register.value().into_iter().map(Value::to_string).collect(),
                Policy::Settle => register
                    .versions()
                    .iter()
                    .map(|v| format!("{} {}", v.value, v.stamp.by.name()))
                    .collect(),
            };
            let nothing = register.versions().iter().all(|version| version.value.is_null());
            if !nothing {
                write!(out, " {name}={values:?}").unwrap();
            }
        }
        if entry.kind() == Aim::KIND.name {
            write!(out, " {:?}", view::agreement(document, entry)).unwrap();
        }
        out.push('\n');
    }
    out
}
