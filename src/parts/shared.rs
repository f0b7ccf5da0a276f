//! Whether others use this device, too: then the workbook is locked from its first word on.

use leptos::prelude::*;

use super::phrase::{ChoosePhrase, PhraseChoice, TooShort};
use crate::i18n::tr;
use crate::platform::crypto;
use crate::state::App;
use crate::ui::Radio;

/// The id of the field.
const FIELD: &str = "first-lock";

/// Whether it is locked, and with which passphrase.
#[derive(Clone, Copy)]
pub struct SharedChoice {
    on: RwSignal<bool>,
    phrase: PhraseChoice,
}

impl SharedChoice {
    /// Only the two of the pair.
    pub fn new() -> Self {
        Self { on: RwSignal::new(false), phrase: PhraseChoice::new(FIELD) }
    }

    /// Whether the passphrase is being put to use.
    pub const fn busy(self) -> RwSignal<bool> {
        self.phrase.busy()
    }

    /// The passphrase, none where only the pair uses the device. One that will not do is asked for
    /// again.
    pub fn phrase(self, app: App) -> Result<Option<String>, TooShort> {
        if !self.on.get_untracked() {
            return Ok(None);
        }
        let chosen = untrack(|| self.phrase.chosen());
        chosen.map(Some).inspect_err(|why| self.phrase.ask_again(app, *why))
    }
}

impl Default for SharedChoice {
    fn default() -> Self {
        Self::new()
    }
}

/// The question, and the passphrase. Where the browser has no ciphers there is no question.
#[component]
pub fn Shared(
    /// What is chosen.
    choice: SharedChoice,
) -> impl IntoView {
    let app = App::here();
    let radio = move |locks: bool, words: &'static str| {
        let on = Signal::derive(move || choice.on.get() == locks);
        let choose = Callback::new(move |()| {
            choice.on.set(locks);
            if locks {
                choice.phrase.begin(app);
            }
        });
        view! { <Radio name="shared" on words choose/> }
    };
    crypto::is_there().then(|| {
        view! {
            <fieldset class="choices">
                <legend class="choices-label">{tr::lock::who_uses()}</legend>
                <div class="choices-list">
                    {radio(false, tr::lock::only_we())} {radio(true, tr::lock::others_too())}
                </div>
            </fieldset>
            {move || {
                choice
                    .on
                    .get()
                    .then(|| {
                        view! {
                            <div class="card stack" data-look="flat">
                                <ChoosePhrase choice=choice.phrase/>
                                <p>{tr::lock::put_words()}</p>
                                <p>
                                    <strong>{tr::lock::put_lost()}</strong>
                                </p>
                            </div>
                        }
                    })
            }}
        }
    })
}
