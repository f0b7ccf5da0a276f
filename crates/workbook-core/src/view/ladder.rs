//! The ladder of an aim (goal attainment scaling, Kiresuk and Sherman 1968): five rungs, written
//! in the order 0, −1, +1, +2, −2. The pair's own words on each; no total is made of them.

use super::agreement::{Hand, hand};
use crate::command::Asked;
use crate::document::Document;
use crate::entry::Entry;
use crate::record::{Aim, Rung, Score};
use crate::stamp::Seat;

use super::Rounds;

/// From this many rungs between the two latest scores on, there is something to talk about.
const TALK_FROM: i64 = 2;

/// The rungs in the order they are written.
pub fn writing_order() -> impl Iterator<Item = Rung> {
    [0, -1, 1, 2, -2].into_iter().filter_map(|rung| Rung::new(rung).ok())
}

/// The rung to write next: the first without words.
pub fn next_rung(aim: &Aim) -> Option<Rung> {
    writing_order().find(|rung| aim.rung_words(*rung).trim().is_empty())
}

/// What each of the pair says of the words of one rung.
pub fn rung_hands(document: &Document, aim: &Entry, rung: Rung) -> [Hand; 2] {
    Seat::PAIR.map(|seat| hand(document, aim, Asked::Rung(rung), seat))
}

/// How many rungs lie between the two latest scores; none while one is missing.
pub fn gap(scores: &Rounds<Score>) -> Option<i64> {
    let [patient, professional] = scores.latest().map(|score| score.and_then(|score| score.rung));
    Some((patient?.get() - professional?.get()).abs())
}

/// Whether the two latest scores lie so far apart that the pair should talk about it.
pub fn is_worth_a_talk(scores: &Rounds<Score>) -> bool {
    gap(scores).is_some_and(|gap| gap >= TALK_FROM)
}
