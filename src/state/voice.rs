//! What the app says about what just happened: toasts, and the two voices for screen readers.
//! Not for lasting notices; those stand in their place.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicU32, Ordering};

use leptos::prelude::*;

use super::App;
use crate::platform::{page, timer};

/// How often the voices were hushed; a page has one pair of them.
static HUSHED: AtomicU32 = AtomicU32::new(0);

/// How long a toast stands, in milliseconds.
const TOAST_MS: i32 = 10_000;

/// How long polite words stand before the next ones take their place, in milliseconds: a screen
/// reader has to notice them.
const TURN_MS: i32 = 1_000;
/// How many polite messages wait at most. What is older than that is no news any more.
const WAITING: usize = 4;

/// What just happened, with a way back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Toast {
    /// What happened.
    pub words: String,
    /// Which toast this is, so that an old timer does not take away a new one.
    pub number: u32,
    /// The hash of the place it stands in: where the press that made it led to. None until then.
    pub place: Option<String>,
}

/// Both voices.
pub(super) struct Voices {
    polite: RwSignal<String>,
    assertive: RwSignal<String>,
    turns: Turns,
}

impl Voices {
    pub(super) fn new() -> Self {
        let (polite, assertive) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
        Self { polite, assertive, turns: Turns::default() }
    }
}

/// What is said politely, one after the other.
#[derive(Default)]
struct Turns {
    now: Option<String>,
    waiting: VecDeque<String>,
}

impl Turns {
    /// Takes in words; gives them back where they can be said at once. Words that are being said
    /// or wait already are not said once more.
    fn take(&mut self, words: &str) -> Option<String> {
        let Some(now) = &self.now else {
            self.now = Some(words.to_owned());
            return self.now.clone();
        };
        if now != words && !self.waiting.iter().any(|waiting| waiting == words) {
            self.waiting.push_back(words.to_owned());
            if self.waiting.len() > WAITING {
                self.waiting.pop_front();
            }
        }
        None
    }

    /// What comes next, once the present words stood long enough.
    fn next(&mut self) -> Option<String> {
        self.now = self.waiting.pop_front();
        self.now.clone()
    }
}

impl App {
    /// The polite and the assertive voice for screen readers.
    pub fn voices(&self) -> (RwSignal<String>, RwSignal<String>) {
        self.voices.with_value(|voices| (voices.polite, voices.assertive))
    }

    /// Says something politely, once, after what is being said.
    pub fn say(&self, words: &str) {
        let first = self.voices.try_update_value(|voices| voices.turns.take(words));
        if let Some(words) = first.flatten() {
            self.say_now(&words);
        }
    }

    fn say_now(&self, words: &str) {
        let app = *self;
        speak(self.voices().0, words);
        timer::after(TURN_MS, move || {
            let next = app.voices.try_update_value(|voices| voices.turns.next());
            if let Some(words) = next.flatten() {
                app.say_now(&words);
            }
        })
        .keep();
    }

    /// Says nothing more, and takes back what was said.
    pub(super) fn hush(&self) {
        HUSHED.fetch_add(1, Ordering::Relaxed);
        self.voices.update_value(|voices| voices.turns.waiting.clear());
        let (polite, assertive) = self.voices();
        polite.set(String::new());
        assertive.set(String::new());
    }

    /// Says something at once. What still waits to be said is older, and would speak against it.
    pub fn alert(&self, words: &str) {
        self.voices.update_value(|voices| voices.turns.waiting.clear());
        speak(self.voices().1, words);
    }

    /// Shows what just happened beside an "Undo", for ten seconds, or until somebody goes elsewhere.
    pub fn toast_undo(&self, words: &str) {
        self.say(words);
        let app = *self;
        let number = self.toast.with_untracked(|t| t.as_ref().map_or(0, |t| t.number + 1));
        self.toast.set(Some(Toast { words: words.to_owned(), number, place: None }));
        timer::next_frame(move || {
            app.toast.try_update(|toast| {
                if let Some(toast) = toast.as_mut().filter(|toast| toast.number == number) {
                    toast.place = Some(page::hash());
                }
            });
        });
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
    let hushed = HUSHED.load(Ordering::Relaxed);
    timer::after(50, move || {
        if HUSHED.load(Ordering::Relaxed) == hushed {
            let _ = region.try_set(words);
        }
    })
    .keep();
}

#[cfg(test)]
mod tests {
    use super::{Turns, WAITING};

    #[test]
    fn what_is_said_while_something_is_said_waits_its_turn() {
        let mut turns = Turns::default();
        assert_eq!(turns.take("1 found").as_deref(), Some("1 found"));
        assert_eq!(turns.take("Saved"), None);
        assert_eq!(turns.next().as_deref(), Some("Saved"));
        assert_eq!(turns.next(), None);
        assert_eq!(turns.take("Saved").as_deref(), Some("Saved"));
    }

    #[test]
    fn equal_words_within_a_moment_are_said_once() {
        let mut turns = Turns::default();
        turns.take("Saved");
        for words in ["Saved", "1 found", "Saved", "1 found"] {
            assert_eq!(turns.take(words), None);
        }
        assert_eq!(turns.next().as_deref(), Some("1 found"));
        assert_eq!(turns.next(), None);
    }

    #[test]
    fn a_long_row_of_words_loses_the_oldest_that_wait() {
        let mut turns = Turns::default();
        for number in 0..10 {
            turns.take(&number.to_string());
        }
        let said: Vec<String> = std::iter::from_fn(|| turns.next()).collect();
        assert_eq!(said.len(), WAITING);
        assert_eq!(said.last().map(String::as_str), Some("9"));
    }
}
