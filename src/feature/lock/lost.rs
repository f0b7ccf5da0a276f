//! What can be done when the passphrase is lost.

use leptos::prelude::*;
use workbook_core::id::BookId;

use crate::i18n::tr;
use crate::platform::{page, timer};
use crate::state::App;
use crate::ui::{Ask, Icon};

#[component]
pub(super) fn Lost(book: BookId) -> impl IntoView {
    let app = App::here();
    let asking = RwSignal::new(false);
    let remove = Callback::new(move |()| {
        app.remove_book(book);
        timer::next_frame(|| {
            page::focus("h1");
        });
    });
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
        <Ask
            open=asking
            title_id="remove-locked"
            title=tr::lock::remove_ask()
            words=tr::lock::remove_words()
            yes=tr::lock::remove()
            on_yes=remove
        />
    }
}
