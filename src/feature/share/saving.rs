//! Saving a file for the other person, or copying its text.

use leptos::prelude::*;
use leptos::task::spawn_local;
use workbook_core::stamp::Seat;

use super::lock_file::{LockChoice, LockFile, Locking};
use crate::i18n::tr;
use crate::parts::{DidItArrive, Keeping, Meter};
use crate::platform::files;
use crate::state::App;
use crate::ui::Icon;

#[component]
pub(super) fn SaveFile() -> impl IntoView {
    let app = App::here();
    let book = app.book();
    let keeping = Keeping::new();
    let other = move || match app.seat() {
        Seat::Patient => tr::share::save_for(&app.name(Seat::Professional)),
        Seat::Professional => tr::share::save_for(&app.name(Seat::Patient)),
        Seat::Both => tr::share::save_for_both().to_owned(),
    };
    let locks = LockChoice::new();
    let save = move |_| {
        if locks.settle(app, keeping) {
            keeping.save(app, book);
        }
    };
    let copy = move |_| {
        if !locks.settle(app, keeping) {
            return;
        }
        spawn_local(async move {
            let Some(file) = keeping.make(app, book).await else { return };
            match files::copy_text(&file.text).await {
                Ok(()) => app.say(tr::share::copied()),
                Err(_) => app.alert(tr::share::cannot_copy()),
            }
        });
    };
    view! {
        <section class="card" aria-labelledby="save-title">
            <h2 class="card-title" id="save-title">
                {tr::share::save_title()}
            </h2>
            <p>{tr::share::save_words()}</p>
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
                    {other}
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
