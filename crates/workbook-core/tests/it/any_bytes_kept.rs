//! What must hold for any bytes holds for those in which a fault was found once, and for good files.
//! Not for looking for others: `cargo xtask fuzz` does.

use std::fs;
use std::path::PathBuf;

use crate::any_bytes::{Holds, TARGETS};

fn fixtures(folder: &str) -> Vec<(String, Vec<u8>)> {
    let folder =
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures").join(folder);
    let Ok(list) = fs::read_dir(folder) else { return Vec::new() };
    let paths = list.map(|file| file.unwrap().path()).filter(|path| path.is_file());
    paths.map(|path| (path.display().to_string(), fs::read(&path).unwrap())).collect()
}

fn target(name: &str) -> Holds {
    TARGETS.iter().find(|(target, _)| *target == name).expect("there is one").1
}

#[test]
fn what_fuzzing_found_stays_mended() {
    for (name, holds) in TARGETS {
        for (path, bytes) in fixtures(&format!("hostile/{name}")) {
            println!("{path}");
            holds(&bytes);
        }
    }
}

#[test]
fn golden_files_and_their_records_keep_every_law() {
    let (import, record) = (target("import"), target("record"));
    for (path, bytes) in fixtures("export/v1") {
        println!("{path}");
        import(&bytes);
        let text = String::from_utf8(bytes).unwrap();
        let records = text.lines().map(|line| line.trim().trim_end_matches(','));
        let records: Vec<&str> = records.filter(|line| line.starts_with("{\"")).collect();
        for some in records.windows(3) {
            record(some[0].as_bytes());
            record(some.join("\n").as_bytes());
        }
    }
}
