//! The front page of a workbook: the main aim, what waits, what is new, the last copy outside this tablet.

mod copy;
mod news;
mod practice;
mod waits;

use leptos::prelude::*;
use workbook_core::record::AimId;

use crate::i18n::{tr, words};
use crate::parts::Waiting;
use crate::route::Route;
use crate::state::App;
use crate::ui::{Hands, Icon, PageHead};

use copy::{ClockNotice, DamagedNotice, LastCopy};
use news::News;
use practice::Tries;
use waits::Waits;

/// The front page.
#[component]
pub fn Home() -> impl IntoView {
    let app = App::here();
    let title = Signal::derive(move || {
        let title = app.workbook().title;
        if title.trim().is_empty() { tr::common::app_name().to_owned() } else { title }
    });
    let focus = Memo::new(move |_| app.workbook().focus.filter(|id| app.aim(*id).is_some()));
    let no_aims = Memo::new(move |_| app.is_loaded() && app.aims().is_empty());
    let practice = Memo::new(move |_| app.is_practice());
    let main = move || match focus.get() {
        Some(id) => view! { <FocusAim id/> }.into_any(),
        None if no_aims.get() => view! {
            <div class="empty">
                <h2>{tr::home::begin_title()}</h2>
                <p>{tr::home::begin_words()}</p>
                <a class="button" data-variant="primary" href=Route::FirstAim.href()>
                    {tr::aims::write_first()}
                </a>
            </div>
        }
        .into_any(),
        None => view! {
            <section class="card" data-look="flat">
                <p>{tr::home::no_focus()}</p>
                <p>
                    <a class="button" data-variant="primary" href=Route::Aims.href()>
                        <Icon name="target"/>
                        {tr::home::see_aims()}
                    </a>
                </p>
            </section>
        }
        .into_any(),
    };
    view! {
        <PageHead title lead=tr::home::lead()/>
        <DamagedNotice/>
        <ClockNotice/>
        {move || practice.get().then(|| view! { <Tries/> }.into_any())}
        {main}
        <Waits focus/>
        // Made-up words are no news and need no copy.
        {move || (!practice.get()).then(|| view! { <News/><Waiting/><LastCopy/> }.into_any())}
        <p>
            <a class="link" href=Route::Shelf.href()>
                <Icon name="book"/>
                {tr::shelf::title()}
            </a>
        </p>
    }
}

/// The aim that is pinned everywhere.
#[component]
fn FocusAim(id: AimId) -> impl IntoView {
    let app = App::here();
    let look = Memo::new(move |_| app.aim(id));
    // In the practice, what can be tried comes first.
    let variant = move || (!app.is_practice()).then_some("primary");
    let title = move || {
        look.with(|look| look.as_ref().map(|look| look.aim.title.clone()))
            .filter(|title| !title.trim().is_empty())
            .unwrap_or_else(|| tr::aims::untitled().to_owned())
    };
    let hands = Signal::derive(move || {
        look.with(|look| look.as_ref().map_or(["none"; 2], |l| l.hands.map(words::hand_picture)))
    });
    let state = move || {
        look.with(|look| {
            look.as_ref().map(|look| words::agreement(look.agreement, |seat| app.name(seat)))
        })
    };
    view! {
        <section class="card focus-aim" aria-labelledby="focus-title">
            <p class="soft small">{tr::aims::our_main_aim()}</p>
            <h2 class="focus-aim-title" id="focus-title" dir="auto">
                {title}
            </h2>
            <p class="focus-aim-hands">
                <Hands answers=hands/>
                " "
                <span>{state}</span>
            </p>
            <a class="button" data-variant=variant href=Route::Aim(id).href()>
                {tr::home::open_focus()}
            </a>
        </section>
    }
}
