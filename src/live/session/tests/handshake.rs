//! From the open page to a synchronized document, and acknowledgements.

use super::*;

#[test]
fn the_page_first_reads_the_cache_and_then_connects() {
    let mut driver = Driver::new();
    assert_eq!(driver.apply(Event::Start), [Effect::LoadCache]);
    assert_eq!(*driver.status(), Status::Connecting);
    let effects = driver.apply(Event::CacheLoaded(None));
    assert!(connect_id(&effects).is_some(), "{effects:?}");
    assert!(!effects.contains(&Effect::ShowEditor), "there is nothing to show");
}

#[test]
fn an_open_connection_sends_step_1_and_presence() {
    let (mut driver, id) = Driver::connecting();
    let messages = sent(&driver.apply(Event::Opened(id)));
    assert!(matches!(messages[..], [Message::Sync(SyncMessage::SyncStep1(_)), Message::Awareness(_)]));
}

#[test]
fn the_editor_is_shown_once_when_step_2_brings_the_document() {
    let server = server_document();
    let (mut driver, id) = Driver::connecting();
    driver.apply(Event::Opened(id));
    let effects = driver.receive(id, &step_2(&server, &StateVector::default()));
    assert!(effects.contains(&Effect::ShowEditor));
    assert!(effects.contains(&Effect::RenderDocument));
    assert_eq!(driver.items(), ["first"]);
    let again = driver.receive(id, &step_2(&server, &StateVector::default()));
    assert!(!again.contains(&Effect::ShowEditor));
}

#[test]
fn an_empty_document_is_shown_too() {
    let (mut driver, id) = Driver::connecting();
    driver.apply(Event::Opened(id));
    let effects = driver.receive(id, &step_2(&document(900), &StateVector::default()));
    assert!(effects.contains(&Effect::ShowEditor));
}

#[test]
fn a_document_without_local_changes_is_saved_once_the_server_said_what_it_has() {
    let server = server_document();
    let (mut driver, id) = Driver::connecting();
    driver.apply(Event::Opened(id));
    driver.receive(id, &step_2(&server, &StateVector::default()));
    assert_eq!(*driver.status(), Status::Connecting);
    let effects = driver.receive(id, &step_1(&server));
    assert_eq!(*driver.status(), Status::Saved);
    assert!(effects.contains(&Effect::RenderStatus));
    assert!(sent(&effects).is_empty(), "the server lacks nothing");
}

#[test]
fn a_local_change_is_sent_at_once_and_saved_when_it_is_acknowledged() {
    let (mut driver, id) = Driver::synced(&server_document());
    let effects = driver.add("second");
    assert_eq!(sent_updates(&effects).len(), 1);
    assert!(effects.contains(&Effect::BeginCacheWrite) || effects.contains(&Effect::RenderStatus));
    assert_eq!(*driver.status(), Status::Saving);
    driver.acknowledge(id, 1);
    assert_eq!(*driver.status(), Status::Saved);
}

#[test]
fn it_is_saved_only_when_the_last_of_several_changes_is_acknowledged() {
    let (mut driver, id) = Driver::synced(&server_document());
    for item in ["a", "b", "c"] {
        driver.add(item);
    }
    for stored in 1..3 {
        driver.acknowledge(id, stored);
        assert_eq!(*driver.status(), Status::Saving, "{stored} of 3");
    }
    driver.acknowledge(id, 3);
    assert_eq!(*driver.status(), Status::Saved);
}

#[test]
fn an_acknowledgement_of_more_than_was_sent_saves_nothing_that_comes_later() {
    let (mut driver, id) = Driver::synced(&server_document());
    driver.acknowledge(id, 1_000);
    driver.add("second");
    assert_eq!(*driver.status(), Status::Saving);
}

#[test]
fn an_acknowledgement_never_takes_back_an_earlier_one() {
    let (mut driver, id) = Driver::synced(&server_document());
    driver.add("second");
    driver.acknowledge(id, 1);
    driver.acknowledge(id, 0);
    assert_eq!(*driver.status(), Status::Saved);
}

#[test]
fn what_is_changed_during_the_handshake_goes_with_the_answer_to_step_1() {
    let server = server_document();
    let (mut driver, id) = Driver::connecting();
    driver.apply(Event::Opened(id));
    driver.receive(id, &step_2(&server, &StateVector::default()));
    assert!(
        sent_updates(&driver.add("second")).is_empty(),
        "it is not sent before the server's state is known"
    );
    let effects = driver.receive(id, &step_1(&server));
    let answers = sent_answers(&effects);
    assert_eq!(answers.len(), 1);
    assert_eq!(
        sent_updates(&effects),
        [yrs::Update::EMPTY_V1.to_vec()],
        "its acknowledgement covers the answer"
    );
    assert_eq!(*driver.status(), Status::Saving);
    crdt::apply(&server, crdt::decode(&answers[0]).expect("an update")).expect("applied");
    assert_eq!(crdt::state_vector(&server), Ok(driver.session.document.state_vector()));
    driver.acknowledge(id, 1);
    assert_eq!(*driver.status(), Status::Saved);
}

#[test]
fn an_acknowledgement_before_the_handshake_is_done_saves_nothing() {
    let (mut driver, id) = Driver::connecting();
    driver.apply(Event::Opened(id));
    driver.add("second");
    driver.acknowledge(id, 5);
    assert_eq!(*driver.status(), offline(1));
}

#[test]
fn a_deletion_that_the_server_lacks_is_sent_though_states_do_not_show_it() {
    let server = server_document();
    let (mut driver, id) = Driver::synced(&server);
    driver.write("first", "", "word");
    let whole = driver.session.document.encode();
    crdt::apply(&server, crdt::decode(&whole).expect("an update")).expect("applied");
    driver.acknowledge(id, 1);
    driver.close(id, 1006);
    driver.write("first", "word", "");
    let id = connect_id(&driver.wait(0)).expect("a connection");
    let answers = sent_answers(&driver.handshake(id, &server));
    crdt::apply(&server, crdt::decode(&answers[0]).expect("an update")).expect("applied");
    let agenda = ensemble_document::agenda::agenda(&server.transact());
    assert_eq!(agenda.item("first").map(|item| item.notes.as_str()), Some(""));
}

#[test]
fn changes_of_others_are_merged_and_rendered() {
    let server = server_document();
    let (mut driver, id) = Driver::synced(&server);
    let effects = driver.receive(id, &update(&change_of(&server, "theirs")));
    assert!(effects.contains(&Effect::RenderDocument));
    assert_eq!(driver.items().len(), 2);
    assert_eq!(*driver.status(), Status::Saved);
}

#[test]
fn updates_that_arrive_before_step_2_are_merged_after_it_whether_it_holds_them_or_not() {
    for included in [false, true] {
        let server = server_document();
        let before = step_2(&server, &StateVector::default());
        let early = [change_of(&server, "early"), change_of(&server, "later")];
        let step_2 = if included { step_2(&server, &StateVector::default()) } else { before };
        let (mut driver, id) = Driver::connecting();
        driver.apply(Event::Opened(id));
        for each in &early {
            assert!(driver.receive(id, &update(each)).is_empty(), "a second step 1 would end the connection");
        }
        driver.receive(id, &step_2);
        driver.receive(id, &step_1(&server));
        assert_eq!(driver.items().len(), 3);
        assert_eq!(*driver.status(), Status::Saved);
    }
}

#[test]
fn updates_of_a_connection_that_ended_before_step_2_are_forgotten() {
    let server = server_document();
    let (mut driver, id) = Driver::connecting();
    driver.apply(Event::Opened(id));
    let _missed = change_of(&server, "missed");
    driver.receive(id, &update(&change_of(&server, "early")));
    driver.close(id, 1006);
    let id = connect_id(&driver.wait(0)).expect("a connection");
    let effects = driver.handshake(id, &server);
    assert!(!effects.contains(&Effect::Disconnect(id)));
    assert_eq!(driver.items().len(), 3);
}

#[test]
fn an_update_with_something_missing_before_it_starts_a_new_handshake() {
    let server = server_document();
    let (mut driver, id) = Driver::synced(&server);
    let _missed = change_of(&server, "missed");
    let effects = driver.receive(id, &update(&change_of(&server, "later")));
    assert!(effects.contains(&Effect::Disconnect(id)), "{effects:?}");
    let id = connect_id(&driver.wait(0)).expect("a new connection");
    driver.handshake(id, &server);
    assert_eq!(driver.items().len(), 3);
    assert_eq!(*driver.status(), Status::Saved);
}

#[test]
fn a_server_that_asks_again_has_dropped_something_and_the_handshake_is_repeated() {
    let server = server_document();
    let (mut driver, id) = Driver::synced(&server);
    driver.add("dropped");
    let effects = driver.receive(id, &step_1(&server));
    assert!(effects.contains(&Effect::Disconnect(id)));
    assert_eq!(*driver.status(), offline(1));
    let id = connect_id(&driver.wait(0)).expect("a new connection");
    assert_eq!(sent_answers(&driver.handshake(id, &server)).len(), 1);
}

#[test]
fn frames_that_cannot_be_read_change_nothing() {
    let (mut driver, id) = Driver::synced(&server_document());
    for frame in
        [vec![], vec![ACKNOWLEDGEMENT], vec![0], vec![0, 2, 200], vec![77, 1, 2], vec![0, 2, 3, 9, 9, 9]]
    {
        driver.apply(Event::Received(id, frame));
    }
    assert_eq!(*driver.status(), Status::Saved);
    assert_eq!(driver.items(), ["first"]);
}
