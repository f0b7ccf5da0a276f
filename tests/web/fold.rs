//! Folding for finding: the same words, whatever their accents and capitals.

use wasm_bindgen_test::wasm_bindgen_test;
use workbook_app::platform::fold::fold;

#[wasm_bindgen_test]
fn accents_and_capitals_make_no_difference_in_any_script() {
    for (text, folded) in [
        ("Plain TEXT 1", "plain text 1"),
        ("Åkning", "akning"),
        ("a\u{30a}kning", "akning"),
        ("ÖREBRO, café Zoë", "orebro, cafe zoe"),
        ("İstanbul", "istanbul"),
        ("Ελλάδα", "ελλαδα"),
        ("Ёлка", "елка"),
        ("🙂 ß", "🙂 ß"),
        ("", ""),
    ] {
        assert_eq!(fold(text), folded, "{text}");
        assert_eq!(fold(&fold(text)), folded, "{text} folded twice");
    }
}
