//! The ladder: five rungs in the pair's own words, written in the order 0, −1, +1, +2, −2, each
//! confirmed by both.

use leptos::prelude::*;
use workbook_core::command::{Asked, Command};
use workbook_core::record::{Aim, AimId, Answer, Rung};
use workbook_core::stamp::Seat;
use workbook_core::view::{self, Hand};

use crate::i18n::{tr, words};
use crate::parts::{Typed, TypedMore};
use crate::state::App;
use crate::ui::{Hands, Icon, Lines, Part};

#[component]
pub(super) fn Ladder(
    /// The aim.
    id: AimId,
) -> impl IntoView {
    let app = App::here();
    let state = Signal::derive(move || {
        let aim: Aim = app.record(id.0).unwrap_or_default();
        let said = |rung: &Rung| !aim.rung_words(*rung).trim().is_empty();
        match Rung::all().filter(said).count() {
            0 => String::new(),
            some => tr::aims::rungs_written(&some.to_string()),
        }
    });
    view! {
        <Part id="part-ladder" title=tr::aims::part_ladder() state>
            <p class="soft">{tr::aims::ladder_lead()}</p>
            <ol class="ladder" role="list">
                {Rung::all().rev().map(|rung| view! { <RungRow id rung/> }).collect_view()}
            </ol>
        </Part>
    }
}

/// One rung: its number and meaning, its words, and who said that it is right.
#[component]
fn RungRow(id: AimId, rung: Rung) -> impl IntoView {
    let app = App::here();
    // The rung to write next, and those that say something, stand open.
    let stage = Memo::new(move |_| {
        let aim: Aim = app.record(id.0).unwrap_or_default();
        let said = !aim.rung_words(rung).trim().is_empty();
        (said, view::next_rung(&aim) == Some(rung))
    });
    let open = Memo::new(move |was: Option<&bool>| {
        let (said, next) = stage.get();
        // A rung that is emptied while it is written does not close under the hand.
        said || next || was == Some(&true)
    });
    let label = Signal::derive(move || words::rung_title(rung).to_owned());
    // What comes later is not shown before it comes.
    move || {
        open.get().then(|| {
            let more = TypedMore { hint: Some(words::rung_hint(rung)), under_heading: true };
            view! {
                <li class="rung" data-next=move || stage.get().1.then_some("")>
                    <h3 class="rung-title">
                        <span class="rung-number">{words::rung_number(rung)}</span>
                        " "
                        {words::rung_title(rung)}
                    </h3>
                    <Typed id=id.0 text=Aim::rung(rung) label lines=Lines::Several(1) more/>
                    <Confirm id rung said=Signal::derive(move || stage.get().0)/>
                </li>
            }
        })
    }
}

/// Both hands on one rung, and the button of whoever writes.
#[component]
fn Confirm(id: AimId, rung: Rung, said: Signal<bool>) -> impl IntoView {
    let app = App::here();
    let hands = Memo::new(move |_| app.rung_hands(id, rung));
    let pictures = Signal::derive(move || hands.get().map(words::hand_picture));
    let state = move || match hands.get() {
        [Hand::Yes, Hand::Yes] => tr::aims::rung_right_both().to_owned(),
        [Hand::Yes, _] => tr::aims::rung_right_of(&app.name(Seat::Patient)),
        [_, Hand::Yes] => tr::aims::rung_right_of(&app.name(Seat::Professional)),
        [Hand::LookAgain, _] | [_, Hand::LookAgain] => tr::aims::rung_look_again().to_owned(),
        [_, _] => tr::aims::rung_not_confirmed().to_owned(),
    };
    let mine = move || {
        let [patient, professional] = hands.get().map(|hand| hand == Hand::Yes);
        match app.seat() {
            Seat::Patient => patient,
            Seat::Professional => professional,
            Seat::Both => patient && professional,
        }
    };
    let confirm = move |_| {
        let answer = (!untrack(mine)).then_some(Answer::Agree);
        let seat = untrack(|| app.seat());
        let asked = Asked::Rung(rung);
        let answered = app.dispatch(&Command::Answer { about: id, asked, seat, answer });
        if app.told(answered).is_some() {
            app.say(&untrack(state));
        }
    };
    move || {
        said.get().then(|| {
            view! {
                <div class="rung-foot">
                    <Hands answers=pictures/>
                    <span class="soft small" dir="auto">
                        {state}
                    </span>
                    <button
                        class="button"
                        type="button"
                        data-variant="quiet"
                        aria-pressed=move || mine().to_string()
                        aria-disabled=move || app.read_only().map(|_| "true")
                        on:click=confirm
                    >
                        <Icon name="check"/>
                        {tr::aims::rung_is_right()}
                    </button>
                </div>
            }
        })
    }
}
