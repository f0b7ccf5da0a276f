//! One aim on one page, to read, to show and to print. Nothing can be changed here.

use leptos::prelude::*;
use workbook_core::id::RecordId;
use workbook_core::record::{Aim, AimId, Barrier, Record, Rung, Score, Step};
use workbook_core::stamp::Seat;
use workbook_core::view::Owner;

use crate::i18n::choices::Worded;
use crate::i18n::{tr, words};
use crate::parts::ReadAloud;
use crate::platform::{clock, page, when};
use crate::route::Route;
use crate::state::App;
use crate::ui::{Hands, Icon, PageHead};

/// The aim as a sheet.
#[component]
pub fn AimSheet(
    /// The aim.
    id: AimId,
) -> impl IntoView {
    let app = App::here();
    let aim = Memo::new(move |_| app.record::<Aim>(id.0).unwrap_or_default());
    let title = Signal::derive(move || {
        let title = aim.with(|aim| aim.title.clone());
        if title.trim().is_empty() { tr::aims::untitled().to_owned() } else { title }
    });
    let hands = Memo::new(move |_| {
        app.aim(id).map_or(["none"; 2], |look| look.hands.map(words::hand_picture))
    });
    let state =
        move || app.aim(id).map(|look| words::agreement(look.agreement, |seat| app.name(seat)));
    let said = move |seat: Seat| {
        let name = match seat {
            Seat::Patient | Seat::Professional => tr::aims::words_of(&app.name(seat)),
            Seat::Both => tr::aims::words_joint().to_owned(),
        };
        line(name, app.text(id.0, Aim::words(seat).field))
    };
    let day = when::day_and_year(clock::now_ms(), app.prefs().lang.code());
    let aloud = Signal::derive(move || {
        let words = [Seat::Patient, Seat::Professional, Seat::Both];
        let all = words.map(|seat| app.text(id.0, Aim::words(seat).field));
        format!("{}. {}", title.get(), all.join(". "))
    });
    view! {
        <PageHead title back=(Route::Aim(id).href(), tr::aims::back_to_aim())/>
        <div class="row no-print">
            <button class="button" type="button" data-variant="primary" on:click=|_| page::print()>
                <Icon name="printer"/>
                {tr::aims::print()}
            </button>
            <ReadAloud text=aloud/>
        </div>
        <article class="sheet">
            <p class="focus-aim-hands">
                <Hands answers=hands/>
                " "
                <span>{state}</span>
            </p>
            <dl class="facts">
                {move || [Seat::Patient, Seat::Professional, Seat::Both].map(said).collect_view()}
                {move || line(tr::aims::why().to_owned(), aim.with(|aim| aim.why.clone()))}
                {move || line(tr::aims::good().to_owned(), aim.with(|aim| aim.good.clone()))}
                {move || {
                    line(
                        tr::aims::status().to_owned(),
                        aim.with(|aim| aim.status).map(Worded::words).unwrap_or_default().to_owned(),
                    )
                }}
            </dl>
            <LadderTable id aim/>
            <List id=id.0 kind=Barrier::KIND title=tr::aims::part_barriers()/>
            <StepList id/>
            <p class="soft small">{tr::aims::sheet_date(&day)}</p>
        </article>
    }
}

/// A name and what it says; nothing where it says nothing.
fn line(name: String, words: String) -> impl IntoView {
    (!words.trim().is_empty()).then(|| {
        view! {
            <dt dir="auto">{name}</dt>
            <dd dir="auto">{words}</dd>
        }
    })
}

#[component]
fn LadderTable(id: AimId, aim: Memo<Aim>) -> impl IntoView {
    let app = App::here();
    let scores = Memo::new(move |_| app.rounds::<Score>(id.0));
    let latest = move || scores.with(|s| s.latest().map(|score| score.and_then(|s| s.rung)));
    let worded = move |rung: Rung| aim.with(|aim| !aim.rung_words(rung).trim().is_empty());
    let row = move |rung: Rung| {
        let here = move || {
            let names: Vec<String> = Seat::PAIR
                .into_iter()
                .zip(latest())
                .filter(|(_, at)| *at == Some(rung))
                .map(|(seat, _)| app.name(seat))
                .collect();
            (!names.is_empty()).then(|| tr::aims::sheet_here(&names.join(", ")))
        };
        view! {
            <tr>
                <th scope="row">{words::rung_number(rung)}</th>
                <td dir="auto">{aim.with(|aim| aim.rung_words(rung).to_owned())}</td>
                <td dir="auto">{here}</td>
            </tr>
        }
    };
    // A rung that says nothing, and on which nobody stands, is no use on paper.
    let stands = move |rung: &Rung| worded(*rung) || latest().contains(&Some(*rung));
    move || {
        Rung::all().any(worded).then(|| {
            view! {
                <h2>{tr::aims::part_ladder()}</h2>
                <table class="table">
                    <tbody>{Rung::all().rev().filter(stands).map(row).collect_view()}</tbody>
                </table>
            }
        })
    }
}

#[component]
fn List(
    id: RecordId,
    kind: &'static workbook_core::record::Kind,
    title: &'static str,
) -> impl IntoView {
    let app = App::here();
    let all = Memo::new(move |_| app.children(id, kind));
    move || {
        let rows = all.get();
        (!rows.is_empty()).then(|| {
            let row = |id| view! { <li dir="auto">{app.label(id)}</li> };
            view! {
                <h2>{title}</h2>
                <ul>{rows.into_iter().map(row).collect_view()}</ul>
            }
        })
    }
}

#[component]
fn StepList(id: AimId) -> impl IntoView {
    let app = App::here();
    let steps = Memo::new(move |_| app.children(id.0, Step::KIND));
    let row = move |id: RecordId| {
        let step: Step = app.record(id).unwrap_or_default();
        let who = match app.owner(&step) {
            Owner::NoOne => tr::aims::no_one_yet().to_owned(),
            Owner::Seat(seat) => app.name(seat),
            Owner::Helper(helper) => app.label(helper),
        };
        let status = step.status.map(Worded::words).unwrap_or_default();
        view! {
            <tr>
                <td dir="auto">{step.text.clone()}</td>
                <td dir="auto">{who}</td>
                <td dir="auto">{step.when.clone()}</td>
                <td>{status}</td>
            </tr>
        }
    };
    move || {
        let all = steps.get();
        (!all.is_empty()).then(|| {
            view! {
                <h2>{tr::aims::part_steps()}</h2>
                <table class="table">
                    <tbody>{all.into_iter().map(row).collect_view()}</tbody>
                </table>
            }
        })
    }
}
