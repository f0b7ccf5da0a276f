//! Bytes to text: what a file is by its content, never by its name, and text from any encoding
//! an editor may have saved it in. Not for JSON.

use super::error::{ImportError, Repair};

/// Another kind of file, known by its first bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Foreign {
    /// A ZIP archive, or an office document, which is one too.
    Zip,
    /// A compressed file.
    Gzip,
    /// A PDF document.
    Pdf,
    /// A web page or another text in angle brackets.
    Html,
    /// A picture.
    Image,
    /// Bytes that are no text.
    Binary,
}

const SIGNS: &[(&[u8], Foreign)] = &[
    (b"PK\x03\x04", Foreign::Zip),
    (b"PK\x05\x06", Foreign::Zip),
    (b"\x1f\x8b", Foreign::Gzip),
    (b"%PDF", Foreign::Pdf),
    (b"\x89PNG", Foreign::Image),
    (b"\xff\xd8\xff", Foreign::Image),
    (b"GIF8", Foreign::Image),
];

/// The text of a file, and what was set right to get it. A web page is refused.
pub(super) fn read(bytes: Vec<u8>) -> Result<(String, Vec<Repair>), ImportError> {
    read_with(bytes, |_| Err(ImportError::Foreign(Foreign::Html)))
}

/// The same, given what a web page is read as.
pub(super) fn read_with(
    bytes: Vec<u8>,
    page: fn(&str) -> Result<String, ImportError>,
) -> Result<(String, Vec<Repair>), ImportError> {
    let mut repairs = Vec::new();
    if let Some((_, kind)) = SIGNS.iter().find(|(sign, _)| bytes.starts_with(sign)) {
        return Err(ImportError::Foreign(*kind));
    }
    let mut broken = Broken::default();
    let mut text = match Order::of(&bytes) {
        Some(order) => {
            repairs.push(Repair::Utf16);
            from_utf16(order, &bytes, &mut broken)
        }
        None => match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => from_damaged_utf8(error.as_bytes(), &mut broken),
        },
    };
    if text.starts_with('\u{feff}') {
        text.remove(0);
        repairs.push(Repair::ByteOrderMark);
    }
    let kept = text.trim_end_matches(['\0', ' ', '\t', '\r', '\n']).len();
    let count = text.get(kept..).unwrap_or_default().bytes().filter(|b| *b == 0).count();
    if count > 0 {
        text.truncate(kept);
        repairs.push(Repair::TrailingNul { count });
    }
    match text.trim_start().chars().next() {
        None => return Err(ImportError::Empty),
        Some('<') => text = page(&text)?,
        Some(c) if c.is_control() || c == char::REPLACEMENT_CHARACTER => {
            return Err(ImportError::Foreign(Foreign::Binary));
        }
        Some(_) => {}
    }
    if text.contains('\r') {
        repairs.push(Repair::LineEnds);
    }
    if let Some(mended) = mend_surrogates(&text, &mut broken) {
        text = mended;
    }
    if broken.count > 0 {
        repairs.push(Repair::BrokenCharacters { count: broken.count, line: broken.line });
    }
    Ok((text, repairs))
}

/// How many characters could not be read, and the line of the first.
#[derive(Default)]
struct Broken {
    count: usize,
    line: usize,
}

impl Broken {
    fn replace(&mut self, out: &mut String) {
        self.note(out);
        out.push(char::REPLACEMENT_CHARACTER);
    }
    fn note(&mut self, before: &str) {
        if self.count == 0 {
            self.line = 1 + before.bytes().filter(|b| *b == b'\n').count();
        }
        self.count += 1;
    }
}

fn from_damaged_utf8(bytes: &[u8], broken: &mut Broken) -> String {
    let mut out = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        out.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            broken.replace(&mut out);
        }
    }
    out
}

/// Which byte of a UTF-16 unit comes first.
#[derive(Clone, Copy)]
enum Order {
    Low,
    High,
}

impl Order {
    /// By the byte-order mark; without one, by the zero byte beside the first sign, which in
    /// JSON is always a plain one.
    fn of(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [0xff, 0xfe, ..] => Some(Self::Low),
            [0xfe, 0xff, ..] => Some(Self::High),
            [sign, 0, ..] if sign.is_ascii_graphic() || sign.is_ascii_whitespace() => {
                Some(Self::Low)
            }
            [0, sign, ..] if sign.is_ascii_graphic() || sign.is_ascii_whitespace() => {
                Some(Self::High)
            }
            _ => None,
        }
    }
}

fn from_utf16(order: Order, bytes: &[u8], broken: &mut Broken) -> String {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| match order {
        Order::Low => u16::from_le_bytes(*pair),
        Order::High => u16::from_be_bytes(*pair),
    });
    let mut out = String::with_capacity(bytes.len() / 2);
    for character in char::decode_utf16(units) {
        match character {
            Ok(character) => out.push(character),
            Err(_) => broken.replace(&mut out),
        }
    }
    if rest.iter().any(|byte| *byte != 0) {
        broken.replace(&mut out);
    }
    out
}

/// Escapes of half a character (`\ud83d` alone) become the escape of the replacement character.
/// None when there was nothing to mend.
fn mend_surrogates(text: &str, broken: &mut Broken) -> Option<String> {
    if !text.contains("\\ud") && !text.contains("\\uD") {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut mended = false;
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at(at);
        out.push_str(before);
        let taken = match (unit(escape), escape.get(6..).and_then(unit)) {
            (Some(0xd800..=0xdbff), Some(0xdc00..=0xdfff)) => 12,
            (Some(0xd800..=0xdfff), _) => {
                broken.note(&out);
                mended = true;
                out.push_str("\\ufffd");
                rest = escape.get(6..).unwrap_or_default();
                continue;
            }
            (Some(_), _) => 6,
            // An escape of one sign. The sign may be a wide character in a damaged text.
            (None, _) => 1 + escape.chars().nth(1).map_or(0, char::len_utf8),
        };
        let (kept, after) = escape.split_at(taken);
        out.push_str(kept);
        rest = after;
    }
    out.push_str(rest);
    mended.then_some(out)
}

/// The UTF-16 unit a text begins with as an escape.
fn unit(escape: &str) -> Option<u16> {
    let digits = escape.strip_prefix("\\u")?.get(..4)?;
    let hex = digits.bytes().all(|b| b.is_ascii_hexdigit());
    u16::from_str_radix(digits, 16).ok().filter(|_| hex)
}
