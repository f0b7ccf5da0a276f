//! A zone of hands: each says yes, not yet or no to words that stand in another zone.

use leptos::prelude::*;
use workbook_core::command::{Command, Said, Slot};
use workbook_core::record::{Answer, Card};
use workbook_core::stamp::Seat;
use workbook_core::view::{self, Agreement, Hand, ZoneView};

use super::sheet::Sheet;
use crate::i18n::{tr, words};
use crate::parts::Clashes;
use crate::state::App;
use crate::ui::{Hands, Icon, Mark};

/// Both hands and the words they lie on.
#[component]
pub(super) fn Yes(
    /// The zone.
    zone: ZoneView,
) -> impl IntoView {
    let app = App::here();
    let canvas = Sheet::here().canvas;
    let about = app.agreed_text(canvas, &zone);
    let zone = StoredValue::new(zone);
    let hands = Memo::new(move |_| zone.with_value(|zone| app.hands_in_zone(canvas, zone)));
    let pictures = Signal::derive(move || hands.get().map(words::hand_picture));
    let text = Memo::new(move |_| app.text(about, Card::TEXT.field));
    let state = move || match view::agreement_of(hands.get()) {
        Agreement::Shared => tr::canvas::both_said_yes().to_owned(),
        other => words::agreement(other, |seat| app.name(seat)),
    };
    let rows = Seat::PAIR.map(|seat| {
        let hand = Signal::derive(move || {
            let [patient, professional] = hands.get();
            if seat == Seat::Patient { patient } else { professional }
        });
        view! { <Row zone=zone.get_value() seat hand/> }
    });
    view! {
        <div class="card agreement">
            <Hands answers=pictures size="large"/>
            <div class="stack" data-gap="small">
                <p class="agreement-state" dir="auto">
                    <strong>{state}</strong>
                </p>
                {move || {
                    let text = text.get();
                    if text.trim().is_empty() {
                        return view! { <p class="soft">{tr::canvas::nothing_to_agree()}</p> }.into_any();
                    }
                    view! {
                        <blockquote class="zone-words" dir="auto">
                            {text}
                        </blockquote>
                    }
                        .into_any()
                }}
            </div>
            <div class="agreement-answers">{rows.collect_view()}</div>
        </div>
    }
}

/// One person's hand: buttons on their own turn, else only what they said.
#[component]
fn Row(zone: ZoneView, seat: Seat, hand: Signal<Hand>) -> impl IntoView {
    let app = App::here();
    let canvas = Sheet::here().canvas;
    let slot = Slot::Hand(seat);
    let card = slot.id(canvas, &zone.key);
    let key = StoredValue::new(zone.key);
    let label = format!("hand-{card}");
    let labelled = label.clone();
    let mine = Memo::new(move |_| app.seat().speaks_for(seat) && app.read_only().is_none());
    let answer = move |answer: Answer, given: Hand| {
        // Pressing the same answer again takes it back.
        let said = Said::Answer((hand.get_untracked() != given).then_some(answer));
        let zone = key.get_value();
        if app.told(app.dispatch(&Command::Fill { canvas, zone, slot, said })).is_some() {
            app.say(words::hand(hand.get_untracked()));
        }
    };
    let button = move |given: Hand, value: Answer, icon: Option<&'static str>, words| {
        view! {
            <button
                class="button"
                type="button"
                aria-pressed=move || (hand.get() == given).to_string()
                on:click=move |_| answer(value, given)
            >
                {icon.map(|name| view! { <Icon name/> })}
                {words}
            </button>
        }
    };
    view! {
        <div class="answer" data-seat=seat.name() role="group" aria-labelledby=labelled>
            <p class="by" id=label>
                <Mark seat=seat.name() letters=Signal::derive(move || app.letters(seat))/>
                " "
                <strong dir="auto">{move || app.name(seat)}</strong>
                " "
                <span>{move || words::hand(hand.get())}</span>
            </p>
            {move || {
                mine.get()
                    .then(|| {
                        view! {
                            <div class="answer-buttons">
                                {button(Hand::Yes, Answer::Agree, Some("check"), tr::aims::say_yes())}
                                {button(Hand::NotYet, Answer::NotYet, None, tr::aims::say_not_yet())}
                                {button(Hand::No, Answer::Disagree, None, tr::aims::say_no())}
                            </div>
                        }
                    })
            }}
            <Clashes id=card/>
        </div>
    }
}
