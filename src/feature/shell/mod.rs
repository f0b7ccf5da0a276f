//! What stands around every place: who is writing, whether it is saved, the way to the places.

mod bars;
mod gone;
mod pass;
mod places;
mod shortcuts;
mod turn;

use leptos::prelude::*;

use crate::i18n::tr;
use crate::parts::{KeysShown, PageOut, Passing};
use crate::platform::page;
use crate::route::Route;
use crate::state::{App, Removed, Stage, Toast};
use crate::ui::Icon;

use bars::Bars;
use gone::Gone;
use pass::PassDialog;
use places::PlacesNav;
use shortcuts::Shortcuts;
use turn::TopBar;

/// The shell around the present place.
#[component]
pub fn Shell(
    /// Where we are.
    route: RwSignal<Route>,
    /// Whether a workbook is open; before that there is no turn and no places.
    open: Memo<bool>,
    /// Whether what stands here is made up, to try things out with.
    practice: Memo<bool>,
    /// The present place.
    children: Children,
) -> impl IntoView {
    let app = App::here();
    let passing = RwSignal::new(false);
    provide_context(Passing(passing));
    let keys_shown = RwSignal::new(false);
    provide_context(KeysShown(keys_shown));
    // Nothing may stand open before a locked workbook.
    Effect::new(move |_| {
        if !open.get() {
            // Only what stands open: a signal that is set wakes who listens, changed or not.
            for one in [passing, keys_shown] {
                if one.get_untracked() {
                    one.set(false);
                }
            }
        }
    });
    // What was said of a removed workbook holds until somebody goes on.
    let removed = app.removed();
    Effect::new(move |before: Option<Route>| {
        let now = route.get();
        let is_done =
            |one: &Option<Removed>| one.as_ref().is_some_and(|it| it.stage == Stage::Done);
        if before.is_some_and(|before| before != now) && removed.with_untracked(is_done) {
            removed.set(None);
        }
        now
    });
    let (polite, assertive) = app.voices();
    view! {
        <button class="skip-link" type="button" on:click=|_| { page::focus("main"); }>
            {tr::shell::skip()}
        </button>
        <div class="shell">
            {move || open.get().then(|| view! { <TopBar passing practice/> })}
            <Bars/>
            <Gone/>
            {move || open.get().then(|| view! { <PlacesNav route/> })}
            <main class="page" id="main" tabindex="-1">
                {children()}
                {move || open.get().then(|| view! { <PageOut route/> })}
            </main>
        </div>
        <PassDialog open=passing/>
        <Shortcuts open passing/>
        <Toasts route/>
        <div class="sr-only" role="status" aria-live="polite">
            {polite}
        </div>
        <div class="sr-only" role="alert">
            {assertive}
        </div>
    }
}

/// What just happened, with its undo, for ten seconds, in the place where it happened.
#[component]
fn Toasts(
    /// Where we are.
    route: RwSignal<Route>,
) -> impl IntoView {
    let app = App::here();
    let toast = app.toast();
    // A toast does not go away under a hand, or while it has the focus.
    let held = RwSignal::new(false);
    let is_here = move |toast: &Toast| {
        route.track();
        toast.place.as_ref().is_none_or(|place| *place == page::hash())
    };
    let shown = Memo::new(move |before: Option<&Option<(String, u32)>>| {
        let now = toast.get().filter(is_here).map(|toast| (toast.words, toast.number));
        now.or_else(|| before.cloned().flatten().filter(|_| held.get()))
    });
    let undo = move |number| {
        app.undo();
        held.set(false);
        app.end_toast(number);
        page::focus("h1");
    };
    view! {
        <div
            class="toasts"
            role="region"
            aria-label=tr::shell::messages()
            on:focusin=move |_| held.set(true)
            on:focusout=move |_| held.set(false)
            on:mouseenter=move |_| held.set(true)
            on:mouseleave=move |_| held.set(false)
        >
            {move || {
                shown.get().map(|(words, number)| {
                    view! {
                        <div class="toast">
                            <span>{words}</span>
                            <button class="button" type="button" on:click=move |_| undo(number)>
                                <Icon name="undo"/>
                                {tr::shell::undo()}
                            </button>
                        </div>
                    }
                })
            }}
        </div>
    }
}
