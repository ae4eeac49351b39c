//! The offline cache: one entry for each document and person in IndexedDB. Signing out removes all entries, and so does
//! the sign-in of another person; for browsers that do not obey that, the editor removes the entries of others.

use leptos::{
    wasm_bindgen::{JsCast, JsValue, closure::Closure},
    web_sys,
};
use wasm_bindgen_futures::JsFuture;

const DATABASE: &str = "ensemble";
const STORE: &str = "documents";

pub(super) async fn load(key: &str) -> Result<Option<Vec<u8>>, JsValue> {
    let store = open(web_sys::IdbTransactionMode::Readonly).await?;
    read(&store, key).await
}

/// Begins a transaction in which the entry is replaced; answers with the entry as it is.
pub(super) async fn begin_replace(key: &str) -> Result<(web_sys::IdbObjectStore, Option<Vec<u8>>), JsValue> {
    let store = open(web_sys::IdbTransactionMode::Readwrite).await?;
    let entry = read(&store, key).await?;
    Ok((store, entry))
}

/// Writes the entry, and answers once the transaction has ended: a device whose storage is full may take the entry and
/// then give up the transaction.
pub(super) fn put(
    store: &web_sys::IdbObjectStore,
    key: &str,
    entry: &[u8],
) -> Result<impl Future<Output = Result<(), JsValue>> + use<>, JsValue> {
    let ended = ended(&store.transaction());
    store.put_with_key(&js_sys::Uint8Array::from(entry), &key.into())?;
    Ok(async move { ended.await.map(drop) })
}

fn ended(transaction: &web_sys::IdbTransaction) -> JsFuture {
    let transaction = transaction.clone();
    JsFuture::from(js_sys::Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
        transaction.set_onerror(Some(&reject));
    }))
}

/// Removes the entries of other people: keys end with the person.
pub(super) async fn remove_others(person: &str) -> Result<(), JsValue> {
    let store = open(web_sys::IdbTransactionMode::Readwrite).await?;
    let keys: js_sys::Array = finished(&store.get_all_keys()?).await?.unchecked_into();
    for key in keys.iter() {
        let own = key.as_string().is_some_and(|key| key.rsplit(':').next() == Some(person));
        if !own {
            finished(&store.delete(&key)?).await?;
        }
    }
    Ok(())
}

async fn read(store: &web_sys::IdbObjectStore, key: &str) -> Result<Option<Vec<u8>>, JsValue> {
    let value = finished(&store.get(&key.into())?).await?;
    Ok(value.dyn_into::<js_sys::Uint8Array>().ok().map(|bytes| bytes.to_vec()))
}

async fn open(mode: web_sys::IdbTransactionMode) -> Result<web_sys::IdbObjectStore, JsValue> {
    let factory = web_sys::window().and_then(|window| window.indexed_db().ok()?).ok_or(JsValue::NULL)?;
    let request = factory.open_with_u32(DATABASE, 1)?;
    let opening = request.clone();
    let upgrade = Closure::once_into_js(move || {
        if let Ok(database) = opening.result() {
            let _ = database.unchecked_into::<web_sys::IdbDatabase>().create_object_store(STORE);
        }
    });
    request.set_onupgradeneeded(Some(upgrade.unchecked_ref()));
    let database: web_sys::IdbDatabase = finished(&request).await?.unchecked_into();
    database.transaction_with_str_and_mode(STORE, mode)?.object_store(STORE)
}

/// Waits for a request.
async fn finished(request: &web_sys::IdbRequest) -> Result<JsValue, JsValue> {
    let waiting = request.clone();
    let promise = js_sys::Promise::new(&mut |resolve, reject| {
        let request = waiting.clone();
        let success = Closure::once_into_js(move || {
            let _ = resolve.call1(&JsValue::NULL, &request.result().unwrap_or(JsValue::NULL));
        });
        let failure = Closure::once_into_js(move || {
            let _ = reject.call0(&JsValue::NULL);
        });
        waiting.set_onsuccess(Some(success.unchecked_ref()));
        waiting.set_onerror(Some(failure.unchecked_ref()));
    });
    JsFuture::from(promise).await
}
