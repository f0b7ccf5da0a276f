//! Doing something later: after a time, when idle, in the next frame, or after the browser
//! has had its turn. Not a clock: a hidden tab may wait much longer than asked.

use js_sys::Function;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{IdleRequestOptions, MessageChannel, Window};

use super::{events::listen, once::once};

/// An idle call comes at the latest after this time, however busy the page is.
const IDLE_LIMIT_MS: u32 = 1_000;
/// How long a slice of long work keeps the page waiting, in milliseconds, if its steps are short.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// Work nobody asked for: typing goes on as if it were not there.
    Unnoticed = 12,
    /// Work somebody waits for: each turn of the page costs a picture, and a press is still
    /// answered at once.
    Awaited = 30,
}

/// A call that is still to come. Dropping it takes it back.
#[must_use = "dropping the timer cancels the call; call `keep` to let it come"]
pub struct Timer {
    id: i32,
    _closure: Closure<dyn FnMut()>,
}

impl Timer {
    /// Lets the call come, whatever happens. The closure is leaked on purpose.
    pub fn keep(self) {
        std::mem::forget(self);
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        if let Some(window) = web_sys::window() {
            window.clear_timeout_with_handle(self.id);
        }
    }
}

/// Calls `f` once, at the earliest after `ms` milliseconds.
pub fn after(ms: i32, f: impl FnOnce() + 'static) -> Timer {
    let closure = Closure::<dyn FnMut()>::once(f);
    let id = web_sys::window()
        .and_then(|window| set_timeout(&window, closure.as_ref().unchecked_ref(), ms));
    Timer { id: id.unwrap_or(0), _closure: closure }
}

/// A call that comes again and again. Dropping it ends that.
#[must_use = "dropping the ticker ends the calls"]
pub struct Ticker {
    id: i32,
    _closure: Closure<dyn FnMut()>,
}

impl Drop for Ticker {
    fn drop(&mut self) {
        if let Some(window) = web_sys::window() {
            window.clear_interval_with_handle(self.id);
        }
    }
}

/// Calls `f` about every `ms` milliseconds, as long as the ticker lives.
pub fn every(ms: i32, f: impl FnMut() + 'static) -> Ticker {
    let closure = Closure::<dyn FnMut()>::new(f);
    let id = web_sys::window().and_then(|window| {
        let call = closure.as_ref().unchecked_ref();
        window.set_interval_with_callback_and_timeout_and_arguments_0(call, ms).ok()
    });
    Ticker { id: id.unwrap_or(0), _closure: closure }
}

/// Waits at least `ms` milliseconds.
pub async fn sleep(ms: i32) {
    let (answer, wait) = once();
    let timer = after(ms, move || {
        let _ = answer.give(());
    });
    wait.await;
    drop(timer);
}

/// Calls `f` when the browser has nothing more urgent to do, at the latest after a second.
/// The call cannot be taken back.
pub fn idle(f: impl FnOnce() + 'static) {
    let Some(window) = web_sys::window() else { return };
    let call: Function = Closure::once_into_js(f).unchecked_into();
    let options = IdleRequestOptions::new();
    options.set_timeout(IDLE_LIMIT_MS);
    if window.request_idle_callback_with_options(&call, &options).is_err() {
        set_timeout(&window, &call, 1);
    }
}

/// Calls `f` just before the next picture is drawn. The call cannot be taken back, and a
/// hidden page draws no picture.
pub fn next_frame(f: impl FnOnce() + 'static) {
    if let Some(window) = web_sys::window() {
        let call = Closure::once_into_js(f);
        let _ = window.request_animation_frame(call.unchecked_ref());
    }
}

/// Calls `f` when the next picture has been drawn. The call cannot be taken back, and a hidden
/// page draws no picture.
pub fn after_drawing(f: impl FnOnce() + 'static) {
    next_frame(move || after(0, f).keep());
}

/// Lets the browser handle keys, touches and drawing before the work goes on. To be called
/// between the slices of long work.
///
/// Not `scheduler.yield`: measured in Chromium, a loop over it let no timer ring for five
/// seconds, and answers of the database wait in the same row. A message waits its turn, and
/// comes at once, where a chain of time-outs would wait 4 ms each.
pub async fn yield_now() {
    let Ok(channel) = MessageChannel::new() else { return };
    let (answer, wait) = once();
    let _listener = listen(&channel.port1(), "message", move |_| {
        let _ = answer.give(());
    });
    channel.port1().start();
    if channel.port2().post_message(&JsValue::NULL).is_ok() {
        wait.await;
    }
    channel.port1().close();
}

/// Does long work in slices of time: calls `step` until it says that it was the last one, and
/// gives the browser a turn after each slice. A step should take a few milliseconds at most on
/// a slow tablet.
pub async fn in_slices(pace: Pace, mut step: impl FnMut() -> bool) {
    let slice = f64::from(pace as u8);
    loop {
        let began = ticks();
        while ticks() - began < slice {
            if step() {
                return;
            }
        }
        yield_now().await;
    }
}

/// Milliseconds since the page was opened; never set back.
fn ticks() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0.0, |it| it.now())
}

fn set_timeout(window: &Window, call: &Function, ms: i32) -> Option<i32> {
    window.set_timeout_with_callback_and_timeout_and_arguments_0(call, ms).ok()
}
