//! A workbook with a lock: when it closes, its passphrase, its rescue words, taking it off.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::rescue::Rescue;
use crate::i18n::tr;
use crate::parts::{ChoosePhrase, PhraseChoice, lock_error};
use crate::platform::page;
use crate::state::{App, EXACT_MINUTES, LockError};
use crate::ui::{Dialog, Icon, Radio};

#[component]
pub(super) fn On() -> impl IntoView {
    let app = App::here();
    let whole = Memo::new(move |_| app.lock().whole);
    let rest = move || {
        (!whole.get()).then(|| {
            let again = move |_| app.seal_the_rest();
            view! {
                <div class="notice" data-tone="warn">
                    <Icon name="alert"/>
                    <div class="notice-body">
                        <p>{tr::lock::not_whole()}</p>
                        <button class="button" type="button" on:click=again>
                            {tr::lock::try_whole()}
                        </button>
                    </div>
                </div>
            }
        })
    };
    view! {
        {move || whole.get().then(|| view! { <p>{tr::lock::on_words()}</p> })}
        {rest}
        <Minutes/>
        <p class="row">
            <button class="button" type="button" on:click=move |_| app.lock_now()>
                <Icon name="lock"/>
                {tr::lock::now()}
            </button>
        </p>
        <Rescue/>
        <Change/>
        <TakeOff/>
    }
}

/// After how long without a touch it locks itself.
#[component]
fn Minutes() -> impl IntoView {
    let app = App::here();
    let radio = move |minutes: u8| {
        let on = Signal::derive(move || app.prefs().lock_minutes == minutes);
        let choose = Callback::new(move |()| {
            let mut prefs = untrack(|| app.prefs());
            prefs.lock_minutes = minutes;
            app.set_prefs(prefs);
        });
        view! { <Radio name="lock-minutes" on words=tr::lock::minutes_of(usize::from(minutes)) choose/> }
    };
    view! {
        <fieldset class="choices">
            <legend class="choices-label">{tr::lock::minutes()}</legend>
            <div class="choices-list">{EXACT_MINUTES.map(radio).collect_view()}</div>
        </fieldset>
    }
}

/// Another passphrase.
#[component]
fn Change() -> impl IntoView {
    let app = App::here();
    let choice = PhraseChoice::new("other-lock");
    let (open, busy) = (RwSignal::new(false), RwSignal::new(false));
    let failed = RwSignal::new(None::<LockError>);
    let change = move |_| {
        let phrase = match untrack(|| choice.chosen()) {
            Ok(phrase) => phrase,
            Err(why) => return choice.ask_again(app, why),
        };
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        spawn_local(async move {
            let changed = app.change_phrase(&phrase).await;
            let _ = busy.try_set(false);
            let _ = failed.try_set(changed.err());
            match changed {
                Ok(()) => {
                    let _ = open.try_set(false);
                    app.say(tr::lock::changed());
                    page::focus("#lock-title");
                }
                Err(why) => app.alert(&lock_error(why)),
            }
        });
    };
    let begin = move |_| {
        open.set(true);
        choice.begin(app);
    };
    let form = move || {
        view! {
            <div class="card stack" data-look="flat">
                <ChoosePhrase choice/>
                <p>{tr::lock::change_words()}</p>
                {move || failed.get().map(|why| view! { <p class="field-error">{lock_error(why)}</p> })}
                <p class="row">
                    <button class="button" type="button" data-variant="primary" on:click=change>
                        <Icon name="check"/>
                        {tr::lock::change_now()}
                    </button>
                    <button class="button" type="button" on:click=move |_| open.set(false)>
                        {tr::common::cancel()}
                    </button>
                </p>
            </div>
        }
    };
    view! {
        {move || {
            if open.get() {
                form().into_any()
            } else {
                view! {
                    <p>
                        <button class="button" type="button" on:click=begin>
                            <Icon name="pencil"/>
                            {tr::lock::change()}
                        </button>
                    </p>
                }
                .into_any()
            }
        }}
    }
}

/// Taking the lock off, after a question.
#[component]
fn TakeOff() -> impl IntoView {
    let app = App::here();
    let (asking, busy) = (RwSignal::new(false), RwSignal::new(false));
    let take = move |_| {
        asking.set(false);
        busy.set(true);
        spawn_local(async move {
            let taken = app.take_lock_off().await;
            let _ = busy.try_set(false);
            match taken {
                Ok(()) => {
                    app.say(tr::lock::took_off());
                    page::focus("#lock-title");
                }
                Err(why) => app.alert(&lock_error(why)),
            }
        });
    };
    view! {
        <p>
            <button
                class="button"
                type="button"
                data-variant="quiet"
                on:click=move |_| asking.set(true)
            >
                {tr::lock::take_off()}
            </button>
        </p>
        {move || busy.get().then(|| view! { <p class="waiting"><Icon name="loader"/>{tr::lock::taking_off()}</p> })}
        <Dialog open=asking title_id="take-off">
            <h2 id="take-off">{tr::lock::take_off_ask()}</h2>
            <p>{tr::lock::take_off_words()}</p>
            <div class="dialog-actions">
                <button class="button" type="button" data-variant="danger" on:click=take>
                    {tr::lock::take_off()}
                </button>
                <button class="button" type="button" autofocus on:click=move |_| asking.set(false)>
                    {tr::common::cancel()}
                </button>
            </div>
        </Dialog>
    }
}
