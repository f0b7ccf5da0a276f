//! A zone of cards as lists: one list, or one for each lane and column.

use leptos::prelude::*;
use workbook_core::command::Spot;
use workbook_core::id::RecordId;
use workbook_core::view::{MANY_CARDS, ZoneView};

use super::add_card::AddCard;
use super::card_row::CardRow;
use super::place::spots_of;
use super::select::PickButton;
use super::sheet::Sheet;
use super::words::lane_name;
use crate::i18n::tr;
use crate::state::App;
use crate::ui::Windowed;

/// The cards of a zone.
#[component]
pub(super) fn Cards(
    /// The zone.
    zone: ZoneView,
) -> impl IntoView {
    let sheet = Sheet::here();
    let key = zone.key.clone();
    let count = Memo::new(move |_| {
        sheet.board.with(|all| all.iter().find(|f| f.zone.key == key).map_or(0, |f| f.cards.len()))
    });
    let many = move || {
        (count.get() > MANY_CARDS).then(|| view! { <p class="soft">{tr::canvas::many_cards()}</p> })
    };
    let plain = zone.lanes.is_empty() && zone.columns.is_empty();
    let cards = if plain {
        let spot = Spot { zone: zone.key.clone(), ..Spot::default() };
        view! { <Heap zone spot/> }.into_any()
    } else {
        view! { <Lanes zone/> }.into_any()
    };
    view! {
        {many}
        {cards}
        <PickButton count/>
    }
}

/// Each lane with its columns. Cards whose lane is not there any more stand in a last one.
#[component]
fn Lanes(zone: ZoneView) -> impl IntoView {
    let app = App::here();
    let lying = Sheet::here().lying(app);
    let spots = spots_of(&zone);
    let known = spots.clone();
    let key = zone.key.clone();
    let lost = Memo::new(move |_| {
        lying.with(|lying| {
            let of_zone = lying.keys().filter(|spot| spot.zone == key);
            of_zone.filter(|spot| !known.contains(spot)).cloned().collect::<Vec<_>>()
        })
    });
    // Where there are columns, each lane is one row of them.
    let columns = Some(zone.columns.len()).filter(|columns| *columns > 1);
    let zone = StoredValue::new(zone);
    let lane = move |spot: Spot| {
        let name = Signal::derive({
            let spot = spot.clone();
            move || zone.with_value(|zone| cell_title(app, zone, &spot))
        });
        view! {
            <section class="lane" aria-label=move || name.get()>
                <h3 class="lane-title" dir="auto">
                    {name}
                </h3>
                <Heap zone=zone.get_value() spot/>
            </section>
        }
    };
    view! {
        <div
            class="lanes"
            data-columns=columns.map(|_| "")
            style:--columns=columns.map(|columns| columns.to_string())
        >
            {spots.into_iter().map(lane).collect_view()}
            {move || lost.get().into_iter().map(lane).collect_view()}
        </div>
    }
}

/// What a lane, a column, or a place where the two meet is called.
fn cell_title(app: App, zone: &ZoneView, spot: &Spot) -> String {
    let name = |lanes: &[workbook_core::view::Lane], key: &str| {
        lanes.iter().find(|lane| lane.key == key).map(|lane| lane_name(app, zone, lane))
    };
    let parts = [name(&zone.lanes, &spot.lane), name(&zone.columns, &spot.column)];
    let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { tr::canvas::no_lane().to_owned() } else { parts.join(" · ") }
}

/// The cards of one spot, and the field for a new one.
#[component]
fn Heap(zone: ZoneView, spot: Spot) -> impl IntoView {
    let app = App::here();
    let sheet = Sheet::here();
    let lying = sheet.lying(app);
    let here = spot.clone();
    let cards = Memo::new(move |_| {
        let writing = sheet.writing.get();
        let lying = lying.with(|lying| lying.get(&here).cloned()).unwrap_or_default();
        lying.into_iter().filter(|card| Some(*card) != writing).collect::<Vec<RecordId>>()
    });
    let any = Memo::new(move |_| cards.with(|cards| !cards.is_empty()));
    view! {
        {move || {
            any.get().then(|| view! { <Windowed keys=cards row=|id| view! { <CardRow id/> }.into_any()/> })
        }}
        <AddCard zone spot/>
    }
}
