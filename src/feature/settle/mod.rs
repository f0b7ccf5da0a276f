//! All that waits to be settled, in one place: one by one, or all at once with the words of one.
//! The same panels stand on the items themselves.

use leptos::prelude::*;
use workbook_core::command::Command;
use workbook_core::document::Document;
use workbook_core::entry::Entry;
use workbook_core::id::RecordId;
use workbook_core::stamp::Seat;
use workbook_core::view;

use crate::i18n::{fields, tr};
use crate::parts::{Clashes, Contested};
use crate::platform::page;
use crate::route::Route;
use crate::state::App;
use crate::ui::{Each, Icon, PageHead};

/// How many characters of a record's words its heading shows.
const NAMED_BY: usize = 120;

/// The place.
#[component]
pub fn Settle() -> impl IntoView {
    let app = App::here();
    let waits = Memo::new(move |_| {
        let looks = app.seat();
        let all = app.unsettled();
        let open = |document: &Document, id: &RecordId| {
            document.entry(*id).is_some_and(|entry| {
                !view::is_covered(document, entry, looks)
                    && !view::is_sealed(document, entry, looks)
                    && !view::is_others_draft(entry, looks)
            })
        };
        app.peek(|document| all.into_iter().filter(|id| open(document, id)).collect::<Vec<_>>())
            .unwrap_or_default()
    });
    let none = Memo::new(move |_| waits.with(Vec::is_empty));
    let several = Memo::new(move |_| waits.with(|all| all.len() > 1));
    view! {
        <PageHead
            title=tr::settle::title()
            lead=tr::settle::lead()
            back=(Route::Home.href(), tr::shell::home())
        />
        {move || none.get().then(|| view! { <p>{tr::settle::none()}</p> })}
        {move || several.get().then(|| view! { <AtOnce/> })}
        <Each keys=waits let(id)>
            <One id/>
        </Each>
    }
}

/// One record, with what waits on it.
#[component]
fn One(id: RecordId) -> impl IntoView {
    let app = App::here();
    let kind = untrack(|| app.kind_of(id));
    // What hangs on something is found there.
    let place = untrack(|| {
        let parent = app.entry(id, Entry::parent).flatten();
        Route::of_record(&kind, id)
            .or_else(|| parent.and_then(|parent| Route::of_record(&app.kind_of(parent), parent)))
    });
    let named = Memo::new(move |_| {
        let label = view::excerpt(&app.label(id), 0, NAMED_BY);
        let kind = app.kind_of(id);
        let none = if kind == "aim" { tr::aims::untitled() } else { tr::find::no_name() };
        fields::kind(&kind, if label.is_empty() { none } else { &label })
    });
    let contested = Memo::new(move |_| app.contest_stands(id));
    view! {
        <section class="section" aria-labelledby=format!("settle-{id}")>
            <h2 id=format!("settle-{id}") dir="auto">
                {named}
            </h2>
            {place
                .map(|place| {
                    view! {
                        <p>
                            <a class="link" href=place.href()>
                                {tr::settle::see_it()}
                                <span class="sr-only">{move || format!(": {}", named.get())}</span>
                            </a>
                        </p>
                    }
                })}
            {move || contested.get().then(|| view! { <Contested id/> })}
            <Clashes id/>
        </section>
    }
}

/// All with the words of one.
#[component]
fn AtOnce() -> impl IntoView {
    let app = App::here();
    let take = move |by: Seat| {
        if app.told(app.dispatch(&Command::SettleAll(by))).is_some() {
            app.toast_undo(tr::clash::settled());
            page::focus("h1");
        }
    };
    let button = move |by: Seat| {
        view! {
            <button class="button" type="button" on:click=move |_| take(by)>
                <Icon name="check"/>
                <span dir="auto">{move || tr::settle::all_of(&app.name(by))}</span>
            </button>
        }
    };
    view! {
        <section class="card" data-look="flat" aria-labelledby="at-once">
            <h2 class="card-title" id="at-once">
                {tr::settle::at_once()}
            </h2>
            <p>{tr::settle::at_once_words()}</p>
            <div class="row">{Seat::PAIR.map(button)}</div>
        </section>
    }
}
