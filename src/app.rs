//! The root: opens the workbook, reads the address, and mounts the tree.
//! The tree is mounted anew when the language changes, so a text is a plain value.

use leptos::prelude::*;
use leptos::task::spawn_local;

use workbook_core::id::BookId;

use crate::feature::{
    aims, bin, canvas, copies, find, finish, history, home, lock, more, notes, settings, settle,
    share, shelf, shell, start, us,
};
use crate::i18n::tr;
use crate::platform::{handed, page, timer, update};
use crate::route::Route;
use crate::state::{App, Phase};

/// Mounts the app in the page.
pub fn mount() {
    leptos::mount::mount_to(page::app_root(), Root).forget();
    timer::idle(|| page::set_fonts("ready"));
}

#[component]
fn Root() -> impl IntoView {
    let app = App::new();
    provide_context(app);
    let route = RwSignal::new(Route::read(&page::hash()));
    provide_context(route);
    provide_context(notes::Kept::new());
    page::on_hash(move |hash| {
        let new = Route::read(&hash);
        if new != route.get_untracked() {
            page::blur();
            route.set(new);
        }
    })
    .keep();
    app.open(&route.get_untracked().records());
    let hand_in = move |file| {
        app.handed().set(Some(file));
        page::set_hash(&Route::Share.href());
    };
    handed::on_opened_with(hand_in);
    spawn_local(async move { handed::take_shared().await.into_iter().for_each(hand_in) });
    app.update_ready().set(update::update_is_ready());
    update::on_update_ready(move || app.update_ready().set(true)).keep();

    let lang = Memo::new(move |_| app.prefs().lang);
    move || {
        // Read, not only tracked: a memo that nobody reads listens to nothing.
        let _ = lang.get();
        view! { <Places route/> }
    }
}

/// The shell around the present place, or the first start where there is no workbook.
#[component]
fn Places(
    /// Where we are.
    route: RwSignal<Route>,
) -> impl IntoView {
    let app = App::here();
    // A place is made anew for another workbook: nothing of the one before may stay in it.
    let phase = Memo::new(move |_| app.phase());
    let open = Memo::new(move |_| matches!(phase.get(), Phase::Open(_)));
    let place = Memo::new(move |_| route.get());
    // A new workbook is started beside the open one, not in it.
    let inside = Memo::new(move |_| open.get() && place.get() != Route::Start);
    let practice = Memo::new(move |_| app.is_practice() && route.get() != Route::Start);
    let kept = expect_context::<notes::Kept>();
    Effect::new(move |_| kept.go_by(phase.get()));
    // A lock stands before everything: what else can be done there is gone to from it.
    Effect::new(move |before: Option<bool>| {
        let locked = matches!(phase.get(), Phase::Locked(_));
        let beside = [Route::Start, Route::Share, Route::Settings];
        if locked && before != Some(true) && beside.contains(&place.get_untracked()) {
            page::set_hash(&Route::Home.href());
        }
        locked
    });
    Effect::new(move |before: Option<Route>| {
        let now = place.get();
        let app_name = tr::common::app_name();
        if matches!(phase.get(), Phase::Locked(_)) {
            page::set_title(&format!("{} – {app_name}", tr::lock::locked_title()));
            return now;
        }
        page::set_title(&if practice.get() {
            format!("{} – {} – {app_name}", title(now), tr::practice::word())
        } else {
            format!("{} – {app_name}", title(now))
        });
        if before.is_some_and(|before| before != now) {
            timer::next_frame(|| {
                page::scroll_to(0.0);
                // A hand may have been quicker.
                if page::nothing_has_focus() {
                    page::focus("h1");
                }
            });
        }
        now
    });
    view! {
        <shell::Shell route open=inside practice>
            {move || {
                match phase.get() {
                    Phase::Opening => view! { <start::Opening/> }.into_any(),
                    Phase::Open(_) => within(place.get()),
                    Phase::Locked(book) => before(place.get(), book),
                    Phase::NoBook => without(place.get()),
                }
            }}
        </shell::Shell>
    }
}

/// The places of an open workbook.
fn within(route: Route) -> AnyView {
    match route {
        Route::Home => view! { <home::Home/> }.into_any(),
        Route::Start => view! { <start::Names/> }.into_any(),
        Route::FirstAim => view! { <start::FirstAim/> }.into_any(),
        Route::Aims => view! { <aims::Aims/> }.into_any(),
        Route::Aim(id) => view! { <aims::AimPage id/> }.into_any(),
        Route::AimSheet(id) => view! { <aims::AimSheet id/> }.into_any(),
        Route::Us => view! { <us::Us/> }.into_any(),
        Route::Find => view! { <find::Find/> }.into_any(),
        Route::More => view! { <more::More/> }.into_any(),
        Route::Notes => view! { <notes::Notes/> }.into_any(),
        Route::NewNote => view! { <notes::NewNote/> }.into_any(),
        Route::Note(id) => view! { <notes::NotePage id/> }.into_any(),
        Route::Canvases => view! { <canvas::Gallery/> }.into_any(),
        Route::Canvas(id, seen) => view! { <canvas::CanvasPage id seen/> }.into_any(),
        Route::Template(id) => view! { <canvas::TemplatePage id/> }.into_any(),
        Route::History => view! { <history::History/> }.into_any(),
        Route::Past(id) => view! { <history::Past id/> }.into_any(),
        Route::Copies => view! { <copies::Copies/> }.into_any(),
        Route::Settle => view! { <settle::Settle/> }.into_any(),
        Route::Bin => view! { <bin::Bin/> }.into_any(),
        Route::Share => view! { <share::Share/> }.into_any(),
        Route::Shelf => view! { <shelf::Shelf/> }.into_any(),
        Route::Finish => view! { <finish::Finish/> }.into_any(),
        Route::Settings => view! { <settings::Settings/> }.into_any(),
        Route::Nowhere => view! { <start::Nowhere/> }.into_any(),
    }
}

/// What stands before a locked workbook.
fn before(route: Route, book: BookId) -> AnyView {
    if route == Route::Start {
        view! { <start::Names/> }.into_any()
    } else if route == Route::Share {
        view! { <share::OpenOnly/> }.into_any()
    } else if route == Route::Settings {
        view! { <settings::Settings/> }.into_any()
    } else {
        view! { <lock::LockScreen book/> }.into_any()
    }
}

/// The places where there is no workbook yet.
fn without(route: Route) -> AnyView {
    match route {
        Route::Start => view! { <start::Names/> }.into_any(),
        Route::Share => view! { <share::OpenOnly/> }.into_any(),
        Route::Settings => view! { <settings::Settings/> }.into_any(),
        Route::Home => view! { <start::Doors missing=false/> }.into_any(),
        // Somebody comes back to a place in a workbook that is not here any more.
        Route::FirstAim
        | Route::Aims
        | Route::Aim(_)
        | Route::AimSheet(_)
        | Route::Us
        | Route::Find
        | Route::More
        | Route::Notes
        | Route::NewNote
        | Route::Note(_)
        | Route::Canvases
        | Route::Canvas(..)
        | Route::Template(_)
        | Route::History
        | Route::Past(_)
        | Route::Copies
        | Route::Settle
        | Route::Bin
        | Route::Shelf
        | Route::Finish
        | Route::Nowhere => view! { <start::Doors missing=true/> }.into_any(),
    }
}

/// The page title of a place: neutral, never the words of a patient.
fn title(route: Route) -> &'static str {
    match route {
        Route::Home => tr::shell::home(),
        Route::Start | Route::FirstAim => tr::start::start_door(),
        Route::Aims | Route::Aim(_) | Route::AimSheet(_) => tr::shell::aims(),
        Route::Us => tr::shell::us(),
        Route::Find => tr::shell::find(),
        Route::More => tr::shell::more(),
        Route::Notes | Route::NewNote | Route::Note(_) => tr::shell::notes(),
        Route::Canvases | Route::Canvas(..) | Route::Template(_) => tr::shell::canvases(),
        Route::History | Route::Past(_) => tr::history::title(),
        Route::Copies => tr::copies::title(),
        Route::Settle => tr::settle::title(),
        Route::Bin => tr::bin::title(),
        Route::Share => tr::shell::share(),
        Route::Shelf => tr::shelf::title(),
        Route::Finish => tr::lock::finish(),
        Route::Settings => tr::shell::settings(),
        Route::Nowhere => tr::start::nowhere_title(),
    }
}
