//! Two versions of a field wait to be settled, on the item itself: mine, yours, both, or a new one.
//! Not for a bin against a change: see `contested`.

use leptos::prelude::*;
use workbook_core::command::{Command, Settlement};
use workbook_core::id::RecordId;
use workbook_core::record;
use workbook_core::stamp::Dot;

use super::value_words;
use crate::i18n::{fields, tr};
use crate::platform::{page, timer};
use crate::state::{App, VersionLook};
use crate::ui::{By, Each, Field, FieldMore, Icon, Lines};

/// A panel for each field with two versions.
#[component]
pub fn Clashes(
    /// The record.
    id: RecordId,
) -> impl IntoView {
    let app = App::here();
    let fields = Memo::new(move |_| app.clashes(id));
    view! {
        <Each keys=fields let(field)>
            <Clash id field/>
        </Each>
    }
}

#[component]
fn Clash(id: RecordId, field: String) -> impl IntoView {
    let app = App::here();
    // Several records on one page may have two versions of a field of the same name.
    let title_id = format!("clash-{id}-{}", field.replace('_', "-"));
    let kind = untrack(|| app.kind_of(id));
    let name = fields::field(&kind, &field);
    // What is chosen cannot be mixed from two or put in other words.
    let is_text = record::field(&kind, &field).is_none_or(|field| field.text.is_some());
    let writing = RwSignal::new(false);
    let settle = {
        let field = field.clone();
        Callback::new(move |how: Settlement| {
            let command = Command::Settle { record: id, field: field.clone(), how };
            if app.told(app.dispatch(&command)).is_some() {
                app.toast_undo(tr::clash::settled());
                page::focus("h1");
            }
        })
    };
    let versions = {
        let field = field.clone();
        Memo::new(move |_| app.versions(id, &field))
    };
    let (prefix, labelled) = (title_id.clone(), title_id.clone());
    let shown_field = field.clone();
    let columns = move || {
        let version = |(at, mut look): (usize, VersionLook)| {
            look.text = value_words(app, &kind, &shown_field, &look.text);
            let take = Callback::new(move |dot: Dot| settle.run(Settlement::Take(dot)));
            view! { <Version id=format!("{prefix}-{at}") look take/> }
        };
        versions.get().into_iter().enumerate().map(version).collect_view()
    };
    // What was pressed goes away, so the focus moves on to what came in its place.
    let write = {
        let new = format!("#{}", new_id(id, &field));
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
        if !is_text {
            return ().into_any();
        }
        if writing.get() {
            let back = format!("#{write_id}");
            let new = new_id(id, &field);
            return view! { <WriteNew new writing back settle/> }.into_any();
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

fn new_id(id: RecordId, field: &str) -> String {
    format!("new-{id}-{}", field.replace('_', "-"))
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
    /// The id of its field in the page.
    new: String,
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
            id=new
            label=tr::clash::new_words()
            value=text
            on_input=Callback::new(move |typed| text.set(typed))
            lines=Lines::Several(3)
            more=FieldMore { unstored: true, ..FieldMore::default() }
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

/// The fields of each kind have names of their own; this keeps the two lists one.
#[cfg(test)]
mod tests {
    use super::fields;
    use workbook_core::record::{KINDS, Policy};

    #[test]
    fn every_field_that_can_clash_has_a_name_in_words() {
        for kind in KINDS {
            for field in kind.fields.iter().filter(|field| field.policy == Policy::Settle) {
                let words = fields::field(kind.name, field.name);
                assert_ne!(words, fields::field("", ""), "{} of {}", field.name, kind.name);
            }
        }
    }
}
