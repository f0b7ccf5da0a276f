//! Random numbers for ids. The core makes none.
//! Not for keys of encryption: those come from the browser.

/// 64 random bits.
pub fn random_u64() -> u64 {
    u64::from_le_bytes(random_bytes())
}

/// 128 random bits: the id of a record or a workbook.
pub fn random_u128() -> u128 {
    u128::from_le_bytes(random_bytes())
}

fn random_bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    let filled = web_sys::window()
        .and_then(|window| window.crypto().ok())
        .is_some_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok());
    if !filled {
        // An id only has to differ from other ids, so the weaker source is good enough
        // on the very old browsers that lack the better one.
        bytes.fill_with(weak_byte);
    }
    bytes
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the product is at least 0 and below 256"
)]
#[allow(clippy::disallowed_methods, reason = "this is the one place that makes random numbers")]
fn weak_byte() -> u8 {
    (js_sys::Math::random() * 256.0) as u8
}
