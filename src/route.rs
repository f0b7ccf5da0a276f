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
    /// The bin.
    Bin,
    /// Files.
    Share,
    /// The workbooks on this device.
    Shelf,
    /// How this device shows things.
    Settings,
    /// No such place.
    Nowhere,
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
            ("bin", None, None) => Self::Bin,
            ("share", None, None) => Self::Share,
            ("shelf", None, None) => Self::Shelf,
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
            Self::Bin => "#/bin".to_owned(),
            Self::Share => "#/share".to_owned(),
            Self::Shelf => "#/shelf".to_owned(),
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
            _ => None,
        }
    }

    /// The records the first screen there shows.
    pub fn records(self) -> Vec<RecordId> {
        match self {
            Self::Aim(AimId(id)) | Self::AimSheet(AimId(id)) | Self::Note(id) => vec![id],
            Self::Home
            | Self::Start
            | Self::FirstAim
            | Self::Aims
            | Self::Us
            | Self::Find
            | Self::More
            | Self::Notes
            | Self::NewNote
            | Self::Bin
            | Self::Share
            | Self::Shelf
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
        for route in places.into_iter().chain(notes).chain(more) {
            assert_eq!(Route::read(&route.href()), route);
        }
        assert_eq!(Route::read("#/aims/nonsense"), Route::Nowhere);
        assert_eq!(Route::read("#/notes/nonsense"), Route::Nowhere);
        assert_eq!(Route::read("#/elsewhere"), Route::Nowhere);
    }
}
