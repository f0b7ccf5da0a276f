//! Saving a file of a workbook and asking whether it arrived, wherever that is offered.
//! The file is made after the press; browsers count a press as the person's own for some seconds,
//! and the longest workbook takes one.

use leptos::prelude::*;
use leptos::task::spawn_local;
use workbook_core::id::BookId;

use crate::i18n::tr;
use crate::platform::files::{self, Kept};
use crate::platform::page;
use crate::state::{App, Progress, ReadyFile, sealed};
use crate::ui::Icon;

/// One place where a file can be saved.
#[derive(Debug, Clone, Copy)]
pub struct Keeping {
    /// How far the file is made.
    pub progress: Progress,
    /// Whether the question stands whether it arrived.
    pub asking: RwSignal<bool>,
    /// Whether a file was kept from here.
    pub kept: RwSignal<bool>,
    /// The passphrase the file goes under, where one was chosen.
    pub lock: RwSignal<Option<String>>,
    /// Whether a file is being put under its passphrase.
    pub locking: RwSignal<bool>,
    /// What the last file is called.
    name: RwSignal<String>,
    /// Whether the saving was broken off.
    broken_off: RwSignal<bool>,
}

impl Keeping {
    /// Nothing saved yet.
    pub fn new() -> Self {
        let (asking, kept) = (RwSignal::new(false), RwSignal::new(false));
        let (name, broken_off) = (RwSignal::new(String::new()), RwSignal::new(false));
        let (lock, locking) = (RwSignal::new(None), RwSignal::new(false));
        Self { progress: RwSignal::new(None), asking, kept, lock, locking, name, broken_off }
    }

    /// Makes the file of a workbook as it is to go out: under its passphrase, where one was chosen.
    pub async fn make(self, app: App, book: BookId) -> Option<ReadyFile> {
        let file = app.make_file_of(book, self.progress).await?;
        let Some(phrase) = self.lock.get_untracked() else { return Some(file) };
        self.locking.set(true);
        app.say(tr::share::locking());
        let sealed = sealed::seal(&file, &phrase).await;
        let _ = self.locking.try_set(false);
        if sealed.is_none() {
            app.alert(tr::share::cannot_lock());
        }
        sealed
    }

    /// Makes the file of a workbook and hands it out.
    pub fn save(self, app: App, book: BookId) {
        spawn_local(async move {
            let Some(file) = self.make(app, book).await else { return };
            self.broken_off.set(false);
            self.name.set(file.name.clone());
            match files::save(&file.name, &file.text).await {
                Ok(Kept::Confirmed) => self.note(app, book),
                Ok(Kept::Offered) => {
                    self.asking.set(true);
                    app.say(tr::share::did_it_arrive());
                }
                Ok(Kept::Cancelled) => {
                    self.broken_off.set(true);
                    app.say(tr::share::not_saved());
                }
                Err(_) => app.alert(tr::share::cannot_save()),
            }
        });
    }

    fn note(self, app: App, book: BookId) {
        app.note_copy_kept_of(book);
        self.kept.set(true);
        app.say(tr::share::file_kept());
    }
}

impl Default for Keeping {
    fn default() -> Self {
        Self::new()
    }
}

/// Whether the file arrived, where the browser does not say so itself.
#[component]
pub fn DidItArrive(
    /// Where it was saved from.
    keeping: Keeping,
    /// The workbook.
    book: BookId,
    /// What gets the focus once it is answered.
    back: &'static str,
) -> impl IntoView {
    let app = App::here();
    // The question goes away with its buttons: the focus goes back to where it came from.
    let answered = move || {
        page::focus(back);
        keeping.asking.set(false);
    };
    let yes = move |_| {
        answered();
        keeping.note(app, book);
    };
    let broken_off = move || {
        keeping.broken_off.get().then(|| {
            view! {
                <div class="notice" data-tone="warn">
                    <Icon name="alert"/>
                    <p class="notice-body">{tr::share::not_saved()}</p>
                </div>
            }
        })
    };
    let asks = move || {
        keeping.asking.get().then(|| {
            view! {
                <div class="notice">
                    <Icon name="info"/>
                    <div class="notice-body">
                        <p>{tr::share::did_it_arrive()}</p>
                        <p>
                            <strong dir="auto">{keeping.name.get_untracked()}</strong>
                        </p>
                        <div class="row">
                            <button class="button" type="button" on:click=yes>
                                {tr::share::it_arrived()}
                            </button>
                            <button class="button" type="button" data-variant="quiet" on:click=move |_| answered()>
                                {tr::share::not_yet()}
                            </button>
                        </div>
                    </div>
                </div>
            }
        })
    };
    view! {
        {broken_off}
        {asks}
    }
}
