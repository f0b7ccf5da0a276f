//! How a record belongs together with others, as sentences that lead there, and the way to say that
//! it belongs together with one more.

use leptos::prelude::*;
use workbook_core::command::{Command, New};
use workbook_core::id::RecordId;
use workbook_core::record::{Aim, Choice, Link, LinkHow, Record, choice};
use workbook_core::view::{self, End, Linked};

use crate::i18n::{fields, tr, words};
use crate::platform::{page, random, timer};
use crate::route::Route;
use crate::state::App;
use crate::ui::{ErrorLine, Icon, Select};

/// How many characters of the other record's words a link shows.
const NAMED_BY: usize = 120;
/// And in a list to choose from.
const SHORT: usize = 60;

/// How many of the newest notes can be linked to; an older one is linked from its own page.
const NOTES: usize = 30;

/// What a pair can say: what is measured comes with the measures.
const HOW: [LinkHow; 6] = [
    LinkHow::Supports,
    LinkHow::GetsInTheWay,
    LinkHow::CameFrom,
    LinkHow::LedTo,
    LinkHow::Answers,
    LinkHow::Changes,
];

/// The links of a record, and the way to make one more.
#[component]
pub fn Links(
    /// The record.
    id: RecordId,
) -> impl IntoView {
    let app = App::here();
    let links = Memo::new(move |_| app.links(id));
    let sentence = move |how: LinkHow, end: End, other: RecordId| {
        let title = view::excerpt(&app.label(other), 0, NAMED_BY);
        let kind = app.kind_of(other);
        let name = fields::kind(&kind, &title);
        let place = Route::of_record(&kind, other);
        let before = words::link(how, end);
        view! {
            <li>
                {before}
                " "
                {match place {
                    Some(place) => view! { <a href=place.href() dir="auto">{name}</a> }.into_any(),
                    None => view! { <span dir="auto">{name}</span> }.into_any(),
                }}
            </li>
        }
    };
    let rows = move || {
        let rows = links.get().into_iter().map(|link| sentence(link.how, link.end, link.other));
        rows.collect_view()
    };
    let none = Memo::new(move |_| links.with(Vec::is_empty));
    let list = move || (!none.get()).then(|| view! { <ul class="links" role="list">{rows}</ul> });
    let locked = Memo::new(move |_| app.read_only().is_some());
    move || {
        (!none.get() || !locked.get()).then(|| {
            view! {
                <section class="section" aria-labelledby="links-title">
                    <h2 id="links-title">{tr::parts::links()}</h2>
                    {list}
                    {(!locked.get()).then(|| view! { <NewLink id links/> })}
                </section>
            }
        })
    }
}

/// Two things to choose and a button.
#[component]
fn NewLink(id: RecordId, links: Memo<Vec<Linked>>) -> impl IntoView {
    let app = App::here();
    let open = RwSignal::new(false);
    let how = RwSignal::new(String::new());
    let to = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let make = move |_| {
        let chosen = choice::<LinkHow>(&how.get_untracked());
        let (Some(chosen), Ok(other)) = (chosen, to.get_untracked().parse::<RecordId>()) else {
            error.set(Some(tr::parts::link_choose().to_owned()));
            app.alert(tr::parts::link_choose());
            return;
        };
        let said = |link: &Linked| link.other == other && link.how == chosen;
        if !links.with_untracked(|links| links.iter().any(said)) {
            let link = Link { parent: Some(id), to: Some(other), how: Some(chosen) };
            let new = New::of(RecordId::new(random::random_u128()), &link);
            if app.told(app.dispatch(&Command::Add(new))).is_none() {
                return;
            }
        }
        app.toast_undo(tr::parts::link_made());
        error.set(None);
        open.set(false);
        timer::next_frame(|| {
            page::focus("#new-link");
        });
    };
    let hows = HOW.map(|how| (how.name().to_owned(), words::link(how, End::Start).to_owned()));
    view! {
        <div class="stack">
            <p>
                <button
                    class="button"
                    id="new-link"
                    type="button"
                    data-variant="quiet"
                    aria-expanded=move || open.get().to_string()
                    on:click=move |_| open.update(|open| *open = !*open)
                >
                    <Icon name="plus"/>
                    {tr::parts::link_add()}
                </button>
            </p>
            {move || {
                open.get()
                    .then(|| {
                        view! {
                            <ErrorLine words=error/>
                            <div class="item-row">
                                <Select
                                    id="link-how".to_owned()
                                    label=tr::parts::link_how()
                                    options=hows.to_vec()
                                    value=how
                                    words=(tr::parts::not_chosen(), tr::choices::newer())
                                    on_pick=Callback::new(move |picked| how.set(picked))
                                    locked=false
                                />
                                <Select
                                    id="link-to".to_owned()
                                    label=tr::parts::link_to()
                                    options=ends(app, id)
                                    value=to
                                    words=(tr::parts::not_chosen(), tr::choices::newer())
                                    on_pick=Callback::new(move |picked| to.set(picked))
                                    locked=false
                                />
                                <button class="button" type="button" on:click=make>
                                    {tr::parts::link_make()}
                                </button>
                            </div>
                        }
                    })
            }}
        </div>
    }
}

/// What a record can be linked to: the aims, and the newest notes.
fn ends(app: App, but: RecordId) -> Vec<(String, String)> {
    let looks = untrack(|| app.seat());
    let found = app.peek(|document| {
        let notes = view::notes(document, looks).into_iter().take(NOTES);
        let all = document.list(Aim::KIND.name).chain(notes).filter(|id| *id != but);
        let named = |id: RecordId| {
            let entry = document.entry(id)?;
            let title = view::excerpt(&view::label(entry), 0, SHORT);
            Some((id.to_string(), fields::kind(entry.kind(), &title)))
        };
        all.filter_map(named).collect()
    });
    found.unwrap_or_default()
}
