//! What the device remembers of a text that the portal does not have yet: one entry for each open form, in
//! the browser's own storage, which is written before the next key is pressed. Signing out clears it, and so does another person's
//! signing in; where a browser did not heed that, the next person's form removes what is not theirs.

use leptos::{
    serde_json,
    wasm_bindgen::{self, JsValue, prelude::wasm_bindgen},
};
use serde::{Deserialize, Serialize};

use crate::{editing::model::Subject, ids::PersonId};

/// What the keys of all entries begin with.
const DRAFT: &str = "draft/";

#[wasm_bindgen(wasm_bindgen = wasm_bindgen)]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = localStorage, js_name = setItem)]
    fn set_item(key: &str, value: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_namespace = localStorage, js_name = getItem)]
    fn get_item(key: &str) -> Result<Option<String>, JsValue>;
    #[wasm_bindgen(catch, js_namespace = localStorage, js_name = removeItem)]
    fn remove_item(key: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_namespace = localStorage, js_name = key)]
    fn nth_key(index: u32) -> Result<Option<String>, JsValue>;
}

/// What somebody typed, and what it continues.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Entry {
    /// When, in milliseconds UTC by the device's clock.
    pub at: i64,
    /// What it is about; of something new, the id that its form gave it.
    pub subject: Subject,
    /// The revision that it began from.
    pub base: i64,
    /// The draft of the portal that it continues.
    pub after: String,
    /// The fields that are not empty.
    pub fields: Vec<(String, String)>,
}

/// Remembers; `false` where the device does not, as in some private windows.
pub(super) fn put(key: &str, entry: &Entry) -> bool {
    serde_json::to_string(entry).is_ok_and(|text| set_item(key, &text).is_ok())
}

/// Forgets.
pub(super) fn remove(key: &str) {
    let _ = remove_item(key);
}

/// Forgets what other people typed on this device.
pub(super) fn forget_others(person: PersonId) {
    let own = prefix(person);
    let keys: Vec<String> = (0..).map_while(|index| nth_key(index).ok().flatten()).collect();
    for key in keys.into_iter().filter(|key| key.starts_with(DRAFT) && !key.starts_with(&own)) {
        remove(&key);
    }
}

/// What the keys of a person's entries begin with.
pub(super) fn prefix(person: PersonId) -> String {
    format!("{DRAFT}{person}/")
}

/// All that is remembered under keys that begin like this, the latest first.
pub(super) fn all(prefix: &str) -> Vec<(String, Entry)> {
    let keys: Vec<String> = (0..).map_while(|index| nth_key(index).ok().flatten()).collect();
    let mut found: Vec<(String, Entry)> = Vec::new();
    for key in keys.into_iter().filter(|key| key.starts_with(prefix)) {
        let entry = get_item(&key).ok().flatten().and_then(|text| serde_json::from_str(&text).ok());
        if let Some(entry) = entry {
            let entry: Entry = entry;
            let place = found.partition_point(|(_, other)| other.at > entry.at);
            found.insert(place, (key, entry));
        }
    }
    found
}
