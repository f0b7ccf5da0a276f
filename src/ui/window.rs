//! A list that builds only the rows on or near the screen, yet says how long it is.
//! Short lists are built whole, a screen first. Not for boards.

use std::hash::Hash;

use leptos::html;
use leptos::prelude::*;

use super::Each;
use crate::platform::{element, page, timer};

/// Lists up to this length are built whole.
const WHOLE: usize = 60;
/// Rows built at most before the first drawing of a list or of a leap in it: a tall screen takes two.
const FIRST: usize = 8;
/// Rows built beyond each edge of the screen.
const SPARE: usize = 4;
/// Rows of a long list that come and go together. Where several keys are put before others, a
/// keyed list takes all the others out and in again; one block at a time leaves them where they are.
const BLOCK: usize = 2;
/// A row's height until one was measured, in CSS pixels.
const FIRST_GUESS: f64 = 88.0;

/// The part of the list that is built, and where it stands.
#[derive(Clone, Copy, PartialEq)]
struct Span {
    from: usize,
    to: usize,
}

impl Span {
    /// Whether one part runs on from the other.
    fn is_near(self, other: Self) -> bool {
        self.from <= other.to + SPARE && other.from <= self.to + SPARE
    }

    /// What is built of it before the first drawing, when there are no spare rows yet.
    fn first(self, spare: usize) -> Self {
        let to = if spare == 0 { self.to.min(self.from + FIRST) } else { self.to };
        Self { from: self.from, to }
    }
}

/// Rows that are built together.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Block<K> {
    /// The place of the first in the list; rows of a whole list do not know theirs.
    at: usize,
    keys: Vec<K>,
}

/// What has been looked at without a break.
#[derive(Clone, Copy, PartialEq)]
struct Sight {
    /// Of which list.
    version: u32,
    /// Its rows on the screen.
    rows: Span,
    /// Counts the breaks: another list, or a leap in it.
    number: u32,
}

/// The rows that are built.
#[derive(Clone, Copy, PartialEq)]
struct Built {
    whole: bool,
    span: Span,
}

impl Built {
    /// Of a long list: the blocks on the screen and some of the `spare` rows beyond its edges.
    fn around(rows: Span, spare: usize, length: usize) -> Self {
        let (below, above) = (spare.min(SPARE), spare.saturating_sub(SPARE).min(SPARE));
        let from = rows.from.saturating_sub(above) / BLOCK * BLOCK;
        let to = (rows.first(spare).to + below).next_multiple_of(BLOCK).min(length);
        Self { whole: false, span: Span { from, to } }
    }

    /// Of a short list: all from its top to the edge of the screen and `spare` rows beyond, and
    /// what `stands` already.
    fn down_to(rows: Span, spare: usize, length: usize, stands: usize) -> Self {
        let to = (rows.first(spare).to + spare).max(stands).min(length);
        Self { whole: true, span: Span { from: 0, to } }
    }
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
    // How often the list changed.
    let version = Memo::new(move |before: Option<&u32>| {
        keys.track();
        before.map_or(0, |before| before.wrapping_add(1))
    });
    let on_screen = Memo::new(move |_| {
        let (length, part) = (length.get(), view_part.get());
        let rows = |pixels: f64| whole(pixels / height.get()).min(length);
        let scrolled = part.top - top.get();
        let from = rows(scrolled);
        Span { from, to: rows(scrolled + part.height).saturating_add(1).clamp(from, length) }
    });
    // Another list, or quite another part of it, shows what is on the screen first: the spare rows
    // are built when that has been drawn.
    let sight = Memo::new(move |before: Option<&Sight>| {
        let (version, rows) = (version.get(), on_screen.get());
        let goes_on = before.filter(|it| it.version == version && it.rows.is_near(rows));
        let number = before.map_or(0, |it| it.number.wrapping_add(1));
        Sight { version, rows, number: goes_on.map_or(number, |it| it.number) }
    });
    let number = Memo::new(move |_| sight.with(|it| it.number));
    // How many rows beyond the screen may be built by now: a few more after each drawing.
    let spare = RwSignal::new((0, 0));
    Effect::new(move |_| more_after_drawing(spare, number, length, number.get(), 0));
    let built = Memo::new(move |before: Option<&Built>| {
        let (length, rows) = (length.get(), on_screen.get());
        let (for_number, spare) = spare.get();
        let spare = if for_number == number.get() { spare } else { 0 };
        if windowed.get() {
            return Built::around(rows, spare, length);
        }
        // What stands stays: somebody may be in it.
        let stands = before.filter(|it| it.whole).map_or(0, |it| it.span.to);
        Built::down_to(rows, spare, length, stands)
    });
    let measure = move || {
        // By the next frame the list may be gone.
        let Some(Some(list)) = list.try_get_untracked() else { return };
        set_if_moved(top, Some(page::top_of(&list)));
        set_if_moved(height, element::first_child_height(&list));
    };
    Effect::new(move |_| {
        // Rows are measured once they stand, and again when the window or the list changes: not
        // before the browser lays the page out anyway.
        view_part.track();
        built.track();
        if windowed.get() {
            timer::next_frame(measure);
        }
    });
    let shown = Signal::derive(move || {
        let Built { whole, span } = built.get();
        keys.with(|keys| {
            let part = keys.get(span.from..span.to).unwrap_or_default();
            if whole {
                return part.iter().map(|&key| Block { at: 0, keys: vec![key] }).collect();
            }
            let blocks = part.chunks(BLOCK).zip((span.from..).step_by(BLOCK));
            blocks.map(|(keys, at)| Block { at, keys: keys.to_vec() }).collect::<Vec<_>>()
        })
    });
    let pixels = move |rows| whole(height.get() * to_f64(rows));
    let total = move || windowed.get().then(|| format!("{}px", pixels(length.get())));
    let line = move |key: K, at: usize| {
        view! {
            <li
                aria-setsize=move || windowed.get().then(|| length.get().to_string())
                aria-posinset=move || windowed.get().then(|| (at + 1).to_string())
                style:transform=move || windowed.get().then(|| format!("translateY({}px)", pixels(at)))
            >
                {row(key)}
            </li>
        }
    };
    view! {
        <ul
            class="rows"
            role="list"
            node_ref=list
            data-windowed=move || windowed.get().then_some("")
            style:height=total
        >
            <Each keys=shown let(block)>
                {block
                    .keys
                    .into_iter()
                    .zip(block.at..)
                    .map(|(key, at)| line(key, at))
                    .collect_view()}
            </Each>
        </ul>
    }
}

/// Lets `BLOCK` more rows be built after each drawing until there are enough, unless the `number`
/// of the sight is another by then.
fn more_after_drawing(
    spare: RwSignal<(u32, usize)>,
    number: Memo<u32>,
    length: Memo<usize>,
    now: u32,
    built: usize,
) {
    timer::after_drawing(move || {
        if number.try_get_untracked() != Some(now) {
            return;
        }
        let more = built + BLOCK;
        let _ = spare.try_set((now, more));
        let enough = |length| if length > WHOLE { 2 * SPARE } else { length };
        if length.try_get_untracked().is_some_and(|length| more < enough(length)) {
            more_after_drawing(spare, number, length, now, more);
        }
    });
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
