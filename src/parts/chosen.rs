//! What is chosen in a record: one word of a list, several, or a day.

use leptos::prelude::*;
use serde_json::Value;
use workbook_core::command::CommandError;
use workbook_core::id::RecordId;
use workbook_core::record::{Day, Kind, Ticks};

use super::typed::field_id;
use crate::i18n::choices::{self, Worded};
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

fn told(app: App, result: Result<(), CommandError>) {
    if let Err(error) = result {
        app.alert(&words::command_error(error));
    }
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
    options: Vec<(&'static str, &'static str)>,
) -> impl IntoView {
    let app = App::here();
    let value = Memo::new(move |_| app.text(id, field.name));
    let pick = Callback::new(move |value: String| {
        let value = if value.is_empty() { Value::Null } else { Value::from(value) };
        told(app, app.choose(id, field.kind, field.name, value));
    });
    let options = options.into_iter().map(|(value, words)| (value.to_owned(), words.to_owned()));
    view! {
        <Select
            id=field_id(id, field.name)
            label
            options=options.collect()
            value
            words=(tr::parts::not_chosen(), tr::choices::newer())
            on_pick=pick
            locked=Signal::derive(move || app.settle_first(id, field.name))
        />
    }
}

/// Several words of a list: what either of the pair ticks is ticked.
#[component]
pub fn Ticked<C: Worded>(
    /// The record.
    id: RecordId,
    /// Which field.
    field: Field,
    /// Its label.
    label: &'static str,
    /// The ticks of the record; wakes when they change.
    ticks: fn(App, RecordId) -> Ticks,
    /// The list.
    #[prop(default = std::marker::PhantomData)]
    list: std::marker::PhantomData<C>,
) -> impl IntoView {
    let app = App::here();
    let _ = list;
    let pressed = Signal::derive(move || {
        let on = ticks(app, id);
        on.known::<C>().map(|choice| choice.name().to_owned()).collect::<Vec<_>>()
    });
    let press = Callback::new(move |name: String| {
        let Some(choice) = workbook_core::record::choice::<C>(&name) else { return };
        let toggled = untrack(|| ticks(app, id)).toggled(choice);
        let value = serde_json::to_value(toggled).unwrap_or_default();
        told(app, app.choose(id, field.kind, field.name, value));
    });
    let options = choices::options::<C>();
    let options = options.into_iter().map(|(value, words)| (value.to_owned(), words.to_owned()));
    view! {
        <Chips
            label
            options=options.collect()
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
