//! One room, without its task.

use yrs::{Text, Transact};

use super::{
    super::{
        connection::AppliedUpdate,
        store,
        tests::{
            client::{Client, connection, imogen, sink},
            rooms, store_elsewhere,
        },
    },
    *,
};
use crate::db::testing::{on_both_databases, sqlite};
use ensemble_document::crdt;

#[tokio::test]
async fn a_room_without_connections_closes_after_many_updates_that_change_nothing() {
    let scratch = sqlite().await;
    let mut room = Room::open(rooms(&scratch.db).await, Uuid::now_v7()).await.expect("opened");
    for _ in 0..MAX_UPDATES_PER_BATCH {
        room.pending.push(AppliedUpdate { sender: None, needs_ack: false, message: None }, None);
    }
    let (_sender, queue) = mpsc::channel(1);
    let closed = tokio::time::timeout(Duration::from_secs(5), room.run(queue)).await;
    assert!(closed.is_ok(), "it did not close");
}

#[tokio::test]
async fn a_fast_update_beyond_the_budget_does_not_reduce_the_time_of_slow_updates() {
    let scratch = sqlite().await;
    let rooms = rooms(&scratch.db).await;
    let mut room = Room::open(rooms.clone(), Uuid::now_v7()).await.expect("opened");
    room.slow_updates_time = Duration::from_secs(1);
    let (sink, _outgoing) = sink(8);
    room.join(1, connection(Permission::Write, &sink));
    rooms.charge_cpu(imogen(), Duration::from_secs(3600));
    let doc = crdt::empty();
    let update = {
        let root = doc.get_or_insert_text("load");
        let mut tx = doc.transact_mut();
        root.insert(&mut tx, 0, &"x".repeat(100_000));
        tx.encode_update_v1()
    };
    let bytes = protocol::encode_update(&update);
    let message = protocol::decode(&bytes).expect("a message");
    room.on_message(1, message, bytes.len()).await;
    assert_eq!(room.slow_updates_time, Duration::from_secs(1));
}

#[tokio::test]
async fn a_page_that_shows_an_older_state_is_told_when_it_connects() {
    let scratch = sqlite().await;
    let mut room = Room::open(rooms(&scratch.db).await, Uuid::now_v7()).await.expect("opened");
    room.last_seq = 3;
    for (id, shown_seq, told) in [(1, Some(2), true), (2, Some(3), false), (3, None, false)] {
        let (sink, mut outgoing) = sink(8);
        room.join(id, Connection { shown_seq, ..connection(Permission::Read, &sink) });
        let sent = outgoing.try_recv().ok();
        let is_told =
            matches!(&sent, Some(Outgoing::Frame(frame)) if frame.message() == protocol::encode_changed());
        assert_eq!((is_told, sent.is_some()), (told, told), "{shown_seq:?}");
    }
}

on_both_databases! {
    async fn a_room_reads_rows_that_were_stored_while_it_was_opened(db: Db) {
        let (rooms, document_id) = (rooms(&db).await, Uuid::now_v7());
        let room = Room::open(rooms, document_id).await.expect("opened");
        store_elsewhere(&db, document_id, "entretemps").await;
        let (commands, queue) = mpsc::channel(8);
        let running = tokio::spawn(room.run(queue));
        let (sink, mut outgoing) = sink(8);
        let connection = Connection { shown_seq: Some(0), ..connection(Permission::Read, &sink) };
        let (reply, joined) = oneshot::channel();
        assert!(commands.send(Command::Join { id: 1, connection, reply }).await.is_ok());
        joined.await.expect("joined");
        let sent = outgoing.try_recv().ok();
        assert!(matches!(sent, Some(Outgoing::Frame(frame)) if frame.message() == protocol::encode_changed()));
        running.abort();
    }

    async fn a_change_that_a_closing_room_makes_reaches_the_room_that_was_opened_meanwhile(db: Db) {
        let (rooms, document_id) = (rooms(&db).await, Uuid::now_v7());
        let closing = Room::open(rooms.clone(), document_id).await.expect("opened");
        let mut client = Client::join(&rooms, document_id, Permission::Read).await;
        let (commands, queue) = mpsc::channel(8);
        let change = Box::new(|to: &mut TransactionMut<'_>| {
            let root = yrs::WriteTxn::get_or_insert_text(to, "load");
            root.insert(to, 0, "en dernier");
            true
        });
        let (reply, stored) = oneshot::channel();
        assert!(commands.send(Command::Change(ChangeRequest { person: None, change, reply })).await.is_ok());
        drop(commands);
        closing.drain(queue).await;
        assert_eq!(stored.await, Ok(Ok(())));
        client.wait_for_text("en dernier").await;
    }

    async fn updates_of_other_processes_and_those_that_are_not_stored_yet_count_for_the_size(db: Db) {
        let (rooms, document_id) = (rooms(&db).await, Uuid::now_v7());
        let mut room = Room::open(rooms, document_id).await.expect("opened");
        store_elsewhere(&db, document_id, "ailleurs").await;
        room.catch_up().await;
        let loaded = store::load(&db, document_id).await.expect("a document").size();
        assert_eq!(room.size, loaded);
        let doc = crdt::empty();
        let root = doc.get_or_insert_text("load");
        let (_, update) = crdt::change(&doc, |to| root.push(to, "ici")).expect("a change");
        let message = protocol::encode_update(&update.expect("an update"));
        let size = message.len();
        room.pending.push(AppliedUpdate { sender: None, needs_ack: false, message: Some(message) }, None);
        room.reload_and_reapply().await;
        assert_eq!(room.size, loaded + size);
    }
}
