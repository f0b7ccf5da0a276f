//! What stands where there is no workbook: the three doors.

use leptos::prelude::*;

use crate::i18n::tr;
use crate::parts::practice;
use crate::route::Route;
use crate::state::App;
use crate::ui::{Icon, PageHead};

/// The three doors.
#[component]
pub fn Doors(
    /// Whether somebody came for a workbook that is not here any more.
    missing: bool,
) -> impl IntoView {
    let app = App::here();
    let gone = missing.then(|| {
        view! {
            <div class="notice" data-tone="warn">
                <Icon name="alert"/>
                <div class="notice-body">
                    <h2>{tr::start::gone_title()}</h2>
                    <p>{tr::start::gone_words()}</p>
                </div>
            </div>
        }
    });
    view! {
        <TwoMarks/>
        <PageHead title=tr::start::title() lead=tr::start::lead()/>
        {gone}
        <div class="doors">
            <a class="door" data-variant="primary" href=Route::Start.href()>
                <Icon name="book"/>
                <span class="door-title">{tr::start::start_door()}</span>
                <span>{tr::start::start_door_words()}</span>
            </a>
            <a class="door" href=Route::Share.href()>
                <Icon name="folder-open"/>
                <span class="door-title">{tr::start::open_door()}</span>
                <span>{tr::start::open_door_words()}</span>
            </a>
            <button class="door" type="button" on:click=move |_| practice::begin(app)>
                <Icon name="pencil"/>
                <span class="door-title">{tr::practice::door()}</span>
                <span>{tr::practice::door_words()}</span>
            </button>
        </div>
        <p class="soft">{tr::start::privacy()}</p>
        <p>
            <a class="link" href=Route::Settings.href()>
                <Icon name="settings"/>
                {tr::start::language_and_size()}
            </a>
        </p>
    }
}

/// The round and the square mark, overlapping. Decoration.
#[component]
fn TwoMarks() -> impl IntoView {
    view! {
        <svg class="two-marks" viewBox="-1 -1 98 66" aria-hidden="true">
            <circle data-seat="patient" cx="32" cy="32" r="32"></circle>
            <rect data-seat="professional" x="36" y="3" width="58" height="58" rx="9"></rect>
            <path
                data-seat="both"
                d="M45 3h.5a32 32 0 0 1 0 58H45a9 9 0 0 1-9-9V12a9 9 0 0 1 9-9z"
            ></path>
        </svg>
    }
}

/// While the stores are looked into.
#[component]
pub fn Opening() -> impl IntoView {
    view! {
        <h1 class="page-title" tabindex="-1">
            {tr::common::app_name()}
        </h1>
        <p class="waiting" role="status">
            <Icon name="loader"/>
            {tr::start::opening()}
        </p>
    }
}

/// An address that leads nowhere.
#[component]
pub fn Nowhere() -> impl IntoView {
    let app = App::here();
    view! {
        <PageHead title=tr::start::nowhere_title()/>
        <p>{move || if app.is_loaded() { tr::start::nowhere_words() } else { tr::start::opening() }}</p>
        <p>
            <a class="button" href=Route::Home.href()>
                <Icon name="home"/>
                {tr::shell::home()}
            </a>
        </p>
    }
}
