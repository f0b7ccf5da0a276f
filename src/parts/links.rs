//! How a record belongs together with others, as sentences that lead there.

use leptos::prelude::*;
use workbook_core::id::RecordId;
use workbook_core::record::LinkHow;
use workbook_core::view::{self, End};

use crate::i18n::{fields, tr, words};
use crate::route::Route;
use crate::state::App;

/// How many characters of the other record's words a link shows.
const NAMED_BY: usize = 120;

/// The links of a record; nothing where there are none.
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
    move || {
        let links = links.get();
        (!links.is_empty()).then(|| {
            let rows = links.into_iter().map(|link| sentence(link.how, link.end, link.other));
            view! {
                <section class="section" aria-labelledby="links-title">
                    <h2 id="links-title">{tr::parts::links()}</h2>
                    <ul class="links" role="list">
                        {rows.collect_view()}
                    </ul>
                </section>
            }
        })
    }
}
