//! Documents that several processes serve, and rows whose notification was lost.

use super::{client::Client, *};
use crate::db::testing::postgres;
use ensemble_core::error::AppError;

#[tokio::test]
async fn rooms_read_what_they_missed_while_the_connection_for_notifications_was_lost() {
    let scratch = postgres().await;
    let (here, there) = (rooms(&scratch.db).await, rooms(&scratch.db).await);
    let document_id = Uuid::now_v7();
    let one = Client::join(&here, document_id, Permission::Write).await;
    let mut other = Client::join(&there, document_id, Permission::Read).await;
    one.insert("un").await;
    // Now the other process listens.
    other.wait_for_text("un").await;
    store_elsewhere(&scratch.db, document_id, " deux").await;
    end_listeners(&scratch.db).await;
    other.wait_for_text("un deux").await;
    one.insert("zéro ").await;
    other.wait_for_text("zéro un deux").await;
}

on_both_databases! {
    async fn a_form_is_merged_with_rows_that_the_room_has_not_read(db: Db) {
        let (rooms, document_id) = (rooms(&db).await, Uuid::now_v7());
        let mut one = Client::join(&rooms, document_id, Permission::Write).await;
        one.insert("un").await;
        one.receive().await;
        let seen = store_elsewhere(&db, document_id, " deux").await;
        let merged = rooms.merge(document_id, Some(imogen()), push(&seen, " trois")).await;
        assert_eq!((merged, stored(&db, document_id).await.as_str()), (Ok(()), "un deux trois"));
        one.receive().await;
        assert_eq!(one.text(), "un deux trois");
    }

    async fn a_change_of_the_server_is_given_all_that_is_stored(db: Db) {
        let (rooms, document_id) = (rooms(&db).await, Uuid::now_v7());
        let _one = Client::join(&rooms, document_id, Permission::Write).await;
        store_elsewhere(&db, document_id, "ailleurs").await;
        let length = rooms.change(document_id, None, |to| {
            let root = yrs::WriteTxn::get_or_insert_text(to, "load");
            root.len(to)
        });
        assert_eq!(length.await, Ok(8));
    }

    async fn a_form_that_depends_on_what_is_not_stored_is_refused_and_changes_nothing(db: Db) {
        let (rooms, document_id) = (rooms(&db).await, Uuid::now_v7());
        let _first = Client::join(&rooms, document_id, Permission::Write).await;
        let seen = crdt::empty();
        crdt::apply(&seen, crdt::decode(&push(&crdt::empty(), "perdu")).expect("an update")).expect("applied");
        let (free, root) = (seen.get_or_insert_text("free"), seen.get_or_insert_text("load"));
        let (_, update) = crdt::change(&seen, |to| {
            free.push(to, "part");
            root.push(to, "rest");
        })
        .expect("a change");
        let merged = rooms.merge(document_id, None, update.expect("an update")).await;
        assert_eq!(merged, Err(AppError::Unavailable));
        assert_eq!(store::last_seq(&db, document_id).await.expect("a number"), 0);
        let second = Client::join(&rooms, document_id, Permission::Write).await;
        let free = second.doc.get_or_insert_text("free");
        let part = free.get_string(&second.doc.transact());
        assert_eq!((part.as_str(), second.text().as_str()), ("", ""));
        assert_eq!(rooms.merge(document_id, None, vec![0xff; 9]).await, Err(AppError::Unavailable), "not an update");
        assert_eq!(rooms.merge(document_id, None, push(&crdt::empty(), "enfin")).await, Ok(()));
        assert_eq!(stored(&db, document_id).await, "enfin");
    }
}

#[tokio::test]
async fn a_form_that_arrives_during_a_commit_is_merged_with_rows_that_took_its_numbers() {
    let scratch = sqlite().await;
    let (rooms, document_id) = (rooms(&scratch.db).await, Uuid::now_v7());
    let mut one = Client::join(&rooms, document_id, Permission::Write).await;
    one.insert("un").await;
    one.receive().await;
    // The next update cannot be committed while another process stores a row.
    let mut elsewhere = scratch.db.write().await.expect("a transaction");
    one.insert("zéro ").await;
    tokio::time::sleep(Duration::from_millis(50)).await;
    let seen = store_elsewhere_within(&scratch.db, &mut elsewhere, document_id, " deux").await;
    let committing = async {
        tokio::time::sleep(Duration::from_millis(50)).await;
        elsewhere.commit().await.expect("committed");
    };
    let merging = rooms.merge(document_id, Some(imogen()), push(&seen, " trois"));
    let (merged, ()) = tokio::join!(merging, committing);
    assert_eq!(merged, Ok(()));
    assert_eq!(stored(&scratch.db, document_id).await, "zéro un deux trois");
    one.wait_for_text("zéro un deux trois").await;
}
