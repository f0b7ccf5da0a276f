//! What a file would bring, before anything is changed: who saved it, reasons to stop, what is wrong
//! with it. The changes are in `changes`, taking them in is in `take`.

use std::collections::BTreeSet;

use leptos::prelude::*;
use leptos::task::spawn_local;
use workbook_core::format::Problem;

use super::changes::{self, Choice, with};
use super::take::{Choose, Take, cancel};
use crate::i18n::{problems, tr};
use crate::parts::Meter;
use crate::platform::{files, when};
use crate::state::{App, FileOf, Incoming, Progress};
use crate::ui::Icon;

#[component]
pub(super) fn PreviewCard() -> impl IntoView {
    let app = App::here();
    let progress: Progress = RwSignal::new(None);
    let waits = app.incoming().with_untracked(|incoming| {
        incoming.as_ref().map(|incoming| {
            (
                saved_line(app, incoming),
                cautions(incoming),
                aside(app, incoming),
                incoming.is_nothing_new(),
                incoming.of == FileOf::Others,
                incoming.of == FileOf::Ours,
                incoming.preview.things.len(),
            )
        })
    });
    let Some((saved, cautions, aside, nothing_new, other_book, is_ours, things)) = waits else {
        return ().into_any();
    };
    let choosing = RwSignal::new(false);
    let left_out = RwSignal::new(BTreeSet::new());
    let choice = Choice { choosing, left_out };
    // Beside the present workbook another one can still be opened.
    let locked = !other_book && untrack(|| app.read_only()).is_some();
    let leaves_all = match (nothing_new, locked) {
        (true, _) => Some(tr::share::nothing_new()),
        (false, true) => Some(tr::shell::read_only()),
        (false, false) => None,
    };
    let hides = Memo::new(move |_| left_out.with(|out| with(app, |incoming| incoming.hides(out))));
    let may_choose = is_ours && leaves_all.is_none() && things > 1;
    let actions = match leaves_all {
        Some(why) => view! {
            <p>{why}</p>
            <div class="dialog-actions">
                <button class="button" type="button" data-variant="primary" on:click=move |_| cancel(app)>
                    {tr::share::close()}
                </button>
            </div>
        }
        .into_any(),
        None => view! { <Take choice things other_book hides progress/> }.into_any(),
    };
    let small = (things == 0 && !nothing_new && !other_book)
        .then(|| view! { <p>{tr::taking::only_small()}</p> });
    view! {
        <section class="card" aria-labelledby="preview-title">
            <h2 id="preview-title" tabindex="-1">
                {tr::share::preview_title()}
            </h2>
            <p dir="auto">{saved}</p>
            {cautions}
            {move || hides.get().map(|hides| caution(tr::share::hides_much(&hides.to_string())))}
            {changes::sums(app)}
            {small}
            {may_choose.then(|| view! { <Choose choice/> })}
            <div class="changes">{changes::places(app, choice)} {aside}</div>
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
    let known = incoming.of != FileOf::Others && untrack(|| app.is_open());
    if known {
        tr::share::saved_by(&untrack(|| app.name(exported.by)), &at)
    } else {
        tr::share::saved_on(&at)
    }
}

/// Reasons to stop and think before taking it in.
fn cautions(incoming: &Incoming) -> AnyView {
    let mut all = Vec::new();
    if incoming.of == FileOf::Others {
        all.push(tr::share::other_book().to_owned());
    }
    if incoming.again {
        all.push(tr::taking::look_again().to_owned());
    }
    if incoming.far_ahead {
        all.push(tr::share::far_ahead().to_owned());
    }
    let told = |problem: &&Problem| !matches!(problem, Problem::OtherBook { .. });
    all.extend(incoming.problems.iter().filter(told).map(problems::problem));
    all.into_iter().map(caution).collect_view().into_any()
}

fn caution(words: String) -> AnyView {
    view! {
        <div class="notice" data-tone="warn">
            <Icon name="alert"/>
            <div class="notice-body">
                <p>{words}</p>
            </div>
        </div>
    }
    .into_any()
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

/// What was set right, and what cannot be read, with a way to keep the latter.
fn aside(app: App, incoming: &Incoming) -> AnyView {
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
    .into_any()
}
