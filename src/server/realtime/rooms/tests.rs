use std::sync::atomic::Ordering;

use tokio::sync::mpsc;
use uuid::Uuid;

use super::{super::limits::MAX_CONNECTIONS, super::tests, CloseReason, lock};
use crate::db::testing::{on_both_databases, sqlite};
use ensemble_core::ids::PersonId;

on_both_databases! {
    async fn a_document_whose_room_panicked_can_be_opened_again(db: Db) {
        let (rooms, document_id) = (tests::rooms(&db).await, Uuid::now_v7());
        // When a task panics, its end of the queue is dropped.
        let (panicked, _) = mpsc::channel(1);
        lock(&rooms.0.rooms).insert(document_id, panicked);
        assert_eq!(rooms.change(document_id, None, |_| ()).await, Ok(()));
    }
}

#[tokio::test]
async fn people_whom_a_full_process_refuses_are_not_remembered() {
    let scratch = sqlite().await;
    let rooms = tests::rooms(&scratch.db).await;
    rooms.0.connections.store(MAX_CONNECTIONS, Ordering::Relaxed);
    for _ in 0..3 {
        let refused = rooms.reserve_connection(PersonId::new());
        assert_eq!(refused, Err(CloseReason::TOO_MANY_CONNECTIONS));
    }
    assert!(lock(&rooms.0.connections_by_person).is_empty());
}
