//! Exchanges over HTTP where WebSockets do not work, and uploads in pieces.

use super::{
    super::{
        connection::HANDSHAKE_LIMIT,
        exchange::{CHANGE_DELAY, INTERVAL, LIMIT},
        sync::MAX_PIECE_BYTES,
    },
    *,
};

/// What a server with this document answers to a request, which it has stored.
fn answer(server: &Doc, request: &[Message]) -> ExchangeAnswer {
    let mut answer = Vec::new();
    for message in request {
        match message {
            Message::Sync(SyncMessage::SyncStep1(theirs)) => {
                answer.write_buf(step_2(server, theirs).encode_v1());
                answer.write_buf(step_1(server).encode_v1());
            }
            Message::Sync(SyncMessage::SyncStep2(update)) => {
                crdt::apply(server, crdt::decode(update).expect("an update")).expect("applied");
            }
            _ => answer.write_buf([ACKNOWLEDGEMENT, 1]),
        }
    }
    ExchangeAnswer::Messages(answer)
}

/// A session whose WebSockets all fail while HTTP works.
fn without_sockets(server: &Doc) -> Driver {
    let (mut driver, id) = Driver::connecting();
    let effects = driver.close(id, 1006);
    let (exchange, request) = exchange_id(&effects).expect("a request");
    driver.apply(Event::Exchanged(exchange, answer(server, &request)));
    let id = connect_id(&driver.wait(0)).expect("an attempt");
    let effects = driver.close(id, 1006);
    if let Some((exchange, request)) = exchange_id(&effects) {
        driver.apply(Event::Exchanged(exchange, answer(server, &request)));
    }
    driver
}

/// Waits for the next request, and answers it.
fn exchange(driver: &mut Driver, server: &Doc, within: Millis) -> Vec<Message> {
    let (id, request) = exchange_id(&driver.wait(within)).expect("a request");
    driver.apply(Event::Exchanged(id, answer(server, &request)));
    request
}

#[test]
fn a_socket_that_fails_is_followed_by_an_exchange_which_brings_the_document() {
    let server = server_document();
    let (mut driver, id) = Driver::connecting();
    let effects = driver.close(id, 1006);
    let (id, request) = exchange_id(&effects).expect("a request");
    assert!(matches!(
        request[..],
        [Message::Sync(SyncMessage::SyncStep1(_)), Message::Sync(SyncMessage::Update(_))]
    ));
    let effects = driver.apply(Event::Exchanged(id, answer(&server, &request)));
    assert!(effects.contains(&Effect::ShowEditor));
    assert_eq!(driver.items(), ["first"]);
}

#[test]
fn one_failure_is_not_called_a_network_that_blocks_sockets() {
    let server = server_document();
    let (mut driver, id) = Driver::connecting();
    let effects = driver.close(id, 1006);
    let (id, request) = exchange_id(&effects).expect("a request");
    driver.apply(Event::Exchanged(id, answer(&server, &request)));
    assert_eq!(*driver.status(), offline(0));
    let driver = without_sockets(&server);
    assert_eq!(*driver.status(), Status::WithoutSocket { unsaved: 0 });
}

#[test]
fn without_sockets_changes_are_stored_and_those_of_others_arrive() {
    let server = server_document();
    let mut driver = without_sockets(&server);
    driver.add("own");
    assert_eq!(*driver.status(), Status::WithoutSocket { unsaved: 1 });
    exchange(&mut driver, &server, CHANGE_DELAY);
    assert_eq!(*driver.status(), Status::WithoutSocket { unsaved: 0 });
    assert_eq!(ensemble_document::agenda::agenda(&server.transact()).items.len(), 2);
    let _ = change_of(&server, "theirs");
    exchange(&mut driver, &server, INTERVAL);
    assert_eq!(driver.items().len(), 3);
}

#[test]
fn what_is_changed_during_an_exchange_goes_with_the_next() {
    let server = server_document();
    let mut driver = without_sockets(&server);
    driver.add("first of two");
    let (id, request) = exchange_id(&driver.wait(CHANGE_DELAY)).expect("a request");
    driver.add("second of two");
    driver.apply(Event::Exchanged(id, answer(&server, &request)));
    assert_eq!(*driver.status(), Status::WithoutSocket { unsaved: 1 });
    exchange(&mut driver, &server, CHANGE_DELAY);
    assert_eq!(*driver.status(), Status::WithoutSocket { unsaved: 0 });
}

#[test]
fn an_exchange_that_fails_or_is_never_answered_means_that_there_is_no_network() {
    let server = server_document();
    let mut driver = without_sockets(&server);
    driver.add("own");
    let (id, _) = exchange_id(&driver.wait(CHANGE_DELAY)).expect("a request");
    driver.apply(Event::Exchanged(id, ExchangeAnswer::Failed));
    assert_eq!(*driver.status(), offline(1));
    let mut driver = without_sockets(&server);
    driver.add("own");
    let (id, request) = exchange_id(&driver.wait(CHANGE_DELAY)).expect("a request");
    driver.wait(LIMIT);
    assert!(matches!(driver.status(), Status::Offline { unsaved: 1, .. }));
    driver.apply(Event::Exchanged(id, answer(&server, &request)));
    assert!(matches!(driver.status(), Status::Offline { unsaved: 1, .. }), "it comes too late");
}

#[test]
fn the_answer_tells_why_sockets_are_refused() {
    for (answer, status) in
        [(ExchangeAnswer::SignedOut, Status::SignedOut), (ExchangeAnswer::Forbidden, Status::Forbidden)]
    {
        let (mut driver, id) = Driver::connecting();
        let (exchange, _) = exchange_id(&driver.close(id, 1006)).expect("a request");
        let id = connect_id(&driver.wait(0)).expect("an attempt");
        let effects = driver.apply(Event::Exchanged(exchange, answer));
        assert!(effects.contains(&Effect::Disconnect(id)));
        assert_eq!(*driver.status(), status);
        assert!(driver.apply(Event::Opened(id)).is_empty(), "the attempt is over");
    }
}

#[test]
fn a_late_answer_does_not_end_a_connection_that_works_now() {
    let server = server_document();
    let (mut driver, id) = Driver::connecting();
    let (exchange, _) = exchange_id(&driver.close(id, 1006)).expect("a request");
    let id = connect_id(&driver.wait(0)).expect("an attempt");
    driver.handshake(id, &server);
    assert!(driver.apply(Event::Exchanged(exchange, ExchangeAnswer::SignedOut)).is_empty());
    assert_eq!(*driver.status(), Status::Saved);
}

#[test]
fn a_connection_that_worked_is_not_followed_by_an_exchange() {
    let (mut driver, id) = Driver::synced(&server_document());
    assert!(exchange_id(&driver.close(id, 1006)).is_none());
}

#[test]
fn a_socket_that_opens_and_stays_silent_is_given_up_and_changes_go_over_http() {
    let server = server_document();
    let (mut driver, id) = Driver::connecting();
    driver.apply(Event::Opened(id));
    for _ in 0..2 {
        let effects = driver.wait(HANDSHAKE_LIMIT);
        if let Some((id, request)) = exchange_id(&effects) {
            driver.apply(Event::Exchanged(id, answer(&server, &request)));
        }
        if let Some(id) = connect_id(&effects) {
            driver.apply(Event::Opened(id));
        }
    }
    assert_eq!(*driver.status(), Status::WithoutSocket { unsaved: 0 });
}

#[test]
fn once_a_socket_works_exchanges_end() {
    let server = server_document();
    let mut driver = without_sockets(&server);
    let id = connect_id(&driver.apply(Event::Resumed)).expect("an attempt");
    driver.handshake(id, &server);
    assert_eq!(*driver.status(), Status::Saved);
    assert!(exchange_id(&driver.wait(INTERVAL)).is_none());
}

/// Writes a long text in each of many items.
fn write_much(driver: &mut Driver) {
    for item in 0..40 {
        let item = format!("item-{item}");
        driver.add(&item);
        driver.write(&item, "", &"texte ".repeat(3_000));
    }
}

#[test]
fn a_day_without_a_network_is_sent_in_pieces_each_after_the_one_before_is_stored() {
    let server = server_document();
    let (mut driver, id) = Driver::synced(&server);
    driver.close(id, 1006);
    write_much(&mut driver);
    let id = connect_id(&driver.wait(0)).expect("a connection");
    let mut effects = driver.handshake(id, &server);
    let mut pieces = 0;
    let mut typed = Vec::new();
    loop {
        typed.extend(sent_updates(&effects).into_iter().filter(|update| *update != yrs::Update::EMPTY_V1));
        let answers = sent_answers(&effects);
        let [piece] = &answers[..] else { break };
        assert!(piece.len() <= MAX_PIECE_BYTES + 1_000, "{}", piece.len());
        crdt::apply(&server, crdt::decode(piece).expect("an update")).expect("applied");
        pieces += 1;
        assert_eq!(*driver.status(), Status::Saving);
        typed.extend(sent_updates(&driver.add(&format!("typed during piece {pieces}"))));
        effects = driver.acknowledge(id, pieces);
    }
    assert!(pieces >= 7, "{pieces}");
    assert_eq!(typed.len() as u64, pieces, "what was typed meanwhile follows");
    driver.acknowledge(id, 2 * pieces);
    assert_eq!(*driver.status(), Status::Saved);
    for update in typed {
        crdt::apply(&server, crdt::decode(&update).expect("an update")).expect("applied");
    }
    assert_eq!(crdt::state_vector(&server), Ok(driver.session.document.state_vector()));
}

#[test]
fn a_day_without_a_network_goes_over_http_in_several_requests() {
    let server = server_document();
    let mut driver = without_sockets(&server);
    write_much(&mut driver);
    let mut requests = 0;
    while *driver.status() != (Status::WithoutSocket { unsaved: 0 }) {
        exchange(&mut driver, &server, CHANGE_DELAY);
        requests += 1;
        assert!(requests < 20);
    }
    assert!(requests > 1, "{requests}");
    assert_eq!(crdt::state_vector(&server), Ok(driver.session.document.state_vector()));
}
