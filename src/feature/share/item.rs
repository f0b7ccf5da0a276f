//! One record a file would touch: what becomes of it, by whom and when, and what each of its fields
//! shows and would show.

use leptos::prelude::*;
use workbook_core::id::RecordId;
use workbook_core::record::{self, Aim, Record};
use workbook_core::stamp::{Seat, Timestamp};
use workbook_core::view::{FieldChange, Group, Item};

use super::words;
use crate::i18n::{fields, tr};
use crate::parts::told;
use crate::platform::when;
use crate::state::App;
use crate::ui::Icon;

/// The picture of what becomes of a record.
pub(super) fn icon(group: Group) -> &'static str {
    match group {
        Group::New => "plus",
        Group::Changed => "pencil",
        Group::Clash => "split",
        Group::Binned => "trash",
        Group::Back => "restore",
    }
}

/// A record by its kind and what it is called.
pub(super) fn called(kind: &str, label: &str) -> String {
    let label = match label {
        "" if kind == Aim::KIND.name => tr::aims::untitled(),
        "" => tr::find::no_name(),
        label => label,
    };
    fields::kind(kind, label)
}

/// One record, with an id where the focus goes to it.
pub(super) fn item(app: App, root: RecordId, item: &Item, id: Option<String>) -> AnyView {
    let group = match item.group {
        Group::New => tr::taking::new(),
        Group::Changed => tr::taking::changed(),
        Group::Clash => tr::taking::clash(),
        Group::Binned => tr::taking::binned(),
        Group::Back => tr::taking::back(),
    };
    let name = (item.record != root).then(|| called(item.kind.as_str(), &item.label));
    let by = by(app, item.by, item.at);
    let mut changes = app.would_change(item);
    // A new record is called by its first words already.
    changes.retain(|one| {
        item.group != Group::New || one.after.as_str().map(str::trim) != Some(&item.label)
    });
    let silent = match (item.hidden, item.group, changes.is_empty()) {
        (true, _, _) => Some(tr::taking::hidden()),
        (false, Group::Changed, true) => {
            let moved = item.fields.iter().any(|field| field.as_str() == record::ORDER);
            Some(if moved { tr::taking::moved() } else { tr::taking::small() })
        }
        (false, _, _) => None,
    };
    let lines: Vec<AnyView> =
        changes.into_iter().filter_map(|one| change(app, item, &by, one)).collect();
    let tabindex = id.is_some().then_some("-1");
    view! {
        <li class="thing-item" id=id tabindex=tabindex>
            <p class="thing-head">
                <Icon name=icon(item.group)/>
                <strong>{group}</strong>
                {name.map(|name| view! { <span dir="auto">{name}</span> })}
                <span class="soft small" dir="auto">{by.clone()}</span>
            </p>
            {silent.map(|words| view! { <p class="soft">{words}</p> })}
            {lines}
        </li>
    }
    .into_any()
}

/// One field: what shows and what would.
fn change(app: App, item: &Item, by_item: &str, change: FieldChange) -> Option<AnyView> {
    let FieldChange { field, before, after, both, by: who, at } = change;
    let (kind, field) = (item.kind.as_str(), field.as_str());
    let is_text = record::field(kind, field).is_some_and(|field| field.text.is_some());
    let said = told(app, kind, field, &before).zip(told(app, kind, field, &after));
    let words = match said {
        // Where a new record lies is no news beside what it says.
        None if item.group == Group::New => return None,
        None => tr::taking::field_changed().into_any(),
        Some((_, after)) if item.group == Group::New => after.into_any(),
        Some((before, after)) if both && !item.unseen => {
            let [here, coming] = words::both(&before, &after);
            view! {
                <span class="soft small">{tr::taking::here()}</span>
                " "
                <span dir="auto">{here}</span>
                <br/>
                <span class="soft small">{tr::taking::in_file()}</span>
                " "
                <span dir="auto">{coming}</span>
                <br/>
                <span class="soft small">{tr::taking::both_stand()}</span>
            }
            .into_any()
        }
        Some((before, after)) if is_text => words::changed(&before, &after),
        Some((before, after)) => words::chosen(&before, &after),
    };
    let by = by(app, who, at);
    let by = (by != by_item).then_some(by);
    Some(
        view! {
            <div class="thing-change">
                <p class="soft small">
                    {fields::field(kind, field)}
                    {by.map(|by| format!(" · {by}"))}
                </p>
                <p class="thing-words" dir="auto">
                    {words}
                </p>
            </div>
        }
        .into_any(),
    )
}

/// Who wrote something, and when; what another program wrote has no time.
fn by(app: App, by: Option<Seat>, at: Option<Timestamp>) -> String {
    let Some(by) = by else { return String::new() };
    let name = who(app, by);
    match at.filter(|at| at.ms() != 0) {
        Some(at) => {
            let lang = untrack(|| app.prefs()).lang.code();
            tr::taking::by(&name, &when::day_and_time(at.ms(), lang))
        }
        None => name,
    }
}

/// What somebody is called; by their part where no workbook is open.
fn who(app: App, by: Seat) -> String {
    if untrack(|| app.is_open()) {
        return untrack(|| app.name(by));
    }
    let part = match by {
        Seat::Patient => tr::common::patient(),
        Seat::Professional => tr::common::professional(),
        Seat::Both => tr::common::both(),
    };
    part.to_owned()
}
