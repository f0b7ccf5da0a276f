//! Putting a file under a passphrase: offered first, with a phrase that was drawn by lot.

use leptos::prelude::*;

use super::keep::Keeping;
use super::phrase::{ChoosePhrase, PhraseChoice, TooShort};
use crate::i18n::tr;
use crate::platform::crypto;
use crate::state::App;
use crate::ui::{Icon, Radio};

/// The id of the field.
const FIELD: &str = "file-phrase";

/// Whether the file goes under a passphrase, and under which.
#[derive(Clone, Copy)]
pub struct LockChoice {
    on: RwSignal<bool>,
    phrase: PhraseChoice,
}

impl LockChoice {
    /// Nothing chosen yet.
    pub fn new() -> Self {
        Self { on: RwSignal::new(false), phrase: PhraseChoice::new(FIELD) }
    }

    /// The passphrase that was chosen, none where anyone may read the file; an error where it will
    /// not do.
    pub fn phrase(self) -> Result<Option<String>, TooShort> {
        if self.on.get() { self.phrase.chosen().map(Some) } else { Ok(None) }
    }

    /// Asks for the passphrase again.
    pub fn ask_again(self, app: App, why: TooShort) {
        self.phrase.ask_again(app, why);
    }

    /// What was asked for again is there.
    pub fn is_well(self) {
        self.phrase.is_well();
    }
}

impl Default for LockChoice {
    fn default() -> Self {
        Self::new()
    }
}

/// The choice, and the passphrase.
#[component]
pub fn LockFile(
    /// What is chosen.
    choice: LockChoice,
) -> impl IntoView {
    let app = App::here();
    let choose = move |on: bool| {
        choice.on.set(on);
        if on {
            choice.phrase.begin(app);
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
    view! {
        <div class="stack" data-gap="small">
            <ChoosePhrase choice=choice.phrase/>
            <p>{tr::share::phrase_tell()}</p>
            <p>
                <strong>{tr::share::phrase_lost()}</strong>
            </p>
        </div>
    }
}

/// What goes on while a file is put under its passphrase.
#[component]
pub fn Locking(
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
