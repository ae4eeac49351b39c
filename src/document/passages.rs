//! A chapter of a guide as a shared document: an agenda of which each item is a passage, with its title and its text in two
//! languages. The text of a passage is what an agenda calls the description of an item.

use std::collections::HashSet;

use yrs::TransactionMut;

use crate::{
    agenda::{
        Agenda, Field, Item, Text, agenda,
        change::{self, Splice},
    },
    outline::ItemKind,
};
use ensemble_core::Lang;

/// The fields of a passage.
pub const FIELDS: [Field; 4] =
    [Field::Title(Lang::Fr), Field::Title(Lang::En), Field::About(Lang::Fr), Field::About(Lang::En)];

/// A passage.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passage {
    /// The id of its item.
    pub id: String,
    pub title: Text,
    pub text: Text,
}

/// The passages of a document, in order.
#[must_use]
pub fn passages(of: &Agenda) -> Vec<Passage> {
    let passage =
        |item: &Item| Passage { id: item.id.clone(), title: item.title.clone(), text: item.about.clone() };
    of.items.iter().map(passage).collect()
}

/// Whether a passage says nothing in any language.
#[must_use]
pub fn is_blank(item: &Item) -> bool {
    FIELDS.iter().all(|field| item.field(*field).trim().is_empty())
}

/// How many words of its text name a passage without a title.
const NAME_WORDS: usize = 6;

/// What a passage is called, in this language or the other: its title, or how its text begins; empty when it says nothing.
#[must_use]
pub fn name(of: &Item, lang: Lang) -> String {
    let title = of.name(lang);
    if !title.is_empty() {
        return title.to_owned();
    }
    let own = of.about.of(lang);
    let text = if own.trim().is_empty() { of.about.of(lang.other()) } else { own };
    let mut words = text.split_whitespace();
    let begins: Vec<&str> = words.by_ref().take(NAME_WORDS).collect();
    let more = if words.next().is_some() { "…" } else { "" };
    format!("{}{more}", begins.join(" "))
}

/// Changes a document so that these passages are in it, in this order. Those that are there keep their items, and their texts
/// the letters that both versions have: what others write there at the same time stays where it is. What was taken off comes
/// back. Other items stay where they are.
pub fn rewrite(to: &mut TransactionMut<'_>, passages: &[Passage]) {
    let before = agenda(to);
    for passage in passages {
        let old = before.item(&passage.id);
        if old.is_none() {
            change::add(to, &passage.id, ItemKind::Discussion, 0, None);
        }
        // Others may take it off at this moment: what is there is not put back.
        if before.removed.iter().any(|item| item.id == passage.id) {
            change::restore(to, &passage.id);
        }
        for field in FIELDS {
            let old = old.map(|old| old.field(field)).unwrap_or_default();
            write(to, &passage.id, field, old, new(passage, field));
        }
        for (field, text) in [(FIELDS[0], &passage.title), (FIELDS[2], &passage.text)] {
            if let Some(source) = text.source {
                change::set_translation(to, &passage.id, field, source, text.behind);
            }
        }
    }
    let ids: Vec<&str> = passages.iter().map(|passage| passage.id.as_str()).collect();
    arrange(to, &ids);
}

/// Takes a passage off, and all that it says with it: it cannot be put back.
pub fn erase(to: &mut TransactionMut<'_>, id: &str) {
    let now = agenda(to);
    let Some(item) = now.item(id) else { return };
    change::remove(to, id);
    for field in FIELDS {
        let splices: Vec<Splice> = change::splice(item.field(field), "").into_iter().collect();
        change::write(to, id, field, &splices);
    }
}

fn new(passage: &Passage, field: Field) -> &str {
    match field {
        Field::Title(lang) => passage.title.of(lang),
        Field::About(lang) => passage.text.of(lang),
        Field::Lead | Field::Notes => "",
    }
}

/// Writes a text over that of an item. Spaces around it are left alone: a person may be about to type there.
fn write(to: &mut TransactionMut<'_>, id: &str, field: Field, old: &str, text: &str) {
    if old.trim() == text.trim() {
        return;
    }
    // Their positions are those in the old text.
    let splices: Vec<Splice> = change::splices(old, text).into_iter().rev().collect();
    change::write(to, id, field, &splices);
}

/// Puts items in this order; as few as possible are moved.
fn arrange(to: &mut TransactionMut<'_>, ids: &[&str]) {
    let asked: HashSet<&str> = ids.iter().copied().collect();
    let now = agenda(to);
    let now: Vec<&str> =
        now.items.iter().map(|item| item.id.as_str()).filter(|id| asked.contains(id)).collect();
    let mut staying: HashSet<&str> = HashSet::new();
    for step in similar::capture_diff_slices(similar::Algorithm::Myers, &now, ids) {
        let (tag, from, _) = step.as_tag_tuple();
        if tag == similar::DiffTag::Equal {
            staying.extend(&now[from]);
        }
    }
    let mut last: Option<&str> = None;
    for id in ids.iter().copied() {
        if !staying.contains(id) {
            let items = agenda(to).items;
            let mut others = items.iter().filter(|item| item.id != id);
            let index = last.and_then(|last| others.position(|item| item.id == last)).map_or(0, |at| at + 1);
            change::place_at(to, id, index);
        }
        last = Some(id);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use yrs::{Doc, Transact};

    use super::{Passage, erase, is_blank, name, passages, rewrite};
    use crate::{
        agenda::{
            Field, Text, agenda,
            change::{self, Splice},
        },
        crdt,
        outline::ItemKind,
    };
    use ensemble_core::Lang;

    fn text(fr: &str, en: &str) -> Text {
        Text { fr: fr.to_owned(), en: en.to_owned(), source: Some(Lang::Fr), behind: false }
    }

    fn passage(id: &str, fr: &str, en: &str) -> Passage {
        Passage { id: id.to_owned(), title: text("", ""), text: text(fr, en) }
    }

    fn set(doc: &Doc, to: &[Passage]) {
        rewrite(&mut doc.transact_mut(), to);
    }

    fn said(doc: &Doc) -> Vec<(String, String, String)> {
        let read = passages(&agenda(&doc.transact())).into_iter();
        read.map(|passage| (passage.id, passage.text.fr, passage.text.en)).collect()
    }

    fn begun(with: &[Passage]) -> Doc {
        let doc = crdt::empty();
        set(&doc, with);
        doc
    }

    fn copy(doc: &Doc) -> Doc {
        let state = crdt::encode_state(doc).expect("a state");
        crdt::load([state.as_slice()]).expect("the same")
    }

    fn merge(doc: &Doc, other: &Doc) {
        let state = crdt::encode_state(other).expect("a state");
        crdt::apply(doc, crdt::decode(&state).expect("an update")).expect("applied");
    }

    fn line(id: &str, fr: &str, en: &str) -> (String, String, String) {
        (id.to_owned(), fr.to_owned(), en.to_owned())
    }

    #[test]
    fn what_another_person_writes_and_moves_meanwhile_stays() {
        let doc = begun(&[
            passage("a", "Un texte.", "A text."),
            passage("b", "Deux.", ""),
            passage("c", "Trois.", ""),
        ]);
        let other = copy(&doc);
        set(
            &other,
            &[
                passage("a", "Un long texte.", "A text."),
                passage("b", "Deux.", ""),
                passage("c", "Trois.", ""),
            ],
        );
        let typed = [Splice { at: 9, remove: 0, insert: " Encore.".to_owned() }];
        change::write(&mut doc.transact_mut(), "a", Field::About(Lang::Fr), &typed);
        change::place_at(&mut doc.transact_mut(), "c", 0);
        merge(&doc, &other);
        let all =
            [line("c", "Trois.", ""), line("a", "Un long texte. Encore.", "A text."), line("b", "Deux.", "")];
        assert_eq!(said(&doc), all);
        merge(&doc, &other);
        assert_eq!(said(&doc), all, "merging twice changes nothing");
    }

    #[test]
    fn a_passage_without_a_title_is_called_by_how_it_begins() {
        let doc = begun(&[passage("a", "Un", ""), passage("b", "Un deux trois quatre cinq six sept", "")]);
        change::add(&mut doc.transact_mut(), "c", ItemKind::Discussion, 0, None);
        let names =
            |lang| agenda(&doc.transact()).items.iter().map(|item| name(item, lang)).collect::<Vec<_>>();
        assert_eq!(names(Lang::En), ["Un", "Un deux trois quatre cinq six…", ""]);
        let title = [Splice { at: 0, remove: 0, insert: "Le titre".to_owned() }];
        change::write(&mut doc.transact_mut(), "b", Field::Title(Lang::Fr), &title);
        assert_eq!(names(Lang::Fr)[1], "Le titre");
    }

    #[test]
    fn a_language_is_behind_as_it_is_asked_for() {
        let doc = begun(&[passage("a", "Un", "One")]);
        let behind = Text { behind: true, ..text("Deux", "One") };
        set(&doc, &[Passage { id: "a".to_owned(), title: text("", ""), text: behind.clone() }]);
        assert_eq!(passages(&agenda(&doc.transact()))[0].text, behind);
        set(&doc, &[passage("a", "Trois", "One")]);
        assert!(!passages(&agenda(&doc.transact()))[0].text.behind, "though only the French changed");
    }

    #[test]
    fn what_was_taken_off_comes_back_and_what_is_erased_does_not() {
        let doc = begun(&[passage("a", "Un", "One"), passage("b", "Deux", "Two")]);
        change::remove(&mut doc.transact_mut(), "a");
        set(&doc, &[passage("a", "Un", "One"), passage("b", "Deux", "Two")]);
        assert_eq!(said(&doc).len(), 2);
        erase(&mut doc.transact_mut(), "a");
        erase(&mut doc.transact_mut(), "unknown");
        assert_eq!(said(&doc), [line("b", "Deux", "Two")]);
        let now = agenda(&doc.transact());
        assert!(is_blank(&now.removed[0]), "{now:?}");
        change::restore(&mut doc.transact_mut(), "a");
        assert_eq!(said(&doc), [line("a", "", ""), line("b", "Deux", "Two")]);
    }

    #[test]
    fn what_another_person_takes_off_meanwhile_stays_off() {
        for _ in 0..8 {
            let doc = begun(&[passage("a", "Un", ""), passage("b", "Deux", "")]);
            let other = copy(&doc);
            change::remove(&mut doc.transact_mut(), "b");
            set(&other, &[passage("a", "Autre", ""), passage("b", "Deux", "")]);
            merge(&doc, &other);
            assert_eq!(said(&doc), [line("a", "Autre", "")]);
        }
    }

    #[test]
    fn an_item_that_is_no_passage_stays_between_its_neighbours() {
        let doc = begun(&[passage("a", "Un", ""), passage("b", "Deux", "")]);
        change::add(&mut doc.transact_mut(), "new", ItemKind::Discussion, 0, Some("a"));
        set(&doc, &[passage("a", "Un", ""), passage("b", "Autre", ""), passage("c", "Trois", "")]);
        let ids: Vec<String> = said(&doc).into_iter().map(|(id, ..)| id).collect();
        assert_eq!(ids, ["a", "new", "b", "c"]);
    }

    proptest! {
        #[test]
        fn the_passages_are_those_that_were_asked_for_in_their_order(
            first in prop::collection::hash_map(0_u8..8, "[a-c𝄞]{1,4}", 0..8),
            second in prop::collection::hash_map(0_u8..8, "[a-c𝄞]{1,4}", 0..8),
            seed in any::<u64>(),
        ) {
            let list = |all: &std::collections::HashMap<u8, String>, turn: u64| {
                let mut all: Vec<(u8, String)> = all.iter().map(|(id, text)| (*id, text.clone())).collect();
                all.sort_by_key(|(id, _)| (u64::from(*id) + 1).wrapping_mul(turn | 1) % 31);
                all.into_iter().map(|(id, text)| passage(&id.to_string(), &text, "")).collect::<Vec<_>>()
            };
            let (first, second) = (list(&first, seed), list(&second, seed >> 7));
            let doc = begun(&first);
            let words = |all: &[Passage]| -> Vec<(String, String, String)> {
                all.iter().map(|each| line(&each.id, &each.text.fr, "")).collect()
            };
            prop_assert_eq!(said(&doc), words(&first));
            for gone in first.iter().filter(|old| second.iter().all(|new| new.id != old.id)) {
                erase(&mut doc.transact_mut(), &gone.id);
            }
            set(&doc, &second);
            prop_assert_eq!(said(&doc), words(&second));
        }
    }
}
