//! Arrows between cards: the lines under the cards, and drawing one from card to card.

use leptos::prelude::*;
use workbook_core::board::Rect;
use workbook_core::command::{Command, New};
use workbook_core::id::RecordId;
use workbook_core::record::{Choice, Edge, EdgeHow, ZoneSort};
use workbook_core::view::Arrow;

use super::super::arrows::sentence;
use super::Board;
use super::ground::EDGE;
use super::plan::{MOST_ARROWS, Plan};
use super::zone::of;
use crate::i18n::tr;
use crate::platform::random;
use crate::ui::Icon;

/// How long the free part of a line must be to carry words, how long a head is.
const ROOM: f64 = 96.0;
const HEAD: f64 = 9.0;

/// A line as it is drawn.
#[derive(Debug, Clone, PartialEq)]
struct Line {
    how: EdgeHow,
    from: (f64, f64),
    to: (f64, f64),
    head: String,
    words: Option<String>,
}

/// The lines of a zone whose cards are joined by arrows.
#[component]
pub(super) fn Layer(
    /// The key of the zone.
    key: StoredValue<String>,
) -> impl IntoView {
    let board = Board::here();
    let sort = of(key, |zone, _| Some(zone.view.sort));
    move || {
        if sort.get() != Some(ZoneSort::Arrows) {
            return None;
        }
        let lines = Memo::new(move |_| lines(&board, &key.get_value()));
        let size = move || board.plan.with(|plan| (plan.layout.width, plan.layout.height));
        let length = |units: i32| (units + 2 * EDGE).to_string();
        let shown = move || lines.get().into_iter().map(shown).collect_view();
        Some(view! {
            <svg
                class="board-arrows"
                aria-hidden="true"
                viewBox=move || format!("0 0 {} {}", length(size().0), length(size().1))
            >
                {shown}
            </svg>
        })
    }
}

fn shown(line: Line) -> impl IntoView {
    let middle = (f64::midpoint(line.from.0, line.to.0), f64::midpoint(line.from.1, line.to.1));
    let words = line.words.map(|words| {
        view! {
            <text x=middle.0.to_string() y=middle.1.to_string() text-anchor="middle" dy="-4">
                {words}
            </text>
        }
    });
    view! {
        <g data-how=line.how.name()>
            <line
                x1=line.from.0.to_string()
                y1=line.from.1.to_string()
                x2=line.to.0.to_string()
                y2=line.to.1.to_string()
            ></line>
            <path d=line.head></path>
            {words}
        </g>
    }
}

/// The lines that come near the screen.
fn lines(board: &Board, key: &str) -> Vec<Line> {
    let arrows = board.arrows.get();
    let plan = board.plan.get();
    let window = board.ground.mirrored(board.ground.built.get(), plan.layout.width);
    let line = |arrow: &Arrow| {
        let (zone, from) = plan.card(arrow.from)?;
        let (_, to) = plan.card(arrow.to)?;
        let of_zone = plan.zones.get(zone).is_some_and(|zone| zone.view.key == key);
        let near = around(from.rect, to.rect).meets(window);
        if !of_zone || !near {
            return None;
        }
        Some(drawn(board, &plan, arrow, from.rect, to.rect))
    };
    arrows.iter().filter_map(line).collect()
}

fn around(one: Rect, two: Rect) -> Rect {
    let (x, y) = (one.x.min(two.x), one.y.min(two.y));
    let (right, bottom) = (one.right().max(two.right()), one.bottom().max(two.bottom()));
    Rect { x, y, w: right - x, h: bottom - y }
}

/// A straight line from the edge of one card to the edge of the other.
fn drawn(board: &Board, plan: &Plan, arrow: &Arrow, from: Rect, to: Rect) -> Line {
    let middle = |rect: Rect| {
        let rect = board.ground.mirrored(rect, plan.layout.width);
        let centre = rect.centre();
        (f64::from(centre.x + EDGE), f64::from(centre.y + EDGE))
    };
    let (start, end) = (middle(from), middle(to));
    let (x, y) = (end.0 - start.0, end.1 - start.1);
    let length = x.hypot(y).max(1.0);
    let (x, y) = (x / length, y / length);
    // How far from the middle of a card its edge is in this direction.
    let reach = |rect: Rect| {
        let part = |half: i32, way: f64| f64::from(half) / 2.0 / way.abs().max(0.001);
        part(rect.w, x).min(part(rect.h, y))
    };
    let free = length - reach(from) - reach(to);
    let from = (start.0 + x * reach(from), start.1 + y * reach(from));
    let tip = (end.0 - x * reach(to), end.1 - y * reach(to));
    let base = (tip.0 - x * HEAD, tip.1 - y * HEAD);
    let (wide_x, wide_y) = (-y * HEAD * 0.6, x * HEAD * 0.6);
    let head = format!(
        "M{:.1} {:.1}L{:.1} {:.1}L{:.1} {:.1}Z",
        tip.0,
        tip.1,
        base.0 + wide_x,
        base.1 + wide_y,
        base.0 - wide_x,
        base.1 - wide_y,
    );
    let words = (free > ROOM).then(|| sentence(board.app, arrow).1);
    Line { how: arrow.how, from, to: base, head, words }
}

/// Ends drawing an arrow; says whether one was begun.
pub(super) fn stop(board: &Board) -> bool {
    let begun = board.joining.get_untracked();
    board.joining.set(None);
    if let Some(id) = begun {
        board.focus(id);
    }
    begun.is_some()
}

/// Draws the arrow that was begun to this card; says whether one was begun.
pub(super) fn join_to(board: &Board, to: RecordId) -> bool {
    let Some(from) = board.joining.get_untracked() else { return false };
    let zone = |id| board.plan.with_untracked(|plan| plan.card(id).map(|(zone, _)| zone));
    if from == to {
        return stop(board);
    }
    if zone(from) != zone(to) {
        board.app.say(tr::board::joining());
        return true;
    }
    let (parent, how) = (Some(board.sheet.canvas), Some(EdgeHow::LeadsTo));
    let edge = Edge { parent, from: Some(from), to: Some(to), how, ..Edge::default() };
    let new = New::of(RecordId::new(random::random_u128()), &edge);
    if board.app.told(board.app.dispatch(&Command::Add(new))).is_some() {
        board.app.toast_undo(tr::canvas::joined());
    }
    board.joining.set(None);
    true
}

/// The arrows that begin at a card, in words.
#[component]
pub(super) fn Leads(
    /// The card.
    id: RecordId,
) -> impl IntoView {
    let board = Board::here();
    let leads = Memo::new(move |_| {
        board.arrows.with(|all| {
            let own = all.iter().filter(|arrow| arrow.from == id).copied();
            own.take(MOST_ARROWS).collect::<Vec<_>>()
        })
    });
    let line = move |arrow: Arrow| {
        let words = move || {
            let (_, how, to) = sentence(board.app, &arrow);
            tr::board::leads(&how, &to)
        };
        view! {
            <p class="tile-line tile-leads">
                <Icon name="arrow-right"/>
                <span dir="auto">{words}</span>
            </p>
        }
    };
    move || leads.get().into_iter().map(line).collect_view()
}

/// Begins an arrow at a card.
#[component]
pub(super) fn JoinButton(
    /// The card.
    id: RecordId,
) -> impl IntoView {
    let board = Board::here();
    let join = move |_| {
        board.joining.set(Some(id));
        board.app.say(tr::board::joining());
        board.focus(id);
    };
    view! {
        <button class="button tile-join" type="button" tabindex="-1" data-variant="quiet" on:click=join>
            <Icon name="link"/>
            {tr::board::join()}
        </button>
    }
}

/// Says what to do while an arrow is drawn.
#[component]
pub(super) fn Joining() -> impl IntoView {
    let board = Board::here();
    move || {
        board.joining.get().map(|_| {
            view! {
                <div class="notice" data-tone="calm">
                    <div class="notice-body row">
                        <p>{tr::board::joining()}</p>
                        <button
                            class="button"
                            type="button"
                            on:click=move |_| {
                                stop(&board);
                            }
                        >
                            <Icon name="x"/>
                            {tr::board::stop_joining()}
                        </button>
                    </div>
                </div>
            }
        })
    }
}
