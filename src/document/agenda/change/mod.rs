//! What people do to an agenda. Every verb is one change of the document, made within a transaction,
//! and does nothing when what it names is not there: somebody else may have been faster.
//!
//! Ids are given by the caller: they must be new, and randomness is not this module's.

use yrs::{
    GetString, Map, MapPrelim, MapRef, ReadTxn, Text as _, TextPrelim, TextRef, TransactionMut, WriteTxn,
};

mod back;
mod outcome;
mod translation;

pub use back::go_back;
pub use outcome::{decide, entry_text, follow_up_on, set_follow_up, strike, write_entry};
pub use translation::set_translation;

use super::{
    ITEMS, order,
    read::{self, map, shared, word},
    view::{Agenda, Field, Item},
};
use crate::outline::{FollowUp, ItemKind, MOST_MINUTES, Outline, OutlineItem};
use ensemble_core::{Lang, LocalizedText, Translation};

/// The longest that one text may grow through a verb, in UTF-16 units.
pub const LONGEST: usize = 20_000;

/// A replacement in a text: at a position, so many units go and a text comes. Positions and lengths
/// count UTF-16 units, as JavaScript does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Splice {
    /// Where.
    pub at: u32,
    /// How many units go.
    pub remove: u32,
    /// What comes.
    pub insert: String,
}

/// The one replacement that turns one text into another; nothing when they are the same.
#[must_use]
pub fn splice(old: &str, new: &str) -> Option<Splice> {
    if old == new {
        return None;
    }
    let (old, new): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
    let same = |pair: &(&char, &char)| pair.0 == pair.1;
    let before = old.iter().zip(&new).take_while(same).count();
    let after = old[before..].iter().rev().zip(new[before..].iter().rev()).take_while(same).count();
    let units = |text: &[char]| text.iter().map(|letter| u32::from(letter.len_utf16() == 2) + 1).sum();
    Some(Splice {
        at: units(&old[..before]),
        remove: units(&old[before..old.len() - after]),
        insert: new[before..new.len() - after].iter().collect(),
    })
}

/// Texts whose different parts are longer than this together are replaced in one piece, in characters squared.
const MAX_COMPARED: usize = 1_000_000;

/// The replacements that turn one text into another: each letter that both have in the same order stays. In the order of
/// their positions, which are those in `old`: they are applied from the last to the first.
#[must_use]
pub fn splices(old: &str, new: &str) -> Vec<Splice> {
    let Some(whole) = splice(old, new) else { return Vec::new() };
    let removed = units_between(old, whole.at, whole.at + whole.remove);
    let inserted: Vec<char> = whole.insert.chars().collect();
    if removed.is_empty() || inserted.is_empty() || removed.len() * inserted.len() > MAX_COMPARED {
        return vec![whole];
    }
    let length = |letters: &[char]| letters.iter().map(|letter| u32::from(letter.len_utf16() == 2) + 1).sum();
    let mut at = whole.at;
    let mut splices: Vec<Splice> = Vec::new();
    for change in similar::capture_diff_slices(similar::Algorithm::Myers, &removed, &inserted) {
        let (_, from, to) = change.as_tag_tuple();
        let remove: u32 = length(&removed[from.clone()]);
        if change.tag() == similar::DiffTag::Equal {
            at += remove;
            continue;
        }
        match splices.last_mut().filter(|last| last.at + last.remove == at) {
            Some(last) => {
                last.remove += remove;
                last.insert.extend(&inserted[to]);
            }
            None => splices.push(Splice { at, remove, insert: inserted[to].iter().collect() }),
        }
        at += remove;
    }
    splices
}

/// The letters between two positions, which count UTF-16 units.
fn units_between(text: &str, from: u32, to: u32) -> Vec<char> {
    let mut at = 0;
    text.chars()
        .filter(|letter| {
            let here = at;
            at += u32::from(letter.len_utf16() == 2) + 1;
            here >= from && here < to
        })
        .collect()
}

fn items(to: &mut TransactionMut<'_>) -> MapRef {
    to.get_or_insert_map(ITEMS)
}

fn item<T: ReadTxn>(from: &T, id: &str) -> Option<MapRef> {
    map(from, &from.get_map(ITEMS)?, id)
}

/// Puts the items of an outline at the end.
pub fn grow(to: &mut TransactionMut<'_>, outline: &Outline, mut id: impl FnMut() -> String) {
    let all = items(to);
    let mut last = read::agenda(to).items.pop().map(|item| item.order);
    for item in &outline.items {
        let place = order::between(last.as_deref(), None);
        all.insert(to, id(), prelim(item, &place, &mut id));
        last = Some(place);
    }
}

fn prelim(item: &OutlineItem, place: &str, id: &mut impl FnMut() -> String) -> MapPrelim {
    let mut last = None;
    let follow_ups: MapPrelim = item
        .follow_ups
        .iter()
        .map(|follow_up| {
            let place = order::between(last.as_deref(), None);
            last = Some(place.clone());
            (id(), follow_prelim(follow_up, &place))
        })
        .collect();
    let fields: [(&str, yrs::In); 10] = [
        ("order", place.into()),
        ("kind", item.kind.code().into()),
        ("minutes", f64::from(item.minutes.min(MOST_MINUTES)).into()),
        ("title", two(Some(&item.title)).into()),
        ("about", two(item.about.as_ref()).into()),
        ("lead", TextPrelim::new(item.lead.as_str()).into()),
        ("link", item.link.as_str().into()),
        ("notes", TextPrelim::new("").into()),
        ("decisions", MapPrelim::default().into()),
        ("follow_ups", follow_ups.into()),
    ];
    MapPrelim::from(fields)
}

fn two(passage: Option<&LocalizedText>) -> MapPrelim {
    let (source, fr, en, behind) = match passage {
        None => (None, "", "", false),
        Some(LocalizedText::Single { lang: Lang::Fr, text }) => (Some(Lang::Fr), text.as_str(), "", false),
        Some(LocalizedText::Single { lang: Lang::En, text }) => (Some(Lang::En), "", text.as_str(), false),
        Some(LocalizedText::Pair { source, fr, en, translation }) => {
            (Some(*source), fr.as_str(), en.as_str(), matches!(translation, Translation::Outdated { .. }))
        }
    };
    let mut fields: Vec<(&str, yrs::In)> = vec![
        (Lang::Fr.code(), TextPrelim::new(fr).into()),
        (Lang::En.code(), TextPrelim::new(en).into()),
        ("behind", behind.into()),
    ];
    if let Some(source) = source {
        fields.push(("source", source.code().into()));
    }
    fields.into_iter().collect()
}

fn follow_prelim(follow_up: &FollowUp, place: &str) -> MapPrelim {
    let fields: [(&str, yrs::In); 5] = [
        ("order", place.into()),
        ("what", TextPrelim::new(follow_up.what.as_str()).into()),
        ("who", follow_up.who.as_str().into()),
        ("due", follow_up.due.as_str().into()),
        ("state", follow_up.state.code().into()),
    ];
    MapPrelim::from(fields)
}

/// Adds an item without texts: after another, or at the end.
pub fn add(to: &mut TransactionMut<'_>, id: &str, kind: ItemKind, minutes: u16, after: Option<&str>) {
    let agenda = read::agenda(to);
    let at = after.and_then(|after| agenda.items.iter().position(|item| item.id == after));
    add_at(to, id, kind, minutes, at.map_or(agenda.items.len(), |at| at + 1));
}

/// Adds an item without texts before the item with this index, or at the end.
pub fn add_at(to: &mut TransactionMut<'_>, id: &str, kind: ItemKind, minutes: u16, index: usize) {
    let agenda = read::agenda(to);
    let place = make_room(to, &agenda, index);
    let nothing = LocalizedText::Single { lang: Lang::Fr, text: String::new() };
    let item = OutlineItem {
        kind,
        title: nothing,
        minutes,
        about: None,
        lead: String::new(),
        link: String::new(),
        follow_ups: Vec::new(),
    };
    let mut prelim = prelim(&item, &place, &mut String::new);
    // Whoever writes first decides which language is the original.
    prelim.insert("title".into(), two(None).into());
    items(to).insert(to, id, prelim);
}

/// A place for what shall stand before the item with this index. Items that were put in the same
/// place leave none between them: those after it move on.
fn make_room(to: &mut TransactionMut<'_>, agenda: &Agenda, index: usize) -> String {
    let index = index.min(agenda.items.len());
    let before = index.checked_sub(1).and_then(|before| agenda.items.get(before));
    let from = before.map_or("", |before| before.order.as_str());
    let tied = agenda.items[index..].iter().take_while(|item| item.order.as_str() <= from).count();
    let after = agenda.items.get(index + tied).map(|item| item.order.as_str());
    let place = order::between(Some(from), after);
    let mut last = place.clone();
    for item in &agenda.items[index..index + tied] {
        last = order::between(Some(&last), after);
        if let Some(item) = self::item(to, &item.id) {
            item.insert(to, "order", last.as_str());
        }
    }
    place
}

/// Moves an item so that it stands at this index among all that are on the agenda.
pub fn place_at(to: &mut TransactionMut<'_>, id: &str, index: usize) {
    let Some(item) = item(to, id) else { return };
    let mut agenda = read::agenda(to);
    let Some(now) = agenda.items.iter().position(|item| item.id == id) else { return };
    agenda.items.remove(now);
    let index = index.min(agenda.items.len());
    if index != now {
        let place = make_room(to, &agenda, index);
        item.try_update(to, "order", place);
    }
}

/// Says what people do during an item.
pub fn set_kind(to: &mut TransactionMut<'_>, id: &str, kind: ItemKind) {
    if let Some(item) = item(to, id) {
        item.try_update(to, "kind", kind.code());
    }
}

/// Says how long an item takes, in minutes.
pub fn set_minutes(to: &mut TransactionMut<'_>, id: &str, minutes: u16) {
    if let Some(item) = item(to, id) {
        item.try_update(to, "minutes", f64::from(minutes.min(MOST_MINUTES)));
    }
}

/// Says what an item refers to.
pub fn set_link(to: &mut TransactionMut<'_>, id: &str, link: &str) {
    if let Some(item) = item(to, id) {
        item.try_update(to, "link", link);
    }
}

/// Changes one of an item's texts, replacement after replacement. Texts stop growing at [`LONGEST`].
pub fn write(to: &mut TransactionMut<'_>, id: &str, field: Field, splices: &[Splice]) {
    let Some(text) = read::text(to, id, field) else { return };
    if apply(to, &text, splices) {
        if let Field::Title(lang) = field {
            follow_language(to, id, "title", lang);
        } else if let Field::About(lang) = field {
            follow_language(to, id, "about", lang);
        }
    }
}

/// All replacements, or none: a text that would grow too long stays as it is, and so does what one of
/// them would have taken out.
fn apply(to: &mut TransactionMut<'_>, text: &TextRef, splices: &[Splice]) -> bool {
    let (mut gone, mut come) = (0, 0);
    for Splice { remove, insert, .. } in splices {
        gone += *remove as usize;
        come += insert.encode_utf16().count();
    }
    if come > gone && text.len(to) as usize + come - gone > LONGEST {
        return false;
    }
    let mut changed = false;
    for Splice { at, remove, insert } in splices {
        let length = text.len(to);
        let at = (*at).min(length);
        let remove = (*remove).min(length - at);
        if remove > 0 {
            text.remove_range(to, at, remove);
        }
        if !insert.is_empty() {
            text.insert(to, at, insert);
        }
        changed |= remove > 0 || !insert.is_empty();
    }
    changed
}

/// The first language that is written is the original; when the original changes afterwards, the
/// other is behind.
fn follow_language(to: &mut TransactionMut<'_>, id: &str, key: &str, written: Lang) {
    let Some(two) = item(to, id).and_then(|item| map(to, &item, key)) else { return };
    let is_empty = |to: &TransactionMut<'_>, lang: Lang| {
        shared(to, &two, lang.code()).is_none_or(|text| text.get_string(to).trim().is_empty())
    };
    let (own, other) = (is_empty(to, written), is_empty(to, written.other()));
    match (own, other) {
        (false, true) => {
            two.try_update(to, "source", written.code());
            two.try_update(to, "behind", false);
        }
        (true, false) => {
            two.try_update(to, "source", written.other().code());
            two.try_update(to, "behind", false);
        }
        (false, false) if word(to, &two, "source") == written.code() => {
            two.try_update(to, "behind", true);
        }
        _ => {}
    }
}

/// Says that both languages of a text say the same again.
pub fn confirm_translation(to: &mut TransactionMut<'_>, id: &str, field: Field) {
    let key = match field {
        Field::Title(_) => "title",
        Field::About(_) => "about",
        Field::Lead | Field::Notes => return,
    };
    if let Some(two) = item(to, id).and_then(|item| map(to, &item, key)) {
        two.try_update(to, "behind", false);
    }
}

/// Takes an item off the agenda. What stands in it stays.
pub fn remove(to: &mut TransactionMut<'_>, id: &str) {
    if let Some(item) = item(to, id) {
        item.try_update(to, "removed", true);
    }
}

/// Puts an item back where it stood.
pub fn restore(to: &mut TransactionMut<'_>, id: &str) {
    if let Some(item) = item(to, id) {
        item.try_update(to, "removed", false);
    }
}

/// Parts an item in two: the second half of its minutes, of the same kind and under the same name,
/// comes after it as a new item.
pub fn split(to: &mut TransactionMut<'_>, id: &str, new: &str) {
    let agenda = read::agenda(to);
    let Some(index) = agenda.items.iter().position(|item| item.id == id) else { return };
    let first = &agenda.items[index];
    let half = OutlineItem { minutes: first.minutes / 2, about: None, ..plan(first) };
    let place = make_room(to, &agenda, index + 1);
    items(to).insert(to, new, prelim(&half, &place, &mut String::new));
    set_minutes(to, id, first.minutes - half.minutes);
}

/// Adds a copy of an item after it: what is planned, and nothing of what came out of it.
pub fn duplicate(to: &mut TransactionMut<'_>, id: &str, new: &str) {
    let agenda = read::agenda(to);
    let Some(index) = agenda.items.iter().position(|item| item.id == id) else { return };
    let copy = plan(&agenda.items[index]);
    let place = make_room(to, &agenda, index + 1);
    items(to).insert(to, new, prelim(&copy, &place, &mut String::new));
}

/// What is planned of an item.
fn plan(item: &Item) -> OutlineItem {
    OutlineItem {
        kind: item.kind,
        title: item
            .title
            .passage()
            .unwrap_or_else(|| LocalizedText::Single { lang: Lang::Fr, text: String::new() }),
        minutes: item.minutes,
        about: item.about.passage(),
        lead: item.lead.clone(),
        link: item.link.clone(),
        follow_ups: Vec::new(),
    }
}

/// Joins the item after this one to it: minutes are added, texts put below each other, and the second
/// is taken off the agenda, where it can be put back from. Texts that are too long together keep both
/// items as they are.
pub fn merge(to: &mut TransactionMut<'_>, id: &str, mut new_id: impl FnMut() -> String) {
    let agenda = read::agenda(to);
    let Some(index) = agenda.items.iter().position(|item| item.id == id) else { return };
    let (first, Some(second)) = (&agenda.items[index], agenda.items.get(index + 1)) else { return };
    let units = |text: &str| text.encode_utf16().count();
    // With room for what stands between the two.
    if Field::ALL.iter().any(|field| units(first.field(*field)) + units(second.field(*field)) + 4 > LONGEST) {
        return;
    }
    set_minutes(to, id, first.minutes.saturating_add(second.minutes));
    for field in Field::ALL {
        let (mine, theirs) = (first.field(field).trim_end(), second.field(field).trim());
        if theirs.is_empty() || mine == theirs {
            continue;
        }
        let between = match field {
            _ if mine.is_empty() => "",
            Field::Title(_) => " · ",
            Field::Lead => ", ",
            Field::About(_) | Field::Notes => "\n\n",
        };
        let end = u32::try_from(units(first.field(field))).unwrap_or(u32::MAX);
        write(to, id, field, &[Splice { at: end, remove: 0, insert: format!("{between}{theirs}") }]);
    }
    for decision in &second.decisions {
        decide(to, id, &new_id(), &decision.text);
    }
    for follow in &second.follow_ups {
        let follow_up = FollowUp {
            what: follow.what.clone(),
            who: follow.who.clone(),
            due: follow.due.clone(),
            state: follow.state,
        };
        follow_up_on(to, id, &new_id(), &follow_up);
    }
    remove(to, &second.id);
}
