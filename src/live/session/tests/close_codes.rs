//! Refusals: what the close codes and the page's answer mean.

use super::*;

/// Closes a synchronized connection that has one unsaved change.
fn closed_with(code: u16, reason: &str) -> (Driver, Vec<Effect>) {
    let (mut driver, id) = Driver::synced(&server_document());
    driver.add("second");
    let effects = driver.apply(Event::Closed { id, code, reason: reason.to_owned() });
    (driver, effects)
}

fn is_final(driver: &mut Driver) -> bool {
    let later = driver.wait(600_000);
    let online = driver.apply(Event::Online);
    connect_id(&later).is_none() && connect_id(&online).is_none()
}

#[test]
fn an_ended_session_is_final() {
    let (mut driver, _) = closed_with(4401, "sign-in");
    assert_eq!(*driver.status(), Status::SignedOut);
    assert!(is_final(&mut driver));
}

#[test]
fn a_lost_right_is_final() {
    let (mut driver, _) = closed_with(4403, "no-longer-allowed");
    assert_eq!(*driver.status(), Status::Forbidden);
    assert!(is_final(&mut driver));
}

#[test]
fn other_refusals_are_final_and_show_the_reason_of_the_server() {
    for (code, reason) in [
        (1009, "message-too-large"),
        (4400, "malformed-message"),
        (4408, "too-slow"),
        (4409, "client-id-in-use"),
        (4413, "document-full"),
        (4422, "unreadable"),
        (4429, "too-many-messages"),
        (4431, "too-much-work"),
    ] {
        let (mut driver, _) = closed_with(code, reason);
        assert_eq!(*driver.status(), Status::Refused(reason.to_owned()), "{code}");
        assert!(is_final(&mut driver), "{code}");
    }
}

#[test]
fn too_many_connections_are_tried_again_and_not_shown_as_saved_meanwhile() {
    let (mut driver, id) = Driver::synced(&server_document());
    driver.close(id, 4430);
    assert_eq!(*driver.status(), Status::Offline { unsaved: 0 });
    assert!(connect_id(&driver.wait(0)).is_some());
}

#[test]
fn a_server_that_restarts_or_cannot_store_is_tried_again() {
    for code in [1000, 1001, 1005, 1006, 1011, 1012, 1013, 3000] {
        let (mut driver, _) = closed_with(code, "");
        assert_eq!(*driver.status(), Status::Offline { unsaved: 1 }, "{code}");
        assert!(connect_id(&driver.wait(0)).is_some(), "{code}");
    }
}

#[test]
fn what_is_typed_after_a_refusal_is_still_written_to_the_cache() {
    let (mut driver, _) = closed_with(4413, "document-full");
    driver.apply(Event::CacheRead(None));
    driver.apply(Event::CacheWritten { succeeded: true });
    driver.apply(Event::CacheRead(None));
    driver.apply(Event::CacheWritten { succeeded: true });
    let effects = driver.add("third");
    assert!(effects.contains(&Effect::ReadCache), "{effects:?}");
    assert!(sent(&effects).is_empty());
    assert_eq!(*driver.status(), Status::Refused(String::from("document-full")));
}

#[test]
fn a_connection_that_never_worked_asks_the_page_why() {
    let (mut driver, id) = Driver::connecting();
    let effects = driver.close(id, 1006);
    assert!(effects.contains(&Effect::CheckPage));
}

#[test]
fn a_connection_that_worked_does_not_ask_the_page_why() {
    let (_, effects) = closed_with(1006, "");
    assert!(!effects.contains(&Effect::CheckPage));
}

#[test]
fn a_page_that_redirects_to_signing_in_ends_the_session() {
    let (mut driver, id) = Driver::connecting();
    driver.close(id, 1006);
    driver.apply(Event::PageChecked(PageAnswer::SignedOut));
    assert_eq!(*driver.status(), Status::SignedOut);
    assert!(is_final(&mut driver));
}

#[test]
fn a_page_that_may_not_be_seen_ends_the_session_and_the_attempt_under_way() {
    let (mut driver, id) = Driver::connecting();
    driver.close(id, 1006);
    let id = connect_id(&driver.wait(0)).expect("a new attempt");
    let effects = driver.apply(Event::PageChecked(PageAnswer::Forbidden));
    assert!(effects.contains(&Effect::Disconnect(id)));
    assert_eq!(*driver.status(), Status::Forbidden);
    assert!(driver.apply(Event::Opened(id)).is_empty(), "the attempt is over");
    assert!(is_final(&mut driver));
}

#[test]
fn a_page_that_answers_as_usual_changes_nothing() {
    let (mut driver, id) = Driver::connecting();
    driver.close(id, 1006);
    driver.apply(Event::PageChecked(PageAnswer::Other));
    assert_eq!(*driver.status(), Status::Offline { unsaved: 0 });
    assert!(connect_id(&driver.wait(0)).is_some());
}

#[test]
fn a_late_answer_of_the_page_does_not_end_a_connection_that_works_now() {
    let server = server_document();
    let (mut driver, id) = Driver::connecting();
    driver.close(id, 1006);
    let id = connect_id(&driver.wait(0)).expect("a new attempt");
    driver.handshake(id, &server);
    assert!(driver.apply(Event::PageChecked(PageAnswer::SignedOut)).is_empty());
    assert_eq!(*driver.status(), Status::Saved);
}

#[test]
fn a_person_who_may_only_read_goes_on_seeing_changes_until_the_connection_ends() {
    let server = server_document();
    let (mut driver, id) = Driver::synced(&server);
    driver.receive(id, &Message::Auth(Some("read-only".to_owned())));
    assert_eq!(*driver.status(), Status::Forbidden);
    driver.receive(id, &update(&change_of(&server, "theirs")));
    assert_eq!(driver.items().len(), 2);
    driver.close(id, 1006);
    assert_eq!(*driver.status(), Status::Forbidden);
    assert!(is_final(&mut driver));
}
