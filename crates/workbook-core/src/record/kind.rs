//! What a kind of record is: its name, its fields, what it hangs on, whose it is.
//! Not for the kinds themselves; each has a file of its own.

/// What happens when two copies hold different values that did not know of each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Policy {
    /// Somebody worded or answered it: both stay, side by side, until the pair settles it.
    Settle,
    /// Place, order, colour, read marks: the highest stamp shows, silently.
    Newest,
    /// A set of ticks: what either ticked shows, silently.
    Union,
}

/// A text of a kind that can be typed into.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Text {
    /// The kind's name in files.
    pub kind: &'static str,
    /// The field's name in files.
    pub field: &'static str,
    /// The limit in characters. Past a soft one a counter turns and nothing is cut.
    pub limit: usize,
    /// Whether a longer text is refused.
    pub hard: bool,
}

impl Text {
    /// A text of a kind.
    pub const fn of(kind: &'static str, field: &'static str, limit: usize) -> Self {
        Self { kind, field, limit, hard: false }
    }
    /// The same; what is longer is refused.
    #[must_use]
    pub const fn hard(self) -> Self {
        Self { hard: true, ..self }
    }
}

/// One field of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// Its name in files.
    pub name: &'static str,
    /// What two unknowing values do.
    pub policy: Policy,
    /// What can be typed into it; none for what is chosen.
    pub text: Option<Text>,
    /// Whether only the person it belongs to writes it.
    pub own: bool,
}

impl Field {
    const fn new(name: &'static str, policy: Policy) -> Self {
        Self { name, policy, text: None, own: false }
    }
    /// A field people answer.
    pub const fn settle(name: &'static str) -> Self {
        Self::new(name, Policy::Settle)
    }
    /// A text people word.
    pub const fn text(text: Text) -> Self {
        Self { text: Some(text), ..Self::new(text.field, Policy::Settle) }
    }
    /// A field where the newest value shows.
    pub const fn newest(name: &'static str) -> Self {
        Self::new(name, Policy::Newest)
    }
    /// A set of ticks.
    pub const fn ticks(name: &'static str) -> Self {
        Self::new(name, Policy::Union)
    }
    /// The same, written by the person the record belongs to and by nobody else.
    #[must_use]
    pub const fn own(self) -> Self {
        Self { own: true, ..self }
    }
}

/// What a record of a kind hangs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hangs {
    /// On nothing.
    Free,
    /// On a record of one of these kinds, or on nothing.
    May(&'static [&'static str]),
    /// On a record of one of these kinds.
    Must(&'static [&'static str]),
    /// On a record of any kind.
    OnAny,
}

/// A kind of record.
#[derive(Debug, Clone, Copy)]
pub struct Kind {
    /// Its name in files, `snake_case`.
    pub name: &'static str,
    /// Its own fields; [`super::COMMON`] ones come with every kind.
    pub fields: &'static [Field],
    /// What it hangs on.
    pub hangs: Hangs,
    /// The field that says whose it is; none where it is the pair's.
    pub owner: Option<&'static str>,
    /// Answered blind: hidden from the other until both have answered.
    pub blind: bool,
    /// Whether it has a place among its siblings.
    pub ordered: bool,
}

impl Kind {
    /// A kind that stands alone and is the pair's.
    pub const fn new(name: &'static str, fields: &'static [Field]) -> Self {
        Self { name, fields, hangs: Hangs::Free, owner: None, blind: false, ordered: false }
    }
    /// The same, hanging on something.
    #[must_use]
    pub const fn on(self, hangs: Hangs) -> Self {
        Self { hangs, ..self }
    }
    /// The same, belonging to the seat a field names.
    #[must_use]
    pub const fn of(self, owner: &'static str) -> Self {
        Self { owner: Some(owner), ..self }
    }
    /// The same, answered blind in rounds.
    #[must_use]
    pub const fn blind(self) -> Self {
        Self { blind: true, ..self }
    }
    /// The same, kept in an order by the pair.
    #[must_use]
    pub const fn ordered(self) -> Self {
        Self { ordered: true, ..self }
    }
}
