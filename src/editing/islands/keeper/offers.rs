//! What the device has and the form has not: offered, taken, forgotten.

use leptos::{ev::MouseEvent, prelude::*, wasm_bindgen::JsCast, web_sys};

use super::{
    super::{
        DraftWord,
        device::{self, Entry},
        element, form,
    },
    Keeper, PAUSE,
};

/// How much of a text an offer shows, in characters.
const EXCERPT: usize = 160;

/// What the device has and the form has not.
#[derive(Clone)]
pub(super) struct Offer {
    pub(super) key: String,
    pub(super) entry: Entry,
}

impl Keeper {
    /// A button of an offer was pressed: the first of each takes it, the other one forgets it.
    pub(in super::super) fn clicked(self, event: &MouseEvent) {
        let target: Option<web_sys::Element> = event.target().and_then(|target| target.dyn_into().ok());
        let read = |name: &str| target.as_ref()?.get_attribute(name)?.parse::<usize>().ok();
        let (take, forget) = (read("data-take"), read("data-forget"));
        let Some(place) = take.or(forget) else { return };
        let Some(offer) = self.offers.with_value(|offers| offers.get(place).cloned()) else { return };
        let Some(found) = self.form.get_value() else { return };
        self.offers.update_value(|offers| {
            offers.remove(place);
        });
        if take.is_some() {
            self.take(&found, offer);
        } else {
            device::remove(&offer.key);
            self.said.set(self.word(DraftWord::Discarded));
        }
        self.show();
        if let Some(first) = element(&found, "textarea, input:not([type=hidden])") {
            let _ = first.focus();
        }
    }

    /// Puts what the device has into the form. What stood there is offered in its place.
    fn take(self, found: &web_sys::HtmlFormElement, offer: Offer) {
        let before = self.entry();
        self.continues(&offer.entry);
        let placed = self.names.with_value(|names| form::fill(found, names, &offer.entry.fields));
        self.remember();
        if placed && offer.key != self.key() {
            device::remove(&offer.key);
        }
        if !before.fields.is_empty() {
            self.offers.update_value(|offers| offers.push(Offer { key: String::new(), entry: before }));
        }
        self.said.set(self.word(DraftWord::Taken));
        self.after(PAUSE);
    }

    /// Shows what is offered.
    pub(super) fn show(self) {
        let Some(list) = self.list.get_value() else { return };
        list.set_text_content(None);
        let made = |tag: &str, class: &str, text: &str| {
            let element = document().create_element(tag).ok()?;
            element.set_class_name(class);
            element.set_text_content(Some(text));
            Some(element)
        };
        self.offers.with_value(|offers| {
            for (place, Offer { key, entry }) in offers.iter().enumerate() {
                let title = if key.is_empty() { DraftWord::Before } else { DraftWord::Found };
                let title = self.word(title).replace("{}", &self.time(entry.at, true));
                let _ = (|| {
                    let (notice, row) =
                        (made("div", "notice warn stack gap-2", "")?, made("div", "row gap-2", "")?);
                    for (name, class, word) in [
                        ("data-take", "button small", DraftWord::Take),
                        ("data-forget", "button quiet small", DraftWord::Discard),
                    ] {
                        let button = made("button", class, &self.word(word))?;
                        button.set_attribute("type", "button").ok()?;
                        button.set_attribute(name, &place.to_string()).ok()?;
                        row.append_child(&button).ok()?;
                    }
                    let excerpt = made("blockquote", "their-version", &excerpt(entry))?;
                    for piece in [made("p", "", &title)?, excerpt, row] {
                        notice.append_child(&piece).ok()?;
                    }
                    list.append_child(&notice).ok()
                })();
            }
        });
    }

    /// Goes on from what an entry began with: the form is that of the same thing from now on.
    pub(super) fn continues(self, entry: &Entry) {
        self.subject.set_value(entry.subject);
        self.base.set_value(entry.base);
        self.tab.update_value(|tab| tab.after.clone_from(&entry.after));
        if let Some(found) = self.form.get_value() {
            let id = entry.subject.id();
            for (name, value) in
                [("base", entry.base.to_string()), ("after", entry.after.clone()), ("id", id)]
            {
                form::set(&found, name, &value);
            }
        }
    }
}

/// How the longest text of an entry begins.
fn excerpt(entry: &Entry) -> String {
    let mut longest = "";
    for (_, text) in &entry.fields {
        if text.len() > longest.len() {
            longest = text;
        }
    }
    let mut excerpt: String = longest.chars().take(EXCERPT).collect();
    if excerpt.len() < longest.len() {
        excerpt.push('…');
    }
    excerpt
}
