//! What is set as a table on the page of a canvas: grids, the feelings line, numbers, ladders, hands.

use leptos::prelude::*;
use workbook_core::format::readable::Item;
use workbook_core::stamp::Seat;

use super::paper_view::{Marks, Setting, few_rules, list};
use crate::i18n::tr;

/// How many moments a feelings line for pen and paper has room for.
const MOMENTS: usize = 7;

/// Cards in lanes and columns.
pub(super) fn grid(
    columns: &[String],
    rows: Vec<(String, Vec<Vec<Item>>)>,
    set: &Setting,
) -> AnyView {
    let named = rows.iter().any(|(name, _)| !name.is_empty());
    let head = (!columns.is_empty()).then(|| {
        let name = |name: String| view! { <th scope="col" dir="auto">{name}</th> };
        view! {
            <thead>
                <tr>
                    {named.then(|| view! { <td></td> })}
                    {columns.iter().cloned().map(name).collect_view()}
                </tr>
            </thead>
        }
    });
    // On a narrow screen the cells of a row stand one below the other, each under its column's name.
    let column = |at: usize| columns.get(at).filter(|name| !name.is_empty()).cloned();
    let cell = |(at, cards): (usize, Vec<Item>)| {
        let said = match (set.blank, cards.is_empty()) {
            (true, _) => few_rules(),
            (false, true) => ().into_any(),
            (false, false) => list(cards, set, Marks::Shown),
        };
        view! { <td data-column=column(at)>{said}</td> }
    };
    let row = |(name, cells): (String, Vec<Vec<Item>>)| {
        view! {
            <tr>
                {named.then(|| view! { <th scope="row" dir="auto">{name}</th> })}
                {cells.into_iter().enumerate().map(cell).collect_view()}
            </tr>
        }
    };
    view! {
        <table class="paper-table">
            {head}
            <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

/// The feelings line: a moment in each row, what each felt in two columns; on paper to write on, a
/// field with a middle line.
pub(super) fn line(moments: Vec<(String, [String; 2])>, set: &Setting) -> AnyView {
    if set.blank {
        return empty_line();
    }
    if moments.is_empty() {
        return view! { <p class="paper-soft">{tr::takeout::nothing()}</p> }.into_any();
    }
    let row = |(moment, felt): (String, [String; 2])| {
        let cell = |felt: String| {
            let felt = if felt.is_empty() { tr::takeout::no_answer().to_owned() } else { felt };
            view! { <td dir="auto">{felt}</td> }
        };
        view! {
            <tr>
                <th scope="row" dir="auto">
                    {moment}
                </th>
                {felt.map(cell).collect_view()}
            </tr>
        }
    };
    let name = |seat: Seat| {
        view! { <th scope="col">{set.mark(seat)} " " <span dir="auto">{set.name(seat)}</span></th> }
    };
    view! {
        <table class="paper-table">
            <thead>
                <tr>
                    <th scope="col">{tr::takeout::moment()}</th>
                    {Seat::PAIR.map(name).collect_view()}
                </tr>
            </thead>
            <tbody>{moments.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

fn empty_line() -> AnyView {
    let slot = |_| view! { <span></span> };
    view! {
        <div class="paper-line" aria-hidden="true">
            <span class="paper-line-end">{tr::takeout::felt_good()}</span>
            <span class="paper-line-end">{tr::takeout::felt_bad()}</span>
            <div class="paper-line-slots">{(0..MOMENTS).map(slot).collect_view()}</div>
        </div>
    }
    .into_any()
}

/// The number of each.
pub(super) fn scale(numbers: Vec<(Seat, Option<i64>)>, set: &Setting) -> AnyView {
    let row = |(seat, number): (Seat, Option<i64>)| {
        let said = match (set.blank, number) {
            (true, _) => {
                let number = |number: i64| view! { <span>{number}</span> };
                view! { <span class="paper-numbers">{(0..=10).map(number).collect_view()}</span> }
                    .into_any()
            }
            (false, Some(number)) => tr::canvas::of_ten(&number.to_string()).into_any(),
            (false, None) => tr::takeout::no_answer().into_any(),
        };
        view! {
            <tr>
                <th scope="row">{set.mark(seat)} " " <span dir="auto">{set.name(seat)}</span></th>
                <td>{said}</td>
            </tr>
        }
    };
    view! {
        <table class="paper-table">
            <tbody>{numbers.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

/// Five rungs, the highest first.
pub(super) fn ladder(rungs: Vec<(&'static str, String)>, set: &Setting) -> AnyView {
    let row = |(rung, words): (&'static str, String)| {
        let words = if set.blank { String::new() } else { words };
        view! {
            <tr>
                <th scope="row">{rung}</th>
                <td dir="auto">{words}</td>
            </tr>
        }
    };
    view! {
        <table class="paper-table">
            <tbody>{rungs.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

/// What each says to the words of another zone.
pub(super) fn hands(answers: Vec<(Seat, String)>, set: &Setting) -> AnyView {
    let row = |(seat, said): (Seat, String)| {
        let said = if set.blank {
            let all =
                [tr::takeout::blank_yes(), tr::takeout::blank_not_yet(), tr::takeout::blank_no()];
            let tick = |words: &'static str| {
                view! {
                    <span class="paper-tick">
                        <span class="paper-box" aria-hidden="true"></span>
                        {words}
                    </span>
                }
            };
            view! { <span class="paper-ticks">{all.map(tick).collect_view()}</span> }.into_any()
        } else {
            said.into_any()
        };
        view! {
            <tr>
                <th scope="row">{set.mark(seat)} " " <span dir="auto">{set.name(seat)}</span></th>
                <td>{said}</td>
            </tr>
        }
    };
    view! {
        <table class="paper-table">
            <tbody>{answers.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}
