//! One of many words, as the platform's own list.

use leptos::prelude::*;

/// A labelled list to choose one of, or nothing.
#[component]
pub fn Select(
    /// Its id in the page.
    id: String,
    /// Its label.
    label: &'static str,
    /// What can be chosen: value and words.
    options: Vec<(String, String)>,
    /// The chosen value; empty for none. One that is not offered is shown as `newer`.
    #[prop(into)]
    value: Signal<String>,
    /// What "nothing chosen" is called, and what a value is that is not offered.
    words: (&'static str, &'static str),
    /// What to do with a choice.
    on_pick: Callback<String>,
    /// Whether it can only be read.
    #[prop(into)]
    locked: Signal<bool>,
) -> impl IntoView {
    let (none, newer) = words;
    let known: Vec<String> = options.iter().map(|(value, _)| value.clone()).collect();
    let unknown = move || {
        let value = value.get();
        (!value.is_empty() && !known.contains(&value)).then(|| {
            view! {
                <option value=value.clone() selected>
                    {newer}
                </option>
            }
        })
    };
    let option = move |(own, words): (String, String)| {
        let mine = own.clone();
        view! {
            <option value=own selected=move || value.get() == mine>
                {words}
            </option>
        }
    };
    view! {
        <div class="field">
            <label class="field-label" for=id.clone()>
                {label}
            </label>
            <select
                class="input select"
                id=id
                disabled=locked
                prop:value=value
                on:change=move |event| on_pick.run(event_target_value(&event))
            >
                <option value="">{none}</option>
                {unknown}
                {options.into_iter().map(option).collect_view()}
            </select>
        </div>
    }
}
