//! The toolbar of a field and its preview. Both are in the page already, hidden from those whom they would
//! not serve.

use leptos::{ev::KeyboardEvent, prelude::*, wasm_bindgen::JsCast, web_sys};

use super::{
    boxes::TextBox,
    stroke::{self, Stroke},
};
use crate::reflection::api::preview_text;
use ensemble_core::error::AppError;

fn all(around: &web_sys::Element, selector: &str) -> Vec<web_sys::HtmlElement> {
    let Ok(found) = around.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
}

/// Shows the toolbars.
pub(super) fn show(around: &web_sys::Element) {
    for toolbar in all(around, "[role=toolbar]") {
        toolbar.set_hidden(false);
    }
}

/// One stop of the Tab key for the whole bar; arrows go from button to button.
pub(super) fn pressed(event: &KeyboardEvent) {
    let step = match event.key().as_str() {
        "ArrowRight" | "ArrowDown" => 1,
        "ArrowLeft" | "ArrowUp" => -1,
        "Home" => isize::MIN,
        "End" => isize::MAX,
        _ => return,
    };
    let target: Option<web_sys::Element> = event.target().and_then(|target| target.dyn_into().ok());
    let Some(target) = target else { return };
    let Some(toolbar) = target.closest("[role=toolbar]").ok().flatten() else { return };
    let buttons = all(&toolbar, "button");
    let last = isize::try_from(buttons.len()).unwrap_or_default() - 1;
    let here = buttons.iter().position(|button| button.is_same_node(Some(&target)));
    let here = isize::try_from(here.unwrap_or_default()).unwrap_or_default();
    let next = match step {
        isize::MIN => 0,
        isize::MAX => last,
        step if here + step > last => 0,
        step if here + step < 0 => last,
        step => here + step,
    };
    event.prevent_default();
    for (place, button) in buttons.iter().enumerate() {
        let chosen = isize::try_from(place) == Ok(next);
        button.set_tab_index(if chosen { 0 } else { -1 });
        if chosen {
            let _ = button.focus();
        }
    }
}

/// Does what a button of a toolbar says it does.
pub(super) fn stroke(button: &web_sys::Element, boxes: &[TextBox]) {
    let toolbar = button.closest("[role=toolbar]").ok().flatten();
    let field = toolbar.and_then(|toolbar| toolbar.get_attribute("aria-controls"));
    let Some(target) = boxes.iter().find(|each| Some(each.id()) == field) else { return };
    let read = |name: &str| button.get_attribute(name);
    let (line, before, block) = (read("data-line"), read("data-before"), read("data-block"));
    let (after, word) = (read("data-after").unwrap_or_default(), read("data-word").unwrap_or_default());
    let stroke = match (&line, &before, &block) {
        (Some(line), ..) => Stroke::Line(line),
        (_, Some(before), _) => Stroke::Around(before, &after, &word),
        (.., Some(block)) => Stroke::Block(block),
        _ => return,
    };
    let (from, to) = target.selection();
    let change = stroke::change(stroke, &target.value(), from, to);
    target.write(change.from, change.to, &change.text);
    target.select(change.select.0, change.select.1);
}

/// Opens or closes a preview.
pub(super) fn toggle(button: &web_sys::Element) {
    let open = button.get_attribute("aria-pressed").as_deref() != Some("true");
    let _ = button.set_attribute("aria-pressed", if open { "true" } else { "false" });
    let panel = button.get_attribute("data-preview").and_then(|id| document().get_element_by_id(&id));
    if let Some(panel) = panel.and_then(|panel| panel.dyn_into::<web_sys::HtmlElement>().ok()) {
        panel.set_hidden(!open);
    }
}

/// What came of bringing previews up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Outcome {
    /// They show what stands in their fields.
    Shown,
    /// They were asked for too often; what they showed before stays.
    Limited,
    /// They cannot be had.
    Failed,
}

/// Brings the previews that are open up to what stands in their fields; `None` when none is open. `now` says
/// whether somebody waits for it.
pub(super) async fn refresh(boxes: StoredValue<Vec<TextBox>, LocalStorage>, now: bool) -> Option<Outcome> {
    let open: Vec<(web_sys::HtmlElement, String)> = boxes.try_with_value(|boxes| {
        let panel = |each: &TextBox| {
            let panel = document().get_element_by_id(&format!("{}-preview", each.id()))?;
            let panel: web_sys::HtmlElement = panel.dyn_into().ok()?;
            (!panel.hidden()).then(|| (panel, each.value()))
        };
        boxes.iter().filter_map(panel).collect()
    })?;
    let mut outcome = None;
    for (panel, text) in open {
        let one = match preview_text(text).await {
            Ok(html) => {
                panel.set_inner_html(&html);
                Outcome::Shown
            }
            Err(AppError::TooMany) => Outcome::Limited,
            Err(_) => {
                if now {
                    panel.set_text_content(None);
                }
                Outcome::Failed
            }
        };
        outcome = outcome.max(Some(one));
    }
    outcome
}
