//! One zone with its heading, and what it holds by its kind. The same parts serve a step and the list
//! of all zones.

use leptos::prelude::*;
use workbook_core::record::ZoneSort;
use workbook_core::view::ZoneView;

use super::arrows::Arrows;
use super::cards::Cards;
use super::cover::CoverBar;
use super::feelings::Feelings;
use super::rungs::Rungs;
use super::scale::Scales;
use super::sheet::Sheet;
use super::texts::Texts;
use super::words::{who, zone_prompt, zone_title};
use super::yes::Yes;
use crate::state::App;

/// A zone in the list of all zones.
#[component]
pub(super) fn ZoneSection(
    /// Its key.
    zone: String,
) -> impl IntoView {
    let app = App::here();
    let filled = Sheet::here().filled(zone.clone());
    let view = Memo::new(move |_| filled.with(|filled| filled.as_ref().map(|f| f.zone.clone())));
    let labelled = format!("zone-{zone}");
    let id = labelled.clone();
    let title = move || view.with(|zone| zone.as_ref().map(|zone| zone_title(app, zone)));
    let ask = move || view.with(|zone| zone.as_ref().map(|zone| zone_prompt(app, zone)));
    let by = move || view.with(|zone| zone.as_ref().and_then(|zone| who(app, zone)));
    view! {
        <section class="zone" aria-labelledby=labelled>
            <div class="zone-head">
                <h2 class="zone-title" id=id dir="auto">
                    {title}
                </h2>
                <p class="zone-ask" dir="auto">
                    {ask}
                </p>
                <p class="soft small" dir="auto">
                    {by}
                </p>
            </div>
            <ZoneBody zone/>
        </section>
    }
}

/// What a zone holds.
#[component]
pub(super) fn ZoneBody(
    /// Its key.
    zone: String,
) -> impl IntoView {
    let filled = Sheet::here().filled(zone);
    let view = Memo::new(move |_| filled.with(|filled| filled.as_ref().map(|f| f.zone.clone())));
    // Made anew when the zone itself changes, not when a card does.
    move || {
        let zone = view.get()?;
        let blind = zone.blind.then(|| view! { <CoverBar zone=zone.key.clone()/> });
        let body = body(zone);
        Some(view! {
            {blind}
            {body}
        })
    }
}

fn body(zone: ZoneView) -> AnyView {
    match zone.sort {
        ZoneSort::Text => view! { <Texts zone/> }.into_any(),
        ZoneSort::Scale => view! { <Scales zone/> }.into_any(),
        ZoneSort::Ladder => view! { <Rungs zone/> }.into_any(),
        ZoneSort::Hands => view! { <Yes zone/> }.into_any(),
        ZoneSort::Line => view! { <Feelings zone/> }.into_any(),
        ZoneSort::Arrows => {
            let key = zone.key.clone();
            view! {
                <Cards zone/>
                <Arrows zone=key/>
            }
            .into_any()
        }
        ZoneSort::Cards | ZoneSort::Grid | ZoneSort::Newer => view! { <Cards zone/> }.into_any(),
    }
}
