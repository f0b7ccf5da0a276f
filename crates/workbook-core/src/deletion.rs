//! The mark that deletes a record, and what it makes of it.
//! Not for emptying a record of its content: [`crate::entry::Entry::erase`] does.

use serde_json::{Map, Value};

use crate::entry::Seen;

/// How a record was deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// Put in the bin; can be restored.
    Binned,
    /// The undo of its making; shown nowhere, redo brings it back.
    Undone,
    /// The bin was emptied: the content is gone, this mark stays.
    Emptied,
}

impl How {
    const ALL: [Self; 3] = [Self::Binned, Self::Undone, Self::Emptied];

    const fn name(self) -> &'static str {
        match self {
            Self::Binned => "binned",
            Self::Undone => "undone",
            Self::Emptied => "emptied",
        }
    }
}

/// The value of a deletion mark: how, and what the deleter had seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deletion {
    /// How it was deleted.
    pub how: How,
    /// What the deleter knew of this record. Changes beyond it keep the record alive.
    pub seen: Seen,
    /// What the deleter knew of all that hangs on it, together; none in a mark that does not say.
    /// What goes beyond it is never erased along with the record.
    pub below: Option<Seen>,
}

impl Deletion {
    /// The mark as a field value.
    pub fn to_value(&self) -> Value {
        let counters = |seen: &Seen| {
            let mut map = Map::new();
            for (actor, counter) in seen {
                map.insert(actor.to_string(), Value::from(*counter));
            }
            Value::Object(map)
        };
        let mut map = Map::new();
        if let Some(below) = &self.below {
            map.insert("below".to_owned(), counters(below));
        }
        map.insert("how".to_owned(), Value::from(self.how.name()));
        map.insert("seen".to_owned(), counters(&self.seen));
        Value::Object(map)
    }

    /// Reads a mark. What is no mark deletes nothing.
    pub fn from_value(value: &Value) -> Option<Self> {
        let how_name = value.get("how")?.as_str()?;
        let how = How::ALL.into_iter().find(|how| how.name() == how_name)?;
        let counters = |value: &Value| -> Option<Seen> {
            let mut seen = Seen::new();
            for (actor, counter) in value.as_object()? {
                seen.insert(actor.parse().ok()?, counter.as_u64()?);
            }
            Some(seen)
        };
        let seen = counters(value.get("seen")?)?;
        Some(Self { how, seen, below: value.get("below").and_then(counters) })
    }
}

/// Whether a record is there for its readers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Life {
    /// It is.
    Alive,
    /// Somebody deleted it without knowing of a change: it is shown, with a question.
    Contested,
    /// It was deleted by someone who knew all of it.
    Deleted(How),
}
