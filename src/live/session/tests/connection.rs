//! Reconnects, dead connections, the browser's network state.

use super::{
    super::connection::{
        FIRST_RETRY_DELAY, HANDSHAKE_LIMIT, MAX_RETRY_DELAY, PROBE_LIMIT, PULSE_INTERVAL, SILENCE_LIMIT,
        STABLE_AFTER, STALL_LIMIT,
    },
    *,
};

/// How long the session waits before its next attempt.
fn delay(driver: &Driver) -> Millis {
    driver.session.connection.deadline().expect("a deadline") - driver.now
}

#[test]
fn the_first_reconnect_is_immediate_and_the_next_ones_wait_longer_each_time() {
    let (mut driver, mut id) = Driver::connecting();
    let mut delays = Vec::new();
    for _ in 0..9 {
        driver.close(id, 1006);
        delays.push(delay(&driver));
        id = connect_id(&driver.wait(delay(&driver))).expect("an attempt");
    }
    assert_eq!(delays, [0, 500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000]);
    assert_eq!((delays[1], delays[8]), (FIRST_RETRY_DELAY, MAX_RETRY_DELAY));
}

#[test]
fn a_connection_that_lasted_is_replaced_at_once() {
    let server = server_document();
    let (mut driver, id) = Driver::connecting();
    driver.close(id, 1006);
    driver.wait(0);
    let (mut driver, id) = {
        let id = driver.session.connection.current().expect("an attempt");
        driver.handshake(id, &server);
        (driver, id)
    };
    driver.wait(STABLE_AFTER);
    driver.close(id, 1012);
    assert_eq!(delay(&driver), 0);
}

#[test]
fn a_server_that_accepts_connections_and_cannot_store_is_called_ever_more_rarely() {
    let server = server_document();
    let (mut driver, mut id) = Driver::synced(&server);
    let mut delays = Vec::new();
    for item in ["a", "b", "c", "d", "e"] {
        driver.add(item);
        driver.close(id, 1013);
        delays.push(delay(&driver));
        id = connect_id(&driver.wait(delay(&driver))).expect("an attempt");
        driver.handshake(id, &server);
    }
    assert_eq!(delays, [0, 500, 1_000, 2_000, 4_000]);
}

#[test]
fn an_attempt_that_the_browser_refuses_is_repeated() {
    let (mut driver, id) = Driver::connecting();
    driver.close(id, 1006);
    assert!(connect_id(&driver.wait(0)).is_some());
}

#[test]
fn events_of_an_earlier_connection_are_ignored() {
    let server = server_document();
    let (mut driver, old) = Driver::synced(&server);
    driver.apply(Event::Offline);
    driver.apply(Event::Resumed);
    let new = driver.session.connection.current().expect("a connection");
    assert_ne!(old, new);
    driver.handshake(new, &server);
    driver.add("second");
    assert!(driver.apply(Event::Opened(old)).is_empty());
    assert!(driver.acknowledge(old, 1).is_empty());
    assert!(driver.close(old, 4401).is_empty());
    assert!(driver.receive(old, &step_1(&server)).is_empty());
    assert_eq!(*driver.status(), Status::Saving);
}

#[test]
fn without_a_network_the_connection_is_given_up_at_once() {
    let (mut driver, id) = Driver::synced(&server_document());
    let effects = driver.apply(Event::Offline);
    assert!(effects.contains(&Effect::Disconnect(id)));
    assert!(exchange_id(&effects).is_none(), "there is no network to ask over");
    assert_eq!(*driver.status(), offline(0));
}

#[test]
fn offline_changes_are_counted_and_sent_after_the_reconnect() {
    let server = server_document();
    let (mut driver, _) = Driver::synced(&server);
    driver.apply(Event::Offline);
    for (count, item) in ["a", "b", "c"].into_iter().enumerate() {
        assert!(sent(&driver.add(item)).is_empty());
        assert_eq!(*driver.status(), offline(count as u64 + 1));
    }
    let id = connect_id(&driver.apply(Event::Resumed)).expect("a connection");
    let effects = driver.handshake(id, &server);
    assert_eq!(sent_answers(&effects).len(), 1, "all of them go together");
    assert_eq!(*driver.status(), Status::Saving);
    driver.acknowledge(id, 1);
    assert_eq!(*driver.status(), Status::Saved);
}

#[test]
fn a_network_that_comes_back_ends_the_wait() {
    let (mut driver, mut id) = Driver::connecting();
    for _ in 0..6 {
        driver.close(id, 1006);
        id = connect_id(&driver.wait(delay(&driver))).expect("an attempt");
    }
    driver.close(id, 1006);
    assert!(delay(&driver) > 10_000);
    let effects = driver.apply(Event::Resumed);
    let id = connect_id(&effects).expect("an attempt");
    driver.close(id, 1006);
    assert_eq!(delay(&driver), 0, "delays begin anew");
}

#[test]
fn a_network_that_comes_back_leaves_a_connection_that_works_alone() {
    let (mut driver, id) = Driver::synced(&server_document());
    let effects = driver.apply(Event::Resumed);
    assert!(matches!(sent(&effects)[..], [Message::Awareness(_)]), "{effects:?}");
    assert_eq!(*driver.status(), Status::Saved);
    driver.wait(PROBE_LIMIT - 1);
    driver.acknowledge(id, 0);
    assert!(!driver.wait(PROBE_LIMIT).contains(&Effect::Disconnect(id)));
}

#[test]
fn a_connection_that_died_with_the_old_network_is_replaced_soon_after_the_new_one_is_there() {
    let (mut driver, id) = Driver::synced(&server_document());
    driver.apply(Event::Resumed);
    let effects = driver.wait(PROBE_LIMIT);
    assert!(effects.contains(&Effect::Disconnect(id)));
    assert!(connect_id(&effects).is_some());
}

#[test]
fn a_connection_that_does_not_acknowledge_a_change_is_replaced() {
    let server = server_document();
    let (mut driver, id) = Driver::synced(&server);
    driver.wait(PULSE_INTERVAL - 1);
    driver.add("typed on the dead connection");
    assert!(!driver.wait(STALL_LIMIT - 1).contains(&Effect::Disconnect(id)));
    let effects = driver.wait(1);
    assert!(effects.contains(&Effect::Disconnect(id)));
    let next = connect_id(&effects).expect("a new connection at once");
    assert_eq!(sent_answers(&driver.handshake(next, &server)).len(), 1);
}

#[test]
fn an_attempt_that_is_never_answered_is_given_up_and_repeated() {
    let (mut driver, id) = Driver::connecting();
    let effects = driver.wait(HANDSHAKE_LIMIT);
    assert!(effects.contains(&Effect::Disconnect(id)));
    let id = connect_id(&effects).expect("a new attempt");
    driver.apply(Event::Opened(id));
    let effects = driver.wait(HANDSHAKE_LIMIT);
    assert!(effects.contains(&Effect::Disconnect(id)), "the handshake is not answered either");
}

#[test]
fn a_network_event_before_the_cache_was_read_starts_nothing() {
    let mut driver = Driver::new();
    driver.apply(Event::Start);
    assert!(driver.apply(Event::Resumed).is_empty());
    assert!(driver.apply(Event::Offline).is_empty());
}

#[test]
fn presence_is_sent_at_each_pulse_while_the_connection_is_open() {
    let (mut driver, id) = Driver::synced(&server_document());
    for _ in 0..5 {
        let effects = driver.wait(PULSE_INTERVAL);
        assert!(matches!(sent(&effects)[..], [Message::Awareness(_)]), "{effects:?}");
        driver.acknowledge(id, 0);
    }
    driver.apply(Event::Offline);
    assert!(sent(&driver.apply(Event::Tick)).is_empty());
}

#[test]
fn a_connection_on_which_nothing_is_received_is_dead() {
    let server = server_document();
    let (mut driver, id) = Driver::synced(&server);
    let effects = driver.wait(SILENCE_LIMIT - 1);
    assert!(!effects.contains(&Effect::Disconnect(id)));
    driver.add("typed on the dead connection");
    let effects = driver.wait(1);
    assert!(effects.contains(&Effect::Disconnect(id)));
    let next = connect_id(&effects).expect("a new connection at once");
    assert_eq!(sent_answers(&driver.handshake(next, &server)).len(), 1);
}

#[test]
fn any_message_shows_that_the_connection_works() {
    let (mut driver, id) = Driver::synced(&server_document());
    for _ in 0..10 {
        let effects = driver.wait(SILENCE_LIMIT - 1);
        assert!(!effects.contains(&Effect::Disconnect(id)));
        driver.acknowledge(id, 0);
    }
}

#[test]
fn a_laptop_that_wakes_up_gives_up_its_old_connection_at_once() {
    let (mut driver, id) = Driver::synced(&server_document());
    driver.now += 8 * 3_600_000;
    let effects = driver.apply(Event::Tick);
    assert!(effects.contains(&Effect::Disconnect(id)));
    assert!(connect_id(&driver.wait(0)).is_some());
}

#[test]
fn an_early_tick_does_nothing() {
    let (mut driver, id) = Driver::connecting();
    driver.close(id, 1006);
    driver.wait(0);
    let id = driver.session.connection.current().expect("an attempt");
    driver.close(id, 1006);
    let due = driver.session.deadline();
    assert!(driver.apply(Event::Tick).is_empty());
    assert_eq!(driver.session.deadline(), due);
}

#[test]
fn the_status_says_connecting_until_something_is_changed_or_the_first_attempt_fails() {
    let (mut driver, id) = Driver::connecting();
    assert_eq!(*driver.status(), Status::Connecting);
    driver.add("typed early");
    assert_eq!(*driver.status(), offline(1));
    let (mut driver_2, id_2) = Driver::connecting();
    driver_2.close(id_2, 1006);
    assert_eq!(*driver_2.status(), offline(0));
    driver.close(id, 1006);
    assert_eq!(*driver.status(), offline(1));
}
