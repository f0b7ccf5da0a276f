//! Asking the browser to keep what is stored, and how much room there is.
//! Not the use of local storage: see `LocalStore::used_units`.

use wasm_bindgen::JsValue;

use super::js;

/// What the browser promises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Persistence {
    /// It will not remove the data by itself.
    Kept,
    /// It may remove the data when room is short.
    MayBeRemoved,
    /// It has no such promise to give.
    Unknown,
}

/// Room for everything but local storage, in bytes, as the browser guesses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    pub used: i64,
    pub limit: i64,
}

/// Asks for the promise. Some browsers ask the person.
pub async fn persist() -> Persistence {
    promise("persist").await
}

/// Whether the promise was given before.
pub async fn persisted() -> Persistence {
    promise("persisted").await
}

/// How much room is used and there is, if the browser tells.
pub async fn estimate() -> Option<Room> {
    let estimate = js::call_and_wait(&manager()?, "estimate", &[]).await.ok()?;
    Some(Room {
        used: js::to_whole(&js::get(&estimate, "usage"))?,
        limit: js::to_whole(&js::get(&estimate, "quota"))?,
    })
}

async fn promise(name: &str) -> Persistence {
    let Some(manager) = manager() else { return Persistence::Unknown };
    match js::call_and_wait(&manager, name, &[]).await {
        Ok(answer) if answer.is_truthy() => Persistence::Kept,
        Ok(_) => Persistence::MayBeRemoved,
        Err(_) => Persistence::Unknown,
    }
}

fn manager() -> Option<JsValue> {
    let manager = js::get(&web_sys::window()?.navigator(), "storage");
    manager.is_object().then_some(manager)
}
