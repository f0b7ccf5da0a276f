//! How safe the workbook is: the last copy outside this tablet, what could not be read, and
//! whether the tablet's clock can be right.

use leptos::prelude::*;

use crate::i18n::tr;
use crate::parts::{CopyAge, copy_tone};
use crate::platform::{files, when};
use crate::route::Route;
use crate::state::App;
use crate::ui::Icon;

#[component]
pub(super) fn LastCopy() -> impl IntoView {
    let app = App::here();
    view! {
        <section class="card" data-look="flat" data-tone=move || copy_tone(app) aria-labelledby="copy-title">
            <h2 class="card-title" id="copy-title">
                {tr::home::copy_title()}
            </h2>
            <CopyAge/>
            <p>
                <a class="button" href=Route::Share.href()>
                    <Icon name="save"/>
                    {tr::home::save_copy()}
                </a>
            </p>
        </section>
    }
}

/// Stored texts that could not be read: named, kept, and offered as a file.
#[component]
pub(super) fn DamagedNotice() -> impl IntoView {
    let app = App::here();
    let save = move |_| {
        let text = app.damaged_texts().join("\n");
        leptos::task::spawn_local(async move {
            if files::save(tr::home::damaged_file(), &text).await.is_err() {
                app.alert(tr::share::cannot_save());
            }
        });
    };
    move || {
        let damaged = app.damaged();
        let lost = damaged.iter().filter(|one| !one.healed).count();
        (!damaged.is_empty()).then(|| {
            let words =
                if lost == 0 { tr::home::damaged_healed() } else { tr::home::damaged_lost() };
            view! {
                <div class="notice" data-tone="warn">
                    <Icon name="alert"/>
                    <div class="notice-body">
                        <h2>{tr::home::damaged_title(damaged.len())}</h2>
                        <p>{words}</p>
                        <button class="button" type="button" on:click=save>
                            <Icon name="save"/>
                            {tr::home::damaged_save()}
                        </button>
                    </div>
                </div>
            }
        })
    }
}

/// A plain hint where the tablet's date is clearly wrong. Nothing waits for it to be set.
#[component]
pub(super) fn ClockNotice() -> impl IntoView {
    let app = App::here();
    move || {
        app.wrong_clock().map(|now| {
            view! {
                <div class="notice" data-tone="warn">
                    <Icon name="alert"/>
                    <div class="notice-body">
                        <h2>{tr::home::clock_title()}</h2>
                        <p>{tr::home::clock_words(&when::file_day(now))}</p>
                    </div>
                </div>
            }
        })
    }
}
