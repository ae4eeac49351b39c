//! Agendas, changed by several people at once. No server, no browser.

use proptest::prelude::*;
use yrs::{Doc, GetString, ReadTxn, StateVector, Text as _, Transact, TransactionMut};

use super::{
    Agenda, Field, agenda,
    change::{self, Splice, splice},
    history::{self, Fact},
    text,
    view::Mark,
};
use crate::{
    crdt::{self, empty},
    outline::{FollowUp, FollowUpState, ItemKind, Outline, OutlineItem},
};
use ensemble_core::{Lang, LocalizedText};

fn ids() -> impl FnMut() -> String {
    let mut last = 0;
    move || {
        last += 1;
        format!("i{last}")
    }
}

fn outline(titles: &[(&str, u16)]) -> Outline {
    let items = titles
        .iter()
        .map(|(title, minutes)| OutlineItem {
            kind: ItemKind::Discussion,
            title: LocalizedText::Single { lang: Lang::Fr, text: (*title).to_owned() },
            minutes: *minutes,
            about: None,
            lead: String::new(),
            link: String::new(),
            follow_ups: Vec::new(),
        })
        .collect();
    Outline { items }
}

fn grown(titles: &[(&str, u16)]) -> Doc {
    let doc = empty();
    change::grow(&mut doc.transact_mut(), &outline(titles), ids());
    doc
}

fn read(doc: &Doc) -> Agenda {
    agenda(&doc.transact())
}

fn copy(doc: &Doc) -> Doc {
    let other = empty();
    bring(doc, &other);
    other
}

/// Everything that one has, to another.
fn bring(from: &Doc, to: &Doc) {
    let lacking = from.transact().encode_diff_v1(&to.transact().state_vector());
    hear(to, &lacking);
}

fn hear(doc: &Doc, update: &[u8]) {
    crdt::apply(doc, crdt::decode(update).expect("an update")).expect("applied");
}

fn names(doc: &Doc) -> Vec<String> {
    read(doc).items.iter().map(|item| item.name(Lang::Fr).to_owned()).collect()
}

#[test]
fn an_agenda_grows_from_an_outline_and_tells_its_time() {
    let doc = grown(&[("Accueil", 10), ("Tour de table", 20), ("Suites", 15)]);
    let agenda = read(&doc);
    assert_eq!(names(&doc), ["Accueil", "Tour de table", "Suites"]);
    assert_eq!((agenda.minutes(), agenda.starts()), (45, vec![0, 10, 30]));
}

#[test]
fn an_item_moves_anywhere() {
    for (index, expected) in [(0, "cab"), (1, "acb"), (2, "abc"), (9, "abc")] {
        let doc = grown(&[("a", 1), ("b", 1), ("c", 1)]);
        change::place_at(&mut doc.transact_mut(), "i3", index);
        assert_eq!(names(&doc).concat(), expected, "to {index}");
    }
}

#[test]
fn items_that_were_put_in_the_same_place_can_be_parted() {
    let one = grown(&[("a", 1), ("b", 1)]);
    let other = copy(&one);
    change::add(&mut one.transact_mut(), "x", ItemKind::Break, 5, Some("i1"));
    change::add(&mut other.transact_mut(), "y", ItemKind::Break, 5, Some("i1"));
    bring(&one, &other);
    bring(&other, &one);
    let order = |doc: &Doc| read(doc).items.iter().map(|item| item.id.clone()).collect::<Vec<_>>();
    assert_eq!(order(&one), order(&other));
    assert_eq!(order(&one), ["i1", "x", "y", "i2"]);
    change::place_at(&mut one.transact_mut(), "i2", 2);
    assert_eq!(order(&one).iter().position(|id| id == "i2"), Some(2), "{:?}", order(&one));
}

#[test]
fn what_is_written_in_an_item_that_somebody_takes_off_is_kept() {
    let one = grown(&[("a", 1), ("b", 1)]);
    let other = copy(&one);
    change::remove(&mut one.transact_mut(), "i1");
    let add = [Splice { at: 1, remove: 0, insert: "bc".to_owned() }];
    change::write(&mut other.transact_mut(), "i1", Field::Title(Lang::Fr), &add);
    bring(&one, &other);
    bring(&other, &one);
    assert_eq!(read(&one), read(&other));
    assert_eq!(read(&one).removed[0].title.fr, "abc");
    change::restore(&mut one.transact_mut(), "i1");
    assert_eq!(names(&one), ["abc", "b"]);
}

#[test]
fn the_language_that_was_written_first_is_the_original() {
    let doc = grown(&[]);
    let write = |field, text: &str| {
        let old = read(&doc).items[0].field(field).to_owned();
        let splices: Vec<Splice> = splice(&old, text).into_iter().collect();
        change::write(&mut doc.transact_mut(), "n", field, &splices);
    };
    let marks = || Lang::ALL.map(|lang| read(&doc).items[0].title.mark(lang));
    change::add(&mut doc.transact_mut(), "n", ItemKind::Welcome, 5, None);
    assert_eq!(marks(), [Mark::Fine, Mark::Fine]);
    write(Field::Title(Lang::En), "Hello");
    assert_eq!(marks(), [Mark::ToTranslate, Mark::Fine]);
    write(Field::Title(Lang::Fr), "Bonjour");
    assert_eq!(marks(), [Mark::Fine, Mark::Fine]);
    write(Field::Title(Lang::En), "Hello again");
    assert_eq!(marks(), [Mark::Outdated, Mark::Fine]);
    write(Field::Title(Lang::Fr), "Rebonjour");
    change::confirm_translation(&mut doc.transact_mut(), "n", Field::Title(Lang::Fr));
    assert_eq!(marks(), [Mark::Fine, Mark::Fine]);
}

#[test]
fn splitting_and_joining_lose_no_minute_and_no_word() {
    let doc = grown(&[("Atelier", 25), ("Retour", 10)]);
    change::decide(&mut doc.transact_mut(), "i2", "d1", "Garder le rythme");
    let follow_up = FollowUp {
        what: "Écrire au comité".to_owned(),
        who: "Rowan".to_owned(),
        due: "2026-12-01".to_owned(),
        state: FollowUpState::Open,
    };
    change::follow_up_on(&mut doc.transact_mut(), "i2", "f1", &follow_up);
    change::split(&mut doc.transact_mut(), "i1", "s");
    assert_eq!(read(&doc).items.iter().map(|item| item.minutes).collect::<Vec<_>>(), [13, 12, 10]);
    let mut next = ids();
    change::merge(&mut doc.transact_mut(), "s", move || format!("m{}", next()));
    let agenda = read(&doc);
    assert_eq!((agenda.items.len(), agenda.minutes()), (2, 35));
    assert_eq!(agenda.items[1].title.fr, "Atelier · Retour");
    assert_eq!(agenda.items[1].decisions[0].text, "Garder le rythme");
    assert_eq!(agenda.items[1].follow_ups[0].what, "Écrire au comité");
    assert_eq!(agenda.removed[0].id, "i2");
    change::strike(&mut doc.transact_mut(), "s", &agenda.items[1].decisions[0].id);
    assert!(read(&doc).items[1].decisions.is_empty());
}

#[test]
fn a_text_does_not_grow_for_ever() {
    let doc = grown(&[("a", 1)]);
    let paste = [Splice { at: 0, remove: 0, insert: "x".repeat(5_000_000) }];
    change::write(&mut doc.transact_mut(), "i1", Field::Notes, &paste);
    assert_eq!(read(&doc).items[0].notes, "");
}

#[test]
fn what_does_not_fit_takes_nothing_out_and_what_fits_at_the_end_fits() {
    let doc = grown(&[("a", 1), ("b", 1)]);
    let change = |splices: &[Splice]| change::write(&mut doc.transact_mut(), "i1", Field::Notes, splices);
    let put = |at: u32, remove: u32, letter: &str, times: usize| Splice {
        at,
        remove,
        insert: letter.repeat(times),
    };
    change(&[put(0, 0, "x", 19_990)]);
    change(&[put(0, 10, "y", 100)]);
    assert_eq!(read(&doc).items[0].notes, "x".repeat(19_990), "all or nothing");
    change(&[put(0, 0, "y", 100), put(100, 200, "", 0)]);
    assert_eq!(read(&doc).items[0].notes.len(), 19_890, "between the two it was longer than it may be");
    change::write(&mut doc.transact_mut(), "i2", Field::Notes, &[put(0, 0, "z", 200)]);
    change::merge(&mut doc.transact_mut(), "i1", String::new);
    assert_eq!(read(&doc).items.len(), 2, "too long together: both stay");
}

#[test]
fn a_document_of_another_make_is_read_as_far_as_it_goes() {
    use yrs::{Map, WriteTxn};
    let doc = empty();
    {
        let mut to = doc.transact_mut();
        let items = to.get_or_insert_map("items");
        items.insert(&mut to, "word", "no item");
        let odd: [(&str, yrs::In); 4] = [
            ("minutes", (-3.5).into()),
            ("title", "flat".into()),
            ("kind", "party".into()),
            ("order", 7.into()),
        ];
        items.insert(&mut to, "odd", yrs::MapPrelim::from(odd));
    }
    let agenda = read(&doc);
    assert_eq!(
        (agenda.items.len(), agenda.items[0].minutes, agenda.items[0].kind),
        (1, 0, ItemKind::Discussion)
    );
    change::set_minutes(&mut doc.transact_mut(), "odd", 5);
    change::write(&mut doc.transact_mut(), "odd", Field::Title(Lang::Fr), &[]);
    assert_eq!(read(&doc).items[0].minutes, 5);
}

#[test]
fn history_tells_what_happened() {
    let doc = grown(&[("Accueil", 10), ("Tour de table", 20)]);
    let before = read(&doc);
    {
        let mut to = doc.transact_mut();
        change::place_at(&mut to, "i2", 0);
        change::set_minutes(&mut to, "i1", 15);
        change::add(&mut to, "n", ItemKind::Break, 5, None);
    }
    let facts = history::between(&before, &read(&doc));
    assert!(matches!(&facts[0], Fact::Added { item } if item.id == "n"));
    assert!(
        matches!(&facts[1], Fact::Moved { item, before: Some(next) } if item.id == "i2" && next.id == "i1")
    );
    assert!(matches!(&facts[2], Fact::Minutes { item, from: 10 } if item.id == "i1"));
    assert_eq!(facts.len(), 3);
}

#[test]
fn an_item_is_added_before_any_other_and_a_copy_comes_after_its_original() {
    let doc = grown(&[("Accueil", 10), ("Fin", 5)]);
    change::add_at(&mut doc.transact_mut(), "first", ItemKind::Discussion, 10, 0);
    change::add_at(&mut doc.transact_mut(), "third", ItemKind::Discussion, 10, 2);
    let ids: Vec<String> = read(&doc).items.into_iter().map(|item| item.id).collect();
    assert_eq!(ids, ["first", "i1", "third", "i2"]);
    assert!(read(&doc).items[0].is_empty(), "nothing was written in it");

    change::decide(&mut doc.transact_mut(), "i1", "d1", "Oui");
    let title = Field::Title(Lang::En);
    change::write(
        &mut doc.transact_mut(),
        "i1",
        title,
        &[Splice { at: 0, remove: 0, insert: "Hello".to_owned() }],
    );
    change::duplicate(&mut doc.transact_mut(), "i1", "copy");
    change::duplicate(&mut doc.transact_mut(), "gone", "nothing");
    let agenda = read(&doc);
    let copy = &agenda.items[2];
    assert_eq!((copy.id.as_str(), copy.minutes), ("copy", 10));
    assert_eq!(copy.title, agenda.items[1].title);
    assert!(copy.decisions.is_empty() && !copy.is_empty());
    assert_eq!(agenda.items.len(), 5);
}

#[test]
fn the_state_of_a_translation_counts_for_title_and_description_together() {
    let doc = grown(&[("Accueil", 10)]);
    let write = |field, insert: &str| {
        let splice = Splice { at: 0, remove: 0, insert: insert.to_owned() };
        change::write(&mut doc.transact_mut(), "i1", field, &[splice]);
    };
    let mark = || read(&doc).items[0].mark(Lang::En);
    assert_eq!(mark(), Mark::ToTranslate);
    write(Field::Title(Lang::En), "Welcome");
    assert_eq!(mark(), Mark::Fine);
    write(Field::About(Lang::Fr), "Tour de table");
    assert_eq!((mark(), read(&doc).items[0].mark(Lang::Fr)), (Mark::ToTranslate, Mark::Fine));
    write(Field::About(Lang::En), "Check-in");
    write(Field::About(Lang::Fr), "Petit ");
    assert_eq!(mark(), Mark::Outdated);
}

proptest! {
    #[test]
    fn a_splice_makes_the_new_text_of_the_old(old in "[aé😀b ]{0,12}", new in "[aé😀b ]{0,12}") {
        let doc = empty();
        let root = doc.get_or_insert_text("t");
        root.insert(&mut doc.transact_mut(), 0, &old);
        if let Some(Splice { at, remove, insert }) = splice(&old, &new) {
            let mut to = doc.transact_mut();
            if remove > 0 {
                root.remove_range(&mut to, at, remove);
            }
            root.insert(&mut to, at, &insert);
        }
        prop_assert_eq!(root.get_string(&doc.transact()), new);
    }
}

/// Something that somebody does; numbers choose among what is there.
#[derive(Clone, Debug)]
enum Deed {
    Add(u8),
    Move(u8, u8),
    Type(u8, u8, u8, char),
    Erase(u8, u8, u8),
    Minutes(u8, u16),
    Remove(u8),
    Restore(u8),
    Split(u8),
    Merge(u8),
    Decide(u8),
}

fn deeds() -> impl Strategy<Value = Deed> {
    prop_oneof![
        1 => any::<u8>().prop_map(Deed::Add),
        2 => any::<(u8, u8)>().prop_map(|(item, to)| Deed::Move(item, to)),
        8 => (any::<u8>(), any::<u8>(), any::<u8>(), prop::char::range('a', 'z'))
            .prop_map(|(item, field, at, letter)| Deed::Type(item, field, at, letter)),
        2 => any::<(u8, u8, u8)>().prop_map(|(item, field, at)| Deed::Erase(item, field, at)),
        1 => (any::<u8>(), 0u16..120).prop_map(|(item, minutes)| Deed::Minutes(item, minutes)),
        1 => any::<u8>().prop_map(Deed::Remove),
        1 => any::<u8>().prop_map(Deed::Restore),
        1 => any::<u8>().prop_map(Deed::Split),
        1 => any::<u8>().prop_map(Deed::Merge),
        1 => any::<u8>().prop_map(Deed::Decide),
    ]
}

/// Who does what, or who hears from whom: what was said may come twice, late or in another order.
#[derive(Clone, Debug)]
enum Step {
    Do(u8, Deed),
    Hear(u8, u8),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        3 => (any::<u8>(), deeds()).prop_map(|(who, deed)| Step::Do(who, deed)),
        2 => any::<(u8, u8)>().prop_map(|(who, what)| Step::Hear(who, what)),
    ];
    prop::collection::vec(step, 1..40)
}

fn perform(to: &mut TransactionMut<'_>, deed: &Deed, fresh: &mut impl FnMut() -> String) {
    let now = agenda(to);
    let on =
        |index: u8| now.items.get(usize::from(index) % now.items.len().max(1)).map(|item| item.id.clone());
    let field = |index: u8| Field::ALL[usize::from(index) % Field::ALL.len()];
    match deed {
        Deed::Add(after) => change::add(to, &fresh(), ItemKind::HandsOn, 5, on(*after).as_deref()),
        Deed::Restore(index) => {
            if let Some(item) = now.removed.get(usize::from(*index) % now.removed.len().max(1)) {
                change::restore(to, &item.id);
            }
        }
        Deed::Move(item, _)
        | Deed::Type(item, ..)
        | Deed::Erase(item, ..)
        | Deed::Minutes(item, _)
        | Deed::Remove(item)
        | Deed::Split(item)
        | Deed::Merge(item)
        | Deed::Decide(item) => {
            let Some(id) = on(*item) else { return };
            match deed {
                Deed::Move(_, index) => {
                    change::place_at(to, &id, usize::from(*index) % (now.items.len() + 1));
                }
                Deed::Type(_, which, at, letter) => {
                    let splice = Splice { at: u32::from(*at), remove: 0, insert: letter.to_string() };
                    change::write(to, &id, field(*which), &[splice]);
                }
                Deed::Erase(_, which, at) => {
                    let splice = Splice { at: u32::from(*at), remove: 1, insert: String::new() };
                    change::write(to, &id, field(*which), &[splice]);
                }
                Deed::Minutes(_, minutes) => change::set_minutes(to, &id, *minutes),
                Deed::Remove(_) => change::remove(to, &id),
                Deed::Split(_) => change::split(to, &id, &fresh()),
                Deed::Merge(_) => change::merge(to, &id, fresh),
                _ => change::decide(to, &id, &fresh(), "Oui"),
            }
        }
    }
}

/// Every letter typed, less those erased: letters that somebody typed and nobody erased are there.
fn letters(doc: &Doc) -> usize {
    let from = doc.transact();
    let now = agenda(&from);
    now.items
        .iter()
        .chain(&now.removed)
        .flat_map(|item| Field::ALL.map(|field| text(&from, &item.id, field)))
        .flatten()
        .map(|text| text.get_string(&from).chars().count())
        .sum()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), ..ProptestConfig::default() })]

    /// Up to eight people change one agenda, hear of each other late, twice, in any order, or not for
    /// a long while; at the end all have the same.
    #[test]
    fn all_end_equal(people in 2usize..=8, steps in steps()) {
        let start = grown(&[("Accueil", 10), ("Échanges", 40), ("Suites", 15)]);
        let docs: Vec<Doc> = (0..people).map(|_| copy(&start)).collect();
        let mut said: Vec<Vec<u8>> = Vec::new();
        let mut fresh = ids();
        let mut fresh = || format!("n{}", fresh());
        for step in &steps {
            match step {
                Step::Do(who, deed) => {
                    let mut to = docs[usize::from(*who) % people].transact_mut();
                    perform(&mut to, deed, &mut fresh);
                    said.push(to.encode_update_v1());
                }
                Step::Hear(who, what) => {
                    if let Some(update) = said.get(usize::from(*what) % said.len().max(1)) {
                        hear(&docs[usize::from(*who) % people], update);
                    }
                }
            }
        }
        for doc in &docs {
            for update in said.iter().rev() {
                hear(doc, update);
            }
        }
        // Whatever was dropped is asked for: everybody learns what each of the others has.
        for from in &docs {
            for to in &docs {
                bring(from, to);
            }
        }
        for doc in &docs {
            bring(&docs[people - 1], doc);
        }
        let first = read(&docs[0]);
        for doc in &docs[1..] {
            prop_assert_eq!(&read(doc), &first);
            prop_assert_eq!(doc.transact().state_vector(), docs[0].transact().state_vector());
        }
        let whole = docs[0].transact().encode_diff_v1(&StateVector::default());
        let stored = empty();
        hear(&stored, &whole);
        prop_assert_eq!(read(&stored), first);
    }

    /// People only type, each at a place of their own choosing, and hear of each other or not: every
    /// letter is there at the end.
    #[test]
    fn no_letter_is_lost(typed in prop::collection::vec((0usize..8, any::<u8>(), any::<u8>(), any::<u8>()), 1..60)) {
        let start = grown(&[("", 10), ("", 40)]);
        let docs: Vec<Doc> = (0..8).map(|_| copy(&start)).collect();
        for (who, item, field, at) in &typed {
            let deed = Deed::Type(*item, *field, *at, 'x');
            perform(&mut docs[*who].transact_mut(), &deed, &mut String::new);
            if at % 5 == 0 {
                bring(&docs[*who], &docs[(who + 1) % 8]);
            }
        }
        for doc in &docs {
            bring(doc, &start);
        }
        prop_assert_eq!(letters(&start), typed.len());
    }
}

/// So many in a test of every day; `PROPTEST_CASES` asks for more.
fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(300)
}
