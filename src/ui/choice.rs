//! One of several to choose: a radio button as a card one can hit.

use leptos::prelude::*;

/// A radio button with its words.
#[component]
pub fn Radio(
    /// The name of its group in the page.
    name: &'static str,
    /// Whether it is the chosen one.
    #[prop(into)]
    on: Signal<bool>,
    /// Its words.
    #[prop(into)]
    words: Signal<String>,
    /// What to do when it is chosen.
    choose: Callback<()>,
) -> impl IntoView {
    view! {
        <label class="choice">
            <input type="radio" name=name prop:checked=on on:change=move |_| choose.run(())/>
            <span dir="auto">{words}</span>
        </label>
    }
}
