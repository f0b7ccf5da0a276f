//! The two pens: a seat's mark, and the line that says who wrote something.

use leptos::prelude::*;

/// A seat's mark: round, square, or both overlapping. Decoration: the name stands beside it.
#[component]
pub fn Mark(
    /// The seat's name in files: patient, professional, both.
    #[prop(into)]
    seat: Signal<&'static str>,
    /// The letters, one or two.
    #[prop(into)]
    letters: Signal<Vec<String>>,
    /// `large` on the calm screen.
    #[prop(optional)]
    size: Option<&'static str>,
) -> impl IntoView {
    let spans =
        move || letters.get().into_iter().map(|l| view! { <span>{l}</span> }).collect_view();
    view! {
        <span class="mark" data-seat=move || seat.get() data-size=size aria-hidden="true">{spans}</span>
    }
}

/// A mark that stays as it is: for rows that are built by the screenful.
pub fn still_mark(seat: &'static str, letters: Vec<String>) -> impl IntoView {
    let letters: Vec<_> = letters.into_iter().map(|l| view! { <span>{l}</span> }).collect();
    view! { <span class="mark" data-seat=seat aria-hidden="true">{letters}</span> }
}

/// Who wrote something and when.
#[component]
pub fn By(
    /// The id of the line, for a group to be named by it.
    id: String,
    /// The seat.
    seat: &'static str,
    /// The letters of its mark.
    letters: Vec<String>,
    /// The name.
    name: String,
    /// What comes after the name, such as a time.
    after: String,
) -> impl IntoView {
    view! {
        <p class="by" id=id data-seat=seat>
            <Mark seat letters/>
            " "
            <strong dir="auto">{name}</strong>
            " "
            <span>{after}</span>
        </p>
    }
}
