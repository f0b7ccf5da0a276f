//! A template of the pair's own: its name, what it is for, and its parts.

use leptos::prelude::*;
use serde_json::Value;
use workbook_core::id::RecordId;
use workbook_core::record::{Minutes, Record, Template};

use super::open_template::SaveTemplate;
use super::own_parts::OwnParts;
use super::start::start_own;
use super::template_card::named;
use crate::i18n::tr;
use crate::parts::{
    BinButton, Chosen, ChosenField, Clashes, Contested, Typed, field_id, seat_options,
};
use crate::route::Route;
use crate::state::App;
use crate::ui::{Icon, Lines, PageHead, Select};

const STARTS: ChosenField = ChosenField { kind: Template::KIND, name: "starts" };
/// The lengths that are offered; a file may say another.
const LENGTHS: [i64; 7] = [5, 10, 15, 20, 30, 45, 60];

/// The page of one template.
#[component]
pub fn TemplatePage(
    /// The template.
    id: RecordId,
) -> impl IntoView {
    let app = App::here();
    let there = Memo::new(move |_| {
        app.entry(id, |entry| entry.kind() == Template::KIND.name && entry.is_visible())
            .unwrap_or_default()
    });
    move || {
        if there.get() {
            return view! { <Present id/> }.into_any();
        }
        let words = if app.is_loaded() { tr::canvas::gone() } else { tr::start::opening() };
        view! {
            <PageHead title=tr::canvas::gone_title() back=(Route::Canvases.href(), tr::canvas::all())/>
            <p>{words}</p>
        }
        .into_any()
    }
}

#[component]
fn Present(id: RecordId) -> impl IntoView {
    let app = App::here();
    let contested = Memo::new(move |_| app.contest_stands(id));
    let title = Signal::derive(move || named(&app.text(id, Template::TITLE.field)));
    view! {
        <PageHead title lead=tr::canvas::a_template() back=(Route::Canvases.href(), tr::canvas::all())/>
        {move || contested.get().then(|| view! { <Contested id/> })}
        <Clashes id/>
        <div class="row">
            <button
                class="button"
                type="button"
                data-variant="primary"
                on:click=move |_| start_own(app, id)
            >
                <Icon name="plus"/>
                {tr::canvas::begin()}
            </button>
        </div>
        <section class="section" aria-labelledby="about-title">
            <h2 id="about-title">{tr::gallery::about_template()}</h2>
            <div class="stack">
                <Typed id text=Template::TITLE label=tr::canvas::title_label() lines=Lines::Title/>
                <Typed
                    id
                    text=Template::PURPOSE
                    label=tr::gallery::purpose()
                    lines=Lines::Several(2)
                />
                <MinutesOf id/>
                <Chosen id field=STARTS label=tr::gallery::starts() options=seat_options(app)/>
                <Typed id text=Template::CREDIT label=tr::gallery::credit() lines=Lines::Title/>
            </div>
        </section>
        <section class="section" aria-labelledby="parts-title">
            <h2 id="parts-title">{tr::gallery::parts_title()}</h2>
            <p>{tr::gallery::parts_lead()}</p>
            <OwnParts of=id/>
        </section>
        <SaveTemplate id/>
        <div class="row">
            <BinButton id label=tr::gallery::bin_template() then=Route::Canvases.href()/>
        </div>
    }
}

/// About how long it takes.
#[component]
fn MinutesOf(id: RecordId) -> impl IntoView {
    let app = App::here();
    let value = Memo::new(move |_| {
        let template: Template = app.record(id).unwrap_or_default();
        template.minutes.map(|minutes| minutes.get().to_string()).unwrap_or_default()
    });
    let pick = Callback::new(move |text: String| {
        let minutes = text.parse::<i64>().ok().filter(|minutes| Minutes::new(*minutes).is_ok());
        let minutes = minutes.map_or(Value::Null, Value::from);
        app.told(app.choose(id, Template::KIND, "minutes", minutes));
    });
    let words = |minutes: i64| tr::gallery::minutes_count(&minutes.to_string());
    // What a file says beside the usual lengths can be seen and kept.
    let mut lengths = LENGTHS.to_vec();
    let own = value.get_untracked().parse::<i64>().ok();
    lengths.extend(own.filter(|own| !LENGTHS.contains(own)));
    let options = lengths.into_iter().map(|minutes| (minutes.to_string(), words(minutes)));
    view! {
        <Select
            id=field_id(id, "minutes")
            label=tr::gallery::minutes()
            options=options.collect()
            value
            words=(tr::parts::not_chosen(), tr::choices::newer())
            on_pick=pick
            locked=Signal::derive(move || app.settle_first(id, "minutes"))
        />
    }
}

/// What one of the pair may do with a canvas: keep its parts for another time.
#[component]
pub(super) fn MakeTemplate(
    /// The canvas.
    canvas: RecordId,
) -> impl IntoView {
    let app = App::here();
    view! {
        <div class="stack" data-gap="small">
            <p class="soft small">{tr::gallery::make_template_why()}</p>
            <p>
                <button
                    class="button"
                    type="button"
                    data-variant="quiet"
                    on:click=move |_| super::start::template_of(app, canvas)
                >
                    <Icon name="copy"/>
                    {tr::gallery::make_template()}
                </button>
            </p>
        </div>
    }
}
