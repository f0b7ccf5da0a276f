//! One template in the gallery: what it is for, how long it takes, and one button to begin.

use leptos::prelude::*;
use workbook_core::id::RecordId;
use workbook_core::record::{Minutes, Template};
use workbook_core::stamp::Seat;
use workbook_core::template::Built;

use super::mini::{Mini, parts_in, parts_of};
use super::start::{start, start_own};
use crate::i18n::{templates, tr};
use crate::route::Route;
use crate::state::App;
use crate::ui::Icon;

/// A template of the app.
#[component]
pub(super) fn BuiltCard(
    /// The template.
    built: &'static Built,
) -> impl IntoView {
    let app = App::here();
    let facts = move || facts(app, Some(built.minutes), built.starts);
    view! {
        <li class="card template">
            <Mini parts=parts_of(built)/>
            <div class="template-words">
                <h4 class="template-title">{templates::title(built.name)}</h4>
                <p>{templates::purpose(built.name)}</p>
                <p class="soft small" dir="auto">
                    {facts}
                </p>
            </div>
            <button class="button" type="button" on:click=move |_| start(app, built)>
                {tr::canvas::begin()}
                <span class="sr-only">" " {templates::title(built.name)}</span>
            </button>
        </li>
    }
}

/// A template of the pair's own.
#[component]
pub(super) fn OwnCard(
    /// The template.
    id: RecordId,
) -> impl IntoView {
    let app = App::here();
    let template = Memo::new(move |_| app.record::<Template>(id).unwrap_or_default());
    let parts = Memo::new(move |_| parts_in(app, id));
    let title = move || template.with(|template| named(&template.title));
    let facts = move || {
        template
            .with(|it| facts(app, it.minutes.map(Minutes::get), it.starts.unwrap_or(Seat::Both)))
    };
    view! {
        <li class="card template">
            {move || view! { <Mini parts=parts.get()/> }}
            <div class="template-words">
                <h4 class="template-title" dir="auto">
                    {title}
                </h4>
                <p dir="auto">{move || template.with(|template| template.purpose.clone())}</p>
                <p class="soft small" dir="auto">
                    {facts}
                </p>
            </div>
            <div class="row">
                <button class="button" type="button" on:click=move |_| start_own(app, id)>
                    {tr::canvas::begin()}
                    <span class="sr-only">" " {title}</span>
                </button>
                <a class="button" data-variant="quiet" href=Route::Template(id).href()>
                    <Icon name="pencil"/>
                    {tr::gallery::own_open()}
                    <span class="sr-only">" " {title}</span>
                </a>
            </div>
        </li>
    }
}

/// What a template of the pair's own is called.
pub(super) fn named(title: &str) -> String {
    match title.trim() {
        "" => tr::gallery::untitled_template().to_owned(),
        title => title.to_owned(),
    }
}

/// How long it takes and who starts.
fn facts(app: App, minutes: Option<i64>, starts: Seat) -> String {
    let minutes = minutes.map(|minutes| tr::canvas::about_minutes(&minutes.to_string()));
    let starts = match starts {
        Seat::Both => tr::canvas::starts_both().to_owned(),
        seat => tr::canvas::starts_person(&app.name(seat)),
    };
    minutes.into_iter().chain([starts]).collect::<Vec<_>>().join(" ")
}
