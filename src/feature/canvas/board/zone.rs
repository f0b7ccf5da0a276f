//! One zone on the board: its frame, its head, the names of its lanes and columns, its cells, what was
//! said in it, and its cards.

use leptos::prelude::*;
use workbook_core::board::Rect;

use super::Board;
use super::add::AddButton;
use super::arrows::Layer;
use super::ground::{EDGE, rem};
use super::plan::ZonePlan;
use super::said;
use super::tile::Tile;
use crate::i18n::tr;
use crate::ui::{Each, Icon};
use workbook_core::board::PlacedZone;
use workbook_core::view::takes_cards;

/// A part of the board at its place.
#[component]
fn Part(
    /// What it is.
    class: &'static str,
    /// Where it lies.
    #[prop(into)]
    rect: Signal<Rect>,
    /// What is in it.
    children: Children,
) -> impl IntoView {
    let board = Board::here();
    let drawn = Memo::new(move |_| board.drawn(rect.get()));
    view! {
        <div
            class=class
            style:left=move || rem(drawn.get().x + EDGE)
            style:top=move || rem(drawn.get().y + EDGE)
            style:width=move || rem(drawn.get().w)
            style:height=move || rem(drawn.get().h)
        >
            {children()}
        </div>
    }
}

/// One zone.
#[component]
pub(super) fn Zone(
    /// Its key.
    key: String,
) -> impl IntoView {
    let board = Board::here();
    let key = StoredValue::new(key);
    let id = format!("board-zone-{}", key.get_value());
    let labelled = id.clone();
    let dir = if board.ground.from_right { "rtl" } else { "ltr" };
    let shown = Memo::new(move |_| {
        let at = key.with_value(|key| {
            board.plan.with(|plan| plan.zones.iter().position(|zone| zone.view.key == *key))
        });
        at.and_then(|at| board.shown.with(|shown| shown.get(at).cloned())).unwrap_or_default()
    });
    let frame = of(key, |_, placed| placed.rect);
    let title = of(key, |zone, _| zone.title.clone());
    let cells = of(key, |zone, placed| {
        let many = zone.lanes.len().max(zone.columns.len()) > 1;
        let cell = |cell: &workbook_core::board::PlacedCell| {
            (cell.rect, zone.spot(cell.lane, cell.column), many && cell.cards.is_empty())
        };
        placed.cells.iter().filter(|_| many).map(cell).collect::<Vec<_>>()
    });
    let names = of(key, |zone, placed| {
        let lanes = zone.lane_names.iter().zip(&placed.lanes);
        let columns = zone.column_names.iter().zip(&placed.columns);
        let named = lanes.chain(columns).map(|(name, place)| (name.clone(), place.rect));
        named.collect::<Vec<_>>()
    });
    let panel = of(key, |zone, placed| placed.panel.map(|rect| (zone.clone(), rect)));
    view! {
        <section class="board-zone" aria-labelledby=labelled dir=dir>
            <Part class="board-frame" rect=frame>
                {None::<()>}
            </Part>
            <Head key title id/>
            {move || {
                let cell = |(rect, spot, empty): (Rect, _, bool)| {
                    let add = empty.then(|| view! { <AddButton spot small=true/> });
                    view! { <Part class="board-cell" rect>{add}</Part> }
                };
                cells.get().into_iter().map(cell).collect_view()
            }}
            {move || {
                let name = |(name, rect): (String, Rect)| {
                    view! {
                        <Part class="board-name" rect>
                            <span dir="auto">{name}</span>
                        </Part>
                    }
                };
                names.get().into_iter().map(name).collect_view()
            }}
            {move || {
                let (zone, rect) = panel.get()?;
                let said = said::panel(board.app, board.sheet, zone.view, zone.said);
                // It may be longer than its room: then it scrolls, also for who has no pointer.
                Some(view! {
                    <Part class="board-panel" rect>
                        <div class="board-scroll" role="group" tabindex="0" aria-label=title>
                            {said}
                        </div>
                    </Part>
                })
            }}
            <Layer key/>
            <Each keys=shown let(card)>
                <Tile id=card/>
            </Each>
        </section>
    }
}

/// Something of a zone and its place, as long as it is there.
pub(super) fn of<T: Default + Clone + PartialEq + Send + Sync + 'static>(
    key: StoredValue<String>,
    read: impl Fn(&ZonePlan, &PlacedZone) -> T + Send + Sync + 'static,
) -> Memo<T> {
    let plan = Board::here().plan;
    Memo::new(move |_| {
        let found = key.try_with_value(|key| {
            plan.with(|plan| plan.zone(key).map(|(zone, placed)| read(zone, placed)))
        });
        found.flatten().unwrap_or_default()
    })
}

/// The head of a zone: what it is called, what it asks, what is covered, and what can be done.
#[component]
fn Head(key: StoredValue<String>, title: Memo<String>, id: String) -> impl IntoView {
    let board = Board::here();
    let rect = of(key, |_, placed| placed.head);
    let ask = of(key, |zone, _| zone.ask.clone());
    let covered = of(key, |zone, _| zone.covered);
    let blind = of(key, |zone, _| zone.view.blind);
    let cards = of(key, |zone, _| takes_cards(zone.view.sort));
    let first = of(key, |zone, _| zone.spot(0, 0));
    let step = move |words: &'static str| {
        let go = move |_| {
            key.with_value(|key| said::go_to_step(board.app, board.sheet.canvas, key));
        };
        view! {
            <button class="button" type="button" data-variant="quiet" on:click=go>
                <Icon name="arrow-right"/>
                {words}
                <span class="sr-only">" " {title}</span>
            </button>
        }
    };
    let is_known = move || key.with_value(|key| !key.is_empty());
    view! {
        <Part class="board-head" rect>
            <h2 class="board-title" id=id dir="auto">
                {title}
            </h2>
            <p class="board-ask" dir="auto">
                {ask}
            </p>
            {move || {
                (covered.get() > 0)
                    .then(|| view! { <p class="board-covered">{tr::board::covered(covered.get())}</p> })
            }}
            <div class="board-tools no-print">
                {move || (cards.get() && is_known()).then(|| view! { <AddButton spot=first.get() small=false/> })}
                {move || (!cards.get()).then(|| step(tr::board::fill_in()))}
                {move || (cards.get() && blind.get()).then(|| step(tr::board::to_step()))}
            </div>
        </Part>
    }
}
