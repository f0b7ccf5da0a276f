//! One card on its own, above the canvas: its words, how it felt, where it lies, how it looks, what
//! it becomes. The same for lists and for the board.

use leptos::prelude::*;
use workbook_core::command::{Command, New};
use workbook_core::id::RecordId;
use workbook_core::record::{Card, CardSize, Choice, Feeling, Record, Tone};
use workbook_core::stamp::Seat;

use super::arrows::JoinCard;
use super::becomes::Becomes;
use super::card_move::Move;
use super::dots::Dots;
use super::sheet::{Sheet, card_at};
use crate::i18n::{choices, tr};
use crate::parts::{Chosen, ChosenField, Clashes, Typed, TypedMore, Whose};
use crate::platform::{page, random, timer};
use crate::state::App;
use crate::ui::{Chips, Dialog, Icon, Lines};

/// The card that is looked at, if one is.
#[component]
pub(super) fn CardPanel() -> impl IntoView {
    let sheet = Sheet::here();
    let open = RwSignal::new(false);
    let shown = Memo::new(move |_| sheet.open.get());
    // The dialog is opened by whoever names a card, and names none when it closes.
    Effect::new(move |_| open.set(shown.get().is_some()));
    Effect::new(move |_| {
        if open.get() {
            return;
        }
        let Some(card) = sheet.open.get_untracked() else { return };
        sheet.open.set(None);
        // Whatever opened the panel has the focus again, unless the card was moved meanwhile and
        // its row built anew: then the card takes it.
        timer::next_frame(move || {
            let _ = page::nothing_has_focus() && page::focus(&card_at(card));
        });
    });
    view! {
        <Dialog open title_id="card-panel-title" size="wide">
            {move || shown.get().map(|id| view! { <Panel id open/> })}
        </Dialog>
    }
}

#[component]
fn Panel(id: RecordId, open: RwSignal<bool>) -> impl IntoView {
    let app = App::here();
    let sheet = Sheet::here();
    let by = app.entry(id, |card| Seat::from_name(card.text("by"))).flatten().unwrap_or(Seat::Both);
    let made = Signal::derive(move || app.made_when(id));
    let zone = app.text(id, "zone");
    let makes = sheet.board.with_untracked(|all| {
        all.iter().find(|filled| filled.zone.key == zone).map_or(&[] as &[_], |f| f.zone.makes)
    });
    let copy = move |_| {
        let Some(card) = untrack(|| app.record::<Card>(id)) else { return };
        let new = Card {
            by: Some(untrack(|| app.seat())),
            dots_patient: None,
            dots_professional: None,
            created: String::new(),
            order: String::new(),
            ..card
        };
        let twin = RecordId::new(random::random_u128());
        if app.told(app.dispatch(&Command::Add(New::of(twin, &new)))).is_some() {
            open.set(false);
            app.toast_undo(tr::canvas::copied());
        }
    };
    let lying = sheet.lying(app);
    let bin = move |_| {
        let next = lying.with_untracked(|all| neighbour(all.values(), id));
        if app.told(app.dispatch(&Command::Bin(id))).is_some() {
            open.set(false);
            app.toast_undo(tr::aims::binned());
            // What opened the panel is gone: the focus goes to the next card.
            timer::next_frame(move || {
                let _ = next.is_some_and(|next| page::focus(&card_at(next))) || page::focus("h1");
            });
        }
    };
    let more = TypedMore { under_heading: false, ..TypedMore::default() };
    let may = app.read_only().is_none();
    view! {
        <div class="card-panel stack">
            <h2 id="card-panel-title">{tr::canvas::a_card()}</h2>
            <Whose seat=by after=made/>
            <Typed id text=Card::TEXT label=tr::canvas::words_of_card() lines=Lines::Several(3) more/>
            <Clashes id/>
            <Dots id/>
            <FeelingWord id/>
            <Becomes card=id makes/>
            <Move id/>
            <JoinCard id/>
            <Looks id/>
            <div class="row">
                {may
                    .then(|| {
                        view! {
                            <button class="button" type="button" on:click=copy>
                                <Icon name="copy"/>
                                {tr::canvas::duplicate()}
                            </button>
                            <button class="button" type="button" data-variant="danger" on:click=bin>
                                <Icon name="trash"/>
                                {tr::aims::move_to_bin()}
                            </button>
                        }
                    })}
                <button
                    class="button"
                    type="button"
                    data-variant="primary"
                    on:click=move |_| open.set(false)
                >
                    {tr::canvas::done()}
                </button>
            </div>
        </div>
    }
}

/// The card behind another one in its heap, or the one before it.
fn neighbour<'a>(
    mut heaps: impl Iterator<Item = &'a Vec<RecordId>>,
    card: RecordId,
) -> Option<RecordId> {
    let heap = heaps.find(|heap| heap.contains(&card))?;
    let at = heap.iter().position(|one| *one == card)?;
    heap.get(at + 1).or_else(|| heap.get(at.checked_sub(1)?)).copied()
}

/// How it felt: a word to pick, or one's own.
#[component]
fn FeelingWord(id: RecordId) -> impl IntoView {
    let app = App::here();
    let word = Memo::new(move |_| app.text(id, Card::FEELING.field));
    let options: Vec<(String, String)> = Feeling::ALL
        .iter()
        .map(|feeling| {
            let words = choices::Worded::words(*feeling).to_owned();
            (words.clone(), words)
        })
        .collect();
    let pick = Callback::new(move |picked: String| {
        let value = if word.get_untracked() == picked { String::new() } else { picked };
        app.told(app.dispatch(&Command::Type { id, text: Card::FEELING, value }));
    });
    let pressed = Signal::derive(move || vec![word.get()]);
    let locked = Signal::derive(move || app.settle_first(id, Card::FEELING.field));
    view! {
        <details class="disclosure">
            <summary>{tr::canvas::feeling()}</summary>
            <div class="disclosure-body stack">
                <Chips label=tr::canvas::feeling_pick() options pressed on_press=pick locked/>
                <Typed id text=Card::FEELING label=tr::canvas::feeling_own() lines=Lines::One/>
            </div>
        </details>
    }
}

/// How it is drawn on the board.
#[component]
fn Looks(id: RecordId) -> impl IntoView {
    let app = App::here();
    let tone = Memo::new(move |_| app.text(id, "tone"));
    let tones = Tone::ALL
        .iter()
        .map(|tone| (tone.name().to_owned(), choices::Worded::words(*tone).to_owned()));
    let pick = Callback::new(move |picked: String| {
        let value = (tone.get_untracked() != picked).then_some(picked);
        app.told(app.choose(id, Card::KIND, "tone", value));
    });
    let pressed = Signal::derive(move || vec![tone.get()]);
    let locked = Signal::derive(move || app.read_only().is_some());
    let sizes = choices::options::<CardSize>();
    view! {
        <details class="disclosure">
            <summary>{tr::canvas::looks()}</summary>
            <div class="disclosure-body stack">
                <Chosen
                    id
                    field=ChosenField { kind: Card::KIND, name: "size" }
                    label=tr::canvas::size()
                    options=sizes
                />
                <Chips label=tr::canvas::paper() options=tones.collect() pressed on_press=pick locked/>
            </div>
        </details>
    }
}
