//! A field for a passphrase: hidden or shown, to be pasted into, filled by a password manager.

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
) -> impl IntoView {
    let error_id = format!("{id}-error");
    let described = error_id.clone();
    let invalid = move || error.with(Option::is_some);
    let words = move || {
        if shown.get() { tr::field::hide_passphrase() } else { tr::field::show_passphrase() }
    };
    view! {
        <div class="field" data-invalid=move || invalid().then_some("")>
            <label class="field-label" for=id>
                {label}
            </label>
            <ErrorLine id=error_id words=error/>
            <div class="secret">
                <input
                    class="input"
                    id=id
                    type=move || if shown.get() { "text" } else { "password" }
                    autocomplete=match of {
                        SecretOf::New => "new-password",
                        SecretOf::Old => "current-password",
                    }
                    autocapitalize="none"
                    spellcheck="false"
                    dir="auto"
                    prop:value=value
                    on:input=move |event| value.set(event_target_value(&event))
                    aria-invalid=move || invalid().then_some("true")
                    aria-describedby=move || invalid().then(|| described.clone())
                />
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
