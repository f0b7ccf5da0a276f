//! How a text breaks into lines, estimated from above: where it says that a text fits, it fits in
//! any plain sans-serif. Not for exact widths, which only the screen knows.

use super::measure::REM;

/// The lines of a text in so much room, set in so many thousandths of a rem.
/// Breaks at spaces and around wide signs; a word longer than a line is broken.
pub fn wrapped(text: &str, room: i32, size: i32) -> Vec<String> {
    let most = i64::from(room.max(1)) * 1_000_000 / i64::from(REM * size.max(1));
    let most = i32::try_from(most).unwrap_or(i32::MAX);
    let mut lines = Vec::new();
    if !text.is_empty() {
        for part in text.split('\n') {
            break_line(part, most, &mut lines);
        }
    }
    lines
}

/// A place where a line may end.
#[derive(Clone, Copy)]
struct Break {
    /// Where the next line begins.
    next: usize,
    /// How wide all is that stands before it.
    before: i32,
}

/// Goes by bytes where they are plain signs, for this is most of the work of a layout.
fn break_line(part: &str, most: i32, lines: &mut Vec<String>) {
    let (mut start, mut used, mut last) = (0, 0, None::<Break>);
    let mut push = |from: usize, to: usize| {
        let line = part.get(from..to).unwrap_or_default();
        lines.push(line.trim_end_matches([' ', '\t']).to_owned());
    };
    let mut at = 0;
    while let Some(byte) = part.as_bytes().get(at) {
        let (width, long, wide) = match PLAIN.get(usize::from(*byte)) {
            Some(width) => (i32::from(*width), 1, false),
            None => other_sign(part, at),
        };
        let next = at + long;
        if matches!(byte, b' ' | b'\t') {
            // Spaces hang over the end of a line.
            used += width;
            last = Some(Break { next, before: used });
            at = next;
            continue;
        }
        if wide && at > start {
            last = Some(Break { next: at, before: used });
        }
        if used + width > most && at > start {
            if let Some(place) = last.take() {
                push(start, place.next);
                start = place.next;
                used -= place.before;
            }
            if used + width > most && at > start {
                push(start, at);
                start = at;
                used = 0;
            }
        }
        used += width;
        if wide {
            last = Some(Break { next, before: used });
        }
        at = next;
    }
    push(start, part.len());
}

/// How wide the sign that begins at a byte is, of how many bytes, and whether lines break around
/// it.
fn other_sign(part: &str, at: usize) -> (i32, usize, bool) {
    match part.get(at..).and_then(|rest| rest.chars().next()) {
        Some(sign) => (sign_width(sign), sign.len_utf8(), is_wide(sign)),
        None => (0, 1, false),
    }
}

/// The widths of the plain signs by their number, in thousandths of the size of the font: of
/// the common sans-serif fonts (our own, Arial, Verdana, and that of most Linux desktops) the widest of each.
const PLAIN: [u16; 128] = [
    0, 0, 0, 0, 0, 0, 0, 0, 0, 2816, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 352, 401, 460, 838, 636, 1076, 780, 275, 454, 454, 636, 838, 364, 454, 364, 454, 650, 650,
    650, 650, 650, 650, 650, 650, 650, 650, 454, 454, 838, 838, 838, 556, 1015, 684, 686, 722, 771,
    667, 611, 778, 752, 421, 515, 693, 557, 863, 748, 787, 667, 787, 722, 684, 616, 732, 684, 989,
    685, 667, 685, 454, 454, 454, 838, 636, 636, 613, 635, 550, 635, 615, 352, 635, 634, 278, 344,
    592, 278, 974, 634, 612, 635, 635, 427, 521, 394, 634, 592, 818, 592, 592, 525, 636, 454, 636,
    838, 0,
];

/// How wide a sign that is not plain is at most, in thousandths of the size of the font.
fn sign_width(sign: char) -> i32 {
    match u32::from(sign) {
        // Marks over letters, joiners and variants take no room of their own.
        0x0300..=0x036f | 0x200b..=0x200f | 0x2060 | 0xfe00..=0xfe0f => 0,
        // Letters with accents; a few are two letters in one.
        0xc0..=0x17f | 0x218..=0x21b => match sign {
            'Æ' | 'Œ' | 'Ĳ' | 'Ŵ' => 1110,
            'æ' | 'œ' => 1030,
            'Ħ' | 'ŵ' | 'ŉ' | '×' | '÷' => 920,
            _ if sign.is_uppercase() => 800,
            _ => 700,
        },
        // Rare letters, some of them two in one.
        0x180..=0x24f => 1430,
        // Quotation marks and dashes.
        0x2018..=0x201f => 550,
        0x2010..=0x2013 => 640,
        // Pictures.
        0x2600..=0x27bf | 0x1f000..=0x1faff => 1400,
        // Hebrew and Thai are narrow scripts.
        0x0590..=0x05ff | 0x0e00..=0x0e7f => 750,
        _ if is_wide(sign) => 1020,
        // The widest letters of other scripts.
        _ => 1230,
    }
}

/// Whether a line may break before and behind a sign: scripts without spaces, and pictures.
fn is_wide(sign: char) -> bool {
    matches!(u32::from(sign),
        0x2e80..=0xa4cf | 0xac00..=0xd7a3 | 0xf900..=0xfaff | 0xff00..=0xff60 | 0x20000..=0x3ffff)
}
