//! What of the time line is shown: whose, about what, on which day.

use leptos::prelude::*;
use workbook_core::record;
use workbook_core::stamp::Seat;
use workbook_core::view::{SatTogether, Wrote};

use crate::i18n::{fields, tr};
use crate::parts::seat_options;
use crate::platform::when;
use crate::state::App;
use crate::ui::Select;

/// How many sittings are shown at first, and more at each press.
pub(super) const SHOWN: usize = 8;

/// What is shown; an empty choice is all.
#[derive(Debug, Clone, Copy)]
pub(super) struct Narrow {
    by: RwSignal<String>,
    kind: RwSignal<String>,
    day: RwSignal<String>,
    /// How many sittings.
    pub(super) most: RwSignal<usize>,
}

impl Narrow {
    /// All of it.
    pub(super) fn new() -> Self {
        let [by, kind, day] = [(); 3].map(|()| RwSignal::new(String::new()));
        Self { by, kind, day, most: RwSignal::new(SHOWN) }
    }

    /// Whether a line is shown.
    pub(super) fn fits(self, wrote: &Wrote, kind: &str) -> bool {
        let by = self.by.with(|by| Seat::from_name(by));
        by.is_none_or(|by| wrote.by == by)
            && self.kind.with(|wanted| wanted.is_empty() || wanted == kind)
            && self.day.with(|day| day.is_empty() || *day == when::file_day(wrote.at.ms()))
    }

    fn pick(self, signal: RwSignal<String>) -> Callback<String> {
        Callback::new(move |value: String| {
            signal.set(value);
            self.most.set(SHOWN);
        })
    }
}

/// The kinds of records, as they are called.
fn kinds() -> Vec<(String, String)> {
    let option = |kind: &&'static record::Kind| {
        let words = fields::kind(kind.name, "");
        (kind.name.to_owned(), words.trim_end_matches(|c: char| !c.is_alphanumeric()).to_owned())
    };
    record::KINDS.iter().filter(|kind| kind.name != "link").map(option).collect()
}

/// The choices.
#[component]
pub(super) fn Filters(
    /// What is chosen.
    narrow: Narrow,
    /// The whole time line, for the days there are.
    all: Memo<Vec<SatTogether>>,
) -> impl IntoView {
    let app = App::here();
    let days = Memo::new(move |_| {
        let lang = app.prefs().lang.code();
        let day = |wrote: &Wrote| {
            let at = wrote.at.ms();
            (when::file_day(at), when::day_and_year(at, lang))
        };
        let mut days: Vec<(String, String)> =
            all.with(|all| all.iter().flat_map(|sat| &sat.wrote).map(day).collect());
        days.dedup();
        days
    });
    let list = move |id: &str, label, options, value: RwSignal<String>, none| {
        view! {
            <Select
                id=id.to_owned()
                label
                options
                value
                words=(none, tr::choices::newer())
                on_pick=narrow.pick(value)
                locked=false
            />
        }
        .into_any()
    };
    let by = move || {
        list(
            "history-by",
            tr::notes::filter_by(),
            seat_options(app),
            narrow.by,
            tr::notes::filter_by_all(),
        )
    };
    let day = move || {
        list("history-day", tr::history::on_day(), days.get(), narrow.day, tr::history::any_day())
    };
    view! {
        <div class="item-row" role="group" aria-label=tr::history::filters()>
            {by}
            {list(
                "history-kind",
                tr::history::about_what(),
                kinds(),
                narrow.kind,
                tr::history::about_all(),
            )}
            {day}
        </div>
    }
}
