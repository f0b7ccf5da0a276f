//! What waits: things to settle, and aims that somebody has not answered.

use leptos::prelude::*;
use workbook_core::id::RecordId;
use workbook_core::record::{Acceptance, AimId, PARENT, Record};
use workbook_core::view::Agreement;

use crate::i18n::{tr, words};
use crate::route::Route;
use crate::state::App;
use crate::ui::{Hands, Icon};

/// How many items are shown; the rest is behind the places.
const SHOWN: usize = 5;

#[component]
pub(super) fn Waits(
    /// The main aim, which stands above already.
    focus: Memo<Option<AimId>>,
) -> impl IntoView {
    let app = App::here();
    let items = Memo::new(move |_| waiting(app, focus.get()));
    move || {
        let items = items.get();
        (!items.is_empty()).then(|| {
            let row = |id| view! { <li><Row id/></li> };
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

/// The aims to look at first: those with something to settle, then those not shared yet.
fn waiting(app: App, focus: Option<AimId>) -> Vec<AimId> {
    let aims = app.aims();
    let mut ids: Vec<AimId> = Vec::new();
    let parent = |id: RecordId| {
        app.peek(|document| {
            let entry = document.entry(id)?;
            let of_answer = entry.kind() == Acceptance::KIND.name;
            if of_answer { entry.text(PARENT).parse().ok() } else { Some(id) }
        })
        .flatten()
    };
    for id in app.unsettled().into_iter().filter_map(parent) {
        if aims.contains(&id) && !ids.contains(&AimId(id)) {
            ids.push(AimId(id));
        }
    }
    let open = |id: &RecordId| {
        app.peek(|document| {
            let entry = document.entry(*id)?;
            match workbook_core::view::agreement(document, entry) {
                Agreement::WaitingFor(_) | Agreement::LookAgain => Some(AimId(*id)),
                Agreement::Open | Agreement::Shared | Agreement::NotShared => None,
            }
        })
        .flatten()
    };
    for id in aims.iter().filter_map(open) {
        if ids.len() >= SHOWN {
            break;
        }
        if Some(id) != focus && !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids.truncate(SHOWN);
    ids
}

#[component]
fn Row(id: AimId) -> impl IntoView {
    let app = App::here();
    let look = Memo::new(move |_| app.aim(id));
    let line = move || {
        look.with(|look| {
            look.as_ref().map(|look| {
                let unsettled = look.clashes.len() + usize::from(look.contested);
                if unsettled > 0 {
                    tr::shell::to_settle(unsettled)
                } else {
                    words::agreement(look.agreement, |seat| app.name(seat))
                }
            })
        })
    };
    let title = move || {
        look.with(|look| look.as_ref().map(|look| look.aim.title.clone()))
            .filter(|title| !title.trim().is_empty())
            .unwrap_or_else(|| tr::aims::untitled().to_owned())
    };
    let hands = Signal::derive(move || {
        look.with(|look| look.as_ref().map_or(["none"; 2], |l| l.hands.map(words::hand_picture)))
    });
    view! {
        <div class="rows-item">
            <Hands answers=hands/>
            <div class="rows-main">
                <a class="rows-link" href=Route::Aim(id).href() dir="auto">
                    {title}
                </a>
                <p class="rows-words">
                    <span>{line}</span>
                </p>
            </div>
            <Icon name="chevron-right"/>
        </div>
    }
}
