//! The toolbar: status, undo, participants, languages shown, time budget.

use leptos::{mount::mount_to, prelude::*};

use super::{
    super::session::Status,
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
    div(
        "agenda-bar stack gap-3",
        vec![
            first_row(session),
            div("row spread", vec![participants(session), language_choice(session, languages)]),
            time_budget(session),
            live_region(session),
            element("p", "visually-hidden")
                .attribute("id", "handle-hint")
                .text(&session.label(Label::HandleHint)),
        ],
    )
}

/// The toolbar of a note, which has one language and no time budget.
pub(super) fn note_toolbar(session: SessionHandle) -> Element {
    div("agenda-bar stack gap-3", vec![first_row(session), participants(session), live_region(session)])
}

fn first_row(session: SessionHandle) -> Element {
    let undo_state = session.undo_state();
    let undo = button(&session.label(Label::Undo), None, Box::new(move || session.undo()))
        .bind_flag("disabled", Signal::derive(move || !undo_state.get().0));
    let redo = button(&session.label(Label::Redo), None, Box::new(move || session.redo()))
        .bind_flag("disabled", Signal::derive(move || !undo_state.get().1));
    div("row spread", vec![status(session), div("row", vec![undo, redo])])
}

fn live_region(session: SessionHandle) -> Element {
    let announcement = Signal::derive(move || session.announcement().get());
    element("p", "agenda-said").attribute("role", "status").bind_text(announcement)
}

fn badge(tone: Tone, text: &str) -> Element {
    element("span", &format!("status {}", tone.class())).text(text)
}

fn status(session: SessionHandle) -> Element {
    element("p", "agenda-state").attribute("role", "status").bind_children(move || {
        let (tone, text) = match session.status().get() {
            Status::Connecting => (Tone::Plain, session.label(Label::Connecting)),
            Status::Saved => (Tone::Good, session.label(Label::Saved)),
            Status::Saving => (Tone::Plain, session.label(Label::Saving)),
            Status::Offline { unsaved: 0 } => (Tone::Warn, session.label(Label::OfflineNone)),
            Status::Offline { unsaved } => {
                (Tone::Warn, session.label_with(Label::Offline, &[("n", &unsaved.to_string())]))
            }
            Status::SignedOut => (Tone::Bad, session.label(Label::SignedOut)),
            Status::Forbidden => (Tone::Bad, session.label(Label::NoRight)),
            Status::Refused(reason) => (Tone::Bad, session.label_with(Label::Refused, &[("why", &reason)])),
        };
        vec![badge(tone, &text)]
    })
}

fn participants(session: SessionHandle) -> Element {
    let (me, name) = session.config(|config| (config.person.clone(), config.name.clone()));
    let you = format!("{name} ({})", session.label(Label::You));
    let all = element("ul", "plain row").attribute("aria-labelledby", "here").bind_children(move || {
        let mut others = session.peers();
        others.dedup_by(|one, other| one.id == other.id);
        let mut all = vec![element("li", "agenda-person").text(&you)];
        all.extend(
            others
                .into_iter()
                .filter(|peer| peer.id != me)
                .map(|peer| element("li", &format!("agenda-person hue-{}", peer.colour)).text(&peer.name)),
        );
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
