//! Files under a passphrase: the shape is the core's, the ciphers are the browser's.

use workbook_core::format::{ITERATIONS, SALT, Sealed, Sealing};

use super::file::{ReadyFile, sealed_name};
use crate::platform::crypto::{self, Boxed, CryptoError, Derivation};

/// A file put under a passphrase. None where the browser has no ciphers here.
pub async fn seal(file: &ReadyFile, phrase: &str) -> Option<ReadyFile> {
    let sealing = Sealing::new(&crypto::secret_bytes(SALT).ok()?);
    let from = Derivation { phrase, salt: &sealing.salt, iterations: ITERATIONS };
    let boxed = crypto::seal(from, sealing.bound(), file.text.as_bytes()).await.ok()?;
    let text = sealing.file(&boxed.key, &boxed.nonce, &boxed.text)?;
    Some(ReadyFile { name: sealed_name(), text, whole: file.whole, newest: file.newest })
}

/// What is under the passphrase.
pub async fn unseal(sealed: Sealed, phrase: &str) -> Result<Vec<u8>, CryptoError> {
    let from = Derivation { phrase, salt: &sealed.salt, iterations: sealed.iterations };
    let boxed = Boxed { key: sealed.key, nonce: sealed.nonce, text: sealed.text };
    crypto::open(from, &sealed.bound, &boxed).await
}
