//! What one file has beyond another, in words for the terminal: place by place, thing by thing, with
//! the words that changed. What is hidden from one of the pair is not told here either.

use serde_json::Value;
use workbook_core::document::Document;
use workbook_core::session::MergePlan;
use workbook_core::stamp::{Seat, Timestamp};
use workbook_core::view::{self, FieldChange, Group, Item, Piece, Place, Thing};

use crate::show;

/// What carrying out a plan would bring to a document.
pub(super) fn told(document: &Document, plan: &MergePlan) -> String {
    let preview = view::preview(document, plan);
    let mut out = String::new();
    for place in Place::ALL {
        let things: Vec<&Thing> = preview.things.iter().filter(|it| it.place == place).collect();
        if !things.is_empty() {
            show::line(&mut out, 1, name(place));
        }
        for thing in things {
            show::line(&mut out, 2, &called(thing.kind.as_str(), &thing.label));
            for item in &thing.items {
                one(&mut out, document, plan, thing, item);
            }
        }
    }
    if preview.quiet > 0 {
        let words = format!("{} changed only in what they remember", preview.quiet);
        show::line(&mut out, 1, &words);
    }
    out
}

fn one(out: &mut String, document: &Document, plan: &MergePlan, thing: &Thing, item: &Item) {
    let what = match item.group {
        Group::New => "new",
        Group::Changed => "changed",
        Group::Clash => "two versions to settle",
        Group::Binned => "out of sight",
        Group::Back => "back in sight",
    };
    let which = if item.record == thing.root {
        String::new()
    } else {
        format!(": {}", called(item.kind.as_str(), &item.label))
    };
    show::line(out, 3, &format!("{what}{which}{}", by(document, item.by, item.at)));
    if item.hidden {
        show::line(out, 4, "what it says is hidden for now");
        return;
    }
    let Some(merged) = plan.entries().get(item.at_entry) else { return };
    // What stands covered is not told beside what comes.
    let mine = document.entry(item.record).filter(|_| !item.unseen);
    for change in view::changes(mine, merged) {
        field(out, document, item, &change);
    }
}

fn field(out: &mut String, document: &Document, item: &Item, change: &FieldChange) {
    let FieldChange { field, before, after, both, by: who, at } = change;
    let (before, after) = (said(before), said(after));
    let by =
        if (*who, *at) == (item.by, item.at) { String::new() } else { by(document, *who, *at) };
    if *both && !item.unseen {
        show::line(out, 4, &format!("{field}{by}, both stay:"));
        show::line(out, 5, &format!("here: {before}"));
        show::line(out, 5, &format!("there: {after}"));
    } else {
        show::line(out, 4, &format!("{field}{by}: {}", words(&before, &after)));
    }
}

/// `[-gone-]{+new+}`, as `git diff --word-diff` marks them.
fn words(before: &str, after: &str) -> String {
    if before.is_empty() {
        return after.to_owned();
    }
    let mark = |piece: Piece<'_>| match piece {
        Piece::Same(text) => text.to_owned(),
        Piece::Removed(text) => format!("[-{text}-]"),
        Piece::Added(text) => format!("{{+{text}+}}"),
    };
    view::compare(before, after).into_iter().map(mark).collect()
}

fn said(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn called(kind: &str, label: &str) -> String {
    if label.is_empty() { kind.to_owned() } else { format!("{kind} \u{201c}{label}\u{201d}") }
}

fn by(document: &Document, by: Option<Seat>, at: Option<Timestamp>) -> String {
    let name = by.map(|by| format!(", {}", show::seat(document, by))).unwrap_or_default();
    // What another program wrote has no time.
    let at = at.filter(|at| at.ms() != 0).map(|at| format!(", {}", at.date())).unwrap_or_default();
    format!("{name}{at}")
}

fn name(place: Place) -> &'static str {
    match place {
        Place::Aims => "Aims",
        Place::Notes => "Notes",
        Place::Canvases => "Canvases",
        Place::Us => "The two and their workbook",
        Place::Other => "Other",
    }
}
