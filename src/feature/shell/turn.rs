//! The turn bar: who is writing, passing the tablet, whether it is saved, undo and redo.

use leptos::prelude::*;
use workbook_core::stamp::Seat;

use crate::i18n::{tr, words};
use crate::platform::lifecycle;
use crate::route::Route;
use crate::state::{App, SaveState};
use crate::ui::{Icon, Mark};

#[component]
pub(super) fn TopBar(
    /// Set to open the calm screen.
    passing: RwSignal<bool>,
    /// Whether what stands here is made up, to try things out with.
    practice: Memo<bool>,
) -> impl IntoView {
    let app = App::here();
    let seat = move || app.seat().name();
    let verb = move || match app.seat() {
        Seat::Patient | Seat::Professional => tr::shell::is_writing(),
        Seat::Both => tr::shell::are_writing(),
    };
    view! {
        <header class="topbar">
            {move || practice.get().then(|| view! { <PracticeBand/> }.into_any())}
            <div class="turn">
                <div class="turn-who" data-seat=seat>
                    <Mark
                        seat=Signal::derive(seat)
                        letters=Signal::derive(move || app.letters(app.seat()))
                    />
                    // The band scrolls away on small screens; there a word stays beside the name.
                    <span class="turn-name" data-practice=move || practice.get().then(tr::practice::word)>
                        <strong dir="auto">{move || app.name(app.seat())}</strong>
                        " "
                        <span class="turn-verb">{verb}</span>
                    </span>
                </div>
                <button class="button" type="button" on:click=move |_| passing.set(true)>
                    <Icon name="pass"/>
                    {tr::shell::pass()}
                </button>
            </div>
            <div class="state">
                <Saved/>
                {move || {
                    let waiting = app.waiting();
                    (waiting > 0)
                        .then(|| {
                            view! {
                                <a class="button" data-variant="quiet" href=Route::Settle.href()>
                                    <Icon name="split"/>
                                    {tr::shell::to_settle(waiting)}
                                </a>
                            }
                        })
                }}
                {move || app.lock().on.then(|| view! { <LockButton/> })}
                {move || app.prefs().leave.then(|| view! { <LeaveButton/> })}
                <Step icon="undo" label=tr::shell::undo() names=Callback::new(move |()| app.steps().undo.map(words::undo)) act=Callback::new(move |()| app.undo())/>
                <Step icon="redo" label=tr::shell::redo() names=Callback::new(move |()| app.steps().redo.map(|_| tr::shell::redo())) act=Callback::new(move |()| app.redo())/>
            </div>
        </header>
    }
}

/// Says in every place of a practice workbook that it is one, with the way to what can be tried.
#[component]
fn PracticeBand() -> impl IntoView {
    view! {
        <p class="practice-band">
            <Icon name="info"/>
            <span>{tr::practice::band()}</span>
            <a class="link" href=Route::Home.href()>
                {tr::practice::to_tries()}
            </a>
        </p>
    }
}

/// Locks at once.
#[component]
fn LockButton() -> impl IntoView {
    let app = App::here();
    view! {
        <button class="button" data-variant="quiet" type="button" on:click=move |_| app.lock_now()>
            <Icon name="lock"/>
            {tr::lock::lock()}
        </button>
    }
}

/// Locks, where there is a lock, and shows an empty page.
#[component]
fn LeaveButton() -> impl IntoView {
    let app = App::here();
    let leave = move |_| {
        app.lock_now();
        app.leave_at_once();
        lifecycle::leave_for("blank.html");
    };
    view! {
        <button class="button" data-variant="quiet" type="button" on:click=leave>
            <Icon name="x"/>
            {tr::lock::leave()}
        </button>
    }
}

/// Whether what was typed is safe.
#[component]
fn Saved() -> impl IntoView {
    let app = App::here();
    let look = Memo::new(move |_| match app.save_state() {
        SaveState::Saved | SaveState::OnlyTwin(_) => ("saved", "check", tr::shell::saved()),
        SaveState::Saving => ("saving", "loader", tr::shell::saving()),
        SaveState::OnlyLocal(_) => ("unsaved", "alert", tr::shell::half_saved_short()),
        SaveState::NotSaved(_) => ("unsaved", "alert", tr::shell::not_saved_short()),
    });
    let icon = Memo::new(move |_| look.get().1);
    view! {
        <span class="save-state" data-state=move || look.get().0>
            {move || view! { <Icon name=icon.get()/> }}
            " "
            {move || look.get().2}
        </span>
    }
}

/// Undo or redo: says what it does; cannot be pressed when there is nothing.
#[component]
fn Step(
    /// Its icon.
    icon: &'static str,
    /// Its word.
    label: &'static str,
    /// What it would do, in words; none when there is nothing.
    names: Callback<(), Option<&'static str>>,
    /// Does it.
    act: Callback<()>,
) -> impl IntoView {
    let disabled = move || names.run(()).is_none().then_some("true");
    view! {
        <button
            class="button"
            data-variant="quiet"
            type="button"
            aria-disabled=disabled
            title=move || names.run(())
            on:click=move |_| {
                if names.run(()).is_some() {
                    act.run(());
                }
            }
        >
            <Icon name=icon/>
            {label}
        </button>
    }
}
