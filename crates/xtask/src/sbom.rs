//! `cargo xtask sbom`: a bill of materials of what ships, as `CycloneDX` 1.6, on standard output or in
//! a file. The same text for the same lock files: no time, no random number.

use std::path::PathBuf;

use lexopt::Parser;
use lexopt::prelude::*;
use serde_json::{Value, json};

use crate::packages::{self, Package};
use crate::shell::{Outcome, say, write_file};

/// `cargo xtask sbom`
pub(crate) fn command(parser: &mut Parser) -> Outcome {
    let mut into = None;
    while let Some(argument) = parser.next()? {
        match argument {
            Long("out") => into = Some(PathBuf::from(parser.value()?)),
            other => return Err(other.unexpected().into()),
        }
    }
    let crates = packages::crates()?.shipped;
    let npm = packages::npm()?;
    let count = crates.len() + npm.len();
    let text = format!("{:#}\n", bill(&crates, &npm));
    match into {
        Some(path) => {
            write_file(&path, text)?;
            say(&format!("sbom: {count} parts"));
        }
        None => print!("{text}"),
    }
    Ok(())
}

fn bill(crates: &[Package], npm: &[Package]) -> Value {
    let mut parts: Vec<Value> = crates.iter().map(|package| part(package, "cargo")).collect();
    parts.extend(npm.iter().map(|package| part(package, "npm")));
    parts.sort_by_key(|part| part["purl"].to_string());
    json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": { "component": {
            "type": "application",
            "name": "coproduction-workbook",
            "version": env!("CARGO_PKG_VERSION"),
        } },
        "components": parts,
    })
}

fn part(package: &Package, from: &str) -> Value {
    let Package { name, version, licence, .. } = package;
    // A scope of npm begins with a sign that has a meaning in such an address.
    let purl = format!("pkg:{from}/{}@{version}", name.replace('@', "%40"));
    // Old packages write a slash where SPDX has a word.
    let licence = licence.replace('/', " OR ");
    json!({
        "type": "library",
        "bom-ref": purl,
        "name": name,
        "version": version,
        "purl": purl,
        "licenses": [{ "expression": licence }],
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn package(name: &str, licence: &str) -> Package {
        let (name, version, licence) = (name.to_owned(), "1.2.3".to_owned(), licence.to_owned());
        Package { name, version, licence, folder: PathBuf::new() }
    }

    #[test]
    fn each_part_has_its_address_and_licence_once_and_in_order() {
        let bill = bill(
            &[package("zip", "MIT/Apache-2.0"), package("alpha", "MIT")],
            &[package("@scope/font", "OFL-1.1")],
        );
        let parts = bill["components"].as_array().cloned().unwrap_or_default();
        let purls: Vec<&str> = parts.iter().filter_map(|part| part["purl"].as_str()).collect();
        assert_eq!(
            purls,
            ["pkg:cargo/alpha@1.2.3", "pkg:cargo/zip@1.2.3", "pkg:npm/%40scope/font@1.2.3"]
        );
        assert_eq!(parts[1]["licenses"][0]["expression"], "MIT OR Apache-2.0");
    }

    #[test]
    fn what_ships_is_in_it() -> Outcome {
        let bill = bill(&packages::crates()?.shipped, &packages::npm()?);
        let text = bill.to_string();
        assert!(text.contains("pkg:cargo/leptos@") && text.contains("pkg:cargo/serde_json@"));
        Ok(())
    }
}
