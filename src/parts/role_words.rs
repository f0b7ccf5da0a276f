//! The word for a person's part: typed freely, or picked from a few with one tap.

use leptos::prelude::*;
use workbook_core::id::RecordId;
use workbook_core::record::{Person, Record};
use workbook_core::stamp::Seat;

use super::Typed;
use crate::i18n::tr;
use crate::state::App;
use crate::ui::{Chips, Lines};

/// A few words for a seat's part. The one that stands in the field is pressed.
#[component]
pub fn RoleWords(
    /// Whose part.
    seat: Seat,
    /// The word that stands now.
    #[prop(into)]
    now: Signal<String>,
    /// What to do with the one that was picked.
    on_pick: Callback<String>,
    /// Whether nothing can be picked.
    #[prop(into)]
    locked: Signal<bool>,
) -> impl IntoView {
    let all = match seat {
        Seat::Patient => tr::roles::patient(),
        Seat::Professional | Seat::Both => tr::roles::professional(),
    };
    let options = all.split(", ").map(|word| (word.to_owned(), word.to_owned())).collect();
    let pressed = Signal::derive(move || vec![now.with(|word| word.trim().to_owned())]);
    view! { <Chips label=tr::roles::pick() options pressed on_press=on_pick locked/> }
}

/// The field of a person's role word, with the few words beside it.
#[component]
pub fn Role(
    /// Whose part.
    seat: Seat,
    /// The person's record.
    id: RecordId,
) -> impl IntoView {
    let app = App::here();
    let field = Person::ROLE.field;
    let now = Memo::new(move |_| app.text(id, field));
    let pick = Callback::new(move |word: String| {
        app.told(app.choose(id, Person::KIND, field, word));
    });
    let locked = Signal::derive(move || app.settle_first(id, field));
    view! {
        <Typed id text=Person::ROLE label=tr::start::role() lines=Lines::One/>
        <RoleWords seat now on_pick=pick locked/>
    }
}
