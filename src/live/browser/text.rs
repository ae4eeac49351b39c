//! A text that several people type in: a field that grows with its text, the cursors of others drawn over it, and what
//! is typed turned into changes of the document.
//!
//! Behind the field lies a mirror of its text, of the same size and font: it makes the field grow, and shows the
//! cursors.

use leptos::{prelude::*, wasm_bindgen::JsCast, web_sys};

use super::{
    super::{
        session::{Peer, Selection},
        typing::{Shortcut, boundary, rebase, shift},
    },
    dom::{Element, Handler, TextSignal, div, element},
    handle::SessionHandle,
    item::ItemSignal,
};
use crate::Label;
use ensemble_core::Lang;
use ensemble_document::agenda::{
    Field, Item,
    change::{self, LONGEST, splices},
};

/// Which text of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// A field of an item.
    Of(Field),
    /// A decision or a follow-up.
    Entry(String),
}

impl Target {
    fn code(&self) -> &str {
        match self {
            Self::Of(field) => field.code(),
            Self::Entry(id) => id,
        }
    }

    fn read(&self, item: &Item) -> String {
        match self {
            Self::Of(field) => item.field(*field).to_owned(),
            Self::Entry(id) => {
                let decision = item.decisions.iter().find(|each| each.id == *id).map(|each| &each.text);
                let follow = item.follow_ups.iter().find(|each| each.id == *id).map(|each| &each.what);
                decision.or(follow).cloned().unwrap_or_default()
            }
        }
    }
}

/// How a text is named.
pub(super) enum Name {
    /// By a label above it.
    Label(String),
    /// In its place: while it is empty it shows what belongs there; its accessible name says the same.
    Place { placeholder: String, name: TextSignal },
}

pub(super) fn shared_text(
    session: SessionHandle,
    id: &str,
    item: ItemSignal,
    target: Target,
    name: Name,
    lang: Option<Lang>,
    single: bool,
) -> Element {
    let (key, id) = (id, format!("{}-{}", id, target.code()));
    let at = StoredValue::new((key.to_owned(), target));
    let text = Memo::new(move |_| {
        at.with_value(|(_, target)| item.with(|item| item.as_ref().map(|item| target.read(item))))
            .unwrap_or_default()
    });
    let area = element("textarea", "").attribute("id", &id).attribute("rows", "1");
    let (label, area) = match name {
        Name::Label(label) => (Some(element("label", "").attribute("for", &id).text(&label)), area),
        Name::Place { placeholder, name } => {
            (None, area.attribute("placeholder", &placeholder).bind_attribute("aria-label", name))
        }
    };
    let area = match lang {
        Some(lang) => area.attribute("lang", lang.tag()),
        None => area,
    };
    let field: web_sys::HtmlTextAreaElement = area.cast();
    let cursors = Memo::new(move |_| {
        text.track();
        at.with_value(|(item, target)| session.cursors_in(item, target.code()))
    });
    let mirror = element("div", "shared-mirror")
        .attribute("aria-hidden", "true")
        .bind_children(move || with_cursors(&text.get(), cursors.get()));
    // The text that the field shows: what is typed is a change of it, even if the document has changed since.
    let shown = StoredValue::new(String::new());
    let composing = StoredValue::new(false);
    let typed = field.clone();
    let take_input = move || {
        let mut value = typed.value();
        if shown.with_value(|shown| *shown == value) {
            return;
        }
        if single && value.contains('\n') {
            value = value.replace('\n', " ");
        }
        if value.encode_utf16().count() > LONGEST {
            update_field(&typed, &text.get_untracked());
            session.announce(session.label(Label::TooLong));
            return;
        }
        let now = text.get_untracked();
        let changes = shown.with_value(|shown| rebase(shown, &value, &now));
        shown.set_value(value);
        at.with_value(|(item, target)| {
            session.change(|to| match target {
                Target::Of(field) => change::write(to, item, *field, &changes),
                Target::Entry(entry) => change::write_entry(to, item, entry, &changes),
            });
        });
    };
    // Takes what is in the field, then shows the text as it is now. Programs that correct texts change fields without
    // an event: what they wrote is taken before the field is written.
    let (take, drawn) = (take_input.clone(), field.clone());
    let refresh = move || {
        if !composing.get_value() {
            take();
            let now = text.get_untracked();
            update_field(&drawn, &now);
            shown.set_value(now);
        }
    };
    let (read_again, refresh_now) = (refresh.clone(), refresh.clone());
    Effect::new(move |_| {
        text.track();
        session.unread_input().track();
        untrack(&read_again);
    });
    let report_cursor = {
        let field = field.clone();
        move || {
            let (from, to) = selection(&field);
            let selection = at.with_value(|(item, target)| Selection {
                item: item.clone(),
                field: target.code().to_owned(),
                from,
                to,
            });
            session.set_cursor(Some(selection));
        }
    };
    let report_typing = report_cursor.clone();
    let on_cursor = || -> Handler {
        let report_cursor = report_cursor.clone();
        Box::new(move |_| report_cursor())
    };
    let on_refresh = || -> Handler {
        let refresh = refresh.clone();
        Box::new(move |_| {
            composing.set_value(false);
            refresh();
        })
    };
    let scrolled: web_sys::Element = mirror.node().clone();
    let area = area
        .on("keyup", on_cursor())
        .on("pointerup", on_cursor())
        .on("focus", on_cursor())
        .on(
            "input",
            Box::new(move |_| {
                if !composing.get_value() {
                    take_input();
                }
                report_typing();
            }),
        )
        .on("compositionstart", Box::new(move |_| composing.set_value(true)))
        .on("compositionend", on_refresh())
        .on("change", on_refresh())
        .on("keydown", Box::new(move |event| on_key(session, single, &event)))
        .on(
            "blur",
            Box::new(move |_| {
                composing.set_value(false);
                refresh_now();
                session.end_undo_step();
                session.set_cursor(None);
            }),
        )
        .on("scroll", Box::new(move |_| scrolled.set_scroll_top(field.scroll_top())));
    let mut children: Vec<Element> = label.into_iter().collect();
    children.push(div("shared-box", vec![mirror, area]));
    div(if single { "shared single" } else { "shared" }, children)
}

fn on_key(session: SessionHandle, single: bool, event: &web_sys::Event) {
    let key: &web_sys::KeyboardEvent = event.unchecked_ref();
    if single && key.key() == "Enter" && !key.is_composing() {
        return key.prevent_default();
    }
    let command = (key.ctrl_key() || key.meta_key()) && !key.alt_key() && !key.get_modifier_state("AltGraph");
    if let Some(shortcut) = command.then(|| Shortcut::of(&key.key(), key.shift_key())).flatten() {
        // The browser's own undo would also take back what others wrote.
        key.prevent_default();
        match shortcut {
            Shortcut::Undo => session.undo(),
            Shortcut::Redo => session.redo(),
        }
    }
}

fn selection(field: &web_sys::HtmlTextAreaElement) -> (u32, u32) {
    let read = |position: Result<Option<u32>, _>| position.ok().flatten().unwrap_or_default();
    (read(field.selection_start()), read(field.selection_end()))
}

/// Shows a text in a field. If it has the focus, the selection stays at the letters where it was, with its direction;
/// setting the selection of another field would move the focus there in some browsers.
fn update_field(field: &web_sys::HtmlTextAreaElement, text: &str) {
    let before = field.value();
    if before == text {
        return;
    }
    if !has_focus(field) {
        return field.set_value(text);
    }
    let (from, to) = selection(field);
    let direction = field.selection_direction().ok().flatten().unwrap_or_else(|| "none".to_owned());
    field.set_value(text);
    let changes = splices(&before, text);
    let _ = field.set_selection_range_with_direction(shift(from, &changes), shift(to, &changes), &direction);
}

fn has_focus(field: &web_sys::Element) -> bool {
    let active = web_sys::window().and_then(|window| window.document()?.active_element());
    active.is_some_and(|active| active.is_same_node(Some(field)))
}

/// The text with the cursors of others.
fn with_cursors(text: &str, cursors: Vec<(Peer, Selection)>) -> Vec<Element> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let plain = |from: usize, to: usize| {
        element("span", "").text(&String::from_utf16_lossy(&units[from.min(to)..to]))
    };
    let mut marks: Vec<(usize, usize, Peer)> = Vec::new();
    for (peer, Selection { from, to, .. }) in cursors {
        let (from, to) = (boundary(&units, from as usize), boundary(&units, to as usize));
        let index = marks.partition_point(|mark| (mark.0, mark.1) <= (from, to));
        marks.insert(index, (from, to, peer));
    }
    let mut at = 0;
    let mut children = Vec::new();
    for (from, to, peer) in marks {
        let (from, to) = (from.max(at), to.max(at));
        children.push(plain(at, from));
        let name = element("span", "shared-name").text(&peer.name);
        let cursor = element("span", "shared-cursor").children(vec![name]);
        let class = format!("shared-mark hue-{}", peer.colour);
        children.push(element("mark", &class).children(vec![plain(from, to), cursor]));
        at = to;
    }
    children.push(plain(at, units.len()));
    // A last empty line has no height of its own.
    children.push(element("span", "").text("\u{200b}"));
    children
}
