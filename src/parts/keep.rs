//! Handing out a file of a workbook, wherever that is offered. The file is made before the press,
//! so that the browser still counts the press as the person's own. It counts as kept only when the
//! browser says so, somebody does, or it is read back.
//! Not for how it looks: see `kept`.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use workbook_core::id::BookId;

use super::order_of::{Order, Stands};
use crate::i18n::tr;
use crate::platform::files::{self, File, Kept, ShareError, Way};
use crate::platform::{page, timer};
use crate::state::{App, Progress, ReadyFile, sealed};

/// How long nothing may change before the file is made anew, in milliseconds.
const REST_MS: i32 = 400;

/// A file, and what it was made for.
type Made = Arc<(Order, ReadyFile)>;

/// One place where a file can be saved.
#[derive(Clone, Copy)]
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
    upto: RwSignal<u64>,
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
            upto: RwSignal::new(0),
            round: RwSignal::new(0),
        }
    }

    /// Has the file made whenever what would be in it rests for a moment. Without an order there
    /// is none.
    pub fn keep_ready(self, app: App, book: BookId, order: Signal<Option<Order>>) {
        let pause = StoredValue::new_local(None::<timer::Timer>);
        Effect::new(move |_| {
            app.track_anything();
            // What was written since a file was kept is in none.
            if self.kept.get_untracked() && app.is_newer(book, self.upto.get_untracked()) {
                self.kept.set(false);
            }
            // Who writes stands in the file, too.
            let _ = app.seat();
            let order = order.get();
            let round = self.round.get_untracked() + 1;
            self.round.set(round);
            self.ready.set(None);
            // What was handed out before another choice is not handed out again after it.
            let stale =
                |out: &Option<Made>| out.as_ref().is_some_and(|m| Some(&m.0) != order.as_ref());
            if self.out.with_untracked(stale) {
                self.out.set(None);
                self.stands.set(Stands::Nothing);
            }
            pause.set_value(order.map(|order| {
                timer::after(REST_MS, move || {
                    spawn_local(async move {
                        let quietly: Progress = RwSignal::new(None);
                        let made = make(app, book, order, quietly).await;
                        // Something was changed in the meantime, or the place is left.
                        if self.round.try_get_untracked() == Some(round) {
                            self.ready.set(made);
                        }
                    });
                })
            }));
        });
    }

    /// The file to an order: the one that lies ready, or else made now.
    async fn file(self, app: App, book: BookId, order: Order) -> Option<Made> {
        let ready = self.ready.try_get_untracked().flatten().filter(|made| made.0 == order);
        if ready.is_some() {
            return ready;
        }
        let locks = order.phrase.is_some();
        let _ = self.locking.try_set(locks);
        if locks {
            app.say(tr::share::locking());
        }
        let made = make(app, book, order, self.progress).await;
        let _ = self.locking.try_set(false);
        if made.is_none() {
            app.alert(if locks { tr::share::cannot_lock() } else { tr::share::cannot_save() });
        }
        made
    }

    /// Hands the file out by the best way there is.
    pub fn save(self, app: App, book: BookId, order: Order) {
        self.hand_out(app, book, order, None);
    }

    /// Hands the last file out by another way, as it would be now.
    pub fn save_by(self, app: App, book: BookId, way: Way) {
        if let Some(made) = self.out.get_untracked() {
            self.hand_out(app, book, made.0.clone(), Some(way));
        }
    }

    fn hand_out(self, app: App, book: BookId, order: Order, way: Option<Way>) {
        // The place may be left while the file goes out: from here on no signal is taken for granted.
        spawn_local(async move {
            let Some(made) = self.file(app, book, order).await else { return };
            let _ = self.out.try_set(Some(Arc::clone(&made)));
            let file = files::json(&made.1.name, &made.1.text);
            let done = match way {
                Some(way) => files::save_by(way, file).await,
                None => files::save_file(file).await,
            };
            self.came(app, book, &made, done);
        });
    }

    /// Copies the text of the file.
    pub fn copy(self, app: App, book: BookId, order: Order) {
        spawn_local(async move {
            let Some(made) = self.file(app, book, order).await else { return };
            let copied = files::copy_text(&made.1.text).await.is_ok();
            let _ = self.out.try_set(Some(made));
            let _ = self.other_file.try_set(false);
            let _ = self.stands.try_set(if copied { Stands::Asking } else { Stands::AsText });
            if copied {
                app.say(tr::share::copied());
            } else {
                app.alert(tr::share::cannot_copy());
            }
        });
    }

    /// Copies the text of the last file, as it would be now.
    pub fn copy_again(self, app: App, book: BookId) {
        if let Some(made) = self.out.get_untracked() {
            self.copy(app, book, made.0.clone());
        }
    }

    fn came(self, app: App, book: BookId, made: &Made, done: Result<Kept, ShareError>) {
        let _ = self.other_file.try_set(false);
        let (stands, words) = match done {
            Ok(Kept::Confirmed) => return self.note(app, book, made),
            Ok(Kept::Offered) => (Stands::Asking, tr::share::did_it_arrive()),
            Ok(Kept::Cancelled) => (Stands::BrokenOff, tr::share::not_saved()),
            Err(_) => (Stands::Refused, tr::share::cannot_save()),
        };
        // Where the place is left, nobody can answer.
        match self.stands.try_set(stands) {
            None if stands == Stands::Refused => app.alert(words),
            None => app.say(words),
            Some(_) => {}
        }
    }

    /// Whether it is asked at present if the file arrived.
    pub fn asks(self) -> bool {
        matches!(self.stands.get(), Stands::Asking)
    }

    /// The name of the last file.
    pub fn name(self) -> String {
        self.out.with(|out| out.as_ref().map(|made| made.1.name.clone())).unwrap_or_default()
    }

    /// The text of the last file.
    pub fn text(self) -> String {
        self.out.with(|out| out.as_ref().map(|made| made.1.text.clone())).unwrap_or_default()
    }

    /// Reads a file back that somebody says is the one. The focus then goes to `back`.
    pub fn read_back(self, app: App, book: BookId, file: File, back: &'static str) {
        let Some(made) = self.out.get_untracked() else { return };
        spawn_local(async move {
            let limit = u64::try_from(made.1.text.len()).unwrap_or(u64::MAX);
            let read = files::read(&file, limit).await;
            if read.is_ok_and(|bytes| bytes == made.1.text.as_bytes()) {
                page::focus(back);
                self.note(app, book, &made);
            } else {
                let _ = self.other_file.try_set(true);
                app.alert(tr::sending::other_file());
            }
        });
    }

    /// Somebody says that the file is where it should be.
    pub fn confirm(self, app: App, book: BookId) {
        if let Some(made) = self.out.get_untracked() {
            self.note(app, book, &made);
        }
    }

    /// The file is where it should be.
    fn note(self, app: App, book: BookId, made: &Made) {
        let (order, file) = &**made;
        if file.whole {
            app.note_copy_kept_of(book, file.newest);
        }
        if order.sent {
            app.note_sent(file.newest, order.scope.only);
        }
        let _ = self.stands.try_set(Stands::Nothing);
        let _ = self.upto.try_set(file.newest);
        let _ = self.kept.try_set(!app.is_newer(book, file.newest));
        app.say(tr::share::file_kept());
    }
}

impl Default for Keeping {
    fn default() -> Self {
        Self::new()
    }
}

/// Makes the file as it is to go out: under its passphrase, where one was chosen.
async fn make(app: App, book: BookId, order: Order, progress: Progress) -> Option<Made> {
    let file = app.make_file_of(book, order.scope, progress).await?;
    let file = match &order.phrase {
        Some(phrase) => sealed::seal(&file, phrase).await?,
        None => file,
    };
    Some(Arc::new((order, file)))
}
