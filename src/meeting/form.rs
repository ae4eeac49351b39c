//! What a form says of one item, and the changes that say the same. Pure.
//!
//! A form is sent with the number that the log had when the page was made: what was typed is a change
//! of what its sender saw. Notes of groups have the same items, and fewer fields.

use yrs::TransactionMut;

use crate::{
    i18n::{Lang, t},
    meeting::{
        agenda::{Field, agenda, change, change::Splice, is_link},
        outline::{FollowUp, FollowUpState, ItemKind, MOST_MINUTES},
        start::new_id,
    },
    server::{
        differences::{self, ChangeTag},
        web::Form,
    },
    ui::FieldError,
};

/// What is to be done with an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Save what was typed.
    Save,
    /// And move it up.
    Up,
    /// And move it down.
    Down,
    /// And take it off.
    Remove,
    /// Put it back.
    Restore,
    /// And part it in two.
    Split,
    /// And join it with the next.
    Merge,
    /// And say that its translation stands.
    Confirm,
    /// Add one.
    Add,
}

impl Deed {
    /// Reads what a button sent.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Some(match code {
            "save" => Self::Save,
            "up" => Self::Up,
            "down" => Self::Down,
            "remove" => Self::Remove,
            "restore" => Self::Restore,
            "split" => Self::Split,
            "merge" => Self::Merge,
            "confirm" => Self::Confirm,
            "add" => Self::Add,
            _ => return None,
        })
    }
}

/// What is wrong with a form, by field.
#[must_use]
pub fn faults(lang: Lang, item: &str, form: &Form) -> Vec<FieldError> {
    let id = |name: &str| format!("{item}-{name}");
    let mut faults = Vec::new();
    if minutes(form).is_none() {
        faults.push(FieldError::new(id("minutes"), t::agenda_bad_minutes(lang, MOST_MINUTES.to_string())));
    }
    let link = form.text("link");
    if !link.is_empty() && !is_link(link) {
        faults.push(FieldError::new(id("link"), t::agenda_bad_link(lang)));
    }
    for (name, value) in form.pairs() {
        if value.encode_utf16().count() > change::LONGEST {
            faults.push(FieldError::new(id(name), t::agenda_too_long(lang, change::LONGEST.to_string())));
        }
        if name.ends_with(".due") && !value.is_empty() && value.parse::<jiff::civil::Date>().is_err() {
            faults.push(FieldError::new(id(name), t::agenda_bad_date(lang)));
        }
    }
    faults
}

fn minutes(form: &Form) -> Option<u16> {
    form.text("minutes").parse().ok().filter(|minutes| *minutes <= MOST_MINUTES)
}

/// Does what the form says.
pub fn perform(to: &mut TransactionMut<'_>, item: &str, deed: &Deed, form: &Form) {
    if *deed == Deed::Add {
        let after = Some(form.text("after")).filter(|after| !after.is_empty());
        let kind = ItemKind::from_code(form.text("kind")).unwrap_or(ItemKind::Discussion);
        return change::add(to, &new_id(), kind, minutes(form).unwrap_or(10), after);
    }
    if form.has("minutes") {
        save(to, item, form);
    }
    let place = agenda(to).items.iter().position(|each| each.id == item);
    match (deed, place) {
        (Deed::Up, Some(place)) => change::place_at(to, item, place.saturating_sub(1)),
        (Deed::Down, Some(place)) => change::place_at(to, item, place + 1),
        (Deed::Remove, _) => change::remove(to, item),
        (Deed::Restore, _) => change::restore(to, item),
        (Deed::Split, _) => change::split(to, item, &new_id()),
        (Deed::Merge, _) => change::merge(to, item, new_id),
        (Deed::Confirm, _) => {
            for field in [Field::Title(Lang::Fr), Field::About(Lang::Fr)] {
                change::confirm_translation(to, item, field);
            }
        }
        _ => {}
    }
}

fn save(to: &mut TransactionMut<'_>, id: &str, form: &Form) {
    let Some(before) = agenda(to).item(id).cloned() else { return };
    for field in Field::ALL {
        if form.has(field.code()) {
            change::write(to, id, field, &splices(before.field(field), form.text(field.code())));
        }
    }
    if let Some(minutes) = minutes(form) {
        change::set_minutes(to, id, minutes);
    }
    if let Some(kind) = ItemKind::from_code(form.text("kind")) {
        change::set_kind(to, id, kind);
    }
    if form.has("link") {
        change::set_link(to, id, form.text("link"));
    }
    for decision in &before.decisions {
        let name = format!("decision.{}", decision.id);
        let typed = form.text(&name);
        if !form.has(&name) {
            continue;
        }
        if typed.is_empty() {
            change::strike(to, id, &decision.id);
        } else {
            change::write_entry(to, id, &decision.id, &splices(&decision.text, typed));
        }
    }
    if let Some(text) = form.some("decision.new") {
        change::decide(to, id, &new_id(), text);
    }
    for follow in &before.follow_ups {
        let typed = |what: &str| form.text(&format!("follow.{}.{what}", follow.id));
        if !form.has(&format!("follow.{}.what", follow.id)) {
            continue;
        }
        if typed("what").is_empty() {
            change::strike(to, id, &follow.id);
        } else {
            change::write_entry(to, id, &follow.id, &splices(&follow.what, typed("what")));
            let state = FollowUpState::from_code(typed("state")).unwrap_or(follow.state);
            change::set_follow_up(to, id, &follow.id, typed("who"), typed("due"), state);
        }
    }
    if let Some(what) = form.some("follow.new.what") {
        let follow_up = FollowUp {
            what: what.to_owned(),
            who: form.text("follow.new.who").to_owned(),
            due: form.text("follow.new.due").to_owned(),
            state: FollowUpState::Open,
        };
        change::follow_up_on(to, id, &new_id(), &follow_up);
    }
}

/// The most replacements of one text. Each costs a walk through the document's text; a text that was rewritten
/// becomes one replacement.
const MOST_SPLICES: usize = 400;

/// The replacements, word by word, that turn one text into another. What a form cannot tell apart is
/// left alone: it trims the ends, and knows one kind of line end.
pub(crate) fn splices(old: &str, new: &str) -> Vec<Splice> {
    if old.trim() == new {
        return Vec::new();
    }
    let units = |text: &str| u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX);
    let mut at = 0;
    let mut splices = Vec::new();
    for (tag, text) in differences::words(old, new) {
        match tag {
            ChangeTag::Equal => at += units(&text),
            ChangeTag::Delete => splices.push(Splice { at, remove: units(&text), insert: String::new() }),
            ChangeTag::Insert => {
                let after = at + units(&text);
                splices.push(Splice { at, remove: 0, insert: text });
                at = after;
            }
        }
    }
    if splices.len() > MOST_SPLICES {
        return change::splice(old, new).into_iter().collect();
    }
    splices
}
