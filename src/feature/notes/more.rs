//! All that can be said of a note besides its kind and words: while it is written, and later.

use leptos::prelude::*;
use workbook_core::command::Command;
use workbook_core::id::RecordId;
use workbook_core::record::{Day, HowKnown, Note, NoteSort, Record, Want};
use workbook_core::stamp::Seat;

use super::about::{self, AboutField, IN_WORDS};
use super::feelings::Feelings;
use super::new_note::{ABOUT_WORDS, FEELINGS, Wrong, wrong_at};
use super::unsent::Unsent;
use crate::i18n::choices::{self, Worded};
use crate::i18n::{fields, tr, words};
use crate::parts::{Chosen, ChosenDay, ChosenField, Typed};
use crate::state::App;
use crate::ui::{DayField, Field, FieldMore, Lines, Part, Select};

const SORT: ChosenField = ChosenField { kind: Note::KIND, name: "sort" };
const HAPPENED: ChosenField = ChosenField { kind: Note::KIND, name: "happened" };
const HOW: ChosenField = ChosenField { kind: Note::KIND, name: "how" };
const WANTS: ChosenField = ChosenField { kind: Note::KIND, name: "wants" };

/// What more can be said while a note is written.
#[component]
pub(super) fn SayMore(
    /// Who writes it.
    by: Seat,
    /// The words so far.
    unsent: Unsent,
    /// What is wrong.
    wrong: Wrong,
) -> impl IntoView {
    let keep = move |signal| keep(signal, wrong);
    let no_such_day = RwSignal::new(None::<String>);
    let pick_day = Callback::new(move |day: String| {
        let fits = day.is_empty() || Day::try_from(day.clone()).is_ok();
        no_such_day.set((!fits).then(|| tr::parts::no_such_day().to_owned()));
        unsent.happened.set(if fits { day } else { String::new() });
    });
    view! {
        <Feelings
            id=FEELINGS.to_owned()
            value=unsent.feelings
            on_input=keep(unsent.feelings)
            error=wrong_at(wrong, FEELINGS)
            locked=false
        />
        {move || (!unsent.may_hurt()).then(|| view! { <WhatAbout by unsent wrong/> })}
        <DayField
            id="note-happened".to_owned()
            label=tr::notes::happened()
            value=unsent.happened
            on_pick=pick_day
            error=no_such_day
            locked=false
        />
        {one_of::<HowKnown>("note-how", tr::notes::how(), unsent.how)}
        {one_of::<Want>("note-wants", tr::notes::wants(), unsent.wants)}
    }
}

/// Keeps what is typed in a signal; what was wrong is forgotten.
fn keep(signal: RwSignal<String>, wrong: Wrong) -> Callback<String> {
    Callback::new(move |typed: String| {
        wrong.set(None);
        signal.set(typed);
    })
}

/// What the note is about, also in words.
#[component]
pub(super) fn WhatAbout(
    /// Who writes it.
    by: Seat,
    /// The words so far.
    unsent: Unsent,
    /// What is wrong.
    wrong: Wrong,
) -> impl IntoView {
    let in_words = Memo::new(move |_| unsent.about.with(|about| about == IN_WORDS));
    view! {
        <AboutField
            id="note-about".to_owned()
            by
            value=unsent.about
            on_pick=keep(unsent.about, wrong)
            locked=false
        />
        {move || {
            in_words
                .get()
                .then(|| {
                    view! {
                        <Field
                            id=ABOUT_WORDS.to_owned()
                            label=tr::notes::about_words()
                            value=unsent.about_words
                            on_input=keep(unsent.about_words, wrong)
                            lines=Lines::One
                            limit=Note::ABOUT_WORDS.limit
                            more=FieldMore { error: wrong_at(wrong, ABOUT_WORDS), ..FieldMore::default() }
                        />
                    }
                })
        }}
    }
}

/// One word of a list, kept in a signal.
fn one_of<C: Worded>(id: &str, label: &'static str, chosen: RwSignal<String>) -> AnyView {
    view! {
        <Select
            id=id.to_owned()
            label
            options={choices::options::<C>()}
            value=chosen
            words=(tr::parts::not_chosen(), tr::choices::newer())
            on_pick=Callback::new(move |picked| chosen.set(picked))
            locked=false
        />
    }
    .into_any()
}

/// What more its writer can say of a note that is written down.
#[component]
pub(super) fn OwnMore(
    /// The note.
    id: RecordId,
    /// Who writes it.
    by: Seat,
) -> impl IntoView {
    let app = App::here();
    let state = Signal::derive(move || app.text(id, "feelings"));
    view! {
        <div class="parts">
            <Part id="part-note-more" title=tr::notes::more_title() state>
                <Chosen id field=SORT label=tr::notes::what_kind() options={choices::options::<NoteSort>()}/>
                <OwnFeelings id/>
                <OwnAbout id by/>
                <ChosenDay id field=HAPPENED label=tr::notes::happened()/>
                <Chosen id field=HOW label=tr::notes::how() options={choices::options::<HowKnown>()}/>
                <Chosen id field=WANTS label=tr::notes::wants() options={choices::options::<Want>()}/>
            </Part>
        </div>
    }
}

#[component]
fn OwnFeelings(id: RecordId) -> impl IntoView {
    let app = App::here();
    let error = RwSignal::new(None::<String>);
    let on_input = Callback::new(move |value: String| {
        let command = Command::Type { id, text: Note::FEELINGS, value };
        error.set(app.dispatch(&command).err().map(words::command_error));
    });
    let value = Memo::new(move |_| app.text(id, Note::FEELINGS.field));
    let locked = Signal::derive(move || app.settle_first(id, Note::FEELINGS.field));
    view! { <Feelings id=format!("feelings-{id}") value on_input error locked/> }
}

#[component]
fn OwnAbout(id: RecordId, by: Seat) -> impl IntoView {
    let app = App::here();
    // Chosen to be said in words, before there are any.
    let wordless = RwSignal::new(false);
    let value = Memo::new(move |_| {
        let value = about::value(&app.record::<Note>(id).unwrap_or_default());
        if value.is_empty() && wordless.get() { IN_WORDS.to_owned() } else { value }
    });
    let pick = Callback::new(move |value: String| {
        wordless.set(value == IN_WORDS);
        let change = |note: &mut Note| {
            let words = std::mem::take(&mut note.about_words);
            about::set(note, &value, words);
        };
        app.told(app.edit(id, change));
    });
    let locked = Signal::derive(move || app.settle_first(id, "about"));
    let in_words = Memo::new(move |_| value.with(|value| value == IN_WORDS));
    view! {
        <AboutField id=format!("about-{id}") by value on_pick=pick locked/>
        {move || {
            in_words
                .get()
                .then(|| {
                    view! { <Typed id text=Note::ABOUT_WORDS label=tr::notes::about_words() lines=Lines::One/> }
                })
        }}
    }
}

/// What more was said of a note, to read.
#[component]
pub(super) fn OthersMore(
    /// The note.
    note: Memo<Note>,
) -> impl IntoView {
    let app = App::here();
    let facts = move || {
        let note = note.get();
        let day = note.happened.as_ref().map(|day| app.day_words(&day.noon().to_string()));
        let how = note.how.map(|how| how.words().to_owned());
        let wants = note.wants.map(|wants| wants.words().to_owned());
        let all = [
            ("feelings", note.feelings.trim().to_owned()),
            ("about", about::read(app, &note)),
            ("happened", day.unwrap_or_default()),
            ("how", how.unwrap_or_default()),
            ("wants", wants.unwrap_or_default()),
        ];
        let said = all.into_iter().filter(|(_, said)| !said.is_empty());
        said.collect::<Vec<_>>()
    };
    move || {
        let facts = facts();
        (!facts.is_empty()).then(|| {
            let fact = |(field, said): (&str, String)| {
                view! {
                    <div>
                        <dt>{fields::field(Note::KIND.name, field)}</dt>
                        <dd dir="auto">{said}</dd>
                    </div>
                }
            };
            view! { <dl class="note-facts">{facts.into_iter().map(fact).collect_view()}</dl> }
        })
    }
}
