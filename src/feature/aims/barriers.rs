//! What gets in the way of an aim, solved or not.

use leptos::prelude::*;
use workbook_core::command::{Command, New};
use workbook_core::id::RecordId;
use workbook_core::record::{AimId, Barrier, BarrierSort, Record};

use crate::i18n::{choices, tr};
use crate::parts::{AddLine, BinButton, Chosen, ChosenField, Clashes, Contested, Typed};
use crate::platform::random;
use crate::state::App;
use crate::ui::{Each, Lines, Part};

const SORT: ChosenField = ChosenField { kind: Barrier::KIND, name: "sort" };

#[component]
pub(super) fn Barriers(
    /// The aim.
    id: AimId,
) -> impl IntoView {
    let app = App::here();
    let barriers = Memo::new(move |_| app.children(id.0, Barrier::KIND));
    let state = Signal::derive(move || {
        let all = barriers.get();
        let solved = |id: &&RecordId| app.record::<Barrier>(**id).is_some_and(|b| b.solved);
        match all.len() {
            0 => String::new(),
            some => tr::aims::solved_of(
                &some.to_string(),
                &all.iter().filter(solved).count().to_string(),
            ),
        }
    });
    let add = Callback::new(move |text: String| {
        let record = RecordId::new(random::random_u128());
        let barrier = Barrier { parent: Some(id.0), text, ..Barrier::default() };
        app.dispatch(&Command::Add(New::of(record, &barrier)))
    });
    view! {
        <Part id="part-barriers" title=tr::aims::part_barriers() state>
            <p class="soft">{tr::aims::barriers_lead()}</p>
            <ul class="items" role="list">
                <Each keys=barriers let(id)>
                    <Item id/>
                </Each>
            </ul>
            <AddLine id="add-barrier" label=tr::aims::new_barrier() button=tr::aims::add_barrier() limit=Barrier::TEXT.limit add/>
        </Part>
    }
}

#[component]
fn Item(id: RecordId) -> impl IntoView {
    let app = App::here();
    let contested = Memo::new(move |_| app.contest_stands(id));
    let solved = Memo::new(move |_| app.record::<Barrier>(id).is_some_and(|b| b.solved));
    let toggle = move |_| {
        let solve = !solved.get_untracked();
        if app.told(app.edit(id, move |barrier: &mut Barrier| barrier.solved = solve)).is_some() {
            app.say(if solve { tr::aims::solved() } else { tr::aims::not_solved() });
        }
    };
    view! {
        <li class="item" data-done=move || solved.get().then_some("")>
            {move || contested.get().then(|| view! { <Contested id/> })}
            <Clashes id/>
            <Typed id text=Barrier::TEXT label=tr::aims::barrier() lines=Lines::Several(1)/>
            <div class="item-row">
                <Chosen id field=SORT label=tr::aims::barrier_sort() options={choices::options::<BarrierSort>()}/>
                <label class="choice">
                    <input type="checkbox" prop:checked=move || solved.get() on:change=toggle/>
                    " "
                    <span>{tr::aims::solved()}</span>
                </label>
                <BinButton id what=Signal::derive(move || app.label(id))/>
            </div>
        </li>
    }
}
