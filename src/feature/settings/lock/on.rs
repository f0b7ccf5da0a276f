//! A workbook with a lock: when it closes, its passphrase, its rescue words, taking it off.

use leptos::prelude::*;

use super::new_phrase::{For, NewPhrase};
use super::rescue::Rescue;
use super::take_off::TakeOff;
use crate::i18n::tr;
use crate::state::{App, IDLE_MINUTES};
use crate::ui::{Icon, Radio};

#[component]
pub(super) fn On(
    /// What was done last.
    done: RwSignal<&'static str>,
) -> impl IntoView {
    let app = App::here();
    let look = Memo::new(move |_| (app.lock().whole, app.lock().sealing));
    let how_far = move || match look.get() {
        (true, _) => view! { <p>{tr::lock::on_words()}</p> }.into_any(),
        (false, true) => {
            view! { <p class="waiting"><Icon name="loader"/>{tr::lock::putting()}</p> }.into_any()
        }
        (false, false) => view! { <NotWhole/> }.into_any(),
    };
    view! {
        {how_far}
        <Minutes/>
        <p class="row">
            <button class="button" type="button" on:click=move |_| app.lock_now()>
                <Icon name="lock"/>
                {tr::lock::now()}
            </button>
        </p>
        <NewPhrase of=For::Change done/>
        <Rescue done/>
        <TakeOff done/>
    }
}

/// Something stored is not sealed yet, and a way to try again.
#[component]
fn NotWhole() -> impl IntoView {
    let app = App::here();
    view! {
        <div class="notice" data-tone="warn">
            <Icon name="alert"/>
            <div class="notice-body">
                <p>{tr::lock::not_whole()}</p>
                <button class="button" type="button" on:click=move |_| app.seal_the_rest()>
                    {tr::lock::try_whole()}
                </button>
            </div>
        </div>
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
            <div class="choices-list">{IDLE_MINUTES.map(radio).collect_view()}</div>
        </fieldset>
    }
}
