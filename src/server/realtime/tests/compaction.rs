//! Compaction, and documents after it.

use uuid::Uuid;
use yrs::{GetString, Text, Transact};

use super::{
    super::{
        Permission, compact, purge_deleted_text,
        store::{self, NewRow},
    },
    client::Client,
    rooms,
};
use crate::db::{Db, testing::on_both_databases};
use ensemble_core::ids::PersonId;
use ensemble_document::crdt;

/// Whether a word is in a row or in the snapshot of a document.
async fn is_stored(db: &Db, document_id: Uuid, word: &str) -> bool {
    let stored = store::load(db, document_id).await.expect("a document");
    let log = store::load_log(db, document_id).await.expect("a log");
    let snapshot = stored.snapshot.into_iter().map(|(_, content)| content);
    let mut contents = log.into_iter().map(|row| row.updates).chain(snapshot);
    contents.any(|content| content.windows(word.len()).any(|part| part == word.as_bytes()))
}

on_both_databases! {
    async fn what_was_deleted_is_in_no_row_and_no_snapshot_once_it_is_forgotten(db: Db) {
        let (document_id, doc) = (Uuid::now_v7(), crdt::empty());
        let root = doc.get_or_insert_text("load");
        let written = crdt::change(&doc, |to| root.push(to, "stays zorgonite")).expect("a change").1;
        let snapshot = crdt::encode_state(&doc).expect("a state");
        let deleted = crdt::change(&doc, |to| root.remove_range(to, 5, 10)).expect("a change").1;
        let mut tx = db.write().await.expect("a transaction");
        for (seq, update) in (1..).zip([written, deleted]) {
            let mut updates = Vec::new();
            store::push_update(&mut updates, &update.expect("an update"));
            let row = NewRow { document_id, seq, author: None, updates };
            store::append(&mut tx, &[&row], seq * 100).await.expect("written");
        }
        tx.commit().await.expect("committed");
        store::save_snapshot(&db, document_id, 1, &snapshot, 100).await.expect("saved");
        assert!(is_stored(&db, document_id, "zorgonite").await);
        for _ in 0..2 {
            assert!(purge_deleted_text(&db, document_id, 2).await.expect("an answer"), "also when it is done again");
            assert!(!is_stored(&db, document_id, "zorgonite").await);
        }
        // A snapshot from before that is stored late does not bring the word back.
        store::save_snapshot(&db, document_id, 1, &snapshot, 300).await.expect("an answer");
        assert!(!is_stored(&db, document_id, "zorgonite").await);
        assert_eq!(store::load_log(&db, document_id).await.expect("a log").len(), 1);
        let stored = store::load(&db, document_id).await.expect("a document");
        let snapshot = stored.snapshot.as_ref().map(|(seq, _)| *seq);
        assert_eq!((stored.last_seq, snapshot, stored.rows.len()), (2, Some(2), 0));
        let doc = crdt::load(stored.updates()).expect("updates");
        let root = doc.get_or_insert_text("load");
        let from = doc.transact();
        assert_eq!(root.get_string(&from), "stays");
    }

    async fn what_was_deleted_in_the_only_row_is_forgotten_too(db: Db) {
        let (document_id, doc) = (Uuid::now_v7(), crdt::empty());
        let root = doc.get_or_insert_text("load");
        let written = crdt::change(&doc, |to| root.push(to, "stays zorgonite")).expect("a change").1;
        let deleted = crdt::change(&doc, |to| root.remove_range(to, 5, 10)).expect("a change").1;
        let mut updates = Vec::new();
        for update in [written, deleted] {
            store::push_update(&mut updates, &update.expect("an update"));
        }
        let mut tx = db.write().await.expect("a transaction");
        let row = NewRow { document_id, seq: 1, author: None, updates };
        store::append(&mut tx, &[&row], 100).await.expect("written");
        tx.commit().await.expect("committed");
        assert!(is_stored(&db, document_id, "zorgonite").await);
        assert!(purge_deleted_text(&db, document_id, 1).await.expect("an answer"));
        assert!(!is_stored(&db, document_id, "zorgonite").await);
        let log = store::load_log(&db, document_id).await.expect("a log");
        let doc = crdt::load(log.iter().flat_map(|row| store::updates_in(&row.updates))).expect("updates");
        let root = doc.get_or_insert_text("load");
        assert_eq!((log.len(), root.get_string(&doc.transact()).as_str()), (1, "stays"));
    }

    async fn old_rows_are_compacted(db: Db) {
        let (rooms, document_id, other) = (rooms(&db).await, Uuid::now_v7(), Uuid::now_v7());
        for document_id in [document_id, other] {
            let doc = crdt::empty();
            let mut tx = db.write().await.expect("a transaction");
            for seq in 1..=10 {
                let root = doc.get_or_insert_text("load");
                let (_, update) = crdt::change(&doc, |to| root.push(to, "x")).expect("a change");
                let mut updates = Vec::new();
                store::push_update(&mut updates, &update.expect("an update"));
                let row = NewRow { document_id, seq, author: Some(PersonId::from(Uuid::nil())), updates };
                store::append(&mut tx, &[&row], seq * 100).await.expect("written");
            }
            tx.commit().await.expect("committed");
        }
        let text = async |seq: i64| {
            let stored = store::load_at(&db, document_id, seq).await.expect("a result");
            let doc = crdt::load(stored.updates()).expect("updates");
            let root = doc.get_or_insert_text("load");
            let from = doc.transact();
            root.get_string(&from)
        };
        let version = store::Version { seq: 4, name: "Quatre".to_owned() };
        store::name_version(&db, document_id, PersonId::from(Uuid::nil()), &version, 1).await.expect("named");

        assert_eq!(compact(&db, 750, |id| id == other).await.expect("compacted"), 1, "one of two is excluded");
        let log = store::load_log(&db, document_id).await.expect("a log");
        let numbers: Vec<i64> = log.iter().map(|row| row.seq).collect();
        assert_eq!(numbers, [4, 5, 6, 7, 8, 9, 10], "up to the named version");
        assert_eq!((log[0].author, log[0].stored_at), (None, 400));
        assert_eq!([text(4).await, text(10).await], ["xxxx", "xxxxxxxxxx"]);
        assert_eq!(text(2).await, "xxxx", "of a compacted row, the first row that is left");
        assert_eq!(compact(&db, 750, |_| false).await.expect("compacted"), 1, "the other one");
        assert_eq!(compact(&db, 750, |_| false).await.expect("compacted"), 0, "nothing is left to compact");
        assert_eq!(store::load_log(&db, other).await.expect("a log").len(), 4, "7 to 10");

        // Compacted to the last row, it can be written.
        let mut tx = db.write().await.expect("a transaction");
        sqlx::query("DELETE FROM live_version").execute(&mut *tx).await.expect("deleted");
        tx.commit().await.expect("committed");
        assert_eq!(compact(&db, 2_000, |id| id == other).await.expect("compacted"), 1);
        let writer = Client::join(&rooms, document_id, Permission::Write).await;
        assert_eq!(writer.text(), "xxxxxxxxxx");
        writer.insert("y").await;
        let reader = Client::join(&rooms, document_id, Permission::Read).await;
        assert_eq!(reader.text(), "yxxxxxxxxxx");
        rooms.stop().await;
    }
}
