//! A page to read, as plain data: headings, lists, tables, two voices side by side; and its writers:
//! HTML and plain text. A whole workbook written so is a *readable copy*: it needs no app and carries
//! the workbook's file inside. Not for words, and not for choosing what may be read: the app does.

mod data;
mod html;
mod plain;

use crate::stamp::Seat;

pub(super) use data::data_of;
pub use html::{Around, Sink, file, lay};
pub use plain::plain;

use super::SEALED_SIZE_LIMIT;

/// The largest readable copy that is read, in bytes: the page, and the workbook's file in it.
pub const READABLE_SIZE_LIMIT: usize = SEALED_SIZE_LIMIT;

/// A page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// What it is called.
    pub title: String,
    /// Lines below the title.
    pub lead: Vec<String>,
    /// What it tells.
    pub parts: Vec<Part>,
    /// Lines at the end.
    pub foot: Vec<String>,
    /// What the patient, the professional and both are called.
    pub who: [String; 3],
    /// The letters on the marks of the two.
    pub letters: [String; 2],
}

/// A part of a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Part {
    /// What it is called; empty where the page is about one thing alone.
    pub title: String,
    /// What it tells.
    pub blocks: Vec<Block>,
}

/// One thing below the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading of a level from 2 to 6.
    Heading(u8, String),
    /// A text with its own line ends.
    Text(String),
    /// A text that is no one's own words.
    Soft(String),
    /// Names, and what stands under each.
    Facts(Vec<(String, String)>),
    /// One item after the other.
    List(Vec<Item>),
    /// Rows and columns.
    Table(Table),
    /// Equal columns.
    Sides(Vec<Side>),
}

/// What one said, or what lies somewhere.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Item {
    /// Who wrote it, where that has to be told.
    pub by: Option<Seat>,
    /// What it says.
    pub text: String,
    /// What else is to be known of it.
    pub more: String,
}

/// Rows and columns.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// What the first column is called.
    pub corner: String,
    /// What the other columns are called; empty for a table without their names.
    pub head: Vec<String>,
    /// The rows: what each is called, and what lies in its cells.
    pub rows: Vec<(String, Vec<Vec<Item>>)>,
}

/// One column of several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// Whose it is.
    pub seat: Seat,
    /// What stands above it.
    pub label: String,
    /// What it tells.
    pub blocks: Vec<Block>,
}

impl Page {
    /// What one of the pair is called.
    pub fn name(&self, seat: Seat) -> &str {
        let [patient, professional, both] = &self.who;
        match seat {
            Seat::Patient => patient,
            Seat::Professional => professional,
            Seat::Both => both,
        }
    }
}

impl Item {
    /// An item that says only this.
    pub fn of(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }
}
