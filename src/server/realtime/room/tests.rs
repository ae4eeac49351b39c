//! One room, without its task.

use super::{super::tests::rooms, *};
use crate::{db::testing::sqlite, realtime::connection::StoredUpdate};

#[tokio::test]
async fn a_room_without_connections_closes_after_many_updates_that_change_nothing() {
    let scratch = sqlite().await;
    let mut room = Room::open(rooms(&scratch.db).await, Uuid::now_v7()).await.expect("opened");
    for _ in 0..MAX_BATCH {
        room.pending.push(StoredUpdate { sender: None, acknowledged: false, message: None }, None);
    }
    let (_sender, queue) = mpsc::channel(1);
    let closed = tokio::time::timeout(Duration::from_secs(5), room.run(queue)).await;
    assert!(closed.is_ok(), "it did not close");
}
