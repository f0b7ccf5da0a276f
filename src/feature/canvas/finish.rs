//! What the whole canvas became, and what it can become as a whole.

use leptos::prelude::*;
use workbook_core::command::{Command, aim_of};
use workbook_core::id::RecordId;
use workbook_core::record::AimId;

use super::becomes::Made;
use super::sheet::Sheet;
use crate::i18n::tr;
use crate::platform::{page, random};
use crate::route::Route;
use crate::state::App;
use crate::ui::{Each, Icon};

/// What the whole canvas became, and what it can become as a whole.
#[component]
pub(super) fn Finish() -> impl IntoView {
    let sheet = Sheet::here();
    let made = Memo::new(move |_| {
        let mut all: Vec<RecordId> = Vec::new();
        sheet.became.with(|became| {
            for record in became.values().flatten() {
                if !all.contains(record) {
                    all.push(*record);
                }
            }
        });
        all
    });
    let none = Memo::new(move |_| made.with(Vec::is_empty));
    view! {
        <section class="card" aria-labelledby="became-title">
            <h2 id="became-title">{tr::canvas::what_came()}</h2>
            <MakeAim/>
            {move || none.get().then(|| view! { <p class="soft">{tr::canvas::nothing_came()}</p> })}
            <ul class="links" role="list">
                <Each keys=made let(record)>
                    <Made record/>
                </Each>
            </ul>
        </section>
    }
}

/// Makes the aim of a canvas about an aim, with its ladder and what gets in its way.
#[component]
fn MakeAim() -> impl IntoView {
    let app = App::here();
    let canvas = Sheet::here().canvas;
    let can = Memo::new(move |_| {
        app.track_anything();
        app.peek(|document| aim_of(document, canvas).is_ok()).unwrap_or_default()
    });
    let press = move |_| {
        let aim = AimId(RecordId::new(random::random_u128()));
        if app.told(app.dispatch(&Command::MakeAim { canvas, aim })).is_some() {
            page::set_hash(&Route::Aim(aim).href());
        }
    };
    move || {
        (can.get() && app.read_only().is_none()).then(|| {
            view! {
                <p>{tr::canvas::make_our_aim_why()}</p>
                <button class="button" type="button" data-variant="primary" on:click=press>
                    <Icon name="target"/>
                    {tr::canvas::make_our_aim()}
                </button>
            }
        })
    }
}
