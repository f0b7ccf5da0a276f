//! Texts under a passphrase: the shape is the core's, the ciphers are the browser's.

use workbook_core::format::{ITERATIONS, SALT, Sealed, SealedError, Sealing};

use super::file::{ReadyFile, sealed_name};
use super::lock::{LockError, LockedStore};
use crate::platform::crypto::{self, Boxed, CryptoError, Derivation};

/// A file put under a passphrase. None where the browser has no ciphers here.
pub async fn seal(file: &ReadyFile, phrase: &str) -> Option<ReadyFile> {
    let text = seal_text(file.text.as_bytes(), phrase).await?;
    Some(ReadyFile { name: sealed_name(), text, whole: file.whole, newest: file.newest })
}

/// A text put under a passphrase.
pub(super) async fn seal_text(text: &[u8], phrase: &str) -> Option<String> {
    let sealing = Sealing::new(&crypto::secret_bytes(SALT).ok()?);
    let from = Derivation { phrase, salt: &sealing.salt, iterations: ITERATIONS };
    let boxed = crypto::seal(from, sealing.bound(), text).await.ok()?;
    sealing.file(&boxed.key, &boxed.nonce, &boxed.text)
}

/// What waits for a passphrase.
#[derive(Debug, Clone)]
pub enum Waiting {
    /// A file under one.
    File(Sealed),
    /// What a locked workbook had stored when the program stopped.
    Store(LockedStore),
}

impl Waiting {
    /// What waits for a passphrase in a file; none where anyone may read it.
    pub fn read(bytes: &[u8]) -> Option<Result<Self, SealedError>> {
        let sealed = Sealed::read(bytes).map(|read| read.map(Self::File));
        sealed.or_else(|| LockedStore::read(bytes).map(|store| Ok(Self::Store(store))))
    }

    /// The workbook file under it.
    pub async fn open(self, phrase: &str) -> Result<Vec<u8>, CryptoError> {
        match self {
            Self::File(sealed) => unseal(sealed, phrase).await,
            Self::Store(store) => store.open(phrase).await.map_err(|why| match why {
                LockError::NoCiphers => CryptoError::Missing,
                LockError::Wrong
                | LockError::Wait(_)
                | LockError::NotStored
                | LockError::HalfOff
                | LockError::Damaged => CryptoError::Wrong,
            }),
        }
    }
}

/// What is under the passphrase.
pub(super) async fn unseal(sealed: Sealed, phrase: &str) -> Result<Vec<u8>, CryptoError> {
    let from = Derivation { phrase, salt: &sealed.salt, iterations: sealed.iterations };
    let boxed = Boxed { key: sealed.key, nonce: sealed.nonce, text: sealed.text };
    crypto::open(from, &sealed.bound, &boxed).await
}
