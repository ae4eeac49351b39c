//! The toolbar: status, undo, participants, languages shown, time budget.

use std::time::Duration;

use leptos::{
    mount::mount_to,
    prelude::*,
    wasm_bindgen::{JsCast, prelude::Closure},
    web_sys,
};

use super::{
    super::session::{Peer, Status},
    dom::{Element, button, div, element},
    handle::SessionHandle,
};
use crate::{Label, colours::colour};
use ensemble_document::agenda::Item;
use ensemble_ui::{BudgetBar, Segment, Tone};

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
            Self::French => "stack gap-4 only-fr",
            Self::English => "stack gap-4 only-en",
            Self::Both => "stack gap-4",
        }
    }
}

/// The toolbar of an agenda.
pub(super) fn agenda_toolbar(session: SessionHandle, languages: RwSignal<Languages>) -> Element {
    toolbar(vec![
        first_row(session),
        div("row spread", vec![participants(session), language_choice(session, languages)]),
        time_budget(session),
        live_region(session),
        element("p", "visually-hidden")
            .attribute("id", "handle-hint")
            .text(&session.label(Label::HandleHint)),
    ])
}

/// The toolbar of a note, which has one language and no time budget.
pub(super) fn note_toolbar(session: SessionHandle) -> Element {
    toolbar(vec![first_row(session), participants(session), live_region(session)])
}

/// The toolbar stays at the top of the window. Its height is told to the page, which scrolls what has the focus out from
/// under it.
fn toolbar(children: Vec<Element>) -> Element {
    let toolbar = div("agenda-bar stack gap-3", children);
    let bar: web_sys::HtmlElement = toolbar.cast();
    let root = web_sys::window().and_then(|window| window.document()?.document_element());
    let measure = Closure::<dyn FnMut()>::new(move || {
        if let Some(root) = root.as_ref().and_then(|root| root.dyn_ref::<web_sys::HtmlElement>()) {
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

fn first_row(session: SessionHandle) -> Element {
    let undo_state = session.undo_state();
    let undo = button(&session.label(Label::Undo), None, Box::new(move || session.undo()))
        .disabled_when(Signal::derive(move || !undo_state.get().0));
    let redo = button(&session.label(Label::Redo), None, Box::new(move || session.redo()))
        .disabled_when(Signal::derive(move || !undo_state.get().1));
    div("row spread", vec![status(session), div("row", vec![undo, redo])])
}

fn live_region(session: SessionHandle) -> Element {
    let announcement = Signal::derive(move || session.announcement().get());
    element("p", "agenda-said").attribute("role", "status").bind_text(announcement)
}

fn badge(tone: Tone, text: &str) -> Element {
    element("span", &format!("status {}", tone.class())).text(text)
}

/// The status for the eye changes at each letter; what is spoken changes only when something is wrong, and once all is
/// saved after a pause.
fn status(session: SessionHandle) -> Element {
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
    let badge = element("p", "agenda-state").bind_children(move || {
        let (tone, text) = shown.get();
        vec![badge(tone, &text)]
    });
    let spoken = Signal::derive(move || spoken.get());
    let spoken = element("p", "visually-hidden").attribute("role", "status").bind_text(spoken);
    div("", vec![badge, spoken])
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

/// How many others are shown by name before the rest is folded.
const SHOWN_OTHERS: usize = 5;

fn participants(session: SessionHandle) -> Element {
    let (me, name) = session.config(|config| (config.person.clone(), config.name.clone()));
    let you = format!("{name} ({})", session.label(Label::You));
    // Peers move their cursors all the time: the list changes only when a person comes or goes.
    let others = Memo::new(move |_| {
        let mut others = session.peers();
        others.dedup_by(|one, other| one.id == other.id);
        others.retain(|peer| peer.id != me);
        others
    });
    let person = |peer: &Peer| element("li", &format!("agenda-person hue-{}", peer.colour)).text(&peer.name);
    let all = element("ul", "plain row").attribute("aria-labelledby", "here").bind_children(move || {
        let others = others.get();
        // One alone is not folded.
        let shown = if others.len() > SHOWN_OTHERS + 1 { SHOWN_OTHERS } else { others.len() };
        let (shown, folded) = others.split_at(shown);
        let mut all = vec![element("li", "agenda-person").text(&you)];
        all.extend(shown.iter().map(person));
        if !folded.is_empty() {
            let summary = session.label_with(Label::Others, &[("n", &folded.len().to_string())]);
            let names = element("ul", "plain row").children(folded.iter().map(person).collect());
            let fold = element("details", "").children(vec![element("summary", "").text(&summary), names]);
            all.push(element("li", "").children(vec![fold]));
        }
        all
    });
    let here = element("span", "small muted").attribute("id", "here").text(&session.label(Label::Here));
    div("row", vec![here, all])
}

fn language_choice(session: SessionHandle, languages: RwSignal<Languages>) -> Element {
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
        children.push(element("label", "chip").children(vec![radio, name]));
    }
    element("fieldset", "row chips").children(children)
}

fn time_budget(session: SessionHandle) -> Element {
    let budget = session.config(|config| u32::from(config.budget));
    let agenda = session.agenda();
    let segments = Signal::derive(move || {
        agenda.with(|agenda| {
            let segment = |item: &Item| Segment { minutes: u32::from(item.minutes), tone: colour(item.kind) };
            agenda.items.iter().map(segment).collect::<Vec<_>>()
        })
    });
    let label = Signal::derive(move || {
        let minutes = agenda.with(|agenda| agenda.minutes());
        session.label_with(Label::Budget, &[("n", &minutes.to_string()), ("m", &budget.to_string())])
    });
    let over = element("p", "agenda-over").attribute("role", "status").bind_children(move || {
        let over = agenda.with(|agenda| agenda.minutes()).saturating_sub(budget);
        let text = || session.label_with(Label::Over, &[("n", &over.to_string())]);
        if over == 0 { Vec::new() } else { vec![badge(Tone::Bad, &text())] }
    });
    let bar = element("div", "");
    mount_to(bar.cast(), move || view! { <BudgetBar segments budget label /> }).forget();
    div("stack gap-2", vec![bar, over])
}
