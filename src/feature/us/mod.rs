//! Us: what each of the pair wants the other to know, both ways, and the helpers they count on.

mod helpers;
mod person;

use leptos::prelude::*;
use workbook_core::id::RecordId;
use workbook_core::record::Person;
use workbook_core::stamp::Seat;

use crate::i18n::tr;
use crate::parts::{Clashes, Topic, Whose};
use crate::state::App;
use crate::ui::{PageHead, Part};

use helpers::Helpers;
use person::Side;

/// Both persons side by side, and their helpers.
#[component]
pub fn Us() -> impl IntoView {
    let app = App::here();
    let book = app.book();
    let ids = Seat::PAIR.map(|seat| (seat, Person::id(book, seat)));
    let settle = ids.map(|(seat, id)| view! { <ToSettle seat id/> });
    let parts = Topic::ALL.map(|topic| {
        // Who wrote something, so that one sees where to look.
        let state = Signal::derive(move || {
            let wrote = |(seat, id): &(Seat, RecordId)| {
                (!person::said(app, *id, topic).is_empty()).then(|| app.name(*seat))
            };
            let names: Vec<String> = ids.iter().filter_map(wrote).collect();
            names.join(" · ")
        });
        let open = RwSignal::new(topic == Topic::Talk);
        view! {
            <Part id=topic.id() title=topic.title() state open>
                <div class="sides">
                    {ids.map(|(seat, id)| view! { <Side seat id topic/> }).collect_view()}
                </div>
            </Part>
        }
    });
    view! {
        <PageHead title=tr::us::title() lead=tr::us::lead()/>
        {settle.collect_view()}
        <div class="parts">{parts.collect_view()}</div>
        <Helpers/>
    }
}

/// What waits to be settled about one person.
#[component]
fn ToSettle(seat: Seat, id: RecordId) -> impl IntoView {
    let app = App::here();
    let any = Memo::new(move |_| !app.clashes(id).is_empty());
    move || {
        any.get().then(|| {
            view! {
                <div class="stack" data-gap="small">
                    <Whose seat after=""/>
                    <Clashes id/>
                </div>
            }
        })
    }
}
