//! Larger and smaller: by buttons, by a wheel with Ctrl, by two fingers.

use leptos::ev;
use leptos::prelude::*;
use workbook_core::board::gesture::{By, Effect as Do, Gesture, Input, ScreenPoint, Target};

use super::Board;
use super::drag::Drag;
use super::ground::whole;
use crate::i18n::tr;
use crate::platform::pane;
use crate::ui::Icon;

/// What the buttons stop at, in percent.
const STOPS: [i32; 12] = [10, 15, 25, 35, 50, 65, 80, 100, 125, 150, 200, 250];
/// How much one turn of a wheel counts at most, and how fast it enlarges.
const TURN: f64 = 24.0;
const SPEED: f64 = 0.01;

/// The buttons.
#[component]
pub(super) fn Zoom() -> impl IntoView {
    let board = Board::here();
    let ground = board.ground;
    let percent = Memo::new(move |_| whole((ground.zoom.get() * 100.0).round()));
    let words = move || tr::board::percent(&percent.get().to_string());
    let go = move |percent: Option<i32>| {
        if let Some(percent) = percent {
            ground.measure();
            ground.zoom_to(f64::from(percent) / 100.0, None);
            board.app.say(&tr::board::percent(&percent.to_string()));
        }
    };
    let larger = move || STOPS.into_iter().find(|stop| *stop > percent.get());
    let smaller = move || STOPS.into_iter().rev().find(|stop| *stop < percent.get());
    let all = move |_| {
        ground.measure();
        ground.fit(board.plan.with_untracked(|plan| (plan.layout.width, plan.layout.height)));
        board.app.say(&untrack(words));
        ground.bring_up();
    };
    view! {
        <div class="board-zoom" role="group" aria-label=tr::board::tools()>
            <button
                class="button"
                type="button"
                aria-disabled=move || smaller().is_none().then_some("true")
                on:click=move |_| go(untrack(smaller))
            >
                <Icon name="minus"/>
                {tr::board::smaller()}
            </button>
            <span class="board-percent" aria-hidden="true">
                {words}
            </span>
            <button
                class="button"
                type="button"
                aria-disabled=move || larger().is_none().then_some("true")
                on:click=move |_| go(untrack(larger))
            >
                <Icon name="plus"/>
                {tr::board::larger()}
            </button>
            <button class="button" type="button" on:click=all>
                <Icon name="fit"/>
                {tr::board::all_of_it()}
            </button>
        </div>
    }
}

/// A wheel with Ctrl, as a pinch on a touch pad comes.
pub(super) fn wheel(board: &Board, event: &ev::WheelEvent) {
    let (down, at, zooms) = pane::wheel(event);
    if zooms {
        event.prevent_default();
        let factor = (-down.clamp(-TURN, TURN) * SPEED).exp();
        board.ground.zoom_along(factor, at);
    }
}

/// Two fingers anywhere on the board.
#[derive(Clone, Copy)]
pub(super) struct Pinch {
    board: Board,
    gesture: StoredValue<Option<Gesture>>,
}

impl Pinch {
    pub(super) fn new(board: &Board) -> Self {
        Self { board: *board, gesture: StoredValue::new(None) }
    }

    /// Takes in where the fingers are. A second finger beside one that carries a card is nothing.
    pub(super) fn take(&self, event: &ev::TouchEvent, drag: &Drag) {
        let (fingers, carried) =
            (pane::two_fingers(event), self.board.carried.get_untracked().is_some());
        // Firefox moves ground that was not touched before, even by a handle that it may not move.
        if (carried || fingers.is_some()) && event.cancelable() {
            event.prevent_default();
        }
        let Some(fingers) = fingers else {
            self.end();
            return;
        };
        if carried {
            return;
        }
        let ground = self.board.ground;
        if self.gesture.with_value(Option::is_none) {
            // The first finger may have begun to move the ground.
            drag.escape();
            ground.measure();
        }
        let mut effects = Vec::new();
        self.gesture.update_value(|gesture| {
            let begun = gesture.is_some();
            let gesture = gesture.get_or_insert_default();
            for (pointer, (x, y)) in fingers {
                let at = ScreenPoint { x, y };
                let down = Input::Down {
                    pointer,
                    at,
                    by: By::Touch,
                    on: Target::Ground,
                    broad: false,
                    ms: 0.0,
                };
                let input = if begun { Input::Move { pointer, at } } else { down };
                effects.extend(gesture.take(input));
            }
        });
        let (mut factor, mut around) = (1.0, None);
        for effect in effects {
            match effect {
                Do::Panned { by } => ground.slide(by),
                Do::Pinched { factor: by, around: at } => {
                    factor *= by;
                    around = Some((at.x, at.y));
                }
                Do::Capture(_)
                | Do::Picked(_)
                | Do::Carried { .. }
                | Do::Dropped { .. }
                | Do::PutBack(_)
                | Do::Tapped(_) => {}
            }
        }
        if let Some(around) = around {
            ground.zoom_along(factor, around);
        }
    }

    /// The fingers were lifted.
    pub(super) fn end(&self) {
        self.gesture.set_value(None);
    }
}
