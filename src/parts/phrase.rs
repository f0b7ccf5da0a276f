//! Choosing a passphrase: one that was drawn by lot, or one's own.
//! Not for what is put under it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use workbook_core::format::SHORTEST_PHRASE;

use crate::i18n::tr;
use crate::platform::{page, phrase};
use crate::state::{App, LockError};
use crate::ui::{Icon, Secret, SecretOf};

/// How many words are drawn. Each of 2,048 is worth 11 bits, five are 55.
const WORDS: usize = 5;

/// The passphrase is easy to guess.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooShort;

/// A passphrase that is being chosen.
#[derive(Clone, Copy)]
pub struct PhraseChoice {
    field: &'static str,
    phrase: RwSignal<String>,
    shown: RwSignal<bool>,
    error: RwSignal<Option<String>>,
    busy: RwSignal<bool>,
}

impl PhraseChoice {
    /// Nothing chosen yet, in a field with this id.
    pub fn new(field: &'static str) -> Self {
        let (shown, error) = (RwSignal::new(true), RwSignal::new(None));
        let busy = RwSignal::new(false);
        Self { field, phrase: RwSignal::new(String::new()), shown, error, busy }
    }

    /// Draws a phrase where none was chosen yet.
    pub fn begin(self, app: App) {
        if self.phrase.with_untracked(String::is_empty) {
            self.draw(app);
        }
    }

    /// The passphrase that was chosen.
    pub fn chosen(self) -> Result<String, TooShort> {
        let phrase = self.phrase.with(|phrase| phrase.trim().to_owned());
        if phrase.chars().count() < SHORTEST_PHRASE { Err(TooShort) } else { Ok(phrase) }
    }

    /// Asks for it again.
    pub fn ask_again(self, app: App, _: TooShort) {
        let words = tr::share::phrase_short(&SHORTEST_PHRASE.to_string());
        app.alert(&words);
        self.error.set(Some(words));
        page::focus(&format!("#{}", self.field));
    }

    /// Whether it is being put to use. What stands in the field then is what counts, and stays.
    pub const fn busy(self) -> RwSignal<bool> {
        self.busy
    }

    /// Nothing of it stays: the next hand on the tablet may be another one.
    pub fn forget(self) {
        let _ = self.phrase.try_set(String::new());
        let _ = self.shown.try_set(true);
        let _ = self.error.try_set(None);
    }

    /// What was asked for again is there.
    pub fn is_well(self) {
        self.error.set(None);
    }

    /// Draws a phrase, in the words of the language that is read.
    fn draw(self, app: App) {
        let before = self.phrase.get_untracked();
        let lang = untrack(|| app.prefs()).lang.code();
        spawn_local(async move {
            // Without the list, or the browser's own chance, a phrase can still be typed.
            if let Some(drawn) = phrase::draw(lang, WORDS).await {
                // What somebody typed meanwhile stays.
                let _ = self.phrase.try_update(|phrase| {
                    if *phrase == before {
                        *phrase = drawn;
                    }
                });
                let _ = self.error.try_set(None);
            }
        });
    }
}

/// Why a lock did not do what was asked.
pub fn lock_error(error: LockError) -> String {
    match error {
        LockError::Wrong => tr::lock::wrong().to_owned(),
        LockError::Wait(seconds) => tr::lock::wait(usize::try_from(seconds).unwrap_or_default()),
        LockError::NoCiphers => tr::lock::no_ciphers().to_owned(),
        LockError::NotStored => tr::lock::not_stored().to_owned(),
        LockError::HalfOff => tr::lock::half_off().to_owned(),
        LockError::Damaged => tr::lock::damaged().to_owned(),
    }
}

/// The field of a passphrase that is chosen, and a way to draw another one.
#[component]
pub fn ChoosePhrase(
    /// What is chosen.
    choice: PhraseChoice,
) -> impl IntoView {
    let app = App::here();
    view! {
        <div class="stack" prop:inert=choice.busy>
            <Secret
                id=choice.field
                label=tr::share::phrase()
                of=SecretOf::New
                value=choice.phrase
                shown=choice.shown
                error=choice.error
            />
            <p class="soft">{tr::share::phrase_drawn(&SHORTEST_PHRASE.to_string())}</p>
            <p>
                <button
                    class="button"
                    type="button"
                    data-variant="quiet"
                    on:click=move |_| choice.draw(app)
                >
                    <Icon name="refresh"/>
                    {tr::share::other_phrase()}
                </button>
            </p>
        </div>
    }
}
