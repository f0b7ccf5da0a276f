//! What can be changed of one part of the pair's own.

use leptos::prelude::*;
use serde_json::Value;
use workbook_core::id::RecordId;
use workbook_core::record::{Dots, Record, Zone, ZoneSort, ZoneWho};
use workbook_core::stamp::Seat;
use workbook_core::view;

use super::own_parts::part_title;
use crate::i18n::choices::{self, Worded};
use crate::i18n::tr;
use crate::parts::{BinButton, Chosen, ChosenField, OrderButtons, Typed, field_id};
use crate::state::App;
use crate::ui::{Lines, Select};

const SORT: ChosenField = ChosenField { kind: Zone::KIND, name: "sort" };
const WHO: ChosenField = ChosenField { kind: Zone::KIND, name: "who" };
/// The most dots that are offered; a file may say more.
const MOST_DOTS: i64 = 5;

/// The form of one part.
#[component]
pub(super) fn PartForm(
    /// The part.
    id: RecordId,
    /// All parts it stands among, in their order.
    siblings: Memo<Vec<RecordId>>,
) -> impl IntoView {
    let app = App::here();
    let zone = Memo::new(move |_| app.record::<Zone>(id).unwrap_or_default());
    let sort = Memo::new(move |_| zone.with(|zone| zone.sort.unwrap_or(ZoneSort::Cards)));
    let each = Memo::new(move |_| zone.with(|zone| zone.who == Some(ZoneWho::Each)));
    let name = Signal::derive(move || part_title(app, id));
    view! {
        <div class="stack own-part-form">
            <Typed id text=Zone::TITLE label=tr::gallery::part_name() lines=Lines::Title/>
            <Typed id text=Zone::PROMPT label=tr::gallery::part_prompt() lines=Lines::Several(2)/>
            <Chosen id field=SORT label=tr::gallery::part_sort() options={choices::options::<ZoneSort>()}/>
            <Chosen id field=WHO label=tr::gallery::part_who() options=who(app)/>
            {move || each.get().then(|| view! { <Blind id zone/> })}
            {move || {
                (sort.get() == ZoneSort::Grid)
                    .then(|| {
                        view! {
                            <Typed id text=Zone::LANES label=tr::gallery::part_lanes() lines=Lines::Several(3)/>
                            <Typed id text=Zone::COLUMNS label=tr::gallery::part_columns() lines=Lines::Several(3)/>
                        }
                    })
            }}
            {move || view::takes_cards(sort.get()).then(|| view! { <DotsOf id zone/> })}
            <div class="row">
                <OrderButtons id siblings/>
                <BinButton id label=tr::gallery::bin_part() what=name/>
            </div>
        </div>
    }
}

/// Who can fill a part, by their names.
fn who(app: App) -> Vec<(String, String)> {
    let name = |who: ZoneWho| workbook_core::record::Choice::name(who).to_owned();
    vec![
        (name(ZoneWho::Together), ZoneWho::Together.words().to_owned()),
        (name(ZoneWho::Each), ZoneWho::Each.words().to_owned()),
        (name(ZoneWho::Patient), app.name(Seat::Patient)),
        (name(ZoneWho::Professional), app.name(Seat::Professional)),
    ]
}

/// Whether each answers without seeing the other's.
#[component]
fn Blind(id: RecordId, zone: Memo<Zone>) -> impl IntoView {
    let app = App::here();
    let blind = Memo::new(move |_| zone.with(|zone| zone.blind));
    let toggle = move |_| {
        let blind = !blind.get_untracked();
        app.told(app.edit(id, |zone: &mut Zone| zone.blind = blind));
    };
    view! {
        <label class="choice">
            <input type="checkbox" prop:checked=blind on:change=toggle/>
            {tr::gallery::part_blind()}
        </label>
    }
}

/// How many dots each may put on the cards.
#[component]
fn DotsOf(id: RecordId, zone: Memo<Zone>) -> impl IntoView {
    let app = App::here();
    let value = Memo::new(move |_| {
        let dots = zone.with(|zone| zone.dots.map_or(0, Dots::get));
        if dots == 0 { String::new() } else { dots.to_string() }
    });
    let pick = Callback::new(move |text: String| {
        let dots = text.parse::<i64>().map_or(Value::Null, Value::from);
        app.told(app.choose(id, Zone::KIND, "dots", dots));
    });
    let options = (1..=MOST_DOTS).map(|dots| (dots.to_string(), dots.to_string())).collect();
    view! {
        <Select
            id=field_id(id, "dots")
            label=tr::gallery::part_dots()
            options
            value
            words=(tr::gallery::part_no_dots(), tr::choices::newer())
            on_pick=pick
            locked=Signal::derive(move || app.settle_first(id, "dots"))
        />
    }
}
