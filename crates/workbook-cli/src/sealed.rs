//! Locking and unlocking files with ciphers of the `RustCrypto` project. The shape is the core's.

use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Nonce};
use aes_kw::KekAes256;
use sha2::Sha512;
use unicode_normalization::UnicodeNormalization;
use workbook_core::format::{ITERATIONS, KEY, NONCE, SALT, SHORTEST_PHRASE, Sealed, Sealing};

use crate::Outcome;

const WRONG: &str = "the passphrase is another one, or the file is damaged";

/// Puts a text under a passphrase.
pub(crate) fn lock(text: &[u8], phrase: &str) -> Outcome<String> {
    if phrase.trim().chars().count() < SHORTEST_PHRASE {
        return Err(format!("use a passphrase of at least {SHORTEST_PHRASE} characters").into());
    }
    let (salt, key, nonce) = (random::<SALT>()?, random::<KEY>()?, random::<NONCE>()?);
    let sealing = Sealing::new(&salt);
    let payload = Payload { msg: text, aad: sealing.bound().as_bytes() };
    let sealed = Aes256Gcm::new(&key.into())
        .encrypt(Nonce::from_slice(&nonce), payload)
        .map_err(|_| "the text cannot be encrypted")?;
    let wrapped = wrapping_key(phrase, &sealing.salt, ITERATIONS)
        .wrap_vec(&key)
        .map_err(|_| "the key cannot be wrapped")?;
    Ok(sealing.file(&wrapped, &nonce, &sealed).ok_or("the text cannot be encrypted")?)
}

/// The text under a passphrase.
pub(crate) fn unlock(sealed: &Sealed, phrase: &str) -> Outcome<Vec<u8>> {
    let wrapping = wrapping_key(phrase, &sealed.salt, sealed.iterations);
    let key = wrapping.unwrap_vec(&sealed.key).map_err(|_| WRONG)?;
    let cipher = Aes256Gcm::new_from_slice(&key).map_err(|_| WRONG)?;
    let payload = Payload { msg: &sealed.text, aad: sealed.bound.as_bytes() };
    Ok(cipher.decrypt(Nonce::from_slice(&sealed.nonce), payload).map_err(|_| WRONG)?)
}

/// PBES2 (RFC 8018): PBKDF2 with HMAC-SHA-512.
fn wrapping_key(phrase: &str, salt: &[u8], iterations: u32) -> KekAes256 {
    let phrase: String = phrase.trim().nfc().collect();
    let key = pbkdf2::pbkdf2_hmac_array::<Sha512, KEY>(phrase.as_bytes(), salt, iterations);
    KekAes256::from(key)
}

fn random<const N: usize>() -> Outcome<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| format!("no random numbers: {error}"))?;
    Ok(bytes)
}
