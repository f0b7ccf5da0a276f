//! Saving a file for the other person. The file is made after the press; browsers count a press as
//! the person's own for some seconds, and the longest workbook takes one.

use leptos::prelude::*;
use leptos::task::spawn_local;
use workbook_core::stamp::Seat;

use crate::i18n::tr;
use crate::platform::files::{self, Kept};
use crate::platform::page;
use crate::state::{App, Progress};
use crate::ui::Icon;

#[component]
pub(super) fn SaveFile() -> impl IntoView {
    let app = App::here();
    let progress: Progress = RwSignal::new(None);
    let asking = RwSignal::new(false);
    let other = move || match app.seat() {
        Seat::Patient => tr::share::save_for(&app.name(Seat::Professional)),
        Seat::Professional => tr::share::save_for(&app.name(Seat::Patient)),
        Seat::Both => tr::share::save_for_both().to_owned(),
    };
    let save = move |_| {
        spawn_local(async move {
            let Some(file) = app.make_file(progress).await else { return };
            match files::save(&file.name, &file.text).await {
                Ok(Kept::Confirmed) => {
                    app.note_copy_kept();
                    app.say(tr::share::file_kept());
                }
                Ok(Kept::Offered) => {
                    asking.set(true);
                    app.say(tr::share::did_it_arrive());
                }
                Ok(Kept::Cancelled) => app.say(tr::share::not_saved()),
                Err(_) => app.alert(tr::share::cannot_save()),
            }
        });
    };
    let copy = move |_| {
        spawn_local(async move {
            let Some(file) = app.make_file(progress).await else { return };
            match files::copy_text(&file.text).await {
                Ok(()) => app.say(tr::share::copied()),
                Err(_) => app.alert(tr::share::cannot_copy()),
            }
        });
    };
    let confirm = move || {
        asking.get().then(|| {
            // The question goes away with its buttons: the focus goes back to where it came from.
            let answered = move || {
                page::focus("#save-file");
                asking.set(false);
            };
            let yes = move |_| {
                app.note_copy_kept();
                answered();
                app.say(tr::share::file_kept());
            };
            view! {
                <div class="notice">
                    <Icon name="info"/>
                    <div class="notice-body">
                        <p>{tr::share::did_it_arrive()}</p>
                        <div class="row">
                            <button class="button" type="button" on:click=yes>
                                {tr::share::it_arrived()}
                            </button>
                            <button class="button" type="button" data-variant="quiet" on:click=move |_| answered()>
                                {tr::share::not_yet()}
                            </button>
                        </div>
                    </div>
                </div>
            }
        })
    };
    view! {
        <section class="card" aria-labelledby="save-title">
            <h2 class="card-title" id="save-title">
                {tr::share::save_title()}
            </h2>
            <p>{tr::share::save_words()}</p>
            <div class="row">
                <button class="button" id="save-file" type="button" data-variant="primary" on:click=save>
                    <Icon name="save"/>
                    {other}
                </button>
                <button class="button" type="button" data-variant="quiet" on:click=copy>
                    <Icon name="paste"/>
                    {tr::share::copy_text()}
                </button>
            </div>
            <super::opening::Meter progress label=tr::share::making()/>
            {confirm}
            <p class="soft small">{tr::share::save_open_to_all()}</p>
        </section>
    }
}
