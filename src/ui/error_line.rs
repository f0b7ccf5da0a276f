//! The line that says what is wrong, beside what it is about.

use leptos::prelude::*;

use super::Icon;

/// What is wrong, in words; none where all is well.
pub type FieldError = Option<String>;

/// What is wrong; nothing where all is well.
#[component]
pub fn ErrorLine(
    /// Its id in the page, for what it describes.
    #[prop(optional)]
    id: Option<String>,
    /// What is wrong.
    #[prop(into)]
    words: Signal<FieldError>,
) -> impl IntoView {
    move || {
        words.get().map(|words| {
            view! {
                <p class="field-error" id=id.clone()>
                    <Icon name="alert"/>
                    " "
                    {words}
                </p>
            }
        })
    }
}
