//! The gallery: the canvases that are under way, and what a new one can begin with.

use leptos::prelude::*;
use workbook_core::id::RecordId;
use workbook_core::record::{Canvas, Record};
use workbook_core::stamp::Seat;
use workbook_core::template::{BUILT_IN, Built, Wish};

use super::start::start;
use super::words::canvas_title;
use crate::i18n::{templates, tr};
use crate::parts::BinLink;
use crate::route::{Route, Seen};
use crate::state::App;
use crate::ui::{Each, Icon, PageHead};

/// All canvases and templates.
#[component]
pub fn Gallery() -> impl IntoView {
    let app = App::here();
    let running = Memo::new(move |_| {
        app.track_anything();
        let all = app.list(Canvas::KIND.name);
        let away = |id: &RecordId| app.record::<Canvas>(*id).is_some_and(|c| c.archived);
        all.into_iter().partition::<Vec<_>, _>(|id| !away(id))
    });
    let now = Signal::derive(move || running.with(|(now, _)| now.clone()));
    let any = Memo::new(move |_| now.with(|now| !now.is_empty()));
    let wishes = Wish::ALL.map(|wish| view! { <WishPart wish/> });
    view! {
        <PageHead title=tr::shell::canvases() lead=tr::canvas::lead()/>
        {move || {
            any.get()
                .then(|| {
                    view! {
                        <section class="section" aria-labelledby="running-title">
                            <h2 id="running-title">{tr::canvas::running()}</h2>
                            <ul class="rows" role="list">
                                <Each keys=now let(id)>
                                    <Running id/>
                                </Each>
                            </ul>
                        </section>
                    }
                })
        }}
        <h2>{tr::canvas::what_to_do()}</h2>
        {wishes.collect_view()}
        <BinLink/>
    }
}

#[component]
fn Running(id: RecordId) -> impl IntoView {
    let app = App::here();
    view! {
        <li>
            <div class="rows-item">
                <Icon name="layout-grid"/>
                <div class="rows-main">
                    <a class="rows-link" href=Route::Canvas(id, Seen::Steps).href() dir="auto">
                        {move || canvas_title(app, id)}
                    </a>
                </div>
                <Icon name="chevron-right"/>
            </div>
        </li>
    }
}

/// The templates for one wish.
#[component]
fn WishPart(wish: Wish) -> impl IntoView {
    let all = BUILT_IN.iter().filter(move |built| built.wish == wish);
    view! {
        <section class="section">
            <h3>{templates::wish(wish)}</h3>
            <ul class="templates" role="list">
                {all.map(|built| view! { <TemplateCard built/> }).collect_view()}
            </ul>
        </section>
    }
}

#[component]
fn TemplateCard(built: &'static Built) -> impl IntoView {
    let app = App::here();
    let starts = match built.starts {
        Seat::Both => tr::canvas::starts_both().to_owned(),
        seat => tr::canvas::starts_person(&app.name(seat)),
    };
    view! {
        <li class="card template">
            <h4>{templates::title(built.name)}</h4>
            <p>{templates::purpose(built.name)}</p>
            <p class="soft small" dir="auto">
                {tr::canvas::about_minutes(&built.minutes.to_string())}
                " "
                {starts}
            </p>
            <button class="button" type="button" on:click=move |_| start(app, built)>
                {tr::canvas::begin()}
                <span class="sr-only">" " {templates::title(built.name)}</span>
            </button>
        </li>
    }
}
