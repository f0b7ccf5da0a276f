//! A list that is put in order by dragging the handle of an item, or by its buttons.
//! Not for boards.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use workbook_core::id::RecordId;

use super::order::{OrderButtons, put};
use crate::platform::{element, page, timer};
use crate::state::App;
use crate::ui::{Each, Icon};

/// A finger that moves less than this far, in CSS pixels, only pressed.
const THRESHOLD: f64 = 6.0;

/// The item that is held by its handle.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Held {
    id: RecordId,
    /// Where it was taken, from the top of the page.
    from: f64,
    /// Where the finger is, from the top of the window.
    at: f64,
    /// How far it was carried, in whole pixels.
    by: i32,
    /// Whether it was carried at all, not only pressed.
    lifted: bool,
    /// The item it would come to stand behind; none for the first place.
    behind: Option<RecordId>,
}

/// What is held, and the list it is held in.
#[derive(Clone, Copy)]
struct Drag {
    held: RwSignal<Option<Held>>,
    list: NodeRef<html::Ol>,
}

impl Drag {
    fn take(self, id: RecordId, event: &ev::PointerEvent) {
        if !element::capture(event) {
            return;
        }
        let at = f64::from(event.client_y());
        let from = at + page::viewport().top;
        self.held.set(Some(Held { id, from, at, by: 0, lifted: false, behind: None }));
    }

    /// The finger is here now; or the page moved under it.
    fn carry(self, at: f64) {
        let Some(before) = self.held.get_untracked() else { return };
        let by = at + page::viewport().top - before.from;
        let lifted = before.lifted || by.abs() > THRESHOLD;
        let behind = self.list.get_untracked().and_then(|list| {
            element::last_above(&list, at, &before.id.to_string()).and_then(|id| id.parse().ok())
        });
        self.held.set(Some(Held { at, by: pixels(by), lifted, behind, ..before }));
        if lifted && !before.lifted {
            self.scroll_along();
        }
    }

    /// While the finger is near an edge of the window, the page moves on.
    fn scroll_along(self) {
        timer::next_frame(move || {
            let held = self.held.try_get_untracked().flatten();
            if let Some(held) = held.filter(|held| held.lifted) {
                if page::scroll_near_edge(held.at) {
                    self.carry(held.at);
                }
                self.scroll_along();
            }
        });
    }

    /// Lets go of the item; says what was held.
    fn drop(self) -> Option<Held> {
        let held = self.held.get_untracked()?;
        self.held.set(None);
        Some(held).filter(|held| held.lifted)
    }

    fn lifted(self) -> Option<Held> {
        self.held.get().filter(|held| held.lifted)
    }
}

#[expect(clippy::cast_possible_truncation, reason = "cut to whole pixels")]
fn pixels(number: f64) -> i32 {
    number as i32
}

/// A list to be put in order.
#[component]
pub fn OrderList(
    /// Its items, in their order.
    siblings: Memo<Vec<RecordId>>,
    /// What an item is called.
    name: fn(App, RecordId) -> String,
) -> impl IntoView {
    let drag = Drag { held: RwSignal::new(None), list: NodeRef::new() };
    // What is carried goes back where it was.
    let escape = window_event_listener(ev::keydown, move |event| {
        if event.key() == "Escape" && drag.held.get_untracked().is_some() {
            event.prevent_default();
            drag.held.set(None);
        }
    });
    on_cleanup(move || escape.remove());
    view! {
        <ol
            class="rows order-list"
            role="list"
            node_ref=drag.list
            data-drop=move || drag.lifted().is_some_and(|held| held.behind.is_none()).then_some("first")
        >
            <Each keys=siblings let(id)>
                <Row id siblings name drag/>
            </Each>
        </ol>
    }
}

#[component]
fn Row(
    id: RecordId,
    siblings: Memo<Vec<RecordId>>,
    name: fn(App, RecordId) -> String,
    drag: Drag,
) -> impl IntoView {
    let app = App::here();
    let mine = move || drag.lifted().filter(|held| held.id == id);
    let release = move |_| {
        let Some(held) = drag.drop() else { return };
        let before = siblings.with_untracked(|all| {
            let at = all.iter().position(|one| *one == id)?;
            at.checked_sub(1).and_then(|before| all.get(before)).copied()
        });
        if held.behind != before {
            put(app, id, held.behind, siblings);
        }
    };
    view! {
        <li
            data-id=id.to_string()
            data-held=move || mine().map(|_| "")
            data-drop=move || drag.lifted().is_some_and(|held| held.behind == Some(id)).then_some("after")
            style:translate=move || mine().map(|held| format!("0 {}px", held.by))
        >
            <div class="rows-item">
                <span
                    class="grip"
                    aria-hidden="true"
                    on:pointerdown=move |event| drag.take(id, &event)
                    on:pointermove=move |event| drag.carry(f64::from(event.client_y()))
                    on:pointerup=release
                    on:pointercancel=move |_| drag.held.set(None)
                    on:lostpointercapture=move |_| drag.held.set(None)
                >
                    <Icon name="grip"/>
                </span>
                <strong class="rows-main rows-name" dir="auto">
                    {move || name(app, id)}
                </strong>
                <OrderButtons id siblings/>
            </div>
        </li>
    }
}
