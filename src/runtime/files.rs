//! Files that somebody chooses, read as bytes. Nothing leaves the device.

use crate::formats::kinds::ENDS;
use js_sys::{Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Event;

// Asked for here by name: as features of `web-sys` they would all be compiled anew, for the same calls.
#[wasm_bindgen]
extern "C" {
    type File;
    #[wasm_bindgen(method, getter)]
    fn name(this: &File) -> String;
    #[wasm_bindgen(method, getter)]
    fn size(this: &File) -> f64;
    #[wasm_bindgen(method)]
    fn slice(this: &File, from: f64) -> File;
    #[wasm_bindgen(method, js_name = slice)]
    fn slice_to(this: &File, from: f64, to: f64) -> File;
    #[wasm_bindgen(method, js_name = arrayBuffer)]
    fn array_buffer(this: &File) -> Promise;
}

/// A file that was chosen.
pub struct Chosen {
    /// What it is called.
    pub name: String,
    /// How it begins and ends: what tells its kind.
    pub ends: Vec<u8>,
    /// All of it; none if it is too large or could not be read.
    pub bytes: Option<Vec<u8>>,
}

/// The file that was just chosen in a field, told once it has been read; of one that is too large, only the ends are
/// read. The field forgets it, so that the same file can be chosen again.
pub fn chosen(event: &Event, most: f64, does: impl FnOnce(Chosen) + 'static) {
    let Some(field) = event.target() else { return };
    let files = Reflect::get(&field, &"files".into()).unwrap_or_default();
    let file = Reflect::get_u32(&files, 0).unwrap_or_default();
    if file.is_undefined() {
        return;
    }
    let file: File = file.unchecked_into();
    let _ = Reflect::set(&field, &"value".into(), &"".into());
    spawn_local(async move {
        let (first, last) = ENDS;
        let mut ends = bytes_of(&file.slice_to(0.0, first as f64)).await.unwrap_or_default();
        ends.extend(bytes_of(&file.slice((file.size() - last as f64).max(0.0))).await.unwrap_or_default());
        let bytes = if file.size() > most { None } else { bytes_of(&file).await };
        does(Chosen { name: file.name(), ends, bytes });
    });
}

async fn bytes_of(file: &File) -> Option<Vec<u8>> {
    let read: Result<JsValue, JsValue> = JsFuture::from(file.array_buffer()).await;
    read.ok().map(|buffer| Uint8Array::new(&buffer).to_vec())
}
