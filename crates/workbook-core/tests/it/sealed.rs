//! Files under a passphrase: their shape, and every figure that may not be used refused before a
//! key is worked out.

use std::time::Instant;

use serde_json::{Value, json};
use workbook_core::format::{
    FEWEST_ITERATIONS, ITERATIONS, MOST_ITERATIONS, SEALED_SIZE_LIMIT, Sealed, SealedError, Sealing,
};

use crate::any_bytes::base64::encoded;

fn good() -> String {
    Sealing::new(&[7; 16]).file(&[1; 40], &[2; 12], &[3; 116]).expect("there is a tag")
}

/// The header of a file as the JSON it is, and the file with another header.
fn header(file: &str) -> Value {
    let file: Value = serde_json::from_str(file).unwrap();
    serde_json::from_slice(&decoded(file["protected"].as_str().unwrap())).unwrap()
}

fn with_header(change: impl FnOnce(&mut Value)) -> String {
    let mut header = header(&good());
    change(&mut header);
    with("protected", json!(encoded(header.to_string().as_bytes())))
}

fn with(name: &str, value: Value) -> String {
    let mut file: Value = serde_json::from_str(&good()).unwrap();
    if value.is_null() {
        file.as_object_mut().unwrap().remove(name);
    } else {
        file[name] = value;
    }
    file.to_string()
}

fn decoded(text: &str) -> Vec<u8> {
    let place = |sign: u8| match sign {
        b'A'..=b'Z' => sign - b'A',
        b'a'..=b'z' => sign - b'a' + 26,
        b'0'..=b'9' => sign - b'0' + 52,
        b'-' => 62,
        _ => 63,
    };
    let (mut out, mut bits, mut held) = (Vec::new(), 0_u32, 0);
    for sign in text.bytes() {
        bits = bits << 6 | u32::from(place(sign));
        held += 6;
        if held >= 8 {
            held -= 8;
            out.push((bits >> held & 255) as u8);
        }
    }
    out
}

#[test]
fn what_is_written_is_read_again() {
    let sealed = Sealed::read(good().as_bytes()).expect("under a passphrase").expect("good");
    assert_eq!(sealed.iterations, ITERATIONS);
    assert_eq!(sealed.salt, [b"PBES2-HS512+A256KW\0".as_slice(), &[7; 16]].concat());
    assert_eq!((sealed.key.len(), sealed.nonce, sealed.text), (40, vec![2; 12], vec![3; 116]));
    let file: Value = serde_json::from_str(&good()).unwrap();
    assert_eq!(sealed.bound, file["protected"].as_str().unwrap());
    let header = header(&good());
    assert_eq!(header["alg"], "PBES2-HS512+A256KW");
    assert_eq!(header["enc"], "A256GCM");
    assert_eq!(header["p2c"], 220_000);
    assert_eq!(header["p2s"], encoded(&[7; 16]));
}

#[test]
fn what_is_not_under_a_passphrase_is_left_to_the_others() {
    for text in ["", "{}", "[]", "no JSON", r#"{"format": "coproduction-workbook"}"#] {
        assert_eq!(Sealed::read(text.as_bytes()), None, "{text}");
    }
    // A workbook in which somebody wrote about such files.
    let quoted = json!({ "text": "the \"ciphertext\" of it" }).to_string();
    assert_eq!(Sealed::read(quoted.as_bytes()), None);
}

#[test]
fn what_other_programs_write_beside_the_protected_header_counts_too() {
    let mut all = header(&good());
    let turns = all.as_object_mut().unwrap().remove("p2c").unwrap();
    let mut file: Value = serde_json::from_str(&good()).unwrap();
    file["protected"] = json!(encoded(all.to_string().as_bytes()));
    file["header"] = json!({ "p2c": turns });
    let sealed = Sealed::read(file.to_string().as_bytes()).unwrap().unwrap();
    assert_eq!(sealed.iterations, ITERATIONS);
    // The same name in both is a fault (RFC 7516, 7.2.1).
    file["header"] = json!({ "p2c": turns, "alg": "PBES2-HS512+A256KW" });
    let twice = Sealed::read(file.to_string().as_bytes()).unwrap();
    assert_eq!(twice, Err(SealedError::Part("header")));
    let bound = with("aad", json!("YWJj"));
    let bound = Sealed::read(bound.as_bytes()).unwrap().unwrap().bound;
    assert!(bound.ends_with(".YWJj"));
}

#[test]
fn hostile_figures_are_refused_before_a_key_is_worked_out() {
    let set = |name: &'static str, value: Value| {
        with_header(move |header| {
            if value.is_null() {
                header.as_object_mut().unwrap().remove(name);
            } else {
                header[name] = value;
            }
        })
    };
    let other = SealedError::OtherWay;
    let part = SealedError::Part;
    let turns = |found| SealedError::Iterations { found };
    let table = [
        (set("alg", json!("none")), other.clone()),
        (set("alg", json!("dir")), other.clone()),
        (set("alg", json!("RSA-OAEP")), other.clone()),
        (set("alg", json!("PBES2-HS256+A128KW")), other.clone()),
        (set("alg", json!(5)), other.clone()),
        (set("alg", Value::Null), other.clone()),
        (set("enc", json!("A128CBC-HS256")), other.clone()),
        (set("enc", Value::Null), other.clone()),
        (set("zip", json!("DEF")), other.clone()),
        (set("crit", json!(["exp"])), other.clone()),
        (set("exp", json!(1)), other),
        (set("p2c", json!(0)), turns(0)),
        (set("p2c", json!(1)), turns(1)),
        (set("p2c", json!(FEWEST_ITERATIONS - 1)), turns(999)),
        (set("p2c", json!(MOST_ITERATIONS + 1)), turns(1_000_001)),
        (set("p2c", json!(4_294_967_296_u64)), turns(4_294_967_296)),
        (set("p2c", json!(u64::MAX)), turns(u64::MAX)),
        (set("p2c", json!(-5)), part("p2c")),
        (set("p2c", json!(220_000.5)), part("p2c")),
        (set("p2c", json!("220000")), part("p2c")),
        (set("p2c", Value::Null), part("p2c")),
        (set("p2s", json!("")), part("p2s")),
        (set("p2s", json!(encoded(&[1; 7]))), part("p2s")),
        (set("p2s", json!(encoded(&[1; 129]))), part("p2s")),
        (set("p2s", json!("a+b/cdefgh")), part("p2s")),
        (set("p2s", json!(5)), part("p2s")),
        (with("protected", Value::Null), part("protected")),
        (with("protected", json!("")), part("protected")),
        (with("protected", json!("=")), part("protected")),
        (with("protected", json!(encoded(b"[]"))), part("protected")),
        (with("protected", json!(encoded(b"{\"alg\":1,\"alg\":2}"))), part("protected")),
        (with("protected", json!(encoded(b"\xff\xfe"))), part("protected")),
        (with("header", json!("x")), part("header")),
        (with("encrypted_key", json!(encoded(&[1; 39]))), part("encrypted_key")),
        (with("encrypted_key", json!(encoded(&[1; 41]))), part("encrypted_key")),
        (with("encrypted_key", Value::Null), part("encrypted_key")),
        (with("iv", json!(encoded(&[1; 16]))), part("iv")),
        (with("iv", json!("")), part("iv")),
        (with("tag", json!(encoded(&[1; 4]))), part("tag")),
        (with("tag", Value::Null), part("tag")),
        (with("ciphertext", json!(5)), part("ciphertext")),
        (with("ciphertext", json!("a a")), part("ciphertext")),
        (with("ciphertext", json!("YQ==")), part("ciphertext")),
        (with("aad", json!(5)), part("aad")),
    ];
    let began = Instant::now();
    let rows = table.len();
    for (file, why) in table {
        let read = Sealed::read(file.as_bytes()).expect("under a passphrase");
        assert_eq!(read, Err(why), "{file}");
    }
    let each = began.elapsed() / u32::try_from(rows).unwrap();
    assert!(each.as_millis() < 50, "{each:?} for each");
    for turns in [FEWEST_ITERATIONS, MOST_ITERATIONS] {
        let file = with_header(|header| header["p2c"] = json!(turns));
        assert_eq!(Sealed::read(file.as_bytes()).unwrap().unwrap().iterations, turns);
    }
}

#[test]
fn a_file_of_any_size_beyond_the_limit_is_refused() {
    let mut file = good().into_bytes();
    file.resize(SEALED_SIZE_LIMIT + 1, b' ');
    let read = Sealed::read(&file).expect("under a passphrase");
    assert!(matches!(read, Err(SealedError::TooLarge { .. })));
}

#[test]
fn a_torn_file_is_damaged_and_says_so() {
    let file = good();
    let cut = &file[..file.len() - 20];
    let read = Sealed::read(cut.as_bytes()).expect("under a passphrase");
    assert_eq!(read, Err(SealedError::Part("file")));
}

#[test]
fn what_the_tag_holds_unchanged_stands_in_the_file_as_it_is() {
    let sealing = Sealing::new(&[7; 16]);
    let file = sealing.file(&[1; 40], &[2; 12], &[3; 116]).unwrap();
    assert!(sealing.bound().len() > 40);
    assert!(file.contains(&format!("\"protected\": \"{}\"", sealing.bound())));
}

#[test]
fn a_file_of_just_the_limit_is_read() {
    let mut file = good().into_bytes();
    file.resize(SEALED_SIZE_LIMIT, b' ');
    assert!(Sealed::read(&file).expect("under a passphrase").is_ok());
}
