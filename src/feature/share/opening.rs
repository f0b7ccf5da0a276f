//! Opening a file: chosen, dropped or pasted. Nothing is changed before the preview is accepted.

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use workbook_core::format;

use super::unlock::{self, Unlock};
use crate::i18n::{problems, tr};
use crate::parts::Meter;
use crate::platform::files::{self, Dropped, ReadError};
use crate::platform::{page, timer};
use crate::state::sealed::Waiting;
use crate::state::{App, Progress};
use crate::ui::{Field, Icon, Lines};

#[component]
pub(super) fn OpenFile() -> impl IntoView {
    let app = App::here();
    let error = RwSignal::new(None::<String>);
    let progress: Progress = RwSignal::new(None);
    let over = RwSignal::new(false);

    let waiting = RwSignal::new(None::<Waiting>);
    let look_into = move |bytes: Vec<u8>| async move {
        match app.look_into(bytes, progress).await {
            Ok(()) => timer::next_frame(|| {
                page::focus("#preview-title");
            }),
            Err(why) => {
                progress.set(None);
                error.set(Some(problems::import_error(&why)));
            }
        }
    };
    let look = move |bytes: Vec<u8>| async move {
        match Waiting::read(&bytes) {
            None => look_into(bytes).await,
            Some(Ok(sealed)) => unlock::ask(waiting, sealed),
            Some(Err(why)) => error.set(Some(problems::sealed_error(&why))),
        }
    };
    let unlocked = Callback::new(move |bytes| spawn_local(look_into(bytes)));
    let begin = move || {
        error.set(None);
        waiting.set(None);
    };
    let open = move |file: files::File| {
        begin();
        spawn_local(async move {
            let limit = u64::try_from(format::SEALED_SIZE_LIMIT).unwrap_or(u64::MAX);
            match files::read(&file, limit).await {
                Ok(bytes) => look(bytes).await,
                Err(ReadError::TooLarge { size }) => {
                    error.set(Some(problems::too_large(size, limit)));
                }
                Err(ReadError::Failed) => error.set(Some(tr::problems::cannot_read().to_owned())),
            }
        });
    };
    // What the device handed to the app goes the same way, once all of the workbook is there.
    Effect::new(move |_| {
        let waits = app.handed().with(Option::is_some) && app.is_loaded();
        if let Some(file) = waits.then(|| app.handed().try_update(Option::take).flatten()).flatten()
        {
            open(file);
        }
    });
    let open_text = move |text: String| {
        begin();
        spawn_local(look(text.into_bytes()));
    };
    let dropped = move |event: ev::DragEvent| {
        event.prevent_default();
        over.set(false);
        match files::files_of_drop(&event) {
            Some(Dropped::File(file)) => open(file),
            Some(Dropped::Text(text)) => open_text(text),
            None => error.set(Some(tr::problems::nothing_dropped().to_owned())),
        }
    };
    let chosen = move |event: ev::Event| {
        if let Some(file) = files::files_of_input(&event) {
            open(file);
        }
    };
    view! {
        <section class="card" aria-labelledby="open-title">
            <h2 class="card-title" id="open-title">
                {tr::share::open_title()}
            </h2>
            <p>{tr::share::open_words()}</p>
            <Wrong error/>
            <Unlock waiting open=unlocked/>
            <div
                class="drop"
                data-over=move || over.get().then_some("")
                on:dragover=move |event: ev::DragEvent| {
                    event.prevent_default();
                    over.set(true);
                }
                on:dragleave=move |_| over.set(false)
                on:drop=dropped
            >
                <label class="button file-button">
                    <Icon name="folder-open"/>
                    {tr::share::choose_file()}
                    <input
                        id="file"
                        type="file"
                        accept=".json,.txt,.html,.htm,application/json,text/plain,text/html"
                        on:change=chosen
                    />
                </label>
                <p class="soft small">{tr::share::or_drop()}</p>
            </div>
            <Meter progress label=tr::share::reading()/>
            <Paste open_text=Callback::new(open_text)/>
        </section>
    }
}

/// Why the last file could not be opened.
#[component]
fn Wrong(
    /// The reason in words.
    error: RwSignal<Option<String>>,
) -> impl IntoView {
    move || {
        error.get().map(|words| {
            view! {
                <div class="notice" data-tone="bad" role="alert">
                    <Icon name="alert"/>
                    <div class="notice-body">
                        <h3>{tr::share::cannot_open()}</h3>
                        <p dir="auto">{words}</p>
                        <p>{tr::share::nothing_changed()}</p>
                    </div>
                </div>
            }
        })
    }
}

/// The text of a file, pasted.
#[component]
fn Paste(
    /// Looks into it.
    open_text: Callback<String>,
) -> impl IntoView {
    let pasted = RwSignal::new(String::new());
    view! {
        <details class="disclosure">
            <summary>
                <Icon name="paste"/>
                {tr::share::paste_instead()}
            </summary>
            <div class="disclosure-body stack">
                <Field
                    id="pasted".to_owned()
                    label=tr::share::paste_label()
                    value=pasted
                    on_input=Callback::new(move |text| pasted.set(text))
                    lines=Lines::Several(4)
                />
                <p>
                    <button class="button" type="button" on:click=move |_| open_text.run(pasted.get_untracked())>
                        {tr::share::look_at_text()}
                    </button>
                </p>
            </div>
        </details>
    }
}
