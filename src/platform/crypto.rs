//! The ciphers of the browser (WebCrypto): texts under a passphrase.
//! Not for the shape of such a file, which the core has; nor for ids (`random.rs`).

use js_sys::{JsString, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

use super::js;

/// Bytes of a nonce of AES-GCM.
const NONCE: usize = 12;

/// Why a cipher gave nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CryptoError {
    /// The browser has no ciphers here: it keeps them from pages that came over an open line.
    Missing,
    /// The passphrase is another one, or the text was changed. Which, nobody can tell.
    Wrong,
}

/// The figures of a key that comes from a passphrase.
#[derive(Debug, Clone, Copy)]
pub struct Derivation<'a> {
    /// The passphrase as it was typed.
    pub phrase: &'a str,
    /// The salt of PBKDF2.
    pub salt: &'a [u8],
    /// Its turns.
    pub iterations: u32,
}

/// A text under a passphrase.
#[derive(Debug, Clone)]
pub struct Boxed {
    /// The key of the text, wrapped by the key of the passphrase.
    pub key: Vec<u8>,
    /// The nonce.
    pub nonce: Vec<u8>,
    /// The encrypted text with its tag.
    pub text: Vec<u8>,
}

/// Random bytes good enough for keys.
pub fn secret_bytes(count: usize) -> Result<Vec<u8>, CryptoError> {
    let mut bytes = vec![0; count];
    let crypto = web_sys::window().and_then(|window| window.crypto().ok());
    let filled = crypto.map(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok());
    if filled == Some(true) { Ok(bytes) } else { Err(CryptoError::Missing) }
}

/// Puts a text under a passphrase. `bound` cannot be changed afterwards without it being noticed.
pub async fn seal(from: Derivation<'_>, bound: &str, text: &[u8]) -> Result<Boxed, CryptoError> {
    let missing = |_| CryptoError::Missing;
    let subtle = subtle()?;
    let nonce = secret_bytes(NONCE)?;
    let wrapping = wrapping_key(&subtle, from).await?;
    let kind = js::object(&[("name", "AES-GCM".into()), ("length", 256.into())]);
    let uses = js::array(&["encrypt".into()]);
    let arguments = [kind, true.into(), uses];
    let key = js::call_and_wait(&subtle, "generateKey", &arguments).await.map_err(missing)?;
    let arguments = ["raw".into(), key.clone(), wrapping, "AES-KW".into()];
    let wrapped = js::call_and_wait(&subtle, "wrapKey", &arguments).await.map_err(missing)?;
    let arguments = [gcm(&nonce, bound), key, bytes(text)];
    let sealed = js::call_and_wait(&subtle, "encrypt", &arguments).await.map_err(missing)?;
    Ok(Boxed { key: vec_of(&wrapped), nonce, text: vec_of(&sealed) })
}

/// The text under a passphrase.
pub async fn open(
    from: Derivation<'_>,
    bound: &str,
    sealed: &Boxed,
) -> Result<Vec<u8>, CryptoError> {
    let wrong = |_| CryptoError::Wrong;
    let subtle = subtle()?;
    let wrapping = wrapping_key(&subtle, from).await?;
    let arguments = [
        "raw".into(),
        bytes(&sealed.key),
        wrapping,
        "AES-KW".into(),
        "AES-GCM".into(),
        false.into(),
        js::array(&["decrypt".into()]),
    ];
    let key = js::call_and_wait(&subtle, "unwrapKey", &arguments).await.map_err(wrong)?;
    let arguments = [gcm(&sealed.nonce, bound), key, bytes(&sealed.text)];
    let text = js::call_and_wait(&subtle, "decrypt", &arguments).await.map_err(wrong)?;
    Ok(vec_of(&text))
}

/// Whether the browser has ciphers here.
pub fn is_there() -> bool {
    subtle().is_ok()
}

fn subtle() -> Result<JsValue, CryptoError> {
    let subtle = js::get(&js::get(&js_sys::global(), "crypto"), "subtle");
    if subtle.is_object() { Ok(subtle) } else { Err(CryptoError::Missing) }
}

/// PBES2 (RFC 8018): PBKDF2 with HMAC-SHA-512 to a key that wraps another by AES-KW.
async fn wrapping_key(subtle: &JsValue, from: Derivation<'_>) -> Result<JsValue, CryptoError> {
    let missing = |_| CryptoError::Missing;
    let phrase: String = JsString::from(from.phrase.trim()).normalize("NFC").into();
    let uses = js::array(&["deriveKey".into()]);
    let arguments = ["raw".into(), bytes(phrase.as_bytes()), "PBKDF2".into(), false.into(), uses];
    let base = js::call_and_wait(subtle, "importKey", &arguments).await.map_err(missing)?;
    let how = js::object(&[
        ("name", "PBKDF2".into()),
        ("hash", "SHA-512".into()),
        ("salt", bytes(from.salt)),
        ("iterations", from.iterations.into()),
    ]);
    let kind = js::object(&[("name", "AES-KW".into()), ("length", 256.into())]);
    let uses = js::array(&["wrapKey".into(), "unwrapKey".into()]);
    let arguments = [how, base, kind, false.into(), uses];
    js::call_and_wait(subtle, "deriveKey", &arguments).await.map_err(missing)
}

fn gcm(nonce: &[u8], bound: &str) -> JsValue {
    js::object(&[
        ("name", "AES-GCM".into()),
        ("iv", bytes(nonce)),
        ("additionalData", bytes(bound.as_bytes())),
        ("tagLength", 128.into()),
    ])
}

fn bytes(bytes: &[u8]) -> JsValue {
    Uint8Array::from(bytes).into()
}

/// What a cipher gave: always a buffer.
fn vec_of(buffer: &JsValue) -> Vec<u8> {
    Uint8Array::new(buffer.unchecked_ref()).to_vec()
}
