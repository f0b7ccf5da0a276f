//! Opening a file that is no workbook: chosen, dropped or pasted, looked into, and taken in only
//! when the pair says so.

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::i18n::{problems, tr};
use crate::platform::files::{self, Dropped, ReadError};
use crate::ui::{Field, Icon, Lines};

/// What kind of file is opened, and what is done with it.
#[derive(Clone, Copy)]
pub(super) struct Kind {
    /// What the parts of the page are called.
    pub(super) id: &'static str,
    /// The heading.
    pub(super) title: &'static str,
    /// What such a file is.
    pub(super) words: &'static str,
    /// What the file dialog offers.
    pub(super) accept: &'static str,
    /// The most bytes that are read.
    pub(super) limit: usize,
    /// Looks into it; says what is wrong.
    pub(super) look: Callback<Vec<u8>, Result<(), String>>,
}

/// A part of the page that opens a file and shows what is in it.
#[component]
pub(super) fn OpenOther(
    /// What is opened.
    kind: Kind,
    /// What was found, with what can be done about it.
    children: Children,
) -> impl IntoView {
    let error = RwSignal::new(None::<String>);
    let look = move |bytes: Vec<u8>| {
        // The part may have gone while the file was read.
        let _ = error.try_set(kind.look.run(bytes).err());
    };
    let take = Callback::new(move |dropped: Dropped| {
        error.set(None);
        match dropped {
            Dropped::Text(text) => look(text.into_bytes()),
            Dropped::File(file) => spawn_local(async move {
                let limit = u64::try_from(kind.limit).unwrap_or(u64::MAX);
                match files::read(&file, limit).await {
                    Ok(bytes) => look(bytes),
                    Err(ReadError::TooLarge { size }) => {
                        let _ = error.try_set(Some(problems::too_large(size, limit)));
                    }
                    Err(ReadError::Failed) => {
                        let _ = error.try_set(Some(tr::problems::cannot_read().to_owned()));
                    }
                }
            }),
        }
    });
    view! {
        <details class="disclosure">
            <summary>
                <Icon name="folder-open"/>
                {kind.title}
            </summary>
            <div class="disclosure-body stack">
                <p>{kind.words}</p>
                <Wrong error/>
                <DropHere kind take error/>
                <Paste id=kind.id take/>
                {children()}
            </div>
        </details>
    }
}

/// Where a file is chosen or dropped.
#[component]
fn DropHere(kind: Kind, take: Callback<Dropped>, error: RwSignal<Option<String>>) -> impl IntoView {
    let over = RwSignal::new(false);
    let dropped = move |event: ev::DragEvent| {
        event.prevent_default();
        over.set(false);
        match files::files_of_drop(&event) {
            Some(dropped) => take.run(dropped),
            None => error.set(Some(tr::problems::nothing_dropped().to_owned())),
        }
    };
    let chosen = move |event: ev::Event| {
        if let Some(file) = files::files_of_input(&event) {
            take.run(Dropped::File(file));
        }
    };
    view! {
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
                {tr::gallery::choose_file()}
                <span class="sr-only">" " {kind.title}</span>
                <input id=format!("{}-file", kind.id) type="file" accept=kind.accept on:change=chosen/>
            </label>
            <p class="soft small">{tr::share::or_drop()}</p>
        </div>
    }
}

/// The text of a file, pasted.
#[component]
fn Paste(id: &'static str, take: Callback<Dropped>) -> impl IntoView {
    let pasted = RwSignal::new(String::new());
    view! {
        <details class="disclosure">
            <summary>
                <Icon name="paste"/>
                {tr::share::paste_instead()}
            </summary>
            <div class="disclosure-body stack">
                <Field
                    id=format!("{id}-pasted")
                    label=tr::share::paste_label()
                    value=pasted
                    on_input=Callback::new(move |text| pasted.set(text))
                    lines=Lines::Several(4)
                />
                <p>
                    <button
                        class="button"
                        type="button"
                        on:click=move |_| take.run(Dropped::Text(pasted.get_untracked()))
                    >
                        {tr::share::look_at_text()}
                    </button>
                </p>
            </div>
        </details>
    }
}

/// Why the last file could not be opened.
#[component]
fn Wrong(error: RwSignal<Option<String>>) -> impl IntoView {
    move || {
        error.get().map(|words| {
            view! {
                <div class="notice" data-tone="bad" role="alert">
                    <Icon name="alert"/>
                    <div class="notice-body">
                        <p>
                            <strong>{tr::share::cannot_open()}</strong>
                        </p>
                        <p dir="auto">{words}</p>
                        <p>{tr::share::nothing_changed()}</p>
                    </div>
                </div>
            }
        })
    }
}

/// What was found in a file, and the choice to take it in or leave it.
#[component]
pub(super) fn Found(
    /// The id of the heading.
    id: &'static str,
    /// What taking it in is called.
    take: &'static str,
    /// Takes it in.
    on_take: Callback<()>,
    /// Leaves it.
    on_leave: Callback<()>,
    /// What was found.
    children: Children,
) -> impl IntoView {
    view! {
        <section class="card" aria-labelledby=id>
            <h4 class="card-title" id=id tabindex="-1">
                {tr::gallery::look_title()}
            </h4>
            {children()}
            <p class="soft">{tr::gallery::not_changed_yet()}</p>
            <div class="row">
                <button
                    class="button"
                    type="button"
                    data-variant="primary"
                    on:click=move |_| on_take.run(())
                >
                    <Icon name="check"/>
                    {take}
                </button>
                <button
                    class="button"
                    type="button"
                    data-variant="quiet"
                    on:click=move |_| on_leave.run(())
                >
                    {tr::gallery::leave_it()}
                </button>
            </div>
        </section>
    }
}
