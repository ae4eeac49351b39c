//! The parts of a page that are replaced by what the server shows now.

use leptos::{
    prelude::{document, window},
    wasm_bindgen::JsCast,
    web_sys::{Element, HtmlElement, HtmlInputElement, HtmlTextAreaElement, Response},
};
use wasm_bindgen_futures::JsFuture;

use ensemble_ui::{
    LeftWords,
    countdown::UNTIL,
    fresh_page::{self, FreshPage},
};

/// What an address answers, as text; nothing when it fails.
pub(super) async fn fetch(address: &str) -> Option<String> {
    let response = JsFuture::from(window().fetch_with_str(address)).await.ok()?;
    let response: Response = response.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    JsFuture::from(response.text().ok()?).await.ok()?.as_string()
}

fn all(around: &Element, selector: &str) -> Vec<Element> {
    let Ok(found) = around.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
}

/// Writes a text into elements that do not have it yet.
pub(super) fn set_text(around: &Element, selector: &str, text: &str) {
    for element in all(around, selector) {
        if element.text_content().as_deref() != Some(text) {
            element.set_text_content(Some(text));
        }
    }
}

/// Says how much is left in the elements that count down to a moment.
pub(super) fn count_down(around: &Element, now: i64, words: &LeftWords) {
    for element in all(around, &format!("[{UNTIL}]")) {
        let until = element.get_attribute(UNTIL).and_then(|until| until.parse::<i64>().ok());
        if let Some(words) = until.map(|until| words.say(until - now))
            && element.text_content().as_deref() != Some(words.as_str())
        {
            element.set_text_content(Some(&words));
        }
    }
}

pub(super) fn set_attribute(around: &Element, selector: &str, name: &str, value: &str) {
    for element in all(around, selector) {
        let _ = element.set_attribute(name, value);
    }
}

/// Reads the page again and replaces its parts. A part in which something is typed stays. Returns `false` when it is worth trying
/// again.
pub(super) async fn refresh(around: &Element) -> bool {
    let page = match fresh_page::fetch().await {
        FreshPage::Page(page) => page,
        FreshPage::Refused => return true,
        FreshPage::Unavailable => return false,
    };
    let parts = all(around, "[data-live]");
    // Another page: the session has ended, or the right.
    if page.query_selector("[data-live]").ok().flatten().is_none() {
        let _ = window().location().reload();
        return true;
    }
    for part in parts {
        let name = part.get_attribute("data-live").unwrap_or_default();
        let fresh = page.query_selector(&format!("[data-live=\"{name}\"]")).ok().flatten();
        let Some(fresh) = fresh.map(|fresh| fresh.inner_html()) else { continue };
        if part.inner_html() != fresh && !is_typed(&part) {
            replace(&part, &fresh);
        }
    }
    true
}

/// Whether something was typed in a part that is not sent yet.
fn is_typed(part: &Element) -> bool {
    all(part, "textarea, input:not([type=hidden], [type=radio], [type=checkbox])").into_iter().any(|field| {
        match field.dyn_into::<HtmlTextAreaElement>() {
            Ok(area) => area.default_value().is_ok_and(|value| area.value() != value),
            Err(field) => {
                field.dyn_into::<HtmlInputElement>().is_ok_and(|input| input.value() != input.default_value())
            }
        }
    })
}

/// Replaces what is in a part; what is open, chosen and focused in it stays so, by its id.
fn replace(part: &Element, html: &str) {
    let ids = |selector: &str| -> Vec<String> {
        all(part, selector).iter().map(Element::id).filter(|id| !id.is_empty()).collect()
    };
    let (open, chosen) = (ids("details[open]"), ids("input:checked"));
    let focused = ids(":focus").pop();
    part.set_inner_html(html);
    for id in open {
        if let Some(details) = document().get_element_by_id(&id) {
            let _ = details.set_attribute("open", "");
        }
    }
    for id in chosen {
        let choice = document().get_element_by_id(&id);
        if let Some(choice) = choice.and_then(|choice| choice.dyn_into::<HtmlInputElement>().ok()) {
            choice.set_checked(true);
        }
    }
    let focused = focused.and_then(|id| document().get_element_by_id(&id));
    if let Some(focused) = focused.and_then(|focused| focused.dyn_into::<HtmlElement>().ok()) {
        let _ = focused.focus();
    }
}
