//! From the document to an agenda. Whoever writes in a document may be a client of another make: what
//! is missing or of another shape reads as nothing, and nothing is refused.

use yrs::{Any, GetString, Map, MapRef, Number, Out, ReadTxn, TextRef};

use super::{
    ITEMS,
    order::ordered,
    view::{Agenda, Decision, Field, Follow, Item, Text},
};
use crate::outline::{FollowUpState, ItemKind, MOST_MINUTES};
use ensemble_core::Lang;

/// Reads the agenda.
#[must_use]
pub fn agenda<T: ReadTxn>(from: &T) -> Agenda {
    let Some(items) = from.get_map(ITEMS) else { return Agenda::default() };
    let mut agenda = Agenda::default();
    for (id, value) in items.iter(from) {
        let Out::YMap(map) = value else { continue };
        let item = item(from, id.to_owned(), &map);
        if is_removed(from, &map) { &mut agenda.removed } else { &mut agenda.items }.push(item);
    }
    let in_order = |list| ordered(list, |item: &Item| (&item.order, &item.id));
    Agenda { items: in_order(agenda.items), removed: in_order(agenda.removed) }
}

/// One item of the agenda, and whether it was removed.
#[must_use]
pub fn item_with_id<T: ReadTxn>(from: &T, id: &str) -> Option<(Item, bool)> {
    let map = map(from, &from.get_map(ITEMS)?, id)?;
    Some((item(from, id.to_owned(), &map), is_removed(from, &map)))
}

/// The shared text with this code: that of a [`Field`], or the id of a decision or a follow-up.
#[must_use]
pub fn text_with_code<T: ReadTxn>(from: &T, item: &str, code: &str) -> Option<TextRef> {
    match Field::from_code(code) {
        Some(field) => text(from, item, field),
        None => super::change::entry_text(from, item, code),
    }
}

/// The shared text of one of an item's fields.
#[must_use]
pub fn text<T: ReadTxn>(from: &T, item: &str, field: Field) -> Option<TextRef> {
    let item = map(from, &from.get_map(ITEMS)?, item)?;
    match field {
        Field::Title(lang) => shared(from, &map(from, &item, "title")?, lang.code()),
        Field::About(lang) => shared(from, &map(from, &item, "about")?, lang.code()),
        Field::Lead => shared(from, &item, "lead"),
        Field::Notes => shared(from, &item, "notes"),
    }
}

fn item<T: ReadTxn>(from: &T, id: String, item: &MapRef) -> Item {
    let decisions: Vec<Decision> = entries(from, item, "decisions", |id, entry| Decision {
        id,
        order: word(from, entry, "order"),
        text: written(from, entry, "text"),
    });
    let decisions = ordered(decisions, |each| (&each.order, &each.id));
    let follow_ups: Vec<Follow> = entries(from, item, "follow_ups", |id, entry| Follow {
        id,
        order: word(from, entry, "order"),
        what: written(from, entry, "what"),
        who: word(from, entry, "who"),
        due: word(from, entry, "due"),
        state: FollowUpState::from_code(&word(from, entry, "state")).unwrap_or(FollowUpState::Open),
    });
    let follow_ups = ordered(follow_ups, |each| (&each.order, &each.id));
    Item {
        id,
        order: word(from, item, "order"),
        kind: ItemKind::from_code(&word(from, item, "kind")).unwrap_or(ItemKind::Discussion),
        minutes: minutes(from, item),
        title: two(from, item, "title"),
        about: two(from, item, "about"),
        lead: written(from, item, "lead"),
        link: word(from, item, "link"),
        notes: written(from, item, "notes"),
        decisions,
        follow_ups,
    }
}

fn is_removed<T: ReadTxn>(from: &T, item: &MapRef) -> bool {
    matches!(item.get(from, "removed"), Some(Out::Any(Any::Bool(true))))
}

fn two<T: ReadTxn>(from: &T, item: &MapRef, key: &str) -> Text {
    let Some(two) = map(from, item, key) else { return Text::default() };
    Text {
        fr: written(from, &two, Lang::Fr.code()),
        en: written(from, &two, Lang::En.code()),
        source: Lang::from_code(&word(from, &two, "source")),
        behind: matches!(two.get(from, "behind"), Some(Out::Any(Any::Bool(true)))),
    }
}

fn entries<T: ReadTxn, E>(from: &T, item: &MapRef, key: &str, read: impl Fn(String, &MapRef) -> E) -> Vec<E> {
    let Some(all) = map(from, item, key) else { return Vec::new() };
    all.iter(from)
        .filter_map(|(id, value)| match value {
            Out::YMap(entry) => Some(read(id.to_owned(), &entry)),
            _ => None,
        })
        .collect()
}

pub(super) fn map<T: ReadTxn>(from: &T, of: &MapRef, key: &str) -> Option<MapRef> {
    match of.get(from, key)? {
        Out::YMap(map) => Some(map),
        _ => None,
    }
}

pub(super) fn shared<T: ReadTxn>(from: &T, of: &MapRef, key: &str) -> Option<TextRef> {
    match of.get(from, key)? {
        Out::YText(text) => Some(text),
        _ => None,
    }
}

fn written<T: ReadTxn>(from: &T, of: &MapRef, key: &str) -> String {
    shared(from, of, key).map(|text| text.get_string(from)).unwrap_or_default()
}

pub(super) fn word<T: ReadTxn>(from: &T, of: &MapRef, key: &str) -> String {
    match of.get(from, key) {
        Some(Out::Any(Any::String(text))) => text.to_string(),
        _ => String::new(),
    }
}

fn minutes<T: ReadTxn>(from: &T, item: &MapRef) -> u16 {
    let number = match item.get(from, "minutes") {
        Some(Out::Any(Any::Number(Number::Int(number)))) => number,
        #[allow(clippy::cast_possible_truncation, reason = "a float is cut to the range below")]
        Some(Out::Any(Any::Number(Number::Float(number)))) => number as i64,
        _ => 0,
    };
    u16::try_from(number.clamp(0, i64::from(MOST_MINUTES))).unwrap_or(0)
}
