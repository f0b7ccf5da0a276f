//! What waits, and for whom: things to settle, answers, replies.

use leptos::prelude::*;
use workbook_core::record::AimId;
use workbook_core::view::{self, Wait, Waiting};

use crate::i18n::{fields, tr, words};
use crate::route::Route;
use crate::state::App;
use crate::ui::LinkRow;

/// How many places are shown; the rest is behind them.
pub(super) const SHOWN: usize = 6;
/// How many characters of a record's words a row shows.
const NAMED_BY: usize = 120;

#[component]
pub(super) fn Waits(
    /// The main aim, which stands above already.
    focus: Memo<Option<AimId>>,
) -> impl IntoView {
    let app = App::here();
    let items = Memo::new(move |_| {
        app.track_anything();
        let looks = app.seat();
        let all = app.peek(|document| view::waiting(document, looks, SHOWN + 1));
        let main = focus.get().map(|aim| aim.0);
        // What is to be settled on the main aim is told here; its answers stand above.
        let told = |waiting: &Waiting| {
            Some(waiting.place) != main || matches!(waiting.wait, Wait::Settle(_))
        };
        let rows = all.unwrap_or_default().into_iter().filter(told).take(SHOWN);
        rows.filter_map(|waiting| Item::of(app, waiting)).collect::<Vec<_>>()
    });
    move || {
        let items = items.get();
        (!items.is_empty()).then(|| {
            view! {
                <section class="section" aria-labelledby="waits-title">
                    <h2 id="waits-title">{tr::home::waits()}</h2>
                    <ul class="rows" role="list">
                        {items.into_iter().map(row).collect_view()}
                    </ul>
                </section>
            }
        })
    }
}

/// One row: what it is called, what it waits for, and where it leads.
#[derive(Debug, Clone, PartialEq)]
struct Item {
    name: String,
    line: String,
    settle: bool,
    place: Route,
}

impl Item {
    fn of(app: App, waiting: Waiting) -> Option<Self> {
        let Waiting { place: id, wait } = waiting;
        let kind = app.kind_of(id);
        Some(Self {
            name: named(&kind, &app.label(id)),
            line: words::wait(wait, |seat| app.name(seat)),
            settle: matches!(wait, Wait::Settle(_)),
            place: Route::of_record(&kind, id)?,
        })
    }
}

/// An aim by its title alone: this is the page of aims more than of anything else.
pub(super) fn named(kind: &str, label: &str) -> String {
    let label = view::excerpt(label, 0, NAMED_BY);
    match (kind, label.as_str()) {
        ("aim", "") => tr::aims::untitled().to_owned(),
        ("aim", title) => title.to_owned(),
        (kind, label) => fields::kind(kind, label),
    }
}

fn row(item: Item) -> impl IntoView {
    let icon = if item.settle { "split" } else { "clock" };
    view! { <LinkRow icon href=item.place.href() name=item.name words=item.line/> }
}
