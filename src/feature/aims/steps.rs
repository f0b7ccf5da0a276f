//! The steps towards an aim: who promised what.

use leptos::prelude::*;
use workbook_core::command::{Command, New};
use workbook_core::id::RecordId;
use workbook_core::record::{AimId, Record, Step, StepStatus};

use super::step::StepItem;
use crate::i18n::tr;
use crate::parts::AddLine;
use crate::platform::random;
use crate::state::App;
use crate::ui::{Each, Part};

#[component]
pub(super) fn Steps(
    /// The aim.
    id: AimId,
) -> impl IntoView {
    let app = App::here();
    let steps = Memo::new(move |_| app.children(id.0, Step::KIND));
    let state = Signal::derive(move || {
        let all = steps.get();
        let done = |id: &&RecordId| {
            app.record::<Step>(**id).is_some_and(|step| step.status == Some(StepStatus::Done))
        };
        match all.len() {
            0 => String::new(),
            some => {
                tr::aims::done_of(&some.to_string(), &all.iter().filter(done).count().to_string())
            }
        }
    });
    let add = Callback::new(move |text: String| {
        let record = RecordId::new(random::random_u128());
        let step = Step { parent: Some(id.0), text, ..Step::default() };
        app.dispatch(&Command::Add(New::of(record, &step)))
    });
    view! {
        <Part id="part-steps" title=tr::aims::part_steps() state>
            <p class="soft">{tr::aims::steps_lead()}</p>
            <ul class="items" role="list">
                <Each keys=steps let(id)>
                    <StepItem id siblings=steps/>
                </Each>
            </ul>
            <AddLine id="add-step" label=tr::aims::new_step() button=tr::aims::add_step() limit=Step::TEXT.limit add/>
        </Part>
    }
}
