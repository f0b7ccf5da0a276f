//! A list that builds only the rows on or near the screen, yet says how long it is.
//! Short lists are built whole. Not for boards.

use std::hash::Hash;

use leptos::html;
use leptos::prelude::*;

use crate::platform::{element, page};

/// Lists up to this length are built whole.
const WHOLE: usize = 60;
/// Rows built beyond each edge of the screen.
const SPARE: usize = 6;
/// A row's height until one was measured, in CSS pixels.
const FIRST_GUESS: f64 = 88.0;

/// The part of the list that is built, and where it stands.
#[derive(Clone, Copy, PartialEq)]
struct Span {
    from: usize,
    to: usize,
}

/// A list of rows of one height.
#[component]
pub fn Windowed<K>(
    /// The keys of the rows, in order.
    #[prop(into)]
    keys: Signal<Vec<K>>,
    /// Makes a row.
    row: fn(K) -> AnyView,
) -> impl IntoView
where
    K: Copy + Eq + Hash + Send + Sync + 'static,
{
    let list = NodeRef::<html::Ul>::new();
    let height = RwSignal::new(FIRST_GUESS);
    let view_part = RwSignal::new(page::viewport());
    let guard = StoredValue::new_local(page::observe_scroll(move |part| {
        let _ = view_part.try_set(part);
    }));
    on_cleanup(move || guard.dispose());

    let length = Memo::new(move |_| keys.with(Vec::len));
    let windowed = Memo::new(move |_| length.get() > WHOLE);
    let span = Memo::new(move |_| {
        let (length, part) = (length.get(), view_part.get());
        if !windowed.get() {
            return Span { from: 0, to: length };
        }
        let top = list.get().map_or(0.0, |list| page::top_of(&list));
        let rows = |pixels: f64| whole_rows(pixels / height.get());
        let from = rows(part.top - top).saturating_sub(SPARE).min(length);
        let to = (rows(part.top - top + part.height) + 1 + SPARE).min(length);
        Span { from, to: to.max(from) }
    });
    Effect::new(move |_| {
        // Rows are measured once they stand, and again when the window or the text changes.
        view_part.track();
        span.track();
        let Some(list) = list.get() else { return };
        if let Some(measured) = element::first_child_height(&list)
            && windowed.get_untracked()
            && (measured - height.get_untracked()).abs() > 0.5
        {
            height.set(measured);
        }
    });
    let shown = move || {
        let span = span.get();
        keys.with(|keys| {
            let part = keys.get(span.from..span.to).unwrap_or_default();
            part.iter().copied().zip(span.from..).collect::<Vec<_>>()
        })
    };
    let total =
        move || windowed.get().then(|| format!("{}px", height.get() * to_f64(length.get())));
    view! {
        <ul
            class="rows"
            role="list"
            node_ref=list
            data-windowed=move || windowed.get().then_some("")
            style:height=total
        >
            <For each=shown key=|pair| *pair let((key, at))>
                <li
                    aria-setsize=move || windowed.get().then(|| length.get().to_string())
                    aria-posinset=move || windowed.get().then(|| (at + 1).to_string())
                    style:transform=move || {
                        windowed.get().then(|| format!("translateY({}px)", height.get() * to_f64(at)))
                    }
                >
                    {row(key)}
                </li>
            </For>
        </ul>
    }
}

#[expect(clippy::cast_precision_loss, reason = "a list is far shorter than 2^52 rows")]
fn to_f64(number: usize) -> f64 {
    number as f64
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "cut to a whole number of rows from 0"
)]
fn whole_rows(rows: f64) -> usize {
    rows.max(0.0) as usize
}
