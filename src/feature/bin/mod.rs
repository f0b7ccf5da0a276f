//! The bin: what was put there, by whom, and the way back.

use leptos::prelude::*;
use leptos::task::spawn_local;
use workbook_core::command::Command;
use workbook_core::document::Document;
use workbook_core::entry::{self, Entry};
use workbook_core::id::RecordId;
use workbook_core::record::{Aim, DELETED, Record};
use workbook_core::stamp::Seat;
use workbook_core::view;

use crate::i18n::{fields, tr, words};
use crate::platform::page;
use crate::route::Route;
use crate::state::App;
use crate::ui::{Ask, Each, Icon, PageHead};

/// The bin.
#[component]
pub fn Bin() -> impl IntoView {
    let app = App::here();
    let binned = Memo::new(move |_| app.bin());
    let asking = RwSignal::new(false);
    let stayed = RwSignal::new(false);
    let empty = move || binned.with(Vec::is_empty);
    let body = move || {
        if empty() {
            return view! { <p>{tr::bin::is_empty()}</p> }.into_any();
        }
        view! {
            <ul class="rows" role="list">
                <Each keys=binned let(id)>
                    <li>
                        <Row id/>
                    </li>
                </Each>
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
    let empty_bin = Callback::new(move |()| {
        spawn_local(async move {
            if app.empty_bin().await {
                // Something was written there that whoever binned it had not seen.
                let stays = !untrack(|| app.bin()).is_empty();
                let _ = stayed.try_set(stays);
                app.say(if stays { tr::bin::some_stay() } else { tr::bin::emptied() });
                page::focus("h1");
            }
        });
    });
    view! {
        <PageHead title=tr::bin::title() lead=tr::bin::lead() back=(Route::Aims.href(), tr::aims::all())/>
        {move || stayed.get().then(|| view! { <p>{tr::bin::some_stay()}</p> })}
        {body}
        <Ask open=asking title_id="empty-title" title=Signal::derive(move || tr::bin::ask(app.bin().len())) words=tr::bin::ask_words() yes=tr::bin::empty_for_good() on_yes=empty_bin/>
    }
}

/// How many characters of a record's words its row shows.
const NAMED_BY: usize = 120;

/// What a record in the bin is called, with its kind; empty where its words are another's draft.
fn called(document: &Document, kept: &Entry, looks: Seat) -> String {
    let covered = view::is_covered(document, kept, looks);
    let label = if covered { String::new() } else { words::label(kept) };
    let label = view::excerpt(&label, 0, NAMED_BY);
    match kept.kind() {
        _ if view::is_others_draft(kept, looks) => String::new(),
        kind if label.is_empty() && kind == Aim::KIND.name => tr::aims::untitled().to_owned(),
        kind if label.is_empty() => fields::kind(kind, tr::bin::without_words()),
        kind => fields::kind(kind, &label),
    }
}

#[component]
fn Row(id: RecordId) -> impl IntoView {
    let app = App::here();
    let title = Memo::new(move |_| {
        let looks = app.seat();
        app.track_anything();
        let called = app.peek(|document| Some(called(document, document.entry(id)?, looks)));
        let called = called.flatten().unwrap_or_default();
        if called.is_empty() { tr::bin::a_draft().to_owned() } else { called }
    });
    let by = app.entry(id, |kept| entry::author(kept, DELETED)).flatten();
    let by = by.map(|seat| tr::bin::by(&app.name(seat)));
    let restore = move |_| {
        if app.told(app.dispatch(&Command::Restore(id))).is_some() {
            app.toast_undo(tr::bin::restored());
            page::focus("h1");
        }
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
