//! Local changes and undo.

use super::{
    super::document::{AgendaChanges, Document},
    *,
};

#[test]
fn undo_takes_back_the_last_step_and_redo_repeats_it() {
    let (mut driver, _) = Driver::synced(&server_document());
    driver.write("first", "", "un");
    driver.session.end_undo_step();
    driver.write("first", "un", "un deux");
    assert_eq!(driver.session.undo_state(), (true, false));
    let effects = driver.session.undo(driver.now);
    assert_eq!(driver.notes("first"), "un");
    assert_eq!(sent_updates(&effects).len(), 1, "others see it");
    assert!(effects.contains(&Effect::RenderDocument));
    assert_eq!(driver.session.undo_state(), (true, true));
    driver.session.redo(driver.now);
    assert_eq!(driver.notes("first"), "un deux");
}

#[test]
fn letters_typed_without_a_pause_are_undone_together() {
    let (mut driver, _) = Driver::synced(&server_document());
    for (old, new) in [("", "a"), ("a", "ab"), ("ab", "abc")] {
        driver.write("first", old, new);
        driver.now += 100;
    }
    driver.session.undo(driver.now);
    assert_eq!(driver.notes("first"), "");
}

#[test]
fn letters_typed_after_a_pause_are_undone_by_themselves() {
    let (mut driver, _) = Driver::synced(&server_document());
    driver.write("first", "", "a");
    driver.now += 2_000;
    driver.write("first", "a", "ab");
    driver.session.undo(driver.now);
    assert_eq!(driver.notes("first"), "a");
}

#[test]
fn undo_leaves_what_others_wrote() {
    let server = server_document();
    let (mut driver, id) = Driver::synced(&server);
    driver.write("first", "", "own");
    let other = document(5);
    crdt::apply(&other, crdt::decode(&driver.session.document.encode()).expect("an update"))
        .expect("applied");
    let splice = change::splice("own", "own theirs").expect("a change");
    let changed = crdt::change(&other, |to| change::write(to, "first", Field::Notes, &[splice]));
    driver.receive(id, &update(&changed.expect("a change").1.expect("an update")));
    assert_eq!(driver.notes("first"), "own theirs");
    driver.session.undo(driver.now);
    assert_eq!(driver.notes("first"), " theirs");
}

#[test]
fn undo_without_a_step_does_nothing() {
    let (mut driver, _) = Driver::synced(&server_document());
    assert_eq!(driver.session.undo_state(), (false, false));
    assert!(driver.session.undo(driver.now).is_empty());
    assert!(driver.session.redo(driver.now).is_empty());
    assert_eq!(*driver.status(), Status::Saved);
}

#[test]
fn a_change_that_changes_nothing_is_neither_sent_nor_counted() {
    let (mut driver, _) = Driver::synced(&server_document());
    assert!(driver.session.change(|_| (), driver.now).is_empty());
    assert_eq!(*driver.status(), Status::Saved);
}

#[test]
fn remote_updates_are_not_taken_for_local_changes() {
    let mut document = Document::new(document(1));
    document.merge(&crdt::encode_state(&server_document()).expect("a state"));
    assert!(document.take_local_updates().is_empty());
    document.change(|to| change::add(to, "own", ItemKind::Discussion, 5, None));
    assert_eq!(document.take_local_updates().len(), 1);
    assert!(document.take_local_updates().is_empty(), "they are taken once");
}

#[test]
fn merging_says_what_was_new_and_what_was_missing() {
    let server = server_document();
    let first = crdt::encode_state(&server).expect("a state");
    let second = change_of(&server, "second");
    let third = change_of(&server, "third");
    let mut document = Document::new(document(1));
    assert_eq!(document.merge(&first), super::super::document::Merged { changed: true, has_gap: false });
    assert!(!document.merge(&first).changed);
    assert!(document.merge(&third).has_gap, "the second is missing");
    assert!(!document.merge(&second).has_gap);
    assert!(document.merge(&third).changed, "what was dropped can come again");
    assert_eq!(document.agenda().items.len(), 3);
}

#[test]
fn what_is_typed_in_an_item_is_read_alone_and_what_moves_others_is_read_whole() {
    let (mut driver, id) = Driver::synced(&server_document());
    driver.session.take_changes();
    driver.write("first", "", "un");
    let AgendaChanges::Items(items) = driver.session.take_changes() else { panic!("one item") };
    assert_eq!(
        items.iter().map(|item| (item.id.as_str(), item.notes.as_str())).collect::<Vec<_>>(),
        [("first", "un")]
    );
    assert_eq!(driver.session.take_changes(), AgendaChanges::Items(Vec::new()), "once");
    assert_eq!(driver.session.item("first").expect("the item").notes, "un");
    driver.session.change(|to| change::set_minutes(to, "first", 12), driver.now);
    let AgendaChanges::All(agenda) = driver.session.take_changes() else { panic!("others begin later") };
    assert_eq!(agenda.item("first").expect("the item").minutes, 12);
    driver.session.change(|to| change::remove(to, "first"), driver.now);
    assert!(matches!(driver.session.take_changes(), AgendaChanges::All(_)));
    driver.write("first", "un", "deux");
    let AgendaChanges::All(agenda) = driver.session.take_changes() else { panic!("one that was taken off") };
    assert_eq!(agenda.removed[0].notes, "deux", "it may be offered again now");
    let other = document(5);
    crdt::apply(&other, crdt::decode(&driver.session.document.encode()).expect("an update"))
        .expect("applied");
    let changed = crdt::change(&other, |to| change::add(to, "second", ItemKind::Discussion, 5, None));
    driver.receive(id, &update(&changed.expect("a change").1.expect("an update")));
    assert!(matches!(driver.session.take_changes(), AgendaChanges::All(_)), "what others do, too");
}
