//! The feelings line: both lines over the same moments, each moved up or down by hand or by number,
//! and the moment where they differ most. The picture and the table say the same.

use leptos::prelude::*;
use workbook_core::command::{Command, Said, Slot};
use workbook_core::id::RecordId;
use workbook_core::record::{Card, Height};
use workbook_core::stamp::Seat;
use workbook_core::view::{self, Moment, ZoneView};

use super::card_row::card_name;
use super::feelings_picture::Picture;
use super::sheet::Sheet;
use super::words::{answering, nothing_yet};
use crate::i18n::{tr, words};
use crate::parts::{Clashes, Whose};
use crate::state::App;
use crate::ui::{Each, Scale};

/// A zone with a feelings line.
#[component]
pub(super) fn Feelings(
    /// The zone.
    zone: ZoneView,
) -> impl IntoView {
    let app = App::here();
    let canvas = Sheet::here().canvas;
    let zone = StoredValue::new(zone);
    let line = Memo::new(move |_| zone.with_value(|zone| app.feelings(canvas, zone)));
    let moments = Signal::derive(move || {
        line.with(|line| line.iter().map(|moment| moment.card).collect::<Vec<_>>())
    });
    let none = Memo::new(move |_| line.with(Vec::is_empty));
    view! {
        {move || {
            if none.get() {
                return view! { <p class="soft">{tr::canvas::no_moments()}</p> }.into_any();
            }
            view! {
                <Picture zone=zone.get_value() line/>
                <Widest line/>
                <ol class="moments" role="list">
                    <Each keys=moments let(moment)>
                        <MomentRow zone=zone.get_value() moment line/>
                    </Each>
                </ol>
            }
                .into_any()
        }}
    }
}

/// Names the moment where the two differ most, and offers something to talk about.
#[component]
fn Widest(line: Memo<Vec<Moment>>) -> impl IntoView {
    let app = App::here();
    move || {
        let (card, gap) = line.with(|line| view::widest(line))?;
        let name = card_name(app, card);
        Some(view! {
            <div class="notice" data-tone="calm">
                <div class="notice-body">
                    <p dir="auto">
                        <strong>{tr::canvas::differ_most(&gap.to_string(), &name)}</strong>
                    </p>
                    <p>{tr::canvas::differ_prompt()}</p>
                </div>
            </div>
        })
    }
}

/// One moment: its name and the height each gave it.
#[component]
fn MomentRow(zone: ZoneView, moment: RecordId, line: Memo<Vec<Moment>>) -> impl IntoView {
    let app = App::here();
    let seats = answering(&zone);
    let zone = StoredValue::new(zone);
    let of_seat = move |seat: Seat| {
        view! { <Point zone=zone.get_value() moment seat line/> }
    };
    view! {
        <li class="moment">
            <h3 class="lane-title" dir="auto">
                {move || card_name(app, moment)}
            </h3>
            <div class="sides">
                {seats.into_iter().map(of_seat).collect_view()}
            </div>
        </li>
    }
}

/// The height one of the pair gave a moment.
#[component]
fn Point(zone: ZoneView, moment: RecordId, seat: Seat, line: Memo<Vec<Moment>>) -> impl IntoView {
    let app = App::here();
    let sheet = Sheet::here();
    let canvas = sheet.canvas;
    let slot = Slot::Point { moment, seat };
    let card = slot.id(canvas, &zone.key);
    let filled = sheet.filled(zone.key.clone());
    let hidden = Memo::new(move |_| {
        let looks = app.seat();
        filled.with(|filled| filled.as_ref().is_some_and(|f| f.shown.hides(seat, looks)))
    });
    let mine = Memo::new(move |_| app.seat().speaks_for(seat) && app.read_only().is_none());
    let height = Memo::new(move |_| {
        let at = usize::from(seat != Seat::Patient);
        line.with(|line| {
            let moment = line.iter().find(|one| one.card == moment)?;
            moment.heights.get(at).copied().flatten()
        })
    });
    let chosen = Memo::new(move |_| height.get().map(Height::get));
    let key = StoredValue::new(zone.key);
    let pick = Callback::new(move |number: Option<i64>| {
        let height = number.and_then(|number| Height::new(number).ok());
        set_height(app, canvas, &key.get_value(), slot, height);
    });
    let body = move || {
        if mine.get() {
            let label = tr::canvas::how_did_it_feel(&card_name(app, moment));
            return view! {
                <Scale
                    name=format!("height-{card}")
                    label
                    from_to=(-5, 5)
                    chosen
                    on_pick=pick
                    ends=(tr::canvas::felt_bad(), tr::canvas::felt_good())
                />
                {move || height.get().map(|_| view! { <FeelingField at=slot key=key.get_value()/> })}
            }
            .into_any();
        }
        let said = move || match height.get() {
            Some(height) => words::height(height),
            None => nothing_yet(app, seat),
        };
        let feeling = move || app.record::<Card>(card).map(|card| card.feeling);
        view! {
            <p class="zone-words" dir="auto">
                {said}
                " "
                {feeling}
            </p>
        }
        .into_any()
    };
    // While it is covered, the bar above says so once for all moments.
    move || {
        (!hidden.get()).then(|| {
            view! {
                <div
                    class="voice"
                    data-seat=seat.name()
                    role="group"
                    aria-label=move || app.name(seat)
                >
                    <Whose seat after=Signal::stored(String::new())/>
                    {body}
                    <Clashes id=card/>
                </div>
            }
        })
    }
}

/// Moves a moment up or down on somebody's line.
pub(super) fn set_height(
    app: App,
    canvas: RecordId,
    zone: &str,
    slot: Slot,
    height: Option<Height>,
) {
    let (zone, said) = (zone.to_owned(), Said::Height(height));
    app.told(app.dispatch(&Command::Fill { canvas, zone, slot, said }));
}

/// A feeling word beside a height.
#[component]
fn FeelingField(key: String, at: Slot) -> impl IntoView {
    use crate::parts::field_id;
    use crate::ui::{Field, FieldMore, Lines};
    let app = App::here();
    let canvas = Sheet::here().canvas;
    let slot = at;
    let card = slot.id(canvas, &key);
    let value = Memo::new(move |_| app.text(card, Card::FEELING.field));
    let error = RwSignal::new(None::<String>);
    let on_input = Callback::new(move |text: String| {
        let (zone, said) = (key.clone(), Said::Feeling(text));
        let filled = app.dispatch(&Command::Fill { canvas, zone, slot, said });
        error.set(filled.err().map(words::command_error));
    });
    let locked = Signal::derive(move || app.settle_first(card, Card::FEELING.field));
    view! {
        <Field
            id=field_id(card, Card::FEELING.field)
            label=tr::canvas::feeling_own()
            value
            on_input
            lines=Lines::One
            limit=Card::FEELING.limit
            more=FieldMore { error: error.into(), locked, ..FieldMore::default() }
        />
    }
}
