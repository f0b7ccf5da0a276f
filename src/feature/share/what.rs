//! What goes into a file: for whom it is, all or one thing, and in words what can be read in it.

use leptos::prelude::*;
use workbook_core::format::{Drafts, Scope};
use workbook_core::id::RecordId;
use workbook_core::record::{Aim, Canvas, Record};
use workbook_core::stamp::Seat;
use workbook_core::view::{self, Inside};

use crate::i18n::{fields, tr};
use crate::state::App;
use crate::ui::{Radio, Select};

/// How many names of a kind are listed; the rest is counted.
const NAMED: usize = 20;
/// How many characters of a name are shown.
const NAMED_BY: usize = 80;

/// What a file is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    /// The other person writes on in it.
    Send,
    /// Nobody does: it lies in a safe place.
    Keep,
}

/// What goes into the file.
#[derive(Debug, Clone, Copy)]
pub(super) struct WhatChoice {
    pub(super) purpose: RwSignal<Purpose>,
    /// One aim or canvas; none for all.
    pub(super) only: RwSignal<Option<RecordId>>,
    /// Whether earlier wordings go along.
    pub(super) past: RwSignal<bool>,
    with_drafts: RwSignal<bool>,
}

impl WhatChoice {
    /// The whole workbook, for the other person.
    pub(super) fn new() -> Self {
        Self {
            purpose: RwSignal::new(Purpose::Send),
            only: RwSignal::new(None),
            past: RwSignal::new(true),
            with_drafts: RwSignal::new(false),
        }
    }

    /// Whose drafts go along: one's own, only into a copy to keep, and only where asked for.
    fn drafts(self, writes: Seat) -> Drafts {
        let go = self.purpose.get() == Purpose::Keep && self.with_drafts.get();
        if go { Drafts::Of(writes) } else { Drafts::None }
    }

    /// What goes into the file.
    pub(super) fn scope(self, writes: Seat) -> Scope {
        Scope { only: self.only.get(), drafts: self.drafts(writes), past: self.past.get() }
    }
}

/// The choices, and what the file will hold.
#[component]
pub(super) fn WhatGoes(
    /// What is chosen.
    choice: WhatChoice,
) -> impl IntoView {
    let app = App::here();
    let to = move || match app.seat() {
        Seat::Patient => tr::sending::to_send(&app.name(Seat::Professional)),
        Seat::Professional => tr::sending::to_send(&app.name(Seat::Patient)),
        Seat::Both => tr::sending::to_send_on().to_owned(),
    };
    let radio = move |purpose: Purpose, words: Signal<String>| {
        let on = Signal::derive(move || choice.purpose.get() == purpose);
        let choose = Callback::new(move |()| choice.purpose.set(purpose));
        view! { <Radio name="file-purpose" on words choose/> }
    };
    let keeps = Memo::new(move |_| choice.purpose.get() == Purpose::Keep);
    let inside = Memo::new(move |_| app.inside(choice.scope(app.seat())));
    let drafts_here = Memo::new(move |_| inside.with(|all| all.held_back + all.drafts > 0));
    let sums = move || inside.with(summary);
    view! {
        <fieldset class="choices">
            <legend class="choices-label">{tr::sending::what_for()}</legend>
            <div class="choices-list">
                {radio(Purpose::Send, Signal::derive(to))}
                {radio(Purpose::Keep, Signal::derive(|| tr::sending::to_keep().to_owned()))}
            </div>
        </fieldset>
        <p dir="auto">{sums}</p>
        <details class="disclosure">
            <summary>{tr::sending::what_goes()}</summary>
            <div class="disclosure-body stack">
                <WhichPart only=choice.only/>
                {tick(choice.past, tr::sending::with_past())}
                {move || {
                    (keeps.get() && drafts_here.get())
                        .then(|| tick(choice.with_drafts, tr::sending::with_drafts()))
                }}
                {move || inside.with(|all| lists(all, keeps.get()))}
            </div>
        </details>
    }
}

fn tick(on: RwSignal<bool>, words: &'static str) -> impl IntoView {
    view! {
        <label class="choice">
            <input
                type="checkbox"
                prop:checked=on
                on:change=move |event| on.set(event_target_checked(&event))
            />
            {words}
        </label>
    }
}

/// All, or one aim or canvas.
#[component]
fn WhichPart(only: RwSignal<Option<RecordId>>) -> impl IntoView {
    let app = App::here();
    let options = [Aim::KIND.name, Canvas::KIND.name].into_iter().flat_map(|kind| {
        let ids = untrack(|| app.list(kind)).into_iter();
        ids.map(move |id| {
            let label = view::excerpt(&app.label(id), 0, NAMED_BY);
            (id.to_string(), fields::kind(kind, &label))
        })
    });
    view! {
        <Select
            id="file-part".to_owned()
            label=tr::sending::which_part()
            options=options.collect()
            value=Signal::derive(move || only.get().map(|id| id.to_string()).unwrap_or_default())
            words=(tr::sending::whole(), tr::sending::whole())
            on_pick=Callback::new(move |id: String| only.set(id.parse().ok()))
            locked=Signal::derive(|| false)
        />
    }
}

/// One sentence: how many of what.
fn summary(all: &Inside) -> String {
    let mut parts = Vec::new();
    parts.extend((!all.aims.is_empty()).then(|| tr::sending::aims(all.aims.len())));
    parts.extend((!all.notes.is_empty()).then(|| tr::sending::notes(all.notes.len())));
    parts.extend((!all.canvases.is_empty()).then(|| tr::sending::canvases(all.canvases.len())));
    if parts.is_empty() {
        tr::sending::holds_little().to_owned()
    } else {
        tr::sending::holds(&parts.join(", "))
    }
}

/// What can be read in the file, and what stays here.
fn lists(all: &Inside, keeps: bool) -> impl IntoView + use<> {
    let named = |title: String, names: &[String]| {
        let listed = names.iter().filter(|name| !name.is_empty()).take(NAMED);
        let names: Vec<String> = listed.map(|name| view::excerpt(name, 0, NAMED_BY)).collect();
        view! {
            <li>
                {title}
                <ul>{names.into_iter().map(|name| view! { <li dir="auto">{name}</li> }).collect_view()}</ul>
            </li>
        }
        .into_any()
    };
    let line = |words: String| view! { <li>{words}</li> }.into_any();
    let mut rows = Vec::new();
    rows.extend(
        (!all.aims.is_empty()).then(|| named(tr::sending::aims(all.aims.len()), &all.aims)),
    );
    rows.extend((all.steps > 0).then(|| line(tr::sending::steps(all.steps))));
    rows.extend(
        (!all.notes.is_empty()).then(|| named(tr::sending::notes(all.notes.len()), &all.notes)),
    );
    rows.extend((all.replies > 0).then(|| line(tr::sending::replies(all.replies))));
    rows.extend(
        (!all.canvases.is_empty())
            .then(|| named(tr::sending::canvases(all.canvases.len()), &all.canvases)),
    );
    rows.extend((all.cards > 0).then(|| line(tr::sending::cards(all.cards))));
    rows.extend(all.persons.then(|| line(tr::sending::persons().to_owned())));
    rows.extend(
        (!all.helpers.is_empty())
            .then(|| named(tr::sending::helpers(all.helpers.len()), &all.helpers)),
    );
    rows.extend((all.replaced > 0).then(|| line(tr::sending::replaced().to_owned())));
    rows.extend((all.binned > 0).then(|| line(tr::sending::binned(all.binned))));
    rows.extend((all.drafts > 0).then(|| line(tr::sending::drafts(all.drafts))));
    let stays =
        (all.held_back > 0).then(|| view! { <p>{tr::sending::held_back(all.held_back)}</p> });
    let title = if keeps { tr::sending::can_be_read() } else { tr::sending::the_other_reads() };
    view! {
        <p class="field-label">{title}</p>
        <ul class="bullets">{rows}</ul>
        {stays}
        <p class="soft small">{tr::sending::sealed_words()}</p>
    }
}
