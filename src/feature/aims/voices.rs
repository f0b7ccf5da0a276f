//! Two equal voices side by side, and the joint words below them.

use leptos::prelude::*;
use workbook_core::record::{Aim, AimId};
use workbook_core::stamp::Seat;

use crate::i18n::tr;
use crate::parts::{Typed, TypedMore};
use crate::state::App;
use crate::ui::{Lines, Mark};

#[component]
pub(super) fn Voices(
    /// The aim.
    id: AimId,
) -> impl IntoView {
    view! {
        <section class="section" aria-labelledby="voices-title">
            <h2 id="voices-title">{tr::aims::voices()}</h2>
            <div class="sides">
                <Voice id seat=Seat::Patient/>
                <Voice id seat=Seat::Professional/>
            </div>
            <Voice id seat=Seat::Both/>
        </section>
    }
}

/// One voice: a field on that seat's turn, else the words to read.
#[component]
fn Voice(id: AimId, seat: Seat) -> impl IntoView {
    let app = App::here();
    let text = Memo::new(move |_| app.text(id.0, Aim::words(seat).field));
    let title = Signal::derive(move || match seat {
        Seat::Patient | Seat::Professional => tr::aims::words_of(&app.name(seat)),
        Seat::Both => tr::aims::words_joint().to_owned(),
    });
    // The joint words are the pair's: whoever holds the tablet writes them for both.
    let mine = Memo::new(move |_| seat == Seat::Both || app.seat().speaks_for(seat));
    let heading = format!("voice-{}", seat.name());
    let labelled = heading.clone();
    let body = move || {
        if mine.get() && app.read_only().is_none() {
            let lines = Lines::Several(if seat == Seat::Both { 3 } else { 4 });
            let more = TypedMore { under_heading: true, ..TypedMore::default() };
            return view! {
                <Typed id=id.0 text=Aim::words(seat) label=title lines more/>
            }
            .into_any();
        }
        if text.with(|text| text.trim().is_empty()) {
            return view! {
                <p class="voice-text" data-empty>
                    {tr::aims::nothing_yet()}
                </p>
            }
            .into_any();
        }
        view! {
            <p class="voice-text" dir="auto">
                {text}
            </p>
        }
        .into_any()
    };
    view! {
        <section class="voice" data-seat=seat.name() aria-labelledby=labelled>
            <h3 class="voice-head" id=heading>
                <Mark seat=seat.name() letters=Signal::derive(move || app.letters(seat))/>
                <span dir="auto">{title}</span>
            </h3>
            {body}
        </section>
    }
}
