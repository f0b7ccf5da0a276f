//! The ground the board lies on: how wide the page is, how far it is scrolled and enlarged, and what
//! part of it is on the screen.

use leptos::html;
use leptos::prelude::*;
use workbook_core::board::{Point, Rect, measure};

use crate::platform::pane::{self, Pane};
use crate::platform::timer;

/// Room around the board, in units of the layout.
pub(super) const EDGE: i32 = 8;
/// How far beyond the screen things are built, and the step by which that follows the scrolling.
const SPARE: f64 = 96.0;
const STEP: f64 = 192.0;
/// Below this the cards show their text alone.
pub(super) const FAR: f64 = 0.5;

/// The ground.
#[derive(Clone, Copy)]
pub(super) struct Ground {
    /// The pane that scrolls.
    pub(super) pane: NodeRef<html::Div>,
    /// How wide the page is, in units of the layout; 0 before it was measured.
    pub(super) width: RwSignal<i32>,
    /// How large the board is drawn; 1 is as large as the rest of the page.
    pub(super) zoom: RwSignal<f64>,
    /// Whether it is being enlarged this moment.
    pub(super) zooming: RwSignal<bool>,
    /// The part that is built, in units of the layout from the left.
    pub(super) built: RwSignal<Rect>,
    /// Whether the page reads from right to left.
    pub(super) from_right: bool,
    /// How large the board is, in units of the layout.
    pub(super) board: StoredValue<(i32, i32)>,
    pub(super) now: StoredValue<Now>,
    pub(super) settled: StoredValue<u32>,
}

/// What was measured last.
#[derive(Clone, Copy, Default)]
pub(super) struct Now {
    /// Where the pane is.
    pub(super) pane: Pane,
    /// How far it is scrolled.
    pub(super) scroll: (f64, f64),
    /// One unit of the layout in CSS pixels.
    pub(super) unit: f64,
}

impl Ground {
    pub(super) fn new() -> Self {
        Self {
            pane: NodeRef::new(),
            width: RwSignal::new(0),
            zoom: RwSignal::new(1.0),
            zooming: RwSignal::new(false),
            built: RwSignal::new(Rect::default()),
            from_right: pane::is_from_right(),
            board: StoredValue::new((0, 0)),
            now: StoredValue::new(Now::default()),
            settled: StoredValue::new(0),
        }
    }

    /// Measures the pane.
    pub(super) fn measure(self) {
        let Some(Some(pane)) = self.pane.try_get_untracked() else { return };
        let unit = pane::rem() / f64::from(measure::REM);
        let now = Now { pane: pane::measure(&pane), scroll: pane::scrolled(&pane), unit };
        self.now.set_value(now);
        let width = whole(now.pane.width / unit) - 2 * EDGE;
        if width > 0 && width != self.width.get_untracked() {
            self.width.set(width);
        }
        self.look();
    }

    /// The pane was scrolled.
    pub(super) fn scrolled(self) {
        let Some(Some(pane)) = self.pane.try_get_untracked() else { return };
        let scroll = pane::scrolled(&pane);
        self.now.update_value(|now| now.scroll = scroll);
        self.look();
    }

    /// Says what part has to be built.
    fn look(self) {
        let now = self.now.get_value();
        let per = now.unit * self.zoom.get_untracked();
        if per <= 0.0 || now.pane.width <= 0.0 {
            return;
        }
        let low = |at: f64| whole(((at / per - SPARE) / STEP).floor() * STEP);
        let high = |at: f64| whole(((at / per + SPARE) / STEP).ceil() * STEP);
        let (x, y) = (low(now.scroll.0), low(now.scroll.1));
        let (right, bottom) =
            (high(now.scroll.0 + now.pane.width), high(now.scroll.1 + now.pane.height));
        let built = Rect { x, y, w: right - x, h: bottom - y };
        if built != self.built.get_untracked() {
            self.built.set(built);
        }
    }

    /// Lets the pane hear all that a pointer does.
    pub(super) fn capture(self, pointer: i32) {
        if let Some(Some(pane)) = self.pane.try_get_untracked() {
            pane::capture(&pane, pointer);
        }
    }

    /// How far it is scrolled.
    pub(super) fn scroll(self) -> (f64, f64) {
        self.now.with_value(|now| now.scroll)
    }

    /// Where the pane was when it was last measured.
    pub(super) fn place(self) -> Pane {
        self.now.with_value(|now| now.pane)
    }

    /// Scrolls by so much; says whether it moved.
    pub(super) fn scroll_by(self, (across, down): (f64, f64)) -> bool {
        let Some(Some(pane)) = self.pane.try_get_untracked() else { return false };
        let (x, y) = self.scroll();
        pane::scroll(&pane, (x + across, y + down));
        let now = pane::scrolled(&pane);
        self.now.update_value(|it| it.scroll = now);
        (now.0 - x).abs() > 0.1 || (now.1 - y).abs() > 0.1
    }

    /// The board goes along with fingers that enlarge it; [`Self::zoom_to`] scrolls the pane there.
    pub(super) fn slide(self, (across, down): (f64, f64)) {
        self.now.update_value(|now| now.scroll = (now.scroll.0 - across, now.scroll.1 - down));
    }

    /// How much room there is on the left of a board that is narrower than the pane.
    pub(super) fn left(self, zoom: f64) -> f64 {
        let now = self.now.get_value();
        let width = f64::from(self.board.get_value().0 + 2 * EDGE) * now.unit * zoom;
        ((now.pane.width - width) / 2.0).max(0.0)
    }

    /// The point of the layout, from the left, under a point of the window.
    pub(super) fn under(self, (x, y): (f64, f64)) -> Point {
        let now = self.now.get_value();
        let zoom = self.zoom.get_untracked();
        let (per, left) = (now.unit * zoom, self.left(zoom));
        Point {
            x: whole((x - now.pane.left + now.scroll.0 - left) / per) - EDGE,
            y: whole((y - now.pane.top + now.scroll.1) / per) - EDGE,
        }
    }

    /// Scrolls the page so that the pane is on the screen.
    pub(super) fn bring_up(self) {
        timer::next_frame(move || {
            if let Some(Some(pane)) = self.pane.try_get_untracked() {
                pane::bring_up(&pane);
                self.measure();
            }
        });
    }

    /// Scrolls so that a place of the layout, from the left, is on the screen.
    pub(super) fn show(self, rect: Rect) {
        let now = self.now.get_value();
        let per = now.unit * self.zoom.get_untracked();
        let by = |from: i32, length: i32, scroll: f64, room: f64| {
            let low = f64::from(from) * per - scroll;
            let high = f64::from(from + length + 2 * EDGE) * per - scroll;
            if low < 0.0 { low } else { (high - room).max(0.0) }
        };
        self.scroll_by((
            by(rect.x, rect.w, now.scroll.0, now.pane.width),
            by(rect.y, rect.h, now.scroll.1, now.pane.height),
        ));
        self.look();
    }

    /// A place on a board of this width as it is drawn: mirrored where the page reads from the right.
    pub(super) const fn mirrored(self, rect: Rect, width: i32) -> Rect {
        if self.from_right { Rect { x: width - rect.right(), ..rect } } else { rect }
    }
}

/// A length of the layout, for the style sheet.
pub(super) fn rem(units: i32) -> String {
    format!("{}rem", f64::from(units) / f64::from(measure::REM))
}

#[expect(clippy::cast_possible_truncation, reason = "a board is far smaller than 2^31 units")]
pub(super) fn whole(number: f64) -> i32 {
    number as i32
}

/// How near an edge of the pane the board scrolls along, and by how much at most in one picture.
const NEAR: f64 = 56.0;
const PACE: f64 = 16.0;

/// How far to scroll in one picture where the pointer is near an edge.
pub(super) fn pace(at: f64, low: f64, high: f64) -> f64 {
    let near = NEAR.min((high - low) / 4.0);
    let (before, behind) = (low + near - at, at - (high - near));
    if before > 0.0 {
        -(before / near).min(1.0) * PACE
    } else {
        (behind.max(0.0) / near).min(1.0) * PACE
    }
}
