//! Group commit, as connections see it.

use std::time::Duration;

use uuid::Uuid;

use super::{
    super::{Permission, connection::Outgoing},
    client::Client,
    rooms, stored,
};
use crate::db::testing::sqlite;

#[tokio::test]
async fn updates_that_arrive_during_a_commit_are_committed_together() {
    let scratch = sqlite().await;
    let (rooms, document_id) = (rooms(&scratch.db).await, Uuid::now_v7());
    let mut writer = Client::join(&rooms, document_id, Permission::Write).await;
    // While another transaction is open, the first update cannot be committed.
    let other = scratch.db.write().await.expect("a transaction");
    for text in ["a", "b", "c"] {
        writer.insert(text).await;
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    other.commit().await.expect("committed");
    let mut batches = Vec::new();
    while batches.iter().sum::<u64>() < 3 {
        if let Some(Outgoing::Committed(batch)) = writer.outgoing.recv().await {
            batches.push(batch.ack_count(writer.id));
        }
    }
    assert_eq!(batches, [1, 2]);
    assert_eq!(stored(&scratch.db, document_id).await, "cba");
}

#[tokio::test]
async fn no_room_waits_for_a_commit_and_nothing_is_sent_before_it() {
    let scratch = sqlite().await;
    let (rooms, document_id) = (rooms(&scratch.db).await, Uuid::now_v7());
    let mut writer = Client::join(&rooms, document_id, Permission::Write).await;
    let mut reader = Client::join(&rooms, document_id, Permission::Read).await;
    let other = scratch.db.write().await.expect("a transaction");
    writer.insert("a").await;
    writer.set_cursor("1").await;
    reader.wait_for_state("1").await;
    let late = Client::join(&rooms, Uuid::now_v7(), Permission::Write).await;
    assert_eq!((late.closed, writer.stored, reader.text().as_str()), (None, 0, ""));
    other.commit().await.expect("committed");
    writer.receive().await;
    reader.receive().await;
    assert_eq!((writer.stored, reader.text().as_str()), (1, "a"));
}
