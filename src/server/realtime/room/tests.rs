//! One room, without its task.

use yrs::{Text, Transact};

use super::{
    super::{
        connection::AppliedUpdate,
        tests::{
            client::{connection, imogen, sink},
            rooms,
        },
    },
    *,
};
use crate::db::testing::sqlite;
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
