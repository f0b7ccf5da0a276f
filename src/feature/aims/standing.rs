//! Where an aim stands: its state, who leads, its days, the usual way and ours, and putting it away.

use leptos::prelude::*;
use workbook_core::record::{Achievement, Aim, AimId, AimStatus, Record};
use workbook_core::stamp::Seat;

use crate::i18n::choices::{self, Worded};
use crate::i18n::tr;
use crate::parts::{Chosen, ChosenDay, ChosenField, Typed};
use crate::state::App;
use crate::ui::{Icon, Lines, Part};

const fn field(name: &'static str) -> ChosenField {
    ChosenField { kind: Aim::KIND, name }
}

#[component]
pub(super) fn Standing(
    /// The aim.
    id: AimId,
) -> impl IntoView {
    let app = App::here();
    let aim = Memo::new(move |_| app.record::<Aim>(id.0).unwrap_or_default());
    let state = Signal::derive(move || {
        let status = aim.with(|aim| aim.status).map(Worded::words);
        status.unwrap_or_default().to_owned()
    });
    view! {
        <Part id="part-standing" title=tr::aims::part_standing() state>
            <div class="item-row">
                <Chosen id=id.0 field=field("status") label=tr::aims::status() options={choices::options::<AimStatus>()}/>
                <Chosen
                    id=id.0
                    field=field("achievement")
                    label=tr::aims::achievement()
                    options={choices::options::<Achievement>()}
                />
                <Leader id/>
            </div>
            <div class="item-row">
                <ChosenDay id=id.0 field=field("start") label=tr::aims::start_day()/>
                <ChosenDay id=id.0 field=field("review_on") label=tr::aims::review_day()/>
                <ChosenDay id=id.0 field=field("due") label=tr::aims::due_day()/>
            </div>
            <Typed id=id.0 text=Aim::USUAL_WAY label=tr::aims::usual_way() lines=Lines::Several(2)/>
            <Typed id=id.0 text=Aim::OUR_WAY label=tr::aims::our_way() lines=Lines::Several(2)/>
            <Typed id=id.0 text=Aim::WHY_OURS label=tr::aims::why_ours() lines=Lines::Several(2)/>
            <Balance/>
            <Archive id aim/>
        </Part>
    }
}

/// Who leads the work on the aim.
#[component]
fn Leader(id: AimId) -> impl IntoView {
    let app = App::here();
    let names = [Seat::Patient, Seat::Professional, Seat::Both].map(|seat| (seat, app.name(seat)));
    let value = Memo::new(move |_| app.text(id.0, "lead"));
    let pick = Callback::new(move |name: String| {
        let lead = Seat::from_name(&name);
        app.told(app.edit(id.0, move |aim: &mut Aim| aim.lead = lead));
    });
    view! {
        <crate::ui::Select
            id="aim-lead".to_owned()
            label=tr::aims::lead_by()
            options=names.map(|(seat, name)| (seat.name().to_owned(), name)).to_vec()
            value
            words=(tr::parts::not_chosen(), tr::choices::newer())
            on_pick=pick
            locked=Signal::derive(move || app.settle_first(id.0, "lead"))
        />
    }
}

/// Who leads how much in the whole workbook: shown, not judged.
#[component]
fn Balance() -> impl IntoView {
    let app = App::here();
    let line = move || {
        let lead = app.lead();
        let parts = [
            (app.name(Seat::Patient), lead.patient),
            (app.name(Seat::Professional), lead.professional),
            (tr::common::both().to_owned(), lead.both),
            (tr::aims::helpers().to_owned(), lead.helpers),
            (tr::aims::no_one_yet().to_owned(), lead.no_one),
        ];
        let some: Vec<String> = parts
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .map(|(name, count)| format!("{name} {count}"))
            .collect();
        (!some.is_empty()).then(|| tr::aims::lead_balance(&some.join(" · ")))
    };
    view! {
        <p class="soft" dir="auto">
            {line}
        </p>
    }
}

/// Puts the aim among the earlier ones, or back.
#[component]
fn Archive(id: AimId, aim: Memo<Aim>) -> impl IntoView {
    let app = App::here();
    let away = Memo::new(move |_| aim.with(|aim| aim.archived));
    let toggle = move |_| {
        let archive = !away.get_untracked();
        if app.told(app.edit(id.0, move |aim: &mut Aim| aim.archived = archive)).is_some() {
            let done =
                if archive { tr::aims::put_away_done() } else { tr::aims::taken_back_done() };
            app.toast_undo(done);
        }
    };
    view! {
        <p>
            <button class="button" type="button" on:click=toggle>
                <Icon name="book"/>
                {move || if away.get() { tr::aims::take_back() } else { tr::aims::put_away() }}
            </button>
        </p>
    }
}
