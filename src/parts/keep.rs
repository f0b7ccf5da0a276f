//! Handing out a file of a workbook, wherever that is offered. The file is made before the press,
//! so that the browser still counts the press as the person's own. It counts as kept only when the
//! browser says so, somebody does, or it is read back.
//! Not for how it looks: see `kept`.

use leptos::prelude::*;
use leptos::task::spawn_local;
use workbook_core::format::Scope;
use workbook_core::id::BookId;

use crate::i18n::tr;
use crate::platform::files::{self, File, Kept, ShareError, Way};
use crate::platform::timer;
use crate::state::{App, Progress, ReadyFile, sealed};

/// How long nothing may change before the file is made anew, in milliseconds.
const REST_MS: i32 = 400;

/// What is to be handed out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// What goes into the file.
    pub scope: Scope,
    /// The passphrase it goes under, if any.
    pub phrase: Option<String>,
    /// Whether it goes to the other person, who will send one back.
    pub sent: bool,
}

impl Order {
    /// The whole workbook, for anyone who has the file.
    pub const WHOLE: Self = Self { scope: Scope::SHARED, phrase: None, sent: false };
}

/// Where the handing out stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// Nothing was handed out, or all is well.
    Nothing,
    /// The browser has it, and nobody knows whether it arrived.
    Asking,
    /// It did not arrive.
    Missing,
    /// The person closed the dialog.
    BrokenOff,
    /// The browser refused every way it was asked for.
    Refused,
    /// The browser does not even copy: the text is shown, to be copied by hand.
    AsText,
}

/// A file, and what it was made for.
type Made = (Order, ReadyFile);

/// One place where a file can be saved.
#[derive(Debug, Clone, Copy)]
pub struct Keeping {
    /// How far the file is made.
    pub progress: Progress,
    /// Where the handing out stands.
    pub stands: RwSignal<Stands>,
    /// Whether a file was kept from here.
    pub kept: RwSignal<bool>,
    /// Whether a file is being put under its passphrase.
    pub locking: RwSignal<bool>,
    /// Whether a file that was looked at was another one.
    pub other_file: RwSignal<bool>,
    ready: RwSignal<Option<Made>>,
    out: RwSignal<Option<Made>>,
    round: RwSignal<u32>,
}

impl Keeping {
    /// Nothing saved yet.
    pub fn new() -> Self {
        let (kept, locking) = (RwSignal::new(false), RwSignal::new(false));
        Self {
            progress: RwSignal::new(None),
            stands: RwSignal::new(Stands::Nothing),
            kept,
            locking,
            other_file: RwSignal::new(false),
            ready: RwSignal::new(None),
            out: RwSignal::new(None),
            round: RwSignal::new(0),
        }
    }

    /// Has the file made whenever what would be in it rests for a moment. Without an order there
    /// is none.
    pub fn keep_ready(self, app: App, book: BookId, order: Signal<Option<Order>>) {
        let pause = StoredValue::new_local(None::<timer::Timer>);
        Effect::new(move |_| {
            app.track_anything();
            let order = order.get();
            let round = self.round.get_untracked() + 1;
            self.round.set(round);
            self.ready.set(None);
            pause.set_value(order.map(|order| {
                timer::after(REST_MS, move || {
                    spawn_local(async move {
                        let quietly: Progress = RwSignal::new(None);
                        let file = make(app, book, &order, quietly).await;
                        // Something was changed in the meantime, or the place is left.
                        if self.round.try_get_untracked() == Some(round) {
                            self.ready.set(file.map(|file| (order, file)));
                        }
                    });
                })
            }));
        });
    }

    /// The file to an order: the one that lies ready, or else made now.
    async fn file(self, app: App, book: BookId, order: Order) -> Option<Made> {
        let ready = self.ready.get_untracked().filter(|(of, _)| *of == order);
        if ready.is_some() {
            return ready;
        }
        self.locking.set(order.phrase.is_some());
        if order.phrase.is_some() {
            app.say(tr::share::locking());
        }
        let file = make(app, book, &order, self.progress).await;
        let _ = self.locking.try_set(false);
        if file.is_none() {
            app.alert(tr::share::cannot_lock());
        }
        file.map(|file| (order, file))
    }

    /// Hands the file out by the best way there is.
    pub fn save(self, app: App, book: BookId, order: Order) {
        spawn_local(async move {
            let Some(made) = self.file(app, book, order).await else { return };
            let (name, text) = (made.1.name.clone(), made.1.text.clone());
            self.out.set(Some(made));
            let done = files::save_file(files::json(&name, &text)).await;
            self.came(app, book, done);
        });
    }

    /// Hands the last file out by another way.
    pub fn save_by(self, app: App, book: BookId, way: Way) {
        let Some((_, file)) = self.out.get_untracked() else { return };
        spawn_local(async move {
            let done = files::save_by(way, files::json(&file.name, &file.text)).await;
            self.came(app, book, done);
        });
    }

    /// Copies the text of the file.
    pub fn copy(self, app: App, book: BookId, order: Order) {
        spawn_local(async move {
            let Some(made) = self.file(app, book, order).await else { return };
            self.out.set(Some(made));
            self.copy_again(app);
        });
    }

    /// Copies the text of the last file.
    pub fn copy_again(self, app: App) {
        let Some((_, file)) = self.out.get_untracked() else { return };
        spawn_local(async move {
            let copied = files::copy_text(&file.text).await.is_ok();
            let _ = self.stands.try_set(if copied { Stands::Asking } else { Stands::AsText });
            if copied {
                app.say(tr::share::copied());
            } else {
                app.alert(tr::share::cannot_copy());
            }
        });
    }

    fn came(self, app: App, book: BookId, done: Result<Kept, ShareError>) {
        self.other_file.set(false);
        match done {
            Ok(Kept::Confirmed) => self.note(app, book),
            Ok(Kept::Offered) => {
                self.stands.set(Stands::Asking);
                app.say(tr::share::did_it_arrive());
            }
            Ok(Kept::Cancelled) => {
                self.stands.set(Stands::BrokenOff);
                app.say(tr::share::not_saved());
            }
            Err(_) => {
                self.stands.set(Stands::Refused);
                app.alert(tr::share::cannot_save());
            }
        }
    }

    /// The name of the last file.
    pub fn name(self) -> String {
        self.out.with(|out| out.as_ref().map(|(_, file)| file.name.clone())).unwrap_or_default()
    }

    /// The text of the last file.
    pub fn text(self) -> String {
        self.out.with(|out| out.as_ref().map(|(_, file)| file.text.clone())).unwrap_or_default()
    }

    /// Reads a file back that somebody says is the one.
    pub fn read_back(self, app: App, book: BookId, file: File) {
        let Some((_, out)) = self.out.get_untracked() else { return };
        spawn_local(async move {
            let limit = u64::try_from(out.text.len()).unwrap_or(u64::MAX);
            let read = files::read(&file, limit).await;
            if read.is_ok_and(|bytes| bytes == out.text.as_bytes()) {
                self.note(app, book);
            } else {
                self.other_file.set(true);
                app.alert(tr::sending::other_file());
            }
        });
    }

    /// The file is where it should be.
    pub fn note(self, app: App, book: BookId) {
        let Some((order, file)) = self.out.get_untracked() else { return };
        if file.whole {
            app.note_copy_kept_of(book);
        }
        if order.sent {
            app.note_sent();
        }
        self.stands.set(Stands::Nothing);
        self.kept.set(true);
        app.say(tr::share::file_kept());
    }
}

impl Default for Keeping {
    fn default() -> Self {
        Self::new()
    }
}

/// Makes the file as it is to go out: under its passphrase, where one was chosen.
async fn make(app: App, book: BookId, order: &Order, progress: Progress) -> Option<ReadyFile> {
    let file = app.make_file_of(book, order.scope, progress).await?;
    match &order.phrase {
        Some(phrase) => sealed::seal(&file, phrase).await,
        None => Some(file),
    }
}
