//! The offline cache: what is read, merged, written, and when closing the window would lose something.

use super::{
    super::cache::{CachedDocument, LOAD_LIMIT, WRITE_LIMIT},
    *,
};

/// An entry with one item, which some window wrote.
fn entry(unsaved: u64, doc: &Doc) -> Vec<u8> {
    CachedDocument { unsaved, state: crdt::encode_state(doc).expect("a state") }.encode()
}

/// Answers writes until none is in progress; the entry that was written last.
fn settle(driver: &mut Driver, effects: &[Effect], mut stored: Option<Vec<u8>>) -> Option<Vec<u8>> {
    let mut reading = effects.contains(&Effect::BeginCacheWrite);
    while reading {
        stored = written(&driver.apply(Event::CacheWriteBegun(stored)));
        reading = driver.apply(Event::CacheWritten { succeeded: true }).contains(&Effect::BeginCacheWrite);
    }
    stored
}

#[test]
fn an_entry_is_read_as_it_was_written() {
    let cached = CachedDocument { unsaved: 258, state: vec![7, 8, 9] };
    assert_eq!(cached.encode(), [2, 1, 0, 0, 0, 0, 0, 0, 7, 8, 9]);
    assert_eq!(CachedDocument::decode(&cached.encode()), Some(cached));
    assert_eq!(CachedDocument::decode(&[1, 2, 3]), None);
}

#[test]
fn a_cached_document_is_shown_before_there_is_a_connection() {
    let mut driver = Driver::new();
    driver.apply(Event::Start);
    let effects = driver.apply(Event::CacheLoaded(Some(entry(0, &server_document()))));
    assert!(effects.contains(&Effect::ShowEditor));
    assert!(effects.contains(&Effect::RenderDocument));
    assert_eq!(driver.items(), ["first"]);
}

#[test]
fn a_cached_document_without_items_is_not_shown_before_the_server_answers() {
    let mut driver = Driver::new();
    let effects = driver.apply(Event::CacheLoaded(Some(entry(0, &document(5)))));
    assert!(!effects.contains(&Effect::ShowEditor));
    assert!(connect_id(&effects).is_some());
}

#[test]
fn an_entry_that_cannot_be_read_is_as_good_as_none() {
    for bytes in [vec![], vec![1, 2, 3], vec![0; 8], vec![9; 40]] {
        let mut driver = Driver::new();
        let effects = driver.apply(Event::CacheLoaded(Some(bytes)));
        assert!(connect_id(&effects).is_some(), "{effects:?}");
        assert!(driver.items().is_empty());
    }
}

#[test]
fn changes_that_an_earlier_window_left_unsaved_are_sent_after_the_handshake() {
    let server = server_document();
    let left = document(5);
    crdt::apply(&left, crdt::decode(&crdt::encode_state(&server).expect("a state")).expect("an update"))
        .expect("applied");
    let _ = change_of(&left, "left");
    let mut driver = Driver::new();
    let effects = driver.apply(Event::CacheLoaded(Some(entry(1, &left))));
    let id = connect_id(&effects).expect("a connection");
    let effects = driver.handshake(id, &server);
    assert_eq!(sent_answers(&effects).len(), 1);
    assert_eq!(*driver.status(), Status::Saving);
    driver.acknowledge(id, 1);
    assert_eq!(*driver.status(), Status::Saved);
}

#[test]
fn a_cache_that_answers_late_is_merged_and_sent_all_the_same() {
    let server = server_document();
    let (mut driver, id) = Driver::synced(&server);
    let left = document(5);
    let _ = change_of(&left, "left");
    let effects = driver.apply(Event::CacheLoaded(Some(entry(2, &left))));
    assert_eq!(sent_answers(&effects).len(), 1);
    assert_eq!(*driver.status(), Status::Saving);
    driver.acknowledge(id, 1);
    assert_eq!(*driver.status(), Status::Saved);
}

#[test]
fn a_change_is_written_with_the_count_of_unsaved_changes() {
    let (mut driver, _) = Driver::connecting();
    driver.add("a");
    driver.add("b");
    let effects = driver.apply(Event::CacheWriteBegun(None));
    let cached = CachedDocument::decode(&written(&effects).expect("an entry")).expect("readable");
    assert_eq!(cached.unsaved, 2);
    let copy = crdt::load([cached.state.as_slice()]).expect("a document");
    assert_eq!(crdt::state_vector(&copy), Ok(driver.session.document.state_vector()));
}

#[test]
fn while_a_write_is_in_progress_only_the_latest_state_waits() {
    let (mut driver, _) = Driver::connecting();
    assert!(driver.add("a").contains(&Effect::BeginCacheWrite));
    driver.apply(Event::CacheWriteBegun(None));
    for item in ["b", "c", "d"] {
        assert!(!driver.add(item).contains(&Effect::BeginCacheWrite), "one write at a time");
    }
    assert!(driver.apply(Event::CacheWritten { succeeded: true }).contains(&Effect::BeginCacheWrite));
    let effects = driver.apply(Event::CacheWriteBegun(None));
    let cached = CachedDocument::decode(&written(&effects).expect("an entry")).expect("readable");
    assert_eq!(cached.unsaved, 4);
    assert!(!driver.apply(Event::CacheWritten { succeeded: true }).contains(&Effect::BeginCacheWrite));
}

#[test]
fn what_is_changed_between_reading_and_writing_is_in_the_entry() {
    let (mut driver, _) = Driver::connecting();
    driver.add("a");
    driver.add("b");
    driver.apply(Event::CacheWriteBegun(None));
    let effects = driver.apply(Event::CacheWritten { succeeded: true });
    assert!(!effects.contains(&Effect::BeginCacheWrite), "the entry holds both");
}

#[test]
fn an_acknowledgement_is_written_so_that_a_reload_sends_nothing_again() {
    let (mut driver, id) = Driver::synced(&server_document());
    let effects = driver.add("a");
    settle(&mut driver, &[effects, vec![Effect::BeginCacheWrite]].concat(), None);
    let effects = driver.acknowledge(id, 1);
    let stored = settle(&mut driver, &effects, None).expect("an entry");
    assert_eq!(CachedDocument::decode(&stored).map(|cached| cached.unsaved), Some(0));
}

#[test]
fn a_change_that_another_window_has_and_has_not_saved_is_sent_by_this_one() {
    let server = server_document();
    let (mut driver, id) = Driver::synced(&server);
    let other = document(5);
    let _ = change_of(&other, "theirs");
    driver.add("own");
    driver.acknowledge(id, 1);
    let effects = driver.apply(Event::CacheWriteBegun(Some(entry(1, &other))));
    assert_eq!(sent_answers(&effects).len(), 1);
    assert!(effects.contains(&Effect::RenderDocument));
    assert_eq!(*driver.status(), Status::Saving);
    assert!(driver.items().contains(&"theirs".to_owned()));
    let cached = CachedDocument::decode(&written(&effects).expect("an entry")).expect("readable");
    assert!(cached.unsaved > 0, "the entry that replaces it says so, too");
}

#[test]
fn a_deletion_adopted_from_another_window_before_the_handshake_is_sent_after_it() {
    let server = server_document();
    let (mut driver, id) = Driver::synced(&server);
    driver.write("first", "", "word");
    let whole = driver.session.document.encode();
    crdt::apply(&server, crdt::decode(&whole).expect("an update")).expect("applied");
    let effects = driver.acknowledge(id, 1);
    settle(&mut driver, &[effects, vec![Effect::BeginCacheWrite]].concat(), None);
    driver.close(id, 1006);
    // The other window deletes the word, writes the cache and closes before it connects.
    let other = document(5);
    crdt::apply(&other, crdt::decode(&whole).expect("an update")).expect("applied");
    let deletion = change::splice("word", "").expect("a change");
    change::write(&mut other.transact_mut(), "first", Field::Notes, &[deletion]);
    driver.session.write_cache(driver.now);
    driver.apply(Event::CacheWriteBegun(Some(entry(1, &other))));
    assert_eq!(*driver.status(), offline(1));
    let id = connect_id(&driver.wait(0)).expect("a connection");
    let answers = sent_answers(&driver.handshake(id, &server));
    assert_eq!(answers.len(), 1, "states alone do not show a deletion");
    crdt::apply(&server, crdt::decode(&answers[0]).expect("an update")).expect("applied");
    assert_eq!(ensemble_document::agenda::agenda(&server.transact()).items[0].notes, "");
}

#[test]
fn what_another_window_has_saved_is_merged_and_not_sent_again() {
    let server = server_document();
    let (mut driver, _) = Driver::synced(&server);
    driver.add("own");
    let _ = change_of(&server, "theirs");
    let effects = driver.apply(Event::CacheWriteBegun(Some(entry(0, &server))));
    assert!(driver.items().contains(&"theirs".to_owned()));
    assert!(sent(&effects).is_empty());
}

#[test]
fn an_entry_that_this_window_wrote_itself_is_replaced_unread() {
    let (mut driver, _) = Driver::connecting();
    let effects = driver.add("a");
    let own = settle(&mut driver, &effects, None);
    driver.add("b");
    let effects = driver.apply(Event::CacheWriteBegun(own));
    assert!(!effects.contains(&Effect::RenderDocument));
    assert!(written(&effects).is_some());
}

#[test]
fn closing_asks_while_a_change_is_neither_cached_nor_stored() {
    let (mut driver, id) = Driver::synced(&server_document());
    assert!(!driver.session.must_confirm_close());
    driver.add("a");
    assert!(driver.session.must_confirm_close(), "the write has not ended");
    driver.apply(Event::CacheWriteBegun(None));
    driver.apply(Event::CacheWritten { succeeded: true });
    driver.apply(Event::CacheWriteBegun(None));
    driver.apply(Event::CacheWritten { succeeded: true });
    assert!(!driver.session.must_confirm_close(), "the cache has it");
    driver.add("b");
    driver.acknowledge(id, 2);
    assert!(!driver.session.must_confirm_close(), "the server has it");
}

#[test]
fn closing_asks_when_the_device_could_not_write() {
    let (mut driver, _) = Driver::connecting();
    driver.add("a");
    driver.apply(Event::CacheWritten { succeeded: false });
    assert!(driver.session.must_confirm_close());
    let effects = driver.add("b");
    assert!(effects.contains(&Effect::BeginCacheWrite), "the next change tries again");
    driver.apply(Event::CacheWriteBegun(None));
    driver.apply(Event::CacheWritten { succeeded: true });
    assert!(!driver.session.must_confirm_close());
}

#[test]
fn a_failed_write_does_not_pass_for_this_windows_own_entry() {
    let (mut driver, _) = Driver::connecting();
    driver.add("a");
    let effects = driver.apply(Event::CacheWriteBegun(None));
    let failed = CachedDocument::decode(&written(&effects).expect("an entry")).expect("readable");
    driver.apply(Event::CacheWritten { succeeded: false });
    assert!(!driver.session.cache.is_own(&failed.state));
}

#[test]
fn a_cache_that_never_answers_does_not_keep_the_editor_from_starting() {
    let mut driver = Driver::new();
    driver.apply(Event::Start);
    assert!(connect_id(&driver.wait(LOAD_LIMIT - 1)).is_none());
    let id = connect_id(&driver.wait(1)).expect("a connection");
    let effects = driver.handshake(id, &server_document());
    assert!(effects.contains(&Effect::ShowEditor));
    driver.close(id, 1006);
    driver.add("second");
    assert_eq!(*driver.status(), Status::Offline { unsaved: 1, is_cached: false });
    assert!(driver.session.must_confirm_close());
}

#[test]
fn a_cache_that_answers_after_all_counts_as_working_again() {
    let mut driver = Driver::new();
    driver.apply(Event::Start);
    driver.wait(LOAD_LIMIT);
    let effects = driver.apply(Event::CacheLoaded(Some(entry(0, &server_document()))));
    assert!(effects.contains(&Effect::ShowEditor));
    let id = driver.session.connection.current().expect("a connection");
    driver.close(id, 1006);
    assert_eq!(*driver.status(), offline(0));
}

#[test]
fn a_write_that_never_ends_is_not_called_kept_on_the_device() {
    let (mut driver, id) = Driver::connecting();
    driver.close(id, 1006);
    driver.add("a");
    assert_eq!(*driver.status(), offline(1));
    driver.wait(WRITE_LIMIT);
    assert!(matches!(driver.status(), Status::Offline { unsaved: 1, is_cached: false }));
    assert!(driver.session.must_confirm_close());
    driver.apply(Event::CacheWriteBegun(None));
    driver.apply(Event::CacheWritten { succeeded: true });
    assert!(matches!(driver.status(), Status::Offline { unsaved: 1, is_cached: true }));
    assert!(!driver.session.must_confirm_close());
}

#[test]
fn only_what_this_window_lacked_of_another_is_sent_by_this_one() {
    let server = server_document();
    let (mut driver, _) = Driver::synced(&server);
    driver.write("first", "", &"long ".repeat(3_000));
    let other = document(5);
    let whole = driver.session.document.encode();
    crdt::apply(&other, crdt::decode(&whole).expect("an update")).expect("applied");
    let _ = change_of(&other, "theirs");
    let effects = driver.apply(Event::CacheWriteBegun(Some(entry(1, &other))));
    driver.acknowledge(driver.session.connection.current().expect("a connection"), 1);
    let answers = sent_answers(&effects);
    assert!(answers.iter().all(|answer| answer.len() < 2_000), "{}", answers[0].len());
}

#[test]
fn a_cache_that_is_read_late_does_not_hide_a_write_that_failed() {
    let mut driver = Driver::new();
    driver.apply(Event::Start);
    driver.wait(LOAD_LIMIT);
    driver.add("a");
    driver.apply(Event::CacheWritten { succeeded: false });
    driver.apply(Event::CacheLoaded(None));
    assert!(driver.session.must_confirm_close());
}
