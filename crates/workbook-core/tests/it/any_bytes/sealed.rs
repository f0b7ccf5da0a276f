//! A file under a passphrase: whatever its header says, no key is worked out of figures that may
//! not be used, and what is passed on is what stands in the file. The bytes are tried as a file,
//! and again as what a file is made of: the header in plain letters, and in the next line the
//! other members. A fuzzer does not see through base64.

use serde_json::{Map, Value};
use workbook_core::format::{
    FEWEST_ITERATIONS, ITERATIONS, KEY, MOST_ITERATIONS, NONCE, SALT, Sealed, SealedError, Sealing,
    TAG,
};

use super::base64;

const SALTED: &[u8] = b"PBES2-HS512+A256KW\0";

/// A law holds for the file these bytes are, and for the one they make.
pub fn holds(bytes: &[u8]) {
    if let Some(Ok(sealed)) = Sealed::read(bytes) {
        may_be_used(&sealed);
    }
    let Ok(text) = str::from_utf8(bytes) else { return };
    let (header, members) = text.split_once('\n').unwrap_or((text, ""));
    let protected = base64::encoded(header.as_bytes());
    let file = format!("{{{members}{}\"protected\":\"{protected}\"}}", comma(members));
    match Sealed::read(file.as_bytes()) {
        Some(Ok(sealed)) => {
            may_be_used(&sealed);
            assert!(sealed.bound.starts_with(&protected), "the tag holds the header unchanged");
            says(&sealed, header, &file);
        }
        // What another program reads otherwise than this one would be a way around it.
        Some(Err(SealedError::Iterations { found })) => {
            let allowed = u64::from(FEWEST_ITERATIONS)..=u64::from(MOST_ITERATIONS);
            assert!(!allowed.contains(&found));
        }
        Some(Err(_)) | None => {}
    }
}

fn comma(members: &str) -> &'static str {
    if members.trim().is_empty() { "" } else { "," }
}

/// What the ciphers are given.
fn may_be_used(sealed: &Sealed) {
    assert!((FEWEST_ITERATIONS..=MOST_ITERATIONS).contains(&sealed.iterations));
    let salt = sealed.salt.strip_prefix(SALTED).expect("the algorithm stands before the salt");
    assert!((8..=128).contains(&salt.len()));
    assert_eq!((sealed.key.len(), sealed.nonce.len()), (KEY + 8, NONCE));
    assert!(sealed.text.len() >= TAG);

    let sealing = Sealing::new(&[7; SALT]);
    let file = sealing.file(&sealed.key, &sealed.nonce, &sealed.text).expect("there is a tag");
    let again = Sealed::read(file.as_bytes()).expect("it is one").expect("it is good");
    let bound = sealing.bound().to_owned();
    let salt = sealing.salt;
    assert_eq!(again, Sealed { iterations: ITERATIONS, salt, bound, ..sealed.clone() });
}

/// What was read is what another reader of JSON finds, and nothing stands there that this program
/// would have to understand.
fn says(sealed: &Sealed, header: &str, file: &str) {
    // Half a letter, such as `\ud83d` alone, is read here and by browsers; by this reader it is not.
    let halves = [header, file].iter().any(|text| text.to_lowercase().contains("\\ud"));
    let read = |text| match serde_json::from_str::<Map<String, Value>>(text) {
        Ok(object) => Some(object),
        Err(_) if halves => None,
        Err(error) => panic!("it was read: {error}"),
    };
    let (Some(file), Some(mut all)) = (read(file), read(header)) else { return };
    for beside in ["header", "unprotected"] {
        if let Some(Value::Object(more)) = file.get(beside) {
            all.extend(more.clone());
        }
    }
    assert_eq!(all["alg"], "PBES2-HS512+A256KW");
    assert_eq!(all["enc"], "A256GCM");
    assert_eq!(all["p2c"], sealed.iterations);
    let encoded = |bytes: &[u8]| Value::from(base64::encoded(bytes));
    assert_eq!(all["p2s"], encoded(&sealed.salt[SALTED.len()..]));
    for name in ["crit", "zip", "b64", "apu", "epk", "jku", "x5u"] {
        assert!(!all.contains_key(name), "{name} changes what the file means");
    }
    let (text, tag) = sealed.text.split_at(sealed.text.len() - TAG);
    let parts = [
        ("encrypted_key", sealed.key.as_slice()),
        ("iv", &sealed.nonce),
        ("ciphertext", text),
        ("tag", tag),
    ];
    for (name, bytes) in parts {
        assert_eq!(file[name], encoded(bytes), "{name}");
    }
    if let Some(aad) = file.get("aad").and_then(Value::as_str) {
        assert!(sealed.bound.ends_with(&format!(".{aad}")));
    }
}
