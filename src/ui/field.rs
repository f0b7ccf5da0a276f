//! A labelled text field with a soft limit: past it the counter turns, nothing is cut.

use leptos::prelude::*;

use super::{ErrorLine, FieldError};
use crate::i18n::tr;

/// How tall a field is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lines {
    /// One line.
    One,
    /// A title that may wrap.
    Title,
    /// This many lines to begin with.
    Several(u8),
}

/// The counter appears once this much of the limit is used, in percent.
const COUNTER_FROM: usize = 80;

/// A labelled text field.
#[component]
pub fn Field(
    /// Its id in the page.
    id: String,
    /// Its label.
    #[prop(into)]
    label: Signal<String>,
    /// The text.
    #[prop(into)]
    value: Signal<String>,
    /// What to do with what was typed.
    on_input: Callback<String>,
    /// How tall it is.
    lines: Lines,
    /// Soft limit in characters; 0 for none.
    #[prop(optional)]
    limit: usize,
    /// More about the field: a hint, an error, whether it can be changed, how the label looks.
    #[prop(optional)]
    more: FieldMore,
) -> impl IntoView {
    let FieldMore { hint, error, locked, label_class, unstored } = more;
    let unstored = unstored.then_some("");
    let length = Memo::new(move |_| value.with(|text| text.chars().count()));
    let invalid = move || error.with(Option::is_some);
    let over = move || limit > 0 && length.get() > limit;
    // Beside the reason why a text is refused, that nothing of it is lost would not be so.
    let counts = move || {
        let is_near = limit > 0 && length.get() * 100 >= limit * COUNTER_FROM;
        is_near && !(over() && invalid())
    };
    let count_state = move || if over() { "over" } else { "near" };
    let count_words = move || {
        let length = length.get();
        if length > limit {
            tr::field::over(length - limit)
        } else {
            tr::field::left(limit - length)
        }
    };
    let ids = ["hint", "error", "count"].map(|part| format!("{id}-{part}"));
    let described = {
        let [hint_id, error_id, count_id] = ids.clone();
        let has_hint = hint.is_some();
        move || {
            let mut all = Vec::new();
            all.extend(has_hint.then(|| hint_id.clone()));
            all.extend(invalid().then(|| error_id.clone()));
            all.extend(counts().then(|| count_id.clone()));
            (!all.is_empty()).then(|| all.join(" "))
        }
    };
    let [hint_id, error_id, count_id] = ids;
    let typed = move |event| on_input.run(event_target_value(&event));
    let aria_invalid = move || invalid().then_some("true");
    let input = match lines {
        Lines::One => view! {
            <input
                class="input"
                id=id.clone()
                type="text"
                dir="auto"
                autocomplete="off"
                prop:value=value
                on:input=typed
                readonly=locked
                aria-describedby=described
                aria-invalid=aria_invalid
                data-unstored=unstored
            />
        }
        .into_any(),
        Lines::Title | Lines::Several(_) => {
            let (size, rows) = match lines {
                Lines::Several(1) => (Some("short"), 1),
                Lines::Several(rows) => (None, rows),
                Lines::Title | Lines::One => (Some("title"), 1),
            };
            view! {
                <textarea
                    class="input"
                    id=id.clone()
                    data-size=size
                    rows=rows.to_string()
                    dir="auto"
                autocomplete="off"
                    prop:value=value
                    on:input=typed
                    readonly=locked
                    aria-describedby=described
                    aria-invalid=aria_invalid
                    data-unstored=unstored
                ></textarea>
            }
            .into_any()
        }
    };
    let counter = move || {
        counts().then(|| {
            view! {
                <p class="field-count" id=count_id.clone() data-state=count_state>
                    {count_words}
                </p>
            }
        })
    };
    view! {
        <div class="field" data-invalid=move || invalid().then_some("")>
            <label class=label_class for=id>
                {label}
            </label>
            {hint.map(|hint| view! { <p class="field-hint" id=hint_id>{hint}</p> })}
            <ErrorLine id=error_id words=error/>
            {input}
            {counter}
        </div>
    }
}

/// What a field may have besides its label and text.
#[derive(Clone, Copy)]
pub struct FieldMore {
    /// A sentence below the label.
    pub hint: Option<&'static str>,
    /// What is wrong.
    pub error: Signal<FieldError>,
    /// Whether it can only be read.
    pub locked: Signal<bool>,
    /// The label's class: `field-label`, or `sr-only` where a heading says it already.
    pub label_class: &'static str,
    /// Whether what is typed is stored only once a button is pressed.
    pub unstored: bool,
}

impl Default for FieldMore {
    fn default() -> Self {
        Self {
            hint: None,
            error: Signal::derive(|| None),
            locked: Signal::derive(|| false),
            label_class: "field-label",
            unstored: false,
        }
    }
}
