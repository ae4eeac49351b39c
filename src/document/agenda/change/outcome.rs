//! What comes out of an item: decisions and follow-ups.

use yrs::{Map, MapPrelim, MapRef, ReadTxn, TextPrelim, TextRef, TransactionMut};

use super::{
    super::{
        order,
        read::{map, shared, word},
    },
    Splice, apply, follow_prelim, item,
};
use crate::outline::{FollowUp, FollowUpState};

fn last_place<T: ReadTxn>(from: &T, of: &MapRef) -> Option<String> {
    of.iter(from)
        .filter_map(|(_, value)| match value {
            yrs::Out::YMap(entry) => Some(word(from, &entry, "order")),
            _ => None,
        })
        .max()
}

fn list(to: &mut TransactionMut<'_>, id: &str, key: &'static str) -> Option<MapRef> {
    let item = item(to, id)?;
    Some(match map(to, &item, key) {
        Some(list) => list,
        None => item.insert(to, key, MapPrelim::default()),
    })
}

/// Notes a decision.
pub fn decide(to: &mut TransactionMut<'_>, id: &str, decision: &str, text: &str) {
    let Some(list) = list(to, id, "decisions") else { return };
    let place = order::between(last_place(to, &list).as_deref(), None);
    let fields: [(&str, yrs::In); 2] = [("order", place.into()), ("text", TextPrelim::new(text).into())];
    list.insert(to, decision, MapPrelim::from(fields));
}

/// Notes what somebody will do.
pub fn follow_up_on(to: &mut TransactionMut<'_>, id: &str, follow_up: &str, what: &FollowUp) {
    let Some(list) = list(to, id, "follow_ups") else { return };
    let place = order::between(last_place(to, &list).as_deref(), None);
    list.insert(to, follow_up, follow_prelim(what, &place));
}

/// The shared text of a decision or of a follow-up.
#[must_use]
pub fn entry_text<T: ReadTxn>(from: &T, id: &str, entry: &str) -> Option<TextRef> {
    let item = item(from, id)?;
    let find = |list: &str, key: &str| shared(from, &map(from, &map(from, &item, list)?, entry)?, key);
    find("decisions", "text").or_else(|| find("follow_ups", "what"))
}

/// Changes the text of a decision or of a follow-up.
pub fn write_entry(to: &mut TransactionMut<'_>, id: &str, entry: &str, splices: &[Splice]) {
    if let Some(text) = entry_text(to, id, entry) {
        apply(to, &text, splices);
    }
}

/// Says who does it, by when, and how it stands.
pub fn set_follow_up(
    to: &mut TransactionMut<'_>,
    id: &str,
    follow_up: &str,
    who: &str,
    due: &str,
    state: FollowUpState,
) {
    let Some(list) = list(to, id, "follow_ups") else { return };
    if let Some(entry) = map(to, &list, follow_up) {
        entry.try_update(to, "who", who);
        entry.try_update(to, "due", due);
        entry.try_update(to, "state", state.code());
    }
}

/// Strikes a decision or a follow-up.
pub fn strike(to: &mut TransactionMut<'_>, id: &str, entry: &str) {
    for key in ["decisions", "follow_ups"] {
        if let Some(list) = list(to, id, key)
            && list.contains_key(to, entry)
        {
            list.remove(to, entry);
        }
    }
}
