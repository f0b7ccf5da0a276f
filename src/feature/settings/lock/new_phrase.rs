//! Choosing a passphrase for the lock: for a new one, or in place of the one it has.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::i18n::tr;
use crate::parts::{ChoosePhrase, PhraseChoice, lock_error};
use crate::platform::page;
use crate::state::{App, LockError};
use crate::ui::Icon;

/// What the passphrase is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum For {
    /// A lock that is put on.
    Lock,
    /// The lock that is on.
    Change,
}

impl For {
    async fn set(self, app: App, phrase: &str) -> Result<&'static str, LockError> {
        match self {
            Self::Lock => app.put_lock(phrase).await.map(|()| tr::lock::is_put()),
            Self::Change => app.change_phrase(phrase).await.map(|()| tr::lock::changed()),
        }
    }

    /// The icon and words of the button that begins, those of the one that does it, and those of the
    /// work.
    fn words(self) -> (&'static str, &'static str, &'static str, &'static str) {
        match self {
            Self::Lock => ("lock", tr::lock::put(), tr::lock::put_now(), tr::lock::putting()),
            Self::Change => {
                ("pencil", tr::lock::change(), tr::lock::change_now(), tr::lock::changing())
            }
        }
    }
}

/// A button that opens the field of a passphrase.
#[component]
pub(super) fn NewPhrase(
    /// What it is for.
    of: For,
    /// What was done last.
    done: RwSignal<&'static str>,
) -> impl IntoView {
    let app = App::here();
    let choice = PhraseChoice::new("new-lock");
    let open = RwSignal::new(false);
    let begin = move |_| {
        open.set(true);
        choice.begin(app);
    };
    let (icon, words, ..) = of.words();
    move || {
        if open.get() {
            return view! { <Choosing of choice open done/> }.into_any();
        }
        view! {
            <p>
                <button class="button" type="button" on:click=begin>
                    <Icon name=icon/>
                    {words}
                </button>
            </p>
        }
        .into_any()
    }
}

#[component]
fn Choosing(
    of: For,
    choice: PhraseChoice,
    open: RwSignal<bool>,
    done: RwSignal<&'static str>,
) -> impl IntoView {
    let app = App::here();
    let (busy, failed) = (choice.busy(), RwSignal::new(None::<LockError>));
    let (icon, _, press, working) = of.words();
    let cancel = move |_| {
        choice.forget();
        open.set(false);
    };
    let set = move |_| {
        let phrase = match untrack(|| choice.chosen()) {
            Ok(phrase) => phrase,
            Err(why) => return choice.ask_again(app, why),
        };
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        failed.set(None);
        app.say(working);
        spawn_local(async move {
            let set = of.set(app, &phrase).await;
            let _ = busy.try_set(false);
            match set {
                Ok(words) => {
                    choice.forget();
                    let _ = open.try_set(false);
                    app.say(words);
                    let _ = done.try_set(words);
                    page::focus("#lock-title");
                }
                Err(why) => {
                    app.alert(&lock_error(why));
                    let _ = failed.try_set(Some(why));
                }
            }
        });
    };
    let meaning = match of {
        For::Lock => view! {
            <p>{tr::lock::put_words()}</p>
            <p>
                <strong>{tr::lock::put_lost()}</strong>
            </p>
            <p class="soft">{tr::lock::put_traces()}</p>
        }
        .into_any(),
        For::Change => view! { <p>{tr::lock::change_words()}</p> }.into_any(),
    };
    view! {
        <div class="card stack" data-look="flat">
            <ChoosePhrase choice/>
            {meaning}
            {move || failed.get().map(|why| view! { <p class="field-error">{lock_error(why)}</p> })}
            <p class="row">
                <button class="button" type="button" data-variant="primary" on:click=set>
                    <Icon name=icon/>
                    {press}
                </button>
                // Once it began, it cannot be called back.
                {move || {
                    (!busy.get())
                        .then(|| {
                            view! {
                                <button class="button" type="button" on:click=cancel>
                                    {tr::common::cancel()}
                                </button>
                            }
                        })
                }}
            </p>
            {move || busy.get().then(|| view! { <p class="waiting"><Icon name="loader"/>{working}</p> })}
        </div>
    }
}
