//! How old the last copy outside this device is, and whether a file is waited for.

use leptos::prelude::*;
use workbook_core::id::RecordId;

use crate::i18n::tr;
use crate::platform::{clock, page, when};
use crate::state::{App, Sent};
use crate::ui::Icon;

const DAY_MS: i64 = 86_400_000;
/// From this many days of changes in no file it turns amber.
const AMBER_DAYS: i64 = 5;
/// And red from this many.
const RED_DAYS: i64 = 7;

fn days_since(ms: i64) -> i64 {
    ((clock::now_ms() - ms) / DAY_MS).max(0)
}

/// How pressing a new copy is, for the colour beside the words: `warn`, `bad` or none.
pub fn copy_tone(app: App) -> Option<&'static str> {
    app.uncopied_since().map(days_since).and_then(|days| match days {
        RED_DAYS.. => Some("bad"),
        AMBER_DAYS.. => Some("warn"),
        _ => None,
    })
}

/// How old the last copy is, and the day it was made.
#[component]
pub fn CopyAge() -> impl IntoView {
    let app = App::here();
    let words = move || match (app.last_copy().map(days_since), app.uncopied_since()) {
        (None, _) => tr::home::never_copied().to_owned(),
        (Some(_), None) => tr::home::copy_is_current().to_owned(),
        (Some(0), Some(_)) => tr::home::copied_today().to_owned(),
        (Some(days), Some(_)) => tr::home::copied_days(usize::try_from(days).unwrap_or_default()),
    };
    let day = move || {
        app.last_copy().map(|at| tr::sending::last_copy(&when::day(at, app.prefs().lang.code())))
    };
    view! {
        <p>{words}</p>
        {move || day().map(|words| view! { <p class="soft small">{words}</p> })}
    }
}

fn to_and_day(app: App, sent: Sent) -> (String, String) {
    (app.name(sent.to), when::day(sent.at, app.prefs().lang.code()))
}

/// That a file went to the other and one is waited for.
#[component]
pub fn Waiting() -> impl IntoView {
    let app = App::here();
    let stop = move |_| {
        app.stop_waiting();
        page::focus("h1");
    };
    move || {
        app.sent().map(|sent| {
            let (name, day) = to_and_day(app, sent);
            view! {
                <div class="notice">
                    <Icon name="clock"/>
                    <div class="notice-body">
                        <p dir="auto">{tr::sending::waiting(&day, &name)}</p>
                        <p class="soft">{tr::sending::waiting_words()}</p>
                        <button class="button" type="button" data-variant="quiet" on:click=stop>
                            {tr::sending::not_waiting()}
                        </button>
                    </div>
                </div>
            }
        })
    }
}

/// That the other may be changing this too, where it was changed here since a file went out.
#[component]
pub fn MayChange(
    /// The record.
    id: RecordId,
) -> impl IntoView {
    let app = App::here();
    let sent = Memo::new(move |_| app.changed_since_sent(id));
    move || {
        sent.get().map(|sent| {
            let (name, day) = to_and_day(app, sent);
            view! {
                <div class="notice">
                    <Icon name="clock"/>
                    <p class="notice-body" dir="auto">
                        {tr::sending::may_change(&day, &name)}
                    </p>
                </div>
            }
        })
    }
}
