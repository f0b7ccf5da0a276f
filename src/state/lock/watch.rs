//! Locking by itself: after a time without a touch or a key, when the page is out of sight for a
//! while, and when the browser freezes it.

use std::cell::Cell;

use leptos::prelude::*;

use super::{App, LockLook};
use crate::i18n::tr;
use crate::platform::{clock, lifecycle, timer, typing};

/// The minutes without a touch that can be chosen.
pub const IDLE_MINUTES: [u8; 5] = [1, 2, 5, 10, 15];
/// How long before it locks it says so, in milliseconds.
const WARNED_MS: i64 = 20_000;
/// How long the page may be out of sight, in milliseconds.
const HIDDEN_MS: i64 = 30_000;
/// How often it looks, in milliseconds.
const LOOK_MS: i32 = 1_000;

thread_local! {
    /// When somebody last touched the page.
    static TOUCHED: Cell<i64> = const { Cell::new(0) };
    /// Since when it is out of sight.
    static HIDDEN: Cell<Option<i64>> = const { Cell::new(None) };
}

impl App {
    /// Hears of touches, keys, and the page going out of sight. Once for a page.
    pub(in crate::state) fn hear_hands(&self) {
        let app = *self;
        lifecycle::on_hands(move || {
            TOUCHED.set(clock::now_ms());
            if app.lock.try_get_untracked().is_some_and(|look| look.soon) {
                app.tell_soon(false);
            }
        })
        .keep();
        typing::watch(move |id| app.fill_again(id)).keep();
        lifecycle::on_hide(move || HIDDEN.set(HIDDEN.get().or(Some(clock::now_ms())))).keep();
        lifecycle::on_freeze(move || app.lock_here()).keep();
        // Before anything is seen.
        lifecycle::on_resume(move || {
            if app.is_time_to_lock() {
                app.lock_here();
            }
            HIDDEN.set(None);
        })
        .keep();
    }

    /// Begins to watch, or leaves off.
    pub(super) fn watch(&self, on: bool) {
        let app = *self;
        self.desk.update_value(|desk| match (on, desk.watch.is_some()) {
            (true, false) => {
                TOUCHED.set(clock::now_ms());
                desk.watch = Some(timer::every(LOOK_MS, move || app.look_whether_to_lock()));
            }
            (false, true) => desk.watch = None,
            (true, true) | (false, false) => {}
        });
    }

    fn look_whether_to_lock(&self) {
        let Some(look) = self.lock.try_get_untracked().filter(|look| look.on) else { return };
        if self.is_time_to_lock() {
            // From inside the watch, which ends with this.
            let app = *self;
            timer::after(0, move || app.lock_here()).keep();
        } else if idle() >= self.most_idle() - WARNED_MS && !look.soon {
            self.tell_soon(true);
            self.alert(tr::lock::soon());
        }
    }

    fn is_time_to_lock(&self) -> bool {
        let hidden = HIDDEN.get().is_some_and(|then| since(then) >= HIDDEN_MS);
        idle() >= self.most_idle() || hidden
    }

    fn most_idle(&self) -> i64 {
        i64::from(self.prefs.get_untracked().lock_minutes) * 60_000
    }

    fn tell_soon(&self, soon: bool) {
        self.lock.update(|look| *look = LockLook { soon, ..*look });
    }
}

/// A clock that was set back begins anew.
fn since(then: i64) -> i64 {
    (clock::now_ms() - then).max(0)
}

/// How long nobody touched the page, in milliseconds.
fn idle() -> i64 {
    if TOUCHED.get() > clock::now_ms() {
        TOUCHED.set(clock::now_ms());
    }
    since(TOUCHED.get())
}
