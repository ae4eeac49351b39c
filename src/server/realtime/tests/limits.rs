//! What a hostile connection must not do to others.

use std::time::{Duration, Instant};

use super::{
    super::{
        check_documents, compact,
        limits::{
            MAX_CONNECTIONS_PER_DOCUMENT, MAX_CONNECTIONS_PER_DOCUMENT_AND_PERSON,
            MAX_CONNECTIONS_PER_PERSON, MAX_ROOT_ENTRIES,
        },
        store::NewRow,
    },
    client::{Client, authorization, connection, imogen, sink},
    *,
};
use ensemble_core::error::AppError;
use ensemble_document::crdt::samples::{many_clients, map_of, nested_arrays, nested_maps, quadratic};

/// Stores updates without a scan, as an older version of the program did.
async fn store_unscanned(db: &Db, document_id: Uuid, sent: &[Vec<u8>]) {
    let mut rows = Vec::new();
    for (seq, update) in (1..).zip(sent) {
        let mut updates = Vec::new();
        store::push_update(&mut updates, update);
        rows.push(NewRow { document_id, seq, author: None, updates });
    }
    let mut tx = db.write().await.expect("a transaction");
    store::append(&mut tx, &rows.iter().collect::<Vec<_>>(), 1).await.expect("rows");
    tx.commit().await.expect("committed");
}

/// An update that inserts a text.
fn text(text: &str) -> Vec<u8> {
    let doc = crdt::empty();
    let root = doc.get_or_insert_text("load");
    let mut to = doc.transact_mut();
    root.insert(&mut to, 0, text);
    to.encode_update_v1()
}

on_both_databases! {
    async fn the_sender_of_a_harmful_update_is_disconnected_and_others_go_on(db: Db) {
        let (rooms, document_id) = (rooms(&db).await, Uuid::now_v7());
        let mut other = Client::join(&rooms, document_id, Permission::Write).await;
        for harmful in [
            nested_arrays(10_000),
            nested_maps(7, 30_000),
            nested_maps(7, 6_100),
            many_clients(24_000),
            quadratic(60_000),
            map_of(15_000),
        ] {
            let mut sender = Client::join(&rooms, document_id, Permission::Write).await;
            sender.send(protocol::encode_update(&harmful)).await;
            sender.receive().await;
            let closed = sender.closed.expect("closed");
            assert!([CloseReason::TOO_MUCH_WORK, CloseReason::DOCUMENT_FULL].contains(&closed), "{closed:?}");
            rooms.release_connection(sender.id, imogen());
        }
        other.insert("encore là").await;
        other.receive().await;
        assert_eq!((other.closed, other.stored), (None, 1));
        assert_eq!(stored(&db, document_id).await, "encore là");
        rooms.stop().await;
    }

    async fn updates_of_a_connection_that_may_only_read_are_not_decoded(db: Db) {
        let (rooms, document_id) = (rooms(&db).await, Uuid::now_v7());
        let mut reader = Client::join(&rooms, document_id, Permission::Read).await;
        for bytes in [nested_arrays(10_000), vec![0xff; 100_000]] {
            reader.send(protocol::encode_update(&bytes)).await;
            reader.send(protocol::encode_sync_step_2(&bytes)).await;
        }
        reader.receive().await;
        assert_eq!(reader.closed, None, "it goes on reading");
        assert_eq!(store::last_seq(&db, document_id).await.expect("a result"), 0);
        rooms.stop().await;
    }

    async fn a_poisoned_document_opens_as_unreadable_and_is_found(db: Db) {
        let (rooms, sound) = (rooms(&db).await, Uuid::now_v7());
        store_unscanned(&db, sound, &[text("sain")]).await;
        for poison in [nested_arrays(6_100), nested_maps(7, 6_100), many_clients(24_000)] {
            let document_id = Uuid::now_v7();
            store_unscanned(&db, document_id, &[text("avant"), poison]).await;
            let (sink, _outgoing) = sink(8);
            let id = rooms.reserve_connection(imogen()).expect("within the limits");
            let connection = || connection(Permission::Write, &sink);
            let joined = rooms.join(id, authorization(document_id, Permission::Write), connection).await;
            assert_eq!(joined.map(drop), Err(CloseReason::UNREADABLE));
            let changed = rooms.change(document_id, None, |_| ()).await;
            assert_eq!(changed, Err(AppError::Unreadable));
            let reader = rooms.portal().document_tasks.read(&db, document_id, |_| ()).await;
            assert_eq!(reader.map(drop), Err(AppError::Unreadable));
            let (_, unreadable) = check_documents(&db).await.expect("a result");
            let found = unreadable.iter().find(|each| each.document_id == document_id).expect("it is found");
            assert_eq!(found.seq, 2, "the row that holds it");
        }
        let (all, unreadable) = check_documents(&db).await.expect("a result");
        assert_eq!((all, unreadable.len()), (4, 3));
        assert_eq!(compact(&db, i64::MAX, |_| false).await.expect("the others are compacted"), 0);
        rooms.stop().await;
    }

    async fn an_update_that_takes_too_long_is_undone_and_its_sender_blocked(db: Db) {
        let (rooms, document_id) = (rooms(&db).await, Uuid::now_v7());
        let mut other = Client::join(&rooms, document_id, Permission::Write).await;
        let elsewhere = Client::join(&rooms, Uuid::now_v7(), Permission::Write).await;
        let mut sender = Client::join(&rooms, document_id, Permission::Write).await;
        sender.send(protocol::encode_update(&quadratic(4_900))).await;
        // While it is applied, updates of other documents are stored.
        let began = Instant::now();
        elsewhere.insert("a").await;
        while store::last_seq(&db, elsewhere.document_id).await.expect("a result") == 0 {
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        assert!(began.elapsed() < Duration::from_millis(200), "{:?}", began.elapsed());
        let deadline = Instant::now() + Duration::from_secs(30);
        while sender.closed.is_none() && Instant::now() < deadline {
            sender.receive().await;
        }
        assert_eq!(sender.closed, Some(CloseReason::TOO_MUCH_WORK));
        assert_eq!(rooms.reserve_connection(imogen()), Err(CloseReason::TOO_MUCH_WORK), "blocked");
        assert!(rooms.reserve_connection(PersonId::from(Uuid::now_v7())).is_ok(), "others are not");
        let changed = rooms.change(document_id, None, |to| {
            let root = yrs::WriteTxn::get_or_insert_text(to, "load");
            root.insert(to, 0, "b");
        });
        changed.await.expect("the document goes on");
        other.receive().await;
        assert_eq!((other.closed, stored(&db, document_id).await.as_str()), (None, "b"));
        rooms.stop().await;
    }

    async fn connections_of_a_person_are_limited_and_writers_replace_readers(db: Db) {
        let (rooms, document_id) = (rooms(&db).await, Uuid::now_v7());
        let mut receivers = Vec::new();
        let mut join = async |person: PersonId, permission: Permission| {
            let id = rooms.reserve_connection(person).expect("within the limits");
            let (sink, mut outgoing) = sink(1024);
            let connection = || Connection { person, ..connection(permission, &sink) };
            rooms.join(id, authorization(document_id, permission), connection).await.expect("a room");
            let refused = matches!(outgoing.try_recv(), Ok(Outgoing::Close(CloseReason::TOO_MANY_CONNECTIONS)));
            receivers.push(outgoing);
            !refused
        };
        let watcher = PersonId::from(Uuid::now_v7());
        for seq in 1..=MAX_CONNECTIONS_PER_DOCUMENT_AND_PERSON + 5 {
            assert_eq!(join(watcher, Permission::Read).await, seq <= MAX_CONNECTIONS_PER_DOCUMENT_AND_PERSON, "{seq}");
        }
        for seq in MAX_CONNECTIONS_PER_DOCUMENT_AND_PERSON..MAX_CONNECTIONS_PER_DOCUMENT {
            assert!(join(PersonId::from(Uuid::now_v7()), Permission::Read).await, "{seq}");
        }
        assert!(!join(PersonId::from(Uuid::now_v7()), Permission::Read).await, "the room is full");
        assert!(join(imogen(), Permission::Write).await, "the newest reader is disconnected");
        rooms.stop().await;
    }

    async fn a_second_sync_step_1_is_ignored_until_the_reply_to_the_first_was_sent(db: Db) {
        let (rooms, document_id) = (rooms(&db).await, Uuid::now_v7());
        let writer = Client::join(&rooms, document_id, Permission::Write).await;
        writer.insert(&"x".repeat(100_000)).await;
        let mut asker = Client::join(&rooms, document_id, Permission::Read).await;
        for _ in 0..50 {
            asker.send(protocol::encode_sync_step_1(&StateVector::default())).await;
        }
        tokio::time::sleep(Duration::from_millis(300)).await;
        let mut replies = 0;
        while let Ok(outgoing) = asker.outgoing.try_recv() {
            replies += usize::from(matches!(outgoing, Outgoing::Frame(frame) if frame.bytes().len() > 100_000));
        }
        assert!((1..=2).contains(&replies), "{replies}");
        asker.send(protocol::encode_sync_step_1(&StateVector::default())).await;
        asker.receive().await;
        assert_eq!(asker.text().len(), 100_000, "the next one gets a reply");
        rooms.stop().await;
    }

    async fn the_number_of_entries_of_a_document_is_limited(db: Db) {
        let (rooms, document_id) = (rooms(&db).await, Uuid::now_v7());
        let mut writer = Client::join(&rooms, document_id, Permission::Write).await;
        writer.send(protocol::encode_update(&map_of(MAX_ROOT_ENTRIES as u64))).await;
        writer.receive().await;
        assert_eq!((writer.closed, store::last_seq(&db, document_id).await.expect("a result")), (None, 1));
        let add = |to: &mut yrs::TransactionMut<'_>| {
            let items = yrs::WriteTxn::get_or_insert_map(to, "items");
            yrs::Map::insert(&items, to, "one more", yrs::MapPrelim::default());
        };
        let added = rooms.change(document_id, Some(imogen()), add).await;
        assert_eq!(added, Err(AppError::TooLarge), "nor through a form");
        assert_eq!(store::last_seq(&db, document_id).await.expect("a result"), 1);
        assert_eq!(rooms.change(document_id, None, add).await, Ok(()), "the portal itself may");
        assert_eq!(store::last_seq(&db, document_id).await.expect("a result"), 2);
        rooms.stop().await;
    }
}

#[tokio::test]
async fn connections_of_a_person_to_a_process_are_limited() {
    let scratch = sqlite().await;
    let rooms = rooms(&scratch.db).await;
    let taken: Vec<_> = (0..100).map_while(|_| rooms.reserve_connection(imogen()).ok()).collect();
    assert_eq!(taken.len(), MAX_CONNECTIONS_PER_PERSON);
    assert!(rooms.reserve_connection(PersonId::from(Uuid::now_v7())).is_ok());
    rooms.release_connection(taken[0], imogen());
    assert!(rooms.reserve_connection(imogen()).is_ok());
}
