//! A text of a record: every key press is stored at once.

use leptos::prelude::*;
use workbook_core::command::Command;
use workbook_core::id::RecordId;
use workbook_core::record::Text;

use crate::i18n::words;
use crate::state::App;
use crate::ui::{Field, FieldMore, Lines};

/// What a typed text may have besides its label and size.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TypedMore {
    /// A sentence below the label.
    pub hint: Option<&'static str>,
    /// Whether a heading says the label already.
    pub under_heading: bool,
}

/// A field for a text of a record.
#[component]
pub fn Typed(
    /// The record.
    id: RecordId,
    /// Which text.
    text: Text,
    /// Its label.
    #[prop(into)]
    label: Signal<String>,
    /// How tall it is.
    lines: Lines,
    /// A hint, and whether the label is seen.
    #[prop(optional)]
    more: TypedMore,
) -> impl IntoView {
    let app = App::here();
    let value = Memo::new(move |_| app.text(id, text.field));
    let error = RwSignal::new(None::<String>);
    let type_in = Callback::new(move |value: String| {
        let command = Command::Type { id, text, value };
        error.set(app.dispatch(&command).err().map(words::command_error));
    });
    let locked = Signal::derive(move || app.settle_first(id, text.field));
    view! {
        <Field
            id=field_id(id, text.field)
            label
            value
            on_input=type_in
            lines
            limit=text.limit
            more=FieldMore {
                hint: more.hint,
                error: error.into(),
                locked,
                label_class: if more.under_heading { "sr-only" } else { "field-label" },
                ..FieldMore::default()
            }
        />
    }
}

/// The id in the page of a field of a record.
pub fn field_id(id: RecordId, field: &str) -> String {
    format!("f-{id}-{}", field.replace('_', "-"))
}
