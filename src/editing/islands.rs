//! The part of an editing form that answers at once.
#![allow(missing_docs, reason = "the macro makes structs of its own")]

use std::time::Duration;

use leptos::{ev::Event, prelude::*, task::spawn_local, wasm_bindgen::JsCast, web_sys};
use serde::{Deserialize, Serialize};

use super::{
    api::keep_draft,
    model::{Subject, Tab},
};

/// How long after the last key a draft is kept.
const PAUSE: Duration = Duration::from_secs(2);

/// The words of [`DraftKeeper`], which the server chooses.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct DraftWords {
    /// It is being kept.
    pub keeping: String,
    /// It is kept.
    pub kept: String,
    /// It could not be kept: what then.
    pub failed: String,
    /// Another tab keeps a draft of the same.
    pub elsewhere: String,
}

/// Around an editing form: keeps a draft while one types.
///
/// Without it the form has a button that does the same.
#[island]
pub fn DraftKeeper(
    /// What it says.
    words: DraftWords,
    /// What is edited.
    subject: Subject,
    /// The revision that the form began from.
    base: i64,
    /// The names of the fields.
    names: Vec<String>,
    /// Which of one's open forms it is.
    tab: Tab,
    /// The form.
    children: Children,
) -> impl IntoView {
    let said = RwSignal::new(String::new());
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let words = StoredValue::new(words);
    let names = StoredValue::new(names);
    let tab = StoredValue::new(tab);
    let on_input = move |event: Event| {
        let Some(form) = form_around(&event) else { return };
        if let Some(earlier) = timer.get_value() {
            earlier.clear();
        }
        let keep = move || {
            let fields = names.with_value(|names| typed(&form, names));
            said.set(words.with_value(|words| words.keeping.clone()));
            spawn_local(async move {
                let outcome = keep_draft(subject, base, fields, tab.get_value()).await;
                let _ = said.try_set(words.with_value(|words| match outcome {
                    Ok(true) => words.kept.clone(),
                    Ok(false) => words.elsewhere.clone(),
                    Err(_) => words.failed.clone(),
                }));
            });
        };
        timer.set_value(set_timeout_with_handle(keep, PAUSE).ok());
    };
    view! {
        <div class="stack gap-2" on:input=on_input>
            {children()}
            <p class="small muted" role="status">{move || said.get()}</p>
        </div>
    }
}

fn form_around(event: &Event) -> Option<web_sys::HtmlFormElement> {
    let field: web_sys::Element = event.target()?.dyn_into().ok()?;
    field.closest("form").ok()??.dyn_into().ok()
}

fn typed(form: &web_sys::HtmlFormElement, names: &[String]) -> Vec<(String, String)> {
    let Ok(data) = web_sys::FormData::new_with_form(form) else { return Vec::new() };
    names.iter().filter_map(|name| Some((name.clone(), data.get(name).as_string()?))).collect()
}
