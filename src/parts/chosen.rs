//! What is chosen in a record: one word of a list, several, or a day.

use leptos::prelude::*;
use serde_json::Value;
use workbook_core::id::RecordId;
use workbook_core::record::{Day, Kind, Ticks};

use super::typed::field_id;
use crate::i18n::{tr, words};
use crate::state::App;
use crate::ui::{Chips, DayField, Select};

/// A field of a kind.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// The kind.
    pub kind: &'static Kind,
    /// The field's name in files.
    pub name: &'static str,
}

/// One word of a list.
#[component]
pub fn Chosen(
    /// The record.
    id: RecordId,
    /// Which field.
    field: Field,
    /// Its label.
    label: &'static str,
    /// What can be chosen: value and words.
    options: Vec<(String, String)>,
) -> impl IntoView {
    let app = App::here();
    let value = Memo::new(move |_| app.text(id, field.name));
    let pick = Callback::new(move |value: String| {
        let value = if value.is_empty() { Value::Null } else { Value::from(value) };
        app.told(app.choose(id, field.kind, field.name, value));
    });
    view! {
        <Select
            id=field_id(id, field.name)
            label
            options
            value
            words=(tr::parts::not_chosen(), tr::choices::newer())
            on_pick=pick
            locked=Signal::derive(move || app.settle_first(id, field.name))
        />
    }
}

/// Several words of a list: what either of the pair ticks is ticked.
#[component]
pub fn Ticked(
    /// The record.
    id: RecordId,
    /// Which field.
    field: Field,
    /// Its label.
    label: &'static str,
    /// What can be ticked: value and words.
    options: Vec<(String, String)>,
) -> impl IntoView {
    let app = App::here();
    let ticks = Memo::new(move |_| app.entry(id, |entry| entry.ticks(field.name)));
    let pressed = Signal::derive(move || {
        ticks.with(|ticks| {
            ticks.iter().flat_map(Ticks::names).map(str::to_owned).collect::<Vec<_>>()
        })
    });
    let press = Callback::new(move |name: String| {
        let toggled = ticks.get_untracked().unwrap_or_default().toggled(&name);
        let value = serde_json::to_value(toggled).unwrap_or_default();
        app.told(app.choose(id, field.kind, field.name, value));
    });
    view! {
        <Chips
            label
            options
            pressed
            on_press=press
            locked=Signal::derive(move || app.read_only().is_some())
        />
    }
}

/// A day.
#[component]
pub fn ChosenDay(
    /// The record.
    id: RecordId,
    /// Which field.
    field: Field,
    /// Its label.
    label: &'static str,
) -> impl IntoView {
    let app = App::here();
    let value = Memo::new(move |_| app.text(id, field.name));
    let error = RwSignal::new(None::<String>);
    let pick = Callback::new(move |text: String| {
        let value = if text.is_empty() {
            Ok(Value::Null)
        } else {
            Day::try_from(text.clone()).map(|_| Value::from(text))
        };
        match value {
            Ok(value) => {
                let result = app.choose(id, field.kind, field.name, value);
                error.set(result.err().map(words::command_error));
            }
            Err(_) => error.set(Some(tr::parts::no_such_day().to_owned())),
        }
    });
    view! {
        <DayField
            id=field_id(id, field.name)
            label
            value
            on_pick=pick
            error
            locked=Signal::derive(move || app.settle_first(id, field.name))
        />
    }
}
