//! A text that several type in: a field that grows with what stands in it, the cursors of others
//! drawn over it, and what one types turned into replacements of the document.
//!
//! Behind the field lies a mirror of its text, of the same size and face: it makes the field grow,
//! and carries the marks of where others are.

use leptos::{prelude::*, wasm_bindgen::JsCast, web_sys};

use super::{
    parts::{At, Piece, group, piece},
    presence::{Cursor, Peer},
    session::Session,
};
use crate::{
    i18n::Lang,
    meeting::{
        agenda::{
            Agenda, Field,
            change::{self, LONGEST, Splice, splice},
        },
        islands::Word,
    },
};

/// Which text.
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

    fn read(&self, agenda: &Agenda, item: &str) -> String {
        let Some(item) = agenda.item(item) else { return String::new() };
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

/// A shared text and its label; `mark` is what there is to know, beside it.
pub(super) fn shared_text(
    session: Session,
    item: &str,
    target: Target,
    label: &str,
    lang: Option<Lang>,
    single: bool,
    mark: Option<Piece>,
) -> Piece {
    let id = format!("{}-{}", item, target.code());
    let at = StoredValue::new((item.to_owned(), target));
    let text = Memo::new(move |_| {
        at.with_value(|(item, target)| session.agenda().with(|agenda| target.read(agenda, item)))
    });
    let area = piece("textarea", "").set("id", &id).set("rows", "1");
    let area = match lang {
        Some(lang) => area.set("lang", lang.tag()),
        None => area,
    };
    let field: web_sys::HtmlTextAreaElement = area.r#as();
    let mirror = piece("div", "shared-mirror").set("aria-hidden", "true").living(move || {
        session.people().track();
        let here = at.with_value(|(item, target)| {
            session.with(|inner| inner.presence.borrow().within(item, target.code()))
        });
        marked(&text.get(), here)
    });
    // What the field shows: what one types is a change of that, even if the document has moved on.
    let shown = StoredValue::new(String::new());
    let composing = StoredValue::new(false);
    let (drawn, typed) = (field.clone(), field.clone());
    Effect::new(move |_| {
        let now = text.get();
        if !composing.get_value() {
            show(&drawn, &now);
            shown.set_value(now);
        }
    });

    let take = move || {
        let mut value = typed.value();
        if single && value.contains('\n') {
            value = value.replace('\n', " ");
        }
        if value.encode_utf16().count() > LONGEST {
            show(&typed, &text.get_untracked());
            session.said().set(session.word(Word::TooLong));
            return;
        }
        let now = text.get_untracked();
        if let Some(own) = shown.with_value(|shown| rebased(shown, &value, &now)) {
            shown.set_value(value);
            at.with_value(|(item, target)| {
                session.change(|to| match target {
                    Target::Of(field) => change::write(to, item, *field, &[own]),
                    Target::Entry(entry) => change::write_entry(to, item, entry, &[own]),
                });
            });
        }
    };
    let stand = {
        let field = field.clone();
        move || {
            let (from, to) = selection(&field);
            let cursor = at.with_value(|(item, target)| Cursor {
                item: item.clone(),
                field: target.code().to_owned(),
                from,
                to,
            });
            session.cursor(Some(cursor));
        }
    };
    let (take_again, stand_again) = (take.clone(), stand.clone());
    let placed = || -> At {
        let stand = stand.clone();
        Box::new(move |_| stand())
    };
    let scrolled: web_sys::Element = mirror.element().clone();
    let area = area
        .on("keyup", placed())
        .on("pointerup", placed())
        .on("focus", placed())
        .on(
            "input",
            Box::new(move |_| {
                if !composing.get_value() {
                    take();
                }
                stand_again();
            }),
        )
        .on("compositionstart", Box::new(move |_| composing.set_value(true)))
        .on(
            "compositionend",
            Box::new(move |_| {
                composing.set_value(false);
                take_again();
            }),
        )
        .on("keydown", Box::new(move |event| pressed(session, single, &event)))
        .on(
            "blur",
            Box::new(move |_| {
                session.pause();
                session.cursor(None);
            }),
        )
        .on("scroll", Box::new(move |_| scrolled.set_scroll_top(field.scroll_top())));
    let label = piece("label", "").set("for", &id).says(label);
    let mut pieces = vec![label];
    pieces.extend(mark);
    pieces.push(group("shared-box", vec![mirror, area]));
    group(if single { "shared single" } else { "shared" }, pieces)
}

fn pressed(session: Session, single: bool, event: &web_sys::Event) {
    let key: &web_sys::KeyboardEvent = event.unchecked_ref();
    if single && key.key() == "Enter" && !key.is_composing() {
        key.prevent_default();
    } else if key.ctrl_key() || key.meta_key() {
        // The browser's own undo would take back what others wrote, too.
        let redo = key.key() == "y" || key.key() == "Z";
        if redo || key.key() == "z" {
            key.prevent_default();
            if redo { session.redo() } else { session.undo() }
        }
    }
}

/// What one typed, as a change of the text as it is now, though one saw it as it was.
fn rebased(saw: &str, typed: &str, now: &str) -> Option<Splice> {
    let mut own = splice(saw, typed)?;
    if let Some(others) = splice(saw, now) {
        let came = u32::try_from(others.insert.encode_utf16().count()).unwrap_or(u32::MAX);
        if others.at + others.remove <= own.at {
            own.at = own.at - others.remove + came;
        } else if others.at < own.at + own.remove {
            // Both touched the same letters: what one typed goes in, and nothing of theirs out.
            own.at = own.at.max(others.at + came);
            own.remove = 0;
        }
    }
    Some(own)
}

fn selection(field: &web_sys::HtmlTextAreaElement) -> (u32, u32) {
    let read = |position: Result<Option<u32>, _>| position.ok().flatten().unwrap_or_default();
    (read(field.selection_start()), read(field.selection_end()))
}

/// Shows a text in a field; whoever writes there stays where they are in it.
fn show(field: &web_sys::HtmlTextAreaElement, text: &str) {
    let before = field.value();
    if before == text {
        return;
    }
    let (from, to) = selection(field);
    field.set_value(text);
    if let Some(Splice { at, remove, insert }) = splice(&before, text) {
        let came = u32::try_from(insert.encode_utf16().count()).unwrap_or(u32::MAX);
        let moved = |position: u32| match position {
            before if before <= at => before,
            after if after >= at + remove => after - remove + came,
            _ => at + came,
        };
        let _ = field.set_selection_range(moved(from), moved(to));
    }
}

/// The text in pieces, with a mark wherever somebody is.
fn marked(text: &str, here: Vec<(Peer, Cursor)>) -> Vec<Piece> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let plain =
        |from: usize, to: usize| piece("span", "").says(&String::from_utf16_lossy(&units[from.min(to)..to]));
    let mut marks: Vec<(usize, usize, Peer)> = Vec::new();
    for (peer, Cursor { from, to, .. }) in here {
        let (from, to) = ((from as usize).min(units.len()), (to as usize).min(units.len()));
        let place = marks.partition_point(|mark| (mark.0, mark.1) <= (from, to));
        marks.insert(place, (from, to, peer));
    }
    let mut at = 0;
    let mut pieces = Vec::new();
    for (from, to, peer) in marks {
        let (from, to) = (from.max(at), to.max(at));
        pieces.push(plain(at, from));
        let name = piece("span", "shared-name").says(&peer.name);
        let cursor = piece("span", "shared-cursor").with(vec![name]);
        let class = format!("shared-mark hue-{}", peer.colour);
        pieces.push(piece("mark", &class).with(vec![plain(from, to), cursor]));
        at = to;
    }
    pieces.push(plain(at, units.len()));
    // A last empty line has no height of its own.
    pieces.push(piece("span", "").says("\u{200b}"));
    pieces
}
