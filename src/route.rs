//! Where in the app we are. The only file with path strings.

use workbook_core::id::RecordId;
use workbook_core::record::AimId;

/// A place in the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Route {
    /// The front page; without a workbook, the first start.
    Home,
    /// Two names.
    Start,
    /// The first aim.
    FirstAim,
    /// All aims.
    Aims,
    /// One aim.
    Aim(AimId),
    /// One aim on one page, to print.
    AimSheet(AimId),
    /// Both persons and their helpers.
    Us,
    /// Finding words anywhere in the workbook.
    Find,
    /// The places that have no room in the bar.
    More,
    /// All notes.
    Notes,
    /// Writing a note.
    NewNote,
    /// One note.
    Note(RecordId),
    /// All canvases, and what one can begin with.
    Canvases,
    /// One canvas, seen in one way.
    Canvas(RecordId, Seen),
    /// A template of the pair's own.
    Template(RecordId),
    /// What happened when.
    History,
    /// What stood in a record before.
    Past(RecordId),
    /// The safe copies on this device.
    Copies,
    /// What waits to be settled.
    Settle,
    /// The bin.
    Bin,
    /// Files.
    Share,
    /// The workbooks on this device.
    Shelf,
    /// Being done on this device.
    Finish,
    /// How this device shows things.
    Settings,
    /// No such place.
    Nowhere,
}

/// How a canvas is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    /// One step after the other.
    Steps,
    /// All zones with their cards as lists.
    List,
    /// The whole board.
    Board,
    /// On one page, to print or take along.
    Sheet,
}

impl Seen {
    const ALL: [Self; 4] = [Self::Steps, Self::List, Self::Board, Self::Sheet];

    const fn name(self) -> &'static str {
        match self {
            Self::Steps => "steps",
            Self::List => "list",
            Self::Board => "board",
            Self::Sheet => "sheet",
        }
    }
}

impl Route {
    /// Reads the part of an address after `#`.
    pub fn read(hash: &str) -> Self {
        let path = hash.trim_start_matches('#').trim_matches('/');
        let mut parts = path.split('/');
        match (parts.next().unwrap_or_default(), parts.next(), parts.next()) {
            ("", None, None) => Self::Home,
            ("start", None, None) => Self::Start,
            ("first-aim", None, None) => Self::FirstAim,
            ("aims", None, None) => Self::Aims,
            ("aims", Some(id), None) => {
                id.parse().map_or(Self::Nowhere, |id: RecordId| Self::Aim(AimId(id)))
            }
            ("aims", Some(id), Some("sheet")) => {
                id.parse().map_or(Self::Nowhere, |id: RecordId| Self::AimSheet(AimId(id)))
            }
            ("us", None, None) => Self::Us,
            ("find", None, None) => Self::Find,
            ("more", None, None) => Self::More,
            ("notes", None, None) => Self::Notes,
            ("notes", Some("new"), None) => Self::NewNote,
            ("notes", Some(id), None) => id.parse().map_or(Self::Nowhere, Self::Note),
            ("canvases", None, None) => Self::Canvases,
            ("canvases", Some(id), seen) => {
                let seen = seen.unwrap_or(Seen::Steps.name());
                let seen = Seen::ALL.into_iter().find(|one| one.name() == seen);
                match (id.parse(), seen) {
                    (Ok(id), Some(seen)) => Self::Canvas(id, seen),
                    _ => Self::Nowhere,
                }
            }
            ("templates", Some(id), None) => id.parse().map_or(Self::Nowhere, Self::Template),
            ("history", None, None) => Self::History,
            ("history", Some(id), None) => id.parse().map_or(Self::Nowhere, Self::Past),
            ("copies", None, None) => Self::Copies,
            ("settle", None, None) => Self::Settle,
            ("bin", None, None) => Self::Bin,
            ("share", None, None) => Self::Share,
            ("shelf", None, None) => Self::Shelf,
            ("finish", None, None) => Self::Finish,
            ("settings", None, None) => Self::Settings,
            _ => Self::Nowhere,
        }
    }

    /// The address, for a link.
    pub fn href(self) -> String {
        match self {
            Self::Home | Self::Nowhere => "#/".to_owned(),
            Self::Start => "#/start".to_owned(),
            Self::FirstAim => "#/first-aim".to_owned(),
            Self::Aims => "#/aims".to_owned(),
            Self::Aim(AimId(id)) => format!("#/aims/{id}"),
            Self::AimSheet(AimId(id)) => format!("#/aims/{id}/sheet"),
            Self::Us => "#/us".to_owned(),
            Self::Find => "#/find".to_owned(),
            Self::More => "#/more".to_owned(),
            Self::Notes => "#/notes".to_owned(),
            Self::NewNote => "#/notes/new".to_owned(),
            Self::Note(id) => format!("#/notes/{id}"),
            Self::Canvases => "#/canvases".to_owned(),
            Self::Canvas(id, Seen::Steps) => format!("#/canvases/{id}"),
            Self::Canvas(id, seen) => format!("#/canvases/{id}/{}", seen.name()),
            Self::Template(id) => format!("#/templates/{id}"),
            Self::History => "#/history".to_owned(),
            Self::Past(id) => format!("#/history/{id}"),
            Self::Copies => "#/copies".to_owned(),
            Self::Settle => "#/settle".to_owned(),
            Self::Bin => "#/bin".to_owned(),
            Self::Share => "#/share".to_owned(),
            Self::Shelf => "#/shelf".to_owned(),
            Self::Finish => "#/finish".to_owned(),
            Self::Settings => "#/settings".to_owned(),
        }
    }

    /// The place where a record of a kind stands; none if it has none of its own.
    pub fn of_record(kind: &str, id: RecordId) -> Option<Self> {
        match kind {
            "aim" => Some(Self::Aim(AimId(id))),
            "person" | "helper" => Some(Self::Us),
            "workbook" => Some(Self::Shelf),
            "note" => Some(Self::Note(id)),
            "canvas" => Some(Self::Canvas(id, Seen::Steps)),
            "template" => Some(Self::Template(id)),
            _ => None,
        }
    }

    /// The records the first screen there shows.
    pub fn records(self) -> Vec<RecordId> {
        match self {
            Self::Aim(AimId(id))
            | Self::AimSheet(AimId(id))
            | Self::Note(id)
            | Self::Canvas(id, _)
            | Self::Template(id)
            | Self::Past(id) => vec![id],
            Self::Home
            | Self::Start
            | Self::FirstAim
            | Self::Aims
            | Self::Us
            | Self::Find
            | Self::More
            | Self::Notes
            | Self::NewNote
            | Self::Canvases
            | Self::History
            | Self::Copies
            | Self::Settle
            | Self::Bin
            | Self::Share
            | Self::Shelf
            | Self::Finish
            | Self::Settings
            | Self::Nowhere => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_reads_back() {
        let aim = Route::Aim(AimId(RecordId::new(77)));
        let sheet = Route::AimSheet(AimId(RecordId::new(77)));
        let places =
            [Route::Home, Route::Start, Route::FirstAim, Route::Aims, aim, sheet, Route::Bin];
        let notes = [Route::Notes, Route::NewNote, Route::Note(RecordId::new(78))];
        let more =
            [Route::Us, Route::Find, Route::More, Route::Share, Route::Shelf, Route::Settings];
        let canvas = |seen| Route::Canvas(RecordId::new(79), seen);
        let past = [Route::History, Route::Copies, Route::Settle, Route::Past(RecordId::new(81))];
        let past = past.into_iter().chain([Route::Finish]);
        let canvases = [Route::Canvases, Route::Template(RecordId::new(80))];
        let canvases = canvases.into_iter().chain(Seen::ALL.map(canvas));
        for route in places.into_iter().chain(notes).chain(more).chain(canvases).chain(past) {
            assert_eq!(Route::read(&route.href()), route);
        }
        assert_eq!(Route::read("#/aims/nonsense"), Route::Nowhere);
        assert_eq!(Route::read("#/notes/nonsense"), Route::Nowhere);
        assert_eq!(Route::read("#/canvases/nonsense/list"), Route::Nowhere);
        assert_eq!(Route::read("#/elsewhere"), Route::Nowhere);
    }
}
