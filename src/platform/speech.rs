//! Reading aloud with a voice of the browser that needs no network.
//! Not for voices that send the words elsewhere: those are never used.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::EventTarget;

use super::{
    events::{Listener, listen},
    js,
};

/// The browser's voices, where it has any.
fn synthesis() -> Option<JsValue> {
    let synthesis = js::get(&js_sys::global(), "speechSynthesis");
    synthesis.is_object().then_some(synthesis)
}

/// A voice on this device for a language.
fn voice(lang: &str) -> Option<JsValue> {
    let voices = js::call(&synthesis()?, "getVoices", &[]).ok()?;
    let fits = |voice: &JsValue| {
        let speaks = js::get(voice, "lang").as_string().unwrap_or_default();
        js::get(voice, "localService").is_truthy() && speaks.to_lowercase().starts_with(lang)
    };
    Array::from(&voices).iter().find(fits)
}

/// Calls `f` whenever the browser finds more voices: at first some have none.
pub fn on_voices(mut f: impl FnMut() + 'static) -> Option<Listener> {
    let target = synthesis()?.dyn_into::<EventTarget>().ok()?;
    Some(listen(&target, "voiceschanged", move |_| f()))
}

/// Whether there is a voice for a language on this device.
pub fn can_speak(lang: &str) -> bool {
    voice(lang).is_some()
}

/// Reads a text aloud. What is being read stops; an empty text only stops it.
pub fn speak(text: &str, lang: &str) {
    let (Some(synthesis), Some(voice)) = (synthesis(), voice(lang)) else { return };
    let _ = js::call(&synthesis, "cancel", &[]);
    let utterance = js::get(&js_sys::global(), "SpeechSynthesisUtterance").dyn_into::<Function>();
    let Ok(utterance) = utterance else { return };
    if text.trim().is_empty() {
        return;
    }
    let arguments: Array = std::iter::once(JsValue::from_str(text)).collect();
    let Ok(said) = Reflect::construct(&utterance, &arguments) else { return };
    js::set(&said, "voice", &voice);
    js::set(&said, "lang", &JsValue::from_str(lang));
    let _ = js::call(&synthesis, "speak", &[said]);
}
