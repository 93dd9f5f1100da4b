//! Files that somebody chooses, read as bytes. Nothing leaves the device.

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
    fn size(this: &File) -> f64;
    #[wasm_bindgen(method, js_name = arrayBuffer)]
    fn array_buffer(this: &File) -> Promise;
}

/// The bytes of the file that was just chosen in a field, told once they are there; none if the file is too large. The
/// field forgets it, so that the same file can be chosen again.
pub fn chosen(event: &Event, most: f64, does: impl FnOnce(Option<Vec<u8>>) + 'static) {
    let Some(field) = event.target() else { return };
    let files = Reflect::get(&field, &"files".into()).unwrap_or_default();
    let file = Reflect::get_u32(&files, 0).unwrap_or_default();
    if file.is_undefined() {
        return;
    }
    let file: File = file.unchecked_into();
    let _ = Reflect::set(&field, &"value".into(), &"".into());
    if file.size() > most {
        does(None);
        return;
    }
    spawn_local(async move {
        let read: Result<JsValue, JsValue> = JsFuture::from(file.array_buffer()).await;
        does(read.ok().map(|buffer| Uint8Array::new(&buffer).to_vec()));
    });
}
