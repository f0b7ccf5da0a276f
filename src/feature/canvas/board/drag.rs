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
/// How long after a drop a click is part of it, in milliseconds.
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
        // A small card is all handle, and the pane leaves every finger to us.
        let far = self.board.far.get_untracked();
        let handle = far || pane::named_at(event, ".board-grip").is_some();
        let on = match tile {
            Some(id) if handle => Target::Handle(id),
            Some(id) => Target::Card(id),
            None => Target::Ground,
        };
        // Else a finger moves the ground by itself: the pane scrolls.
        let takes_part = pointer.kind == Kind::Mouse || handle;
        if !takes_part || (tile.is_some() && !untrack(|| self.board.may_move())) {
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
        let Pointer { number, at, .. } = pointer;
        self.take(Input::Move { pointer: number, at: point(at) }, pointer);
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
        let effects = self.gesture.try_update_value(|gesture| gesture.take(Input::Escape));
        let effects = effects.unwrap_or_default();
        let any = !effects.is_empty();
        for effect in effects {
            self.put_back(effect);
        }
        any
    }

    /// The screen was turned or changed its size.
    pub(super) fn turned(&self) {
        let effects = self.gesture.try_update_value(|gesture| gesture.take(Input::Turned));
        for effect in effects.into_iter().flatten() {
            self.put_back(effect);
        }
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
                Do::Picked(id) => {
                    self.capture(pointer);
                    self.pick_up(id);
                }
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
        let pane = self.board.ground.pane.get_untracked();
        if let Some(pane) = pane.filter(|_| pointer.kind == Kind::Mouse) {
            pane::capture(&pane, pointer.number);
        }
    }

    fn pick_up(&self, id: RecordId) {
        let Some(tile) = Carried::pick_up(&card_at(id)) else { return };
        pane::forget_selection();
        self.board.ground.measure();
        let scroll = self.board.ground.scroll();
        let (by, at) = ((0.0, 0.0), (0.0, 0.0));
        self.board.carried.set(Some(id));
        self.lift.set_value(Some(Lift { id, tile, scroll, by, at, landing: None }));
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
            let at = drag.lift.try_with_value(|lift| lift.as_ref().map(|lift| lift.at)).flatten();
            let Some((x, y)) = at else { return };
            let pane = drag.board.ground.place();
            let bottom = (pane.top + pane.height).min(page::viewport().height);
            let by =
                (pace(x, pane.left, pane.left + pane.width), pace(y, pane.top.max(0.0), bottom));
            let moves = (x, y) != (0.0, 0.0) && by != (0.0, 0.0);
            if moves && drag.board.ground.scroll_by(by) {
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
