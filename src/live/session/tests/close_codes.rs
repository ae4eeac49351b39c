//! Refusals: what the close codes mean.

use super::{super::connection::REFUSED_RETRY_DELAY, *};

/// Closes a synchronized connection that has one unsaved change.
fn closed_with(code: u16, reason: &str) -> (Driver, Vec<Effect>) {
    let (mut driver, id) = Driver::synced(&server_document());
    driver.add("second");
    let effects = driver.apply(Event::Closed { id, code, reason: reason.to_owned() });
    (driver, effects)
}

/// The next attempt, after a delay that spares the server.
fn next_attempt(driver: &mut Driver) -> ConnectionId {
    assert!(connect_id(&driver.wait(REFUSED_RETRY_DELAY - 1)).is_none(), "it is not tried at once");
    connect_id(&driver.wait(1)).expect("an attempt")
}

#[test]
fn a_refusal_is_shown_with_the_reason_of_the_server_until_a_later_attempt_succeeds() {
    let other = |reason: &str| Status::Refused(reason.to_owned());
    for (code, reason, status) in [
        (1009, "message-too-large", other("message-too-large")),
        (4400, "malformed-message", other("malformed-message")),
        (4401, "sign-in", Status::SignedOut),
        (4403, "no-longer-allowed", Status::Forbidden),
        (4413, "document-full", other("document-full")),
        (4422, "unreadable", other("unreadable")),
        (4429, "too-many-messages", other("too-many-messages")),
        (4431, "too-much-work", other("too-much-work")),
    ] {
        let (mut driver, _) = closed_with(code, reason);
        assert_eq!(*driver.status(), status, "{code}");
        let id = next_attempt(&mut driver);
        assert_eq!(*driver.status(), status, "{code}: it is shown during the attempt");
        driver.handshake(id, &server_document());
        assert_eq!(*driver.status(), Status::Saving, "{code}");
        driver.acknowledge(id, 1);
        assert_eq!(*driver.status(), Status::Saved, "{code}");
    }
}

#[test]
fn after_a_refusal_coming_back_to_the_page_tries_again_at_once() {
    let (mut driver, _) = closed_with(4401, "sign-in");
    assert!(connect_id(&driver.apply(Event::Resumed)).is_some());
}

#[test]
fn a_connection_that_was_replaced_or_read_too_slowly_is_tried_again_at_once() {
    for (code, reason) in [(4408, "too-slow"), (4409, "client-id-in-use")] {
        let (mut driver, _) = closed_with(code, reason);
        assert!(connect_id(&driver.wait(0)).is_some(), "{code}");
    }
}

#[test]
fn too_many_connections_are_tried_again_and_not_shown_as_saved_meanwhile() {
    let (mut driver, id) = Driver::synced(&server_document());
    driver.close(id, 4430);
    assert_eq!(*driver.status(), offline(0));
    assert!(connect_id(&driver.wait(0)).is_some());
}

#[test]
fn a_server_that_restarts_or_cannot_store_is_tried_again() {
    for code in [1000, 1001, 1005, 1006, 1011, 1012, 1013, 3000] {
        let (mut driver, _) = closed_with(code, "");
        assert_eq!(*driver.status(), offline(1), "{code}");
        assert!(connect_id(&driver.wait(0)).is_some(), "{code}");
    }
}

#[test]
fn what_is_typed_after_a_refusal_is_still_written_to_the_cache() {
    let (mut driver, _) = closed_with(4413, "document-full");
    driver.apply(Event::CacheWriteBegun(None));
    driver.apply(Event::CacheWritten { succeeded: true });
    driver.apply(Event::CacheWriteBegun(None));
    driver.apply(Event::CacheWritten { succeeded: true });
    let effects = driver.add("third");
    assert!(effects.contains(&Effect::BeginCacheWrite), "{effects:?}");
    assert!(sent(&effects).is_empty());
    assert_eq!(*driver.status(), Status::Refused(String::from("document-full")));
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
    next_attempt(&mut driver);
}
