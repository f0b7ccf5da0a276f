//! Places in a list as texts between texts (fractional order keys): moving one item writes one
//! key, and two people's moves merge. Not for sorting by anything a person typed.
//!
//! A key is an integer part and a fraction. The first letter says how many digits the integer
//! has: `a` one, `b` two …, and `Z` one, `Y` two … below zero. So adding at either end keeps
//! keys short, and plain text comparison is list order.

const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";

fn digit(value: usize) -> char {
    DIGITS.get(value).copied().map_or('0', char::from)
}

fn value(c: char) -> Option<usize> {
    DIGITS.iter().position(|d| char::from(*d) == c)
}

/// Splits a key in its integer part (with its head letter) and its fraction.
fn split(key: &str) -> Option<(&str, &str)> {
    let head = key.chars().next()?;
    let digits = match head {
        'a'..='z' => u32::from(head) - u32::from('a') + 1,
        'A'..='Z' => u32::from('Z') - u32::from(head) + 1,
        _ => return None,
    };
    let at = 1 + usize::try_from(digits).ok()?;
    Some((key.get(..at)?, key.get(at..)?))
}

/// Whether a text is an order key.
pub fn is_key(key: &str) -> bool {
    key.is_ascii()
        && split(key).is_some_and(|(integer, fraction)| {
            let plain = |part: &str| part.chars().all(|c| value(c).is_some());
            integer.get(1..).is_some_and(plain) && plain(fraction) && !fraction.ends_with('0')
        })
}

/// The integer part one above, or one below when `down`.
fn step(integer: &str, direction: Direction) -> Option<String> {
    let mut chars = integer.chars();
    let head = chars.next()?;
    let mut digits: Vec<usize> = chars.map(value).collect::<Option<_>>()?;
    let (wrapped, top) = match direction {
        Direction::Up => (0, DIGITS.len() - 1),
        Direction::Down => (DIGITS.len() - 1, 0),
    };
    for place in digits.iter_mut().rev() {
        if *place == top {
            *place = wrapped;
        } else {
            match direction {
                Direction::Up => *place += 1,
                Direction::Down => *place -= 1,
            }
            return Some(join(head, &digits));
        }
    }
    // Every digit wrapped round: the next head letter, with one digit more or fewer.
    let next = match (head, direction) {
        ('Z', Direction::Up) => 'a',
        ('a', Direction::Down) => 'Z',
        ('z', Direction::Up) | ('A', Direction::Down) => return None,
        (letter, Direction::Up) => char::from_u32(u32::from(letter) + 1)?,
        (letter, Direction::Down) => char::from_u32(u32::from(letter) - 1)?,
    };
    let (width, _) = split(&format!("{next}{}", "0".repeat(26))).map(|(i, f)| (i.len() - 1, f))?;
    Some(join(next, &vec![wrapped; width]))
}

#[derive(Clone, Copy)]
enum Direction {
    Up,
    Down,
}

fn join(head: char, digits: &[usize]) -> String {
    std::iter::once(head).chain(digits.iter().map(|d| digit(*d))).collect()
}

/// A fraction strictly between two fractions; an empty `low` is 0, no `high` is 1.
fn midpoint(low: &str, high: Option<&str>) -> String {
    let mut out = String::new();
    let mut lows = low.chars();
    let mut highs = high.map(str::chars);
    loop {
        let a = lows.next().and_then(value).unwrap_or(0);
        let b = match &mut highs {
            Some(chars) => chars.next().and_then(value).unwrap_or(0),
            None => DIGITS.len(),
        };
        if a == b {
            out.push(digit(a));
        } else if b - a.min(b) > 1 {
            out.push(digit(a.midpoint(b)));
            return out;
        } else {
            // Neighbouring digits: keep the lower one and go above the rest of `low`.
            out.push(digit(a));
            highs = None;
        }
    }
}

/// A key between two keys; `None` stands for the end of the list on that side.
/// Keys in the wrong order or damaged ones still give a key, next to the first good one.
pub fn between(before: Option<&str>, after: Option<&str>) -> String {
    let before = before.filter(|key| is_key(key));
    let after = after.filter(|key| is_key(key)).filter(|key| before.is_none_or(|b| b < *key));
    match (before.and_then(split), after.and_then(split)) {
        (None, None) => "a0".to_owned(),
        (Some((integer, fraction)), None) => step(integer, Direction::Up)
            .unwrap_or_else(|| format!("{integer}{}", midpoint(fraction, None))),
        (None, Some((integer, fraction))) => {
            if fraction.is_empty() {
                step(integer, Direction::Down).unwrap_or_else(|| integer.to_owned())
            } else {
                integer.to_owned()
            }
        }
        (Some((low, low_fraction)), Some((high, high_fraction))) => {
            if low == high {
                return format!("{low}{}", midpoint(low_fraction, Some(high_fraction)));
            }
            match step(low, Direction::Up) {
                Some(next) if next.as_str() < high => next,
                Some(next) if next == high && !high_fraction.is_empty() => next,
                Some(_) | None => format!("{low}{}", midpoint(low_fraction, None)),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn o1_a_key_between_two_keys_lies_between_them() {
        let mut keys = vec![between(None, None)];
        let mut state: usize = 12_345;
        for _ in 0..3_000 {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            let at = (state >> 33) % (keys.len() + 1);
            let before = at.checked_sub(1).and_then(|i| keys.get(i)).map(String::as_str);
            let after = keys.get(at).map(String::as_str);
            let key = between(before, after);
            assert!(is_key(&key), "{key}");
            assert!(before.is_none_or(|b| b < key.as_str()), "{before:?} {key}");
            assert!(after.is_none_or(|a| key.as_str() < a), "{key} {after:?}");
            keys.insert(at, key);
        }
    }

    #[test]
    fn o2_adding_at_either_end_keeps_keys_short() {
        let (mut last, mut first) = (between(None, None), between(None, None));
        for _ in 0..5_000 {
            let next = between(Some(&last), None);
            assert!(next > last && is_key(&next));
            last = next;
            let next = between(None, Some(&first));
            assert!(next < first && is_key(&next));
            first = next;
        }
        assert!(last.len() <= 5 && first.len() <= 5, "{last} {first}");
    }

    #[test]
    fn o3_damaged_or_swapped_keys_still_give_a_key() {
        for (before, after) in
            [(Some("!"), None), (Some("a5"), Some("a1")), (Some("a1"), Some("a1"))]
        {
            assert!(is_key(&between(before, after)));
        }
        for bad in ["", "a", "a10", "é0", "a1 ", "b1", "0"] {
            assert!(!is_key(bad), "{bad}");
        }
    }
}
