//! The files that were taken in within the last month, each with a way to undo it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::i18n::tr;
use crate::platform::{page, when};
use crate::state::{App, Import, Undone};
use crate::ui::Icon;

/// The imports that can be undone; nothing where there are none.
#[component]
pub(super) fn Imports() -> impl IntoView {
    let app = App::here();
    let said = RwSignal::new(None::<&'static str>);
    let busy = RwSignal::new(false);
    // A page that was opened here waits for the durable twin first.
    Effect::new(move |_| {
        if app.is_loaded() {
            spawn_local(async move { app.find_imports().await });
        }
    });
    let notice = move || {
        said.get().map(|words| {
            view! {
                <div class="notice">
                    <Icon name="info"/>
                    <div class="notice-body">
                        <p>{words}</p>
                    </div>
                </div>
            }
        })
    };
    let list = move || {
        let mut imports = app.imports().into_iter();
        let newest = imports.next()?;
        let older: Vec<_> = imports.map(|import| row(app, import, said, busy)).collect();
        let more = tr::taking::more(older.len());
        let older = (!older.is_empty()).then(|| {
            view! {
                <details class="disclosure">
                    <summary>{more}</summary>
                    <ul class="disclosure-body rows" role="list">
                        {older}
                    </ul>
                </details>
            }
        });
        Some(view! {
            <section class="card" aria-labelledby="imports-title">
                <h2 class="card-title" id="imports-title">
                    {tr::taking::imports_title()}
                </h2>
                <p>{tr::taking::imports_words()}</p>
                <ul class="rows" role="list">
                    {row(app, newest, said, busy)}
                </ul>
                {older}
            </section>
        })
    };
    view! {
        {notice}
        {list}
    }
}

fn row(
    app: App,
    import: Import,
    said: RwSignal<Option<&'static str>>,
    busy: RwSignal<bool>,
) -> impl IntoView {
    let when = when::day_and_time(import.at, app.prefs().lang.code());
    let by = import.by.map(|by| tr::taking::saved_by(&app.name(by)));
    let facts = by.into_iter().chain([tr::taking::things(import.things)]);
    let facts = facts.collect::<Vec<_>>().join(" · ");
    let left = (import.left > 0).then(|| tr::taking::left_out(import.left));
    let id = format!("import-{}", import.at);
    let undo = move |_| {
        // A second press is of no more than the first.
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        spawn_local(async move {
            let words = match app.undo_import(import).await {
                Undone::Done => tr::taking::undone(),
                Undone::Nothing => tr::taking::nothing_left(),
                Undone::Cannot => tr::taking::cannot(),
            };
            let _ = busy.try_set(false);
            // Who went somewhere else in the meantime is told all the same, and stays there.
            app.say(words);
            if said.try_set(Some(words)).is_none() {
                page::focus("h1");
            }
        });
    };
    let may_undo = app.read_only().is_none().then(|| {
        let (own, row) = (format!("undo-{}", import.at), &id);
        let named = format!("{own} {row}");
        view! {
            <button class="button" type="button" id=own aria-labelledby=named on:click=undo>
                <Icon name="undo"/>
                {tr::taking::undo()}
            </button>
        }
    });
    view! {
        <li>
            <div class="rows-item">
                <Icon name="check"/>
                <div class="rows-main">
                    <strong id=id>{tr::taking::taken_on(&when)}</strong>
                    <p class="rows-words" dir="auto">
                        {facts}
                    </p>
                    {left.map(|words| view! { <p class="rows-words">{words}</p> })}
                </div>
                {may_undo}
            </div>
        </li>
    }
}
