//! What a card becomes: an aim, a step, a note, something in the way, a line about a person; with a
//! link both ways.

use leptos::prelude::*;
use workbook_core::command::{Command, CommandError, New};
use workbook_core::id::RecordId;
use workbook_core::record::{Aim, AimId, Barrier, Link, LinkHow, Note, Person, Record, Step, Text};
use workbook_core::stamp::Seat;
use workbook_core::template::Makes;
use workbook_core::view;

use super::sheet::Sheet;
use crate::i18n::{choices, fields, tr, words};
use crate::platform::{page, random};
use crate::route::Route;
use crate::state::App;
use crate::ui::{Each, Icon};

/// How many characters of what was made its link shows.
const NAMED_BY: usize = 80;

/// What became of a card, and what it can become.
#[component]
pub(super) fn Becomes(
    /// The card.
    card: RecordId,
    /// What it can become.
    makes: &'static [Makes],
) -> impl IntoView {
    let app = App::here();
    let sheet = Sheet::here();
    let made =
        Memo::new(move |_| sheet.became.with(|all| all.get(&card).cloned()).unwrap_or_default());
    let button = move |makes: &'static Makes| {
        let press = move |_| {
            let Some(record) = app.told(make(app, sheet, card, *makes)) else { return };
            let place = Route::of_record(&untrack(|| app.kind_of(record)), record);
            match (makes, place) {
                // An aim wants a yes from both next; all else is done where one is.
                (Makes::Aim, Some(place)) => page::set_hash(&place.href()),
                _ => app.toast_undo(tr::canvas::made()),
            }
        };
        view! {
            <button class="button" type="button" data-variant="quiet" on:click=press>
                <Icon name="arrow-right"/>
                {makes_words(app, card, *makes)}
            </button>
        }
    };
    let offers = !makes.is_empty() && app.read_only().is_none();
    view! {
        <ul class="links became" role="list">
            <Each keys=made let(record)>
                <Made record/>
            </Each>
        </ul>
        {offers
            .then(|| {
                view! {
                    <details class="disclosure no-print">
                        <summary>{tr::canvas::make_of_it()}</summary>
                        <div class="disclosure-body row">{makes.iter().map(button).collect_view()}</div>
                    </details>
                }
            })}
    }
}

/// One record that was made, with where it stands.
#[component]
pub(super) fn Made(
    /// The record.
    record: RecordId,
) -> impl IntoView {
    let app = App::here();
    move || {
        let kind = app.kind_of(record);
        let title = view::excerpt(&app.label(record), 0, NAMED_BY);
        let name = fields::kind(&kind, &title);
        let state = state_of(app, record, &kind);
        let link = match Route::of_record(&kind, record) {
            Some(place) => view! { <a href=place.href() dir="auto">{name}</a> }.into_any(),
            None => view! { <span dir="auto">{name}</span> }.into_any(),
        };
        view! {
            <li>
                {tr::canvas::became_this()}
                " "
                {link}
                {state.map(|state| view! { " " <span class="tag" dir="auto">{state}</span> })}
            </li>
        }
    }
}

/// Where a record stands, in a word or two.
fn state_of(app: App, record: RecordId, kind: &str) -> Option<String> {
    let chosen = |field: &str| {
        let name = app.text(record, field);
        choices::value(kind, field, &name).filter(|_| !name.is_empty()).map(str::to_owned)
    };
    match kind {
        "aim" => {
            let look = app.aim(AimId(record))?;
            Some(words::agreement(look.agreement, |seat| app.name(seat)))
        }
        "step" => chosen("status"),
        "note" => chosen("outcome"),
        "barrier" => {
            app.record::<Barrier>(record)?.solved.then(|| fields::field("barrier", "solved"))
        }
        _ => None,
    }
}

/// What a button says that makes something of a card.
fn makes_words(app: App, card: RecordId, makes: Makes) -> String {
    match makes {
        Makes::Aim => tr::canvas::make_aim().to_owned(),
        Makes::Step => tr::canvas::make_step().to_owned(),
        Makes::Barrier => tr::canvas::make_barrier().to_owned(),
        Makes::Note(sort) => tr::canvas::make_note(choices::Worded::words(sort)),
        Makes::Line(text) => {
            let field = fields::field(text.kind, text.field);
            tr::canvas::make_line(&field, &app.name(author(app, card)))
        }
    }
}

fn author(app: App, card: RecordId) -> Seat {
    let by = app.entry(card, |card| Seat::from_name(card.text("by"))).flatten();
    by.unwrap_or(Seat::Both)
}

/// Makes something of a card; gives what was made.
fn make(app: App, sheet: Sheet, card: RecordId, makes: Makes) -> Result<RecordId, CommandError> {
    untrack(|| {
        let said = app.label(card);
        if said.trim().is_empty() {
            return Err(CommandError::Empty);
        }
        match makes {
            Makes::Aim => {
                let title = first_line(&said, Aim::TITLE.limit);
                let joint = (title != said).then(|| said.clone()).unwrap_or_default();
                add(app, card, &Aim { title, words_joint: joint, ..Aim::default() })
            }
            Makes::Step => {
                let parent = aim_for(app, sheet);
                let text = first_line(&said, Step::TEXT.limit);
                add(app, card, &Step { parent, text, ..Step::default() })
            }
            Makes::Barrier => {
                let parent = aim_for(app, sheet).ok_or(CommandError::NotThere);
                let Ok(parent) = parent else {
                    app.alert(tr::canvas::barrier_needs_aim());
                    return Err(CommandError::NotThere);
                };
                let text = first_line(&said, Barrier::TEXT.limit);
                add(app, card, &Barrier { parent: Some(parent), text, ..Barrier::default() })
            }
            Makes::Note(sort) => {
                // A note is by who wrote the card, where they may speak for themselves now.
                let seat = app.seat();
                let by = author(app, card);
                let by = if seat.speaks_for(by) || by == Seat::Both { by } else { seat };
                let (by, sort) = (Some(by), Some(sort));
                add(app, card, &Note { by, sort, text: said, ..Note::default() })
            }
            Makes::Line(text) => line(app, card, text, &said),
        }
    })
}

/// The aim that came of this canvas, else the main aim.
fn aim_for(app: App, sheet: Sheet) -> Option<RecordId> {
    let made =
        sheet.became.with_untracked(|all| all.values().flatten().copied().collect::<Vec<_>>());
    let made = made.into_iter().find(|id| app.kind_of(*id) == Aim::KIND.name);
    made.or_else(|| app.workbook().focus.map(|aim| aim.0))
        .filter(|id| app.kind_of(*id) == Aim::KIND.name)
}

fn add<T: Record>(app: App, card: RecordId, record: &T) -> Result<RecordId, CommandError> {
    let id = RecordId::new(random::random_u128());
    app.dispatch(&Command::Add(New::of(id, record).and(came_from(id, card))))?;
    Ok(id)
}

fn came_from(made: RecordId, card: RecordId) -> New {
    let link = Link { parent: Some(made), to: Some(card), how: Some(LinkHow::CameFrom) };
    New::of(RecordId::new(random::random_u128()), &link)
}

/// Adds a line to what stands about a person; a name takes the place of the one before.
fn line(app: App, card: RecordId, text: Text, said: &str) -> Result<RecordId, CommandError> {
    let seat = match author(app, card) {
        Seat::Both => app.seat(),
        seat => seat,
    };
    let Some(seat) = Seat::PAIR.into_iter().find(|one| *one == seat) else {
        return Err(CommandError::OtherSeat);
    };
    let person = Person::id(app.book(), seat);
    let stands = app.text(person, text.field);
    let value = match stands.trim() {
        _ if text == Person::NAME => said.to_owned(),
        "" => said.to_owned(),
        stands => format!("{stands}\n{said}"),
    };
    app.dispatch(&Command::Type { id: person, text, value })?;
    app.dispatch(&Command::Add(came_from(person, card)))?;
    Ok(person)
}

/// The first line of a text that says something, at most about this long.
fn first_line(text: &str, limit: usize) -> String {
    let line = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    view::excerpt(line, 0, limit.saturating_sub(1))
}
