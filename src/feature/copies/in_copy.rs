//! What one copy holds that stands otherwise now, and what can be done with it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use workbook_core::entry::Entry;
use workbook_core::record::DELETED;
use workbook_core::view;

use super::{Found, Open};
use crate::i18n::{fields, tr};
use crate::platform::{page, when};
use crate::state::{App, Otherwise};
use crate::ui::{Ask, Icon};

/// How many characters of a record's words a row shows.
const NAMED_BY: usize = 100;

/// What stood otherwise in a copy.
#[component]
pub(super) fn InCopy(
    /// The copy.
    copy: Open,
    /// Set to none when it is closed.
    open: RwSignal<Option<Open>, LocalStorage>,
    /// The list it leaves when it is removed.
    heads: RwSignal<Found>,
) -> impl IntoView {
    let app = App::here();
    let when = when::day_and_time(copy.head.at, app.prefs().lang.code());
    let close = move |_| {
        open.set(None);
        page::focus("h1");
    };
    let body = match copy.entries {
        None => view! { <p>{tr::copies::broken()}</p> }.into_any(),
        Some(entries) => view! { <Differences entries/> }.into_any(),
    };
    let id = copy.head.id;
    let asking = RwSignal::new(false);
    let forget = Callback::new(move |()| {
        spawn_local(async move {
            if !app.forget_copy(id).await {
                app.alert(tr::copies::cannot());
                return;
            }
            open.set(None);
            heads.update(|heads| {
                if let Found::Copies(heads) = heads {
                    heads.retain(|head| head.id != id);
                }
            });
            app.say(tr::copies::removed());
            page::focus("h1");
        });
    });
    view! {
        <section class="card" aria-labelledby="copy-title">
            <h2 class="card-title" id="copy-title" tabindex="-1">
                {tr::copies::in_it(&when)}
            </h2>
            {body}
            <div class="row">
                <button class="button" type="button" data-variant="quiet" on:click=close>
                    {tr::copies::close()}
                </button>
                <button
                    class="button"
                    type="button"
                    data-variant="danger"
                    on:click=move |_| asking.set(true)
                >
                    <Icon name="trash"/>
                    {tr::copies::remove()}
                </button>
            </div>
            <Ask open=asking title_id="forget-title" title=tr::copies::ask() words=tr::copies::ask_words() yes=tr::copies::remove_for_good() on_yes=forget/>
        </section>
    }
}

#[component]
fn Differences(entries: Vec<Entry>) -> impl IntoView {
    let app = App::here();
    let entries = StoredValue::new_local(entries);
    let found = Memo::new(move |_| entries.with_value(|entries| app.otherwise_in(entries)));
    let may = app.read_only().is_none();
    let bring = Callback::new(move |wanted: Option<Otherwise>| {
        let records = entries.with_value(|all| match &wanted {
            // What is listed, and no more: the rest is another's, or hidden. What lay in the bin
            // then comes back one by one, if somebody wants it.
            None => found.with_untracked(|found| {
                let listed = |old: &&Entry| found.iter().any(|one| one.record == old.id());
                all.iter().filter(|old| old.is_visible()).filter(listed).cloned().collect()
            }),
            Some(one) => all.iter().filter(|old| old.id() == one.record).cloned().collect(),
        });
        if app.bring_back(records) {
            app.toast_undo(tr::copies::done());
            page::focus("#copy-title");
        }
    });
    move || {
        let found = found.get();
        if found.is_empty() {
            return view! { <p>{tr::copies::same()}</p> }.into_any();
        }
        let all = (may && found.len() > 1).then(|| {
            view! {
                <p>
                    <button class="button" type="button" on:click=move |_| bring.run(None)>
                        <Icon name="restore"/>
                        {tr::copies::bring_all()}
                    </button>
                </p>
            }
        });
        view! {
            <p>{tr::copies::words()}</p>
            {all}
            <ul class="rows" role="list">
                {found.into_iter().map(|one| difference(one, may, bring)).collect_view()}
            </ul>
        }
        .into_any()
    }
}

fn difference(one: Otherwise, may: bool, bring: Callback<Option<Otherwise>>) -> impl IntoView {
    let name = fields::kind(&one.kind, &view::excerpt(&one.label, 0, NAMED_BY));
    let said = one.fields.iter().filter(|field| field.as_str() != DELETED);
    let said: Vec<String> = said.map(|field| fields::field(&one.kind, field)).collect();
    let words = if one.gone {
        tr::copies::gone().to_owned()
    } else {
        tr::copies::otherwise(&said.join(", "))
    };
    let title = name.clone();
    view! {
        <li>
            <div class="rows-item">
                <div class="rows-main">
                    <strong dir="auto">{title}</strong>
                    <p class="rows-words">{words}</p>
                </div>
                {may
                    .then(|| {
                        view! {
                            <button
                                class="button"
                                type="button"
                                on:click=move |_| bring.run(Some(one.clone()))
                            >
                                <Icon name="restore"/>
                                {tr::copies::bring_this()}
                                <span class="sr-only">{format!(": {name}")}</span>
                            </button>
                        }
                    })}
            </div>
        </li>
    }
}
