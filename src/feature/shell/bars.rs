//! Bars that stand while something is so: not saved, read only, a new version waits.

use leptos::prelude::*;

use crate::i18n::tr;
use crate::platform::{page, timer, update};
use crate::route::Route;
use crate::state::{App, ReadOnly, SaveState, Trouble};
use crate::ui::Icon;

#[component]
pub(super) fn Bars() -> impl IntoView {
    let app = App::here();
    let save = Memo::new(move |_| app.save_state());
    let update_ready = app.update_ready();
    let not_saved = move || match save.get() {
        SaveState::Saved | SaveState::Saving => None,
        SaveState::OnlyLocal(_) => {
            Some(("warn", tr::shell::half_saved(), tr::shell::half_saved_why()))
        }
        SaveState::OnlyTwin(Trouble::Full) => {
            Some(("warn", tr::shell::nearly_full(), tr::shell::nearly_full_why()))
        }
        SaveState::OnlyTwin(Trouble::Blocked | Trouble::Failed | Trouble::Stopped) => {
            Some(("warn", tr::shell::one_place(), tr::shell::one_place_why()))
        }
        SaveState::NotSaved(Trouble::Full) => {
            Some(("bad", tr::shell::not_saved(), tr::shell::not_saved_full()))
        }
        SaveState::NotSaved(Trouble::Blocked) => {
            Some(("bad", tr::shell::not_saved(), tr::shell::not_saved_blocked()))
        }
        SaveState::NotSaved(Trouble::Failed | Trouble::Stopped) => {
            Some(("bad", tr::shell::not_saved(), tr::shell::not_saved_failed()))
        }
    };
    let trouble = move || {
        not_saved().map(|(tone, title, why)| {
            view! {
                <section class="bar" data-tone=tone aria-label=tr::shell::saving_label()>
                    <p class="bar-words">
                        <Icon name="alert"/>
                        <span>
                            <strong>{title}</strong>
                            " "
                            {why}
                        </span>
                    </p>
                    <button class="button" type="button" on:click=move |_| app.try_saving_again()>
                        {tr::shell::try_again()}
                    </button>
                    <a class="button" href=Route::Share.href()>
                        {tr::shell::save_file_now()}
                    </a>
                </section>
            }
        })
    };
    let locked = move || {
        app.read_only().map(|why| {
            let words = match why {
                ReadOnly::NewerVersion => tr::shell::read_only_newer(),
            };
            view! {
                <section class="bar" data-tone="warn" aria-label=tr::shell::read_only()>
                    <p class="bar-words">
                        <Icon name="info"/>
                        <span>
                            <strong>{tr::shell::read_only()}</strong>
                            " "
                            {words}
                        </span>
                    </p>
                </section>
            }
        })
    };
    let update = move || {
        update_ready.get().then(|| {
            view! {
                <section class="bar" aria-label=tr::shell::update_label()>
                    <p class="bar-words">
                        <Icon name="refresh"/>
                        <span>{tr::shell::update_ready()}</span>
                    </p>
                    <button class="button" type="button" on:click=|_| update::apply_update()>
                        {tr::shell::use_update()}
                    </button>
                </section>
            }
        })
    };
    view! {
        <LockBars/>
        {trouble}
        {locked}
        {update}
    }
}

/// To its part of the settings, once they stand and the place began at its top.
fn go_to_lock() {
    page::set_hash(&Route::Settings.href());
    timer::next_frame(|| {
        timer::next_frame(|| {
            page::focus("#lock-title");
        });
    });
}

/// What the lock has to say.
#[component]
fn LockBars() -> impl IntoView {
    let app = App::here();
    let locks_soon = Memo::new(move |_| app.lock().soon);
    let soon = move || {
        locks_soon.get().then(|| {
            view! {
                <section class="bar" data-tone="warn" aria-label=tr::lock::soon_label()>
                    <p class="bar-words">
                        <Icon name="lock"/>
                        <span>{tr::lock::soon()}</span>
                    </p>
                </section>
            }
        })
    };
    let has_unplaced = Memo::new(move |_| app.lock().unplaced);
    let unplaced = move || {
        has_unplaced.get().then(|| {
            view! {
                <section class="bar" data-tone="warn" aria-label=tr::lock::unplaced()>
                    <p class="bar-words">
                        <Icon name="alert"/>
                        <span>{tr::lock::unplaced_where()}</span>
                    </p>
                    <button class="button" type="button" on:click=|_| go_to_lock()>
                        {tr::lock::unplaced_go()}
                    </button>
                </section>
            }
        })
    };
    view! {
        {soon}
        {unplaced}
    }
}
