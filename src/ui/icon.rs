//! Icons, always beside a word. One sprite file holds them all.

use leptos::prelude::*;

/// Icons that point along the text and turn round where it runs from right to left.
const ALONG_THE_TEXT: [&str; 5] = ["arrow-left", "arrow-right", "chevron-right", "undo", "redo"];

/// One icon of the sprite.
#[component]
pub fn Icon(
    /// Its id in the sprite.
    #[prop(into)]
    name: Signal<&'static str>,
) -> impl IntoView {
    let flip = move || ALONG_THE_TEXT.contains(&name.get()).then_some("");
    view! {
        <svg class="icon" aria-hidden="true" data-flip=flip>
            <use href=move || format!("icons/sprite.svg#{}", name.get())></use>
        </svg>
    }
}
