//! The bar of a blind zone: who is in, and how it is shown.

use leptos::prelude::*;
use workbook_core::command::{Command, Cover};
use workbook_core::stamp::Seat;
use workbook_core::view::Shown;

use super::sheet::Sheet;
use super::words::other;
use crate::i18n::tr;
use crate::parts::{Passing, TurnFor};
use crate::state::App;
use crate::ui::Icon;

/// Says that what the other puts here is covered, and asks whether one's own is in.
#[component]
pub(super) fn CoverBar(
    /// The key of the zone.
    zone: String,
) -> impl IntoView {
    let sheet = Sheet::here();
    let filled = sheet.filled(zone.clone());
    let shown = Memo::new(move |_| filled.with(|f| f.as_ref().map_or(Shown::Open, |f| f.shown)));
    let zone = StoredValue::new(zone);
    move || match shown.get() {
        Shown::Open => ().into_any(),
        Shown::Revealed => view! {
            <p class="cover-open soft small">
                <Icon name="eye"/>
                {tr::canvas::is_shown()}
            </p>
        }
        .into_any(),
        Shown::Blind(ready) => view! {
            <TurnFor>
                <Blind zone=zone.get_value() ready/>
            </TurnFor>
        }
        .into_any(),
    }
}

#[component]
fn Blind(zone: String, ready: [bool; 2]) -> impl IntoView {
    let app = App::here();
    let canvas = Sheet::here().canvas;
    let filled = Sheet::here().filled(zone.clone());
    let covered = Memo::new(move |_| filled.with(|f| f.as_ref().map_or(0, |f| f.covered)));
    let zone = StoredValue::new(zone);
    let Passing(passing) = expect_context();
    let say = move |cover: Cover, words: &'static str| {
        let zone = zone.get_value();
        if app.told(app.dispatch(&Command::Cover { canvas, zone, cover })).is_some() {
            app.say(words);
        }
    };
    let [patient, professional] = ready;
    move || {
        let seat = app.seat();
        let (mine, theirs) = match seat {
            Seat::Patient => (patient, professional),
            Seat::Professional | Seat::Both => (professional, patient),
        };
        let name = app.name(other(seat));
        let words = match (mine, theirs, covered.get()) {
            (true, _, _) => tr::canvas::you_are_in(&name),
            (false, true, _) => tr::canvas::other_is_in(&name),
            (false, false, 0) => tr::canvas::blind_why(&name),
            (false, false, _) => tr::canvas::other_has_begun(&name),
        };
        let main = if mine {
            view! {
                <button class="button" type="button" data-variant="primary" on:click=move |_| passing.set(true)>
                    <Icon name="pass"/>
                    {tr::aims::pass_to(&name)}
                </button>
                <button
                    class="button"
                    type="button"
                    on:click=move |_| say(Cover::NotIn(seat), tr::canvas::taken_back())
                >
                    <Icon name="pencil"/>
                    {tr::canvas::not_yet_in()}
                </button>
            }
            .into_any()
        } else {
            let words = if theirs { tr::canvas::in_and_show() } else { tr::canvas::mine_is_in() };
            let said = if theirs { tr::canvas::is_shown() } else { tr::canvas::said_in() };
            view! {
                <button
                    class="button"
                    type="button"
                    data-variant="primary"
                    on:click=move |_| say(Cover::In(seat), said)
                >
                    <Icon name="check"/>
                    {words}
                </button>
            }
            .into_any()
        };
        view! {
            <div class="notice cover" data-tone="calm">
                <div class="notice-body">
                    <p dir="auto">{words}</p>
                    <div class="row">
                        {main}
                        <button
                            class="button"
                            type="button"
                            data-variant="quiet"
                            on:click=move |_| say(Cover::ShowNow, tr::canvas::is_shown())
                        >
                            <Icon name="eye"/>
                            {tr::canvas::show_now()}
                        </button>
                    </div>
                    <p class="soft small">{tr::canvas::hidden_not_secret()}</p>
                </div>
            </div>
        }
    }
}
