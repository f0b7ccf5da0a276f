//! Giving a file to the person, by the best way the device has.
//! Not a backup by itself: only a confirmed save counts as one.

use js_sys::Uint8Array;
use thiserror::Error;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, File, FilePropertyBag, HtmlElement, Navigator, Url};

use super::read;
use crate::platform::{js, page, timer};

const MEDIA_TYPE: &str = "application/json";
/// How long a started download may still need its text.
const DOWNLOAD_MS: i32 = 60_000;

/// What became of the file, as far as the browser tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// Written where the person chose.
    Confirmed,
    /// Handed to a download or to another app. Nobody knows whether it arrived.
    Offered,
    /// The person closed the dialog.
    Cancelled,
}

/// The way failed, or every way did.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
#[error("the browser does not hand out this text")]
pub struct ShareError;

/// Why one way did not work.
enum Miss {
    /// The person said no. The other ways are not tried.
    Cancelled,
    /// Try the next way.
    Unusable,
}

impl From<JsValue> for Miss {
    fn from(error: JsValue) -> Self {
        if js::error_name(&error) == "AbortError" { Self::Cancelled } else { Self::Unusable }
    }
}

/// A file to be handed out.
#[derive(Clone, Copy, Debug)]
pub struct Outgoing<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its media type, such as `image/png`.
    pub media_type: &'a str,
    /// The end of its name, with the dot.
    pub ending: &'a str,
    /// What is in it.
    pub bytes: &'a [u8],
    /// Whether it is a text: some share sheets take texts only as `.txt`.
    pub is_text: bool,
}

/// A way of handing out a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// The person chooses where it is written, and the browser says that it is.
    Picker,
    /// Another app takes it: mail, messages, a cloud folder.
    Share,
    /// The browser writes it where it writes all files.
    Download,
}

impl Way {
    /// Whether this device has it. A share sheet on a computer rarely leads to a file.
    pub fn is_there(self) -> bool {
        match self {
            Self::Picker => js::method(&js_sys::global(), "showSaveFilePicker").is_some(),
            Self::Share => {
                page::host_is_touch()
                    && navigator().is_some_and(|own| js::method(&own, "canShare").is_some())
            }
            Self::Download => true,
        }
    }
}

/// A file of JSON.
pub fn json<'a>(name: &'a str, text: &'a str) -> Outgoing<'a> {
    let (bytes, ending) = (text.as_bytes(), ".json");
    Outgoing { name, media_type: MEDIA_TYPE, ending, bytes, is_text: true }
}

/// Saves `text` as a file of JSON called `name`. To be called from a press: browsers ask for one.
pub async fn save(name: &str, text: &str) -> Result<Kept, ShareError> {
    save_file(json(name, text)).await
}

/// Hands a file out by the best way that is not refused: save dialog, share sheet (on a touch
/// device), download. To be called from a press, with the file made before: browsers count a press
/// as the person's own for a short time only.
pub async fn save_file(file: Outgoing<'_>) -> Result<Kept, ShareError> {
    for way in [Way::Picker, Way::Share, Way::Download] {
        if way.is_there()
            && let Ok(kept) = save_by(way, file).await
        {
            return Ok(kept);
        }
    }
    Err(ShareError)
}

/// Hands a file out by one way. To be called from a press.
pub async fn save_by(way: Way, file: Outgoing<'_>) -> Result<Kept, ShareError> {
    let done = match way {
        Way::Picker => by_picker(file).await,
        Way::Share => by_share(file).await.map(|()| Kept::Offered),
        Way::Download => by_download(file).map(|()| Kept::Offered).map_err(|_| Miss::Unusable),
    };
    match done {
        Err(Miss::Cancelled) => Ok(Kept::Cancelled),
        done => done.map_err(|_| ShareError),
    }
}

/// Puts `text` on the clipboard. To be called from a press.
pub async fn copy_text(text: &str) -> Result<(), ShareError> {
    let navigator = navigator().ok_or(ShareError)?;
    let clipboard = js::get(&navigator, "clipboard");
    if !clipboard.is_object() {
        return Err(ShareError);
    }
    let copied = js::call_and_wait(&clipboard, "writeText", &[text.into()]).await;
    copied.map(|_| ()).map_err(|_| ShareError)
}

/// It counts as kept where the file that stands there now holds the same bytes; else nobody knows.
async fn by_picker(file: Outgoing<'_>) -> Result<Kept, Miss> {
    let accept = js::object(&[(file.media_type, js::array(&[file.ending.into()]))]);
    let options = js::object(&[
        ("suggestedName", file.name.into()),
        ("types", js::array(&[js::object(&[("accept", accept)])])),
    ]);
    let window = js_sys::global();
    let handle = js::call_and_wait(&window, "showSaveFilePicker", &[options]).await?;
    // From here on an error is not the person's wish, whatever its name.
    write_to(&handle, file.bytes).await.map_err(|_| Miss::Unusable)?;
    let stands = read_from(&handle, file.bytes.len()).await;
    Ok(if stands.is_some_and(|bytes| bytes == file.bytes) {
        Kept::Confirmed
    } else {
        Kept::Offered
    })
}

async fn write_to(handle: &JsValue, content: &[u8]) -> Result<(), JsValue> {
    let stream = js::call_and_wait(handle, "createWritable", &[]).await?;
    js::call_and_wait(&stream, "write", &[bytes(content)]).await?;
    js::call_and_wait(&stream, "close", &[]).await?;
    Ok(())
}

async fn read_from(handle: &JsValue, size: usize) -> Option<Vec<u8>> {
    let file: File = js::call_and_wait(handle, "getFile", &[]).await.ok()?.unchecked_into();
    read(&file, u64::try_from(size).ok()?).await.ok()
}

/// Some share sheets refuse `.json`, so the same text is offered as `.txt` too.
async fn by_share(file: Outgoing<'_>) -> Result<(), Miss> {
    let navigator = navigator().ok_or(Miss::Unusable)?;
    let as_text = format!("{}.txt", file.name);
    let as_text = file.is_text.then_some((as_text.as_str(), "text/plain"));
    for (name, media_type) in [(file.name, file.media_type)].into_iter().chain(as_text) {
        let options = FilePropertyBag::new();
        options.set_type(media_type);
        let parts = js::array(&[bytes(file.bytes)]);
        let file = File::new_with_u8_array_sequence_and_options(&parts, name, &options)?;
        let data = js::object(&[("files", js::array(&[file.into()]))]);
        if !js::call(&navigator, "canShare", std::slice::from_ref(&data))?.is_truthy() {
            continue;
        }
        match js::call_and_wait(&navigator, "share", &[data]).await.map_err(Miss::from) {
            Ok(_) => return Ok(()),
            Err(Miss::Cancelled) => return Err(Miss::Cancelled),
            Err(Miss::Unusable) => {}
        }
    }
    Err(Miss::Unusable)
}

fn by_download(file: Outgoing<'_>) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(file.media_type);
    let parts = js::array(&[bytes(file.bytes)]);
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options)?;
    let document = page::document().ok_or(JsValue::UNDEFINED)?;
    let body = document.body().ok_or(JsValue::UNDEFINED)?;
    let link: HtmlElement = document.create_element("a")?.unchecked_into();
    let url = Url::create_object_url_with_blob(&blob)?;
    link.set_attribute("href", &url)?;
    link.set_attribute("download", file.name)?;
    link.set_hidden(true);
    body.append_child(&link)?;
    link.click();
    link.remove();
    timer::after(DOWNLOAD_MS, move || {
        let _ = Url::revoke_object_url(&url);
    })
    .keep();
    Ok(())
}

/// The bytes of the file as they are: a JavaScript string in between would cost two conversions.
fn bytes(content: &[u8]) -> JsValue {
    Uint8Array::from(content).into()
}

fn navigator() -> Option<Navigator> {
    Some(web_sys::window()?.navigator())
}
