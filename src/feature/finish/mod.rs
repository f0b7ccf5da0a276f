//! Being done on this tablet: a file to take along, and then nothing of the workbook stays here.

use leptos::prelude::*;
use workbook_core::id::BookId;

use crate::i18n::tr;
use crate::parts::{DidItArrive, Keeping, LockChoice, LockFile, Locking, Meter, Order};
use crate::platform::{page, timer};
use crate::route::Route;
use crate::state::App;
use crate::ui::{Icon, PageHead};

/// Finish and clear.
#[component]
pub fn Finish() -> impl IntoView {
    let app = App::here();
    let book = untrack(|| app.book());
    let keeping = Keeping::new();
    view! {
        <PageHead
            title=tr::lock::finish()
            lead=tr::lock::finish_lead()
            back=(Route::Share.href(), tr::shell::share())
        />
        <TakeAlong keeping book/>
        <Clear keeping book/>
    }
}

/// First a file.
#[component]
fn TakeAlong(keeping: Keeping, book: BookId) -> impl IntoView {
    let app = App::here();
    let locks = LockChoice::new();
    let order = move || locks.phrase().map(|phrase| Order { phrase, ..Order::WHOLE });
    keeping.keep_ready(app, book, Signal::derive(move || order().ok()));
    let save = move |_| match untrack(order) {
        Ok(order) => {
            locks.is_well();
            keeping.save(app, book, order);
        }
        Err(why) => locks.ask_again(app, why),
    };
    view! {
        <section class="section" aria-labelledby="take-along">
            <h2 id="take-along">{tr::lock::finish_file()}</h2>
            <LockFile choice=locks/>
            <p>
                <button
                    class="button"
                    id="save-first"
                    type="button"
                    data-variant="primary"
                    on:click=save
                >
                    <Icon name="save"/>
                    {tr::shelf::save_first()}
                </button>
            </p>
            <p class="soft">{tr::lock::finish_downloads()}</p>
            <Meter progress=keeping.progress label=tr::share::making()/>
            <Locking keeping/>
            <DidItArrive keeping book back="#clear"/>
            {move || {
                keeping
                    .kept
                    .get()
                    .then(|| {
                        view! {
                            <p class="was-done" role="status">
                                <Icon name="check"/>
                                {tr::shelf::copy_now()}
                            </p>
                        }
                    })
            }}
        </section>
    }
}

/// Then the workbook goes.
#[component]
fn Clear(keeping: Keeping, book: BookId) -> impl IntoView {
    let app = App::here();
    let sure = RwSignal::new(false);
    app.read_the_rest();
    let looked = RwSignal::new(());
    let lost = Memo::new(move |_| {
        looked.track();
        Lost {
            no_file: !keeping.kept.get(),
            drafts: app.drafts(),
            begun: !app.unsent().is_empty() || app.has_waiting_words(),
        }
    });
    // Who knew of less does not know of this.
    Effect::new(move |before: Option<Lost>| {
        let now = lost.get();
        if before.is_some_and(|before| now.is_more_than(before)) {
            sure.set(false);
        }
        now
    });
    let may_clear = Memo::new(move |_| sure.get() || lost.get() == Lost::default());
    let others = untrack(|| app.shelf()).len().saturating_sub(1);
    let clear = move |_| {
        // Another tab may have begun something since.
        let known = lost.get_untracked();
        looked.set(());
        if lost.get_untracked().is_more_than(known) {
            sure.set(false);
        }
        if may_clear.get_untracked() {
            app.remove_book(book);
            timer::next_frame(|| {
                page::focus("h1");
            });
        } else {
            timer::next_frame(|| {
                page::focus("#sure");
            });
        }
    };
    let what_stays = move || {
        if app.lock().on { tr::lock::finish_locked() } else { tr::lock::finish_open() }
    };
    let without = move || match (keeping.asks(), lost.get()) {
        (true, _) => view! { <p>{tr::lock::finish_answer()}</p> }.into_any(),
        (false, Lost { no_file: false, drafts: 0, begun: false }) => ().into_any(),
        (false, lost) => view! { <WhatIsLost lost sure/> }.into_any(),
    };
    view! {
        <section class="section" aria-labelledby="clear-title">
            <h2 id="clear-title">{tr::lock::finish_clear()}</h2>
            <p>{what_stays}</p>
            {(others > 0).then(|| view! { <p>{tr::lock::finish_others(others)}</p> })}
            {without}
            <p>
                <button
                    class="button"
                    id="clear"
                    type="button"
                    data-variant="danger"
                    aria-disabled=move || (!may_clear.get()).then_some("true")
                    on:click=clear
                >
                    <Icon name="trash"/>
                    {tr::lock::finish_now()}
                </button>
            </p>
        </section>
    }
}

/// What would be gone for good.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Lost {
    /// What is in no file, for none was kept of the workbook as it is.
    no_file: bool,
    /// So many drafts, which go into no file.
    drafts: usize,
    /// A note that was begun and not written down.
    begun: bool,
}

impl Lost {
    const fn is_more_than(self, before: Self) -> bool {
        (self.no_file && !before.no_file)
            || self.drafts > before.drafts
            || (self.begun && !before.begun)
    }
}

/// What would be gone for good, and the tick that says they know.
#[component]
fn WhatIsLost(lost: Lost, sure: RwSignal<bool>) -> impl IntoView {
    let drafts = (lost.drafts > 0).then(|| view! { <p>{tr::lock::finish_drafts(lost.drafts)}</p> });
    view! {
        <div class="notice" data-tone="warn">
            <Icon name="alert"/>
            <div class="notice-body">
                {lost.no_file.then(|| view! { <p>{tr::lock::finish_no_file()}</p> })}
                {drafts}
                {lost.begun.then(|| view! { <p>{tr::lock::finish_begun()}</p> })}
                <label class="choice">
                    <input
                        id="sure"
                        type="checkbox"
                        prop:checked=sure
                        on:change=move |event| sure.set(event_target_checked(&event))
                    />
                    <span>{tr::lock::finish_sure()}</span>
                </label>
            </div>
        </div>
    }
}
