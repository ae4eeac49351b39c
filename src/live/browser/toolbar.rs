//! The toolbar: status, undo, participants, languages shown, time budget.

use std::time::Duration;

use leptos::{
    prelude::*,
    wasm_bindgen::{JsCast, prelude::Closure},
    web_sys,
};

use super::{
    super::session::{Peer, Status},
    budget::time_budget,
    dom::{Element, button, div, element, icon_button},
    handle::SessionHandle,
};
use crate::Label;
use ensemble_ui::{Tone, initials};

/// An arrow that turns back.
const UNDO: &str = "M7.5 12 3.5 8l4-4M3.5 8H12a4.5 4.5 0 0 1 0 9H9.5";
/// An arrow that turns forward.
const REDO: &str = "m12.5 12 4-4-4-4M16.5 8H8a4.5 4.5 0 0 0 0 9h2.5";

/// The languages shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Languages {
    French,
    English,
    Both,
}

impl Languages {
    pub(super) const fn class(self) -> &'static str {
        match self {
            Self::French => "agenda-writing only-fr",
            Self::English => "agenda-writing only-en",
            Self::Both => "agenda-writing",
        }
    }
}

/// The toolbar of an agenda.
pub(super) fn agenda_toolbar(session: SessionHandle) -> Element {
    let [state, spoken] = status(session);
    toolbar(vec![state, spoken, time_budget(session), participants(session), history_buttons(session)])
}

/// The toolbar of a text that has no time budget.
pub(super) fn text_toolbar(session: SessionHandle) -> Element {
    let [state, spoken] = status(session);
    toolbar(vec![state, spoken, participants(session), history_buttons(session)])
}

/// The toolbar stays at the top of the window. Its height is told to the page, which scrolls what has the focus out from
/// under it.
fn toolbar(children: Vec<Element>) -> Element {
    let toolbar = div("agenda-bar", children);
    let bar: web_sys::HtmlElement = toolbar.cast();
    let root = web_sys::window().and_then(|window| window.document()?.document_element());
    let measure = Closure::<dyn FnMut()>::new(move || {
        if let Some(root) = root.as_ref().and_then(|root| root.dyn_ref::<web_sys::HtmlElement>()) {
            let _ = root.class_list().add_1("has-toolbar");
            let _ = root.style().set_property("--toolbar", &format!("{}px", bar.offset_height()));
        }
    });
    if let Ok(observer) = web_sys::ResizeObserver::new(measure.as_ref().unchecked_ref()) {
        observer.observe(toolbar.node());
        // The reactive owner drops both together with the toolbar.
        let _ = StoredValue::new_local((observer, measure));
    }
    toolbar
}

fn history_buttons(session: SessionHandle) -> Element {
    let undo_state = session.undo_state();
    let undo =
        icon_button(UNDO, &session.label(Label::Undo), " (Ctrl + Z)", Box::new(move || session.undo()))
            .disabled_when(Signal::derive(move || !undo_state.get().0));
    let redo =
        icon_button(REDO, &session.label(Label::Redo), " (Ctrl + Y)", Box::new(move || session.redo()))
            .disabled_when(Signal::derive(move || !undo_state.get().1));
    div("agenda-history-buttons", vec![undo, redo])
}

/// What was announced, above the lower edge of the window; what was removed is brought back from here.
pub(super) fn toast(session: SessionHandle) -> Element {
    let announcement = Signal::derive(move || session.announcement().get());
    let said = element("p", "agenda-said").attribute("role", "status").bind_text(announcement);
    let offers = Signal::derive(move || !session.offers_undo().get() || announcement.with(String::is_empty));
    let undo = button(&session.label(Label::Undo), None, Box::new(move || session.undo()));
    let empty = Signal::derive(move || {
        if announcement.with(String::is_empty) { "visually-hidden" } else { "agenda-toast" }.to_owned()
    });
    element("div", "").bind_attribute("class", empty).children(vec![said, undo.bind_flag("hidden", offers)])
}

/// The status for the eye changes at each letter; what is spoken changes only when something is wrong, and once all is
/// saved after a pause.
fn status(session: SessionHandle) -> [Element; 2] {
    let shown = Memo::new(move |_| status_text(session));
    let spoken = RwSignal::new(String::new());
    Effect::new(move |_| {
        let (tone, text) = shown.get();
        match tone {
            Tone::Warn | Tone::Bad => spoken.set(text),
            Tone::Good => set_timeout(
                move || {
                    if shown.with_untracked(|(_, now)| *now == text)
                        && spoken.with_untracked(|spoken| *spoken != text)
                    {
                        spoken.set(text);
                    }
                },
                SPEECH_DELAY,
            ),
            _ => {}
        }
    });
    let state = element("p", "agenda-state").bind_children(move || {
        let (tone, text) = shown.get();
        // The state itself stays short, so that the toolbar keeps its height; what to do about it comes below.
        let parted = text.split_once(". ").or_else(|| text.split_once("… "));
        let (state, note) = parted.unwrap_or((&text, ""));
        let mut parts = vec![element("span", &format!("agenda-now {}", tone.class())).text(state)];
        if !note.is_empty() {
            parts.push(element("span", "visually-hidden").text(". "));
            parts.push(element("span", &format!("agenda-note {}", tone.class())).text(note));
        }
        parts
    });
    let spoken = Signal::derive(move || spoken.get());
    let spoken = element("p", "visually-hidden").attribute("role", "status").bind_text(spoken);
    [state, spoken]
}

/// How long everything must be saved before this is spoken.
const SPEECH_DELAY: Duration = Duration::from_millis(1_500);

fn status_text(session: SessionHandle) -> (Tone, String) {
    match session.status().get() {
        Status::Connecting => (Tone::Plain, session.label(Label::Connecting)),
        Status::Saved if session.invalid_fields().with(|fields| !fields.is_empty()) => {
            (Tone::Bad, session.label(Label::Invalid))
        }
        Status::Saved => (Tone::Good, session.label(Label::Saved)),
        Status::Saving => (Tone::Plain, session.label(Label::Saving)),
        Status::WithoutSocket { unsaved: 0 } => (Tone::Warn, session.label(Label::WithoutSocket)),
        Status::WithoutSocket { .. } => (Tone::Plain, session.label(Label::WithoutSocketUnsaved)),
        Status::Offline { is_cached: false, unsaved } if unsaved > 0 => {
            (Tone::Bad, session.label(Label::OfflineUncached))
        }
        Status::Offline { unsaved: 0, .. } => (Tone::Warn, session.label(Label::OfflineNone)),
        Status::Offline { .. } => (Tone::Warn, session.label(Label::Offline)),
        Status::SignedOut => (Tone::Bad, session.label(Label::SignedOut)),
        Status::Forbidden => (Tone::Bad, session.label(Label::NoRight)),
        Status::Refused(reason) => (Tone::Bad, session.label_with(Label::Refused, &[("why", &reason)])),
    }
}

/// How many people are shown by their initials.
const MAX_FACES: usize = 3;

/// Who is here: initials, and all names when one asks for them.
fn participants(session: SessionHandle) -> Element {
    let (me, name, lang) = session.config(|config| (config.person.clone(), config.name.clone(), config.lang));
    let you = format!("{name} ({})", session.label(Label::You));
    // Peers move their cursors all the time: the list changes only when a person comes or goes.
    let others = Memo::new(move |_| {
        let mut others = session.peers();
        others.dedup_by(|one, other| one.id == other.id);
        others.retain(|peer| peer.id != me);
        // As the page's language has it: Élise stands before Zoé.
        let (locales, options) = (js_sys::Array::of1(&lang.tag().into()), js_sys::Object::new());
        others.sort_by(|one, other| {
            js_sys::JsString::from(one.name.as_str()).locale_compare(&other.name, &locales, &options).cmp(&0)
        });
        others
    });
    let person = |name: &str, hue: &str| element("li", &format!("agenda-person{hue}")).text(name);
    let hue = |peer: &Peer| format!(" hue-{}", peer.colour);
    let face = |name: &str, hue: &str| element("span", &format!("face small{hue}")).text(&initials(name));
    let names = {
        let you = you.clone();
        element("ul", "plain").bind_children(move || {
            let mut all = vec![person(&you, "")];
            others.with(|others| all.extend(others.iter().map(|peer| person(&peer.name, &hue(peer)))));
            all
        })
    };
    let faces = element("span", "faces").attribute("aria-hidden", "true").bind_children(move || {
        let mut all = vec![face(&name, "")];
        others.with(|others| {
            all.extend(others.iter().take(MAX_FACES - 1).map(|peer| face(&peer.name, &hue(peer))));
        });
        all
    });
    let count = Signal::derive(move || {
        let more = others.with(Vec::len).saturating_sub(MAX_FACES - 1);
        if more == 0 { String::new() } else { session.label_with(Label::Others, &[("n", &more.to_string())]) }
    });
    let summary = element("summary", "").children(vec![
        element("span", "visually-hidden").text(&session.label(Label::Here)),
        faces,
        element("span", "agenda-more-people").bind_text(count),
    ]);
    element("details", "agenda-people").children(vec![summary, names])
}

pub(super) fn language_choice(session: SessionHandle, languages: RwSignal<Languages>) -> Element {
    let mut children = vec![element("legend", "visually-hidden").text(&session.label(Label::Show))];
    for (which, label) in [
        (Languages::French, Label::ShowFr),
        (Languages::English, Label::ShowEn),
        (Languages::Both, Label::ShowBoth),
    ] {
        let radio = element("input", "").attribute("type", "radio").attribute("name", "languages");
        let radio = if languages.get_untracked() == which { radio.attribute("checked", "") } else { radio };
        let radio = radio.on("change", Box::new(move |_| languages.set(which)));
        let name = element("span", "").text(&session.label(label));
        children.push(element("label", "").children(vec![radio, name]));
    }
    element("fieldset", "agenda-languages").children(children)
}
