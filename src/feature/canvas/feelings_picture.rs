//! The picture of a feelings line: two lines, round and square points, the middle as a thin line. The
//! points of whoever writes can be moved up and down by finger or mouse.

use leptos::ev;
use leptos::prelude::*;
use workbook_core::command::Slot;
use workbook_core::id::RecordId;
use workbook_core::record::Height;
use workbook_core::stamp::Seat;
use workbook_core::view::{Moment, ZoneView};

use super::card_row::card_name;
use super::feelings::set_height;
use super::sheet::Sheet;
use crate::i18n::{tr, words};
use crate::platform::element;
use crate::state::App;

/// The room for one moment, and for one step of height, in units of the picture.
const WIDE: i64 = 90;
const STEP: i64 = 16;
const TOP: i64 = 100;
/// How tall the picture is.
const TALL: i64 = 2 * TOP;

/// A point that is carried: whose moment, where the hand took it, and the height it has now.
#[derive(Clone, Copy, PartialEq)]
struct Held {
    moment: RecordId,
    from: i32,
    height: i64,
    now: i64,
}

/// The picture; the table below it says the same.
#[component]
pub(super) fn Picture(
    /// The zone.
    zone: ZoneView,
    /// The moments.
    line: Memo<Vec<Moment>>,
) -> impl IntoView {
    let app = App::here();
    let canvas = Sheet::here().canvas;
    let key = StoredValue::new(zone.key);
    let held = RwSignal::new(None::<Held>);
    let escape = window_event_listener(ev::keydown, move |event| {
        if event.key() == "Escape" && held.get_untracked().is_some() {
            event.prevent_default();
            held.set(None);
        }
    });
    on_cleanup(move || escape.remove());
    let drop = move |seat: Seat| {
        let Some(one) = held.get_untracked() else { return };
        held.set(None);
        if one.now != one.height {
            let slot = Slot::Point { moment: one.moment, seat };
            set_height(app, canvas, &key.get_value(), slot, Height::new(one.now).ok());
        }
    };
    let width = move || i64::try_from(line.with(Vec::len)).unwrap_or(1).max(1) * WIDE;
    let seats = Seat::PAIR
        .map(|seat| view! { <Line seat line held drop=Callback::new(move |()| drop(seat))/> });
    view! {
        <figure class="feelings-figure">
            <svg
                class="feelings"
                viewBox=move || format!("0 0 {} {TALL}", width())
                role="img"
                aria-label=move || line.with(|line| sentence(app, line))
                style:--moments=move || line.with(Vec::len).to_string()
            >
                <line class="feelings-middle" x1="0" y1=TOP x2=width y2=TOP></line>
                {seats.collect_view()}
            </svg>
            <figcaption class="feelings-names" aria-hidden="true">
                {move || {
                    let name = |moment: &Moment| {
                        view! { <span dir="auto">{card_name(app, moment.card)}</span> }
                    };
                    line.with(|line| line.iter().map(name).collect_view())
                }}
            </figcaption>
        </figure>
    }
}

/// What the picture shows, as sentences.
fn sentence(app: App, line: &[Moment]) -> String {
    let one = |moment: &Moment| {
        let said = |(seat, height): (Seat, Option<Height>)| {
            height.map(|height| tr::canvas::felt_by(&words::height(height), &app.name(seat)))
        };
        let said: Vec<String> =
            Seat::PAIR.into_iter().zip(moment.heights).filter_map(said).collect();
        format!("{}: {}.", card_name(app, moment.card), said.join(", "))
    };
    line.iter().map(one).collect::<Vec<_>>().join(" ")
}

/// One person's line over the moments.
#[component]
fn Line(
    seat: Seat,
    line: Memo<Vec<Moment>>,
    held: RwSignal<Option<Held>>,
    drop: Callback<()>,
) -> impl IntoView {
    let app = App::here();
    let at = usize::from(seat != Seat::Patient);
    let mine = Memo::new(move |_| app.seat() == seat && app.read_only().is_none());
    // The heights as they are drawn, the carried one where the hand has it.
    let points = Memo::new(move |_| {
        let held = held.get().filter(|_| mine.get());
        line.with(|line| {
            let mut out = Vec::new();
            for (moment, number) in line.iter().zip(0_i64..) {
                let height = moment.heights.get(at).copied().flatten().map(Height::get);
                let carried = held.filter(|one| one.moment == moment.card).map(|one| one.now);
                if let Some(height) = carried.or(height) {
                    out.push((moment.card, number * WIDE + WIDE / 2, height));
                }
            }
            out
        })
    });
    let path = move || {
        points.with(|points| {
            let one =
                |(_, x, height): &(RecordId, i64, i64)| format!("{x},{}", TOP - height * STEP);
            points.iter().map(one).collect::<Vec<_>>().join(" ")
        })
    };
    let point = move |(moment, x, height): (RecordId, i64, i64)| {
        view! { <Point seat moment x height mine held drop/> }
    };
    view! {
        <g class="feelings-line" data-seat=seat.name()>
            <polyline points=path></polyline>
            {move || points.get().into_iter().map(point).collect_view()}
        </g>
    }
}

#[component]
fn Point(
    seat: Seat,
    moment: RecordId,
    x: i64,
    height: i64,
    mine: Memo<bool>,
    held: RwSignal<Option<Held>>,
    drop: Callback<()>,
) -> impl IntoView {
    let y = TOP - height * STEP;
    let shape = if seat == Seat::Patient {
        view! { <circle cx=x cy=y r="9"></circle> }.into_any()
    } else {
        view! { <rect x=x - 8 y=y - 8 width="16" height="16" rx="2"></rect> }.into_any()
    };
    let take = move |event: ev::PointerEvent| {
        if mine.get_untracked() && element::capture(&event) {
            held.set(Some(Held { moment, from: event.client_y(), height, now: height }));
        }
    };
    view! {
        <g
            class="feelings-point"
            data-mine=move || mine.get().then_some("")
            on:pointerdown=take
            on:pointermove=move |event| carry(held, event.client_y())
            on:pointerup=move |_| drop.run(())
            on:pointercancel=move |_| held.set(None)
        >
            <circle class="feelings-reach" cx=x cy=y r="24"></circle>
            {shape}
        </g>
    }
}

fn carry(held: RwSignal<Option<Held>>, y: i32) {
    let Some(one) = held.get_untracked() else { return };
    let up = i64::from(one.from - y) / STEP;
    let now = (one.height + up).clamp(-5, 5);
    if now != one.now {
        held.set(Some(Held { now, ..one }));
    }
}
