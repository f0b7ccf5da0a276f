//! One row for each workbook.

use leptos::prelude::*;
use workbook_core::id::BookId;
use workbook_core::record::Workbook;

use super::called_on_shelf as called;
use super::remove::Asked;
use crate::i18n::tr;
use crate::parts::{Typed, TypedMore, field_id};
use crate::platform::{page, timer};
use crate::route::Route;
use crate::state::{App, BookLook};
use crate::ui::{Each, Icon, Lines};

#[component]
pub(super) fn Rows(
    /// Set to the workbook somebody wants to remove.
    asked: RwSignal<Option<Asked>>,
) -> impl IntoView {
    let app = App::here();
    let books = Memo::new(move |_| app.shelf());
    // A row is made anew when another one is open, not at each key press in the name.
    let ids = Memo::new(move |_| {
        books.with(|books| books.iter().map(|look| (look.id, look.is_open)).collect::<Vec<_>>())
    });
    let look = move |id: BookId| {
        Signal::derive(move || books.with(|books| books.iter().find(|look| look.id == id).cloned()))
    };
    view! {
        <ul class="rows" role="list">
            <Each keys=ids let((id, is_open))>
                <li>
                    {if is_open {
                        view! { <OpenRow id look=look(id) asked/> }.into_any()
                    } else {
                        view! { <OtherRow id look=look(id) asked/> }.into_any()
                    }}
                </li>
            </Each>
        </ul>
    }
}

/// The open one, whose name can be changed here.
#[component]
fn OpenRow(
    id: BookId,
    look: Signal<Option<BookLook>>,
    asked: RwSignal<Option<Asked>>,
) -> impl IntoView {
    let naming = RwSignal::new(false);
    let record = Workbook::id(id);
    let begin = move |_| {
        naming.set(true);
        timer::next_frame(move || {
            page::focus(&format!("#{}", field_id(record, Workbook::TITLE.field)));
        });
    };
    let done = move |_| {
        naming.set(false);
        timer::next_frame(|| {
            page::focus("#rename");
        });
    };
    view! {
        <div class="rows-item">
            <Named id look/>
            <div class="row">
                <button class="button" id="rename" type="button" hidden=naming on:click=begin>
                    <Icon name="pencil"/>
                    {tr::shelf::rename()}
                </button>
                <RemoveButton id look asked/>
            </div>
        </div>
        <Show when=move || naming.get()>
            <div class="card stack" data-look="flat">
                <Typed
                    id=record
                    text=Workbook::TITLE
                    label=tr::shelf::book_title()
                    lines=Lines::One
                    more=TypedMore { hint: Some(tr::shelf::book_title_hint()), ..TypedMore::default() }
                />
                <p>
                    <button class="button" type="button" data-variant="primary" on:click=done>
                        <Icon name="check"/>
                        {tr::shelf::rename_done()}
                    </button>
                </p>
            </div>
        </Show>
    }
}

#[component]
fn OtherRow(
    id: BookId,
    look: Signal<Option<BookLook>>,
    asked: RwSignal<Option<Asked>>,
) -> impl IntoView {
    let app = App::here();
    let open = move |_| {
        app.switch_to(id);
        app.say(tr::shelf::opened());
        page::set_hash(&Route::Home.href());
    };
    view! {
        <div class="rows-item">
            <Named id look/>
            <div class="row">
                <button class="button" type="button" on:click=open>
                    <Icon name="folder-open"/>
                    {tr::shelf::open_this()}
                    <Which look/>
                </button>
                <RemoveButton id look asked/>
            </div>
        </div>
    }
}

/// What it is called, whose it is, and whether it is open.
#[component]
fn Named(id: BookId, look: Signal<Option<BookLook>>) -> impl IntoView {
    let app = App::here();
    let title = move || look.with(|look| look.as_ref().map(called));
    let locked = untrack(|| look.with(|look| look.as_ref().is_some_and(|look| look.locked)));
    let names = move || {
        let [a, b] = app.names_in(id);
        if a.is_empty() && b.is_empty() { String::new() } else { tr::common::and(&a, &b) }
    };
    // Where the two names are the title, they need not be said again.
    let whose = move || Some(names()).filter(|names| Some(names) != title().as_ref());
    let open = move || look.with(|look| look.as_ref().is_some_and(|look| look.is_open));
    let practice = move || look.with(|look| look.as_ref().is_some_and(|look| look.practice));
    view! {
        <Icon name=if locked { "lock" } else { "book" }/>
        <div class="rows-main">
            <strong class="rows-name" dir="auto">
                {title}
            </strong>
            <p class="rows-words">
                {move || whose().map(|names| view! { <span dir="auto">{names}</span> })}
                {move || practice().then(|| view! { <span>{tr::practice::made_up()}</span> })}
                {move || open().then(|| view! { <span>{tr::shelf::is_open()}</span> })}
            </p>
        </div>
    }
}

/// Which of several, for who does not see where a button stands.
#[component]
fn Which(look: Signal<Option<BookLook>>) -> impl IntoView {
    let title = move || look.with(|look| look.as_ref().map(called));
    view! { <span class="sr-only">" " {title}</span> }
}

#[component]
fn RemoveButton(
    id: BookId,
    look: Signal<Option<BookLook>>,
    asked: RwSignal<Option<Asked>>,
) -> impl IntoView {
    let app = App::here();
    view! {
        <button class="button" type="button" data-variant="danger" on:click=move |_| Asked::about(app, id, asked)>
            <Icon name="trash"/>
            {tr::shelf::remove()}
            <Which look/>
        </button>
    }
}
