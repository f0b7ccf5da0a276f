//! A workbook without a lock: what one is for, and putting it on.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::i18n::tr;
use crate::parts::{ChoosePhrase, PhraseChoice, lock_error};
use crate::platform::page;
use crate::state::App;
use crate::ui::Icon;

#[component]
pub(super) fn Off() -> impl IntoView {
    let app = App::here();
    let choice = PhraseChoice::new("new-lock");
    let choosing = RwSignal::new(false);
    let begin = move |_| {
        choosing.set(true);
        choice.begin(app);
    };
    view! {
        <p>{tr::lock::off_words()}</p>
        {move || {
            if choosing.get() {
                view! { <Choosing choice/> }.into_any()
            } else {
                view! {
                    <p>
                        <button class="button" type="button" on:click=begin>
                            <Icon name="lock"/>
                            {tr::lock::put()}
                        </button>
                    </p>
                }
                .into_any()
            }
        }}
    }
}

#[component]
fn Choosing(choice: PhraseChoice) -> impl IntoView {
    let app = App::here();
    let (busy, failed) = (RwSignal::new(false), RwSignal::new(None::<String>));
    let put = move |_| {
        let phrase = match untrack(|| choice.chosen()) {
            Ok(phrase) => phrase,
            Err(why) => return choice.ask_again(app, why),
        };
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        failed.set(None);
        app.say(tr::lock::putting());
        spawn_local(async move {
            let put = app.put_lock(&phrase).await;
            let _ = busy.try_set(false);
            match put {
                Ok(()) => {
                    app.say(tr::lock::is_put());
                    page::focus("#lock-title");
                }
                Err(why) => {
                    let words = lock_error(why);
                    app.alert(&words);
                    let _ = failed.try_set(Some(words));
                }
            }
        });
    };
    view! {
        <div class="card stack" data-look="flat">
            <ChoosePhrase choice/>
            <p>{tr::lock::put_words()}</p>
            <p>
                <strong>{tr::lock::put_lost()}</strong>
            </p>
            <p class="soft">{tr::lock::put_traces()}</p>
            {move || failed.get().map(|words| view! { <p class="field-error">{words}</p> })}
            <p>
                <button class="button" type="button" data-variant="primary" on:click=put>
                    <Icon name="lock"/>
                    {tr::lock::put_now()}
                </button>
            </p>
            {move || busy.get().then(|| view! { <p class="waiting"><Icon name="loader"/>{tr::lock::putting()}</p> })}
        </div>
    }
}
