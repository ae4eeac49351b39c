//! What a person typed in the plain forms before the editor was ready: with a slow network that may be a whole minute.

use leptos::{prelude::*, wasm_bindgen::JsCast, web_sys};

use super::{
    super::{session::Session, typing::rebase},
    agenda::fresh_id,
    handle::SessionHandle,
};
use ensemble_document::{
    agenda::{Agenda, Field, Follow, change, is_link},
    outline::{FollowUp, FollowUpState, ItemKind, MOST_MINUTES},
};

/// A value that was typed in the field of this name, and the one with which the page was served.
struct Typed {
    name: String,
    before: String,
    now: String,
}

/// Takes over all changed values, and resets the forms.
pub(super) fn take_over(session: SessionHandle, forms: &web_sys::HtmlDivElement) {
    let Ok(found) = forms.query_selector_all("form") else { return };
    for index in 0..found.length() {
        let Some(form) = found.item(index).and_then(|form| form.dyn_into::<web_sys::HtmlFormElement>().ok())
        else {
            continue;
        };
        if let (Some(item), typed) = read(&form)
            && !typed.is_empty()
        {
            take_item(session, &item, &typed);
            form.reset();
        }
    }
}

/// The item of a form, and its changed values by name.
fn read(form: &web_sys::HtmlFormElement) -> (Option<String>, Vec<Typed>) {
    let mut item = None;
    let mut typed = Vec::new();
    let elements = form.elements();
    for index in 0..elements.length() {
        let Some(element) = elements.item(index) else { continue };
        let (name, before, now) = if let Some(field) = element.dyn_ref::<web_sys::HtmlInputElement>() {
            if field.name() == "item" {
                item = Some(field.value());
                continue;
            }
            (field.name(), field.default_value(), field.value())
        } else if let Some(field) = element.dyn_ref::<web_sys::HtmlTextAreaElement>() {
            (field.name(), field.default_value().unwrap_or_default(), field.value())
        } else if let Some(field) = element.dyn_ref::<web_sys::HtmlSelectElement>() {
            let served = field.query_selector("option[selected]").ok().flatten();
            (
                field.name(),
                served.and_then(|option| option.get_attribute("value")).unwrap_or_default(),
                field.value(),
            )
        } else {
            continue;
        };
        if before != now {
            typed.push(Typed { name, before, now });
        }
    }
    (item, typed)
}

fn take_item(session: SessionHandle, item: &str, typed: &[Typed]) {
    let agenda = session.session(Session::agenda);
    for Typed { name, before, now } in typed {
        let now = now.trim_end_matches(['\r', '\n']);
        if let Some(field) = Field::from_code(name) {
            let current = agenda.item(item).map(|item| item.field(field).to_owned()).unwrap_or_default();
            let changes = rebase(before, now, &current);
            session.change(|to| change::write(to, item, field, &changes));
        } else if let Some(entry) = name.strip_prefix("decision.").filter(|entry| *entry != "new") {
            write_entry(session, &agenda, [item, entry], before, now);
        } else if let Some((entry, part)) = name.strip_prefix("follow.").and_then(|rest| rest.split_once('.'))
        {
            match part {
                _ if entry == "new" => {}
                "what" => write_entry(session, &agenda, [item, entry], before, now),
                _ => set_follow_up(session, &agenda, [item, entry], part, now),
            }
        } else {
            set_value(session, item, name, now);
        }
    }
    add_entries(session, item, typed);
}

fn set_value(session: SessionHandle, item: &str, name: &str, now: &str) {
    match name {
        "kind" => {
            if let Some(kind) = ItemKind::from_code(now) {
                session.change(|to| change::set_kind(to, item, kind));
            }
        }
        "minutes" => {
            if let Some(minutes) = now.trim().parse().ok().filter(|minutes| *minutes <= MOST_MINUTES) {
                session.change(|to| change::set_minutes(to, item, minutes));
            }
        }
        "link" if now.is_empty() || is_link(now) => session.change(|to| change::set_link(to, item, now)),
        _ => {}
    }
}

fn write_entry(session: SessionHandle, agenda: &Agenda, [item, entry]: [&str; 2], before: &str, now: &str) {
    let Some(of) = agenda.item(item) else { return };
    let decision = of.decisions.iter().find(|each| each.id == entry).map(|each| &each.text);
    let follow_up = of.follow_ups.iter().find(|each| each.id == entry).map(|each| &each.what);
    if let Some(current) = decision.or(follow_up) {
        let changes = rebase(before, now, current);
        session.change(|to| change::write_entry(to, item, entry, &changes));
    }
}

fn set_follow_up(session: SessionHandle, agenda: &Agenda, [item, entry]: [&str; 2], part: &str, now: &str) {
    let of = agenda.item(item).and_then(|item| item.follow_ups.iter().find(|each| each.id == entry));
    let Some(Follow { who, due, state, .. }) = of else { return };
    let (mut who, mut due, mut state) = (who.as_str(), due.as_str(), *state);
    match part {
        "who" => who = now,
        "due" => due = now,
        _ => state = FollowUpState::from_code(now).unwrap_or(state),
    }
    session.change(|to| change::set_follow_up(to, item, entry, who, due, state));
}

/// Adds the decision and the follow-up that were typed as new ones.
fn add_entries(session: SessionHandle, item: &str, typed: &[Typed]) {
    let value = |name: &str| {
        let typed = typed.iter().find(|typed| typed.name == name);
        typed.map(|typed| typed.now.trim().to_owned()).unwrap_or_default()
    };
    let decision = value("decision.new");
    if !decision.is_empty() {
        session.change(|to| change::decide(to, item, &fresh_id(), &decision));
    }
    let follow_up = FollowUp {
        what: value("follow.new.what"),
        who: value("follow.new.who"),
        due: value("follow.new.due"),
        state: FollowUpState::Open,
    };
    if !follow_up.what.is_empty() {
        session.change(|to| change::follow_up_on(to, item, &fresh_id(), &follow_up));
    }
}

/// The field in the forms that has the focus, and its selection.
pub(super) struct Focus {
    id: String,
    selection: Option<(u32, u32)>,
}

impl Focus {
    pub(super) fn within(forms: &web_sys::HtmlDivElement) -> Option<Self> {
        let active = web_sys::window()?.document()?.active_element()?;
        if !forms.contains(Some(active.as_ref())) || active.id().is_empty() {
            return None;
        }
        let selection = if let Some(field) = active.dyn_ref::<web_sys::HtmlTextAreaElement>() {
            field.selection_start().ok().flatten().zip(field.selection_end().ok().flatten())
        } else {
            let field = active.dyn_ref::<web_sys::HtmlInputElement>()?;
            field.selection_start().ok().flatten().zip(field.selection_end().ok().flatten())
        };
        Some(Self { id: active.id(), selection })
    }

    /// Opens the item in whose details the field is.
    pub(super) fn open_item(&self, session: SessionHandle) {
        let item = session.places().with_untracked(|places| {
            let of =
                |id: &String| self.id.strip_prefix(id.as_str()).is_some_and(|field| field.starts_with('-'));
            places.iter().map(|(id, _)| id).find(|id| of(id)).cloned()
        });
        let in_row = ["-title.fr", "-title.en", "-minutes"].iter().any(|field| self.id.ends_with(field));
        session.open_item().set(item.filter(|_| !in_row));
    }

    /// Moves the focus to the field of the editor with the same id.
    pub(super) fn move_to(self, editor: &web_sys::HtmlDivElement) {
        let found = editor.query_selector(&format!("[id=\"{}\"]", self.id)).ok().flatten();
        let Some(field) = found.and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok()) else {
            return;
        };
        let _ = field.focus();
        if let (Some(field), Some((from, to))) =
            (field.dyn_ref::<web_sys::HtmlTextAreaElement>(), self.selection)
        {
            let _ = field.set_selection_range(from, to);
        }
    }
}
