//! IndexedDB, as little of it as is needed: texts by key.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbObjectStore, IdbRequest, IdbTransaction};

const DATABASE: &str = "apprenticeship-grade-calculator";
const TEXTS: &str = "texts";
const VERSION: u32 = 1;

// web-sys has no stable binding for the options of `transaction`, and strict durability is the point.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = IdbDatabase)]
    type StrictDatabase;

    #[wasm_bindgen(method, catch, js_name = transaction)]
    fn begin(this: &StrictDatabase, stores: &str, mode: &str, options: &JsValue) -> Result<IdbTransaction, JsValue>;
}

/// An open database.
pub(super) struct Database(StrictDatabase);

impl Database {
    /// Opens it, making it on the first visit.
    pub async fn open(name: &str) -> Result<Database, JsValue> {
        // Asked for by name, since the accessor itself throws in some frames.
        let factory = web_sys::window().ok_or("no window")?.indexed_db()?.ok_or("no IndexedDB")?;
        let name = if name.is_empty() { DATABASE.to_owned() } else { [DATABASE, "/", name].concat() };
        let request = factory.open_with_u32(&name, VERSION)?;
        let making = request.clone();
        let make = Closure::once(move || -> Result<(), JsValue> {
            let database: IdbDatabase = making.result()?.unchecked_into();
            database.create_object_store(TEXTS).map(drop)
        });
        request.set_onupgradeneeded(Some(make.as_ref().unchecked_ref()));
        let database = done(&request).await?;
        // Another tab with a newer page may need to change the database: let go rather than stand in its way.
        let database: StrictDatabase = database.unchecked_into();
        let closing: IdbDatabase = database.clone().unchecked_into();
        let close = Closure::<dyn Fn()>::new(move || closing.close());
        database.set_onversionchange(Some(close.as_ref().unchecked_ref()));
        close.forget();
        Ok(Database(database))
    }

    /// Every key with its text.
    pub async fn all(&self) -> Result<Vec<(String, String)>, JsValue> {
        let texts = self.begin("readonly")?.object_store(TEXTS)?;
        let (keys, values) = (texts.get_all_keys()?, texts.get_all()?);
        // Both requests are under way before the first is waited for, so the transaction stays open.
        let (keys, values) = (done_later(&keys), done_later(&values));
        let keys: Array = JsFuture::from(keys).await?.unchecked_into();
        let values: Array = JsFuture::from(values).await?.unchecked_into();
        Ok(keys
            .iter()
            .zip(values.iter())
            .filter_map(|(key, text)| Some((key.as_string()?, text.as_string()?)))
            .collect())
    }

    /// Puts texts under their keys, all or none; done when the device has them.
    pub async fn put(&self, entries: &[(&str, &str)]) -> Result<(), JsValue> {
        let transaction = self.begin("readwrite")?;
        let texts: IdbObjectStore = transaction.object_store(TEXTS)?;
        for (key, text) in entries {
            texts.put_with_key(&JsValue::from_str(text), &JsValue::from_str(key))?;
        }
        JsFuture::from(completed(&transaction)).await.map(drop)
    }

    fn begin(&self, mode: &str) -> Result<IdbTransaction, JsValue> {
        let options = Object::new();
        Reflect::set(&options, &"durability".into(), &"strict".into())?;
        self.0.begin(TEXTS, mode, &options)
    }
}

async fn done(request: &IdbRequest) -> Result<JsValue, JsValue> {
    JsFuture::from(done_later(request)).await
}

/// Settles with the request.
fn done_later(request: &IdbRequest) -> Promise {
    let request = request.clone();
    Promise::new(&mut |yes: Function, no: Function| {
        let given = request.clone();
        let success = Closure::once_into_js(move || yes.call1(&JsValue::NULL, &given.result().unwrap_or_default()));
        request.set_onsuccess(Some(success.unchecked_ref()));
        let given = request.clone();
        let refused = no.clone();
        let error = Closure::once_into_js(move || {
            let why = given.error().ok().flatten().map_or(JsValue::NULL, JsValue::from);
            refused.call1(&JsValue::NULL, &why)
        });
        request.set_onerror(Some(error.unchecked_ref()));
        // Only opening can be blocked, by a tab that holds an older version: better no store than no page.
        if let Some(opening) = request.dyn_ref::<web_sys::IdbOpenDbRequest>() {
            opening.set_onblocked(Some(&no));
        }
    })
}

/// Settles when the transaction is complete: from then on a crash loses nothing of it.
fn completed(transaction: &IdbTransaction) -> Promise {
    let transaction = transaction.clone();
    Promise::new(&mut |yes: Function, no: Function| {
        transaction.set_oncomplete(Some(&yes));
        transaction.set_onerror(Some(&no));
        transaction.set_onabort(Some(&no));
    })
}
