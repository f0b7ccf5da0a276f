//! Icons, always beside a word. `style/icons.svg` holds them all and is part of the page: a sprite of
//! its own is read anew whenever an icon appears (10 to 20 ms each time on a slow tablet).

use leptos::prelude::*;

/// Icons that point along the text and turn round where it runs from right to left.
const ALONG_THE_TEXT: [&str; 5] = ["arrow-left", "arrow-right", "chevron-right", "undo", "redo"];

/// One icon of the sprite.
#[component]
pub fn Icon(
    /// Its id in the sprite.
    name: &'static str,
) -> impl IntoView {
    let flip = ALONG_THE_TEXT.contains(&name).then_some("");
    view! {
        <svg class="icon" aria-hidden="true" data-flip=flip>
            <use href=format!("#icon-{name}")></use>
        </svg>
    }
}
