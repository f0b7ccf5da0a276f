//! A few words to tick: buttons that stay pressed.

use leptos::prelude::*;

/// A group of buttons of which some are pressed.
#[component]
pub fn Chips(
    /// The label of the group.
    #[prop(into)]
    label: Signal<String>,
    /// What can be pressed: value and words.
    options: Vec<(String, String)>,
    /// The values that are pressed.
    #[prop(into)]
    pressed: Signal<Vec<String>>,
    /// What to do when one is pressed.
    on_press: Callback<String>,
    /// Whether they can only be read.
    #[prop(into)]
    locked: Signal<bool>,
) -> impl IntoView {
    let chip = move |(own, words): (String, String)| {
        let mine = own.clone();
        let is_on = Memo::new(move |_| pressed.with(|all| all.contains(&mine)));
        let press = move |_| {
            if !locked.get_untracked() {
                on_press.run(own.clone());
            }
        };
        view! {
            <button
                class="chip"
                type="button"
                aria-pressed=move || is_on.get().to_string()
                aria-disabled=move || locked.get().then_some("true")
                on:click=press
            >
                {words}
            </button>
        }
    };
    view! {
        <div class="chips" role="group" aria-label=move || label.get()>
            <p class="field-label" aria-hidden="true">
                {label}
            </p>
            <div class="chips-list">{options.into_iter().map(chip).collect_view()}</div>
        </div>
    }
}
