//! Making the file of a workbook: for the other person, and as a snapshot for this device.
//! Not for the browser's ways of handing a file out (`platform::files`).

use leptos::prelude::*;
use workbook_core::document::Document;
use workbook_core::format::{Exported, Exporter, Scope};
use workbook_core::session::Session;

use super::App;
use super::load::own;
use super::share::{Progress, STEP};
use crate::i18n::tr;
use crate::platform::{
    clock,
    timer::{self, Pace},
    when,
};

/// A file ready to be handed out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadyFile {
    /// Its name.
    pub name: String,
    /// Its text.
    pub text: String,
    /// Whether the whole workbook is in it with its past, so that it is a copy of it.
    pub whole: bool,
    /// The highest counter when it was begun: what was written since has a higher one.
    pub newest: u64,
}

impl App {
    /// Makes the file of a workbook that lies beside the open one, or else of that one, slice by
    /// slice.
    pub(super) async fn make_file_from(
        &self,
        beside: Option<&Session>,
        scope: Scope,
        progress: Progress,
    ) -> Option<ReadyFile> {
        let writer = self.writer();
        let exported =
            Exported { at: writer.now, by: writer.seat, app: env!("CARGO_PKG_VERSION").to_owned() };
        let begin = |session: &Session| {
            let document = session.document();
            (Exporter::new(document, scope, Some(&exported)), document.max_counter())
        };
        let (writing, newest) = self.with_session(beside, begin)?;
        let text = self.write_in_slices(beside, writing, progress).await;
        let own = self.with_session(beside, |session| own(session.document()))?;
        let part = scope.only.map(|id| self.label(id));
        let title = part.as_deref().filter(|label| !label.is_empty()).unwrap_or(&own.title);
        let name = file_name(title, own.practice.then(tr::practice::word));
        let whole = scope.only.is_none() && scope.past;
        Some(ReadyFile { name, text, whole, newest })
    }

    /// Writes a file to its end. What is changed meanwhile is in it or not, record by record.
    async fn write_in_slices(
        &self,
        beside: Option<&Session>,
        mut writing: Exporter,
        progress: Progress,
    ) -> String {
        timer::in_slices(Pace::Awaited, || {
            let is_done =
                self.with_session(beside, |session| writing.step(session.document(), STEP));
            progress.set(Some(writing.progress()));
            is_done != Some(false)
        })
        .await;
        progress.set(None);
        writing.finish()
    }

    /// Keeps the workbook as it is now, before something large changes it: `import`, `bin`. False
    /// where there is no room for it, or another workbook was opened meanwhile.
    pub(super) async fn keep_snapshot(&self, reason: &str, progress: Progress) -> bool {
        let begin = |document: &Document| {
            (document.book(), Exporter::new(document, Scope::EVERYTHING, None))
        };
        let Some((book, writing)) = self.peek(begin) else { return false };
        let text = self.write_in_slices(None, writing, progress).await;
        let twin = self.desk.with_value(|desk| desk.twin.clone());
        match twin.filter(|_| self.peek(Document::book) == Some(book)) {
            Some(twin) => {
                let (book, now) = (book.to_string(), clock::now_ms());
                twin.put_snapshot(&book, now, reason, &text).await.is_ok()
            }
            None => false,
        }
    }
}

/// A name for the file, from the workbook's title: letters and digits of any language. What kind
/// of workbook it is stands before, where the title does not say it.
fn file_name(title: &str, kind: Option<&str>) -> String {
    let words = words_of(title);
    let kind = kind.filter(|kind| !words.to_lowercase().contains(&kind.to_lowercase()));
    let stem = if words.is_empty() { "workbook" } else { &words };
    let stem = kind.into_iter().chain([stem]).collect::<Vec<_>>().join("-");
    let day = when::file_day(clock::now_ms());
    format!("{stem}-{day}.workbook.json")
}

/// A name for a file under a passphrase: it says nothing of what is in it.
pub(super) fn sealed_name() -> String {
    format!("workbook-{}.locked.json", when::file_day(clock::now_ms()))
}

/// A name for another file, from a title and the day of today.
pub fn file_stem(title: &str, untitled: &str) -> String {
    let words = words_of(title);
    let stem = if words.is_empty() { untitled } else { &words };
    format!("{stem}-{}", when::file_day(clock::now_ms()))
}

/// The letters and digits of a title, with dashes between.
fn words_of(title: &str) -> String {
    let words: String =
        title.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).take(60).collect();
    words.split_whitespace().collect::<Vec<_>>().join("-")
}
