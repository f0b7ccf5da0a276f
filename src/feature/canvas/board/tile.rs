//! One card on the board. It reads its own record and its own place, nothing else.

use leptos::prelude::*;
use workbook_core::entry::{Entry, Life};
use workbook_core::id::RecordId;
use workbook_core::record::{Card, CardSize, Choice, Tone, ZoneSort, choice};
use workbook_core::stamp::Seat;

use super::super::place::spot_title;
use super::Board;
use super::arrows::{JoinButton, Leads};
use super::edit::{Edit, change};
use super::ground::{EDGE, rem};
use crate::i18n::{fields, tr};
use crate::ui::{Icon, Mark};

/// What a tile shows of its card.
#[derive(Debug, Clone, Default, PartialEq)]
struct Look {
    text: String,
    by: Option<Seat>,
    tone: Option<Tone>,
    size: Option<CardSize>,
    feeling: String,
    dots: [i64; 2],
    waits: bool,
}

impl Look {
    fn of(card: &Entry) -> Self {
        let dots = |seat| {
            let field = Card::dots_field(seat).and_then(|field| card.value(field)?.as_i64());
            field.unwrap_or_default()
        };
        Self {
            text: card.text(Card::TEXT.field).to_owned(),
            by: Seat::from_name(card.text("by")),
            tone: choice(card.text("tone")),
            size: choice(card.text("size")),
            feeling: card.text(Card::FEELING.field).trim().to_owned(),
            dots: Seat::PAIR.map(dots),
            waits: card.life() == Life::Contested || card.clashes().next().is_some(),
        }
    }
}

/// One card.
#[component]
pub(super) fn Tile(
    /// The card.
    id: RecordId,
) -> impl IntoView {
    let board = Board::here();
    let app = board.app;
    let look = Memo::new(move |_| app.entry(id, Look::of).unwrap_or_default());
    let by = Memo::new(move |_| {
        let drafted = || {
            let draft = board.draft.get();
            draft.filter(|draft| draft.id == id).map(|draft| draft.seat)
        };
        look.with(|look| look.by).or_else(drafted).unwrap_or(Seat::Both)
    });
    let tone = Memo::new(move |_| look.with(|look| look.tone));
    let size = Memo::new(move |_| look.with(|look| look.size));
    let rect = Memo::new(move |_| {
        let rect = board.plan.with(|plan| plan.card(id).map(|(_, card)| card.rect));
        board.drawn(rect.unwrap_or_default())
    });
    let editing = Memo::new(move |_| board.sheet.editing.get() == Some(id));
    let held = Memo::new(move |_| {
        board.held.with(|held| held.as_ref().is_some_and(|held| held.moving().contains(&id)))
    });
    let tab = move || {
        let stop = board.stop.with_value(|stop| stop.selected(&Some(id)));
        if stop { "0" } else { "-1" }
    };
    let text = Memo::new(move |_| {
        let text = look.with(|look| look.text.clone());
        if text.trim().is_empty() { tr::canvas::empty_card().to_owned() } else { text }
    });
    let label = move || {
        let name = app.name(by.get());
        tr::board::card(&name, &place_words(&board, id), &text.get())
    };
    // What was built once only hides while the board is small.
    let rich = Memo::new(move |was| was == Some(&true) || !board.far.get());
    let body = move || {
        if editing.get() {
            return view! { <Edit id/> }.into_any();
        }
        let words = view! { <p class="card-text tile-text" dir="auto">{text}</p> };
        if !rich.get() {
            return words.into_any();
        }
        view! {
            <Strip id by/>
            {words}
            <Foot id look/>
        }
        .into_any()
    };
    view! {
        <div
            class="tile paper"
            id=format!("card-{id}")
            data-id=id.to_string()
            role="group"
            tabindex=tab
            aria-label=label
            aria-describedby="board-keys"
            data-size=move || size.get().map(Choice::name)
            data-tone=move || tone.get().map(Choice::name)
            data-seat=move || by.get().name()
            data-held=move || held.get().then_some("")
            data-editing=move || editing.get().then_some("")
            data-from=move || (board.joining.get() == Some(id)).then_some("")
            style:left=move || rem(rect.get().x + EDGE)
            style:top=move || rem(rect.get().y + EDGE)
            style:width=move || rem(rect.get().w)
            style:height=move || (!editing.get()).then(|| rem(rect.get().h))
        >
            {body}
        </div>
    }
}

/// Where a card lies, in words.
fn place_words(board: &Board, id: RecordId) -> String {
    board.plan.with(|plan| {
        let Some((at, all, spot)) = plan.place(id) else { return String::new() };
        let Some((zone, _)) = plan.zone(&spot.zone) else { return String::new() };
        let title = spot_title(board.app, &zone.view, &spot);
        tr::board::over(&all.to_string(), &at.to_string(), &title)
    })
}

/// The strip above the text: who wrote it, changing it, and the handle for a finger.
#[component]
fn Strip(id: RecordId, by: Memo<Seat>) -> impl IntoView {
    let board = Board::here();
    let app = board.app;
    let letters = Signal::derive(move || app.letters(by.get()));
    let tools = move || {
        board.may_move().then(|| {
            view! {
                <button
                    class="button tile-change"
                    type="button"
                    tabindex="-1"
                    data-variant="quiet"
                    on:click=move |_| change(&board, id)
                >
                    {tr::canvas::change()}
                </button>
                <span class="board-grip" aria-hidden="true"></span>
            }
        })
    };
    view! {
        <div class="tile-strip">
            <Mark seat=Signal::derive(move || by.get().name()) letters/>
            {tools}
        </div>
    }
}

/// What stands below the text: how it felt, dots, what became of it, what waits, and joining. Most
/// cards have nothing there, and a large board builds many cards at once.
#[component]
fn Foot(id: RecordId, look: Memo<Look>) -> impl IntoView {
    let board = Board::here();
    let lines = Memo::new(move |_| {
        let became = board.sheet.became.with(|all| all.get(&id).cloned()).unwrap_or_default();
        let arrows = board.plan.with(|plan| {
            let zone = plan.card(id).and_then(|(zone, _)| plan.zones.get(zone));
            zone.is_some_and(|zone| zone.view.sort == ZoneSort::Arrows)
        });
        let look = look.get();
        Lines { feeling: look.feeling, dots: look.dots, waits: look.waits, became, arrows }
    });
    move || {
        let lines = lines.get();
        (lines != Lines::default()).then(|| foot(&board, id, lines))
    }
}

/// What stands in the foot of a card.
#[derive(Debug, Clone, Default, PartialEq)]
struct Lines {
    feeling: String,
    dots: [i64; 2],
    waits: bool,
    became: Vec<RecordId>,
    arrows: bool,
}

fn foot(board: &Board, id: RecordId, lines: Lines) -> AnyView {
    let app = board.app;
    let feeling = (!lines.feeling.is_empty())
        .then(|| view! { <p class="tile-line" dir="auto">{lines.feeling}</p> });
    let dot = |(seat, count): (Seat, i64)| {
        let words = tr::canvas::dots_of(&app.name(seat), usize::try_from(count).unwrap_or(0));
        view! {
            <span class="dots" data-seat=seat.name()>
                <span class="dots-count" aria-hidden="true">
                    {(0..count).map(|_| view! { <span class="dot"></span> }).collect_view()}
                </span>
                <span class="sr-only">{words}</span>
            </span>
        }
    };
    let dots: Vec<_> =
        Seat::PAIR.into_iter().zip(lines.dots).filter(|(_, dots)| *dots > 0).collect();
    let dots = (!dots.is_empty()).then(|| {
        view! { <p class="tile-line tile-dots">{dots.into_iter().map(dot).collect_view()}</p> }
    });
    let kinds = lines.became.iter().map(|made| fields::kind(&app.kind_of(*made), ""));
    let kinds: Vec<String> = kinds.collect();
    let made = (!kinds.is_empty()).then(|| {
        view! {
            <p class="tile-line">
                <Icon name="arrow-right"/>
                <span>{tr::canvas::became(&kinds.join(", "))}</span>
            </p>
        }
    });
    let waits = lines.waits.then(|| {
        view! {
            <p class="tile-line tile-waits">
                <Icon name="split"/>
                {tr::board::two_versions()}
            </p>
        }
    });
    let join = lines.arrows.then(|| {
        let may = board.may_move().then(|| view! { <JoinButton id/> });
        view! {
            <Leads id/>
            {may}
        }
    });
    view! { <div class="tile-foot">{feeling} {dots} {made} {waits} {join}</div> }.into_any()
}
