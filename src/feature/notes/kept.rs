//! What was typed and not written down yet, and what the list shows, so that nothing is lost by
//! leaving a place; what was typed outlives the page of the browser too. Each workbook and seat has
//! its own.

use leptos::prelude::*;
use serde_json::{Map, Value};
use workbook_core::id::{BookId, RecordId};
use workbook_core::stamp::Seat;

use super::filter::Filter;
use super::unsent::Unsent;
use crate::state::{App, Phase};

/// What of a note is free text.
const TEXTS: [&str; 3] = ["text", "feelings", "about_words"];
/// Who can begin a note.
const SEATS: [Seat; 3] = [Seat::Patient, Seat::Professional, Seat::Both];

/// What is kept, in context. Copies are the same.
#[derive(Clone, Copy)]
pub struct Kept {
    book: StoredValue<Option<BookId>>,
    /// All of it as it was stored or read last.
    stored: StoredValue<String>,
    /// Whether some of it could not be stored.
    owed: StoredValue<bool>,
    unsent: [Unsent; 3],
    replies: RwSignal<Vec<((RecordId, Seat), String)>>,
    filter: Filter,
}

impl Kept {
    /// Nothing typed yet.
    pub fn new() -> Self {
        Self {
            book: StoredValue::new(None),
            stored: StoredValue::new(String::new()),
            owed: StoredValue::new(false),
            unsent: std::array::from_fn(|_| Unsent::new()),
            replies: RwSignal::new(Vec::new()),
            filter: Filter::new(),
        }
    }

    /// What is kept for the open workbook. What was kept for another one is gone then.
    pub(super) fn here(app: App) -> Self {
        let kept = expect_context::<Self>();
        let book = Some(app.book());
        if kept.book.get_value() != book {
            kept.forget();
            kept.book.set_value(book);
            kept.read(app.unsent());
        }
        kept
    }

    /// Lets go of what is of no workbook that is open: nothing of it stays in the page, but what has no
    /// other place until its workbook is unlocked.
    pub fn go_by(self, phase: Phase) {
        let is_of = |book| self.book.get_value() == Some(book);
        let stays = match phase {
            Phase::Opening => true,
            Phase::NoBook => false,
            Phase::Open(book) => is_of(book),
            Phase::Locked(book) => is_of(book) && self.owed.get_value(),
        };
        if !stays {
            self.forget();
        }
    }

    fn forget(self) {
        self.book.set_value(None);
        self.stored.set_value(String::new());
        self.owed.set_value(false);
        self.unsent.iter().for_each(Unsent::clear);
        self.replies.set(Vec::new());
        self.filter.clear();
    }

    /// Takes up what was begun before the page was loaded, or in another tab.
    fn read(self, text: String) {
        let begun = begun_in(&text);
        self.stored.set_value(text);
        for (seat, unsent) in SEATS.into_iter().zip(self.unsent) {
            for (name, signal) in unsent.named() {
                let said = begun.get(&part(seat)).and_then(|begun| begun.get(name)?.as_str());
                signal.set(said.unwrap_or_default().to_owned());
            }
        }
        let reply = |(name, said): (&String, &Value)| {
            let (note, by) = name.split_once('/')?;
            Some(((note.parse().ok()?, Seat::from_name(by)?), said.as_str()?.to_owned()))
        };
        self.replies.set(begun.iter().filter_map(reply).collect());
    }

    /// Keeps what was begun, for when the page is loaded anew. Wakes the caller at each change.
    pub(super) fn keep(self, app: App) {
        let mut begun = Map::new();
        for (seat, unsent) in SEATS.into_iter().zip(self.unsent) {
            let said = unsent.named().map(|(name, signal)| (name.to_owned(), signal.get().into()));
            let said: Map<String, Value> =
                said.into_iter().filter(|(_, said): &(_, Value)| said != "").collect();
            if !said.is_empty() {
                begun.insert(part(seat), said.into());
            }
        }
        for ((note, by), text) in self.replies.get() {
            begun.insert(format!("{note}/{}", by.name()), text.into());
        }
        let stored = self.stored.get_value();
        if text_of(&begun) == stored {
            return;
        }
        // Another tab may have begun something since: only what was changed here is changed there. What
        // is gone there altogether may have been lost, and is kept again.
        let now = app.unsent();
        let was = if now.is_empty() { Map::new() } else { begun_in(&stored) };
        let mut all = begun_in(&now);
        for name in was.keys().chain(begun.keys()) {
            let (ours, before, theirs) = (begun.get(name), was.get(name), all.get(name));
            if ours == before || ours == theirs {
                continue;
            }
            match ours {
                Some(ours) => {
                    let said =
                        theirs.map_or(ours.clone(), |theirs| merged(before, ours, theirs, true));
                    all.insert(name.clone(), said);
                }
                // What another tab went on with is not what was written down here.
                None if theirs == before => drop(all.remove(name)),
                None => {}
            }
        }
        let text = text_of(&all);
        let kept = app.keep_unsent(&text);
        self.owed.set_value(!kept);
        if !kept {
            return;
        }
        if now == stored {
            self.stored.set_value(text);
        } else {
            self.read(text);
        }
    }

    /// The note that somebody began: each seat has its own.
    pub(super) fn unsent(self, by: Seat) -> Unsent {
        let [patient, professional, both] = self.unsent;
        match by {
            Seat::Patient => patient,
            Seat::Professional => professional,
            Seat::Both => both,
        }
    }

    /// What the list shows.
    pub(super) const fn filter(self) -> Filter {
        self.filter
    }

    /// The reply that somebody began.
    pub(super) fn reply(self, note: RecordId, by: Seat) -> String {
        let begun = |replies: &Vec<((RecordId, Seat), String)>| {
            replies.iter().find(|(of, _)| *of == (note, by)).map(|(_, text)| text.clone())
        };
        self.replies.with(begun).unwrap_or_default()
    }

    /// Keeps a reply that is being written; an empty one is forgotten.
    pub(super) fn keep_reply(self, app: App, note: RecordId, by: Seat, text: String) {
        self.replies.update(|replies| {
            replies.retain(|(of, _)| *of != (note, by));
            if !text.is_empty() {
                replies.push(((note, by), text));
            }
        });
        untrack(|| self.keep(app));
    }
}

/// The name under which the note is kept that a seat began.
fn part(seat: Seat) -> String {
    seat.name().to_owned()
}

/// What two tabs made of one thing that was begun: field by field, and both texts where both changed one.
fn merged(before: Option<&Value>, ours: &Value, theirs: &Value, is_text: bool) -> Value {
    if Some(theirs) == before || ours == theirs {
        return ours.clone();
    }
    if Some(ours) == before {
        return theirs.clone();
    }
    match (ours, theirs) {
        (Value::Object(ours), Value::Object(theirs)) => {
            let mut all = theirs.clone();
            for (name, ours) in ours {
                let before = before.and_then(|before| before.get(name));
                let both = |theirs| merged(before, ours, theirs, TEXTS.contains(&name.as_str()));
                let said = theirs.get(name).map_or_else(|| ours.clone(), both);
                all.insert(name.clone(), said);
            }
            all.into()
        }
        (Value::String(ours), Value::String(theirs)) if is_text => {
            let both = || format!("{theirs}\n\n{ours}");
            let holds =
                |one: &String, other: &String| one.contains(other.as_str()).then(|| one.clone());
            holds(ours, theirs).or_else(|| holds(theirs, ours)).unwrap_or_else(both).into()
        }
        (ours, _) => ours.clone(),
    }
}

fn begun_in(text: &str) -> Map<String, Value> {
    serde_json::from_str(text).unwrap_or_default()
}

fn text_of(begun: &Map<String, Value>) -> String {
    if begun.is_empty() { String::new() } else { serde_json::to_string(begun).unwrap_or_default() }
}

impl Default for Kept {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_two_tabs_began_is_merged_and_no_word_is_lost() {
        let before = json!({ "text": "a", "sort": "hard" });
        let merge = |ours: Value, theirs: Value| merged(Some(&before), &ours, &theirs, true);
        let long = json!({ "text": "a long one", "sort": "hard" });
        assert_eq!(
            merge(json!({ "text": "a", "sort": "worry" }), long.clone())["text"],
            "a long one"
        );
        assert_eq!(merge(json!({ "text": "a", "sort": "worry" }), long.clone())["sort"], "worry");
        assert_eq!(
            merge(json!({ "text": "ax", "sort": "hard" }), long)["text"],
            "a long one\n\nax"
        );
        let other = json!({ "text": "a", "sort": "thanks" });
        assert_eq!(merge(json!({ "text": "a", "sort": "worry" }), other)["sort"], "worry");
        assert_eq!(merged(None, &json!("a l"), &json!("a long one"), true), "a long one");
    }
}
