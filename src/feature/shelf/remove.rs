//! The question before a workbook leaves this device: what will be gone, and a file first.

use leptos::prelude::*;
use leptos::task::spawn_local;
use workbook_core::id::BookId;

use super::called;
use crate::i18n::tr;
use crate::parts::{DidItArrive, Keeping, Meter, Order};
use crate::platform::{page, timer, when};
use crate::state::{App, Contents};
use crate::ui::{Dialog, Icon};

/// The workbook somebody wants to remove, and what is in it once that is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Asked {
    book: BookId,
    contents: Option<Contents>,
}

impl Asked {
    /// Asks about a workbook, and looks what is in it.
    pub(super) fn about(app: App, book: BookId, asked: RwSignal<Option<Self>>) {
        asked.set(Some(Self { book, contents: None }));
        spawn_local(async move {
            let contents = Some(app.contents(book).await);
            // The question may have been taken back by then.
            if asked.with_untracked(|asked| asked.as_ref().is_some_and(|one| one.book == book)) {
                asked.set(Some(Self { book, contents }));
            }
        });
    }
}

#[component]
pub(super) fn RemoveDialog(
    /// The workbook in question.
    asked: RwSignal<Option<Asked>>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    Effect::new(move |_| {
        if asked.with(Option::is_some) && !open.get_untracked() {
            open.set(true);
            // The dialog opens before its buttons are there.
            timer::next_frame(|| {
                page::focus("#save-first");
            });
        }
    });
    Effect::new(move |_| {
        if !open.get() {
            asked.set(None);
        }
    });
    let book = Memo::new(move |_| asked.with(|asked| asked.as_ref().map(|asked| asked.book)));
    let contents = Signal::derive(move || {
        asked.with(|asked| asked.as_ref().and_then(|asked| asked.contents.clone()))
    });
    view! {
        <Dialog open title_id="remove-title">
            <h2 id="remove-title">{tr::shelf::ask()}</h2>
            {move || book.get().map(|book| view! { <Question book contents open/> })}
        </Dialog>
    }
}

#[component]
fn Question(
    book: BookId,
    contents: Signal<Option<Contents>>,
    open: RwSignal<bool>,
) -> impl IntoView {
    let app = App::here();
    let keeping = Keeping::new();
    keeping.keep_ready(
        app,
        book,
        Signal::derive(move || (app.book() == book).then_some(Order::WHOLE)),
    );
    let remove = move |_| {
        open.set(false);
        app.remove_book(book);
        // The button that opened the question is gone with its row.
        timer::next_frame(|| {
            page::focus("h1");
        });
    };
    // Made-up words are no loss, and need no file.
    let practice = untrack(|| app.shelf().iter().any(|look| look.id == book && look.practice));
    let locked = app.is_locked(book);
    let said = move || match contents.get() {
        _ if locked => {
            view! { <p>{tr::lock::remove_words()}</p> <p>{tr::lock::save_unlocked()}</p> }
                .into_any()
        }
        _ if practice => view! { <p>{tr::practice::put_away_words()}</p> }.into_any(),
        None => {
            view! { <p class="waiting"><Icon name="loader"/>{tr::shelf::looking()}</p> }.into_any()
        }
        Some(contents) => view! { <WhatGoes contents keeping/> }.into_any(),
    };
    view! {
        {said}
        <Meter progress=keeping.progress label=tr::share::making()/>
        <DidItArrive keeping book back="#save-first"/>
        <div class="dialog-actions">
            {(!practice && !locked)
                .then(|| {
                    view! {
                        <button
                            class="button"
                            id="save-first"
                            type="button"
                            data-variant="primary"
                            on:click=move |_| keeping.save(app, book, Order::WHOLE)
                        >
                            <Icon name="save"/>
                            {tr::shelf::save_first()}
                        </button>
                    }
                })}
            <button class="button" type="button" data-variant="danger" on:click=remove>
                <Icon name="trash"/>
                {tr::shelf::remove_it()}
            </button>
            <button class="button" type="button" on:click=move |_| open.set(false)>
                {tr::common::cancel()}
            </button>
        </div>
    }
}

/// In plain words: what will be gone, what stays, and how old the last file is.
#[component]
fn WhatGoes(contents: Contents, keeping: Keeping) -> impl IntoView {
    let app = App::here();
    let Contents { title, aims, notes, drafts, copies, last_copy, uncopied, .. } = contents;
    let mut lines = Vec::new();
    lines.extend((aims > 0).then(|| tr::shelf::aims(aims)));
    lines.extend((notes > 0).then(|| tr::shelf::notes(notes)));
    lines.extend((drafts > 0).then(|| tr::shelf::drafts(drafts)));
    let rest = if lines.is_empty() { tr::shelf::all_of_it() } else { tr::shelf::the_rest() };
    lines.push(rest.to_owned());
    lines.extend((copies > 0).then(|| tr::shelf::copies(copies)));
    let day = move |ms| when::day(ms, app.prefs().lang.code());
    let last = move || match (last_copy, uncopied) {
        _ if keeping.kept.get() => tr::shelf::copy_now().to_owned(),
        (None, _) => tr::shelf::copy_never().to_owned(),
        (Some(ms), None) => tr::shelf::copy_current(&day(ms)),
        (Some(ms), Some(_)) => tr::shelf::copy_old(&day(ms)),
    };
    let tone = move || if keeping.kept.get() { "info" } else { "warn" };
    view! {
        <p>
            <strong dir="auto">{called(&title)}</strong>
        </p>
        <p>{tr::shelf::will_go()}</p>
        <ul class="bullets">{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
        <p>{tr::shelf::no_way_back()} " " {tr::shelf::other_stays()}</p>
        <div class="notice" data-tone=tone>
            <Icon name="save"/>
            <p class="notice-body" role="status">
                {last}
            </p>
        </div>
    }
}
