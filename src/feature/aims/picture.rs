//! The scores of all rounds as a small picture: time from left to right, the rungs from below, a
//! round mark for the patient and a square one for the professional; and the same as a table.

use leptos::prelude::*;
use workbook_core::record::{Rung, Score};
use workbook_core::stamp::Seat;
use workbook_core::view::Rounds;

use crate::i18n::{tr, words};
use crate::state::App;

/// The picture's measures, in its own units.
const STEP: i64 = 28;
const LEFT: i64 = 34;
const TOP: i64 = 14;
const ROW: i64 = 22;
/// How many rounds are drawn; earlier ones are in the table.
const DRAWN: usize = 12;

/// The rungs of one round.
type Both = [Option<Rung>; 2];

fn height_of(rung: Rung) -> i64 {
    TOP + (2 - rung.get()) * ROW
}

fn place_of(round: usize) -> i64 {
    LEFT + STEP / 2 + STEP * i64::try_from(round).unwrap_or_default()
}

#[component]
pub(super) fn Picture(
    /// All rounds that can be shown.
    scores: Memo<Rounds<Score>>,
) -> impl IntoView {
    let many = Memo::new(move |_| scores.with(|scores| scores.shown.len() > 1));
    move || {
        many.get().then(|| {
            view! {
                <Lines scores/>
                <details class="disclosure">
                    <summary>{tr::aims::as_table()}</summary>
                    <div class="disclosure-body">
                        <Table scores/>
                    </div>
                </details>
            }
        })
    }
}

/// The picture itself; the table says the same in words.
#[component]
fn Lines(scores: Memo<Rounds<Score>>) -> impl IntoView {
    let drawn = Memo::new(move |_| {
        scores.with(|scores| {
            let from = scores.shown.len().saturating_sub(DRAWN);
            let rungs = |both: &[Option<Score>; 2]| both.each_ref().map(|s| s.as_ref()?.rung);
            scores.shown.iter().skip(from).map(rungs).collect::<Vec<Both>>()
        })
    });
    let line = |rung: Rung| {
        let y = height_of(rung).to_string();
        view! {
            <line x1=LEFT.to_string() x2="100%" y1=y.clone() y2=y class="picture-line"></line>
            <text x="4" y=(height_of(rung) + 5).to_string() class="picture-label">
                {words::rung_number(rung)}
            </text>
        }
    };
    let width = move || {
        let rounds = i64::try_from(drawn.with(Vec::len)).unwrap_or_default();
        (LEFT + STEP * rounds.max(4)).to_string()
    };
    let path = move |side: usize| drawn.with(|drawn| points(drawn, side));
    let marks = move || drawn.get().into_iter().enumerate().map(marks_of).collect_view();
    view! {
        <svg class="picture" aria-hidden="true" width=width height=(TOP * 2 + ROW * 4).to_string()>
            {Rung::all().map(line).collect_view()}
            <polyline data-seat="patient" points=move || path(0)></polyline>
            <polyline data-seat="professional" points=move || path(1)></polyline>
            {marks}
        </svg>
    }
}

/// The points of one person's line.
fn points(drawn: &[Both], side: usize) -> String {
    let point = |(round, both): (usize, &Both)| {
        let rung = both.get(side).copied().flatten()?;
        Some(format!("{},{}", place_of(round), height_of(rung)))
    };
    drawn.iter().enumerate().filter_map(point).collect::<Vec<_>>().join(" ")
}

fn marks_of((round, [patient, professional]): (usize, Both)) -> impl IntoView {
    let x = place_of(round);
    let circle = patient.map(|rung| {
        view! { <circle data-seat="patient" cx=x.to_string() cy=height_of(rung).to_string() r="7"></circle> }
    });
    let square = professional.map(|rung| {
        let (x, y) = ((x - 5).to_string(), (height_of(rung) - 5).to_string());
        view! { <rect data-seat="professional" x=x y=y width="10" height="10"></rect> }
    });
    view! {
        {circle}
        {square}
    }
}

#[component]
fn Table(scores: Memo<Rounds<Score>>) -> impl IntoView {
    let app = App::here();
    let row = move |(number, both): (usize, &[Option<Score>; 2])| {
        let cell = |score: &Option<Score>| {
            let rung = score.as_ref().and_then(|score| score.rung);
            view! { <td>{rung.map_or_else(|| "–".to_owned(), words::rung_number)}</td> }
        };
        let day = both.iter().flatten().map(|score| score.created.as_str()).max();
        let day = day.map(|day| app.day_words(day)).unwrap_or_default();
        view! {
            <tr>
                <th scope="row">{tr::aims::round(&(number + 1).to_string())} " " {day}</th>
                {both.iter().map(cell).collect_view()}
            </tr>
        }
    };
    let rows = move || scores.with(|s| s.shown.iter().enumerate().map(row).collect_view());
    view! {
        <table class="table">
            <caption class="sr-only">{tr::aims::part_scores()}</caption>
            <thead>
                <tr>
                    <th scope="col">{tr::aims::when()}</th>
                    <th scope="col" dir="auto">{app.name(Seat::Patient)}</th>
                    <th scope="col" dir="auto">{app.name(Seat::Professional)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}
