//! A list that builds only the rows on or near the screen, yet says how long it is.
//! Short lists are built whole. Not for boards.

use std::hash::Hash;

use leptos::html;
use leptos::prelude::*;

use super::Each;
use crate::platform::{element, page, timer};

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
    let top = RwSignal::new(0.0);
    let view_part = RwSignal::new(page::viewport());
    let guard = StoredValue::new_local(page::observe_scroll(move |part| {
        let _ = view_part.try_set(part);
    }));
    on_cleanup(move || guard.dispose());

    let length = Memo::new(move |_| keys.with(Vec::len));
    let windowed = Memo::new(move |_| length.get() > WHOLE);
    // How often the list changed, and up to which change the spare rows may be built: a new list
    // shows the rows on the screen first.
    let version = Memo::new(move |before: Option<&u32>| {
        keys.track();
        before.map_or(0, |before| before.wrapping_add(1))
    });
    let settled = RwSignal::new(None::<u32>);
    Effect::new(move |_| {
        let now = version.get();
        timer::next_frame(move || {
            let _ = settled.try_set(Some(now));
        });
    });
    let span = Memo::new(move |_| {
        let (length, part) = (length.get(), view_part.get());
        let spare = if settled.get() == Some(version.get()) { SPARE } else { 0 };
        if !windowed.get() {
            return Span { from: 0, to: length };
        }
        let scrolled = part.top - top.get();
        let rows = |pixels: f64| whole(pixels / height.get());
        let from = rows(scrolled).saturating_sub(spare).min(length);
        let to = (rows(scrolled + part.height) + 1 + spare).min(length);
        Span { from, to: to.max(from) }
    });
    let measure = move || {
        // By the next frame the list may be gone.
        let Some(Some(list)) = list.try_get_untracked() else { return };
        set_if_moved(top, Some(page::top_of(&list)));
        set_if_moved(height, element::first_child_height(&list));
    };
    Effect::new(move |measured_before: Option<bool>| {
        // Rows are measured once they stand, and again when the window or the list changes: then
        // not before the browser has laid the page out anyway.
        view_part.track();
        span.track();
        if !windowed.get() {
            return false;
        }
        if measured_before == Some(true) {
            timer::next_frame(measure);
        } else {
            measure();
        }
        true
    });
    let shown = Signal::derive(move || {
        let span = span.get();
        keys.with(|keys| {
            let part = keys.get(span.from..span.to).unwrap_or_default();
            part.iter().copied().zip(span.from..).collect::<Vec<_>>()
        })
    });
    let total =
        move || windowed.get().then(|| format!("{}px", whole(height.get() * to_f64(length.get()))));
    view! {
        <ul
            class="rows"
            role="list"
            node_ref=list
            data-windowed=move || windowed.get().then_some("")
            style:height=total
        >
            <Each keys=shown let((key, at))>
                <li
                    aria-setsize=move || windowed.get().then(|| length.get().to_string())
                    aria-posinset=move || windowed.get().then(|| (at + 1).to_string())
                    style:transform=move || {
                        windowed.get().then(|| format!("translateY({}px)", whole(height.get() * to_f64(at))))
                    }
                >
                    {row(key)}
                </li>
            </Each>
        </ul>
    }
}

/// Half a pixel is no change: browsers round.
fn set_if_moved(kept: RwSignal<f64>, measured: Option<f64>) {
    if let Some(measured) = measured
        && (measured - kept.get_untracked()).abs() > 0.5
    {
        kept.set(measured);
    }
}

#[expect(clippy::cast_precision_loss, reason = "a list is far shorter than 2^52 rows")]
fn to_f64(number: usize) -> f64 {
    number as f64
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "cut to a whole number of rows or pixels from 0"
)]
fn whole(number: f64) -> usize {
    number.max(0.0) as usize
}
