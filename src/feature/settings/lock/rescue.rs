//! Rescue words on paper, for the day the passphrase is lost. Shown once, and stored nowhere.

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use workbook_core::format::readable::Page;

use crate::i18n::tr;
use crate::parts::lock_error;
use crate::platform::{page, printed};
use crate::state::{App, LockError};
use crate::ui::{Dialog, Icon};

#[component]
pub(super) fn Rescue(
    /// What was done last.
    done: RwSignal<&'static str>,
) -> impl IntoView {
    let app = App::here();
    let has = Memo::new(move |_| app.lock().rescue);
    let (open, drawn) = (RwSignal::new(false), RwSignal::new(String::new()));
    Effect::new(move |_| {
        if !open.get() {
            drawn.set(String::new());
        }
    });
    let draw = move |_| {
        spawn_local(async move {
            match app.draw_rescue().await {
                Ok(words) => {
                    let _ = drawn.try_set(words);
                    let _ = open.try_set(true);
                }
                Err(why) => app.alert(&lock_error(why)),
            }
        });
    };
    view! {
        <h3>{tr::lock::rescue()}</h3>
        <p>{tr::lock::rescue_words()}</p>
        <p>
            <button class="button" type="button" on:click=draw>
                <Icon name="refresh"/>
                {move || if has.get() { tr::lock::rescue_again() } else { tr::lock::rescue_draw() }}
            </button>
        </p>
        <Dialog open title_id="rescue-title">
            <Words drawn open has done/>
        </Dialog>
    }
}

#[component]
fn Words(
    drawn: RwSignal<String>,
    open: RwSignal<bool>,
    has: Memo<bool>,
    done: RwSignal<&'static str>,
) -> impl IntoView {
    let app = App::here();
    let (busy, failed) = (RwSignal::new(false), RwSignal::new(None::<LockError>));
    let is_done = window_event_listener(ev::afterprint, |_| printed::take_away());
    on_cleanup(move || is_done.remove());
    let keep = move |_| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let words = drawn.get_untracked();
        spawn_local(async move {
            let kept = app.keep_rescue(&words).await;
            let _ = busy.try_set(false);
            match kept {
                Ok(()) => {
                    let _ = open.try_set(false);
                    app.say(tr::lock::rescue_kept());
                    let _ = done.try_set(tr::lock::rescue_kept());
                }
                Err(why) => {
                    app.alert(&lock_error(why));
                    let _ = failed.try_set(Some(why));
                }
            }
        });
    };
    let print = move |_| {
        // One below the other, numbered as on the screen.
        let number = |(at, word): (usize, &str)| format!("{}. {word}", at + 1);
        let mut lead: Vec<String> =
            drawn.with_untracked(|words| words.split(' ').enumerate().map(number).collect());
        lead.push(tr::lock::rescue_paper().to_owned());
        let title = tr::lock::rescue_title().to_owned();
        printed::lay(&Page { title, lead, ..Page::default() });
        page::print();
    };
    let listed = move || {
        drawn.with(|words| {
            let word = |word: &str| view! { <li>{word.to_owned()}</li> };
            words.split(' ').map(word).collect_view()
        })
    };
    view! {
        <h2 id="rescue-title">{tr::lock::rescue_title()}</h2>
        <p>{tr::lock::rescue_lead()}</p>
        <ol class="bullets" data-look="numbers">
            {listed}
        </ol>
        {move || has.get().then(|| view! { <p>{tr::lock::rescue_again_words()}</p> })}
        {move || failed.get().map(|why| view! { <p class="field-error">{lock_error(why)}</p> })}
        <div class="dialog-actions">
            <button class="button" type="button" data-variant="primary" on:click=keep>
                <Icon name="check"/>
                {tr::lock::rescue_keep()}
            </button>
            <button class="button" type="button" on:click=print>
                <Icon name="printer"/>
                {tr::lock::rescue_print()}
            </button>
            // Once they are being kept, they count.
            {move || {
                (!busy.get())
                    .then(|| {
                        view! {
                            <button class="button" type="button" autofocus on:click=move |_| open.set(false)>
                                {tr::common::cancel()}
                            </button>
                        }
                    })
            }}
        </div>
    }
}
