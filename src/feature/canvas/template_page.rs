//! A template of the pair's own: its name, what it is for, and its zones.

use leptos::prelude::*;
use workbook_core::id::RecordId;
use workbook_core::record::{Record, Template};

use super::start::start_own;
use crate::i18n::tr;
use crate::parts::{BinButton, Clashes, Contested, Typed};
use crate::route::Route;
use crate::state::App;
use crate::ui::{Icon, Lines, PageHead};

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
    let contested = Memo::new(move |_| app.contest_stands(id));
    move || {
        if !there.get() {
            let words = if app.is_loaded() { tr::canvas::gone() } else { tr::start::opening() };
            return view! {
                <PageHead title=tr::canvas::gone_title() back=(Route::Canvases.href(), tr::canvas::all())/>
                <p>{words}</p>
            }
            .into_any();
        }
        view! {
            <PageHead title=tr::canvas::a_template() back=(Route::Canvases.href(), tr::canvas::all())/>
            {move || contested.get().then(|| view! { <Contested id/> })}
            <Clashes id/>
            <Typed id text=Template::TITLE label=tr::canvas::title_label() lines=Lines::Title/>
            <button
                class="button"
                type="button"
                data-variant="primary"
                on:click=move |_| start_own(app, id)
            >
                <Icon name="plus"/>
                {tr::canvas::begin()}
            </button>
            <BinButton id then=Route::Canvases.href()/>
        }
        .into_any()
    }
}
