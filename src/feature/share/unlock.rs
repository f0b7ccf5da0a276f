//! Opening a file that is under a passphrase: asks for it, and says when it does not fit.

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::i18n::tr;
use crate::platform::crypto::CryptoError;
use crate::platform::{page, timer};
use crate::state::App;
use crate::state::sealed::Waiting;
use crate::ui::{Icon, Secret, SecretOf};

/// The id of the field.
const FIELD: &str = "open-phrase";

/// Shows the field, with the focus in it.
pub(super) fn ask(waiting: RwSignal<Option<Waiting>>, sealed: Waiting) {
    waiting.set(Some(sealed));
    timer::next_frame(|| {
        page::focus(&format!("#{FIELD}"));
    });
}

/// Asks for the passphrase of the file that waits for it.
#[component]
pub(super) fn Unlock(
    /// The file.
    waiting: RwSignal<Option<Waiting>>,
    /// What is done with what was in it.
    open: Callback<Vec<u8>>,
) -> impl IntoView {
    move || waiting.get().map(|file| view! { <Asking file waiting open/> })
}

#[component]
fn Asking(
    file: Waiting,
    waiting: RwSignal<Option<Waiting>>,
    open: Callback<Vec<u8>>,
) -> impl IntoView {
    let app = App::here();
    let (phrase, shown) = (RwSignal::new(String::new()), RwSignal::new(false));
    let (error, busy) = (RwSignal::new(None), RwSignal::new(false));
    let file = StoredValue::new(file);
    let unlock = move |()| {
        if busy.get_untracked() {
            return;
        }
        let typed = phrase.get_untracked();
        if typed.trim().is_empty() {
            error.set(Some(tr::share::phrase_missing().to_owned()));
            page::focus(&format!("#{FIELD}"));
            return;
        }
        busy.set(true);
        error.set(None);
        app.say(tr::share::unlocking());
        spawn_local(async move {
            let opened = file.get_value().open(&typed).await;
            let _ = busy.try_set(false);
            let why = match opened {
                // Whoever went away meanwhile does not want it any more.
                Ok(_) if waiting.try_get_untracked().flatten().is_none() => return,
                Ok(text) => {
                    waiting.set(None);
                    open.run(text);
                    return;
                }
                Err(CryptoError::Wrong) => tr::share::phrase_wrong(),
                Err(CryptoError::Missing) => tr::share::no_ciphers(),
            };
            app.alert(why);
            let _ = error.try_set(Some(why.to_owned()));
            page::focus(&format!("#{FIELD}"));
        });
    };
    let leave = move |_| {
        waiting.set(None);
        app.say(tr::share::put_away());
        page::focus("#file");
    };
    view! {
        <form
            class="notice"
            aria-labelledby="unlock-title"
            on:submit=move |event: ev::SubmitEvent| {
                event.prevent_default();
                unlock(());
            }
        >
            <Icon name="lock"/>
            <div class="notice-body stack" data-gap="small">
                <h3 id="unlock-title">{tr::share::is_locked()}</h3>
                <p>{tr::share::ask_phrase()}</p>
                <Secret
                    id=FIELD
                    label=tr::share::phrase()
                    of=SecretOf::Old
                    value=phrase
                    shown
                    error
                    on_enter=Callback::new(unlock)
                />
                <div class="row">
                    <button class="button" type="submit" data-variant="primary">
                        {tr::share::unlock()}
                    </button>
                    <button class="button" type="button" data-variant="quiet" on:click=leave>
                        {tr::share::close()}
                    </button>
                </div>
                {move || {
                    busy.get()
                        .then(|| {
                            view! {
                                <p class="soft">
                                    <Icon name="loader"/>
                                    " "
                                    {tr::share::unlocking()}
                                </p>
                            }
                        })
                }}
            </div>
        </form>
    }
}
