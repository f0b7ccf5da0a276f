//! All notes: the pinned ones first, then the newest; narrowed by what the pair looks for.

use leptos::prelude::*;
use workbook_core::document::Document;
use workbook_core::entry::{Entry, Life};
use workbook_core::id::RecordId;
use workbook_core::record::{CREATED, SHARE};
use workbook_core::stamp::Seat;
use workbook_core::view::{self, NoteWaits};

use super::filter::Filters;
use super::kept::Kept;
use super::note_page::sort_words;
use crate::i18n::{choices, tr};
use crate::parts::BinLink;
use crate::platform::page;
use crate::route::Route;
use crate::state::App;
use crate::ui::{Empty, Icon, PageHead, Windowed, still_mark};

/// How many characters of a note its row shows.
const FIRST_WORDS: usize = 140;

/// The list of notes.
#[component]
pub fn Notes() -> impl IntoView {
    let app = App::here();
    let filter = Kept::here(app).filter();
    // Their order changes with the notes only, not with what is looked for.
    let notes = Memo::new(move |_| {
        app.track_anything();
        app.peek(|document| view::notes(document, app.seat())).unwrap_or_default()
    });
    let found = Memo::new(move |_| notes.with(|notes| filter.find(app, notes)));
    let all = Memo::new(move |_| found.with(|found| found.all));
    let ids = Memo::new(move |_| found.with(|found| found.ids.clone()));
    let is_empty = Memo::new(move |_| all.get() == 0 && app.is_loaded());
    let begin = Callback::new(|()| page::set_hash(&Route::NewNote.href()));
    // One note needs no looking for.
    let narrows = Memo::new(move |_| all.get() > 1 || filter.is_on());
    let none_fits = Memo::new(move |_| all.get() > 0 && ids.with(Vec::is_empty));
    let show_all = move |_| {
        filter.clear();
        page::focus("h1");
    };
    let rows = move || {
        if none_fits.get() {
            return view! {
                <p>{tr::notes::nothing_fits()}</p>
                <p>
                    <button class="button" type="button" on:click=show_all>
                        {tr::notes::show_all()}
                    </button>
                </p>
            }
            .into_any();
        }
        view! { <Windowed keys=ids row=|id| view! { <Row id/> }.into_any()/> }.into_any()
    };
    let body = move || {
        if is_empty.get() {
            let action = (tr::notes::write_first(), begin);
            return view! { <Empty title=tr::notes::none_yet() words=tr::notes::what_a_note_is() action/> }
                .into_any();
        }
        view! {
            <div class="row">
                <a class="button" data-variant="primary" href=Route::NewNote.href()>
                    <Icon name="plus"/>
                    {tr::notes::write_new()}
                </a>
            </div>
            {move || narrows.get().then(|| view! { <Filters filter found/> })}
            {rows}
        }
        .into_any()
    };
    view! {
        <PageHead title=tr::notes::title() lead=tr::notes::lead()/>
        {body}
        <BinLink/>
    }
}

/// What a row shows of a note.
#[derive(Debug, Clone, Default, PartialEq)]
struct Look {
    sort: &'static str,
    text: String,
    by: Option<Seat>,
    made: String,
    waits: Option<&'static str>,
    draft: bool,
    pinned: bool,
    unsettled: usize,
}

impl Look {
    fn of(app: App, id: RecordId) -> Self {
        app.track_anything();
        app.peek(|document| {
            let note = document.entry(id)?;
            let waits = |what| view::note_waits(document, note, what);
            let outcome = choices::value("note", "outcome", note.text("outcome"));
            Some(Self {
                sort: sort_words(note.text("sort")),
                text: view::excerpt(note.text("text"), 0, FIRST_WORDS),
                by: Seat::from_name(note.text("by")),
                made: note.text(CREATED).to_owned(),
                waits: match () {
                    () if waits(NoteWaits::Reply) => Some(tr::notes::tag_reply()),
                    () if waits(NoteWaits::Talk) => Some(tr::notes::tag_talk()),
                    () if waits(NoteWaits::Outcome) => None,
                    () => outcome,
                },
                draft: is_draft(note),
                pinned: note.value("pinned").is_some_and(|pinned| *pinned == true),
                unsettled: unsettled(document, note),
            })
        })
        .flatten()
        .unwrap_or_default()
    }
}

/// How much waits to be settled on a note and its replies.
fn unsettled(document: &Document, note: &Entry) -> usize {
    let replies = document.children(note.id()).filter(|reply| reply.is_visible());
    let waits =
        |entry: &Entry| entry.clashes().count() + usize::from(entry.life() == Life::Contested);
    std::iter::once(note).chain(replies).map(waits).sum()
}

fn is_draft(note: &Entry) -> bool {
    note.text(SHARE) == "draft"
}

/// One note in the list.
#[component]
fn Row(
    /// The note.
    id: RecordId,
) -> impl IntoView {
    let app = App::here();
    let look = Memo::new(move |_| Look::of(app, id));
    move || {
        let look = look.get();
        let tags = tags(&look);
        let text = if look.text.is_empty() { tr::notes::one().to_owned() } else { look.text };
        let mark = look.by.map(|by| still_mark(by.name(), app.letters(by)));
        let name = look.by.map(|by| app.name(by)).unwrap_or_default();
        view! {
            <div class="rows-item">
                {mark}
                <div class="rows-main">
                    <a class="rows-link" href=Route::Note(id).href() dir="auto">
                        {text}
                    </a>
                    <p class="rows-words">
                        {format!("{} ", look.sort)} <bdi>{name}</bdi>
                        {format!(" {} ", app.day_words(&look.made))} {tags}
                    </p>
                </div>
                <Icon name="chevron-right"/>
            </div>
        }
    }
}

/// What is to be known of a note beside its words. Built only where there is something to say: a
/// long list is drawn a screen at a time.
fn tags(look: &Look) -> Vec<AnyView> {
    let tag = |icon: Option<&'static str>, words: String, tone: Option<&'static str>| {
        let icon = icon.map(|name| view! { <Icon name/> });
        view! { <span class="tag" data-tone=tone>{icon} {words}</span> " " }.into_any()
    };
    let unsettled = || tag(Some("split"), tr::shell::to_settle(look.unsettled), Some("warn"));
    let tags = [
        look.pinned.then(|| tag(Some("pin"), tr::notes::pinned().to_owned(), None)),
        look.draft.then(|| tag(Some("tablet"), tr::notes::only_here().to_owned(), None)),
        look.waits.map(|words| tag(None, words.to_owned(), None)),
        (look.unsettled > 0).then(unsettled),
    ];
    tags.into_iter().flatten().collect()
}
