//! A name in the wasm that tells where cargo keeps its crates on this machine, made the same everywhere.
//! Leptos brings it along (`wasm_split_macros`, for loading in parts): an exported name that ends in a hash
//! of a path, which no flag of the compiler reaches. Nothing here is loaded in parts, and nothing asks for it.

const MARKER: &[u8] = b"_WASM_SPLIT_MARKER_";
/// How many digits of the hash follow.
const DIGITS: usize = 16;

/// Puts noughts in the place of each hash; no byte moves.
pub(super) fn level(wasm: &mut [u8]) {
    let mut from = 0;
    while let Some(found) = wasm.get(from..).and_then(find) {
        from += found + MARKER.len();
        let digits = wasm.get_mut(from..).unwrap_or_default().iter_mut().take(DIGITS);
        digits.filter(|byte| byte.is_ascii_hexdigit()).for_each(|byte| *byte = b'0');
    }
}

fn find(bytes: &[u8]) -> Option<usize> {
    bytes.windows(MARKER.len()).position(|window| window == MARKER)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_of_a_path_becomes_noughts_and_nothing_else_changes() {
        let mut wasm = b"\0a_WASM_SPLIT_MARKER_0123456789abcdefversion\xff".to_vec();
        level(&mut wasm);
        assert_eq!(wasm, b"\0a_WASM_SPLIT_MARKER_0000000000000000version\xff");
        let mut cut = b"_WASM_SPLIT_MARKER_ab".to_vec();
        level(&mut cut);
        assert_eq!(cut, b"_WASM_SPLIT_MARKER_00");
        let mut none = b"0123456789abcdef".to_vec();
        level(&mut none);
        assert_eq!(none, b"0123456789abcdef");
    }
}
