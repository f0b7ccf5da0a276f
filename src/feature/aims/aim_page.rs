//! One aim: its title, both voices, the two hands, and what waits to be settled.

use leptos::prelude::*;
use workbook_core::command::Command;
use workbook_core::record::{Aim, AimId};

use super::agreement::AgreementPanel;
use super::barriers::Barriers;
use super::good::Good;
use super::ladder::Ladder;
use super::ready::Ready;
use super::scores::Scores;
use super::standing::Standing;
use super::steps::Steps;
use super::voices::Voices;
use crate::i18n::tr;
use crate::parts::{BinButton, Clashes, Contested, Links, MayChange, Typed};
use crate::route::Route;
use crate::state::App;
use crate::ui::{Icon, Lines, PageHead};

/// The page of one aim.
#[component]
pub fn AimPage(
    /// The aim.
    id: AimId,
) -> impl IntoView {
    let app = App::here();
    let there = Memo::new(move |_| app.aim(id).is_some());
    move || {
        if there.get() {
            return view! { <Present id/> }.into_any();
        }
        let words = if app.is_loaded() { tr::aims::gone() } else { tr::start::opening() };
        view! {
            <PageHead title=tr::aims::gone_title() back=(Route::Aims.href(), tr::aims::all())/>
            <p>{words}</p>
        }
        .into_any()
    }
}

#[component]
fn Present(id: AimId) -> impl IntoView {
    let app = App::here();
    let look = Memo::new(move |_| app.aim(id));
    // The title itself stands in its field just below.
    let heading = Signal::derive(move || {
        let main = app.workbook().focus == Some(id);
        (if main { tr::aims::our_main_aim() } else { tr::aims::one() }).to_owned()
    });
    let contested = Memo::new(move |_| look.with(|l| l.as_ref().is_some_and(|l| l.contested)));
    view! {
        <PageHead title=heading back=(Route::Aims.href(), tr::aims::all())/>
        {move || contested.get().then(|| view! { <Contested id=id.0/> })}
        <Clashes id=id.0/>
        <MayChange id=id.0/>
        <div class="aim-title-field">
            <Typed id=id.0 text=Aim::TITLE label=tr::aims::title_label() lines=Lines::Title/>
        </div>
        <AgreementPanel id/>
        <Voices id/>
        <div class="parts">
            <Good id/>
            <Ladder id/>
            <Scores id/>
            <Ready id/>
            <Barriers id/>
            <Steps id/>
            <Standing id/>
        </div>
        <Links id=id.0/>
        <Foot id/>
    }
}

/// What can be done with the aim as a whole.
#[component]
fn Foot(id: AimId) -> impl IntoView {
    let app = App::here();
    let is_focus = Memo::new(move |_| app.workbook().focus == Some(id));
    let toggle_focus = move |_| {
        let target = (!is_focus.get_untracked()).then_some(id);
        if app.told(app.dispatch(&Command::Focus(target))).is_some() {
            app.say(target.map_or_else(tr::aims::focus_unset, |_| tr::aims::focus_set()));
        }
    };
    view! {
        <div class="aim-foot">
            <button
                class="button"
                type="button"
                data-variant="quiet"
                aria-pressed=move || is_focus.get().to_string()
                on:click=toggle_focus
            >
                <Icon name="star"/>
                {tr::aims::our_main_aim()}
            </button>
            <a class="button" data-variant="quiet" href=Route::AimSheet(id).href()>
                <Icon name="printer"/>
                {tr::aims::as_sheet()}
            </a>
            <BinButton id=id.0 label=tr::aims::bin_aim() then=Route::Aims.href()/>
        </div>
    }
}
