//! What the list of notes shows: which kind, by whom, what they wait for.

use leptos::prelude::*;
use workbook_core::entry::Entry;
use workbook_core::id::RecordId;
use workbook_core::record::NoteSort;
use workbook_core::view::{self, NoteWaits};

use crate::i18n::{choices, tr};
use crate::parts::seat_options;
use crate::state::App;
use crate::ui::{Chips, Select};

/// What the list is narrowed to; empty values narrow nothing.
#[derive(Clone, Copy)]
pub(super) struct Filter {
    sort: RwSignal<String>,
    by: RwSignal<String>,
    waits: RwSignal<String>,
}

/// The notes that fit, and how many there are in all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Found {
    /// Those that fit, in their order.
    pub(super) ids: Vec<RecordId>,
    /// How many there are.
    pub(super) all: usize,
}

/// What a note may wait for: its value in the list, and its words.
fn waits_options() -> [(&'static str, NoteWaits, &'static str); 3] {
    [
        ("reply", NoteWaits::Reply, tr::notes::waits_reply()),
        ("talk", NoteWaits::Talk, tr::notes::waits_talk()),
        ("outcome", NoteWaits::Outcome, tr::notes::waits_outcome()),
    ]
}

impl Filter {
    /// Narrows nothing.
    pub(super) fn new() -> Self {
        let empty = || RwSignal::new(String::new());
        Self { sort: empty(), by: empty(), waits: empty() }
    }

    /// Shows all again.
    pub(super) fn clear(self) {
        for signal in [self.sort, self.by, self.waits] {
            signal.set(String::new());
        }
    }

    /// Whether it narrows anything.
    pub(super) fn is_on(self) -> bool {
        [self.sort, self.by, self.waits].iter().any(|signal| !signal.with(String::is_empty))
    }

    /// Those of `notes` that fit, in one pass over single fields; wakes the caller when any of it
    /// changes.
    pub(super) fn find(self, app: App, notes: &[RecordId]) -> Found {
        app.track_anything();
        let (sort, by, waits) = (self.sort.get(), self.by.get(), self.waits.get());
        let waits = waits_options().into_iter().find(|(name, ..)| *name == waits);
        let ids = app.peek(|document| {
            let fits = |note: &Entry| {
                (sort.is_empty() || note.text("sort") == sort)
                    && (by.is_empty() || note.text("by") == by)
                    && waits.is_none_or(|(_, what, _)| view::note_waits(document, note, what))
            };
            let fit = notes.iter().filter(|&&id| document.entry(id).is_some_and(fits));
            fit.copied().collect()
        });
        Found { ids: ids.unwrap_or_default(), all: notes.len() }
    }
}

/// The filters above the list.
#[component]
pub(super) fn Filters(
    /// What they set.
    filter: Filter,
    /// What was found, for saying how much it is.
    found: Memo<Found>,
) -> impl IntoView {
    let app = App::here();
    let waits = waits_options().map(|(value, _, words)| (value.to_owned(), words.to_owned()));
    let pick = |signal: RwSignal<String>| Callback::new(move |value: String| signal.set(value));
    let press = Callback::new(move |value: String| {
        // One at a time: pressing it again shows all.
        filter.waits.update(|now| if *now == value { now.clear() } else { *now = value });
    });
    let count = move || {
        let (shown, all) = found.with(|found| (found.ids.len(), found.all));
        filter.is_on().then(|| tr::notes::shown_of(&all.to_string(), &shown.to_string()))
    };
    view! {
        <div class="note-filters" role="group" aria-label=tr::notes::filters()>
            <div class="item-row">
                <Select
                    id="filter-sort".to_owned()
                    label=tr::notes::filter_sort()
                    options={choices::options::<NoteSort>()}
                    value=filter.sort
                    words=(tr::notes::filter_sort_all(), tr::choices::newer())
                    on_pick=pick(filter.sort)
                    locked=false
                />
                {move || {
                    view! {
                        <Select
                            id="filter-by".to_owned()
                            label=tr::notes::filter_by()
                            options=seat_options(app)
                            value=filter.by
                            words=(tr::notes::filter_by_all(), tr::choices::newer())
                            on_pick=pick(filter.by)
                            locked=false
                        />
                    }
                }}
            </div>
            <Chips
                label=tr::notes::filter_waits()
                options=waits.to_vec()
                pressed=Signal::derive(move || vec![filter.waits.get()])
                on_press=press
                locked=false
            />
            <p class="soft small" role="status">
                {count}
            </p>
        </div>
    }
}
