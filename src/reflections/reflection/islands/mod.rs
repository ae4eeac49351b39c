//! The parts of reflections that answer at once: around fields in which people write.
//!
//! The toolbars and previews are in the page, hidden, and only shown here; what could identify a student is
//! drawn by a highlight overlay in front of each field, and listed below it. The check is a wasm of its own, fetched
//! once there is a text to look at; nothing that it finds leaves the page.
//!
//! `toggle` and `in_place` do what buttons and forms do without loading the page again.

mod boxes;
mod in_place;
mod stroke;
mod toggle;
mod tools;

use std::{collections::BTreeSet, time::Duration};

use leptos::{
    ev::{Event, KeyboardEvent, MouseEvent},
    html::Div,
    prelude::*,
    serde_json,
    task::spawn_local,
    wasm_bindgen::{self, JsCast, JsValue, prelude::wasm_bindgen},
    web_sys,
};
use wasm_bindgen_futures::JsFuture;

use boxes::TextBox;
use ensemble_core::string_enum;
use ensemble_pii::{Highlight, Reason};
use tools::Outcome;

pub use in_place::{FormAction, FormsInPlace};
pub use toggle::ReactionButton;

/// How often fields are looked at, at most, until no name is new.
const ROUNDS: usize = 3;
/// How long after the last key a text is looked at.
const PAUSE: Duration = Duration::from_millis(400);
/// How long after a preview was asked for too often it is asked for again.
const LIMITED: Duration = Duration::from_secs(3);

#[wasm_bindgen(wasm_bindgen = wasm_bindgen)]
extern "C" {
    #[wasm_bindgen(catch, js_name = import)]
    fn load(address: &str) -> Result<js_sys::Promise, JsValue>;
}

string_enum! {
    /// What [`PiiCheckedFields`] says, after why something was found: one text for each [`Reason`].
    PiiCheckMessage {
        /// Above what was found.
        Title = "title",
        /// One thing was found.
        FoundOne = "found-one",
        /// More was found; `{}` stands for how many.
        Found = "found",
        /// What was found before is not there any more.
        Gone = "gone",
        /// Replacing; `{}` stands for what comes in its place.
        Replace = "replace",
        /// The preview is shown.
        Shown = "shown",
        /// The preview cannot be had.
        Failed = "failed",
        /// The preview was asked for too often; it comes in a moment.
        Limited = "limited",
    }
}

/// The words that the server chose.
#[derive(Clone)]
struct Words(Vec<String>);

impl Words {
    fn why(&self, why: Reason) -> &str {
        self.0.get(why as usize).map_or("", String::as_str)
    }

    fn word(&self, word: PiiCheckMessage) -> &str {
        self.0.get(Reason::ALL.len() + word as usize).map_or("", String::as_str)
    }
}

/// Parts of names, which identify in all fields of the form once they were found in one.
#[derive(Clone, Default, PartialEq, Eq)]
struct Names(BTreeSet<String>);

impl Names {
    /// Adds the parts of a name, with spaces between.
    fn add(&mut self, parts: &str) {
        self.0.extend(parts.split(' ').filter(|part| !part.is_empty()).map(str::to_owned));
    }

    /// The parts with spaces between.
    fn joined(&self) -> String {
        self.0.iter().map(String::as_str).collect::<Vec<_>>().join(" ")
    }
}

/// Around fields: their toolbars, their previews, and what could identify a student in them.
#[island]
pub fn PiiCheckedFields(
    /// What it says: one text for each [`Reason`], then one for each [`PiiCheckMessage`], in their order.
    words: Vec<String>,
    /// The address of the check for what could identify a student, without its extension.
    pii_address: String,
    /// The code of the language that is written in, where the form does not ask for it.
    lang: String,
    /// The fields.
    children: Children,
) -> impl IntoView {
    let around = NodeRef::<Div>::new();
    let writer = State {
        said: RwSignal::default(),
        words: StoredValue::new(Words(words)),
        pii_address: StoredValue::new(pii_address),
        lang: StoredValue::new(lang),
        check: StoredValue::new_local(None),
        boxes: StoredValue::new_local(Vec::new()),
        replaced: StoredValue::new(Names::default()),
        timer: StoredValue::new(None),
    };
    Effect::new(move |_| {
        if let Some(around) = around.get() {
            writer.open(&around);
        }
    });
    let on_input = move |event: Event| writer.typed(&event);
    let on_click = move |event: MouseEvent| writer.clicked(&event);
    let on_keydown = move |event: KeyboardEvent| tools::pressed(&event);
    view! {
        <div class="stack gap-5" node_ref=around on:input=on_input on:change=on_input on:click=on_click on:keydown=on_keydown>
            {children()}
            <p class="visually-hidden" role="status" prop:textContent=move || writer.said.get()></p>
        </div>
    }
}

/// The state of one island.
#[derive(Clone, Copy)]
struct State {
    said: RwSignal<String>,
    words: StoredValue<Words>,
    pii_address: StoredValue<String>,
    lang: StoredValue<String>,
    /// The check, once it is loaded.
    check: StoredValue<Option<js_sys::Function>, LocalStorage>,
    boxes: StoredValue<Vec<TextBox>, LocalStorage>,
    /// The names that were replaced: where they stand yet, they identify as before.
    replaced: StoredValue<Names>,
    timer: StoredValue<Option<TimeoutHandle>>,
}

impl State {
    fn open(self, around: &web_sys::Element) {
        tools::show(around);
        let Ok(found) = around.query_selector_all(".text-box") else { return };
        let all: Vec<TextBox> =
            (0..found.length()).filter_map(|at| TextBox::around(found.get(at)?.dyn_into().ok()?)).collect();
        let written = all.iter().any(|each| !each.value().is_empty());
        self.boxes.set_value(all);
        if written {
            self.later();
        }
    }

    fn typed(self, event: &Event) {
        let target: Option<web_sys::Element> = event.target().and_then(|target| target.dyn_into().ok());
        if let Some(target) = target {
            self.adopt(&target);
            self.boxes.with_value(|boxes| {
                for each in boxes.iter().filter(|each| each.holds(&target)) {
                    each.outdated();
                }
            });
        }
        self.later();
    }

    /// Looks after a field that came into the page after it was loaded.
    fn adopt(self, field: &web_sys::Element) {
        let known = self.boxes.with_value(|boxes| boxes.iter().any(|each| each.holds(field)));
        let Some(frame) = (if known { None } else { field.closest(".text-box").ok().flatten() }) else {
            return;
        };
        if let Some(around) = frame.parent_element() {
            tools::show(&around);
        }
        if let Some(added) = TextBox::around(frame) {
            self.boxes.update_value(|boxes| boxes.push(added));
        }
    }

    fn later(self) {
        self.after(PAUSE);
    }

    fn after(self, pause: Duration) {
        if let Some(earlier) = self.timer.get_value() {
            earlier.clear();
        }
        let look = move || {
            spawn_local(async move {
                self.look().await;
                if tools::refresh(self.boxes, false).await == Some(Outcome::Limited) {
                    self.limited();
                }
            });
        };
        self.timer.set_value(set_timeout_with_handle(look, pause).ok());
    }

    /// Says that the preview waits, and asks for it again: what was typed last is shown in the end.
    fn limited(self) {
        let word = self.words.try_with_value(|words| words.word(PiiCheckMessage::Limited).to_owned());
        self.said.set(word.unwrap_or_default());
        self.after(LIMITED);
    }

    /// Looks at every text that has changed since it was looked at.
    async fn look(self) {
        let Some(check) = self.check().await else { return };
        let Some((before, now)) = self.boxes.try_with_value(|boxes| {
            let before: usize = boxes.iter().map(TextBox::count).sum();
            // A name found in one field is then searched for in the others without context.
            for _ in 0..ROUNDS {
                let names = || {
                    let mut names = self.replaced.get_value();
                    boxes.iter().for_each(|each| each.names(&mut names));
                    names
                };
                let earlier = names();
                // What one field alone has, it finds by itself.
                let known =
                    if boxes.len() > 1 { earlier.joined() } else { self.replaced.get_value().joined() };
                for each in boxes {
                    let lang = each.lang().unwrap_or_else(|| self.lang.get_value());
                    let marks = |text: &str| -> Vec<Highlight> {
                        let arguments = [text, lang.as_str(), known.as_str()].map(JsValue::from);
                        let [text, lang, known] = &arguments;
                        let found = check.call3(&JsValue::NULL, text, lang, known);
                        let json = found.ok().and_then(|found| found.as_string()).unwrap_or_default();
                        serde_json::from_str(&json).unwrap_or_default()
                    };
                    self.words.with_value(|words| each.look(words, &lang, &known, marks));
                }
                if names() == earlier {
                    break;
                }
            }
            (before, boxes.iter().map(TextBox::count).sum::<usize>())
        }) else {
            return;
        };
        if now != before {
            let words = self.words.with_value(|words| match now {
                0 => words.word(PiiCheckMessage::Gone).to_owned(),
                1 => words.word(PiiCheckMessage::FoundOne).to_owned(),
                now => words.word(PiiCheckMessage::Found).replace("{}", &now.to_string()),
            });
            self.said.set(words);
        }
    }

    /// Loads the check. Without it, when the network is lost, nothing is shown; the server looks again before others
    /// read.
    async fn check(self) -> Option<js_sys::Function> {
        if let Some(check) = self.check.try_get_value()? {
            return Some(check);
        }
        let address = self.pii_address.get_value();
        let module = JsFuture::from(load(&format!("{address}.js")).ok()?).await.ok()?;
        let part = |name: &str| -> Option<js_sys::Function> {
            js_sys::Reflect::get(&module, &name.into()).ok()?.dyn_into().ok()
        };
        let options = js_sys::Object::new();
        let wasm = format!("{address}.wasm");
        js_sys::Reflect::set(&options, &"module_or_path".into(), &wasm.into()).ok()?;
        let ready = part("default")?.call1(&JsValue::NULL, &options).ok()?;
        JsFuture::from(ready.dyn_into::<js_sys::Promise>().ok()?).await.ok()?;
        let check = part("check")?;
        self.check.try_set_value(Some(check.clone()));
        Some(check)
    }

    fn clicked(self, event: &MouseEvent) {
        let target: Option<web_sys::Element> = event.target().and_then(|target| target.dyn_into().ok());
        let Some(button) = target.and_then(|target| target.closest("button").ok().flatten()) else { return };
        if button.has_attribute("data-preview") {
            tools::toggle(&button);
            spawn_local(async move {
                let Some(outcome) = tools::refresh(self.boxes, true).await else { return };
                let word = match outcome {
                    Outcome::Shown => PiiCheckMessage::Shown,
                    Outcome::Limited => return self.limited(),
                    Outcome::Failed => PiiCheckMessage::Failed,
                };
                self.said.set(self.words.with_value(|words| words.word(word).to_owned()));
            });
        } else if button.has_attribute("data-instead") {
            let there = button.get_attribute("data-instead").unwrap_or_default();
            self.boxes.with_value(|boxes| {
                let name = boxes.iter().find(|each| each.lists(&button)).map(|each| each.name(&button));
                let name = name.unwrap_or_default();
                self.replaced.update_value(|names| names.add(&name));
                for each in boxes.iter().filter(|each| each.lists(&button) || !name.is_empty()) {
                    each.replace(&there, &name);
                }
            });
        } else {
            self.boxes.with_value(|boxes| tools::stroke(&button, boxes));
        }
    }
}
