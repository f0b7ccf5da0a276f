//! One line to write and a button: how something is added to a list.

use leptos::prelude::*;
use workbook_core::command::CommandError;

use crate::i18n::{tr, words};
use crate::platform::{page, timer};
use crate::state::App;
use crate::ui::{Field, FieldMore, Lines};

/// A field and a button that adds what it says, and is then empty for the next.
#[component]
pub fn AddLine(
    /// The field's id in the page.
    id: &'static str,
    /// Its label.
    label: &'static str,
    /// The button's words.
    button: &'static str,
    /// Soft limit in characters.
    limit: usize,
    /// Adds.
    add: Callback<String, Result<(), CommandError>>,
) -> impl IntoView {
    let app = App::here();
    let text = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let submit = move || {
        if text.with_untracked(|text| text.trim().is_empty()) {
            error.set(Some(words::command_error(CommandError::Empty)));
        } else {
            match add.run(text.get_untracked()) {
                Ok(()) => {
                    app.say(tr::aims::added());
                    text.set(String::new());
                    error.set(None);
                }
                Err(wrong) => error.set(Some(words::command_error(wrong))),
            }
        }
        // The list grew above the field and pushed it down.
        timer::next_frame(move || page::show(&format!("#{id}")));
    };
    let on_input = Callback::new(move |typed| {
        error.set(None);
        text.set(typed);
    });
    let may = move || app.read_only().is_none();
    move || {
        may().then(|| {
            view! {
                <form
                    class="add-line"
                    novalidate
                    on:submit=move |event| {
                        event.prevent_default();
                        submit();
                    }
                >
                    <Field
                        id=id.to_owned()
                        label
                        value=text
                        on_input
                        lines=Lines::One
                        limit
                        more=FieldMore { error: error.into(), ..FieldMore::default() }
                    />
                    <button class="button" type="submit">
                        {button}
                    </button>
                </form>
            }
        })
    }
}
