//! Folding a text for finding: no accents, no capitals.
//! Not for showing or storing: what a person wrote stays as it was written.

use js_sys::{JsString, RegExp};

thread_local! {
    /// The marks that letters wear, in every script.
    static MARKS: RegExp = RegExp::new("\\p{M}+", "gu");
}

/// The text without accents and capitals: "Åkning" and "akning" become the same.
pub fn fold(text: &str) -> String {
    // Plain letters wear no marks, and need no way to the browser and back.
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let apart = JsString::from(text).normalize("NFD");
    let bare = MARKS.with(|marks| apart.replace_by_pattern(marks, ""));
    bare.to_lower_case().into()
}
