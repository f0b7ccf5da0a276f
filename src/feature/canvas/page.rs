//! One canvas: its name, the ways to see it, and what it is seen as.

use leptos::prelude::*;
use workbook_core::id::RecordId;
use workbook_core::record::{Canvas, Record};

use super::board::BoardView;
use super::card_panel::CardPanel;
use super::own_parts::OwnParts;
use super::select::PickedBar;
use super::sheet::Sheet;
use super::sheet_page::SheetPage;
use super::steps::Steps;
use super::template_page::MakeTemplate;
use super::words::canvas_title;
use super::zone::ZoneSection;
use crate::i18n::tr;
use crate::parts::{BinButton, Clashes, Contested, Links, MayChange, Typed};
use crate::route::{Route, Seen};
use crate::state::App;
use crate::ui::{Each, Icon, Lines, PageHead};

/// The page of one canvas.
#[component]
pub fn CanvasPage(
    /// The canvas.
    id: RecordId,
    /// How it is seen.
    seen: Seen,
) -> impl IntoView {
    let app = App::here();
    let there = Memo::new(move |_| {
        app.entry(id, |entry| entry.kind() == Canvas::KIND.name && entry.is_visible())
            .unwrap_or_default()
    });
    move || {
        if there.get() {
            return view! { <Present id seen/> }.into_any();
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
fn Present(id: RecordId, seen: Seen) -> impl IntoView {
    let app = App::here();
    let sheet = Sheet::new(app, id);
    provide_context(sheet);
    let heading = Signal::derive(move || canvas_title(app, id));
    let contested = Memo::new(move |_| app.contest_stands(id));
    let body = match seen {
        Seen::Steps => view! { <Steps/> }.into_any(),
        Seen::List => view! {
            <Lists/>
            <Own id/>
        }
        .into_any(),
        Seen::Board => view! { <BoardView/> }.into_any(),
        Seen::Sheet => view! { <SheetPage canvas=id/> }.into_any(),
    };
    view! {
        <PageHead title=heading back=(Route::Canvases.href(), tr::canvas::all())/>
        <Ways id seen/>
        {move || contested.get().then(|| view! { <Contested id/> })}
        <Clashes id/>
        <MayChange id/>
        {body}
        <PickedBar/>
        <CardPanel/>
        {(seen != Seen::Sheet).then(|| view! { <Foot id/> })}
    }
}

/// The ways to see the canvas.
#[component]
fn Ways(id: RecordId, seen: Seen) -> impl IntoView {
    let ways = [
        (Seen::Steps, "arrow-right", tr::canvas::see_steps()),
        (Seen::Board, "layout-grid", tr::canvas::see_board()),
        (Seen::List, "list", tr::canvas::see_list()),
        (Seen::Sheet, "printer", tr::canvas::see_sheet()),
    ];
    let way = |(way, icon, words): (Seen, &'static str, &'static str)| {
        view! {
            <li>
                <a
                    class="way"
                    href=Route::Canvas(id, way).href()
                    aria-current=(way == seen).then_some("page")
                >
                    <Icon name=icon/>
                    {words}
                </a>
            </li>
        }
    };
    view! {
        <nav class="ways no-print" aria-label=tr::canvas::ways()>
            <ul class="ways-list" role="list">
                {ways.map(way).collect_view()}
            </ul>
        </nav>
    }
}

/// All zones with their cards as lists.
#[component]
fn Lists() -> impl IntoView {
    let sheet = Sheet::here();
    let keys = Signal::derive(move || {
        sheet.board.with(|zones| zones.iter().map(|f| f.zone.key.clone()).collect::<Vec<_>>())
    });
    view! {
        <div class="canvas-lists">
            <Each keys let(key)>
                <ZoneSection zone=key/>
            </Each>
        </div>
    }
}

/// The parts the pair added itself.
#[component]
fn Own(id: RecordId) -> impl IntoView {
    view! {
        <section class="section no-print" aria-labelledby="own-parts-title">
            <h2 id="own-parts-title">{tr::gallery::own_parts()}</h2>
            <p>{tr::gallery::own_parts_lead()}</p>
            <OwnParts of=id/>
        </section>
    }
}

/// The name of the canvas, what it belongs together with, and putting it away.
#[component]
fn Foot(id: RecordId) -> impl IntoView {
    let app = App::here();
    let archived = Memo::new(move |_| app.record::<Canvas>(id).is_some_and(|c| c.archived));
    let away = move |_| {
        let away = !archived.get_untracked();
        if app.told(app.edit(id, |canvas: &mut Canvas| canvas.archived = away)).is_some() {
            app.toast_undo(if away { tr::canvas::put_away() } else { tr::canvas::taken_out() });
        }
    };
    view! {
        <details class="disclosure canvas-more">
            <summary>{tr::canvas::about_this()}</summary>
            <div class="disclosure-body stack">
                <Typed id text=Canvas::TITLE label=tr::canvas::title_label() lines=Lines::Title/>
                <Links id/>
                <MakeTemplate canvas=id/>
                <div class="row">
                    <button
                        class="button"
                        type="button"
                        data-variant="quiet"
                        aria-pressed=move || archived.get().to_string()
                        on:click=away
                    >
                        <Icon name="book"/>
                        {tr::canvas::put_this_away()}
                    </button>
                    <BinButton id label=tr::canvas::bin_canvas() then=Route::Canvases.href()/>
                </div>
            </div>
        </details>
    }
}
