//! The pane with all zones, and all that pointers, wheels and keys do on it.

use leptos::ev;
use leptos::prelude::*;

use super::drag::Drag;
use super::ground::{EDGE, rem};
use super::zone::Zone;
use super::{Board, add, arrows, keys, plan, zoom};
use crate::i18n::tr;
use crate::platform::{pane, timer};
use crate::ui::Each;

/// The pane.
#[component]
pub(super) fn World() -> impl IntoView {
    let board = Board::here();
    let (ground, plan) = (board.ground, board.plan);
    let drag = Drag::new(&board);
    let pinch = zoom::Pinch::new(&board);
    Effect::new(move |_| {
        if ground.pane.get().is_some() {
            ground.measure();
        }
    });
    let resized = window_event_listener(ev::resize, move |_| {
        drag.turned();
        ground.measure();
    });
    let escape = window_event_listener(ev::keydown, move |event| {
        if event.key() == "Escape" && (drag.escape() || arrows::stop(&board)) {
            event.prevent_default();
        }
    });
    on_cleanup(move || {
        resized.remove();
        escape.remove();
    });
    let zones = Memo::new(move |_| {
        plan.with(|plan| plan.zones.iter().map(|zone| zone.view.key.clone()).collect::<Vec<_>>())
    });
    let size = Memo::new(move |_| plan.with(|plan| (plan.layout.width, plan.layout.height)));
    let scaled =
        move |length: i32| format!("calc({} * {})", rem(length + 2 * EDGE), ground.zoom.get());
    Effect::new(move |known: Option<bool>| {
        let (width, height) = size.get();
        ground.board.set_value((width, height));
        let begins = known != Some(true) && width > 0;
        // How much of it is seen is known once it stands.
        timer::next_frame(move || {
            ground.measure();
            // Whoever reads from the right begins there.
            if begins && ground.from_right {
                ground.scroll_by((f64::from(u16::MAX), 0.0));
                ground.scrolled();
            }
        });
        begins || known == Some(true)
    });
    let label = move || tr::board::label(board.sheet.board.with(|all| plan::count(all)));
    view! {
        <div
            class="board"
            node_ref=ground.pane
            dir="ltr"
            data-far=move || board.far.get().then_some("")
            role="group"
            aria-label=label
            on:scroll=move |_| ground.scrolled()
            on:wheel=move |event| zoom::wheel(&board, &event)
            on:touchstart=move |event| pinch.take(&event, &drag)
            on:touchmove=move |event| pinch.take(&event, &drag)
            on:touchend=move |_| pinch.end()
            on:touchcancel=move |_| pinch.end()
            on:pointerdown=move |event| drag.down(&event)
            on:pointermove=move |event| drag.moved(&event)
            on:pointerup=move |event| drag.up(&event)
            on:pointercancel=move |event| drag.lost(&event)
            on:lostpointercapture=move |event| drag.lost(&event)
            on:click=move |event| drag.click(&event)
            on:dblclick=move |event| add::double(&board, &event)
            on:keydown=move |event| keys::pressed(&board, &event)
            on:focusin=move |event| {
                if pane::is_on(&event, ".tile") {
                    let id = pane::named_at(&event, ".tile").and_then(|id| id.parse().ok());
                    board.current.set(id);
                }
            }
            on:focusout=move |event| keys::left(&board, &event)
        >
            <div
                class="board-space"
                style:width=move || scaled(size.get().0)
                style:height=move || scaled(size.get().1)
            >
                <div
                    class="board-world"
                    data-zooming=move || ground.zooming.get().then_some("")
                    data-joining=move || board.joining.get().map(|_| "")
                    style:width=move || rem(size.get().0 + 2 * EDGE)
                    style:height=move || rem(size.get().1 + 2 * EDGE)
                    style:transform=move || format!("scale({})", ground.zoom.get())
                >
                    <Each keys=zones let(key)>
                        <Zone key/>
                    </Each>
                    <Caret/>
                </div>
            </div>
        </div>
    }
}

/// The bar that shows where a carried card would land.
#[component]
fn Caret() -> impl IntoView {
    let board = Board::here();
    let rect = move || board.caret.get().map(|rect| board.drawn(rect)).unwrap_or_default();
    view! {
        <div
            class="board-caret"
            aria-hidden="true"
            data-shown=move || board.caret.get().map(|_| "")
            style:height=move || rem(rect().h)
            style:transform=move || {
                format!("translate({}, {})", rem(rect().x + EDGE), rem(rect().y + EDGE))
            }
        ></div>
    }
}
