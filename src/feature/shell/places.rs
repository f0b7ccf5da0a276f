//! The places of a workbook: a rail in landscape, a bar below in portrait.

use leptos::prelude::*;

use crate::i18n::tr;
use crate::route::Route;
use crate::ui::Icon;

#[component]
pub(super) fn PlacesNav(
    /// Where we are.
    route: RwSignal<Route>,
) -> impl IntoView {
    let places = [
        (Route::Home, "home", tr::shell::home()),
        (Route::Aims, "target", tr::shell::aims()),
        (Route::Share, "share", tr::shell::share()),
        (Route::Settings, "settings", tr::shell::settings()),
    ];
    let links = places.map(|(place, icon, words)| {
        let current = move || (home_of(route.get()) == place).then_some("page");
        view! {
            <li>
                <a class="place" href=place.href() aria-current=current>
                    <Icon name=icon/>
                    <span>{words}</span>
                </a>
            </li>
        }
    });
    view! {
        <nav class="places" aria-label=tr::shell::places()>
            <ul class="places-list" role="list">
                {links.collect_view()}
            </ul>
        </nav>
    }
}

/// The place in the bar that a route belongs to.
const fn home_of(route: Route) -> Route {
    match route {
        Route::Aims | Route::Aim(_) | Route::Bin | Route::FirstAim => Route::Aims,
        Route::Share => Route::Share,
        Route::Settings => Route::Settings,
        Route::Home | Route::Start | Route::Nowhere => Route::Home,
    }
}
