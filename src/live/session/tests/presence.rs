//! Peers and cursors.

use yrs::sync::{AwarenessUpdate, awareness::AwarenessUpdateEntry};

use super::{super::presence::PEER_TIMEOUT, *};

fn cursor(item: &str, from: u32) -> Selection {
    Selection { item: item.to_owned(), field: "notes".to_owned(), from, to: from }
}

/// What a window with this document sends when its person selects a part of the first item's notes.
fn cursor_in(server: &Doc, from: u32, to: u32) -> String {
    let (mut driver, _) = Driver::synced(server);
    let at = Selection { to, ..cursor("first", from) };
    let effects = driver.apply(Event::CursorMoved(Some(at)));
    let [Message::Awareness(update)] = &sent(&effects)[..] else { panic!("{effects:?}") };
    let state: serde_json::Value = update
        .clients
        .values()
        .map(|entry| serde_json::from_str(&entry.json).expect("JSON"))
        .next()
        .expect("a state");
    state["cursor"].to_string()
}

/// A server's document in which the first item has notes.
fn server_with_notes(notes: &str) -> Doc {
    let server = server_document();
    write_notes(&server, "", notes);
    server
}

fn write_notes(server: &Doc, old: &str, new: &str) -> Vec<u8> {
    let mut changes = change::splices(old, new);
    changes.reverse();
    let changed = crdt::change(server, |to| change::write(to, "first", Field::Notes, &changes));
    changed.expect("a change").1.expect("an update")
}

/// The state of one client as the server passes it on.
fn state(client: u64, clock: u32, json: &str) -> Message {
    let entry = AwarenessUpdateEntry { clock, json: json.into() };
    Message::Awareness(AwarenessUpdate { clients: [(ClientID::new(client), entry)].into() })
}

fn person(name: &str, cursor: &str) -> String {
    format!(r#"{{"cursor":{cursor},"user":{{"id":"id-{name}","name":"{name}","colour":3}}}}"#)
}

/// A cursor in the form of another program.
const AT: &str = r#"{"item":"first","field":"notes","from":2,"to":5}"#;

fn names(driver: &Driver) -> Vec<String> {
    driver.session.peers().into_iter().map(|peer| peer.name).collect()
}

#[test]
fn a_cursor_is_sent_when_it_moves_and_only_then() {
    let (mut driver, _) = Driver::synced(&server_with_notes("un mot"));
    let effects = driver.apply(Event::CursorMoved(Some(cursor("first", 3))));
    let [Message::Awareness(update)] = &sent(&effects)[..] else { panic!("{effects:?}") };
    let json = update.clients.values().next().map(|entry| entry.json.to_string()).unwrap_or_default();
    assert!(json.contains(r#""item":"first""#) && json.contains(r#""from":{"item":{"client":900"#), "{json}");
    assert!(driver.apply(Event::CursorMoved(Some(cursor("first", 3)))).is_empty());
    assert!(!driver.apply(Event::CursorMoved(None)).is_empty());
}

#[test]
fn an_item_knows_who_writes_in_it_and_where() {
    let server = server_with_notes("un mot");
    let at = cursor_in(&server, 1, 1);
    let (mut driver, id) = Driver::synced(&server);
    driver.receive(id, &state(8, 1, &person("Zoé", &at)));
    driver.receive(id, &state(9, 1, &person("Anne", &at)));
    driver.receive(id, &state(10, 1, &person("Luc", "null")));
    let writers = driver.session.writers_in("first");
    let writers: Vec<_> = writers.iter().map(|(peer, field)| (peer.name.as_str(), field.as_str())).collect();
    assert_eq!(writers, [("Anne", "notes"), ("Zoé", "notes")]);
    assert!(driver.session.writers_in("second").is_empty());
}

#[test]
fn a_cursor_stays_beside_its_letter_when_others_type() {
    let server = server_with_notes("un mot");
    let at = cursor_in(&server, 3, 6);
    let (mut driver, id) = Driver::synced(&server);
    driver.receive(id, &state(8, 1, &person("Anne", &at)));
    driver.receive(id, &update(&write_notes(&server, "un mot", "😀😀un mot et plus")));
    let cursors = driver.session.cursors_in("first", "notes");
    assert_eq!((cursors[0].1.from, cursors[0].1.to), (7, 10));
    driver.receive(id, &update(&write_notes(&server, "😀😀un mot et plus", "😀😀 plus")));
    let cursors = driver.session.cursors_in("first", "notes");
    assert_eq!((cursors[0].1.from, cursors[0].1.to), (4, 4), "its letters are gone");
}

#[test]
fn a_cursor_at_the_beginning_or_in_an_empty_text_is_shown() {
    for notes in ["", "mot"] {
        let server = if notes.is_empty() { server_document() } else { server_with_notes(notes) };
        let at = cursor_in(&server, 0, 0);
        let (mut driver, id) = Driver::synced(&server);
        driver.receive(id, &state(8, 1, &person("Anne", &at)));
        let cursors = driver.session.cursors_in("first", "notes");
        assert_eq!((cursors[0].1.from, cursors[0].1.to), (0, 0));
    }
}

#[test]
fn a_peer_whose_cursor_cannot_be_read_is_present_without_one() {
    let (mut driver, id) = Driver::synced(&server_document());
    driver.receive(id, &state(8, 1, &person("Anne", AT)));
    assert_eq!(names(&driver), ["Anne"]);
    assert!(driver.session.cursors_in("first", "notes").is_empty());
}

#[test]
fn a_cursor_that_moved_offline_is_sent_with_the_next_connection() {
    let server = server_with_notes("un mot");
    let (mut driver, _) = Driver::synced(&server);
    driver.apply(Event::Offline);
    assert!(driver.apply(Event::CursorMoved(Some(cursor("first", 3)))).is_empty());
    let id = connect_id(&driver.apply(Event::Resumed)).expect("a connection");
    let sent = sent(&driver.apply(Event::Opened(id)));
    let Some(Message::Awareness(update)) = sent.last() else { panic!("{sent:?}") };
    assert!(update.clients.values().all(|entry| entry.json.contains("first")));
}

#[test]
fn each_state_has_a_higher_clock_than_the_one_before() {
    let (mut driver, _) = Driver::synced(&server_with_notes("un mot"));
    let mut clocks = Vec::new();
    for position in 0..4 {
        let effects = driver.apply(Event::CursorMoved(Some(cursor("first", position))));
        if let [Message::Awareness(update)] = &sent(&effects)[..] {
            clocks.extend(update.clients.values().map(|entry| entry.clock));
        }
    }
    assert_eq!(clocks.len(), 4);
    assert!(clocks.is_sorted_by(|one, next| one < next), "{clocks:?}");
}

#[test]
fn peers_are_listed_by_name_with_their_cursors() {
    let server = server_with_notes("un mot");
    let at = cursor_in(&server, 2, 5);
    let (mut driver, id) = Driver::synced(&server);
    driver.receive(id, &state(7, 1, &person("Zoé", "null")));
    let effects = driver.receive(id, &state(8, 1, &person("Anne", &at)));
    assert!(effects.iter().any(|effect| matches!(effect, Effect::RenderPeers { .. })));
    assert_eq!(names(&driver), ["Anne", "Zoé"]);
    let cursors = driver.session.cursors_in("first", "notes");
    assert_eq!(cursors.len(), 1);
    assert_eq!((cursors[0].0.colour, cursors[0].1.from, cursors[0].1.to), (3, 2, 5));
    assert!(driver.session.cursors_in("first", "title.fr").is_empty());
}

#[test]
fn this_windows_own_state_comes_back_and_is_not_a_peer() {
    let (mut driver, id) = Driver::synced(&server_document());
    let effects = driver.receive(id, &state(1, 9, &person("Self", AT)));
    assert!(names(&driver).is_empty());
    assert!(effects.is_empty(), "one's own typing shows nothing anew: {effects:?}");
}

#[test]
fn an_older_state_does_not_replace_a_newer_one() {
    let server = server_with_notes("un mot");
    let at = cursor_in(&server, 2, 5);
    let (mut driver, id) = Driver::synced(&server);
    driver.receive(id, &state(7, 5, &person("Anne", &at)));
    driver.receive(id, &state(7, 4, &person("Anne", "null")));
    assert_eq!(driver.session.cursors_in("first", "notes").len(), 1);
}

#[test]
fn a_peer_that_leaves_or_sends_nonsense_is_removed() {
    let (mut driver, id) = Driver::synced(&server_document());
    driver.receive(id, &state(7, 1, &person("Anne", AT)));
    driver.receive(id, &state(7, 2, "null"));
    assert!(names(&driver).is_empty());
    driver.receive(id, &state(7, 3, &person("Anne", AT)));
    driver.receive(id, &state(7, 4, "[1"));
    assert!(names(&driver).is_empty());
}

#[test]
fn a_peer_that_sends_nothing_for_three_pulses_is_removed() {
    let (mut driver, id) = Driver::synced(&server_document());
    driver.receive(id, &state(7, 1, &person("Anne", AT)));
    driver.now += PEER_TIMEOUT - 1;
    driver.receive(id, &state(8, 1, &person("Zoé", "null")));
    assert_eq!(names(&driver), ["Anne", "Zoé"]);
    driver.now += 1;
    driver.receive(id, &state(8, 2, &person("Zoé", "null")));
    assert_eq!(names(&driver), ["Zoé"]);
}

#[test]
fn without_a_connection_no_peers_are_shown() {
    let (mut driver, id) = Driver::synced(&server_document());
    driver.receive(id, &state(7, 1, &person("Anne", AT)));
    let effects = driver.close(id, 1006);
    assert!(effects.iter().any(|effect| matches!(effect, Effect::RenderPeers { .. })));
    assert!(names(&driver).is_empty());
}

#[test]
fn a_cursor_that_moves_shows_anew_the_item_that_it_left_and_the_one_it_came_into() {
    let server = server_with_notes("un mot");
    let at = cursor_in(&server, 2, 5);
    let (mut driver, id) = Driver::synced(&server);
    let shown = |effects: &[Effect]| match effects {
        [Effect::RenderPeers { items }] => Some(items.iter().cloned().collect::<Vec<_>>()),
        _ => None,
    };
    assert_eq!(shown(&driver.receive(id, &state(7, 1, &person("Anne", "null")))), Some(Vec::new()));
    assert_eq!(
        shown(&driver.receive(id, &state(7, 2, &person("Anne", &at)))),
        Some(vec!["first".to_owned()])
    );
    assert!(driver.receive(id, &state(7, 3, &person("Anne", &at))).is_empty(), "a pulse moves nothing");
    assert_eq!(shown(&driver.receive(id, &state(7, 4, "null"))), Some(vec!["first".to_owned()]));
}
