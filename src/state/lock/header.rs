//! The lock of a workbook as it is stored: its key, a JWK (RFC 7517), wrapped as JWE (RFC 7516) by the
//! passphrase and, where somebody wanted them, by rescue words. Nothing of either is stored.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use workbook_core::format::Sealed;
use zeroize::{Zeroize, Zeroizing};

use super::LockError;
use crate::platform::crypto::CryptoError;
use crate::platform::vault;
use crate::state::sealed;

/// The form that is written.
const VERSION: u64 = 1;

/// What a way to open the lock comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum By {
    /// The passphrase of every day.
    Phrase,
    /// Words on paper, for when it is lost.
    Rescue,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Way {
    by: By,
    key: Box<RawValue>,
}

/// The lock of a workbook.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Header {
    version: u64,
    /// Grows with each change: the two stores may hold two.
    number: u64,
    /// Whether all that is stored is sealed by now.
    pub(super) whole: bool,
    /// Whether it is being taken off, or was.
    #[serde(skip)]
    pub(super) off: bool,
    ways: Vec<Way>,
}

#[derive(Serialize, Deserialize)]
struct Jwk {
    k: String,
    kty: String,
}

impl Header {
    /// A lock with no way to open it yet.
    pub(super) const fn new(whole: bool) -> Self {
        Self { version: VERSION, number: 0, whole, off: false, ways: Vec::new() }
    }

    /// Reads a stored lock; none where it is damaged or from a newer version.
    pub(super) fn read(stored: &str) -> Option<Self> {
        let (text, off) = vault::lock_and_off(stored);
        let header: Self = serde_json::from_str(text).ok()?;
        (header.version == VERSION).then_some(Self { off, ..header })
    }

    /// The lock as it is stored.
    pub(super) fn text(&self) -> String {
        let text = serde_json::to_string(self).unwrap_or_default();
        if self.off { vault::as_off(&text) } else { text }
    }

    /// Whether something may be sealed under it: what was taken off has no way in any more.
    pub(super) const fn holds(&self) -> bool {
        !self.ways.is_empty()
    }

    /// Which of two comes later.
    pub(super) const fn is_newer_than(&self, other: &Self) -> bool {
        self.number > other.number
    }

    /// This lock, which comes after another that a store still has. One that was taken off keeps the ways
    /// in where that store holds sealed texts: without a way in they could not be opened any more.
    pub(super) fn over(self, before: Self, sealed: bool) -> Self {
        if self.holds() || !before.holds() || !sealed {
            return self;
        }
        Self { number: self.number, ..before }.going_off()
    }

    /// Another state of the same lock, which comes after this one.
    pub(super) const fn counted(mut self) -> Self {
        self.number += 1;
        self
    }

    /// The same, being taken off.
    pub(super) const fn going_off(mut self) -> Self {
        self.off = true;
        self.whole = false;
        self
    }

    /// The same, put on again, where all or not all is sealed.
    pub(super) const fn on(mut self, whole: bool) -> Self {
        self.off = false;
        self.whole = whole;
        self
    }

    /// The same, to be looked through again where it holds anything.
    pub(super) const fn doubted(mut self) -> Self {
        self.whole = !self.holds();
        self
    }

    /// Nothing is sealed any more: all ways in go.
    pub(super) fn without_ways(mut self) -> Self {
        self.ways.clear();
        self
    }

    /// Whether there are rescue words.
    pub(super) fn has(&self, by: By) -> bool {
        self.ways.iter().any(|way| way.by == by)
    }

    /// Gives the lock another passphrase or other rescue words; the ones before open it no more.
    pub(super) async fn set(&mut self, by: By, phrase: &str, key: &[u8]) -> Result<(), LockError> {
        let mut jwk = Jwk { k: URL_SAFE_NO_PAD.encode(key), kty: "oct".to_owned() };
        let text = serde_json::to_string(&jwk).map(Zeroizing::new);
        jwk.k.zeroize();
        let text = text.map_err(|_| LockError::NoCiphers)?;
        let sealed = sealed::seal_text(text.as_bytes(), phrase).await;
        let key = sealed.and_then(|sealed| RawValue::from_string(sealed).ok());
        let way = Way { by, key: key.ok_or(LockError::NoCiphers)? };
        self.ways.retain(|way| way.by != by);
        self.ways.push(way);
        Ok(())
    }

    /// The key of the workbook, from the passphrase or the rescue words.
    pub(super) async fn key(&self, phrase: &str) -> Result<Zeroizing<Vec<u8>>, LockError> {
        for way in &self.ways {
            let Some(Ok(sealed)) = Sealed::read(way.key.get().as_bytes()) else { continue };
            match sealed::unseal(sealed, phrase).await {
                Ok(text) => return key_in(&Zeroizing::new(text)).ok_or(LockError::Damaged),
                Err(CryptoError::Missing) => return Err(LockError::NoCiphers),
                Err(CryptoError::Wrong) => {}
            }
        }
        Err(LockError::Wrong)
    }
}

fn key_in(text: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let mut jwk: Jwk = serde_json::from_slice(text).ok()?;
    let key = URL_SAFE_NO_PAD.decode(&jwk.k).ok().map(Zeroizing::new);
    jwk.k.zeroize();
    key.filter(|key| key.len() == vault::KEY)
}
