//! Group commit, as connections see it.

use std::time::Duration;

use uuid::Uuid;
use yrs::Text;

use super::{
    super::{Permission, connection::Outgoing, store},
    client::Client,
    rooms, stored,
};
use crate::db::testing::sqlite;
use ensemble_document::crdt;

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

#[tokio::test]
async fn rows_that_another_process_stores_behind_a_batch_in_flight_are_read_after_it() {
    let scratch = sqlite().await;
    let (rooms, document_id) = (rooms(&scratch.db).await, Uuid::now_v7());
    let mut writer = Client::join(&rooms, document_id, Permission::Write).await;
    let doc = crdt::empty();
    let root = doc.get_or_insert_text("load");
    let (_, update) = crdt::change(&doc, |to| root.push(to, "other")).expect("a change");
    let mut row = Vec::new();
    store::push_update(&mut row, &update.expect("an update"));
    let mut tx = scratch.db.write().await.expect("a transaction");
    // Stands for the other process: its row follows that of the batch at once.
    let trigger = format!(
        "CREATE TRIGGER other_process AFTER INSERT ON live_update WHEN NEW.number = 1
         BEGIN
           INSERT INTO live_update (document_id, number, at, content)
           VALUES (NEW.document_id, 2, NEW.at, x'{}');
         END",
        row.iter().map(|byte| format!("{byte:02x}")).collect::<String>()
    );
    sqlx::query(sqlx::AssertSqlSafe(trigger)).execute(&mut *tx).await.expect("created");
    tx.commit().await.expect("committed");

    let held = scratch.db.write().await.expect("a transaction");
    writer.insert("own").await;
    tokio::time::sleep(Duration::from_millis(20)).await;
    rooms.catch_up(document_id).await;
    tokio::time::sleep(Duration::from_millis(20)).await;
    held.commit().await.expect("committed");
    tokio::time::timeout(Duration::from_secs(5), async {
        while !writer.text().contains("other") {
            writer.receive().await;
        }
    })
    .await
    .expect("the other row is sent");
    assert_eq!(writer.stored, 1);
}
