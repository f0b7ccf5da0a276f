//! What stands before a locked workbook: the passphrase, and what else can be done without it.

mod lost;

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use workbook_core::id::BookId;

use crate::i18n::tr;
use crate::parts::lock_error;
use crate::platform::{page, timer};
use crate::route::Route;
use crate::state::{App, LockError};
use crate::ui::{Icon, PageHead, Secret, SecretOf};

use lost::Lost;

/// The id of the field.
const FIELD: &str = "lock-phrase";

/// Asks for the passphrase of a locked workbook.
#[component]
pub fn LockScreen(
    /// Which one.
    book: BookId,
) -> impl IntoView {
    timer::next_frame(|| {
        page::focus(&format!("#{FIELD}"));
    });
    view! {
        <PageHead title=tr::lock::locked_title() lead=tr::lock::locked_lead()/>
        <Asking book/>
        <Lost book/>
        <Others book/>
    }
}

#[component]
fn Asking(book: BookId) -> impl IntoView {
    let app = App::here();
    let (phrase, shown) = (RwSignal::new(String::new()), RwSignal::new(false));
    let (error, busy) = (RwSignal::new(None), RwSignal::new(false));
    let refuse = move |words: String| {
        app.alert(&words);
        let _ = error.try_set(Some(words));
        page::focus(&format!("#{FIELD}"));
    };
    let unlock = move |()| {
        if busy.get_untracked() {
            return;
        }
        let typed = phrase.get_untracked();
        if typed.trim().is_empty() {
            refuse(tr::lock::phrase_missing().to_owned());
            return;
        }
        busy.set(true);
        error.set(None);
        app.say(tr::lock::opening());
        spawn_local(async move {
            let opened = app.unlock(book, &typed).await;
            let _ = busy.try_set(false);
            if let Err(why) = opened {
                refuse(lock_error(why));
                if let LockError::Wait(seconds) = why {
                    // Then it may be tried again, and nothing says otherwise.
                    timer::sleep(i32::try_from(seconds).unwrap_or_default() * 1_000).await;
                    let _ = error.try_set(None);
                }
            }
        });
    };
    view! {
        <form
            class="stack"
            on:submit=move |event: ev::SubmitEvent| {
                event.prevent_default();
                unlock(());
            }
        >
            <Secret
                id=FIELD
                label=tr::lock::phrase_or_rescue()
                of=SecretOf::Old
                value=phrase
                shown
                error
                on_enter=Callback::new(unlock)
            />
            <div class="row">
                <button class="button" type="submit" data-variant="primary" data-size="large">
                    <Icon name="book"/>
                    {tr::lock::open()}
                </button>
            </div>
            {move || {
                busy.get()
                    .then(|| view! { <p class="waiting"><Icon name="loader"/>{tr::lock::opening()}</p> })
            }}
        </form>
    }
}

/// The other workbooks of this device, and a new one.
#[component]
fn Others(book: BookId) -> impl IntoView {
    let app = App::here();
    let others = move || app.shelf().into_iter().filter(move |look| look.id != book);
    let row = move |look: crate::state::BookLook| {
        let title = if look.locked { tr::lock::a_locked_book().to_owned() } else { look.title };
        let title = if title.trim().is_empty() { tr::common::app_name().to_owned() } else { title };
        let open = move |_| {
            page::set_hash(&Route::Home.href());
            app.switch_to(look.id);
        };
        view! {
            <li>
                <div class="rows-item">
                    <Icon name=if look.locked { "lock" } else { "book" }/>
                    <div class="rows-main">
                        <strong class="rows-name" dir="auto">
                            {title.clone()}
                        </strong>
                    </div>
                    <button class="button" type="button" on:click=open>
                        <Icon name="folder-open"/>
                        {tr::lock::open_other()}
                        <span class="sr-only">" " {title}</span>
                    </button>
                </div>
            </li>
        }
    };
    let list = move || {
        (others().next().is_some()).then(|| {
            view! {
                <ul class="rows" role="list">
                    {others().map(row).collect_view()}
                </ul>
            }
        })
    };
    view! {
        <section class="section" aria-labelledby="others-title">
            <h2 id="others-title">
                {move || {
                    let any = others().next().is_some();
                    if any { tr::lock::others() } else { tr::lock::other_ways() }
                }}
            </h2>
            {list}
            <p class="row">
                <a class="button" data-variant="quiet" href=Route::Start.href()>
                    <Icon name="plus"/>
                    {tr::lock::start_another()}
                </a>
                <a class="button" data-variant="quiet" href=Route::Share.href()>
                    <Icon name="folder-open"/>
                    {tr::start::open_door()}
                </a>
                <a class="button" data-variant="quiet" href=Route::Settings.href()>
                    <Icon name="settings"/>
                    {tr::start::language_and_size()}
                </a>
            </p>
        </section>
    }
}
