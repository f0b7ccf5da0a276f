//! Two texts beside each other, word by word: what was taken out is struck, what was put in is
//! underlined, and both are said aloud. Not for finding the words: the core compares.

use leptos::prelude::*;
use workbook_core::view::{Piece, compare};

use crate::i18n::tr;

/// One text that becomes another.
pub(super) fn changed(before: &str, after: &str) -> AnyView {
    let pieces = compare(before, after);
    let views = pieces.into_iter().map(|piece| match piece {
        Piece::Same(text) => text.to_owned().into_any(),
        Piece::Removed(text) => removed(text),
        Piece::Added(text) => added(text),
    });
    views.collect_view().into_any()
}

/// What was chosen, and what is chosen now.
pub(super) fn chosen(before: &str, after: &str) -> AnyView {
    let gap = (!before.is_empty() && !after.is_empty()).then_some(" ");
    let before = (!before.is_empty()).then(|| removed(before));
    let after = (!after.is_empty()).then(|| added(after));
    view! {
        {before}
        {gap}
        {after}
    }
    .into_any()
}

/// Two texts that both stay: each whole, with what the other does not have marked.
pub(super) fn both(before: &str, after: &str) -> [AnyView; 2] {
    let pieces = compare(before, after);
    let side = |theirs: bool| {
        let piece = |piece: &Piece<'_>| match (*piece, theirs) {
            (Piece::Same(text), _) => text.to_owned().into_any(),
            (Piece::Removed(text), false) | (Piece::Added(text), true) => {
                view! { <mark>{text.to_owned()}</mark> }.into_any()
            }
            (Piece::Removed(_), true) | (Piece::Added(_), false) => ().into_any(),
        };
        if pieces
            .iter()
            .all(|it| matches!((it, theirs), (Piece::Removed(_), true) | (Piece::Added(_), false)))
        {
            return tr::taking::nothing_there().into_any();
        }
        pieces.iter().map(piece).collect_view().into_any()
    };
    [side(false), side(true)]
}

fn removed(text: &str) -> AnyView {
    view! { <del>{told(tr::taking::removed(), text)}</del> }.into_any()
}

fn added(text: &str) -> AnyView {
    view! { <ins>{told(tr::taking::added(), text)}</ins> }.into_any()
}

/// The words, and for who does not see the mark what became of them.
fn told(what: &'static str, text: &str) -> AnyView {
    view! {
        <span class="sr-only">{format!("({what} ")}</span>
        {text.to_owned()}
        <span class="sr-only">")"</span>
    }
    .into_any()
}
