//! Taking in a file that waits: all of it, what is ticked, or nothing.

use std::collections::BTreeSet;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::changes::{Choice, with};
use crate::i18n::tr;
use crate::parts::{Shared, SharedChoice};
use crate::platform::{page, timer};
use crate::route::Route;
use crate::state::{App, Progress, Took};
use crate::ui::{ErrorLine, Icon};

/// Puts the file away.
pub(super) fn cancel(app: App) {
    app.put_away();
    app.say(tr::share::put_away());
    timer::next_frame(|| {
        page::focus("h1");
    });
}

/// Between taking all of it and choosing.
#[component]
pub(super) fn Choose(
    /// What is ticked.
    choice: Choice,
) -> impl IntoView {
    let app = App::here();
    let Choice { choosing, left_out } = choice;
    let all =
        move || with(app, |i| i.preview.things.iter().map(|thing| thing.root).collect::<Vec<_>>());
    let turn = move |_| {
        choosing.update(|choosing| *choosing = !*choosing);
        left_out.set(BTreeSet::new());
    };
    let toggle = move |_| {
        left_out.update(|out| {
            if out.is_empty() {
                out.extend(all());
            } else {
                out.clear();
            }
        });
    };
    view! {
        <div class="row">
            <button class="button" type="button" on:click=turn>
                <Icon name="list"/>
                {move || if choosing.get() { tr::taking::take_all() } else { tr::taking::choose() }}
            </button>
            {move || {
                choosing
                    .get()
                    .then(|| {
                        view! {
                            <button class="button" type="button" data-variant="quiet" on:click=toggle>
                                {move || {
                                    if left_out.with(BTreeSet::is_empty) {
                                        tr::taking::tick_none()
                                    } else {
                                        tr::taking::tick_all()
                                    }
                                }}
                            </button>
                        }
                    })
            }}
        </div>
        {move || choosing.get().then(|| view! { <p>{tr::taking::choose_words()}</p> })}
    }
}

/// Taking it in, or not.
#[component]
pub(super) fn Take(
    /// What is ticked.
    choice: Choice,
    /// How many things there are.
    things: usize,
    /// Whether it is another pair's workbook.
    other_book: bool,
    /// How many records would be hidden, where that has to be asked.
    hides: Memo<Option<usize>>,
    /// How far it got.
    progress: Progress,
) -> impl IntoView {
    let app = App::here();
    let Choice { choosing, left_out } = choice;
    let error = RwSignal::new(None::<String>);
    let shared = SharedChoice::new();
    let fresh = untrack(|| {
        let book = with(app, |incoming| Some(incoming.head.book));
        !app.shelf().iter().any(|look| Some(look.id) == book)
    });
    let ticked = move || things.saturating_sub(left_out.with(BTreeSet::len));
    let take = move |_| {
        if choosing.get_untracked() && untrack(ticked) == 0 {
            error.set(Some(tr::taking::tick_some().to_owned()));
            app.alert(tr::taking::tick_some());
            return;
        }
        let Ok(phrase) = shared.phrase(app) else { return };
        let here = page::hash();
        let out = left_out.get_untracked();
        // What was pressed goes away at once, and what follows may take a while.
        page::focus("h1");
        app.say(tr::share::taking());
        spawn_local(async move {
            match app.take_in(&out, phrase.as_deref(), progress).await {
                Took::All => app.say(tr::share::taken()),
                Took::LooksAgain => {
                    app.say(tr::taking::look_again());
                    if page::hash() == here {
                        timer::next_frame(|| {
                            page::focus("#preview-title");
                        });
                    }
                    return;
                }
                Took::Locked => {
                    app.alert(tr::lock::unlock_first());
                    let _ = error.try_set(Some(tr::lock::unlock_first().to_owned()));
                    return;
                }
                Took::Nothing => {
                    app.alert(tr::taking::not_taken());
                    return;
                }
            }
            // Who went somewhere else in the meantime stays there.
            if page::hash() != here {
                return;
            }
            if out.is_empty() {
                page::set_hash(&Route::Home.href());
            } else {
                app.say(&tr::taking::left_out(out.len()));
            }
            timer::next_frame(|| {
                page::focus("h1");
            });
        });
    };
    let words = move || {
        if other_book {
            tr::share::open_beside().to_owned()
        } else if hides.get().is_some() {
            tr::share::take_anyway().to_owned()
        } else if choosing.get() {
            tr::taking::take_some(&ticked().to_string(), &things.to_string())
        } else {
            tr::share::take_in().to_owned()
        }
    };
    view! {
        <ErrorLine words=move || error.get().filter(|_| !choosing.get() || ticked() == 0)/>
        {fresh.then(|| view! { <Shared choice=shared/> })}
        <div class="dialog-actions">
            <button class="button" type="button" data-variant="primary" on:click=take>
                {words}
            </button>
            <button class="button" type="button" on:click=move |_| cancel(app)>
                {tr::common::cancel()}
            </button>
        </div>
    }
}
