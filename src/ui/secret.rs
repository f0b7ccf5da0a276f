//! A field for a passphrase: hidden or shown, to be pasted into, filled by a password manager.

use leptos::ev;
use leptos::prelude::*;

use super::{ErrorLine, FieldError, Icon};
use crate::i18n::tr;

/// What a password manager is told of the field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SecretOf {
    /// A passphrase that is chosen now.
    New,
    /// One that was chosen before.
    Old,
}

/// A labelled field for a passphrase, with a button that shows it.
#[component]
pub fn Secret(
    /// Its id in the page.
    id: &'static str,
    /// Its label.
    label: &'static str,
    /// Whether it is chosen now.
    of: SecretOf,
    /// The passphrase.
    value: RwSignal<String>,
    /// Whether it can be read.
    shown: RwSignal<bool>,
    /// What is wrong with it.
    #[prop(into)]
    error: Signal<FieldError>,
    /// What Enter does.
    #[prop(optional)]
    on_enter: Option<Callback<()>>,
) -> impl IntoView {
    let error_id = format!("{id}-error");
    let described = error_id.clone();
    let invalid = move || error.with(Option::is_some);
    let words = move || {
        if shown.get() { tr::field::hide_passphrase() } else { tr::field::show_passphrase() }
    };
    let autocomplete = match of {
        SecretOf::New => "new-password",
        SecretOf::Old => "current-password",
    };
    let typed = move |event| value.set(event_target_value(&event).replace('\n', " "));
    let enter = move |event: ev::KeyboardEvent| {
        if event.key() == "Enter" {
            event.prevent_default();
            if let Some(on_enter) = on_enter {
                on_enter.run(());
            }
        }
    };
    let aria_invalid = move || invalid().then_some("true");
    let described = move || invalid().then(|| described.clone());
    // What is shown is there to be read and written down: it wraps.
    let field = move || {
        if shown.get() {
            return view! {
                <textarea
                    class="input"
                    id=id
                    data-size="short"
                    rows="1"
                    autocomplete="off"
                    autocapitalize="none"
                    spellcheck="false"
                    dir="auto"
                    prop:value=value
                    on:input=typed
                    on:keydown=enter
                    aria-invalid=aria_invalid
                    aria-describedby=described.clone()
                ></textarea>
            }
            .into_any();
        }
        view! {
            <input
                class="input"
                id=id
                type="password"
                autocomplete=autocomplete
                autocapitalize="none"
                spellcheck="false"
                prop:value=value
                on:input=typed
                on:keydown=enter
                aria-invalid=aria_invalid
                aria-describedby=described.clone()
            />
        }
        .into_any()
    };
    view! {
        <div class="field" data-invalid=move || invalid().then_some("")>
            <label class="field-label" for=id>
                {label}
            </label>
            <ErrorLine id=error_id words=error/>
            <div class="secret">
                {field}
                <button
                    class="button"
                    type="button"
                    data-variant="quiet"
                    on:click=move |_| shown.update(|shown| *shown = !*shown)
                >
                    <Icon name="eye"/>
                    {words}
                </button>
            </div>
        </div>
    }
}
