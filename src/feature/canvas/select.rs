//! Picking several cards, to move or bin them at once.

use leptos::prelude::*;
use workbook_core::command::Command;

use super::sheet::Sheet;
use crate::i18n::tr;
use crate::platform::page;
use crate::state::App;
use crate::ui::{Icon, Select};

/// Begins to pick, where there is more than one card.
#[component]
pub(super) fn PickButton(
    /// How many cards there are in the zone.
    count: Memo<usize>,
) -> impl IntoView {
    let app = App::here();
    let sheet = Sheet::here();
    let offers = Memo::new(move |_| {
        count.get() > 1 && sheet.picked.with(Option::is_none) && app.read_only().is_none()
    });
    move || {
        offers.get().then(|| {
            view! {
                <p class="no-print">
                    <button class="link" type="button" on:click=move |_| sheet.picked.set(Some(Vec::new()))>
                        {tr::canvas::pick_several()}
                    </button>
                </p>
            }
        })
    }
}

/// What can be done with the picked cards.
#[component]
pub(super) fn PickedBar() -> impl IntoView {
    let app = App::here();
    let sheet = Sheet::here();
    let picking = Memo::new(move |_| sheet.picked.with(Option::is_some));
    let picked = move || sheet.picked.get_untracked().unwrap_or_default();
    let stop = move || sheet.picked.set(None);
    let count = move || {
        let count = sheet.picked.with(|picked| picked.as_ref().map_or(0, Vec::len));
        tr::canvas::picked(count)
    };
    let choices = Memo::new(move |_| sheet.choices(app));
    let go = Callback::new(move |chosen: String| {
        let at = chosen.parse::<usize>().ok();
        let spot = at.and_then(|at| choices.with_untracked(|all| all.get(at).cloned()));
        let cards = picked();
        if let Some((spot, _)) = spot.filter(|_| !cards.is_empty()) {
            let all = sheet.lying(app).get_untracked();
            let there = all.get(&spot).cloned().unwrap_or_default();
            let last = there.into_iter().rfind(|card| !cards.contains(card));
            if sheet.put(app, cards, spot, last) {
                stop();
            }
        }
    });
    let bin = move |_| {
        let cards = picked();
        if !cards.is_empty() && app.told(app.dispatch(&Command::BinAll(cards))).is_some() {
            app.toast_undo(tr::aims::binned());
            stop();
            page::focus("h1");
        }
    };
    move || {
        picking.get().then(|| {
            let options = choices.with(|all| {
                let named =
                    all.iter().enumerate().map(|(at, (_, title))| (at.to_string(), title.clone()));
                named.collect::<Vec<_>>()
            });
            view! {
                <section class="picked no-print" aria-label=tr::canvas::picked_label()>
                    <p>
                        <strong>{count}</strong>
                    </p>
                    <Select
                        id="picked-to".to_owned()
                        label=tr::canvas::move_to()
                        options
                        value=Signal::stored(String::new())
                        words=(tr::parts::not_chosen(), tr::choices::newer())
                        on_pick=go
                        locked=false
                    />
                    <button class="button" type="button" data-variant="danger" on:click=bin>
                        <Icon name="trash"/>
                        {tr::aims::move_to_bin()}
                    </button>
                    <button class="button" type="button" on:click=move |_| stop()>
                        {tr::canvas::stop_picking()}
                    </button>
                </section>
            }
        })
    }
}
