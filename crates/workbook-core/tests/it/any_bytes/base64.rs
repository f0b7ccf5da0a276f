//! Base64 for addresses, without padding (RFC 4648, 5), written anew so that the code is not held
//! against itself.

/// The letters of these bytes.
pub fn encoded(bytes: &[u8]) -> String {
    let signs: Vec<char> =
        ('A'..='Z').chain('a'..='z').chain('0'..='9').chain(['-', '_']).collect();
    let mut out = String::new();
    for part in bytes.chunks(3) {
        let number = part.iter().fold(0_u32, |sum, byte| sum << 8 | u32::from(*byte));
        let number = number << (8 * (3 - part.len()));
        for at in 0..=part.len() {
            out.push(signs[(number >> (18 - 6 * at) & 63) as usize]);
        }
    }
    out
}
