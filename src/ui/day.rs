//! A day, with the platform's own calendar.

use leptos::prelude::*;

use super::{ErrorLine, FieldError};

/// A labelled day.
#[component]
pub fn DayField(
    /// Its id in the page.
    id: String,
    /// Its label.
    label: &'static str,
    /// The day, `YYYY-MM-DD`; empty for none.
    #[prop(into)]
    value: Signal<String>,
    /// What to do with a day; empty text takes it away.
    on_pick: Callback<String>,
    /// What is wrong with what was typed.
    #[prop(into)]
    error: Signal<FieldError>,
    /// Whether it can only be read.
    #[prop(into)]
    locked: Signal<bool>,
) -> impl IntoView {
    let error_id = format!("{id}-error");
    let described = {
        let error_id = error_id.clone();
        move || error.with(Option::is_some).then(|| error_id.clone())
    };
    view! {
        <div class="field" data-invalid=move || error.with(Option::is_some).then_some("")>
            <label class="field-label" for=id.clone()>
                {label}
            </label>
            <ErrorLine id=error_id words=error/>
            <input
                class="input day"
                id=id
                type="date"
                min="1900-01-01"
                max="2199-12-31"
                prop:value=value
                readonly=locked
                aria-describedby=described
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                on:change=move |event| on_pick.run(event_target_value(&event))
            />
        </div>
    }
}
