//! The fields of a form: read as they are, read as the server rendered them, written.

use leptos::{wasm_bindgen::JsCast, web_sys};

use crate::editing::model::SEPARATOR;

/// The texts of the fields of these names; empty ones are left out. The values of several fields of one name are one text, with
/// [`SEPARATOR`] between them.
pub(super) fn typed(form: &web_sys::HtmlFormElement, names: &[String]) -> Vec<(String, String)> {
    let Ok(data) = web_sys::FormData::new_with_form(form) else { return Vec::new() };
    let read = |name: &String| {
        let values: Vec<String> = data.get_all(name).iter().filter_map(|value| value.as_string()).collect();
        (name.clone(), values.join(&SEPARATOR.to_string()))
    };
    names.iter().map(read).filter(|(_, text)| !text.is_empty()).collect()
}

/// The texts that the server rendered, whatever the browser or the person has put there since.
pub(super) fn served(form: &web_sys::HtmlFormElement, names: &[String]) -> Vec<(String, String)> {
    let copy = form.clone_node_with_deep(true).ok().and_then(|copy| copy.dyn_into().ok());
    let Some(copy): Option<web_sys::HtmlFormElement> = copy else { return Vec::new() };
    copy.reset();
    typed(&copy, names)
}

/// The fields of this name: radio buttons have several.
fn named(form: &web_sys::HtmlFormElement, name: &str) -> Vec<web_sys::HtmlElement> {
    let Ok(found) = form.query_selector_all(&format!("[name=\"{name}\"]")) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
}

/// Writes into a field and dispatches an `input` event; a field that has this text already is left alone. Of several fields of one
/// name, each gets its part of the text, and of boxes those are ticked whose values are parts of it. `false` when there is no field of
/// this name.
pub(super) fn set(form: &web_sys::HtmlFormElement, name: &str, text: &str) -> bool {
    let fields = named(form, name);
    let parts: Vec<&str> = if fields.len() > 1 { text.split(SEPARATOR).collect() } else { vec![text] };
    for (index, field) in fields.iter().enumerate() {
        let text = parts.get(index).copied().unwrap_or_default();
        let changed = if let Some(area) = field.dyn_ref::<web_sys::HtmlTextAreaElement>() {
            let changed = area.value() != text;
            if changed {
                area.set_value(text);
            }
            changed
        } else if let Some(choice) = field.dyn_ref::<web_sys::HtmlSelectElement>() {
            let changed = choice.value() != text;
            choice.set_value(text);
            changed
        } else if let Some(input) = field.dyn_ref::<web_sys::HtmlInputElement>() {
            if matches!(input.type_().as_str(), "radio" | "checkbox") {
                let on = parts.contains(&input.value().as_str());
                let changed = input.checked() != on;
                input.set_checked(on);
                changed
            } else {
                let changed = input.value() != text;
                input.set_value(text);
                changed
            }
        } else {
            false
        };
        if changed && let Ok(event) = web_sys::Event::new("input") {
            event.init_event_with_bubbles("input", true);
            let _ = field.dispatch_event(&event);
        }
    }
    !fields.is_empty()
}

/// Writes the fields of these names, and empties those that `fields` does not have; `false` when a text has no field.
pub(super) fn fill(form: &web_sys::HtmlFormElement, names: &[String], fields: &[(String, String)]) -> bool {
    for name in names.iter().filter(|name| fields.iter().all(|(filled, _)| filled != *name)) {
        set(form, name, "");
    }
    let placed: Vec<bool> = fields.iter().map(|(name, text)| set(form, name, text)).collect();
    placed.iter().all(|placed| *placed)
}
