//! The two hands: each answers the present wording, on their own turn.

use leptos::prelude::*;
use workbook_core::command::{Asked, Command};
use workbook_core::record::{Acceptance, Aim, AimId, Answer, Priority, Record, Rung, Step};
use workbook_core::stamp::Seat;
use workbook_core::view::{Agreement, Hand};

use crate::i18n::{tr, words};
use crate::platform::page;
use crate::state::{AimLook, App};
use crate::ui::{Chips, Hands, Icon, Mark, part_head};

#[component]
pub(super) fn AgreementPanel(
    /// The aim.
    id: AimId,
) -> impl IntoView {
    let app = App::here();
    let look = Memo::new(move |_| app.aim(id));
    let hands = Memo::new(move |_| look.with(|l| l.as_ref().map_or([Hand::Open; 2], |l| l.hands)));
    let state = Memo::new(move |_| {
        look.with(|look| look.as_ref().map_or(Agreement::Open, |look| look.agreement))
    });
    let clash = Memo::new(move |_| look.with(|l| l.as_ref().is_some_and(AimLook::wording_clashes)));
    let bare = Memo::new(move |_| look.with(|l| l.as_ref().is_some_and(AimLook::says_nothing)));
    let pictures = Signal::derive(move || hands.get().map(words::hand_picture));
    let why = move || {
        if clash.get() {
            return tr::aims::settle_before_answer();
        }
        if bare.get() {
            return tr::aims::words_before_answer();
        }
        match state.get() {
            Agreement::Open => tr::aims::why_open(),
            Agreement::WaitingFor(_) => tr::aims::why_waiting(),
            Agreement::Shared => tr::aims::why_shared(),
            Agreement::LookAgain => tr::aims::why_look_again(),
            Agreement::NotShared => tr::aims::why_not_shared(),
        }
    };
    // An answer is given to words, and to one version of them.
    let locked = Memo::new(move |_| clash.get() || bare.get());
    let answers = Seat::PAIR
        .map(|seat| {
            let hand = Signal::derive(move || {
                let [patient, professional] = hands.get();
                if seat == Seat::Patient { patient } else { professional }
            });
            view! { <HandRow id seat hand locked/> }
        })
        .collect_view();
    view! {
        <section class="card agreement" aria-labelledby="hands-title">
            <Hands answers=pictures size="large"/>
            <div class="stack" data-gap="small">
                <h2 id="hands-title">{move || words::agreement(state.get(), |seat| app.name(seat))}</h2>
                <p class="soft">{why}</p>
            </div>
            <div class="agreement-answers">{answers}</div>
            <Next id state/>
        </section>
    }
}

/// What could come next once both said yes, while nothing of it is there.
#[component]
fn Next(id: AimId, state: Memo<Agreement>) -> impl IntoView {
    let app = App::here();
    let offers = Memo::new(move |_| {
        let aim: Aim = app.record(id.0).unwrap_or_default();
        let written = Rung::all().any(|rung| !aim.rung_words(rung).trim().is_empty());
        let bare = !written && app.children(id.0, Step::KIND).is_empty();
        bare && state.get() == Agreement::Shared
    });
    let offer = |part: &'static str, words: &'static str| {
        view! {
            <button
                class="button"
                type="button"
                data-variant="quiet"
                on:click=move |_| page::press(&part_head(part))
            >
                <Icon name="arrow-right"/>
                {words}
            </button>
        }
    };
    move || {
        offers.get().then(|| {
            view! {
                <div class="agreement-next">
                    <p>{tr::aims::what_next()}</p>
                    <div class="row">
                        {offer("part-ladder", tr::aims::next_ladder())} {offer("part-steps", tr::aims::next_step())}
                    </div>
                </div>
            }
        })
    }
}

/// One person's hand: buttons on their own turn, else only what they said.
#[component]
fn HandRow(
    id: AimId,
    seat: Seat,
    #[prop(into)] hand: Signal<Hand>,
    locked: Memo<bool>,
) -> impl IntoView {
    let app = App::here();
    let label = format!("answer-{}", seat.name());
    let labelled = label.clone();
    let my_turn = Memo::new(move |_| app.seat().speaks_for(seat) && app.read_only().is_none());
    let answer = move |answer: Answer, given: Hand| {
        // Pressing the same answer again takes it back.
        let answer = (hand.get_untracked() != given).then_some(answer);
        let asked = Asked::Wording;
        let answered = app.dispatch(&Command::Answer { about: id, asked, seat, answer });
        if app.told(answered).is_some() {
            app.say(words::hand(hand.get_untracked()));
        }
    };
    let button =
        move |given: Hand, value: Answer, icon: Option<&'static str>, label: &'static str| {
            view! {
                <button
                    class="button"
                    type="button"
                    aria-pressed=move || (hand.get() == given).to_string()
                    aria-disabled=move || locked.get().then_some("true")
                    on:click=move |_| answer(value, given)
                >
                    {icon.map(|name| view! { <Icon name=name/> })}
                    {label}
                </button>
            }
        };
    let choices = move || {
        if !my_turn.get() {
            let open = hand.get() == Hand::Open;
            let words = open.then(|| tr::aims::pass_to_answer(&app.name(seat)));
            return view! { <p class="soft small" dir="auto">{words}</p> }.into_any();
        }
        view! {
            <div class="answer-buttons">
                {button(Hand::Yes, Answer::Agree, Some("check"), tr::aims::say_yes())}
                {button(Hand::NotYet, Answer::NotYet, None, tr::aims::say_not_yet())}
                {button(Hand::No, Answer::Disagree, None, tr::aims::say_no())}
            </div>
        }
        .into_any()
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
            {choices}
            <First id seat/>
        </div>
    }
}

/// How soon the aim matters to one person: theirs to say, for both to see.
#[component]
fn First(id: AimId, seat: Seat) -> impl IntoView {
    let app = App::here();
    let priority = Memo::new(move |_| {
        app.record::<Acceptance>(Acceptance::id(id.0, seat)).and_then(|answer| answer.priority)
    });
    let my_turn = Memo::new(move |_| app.seat().speaks_for(seat) && app.read_only().is_none());
    let ranks = || Priority::all().zip([tr::aims::first(), tr::aims::second(), tr::aims::third()]);
    let rank = move || {
        let words = ranks().find(|(rank, _)| Some(*rank) == priority.get()).map(|(_, words)| words);
        words.map(|words| view! { <p class="soft small">{tr::aims::priority()} " " {words}</p> })
    };
    let pressed = Signal::derive(move || {
        priority.get().map(|rank| rank.get().to_string()).into_iter().collect::<Vec<_>>()
    });
    let press = Callback::new(move |value: String| {
        let wanted = value.parse().ok().and_then(|rank| Priority::new(rank).ok());
        let priority = wanted.filter(|_| priority.get_untracked() != wanted);
        app.told(app.dispatch(&Command::Rank { about: id, seat, priority }));
    });
    // What comes first is a question once there are two.
    let asks = Memo::new(move |_| app.aims().len() > 1 || priority.get().is_some());
    move || {
        if !my_turn.get() || !asks.get() {
            return view! { {rank} }.into_any();
        }
        let options = ranks().map(|(rank, words)| (rank.get().to_string(), words.to_owned()));
        view! {
            <Chips label=tr::aims::priority() options=options.collect() pressed on_press=press locked=false/>
        }
        .into_any()
    }
}
