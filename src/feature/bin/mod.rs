//! The bin: what was put there, by whom, and the way back.

use leptos::prelude::*;
use workbook_core::command::Command;
use workbook_core::entry;
use workbook_core::id::RecordId;
use workbook_core::record::{Aim, DELETED};

use crate::i18n::{tr, words};
use crate::platform::page;
use crate::route::Route;
use crate::state::App;
use crate::ui::{Dialog, Icon, PageHead};

/// The bin.
#[component]
pub fn Bin() -> impl IntoView {
    let app = App::here();
    let binned = Memo::new(move |_| app.bin());
    let asking = RwSignal::new(false);
    let empty = move || binned.with(Vec::is_empty);
    let body = move || {
        if empty() {
            return view! { <p>{tr::bin::is_empty()}</p> }.into_any();
        }
        view! {
            <ul class="rows" role="list">
                <For each=move || binned.get() key=|id| *id let(id)>
                    <li>
                        <Row id/>
                    </li>
                </For>
            </ul>
            <p>
                <button class="button" type="button" data-variant="danger" on:click=move |_| asking.set(true)>
                    <Icon name="trash"/>
                    {tr::bin::empty_it()}
                </button>
            </p>
        }
        .into_any()
    };
    let empty_bin = move |_| {
        asking.set(false);
        match app.dispatch(&Command::EmptyBin) {
            Ok(()) => {
                app.say(tr::bin::emptied());
                page::focus("h1");
            }
            Err(error) => app.alert(&words::command_error(error)),
        }
    };
    view! {
        <PageHead title=tr::bin::title() lead=tr::bin::lead() back=(Route::Aims.href(), tr::aims::all())/>
        {body}
        <Dialog open=asking title_id="empty-title">
            <h2 id="empty-title">{tr::bin::ask(app.bin().len())}</h2>
            <p>{tr::bin::ask_words()}</p>
            <div class="dialog-actions">
                <button class="button" type="button" data-variant="danger" on:click=empty_bin>
                    {tr::bin::empty_for_good()}
                </button>
                <button class="button" type="button" autofocus on:click=move |_| asking.set(false)>
                    {tr::common::cancel()}
                </button>
            </div>
        </Dialog>
    }
}

#[component]
fn Row(id: RecordId) -> impl IntoView {
    let app = App::here();
    let read = app.entry(id, |kept| {
        let (aim, _) = entry::hydrate::<Aim>(kept);
        (aim.title, entry::author(kept, DELETED))
    });
    let (title, by) = read.unwrap_or_default();
    let title = if title.trim().is_empty() { tr::aims::untitled().to_owned() } else { title };
    let by = by.map(|seat| tr::bin::by(&app.name(seat)));
    let restore = move |_| match app.dispatch(&Command::Restore(id)) {
        Ok(()) => {
            app.toast_undo(tr::bin::restored());
            page::focus("h1");
        }
        Err(error) => app.alert(&words::command_error(error)),
    };
    view! {
        <div class="rows-item">
            <div class="rows-main">
                <strong class="rows-name" dir="auto">
                    {title}
                </strong>
                <p class="rows-words">
                    <span dir="auto">{by}</span>
                </p>
            </div>
            <button class="button" type="button" on:click=restore>
                <Icon name="restore"/>
                {tr::bin::bring_back()}
            </button>
        </div>
    }
}
