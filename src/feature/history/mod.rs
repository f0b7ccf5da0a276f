//! What happened when: the time line of the whole workbook, and what stood somewhere before.

mod filters;
mod past;

use leptos::prelude::*;
use workbook_core::id::RecordId;
use workbook_core::view::{self, SatTogether, What, Wrote};

use crate::i18n::{fields, tr, words};
use crate::platform::when;
use crate::route::Route;
use crate::state::App;
use crate::ui::{Icon, PageHead, still_mark};

use filters::{Filters, Narrow, SHOWN};

pub use past::Past;

/// How many characters of a record's words a row shows.
const NAMED_BY: usize = 100;

/// The time line.
#[component]
pub fn History() -> impl IntoView {
    let app = App::here();
    let narrow = Narrow::new();
    let all = Memo::new(move |_| {
        app.track_anything();
        app.peek(|document| view::timeline(document, app.seat())).unwrap_or_default()
    });
    let found = Memo::new(move |_| {
        let narrowed = |sat: &SatTogether| {
            let fits = |one: &&Wrote| narrow.fits(one, &kind_of(app, one.record));
            let wrote: Vec<Wrote> = sat.wrote.iter().filter(fits).cloned().collect();
            (!wrote.is_empty()).then(|| SatTogether { wrote, ..sat.clone() })
        };
        all.with(|all| all.iter().filter_map(narrowed).collect::<Vec<_>>())
    });
    let most = narrow.most;
    let list = move || {
        let found = found.get();
        if found.is_empty() && app.is_loaded() {
            return view! {
                <h2>{tr::history::nothing()}</h2>
                <p>{tr::history::nothing_words()}</p>
            }
            .into_any();
        }
        let more = found.len() > most.get();
        view! {
            {found.into_iter().take(most.get()).map(sat).collect_view()}
            {more
                .then(|| {
                    view! {
                        <p>
                            <button
                                class="button"
                                type="button"
                                on:click=move |_| most.update(|most| *most += SHOWN)
                            >
                                {tr::history::show_more()}
                            </button>
                        </p>
                    }
                })}
        }
        .into_any()
    };
    view! {
        <PageHead
            title=tr::history::title()
            lead=tr::history::lead()
            back=(Route::Share.href(), tr::shell::share())
        />
        <Filters narrow all/>
        {list}
    }
}

/// What a record is, in the bin or not.
fn kind_of(app: App, id: RecordId) -> String {
    app.peek(|document| document.entry(id).map(|entry| entry.kind().to_owned()))
        .flatten()
        .unwrap_or_default()
}

/// What a record is called, in the bin or not.
fn called(app: App, id: RecordId) -> String {
    let label = app.peek(|document| document.entry(id).map(words::label)).flatten();
    fields::kind(&kind_of(app, id), &view::excerpt(&label.unwrap_or_default(), 0, NAMED_BY))
}

/// One sitting.
fn sat(sat: SatTogether) -> impl IntoView {
    let app = App::here();
    let lang = app.prefs().lang.code();
    let id = format!("sat-{}", sat.from.ms());
    let labelled = id.clone();
    view! {
        <section class="section" aria-labelledby=labelled>
            <h2 id=id>{when::day_and_time(sat.from.ms(), lang)}</h2>
            <ul class="rows" role="list">
                {sat.wrote.into_iter().map(|wrote| line(app, wrote)).collect_view()}
            </ul>
        </section>
    }
}

fn line(app: App, wrote: Wrote) -> impl IntoView {
    let Wrote { record: id, by, what, fields: names, .. } = wrote;
    let kind = kind_of(app, id);
    let name = called(app, id);
    let visible = app.peek(|document| document.visible(id, &kind).is_some()).unwrap_or_default();
    let place = Route::of_record(&kind, id).filter(|_| visible);
    let names = names.iter().map(|field| fields::field(&kind, field));
    let names = names.collect::<Vec<_>>().join(", ");
    let words = words::wrote(what, &names);
    let title = match place {
        Some(place) => view! {
            <a class="rows-link" href=place.href() dir="auto">
                {name.clone()}
            </a>
        }
        .into_any(),
        None => view! { <strong dir="auto">{name.clone()}</strong> }.into_any(),
    };
    let earlier = (what != What::Emptied).then(|| {
        view! {
            <a class="button" data-variant="quiet" href=Route::Past(id).href()>
                <Icon name="clock"/>
                {tr::history::earlier()}
                <span class="sr-only">{format!(": {name}")}</span>
            </a>
        }
    });
    view! {
        <li>
            <div class="rows-item">
                {still_mark(by.name(), app.letters(by))}
                <div class="rows-main">
                    {title}
                    <p class="rows-words">
                        <span>
                            <bdi>{app.name(by)}</bdi>
                            {format!(" · {words}")}
                        </span>
                    </p>
                </div>
                {earlier}
            </div>
        </li>
    }
}
