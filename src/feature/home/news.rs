//! What the other wrote since the one who writes now last sat here.

use leptos::prelude::*;
use workbook_core::id::RecordId;
use workbook_core::stamp::Seat;
use workbook_core::view;

use super::waits::{SHOWN as WAITS, named};
use crate::i18n::tr;
use crate::platform::when;
use crate::route::Route;
use crate::state::App;
use crate::ui::{Icon, Mark};

/// How many places are shown; the rest is counted.
const SHOWN: usize = 5;

#[component]
pub(super) fn News() -> impl IntoView {
    let app = App::here();
    let seat = Memo::new(move |_| app.seat());
    move || match seat.get() {
        Seat::Patient => view! { <Of seat=Seat::Patient other=Seat::Professional/> }.into_any(),
        Seat::Professional => {
            view! { <Of seat=Seat::Professional other=Seat::Patient/> }.into_any()
        }
        Seat::Both => ().into_any(),
    }
}

/// What is new for one of the pair, and how much for the other.
#[component]
fn Of(seat: Seat, other: Seat) -> impl IntoView {
    let app = App::here();
    let mine = Memo::new(move |_| {
        let mut news = app.news(seat);
        // What waits stands above already.
        let waits = app.peek(|document| view::waiting(document, seat, WAITS)).unwrap_or_default();
        news.places.retain(|place| !waits.iter().any(|waiting| waiting.place == *place));
        news
    });
    let theirs = Memo::new(move |_| app.news(other).places.len());
    let since = move || {
        let lang = app.prefs().lang.code();
        mine.with(|news| news.since).map(|since| tr::home::news_since(&when::day(since, lang)))
    };
    let list = move || {
        let places = mine.with(|news| news.places.clone());
        let more = places.len().saturating_sub(SHOWN);
        (!places.is_empty()).then(|| {
            view! {
                <section class="section" aria-labelledby="news-title">
                    <h2 id="news-title" dir="auto">
                        {tr::home::news_title(&app.name(other))}
                    </h2>
                    {since().map(|since| view! { <p class="soft">{since}</p> })}
                    <ul class="rows" role="list">
                        {places
                            .into_iter()
                            .take(SHOWN)
                            .map(|id| view! { <Row id by=other/> })
                            .collect_view()}
                    </ul>
                    {(more > 0).then(|| view! { <p class="soft">{tr::home::news_more(more)}</p> })}
                </section>
            }
        })
    };
    let count = move || {
        let count = theirs.get();
        (count > 0).then(|| {
            let words = tr::home::news_for(count, &app.name(other));
            view! {
                <p class="soft" dir="auto">
                    {words}
                </p>
            }
        })
    };
    view! {
        {list}
        {count}
    }
}

/// A place where something is new.
#[component]
fn Row(id: RecordId, by: Seat) -> impl IntoView {
    let app = App::here();
    let kind = app.kind_of(id);
    let name = named(&kind, &app.label(id));
    let place = Route::of_record(&kind, id).unwrap_or(Route::Home);
    view! {
        <li>
            <div class="rows-item">
                <Mark seat=by.name() letters=Signal::derive(move || app.letters(by))/>
                <div class="rows-main">
                    <a class="rows-link" href=place.href() dir="auto">
                        {name}
                    </a>
                </div>
                <Icon name="chevron-right"/>
            </div>
        </li>
    }
}
