//! JSON Canvas 1.0 (jsoncanvas.org), a file format of other whiteboards: zones are groups, cards
//! are text nodes, arrows are edges. Not for the workbook's own file, which keeps everything.

mod read;
mod records;
mod write;

use super::encoding;
use super::error::{ImportError, RecordError, Repair};
use crate::record::{CardSize, EdgeHow};
use crate::stamp::Seat;

pub use write::write;

/// The most nodes, and the most edges, that are read of one file.
pub const NODE_LIMIT: usize = 5_000;

/// Why a file is no JSON Canvas.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CanvasError {
    /// What holds for every file: its size, its content, its encoding, what stands at its top.
    #[error(transparent)]
    File(#[from] ImportError),
    /// Not JSON, nested too deep, a name twice, a number out of range.
    #[error(transparent)]
    Json(#[from] RecordError),
    /// JSON, but no object with lists of nodes and edges.
    #[error("not a JSON Canvas")]
    NotACanvas,
    /// More nodes or edges than are read, or more cards of long texts.
    #[error("{found} nodes or edges are more than {limit}")]
    TooMany { found: usize, limit: usize },
}

/// What came out of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReadCanvas {
    /// The zones, from the top down and from left to right. Cards that lie in no group are in a
    /// last zone without a title.
    pub zones: Vec<ReadZone>,
    /// The arrows, in the order of the file.
    pub arrows: Vec<ReadArrow>,
    /// The nodes that were no text and were taken as one, by their place in the list of nodes.
    pub taken_as_text: Vec<(usize, Taken)>,
    /// What was left out.
    pub left_out: Vec<LeftOut>,
    /// How many long texts were divided over several cards.
    pub divided: usize,
    /// What was set right to get at the text of the file.
    pub repairs: Vec<Repair>,
}

/// One zone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReadZone {
    /// What it is called; empty for nothing.
    pub title: String,
    /// The names of its lanes: groups within the group.
    pub lanes: Vec<String>,
    /// The names of its columns: groups within those.
    pub columns: Vec<String>,
    /// Its cards in their order.
    pub cards: Vec<ReadCard>,
}

/// One card.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReadCard {
    /// What it says, no longer than a card may be.
    pub text: String,
    /// Who wrote it, by its colour; none for any other colour.
    pub by: Option<Seat>,
    /// Its lane; none if it lies in the zone beside all lanes.
    pub lane: Option<usize>,
    /// Its column; none if it lies beside all columns.
    pub column: Option<usize>,
    /// How large it is, if it has one of our widths.
    pub size: Option<CardSize>,
}

/// One arrow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadArrow {
    /// The card it starts at.
    pub from: CardAt,
    /// The card it leads to.
    pub to: CardAt,
    /// What is written on it.
    pub label: String,
    /// What it means, by its colour.
    pub how: EdgeHow,
}

/// A card by its places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CardAt {
    /// The place of its zone.
    pub zone: usize,
    /// Its place in the zone.
    pub card: usize,
}

/// What a node was that was taken as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// A file: the card says its path.
    File,
    /// A link: the card says its address.
    Link,
    /// Of a type that is not known: the card says what it has for a text or a name.
    Unknown,
}

/// What was left out, by its place in its list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeftOut {
    /// A node that has no type, or nothing that could be read as a text.
    Node(usize),
    /// The text of a node, or the name of a node or an edge, that is longer than is read.
    LongText(usize),
    /// The picture behind a group.
    Background(usize),
    /// The name of a group deeper than a column, or of one more than a zone shows; its cards are in
    /// what lies around it.
    Group(usize),
    /// An edge that leads from or to nothing that became a card.
    Edge(usize),
    /// Members of the file that are not known.
    Members(usize),
}

/// Reads a file.
pub fn read(bytes: Vec<u8>) -> Result<ReadCanvas, CanvasError> {
    super::check_size(bytes.len())?;
    let (text, repairs) = encoding::read(bytes)?;
    Ok(ReadCanvas { repairs, ..read::read(&text)? })
}

/// The preset colour of an author: cyan for the patient, purple for the professional.
const fn author_colour(by: Seat) -> Option<&'static str> {
    match by {
        Seat::Patient => Some("5"),
        Seat::Professional => Some("6"),
        Seat::Both => None,
    }
}

/// The preset colour of what an arrow means: green for helping, red for getting in the way.
const fn arrow_colour(how: EdgeHow) -> Option<&'static str> {
    match how {
        EdgeHow::Helps => Some("4"),
        EdgeHow::GetsInTheWay => Some("1"),
        EdgeHow::LeadsTo | EdgeHow::Newer => None,
    }
}
