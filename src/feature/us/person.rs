//! One person's side of a group: fields on their own turn, else their words to read.

use leptos::prelude::*;
use workbook_core::id::RecordId;
use workbook_core::record::{Need, Person, Record, Text};
use workbook_core::stamp::Seat;

use crate::i18n::{choices, tr};
use crate::parts::{ChosenField, Ticked, Topic, Typed, TypedMore};
use crate::state::App;
use crate::ui::{Lines, Mark};

const NEEDS: ChosenField = ChosenField { kind: Person::KIND, name: "needs" };
/// Texts up to this limit are a few words on one line.
const ONE_LINE: usize = 40;

/// What a person said to a topic; wakes the caller when that changes.
pub(super) fn said(app: App, id: RecordId, topic: Topic) -> Vec<(&'static str, String)> {
    let needs = app.record::<Person>(id).unwrap_or_default().needs;
    topic.said(&needs, |field| app.text(id, field))
}

#[component]
pub(super) fn Side(
    /// Whose side.
    seat: Seat,
    /// The person's record.
    id: RecordId,
    /// Which group.
    topic: Topic,
) -> impl IntoView {
    let app = App::here();
    let mine = Memo::new(move |_| app.seat().speaks_for(seat) && app.read_only().is_none());
    let body = move || {
        if mine.get() {
            view! { <Write id topic/> }.into_any()
        } else {
            view! { <Read seat id topic/> }.into_any()
        }
    };
    view! {
        <div class="voice" data-seat=seat.name() role="group" aria-label=move || topic.of(&app.name(seat))>
            <h3 class="voice-head">
                <Mark seat=seat.name() letters=Signal::derive(move || app.letters(seat))/>
                <span>
                    <span dir="auto">{move || app.name(seat)}</span>
                    " "
                    <span class="soft small" dir="auto">
                        {move || app.person(seat).role}
                    </span>
                </span>
            </h3>
            <div class="us-fields">{body}</div>
        </div>
    }
}

#[component]
fn Write(id: RecordId, topic: Topic) -> impl IntoView {
    let needs = (topic == Topic::Talk).then(|| {
        view! { <Ticked id field=NEEDS label=tr::us::needs() options={choices::options::<Need>()}/> }
    });
    let field = |(text, label): (Text, &'static str)| {
        let lines = if text.limit > ONE_LINE { Lines::Several(2) } else { Lines::One };
        let hint = (text == Person::PRONOUNS).then(tr::us::pronouns_hint);
        view! { <Typed id text label lines more=TypedMore { hint, ..TypedMore::default() }/> }
    };
    view! {
        {needs}
        {topic.texts().into_iter().map(field).collect_view()}
    }
}

#[component]
fn Read(seat: Seat, id: RecordId, topic: Topic) -> impl IntoView {
    let app = App::here();
    move || {
        let said = said(app, id, topic);
        if said.is_empty() {
            return view! { <p class="soft" dir="auto">{tr::us::nothing_yet(&app.name(seat))}</p> }
                .into_any();
        }
        let row = |(label, words): (&'static str, String)| {
            view! {
                <div>
                    <dt>{label}</dt>
                    <dd dir="auto">{words}</dd>
                </div>
            }
        };
        view! { <dl class="us-said">{said.into_iter().map(row).collect_view()}</dl> }.into_any()
    }
}
