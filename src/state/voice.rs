//! What the app says about what just happened: toasts, and the two voices for screen readers.
//! Not for lasting notices; those stand in their place.

use leptos::prelude::*;

use super::App;
use crate::platform::timer;

/// How long a toast stands, in milliseconds.
const TOAST_MS: i32 = 10_000;

/// What just happened, with a way back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Toast {
    /// What happened.
    pub words: String,
    /// Which toast this is, so that an old timer does not take away a new one.
    pub number: u32,
}

impl App {
    /// Says something politely, once.
    pub fn say(&self, words: &str) {
        speak(self.polite, words);
    }

    /// Says something at once.
    pub fn alert(&self, words: &str) {
        speak(self.assertive, words);
    }

    /// Shows what just happened beside an "Undo", for ten seconds.
    pub fn toast_undo(&self, words: &str) {
        self.say(words);
        let app = *self;
        let number = self.toast.with_untracked(|t| t.as_ref().map_or(0, |t| t.number + 1));
        self.toast.set(Some(Toast { words: words.to_owned(), number }));
        timer::after(TOAST_MS, move || app.end_toast(number)).keep();
    }

    /// Takes a toast away, if it still stands.
    pub fn end_toast(&self, number: u32) {
        let stands = self
            .toast
            .try_with_untracked(|toast| toast.as_ref().is_some_and(|toast| toast.number == number));
        if stands == Some(true) {
            self.toast.set(None);
        }
    }
}

/// The same words twice are two things said: the region is emptied first.
fn speak(region: RwSignal<String>, words: &str) {
    region.set(String::new());
    let words = words.to_owned();
    timer::after(50, move || {
        let _ = region.try_set(words);
    })
    .keep();
}
