//! Words that were typed before it locked and found no field: to read, to copy, to throw away.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::i18n::tr;
use crate::parts::{Saved, SavedWords, tell};
use crate::platform::files;
use crate::state::{App, Unplaced};
use crate::ui::Icon;

/// Nothing where there are none.
#[component]
pub(super) fn UnplacedWords() -> impl IntoView {
    let all = App::here().unplaced();
    (!all.is_empty()).then(|| {
        let each = |(at, unplaced)| view! { <Words at unplaced/> };
        view! {
            <div class="notice" data-tone="warn">
                <Icon name="alert"/>
                <div class="notice-body">
                    <h3>{tr::lock::unplaced()}</h3>
                    <p>{tr::lock::unplaced_words()}</p>
                    {all.into_iter().enumerate().map(each).collect_view()}
                </div>
            </div>
        }
    })
}

#[component]
fn Words(at: usize, unplaced: Unplaced) -> impl IntoView {
    let app = App::here();
    let words = StoredValue::new(unplaced);
    let thrown = RwSignal::new(false);
    let saved = RwSignal::new(None::<Saved>);
    let copy = move |_| {
        spawn_local(async move {
            let text = words.with_value(|words| words.words().to_owned());
            let what = match files::copy_text(&text).await {
                Ok(()) => Saved::Well(tr::takeout::copied().to_owned()),
                Err(_) => Saved::Not(tr::lock::unplaced_by_hand()),
            };
            tell(app, saved, what);
        });
    };
    let turn = move |_| {
        let goes = !thrown.get_untracked();
        words.with_value(|words| if goes { app.throw_away(words) } else { app.take_back(words) });
        thrown.set(goes);
        app.say(if goes { tr::lock::unplaced_thrown() } else { tr::lock::unplaced_back() });
    };
    let id = format!("unplaced-{at}");
    let described = id.clone();
    view! {
        <p id=id class="lines" dir="auto">
            {move || {
                if thrown.get() {
                    tr::lock::unplaced_thrown().to_owned()
                } else {
                    words.with_value(|words| words.words().to_owned())
                }
            }}
        </p>
        <div class="row">
            {
                let described = described.clone();
                move || {
                    (!thrown.get())
                        .then(|| {
                            view! {
                                <button class="button" type="button" aria-describedby=described.clone() on:click=copy>
                                    <Icon name="copy"/>
                                    {tr::lock::unplaced_copy()}
                                </button>
                            }
                        })
                }
            }
            <button class="button" type="button" aria-describedby=described on:click=turn>
                {move || if thrown.get() { tr::common::undo() } else { tr::lock::unplaced_throw() }}
            </button>
        </div>
        <SavedWords saved/>
    }
}
