//! What file is to be handed out, and where the handing out stands. Not for doing it: see `keep`.

use workbook_core::format::Scope;

/// What is to be handed out. Not printed anywhere: a passphrase may be in it.
#[derive(Clone, PartialEq, Eq)]
pub struct Order {
    /// What goes into the file.
    pub scope: Scope,
    /// The passphrase it goes under, if any.
    pub phrase: Option<String>,
    /// Whether it goes to the other person, who will send one back.
    pub sent: bool,
}

impl Order {
    /// The whole workbook, for anyone who has the file.
    pub const WHOLE: Self = Self { scope: Scope::SHARED, phrase: None, sent: false };
}

/// Where the handing out stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// Nothing was handed out, or all is well.
    Nothing,
    /// The browser has it, and nobody knows whether it arrived.
    Asking,
    /// It did not arrive.
    Missing,
    /// The person closed the dialog.
    BrokenOff,
    /// The browser refused every way it was asked for.
    Refused,
    /// The browser does not even copy: the text is shown, to be copied by hand.
    AsText,
}
