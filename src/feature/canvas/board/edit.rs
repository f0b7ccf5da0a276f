//! Writing in a card where it lies on the board. A new card is made with its first letter, so that an
//! empty one is never stored.

use leptos::prelude::*;
use workbook_core::board::Rect;
use workbook_core::command::{Command, CommandError, New};
use workbook_core::id::RecordId;
use workbook_core::record::{Card, Record};

use super::Board;
use crate::i18n::{tr, words};
use crate::parts::field_id;
use crate::platform::{page, pane, timer};
use crate::ui::{Field, FieldMore, Icon, Lines};

/// Begins to change the words of a card.
pub(super) fn change(board: &Board, id: RecordId) {
    if !untrack(|| board.may_move()) {
        return;
    }
    if board.far.get_untracked() {
        board.ground.zoom_to(1.0, None);
    }
    board.sheet.editing.set(Some(id));
    let board = *board;
    timer::next_frame(move || {
        page::focus(&format!("#card-{id} textarea"));
        // The button below the field is to be seen as well.
        let rect = board.plan.with_untracked(|plan| plan.card(id).map(|(_, card)| card.rect));
        if let Some(rect) = rect {
            let rect = untrack(|| board.drawn(rect));
            board.ground.show(Rect { h: rect.h.max(ROOM), ..rect });
        }
    });
}

/// How much room a card takes while it is written in, in units of the layout.
const ROOM: i32 = 208;

/// Ends it. What was never written is no card, nor is what was emptied again.
fn end(board: &Board, id: RecordId) {
    let draft = board.draft.get_untracked().filter(|draft| draft.id == id);
    let is_there = is_there(board, id);
    let is_empty = untrack(|| board.app.text(id, Card::TEXT.field)).trim().is_empty();
    board.sheet.editing.set(None);
    pane::forget_selection();
    if let Some(draft) = draft {
        board.draft.set(None);
        if is_empty {
            if is_there {
                board.app.told(board.app.dispatch(&Command::Bin(id)));
            }
            let zone = draft.spot.zone;
            timer::next_frame(move || {
                page::focus(&format!("#board-add-{zone}"));
            });
            return;
        }
        board.app.say(tr::canvas::card_added());
    }
    board.focus(id);
}

fn is_there(board: &Board, id: RecordId) -> bool {
    let there = board.app.peek(|document| document.visible(id, Card::KIND.name).is_some());
    there.unwrap_or_default()
}

/// What was typed goes to the card, or makes it.
fn type_in(board: &Board, id: RecordId, value: String) -> Result<(), CommandError> {
    if is_there(board, id) {
        return board.app.dispatch(&Command::Type { id, text: Card::TEXT, value });
    }
    let draft = board.draft.get_untracked().filter(|draft| draft.id == id);
    let Some(draft) = draft else { return Err(CommandError::NotThere) };
    if value.trim().is_empty() {
        return Ok(());
    }
    let (parent, by) = (Some(board.sheet.canvas), Some(draft.seat));
    let (zone, lane, column) = (draft.spot.zone, draft.spot.lane, draft.spot.column);
    let card = Card { parent, zone, lane, column, by, text: value, ..Card::default() };
    board.app.dispatch(&Command::Add(New::of(id, &card)))
}

/// The field in the card.
#[component]
pub(super) fn Edit(
    /// The card.
    id: RecordId,
) -> impl IntoView {
    let board = Board::here();
    let app = board.app;
    let value = Memo::new(move |_| app.text(id, Card::TEXT.field));
    let error = RwSignal::new(None::<String>);
    let on_input = Callback::new(move |typed: String| {
        error.set(type_in(&board, id, typed).err().map(words::command_error));
    });
    let locked = Signal::derive(move || app.settle_first(id, Card::TEXT.field));
    let is_new = board.draft.with_untracked(|draft| draft.as_ref().is_some_and(|it| it.id == id));
    let label = if is_new { tr::board::new_card() } else { tr::canvas::words_of_card() };
    view! {
        <form
            class="card-edit board-edit"
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                end(&board, id);
            }
            on:keydown=move |event| {
                event.stop_propagation();
                if event.key() == "Escape" {
                    end(&board, id);
                }
            }
        >
            <Field
                id=field_id(id, Card::TEXT.field)
                label=Signal::stored(label.to_owned())
                value
                on_input
                lines=Lines::Several(3)
                limit=Card::TEXT.limit
                more=FieldMore { error: error.into(), locked, label_class: "sr-only", ..FieldMore::default() }
            />
            <button class="button" type="submit">
                <Icon name="check"/>
                {tr::canvas::done()}
            </button>
        </form>
    }
}
