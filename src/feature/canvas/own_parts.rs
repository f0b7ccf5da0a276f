//! Parts (zones) of the pair's own, on a canvas or in a template: to add, name, change, order, bin.
//! Not for what lies in them.

use leptos::prelude::*;
use workbook_core::command::{Command, New};
use workbook_core::id::RecordId;
use workbook_core::record::{Choice, Record, Zone, ZoneSort, ZoneWho};

use super::part_form::PartForm;
use crate::i18n::choices::Worded;
use crate::i18n::tr;
use crate::parts::{AddLine, Clashes, Contested};
use crate::platform::random;
use crate::state::App;
use crate::ui::Each;

/// The parts of the pair's own of one canvas or template.
#[component]
pub(super) fn OwnParts(
    /// The canvas or the template.
    of: RecordId,
) -> impl IntoView {
    let app = App::here();
    let parts = Memo::new(move |_| app.children(of, Zone::KIND));
    let open = RwSignal::new(None::<RecordId>);
    let add = Callback::new(move |title: String| {
        let id = RecordId::new(random::random_u128());
        let (sort, who) = (Some(ZoneSort::Cards), Some(ZoneWho::Together));
        let zone = Zone { parent: Some(of), title, sort, who, ..Zone::default() };
        let added = app.dispatch(&Command::Add(New::of(id, &zone)));
        if added.is_ok() {
            open.set(Some(id));
        }
        added
    });
    view! {
        <div class="stack">
            <ol class="parts own-parts" role="list">
                <Each keys=parts let(id)>
                    <OnePart id parts open/>
                </Each>
            </ol>
            <AddLine
                id="add-part"
                label=tr::gallery::part_name()
                button=tr::gallery::add_part()
                limit=Zone::TITLE.limit
                add
            />
        </div>
    }
}

/// One part: its name and what it is like, and the form when it stands open.
#[component]
fn OnePart(
    id: RecordId,
    parts: Memo<Vec<RecordId>>,
    open: RwSignal<Option<RecordId>>,
) -> impl IntoView {
    let app = App::here();
    let contested = Memo::new(move |_| app.contest_stands(id));
    let is_open = Memo::new(move |_| open.get() == Some(id));
    let title = move || part_title(app, id);
    let body = format!("part-{id}");
    let controls = body.clone();
    let toggle = move |_| open.set((!is_open.get_untracked()).then_some(id));
    let prompt = move || app.text(id, Zone::PROMPT.field);
    view! {
        <li class="part own-part" id=format!("own-{id}")>
            <h3 class="part-head">
                <button
                    class="part-toggle"
                    type="button"
                    aria-expanded=move || is_open.get().to_string()
                    aria-controls=controls
                    on:click=toggle
                >
                    <span class="part-words">
                        <span class="part-title" dir="auto">
                            {title}
                        </span>
                        " "
                        <span class="part-state">{move || facts(app, id)}</span>
                    </span>
                </button>
            </h3>
            <div id=body>
                {move || contested.get().then(|| view! { <Contested id/> })}
                <Clashes id/>
                {move || {
                    if is_open.get() {
                        return view! { <PartForm id siblings=parts/> }.into_any();
                    }
                    let prompt = prompt();
                    (!prompt.trim().is_empty())
                        .then(|| view! { <p class="own-part-ask" dir="auto">{prompt}</p> })
                        .into_any()
                }}
            </div>
        </li>
    }
}

/// What a part of the pair's own is called.
pub(super) fn part_title(app: App, id: RecordId) -> String {
    match app.text(id, Zone::TITLE.field).trim() {
        "" => tr::canvas::zone_unnamed().to_owned(),
        title => title.to_owned(),
    }
}

/// What goes in it and who fills it.
fn facts(app: App, id: RecordId) -> String {
    fn words<C: Choice + Worded>(name: &str) -> Option<&'static str> {
        workbook_core::record::choice::<C>(name).map(Worded::words)
    }
    let sort = words::<ZoneSort>(&app.text(id, "sort")).unwrap_or_else(|| ZoneSort::Cards.words());
    let who = words::<ZoneWho>(&app.text(id, "who")).unwrap_or_else(|| ZoneWho::Together.words());
    tr::gallery::part_facts(sort, who)
}
