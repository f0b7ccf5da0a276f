//! Writing a new card: it is made with the first letter and stored with each one, so that nothing of
//! it is ever only on the screen.

use leptos::prelude::*;
use workbook_core::command::{Command, CommandError, New, Spot};
use workbook_core::id::RecordId;
use workbook_core::record::{Card, ZoneWho};
use workbook_core::stamp::Seat;
use workbook_core::view::ZoneView;

use super::sheet::Sheet;
use super::words::{other, owner, zone_title};
use crate::i18n::{tr, words};
use crate::parts::{Passing, TurnFor};
use crate::platform::{page, random, timer};
use crate::state::App;
use crate::ui::{Field, FieldMore, Icon, Lines};

/// The way to a new card, for whom it is open to.
#[component]
pub(super) fn AddCard(
    /// The zone.
    zone: ZoneView,
    /// Where in it.
    spot: Spot,
) -> impl IntoView {
    let app = App::here();
    let zone = StoredValue::new(zone);
    let spot = StoredValue::new(spot);
    let cells = zone.with_value(|zone| !zone.lanes.is_empty() || !zone.columns.is_empty());
    let write = move |seat: Seat| {
        let (zone, spot) = (zone.get_value(), spot.get_value());
        if cells {
            view! { <InCell zone spot seat/> }.into_any()
        } else {
            view! { <Write zone spot seat/> }.into_any()
        }
    };
    // Made anew for another seat: nobody goes on writing on the other's card.
    move || match zone.with_value(|zone| who_adds(app, zone)) {
        Adds::Nobody => ().into_any(),
        Adds::Other(seat) => view! { <OthersTurn seat/> }.into_any(),
        Adds::Ask => view! { <TurnFor>{write(app.seat())}</TurnFor> }.into_any(),
        Adds::As(seat) => write(seat),
    }
}

/// Who adds a card to a zone now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Adds {
    /// Nobody: nothing can be changed, or the zone is not there any more.
    Nobody,
    /// Only this one, who does not write now.
    Other(Seat),
    /// One of the two, and it is not said which.
    Ask,
    /// Whoever writes, in this one's name.
    As(Seat),
}

/// Who adds a card to a zone; wakes the caller when it is another one's turn.
pub(super) fn who_adds(app: App, zone: &ZoneView) -> Adds {
    let seat = app.seat();
    if app.read_only().is_some() || zone.key.is_empty() {
        return Adds::Nobody;
    }
    match owner(zone) {
        Some(own) if !seat.speaks_for(own) => Adds::Other(own),
        Some(own) => Adds::As(own),
        None if zone.who == ZoneWho::Each && seat == Seat::Both => Adds::Ask,
        None => Adds::As(seat),
    }
}

/// Only the other one writes here.
#[component]
fn OthersTurn(seat: Seat) -> impl IntoView {
    let app = App::here();
    let Passing(passing) = expect_context();
    debug_assert!(seat != Seat::Both && other(seat) != seat, "a zone belongs to one of the two");
    view! {
        <div class="row">
            <p class="soft" dir="auto">
                {move || tr::canvas::others_zone(&app.name(seat))}
            </p>
            <button class="button" type="button" on:click=move |_| passing.set(true)>
                <Icon name="pass"/>
                {move || tr::aims::pass_to(&app.name(seat))}
            </button>
        </div>
    }
}

/// In a grid the field opens when it is wanted.
#[component]
fn InCell(zone: ZoneView, spot: Spot, seat: Seat) -> impl IntoView {
    let open = RwSignal::new(false);
    let field = field_id(&spot);
    let (zone, spot) = (StoredValue::new(zone), StoredValue::new(spot));
    let begin = Callback::new(move |()| {
        open.set(true);
        let field = field.clone();
        timer::next_frame(move || {
            page::focus(&format!("#{field}"));
        });
    });
    move || {
        if open.get() {
            return view! { <Write zone=zone.get_value() spot=spot.get_value() seat/> }.into_any();
        }
        view! {
            <button
                class="button"
                type="button"
                data-variant="quiet"
                on:click=move |_| begin.run(())
            >
                <Icon name="plus"/>
                {tr::canvas::add_card()}
            </button>
        }
        .into_any()
    }
}

/// The id in the page of the field of a spot.
fn field_id(spot: &Spot) -> String {
    let plain = |text: &str| -> String {
        let keep = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
        text.chars().map(keep).collect()
    };
    format!("new-{}-{}-{}", plain(&spot.zone), plain(&spot.lane), plain(&spot.column))
}

#[component]
fn Write(zone: ZoneView, spot: Spot, seat: Seat) -> impl IntoView {
    let app = App::here();
    let sheet = Sheet::here();
    let id = field_id(&spot);
    let text = RwSignal::new(String::new());
    let card = RwSignal::new(None::<RecordId>);
    let error = RwSignal::new(None::<String>);
    let title = zone_title(app, &zone);
    let spot = StoredValue::new(spot);
    let type_in = move |typed: &str| match card.get_untracked() {
        Some(id) => {
            let value = typed.to_owned();
            app.dispatch(&Command::Type { id, text: Card::TEXT, value })
        }
        None if typed.trim().is_empty() => Ok(()),
        None => {
            let id = RecordId::new(random::random_u128());
            let Spot { zone, lane, column } = spot.get_value();
            let (parent, by) = (Some(sheet.canvas), Some(seat));
            let text = typed.to_owned();
            let new = Card { parent, zone, lane, column, by, text, ..Card::default() };
            sheet.writing.set(Some(id));
            let made = app.dispatch(&Command::Add(New::of(id, &new)));
            card.set(made.is_ok().then_some(id));
            made
        }
    };
    let on_input = Callback::new(move |typed: String| {
        error.set(type_in(&typed).err().map(words::command_error));
        text.set(typed);
    });
    let finish = move || {
        if text.with_untracked(|text| text.trim().is_empty()) {
            // What was emptied again is no card.
            if let Some(empty) = card.get_untracked() {
                app.told(app.dispatch(&Command::Bin(empty)));
            }
            error.set(Some(words::command_error(CommandError::Empty)));
        } else if error.with_untracked(Option::is_some) {
            return;
        } else {
            app.say(tr::canvas::card_added());
            error.set(None);
        }
        text.set(String::new());
        card.set(None);
        sheet.writing.set(None);
    };
    // Whoever goes on elsewhere leaves the card where it belongs.
    on_cleanup(move || {
        let _ = sheet.writing.try_set(None);
    });
    view! {
        <form
            class="add-line add-card no-print"
            // What is refused is not stored.
            data-stored=move || error.with(Option::is_none).then_some("")
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                finish();
            }
        >
            <Field
                id
                label=tr::canvas::new_card_in(&title)
                value=text
                on_input
                lines=Lines::One
                limit=Card::TEXT.limit
                more=FieldMore { error: error.into(), ..FieldMore::default() }
            />
            <button class="button" type="submit">
                <Icon name="plus"/>
                {tr::canvas::add_card()}
            </button>
        </form>
    }
}
