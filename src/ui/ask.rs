//! A question before something that is not simply taken back: a yes, and a way out that has the focus.

use leptos::prelude::*;

use super::Dialog;
use crate::i18n::tr;

/// Asks in a dialog. Either answer closes it.
#[component]
pub fn Ask(
    /// Whether it stands open.
    open: RwSignal<bool>,
    /// The id of its heading.
    title_id: &'static str,
    /// What is asked.
    #[prop(into)]
    title: Signal<String>,
    /// What a yes means.
    words: &'static str,
    /// The words of the yes.
    yes: &'static str,
    /// `danger`, or `primary` where nothing is lost by it.
    #[prop(default = "danger")]
    variant: &'static str,
    /// What a yes does.
    on_yes: Callback<()>,
) -> impl IntoView {
    let answer = move |_| {
        open.set(false);
        on_yes.run(());
    };
    view! {
        <Dialog open title_id>
            <h2 id=title_id>{title}</h2>
            <p>{words}</p>
            <div class="dialog-actions">
                <button class="button" type="button" data-variant=variant on:click=answer>
                    {yes}
                </button>
                <button class="button" type="button" autofocus on:click=move |_| open.set(false)>
                    {tr::common::cancel()}
                </button>
            </div>
        </Dialog>
    }
}
