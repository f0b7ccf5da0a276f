//! Putting a file under a passphrase: offered first, with a phrase that was drawn by lot.

use leptos::prelude::*;
use leptos::task::spawn_local;
use workbook_core::format::SHORTEST_PHRASE;

use crate::i18n::tr;
use crate::parts::Keeping;
use crate::platform::{crypto, page, phrase};
use crate::state::App;
use crate::ui::{Icon, Radio, Secret, SecretOf};

/// How many words are drawn. Each of 2,048 is worth 11 bits, five are 55.
const WORDS: usize = 5;
/// The id of the field.
const FIELD: &str = "file-phrase";

/// The passphrase is easy to guess.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TooShort;

/// Whether the file goes under a passphrase, and under which.
#[derive(Clone, Copy)]
pub(super) struct LockChoice {
    on: RwSignal<bool>,
    phrase: RwSignal<String>,
    shown: RwSignal<bool>,
    error: RwSignal<Option<String>>,
}

impl LockChoice {
    /// Nothing chosen yet.
    pub(super) fn new() -> Self {
        let (on, shown) = (RwSignal::new(false), RwSignal::new(true));
        Self { on, phrase: RwSignal::new(String::new()), shown, error: RwSignal::new(None) }
    }

    /// The passphrase that was chosen, none where anyone may read the file; an error where it will
    /// not do.
    pub(super) fn phrase(self) -> Result<Option<String>, TooShort> {
        if !self.on.get() {
            return Ok(None);
        }
        let phrase = self.phrase.with(|phrase| phrase.trim().to_owned());
        if phrase.chars().count() < SHORTEST_PHRASE { Err(TooShort) } else { Ok(Some(phrase)) }
    }

    /// Asks for the passphrase again.
    pub(super) fn ask_again(self, app: App, _: TooShort) {
        let words = tr::share::phrase_short(&SHORTEST_PHRASE.to_string());
        app.alert(&words);
        self.error.set(Some(words));
        page::focus(&format!("#{FIELD}"));
    }

    /// What was asked for again is there.
    pub(super) fn is_well(self) {
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

/// The choice, and the passphrase.
#[component]
pub(super) fn LockFile(
    /// What is chosen.
    choice: LockChoice,
) -> impl IntoView {
    let app = App::here();
    let choose = move |on: bool| {
        choice.on.set(on);
        if on && choice.phrase.with_untracked(String::is_empty) {
            choice.draw(app);
        }
    };
    let radio = move |locks: bool, words: &'static str| {
        let on = Signal::derive(move || choice.on.get() == locks);
        let choose = Callback::new(move |()| choose(locks));
        view! { <Radio name="file-lock" on words choose/> }
    };
    if !crypto::is_there() {
        return view! { <p class="soft small">{tr::share::save_open_to_all()}</p> }.into_any();
    }
    view! {
        <fieldset class="choices">
            <legend class="choices-label">{tr::share::who_can_read()}</legend>
            <div class="choices-list">
                {radio(true, tr::share::with_phrase())} {radio(false, tr::share::without_phrase())}
            </div>
        </fieldset>
        {move || choice.on.get().then(|| view! { <Phrase choice/> })}
    }
    .into_any()
}

#[component]
fn Phrase(choice: LockChoice) -> impl IntoView {
    let app = App::here();
    view! {
        <div class="stack" data-gap="small">
            <Secret
                id=FIELD
                label=tr::share::phrase()
                of=SecretOf::New
                value=choice.phrase
                shown=choice.shown
                error=choice.error
            />
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
            <p>{tr::share::phrase_tell()}</p>
            <p>
                <strong>{tr::share::phrase_lost()}</strong>
            </p>
        </div>
    }
}

/// What goes on while a file is put under its passphrase.
#[component]
pub(super) fn Locking(
    /// Where it is saved from.
    keeping: Keeping,
) -> impl IntoView {
    move || {
        keeping.locking.get().then(|| {
            view! {
                <p class="soft">
                    <Icon name="loader"/>
                    " "
                    {tr::share::locking()}
                </p>
            }
        })
    }
}
