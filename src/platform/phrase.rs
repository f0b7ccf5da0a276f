//! Passphrases drawn by lot from a list of words that comes with the app.
//! Not for keys (`crypto.rs`).

use wasm_bindgen::JsValue;

use super::{crypto, js};

/// So many words of a language, with spaces between. None where the list cannot be read or the
/// browser has no chance good enough for a secret.
pub async fn draw(lang: &str, count: usize) -> Option<String> {
    let list = read(&format!("words/{lang}.txt")).await?;
    let words: Vec<&str> = list.lines().filter(|word| !word.is_empty()).collect();
    let mut drawn = Vec::new();
    for _ in 0..count {
        drawn.push(*words.get(below(words.len())?)?);
    }
    Some(drawn.join(" "))
}

/// A number below `end`, each as likely as any other.
fn below(end: usize) -> Option<usize> {
    let end = u32::try_from(end).ok().filter(|end| *end > 0)?;
    // The last numbers, too few for a whole turn, would make the first ones likelier.
    let fair = u32::MAX - u32::MAX % end;
    loop {
        let bytes = crypto::secret_bytes(4).ok()?;
        let number = u32::from_le_bytes(bytes.try_into().ok()?);
        if number < fair {
            return usize::try_from(number % end).ok();
        }
    }
}

/// A text that comes with the app.
async fn read(path: &str) -> Option<String> {
    let global: JsValue = js_sys::global().into();
    let answer = js::call_and_wait(&global, "fetch", &[path.into()]).await.ok()?;
    if !js::get(&answer, "ok").is_truthy() {
        return None;
    }
    js::call_and_wait(&answer, "text", &[]).await.ok()?.as_string()
}
