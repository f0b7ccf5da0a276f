//! A row of numbers to choose one from, with words at both ends.

use leptos::prelude::*;

/// A number of a short row.
#[component]
pub fn Scale(
    /// The name of the group in the page.
    #[prop(into)]
    name: String,
    /// What is asked.
    #[prop(into)]
    label: Signal<String>,
    /// The lowest and the highest number.
    from_to: (i64, i64),
    /// The chosen number.
    #[prop(into)]
    chosen: Signal<Option<i64>>,
    /// What to do with a choice; the chosen number again takes it back.
    on_pick: Callback<Option<i64>>,
    /// What stands at the low and at the high end.
    ends: (&'static str, &'static str),
) -> impl IntoView {
    let (low, high) = from_to;
    let one = move |number: i64| {
        let press = move |_| {
            if chosen.get_untracked() == Some(number) {
                on_pick.run(None);
            }
        };
        view! {
            <label class="scale-step">
                <input
                    type="radio"
                    name=name.clone()
                    prop:checked=move || chosen.get() == Some(number)
                    on:click=press
                    on:change=move |_| on_pick.run(Some(number))
                />
                <span>{signed(number, low)}</span>
            </label>
        }
    };
    view! {
        <fieldset class="scale">
            <legend class="choices-label" dir="auto">
                {label}
            </legend>
            <div class="scale-steps">{(low..=high).map(one).collect_view()}</div>
            <p class="scale-ends soft small" aria-hidden="true">
                <span>{ends.0}</span>
                <span>{ends.1}</span>
            </p>
        </fieldset>
    }
}

/// Numbers of a row that goes below zero carry their sign.
fn signed(number: i64, low: i64) -> String {
    match number {
        up @ 1.. if low < 0 => format!("+{up}"),
        down if down < 0 => format!("−{}", down.saturating_neg()),
        other => other.to_string(),
    }
}
