//! Local storage: synchronous texts under keys, and the one error type of every store.
//! Not the durable copy: that is `twin.rs`.

use gloo_storage::{LocalStorage, Storage as _};
use js_sys::{Array, JsString, Reflect};
use thiserror::Error;
use wasm_bindgen::{JsCast, JsValue};

use super::{
    events::{Listener, listen, window_target},
    host, js,
    vault::{self, For, Form},
};

/// Why a store did not do what was asked. Nothing was changed.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum StorageError {
    /// The browser has no such store, or does not let this page use it.
    #[error("the browser does not let this page use its storage")]
    Blocked,
    /// There is no room left.
    #[error("the storage is full")]
    Full,
    /// The app has broken; it may read, but no longer write.
    #[error("the app has stopped writing after a fault")]
    Poisoned,
    /// The workbook was removed from this device; nothing of it is written any more.
    #[error("the workbook was removed from this device")]
    Removed,
    /// The workbook is locked, and its key is not here.
    #[error("the workbook is locked")]
    Locked,
    /// Anything else: a broken disk, a lost connection, a time-out.
    #[error("the storage failed")]
    Failed,
}

impl From<JsValue> for StorageError {
    /// Reads a thrown error. Names and numbers differ between browsers and their ages.
    fn from(error: JsValue) -> Self {
        match js::error_name(&error).as_str() {
            "QuotaExceededError"
            | "NS_ERROR_DOM_QUOTA_REACHED"
            | "QUOTA_EXCEEDED_ERR"
            | "NS_ERROR_FILE_NO_DEVICE_SPACE" => Self::Full,
            "SecurityError"
            | "NotAllowedError"
            | "InvalidAccessError"
            | "SECURITY_ERR"
            | "NS_ERROR_DOM_SECURITY_ERR" => Self::Blocked,
            _ => match js::to_whole(&js::get(&error, "code")) {
                Some(22 | 1014) => Self::Full,
                Some(18 | 1000) => Self::Blocked,
                _ => Self::Failed,
            },
        }
    }
}

/// Refuses once the app has broken.
pub(super) fn check_not_poisoned() -> Result<(), StorageError> {
    if host::is_poisoned() { Err(StorageError::Poisoned) } else { Ok(()) }
}

/// The part of a workbook's keys that holds its lock, behind the workbook.
const LOCK: &str = "lock";
/// The part that says when the next passphrase may be tried.
const TRIES: &str = "tries";

/// The key of a workbook's lock: its own key, wrapped by a passphrase.
pub fn lock_key(book: &str) -> String {
    format!("cpw/{book}/{LOCK}")
}

/// When the next passphrase may be tried.
pub fn tries_key(book: &str) -> String {
    format!("cpw/{book}/{TRIES}")
}

/// The workbook whose words stand under a key; none where no words do.
fn book_of(key: &str) -> Option<&str> {
    let (book, rest) = key.strip_prefix("cpw/")?.split_once('/')?;
    (rest != LOCK && rest != TRIES).then_some(book)
}

/// Written and removed to find out whether writing works.
const PROBE_KEY: &str = "cpw/probe";

/// The browser's local storage, known to be readable.
#[derive(Clone, Debug)]
pub struct LocalStore(web_sys::Storage);

impl LocalStore {
    /// Finds out whether local storage can be used. A full store that can be read is usable.
    pub fn probe() -> Result<Self, StorageError> {
        let found = web_sys::window().ok_or(StorageError::Blocked)?.local_storage();
        if !matches!(found, Ok(Some(_))) {
            return Err(StorageError::Blocked);
        }
        // `raw` panics where storage is blocked, hence the look above.
        let store = Self(LocalStorage::raw());
        let held = store.0.length().map_err(|_| StorageError::Blocked)?;
        match store.set(PROBE_KEY, "1") {
            Ok(()) => store.remove(PROBE_KEY)?,
            Err(StorageError::Poisoned) => {}
            // Some private windows offer a store with no room at all.
            Err(StorageError::Full) if held > 0 => {}
            Err(_) => return Err(StorageError::Blocked),
        }
        Ok(store)
    }

    /// All keys that start with `prefix`, in no particular order.
    pub fn keys(&self, prefix: &str) -> Result<Vec<String>, StorageError> {
        let keys = self.all_keys()?;
        let texts = keys.iter().filter_map(|key| key.as_string());
        Ok(texts.filter(|key| key.starts_with(prefix)).collect())
    }

    /// The text under `key`, if there is one. One that is sealed is opened.
    pub fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        let stored = self.0.get_item(key)?;
        match (stored, book_of(key)) {
            (Some(stored), Some(book)) => vault::open(For::Reading, book, key, stored).map(Some),
            (stored, _) => Ok(stored),
        }
    }

    /// Writes `text` under `key`, sealed where the workbook has a lock. On an error the old text is
    /// still there.
    pub fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        let Some(book) = book_of(key) else { return self.set_as_it_is(key, text) };
        // Another tab may have locked it: then there is no key, and nothing is written.
        self.set_as_it_is(key, &vault::put(self.form(book)?, book, key, text)?)
    }

    /// What stands under `key`, sealed or not.
    pub fn get_as_it_is(&self, key: &str) -> Result<Option<String>, StorageError> {
        Ok(self.0.get_item(key)?)
    }

    /// Puts back what a store held, sealed or not.
    pub fn set_as_it_is(&self, key: &str, stored: &str) -> Result<(), StorageError> {
        check_not_poisoned()?;
        Ok(self.0.set_item(key, stored)?)
    }

    /// Whether the text under `key` is in the form in which it would be written now.
    pub fn is_as_wanted(&self, key: &str) -> Result<bool, StorageError> {
        let (Some(stored), Some(book)) = (self.0.get_item(key)?, book_of(key)) else {
            return Ok(true);
        };
        Ok(vault::is_in(self.form(book)?, &stored))
    }

    fn form(&self, book: &str) -> Result<Form, StorageError> {
        Ok(vault::form(book, self.0.get_item(&lock_key(book))?.as_deref()))
    }

    /// Removes `key`. A missing key is fine.
    pub fn remove(&self, key: &str) -> Result<(), StorageError> {
        check_not_poisoned()?;
        Ok(self.0.remove_item(key)?)
    }

    /// UTF-16 units held by all keys and values of this origin, the measure of its limit.
    pub fn used_units(&self) -> Result<u64, StorageError> {
        let mut used = 0;
        for key in self.all_keys()?.iter() {
            let text = Reflect::get(&self.0, &key)?;
            used += units(&key) + units(&text);
        }
        Ok(used)
    }

    /// One call for all keys, instead of one call for each. (`Reflect.ownKeys` gives what
    /// `Object.keys` gives here, and its error can be caught.)
    fn all_keys(&self) -> Result<Array, StorageError> {
        Ok(Reflect::own_keys(&self.0)?)
    }
}

fn units(text: &JsValue) -> u64 {
    text.dyn_ref::<JsString>().map_or(0, |text| text.length().into())
}

/// What another tab did to local storage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StorageNews {
    /// The key now holds this text.
    Written { key: String, text: String },
    /// The key is gone.
    Removed { key: String },
    /// Everything is gone.
    Cleared,
}

/// Hears what other tabs write to local storage. This tab's own writes are not told.
pub fn on_other_tab(mut tell: impl FnMut(StorageNews) + 'static) -> Listener {
    listen(&window_target(), "storage", move |event| {
        let text = |name| js::get(&event, name).as_string();
        match (text("key"), text("newValue")) {
            (Some(key), _) if key == PROBE_KEY => {}
            (Some(key), Some(text)) => tell(StorageNews::Written { key, text }),
            (Some(key), None) => tell(StorageNews::Removed { key }),
            (None, _) => tell(StorageNews::Cleared),
        }
    })
}
