//! A part of a page that opens when it is wanted and is built no sooner.

use leptos::prelude::*;

/// Where the head of a part is found in the page, which opens and closes it.
pub fn part_head(id: &str) -> String {
    format!("#{id} > .part-head > .part-toggle")
}

/// A part with a title and, beside it, where it stands.
#[component]
pub fn Part(
    /// Its id in the page.
    id: &'static str,
    /// Its title.
    title: &'static str,
    /// Where it stands, in a few words; empty for nothing to say.
    #[prop(into)]
    state: Signal<String>,
    /// Whether it stands open.
    #[prop(optional)]
    open: RwSignal<bool>,
    /// What is in it.
    children: ChildrenFn,
) -> impl IntoView {
    let body_id = format!("{id}-body");
    let body = move || open.get().then(|| view! { <div class="part-body">{children()}</div> });
    view! {
        <section class="part" id=id>
            <h2 class="part-head">
                <button
                    class="part-toggle"
                    type="button"
                    aria-expanded=move || open.get().to_string()
                    aria-controls=body_id.clone()
                    on:click=move |_| open.update(|open| *open = !*open)
                >
                    <span class="part-words">
                        <span class="part-title">{title}</span>
                        " "
                        <span class="part-state" dir="auto">
                            {state}
                        </span>
                    </span>
                </button>
            </h2>
            <div id=body_id>{body}</div>
        </section>
    }
}
