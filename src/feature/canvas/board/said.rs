//! What was said in the zones that are no zones of cards: who said what, and the room it takes.

use leptos::prelude::*;
use workbook_core::board::{self, measure};
use workbook_core::command::Slot;
use workbook_core::id::RecordId;
use workbook_core::record::{Card, Rung, Ten, ZoneSort};
use workbook_core::stamp::Seat;
use workbook_core::view::{Filled, ZoneView};

use super::super::feelings_picture::Picture;
use super::super::sheet::Sheet;
use super::super::words::{answering, nothing_yet, seats};
use super::plan::TEXT;
use crate::i18n::{tr, words};
use crate::state::App;
use crate::ui::Mark;

/// One thing said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Said {
    /// Who said it; none where the zone has something else in front.
    seat: Option<Seat>,
    /// What stands in front, such as the number of a rung.
    front: String,
    /// The words.
    words: String,
    /// Whether the words are the app's own, such as that there is nothing yet.
    soft: bool,
}

/// The room beside the words for a mark, for two, and the room between two rows.
const MARK: i32 = 48;
const MARKS: i32 = 80;
const GAP: i32 = 8;
/// The least height of a row: that of a mark.
const ROW: i32 = 36;
/// The room of a feelings line for one moment, and its height with the names of the moments.
const MOMENT: i32 = 6 * measure::REM;
const LINE_HEIGHT: i32 = 22 * measure::REM;

/// The cards of a zone that hold its answers.
pub(super) fn slots(app: App, sheet: Sheet, filled: &Filled) -> Vec<RecordId> {
    let zone = &filled.zone;
    let all: Vec<Slot> = match zone.sort {
        ZoneSort::Text => seats(zone).into_iter().map(Slot::Text).collect(),
        ZoneSort::Ladder => Rung::all().map(Slot::Rung).collect(),
        ZoneSort::Scale => answering(zone).into_iter().map(Slot::Scale).collect(),
        ZoneSort::Hands => Seat::PAIR.into_iter().map(Slot::Hand).collect(),
        ZoneSort::Line => {
            let moments = app.feelings(sheet.canvas, zone);
            let points = |moment: RecordId| Seat::PAIR.map(|seat| Slot::Point { moment, seat });
            moments.iter().flat_map(|moment| points(moment.card)).collect()
        }
        ZoneSort::Cards | ZoneSort::Grid | ZoneSort::Arrows | ZoneSort::Newer => Vec::new(),
    };
    all.into_iter().map(|slot| slot.id(sheet.canvas, &zone.key)).collect()
}

/// What was said in a zone.
pub(super) fn said(app: App, sheet: Sheet, filled: &Filled, looks: Seat) -> Vec<Said> {
    let zone = &filled.zone;
    let card = |slot: Slot| slot.id(sheet.canvas, &zone.key);
    let by = |seat: Seat, words: Option<String>| {
        let hidden = filled.shown.hides(seat, looks);
        let words = words.filter(|words| !hidden && !words.trim().is_empty());
        let soft = words.is_none();
        let words = words.unwrap_or_else(|| {
            if hidden { tr::canvas::covered_words(&app.name(seat)) } else { nothing_yet(app, seat) }
        });
        Said { seat: Some(seat), front: String::new(), words, soft }
    };
    let text = |slot: Slot| app.text(card(slot), Card::TEXT.field);
    match zone.sort {
        ZoneSort::Text => {
            seats(zone).into_iter().map(|seat| by(seat, Some(text(Slot::Text(seat))))).collect()
        }
        ZoneSort::Scale => {
            let number = |seat| {
                let score = app.record::<Card>(card(Slot::Scale(seat))).and_then(|it| it.score);
                score.map(Ten::get).map(|number| tr::canvas::of_ten(&number.to_string()))
            };
            answering(zone).into_iter().map(|seat| by(seat, number(seat))).collect()
        }
        ZoneSort::Hands => {
            let hands = app.hands_in_zone(sheet.canvas, zone);
            let hand = |(seat, hand)| by(seat, Some(words::hand(hand).to_owned()));
            Seat::PAIR.into_iter().zip(hands).map(hand).collect()
        }
        ZoneSort::Ladder => {
            let rung = |rung: Rung| {
                let words = text(Slot::Rung(rung));
                let front = words::rung_number(rung);
                (!words.trim().is_empty()).then_some(Said { seat: None, front, words, soft: false })
            };
            let rungs: Vec<Said> = Rung::all().rev().filter_map(rung).collect();
            if rungs.is_empty() { vec![by(Seat::Both, None)] } else { rungs }
        }
        ZoneSort::Line => {
            if !app.feelings(sheet.canvas, zone).is_empty() {
                return Vec::new();
            }
            let words = tr::canvas::no_moments().to_owned();
            vec![Said { seat: None, front: String::new(), words, soft: true }]
        }
        ZoneSort::Cards | ZoneSort::Grid | ZoneSort::Arrows | ZoneSort::Newer => Vec::new(),
    }
}

/// The room that takes on a page of this width.
pub(super) fn room(
    app: App,
    sheet: Sheet,
    zone: &ZoneView,
    said: &[Said],
    page: i32,
) -> (i32, i32) {
    let width = measure::ROW_LEAST.min(page - 2 * measure::ZONE_PAD).max(measure::NORMAL);
    if zone.sort == ZoneSort::Line && said.is_empty() {
        let moments = app.feelings(sheet.canvas, zone).len();
        let moments = i32::try_from(moments).unwrap_or_default();
        return (width.max(moments * MOMENT), LINE_HEIGHT);
    }
    let row = |said: &Said| {
        let front = match said.seat {
            Some(Seat::Both) => MARKS,
            None if said.front.is_empty() => 0,
            Some(Seat::Patient | Seat::Professional) | None => MARK,
        };
        let lines = board::wrapped(&said.words, width - front, TEXT).len();
        let lines = i32::try_from(lines).unwrap_or_default();
        ROW.max(lines * measure::LINE) + GAP
    };
    (width, said.iter().map(row).sum())
}

/// What was said in a zone, to be read.
pub(super) fn panel(app: App, sheet: Sheet, zone: ZoneView, said: Vec<Said>) -> AnyView {
    if zone.sort == ZoneSort::Line && said.is_empty() {
        let canvas = sheet.canvas;
        let of = zone.clone();
        let line = Memo::new(move |_| app.feelings(canvas, &of));
        return view! { <Picture zone line/> }.into_any();
    }
    let row = |said: Said| {
        let mark = said.seat.map(|seat| {
            view! {
                <Mark seat=seat.name() letters=Signal::derive(move || app.letters(seat))/>
                <span class="sr-only">{move || app.name(seat)} ": "</span>
            }
        });
        let front = (!said.front.is_empty())
            .then(|| view! { <span class="rung-number">{said.front.clone()}</span> });
        view! {
            <li class="board-said" data-soft=said.soft.then_some("")>
                {mark}
                {front}
                <p class="card-text" dir="auto">
                    {said.words}
                </p>
            </li>
        }
    };
    view! { <ul role="list">{said.into_iter().map(row).collect_view()}</ul> }.into_any()
}

/// The step of a zone.
pub(super) fn go_to_step(app: App, canvas: RecordId, zone: &str) {
    use crate::platform::page;
    use crate::route::{Route, Seen};
    use workbook_core::record::Canvas;
    let steps = untrack(|| app.canvas_steps(canvas));
    if let Some(step) = steps.into_iter().find(|step| step.zone == zone) {
        // Nobody has to be told that they may not keep a place in a read-only workbook.
        let _ = app.edit(canvas, |canvas: &mut Canvas| canvas.step = step.key);
    }
    page::set_hash(&Route::Canvas(canvas, Seen::Steps).href());
}
