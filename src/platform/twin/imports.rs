//! What imports did, a text for each, so that one can be undone after a reload. They stand among the
//! small texts, under a name that tells what a list shows: the list never reads the texts.
//! Not for what the texts say, nor for how long they are kept.

use js_sys::Array;
use wasm_bindgen::JsValue;
use web_sys::{IdbKeyRange, IdbObjectStore};

use super::{META, Twin, removal, reseal};
use crate::platform::{
    idb::{Mode, ask},
    storage::StorageError,
    vault::{self, For},
};

/// Before the workbook in every name.
const IMPORT: &str = "import/";
/// How many of one workbook are kept.
pub const KEPT_IMPORTS: usize = 10;

/// What a list of imports shows; the text is read apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportHead {
    /// Milliseconds since 1970, as the device believed.
    pub at: i64,
    /// What the caller says of it: short, and nothing a person wrote.
    pub about: String,
}

/// The time goes first and is always as long, so the names sort by it.
fn name_of(book: &str, head: &ImportHead) -> String {
    format!("{IMPORT}{book}/{:015}/{}", head.at.max(0), head.about)
}

fn head_of(book: &str, name: &str) -> Option<ImportHead> {
    let rest = name.strip_prefix(IMPORT)?.strip_prefix(book)?.strip_prefix('/')?;
    let (at, about) = rest.split_once('/')?;
    Some(ImportHead { at: at.parse().ok()?, about: about.to_owned() })
}

/// All imports of a workbook: `0` is the sign that follows `/`.
pub(super) fn all_of(book: &str) -> Result<JsValue, StorageError> {
    let (first, end) = (format!("{IMPORT}{book}/"), format!("{IMPORT}{book}0"));
    let range =
        IdbKeyRange::bound_with_lower_open_and_upper_open(&first.into(), &end.into(), true, true)?;
    Ok(range.into())
}

/// Newest first.
async fn heads(meta: &IdbObjectStore, book: &str) -> Result<Vec<ImportHead>, StorageError> {
    let names: Array = ask(meta.get_all_keys_with_key(&all_of(book)?)).await?.into();
    let names = names.iter().filter_map(|name| name.as_string());
    let mut heads: Vec<ImportHead> = names.filter_map(|name| head_of(book, &name)).collect();
    heads.reverse();
    Ok(heads)
}

impl Twin {
    /// Stores what an import did, and lets go of those beyond the kept number and of those from
    /// before `since_ms`, in one transaction.
    pub async fn put_import(
        &self,
        book: &str,
        head: &ImportHead,
        text: &str,
        since_ms: i64,
    ) -> Result<(), StorageError> {
        let transaction = self.begin(META, Mode::Write).await?;
        // A tab that heard nothing of a removal must not bring words back.
        if removal::is_marked(transaction.store(), book).await? {
            return Err(StorageError::Removed);
        }
        let form = reseal::form_of(transaction.store(), book).await?;
        let name = name_of(book, head);
        let text = vault::put(form, book, &name, text)?;
        transaction.store().put_with_key(&text.into(), &name.into())?;
        let heads = heads(transaction.store(), book).await?;
        for (at, old) in heads.iter().enumerate() {
            // By a wrong clock even the one just stored may look old.
            if old != head && (at >= KEPT_IMPORTS || old.at < since_ms) {
                transaction.store().delete(&name_of(book, old).into())?;
            }
        }
        transaction.done().await
    }

    /// The imports of a workbook since a moment, newest first. Older ones are not shown, but stay:
    /// a wrong clock must not clear them.
    pub async fn imports(
        &self,
        book: &str,
        since_ms: i64,
    ) -> Result<Vec<ImportHead>, StorageError> {
        let transaction = self.begin(META, Mode::Read).await?;
        let mut heads = heads(transaction.store(), book).await?;
        heads.retain(|head| head.at >= since_ms);
        Ok(heads)
    }

    /// What one import did, if it is still there.
    pub async fn import(
        &self,
        book: &str,
        head: &ImportHead,
    ) -> Result<Option<String>, StorageError> {
        let name = name_of(book, head);
        let stored = self.meta_get(&name).await?;
        stored.map(|stored| vault::open(For::Reading, book, &name, stored)).transpose()
    }

    /// Lets go of one import.
    pub async fn forget_import(&self, book: &str, head: &ImportHead) -> Result<(), StorageError> {
        let transaction = self.begin(META, Mode::Write).await?;
        transaction.store().delete(&name_of(book, head).into())?;
        transaction.done().await
    }
}
