//! Exchanges over HTTP, and connections that replace older ones of the same person.

use std::sync::Arc;

use axum::http::{HeaderMap, HeaderValue, header};
use yrs::encoding::{
    read::{Cursor, Read},
    write::Write,
};

use super::{
    super::{exchange, presence::Participant, rooms::ConnectionAuthorization, upgrade::AuthorizedClient},
    client::{Fixed, session_of},
    *,
};

/// Sends a request with these messages; returns the messages of the answer.
async fn request(rooms: &Rooms, document_id: Uuid, messages: &[Bytes]) -> Result<Vec<Bytes>, CloseReason> {
    let session = session_of(rooms.portal()).await;
    let authorization = ConnectionAuthorization { session, ..authorization(document_id, Permission::Write) };
    request_as(rooms, authorization, messages).await
}

async fn request_as(
    rooms: &Rooms,
    authorization: ConnectionAuthorization,
    messages: &[Bytes],
) -> Result<Vec<Bytes>, CloseReason> {
    let mut body = Vec::new();
    for message in messages {
        body.write_buf(message);
    }
    let request = exchange::Request::split(&body.into()).ok_or(CloseReason::MALFORMED_MESSAGE)?;
    let client = AuthorizedClient {
        authorization,
        person: imogen(),
        participant: Participant { id: "1".to_owned(), name: "Imogen".to_owned() },
        wants_acks: true,
        shown_seq: None,
    };
    let answer = exchange::run(rooms, client, request).await?;
    let mut cursor = Cursor::new(&answer);
    Ok(std::iter::from_fn(|| cursor.read_buf().ok().map(Bytes::copy_from_slice)).collect())
}

fn empty_update() -> Bytes {
    protocol::encode_update(Update::EMPTY_V1)
}

on_both_databases! {
    async fn an_exchange_stores_what_it_brings_and_answers_with_what_others_wrote(db: Db) {
        let (rooms, document_id) = (rooms(&db).await, Uuid::now_v7());
        let mut other = Client::join(&rooms, document_id, Permission::Write).await;
        other.insert("deux").await;
        other.receive().await;
        let own = crdt::empty();
        {
            let root = own.get_or_insert_text("load");
            root.insert(&mut own.transact_mut(), 0, "un ");
        }
        let whole = crdt::encode_state(&own).expect("an update");
        let state = protocol::encode_sync_step_1(&own.transact().state_vector());
        let messages = [protocol::encode_sync_step_2(&whole), state, empty_update()];
        let answer = request(&rooms, document_id, &messages).await.expect("an answer");
        assert_eq!(answer.last(), Some(&protocol::encode_acknowledgement(1)));
        for message in &answer {
            if let Ok(Message::Update { update, .. }) = protocol::decode(message) {
                crdt::apply(&own, crdt::decode(&update).expect("an update")).expect("applied");
            }
        }
        other.receive().await;
        let root = own.get_or_insert_text("load");
        let text = root.get_string(&own.transact());
        assert!(text.contains("un ") && text.contains("deux"), "{text}");
        assert_eq!((other.text(), stored(&db, document_id).await), (text.clone(), text));
    }

    async fn a_long_document_comes_whole(db: Db) {
        let (rooms, document_id) = (rooms(&db).await, Uuid::now_v7());
        let writer = Client::join(&rooms, document_id, Permission::Write).await;
        for _ in 0..30 {
            writer.insert(&"é".repeat(30_000)).await;
        }
        let state = protocol::encode_sync_step_1(&StateVector::default());
        let answer = request(&rooms, document_id, &[state, empty_update()]).await.expect("an answer");
        assert!(answer.iter().map(Bytes::len).max() > Some(1_800_000));
        let state = protocol::encode_sync_step_1(&StateVector::default());
        request(&rooms, document_id, &[state, empty_update()]).await.expect("one can ask again");
    }

    async fn a_permission_that_ended_since_the_request_was_authorized_stores_nothing(db: Db) {
        let (rooms, document_id) = (rooms(&db).await, Uuid::now_v7());
        let own = crdt::empty();
        own.get_or_insert_text("load").insert(&mut own.transact_mut(), 0, "trop tard");
        let messages = [protocol::encode_sync_step_2(&crdt::encode_state(&own).expect("an update")), empty_update()];
        for permission in [None, Some(Permission::Read)] {
            let session = session_of(rooms.portal()).await;
            let authorized = authorization(document_id, Permission::Write);
            let authorized = ConnectionAuthorization { session, access: Arc::new(Fixed(permission)), ..authorized };
            let refused = request_as(&rooms, authorized, &messages).await;
            assert_eq!(refused.err(), Some(CloseReason::PERMISSION_REVOKED));
        }
        let ended = request_as(&rooms, authorization(document_id, Permission::Write), &messages).await;
        assert_eq!(ended.err(), Some(CloseReason::SESSION_ENDED));
        assert_eq!(stored(&db, document_id).await, "");
    }

    async fn a_newer_connection_of_a_person_takes_the_client_id_over(db: Db) {
        let (rooms, document_id) = (rooms(&db).await, Uuid::now_v7());
        let mut old = Client::join(&rooms, document_id, Permission::Write).await;
        old.insert("a").await;
        old.receive().await;
        let mut new = Client::join_with(&rooms, document_id, Permission::Write, old.doc.clone()).await;
        new.insert("b").await;
        new.receive().await;
        old.receive().await;
        assert_eq!((new.closed, old.closed), (None, Some(CloseReason::CLIENT_ID_IN_USE)));
        assert_eq!(stored(&db, document_id).await, "ba");
        new.insert("c").await;
        new.receive().await;
        assert_eq!(stored(&db, document_id).await, "cba");
    }
}

#[tokio::test]
async fn an_exchange_keeps_its_slot_until_it_is_done_even_if_its_client_has_gone() {
    let scratch = sqlite().await;
    let portal = rooms(&scratch.db).await.portal().clone();
    let session = session_of(&portal).await;
    let mut headers = HeaderMap::new();
    headers.insert(header::ORIGIN, HeaderValue::from_static("https://ensemble.example"));
    headers.insert(header::HOST, HeaderValue::from_static("ensemble.example"));
    let own = crdt::empty();
    own.get_or_insert_text("load").insert(&mut own.transact_mut(), 0, "un");
    let mut body = Vec::new();
    body.write_buf(protocol::encode_update(&crdt::encode_state(&own).expect("an update")));
    // While another transaction is open, the update cannot be stored.
    let held = scratch.db.write().await.expect("a transaction");
    let access = Arc::new(Fixed(Some(Permission::Write)));
    let answer = exchange(access, Uuid::now_v7(), &portal, Some(session), (&headers, None), body.into());
    let answer = tokio::time::timeout(Duration::from_secs(1), answer).await;
    assert!(answer.is_err(), "it waits; the client goes");
    let slot = tokio::time::timeout(Duration::from_millis(200), portal.work.exchange(imogen())).await;
    assert!(slot.is_err(), "the exchange still runs");
    held.commit().await.expect("committed");
    let slot = tokio::time::timeout(Duration::from_secs(10), portal.work.exchange(imogen())).await;
    assert!(matches!(slot, Ok(Ok(_))), "it has ended");
}

#[test]
fn a_request_without_an_update_or_with_other_bytes_is_refused() {
    let mut body = Vec::new();
    body.write_buf(protocol::encode_sync_step_1(&StateVector::default()));
    assert!(exchange::Request::split(&body.into()).is_none());
    assert!(exchange::Request::split(&Bytes::from_static(&[200, 1, 2])).is_none());
    assert!(exchange::Request::split(&Bytes::new()).is_none());
    let mut many = Vec::new();
    many.write_buf(empty_update());
    many.resize(many.len() + 100_000, 0);
    assert!(exchange::Request::split(&many.into()).is_none(), "very many messages");
}
