//! Identities: random 128-bit ids of records and workbooks, 64-bit ids of actors.
//! Not for making randomness: random numbers come in as arguments.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Crockford's base 32, lower case: text order equals number order.
const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// An id that is not 26 (or, for an actor, 13) characters of Crockford's base 32.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an id")]
pub struct BadId;

fn encode(mut number: u128, width: usize) -> String {
    let mut text = vec![b'0'; width];
    for place in text.iter_mut().rev() {
        let digit = usize::try_from(number & 31).unwrap_or(0);
        *place = DIGITS.get(digit).copied().unwrap_or(b'0');
        number >>= 5;
    }
    text.into_iter().map(char::from).collect()
}

fn decode(text: &str, width: usize, bits: u32) -> Result<u128, BadId> {
    if text.len() != width {
        return Err(BadId);
    }
    let mut number: u128 = 0;
    for byte in text.bytes() {
        let digit = DIGITS.iter().position(|d| *d == byte).ok_or(BadId)?;
        if number >> (bits - 5) != 0 {
            return Err(BadId);
        }
        number = (number << 5) | u128::try_from(digit).map_err(|_| BadId)?;
    }
    Ok(number)
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $inner:ty, $width:literal, $bits:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(into = "String", try_from = "String")]
        pub struct $name($inner);

        impl $name {
            /// Takes a random number as an id.
            pub const fn new(random: $inner) -> Self {
                Self(random)
            }
            /// The number behind the id.
            pub const fn number(self) -> $inner {
                self.0
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&encode(u128::from(self.0), $width))
            }
        }
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, f)
            }
        }
        impl FromStr for $name {
            type Err = BadId;
            fn from_str(text: &str) -> Result<Self, BadId> {
                let number = decode(text, $width, $bits)?;
                <$inner>::try_from(number).map(Self).map_err(|_| BadId)
            }
        }
        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.to_string()
            }
        }
        impl TryFrom<String> for $name {
            type Error = BadId;
            fn try_from(text: String) -> Result<Self, BadId> {
                text.parse()
            }
        }
    };
}

id!(
    /// A record of any kind. 26 characters of text.
    RecordId, u128, 26, 128
);
id!(
    /// A workbook: one pair's document. 26 characters of text.
    BookId, u128, 26, 128
);
id!(
    /// One page load that wrote something. Minted at its first write and kept only in memory,
    /// so that no two tabs, profiles or restored backups ever write as one. 13 characters.
    Actor, u64, 13, 65
);

impl RecordId {
    /// The id of a record there can be only one of, such as a person's answer to one aim:
    /// both copies arrive at the same id without having met.
    pub fn derived(from: u128, name: &str) -> Self {
        Self(fnv1a_128(&[&from.to_be_bytes(), name.as_bytes()]))
    }
}

/// FNV-1a with 128 bits over the parts, each closed by a 0xFF byte (which no UTF-8 text holds).
/// Source: Fowler, Noll, Vo, IETF draft-eastlake-fnv. It tells wordings apart; it keeps no secrets.
pub fn fnv1a_128(parts: &[&[u8]]) -> u128 {
    const BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    let step = |hash: u128, byte: u8| (hash ^ u128::from(byte)).wrapping_mul(PRIME);
    parts.iter().fold(BASIS, |hash, part| step(part.iter().copied().fold(hash, step), 0xFF))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_from_its_text_and_text_order_is_number_order() {
        for number in [0, 1, 31, 32, u128::MAX / 3, u128::MAX - 1, u128::MAX] {
            let id = RecordId::new(number);
            assert_eq!(id.to_string().parse(), Ok(id));
        }
        assert!(RecordId::new(31).to_string() < RecordId::new(32).to_string());
        assert_eq!(Actor::new(u64::MAX).to_string().parse(), Ok(Actor::new(u64::MAX)));
    }

    #[test]
    fn text_that_is_no_id_is_refused() {
        for bad in ["", "0", "8zzzzzzzzzzzzzzzzzzzzzzzzz", "0000000000000000000000000U", "ilou"] {
            assert_eq!(bad.parse::<RecordId>(), Err(BadId), "{bad}");
        }
        assert_eq!("zzzzzzzzzzzzz".parse::<Actor>(), Err(BadId));
    }

    #[test]
    fn the_hash_agrees_with_the_published_vector() {
        // FNV-1a 128 of "a" followed by our closing byte differs from that of "a" alone;
        // the empty list is the offset basis.
        assert_eq!(fnv1a_128(&[]), 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d);
        assert_ne!(fnv1a_128(&[b"ab", b""]), fnv1a_128(&[b"a", b"b"]));
    }
}
