//! A file under a passphrase: JWE in its flattened JSON form (RFC 7516), `PBES2-HS512+A256KW` with
//! `A256GCM` (RFC 7518). Only its shape is here: what it is, and whether its figures may be used.
//! The ciphers are the browser's in the app and a library's in the commands.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Map, Value};

use super::{SIZE_LIMIT, encoding, strict};

/// How the passphrase becomes a key, and how that key wraps the key of the content.
pub const ALGORITHM: &str = "PBES2-HS512+A256KW";
/// How the content is encrypted.
pub const CONTENT: &str = "A256GCM";
/// The turns of PBKDF2 that are written: what OWASP gives for HMAC-SHA-512.
pub const ITERATIONS: u32 = 220_000;
/// The fewest turns that are read (RFC 7518, 4.8.1.2).
pub const FEWEST_ITERATIONS: u32 = 1_000;
/// The most turns that are read: more would keep a tablet busy for minutes.
pub const MOST_ITERATIONS: u32 = 1_000_000;
/// The fewest characters of a passphrase that is taken for locking: a shorter one is guessed easily.
pub const SHORTEST_PHRASE: usize = 12;
/// The bytes of salt that are written.
pub const SALT: usize = 16;
/// The bytes of a key.
pub const KEY: usize = 32;
/// The bytes of the nonce.
pub const NONCE: usize = 12;
/// The bytes of the tag at the end of the encrypted text.
pub const TAG: usize = 16;
/// The largest file under a passphrase that is read, in bytes: base64 takes four for three.
pub const SEALED_SIZE_LIMIT: usize = SIZE_LIMIT / 3 * 4 + 4_096;

/// The bytes of a salt that is read: RFC 7518 asks for eight at least.
const SALTS: std::ops::RangeInclusive<usize> = 8..=128;
/// A key wrapped by A256KW is eight bytes longer.
const WRAPPED: usize = KEY + 8;
/// What a header may say besides; it changes nothing.
const IDLE: [&str; 3] = ["cty", "kid", "typ"];

/// Why a file under a passphrase cannot be opened. Found before any key is worked out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SealedError {
    /// Too large, in bytes.
    #[error("{bytes} bytes are more than {limit}")]
    TooLarge { bytes: usize, limit: usize },
    /// A part is missing or is not what it should be.
    #[error("{0} is missing or damaged")]
    Part(&'static str),
    /// Encrypted in a way this program does not know.
    #[error("encrypted in another way")]
    OtherWay,
    /// The number of turns is outside what is allowed.
    #[error("{found} turns are not between {FEWEST_ITERATIONS} and {MOST_ITERATIONS}")]
    Iterations { found: u64 },
}

/// A file under a passphrase, its parts checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    /// The turns of PBKDF2.
    pub iterations: u32,
    /// The salt of PBKDF2, with the name of the algorithm before it as RFC 7518, 4.8.1.1 asks.
    pub salt: Vec<u8>,
    /// The key of the content, wrapped.
    pub key: Vec<u8>,
    /// The nonce.
    pub nonce: Vec<u8>,
    /// The encrypted text and, after it, its tag: what AES-GCM gives in one piece.
    pub text: Vec<u8>,
    /// What the tag is to hold unchanged besides the text.
    pub bound: String,
}

impl Sealed {
    /// The parts of a file. None where it is not under a passphrase at all.
    pub fn read(bytes: &[u8]) -> Option<Result<Self, SealedError>> {
        if !holds(bytes, b"\"ciphertext\"") {
            return None;
        }
        if bytes.len() > SEALED_SIZE_LIMIT {
            return Some(Err(SealedError::TooLarge {
                bytes: bytes.len(),
                limit: SEALED_SIZE_LIMIT,
            }));
        }
        let (text, _) = encoding::read(bytes.to_vec()).ok()?;
        let Ok(Value::Object(file)) = strict::parse(&text) else {
            return Some(Err(SealedError::Part("file")));
        };
        file.contains_key("ciphertext").then(|| Self::of(&file))
    }

    fn of(file: &Map<String, Value>) -> Result<Self, SealedError> {
        let protected = text_of(file, "protected")?;
        let header = header(file, protected)?;
        if header.get("alg").and_then(Value::as_str) != Some(ALGORITHM)
            || header.get("enc").and_then(Value::as_str) != Some(CONTENT)
        {
            return Err(SealedError::OtherWay);
        }
        // What must be understood, and is not: `crit`, `zip`, and whatever comes.
        let known = ["alg", "enc", "p2c", "p2s"];
        let other =
            |name: &&String| !known.contains(&name.as_str()) && !IDLE.contains(&name.as_str());
        if header.keys().find(other).is_some() {
            return Err(SealedError::OtherWay);
        }
        let turns = header.get("p2c").and_then(Value::as_u64).ok_or(SealedError::Part("p2c"))?;
        let iterations = u32::try_from(turns)
            .ok()
            .filter(|turns| (FEWEST_ITERATIONS..=MOST_ITERATIONS).contains(turns))
            .ok_or(SealedError::Iterations { found: turns })?;
        let salt = bytes_of(&header, "p2s")?;
        if !SALTS.contains(&salt.len()) {
            return Err(SealedError::Part("p2s"));
        }
        let key = exactly(file, "encrypted_key", WRAPPED)?;
        let nonce = exactly(file, "iv", NONCE)?;
        let mut text = bytes_of(file, "ciphertext")?;
        text.extend(exactly(file, "tag", TAG)?);
        let bound = match file.get("aad") {
            None => protected.to_owned(),
            Some(_) => format!("{protected}.{}", text_of(file, "aad")?),
        };
        Ok(Self { iterations, salt: salted(&salt), key, nonce, text, bound })
    }
}

/// What a file under a passphrase begins with: the figures, to be bound by the tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealing {
    protected: String,
    /// The salt of PBKDF2, with the name of the algorithm before it.
    pub salt: Vec<u8>,
}

impl Sealing {
    /// With a random `salt` of [`SALT`] bytes.
    pub fn new(salt: &[u8]) -> Self {
        let header = format!(
            "{{\"alg\":\"{ALGORITHM}\",\"enc\":\"{CONTENT}\",\"p2c\":{ITERATIONS},\"p2s\":\"{}\"}}",
            URL_SAFE_NO_PAD.encode(salt)
        );
        Self { protected: URL_SAFE_NO_PAD.encode(header), salt: salted(salt) }
    }

    /// What the tag is to hold unchanged besides the text.
    pub fn bound(&self) -> &str {
        &self.protected
    }

    /// The file: the wrapped key, the nonce, and the encrypted text with its tag at the end.
    /// None where there is no tag.
    pub fn file(&self, key: &[u8], nonce: &[u8], sealed: &[u8]) -> Option<String> {
        let (text, tag) = sealed.split_at_checked(sealed.len().checked_sub(TAG)?)?;
        let encode = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
        Some(format!(
            "{{\n  \"protected\": \"{}\",\n  \"encrypted_key\": \"{}\",\n  \"iv\": \"{}\",\n  \
             \"ciphertext\": \"{}\",\n  \"tag\": \"{}\"\n}}\n",
            self.protected,
            encode(key),
            encode(nonce),
            encode(text),
            encode(tag),
        ))
    }
}

/// The header: what is protected, and what other programs put beside it; no name twice.
fn header(file: &Map<String, Value>, protected: &str) -> Result<Map<String, Value>, SealedError> {
    let bad = || SealedError::Part("protected");
    let text = URL_SAFE_NO_PAD.decode(protected).map_err(|_| bad())?;
    let text = String::from_utf8(text).map_err(|_| bad())?;
    let Ok(Value::Object(mut all)) = strict::parse(&text) else { return Err(bad()) };
    for beside in ["header", "unprotected"] {
        let Some(more) = file.get(beside) else { continue };
        let Value::Object(more) = more else { return Err(SealedError::Part("header")) };
        for (name, value) in more {
            if all.insert(name.clone(), value.clone()).is_some() {
                return Err(SealedError::Part("header"));
            }
        }
    }
    Ok(all)
}

/// Before the salt stand the name of the algorithm and a zero byte.
fn salted(salt: &[u8]) -> Vec<u8> {
    [ALGORITHM.as_bytes(), &[0], salt].concat()
}

fn text_of<'a>(map: &'a Map<String, Value>, name: &'static str) -> Result<&'a str, SealedError> {
    map.get(name).and_then(Value::as_str).ok_or(SealedError::Part(name))
}

fn bytes_of(map: &Map<String, Value>, name: &'static str) -> Result<Vec<u8>, SealedError> {
    URL_SAFE_NO_PAD.decode(text_of(map, name)?).map_err(|_| SealedError::Part(name))
}

fn exactly(
    map: &Map<String, Value>,
    name: &'static str,
    length: usize,
) -> Result<Vec<u8>, SealedError> {
    let bytes = bytes_of(map, name)?;
    if bytes.len() == length { Ok(bytes) } else { Err(SealedError::Part(name)) }
}

/// Whether some bytes stand in others.
fn holds(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}
