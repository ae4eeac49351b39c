//! What a form says of one item, and the changes that say the same. Pure.
//!
//! A form is sent with the number that the log had when the page was made: what was typed is a change
//! of what its sender saw. Notes of groups have the same items, and fewer fields.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer};
use yrs::TransactionMut;

use crate::meeting::start::new_id;
use ensemble_core::{Lang, error::FieldErrors, string_enum};
use ensemble_document::{
    agenda::{
        Field, agenda,
        change::{self, Splice},
        is_link,
    },
    outline::{FollowUp, FollowUpState, ItemKind, MOST_MINUTES},
};
use ensemble_server::differences::{self, ChangeTag};
use ensemble_texts as t;

string_enum! {
    /// What is to be done with an item. All but `restore` save what was typed in it first.
    ItemAction {
        /// Nothing but saving.
        Save = "save",
        /// Move it up.
        Up = "up",
        /// Move it down.
        Down = "down",
        /// Remove it.
        Remove = "remove",
        /// Put it back.
        Restore = "restore",
        /// Divide it in two.
        Split = "split",
        /// Join it with the next.
        Merge = "merge",
        /// Confirm its translation.
        Confirm = "confirm",
        /// Add a new one.
        Add = "add",
    }
}

/// What a plain form says of one item. A field that the form does not have is `None`, and stays as it is.
///
/// Decisions and follow-ups have fields of their own, named by their ids: `decision.…`, `follow.….what`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct ItemInput {
    /// The number of the log's last update when the page was made.
    pub seen: i64,
    /// The item's id; empty for a new one.
    #[serde(default)]
    pub item: String,
    /// The item after which a new one comes.
    #[serde(default)]
    after: String,
    #[serde(default, deserialize_with = "sent")]
    kind: Option<String>,
    #[serde(default, deserialize_with = "sent")]
    minutes: Option<String>,
    #[serde(default, deserialize_with = "sent")]
    link: Option<String>,
    /// The item's texts by their [codes](Field::code), and what came out of it.
    #[serde(flatten)]
    texts: BTreeMap<String, String>,
}

/// A field that the form has, even if it is empty.
fn sent<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    String::deserialize(deserializer).map(Some)
}

impl ItemInput {
    /// What was typed into a field; empty when the form does not have it.
    #[must_use]
    pub fn typed(&self, name: &str) -> &str {
        let field = match name {
            "kind" => self.kind.as_deref(),
            "minutes" => self.minutes.as_deref(),
            "link" => self.link.as_deref(),
            _ => self.text(name),
        };
        field.unwrap_or_default()
    }

    /// What was typed in a field of the agenda's, by the field's code; `None` when the form does not have it.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&str> {
        self.texts.get(name).map(String::as_str)
    }

    /// The minutes, when they are a length that an item may have.
    fn minutes(&self) -> Option<u16> {
        self.minutes.as_deref()?.parse().ok().filter(|minutes| *minutes <= MOST_MINUTES)
    }

    fn kind(&self) -> Option<ItemKind> {
        self.kind.as_deref().and_then(ItemKind::from_code)
    }
}

/// What is wrong with a form, by field. A form without minutes is a button alone.
#[must_use]
pub fn errors(lang: Lang, input: &ItemInput) -> FieldErrors {
    let mut errors = FieldErrors::default();
    if input.minutes.is_none() {
        return errors;
    }
    let id = |name: &str| format!("{}-{name}", input.item);
    if input.minutes().is_none() {
        errors.add(&id("minutes"), t::agenda_bad_minutes(lang, MOST_MINUTES.to_string()));
    }
    if input.link.as_deref().is_some_and(|link| !link.is_empty() && !is_link(link)) {
        errors.add(&id("link"), t::agenda_bad_link(lang));
    }
    let link = input.link.iter().map(|link| ("link", link.as_str()));
    for (name, value) in input.texts.iter().map(|(name, value)| (name.as_str(), value.as_str())).chain(link) {
        if value.encode_utf16().count() > change::LONGEST {
            errors.add(&id(name), t::agenda_too_long(lang, change::LONGEST.to_string()));
        }
        if name.ends_with(".due") && !value.is_empty() && value.parse::<jiff::civil::Date>().is_err() {
            errors.add(&id(name), t::agenda_bad_date(lang));
        }
    }
    errors
}

/// Changes the agenda, or another document of its shape, as the form says.
pub fn apply_item_input(transaction: &mut TransactionMut<'_>, action: ItemAction, input: &ItemInput) {
    let item = input.item.as_str();
    // The form of an item may add another after it: what was typed in it is about the item.
    let saves = input.minutes.is_some() && !item.is_empty();
    if saves {
        save(transaction, input);
    }
    if action == ItemAction::Add {
        let after = Some(input.after.as_str()).filter(|after| !after.is_empty());
        let kind = input.kind().filter(|_| !saves).unwrap_or(ItemKind::Discussion);
        let minutes = input.minutes().filter(|_| !saves).unwrap_or(10);
        return change::add(transaction, &new_id(), kind, minutes, after);
    }
    let place = agenda(transaction).items.iter().position(|each| each.id == item);
    match (action, place) {
        (ItemAction::Up, Some(place)) => change::place_at(transaction, item, place.saturating_sub(1)),
        (ItemAction::Down, Some(place)) => change::place_at(transaction, item, place + 1),
        (ItemAction::Remove, _) => change::remove(transaction, item),
        (ItemAction::Restore, _) => change::restore(transaction, item),
        (ItemAction::Split, _) => change::split(transaction, item, &new_id()),
        (ItemAction::Merge, _) => change::merge(transaction, item, new_id),
        (ItemAction::Confirm, _) => {
            for field in [Field::Title(Lang::Fr), Field::About(Lang::Fr)] {
                change::confirm_translation(transaction, item, field);
            }
        }
        _ => {}
    }
}

fn save(to: &mut TransactionMut<'_>, input: &ItemInput) {
    let id = input.item.as_str();
    let Some(before) = agenda(to).item(id).cloned() else { return };
    for field in Field::ALL {
        if let Some(typed) = input.text(field.code()) {
            change::write(to, id, field, &splices(before.field(field), typed));
        }
    }
    if let Some(minutes) = input.minutes() {
        change::set_minutes(to, id, minutes);
    }
    if let Some(kind) = input.kind() {
        change::set_kind(to, id, kind);
    }
    if let Some(link) = &input.link {
        change::set_link(to, id, link);
    }
    for decision in &before.decisions {
        match input.text(&format!("decision.{}", decision.id)) {
            None => {}
            Some("") => change::strike(to, id, &decision.id),
            Some(typed) => change::write_entry(to, id, &decision.id, &splices(&decision.text, typed)),
        }
    }
    if let Some(text) = input.text("decision.new").filter(|text| !text.is_empty()) {
        change::decide(to, id, &new_id(), text);
    }
    for follow in &before.follow_ups {
        let typed = |part: &str| input.typed(&format!("follow.{}.{part}", follow.id));
        match input.text(&format!("follow.{}.what", follow.id)) {
            None => {}
            Some("") => change::strike(to, id, &follow.id),
            Some(what) => {
                change::write_entry(to, id, &follow.id, &splices(&follow.what, what));
                let state = FollowUpState::from_code(typed("state")).unwrap_or(follow.state);
                change::set_follow_up(to, id, &follow.id, typed("who"), typed("due"), state);
            }
        }
    }
    if let Some(what) = input.text("follow.new.what").filter(|what| !what.is_empty()) {
        let follow_up = FollowUp {
            what: what.to_owned(),
            who: input.typed("follow.new.who").to_owned(),
            due: input.typed("follow.new.due").to_owned(),
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
#[must_use]
pub fn splices(old: &str, new: &str) -> Vec<Splice> {
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
