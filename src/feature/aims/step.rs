//! One step: what, who, when, how heavy, how it goes.

use leptos::prelude::*;
use workbook_core::id::RecordId;
use workbook_core::record::{CareWork, Effort, EveryDays, Helper, Record, Step, StepStatus};
use workbook_core::stamp::Seat;
use workbook_core::view::Owner;

use crate::i18n::{choices, tr, words};
use crate::parts::{
    BinButton, Chosen, ChosenDay, ChosenField, Clashes, Contested, OrderButtons, Typed,
    seat_options,
};
use crate::state::App;
use crate::ui::{Lines, Select};

const STATUS: ChosenField = ChosenField { kind: Step::KIND, name: "status" };
const CARE: ChosenField = ChosenField { kind: Step::KIND, name: "care" };
const ON: ChosenField = ChosenField { kind: Step::KIND, name: "on" };

#[component]
pub(super) fn StepItem(
    /// The step.
    id: RecordId,
    /// All steps of the aim, in their order.
    siblings: Memo<Vec<RecordId>>,
) -> impl IntoView {
    let app = App::here();
    let contested = Memo::new(move |_| app.contest_stands(id));
    let step = Memo::new(move |_| app.record::<Step>(id).unwrap_or_default());
    let over = Memo::new(move |_| step.with(Step::is_over));
    let stuck = Memo::new(move |_| step.with(|step| step.status == Some(StepStatus::Stuck)));
    let care = Memo::new(move |_| step.with(|step| step.care.is_some()));
    let open = RwSignal::new(false);
    let more = move || {
        open.get().then(|| {
            view! {
                <div class="item-more" id=format!("more-{id}")>
                    <When id step/>
                    <Weight id step/>
                    <Chosen id field=CARE label=tr::aims::step_care() options={choices::options::<CareWork>()}/>
                    <div class="row">
                        <OrderButtons id siblings/>
                        <BinButton id what=Signal::derive(move || app.label(id))/>
                    </div>
                </div>
            }
        })
    };
    view! {
        <li class="item" data-done=move || over.get().then_some("")>
            {move || contested.get().then(|| view! { <Contested id/> })}
            <Clashes id/>
            <Typed id text=Step::TEXT label=tr::aims::step() lines=Lines::Several(1)/>
            <div class="item-row">
                <OwnerField id step/>
                <Chosen id field=STATUS label=tr::aims::step_status() options={choices::options::<StepStatus>()}/>
            </div>
            {move || {
                stuck
                    .get()
                    .then(|| view! { <Typed id text=Step::STUCK label=tr::aims::stuck_because() lines=Lines::Several(1)/> })
            }}
            {move || care.get().then(|| view! { <Load id step/> })}
            <button
                class="button"
                type="button"
                data-variant="quiet"
                aria-expanded=move || open.get().to_string()
                aria-controls=format!("more-{id}")
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {move || if open.get() { tr::aims::less() } else { tr::aims::more_about_step() }}
                <span class="sr-only">" " {move || app.label(id)}</span>
            </button>
            {more}
        </li>
    }
}

/// Who does it: one of the pair, both, a helper, or no one yet.
#[component]
fn OwnerField(id: RecordId, step: Memo<Step>) -> impl IntoView {
    let app = App::here();
    let helpers = Memo::new(move |_| app.list(Helper::KIND.name));
    let value = Memo::new(move |_| match step.with(|step| app.owner(step)) {
        Owner::NoOne => String::new(),
        Owner::Seat(seat) => seat.name().to_owned(),
        Owner::Helper(helper) => helper.to_string(),
    });
    let pick = Callback::new(move |value: String| {
        let (seat, helper) = (Seat::from_name(&value), value.parse::<RecordId>().ok());
        app.told(app.edit(id, move |step: &mut Step| (step.seat, step.helper) = (seat, helper)));
    });
    move || {
        let mut options = seat_options(app);
        options.extend(helpers.get().into_iter().map(|id| (id.to_string(), app.label(id))));
        view! {
            <Select
                id=format!("owner-{id}")
                label=tr::aims::step_owner()
                options
                value
                words=(tr::aims::no_one_yet(), tr::aims::no_one_yet())
                on_pick=pick
                locked=Signal::derive(move || app.settle_first(id, "seat"))
            />
        }
    }
}

/// A day, every so many days, or in words.
#[component]
fn When(id: RecordId, step: Memo<Step>) -> impl IntoView {
    let app = App::here();
    let every = Memo::new(move |_| {
        step.with(|step| step.every.map(|every| every.get().to_string()).unwrap_or_default())
    });
    let pick = Callback::new(move |value: String| {
        let every = value.parse().ok().and_then(|days| EveryDays::new(days).ok());
        app.told(app.edit(id, move |step: &mut Step| step.every = every));
    });
    let options = [
        ("1", tr::aims::every_day()),
        ("2", tr::aims::every_other_day()),
        ("7", tr::aims::every_week()),
        ("14", tr::aims::every_other_week()),
        ("30", tr::aims::every_month()),
    ];
    view! {
        <div class="item-row">
            <ChosenDay id field=ON label=tr::aims::step_on()/>
            <Select
                id=format!("every-{id}")
                label=tr::aims::step_every()
                options=options.map(|(value, words)| (value.to_owned(), words.to_owned())).to_vec()
                value=every
                words=(tr::parts::not_chosen(), tr::aims::another_rhythm())
                on_pick=pick
                locked=Signal::derive(move || app.settle_first(id, "every"))
            />
        </div>
        <Typed id text=Step::WHEN label=tr::aims::step_when() lines=Lines::One/>
    }
}

/// How heavy the step is.
#[component]
fn Weight(id: RecordId, step: Memo<Step>) -> impl IntoView {
    let app = App::here();
    let value = Memo::new(move |_| {
        step.with(|step| step.effort.map(|effort| effort.get().to_string()).unwrap_or_default())
    });
    let pick = Callback::new(move |value: String| {
        let effort = value.parse().ok().and_then(|effort| Effort::new(effort).ok());
        app.told(app.edit(id, move |step: &mut Step| step.effort = effort));
    });
    let options =
        Effort::all().map(|effort| (effort.get().to_string(), words::effort(effort).to_owned()));
    view! {
        <Select
            id=format!("effort-{id}")
            label=tr::aims::step_effort()
            options=options.collect()
            value
            words=(tr::parts::not_chosen(), tr::choices::newer())
            on_pick=pick
            locked=Signal::derive(move || app.settle_first(id, "effort"))
        />
    }
}

/// The care work its owner carries already, and what could get lighter in return.
#[component]
fn Load(id: RecordId, step: Memo<Step>) -> impl IntoView {
    let app = App::here();
    let words = move || {
        let seat = match step.with(|step| app.owner(step)) {
            Owner::Seat(seat @ (Seat::Patient | Seat::Professional)) => seat,
            Owner::Seat(Seat::Both) | Owner::NoOne | Owner::Helper(_) => Seat::Patient,
        };
        let load = app.care_load(seat);
        tr::aims::load(load.steps, &load.effort.to_string(), &app.name(seat))
    };
    view! {
        <div class="notice" data-tone="calm">
            <div class="notice-body">
                <p dir="auto">{words}</p>
                <Typed id text=Step::LIGHTER label=tr::aims::what_gets_lighter() lines=Lines::Several(1)/>
            </div>
        </div>
    }
}
