//! What can be done when the passphrase is lost.

use leptos::prelude::*;
use workbook_core::id::BookId;

use crate::i18n::tr;
use crate::platform::{page, timer};
use crate::state::App;
use crate::ui::{Dialog, Icon};

#[component]
pub(super) fn Lost(book: BookId) -> impl IntoView {
    let asking = RwSignal::new(false);
    view! {
        <details class="disclosure">
            <summary>{tr::lock::lost()}</summary>
            <div class="disclosure-body stack">
                <p>{tr::lock::lost_words()}</p>
                <p>{tr::lock::lost_file()}</p>
                <p>
                    <button
                        class="button"
                        type="button"
                        data-variant="danger"
                        on:click=move |_| asking.set(true)
                    >
                        <Icon name="trash"/>
                        {tr::lock::remove()}
                    </button>
                </p>
            </div>
        </details>
        <Dialog open=asking title_id="remove-locked">
            <Question book open=asking/>
        </Dialog>
    }
}

#[component]
fn Question(book: BookId, open: RwSignal<bool>) -> impl IntoView {
    let app = App::here();
    let remove = move |_| {
        open.set(false);
        app.remove_book(book);
        timer::next_frame(|| {
            page::focus("h1");
        });
    };
    view! {
        <h2 id="remove-locked">{tr::lock::remove_ask()}</h2>
        <p>{tr::lock::remove_words()}</p>
        <div class="dialog-actions">
            <button class="button" type="button" data-variant="danger" on:click=remove>
                <Icon name="trash"/>
                {tr::lock::remove()}
            </button>
            <button class="button" type="button" autofocus on:click=move |_| open.set(false)>
                {tr::common::cancel()}
            </button>
        </div>
    }
}
