//! The clocks are for showing only: whatever they say, the same deeds give the same document.

use serde_json::Value;
use workbook_core::entry::{Entry, Parts, Register, Version};
use workbook_core::format;
use workbook_core::merge::merge;
use workbook_core::record::CREATED;
use workbook_core::stamp::Timestamp;

use crate::laws::{cases, one_history};

/// The record without any time in it.
fn timeless(entry: &Entry) -> String {
    let mut parts = Parts::from(entry.clone());
    let blank = |name: &str, versions: &[Version]| -> Vec<Version> {
        let mut versions = versions.to_vec();
        for version in &mut versions {
            version.stamp.at = Timestamp::from_ms(0);
            if name == CREATED {
                version.value = Value::Null;
            }
        }
        versions
    };
    for (name, register) in &mut parts.fields {
        *register = Register::new(blank(name.as_str(), register.versions()));
    }
    for (name, past) in &mut parts.past {
        *past = blank(name.as_str(), past);
    }
    format::encode_text(&parts.into())
}

#[test]
fn m9_laws_7_any_clocks_from_1970_to_2100_give_the_same_document() {
    for seed in 0..u64::try_from(cases().div_ceil(25)).unwrap() {
        let documents = [seed, seed + 1_000_000].map(|clock| {
            let (held, world) = one_history(seed, clock, merge, false);
            held.unwrap_or_else(|broken| panic!("{seed}, {clock}: {broken:?}"));
            let world = world.unwrap();
            world.copies[0].session.document().entries().map(timeless).collect::<Vec<_>>()
        });
        assert_eq!(documents[0], documents[1], "{seed}");
    }
}
