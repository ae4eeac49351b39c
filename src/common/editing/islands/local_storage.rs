//! Drafts in the browser's local storage, one entry for each open form. Signing out removes all of them, and so does the
//! sign-in of another person; for browsers that do not obey that, the form removes the drafts of others.

use leptos::{
    serde_json,
    wasm_bindgen::{self, JsValue, prelude::wasm_bindgen},
};

use super::autosave::LocalDraft;

/// What the keys of all drafts begin with.
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

/// Stores a draft; `false` where the browser refuses, as in some private windows.
pub(super) fn put(key: &str, draft: &LocalDraft) -> bool {
    serde_json::to_string(draft).is_ok_and(|text| set_item(key, &text).is_ok())
}

pub(super) fn remove(key: &str) {
    let _ = remove_item(key);
}

/// Removes the drafts of other owners.
pub(super) fn remove_others(owner: &str) {
    let own = prefix(owner);
    for key in keys().into_iter().filter(|key| key.starts_with(DRAFT) && !key.starts_with(&own)) {
        remove(&key);
    }
}

/// What the keys of an owner's drafts begin with.
pub(super) fn prefix(owner: &str) -> String {
    format!("{DRAFT}{owner}/")
}

/// The drafts whose keys begin with this prefix, latest first.
pub(super) fn drafts(prefix: &str) -> Vec<(String, LocalDraft)> {
    let mut found: Vec<(String, LocalDraft)> = Vec::new();
    for key in keys().into_iter().filter(|key| key.starts_with(prefix)) {
        let draft = get_item(&key).ok().flatten().and_then(|text| serde_json::from_str(&text).ok());
        if let Some(draft) = draft {
            let draft: LocalDraft = draft;
            let index = found.partition_point(|(_, other)| other.at > draft.at);
            found.insert(index, (key, draft));
        }
    }
    found
}

fn keys() -> Vec<String> {
    (0..).map_while(|index| nth_key(index).ok().flatten()).collect()
}
