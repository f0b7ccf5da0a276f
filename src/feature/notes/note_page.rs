//! One note: its words, the replies, what came of it, and what it can become.

use leptos::prelude::*;
use workbook_core::id::RecordId;
use workbook_core::record::{Note, Record, Share};
use workbook_core::stamp::Seat;
use workbook_core::view;

use super::calm::{self, Calm, Way};
use super::foot::Foot;
use super::more::{OthersMore, OwnMore};
use super::outcome::OutcomePanel;
use super::replies::Replies;
use crate::i18n::{choices, tr};
use crate::parts::{Clashes, Contested, Links, Typed, TypedMore, Whose};
use crate::platform::page;
use crate::route::Route;
use crate::state::App;
use crate::ui::{Icon, Lines, PageHead};

/// What a kind of note is called, by its name in files.
pub(super) fn sort_words(name: &str) -> &'static str {
    let words = choices::value(Note::KIND.name, "sort", name).filter(|_| !name.is_empty());
    words.unwrap_or_else(tr::notes::one)
}

/// Whether whoever has the turn may change what somebody wrote.
pub(super) fn is_own(app: App, by: Option<Seat>) -> bool {
    let own = by.is_some_and(|by| by == Seat::Both || app.seat().speaks_for(by));
    own && app.read_only().is_none()
}

/// The page of one note.
#[component]
pub fn NotePage(
    /// The note.
    id: RecordId,
) -> impl IntoView {
    let app = App::here();
    let there = Memo::new(move |_| {
        let looks = app.seat();
        let note = Note::KIND.name;
        let seen = app.entry(id, |entry| {
            entry.kind() == note && entry.is_visible() && !view::is_others_draft(entry, looks)
        });
        seen.unwrap_or_default()
    });
    move || {
        if there.get() {
            return view! { <Present id/> }.into_any();
        }
        let words = if app.is_loaded() { tr::notes::gone() } else { tr::start::opening() };
        view! {
            <PageHead title=tr::notes::gone_title() back=(Route::Notes.href(), tr::notes::all())/>
            <p>{words}</p>
        }
        .into_any()
    }
}

#[component]
fn Present(id: RecordId) -> impl IntoView {
    let app = App::here();
    let note = Memo::new(move |_| app.record::<Note>(id).unwrap_or_default());
    let heading = Signal::derive(move || sort_words(&app.text(id, "sort")).to_owned());
    let contested = Memo::new(move |_| app.contest_stands(id));
    let draft = Memo::new(move |_| note.with(|note| note.share == Some(Share::Draft)));
    let rest = move || {
        (!draft.get()).then(|| {
            view! {
                <Replies id/>
                <OutcomePanel id note/>
            }
        })
    };
    view! {
        <PageHead title=heading back=(Route::Notes.href(), tr::notes::all())/>
        {move || contested.get().then(|| view! { <Contested id/> })}
        <Clashes id/>
        // Above the words: what is told for a moment lies over the foot of a small screen.
        {move || draft.get().then(|| view! { <Draft id note/> })}
        <Words id note/>
        {rest}
        <Links id/>
        <Foot id note/>
    }
}

/// What the note says, by whom and when: a field for its writer, else words to read.
#[component]
fn Words(id: RecordId, note: Memo<Note>) -> impl IntoView {
    let app = App::here();
    let by = Memo::new(move |_| note.with(|note| note.by));
    let mine = Memo::new(move |_| is_own(app, by.get()));
    let made = Signal::derive(move || app.made_when(id));
    let who = move || match by.get() {
        Some(seat) => view! { <Whose seat after=made/> }.into_any(),
        None => view! { <p class="by">{made}</p> }.into_any(),
    };
    let body = move || match by.get().filter(|_| mine.get()) {
        Some(by) => {
            let more = TypedMore { under_heading: true, ..TypedMore::default() };
            view! {
                <Typed id text=Note::TEXT label=tr::notes::note_label() lines=Lines::Several(4) more/>
                <OwnMore id by/>
            }
            .into_any()
        }
        None => view! {
            <p class="note-words" dir="auto">
                {move || note.with(|note| note.text.clone())}
            </p>
            <OthersMore note/>
        }
        .into_any(),
    };
    view! {
        <section class="card note" aria-label=tr::notes::note_label()>
            {who}
            {body}
        </section>
    }
}

/// A note that nobody else sees yet, and the way to share it.
#[component]
fn Draft(id: RecordId, note: Memo<Note>) -> impl IntoView {
    let app = App::here();
    let calming = RwSignal::new(None::<Seat>);
    let say = Callback::new(move |way: Way| {
        calming.set(None);
        if app.told(app.edit(id, |note: &mut Note| way.apply(note))).is_some() {
            let draft = way == Way::Draft;
            app.say(if draft { tr::notes::draft_kept() } else { tr::notes::shared() });
        }
        page::focus("h1");
    });
    let share = move |_| match note.with_untracked(calm::asked_for) {
        Some(about) => calming.set(Some(about)),
        None => say.run(Way::Now),
    };
    let back = Callback::new(move |()| {
        calming.set(None);
        page::focus("h1");
    });
    move || match calming.get() {
        Some(about) => view! { <Calm about say back/> }.into_any(),
        None => view! {
            <div class="notice" data-tone="calm">
                <Icon name="tablet"/>
                <div class="notice-body">
                    <p>{tr::notes::draft_words()}</p>
                    <button class="button" type="button" data-variant="primary" on:click=share>
                        {tr::notes::share_it()}
                    </button>
                </div>
            </div>
        }
        .into_any(),
    }
}
