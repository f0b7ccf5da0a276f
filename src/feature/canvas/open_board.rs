//! A board of another program, as a JSON Canvas file: what can be taken in is shown, then a canvas
//! is made of it.

use leptos::prelude::*;
use workbook_core::command::Command;
use workbook_core::format::SIZE_LIMIT;
use workbook_core::format::json_canvas::{self, LeftOut, ReadCanvas, ReadZone, Taken};
use workbook_core::id::RecordId;

use super::open_file::{Found, Kind, OpenOther};
use crate::i18n::{problems, tr};
use crate::platform::{page, random, timer};
use crate::route::{Route, Seen};
use crate::state::App;

/// Opens a JSON Canvas file.
#[component]
pub(super) fn OpenBoard() -> impl IntoView {
    let app = App::here();
    let found = RwSignal::new(None::<ReadCanvas>);
    let look = Callback::new(move |bytes: Vec<u8>| {
        found.set(None);
        let read = json_canvas::read(bytes).map_err(|error| problems::canvas_error(&error))?;
        found.set(Some(read));
        timer::next_frame(|| {
            page::focus("#found-board");
        });
        Ok(())
    });
    let take = Callback::new(move |()| {
        if let Some(board) = found.get_untracked() {
            make(app, board);
        }
    });
    let leave = Callback::new(move |()| {
        found.set(None);
        app.say(tr::gallery::left_it());
        page::focus("#wish-own");
    });
    let kind = Kind {
        id: "board",
        title: tr::gallery::open_board_file(),
        words: tr::gallery::open_board_words(),
        accept: ".canvas,.json,application/json,text/plain",
        limit: SIZE_LIMIT,
        look,
    };
    view! {
        <OpenOther kind>
            {move || {
                found
                    .get()
                    .map(|board| {
                        view! {
                            <Found
                                id="found-board"
                                take=tr::gallery::take_board()
                                on_take=take
                                on_leave=leave
                            >
                                <InFile board/>
                            </Found>
                        }
                    })
            }}
        </OpenOther>
    }
}

/// What is in the file: what comes in as it is, what as text, and what is left out.
#[component]
fn InFile(board: ReadCanvas) -> impl IntoView {
    let cards = board.zones.iter().map(|zone| zone.cards.len()).sum();
    let counts = [
        tr::gallery::parts(board.zones.len()),
        tr::gallery::cards(cards),
        tr::gallery::arrows(board.arrows.len()),
    ];
    let part = |zone: &ReadZone| {
        let title = zone.title_or(tr::gallery::cards_part()).to_owned();
        view! { <li dir="auto">{title}</li> }
    };
    let taken = taken(&board);
    let left = left_out(&board.left_out);
    let lines = |title: &'static str, lines: Vec<String>| {
        (!lines.is_empty()).then(|| {
            let line = |words: String| view! { <li>{words}</li> };
            view! {
                <h5 class="lane-title">{title}</h5>
                <ul>{lines.into_iter().map(line).collect_view()}</ul>
            }
        })
    };
    let repaired = (!board.repairs.is_empty()).then(|| view! { <p>{tr::gallery::repaired()}</p> });
    view! {
        <p>
            <strong>{counts.join(" · ")}</strong>
        </p>
        <ol class="found-parts">{board.zones.iter().map(part).collect_view()}</ol>
        {lines(tr::gallery::taken_title(), taken)}
        {lines(tr::gallery::left_out_title(), left)}
        {repaired}
    }
}

fn taken(board: &ReadCanvas) -> Vec<String> {
    let count = |wanted: Taken| board.taken_as_text.iter().filter(|(_, it)| *it == wanted).count();
    let kinds: [(usize, Words); 4] = [
        (count(Taken::File), tr::gallery::taken_file),
        (count(Taken::Link), tr::gallery::taken_link),
        (count(Taken::Unknown), tr::gallery::taken_unknown),
        (board.divided, tr::gallery::divided),
    ];
    said(kinds)
}

fn left_out(left: &[LeftOut]) -> Vec<String> {
    let mut counts = [0; 6];
    for one in left {
        let (at, more) = match one {
            LeftOut::Node(_) => (0, 1),
            LeftOut::LongText(_) => (1, 1),
            LeftOut::Background(_) => (2, 1),
            LeftOut::Group(_) => (3, 1),
            LeftOut::Edge(_) => (4, 1),
            LeftOut::Members(count) => (5, *count),
        };
        if let Some(count) = counts.get_mut(at) {
            *count += more;
        }
    }
    let words: [Words; 6] = [
        tr::gallery::left_node,
        tr::gallery::left_long,
        tr::gallery::left_background,
        tr::gallery::left_group,
        tr::gallery::left_edge,
        tr::gallery::left_members,
    ];
    said(counts.into_iter().zip(words))
}

/// What is said of so many things of one kind.
type Words = fn(usize) -> String;

/// A sentence for each kind of which there are some.
fn said(kinds: impl IntoIterator<Item = (usize, Words)>) -> Vec<String> {
    kinds.into_iter().filter(|(count, _)| *count > 0).map(|(count, words)| words(count)).collect()
}

/// Makes a canvas of what was read, and goes there.
fn make(app: App, board: ReadCanvas) {
    let id = RecordId::new(random::random_u128());
    let new = board.into_new(id, app.seat(), tr::gallery::cards_part());
    if app.told(app.dispatch(&Command::Add(new))).is_some() {
        page::set_hash(&Route::Canvas(id, Seen::Board).href());
        app.say(tr::gallery::board_taken());
    }
}
