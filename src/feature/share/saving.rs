//! Saving a file for the other person, or a copy to keep.

use leptos::prelude::*;
use workbook_core::stamp::Seat;

use super::what::{Purpose, WhatChoice, WhatGoes};
use crate::i18n::tr;
use crate::parts::{DidItArrive, Keeping, LockChoice, LockFile, Locking, Meter, Order};
use crate::state::App;
use crate::ui::Icon;

#[component]
pub(super) fn SaveFile() -> impl IntoView {
    let app = App::here();
    let book = app.book();
    let keeping = Keeping::new();
    let (what, locks) = (WhatChoice::new(), LockChoice::new());
    let order = move || {
        let scope = what.scope(app.seat());
        let sent = what.purpose.get() == Purpose::Send;
        locks.phrase().map(|phrase| Order { scope, phrase, sent })
    };
    keeping.keep_ready(app, book, Signal::derive(move || order().ok()));
    let with_order = move |hand_out: &dyn Fn(Order)| match untrack(order) {
        Ok(order) => {
            locks.is_well();
            hand_out(order);
        }
        Err(why) => locks.ask_again(app, why),
    };
    let save = move |_| with_order(&|order| keeping.save(app, book, order));
    let copy = move |_| with_order(&|order| keeping.copy(app, book, order));
    let verb = move || match (what.purpose.get(), app.seat()) {
        (Purpose::Keep, _) => tr::sending::save_to_keep().to_owned(),
        (Purpose::Send, Seat::Patient) => tr::share::save_for(&app.name(Seat::Professional)),
        (Purpose::Send, Seat::Professional) => tr::share::save_for(&app.name(Seat::Patient)),
        (Purpose::Send, Seat::Both) => tr::share::save_for_both().to_owned(),
    };
    view! {
        <section class="card" aria-labelledby="save-title">
            <h2 class="card-title" id="save-title">
                {tr::share::save_title()}
            </h2>
            <WhatGoes choice=what/>
            <LockFile choice=locks/>
            <div class="row">
                <button
                    class="button"
                    id="save-file"
                    type="button"
                    data-variant="primary"
                    on:click=save
                >
                    <Icon name="save"/>
                    {verb}
                </button>
                <button class="button" type="button" data-variant="quiet" on:click=copy>
                    <Icon name="paste"/>
                    {tr::share::copy_text()}
                </button>
            </div>
            <Meter progress=keeping.progress label=tr::share::making()/>
            <Locking keeping/>
            <DidItArrive keeping book back="#save-file"/>
        </section>
    }
}
