//! The pair's names, and their words for the two parts.

use leptos::prelude::*;
use workbook_core::record::Person;
use workbook_core::stamp::Seat;

use crate::i18n::tr;
use crate::parts::{Role, Typed};
use crate::state::App;
use crate::ui::Lines;

#[component]
pub(super) fn Pair() -> impl IntoView {
    let app = App::here();
    let book = app.book();
    let person = move |seat: Seat| {
        let id = Person::id(book, seat);
        let label = match seat {
            Seat::Patient => tr::start::name_patient(),
            Seat::Professional | Seat::Both => tr::start::name_professional(),
        };
        view! {
            <div class="stack voice" data-seat=seat.name()>
                <Typed id text=Person::NAME label lines=Lines::One/>
                <Role seat id/>
            </div>
        }
    };
    view! {
        <section class="section" aria-labelledby="pair-title">
            <h2 id="pair-title">{tr::settings::pair()}</h2>
            <div class="sides">{Seat::PAIR.map(person).collect_view()}</div>
        </section>
    }
}
