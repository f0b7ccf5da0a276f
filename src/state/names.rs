//! The pair's names and letters, as every place shows them.

use workbook_core::stamp::Seat;

use super::App;
use crate::i18n::tr;

/// The letter a mark carries: the first of the name.
pub fn letter(name: &str) -> String {
    name.trim().chars().next().map(|c| c.to_uppercase().collect()).unwrap_or_default()
}

impl App {
    /// The name used on a seat; the role word where no name is known; both names for both.
    pub fn name(&self, seat: Seat) -> String {
        let one = |seat: Seat| {
            let person = self.person(seat);
            let fallback = match seat {
                Seat::Patient => tr::common::patient(),
                Seat::Professional | Seat::Both => tr::common::professional(),
            };
            [person.name, person.role]
                .into_iter()
                .find(|text| !text.trim().is_empty())
                .unwrap_or_else(|| fallback.to_owned())
        };
        match seat {
            Seat::Patient | Seat::Professional => one(seat),
            Seat::Both => tr::common::and(&one(Seat::Patient), &one(Seat::Professional)),
        }
    }

    /// The letters on the seat's mark.
    pub fn letters(&self, seat: Seat) -> Vec<String> {
        match seat {
            Seat::Patient | Seat::Professional => vec![letter(&self.name(seat))],
            Seat::Both => Seat::PAIR.into_iter().map(|seat| letter(&self.name(seat))).collect(),
        }
    }
}
