//! The replies to a note, oldest first, and the field for the next one.

use leptos::prelude::*;
use workbook_core::command::{Command, CommandError, New};
use workbook_core::id::RecordId;
use workbook_core::record::Reply;
use workbook_core::stamp::Seat;
use workbook_core::view;

use super::kept::Kept;
use super::note_page::is_own;
use crate::i18n::{tr, words};
use crate::parts::{BinButton, Clashes, Contested, Typed, Whose};
use crate::platform::{page, random};
use crate::state::App;
use crate::ui::{Each, Field, FieldMore, Lines};

/// How many characters of a reply a button names it by.
const NAMED_BY: usize = 60;

/// The replies to a note.
#[component]
pub(super) fn Replies(
    /// The note.
    id: RecordId,
) -> impl IntoView {
    let app = App::here();
    let replies = Memo::new(move |_| {
        app.track_anything();
        app.peek(|document| view::replies(document, id)).unwrap_or_default()
    });
    let none = Memo::new(move |_| replies.with(Vec::is_empty));
    let by = Memo::new(move |_| app.seat());
    let may = Memo::new(move |_| app.read_only().is_none());
    view! {
        <section class="section" aria-labelledby="replies-title">
            <h2 id="replies-title">{tr::notes::replies()}</h2>
            {move || none.get().then(|| view! { <p class="soft">{tr::notes::no_replies()}</p> })}
            <ol class="items" role="list">
                <Each keys=replies let(reply)>
                    <Item id=reply/>
                </Each>
            </ol>
            {move || may.get().then(|| view! { <WriteReply note=id by=by.get()/> })}
        </section>
    }
}

/// One reply: a field for its writer, else words to read.
#[component]
fn Item(id: RecordId) -> impl IntoView {
    let app = App::here();
    let contested = Memo::new(move |_| app.contest_stands(id));
    let by = Memo::new(move |_| Seat::from_name(&app.text(id, "by")));
    let mine = Memo::new(move |_| is_own(app, by.get()));
    let made = Signal::derive(move || app.made_when(id));
    let named = Signal::derive(move || view::excerpt(&app.label(id), 0, NAMED_BY));
    let body = move || {
        if mine.get() {
            return view! {
                <Typed id text=Reply::TEXT label=tr::notes::your_reply() lines=Lines::Several(1)/>
                <div class="row">
                    <BinButton id what=named/>
                </div>
            }
            .into_any();
        }
        view! {
            <p class="note-words" dir="auto">
                {move || app.text(id, Reply::TEXT.field)}
            </p>
        }
        .into_any()
    };
    view! {
        <li class="item">
            {move || contested.get().then(|| view! { <Contested id/> })}
            <Clashes id/>
            {move || by.get().map(|seat| view! { <Whose seat after=made/> })}
            {body}
        </li>
    }
}

/// A reply by whoever has the turn. What is typed stays until it is added.
#[component]
fn WriteReply(note: RecordId, by: Seat) -> impl IntoView {
    let app = App::here();
    let kept = Kept::here(app);
    let text = Memo::new(move |_| kept.reply(note, by));
    let error = RwSignal::new(None::<String>);
    let type_in = Callback::new(move |typed: String| {
        error.set(None);
        kept.keep_reply(app, note, by, typed);
    });
    let add = move || {
        let text = text.get_untracked();
        if text.trim().is_empty() {
            return Err(CommandError::Empty);
        }
        let reply = Reply { parent: Some(note), by: Some(by), text, ..Reply::default() };
        let id = RecordId::new(random::random_u128());
        app.dispatch(&Command::Add(New::of(id, &reply)))
    };
    let submit = move || {
        match add() {
            Ok(()) => {
                kept.keep_reply(app, note, by, String::new());
                app.say(tr::notes::reply_added());
            }
            Err(wrong) => {
                let words = words::command_error(wrong);
                app.alert(&words);
                error.set(Some(words));
            }
        }
        page::focus("#write-reply");
    };
    view! {
        <form
            class="add-line"
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                submit();
            }
        >
            <Field
                id="write-reply".to_owned()
                label=tr::notes::write_reply()
                value=text
                on_input=type_in
                lines=Lines::Several(2)
                limit=Reply::TEXT.limit
                more=FieldMore { error: error.into(), ..FieldMore::default() }
            />
            <button class="button" type="submit">
                {tr::notes::add_reply()}
            </button>
        </form>
    }
}
