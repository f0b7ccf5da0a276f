//! The foot of a place: printing it, and taking it as text. Whoever prints gets all of the place, not
//! what is on the screen: lists are built a screen at a time there, and parts are folded up.

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use workbook_core::format::readable::{self as page_text, Page};

use super::readable;
use super::save_out::{Saved, SavedWords, save_text, tell};
use crate::i18n::tr;
use crate::platform::files;
use crate::platform::{clock, page, printed};
use crate::route::Route;
use crate::state::{App, file_stem};
use crate::ui::Icon;

/// Printing the present place and taking it as text, where it is one to read.
#[component]
pub fn PageOut(
    /// Where we are.
    route: RwSignal<Route>,
) -> impl IntoView {
    let app = App::here();
    let printing = window_event_listener(ev::beforeprint, move |_| {
        if let Some(page) = made(app, route.get_untracked()) {
            printed::lay(&page);
        }
    });
    let is_done = window_event_listener(ev::afterprint, |_| printed::take_away());
    on_cleanup(move || {
        printing.remove();
        is_done.remove();
    });
    move || {
        let place = route.get();
        let readable = matches!(
            place,
            Route::Home
                | Route::Aims
                | Route::Aim(_)
                | Route::Notes
                | Route::Note(_)
                | Route::Us
                | Route::History
        );
        readable.then(|| view! { <Out place/> })
    }
}

/// The place as whoever writes may read it.
fn made(app: App, place: Route) -> Option<Page> {
    app.read_the_rest();
    let looks = untrack(|| app.seat());
    readable::read(app, looks, |reader| readable::place(reader, place, clock::now_ms())).flatten()
}

#[component]
fn Out(place: Route) -> impl IntoView {
    let app = App::here();
    let saved = RwSignal::new(None::<Saved>);
    let copy = move |_| {
        let Some(page) = made(app, place) else { return };
        spawn_local(async move {
            let what = match files::copy_text(&page_text::plain(&page)).await {
                Ok(()) => Saved::Well(tr::takeout::copied().to_owned()),
                Err(_) => Saved::Not(tr::takeout::cannot_copy()),
            };
            tell(app, saved, what);
        });
    };
    let save = move |_| {
        let Some(page) = made(app, place) else { return };
        let name = format!("{}.txt", file_stem(&page.title, tr::common::app_name()));
        spawn_local(async move {
            let text = page_text::plain(&page);
            save_text(app, saved, &name, "text/plain", ".txt", &text).await;
        });
    };
    view! {
        <details class="disclosure page-out no-print">
            <summary>
                <Icon name="printer"/>
                {tr::readable::page_title()}
            </summary>
            <div class="disclosure-body stack">
                <p class="soft">{tr::readable::page_words()}</p>
                <div class="row">
                    <button class="button" type="button" on:click=|_| page::print()>
                        <Icon name="printer"/>
                        {tr::takeout::print()}
                    </button>
                    <button class="button" type="button" on:click=copy>
                        <Icon name="copy"/>
                        {tr::readable::copy_text()}
                    </button>
                    <button class="button" type="button" on:click=save>
                        <Icon name="file-text"/>
                        {tr::readable::save_text()}
                    </button>
                </div>
                <SavedWords saved/>
            </div>
        </details>
    }
}
