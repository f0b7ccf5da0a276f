//! Find: one field for words anywhere in the open workbook, and what holds them as it is typed.

mod hits;

use leptos::prelude::*;

use crate::i18n::tr;
use crate::platform::timer::{self, Timer};
use crate::state::App;
use crate::ui::{Field, FieldMore, Icon, Lines, PageHead};

use hits::{Found, Hit, Piece, Texts};

/// How long a hand rests before the count is said, in milliseconds.
const REST_MS: i32 = 700;

/// The field and what was found.
#[component]
pub fn Find() -> impl IntoView {
    let app = App::here();
    let question = app.question();
    let texts = Texts::new();
    let found = Memo::new(move |_| question.with(|question| texts.find(app, question)));
    texts.fold_ahead(app);
    let resting = StoredValue::new_local(None::<Timer>);
    on_cleanup(move || resting.dispose());
    let on_input = Callback::new(move |typed: String| {
        question.set(typed);
        let say = move || {
            if let Some(Some(found)) = found.try_get_untracked() {
                app.say(&count_words(&found));
            }
        };
        // Dropping the timer before takes its call back.
        resting.set_value(Some(timer::after(REST_MS, say)));
    });
    let more = FieldMore { hint: Some(tr::find::hint()), ..FieldMore::default() };
    view! {
        <PageHead title=tr::find::title()/>
        <div role="search">
            <Field
                id="find-field".to_owned()
                label=tr::find::label()
                value=question
                on_input
                lines=Lines::One
                more
            />
        </div>
        {move || match found.get() {
            None => view! { <p class="soft">{tr::find::what_can_be_found()}</p> }.into_any(),
            Some(found) => view! { <Results found/> }.into_any(),
        }}
    }
}

/// How many were found, in words.
fn count_words(found: &Found) -> String {
    match found.hits.len() + found.more {
        0 => tr::find::nothing().to_owned(),
        count => tr::find::count(count),
    }
}

/// What was found; or what to try.
#[component]
fn Results(found: Found) -> impl IntoView {
    let count = count_words(&found);
    let Found { hits, more } = found;
    let try_this = hits.is_empty().then(|| view! { <p>{tr::find::try_this()}</p> });
    let and_more = (more > 0).then(|| view! { <p class="soft">{tr::find::and_more(more)}</p> });
    view! {
        <p class="find-count">{count}</p>
        {try_this}
        <ul class="rows" role="list">
            {hits.into_iter().map(row).collect_view()}
        </ul>
        {and_more}
    }
}

/// A text with the words that were looked for marked in it.
fn marked(pieces: Vec<Piece>) -> impl IntoView {
    let piece = |piece: Piece| {
        if piece.found {
            view! { <mark>{piece.text}</mark> }.into_any()
        } else {
            piece.text.into_any()
        }
    };
    pieces.into_iter().map(piece).collect_view()
}

/// One record that was found, with a link to where it stands.
fn row(hit: Hit) -> impl IntoView {
    let Hit { name, excerpt, place } = hit;
    let leads = place.is_some();
    let excerpt = (!excerpt.is_empty()).then(|| {
        view! {
            <p class="find-excerpt" dir="auto">
                {marked(excerpt)}
            </p>
        }
    });
    let name = match place {
        Some(place) => view! {
            <a class="rows-link" href=place.href() dir="auto">
                {marked(name)}
            </a>
        }
        .into_any(),
        None => view! {
            <strong class="rows-name" dir="auto">
                {marked(name)}
            </strong>
        }
        .into_any(),
    };
    view! {
        <li>
            <div class="rows-item">
                <div class="rows-main">
                    {name}
                    {excerpt}
                </div>
                {leads.then(|| view! { <Icon name="chevron-right"/> })}
            </div>
        </li>
    }
}
