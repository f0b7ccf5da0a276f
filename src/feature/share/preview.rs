//! What a file would bring, in words, before anything is changed.

use leptos::prelude::*;
use leptos::task::spawn_local;
use workbook_core::format::Problem;
use workbook_core::stamp::Seat;
use workbook_core::view::Item;

use crate::i18n::{fields, problems, tr};
use crate::parts::Meter;
use crate::platform::{files, page, timer, when};
use crate::route::Route;
use crate::state::{App, Incoming, Progress};
use crate::ui::Icon;

/// How many items a group names; the rest is counted.
const NAMED: usize = 50;

#[component]
pub(super) fn PreviewCard() -> impl IntoView {
    let app = App::here();
    let progress: Progress = RwSignal::new(None);
    let incoming = app.incoming().get_untracked();
    let Some(incoming) = incoming else { return ().into_any() };
    let take = move |_| {
        let here = page::hash();
        spawn_local(async move {
            app.take_in(progress).await;
            app.say(tr::share::taken());
            // Who went somewhere else in the meantime stays there.
            if page::hash() != here {
                return;
            }
            page::set_hash(&Route::Home.href());
            timer::next_frame(|| {
                page::focus("h1");
            });
        });
    };
    let cancel = move |_| {
        app.put_away();
        app.say(tr::share::put_away());
        timer::next_frame(|| {
            page::focus("h1");
        });
    };
    // Beside the present workbook another one can still be opened.
    let locked = !incoming.other_book && untrack(|| app.read_only()).is_some();
    let leaves_all = match (incoming.is_nothing_new(), locked) {
        (true, _) => Some(tr::share::nothing_new()),
        (false, true) => Some(tr::shell::read_only()),
        (false, false) => None,
    };
    let saved = saved_line(app, &incoming);
    let take_words = if incoming.other_book {
        tr::share::open_beside()
    } else if incoming.hides.is_some() {
        tr::share::take_anyway()
    } else {
        tr::share::take_in()
    };
    let cautions = cautions(&incoming);
    let groups = groups(app, &incoming);
    let aside = aside(app, &incoming);
    let actions = if let Some(why) = leaves_all {
        view! {
            <p>{why}</p>
            <div class="dialog-actions">
                <button class="button" type="button" data-variant="primary" on:click=cancel>
                    {tr::share::close()}
                </button>
            </div>
        }
        .into_any()
    } else {
        view! {
            <div class="dialog-actions">
                <button class="button" type="button" data-variant="primary" on:click=take>
                    {take_words}
                </button>
                <button class="button" type="button" on:click=cancel>
                    {tr::common::cancel()}
                </button>
            </div>
        }
        .into_any()
    };
    view! {
        <section class="card" aria-labelledby="preview-title">
            <h2 id="preview-title" tabindex="-1">
                {tr::share::preview_title()}
            </h2>
            <p dir="auto">{saved}</p>
            {cautions}
            <div class="changes">{groups} {aside}</div>
            <Meter progress label=tr::share::taking()/>
            {actions}
        </section>
    }
    .into_any()
}

/// Who saved the file, and when.
fn saved_line(app: App, incoming: &Incoming) -> String {
    let Some(exported) = &incoming.head.exported else {
        return tr::share::saved_unknown().to_owned();
    };
    let at = when::day_and_time(exported.at.ms(), untrack(|| app.prefs()).lang.code());
    let known = !incoming.other_book && untrack(|| app.is_open());
    if known {
        tr::share::saved_by(&untrack(|| app.name(exported.by)), &at)
    } else {
        tr::share::saved_on(&at)
    }
}

/// Reasons to stop and think before taking it in.
fn cautions(incoming: &Incoming) -> impl IntoView + use<> {
    let mut all = Vec::new();
    if incoming.other_book {
        all.push(tr::share::other_book().to_owned());
    }
    if let Some(hides) = incoming.hides {
        all.push(tr::share::hides_much(&hides.to_string()));
    }
    if incoming.far_ahead {
        all.push(tr::share::far_ahead().to_owned());
    }
    let told = |problem: &&Problem| !matches!(problem, Problem::OtherBook { .. });
    all.extend(incoming.problems.iter().filter(told).map(problems::problem));
    all.into_iter()
        .map(|words| {
            view! {
                <div class="notice" data-tone="warn">
                    <Icon name="alert"/>
                    <div class="notice-body">
                        <p>{words}</p>
                    </div>
                </div>
            }
        })
        .collect_view()
}

/// New, changed, clashes, binned, back: each a list that can be opened.
fn groups(app: App, incoming: &Incoming) -> impl IntoView + use<> {
    let preview = &incoming.preview;
    let groups = [
        ("plus", tr::share::group_new(preview.new.len()), &preview.new),
        ("pencil", tr::share::group_changed(preview.changed.len()), &preview.changed),
        ("split", tr::share::group_clashes(preview.clashes.len()), &preview.clashes),
        ("trash", tr::share::group_binned(preview.binned.len()), &preview.binned),
        ("restore", tr::share::group_back(preview.back.len()), &preview.back),
    ];
    groups
        .into_iter()
        .filter(|(_, _, items)| !items.is_empty())
        .map(|(icon, title, items)| {
            let mut lines: Vec<String> =
                items.iter().take(NAMED).map(|item| item_line(app, item)).collect();
            if items.len() > NAMED {
                lines.push(tr::share::and_more(items.len() - NAMED));
            }
            group(icon, title, lines)
        })
        .collect_view()
}

fn group(icon: &'static str, title: String, lines: Vec<String>) -> impl IntoView {
    view! {
        <details class="disclosure" open>
            <summary>
                <Icon name=icon/>
                {title}
            </summary>
            <div class="disclosure-body">
                <ul class="changes-list" role="list">
                    {lines.into_iter().map(|line| view! { <li dir="auto">{line}</li> }).collect_view()}
                </ul>
            </div>
        </details>
    }
}

/// One record in words: what it is, what it is called, what changes, by whom.
fn item_line(app: App, item: &Item) -> String {
    let title = if item.label.is_empty() { tr::aims::untitled() } else { &item.label };
    let what = fields::kind(item.kind.as_str(), title);
    let Some(by) = item.by else { return what };
    let who = untrack(|| app.is_open()).then(|| untrack(|| app.name(by)));
    let who = who.unwrap_or_else(|| match by {
        Seat::Patient => tr::common::patient().to_owned(),
        Seat::Professional => tr::common::professional().to_owned(),
        Seat::Both => tr::common::both().to_owned(),
    });
    tr::share::item_by(&what, &who)
}

/// What was set right, and what cannot be read, with a way to keep the latter.
fn aside(app: App, incoming: &Incoming) -> impl IntoView + use<> {
    let repairs: Vec<String> = incoming.repairs.iter().map(problems::repair).collect();
    let repaired = (!repairs.is_empty())
        .then(|| group("check", tr::share::group_repaired(repairs.len()), repairs));
    let count = incoming.unreadable.len();
    let unreadable = (count > 0).then(|| {
        let lines = incoming.unreadable.iter().map(problems::unreadable).collect();
        let texts: Vec<String> = incoming.unreadable.iter().map(|one| one.text.clone()).collect();
        let save = move |_| {
            let text = texts.join("\n");
            spawn_local(async move {
                if files::save(tr::home::damaged_file(), &text).await.is_err() {
                    app.alert(tr::share::cannot_save());
                }
            });
        };
        view! {
            {group("x", tr::share::group_left_out(count), lines)}
            <p>
                <button class="button" type="button" on:click=save>
                    <Icon name="save"/>
                    {tr::share::save_left_out()}
                </button>
            </p>
        }
    });
    view! {
        {repaired}
        {unreadable}
    }
}
