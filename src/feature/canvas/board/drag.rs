//! Carrying cards and moving the ground by pointers: the events of the browser go to the state machine of
//! the core, and what it says is done. While a card is carried only that card and the bar that shows its
//! place change.

use leptos::ev;
use leptos::prelude::*;
use workbook_core::board::gesture::{By, Effect as Do, Gesture, Input, ScreenPoint, Target};
use workbook_core::board::{Landing, Point};
use workbook_core::id::RecordId;

use super::super::sheet::card_at;
use super::ground::pace;
use super::{Board, arrows};
use crate::i18n::tr;
use crate::platform::pane::{self, Carried, Kind, Pointer};
use crate::platform::{page, timer};

/// What has its own use for a pointer.
const CONTROLS: &str =
    "a, button, input, textarea, select, label, summary, .board-edit, .board-panel";
/// How long after a drop a click is part of it, in ms.
const AFTER_DROP: f64 = 300.0;

/// The pointers of the board.
#[derive(Clone, Copy)]
pub(super) struct Drag {
    board: Board,
    gesture: StoredValue<Gesture>,
    lift: StoredValue<Option<Lift>, LocalStorage>,
    dropped: StoredValue<f64>,
}

/// A card in the air.
struct Lift {
    id: RecordId,
    tile: Carried,
    /// How far the board was scrolled when it was picked up.
    scroll: (f64, f64),
    /// How far the pointer went since.
    by: (f64, f64),
    /// Where the pointer is.
    at: (f64, f64),
    /// The lower edge of what is seen of the pane; to ask for it makes the browser lay out the page.
    bottom: f64,
    landing: Option<Landing>,
}

const fn point((x, y): (f64, f64)) -> ScreenPoint {
    ScreenPoint { x, y }
}

impl Drag {
    pub(super) fn new(board: &Board) -> Self {
        Self {
            board: *board,
            gesture: StoredValue::new(Gesture::default()),
            lift: StoredValue::new_local(None),
            dropped: StoredValue::new(f64::MIN),
        }
    }

    pub(super) fn down(&self, event: &ev::PointerEvent) {
        let pointer = pane::pointer(event);
        if !pointer.first || pane::named_at(event, CONTROLS).is_some() {
            return;
        }
        let tile = pane::named_at(event, ".tile").and_then(|id| id.parse().ok());
        let tile = tile.filter(|_| untrack(|| self.board.may_move()));
        // A small card is all handle, and the pane leaves every finger to us.
        let far = self.board.far.get_untracked();
        let handle = far || pane::named_at(event, ".board-grip").is_some();
        let on = match tile {
            Some(id) if handle => Target::Handle(id),
            Some(id) => Target::Card(id),
            None => Target::Ground,
        };
        // Else a finger moves the ground by itself: the pane scrolls.
        if pointer.kind != Kind::Mouse && !handle {
            return;
        }
        let by = match pointer.kind {
            Kind::Mouse => By::Mouse,
            Kind::Pen => By::Pen,
            Kind::Touch => By::Touch,
        };
        let Pointer { number, at, broad, ms, .. } = pointer;
        self.take(Input::Down { pointer: number, at: point(at), by, on, broad, ms }, pointer);
    }

    pub(super) fn moved(&self, event: &ev::PointerEvent) {
        let pointer = pane::pointer(event);
        self.take(Input::Move { pointer: pointer.number, at: point(pointer.at) }, pointer);
    }

    pub(super) fn up(&self, event: &ev::PointerEvent) {
        let pointer = pane::pointer(event);
        let Pointer { number, at, ms, .. } = pointer;
        self.take(Input::Up { pointer: number, at: point(at), ms }, pointer);
    }

    pub(super) fn lost(&self, event: &ev::PointerEvent) {
        let pointer = pane::pointer(event);
        self.take(Input::Cancel { pointer: pointer.number }, pointer);
    }

    /// Puts back what is carried; says whether something was.
    pub(super) fn escape(&self) -> bool {
        self.end(Input::Escape)
    }

    fn end(&self, input: Input) -> bool {
        let effects = self.gesture.try_update_value(|gesture| gesture.take(input));
        let effects = effects.unwrap_or_default();
        for effect in &effects {
            self.put_back(*effect);
        }
        !effects.is_empty()
    }

    /// The screen was turned or changed its size.
    pub(super) fn turned(&self) {
        self.end(Input::Turned);
    }

    /// A card was tapped: it opens, or an arrow ends at it.
    pub(super) fn click(&self, event: &ev::MouseEvent) {
        let just_dropped = event.time_stamp() - self.dropped.get_value() < AFTER_DROP;
        if just_dropped || pane::named_at(event, CONTROLS).is_some() {
            return;
        }
        let tile = pane::named_at(event, ".tile").and_then(|id| id.parse().ok());
        if let Some(id) = tile.filter(|id| !arrows::join_to(&self.board, *id)) {
            self.board.sheet.open.set(Some(id));
        }
    }

    fn take(&self, input: Input, pointer: Pointer) {
        let effects = self.gesture.try_update_value(|gesture| gesture.take(input));
        for effect in effects.unwrap_or_default() {
            match effect {
                Do::Capture(_) | Do::Tapped(_) | Do::Pinched { .. } => {}
                Do::Panned { by } => {
                    self.capture(pointer);
                    self.board.ground.scroll_by((-by.0, -by.1));
                }
                Do::Picked(id) => self.pick_up(id, pointer),
                Do::Carried { by, .. } => {
                    self.lift.update_value(|lift| {
                        if let Some(lift) = lift {
                            (lift.by, lift.at) = (by, pointer.at);
                        }
                    });
                    self.carry();
                }
                Do::Dropped { id, .. } => {
                    self.dropped.set_value(pointer.ms);
                    self.drop(id);
                }
                Do::PutBack(_) => {
                    self.dropped.set_value(pointer.ms);
                    self.put_back(effect);
                }
            }
        }
    }

    /// A mouse must not get lost outside of the pane; a finger and a pen do not.
    fn capture(&self, pointer: Pointer) {
        if pointer.kind == Kind::Mouse {
            self.board.ground.capture(pointer.number);
        }
    }

    fn pick_up(&self, id: RecordId, pointer: Pointer) {
        self.capture(pointer);
        let Some(tile) = Carried::pick_up(&card_at(id)) else { return };
        pane::forget_selection();
        self.board.ground.measure();
        let scroll = self.board.ground.scroll();
        let (by, at) = ((0.0, 0.0), pointer.at);
        self.board.carried.set(Some(id));
        let place = self.board.ground.place();
        let bottom = (place.top + place.height).min(page::viewport().height);
        self.lift.set_value(Some(Lift { id, tile, scroll, by, at, bottom, landing: None }));
        self.scroll_along();
    }

    /// The card follows the pointer and the scrolled board.
    fn carry(&self) {
        let ground = self.board.ground;
        let (scroll, zoom) = (ground.scroll(), ground.zoom.get_untracked());
        self.lift.update_value(|lift| {
            let Some(lift) = lift else { return };
            let by = (
                (lift.by.0 + scroll.0 - lift.scroll.0) / zoom,
                (lift.by.1 + scroll.1 - lift.scroll.1) / zoom,
            );
            lift.tile.shift(by);
            let under = ground.under(lift.at);
            let landing = self.board.plan.with_untracked(|plan| {
                let width = plan.layout.width;
                let x = if ground.from_right { width - under.x } else { under.x };
                plan.layout.drop_at(Point { x, ..under }, &[lift.id])
            });
            if landing != lift.landing {
                lift.landing = landing;
                self.board.point_to(landing);
            }
        });
    }

    /// Near an edge the board moves on under the card.
    fn scroll_along(&self) {
        let drag = *self;
        timer::next_frame(move || {
            let lift =
                drag.lift.try_with_value(|lift| Some((lift.as_ref()?.at, lift.as_ref()?.bottom)));
            let Some(((x, y), bottom)) = lift.flatten() else { return };
            let pane = drag.board.ground.place();
            let right = pane.left + pane.width;
            let by = (pace(x, pane.left, right), pace(y, pane.top.max(0.0), bottom));
            if by != (0.0, 0.0) && drag.board.ground.scroll_by(by) {
                drag.carry();
            }
            drag.scroll_along();
        });
    }

    fn lay_down(&self) -> Option<Lift> {
        let lift = self.lift.try_update_value(Option::take).flatten()?;
        lift.tile.lay_down();
        self.board.point_to(None);
        self.board.carried.set(None);
        Some(lift)
    }

    fn drop(&self, id: RecordId) {
        let landing = self.lay_down().and_then(|lift| lift.landing);
        match landing {
            Some(landing) => untrack(|| self.board.land(id, landing)),
            None => self.board.app.say(tr::board::put_back()),
        }
    }

    fn put_back(&self, effect: Do) {
        if matches!(effect, Do::PutBack(_)) && self.lay_down().is_some() {
            self.board.app.say(tr::board::put_back());
        }
    }
}
