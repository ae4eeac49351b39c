//! The device's memory: the document as it stands here, so that a closed laptop or a lost line loses
//! nothing. One entry for each meeting and person in IndexedDB. Two windows of one person share it: what
//! the other has kept is taken in before it is replaced. Signing out clears it, and so does another person's signing in;
//! where a browser did not heed that, the next person's editor removes what is not theirs.

use std::cell::{Cell, RefCell};

use leptos::{
    task::spawn_local,
    wasm_bindgen::{JsCast, JsValue, closure::Closure},
    web_sys,
};
use wasm_bindgen_futures::JsFuture;

use super::{line, session::Session};
use crate::crdt;

const DATABASE: &str = "ensemble";
const STORE: &str = "documents";

/// What one session keeps.
pub(super) struct Keeper {
    pub key: String,
    busy: Cell<bool>,
    again: Cell<bool>,
    /// What this window kept last.
    last: RefCell<Vec<u8>>,
}

impl Keeper {
    pub(super) fn new(key: String) -> Self {
        Self { key, busy: Cell::new(false), again: Cell::new(false), last: RefCell::default() }
    }
}

/// Keeps the document as it is now. While the device writes, the next state waits, and only it.
pub(super) fn keep(session: Session) {
    let busy = session.with(|inner| {
        inner.keeper.again.set(inner.keeper.busy.get());
        inner.keeper.busy.replace(true)
    });
    if busy {
        return;
    }
    spawn_local(async move {
        loop {
            session.with(|inner| inner.keeper.again.set(false));
            // A device that keeps nothing (a private window) still edits; it says nothing wrong then.
            let _ = save(session).await;
            let again = session.with(|inner| {
                let again = inner.keeper.again.get();
                inner.keeper.busy.set(again);
                again
            });
            if !again {
                return;
            }
        }
    });
}

/// What was kept: how many changes the server did not acknowledge, and the document.
pub(super) async fn load(key: &str) -> Option<(u64, Vec<u8>)> {
    let store = store(web_sys::IdbTransactionMode::Readonly).await.ok()?;
    kept(&store, key).await
}

/// Removes what other people kept on this device: keys end with the person.
pub(super) async fn forget_others(person: &str) -> Result<(), JsValue> {
    let store = store(web_sys::IdbTransactionMode::Readwrite).await?;
    let keys: js_sys::Array = done(&store.get_all_keys()?).await?.unchecked_into();
    for key in keys.iter() {
        let own = key.as_string().is_some_and(|key| key.rsplit(':').next() == Some(person));
        if !own {
            done(&store.delete(&key)?).await?;
        }
    }
    Ok(())
}

async fn kept(store: &web_sys::IdbObjectStore, key: &str) -> Option<(u64, Vec<u8>)> {
    let value = done(&store.get(&key.into()).ok()?).await.ok()?;
    let bytes = value.dyn_into::<js_sys::Uint8Array>().ok()?.to_vec();
    let (unsaved, state) = bytes.split_at_checked(8)?;
    Some((u64::from_le_bytes(unsaved.try_into().ok()?), state.to_vec()))
}

async fn save(session: Session) -> Result<(), JsValue> {
    let key = session.with(|inner| inner.keeper.key.clone());
    let store = store(web_sys::IdbTransactionMode::Readwrite).await?;
    let mut elsewhere = 0;
    if let Some((unsaved, state)) = kept(&store, &key).await
        && session.with(|inner| *inner.keeper.last.borrow() != state)
    {
        elsewhere = unsaved;
        if session.adopt(&state) && unsaved > 0 {
            line::offer(session, state);
        }
    }
    let (unsaved, state) = session.with(|inner| {
        let state = crdt::encode_state(&inner.doc).unwrap_or_default();
        (inner.unsaved.get().max(elsewhere), state)
    });
    let mut bytes = unsaved.to_le_bytes().to_vec();
    bytes.extend_from_slice(&state);
    let value = js_sys::Uint8Array::from(bytes.as_slice());
    done(&store.put_with_key(&value, &key.into())?).await?;
    session.with(|inner| *inner.keeper.last.borrow_mut() = state);
    Ok(())
}

async fn store(mode: web_sys::IdbTransactionMode) -> Result<web_sys::IdbObjectStore, JsValue> {
    let factory = web_sys::window().and_then(|window| window.indexed_db().ok()?).ok_or(JsValue::NULL)?;
    let request = factory.open_with_u32(DATABASE, 1)?;
    let opening = request.clone();
    let upgrade = Closure::once_into_js(move || {
        if let Ok(database) = opening.result() {
            let _ = database.unchecked_into::<web_sys::IdbDatabase>().create_object_store(STORE);
        }
    });
    request.set_onupgradeneeded(Some(upgrade.unchecked_ref()));
    let database: web_sys::IdbDatabase = done(&request).await?.unchecked_into();
    database.transaction_with_str_and_mode(STORE, mode)?.object_store(STORE)
}

/// Waits for a request.
async fn done(request: &web_sys::IdbRequest) -> Result<JsValue, JsValue> {
    let waiting = request.clone();
    let promise = js_sys::Promise::new(&mut |resolve, reject| {
        let asked = waiting.clone();
        let success = Closure::once_into_js(move || {
            let _ = resolve.call1(&JsValue::NULL, &asked.result().unwrap_or(JsValue::NULL));
        });
        let failure = Closure::once_into_js(move || {
            let _ = reject.call0(&JsValue::NULL);
        });
        waiting.set_onsuccess(Some(success.unchecked_ref()));
        waiting.set_onerror(Some(failure.unchecked_ref()));
    });
    JsFuture::from(promise).await
}
