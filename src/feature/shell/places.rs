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
        (Route::Home, "home", tr::shell::home(), None),
        (Route::Aims, "target", tr::shell::aims(), None),
        (Route::Notes, "message", tr::shell::notes(), None),
        (Route::Canvases, "layout-grid", tr::shell::canvases(), None),
        (Route::Us, "users", tr::shell::us(), Some("rail")),
        (Route::Find, "search", tr::shell::find(), Some("rail")),
        (Route::Share, "share", tr::shell::share(), Some("rail")),
        (Route::Settings, "settings", tr::shell::settings(), Some("rail")),
        (Route::More, "more", tr::shell::more(), Some("bar")),
    ];
    let links = places.map(|(place, icon, words, only)| {
        let current = move || is_at(place, route.get()).then_some("page");
        view! {
            <li data-only=only>
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

/// Whether a place is where we are. The bar has no room for some: there they belong to "More".
fn is_at(place: Route, route: Route) -> bool {
    let home = home_of(route);
    let in_more = matches!(
        home,
        Route::Us
            | Route::Find
            | Route::Share
            | Route::History
            | Route::Copies
            | Route::Settings
            | Route::Bin
            | Route::Shelf
    );
    home == place || (place == Route::More && in_more)
}

/// The place that a route belongs to.
const fn home_of(route: Route) -> Route {
    match route {
        Route::Aims | Route::Aim(_) | Route::AimSheet(_) | Route::FirstAim => Route::Aims,
        Route::Us => Route::Us,
        Route::Find => Route::Find,
        Route::Notes | Route::NewNote | Route::Note(_) => Route::Notes,
        Route::Canvases | Route::Canvas(..) | Route::Template(_) => Route::Canvases,
        Route::Share | Route::Finish => Route::Share,
        Route::Settings => Route::Settings,
        Route::More => Route::More,
        Route::History | Route::Past(_) => Route::History,
        Route::Copies => Route::Copies,
        Route::Bin => Route::Bin,
        Route::Shelf => Route::Shelf,
        Route::Home | Route::Settle | Route::Start | Route::Nowhere => Route::Home,
    }
}
