//! How the page of a canvas is set: each zone with its question and what stands there, or lines to
//! write on. Not for what stands there: see `paper`.

use leptos::prelude::*;
use workbook_core::format::readable::Item;
use workbook_core::stamp::Seat;

use super::paper_tables::{grid, hands, ladder, line, scale};
use crate::i18n::tr;
use crate::parts::readable::paper::{Body, PaperZone};
use crate::ui::Mark;

/// How many lines to write on a part may have; those it has no room for are cut.
const RULES: usize = 24;
/// How many lines a list has at least on a page for pen and paper.
const FEW: usize = 3;

/// What the whole page is set by.
#[derive(Debug, Clone)]
pub(super) struct Setting {
    /// Whether it is for pen and paper.
    pub(super) blank: bool,
    /// What the patient, the professional and both are called.
    pub(super) who: [String; 3],
    /// The letters on the marks.
    pub(super) letters: [String; 2],
}

impl Setting {
    /// What one of the pair is called.
    pub(super) fn name(&self, seat: Seat) -> String {
        let [patient, professional, both] = &self.who;
        match seat {
            Seat::Patient => patient.clone(),
            Seat::Professional => professional.clone(),
            Seat::Both => both.clone(),
        }
    }

    /// The mark of one of the pair. The name stands beside it or is said.
    pub(super) fn mark(&self, seat: Seat) -> AnyView {
        let [patient, professional] = self.letters.clone();
        let letters = match seat {
            Seat::Patient => vec![patient],
            Seat::Professional => vec![professional],
            Seat::Both => vec![patient, professional],
        };
        view! { <Mark seat=seat.name() letters=Signal::stored(letters)/> }.into_any()
    }

    /// Who: the mark and the name.
    pub(super) fn whose(&self, seat: Seat) -> AnyView {
        view! {
            <p class="paper-who" dir="auto">
                {self.mark(seat)}
                " "
                <strong>{self.name(seat)}</strong>
            </p>
        }
        .into_any()
    }
}

/// All zones, two beside each other where they are not wide; one that would stand alone in its row
/// takes all of it.
pub(super) fn zones(parts: Vec<PaperZone>, set: &Setting) -> AnyView {
    let wide: Vec<bool> = parts.iter().map(|part| is_wide(part, set)).collect();
    let mut begun = false;
    let alone = |(at, is_wide): (usize, &bool)| {
        let first = !begun && !*is_wide;
        begun = first;
        first && wide.get(at + 1).copied().unwrap_or(true)
    };
    let alone: Vec<bool> = wide.iter().enumerate().map(alone).collect();
    let parts = parts.into_iter().zip(wide.iter().zip(alone));
    parts.map(|(part, (wide, alone))| zone(part, *wide, alone, set)).collect_view().into_any()
}

fn is_wide(part: &PaperZone, set: &Setting) -> bool {
    match &part.body {
        Body::Grid(columns, rows) => !columns.is_empty() || (set.blank && rows.len() > 3),
        Body::Line(_) | Body::Arrows(..) => true,
        Body::Heap(_) | Body::Sides(_) | Body::Scale(_) | Body::Ladder(_) | Body::Hands(_) => false,
    }
}

fn zone(part: PaperZone, wide: bool, alone: bool, set: &Setting) -> AnyView {
    let PaperZone { title, ask, covered, body } = part;
    // A table of cards may tell how many are covered; a line and numbers say so where they stand.
    let covered = (covered > 0 && !set.blank).then(|| {
        view! { <p class="paper-soft">{tr::takeout::covered(covered)}</p> }
    });
    view! {
        <section
            class="paper-zone"
            data-wide=wide.then_some("")
            data-alone=alone.then_some("")
        >
            <h2 class="paper-title" dir="auto">
                {title}
            </h2>
            <p class="paper-ask" dir="auto">
                {ask}
            </p>
            {fill(body, set)}
            {covered}
        </section>
    }
    .into_any()
}

fn fill(body: Body, set: &Setting) -> AnyView {
    match body {
        Body::Heap(cards) => heap(cards, set),
        Body::Sides(sides) => self::sides(sides, set),
        Body::Grid(columns, rows) => grid(&columns, rows, set),
        Body::Arrows(cards, sentences) => arrows(cards, sentences, set),
        Body::Line(moments) => line(moments, set),
        Body::Scale(numbers) => scale(numbers, set),
        Body::Ladder(rungs) => ladder(rungs, set),
        Body::Hands(answers) => hands(answers, set),
    }
}

/// Lines to write on, to the end of the room there is.
pub(super) fn rules() -> AnyView {
    let rule = |_| view! { <span class="paper-rule"></span> };
    view! {
        <div class="paper-rules" aria-hidden="true">
            {(0..RULES).map(rule).collect_view()}
        </div>
    }
    .into_any()
}

fn heap(cards: Vec<Item>, set: &Setting) -> AnyView {
    if set.blank { rules() } else { list(cards, set, Marks::Shown) }
}

fn sides(sides: Vec<(Seat, Option<Vec<Item>>)>, set: &Setting) -> AnyView {
    let side = |(seat, cards): (Seat, Option<Vec<Item>>)| {
        let said = match cards {
            _ if set.blank => rules(),
            Some(cards) => list(cards, set, Marks::Left),
            None => view! { <p class="paper-soft">{tr::takeout::covered_side()}</p> }.into_any(),
        };
        view! {
            <div class="paper-side">
                {set.whose(seat)}
                {said}
            </div>
        }
    };
    view! { <div class="paper-sides">{sides.into_iter().map(side).collect_view()}</div> }.into_any()
}

fn arrows(cards: Vec<Item>, sentences: Vec<String>, set: &Setting) -> AnyView {
    if set.blank {
        return view! { <div class="paper-field" aria-hidden="true"></div> }.into_any();
    }
    let said = (!sentences.is_empty()).then(|| {
        let one = |sentence: String| view! { <li dir="auto">{sentence}</li> };
        view! {
            <h3 class="paper-part">{tr::takeout::arrows()}</h3>
            <ul class="paper-list">{sentences.into_iter().map(one).collect_view()}</ul>
        }
    });
    view! {
        {list(cards, set, Marks::Shown)}
        {said}
    }
    .into_any()
}

/// Whether each card tells who wrote it, or a heading does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Marks {
    Shown,
    Left,
}

/// Cards as a list.
pub(super) fn list(cards: Vec<Item>, set: &Setting, marks: Marks) -> AnyView {
    if cards.is_empty() {
        return view! { <p class="paper-soft">{tr::takeout::nothing()}</p> }.into_any();
    }
    let card = |Item { text, by, more }: Item| {
        let by = by.unwrap_or(Seat::Both);
        let by = (marks == Marks::Shown).then(|| {
            view! {
                {set.mark(by)}
                <span class="sr-only">{set.name(by)} ": "</span>
            }
        });
        let more =
            (!more.is_empty()).then(|| view! { <span class="paper-soft">" (" {more} ")"</span> });
        view! {
            <li>
                {by}
                <span class="paper-text" dir="auto">
                    {text}
                    {more}
                </span>
            </li>
        }
    };
    view! {
        <ul class="paper-list" role="list">
            {cards.into_iter().map(card).collect_view()}
        </ul>
    }
    .into_any()
}

/// So many short lines in a table cell.
pub(super) fn few_rules() -> AnyView {
    let rule = |_| view! { <span class="paper-rule"></span> };
    view! { <div class="paper-few" aria-hidden="true">{(0..FEW).map(rule).collect_view()}</div> }
        .into_any()
}
