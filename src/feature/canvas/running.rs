//! The canvases that are under way, each with who changed it last and for whom it waits; and those
//! that were put away.

use leptos::prelude::*;
use workbook_core::id::RecordId;
use workbook_core::record::Canvas;

use super::mini::{Mini, parts_in};
use super::words::canvas_title;
use crate::i18n::{templates, tr};
use crate::route::{Route, Seen};
use crate::state::App;
use crate::ui::{Each, Icon, Mark};

/// The canvases to go on with.
#[component]
pub(super) fn Running(
    /// The canvases, the one changed last first.
    running: Memo<Vec<RecordId>>,
) -> impl IntoView {
    let any = Memo::new(move |_| running.with(|all| !all.is_empty()));
    move || {
        any.get().then(|| {
            view! {
                <section class="section" aria-labelledby="running-title">
                    <h2 id="running-title">{tr::canvas::running()}</h2>
                    <Rows rows=running/>
                </section>
            }
        })
    }
}

/// The canvases that were put away, closed until somebody looks for one.
#[component]
pub(super) fn PutAway(
    /// The canvases, the one changed last first.
    away: Memo<Vec<RecordId>>,
) -> impl IntoView {
    let count = Memo::new(move |_| away.with(Vec::len));
    move || {
        let count = count.get();
        (count > 0).then(|| {
            view! {
                <details class="disclosure">
                    <summary>
                        <Icon name="archive"/>
                        {tr::gallery::put_away_part(count)}
                    </summary>
                    <div class="disclosure-body">
                        <Rows rows=away/>
                    </div>
                </details>
            }
        })
    }
}

#[component]
fn Rows(rows: Memo<Vec<RecordId>>) -> impl IntoView {
    view! {
        <ul class="rows" role="list">
            <Each keys=rows let(id)>
                <li>
                    <Row id/>
                </li>
            </Each>
        </ul>
    }
}

#[component]
fn Row(id: RecordId) -> impl IntoView {
    let app = App::here();
    let parts = Memo::new(move |_| parts_in(app, id));
    view! {
        <div class="rows-item running">
            {move || view! { <Mini parts=parts.get()/> }}
            <div class="rows-main">
                <a class="rows-link" href=Route::Canvas(id, Seen::Steps).href() dir="auto">
                    {move || canvas_title(app, id)}
                </a>
                <About id/>
                <Waits id/>
            </div>
            <Icon name="chevron-right"/>
        </div>
    }
}

/// The name of its template, where the canvas has another one, and who changed it last.
#[component]
fn About(id: RecordId) -> impl IntoView {
    let app = App::here();
    let template = move || {
        let canvas: Canvas = app.record(id).unwrap_or_default();
        let named = !canvas.title.trim().is_empty() && !canvas.template.is_empty();
        named.then(|| view! { <span>{templates::title(&canvas.template)}</span> })
    };
    let changed = Memo::new(move |_| app.canvas_changed(id));
    let by = move || {
        let changed = changed.get()?;
        let seat = changed.by;
        let words = tr::gallery::changed_by(&app.name(seat), &changed.when);
        Some(view! {
            <span class="running-by">
                <Mark seat=seat.name() letters=Signal::derive(move || app.letters(seat))/>
                <span dir="auto">{words}</span>
            </span>
        })
    };
    view! {
        <div class="rows-words">
            {template}
            {by}
        </div>
    }
}

/// For whom it waits: the other one is in, in a zone that is filled blind.
#[component]
fn Waits(id: RecordId) -> impl IntoView {
    let app = App::here();
    let waits = Memo::new(move |_| app.canvas_waits(id));
    move || {
        waits.get().map(|seat| {
            view! {
                <p>
                    <span class="tag" data-tone="warn" dir="auto">
                        <Icon name="clock"/>
                        {tr::gallery::waits_for(&app.name(seat))}
                    </span>
                </p>
            }
        })
    }
}
