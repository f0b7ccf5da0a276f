//! How far a long work got.

use leptos::prelude::*;

use crate::i18n::tr;
use crate::state::Progress;

/// How far a long work got.
#[component]
pub fn Meter(
    /// Done, of how many; none when nothing runs.
    progress: Progress,
    /// What is being done.
    label: &'static str,
) -> impl IntoView {
    let runs = Memo::new(move |_| progress.get().is_some());
    let part = move || progress.get().unwrap_or_default();
    move || {
        runs.get().then(|| {
            view! {
                <div class="meter">
                    <label for="progress">{label}</label>
                    <progress id="progress" max=move || part().1.to_string() value=move || part().0.to_string()></progress>
                    <p class="soft small">
                        {move || {
                            let (done, all) = part();
                            tr::share::done_of(&done.to_string(), &all.to_string())
                        }}
                    </p>
                </div>
            }
        })
    }
}
