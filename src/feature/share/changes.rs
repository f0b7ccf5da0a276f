//! What a file would change, place by place and thing by thing, with ticks to leave some of it out.
//! Not for taking it in: see `preview`.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use workbook_core::id::RecordId;
use workbook_core::view::{Group, Place, Thing};

use super::item::{called, icon, item};
use crate::i18n::tr;
use crate::platform::{page, timer};
use crate::state::{App, Incoming};
use crate::ui::Icon;

/// How many things a place shows at first, and more at each press.
const THINGS: usize = 50;
/// How many records of one thing.
const ITEMS: usize = 12;

/// What is ticked.
#[derive(Clone, Copy)]
pub(super) struct Choice {
    /// Whether the pair chooses at all.
    pub(super) choosing: RwSignal<bool>,
    /// The things that stay out.
    pub(super) left_out: RwSignal<BTreeSet<RecordId>>,
}

/// Reads the file that waits.
pub(super) fn with<T: Default>(app: App, read: impl FnOnce(&Incoming) -> T) -> T {
    app.incoming().with_untracked(|incoming| incoming.as_ref().map(read)).unwrap_or_default()
}

/// How many of each there are.
pub(super) fn sums(app: App) -> impl IntoView {
    let counts = with(app, |i| Group::ALL.map(|group| i.preview.of(group).count()));
    let row = |(group, count): (Group, usize)| {
        let words = match group {
            Group::New => tr::share::group_new(count),
            Group::Changed => tr::share::group_changed(count),
            Group::Clash => tr::share::group_clashes(count),
            Group::Binned => tr::share::group_binned(count),
            Group::Back => tr::share::group_back(count),
        };
        view! {
            <li>
                <Icon name=icon(group)/>
                " "
                <span>{words}</span>
            </li>
        }
    };
    let rows = Group::ALL.into_iter().zip(counts).filter(|(_, count)| *count > 0);
    view! {
        <ul class="changes-sum" role="list">
            {rows.map(row).collect_view()}
        </ul>
    }
}

/// All things, place by place.
pub(super) fn places(app: App, choice: Choice) -> impl IntoView {
    let place = |place: Place| {
        let here = |incoming: &Incoming| {
            let all = incoming.preview.things.iter().enumerate();
            all.filter(|(_, thing)| thing.place == place).map(|(at, _)| at).collect::<Vec<_>>()
        };
        let here = with(app, here);
        if here.is_empty() {
            return ().into_any();
        }
        let name = match place {
            Place::Aims => tr::shell::aims(),
            Place::Notes => tr::shell::notes(),
            Place::Canvases => tr::shell::canvases(),
            Place::Us => tr::shell::us(),
            Place::Other => tr::taking::other_place(),
        };
        let count = here.len();
        let title = format!("{name} · {count}");
        let one = Box::new(move |at: usize, id| {
            here.get(at).map(|at| thing(app, *at, choice, id)).into_any()
        });
        let name = format!("things-{}", place as u8);
        let things = chunk(0, &Arc::new(Rows { name, count, step: THINGS, one }));
        view! {
            <details class="disclosure" open>
                <summary>{title}</summary>
                <ul class="disclosure-body changes-list" role="list">
                    {things}
                </ul>
            </details>
        }
        .into_any()
    };
    Place::ALL.map(place).into_iter().collect_view()
}

/// Rows that are shown some at a time.
struct Rows {
    /// Before the ids of what the focus goes to.
    name: String,
    count: usize,
    step: usize,
    /// A row, with an id where the focus goes to it.
    one: Box<dyn Fn(usize, Option<String>) -> AnyView + Send + Sync>,
}

impl Rows {
    fn id(&self, at: usize) -> String {
        format!("{}-{at}", self.name)
    }
}

/// Some rows, and a button for those behind them.
fn chunk(from: usize, rows: &Arc<Rows>) -> AnyView {
    let to = rows.count.min(from + rows.step);
    let id = |at| (at == from && at > 0).then(|| rows.id(at));
    let shown = (from..to).map(|at| (rows.one)(at, id(at))).collect_view();
    if to == rows.count {
        return shown.into_any();
    }
    let opened = RwSignal::new(false);
    let rows = Arc::clone(rows);
    let rest = move || {
        if opened.get() {
            return chunk(to, &rows);
        }
        let first = format!("#{}", rows.id(to));
        let open = move |_| {
            // What was pressed goes away, so the focus moves on to what comes in its place.
            let first = first.clone();
            opened.set(true);
            timer::next_frame(move || {
                page::focus(&first);
            });
        };
        view! {
            <li>
                <button class="button" type="button" on:click=open>
                    {tr::taking::more(rows.count - to)}
                </button>
            </li>
        }
        .into_any()
    };
    view! {
        {shown}
        {rest}
    }
    .into_any()
}

/// One thing, with all of it that would change.
fn thing(app: App, at: usize, choice: Choice, id: Option<String>) -> AnyView {
    let Some(thing) = with(app, |incoming| incoming.preview.things.get(at).cloned()) else {
        return ().into_any();
    };
    let title = title_of(app, &thing);
    let Choice { choosing, left_out } = choice;
    let root = thing.root;
    let toggle = move |_| {
        left_out.update(|out| {
            if !out.remove(&root) {
                out.insert(root);
            }
        });
    };
    let head = move || {
        let title = title.clone();
        if !choosing.get() {
            return view! {
                <h3 class="lane-title" dir="auto">
                    {title}
                </h3>
            }
            .into_any();
        }
        view! {
            <label class="choice">
                <input
                    type="checkbox"
                    prop:checked=move || !left_out.with(|out| out.contains(&root))
                    on:change=toggle
                />
                " "
                <span dir="auto">{title}</span>
            </label>
        }
        .into_any()
    };
    let count = thing.items.len();
    let one = Box::new(move |at: usize, id| {
        thing.items.get(at).map(|it| item(app, root, it, id)).into_any()
    });
    let items = chunk(0, &Arc::new(Rows { name: format!("of-{at}"), count, step: ITEMS, one }));
    let tabindex = id.is_some().then_some("-1");
    view! {
        <li
            class="thing"
            id=id
            tabindex=tabindex
            data-out=move || left_out.with(|out| out.contains(&root)).then_some("")
        >
            {head}
            <ul class="thing-items" role="list">
                {items}
            </ul>
        </li>
    }
    .into_any()
}

fn title_of(app: App, thing: &Thing) -> String {
    called(thing.kind.as_str(), &app.name_of(thing))
}
