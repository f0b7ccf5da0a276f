//! How large the board is drawn: the point under the fingers stays where it is.

use leptos::prelude::*;

use super::ground::{EDGE, Ground};
use crate::platform::{page, pane, timer};

/// The smallest and the largest the board is drawn.
const LEAST: f64 = 0.02;
const MOST: f64 = 2.5;
/// The share of the window's height that the pane takes at most, as in the style sheet.
const SHARE: f64 = 0.75;
/// How long after the last turn of a wheel the board is drawn anew.
const REST_MS: i32 = 160;

impl Ground {
    /// Draws the board so large. The point of the window stays where it is; without one, the middle.
    pub(super) fn zoom_to(self, zoom: f64, around: Option<(f64, f64)>) {
        let now = self.now.get_value();
        let before = self.zoom.get_untracked();
        let zoom = zoom.clamp(LEAST, MOST);
        let pane = now.pane;
        let middle = (pane.left + pane.width / 2.0, pane.top + pane.height / 2.0);
        let (x, y) = around.unwrap_or(middle);
        let (x, y) = (x - pane.left, y - pane.top);
        let (was, is) = (self.left(before), self.left(zoom));
        let keep = |at: f64, scroll: f64| (scroll + at) * zoom / before - at;
        let scroll =
            ((keep(x - was, now.scroll.0) + is - was).max(0.0), keep(y, now.scroll.1).max(0.0));
        self.now.update_value(|now| now.scroll = scroll);
        self.zoom.set(zoom);
        // The pane can only scroll there once the board has grown.
        timer::next_frame(move || {
            let Some(Some(pane)) = self.pane.try_get_untracked() else { return };
            self.now.with_value(|now| pane::scroll(&pane, now.scroll));
            self.scrolled();
        });
    }

    /// As [`Self::zoom_to`], step by step under fingers or a wheel: the picture is stretched, and drawn
    /// anew once they rest.
    pub(super) fn zoom_along(self, factor: f64, around: (f64, f64)) {
        self.zooming.set(true);
        self.zoom_to(self.zoom.get_untracked() * factor, Some(around));
        self.settled.update_value(|turn| *turn = turn.wrapping_add(1));
        let turn = self.settled.get_value();
        timer::after(REST_MS, move || {
            if self.settled.try_get_value() == Some(turn) {
                let _ = self.zooming.try_set(false);
            }
        })
        .keep();
    }

    /// Draws the board so that all of it is on the screen.
    pub(super) fn fit(self, (width, height): (i32, i32)) {
        let now = self.now.get_value();
        let part = |room: f64, of: i32| room / (f64::from(of + 2 * EDGE) * now.unit);
        // The pane is lower where the board is: it may grow up to its share of the window.
        let tall = now.pane.height.max(page::viewport().height * SHARE);
        let zoom = part(now.pane.width, width).min(part(tall, height)).min(1.0);
        self.zoom_to((zoom * 1000.0).floor() / 1000.0, None);
    }
}
