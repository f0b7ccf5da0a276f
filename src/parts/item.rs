//! What can be done with any item: put it in the bin, hear it read aloud.

use leptos::prelude::*;
use workbook_core::command::Command;
use workbook_core::id::RecordId;

use crate::i18n::tr;
use crate::platform::{page, speech};
use crate::route::Route;
use crate::state::App;
use crate::ui::Icon;

/// Puts a record in the bin, with the way back beside it.
#[component]
pub fn BinButton(
    /// The record.
    id: RecordId,
    /// The words, where "Move to the bin" does not say enough.
    #[prop(optional)]
    label: Option<&'static str>,
    /// Which of several records, for who does not see where the button stands.
    #[prop(optional, into)]
    what: Option<Signal<String>>,
    /// Where to go then; none to stay.
    #[prop(optional, into)]
    then: Option<String>,
) -> impl IntoView {
    let app = App::here();
    let bin = move |_| {
        if app.told(app.dispatch(&Command::Bin(id))).is_none() {
            return;
        }
        app.toast_undo(tr::aims::binned());
        match &then {
            Some(place) => page::set_hash(place),
            None => {
                page::focus("h1");
            }
        }
    };
    view! {
        <button class="button" type="button" data-variant="danger" on:click=bin>
            <Icon name="trash"/>
            {label.unwrap_or_else(tr::aims::move_to_bin)}
            {what.map(|what| view! { <span class="sr-only">" " {what}</span> })}
        </button>
    }
}

/// The way to the bin, with how much is in it; nothing while it is empty.
#[component]
pub fn BinLink() -> impl IntoView {
    let app = App::here();
    let binned = Memo::new(move |_| app.bin().len());
    move || {
        let binned = binned.get();
        (binned > 0).then(|| {
            view! {
                <p>
                    <a class="link" href=Route::Bin.href()>
                        <Icon name="trash"/>
                        {tr::aims::in_bin(binned)}
                    </a>
                </p>
            }
        })
    }
}

/// Reads a text aloud with the browser's own voice, where it has one for this language that needs
/// no network.
#[component]
pub fn ReadAloud(
    /// What to read.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    let app = App::here();
    let found = Trigger::new();
    let listener = StoredValue::new_local(speech::on_voices(move || found.notify()));
    on_cleanup(move || listener.dispose());
    let can = Memo::new(move |_| {
        found.track();
        speech::can_speak(app.prefs().lang.code())
    });
    move || {
        can.get().then(|| {
            view! {
                <button
                    class="button"
                    type="button"
                    data-variant="quiet"
                    on:click=move |_| speech::speak(&text.get_untracked(), untrack(|| app.prefs()).lang.code())
                >
                    <Icon name="volume"/>
                    {tr::parts::read_aloud()}
                </button>
            }
        })
    }
}
