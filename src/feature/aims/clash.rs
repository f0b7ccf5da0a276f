//! What waits to be settled on an aim: two versions of a field, or a bin against a change.
//! Settled here, on the item itself: mine, yours, both, or a new one.

use leptos::prelude::*;
use workbook_core::command::{Command, Settlement};
use workbook_core::id::RecordId;
use workbook_core::record::AimId;
use workbook_core::stamp::Dot;

use crate::i18n::{tr, words};
use crate::platform::{page, timer};
use crate::state::{App, VersionLook};
use crate::ui::{By, Field, Icon, Lines};

/// A panel for each field with two versions.
#[component]
pub(super) fn Clashes(
    /// The aim.
    id: RecordId,
) -> impl IntoView {
    let app = App::here();
    let fields =
        Memo::new(move |_| app.aim(AimId(id)).map(|look| look.clashes).unwrap_or_default());
    view! {
        <For each=move || fields.get() key=Clone::clone let(field)>
            <Clash id field/>
        </For>
    }
}

#[component]
fn Clash(id: RecordId, field: String) -> impl IntoView {
    let app = App::here();
    let title_id = format!("clash-{}", field.replace('_', "-"));
    let name = words::field("aim", &field);
    let writing = RwSignal::new(false);
    let settle = {
        let field = field.clone();
        Callback::new(move |how: Settlement| {
            let command = Command::Settle { record: id, field: field.clone(), how };
            match app.dispatch(&command) {
                Ok(()) => {
                    app.toast_undo(tr::clash::settled());
                    page::focus("h1");
                }
                Err(error) => app.alert(&words::command_error(error)),
            }
        })
    };
    let versions = {
        let field = field.clone();
        Memo::new(move |_| app.versions(id, &field))
    };
    let (prefix, labelled) = (title_id.clone(), title_id.clone());
    let columns = move || {
        let version = |(at, look): (usize, VersionLook)| {
            let take = Callback::new(move |dot: Dot| settle.run(Settlement::Take(dot)));
            view! { <Version id=format!("{prefix}-{at}") look take/> }
        };
        versions.get().into_iter().enumerate().map(version).collect_view()
    };
    // What was pressed goes away, so the focus moves on to what came in its place.
    let write = {
        let new = format!("#{}", new_id(&field));
        move |_| {
            writing.set(true);
            let new = new.clone();
            timer::next_frame(move || {
                page::focus(&new);
            });
        }
    };
    let write_id = format!("write-{title_id}");
    let write_new = move || {
        if writing.get() {
            let back = format!("#{write_id}");
            return view! { <WriteNew field=field.clone() writing back settle/> }.into_any();
        }
        let write = write.clone();
        view! {
            <div class="row">
                <button class="button" type="button" on:click=move |_| settle.run(Settlement::Both)>
                    {tr::clash::keep_both()}
                </button>
                <button class="button" id=write_id.clone() type="button" on:click=write>
                    <Icon name="pencil"/>
                    {tr::clash::write_new()}
                </button>
            </div>
        }
        .into_any()
    };
    view! {
        <section class="clash" role="group" aria-labelledby=labelled>
            <h2 class="clash-title" id=title_id>
                <Icon name="split"/>
                " "
                <span>{tr::clash::two_versions(&name)}</span>
            </h2>
            <p>{tr::clash::why()}</p>
            <div class="sides">{columns}</div>
            {write_new}
        </section>
    }
}

fn new_id(field: &str) -> String {
    format!("new-{}", field.replace('_', "-"))
}

/// One of the versions, with its author and time.
#[component]
fn Version(id: String, look: VersionLook, take: Callback<Dot>) -> impl IntoView {
    let app = App::here();
    let name = app.name(look.by);
    let label = format!("{id}-by");
    let labelled = label.clone();
    let empty = look.text.trim().is_empty();
    let text = if empty { tr::clash::empty().to_owned() } else { look.text.clone() };
    let keep = tr::clash::keep(&name);
    view! {
        <article class="version" data-seat=look.by.name() aria-labelledby=labelled>
            <By id=label seat=look.by.name() letters=app.letters(look.by) name after=look.when/>
            <p class="version-text" dir="auto">
                {text}
            </p>
            <button class="button" type="button" on:click=move |_| take.run(look.dot)>
                {keep}
            </button>
        </article>
    }
}

/// A new text in place of both.
#[component]
fn WriteNew(
    /// The field with two versions.
    field: String,
    /// Set to false to give up.
    writing: RwSignal<bool>,
    /// What gets the focus after giving up.
    back: String,
    /// Takes the new text.
    settle: Callback<Settlement>,
) -> impl IntoView {
    let text = RwSignal::new(String::new());
    let give_up = move |_| {
        writing.set(false);
        let back = back.clone();
        timer::next_frame(move || {
            page::focus(&back);
        });
    };
    view! {
        <Field
            id=new_id(&field)
            label=tr::clash::new_words()
            value=text
            on_input=Callback::new(move |typed| text.set(typed))
            lines=Lines::Several(3)
        />
        <div class="row">
            <button
                class="button"
                type="button"
                data-variant="primary"
                on:click=move |_| settle.run(Settlement::Write(text.get_untracked()))
            >
                {tr::clash::use_this()}
            </button>
            <button class="button" type="button" data-variant="quiet" on:click=give_up>
                {tr::common::cancel()}
            </button>
        </div>
    }
}

/// Somebody binned it without knowing of a change: shown with a question.
#[component]
pub(super) fn Contested(
    /// The aim.
    id: RecordId,
) -> impl IntoView {
    let app = App::here();
    let who = Memo::new(move |_| app.contest(id));
    let run = move |command: &Command, said: &str| match app.dispatch(command) {
        Ok(()) => {
            app.toast_undo(said);
            page::focus("h1");
        }
        Err(error) => app.alert(&words::command_error(error)),
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
        <section class="clash" role="group" aria-labelledby="contest-title">
            <h2 class="clash-title" id="contest-title">
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

/// The fields of an aim have names of their own; this keeps the two lists one.
#[cfg(test)]
mod tests {
    use super::words;
    use workbook_core::record::{Aim, Record};

    #[test]
    fn every_field_of_an_aim_has_a_name_in_words() {
        for field in Aim::KIND.fields {
            assert_ne!(words::field("aim", field.name), words::field("", ""), "{}", field.name);
        }
    }
}
