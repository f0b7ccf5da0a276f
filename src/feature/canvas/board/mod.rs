//! A canvas as a board: all zones side by side, cards that are carried by mouse, finger or keys, larger
//! and smaller. The list of all zones says the same without sight and without dragging.

mod add;
mod arrows;
mod card;
mod drag;
mod edit;
mod ground;
mod keys;
mod plan;
mod said;
mod size;
mod tile;
mod world;
mod zone;
mod zoom;

use std::sync::Arc;

use leptos::prelude::*;
use workbook_core::board::keys::Carry;
use workbook_core::board::{Landing, Rect};
use workbook_core::id::RecordId;
use workbook_core::view::Arrow;

use super::sheet::Sheet;
use crate::i18n::tr;
use crate::platform::{page, timer};
use crate::state::App;

use add::Draft;
use ground::Ground;
use plan::Plan;
use world::World;
use zoom::Zoom;

/// How many cards are built at once; the rest of a large board follows picture by picture.
const AT_ONCE: usize = 80;

/// What the parts of the board share.
#[derive(Clone, Copy)]
pub(super) struct Board {
    app: App,
    sheet: Sheet,
    ground: Ground,
    /// Where everything lies.
    plan: Memo<Arc<Plan>>,
    /// The cards that are built, zone by zone.
    shown: Memo<Vec<Vec<RecordId>>>,
    /// A new card of which nothing is written yet.
    draft: RwSignal<Option<Draft>>,
    /// The card that had the focus last.
    current: RwSignal<Option<RecordId>>,
    /// The one card the tab key leads to.
    stop: StoredValue<Selector<Option<RecordId>>>,
    /// The card that is carried by a pointer.
    carried: RwSignal<Option<RecordId>>,
    /// The card that is carried by keys.
    held: RwSignal<Option<Carry>>,
    /// Where the carried card would land.
    caret: RwSignal<Option<Rect>>,
    /// The card an arrow is drawn from.
    joining: RwSignal<Option<RecordId>>,
    /// The arrows of the canvas.
    arrows: Memo<Vec<Arrow>>,
    /// Whether the cards show their text alone.
    far: Memo<bool>,
}

impl Board {
    fn new() -> Self {
        let (app, sheet, ground) = (App::here(), Sheet::here(), Ground::new());
        let draft = RwSignal::new(None::<Draft>);
        let drawn = Memo::new(move |before| {
            draft.with(|draft| plan::draw(app, sheet, draft.as_ref(), ground.width.get(), before))
        });
        let plan = Memo::new(move |_| drawn.with(|drawn| plan::planned(drawn, ground.width.get())));
        let current = RwSignal::new(None);
        let carried = RwSignal::new(None);
        let shown = shown(ground, plan, move || {
            [carried.get(), current.get(), sheet.editing.get()].into_iter().flatten().collect()
        });
        let stop = Memo::new(move |_| {
            let there = current.get().filter(|id| plan.with(|plan| plan.rank(*id).is_some()));
            there.or_else(|| shown.with(|shown| shown.iter().flatten().next().copied()))
        });
        Self {
            app,
            sheet,
            ground,
            plan,
            shown,
            draft,
            current,
            stop: StoredValue::new(Selector::new(move || stop.get())),
            carried,
            held: RwSignal::new(None),
            caret: RwSignal::new(None),
            joining: RwSignal::new(None),
            arrows: Memo::new(move |_| app.arrows(sheet.canvas)),
            far: Memo::new(move |_| ground.zoom.get() < ground::FAR),
        }
    }

    fn here() -> Self {
        expect_context()
    }

    /// A place as it is drawn, from the left.
    fn drawn(&self, rect: Rect) -> Rect {
        let width = self.plan.with(|plan| plan.layout.width);
        self.ground.mirrored(rect, width)
    }

    /// Whether anything can be put elsewhere.
    fn may_move(&self) -> bool {
        self.app.read_only().is_none()
    }

    /// Shows where a carried card would land.
    fn point_to(&self, landing: Option<Landing>) {
        let caret = landing.map(|landing| landing.caret);
        if caret != self.caret.get_untracked() {
            self.caret.set(caret);
        }
    }

    /// Puts a card where it would land, unless it lies there already.
    fn land(&self, id: RecordId, landing: Landing) {
        let plan = self.plan.get_untracked();
        let Some(zone) = plan.zones.get(landing.zone) else { return };
        let spot = zone.spot(landing.lane, landing.column);
        let lies = plan.place(id).map(|(number, _, spot)| (number, spot));
        let number = landing.behind.and_then(|card| plan.place(card)).map_or(0, |(at, ..)| at);
        // The card itself counts in its own cell.
        let stays = lies.is_some_and(|(at, lies)| lies == spot && number + 1 == at);
        if zone.view.key.is_empty() || stays {
            self.app.say(tr::board::put_back());
            return;
        }
        if self.sheet.put(self.app, vec![id], spot, landing.behind) {
            self.app.toast_undo(tr::canvas::moved());
        }
    }

    /// Puts the focus on a card.
    fn focus(&self, id: RecordId) {
        self.current.set(Some(id));
        timer::next_frame(move || {
            page::focus(&super::sheet::card_at(id));
        });
    }
}

/// The cards that are built: those on and near the screen and those that must not go away, in the order
/// they are read.
fn shown(
    ground: Ground,
    plan: Memo<Arc<Plan>>,
    kept: impl Fn() -> Vec<RecordId> + Send + Sync + 'static,
) -> Memo<Vec<Vec<RecordId>>> {
    let limit = RwSignal::new(AT_ONCE);
    let near = Memo::new(move |_| {
        let window = ground.built.get();
        plan.with(|plan| {
            let window = ground.mirrored(window, plan.layout.width);
            let cards = plan.layout.on_screen(window);
            cards.map(|(zone, card)| (zone, card.id)).collect::<Vec<_>>()
        })
    });
    Effect::new(move |_| {
        let (wanted, now) = (near.with(Vec::len), limit.get());
        if wanted > now {
            timer::next_frame(move || {
                let _ = limit.try_set(now + AT_ONCE);
            });
        } else if wanted < AT_ONCE && now > AT_ONCE {
            limit.set(AT_ONCE);
        }
    });
    Memo::new(move |_| {
        let plan = plan.get();
        let mut zones = vec![Vec::new(); plan.zones.len()];
        near.with(|near| {
            for (zone, card) in near.iter().take(limit.get()) {
                if let Some(cards) = zones.get_mut(*zone) {
                    cards.push(*card);
                }
            }
        });
        for card in kept() {
            let Some((zone, at)) = plan.rank(card) else { continue };
            let Some(cards) = zones.get_mut(zone) else { continue };
            if !cards.contains(&card) {
                let before = |one: &RecordId| plan.rank(*one).is_some_and(|(_, rank)| rank < at);
                cards.insert(cards.partition_point(before), card);
            }
        }
        zones
    })
}

/// The board of the canvas.
#[component]
pub(super) fn BoardView() -> impl IntoView {
    let board = Board::new();
    provide_context(board);
    view! {
        <div class="board-place">
            <div class="board-bar no-print">
                <Zoom/>
            </div>
            <arrows::Joining/>
            <World/>
            <p class="board-keys soft small" id="board-keys">
                {tr::board::keys()}
            </p>
        </div>
    }
}
