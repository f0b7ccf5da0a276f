//! What came of a note, and what changed: "You said – we did".

use leptos::prelude::*;
use workbook_core::id::RecordId;
use workbook_core::record::{Note, Outcome, Record};

use crate::i18n::{choices, tr};
use crate::parts::{Chosen, ChosenField, Typed, Whose};
use crate::ui::Lines;

const OUTCOME: ChosenField = ChosenField { kind: Note::KIND, name: "outcome" };

/// What came of the note, for either to say.
#[component]
pub(super) fn OutcomePanel(
    /// The note.
    id: RecordId,
    /// What it holds.
    note: Memo<Note>,
) -> impl IntoView {
    // What was written of a change stays in sight, whatever is chosen later.
    let changed = Memo::new(move |_| {
        note.with(|note| note.outcome == Some(Outcome::Changed) || !note.changed.trim().is_empty())
    });
    let options = choices::options::<Outcome>();
    view! {
        <section class="section" aria-labelledby="outcome-title">
            <h2 id="outcome-title">{tr::notes::outcome_title()}</h2>
            <Chosen id field=OUTCOME label=tr::notes::outcome() options/>
            {move || changed.get().then(|| view! { <SaidDid id note/> })}
        </section>
    }
}

/// What was said beside what was done.
#[component]
fn SaidDid(id: RecordId, note: Memo<Note>) -> impl IntoView {
    let by = Memo::new(move |_| note.with(|note| note.by));
    view! {
        <section class="card" aria-labelledby="said-did">
            <h3 id="said-did">{tr::notes::said_did()}</h3>
            <div class="sides">
                <div class="stack" data-gap="small">
                    {move || by.get().map(|seat| view! { <Whose seat after=String::new()/> })}
                    <blockquote class="note-words" dir="auto">
                        {move || note.with(|note| note.text.clone())}
                    </blockquote>
                </div>
                <Typed id text=Note::CHANGED label=tr::notes::what_changed() lines=Lines::Several(2)/>
            </div>
        </section>
    }
}
