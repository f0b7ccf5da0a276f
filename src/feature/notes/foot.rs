//! What can be done with a note as a whole: hear it, pin it, make an aim or a step of it, bin it.

use leptos::prelude::*;
use workbook_core::command::{Command, CommandError, New};
use workbook_core::id::RecordId;
use workbook_core::record::{Aim, AimId, Link, LinkHow, Note, Record, Share, Step};
use workbook_core::view;

use super::note_page::is_own;
use crate::i18n::tr;
use crate::parts::{BinButton, ReadAloud};
use crate::platform::{page, random};
use crate::route::Route;
use crate::state::App;
use crate::ui::Icon;

/// How many characters of a note a button names it by.
const NAMED_BY: usize = 60;

/// What can be done with the note.
#[component]
pub(super) fn Foot(
    /// The note.
    id: RecordId,
    /// What it holds.
    note: Memo<Note>,
) -> impl IntoView {
    let app = App::here();
    let pinned = Memo::new(move |_| note.with(|note| note.pinned));
    let draft = Memo::new(move |_| note.with(|note| note.share == Some(Share::Draft)));
    let mine = Memo::new(move |_| is_own(app, note.with(|note| note.by)));
    let pin = move |_| {
        let pin = !pinned.get_untracked();
        app.told(app.edit(id, |note: &mut Note| note.pinned = pin));
    };
    // A draft stays here, and so does what it could become.
    let become_more = move || (!draft.get()).then(|| view! { <Become id note/> });
    let bin = move || {
        mine.get().then(|| {
            let what = Signal::derive(move || view::excerpt(&app.label(id), 0, NAMED_BY));
            view! { <BinButton id what then=Route::Notes.href()/> }
        })
    };
    view! {
        <div class="note-foot">
            <ReadAloud text=Signal::derive(move || note.with(|note| note.text.clone()))/>
            <button
                class="button"
                type="button"
                data-variant="quiet"
                aria-pressed=move || pinned.get().to_string()
                on:click=pin
            >
                <Icon name="pin"/>
                {tr::notes::pin()}
            </button>
            {become_more}
            {bin}
        </div>
    }
}

/// What the note can become.
#[component]
fn Become(id: RecordId, note: Memo<Note>) -> impl IntoView {
    let app = App::here();
    let make_aim = move |_| {
        let title = note.with_untracked(|note| first_line(&note.text, Aim::TITLE.limit));
        if let Some(aim) = app.told(make(app, id, &Aim { title, ..Aim::default() })) {
            page::set_hash(&Route::Aim(AimId(aim)).href());
        }
    };
    let make_step = move |_| {
        let text = note.with_untracked(|note| first_line(&note.text, Step::TEXT.limit));
        // A note about an aim becomes a step towards it.
        let about = note.with_untracked(|note| note.about);
        let parent = about.filter(|about| untrack(|| app.kind_of(*about)) == Aim::KIND.name);
        if app.told(make(app, id, &Step { parent, text, ..Step::default() })).is_some() {
            app.say(tr::notes::step_made());
        }
    };
    view! {
        <button class="button" type="button" on:click=make_aim>
            <Icon name="target"/>
            {tr::notes::make_aim()}
        </button>
        <button class="button" type="button" on:click=make_step>
            <Icon name="arrow-right"/>
            {tr::notes::make_step()}
        </button>
    }
}

/// Makes a record that came from a note.
fn make<T: Record>(app: App, note: RecordId, record: &T) -> Result<RecordId, CommandError> {
    let id = RecordId::new(random::random_u128());
    let link = Link { parent: Some(id), to: Some(note), how: Some(LinkHow::CameFrom) };
    let link = New::of(RecordId::new(random::random_u128()), &link);
    // One step, so that one undo takes both away.
    app.dispatch(&Command::Add(New::of(id, record).and(link)))?;
    Ok(id)
}

/// The first line of a text, at most about as long as the field it goes into.
fn first_line(text: &str, limit: usize) -> String {
    let line = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    // One character is for the mark that there is more.
    view::excerpt(line, 0, limit.saturating_sub(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_that_says_something_is_taken_and_a_long_one_is_cut() {
        assert_eq!(first_line("\n  Walk more\nwith the dog", 120), "Walk more");
        assert_eq!(first_line("", 120), "");
        let long = first_line(&"a".repeat(200), 120);
        assert_eq!((long.chars().count(), long.ends_with('…')), (120, true));
    }
}
