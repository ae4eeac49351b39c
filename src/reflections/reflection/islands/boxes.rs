//! One field, the highlight overlay in front of it, and the list of what was found below it.
//!
//! The overlay (`mirror`) has the field's text in the same place and face, transparent but for the marks.

use std::cell::{Cell, RefCell};

use leptos::{
    wasm_bindgen::{self, JsCast, JsValue, closure::Closure, prelude::wasm_bindgen},
    web_sys,
};

use super::{Names, PiiCheckMessage, Words};
use ensemble_pii::Highlight;

#[wasm_bindgen(wasm_bindgen = wasm_bindgen)]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = document, js_name = execCommand)]
    fn command(name: &str, interface: bool, value: &str) -> Result<bool, JsValue>;
}

/// A field with what belongs to it.
pub(super) struct TextBox {
    control: web_sys::HtmlElement,
    mirror: web_sys::Element,
    list: web_sys::Element,
    marks: RefCell<Vec<Highlight>>,
    /// The text, the language and the names known elsewhere that were looked at last.
    seen: RefCell<(String, String, String)>,
    /// Whether what is drawn is of another text.
    old: Cell<bool>,
}

fn made(tag: &str, class: &str) -> Option<web_sys::Element> {
    let element = leptos::prelude::document().create_element(tag).ok()?;
    element.set_class_name(class);
    Some(element)
}

impl TextBox {
    /// The field in a box; the overlay and the list are put beside it.
    pub(super) fn around(frame: web_sys::Element) -> Option<Self> {
        let control: web_sys::HtmlElement =
            frame.query_selector("textarea, input").ok().flatten()?.dyn_into().ok()?;
        let (mirror, list) = (made("div", "text-mirror")?, made("div", "pii-list stack gap-2")?);
        mirror.set_attribute("aria-hidden", "true").ok()?;
        frame.append_child(&mirror).ok()?;
        frame.insert_adjacent_element("afterend", &list).ok()?;
        let (from, to) = (control.clone(), mirror.clone());
        let follow = Closure::<dyn FnMut()>::new(move || {
            to.set_scroll_top(from.scroll_top());
            to.set_scroll_left(from.scroll_left());
        });
        let _ = control.add_event_listener_with_callback("scroll", follow.as_ref().unchecked_ref());
        // The page keeps the field for as long as it lives.
        follow.forget();
        let (marks, seen) = (RefCell::default(), RefCell::default());
        Some(Self { control, mirror, list, marks, seen, old: Cell::new(false) })
    }

    /// What stands in the field.
    pub(super) fn value(&self) -> String {
        let area =
            self.control.dyn_ref::<web_sys::HtmlTextAreaElement>().map(web_sys::HtmlTextAreaElement::value);
        let input =
            || self.control.dyn_ref::<web_sys::HtmlInputElement>().map(web_sys::HtmlInputElement::value);
        area.or_else(input).unwrap_or_default()
    }

    /// The field's id.
    pub(super) fn id(&self) -> String {
        self.control.id()
    }

    /// Whether this is its field.
    pub(super) fn holds(&self, element: &web_sys::Element) -> bool {
        self.control.is_same_node(Some(element))
    }

    /// Whether this stands in its list.
    pub(super) fn lists(&self, element: &web_sys::Element) -> bool {
        self.list.contains(Some(element))
    }

    /// The language that its form says it is written in.
    pub(super) fn lang(&self) -> Option<String> {
        let form = self.control.closest("form").ok().flatten()?;
        let asked = form.query_selector("select[name=lang]").ok().flatten()?;
        Some(asked.dyn_into::<web_sys::HtmlSelectElement>().ok()?.value())
    }

    /// How many things were found in it.
    pub(super) fn count(&self) -> usize {
        self.marks.borrow().len()
    }

    /// The text has changed: marks in wrong places are worse than none for a moment.
    pub(super) fn outdated(&self) {
        if self.count() > 0 && !self.old.replace(true) {
            self.mirror.set_text_content(None);
        }
    }

    /// Adds the parts of the names that were found in it.
    pub(super) fn names(&self, known: &mut Names) {
        for mark in self.marks.borrow().iter() {
            known.add(&mark.name);
        }
    }

    /// Looks at the text, if it is not the one that was looked at last with the same names known.
    pub(super) fn look(
        &self,
        words: &Words,
        lang: &str,
        known: &str,
        marks: impl FnOnce(&str) -> Vec<Highlight>,
    ) {
        let now = (self.value(), lang.to_owned(), known.to_owned());
        if *self.seen.borrow() == now && !self.old.get() {
            return;
        }
        let found = marks(&now.0);
        let units: Vec<u16> = now.0.encode_utf16().collect();
        self.draw(&units, &found);
        self.tell(words, &units, &found);
        self.marks.replace(found);
        self.seen.replace(now);
        self.old.set(false);
    }

    fn draw(&self, units: &[u16], marks: &[Highlight]) {
        self.mirror.set_text_content(None);
        if marks.is_empty() {
            return;
        }
        let mut at = 0;
        let piece = |tag: &str, from: usize, to: usize| {
            if let Some(piece) = made(tag, "") {
                piece.set_text_content(Some(&part(units, from, to)));
                let _ = self.mirror.append_child(&piece);
            }
        };
        for mark in marks {
            piece("span", at, mark.from as usize);
            piece("mark", mark.from as usize, mark.to as usize);
            at = mark.to as usize;
        }
        piece("span", at, units.len());
        // A last empty line has no height of its own.
        piece("br", 0, 0);
        self.mirror.set_scroll_top(self.control.scroll_top());
    }

    /// Lists what was found, each words once.
    fn tell(&self, words: &Words, units: &[u16], marks: &[Highlight]) {
        self.list.set_text_content(None);
        let told = (|| {
            let title = made("p", "small")?;
            title.set_text_content(Some(words.word(PiiCheckMessage::Title)));
            let rows = made("ul", "plain stack gap-1")?;
            let mut said: Vec<String> = Vec::new();
            for mark in marks {
                let there = part(units, mark.from as usize, mark.to as usize);
                if said.contains(&there) {
                    continue;
                }
                let (row, shown) = (made("li", "row gap-2 small")?, made("mark", "pii-mark")?);
                shown.set_text_content(Some(&there));
                let reason = made("span", "")?;
                reason.set_text_content(Some(words.why(mark.why)));
                let button = made("button", "button quiet small")?;
                button.set_attribute("type", "button").ok()?;
                button.set_attribute("data-instead", &there).ok()?;
                button.set_text_content(Some(
                    &words.word(PiiCheckMessage::Replace).replace("{}", &mark.instead),
                ));
                for piece in [shown, reason, button] {
                    row.append_child(&piece).ok()?;
                }
                rows.append_child(&row).ok()?;
                said.push(there);
            }
            (!said.is_empty()).then_some([title, rows])
        })();
        for piece in told.into_iter().flatten() {
            let _ = self.list.append_child(&piece);
        }
    }

    /// The name that a button of its list stands beside, as marks have it.
    pub(super) fn name(&self, button: &web_sys::Element) -> String {
        let there = button.get_attribute("data-instead").unwrap_or_default();
        let units: Vec<u16> = self.value().encode_utf16().collect();
        let marks = self.marks.borrow();
        let same = |mark: &&Highlight| part(&units, mark.from as usize, mark.to as usize) == there;
        marks.iter().find(same).map(|mark| mark.name.clone()).unwrap_or_default()
    }

    /// Puts initials in the place of what was found with the same words, and of each part of the same name.
    pub(super) fn replace(&self, there: &str, name: &str) {
        let units: Vec<u16> = self.value().encode_utf16().collect();
        let marks = self.marks.borrow().clone();
        for mark in marks.iter().rev() {
            if part(&units, mark.from as usize, mark.to as usize) == there || same_person(&mark.name, name) {
                self.write(mark.from as usize, mark.to as usize, &mark.instead);
            }
        }
    }

    /// What is selected in the field.
    pub(super) fn selection(&self) -> (usize, usize) {
        let area = self.control.dyn_ref::<web_sys::HtmlTextAreaElement>();
        let read = |at: Option<Result<Option<u32>, JsValue>>| {
            at.and_then(Result::ok).flatten().map_or(0, |at| at as usize)
        };
        (
            read(area.map(web_sys::HtmlTextAreaElement::selection_start)),
            read(area.map(web_sys::HtmlTextAreaElement::selection_end)),
        )
    }

    /// Selects a part of the text.
    pub(super) fn select(&self, from: usize, to: usize) {
        let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let _ = self.control.focus();
        if let Some(area) = self.control.dyn_ref::<web_sys::HtmlTextAreaElement>() {
            let _ = area.set_selection_range(place(from), place(to));
        } else if let Some(input) = self.control.dyn_ref::<web_sys::HtmlInputElement>() {
            let _ = input.set_selection_range(place(from), place(to));
        }
    }

    /// Replaces a part of the text as if it were typed, so that the browser can undo it.
    pub(super) fn write(&self, from: usize, to: usize, text: &str) {
        self.select(from, to);
        // A rich text field undoes by itself, and the browser would write at its cursor.
        let rich = self.control.has_attribute("data-rich");
        if !rich && command("insertText", false, text) == Ok(true) {
            return;
        }
        let units: Vec<u16> = self.value().encode_utf16().collect();
        let whole = [part(&units, 0, from), text.to_owned(), part(&units, to, units.len())].concat();
        if let Some(area) = self.control.dyn_ref::<web_sys::HtmlTextAreaElement>() {
            area.set_value(&whole);
        } else if let Some(input) = self.control.dyn_ref::<web_sys::HtmlInputElement>() {
            input.set_value(&whole);
        }
        if let Ok(event) = web_sys::Event::new("input") {
            event.init_event_with_bubbles("input", true);
            let _ = self.control.dispatch_event(&event);
        }
    }
}

/// Whether two names are one person's, as far as the text tells: all parts of one are parts of the other.
fn same_person(one: &str, other: &str) -> bool {
    let within =
        |one: &str, other: &str| one.split(' ').all(|part| other.split(' ').any(|other| other == part));
    !one.is_empty() && !other.is_empty() && (within(one, other) || within(other, one))
}

fn part(units: &[u16], from: usize, to: usize) -> String {
    String::from_utf16_lossy(units.get(from..to.min(units.len())).unwrap_or_default())
}
