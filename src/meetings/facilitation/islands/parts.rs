//! The parts of a page that are replaced by what the server shows now.

use js_sys::Reflect;
use leptos::{
    prelude::{document, window},
    wasm_bindgen::{JsCast, JsValue},
    web_sys::{Element, HtmlElement},
};

use super::focus::{self, Control};
use ensemble_ui::{
    LeftWords,
    countdown::UNTIL,
    fresh_page::{self, FreshPage},
};

/// The attribute of an element whose text is announced when it changes, with its name.
const ANNOUNCE: &str = "data-announce";
/// What comes before the origin of a form: it is another one each time the server renders the form.
const ORIGIN: &str = "name=\"form-origin\" value=\"";
/// What can have the focus.
const CONTROLS: &str = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]";

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

/// What is announced when it changes: the name and the text of each.
pub(super) fn announced(around: &Element) -> Vec<(String, String)> {
    let of = |element: &Element| Some((element.get_attribute(ANNOUNCE)?, words(element)));
    all(around, &format!("[{ANNOUNCE}]")).iter().filter_map(of).collect()
}

/// The text of an element, in one line.
fn words(element: &Element) -> String {
    let text = element.text_content().unwrap_or_default();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Reads the page again and replaces its parts. A part in which something is typed stays, as does one with a form whose answer is
/// not there yet. Returns `false` when it is worth trying again.
pub(super) async fn refresh(around: &Element) -> bool {
    let page = match fresh_page::fetch().await {
        FreshPage::Page(page) => page,
        FreshPage::Refused => return true,
        FreshPage::Unavailable => return false,
    };
    // Another page: the session has ended, or the right.
    if page.query_selector("[data-live]").ok().flatten().is_none() {
        let _ = window().location().reload();
        return true;
    }
    // Some are outside of the clock.
    let parts = document().document_element().map(|page| all(&page, "[data-live]"));
    let mut is_current = true;
    for part in parts.unwrap_or_default() {
        let name = part.get_attribute("data-live").unwrap_or_default();
        let fresh = page.query_selector(&format!("[data-live=\"{name}\"]")).ok().flatten();
        let Some(fresh) = fresh.map(|fresh| fresh.inner_html()) else { continue };
        let is_new = without_origins(&part.inner_html()) != without_origins(&fresh);
        if is_new && !is_typed(&part) {
            if is_busy(&part) {
                is_current = false;
            } else {
                replace(around, &part, &fresh);
            }
        }
    }
    is_current
}

/// HTML without what differs each time it is rendered.
fn without_origins(html: &str) -> String {
    let mut pieces = html.split(ORIGIN);
    let mut kept = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        kept.push_str(piece.split_once('"').map_or("", |(_, rest)| rest));
    }
    kept
}

fn property(element: &Element, name: &str) -> JsValue {
    Reflect::get(element.as_ref(), &name.into()).unwrap_or(JsValue::UNDEFINED)
}

/// Whether a property is no longer as the server rendered it.
fn is_changed(element: &Element, name: &str, rendered: &str) -> bool {
    property(element, name) != property(element, rendered)
}

/// Whether something was typed in a part that is not sent yet.
fn is_typed(part: &Element) -> bool {
    all(part, "textarea, input:not([type=hidden], [type=radio], [type=checkbox])")
        .iter()
        .any(|field| is_changed(field, "value", "defaultValue"))
}

/// Whether a form of a part was sent and has no answer yet. Shown anew, it could be sent once more.
fn is_busy(part: &Element) -> bool {
    part.query_selector("form[aria-busy]").ok().flatten().is_some()
}

/// What was ticked, unticked and chosen in a part and is not sent yet: the id of the field, a property and its value. Of radio
/// buttons the chosen one: it takes the mark of the others.
fn chosen(part: &Element) -> Vec<(String, &'static str, JsValue)> {
    let ticked = all(part, "input[type=checkbox], input[type=radio]:checked")
        .into_iter()
        .filter(|field| is_changed(field, "checked", "defaultChecked"))
        .map(|field| (field, "checked"));
    let selected = all(part, "select")
        .into_iter()
        .filter(|field| {
            all(field, "option").iter().any(|option| is_changed(option, "selected", "defaultSelected"))
        })
        .map(|field| (field, "value"));
    ticked.chain(selected).map(|(field, name)| (field.id(), name, property(&field, name))).collect()
}

fn by_id(id: &str) -> Option<Element> {
    if id.is_empty() { None } else { document().get_element_by_id(id) }
}

fn described(element: &Element) -> Control {
    let within = element.closest("details").ok().flatten().map(|details| details.id()).unwrap_or_default();
    let (tag, id) = (element.tag_name(), element.id());
    let id = if id.is_empty() && tag == "SUMMARY" { within.clone() } else { id };
    Control { id, tag, text: words(element), within }
}

/// Gives the focus to an element. Returns whether it has it: what is hidden or disabled gets none.
fn focus(element: &Element) -> bool {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus();
    }
    document().active_element().is_some_and(|active| active.is_same_node(Some(element)))
}

/// Replaces what is in a part; what is open and chosen in it stays so, by its id. The focus stays on the control that has it; when
/// that is gone, it is on the part, or around the parts when this one is empty.
fn replace(around: &Element, part: &Element, html: &str) {
    let open = all(part, "details[open]");
    let chosen = chosen(part);
    let focused = part.query_selector(":focus").ok().flatten().map(|focused| {
        let controls = all(part, CONTROLS);
        let at = controls.iter().position(|control| control.is_same_node(Some(&focused)));
        (controls.iter().map(described).collect::<Vec<_>>(), at)
    });
    part.set_inner_html(html);
    for details in open.iter().filter_map(|details| by_id(&details.id())) {
        let _ = details.set_attribute("open", "");
    }
    for (id, name, value) in chosen {
        if let Some(field) = by_id(&id) {
            // A choice that is no longer offered leaves the one of the server.
            let rendered = property(&field, name);
            let _ = Reflect::set(field.as_ref(), &name.into(), &value);
            if property(&field, name) != value {
                let _ = Reflect::set(field.as_ref(), &name.into(), &rendered);
            }
        }
    }
    let Some((before, at)) = focused else { return };
    let controls = all(part, CONTROLS);
    let after: Vec<Control> = controls.iter().map(described).collect();
    let candidates = at.map(|at| focus::candidates(&before, at, &after)).unwrap_or_default();
    if candidates.into_iter().any(|at| focus(&controls[at])) {
        return;
    }
    for place in [part, around] {
        let _ = place.set_attribute("tabindex", "-1");
        if focus(place) {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::without_origins;

    #[test]
    fn a_form_is_the_same_whatever_its_origin_is() {
        let form = |origin: &str, text: &str| {
            format!(
                r#"<form><b>{text}</b><input type="hidden" name="form-origin" value="{origin}" autocomplete="off"></form>"#
            )
        };
        let page = |origins: [&str; 2], text: &str| form(origins[0], "Pause") + &form(origins[1], text);
        assert_eq!(
            without_origins(&page(["a", "b"], "Next")),
            without_origins(&page(["", "/fr?x=1&amp;y"], "Next"))
        );
        assert_ne!(without_origins(&page(["a", "b"], "Next")), without_origins(&page(["a", "b"], "End")));
        assert_eq!(without_origins("<p>form-origin</p>"), "<p>form-origin</p>");
    }
}
