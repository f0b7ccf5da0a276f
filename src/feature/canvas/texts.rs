//! A zone of texts: one of both, or one of each side by side.

use leptos::prelude::*;
use workbook_core::command::{Command, Said, Slot};
use workbook_core::id::RecordId;
use workbook_core::record::Card;
use workbook_core::stamp::Seat;
use workbook_core::view::ZoneView;

use super::becomes::Becomes;
use super::sheet::Sheet;
use super::words::{nothing_yet, seats, zone_title};
use crate::i18n::{tr, words};
use crate::parts::{Clashes, Whose, field_id};
use crate::state::App;
use crate::ui::{Field, FieldMore, Lines};

/// The texts of a zone.
#[component]
pub(super) fn Texts(
    /// The zone.
    zone: ZoneView,
) -> impl IntoView {
    let seats = seats(&zone);
    let several = seats.len() > 1;
    let zone = StoredValue::new(zone);
    let texts = seats.into_iter().map(|seat| view! { <Text zone=zone.get_value() seat/> });
    view! {
        <div class=if several { "sides" } else { "stack" }>
            {texts.collect_view()}
        </div>
    }
}

/// One person's text: a field on their turn, else what they wrote, or that it is covered.
#[component]
fn Text(zone: ZoneView, seat: Seat) -> impl IntoView {
    let app = App::here();
    let sheet = Sheet::here();
    let card = Slot::Text(seat).id(sheet.canvas, &zone.key);
    let filled = sheet.filled(zone.key.clone());
    let hidden = Memo::new(move |_| {
        let looks = app.seat();
        filled.with(|filled| filled.as_ref().is_some_and(|f| f.shown.hides(seat, looks)))
    });
    let mine = Memo::new(move |_| {
        (seat == Seat::Both || app.seat().speaks_for(seat)) && app.read_only().is_none()
    });
    let said = Memo::new(move |_| !app.text(card, Card::TEXT.field).trim().is_empty());
    let zone = StoredValue::new(zone);
    let head =
        (seat != Seat::Both).then(|| view! { <Whose seat after=Signal::stored(String::new())/> });
    let body = move || {
        if hidden.get() {
            return view! { <p class="covered">{tr::canvas::covered_words(&app.name(seat))}</p> }
                .into_any();
        }
        if mine.get() {
            let label = zone_title(app, &zone.get_value());
            let label = match seat {
                Seat::Both => label,
                Seat::Patient | Seat::Professional => tr::canvas::text_of(&app.name(seat), &label),
            };
            return view! {
                <FillText zone=zone.get_value().key at=Slot::Text(seat) label/>
            }
            .into_any();
        }
        let words = move || match app.text(card, Card::TEXT.field).trim() {
            "" => nothing_yet(app, seat),
            text => text.to_owned(),
        };
        view! { <p class="zone-words" data-empty=move || (!said.get()).then_some("") dir="auto">{words}</p> }
            .into_any()
    };
    let becomes = move || {
        (said.get() && !hidden.get())
            .then(|| view! { <Becomes card makes=zone.with_value(|zone| zone.makes)/> })
    };
    view! {
        <div class="voice" data-seat=seat.name() role="group" aria-label=move || app.name(seat)>
            {head}
            {body}
            {move || (!hidden.get()).then(|| view! { <Clashes id=card/> })}
            {becomes}
        </div>
    }
}

/// A field that fills a place of a zone: every key press is stored at once.
#[component]
pub(super) fn FillText(
    /// The key of the zone.
    zone: String,
    /// The place.
    at: Slot,
    /// Its label.
    #[prop(into)]
    label: Signal<String>,
    /// A sentence below the label.
    #[prop(optional)]
    hint: Option<&'static str>,
) -> impl IntoView {
    let app = App::here();
    let canvas = Sheet::here().canvas;
    let slot = at;
    let card: RecordId = slot.id(canvas, &zone);
    let value = Memo::new(move |_| app.text(card, Card::TEXT.field));
    let error = RwSignal::new(None::<String>);
    let on_input = Callback::new(move |text: String| {
        let (zone, said) = (zone.clone(), Said::Text(text));
        let filled = app.dispatch(&Command::Fill { canvas, zone, slot, said });
        error.set(filled.err().map(words::command_error));
    });
    let locked = Signal::derive(move || app.settle_first(card, Card::TEXT.field));
    view! {
        <Field
            id=field_id(card, Card::TEXT.field)
            label
            value
            on_input
            lines=Lines::Several(2)
            limit=Card::TEXT.limit
            more=FieldMore { hint, error: error.into(), locked, label_class: "sr-only", ..FieldMore::default() }
        />
    }
}
