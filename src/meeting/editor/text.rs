//! A text that several type in: a field that grows with what stands in it, the cursors of others
//! drawn over it, and what one types turned into replacements of the document.
//!
//! Behind the field lies a mirror of its text, of the same size and face: it makes the field grow,
//! and carries the marks of where others are.

use leptos::{
    ev::{CompositionEvent, Event, KeyboardEvent},
    html::{Div, Textarea},
    prelude::*,
    web_sys,
};

use super::{
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

/// A shared text and its label.
#[component]
pub(super) fn SharedText(
    session: Session,
    /// The item's id.
    item: String,
    /// Which of its texts.
    target: Target,
    /// What is asked.
    label: String,
    /// The language of what is typed.
    #[prop(optional_no_strip)]
    lang: Option<Lang>,
    /// Whether it has one line only.
    #[prop(optional)]
    single: bool,
    /// What there is to know, beside the label.
    #[prop(optional)]
    mark: Option<AnyView>,
) -> impl IntoView {
    let id = format!("{}-{}", item, target.code());
    let at = StoredValue::new((item, target));
    let text = Memo::new(move |_| {
        at.with_value(|(item, target)| session.agenda().with(|agenda| target.read(agenda, item)))
    });
    let field = NodeRef::<Textarea>::new();
    let mirror = NodeRef::<Div>::new();
    // What the field shows: what one types is a change of that, even if the document has moved on.
    let shown = StoredValue::new(String::new());
    let composing = StoredValue::new(false);

    Effect::new(move |_| {
        let now = text.get();
        if let Some(field) = field.get()
            && !composing.get_value()
        {
            show(&field, &now);
            shown.set_value(now);
        }
    });

    let typed = move || {
        let Some(field) = field.get_untracked() else { return };
        let mut value = field.value();
        if single && value.contains('\n') {
            value = value.replace('\n', " ");
        }
        if value.encode_utf16().count() > LONGEST {
            show(&field, &text.get_untracked());
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
    let place = move || {
        let Some(field) = field.get_untracked() else { return };
        let (from, to) = selection(&field);
        let cursor = at.with_value(|(item, target)| Cursor {
            item: item.clone(),
            field: target.code().to_owned(),
            from,
            to,
        });
        session.cursor(Some(cursor));
    };
    let on_input = move |_: Event| {
        if !composing.get_value() {
            typed();
        }
        place();
    };
    let on_end = move |_: CompositionEvent| {
        composing.set_value(false);
        typed();
    };
    let on_key = move |event: KeyboardEvent| {
        if single && event.key() == "Enter" && !event.is_composing() {
            event.prevent_default();
        } else if event.ctrl_key() || event.meta_key() {
            // The browser's own undo would take back what others wrote, too.
            let redo = event.key() == "y" || event.key() == "Z";
            if redo || event.key() == "z" {
                event.prevent_default();
                if redo { session.redo() } else { session.undo() }
            }
        }
    };
    let segments = move || {
        session.people().track();
        let text = text.get();
        let here = at.with_value(|(item, target)| {
            session.with(|inner| inner.presence.borrow().within(item, target.code()))
        });
        marked(&text, here)
    };
    let scrolled = move |_: Event| {
        if let (Some(field), Some(mirror)) = (field.get_untracked(), mirror.get_untracked()) {
            mirror.set_scroll_top(field.scroll_top());
        }
    };
    let class = if single { "shared single" } else { "shared" };
    view! {
        <div class=class>
            <label for=id.clone()>{label}</label>
            {mark}
            <div class="shared-box">
                <div class="shared-mirror" aria-hidden="true" node_ref=mirror>{segments}</div>
                <textarea
                    id=id
                    rows="1"
                    lang=lang.map(Lang::tag)
                    node_ref=field
                    on:input=on_input
                    on:keydown=on_key
                    on:keyup=move |_| place()
                    on:pointerup=move |_| place()
                    on:focus=move |_| place()
                    on:blur=move |_| {
                        session.pause();
                        session.cursor(None);
                    }
                    on:scroll=scrolled
                    on:compositionstart=move |_| composing.set_value(true)
                    on:compositionend=on_end
                ></textarea>
            </div>
        </div>
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
fn marked(text: &str, here: Vec<(Peer, Cursor)>) -> AnyView {
    let units: Vec<u16> = text.encode_utf16().collect();
    let piece = |from: usize, to: usize| String::from_utf16_lossy(&units[from.min(to)..to]);
    let mut marks: Vec<(usize, usize, Peer)> = here
        .into_iter()
        .map(|(peer, Cursor { from, to, .. })| {
            ((from as usize).min(units.len()), (to as usize).min(units.len()), peer)
        })
        .collect();
    marks.sort_by_key(|(from, to, _)| (*from, *to));
    let mut at = 0;
    let mut pieces = Vec::new();
    for (from, to, peer) in marks {
        let (from, to) = (from.max(at), to.max(at));
        let (before, chosen) = (piece(at, from), piece(from, to));
        at = to;
        let class = format!("shared-mark hue-{}", peer.colour);
        pieces.push(view! {
            {before}
            <mark class=class>
                {chosen}
                <span class="shared-cursor">
                    <span class="shared-name">{peer.name}</span>
                </span>
            </mark>
        });
    }
    // A last empty line has no height of its own.
    let rest = format!("{}\u{200b}", piece(at, units.len()));
    view! { {pieces} {rest} }.into_any()
}
