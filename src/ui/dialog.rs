//! A native modal dialog that gives its opener the focus back.

use leptos::html;
use leptos::prelude::*;

use crate::platform::element;

/// A modal dialog; closing it by Esc or by a choice gives the opener its focus back.
#[component]
pub fn Dialog(
    /// Whether it stands open.
    open: RwSignal<bool>,
    /// The id of its heading.
    title_id: &'static str,
    /// `full` for the calm screen.
    #[prop(optional)]
    size: Option<&'static str>,
    /// What is in it; made anew each time it opens.
    children: ChildrenFn,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let Some(dialog) = node.get() else { return };
        if open.get() { element::show_modal(&dialog) } else { element::close_dialog(&dialog) }
    });
    view! {
        <dialog
            class="dialog"
            data-size=size
            node_ref=node
            aria-labelledby=title_id
            on:close=move |_| open.set(false)
        >
            {move || open.get().then(|| children())}
        </dialog>
    }
}
