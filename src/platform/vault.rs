//! The lock at rest: what a locked workbook stores is sealed under its own key before it reaches
//! either store, and opened when it is read. Not for passphrases; see `crypto`.
//!
//! Not the browser's ciphers: those answer later, and local storage is written in the same event,
//! the database inside one transaction.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

use super::crypto::secret_bytes;
use super::storage::StorageError;

/// The bytes of a key.
pub const KEY: usize = 32;
/// The bytes of a nonce: enough of them to draw each by lot.
const NONCE: usize = 24;
/// What a sealed text begins with. Every other text of the app is JSON, and begins otherwise.
const MARK: &str = "sealed-1:";

/// Before the text of a lock that is being taken off, or was.
const OFF: char = '-';

/// The key of one workbook. It is wiped when it is let go of.
#[derive(Clone)]
struct Held {
    cipher: Rc<XChaCha20Poly1305>,
    key: Rc<Zeroizing<Vec<u8>>>,
    /// Whether the workbook is locked again: the key is there only to bring what is owed to the twin.
    shut: bool,
}

/// How the texts of a workbook are to be stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// As they are.
    Open,
    /// Under its key.
    Sealed,
}

/// What a key of the ring is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum For {
    /// Showing it to somebody.
    Reading,
    /// Merging what is owed into a store.
    Merging,
}

thread_local! {
    /// The keys of this page, by workbook.
    static RING: RefCell<BTreeMap<String, Held>> = const { RefCell::new(BTreeMap::new()) };
}

/// A key drawn by lot. None where the browser has no chance good enough.
pub fn draw_key() -> Option<Zeroizing<Vec<u8>>> {
    secret_bytes(KEY).ok().map(Zeroizing::new)
}

/// Takes the key of a workbook: from now on its texts can be read and sealed. False where that is no
/// key.
pub fn unlock(book: &str, key: &[u8]) -> bool {
    let Ok(cipher) = XChaCha20Poly1305::new_from_slice(key) else { return false };
    let key = Rc::new(Zeroizing::new(key.to_vec()));
    let held = Held { cipher: Rc::new(cipher), key, shut: false };
    RING.with_borrow_mut(|ring| ring.insert(book.to_owned(), held));
    true
}

/// Locks a workbook: nothing of it can be read any more. Its key stays until what is owed is stored.
pub fn shut(book: &str) {
    RING.with_borrow_mut(|ring| {
        if let Some(held) = ring.get_mut(book) {
            held.shut = true;
        }
    });
}

/// Lets go of the key of a workbook, if it is locked.
pub fn forget_shut(book: &str) {
    RING.with_borrow_mut(|ring| {
        if ring.get(book).is_some_and(|held| held.shut) {
            ring.remove(book);
        }
    });
}

/// Lets go of the key of a workbook.
pub fn forget(book: &str) {
    RING.with_borrow_mut(|ring| ring.remove(book));
}

/// The key of a workbook, to be wrapped anew; none while it is locked.
pub fn key(book: &str) -> Option<Zeroizing<Vec<u8>>> {
    held(book).filter(|held| !held.shut).map(|held| Zeroizing::clone(&held.key))
}

/// Whether a workbook can be read here.
pub fn is_unlocked(book: &str) -> bool {
    held(book).is_some_and(|held| !held.shut)
}

/// Whether there is a key to bring what is owed to the stores.
pub fn can_seal(book: &str) -> bool {
    held(book).is_some()
}

/// A lock as it is stored while it is taken off, and afterwards, so that no tab that still has the
/// key seals on.
pub fn as_off(lock: &str) -> String {
    format!("{OFF}{lock}")
}

/// The text of a stored lock, and whether it is being taken off, or was.
pub fn lock_and_off(stored: &str) -> (&str, bool) {
    stored.strip_prefix(OFF).map_or((stored, false), |lock| (lock, true))
}

/// How the texts of a workbook with this stored lock are to be stored. A store that lost the lock
/// gets no open text where the key is here.
pub(super) fn form(book: &str, lock: Option<&str>) -> Form {
    match lock.map(lock_and_off) {
        Some((_, false)) => Form::Sealed,
        None if held(book).is_some() => Form::Sealed,
        Some((_, true)) | None => Form::Open,
    }
}

/// Whether a stored text is in this form.
pub(super) fn is_in(form: Form, stored: &str) -> bool {
    is_sealed(stored) == (form == Form::Sealed)
}

/// Whether a stored text is sealed.
pub fn is_sealed(stored: &str) -> bool {
    stored.starts_with(MARK)
}

/// A text as it is to be stored in its place. A sealed text opens in no other place.
pub(super) fn put(form: Form, book: &str, place: &str, text: &str) -> Result<String, StorageError> {
    if form == Form::Open {
        return Ok(text.to_owned());
    }
    let held = held(book).ok_or(StorageError::Locked)?;
    let nonce = secret_bytes(NONCE).map_err(|_| StorageError::Failed)?;
    let payload = Payload { msg: text.as_bytes(), aad: place.as_bytes() };
    let sealed = held.cipher.encrypt(XNonce::from_slice(&nonce), payload);
    let all = [nonce, sealed.map_err(|_| StorageError::Failed)?].concat();
    let mut stored = MARK.to_owned();
    URL_SAFE_NO_PAD.encode_string(all, &mut stored);
    Ok(stored)
}

/// A stored text of a place. One that is damaged comes back as it is, like any other that cannot be
/// read; without the key there is nothing.
pub(super) fn open(
    wanted: For,
    book: &str,
    place: &str,
    stored: String,
) -> Result<String, StorageError> {
    let Some(sealed) = stored.strip_prefix(MARK) else { return Ok(stored) };
    let may = |held: &Held| !held.shut || wanted == For::Merging;
    let held = held(book).filter(may).ok_or(StorageError::Locked)?;
    match unsealed(&held.cipher, place, sealed) {
        Some(text) => Ok(text),
        // There may be another lock by now: what only its key opens is not written over.
        None if held.shut => Err(StorageError::Locked),
        None => Ok(stored),
    }
}

/// A sealed text of a place under a key that is not of this page's ring.
pub fn open_with(key: &[u8], place: &str, stored: &str) -> Option<String> {
    let cipher = XChaCha20Poly1305::new_from_slice(key).ok()?;
    match stored.strip_prefix(MARK) {
        Some(sealed) => unsealed(&cipher, place, sealed),
        None => Some(stored.to_owned()),
    }
}

fn unsealed(cipher: &XChaCha20Poly1305, place: &str, sealed: &str) -> Option<String> {
    let all = URL_SAFE_NO_PAD.decode(sealed).ok()?;
    let (nonce, sealed) = all.split_at_checked(NONCE)?;
    let payload = Payload { msg: sealed, aad: place.as_bytes() };
    let text = cipher.decrypt(XNonce::from_slice(nonce), payload).ok()?;
    String::from_utf8(text).ok()
}

fn held(book: &str) -> Option<Held> {
    RING.with_borrow(|ring| ring.get(book).cloned())
}
