//! A text in sections as a shared document: an agenda of which each item has a title in one language, and its text as what
//! came out of it. Notes of groups have the same shape.

use yrs::TransactionMut;

use crate::{
    agenda::{
        Agenda, Field, Item, agenda,
        change::{self, LONGEST, Splice},
    },
    outline::ItemKind,
};
use ensemble_core::Lang;

/// A section of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// One line; may be empty.
    pub title: String,
    pub text: String,
}

/// The sections of a document, in order.
#[must_use]
pub fn sections(of: &Agenda, lang: Lang) -> Vec<Section> {
    of.items
        .iter()
        .map(|item| Section { title: item.title.of(lang).to_owned(), text: item.notes.clone() })
        .collect()
}

/// Changes a document so that these are its sections. Those that stay keep their items, and their texts the letters that
/// both versions have: what others write there at the same time stays where it is. Items in which nothing is written stay.
pub fn rewrite(
    to: &mut TransactionMut<'_>,
    lang: Lang,
    sections: &[Section],
    mut new_id: impl FnMut() -> String,
) {
    let sections: Vec<Section> = sections.iter().flat_map(parts).collect();
    let items: Vec<Item> = agenda(to).items.into_iter().filter(|item| !is_blank(item, lang)).collect();
    let old: Vec<&str> = items.iter().map(|item| item.title.of(lang).trim()).collect();
    let new: Vec<&str> = sections.iter().map(|section| section.title.as_str()).collect();
    let mut last: Option<String> = None;
    for step in similar::capture_diff_slices(similar::Algorithm::Myers, &old, &new) {
        let (_, from, into) = step.as_tag_tuple();
        let kept = from.len().min(into.len());
        let (staying, leaving) = items[from].split_at(kept);
        let (changed, added) = sections[into].split_at(kept);
        for (item, section) in staying.iter().zip(changed) {
            write(to, item, Field::Title(lang), &section.title);
            write(to, item, Field::Notes, &section.text);
            last = Some(item.id.clone());
        }
        for item in leaving {
            change::remove(to, &item.id);
        }
        for section in added {
            let id = new_id();
            let now = agenda(to).items;
            let before = last.and_then(|last| now.iter().position(|item| item.id == last));
            change::add_at(to, &id, ItemKind::Discussion, 0, before.map_or(0, |before| before + 1));
            fill(to, &id, Field::Title(lang), &section.title);
            fill(to, &id, Field::Notes, &section.text);
            last = Some(id);
        }
    }
}

fn is_blank(item: &Item, lang: Lang) -> bool {
    item.title.of(lang).trim().is_empty() && item.notes.trim().is_empty()
}

/// Writes a text over that of an item. Spaces around it are left alone: a person may be about to type there.
fn write(to: &mut TransactionMut<'_>, item: &Item, field: Field, text: &str) {
    let old = item.field(field);
    if old.trim() == text.trim() {
        return;
    }
    // Their positions are those in the old text.
    let splices: Vec<Splice> = change::splices(old, text).into_iter().rev().collect();
    change::write(to, &item.id, field, &splices);
}

fn fill(to: &mut TransactionMut<'_>, id: &str, field: Field, text: &str) {
    if !text.is_empty() {
        change::write(to, id, field, &[Splice { at: 0, remove: 0, insert: text.to_owned() }]);
    }
}

/// A section as the document can hold it: a text that is too long goes on in sections without a title.
fn parts(section: &Section) -> Vec<Section> {
    let mut parts = vec![Section { title: section.title.clone(), text: String::new() }];
    let mut units = 0;
    for letter in section.text.chars() {
        if units + letter.len_utf16() > LONGEST {
            parts.push(Section::default());
            units = 0;
        }
        units += letter.len_utf16();
        if let Some(part) = parts.last_mut() {
            part.text.push(letter);
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use yrs::{Doc, Transact};

    use super::{LONGEST, Section, rewrite, sections};
    use crate::{
        agenda::{Field, agenda, change},
        crdt,
    };
    use ensemble_core::Lang;

    const LANG: Lang = Lang::En;

    fn section(title: &str, text: &str) -> Section {
        Section { title: title.to_owned(), text: text.to_owned() }
    }

    /// Ids that differ by their beginning.
    fn ids(begin: &str) -> impl FnMut() -> String {
        let (mut next, begin) = (0, begin.to_owned());
        move || {
            next += 1;
            format!("{begin}{next}")
        }
    }

    fn set(doc: &Doc, begin: &str, to: &[Section]) {
        rewrite(&mut doc.transact_mut(), LANG, to, ids(begin));
    }

    fn read(doc: &Doc) -> Vec<Section> {
        sections(&agenda(&doc.transact()), LANG)
    }

    fn begun(with: &[Section]) -> Doc {
        let doc = crdt::empty();
        set(&doc, "a", with);
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

    #[test]
    fn a_section_that_stays_keeps_its_item() {
        let doc = begun(&[section("One", "a"), section("Two", "b"), section("Three", "c")]);
        let ids =
            |doc: &Doc| agenda(&doc.transact()).items.into_iter().map(|item| item.id).collect::<Vec<_>>();
        let before = ids(&doc);
        set(&doc, "b", &[section("Zero", ""), section("One", "a"), section("Three", "changed")]);
        assert_eq!(ids(&doc), ["b1", before[0].as_str(), before[2].as_str()]);
        assert_eq!(read(&doc), [section("Zero", ""), section("One", "a"), section("Three", "changed")]);
    }

    #[test]
    fn what_another_person_writes_meanwhile_stays_where_it_is() {
        let doc = begun(&[section("One", "The first line.\n\nThe second line.")]);
        let other = copy(&doc);
        set(
            &other,
            "b",
            &[section("One", "The first line.\n\nThe second long line."), section("Two", "New.")],
        );
        let id = agenda(&doc.transact()).items[0].id.clone();
        let typed = [change::Splice { at: 4, remove: 0, insert: "very ".to_owned() }];
        change::write(&mut doc.transact_mut(), &id, Field::Notes, &typed);
        merge(&doc, &other);
        let text = "The very first line.\n\nThe second long line.";
        assert_eq!(read(&doc), [section("One", text), section("Two", "New.")]);
        merge(&doc, &other);
        assert_eq!(read(&doc).len(), 2, "merging twice changes nothing");
    }

    #[test]
    fn an_item_in_which_a_person_is_about_to_write_stays() {
        let doc = begun(&[section("One", "a")]);
        let kind = crate::outline::ItemKind::Discussion;
        change::add_at(&mut doc.transact_mut(), "new", kind, 0, 1);
        set(&doc, "b", &[section("One", "b")]);
        assert_eq!(read(&doc), [section("One", "b"), Section::default()]);
    }

    #[test]
    fn a_text_that_is_too_long_for_one_item_goes_on_in_the_next() {
        let text = "é𝄞\n".repeat(LONGEST / 3);
        let doc = begun(&[section("One", &text), section("Two", "b")]);
        let all = read(&doc);
        assert!(all.len() > 2 && all.iter().all(|each| each.text.encode_utf16().count() <= LONGEST));
        assert_eq!(all[0].title, "One");
        let joined: String = all[..all.len() - 1].iter().map(|each| each.text.as_str()).collect();
        assert!(joined == text && all.last() == Some(&section("Two", "b")));
    }

    fn some() -> impl Strategy<Value = Vec<Section>> {
        let one = ("[A-C]{0,1}", "[a-c𝄞 ]{0,6}[a-c]").prop_map(|(title, text)| section(&title, &text));
        prop::collection::vec(one, 0..6)
    }

    proptest! {
        #[test]
        fn the_sections_are_those_that_were_asked_for(first in some(), second in some()) {
            let doc = begun(&first);
            prop_assert_eq!(read(&doc), first);
            set(&doc, "b", &second);
            let written = |sections: &[Section]| -> Vec<(String, String)> {
                sections.iter().map(|each| (each.title.clone(), each.text.trim().to_owned())).collect()
            };
            prop_assert_eq!(written(&read(&doc)), written(&second));
        }
    }
}
