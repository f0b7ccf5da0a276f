//! A zone of numbers from 0 to 10, one of each, with a few words beside.

use leptos::prelude::*;
use workbook_core::command::{Command, Said, Slot};
use workbook_core::record::{Card, Ten};
use workbook_core::stamp::Seat;
use workbook_core::view::{ZoneName, ZoneView};

use super::sheet::Sheet;
use super::words::{answering, nothing_yet, zone_title};
use crate::i18n::{templates, tr};
use crate::parts::{Clashes, Whose};
use crate::state::App;
use crate::ui::Scale;

/// The numbers of a zone.
#[component]
pub(super) fn Scales(
    /// The zone.
    zone: ZoneView,
) -> impl IntoView {
    let seats = answering(&zone);
    let several = seats.len() > 1;
    let zone = StoredValue::new(zone);
    let one = move |seat: Seat| view! { <One zone=zone.get_value() seat/> };
    view! {
        <div class=if several { "sides" } else { "stack" }>
            {seats.into_iter().map(one).collect_view()}
        </div>
    }
}

#[component]
fn One(zone: ZoneView, seat: Seat) -> impl IntoView {
    let app = App::here();
    let sheet = Sheet::here();
    let canvas = sheet.canvas;
    let slot = Slot::Scale(seat);
    let card = slot.id(canvas, &zone.key);
    let filled = sheet.filled(zone.key.clone());
    let hidden = Memo::new(move |_| {
        let looks = app.seat();
        filled.with(|filled| filled.as_ref().is_some_and(|f| f.shown.hides(seat, looks)))
    });
    let mine = Memo::new(move |_| app.seat().speaks_for(seat) && app.read_only().is_none());
    let score =
        Memo::new(move |_| app.record::<Card>(card).and_then(|card| card.score).map(Ten::get));
    let zone = StoredValue::new(zone);
    let pick = Callback::new(move |number: Option<i64>| {
        let said = Said::Score(number.and_then(|number| Ten::new(number).ok()));
        let zone = zone.with_value(|zone| zone.key.clone());
        app.told(app.dispatch(&Command::Fill { canvas, zone, slot, said }));
    });
    let body = move || {
        if hidden.get() {
            return view! { <p class="covered">{tr::canvas::covered_words(&app.name(seat))}</p> }
                .into_any();
        }
        if mine.get() {
            let label = zone.with_value(|zone| zone_title(app, zone));
            let ends = match zone.with_value(|zone| zone.name) {
                ZoneName::Built { template, zone } => templates::ends(template, zone),
                ZoneName::Own(_) | ZoneName::NoPlace => None,
            };
            return view! {
                <Scale
                    name=format!("scale-{card}")
                    label
                    from_to=(0, 10)
                    chosen=score
                    on_pick=pick
                    ends=ends.unwrap_or((tr::canvas::scale_low(), tr::canvas::scale_high()))
                />
            }
            .into_any();
        }
        let words = move || match score.get() {
            Some(number) => tr::canvas::of_ten(&number.to_string()),
            None => nothing_yet(app, seat),
        };
        view! { <p class="zone-words" dir="auto">{words}</p> }.into_any()
    };
    view! {
        <div class="voice" data-seat=seat.name() role="group" aria-label=move || app.name(seat)>
            <Whose seat after=Signal::stored(String::new())/>
            {body}
            {move || (!hidden.get()).then(|| view! { <Clashes id=card/> })}
        </div>
    }
}
