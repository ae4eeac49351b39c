//! Rooms, without a network.

pub(super) mod client;
mod commit;
mod compaction;
mod exchange;
mod limits;
mod processes;

use std::time::Duration;

use axum::body::Bytes;
use uuid::Uuid;
use yrs::{Doc, GetString, ReadTxn, StateVector, Text, Transact, Update, updates::decoder::Decode};

use self::client::{Client, authorization, connection, imogen, sink};
use super::{
    Permission, Rooms,
    connection::{Connection, Outgoing},
    limits::CloseReason,
    protocol::{self, Message},
    room::Command,
    store,
};
use crate::{
    Portal,
    assets::Assets,
    config::Config,
    db::{
        Db, Engine,
        testing::{on_both_databases, postgres_url, sqlite},
    },
};
use ensemble_core::ids::PersonId;
use ensemble_document::crdt;

/// Rooms, and the person of all clients.
pub(super) async fn rooms(db: &Db) -> Rooms {
    let mut tx = db.write().await.expect("a transaction");
    sqlx::query(
        "INSERT INTO person (id, email, name, lang, stamp, created_at) VALUES ($1, 'i@ensemble.example', 'Imogen', 'en', '', 0)
         ON CONFLICT (id) DO NOTHING",
    )
    .bind(Uuid::nil().to_string())
    .execute(&mut *tx)
    .await
    .expect("a person");
    tx.commit().await.expect("committed");
    let mut config = Config::default();
    if db.engine == Engine::Postgres {
        config.database_url = postgres_url(db).await.as_str().into();
    }
    Rooms::new(Portal::new(config, db.clone(), Assets::default()))
}

async fn stored(db: &Db, document_id: Uuid) -> String {
    let stored = store::load(db, document_id).await.expect("a result");
    let doc = crdt::load(stored.updates()).expect("a document");
    let root = doc.get_or_insert_text("load");
    root.get_string(&doc.transact())
}

/// Stores a row that adds a text at the end, as another process does whose notification is lost; returns the document with it.
pub(super) async fn store_elsewhere(db: &Db, document_id: Uuid, text: &str) -> Doc {
    let mut tx = db.write().await.expect("a transaction");
    let doc = store_elsewhere_within(db, &mut tx, document_id, text).await;
    tx.commit().await.expect("committed");
    doc
}

/// As [`store_elsewhere`], in a transaction.
async fn store_elsewhere_within(db: &Db, tx: &mut sqlx::AnyConnection, document_id: Uuid, text: &str) -> Doc {
    let before = store::load(db, document_id).await.expect("a document");
    let doc = crdt::load(before.updates()).expect("updates");
    let update = push(&doc, text);
    let mut updates = Vec::new();
    store::push_update(&mut updates, &update);
    let row = store::NewRow { document_id, seq: before.last_seq + 1, author: None, updates };
    store::append(tx, &[&row], 1).await.expect("written");
    doc
}

/// Adds a text at the end; returns the update.
fn push(doc: &Doc, text: &str) -> Vec<u8> {
    let root = doc.get_or_insert_text("load");
    let (_, update) = crdt::change(doc, |to| root.push(to, text)).expect("a change");
    update.expect("an update")
}

/// Ends the connections to a PostgreSQL database that listen to notifications, once there are some.
pub(super) async fn end_listeners(db: &Db) {
    let end = async || {
        sqlx::query_scalar::<_, i64>(
            "SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity
             WHERE datname = current_database() AND query LIKE 'LISTEN %'",
        )
        .fetch_one(&db.reader)
        .await
        .expect("an answer")
    };
    tokio::time::timeout(Duration::from_secs(10), async {
        while end().await == 0 {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    })
    .await
    .expect("one listens");
}

on_both_databases! {
    async fn an_update_is_stored_and_sent_to_others(db: Db) {
        let (rooms, document_id) = (rooms(&db).await, Uuid::now_v7());
        let mut one = Client::join(&rooms, document_id, Permission::Write).await;
        let mut other = Client::join(&rooms, document_id, Permission::Write).await;
        one.insert("bonjour").await;
        one.receive().await;
        other.receive().await;
        assert_eq!((one.stored, other.text().as_str()), (1, "bonjour"));
        assert_eq!(stored(&db, document_id).await, "bonjour");
        other.insert("hello, ").await;
        other.receive().await;
        one.receive().await;
        assert_eq!(one.text(), "hello, bonjour");
        let late = Client::join(&rooms, document_id, Permission::Read).await;
        assert_eq!(late.text(), "hello, bonjour");
    }

    async fn updates_made_offline_are_requested(db: Db) {
        let (rooms, document_id) = (rooms(&db).await, Uuid::now_v7());
        let away = crdt::empty();
        {
            let root = away.get_or_insert_text("load");
            root.insert(&mut away.transact_mut(), 0, "hors ligne");
        }
        let mut one = Client::join_with(&rooms, document_id, Permission::Write, away).await;
        one.receive().await;
        assert_eq!((one.closed, stored(&db, document_id).await.as_str()), (None, "hors ligne"));
    }

    async fn a_connection_that_may_only_read_changes_nothing_and_goes_on_reading(db: Db) {
        let (rooms, document_id) = (rooms(&db).await, Uuid::now_v7());
        let mut reader = Client::join(&rooms, document_id, Permission::Read).await;
        let writer = Client::join(&rooms, document_id, Permission::Write).await;
        reader.insert("moi aussi").await;
        reader.receive().await;
        assert_eq!((reader.stored, reader.closed), (0, None));
        writer.insert("lisez").await;
        reader.receive().await;
        assert!(reader.text().contains("lisez"));
        assert_eq!(stored(&db, document_id).await, "lisez");
    }

    async fn an_update_without_its_predecessors_is_requested_again_with_them(db: Db) {
        let (rooms, document_id) = (rooms(&db).await, Uuid::now_v7());
        let mut one = Client::join(&rooms, document_id, Permission::Write).await;
        let mut updates = Vec::new();
        for text in ["a", "b", "c"] {
            let root = one.doc.get_or_insert_text("load");
            let mut to = one.doc.transact_mut();
            root.push(&mut to, text);
            updates.push(to.encode_update_v1());
        }
        one.send(protocol::encode_update(&updates[2])).await;
        one.receive().await;
        // The room requested what is missing, and the client sent all of it.
        assert_eq!(stored(&db, document_id).await, "abc");
        for update in &updates {
            one.send(protocol::encode_update(update)).await;
        }
        one.receive().await;
        assert_eq!(stored(&db, document_id).await, "abc");
        assert_eq!(one.stored, 3, "a dropped update is not acknowledged; one that changes nothing is");
    }

    async fn a_room_that_stays_open_saves_snapshots(db: Db) {
        let (rooms, document_id) = (rooms(&db).await, Uuid::now_v7());
        let mut one = Client::join(&rooms, document_id, Permission::Write).await;
        for _ in 0..205 {
            one.insert("x").await;
            while one.stored < one.text().len() as u64 {
                one.receive_one().await;
            }
        }
        one.receive().await;
        let kept = store::load(&db, document_id).await.expect("a result");
        let (seq, _) = kept.snapshot.as_ref().expect("a snapshot");
        assert!(*seq >= 200 && kept.rows.len() < 10, "{seq}, then {} rows", kept.rows.len());
        assert_eq!(stored(&db, document_id).await, "x".repeat(205));
        for at in [3, 199, 204] {
            let then = store::load_at(&db, document_id, at).await.expect("a result");
            let doc = crdt::load(then.updates()).expect("a document");
            let root = doc.get_or_insert_text("load");
            assert_eq!(i64::try_from(root.get_string(&doc.transact()).len()), Ok(at));
        }
    }

    async fn the_connections_of_two_people_cannot_write_under_one_client_id(db: Db) {
        let (rooms, document_id) = (rooms(&db).await, Uuid::now_v7());
        let twin = || Doc::with_client_id(7);
        let mut one = Client::join_with(&rooms, document_id, Permission::Write, twin()).await;
        let person = PersonId::from(Uuid::max());
        let mut other = Client::join_as(&rooms, document_id, Permission::Write, twin(), person).await;
        one.insert("premier").await;
        one.receive().await;
        other.insert("second").await;
        other.receive().await;
        assert_eq!(other.closed, Some(CloseReason::CLIENT_ID_IN_USE));
        one.insert("le ").await;
        one.receive().await;
        assert_eq!((one.stored, stored(&db, document_id).await.as_str()), (2, "le premier"));
    }

    async fn two_processes_write_to_one_document(db: Db) {
        let document_id = Uuid::now_v7();
        let (here, there) = (rooms(&db).await, rooms(&db).await);
        let mut one = Client::join(&here, document_id, Permission::Write).await;
        let mut other = Client::join(&there, document_id, Permission::Write).await;
        for _ in 0..5 {
            one.insert("x").await;
            other.insert("y").await;
        }
        one.receive().await;
        other.receive().await;
        assert_eq!((one.stored, other.stored), (5, 5));
        let text = stored(&db, document_id).await;
        assert_eq!(text.matches('x').count() + text.matches('y').count(), 10, "{text}");
        here.catch_up(document_id).await;
        there.catch_up(document_id).await;
        one.receive().await;
        other.receive().await;
        assert_eq!((one.text(), other.text()), (text.clone(), text));
    }

    async fn presence_reaches_every_process(db: Db) {
        let document_id = Uuid::now_v7();
        let (here, there) = (rooms(&db).await, rooms(&db).await);
        let mut one = Client::join(&here, document_id, Permission::Write).await;
        one.set_cursor("line 1").await;
        let mut other = Client::join(&there, document_id, Permission::Write).await;
        if db.engine == Engine::Sqlite {
            return assert!(other.states.is_empty(), "only one process serves a file");
        }
        other.wait_for_state("line 1").await;
        one.set_cursor("line 2").await;
        other.wait_for_state("line 2").await;
        other.set_cursor("line 3").await;
        one.wait_for_state("line 3").await;
        assert!(one.states.iter().all(|state| state.contains("Imogen")), "{:?}", one.states);
        one.room.send(Command::Leave { id: one.id }).await.expect("sent");
        other.wait_for_state("null").await;
    }

    async fn a_change_of_the_server_is_sent_to_all_connections(db: Db) {
        let (rooms, document_id) = (rooms(&db).await, Uuid::now_v7());
        let write = |to: &mut yrs::TransactionMut<'_>| {
            use yrs::WriteTxn;
            let root = to.get_or_insert_text("load");
            root.insert(to, 0, "formulaire");
            root.len(to)
        };
        assert_eq!(rooms.change(document_id, None, write).await, Ok(10));
        let mut one = Client::join(&rooms, document_id, Permission::Write).await;
        assert_eq!(one.text(), "formulaire");
        rooms.change(document_id, None, write).await.expect("changed");
        one.receive().await;
        assert_eq!(one.text(), "formulaireformulaire");
    }

    async fn rooms_close_and_open_a_thousand_times(db: Db) {
        let (rooms, document_id) = (rooms(&db).await, Uuid::now_v7());
        let first = Client::join(&rooms, document_id, Permission::Write).await;
        first.insert("x").await;
        first.room.send(Command::Leave { id: first.id }).await.expect("sent");
        rooms.release_connection(first.id, imogen());
        for _ in 0..1000 {
            let id = rooms.reserve_connection(imogen()).expect("within the limits");
            let (sink, _outgoing) = sink(8);
            let connection = || connection(Permission::Write, &sink);
            let room = rooms.join(id, authorization(document_id, Permission::Write), connection).await.expect("a room");
            // It fails when the room has closed since, which removes the connection as well.
            let _ = room.send(Command::Leave { id }).await;
            rooms.release_connection(id, imogen());
        }
        let last = Client::join(&rooms, document_id, Permission::Write).await;
        assert_eq!(last.text(), "x");
        rooms.stop().await;
    }
}

#[test]
fn no_message_causes_a_panic_or_a_stack_overflow() {
    use proptest::prelude::*;

    let doc = std::cell::RefCell::new(crdt::Document::default());
    proptest!(ProptestConfig::with_cases(20_000), |(bytes in prop::collection::vec(any::<u8>(), 0..200), kind in 0u8..4, step in 0u8..3)| {
        let mut frame = vec![kind, step];
        frame.extend(yrs_var(bytes.len()));
        frame.extend(&bytes);
        for frame in [Bytes::from(frame), Bytes::from(bytes)] {
            if let Ok(Ok(Message::Update { update, .. })) = std::panic::catch_unwind(|| protocol::decode(&frame))
                && let Ok(scan) = crdt::scan::scan(&update)
            {
                let _ = doc.borrow_mut().apply(&update, &scan);
            }
        }
    });
}

fn yrs_var(mut seq: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    while seq > 127 {
        bytes.push(u8::try_from(seq & 127).expect("seven bits") | 128);
        seq >>= 7;
    }
    bytes.push(u8::try_from(seq).expect("seven bits"));
    bytes
}

#[test]
fn an_update_cut_short_changes_nothing() {
    let doc = crdt::empty();
    let other = crdt::empty();
    let update = {
        let root = other.get_or_insert_text("load");
        let mut to = other.transact_mut();
        root.insert(&mut to, 0, "une phrase, et encore une");
        to.encode_update_v1()
    };
    for end in 0..update.len() {
        if let Ok(update) = Update::decode_v1(&update[..end]) {
            let _ = crdt::apply(&doc, update);
        }
    }
    assert_eq!(doc.transact().state_vector(), StateVector::default());
}
