//! Which workbook was removed from this device, until somebody has read it.

use leptos::prelude::*;

use crate::i18n::tr;
use crate::platform::{page, timer};
use crate::route::Route;
use crate::state::{App, Removed, Stage};
use crate::ui::Icon;

fn words(removed: &Removed) -> String {
    let title = removed.title.trim();
    let title = if title.is_empty() { tr::common::app_name() } else { title };
    match removed.stage {
        Stage::Underway => tr::shelf::going(title),
        Stage::Done => tr::shelf::gone(title),
        Stage::Later => tr::shelf::gone_later(title),
        Stage::Failed => tr::shelf::gone_failed(title),
        Stage::Elsewhere => tr::shelf::gone_elsewhere(title),
    }
}

#[component]
pub(super) fn Gone() -> impl IntoView {
    let app = App::here();
    let removed = app.removed();
    Effect::new(move |_| {
        let Some(removed) = removed.get() else { return };
        // The places of a workbook that is gone lead nowhere any more.
        let leave = || page::set_hash(&Route::Home.href());
        match removed.stage {
            Stage::Underway if removed.was_open => leave(),
            Stage::Underway => {}
            Stage::Done => app.say(&words(&removed)),
            Stage::Later | Stage::Failed => app.alert(&words(&removed)),
            Stage::Elsewhere => {
                leave();
                app.alert(&words(&removed));
            }
        }
    });
    let close = move |_| {
        removed.set(None);
        timer::next_frame(|| {
            page::focus("h1");
        });
    };
    move || {
        removed.get().map(|removed| {
            view! {
                <section class="bar" aria-label=tr::shelf::gone_label()>
                    <p class="bar-words">
                        <Icon name="info"/>
                        <span dir="auto">{words(&removed)}</span>
                    </p>
                    <button class="button" type="button" on:click=close>
                        {tr::shelf::understood()}
                    </button>
                </section>
            }
        })
    }
}
