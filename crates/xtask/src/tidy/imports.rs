//! Imports go one way: core ← platform ← state ← parts ← feature ← app; `ui` sees neither core nor
//! state.
//! The browser is reached in `src/platform` alone.

use super::rust_text::{Code, PathUse};
use super::{File, Violation, line_of};

const BROWSER: [&str; 2] = ["web_sys", "js_sys"];

/// A part of the app's crate.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Area {
    Platform,
    State,
    I18n,
    Ui,
    Parts,
    Feature(String),
    App,
    /// Shared by all, such as `route`.
    Shared,
}

/// Every import that goes the wrong way.
pub(super) fn check(files: &[File]) -> Vec<Violation> {
    let ours = files.iter().filter(|file| file.is_rust() && file.is_below("src"));
    ours.flat_map(check_file).collect()
}

fn check_file(file: &File) -> Vec<Violation> {
    let module = module_of(&file.name);
    let area = area_of(&module);
    let code = Code::read(&file.text);
    let mut violations = Vec::new();
    for path in code.paths() {
        let why = wrong_way(&area, &module, &path).or_else(|| browser(file, &area, &path));
        if let Some(why) = why {
            violations.push(file.violation(line_of(&code.text, path.start), why));
        }
    }
    violations.dedup();
    violations
}

/// The module path of a file: `src/feature/aims/list.rs` is `feature::aims::list`.
fn module_of(name: &str) -> Vec<String> {
    let name = name.trim_start_matches("src/").trim_end_matches(".rs");
    let mut parts: Vec<String> = name.split('/').map(str::to_owned).collect();
    if matches!(parts.last().map(String::as_str), Some("mod" | "lib" | "main")) {
        parts.pop();
    }
    parts
}

fn area_of(module: &[String]) -> Area {
    let parts: Vec<&str> = module.iter().map(String::as_str).collect();
    match parts.as_slice() {
        ["platform", ..] => Area::Platform,
        ["state", ..] => Area::State,
        ["i18n", ..] => Area::I18n,
        ["ui", ..] => Area::Ui,
        ["parts", ..] => Area::Parts,
        ["feature", name, ..] => Area::Feature((*name).to_owned()),
        ["app", ..] => Area::App,
        _ => Area::Shared,
    }
}

/// What a path leads to inside the app's crate.
fn target(module: &[String], path: &PathUse) -> Option<Area> {
    let mut parts = path.parts.as_slice();
    let mut base = Vec::new();
    match parts.first().map(String::as_str) {
        Some("crate" | "workbook_app") => parts = parts.get(1..)?,
        Some("self") => {
            base = module.to_vec();
            parts = parts.get(1..)?;
        }
        Some("super") => {
            base = module.to_vec();
            while parts.first().is_some_and(|part| part == "super") {
                base.pop();
                parts = parts.get(1..)?;
            }
        }
        _ => return None,
    }
    base.extend(parts.iter().cloned());
    Some(area_of(&base))
}

fn wrong_way(from: &Area, module: &[String], path: &PathUse) -> Option<String> {
    if *from == Area::Ui && path.parts.first().is_some_and(|part| part == "workbook_core") {
        return Some("ui knows plain values only; it must not import the core".into());
    }
    let to = target(module, path)?;
    let wrong = match (from, &to) {
        (Area::Feature(from), Area::Feature(to)) => from != to,
        (Area::Platform, Area::State | Area::Parts | Area::Feature(_) | Area::App | Area::Ui)
        | (Area::State, Area::Parts | Area::Feature(_) | Area::App | Area::Ui)
        | (Area::I18n | Area::Ui, Area::State | Area::Parts | Area::Feature(_) | Area::App)
        | (Area::I18n, Area::Ui)
        | (Area::Parts, Area::Feature(_) | Area::App)
        | (Area::Feature(_), Area::App) => true,
        _ => false,
    };
    wrong.then(|| {
        format!(
            "{} must not import {}: imports go core, platform, state, parts, feature, app, and features do not know each other",
            name(from),
            name(&to)
        )
    })
}

fn name(area: &Area) -> String {
    match area {
        Area::Platform => "platform".into(),
        Area::State => "state".into(),
        Area::I18n => "i18n".into(),
        Area::Ui => "ui".into(),
        Area::Parts => "parts".into(),
        Area::Feature(name) => format!("feature/{name}"),
        Area::App => "app".into(),
        Area::Shared => "the crate".into(),
    }
}

fn browser(file: &File, from: &Area, path: &PathUse) -> Option<String> {
    if *from == Area::Platform {
        return None;
    }
    let is_browser = |part: &String| BROWSER.contains(&part.as_str()) || part.starts_with("gloo");
    let at = path.parts.iter().position(is_browser)?;
    let is_event = path.parts.get(at + 1).is_some_and(|part| part.ends_with("Event"));
    if is_event && file.is_below("src/feature") && file.name.ends_with("/pointer.rs") {
        return None;
    }
    Some(format!(
        "{} is reached through src/platform only, so that the rest can be tested without a browser",
        path.parts.get(at)?
    ))
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;
    use super::*;

    fn complaints(name: &str, text: &str) -> usize {
        lines(check, name, text).len()
    }

    #[test]
    fn an_import_against_the_current_is_found() {
        for (name, text) in [
            ("src/platform/clock.rs", "use crate::state::Save;"),
            ("src/state/save.rs", "fn f() { crate::feature::aims::go() }"),
            ("src/feature/aims/mod.rs", "use crate::{app::App};"),
            ("src/feature/aims/list.rs", "use crate::feature::home::Card;"),
            ("src/feature/aims/list.rs", "use super::super::home::Card;"),
            ("src/parts/clash.rs", "use crate::feature::aims::list;"),
            ("src/ui/button.rs", "use crate::parts::Typed;"),
            ("src/ui/button.rs", "use workbook_core::Aim;"),
            ("src/ui/button.rs", "use crate::state::Dispatch;"),
            ("src/i18n/mod.rs", "use crate::ui::Button;"),
            ("src/ui/button.rs", "use leptos::web_sys::Element;"),
            ("src/state/read.rs", "use gloo_storage::LocalStorage;"),
            ("src/feature/canvas/pointer.rs", "use web_sys::Element;"),
            ("src/feature/canvas/board.rs", "use web_sys::PointerEvent;"),
        ] {
            assert_eq!(complaints(name, text), 1, "{name}: {text}");
        }
    }

    #[test]
    fn an_import_with_the_current_is_not() {
        for (name, text) in [
            ("src/feature/aims/list.rs", "use super::{Card, words};"),
            ("src/feature/aims/list.rs", "use crate::{state::Read, ui::Button, route::Place};"),
            ("src/app.rs", "use crate::feature::home::Home;"),
            ("src/feature/aims/list.rs", "use crate::parts::Typed;"),
            ("src/state/save.rs", "use workbook_core::Session; use crate::platform::clock;"),
            ("src/state/ui.rs", "use super::read::Read;"),
            ("src/feature/canvas/pointer.rs", "use web_sys::PointerEvent;"),
            ("src/platform/clock.rs", "use js_sys::Date;"),
            ("src/ui/button.rs", "// use crate::state::Dispatch;"),
            ("crates/workbook-core/src/lib.rs", "use crate::state::x;"),
        ] {
            assert_eq!(complaints(name, text), 0, "{name}: {text}");
        }
    }

    #[test]
    fn the_line_is_the_one_of_the_import() {
        let text = "use leptos::prelude::*;\n\nuse crate::{\n    ui::Button,\n    app::App,\n};\n";
        assert_eq!(lines(check, "src/feature/aims/list.rs", text), [5]);
    }
}
