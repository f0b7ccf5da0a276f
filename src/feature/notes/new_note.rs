//! Writing a note: first its kind, then the words; all else only for who wants to say more.

use leptos::prelude::*;
use workbook_core::command::{Command, CommandError, New};
use workbook_core::id::RecordId;
use workbook_core::record::{Choice, Note, NoteSort, Share};
use workbook_core::stamp::Seat;
use workbook_core::text;

use super::calm::{self, Calm, Way};
use super::kept::Kept;
use super::more::{SayMore, WhatAbout};
use super::unsent::Unsent;
use crate::i18n::choices::Worded;
use crate::i18n::{tr, words};
use crate::parts::Whose;
use crate::platform::{page, random, timer};
use crate::route::Route;
use crate::state::App;
use crate::ui::{ErrorLine, Field, FieldError, FieldMore, Icon, Lines, PageHead, Part};

/// The ids in the page of what must be there, and of what else is typed.
const SORT: &str = "note-sort";
const TEXT: &str = "note-text";
pub(super) const FEELINGS: &str = "note-feelings";
pub(super) const ABOUT_WORDS: &str = "note-about-words";

/// What is wrong, and at which field.
pub(super) type Wrong = RwSignal<Option<(&'static str, String)>>;

/// What is wrong with one field.
pub(super) fn wrong_at(wrong: Wrong, field: &'static str) -> Signal<FieldError> {
    Signal::derive(move || {
        wrong.with(|wrong| wrong.as_ref().filter(|(at, _)| *at == field).map(|(_, w)| w.clone()))
    })
}

/// The page on which a note is written, by whoever has the turn.
#[component]
pub fn NewNote() -> impl IntoView {
    let app = App::here();
    let by = Memo::new(move |_| app.seat());
    view! {
        <PageHead title=tr::notes::new_title() back=(Route::Notes.href(), tr::notes::all())/>
        {move || view! { <Form by=by.get()/> }}
    }
}

/// What one seat writes. Another seat finds its own words here.
#[component]
fn Form(by: Seat) -> impl IntoView {
    let app = App::here();
    let kept = Kept::here(app);
    let unsent = kept.unsent(by);
    Effect::new(move |_| kept.keep(app));
    let wrong: Wrong = RwSignal::new(None);
    let more = RwSignal::new(false);
    // The one whom the note is hard for, while the calm step asks.
    let calming = RwSignal::new(None::<Seat>);
    let make = Callback::new(move |way: Way| {
        let mut note = unsent.note(by);
        way.apply(&mut note);
        let written = write_down(app, unsent, &note);
        untrack(|| kept.keep(app));
        if app.told(written).is_none() {
            calming.set(None);
        }
    });
    let fits = move || {
        let found = missing(unsent);
        if let Some((at, words)) = &found {
            let at = *at;
            app.alert(words);
            page::set_title(&format!("{}{}", tr::common::error_title(), tr::shell::notes()));
            more.update(|open| *open = *open || at == FEELINGS || at == ABOUT_WORDS);
            timer::next_frame(move || {
                page::focus(&format!("#{at}"));
            });
        }
        let fits = found.is_none();
        wrong.set(found);
        fits
    };
    let submit = Callback::new(move |wanted: Way| {
        if fits() {
            match calm::asked_for(&unsent.note(by)).filter(|_| wanted == Way::Now) {
                Some(about) => calming.set(Some(about)),
                None => make.run(wanted),
            }
        }
    });
    let back = Callback::new(move |()| {
        calming.set(None);
        timer::next_frame(|| {
            page::focus(&format!("#{TEXT}"));
        });
    });
    move || match calming.get() {
        Some(about) => view! { <Calm about say=make back/> }.into_any(),
        None => view! { <Fields by unsent wrong more submit/> }.into_any(),
    }
}

/// Makes the note and goes to it.
fn write_down(app: App, unsent: Unsent, note: &Note) -> Result<(), CommandError> {
    let id = RecordId::new(random::random_u128());
    app.dispatch(&Command::Add(New::of(id, note)))?;
    unsent.clear();
    let draft = note.share == Some(Share::Draft);
    app.toast_undo(if draft { tr::notes::draft_kept() } else { tr::notes::written() });
    page::set_hash(&Route::Note(id).href());
    Ok(())
}

/// What keeps the note from being written down: something needed is missing, or too long.
fn missing(unsent: Unsent) -> Option<(&'static str, String)> {
    if unsent.sort.with_untracked(String::is_empty) {
        return Some((SORT, tr::notes::need_sort().to_owned()));
    }
    if unsent.text.with_untracked(|text| text.trim().is_empty()) {
        return Some((TEXT, tr::notes::need_text().to_owned()));
    }
    let typed =
        [(TEXT, unsent.text), (FEELINGS, unsent.feelings), (ABOUT_WORDS, unsent.about_words)];
    let long = |signal: RwSignal<String>| {
        signal.with_untracked(|typed| text::length(typed.trim()) > text::HARD_LIMIT)
    };
    let (at, _) = typed.into_iter().find(|(_, signal)| long(*signal))?;
    Some((at, words::command_error(CommandError::TooLong(text::HARD_LIMIT))))
}

#[component]
fn Fields(
    by: Seat,
    unsent: Unsent,
    wrong: Wrong,
    more: RwSignal<bool>,
    submit: Callback<Way>,
) -> impl IntoView {
    let writes = match by {
        Seat::Patient | Seat::Professional => tr::notes::writes(),
        Seat::Both => tr::notes::write_together(),
    };
    let type_text = Callback::new(move |typed: String| {
        wrong.set(None);
        unsent.text.set(typed);
    });
    view! {
        <form
            class="stack"
            data-gap="large"
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                submit.run(Way::Now);
            }
        >
            <Whose seat=by after=writes.to_owned()/>
            <Sorts unsent wrong/>
            <Field
                id=TEXT.to_owned()
                label=tr::notes::text_label()
                value=unsent.text
                on_input=type_text
                lines=Lines::Several(4)
                limit=Note::TEXT.limit
                more=FieldMore { error: wrong_at(wrong, TEXT), ..FieldMore::default() }
            />
            // Whom it is hard for is asked at once: it may need a calm step.
            {move || unsent.may_hurt().then(|| view! { <WhatAbout by unsent wrong/> })}
            <div class="parts">
                <Part id="part-say-more" title=tr::notes::say_more() state=String::new() open=more>
                    <SayMore by unsent wrong/>
                </Part>
            </div>
            <div class="row">
                <button class="button" type="submit" data-variant="primary" data-size="large">
                    {tr::notes::write_down()}
                    <Icon name="arrow-right"/>
                </button>
                <button
                    class="button"
                    type="button"
                    data-variant="quiet"
                    data-size="large"
                    on:click=move |_| submit.run(Way::Draft)
                >
                    <Icon name="tablet"/>
                    {tr::notes::keep_draft()}
                </button>
            </div>
        </form>
    }
}

/// The kinds, as big choices.
#[component]
fn Sorts(unsent: Unsent, wrong: Wrong) -> impl IntoView {
    let error = wrong_at(wrong, SORT);
    let first = NoteSort::ALL.first().copied();
    let choose = move |sort: NoteSort| {
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name="note-sort"
                    id=(Some(sort) == first).then_some(SORT)
                    value=sort.name()
                    aria-describedby=move || error.with(Option::is_some).then_some("note-sort-error")
                    prop:checked=move || unsent.sort.with(|chosen| chosen == sort.name())
                    on:change=move |_| {
                        wrong.set(None);
                        unsent.sort.set(sort.name().to_owned());
                    }
                />
                " "
                <span>{sort.words()}</span>
            </label>
        }
    };
    view! {
        <fieldset class="choices">
            <legend class="choices-label">{tr::notes::what_kind()}</legend>
            <ErrorLine id="note-sort-error".to_owned() words=error/>
            <div class="choices-list" data-short="">{NoteSort::ALL.iter().copied().map(choose).collect_view()}</div>
        </fieldset>
    }
}
