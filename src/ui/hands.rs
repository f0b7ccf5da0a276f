//! The two hands: how far a pair has agreed, the same picture everywhere.

use leptos::prelude::*;

/// Two hands, the patient's and the professional's. Decoration: the words stand beside it.
#[component]
pub fn Hands(
    /// The answers: none, agree, earlier, `not_yet`, disagree.
    #[prop(into)]
    answers: Signal<[&'static str; 2]>,
    /// `large` on an aim's page.
    #[prop(optional)]
    size: Option<&'static str>,
) -> impl IntoView {
    let [patient, professional] =
        [0, 1].map(|at| move || answers.get().get(at).copied().unwrap_or("none"));
    view! {
        <svg class="hands" data-size=size viewBox="0 0 76 48" aria-hidden="true">
            <use
                data-seat="patient"
                data-answer=patient
                href="#icon-hand-start"
                width="36"
                height="48"
            ></use>
            <use
                data-seat="professional"
                data-answer=professional
                href="#icon-hand-end"
                x="40"
                width="36"
                height="48"
            ></use>
        </svg>
    }
}
