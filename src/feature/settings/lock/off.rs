//! A workbook without a lock: what one is for, and putting it on.

use leptos::prelude::*;

use super::new_phrase::{For, NewPhrase};
use crate::i18n::tr;

#[component]
pub(super) fn Off(
    /// What was done last.
    done: RwSignal<&'static str>,
) -> impl IntoView {
    view! {
        <p>{tr::lock::off_words()}</p>
        <NewPhrase of=For::Lock done/>
    }
}
