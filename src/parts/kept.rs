//! What became of a file that was handed out: whether it arrived, and the other ways where not.

use leptos::prelude::*;
use workbook_core::id::BookId;

use super::keep::Keeping;
use super::order_of::Stands;
use crate::i18n::tr;
use crate::platform::files::{self, Way};
use crate::platform::page;
use crate::state::App;
use crate::ui::{ErrorLine, Icon};

/// Whether the file arrived, where the browser does not say so itself, and what else can be done.
#[component]
pub fn DidItArrive(
    /// Where it was saved from.
    keeping: Keeping,
    /// The workbook.
    book: BookId,
    /// What gets the focus once it is answered.
    back: &'static str,
) -> impl IntoView {
    move || match keeping.stands.get() {
        Stands::Nothing => ().into_any(),
        Stands::Asking => view! { <Asking keeping book back/> }.into_any(),
        Stands::Missing => told(keeping, book, back, ("info", tr::sending::other_way())),
        Stands::BrokenOff => told(keeping, book, back, ("warn", tr::share::not_saved())),
        Stands::Refused => told(keeping, book, back, ("warn", tr::share::cannot_save())),
        Stands::AsText => view! { <ByHand keeping book back/> }.into_any(),
    }
}

/// What happened, and the other ways.
fn told(
    keeping: Keeping,
    book: BookId,
    back: &'static str,
    (tone, words): (&'static str, &'static str),
) -> AnyView {
    view! {
        <div class="notice" data-tone=tone>
            <Icon name=if tone == "warn" { "alert" } else { "info" }/>
            <div class="notice-body">
                <p>{words}</p>
                <OtherWays keeping book back/>
            </div>
        </div>
    }
    .into_any()
}

/// Whether it is where it should be, with the name of the file, and a way to make sure.
#[component]
fn Asking(keeping: Keeping, book: BookId, back: &'static str) -> impl IntoView {
    let app = App::here();
    // The question goes away with its buttons: the focus goes back to where it came from.
    let yes = move |_| {
        page::focus(back);
        keeping.confirm(app, book);
    };
    let not_yet = move |_| {
        page::focus(back);
        keeping.stands.set(Stands::Missing);
    };
    let chosen = move |event| {
        if let Some(file) = files::files_of_input(&event) {
            keeping.read_back(app, book, file, back);
        }
    };
    let wrong = move || keeping.other_file.get().then(|| tr::sending::other_file().to_owned());
    view! {
        <div class="notice">
            <Icon name="info"/>
            <div class="notice-body">
                <p>{tr::share::did_it_arrive()}</p>
                <p>
                    <strong dir="auto">{keeping.name()}</strong>
                </p>
                <div class="row">
                    <button class="button" type="button" on:click=yes>
                        {tr::share::it_arrived()}
                    </button>
                    <button class="button" type="button" data-variant="quiet" on:click=not_yet>
                        {tr::share::not_yet()}
                    </button>
                    <label class="button file-button" data-variant="quiet">
                        <Icon name="search"/>
                        {tr::sending::look_for_it()}
                        <input type="file" on:change=chosen/>
                    </label>
                </div>
                <ErrorLine words=Signal::derive(wrong)/>
            </div>
        </div>
    }
}

/// All ways of this device, and copying.
#[component]
fn OtherWays(keeping: Keeping, book: BookId, back: &'static str) -> impl IntoView {
    let app = App::here();
    let ways = [
        (Way::Picker, "save", tr::sending::by_picker()),
        (Way::Share, "share", tr::sending::by_share()),
        (Way::Download, "save", tr::sending::by_download()),
    ];
    let ways = ways.into_iter().filter(|(way, ..)| way.is_there());
    let buttons = ways.map(|(way, icon, words)| {
        view! {
            <button
                class="button"
                type="button"
                on:click=move |_| {
                    // What was pressed goes away with what it leads to.
                    page::focus(back);
                    keeping.save_by(app, book, way);
                }
            >
                <Icon name=icon/>
                {words}
            </button>
        }
    });
    view! {
        <div class="row">
            {buttons.collect_view()}
            <button
                class="button"
                type="button"
                on:click=move |_| {
                    page::focus(back);
                    keeping.copy_again(app, book);
                }
            >
                <Icon name="paste"/>
                {tr::sending::by_copy()}
            </button>
        </div>
    }
}

/// The last way: the text itself.
#[component]
fn ByHand(keeping: Keeping, book: BookId, back: &'static str) -> impl IntoView {
    let app = App::here();
    let yes = move |_| {
        page::focus(back);
        keeping.confirm(app, book);
    };
    view! {
        <div class="field">
            <label class="field-label" for="file-text">
                {tr::sending::by_hand()}
            </label>
            <textarea class="input" id="file-text" rows="6" readonly prop:value=keeping.text()></textarea>
            <div class="row">
                <button class="button" type="button" on:click=yes>
                    {tr::share::it_arrived()}
                </button>
            </div>
        </div>
    }
}
