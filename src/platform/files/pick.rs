//! Files and texts that a person brings in: chosen, dropped or pasted.
//! Only the first one counts.

use js_sys::Uint8Array;
use thiserror::Error;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{ClipboardEvent, DataTransfer, DragEvent, Event, File, HtmlInputElement};

/// What came in by dropping or pasting.
#[derive(Clone, Debug)]
pub enum Dropped {
    File(File),
    Text(String),
}

/// Why a file was not read.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum ReadError {
    /// It was refused before reading.
    #[error("the file has {size} bytes, more than are taken")]
    TooLarge {
        /// Bytes.
        size: u64,
    },
    /// The browser could not read it.
    #[error("the file could not be read")]
    Failed,
}

/// The bytes of a file of at most `limit` bytes. A larger one is not even begun.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a browser gives a size as a whole number from 0"
)]
pub async fn read(file: &File, limit: u64) -> Result<Vec<u8>, ReadError> {
    let size = file.size() as u64;
    if size > limit {
        return Err(ReadError::TooLarge { size });
    }
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| ReadError::Failed)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// The file chosen in an `<input type="file">`. Empties the input, so that the same file can
/// be chosen again.
pub fn files_of_input(event: &Event) -> Option<File> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let file = input.files()?.get(0);
    input.set_value("");
    file
}

/// What was dropped. The caller must prevent the default of `dragover` and `drop`.
pub fn files_of_drop(event: &DragEvent) -> Option<Dropped> {
    first_of(&event.data_transfer()?)
}

/// What was pasted: a text, or a file copied in the device's file list.
pub fn text_of_paste(event: &Event) -> Option<Dropped> {
    first_of(&event.dyn_ref::<ClipboardEvent>()?.clipboard_data()?)
}

fn first_of(data: &DataTransfer) -> Option<Dropped> {
    if let Some(file) = data.files().and_then(|files| files.get(0)) {
        return Some(Dropped::File(file));
    }
    let text = data.get_data("text/plain").ok()?;
    if text.is_empty() { None } else { Some(Dropped::Text(text)) }
}
