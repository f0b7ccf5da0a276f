//! A picture in lines (SVG) to one in points (PNG), drawn by the browser.
//! Not for what is in it.

use js_sys::{Promise, Uint8Array};
use thiserror::Error;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, Url};

use super::{js, page};

/// So many points for each unit of the picture, where there is room.
const SCALE: f64 = 2.0;
/// No side longer than this, in points: older tablets draw no more.
const LONGEST: f64 = 8_192.0;
/// No more points than this in all.
const MOST: f64 = 16_000_000.0;

/// The browser could not draw it.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
#[error("the browser could not draw the picture")]
pub struct DrawError;

impl From<JsValue> for DrawError {
    fn from(_: JsValue) -> Self {
        Self
    }
}

/// What a meaning of the style sheet, such as `--picture-ink`, is now; empty for none.
pub fn meaning(name: &str) -> String {
    let read = || {
        let root = page::document()?.document_element()?;
        let style = js::call(&js_sys::global(), "getComputedStyle", &[root.into()]).ok()?;
        let value = js::call(&style, "getPropertyValue", &[name.into()]).ok()?;
        Some(value.as_string()?.trim().to_owned())
    };
    read().unwrap_or_default()
}

/// The bytes of a PNG of an SVG text of this size, in pixels of the page.
pub async fn png(svg: &str, width: i32, height: i32) -> Result<Vec<u8>, DrawError> {
    let options = BlobPropertyBag::new();
    options.set_type("image/svg+xml");
    let parts = js::array(&[Uint8Array::from(svg.as_bytes()).into()]);
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let drawn = draw(&url, f64::from(width.max(1)), f64::from(height.max(1))).await;
    let _ = Url::revoke_object_url(&url);
    drawn
}

async fn draw(url: &str, width: f64, height: f64) -> Result<Vec<u8>, DrawError> {
    let document = page::document().ok_or(DrawError)?;
    let image: JsValue = document.create_element("img")?.into();
    js::set(&image, "src", &url.into());
    js::call_and_wait(&image, "decode", &[]).await?;
    let scale = scale(width, height);
    let (width, height) = ((width * scale).round(), (height * scale).round());
    let canvas: JsValue = document.create_element("canvas")?.into();
    js::set(&canvas, "width", &width.into());
    js::set(&canvas, "height", &height.into());
    let pen = js::call(&canvas, "getContext", &["2d".into()])?;
    let place = [image, 0.into(), 0.into(), width.into(), height.into()];
    js::call(&pen, "drawImage", &place)?;
    let blob = Promise::new(&mut |done, failed| {
        let asked = js::call(&canvas, "toBlob", &[done.into(), "image/png".into()]);
        if let Err(error) = asked {
            let _ = failed.call1(&JsValue::UNDEFINED, &error);
        }
    });
    let blob = JsFuture::from(blob).await?;
    // A picture too large for the browser comes as nothing.
    let bytes = js::call_and_wait(&blob, "arrayBuffer", &[]).await?;
    Ok(Uint8Array::new(&bytes).to_vec())
}

/// How many points for each unit, so that no bound is passed.
fn scale(width: f64, height: f64) -> f64 {
    let by_side = LONGEST / width.max(height);
    let by_area = (MOST / (width * height)).sqrt();
    SCALE.min(by_side).min(by_area)
}
