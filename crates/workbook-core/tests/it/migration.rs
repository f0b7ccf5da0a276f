//! Files of earlier versions: the machinery, proved on a chain made up for the test.

use serde_json::{Map, Value, json};
use workbook_core::format::migration::{CHAIN, Chain, Step};
use workbook_core::format::{VERSION, decode, decode_text, decode_text_of};

use crate::format_sample::read;
use crate::golden;
use crate::hostile_sample::{ID, with};

/// A made-up history: version 1 called an aim a goal, version 2 called its title a name.
const TOLD: Chain = Chain { oldest: 1, newest: 3, steps: &[NAME_TO_TITLE, GOAL_TO_AIM] };

const GOAL_TO_AIM: Step = Step {
    from: 1,
    head: |members| rename(members, "pair", "book"),
    record: |record| {
        if record["kind"] == "goal" {
            record["kind"] = json!("aim");
        }
    },
};

const NAME_TO_TITLE: Step = Step {
    from: 2,
    head: |members| rename(members, "name", "title"),
    record: |record| {
        if let Some(fields) = record["fields"].as_object_mut() {
            rename(fields, "name", "title");
        }
    },
};

fn rename(members: &mut Map<String, Value>, from: &str, to: &str) {
    if let Some(value) = members.remove(from) {
        members.insert(to.to_owned(), value);
    }
}

#[test]
fn g1_every_version_from_the_oldest_to_the_present_one_has_exactly_one_step() {
    assert_eq!((CHAIN.newest, CHAIN.gap()), (VERSION, None));
    assert_eq!(TOLD.gap(), None);
    assert_eq!(Chain { steps: &[NAME_TO_TITLE], ..TOLD }.gap(), Some(1));
    assert_eq!(Chain { steps: &[GOAL_TO_AIM], ..TOLD }.gap(), Some(2));
    assert_eq!(Chain { steps: &[GOAL_TO_AIM, NAME_TO_TITLE, GOAL_TO_AIM], ..TOLD }.gap(), Some(1));
    assert_eq!(Chain { newest: 2, ..TOLD }.gap(), Some(2));
    assert_eq!(Chain { newest: 4, ..TOLD }.gap(), Some(3));
}

#[test]
fn g2_each_step_runs_in_order_and_only_those_that_are_needed() {
    let check = |version: u64, kind: &str, title: Option<&str>| {
        let mut record = json!({"fields": {"name": "Sleep"}, "id": ID, "kind": "goal"});
        TOLD.record(version, &mut record);
        assert_eq!(record["kind"], kind);
        let entry = decode(record).unwrap().entry;
        assert_eq!(entry.value("title").and_then(Value::as_str), title);
    };
    check(1, "aim", Some("Sleep"));
    check(2, "goal", Some("Sleep"));
    check(3, "goal", None);
    let mut head = json!({"pair": "x", "name": "Ours"}).as_object().unwrap().clone();
    TOLD.head(1, &mut head);
    assert_eq!(Value::Object(head), json!({"book": "x", "title": "Ours"}));
}

#[test]
fn g2_each_step_of_the_program_changes_the_golden_file_it_was_written_for() {
    for step in CHAIN.steps {
        let changes = golden::files(step.from).iter().any(|(_, text)| {
            let mut file: Value = serde_json::from_str(text).unwrap();
            let before = file.clone();
            (step.head)(file.as_object_mut().unwrap());
            file["records"].as_array_mut().unwrap().iter_mut().for_each(step.record);
            file != before
        });
        assert!(changes, "the step from version {} has nothing to show for it", step.from);
    }
}

#[test]
fn g2_a_step_leaves_alone_what_it_does_not_understand() {
    for odd in [json!(null), json!([]), json!({"fields": 3}), json!({"kind": {}})] {
        let mut record = odd.clone();
        if record.is_object() {
            TOLD.record(1, &mut record);
        }
        CHAIN.record(1, &mut record);
        assert_eq!(record.get("kind"), odd.get("kind"));
    }
}

#[test]
fn g2_a_stored_record_of_the_present_version_is_read_as_it_is() {
    let text = with("kind", json!("aim"));
    assert_eq!(decode_text_of(&text, VERSION), decode_text(&text));
}

#[test]
fn g3_every_released_version_has_golden_files_that_open_without_a_problem() {
    for version in CHAIN.oldest..=CHAIN.newest {
        let files = golden::files(version);
        assert!(!files.is_empty(), "version {version} has no golden file");
        for (name, text) in files {
            let imported = read(&text);
            assert_eq!((imported.problems, imported.unreadable), (vec![], vec![]), "{name}");
            assert!(!imported.entries.is_empty(), "{name}");
        }
    }
}
