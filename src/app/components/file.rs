//! Giving a file to the person, without any request: it goes among their downloads.

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, HtmlElement, Url};

/// How long the browser has to take the file over.
const PATIENCE_MS: u32 = 60_000;

/// Gives a file; whether the browser took it.
pub fn give_file(name: &str, media_type: &str, text: &str) -> bool {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = js_sys::Array::of1(&text.into());
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options);
    let address = blob.and_then(|blob| Url::create_object_url_with_blob(&blob));
    let link = gloo::utils::document().create_element("a").ok().and_then(|link| link.dyn_into::<HtmlElement>().ok());
    let (Ok(address), Some(link)) = (address, link) else { return false };
    let given = link.set_attribute("href", &address).is_ok() && link.set_attribute("download", name).is_ok();
    if given {
        link.click();
    }
    Timeout::new(PATIENCE_MS, move || drop(Url::revoke_object_url(&address))).forget();
    given
}
