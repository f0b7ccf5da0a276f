//! A bin against a change waits to be settled, on the item itself.

use leptos::prelude::*;
use workbook_core::command::Command;
use workbook_core::id::RecordId;

use crate::i18n::tr;
use crate::platform::page;
use crate::state::App;
use crate::ui::Icon;

/// Somebody binned it without knowing of a change: shown with a question.
#[component]
pub fn Contested(
    /// The record.
    id: RecordId,
) -> impl IntoView {
    let app = App::here();
    let who = Memo::new(move |_| app.contest(id));
    let run = move |command: &Command, said: &str| {
        if app.told(app.dispatch(command)).is_some() {
            app.toast_undo(said);
            page::focus("h1");
        }
    };
    let line = move || {
        who.get().map(|contest| {
            tr::clash::binned_and_changed(
                &app.name(contest.binned_by),
                &app.name(contest.changed_by),
            )
        })
    };
    view! {
        <section class="clash" role="group" aria-labelledby=format!("contest-{id}")>
            <h2 class="clash-title" id=format!("contest-{id}")>
                <Icon name="trash"/>
                " "
                <span dir="auto">{line}</span>
            </h2>
            <p>{tr::clash::contest_why()}</p>
            <div class="row">
                <button
                    class="button"
                    type="button"
                    data-variant="primary"
                    on:click=move |_| run(&Command::Restore(id), tr::clash::kept())
                >
                    {tr::clash::keep_it()}
                </button>
                <button
                    class="button"
                    type="button"
                    data-variant="danger"
                    on:click=move |_| run(&Command::Bin(id), tr::aims::binned())
                >
                    {tr::clash::leave_in_bin()}
                </button>
            </div>
        </section>
    }
}
