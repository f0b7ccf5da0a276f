//! Saving a readable copy: the whole workbook as one page that needs no app, with the file inside.

use leptos::prelude::*;
use leptos::task::spawn_local;
use workbook_core::format::readable::{Around, Page, file};
use workbook_core::format::{READABLE_SIZE_LIMIT, Scope};
use workbook_core::stamp::Seat;

use crate::i18n::{lang, tr};
use crate::parts::readable::{self, Whole};
use crate::parts::{Meter, Saved, SavedWords, tell};
use crate::platform::files::{self, Kept, Outgoing};
use crate::platform::{
    clock,
    timer::{self, Pace},
};
use crate::state::{App, Progress, file_stem};
use crate::ui::Icon;

/// How many notes and canvases are told between two looks at the clock.
const STEP: usize = 10;

/// The part of the page that saves one.
#[component]
pub(super) fn ReadableCopy() -> impl IntoView {
    let app = App::here();
    let progress: Progress = RwSignal::new(None);
    let saved = RwSignal::new(None::<Saved>);
    let save = move |_| spawn_local(keep(app, progress, saved));
    view! {
        <section class="card" aria-labelledby="readable-title">
            <h2 class="card-title" id="readable-title">
                {tr::readable::title()}
            </h2>
            <p>{tr::readable::words()}</p>
            <p class="soft small">{tr::share::save_open_to_all()}</p>
            <div class="row">
                <button class="button" id="save-readable" type="button" on:click=save>
                    <Icon name="file-text"/>
                    {tr::readable::save()}
                </button>
            </div>
            <Meter progress label=tr::readable::making()/>
            <SavedWords saved/>
        </section>
    }
}

/// Makes the copy and hands it out.
async fn keep(app: App, progress: Progress, saved: RwSignal<Option<Saved>>) {
    let book = app.book();
    let Some(data) = app.make_file_of(book, Scope::SHARED, progress).await else { return };
    let Some(page) = page(app, progress).await else { return };
    if app.book() != book {
        return;
    }
    let around = Around {
        lang: lang().code(),
        dir: lang().dir(),
        style: readable::STYLE,
        contents: tr::readable::contents(),
        data: &data.text,
    };
    let text = file(&page, around);
    if text.len() > READABLE_SIZE_LIMIT {
        return tell(app, saved, Saved::Not(tr::readable::too_large()));
    }
    let name = format!("{}.workbook.html", name(app, &page.title));
    let (media_type, ending, bytes) = ("text/html", ".html", text.as_bytes());
    let out = Outgoing { name: &name, media_type, ending, bytes, is_text: false };
    let what = match files::save_file(out).await {
        Ok(Kept::Confirmed) => {
            // It holds the workbook's file, so it is a copy like any other.
            app.note_copy_kept_of(book, data.newest);
            Saved::Well(tr::takeout::saved(&name))
        }
        Ok(Kept::Offered) => Saved::Well(tr::takeout::handed(&name)),
        Ok(Kept::Cancelled) => Saved::Not(tr::takeout::cancelled()),
        Err(_) => Saved::Not(tr::share::cannot_save()),
    };
    tell(app, saved, what);
}

/// The whole workbook as a page, as both may read it.
async fn page(app: App, progress: Progress) -> Option<Page> {
    let today = clock::now_ms();
    let mut whole = readable::read(app, Seat::Both, |reader| Whole::new(reader, today))?;
    timer::in_slices(Pace::Awaited, || {
        let step = readable::read(app, Seat::Both, |reader| whole.step(reader, STEP));
        progress.set(Some(whole.progress()));
        step != Some(false)
    })
    .await;
    progress.set(None);
    Some(whole.finish())
}

/// What the file is called: as the workbook, and whether it is practice.
fn name(app: App, title: &str) -> String {
    let practice = tr::practice::word();
    let says = title.to_lowercase().contains(&practice.to_lowercase());
    if untrack(|| app.is_practice()) && !says {
        return file_stem(&format!("{practice} {title}"), practice);
    }
    file_stem(title, tr::common::app_name())
}
