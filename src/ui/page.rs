//! The head of a page, and what stands in an empty place.

use leptos::prelude::*;

use super::Icon;

/// The title of a page, a line that says what it is for, and a way back.
#[component]
pub fn PageHead(
    /// The title. User text keeps its own direction.
    #[prop(into)]
    title: Signal<String>,
    /// What this place is for.
    #[prop(optional, into)]
    lead: Option<String>,
    /// Where "back" leads, and its words.
    #[prop(optional)]
    back: Option<(String, &'static str)>,
) -> impl IntoView {
    let back = back.map(|(href, words)| {
        view! {
            <a class="link" href=href>
                <Icon name="arrow-left"/>
                {words}
            </a>
        }
    });
    view! {
        <div class="page-head">
            {back}
            <h1 class="page-title" tabindex="-1" dir="auto">
                {title}
            </h1>
            {lead.map(|lead| view! { <p class="page-lead">{lead}</p> })}
        </div>
    }
}

/// What belongs in an empty place, and one button to begin.
#[component]
pub fn Empty(
    /// What is missing.
    title: &'static str,
    /// What belongs here.
    words: &'static str,
    /// The button's words and what it does.
    action: (&'static str, Callback<()>),
) -> impl IntoView {
    let (label, act) = action;
    view! {
        <div class="empty">
            <h2>{title}</h2>
            <p>{words}</p>
            <button class="button" type="button" data-variant="primary" on:click=move |_| act.run(())>
                {label}
            </button>
        </div>
    }
}
