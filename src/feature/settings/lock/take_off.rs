//! Taking the lock off, and what is to be done where it is only half off.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::i18n::tr;
use crate::parts::lock_error;
use crate::platform::page;
use crate::state::App;
use crate::ui::{Ask, Icon};

fn take_off(app: App, busy: RwSignal<bool>, done: RwSignal<&'static str>) {
    if busy.get_untracked() {
        return;
    }
    busy.set(true);
    let _ = done.try_set("");
    spawn_local(async move {
        let taken = app.take_lock_off().await;
        let _ = busy.try_set(false);
        match taken {
            Ok(()) => {
                app.say(tr::lock::took_off());
                let _ = done.try_set(tr::lock::took_off());
            }
            Err(why) => app.alert(&lock_error(why)),
        }
        // What was pressed may be gone.
        page::focus("#lock-title");
    });
}

/// It is being taken off.
pub(super) fn going_off() -> impl IntoView {
    view! { <p class="waiting"><Icon name="loader"/>{tr::lock::taking_off()}</p> }
}

/// Taking the lock off, after a question.
#[component]
pub(super) fn TakeOff(
    /// What was done last.
    done: RwSignal<&'static str>,
) -> impl IntoView {
    let app = App::here();
    let (asking, busy) = (RwSignal::new(false), RwSignal::new(false));
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
        {move || busy.get().then(going_off)}
        <Ask
            open=asking
            title_id="take-off"
            title=tr::lock::take_off_ask()
            words=tr::lock::take_off_words()
            yes=tr::lock::take_off()
            on_yes=Callback::new(move |()| take_off(app, busy, done))
        />
    }
}

/// Something is sealed yet: the passphrase still counts.
#[component]
pub(super) fn HalfOff(
    /// What was done last.
    done: RwSignal<&'static str>,
) -> impl IntoView {
    let (app, busy) = (App::here(), RwSignal::new(false));
    view! {
        <div class="notice" data-tone="warn">
            <Icon name="alert"/>
            <div class="notice-body">
                <p>{tr::lock::half_off()}</p>
                <button class="button" type="button" on:click=move |_| take_off(app, busy, done)>
                    {tr::lock::try_off()}
                </button>
            </div>
        </div>
        {move || busy.get().then(going_off)}
    }
}
