//! The safe copies on this device: which there are, what one holds that stands otherwise now, and
//! bringing back one thing or all.

mod in_copy;

use leptos::prelude::*;
use leptos::task::spawn_local;
use workbook_core::entry::Entry;

use crate::i18n::tr;
use crate::parts::Meter;
use crate::platform::twin::SnapshotHead;
use crate::platform::{page, timer, when};
use crate::route::Route;
use crate::state::{App, Progress};
use crate::ui::{Icon, PageHead};

use in_copy::InCopy;

/// The copies, as far as they are known.
#[derive(Clone)]
enum Found {
    Reading,
    Unreadable,
    Copies(Vec<SnapshotHead>),
}

/// A copy that is looked into.
#[derive(Clone)]
struct Open {
    head: SnapshotHead,
    entries: Option<Vec<Entry>>,
}

/// The list of copies, and the one that is looked into.
#[component]
pub fn Copies() -> impl IntoView {
    let app = App::here();
    let heads = RwSignal::new(Found::Reading);
    let open = RwSignal::new_local(None::<Open>);
    let progress: Progress = RwSignal::new(None);
    spawn_local(async move {
        let found = app.copies().await.map_or(Found::Unreadable, Found::Copies);
        let _ = heads.try_set(found);
    });
    let look = Callback::new(move |head: SnapshotHead| {
        spawn_local(async move {
            let entries = app.copy(head.id, progress).await;
            if open.try_set(Some(Open { head, entries })).is_none() {
                timer::next_frame(|| {
                    page::focus("#copy-title");
                });
            }
        });
    });
    let list = move || match heads.get() {
        Found::Reading => ().into_any(),
        Found::Unreadable => view! { <p>{tr::copies::cannot()}</p> }.into_any(),
        Found::Copies(heads) if heads.is_empty() => {
            view! { <p>{tr::copies::none()}</p> }.into_any()
        }
        Found::Copies(heads) => view! {
            <ul class="rows" role="list">
                {heads.into_iter().map(|head| row(app, head, look)).collect_view()}
            </ul>
        }
        .into_any(),
    };
    view! {
        <PageHead
            title=tr::copies::title()
            lead=tr::copies::lead()
            back=(Route::Share.href(), tr::shell::share())
        />
        <Meter progress label=tr::copies::looking()/>
        {move || open.get().map(|copy| view! { <InCopy copy open heads/> })}
        {list}
    }
}

fn row(app: App, head: SnapshotHead, look: Callback<SnapshotHead>) -> impl IntoView {
    let when = when::day_and_time(head.at, app.prefs().lang.code());
    let why = match head.reason.as_str() {
        "import" => tr::copies::why_import(),
        "bin" => tr::copies::why_bin(),
        "day" => tr::copies::why_day(),
        _ => tr::copies::why_other(),
    };
    let name = when.clone();
    view! {
        <li>
            <div class="rows-item">
                <Icon name="archive"/>
                <div class="rows-main">
                    <strong>{when}</strong>
                    <p class="rows-words">{why}</p>
                </div>
                <button class="button" type="button" on:click=move |_| look.run(head.clone())>
                    {tr::copies::look()}
                    <span class="sr-only">{format!(": {name}")}</span>
                </button>
            </div>
        </li>
    }
}
