//! What one connection may not do to all others.

use std::time::{Duration, Instant};

use super::{
    super::{
        check_documents,
        limits::{ALL_SEATS_OF_PERSON, ENTRIES, SEATS, SEATS_OF_PERSON},
        store::NewRow,
    },
    client::{Client, guest, imogen, letterbox, seat},
    *,
};
use crate::{
    crdt::tests::{crowd, list_of, nested_arrays, nested_maps, quadratic},
    error::AppError,
};

/// Stores rows as an older program would have, which looked at nothing.
async fn store_unlooked(db: &Db, document: Uuid, updates: &[Vec<u8>]) {
    let mut rows = Vec::new();
    for (number, update) in (1..).zip(updates) {
        let mut content = Vec::new();
        store::pack(&mut content, update);
        rows.push(NewRow { document, number, person: None, content });
    }
    let mut to = db.write().await.expect("a transaction");
    store::append(&mut to, &rows, 1).await.expect("rows");
    to.commit().await.expect("committed");
}

/// A text by somebody, as an update.
fn text(text: &str) -> Vec<u8> {
    let doc = crdt::empty();
    let root = doc.get_or_insert_text("load");
    let mut to = doc.transact_mut();
    root.insert(&mut to, 0, text);
    to.encode_update_v1()
}

on_both_databases! {
    async fn who_sends_a_harmful_update_goes_and_the_others_go_on(db: Db) {
        let (rooms, document) = (rooms(&db).await, Uuid::now_v7());
        let mut other = Client::come(&rooms, document, Standing::Writes).await;
        for harmful in [
            nested_arrays(10_000),
            nested_maps(7, 30_000),
            nested_maps(7, 6_100),
            crowd(24_000),
            quadratic(60_000),
            list_of(15_000),
        ] {
            let mut sender = Client::come(&rooms, document, Standing::Writes).await;
            sender.say(protocol::update(&harmful)).await;
            sender.listen().await;
            let closed = sender.closed.expect("sent away");
            assert!([Close::COSTLY, Close::FULL].contains(&closed), "{closed:?}");
            rooms.left(sender.id, imogen());
        }
        other.types("encore là").await;
        other.listen().await;
        assert_eq!((other.closed, other.stored), (None, 1));
        assert_eq!(stored(&db, document).await, "encore là");
        rooms.stop().await;
    }

    async fn what_a_reader_sends_as_an_update_is_not_decoded(db: Db) {
        let (rooms, document) = (rooms(&db).await, Uuid::now_v7());
        let mut reader = Client::come(&rooms, document, Standing::Reads).await;
        for bytes in [nested_arrays(10_000), vec![0xff; 100_000]] {
            reader.say(protocol::update(&bytes)).await;
            reader.say(protocol::answer(&bytes)).await;
        }
        reader.listen().await;
        assert_eq!(reader.closed, None, "they go on reading");
        assert_eq!(store::last_number(&db, document).await.expect("an answer"), 0);
        rooms.stop().await;
    }

    async fn a_poisoned_document_opens_as_unreadable_and_is_found(db: Db) {
        let (rooms, sound) = (rooms(&db).await, Uuid::now_v7());
        store_unlooked(&db, sound, &[text("sain")]).await;
        for poison in [nested_arrays(6_100), nested_maps(7, 6_100), crowd(24_000)] {
            let document = Uuid::now_v7();
            store_unlooked(&db, document, &[text("avant"), poison]).await;
            let (to, _letters) = letterbox(8);
            let id = rooms.admit(imogen()).expect("room for one more");
            let entered = rooms.enter(id, guest(document, Standing::Writes), || seat(Standing::Writes, &to)).await;
            assert_eq!(entered.map(drop), Err(Close::UNREADABLE));
            let changed = rooms.change(document, None, |_| ()).await;
            assert_eq!(changed, Err(AppError::Unreadable));
            let reader = rooms.portal().documents.read(&db, document, |_| ()).await;
            assert_eq!(reader.map(drop), Err(AppError::Unreadable));
            let (_, faulty) = check_documents(&db).await.expect("an answer");
            let found = faulty.iter().find(|each| each.document == document).expect("it is found");
            assert_eq!(found.number, 2, "the row that holds it");
        }
        let (all, faulty) = check_documents(&db).await.expect("an answer");
        assert_eq!((all, faulty.len()), (4, 3));
        assert_eq!(fold(&db, i64::MAX, |_| false).await.expect("the others are folded"), 0);
        rooms.stop().await;
    }

    async fn an_update_that_takes_too_long_is_undone_and_its_sender_waits_outside(db: Db) {
        let (rooms, document) = (rooms(&db).await, Uuid::now_v7());
        let mut other = Client::come(&rooms, document, Standing::Writes).await;
        let elsewhere = Client::come(&rooms, Uuid::now_v7(), Standing::Writes).await;
        let mut sender = Client::come(&rooms, document, Standing::Writes).await;
        sender.say(protocol::update(&quadratic(4_900))).await;
        // While it is applied, other documents are written.
        let began = Instant::now();
        elsewhere.types("a").await;
        while store::last_number(&db, elsewhere.document).await.expect("an answer") == 0 {
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        assert!(began.elapsed() < Duration::from_millis(200), "{:?}", began.elapsed());
        let deadline = Instant::now() + Duration::from_secs(30);
        while sender.closed.is_none() && Instant::now() < deadline {
            sender.listen().await;
        }
        assert_eq!(sender.closed, Some(Close::COSTLY));
        assert_eq!(rooms.admit(imogen()), Err(Close::COSTLY), "for a while they open nothing");
        assert!(rooms.admit(PersonId::from(Uuid::now_v7())).is_ok(), "others do");
        let changed = rooms.change(document, None, |to| {
            let root = yrs::WriteTxn::get_or_insert_text(to, "load");
            root.insert(to, 0, "b");
        });
        changed.await.expect("the document goes on");
        other.listen().await;
        assert_eq!((other.closed, stored(&db, document).await.as_str()), (None, "b"));
        rooms.stop().await;
    }

    async fn one_person_has_some_seats_and_who_writes_comes_before_who_reads(db: Db) {
        let (rooms, document) = (rooms(&db).await, Uuid::now_v7());
        let mut letters = Vec::new();
        let mut come = async |person: PersonId, standing: Standing| {
            let id = rooms.admit(person).expect("room in the process");
            let (to, mut inbox) = letterbox(1024);
            let seat = || Seat { person, ..seat(standing, &to) };
            rooms.enter(id, guest(document, standing), seat).await.expect("an answer");
            let refused = matches!(inbox.try_recv(), Ok(Post::Close(Close::CROWDED)));
            letters.push(inbox);
            !refused
        };
        let watcher = PersonId::from(Uuid::now_v7());
        for number in 1..=SEATS_OF_PERSON + 5 {
            assert_eq!(come(watcher, Standing::Reads).await, number <= SEATS_OF_PERSON, "{number}");
        }
        for number in SEATS_OF_PERSON..SEATS {
            assert!(come(PersonId::from(Uuid::now_v7()), Standing::Reads).await, "{number}");
        }
        assert!(!come(PersonId::from(Uuid::now_v7()), Standing::Reads).await, "the room is full");
        assert!(come(imogen(), Standing::Writes).await, "a reader makes room");
        rooms.stop().await;
    }

    async fn a_second_step_1_waits_until_the_first_answer_has_left(db: Db) {
        let (rooms, document) = (rooms(&db).await, Uuid::now_v7());
        let writer = Client::come(&rooms, document, Standing::Writes).await;
        writer.types(&"x".repeat(100_000)).await;
        let mut asker = Client::come(&rooms, document, Standing::Reads).await;
        for _ in 0..50 {
            asker.say(protocol::have(&StateVector::default())).await;
        }
        tokio::time::sleep(Duration::from_millis(300)).await;
        let mut answers = 0;
        while let Ok(post) = asker.letters.try_recv() {
            answers += usize::from(matches!(post, Post::Frame(frame) if frame.bytes().len() > 100_000));
        }
        assert!((1..=2).contains(&answers), "{answers}");
        asker.say(protocol::have(&StateVector::default())).await;
        asker.listen().await;
        assert_eq!(asker.text().len(), 100_000, "once it has left, the next is answered");
        rooms.stop().await;
    }

    async fn a_document_has_so_many_entries_and_no_more(db: Db) {
        let (rooms, document) = (rooms(&db).await, Uuid::now_v7());
        let mut writer = Client::come(&rooms, document, Standing::Writes).await;
        writer.say(protocol::update(&list_of(ENTRIES as u64))).await;
        writer.listen().await;
        assert_eq!((writer.closed, store::last_number(&db, document).await.expect("an answer")), (None, 1));
        let added = rooms
            .change(document, None, |to| {
                let items = yrs::WriteTxn::get_or_insert_map(to, "items");
                yrs::Map::insert(&items, to, "one more", yrs::MapPrelim::default());
            })
            .await;
        assert_eq!(added, Err(AppError::TooLarge), "nor through a form");
        assert_eq!(store::last_number(&db, document).await.expect("an answer"), 1);
        rooms.stop().await;
    }
}

#[tokio::test]
async fn one_person_takes_some_of_the_processs_seats() {
    let scratch = crate::server::db::testing::sqlite().await;
    let rooms = rooms(&scratch.db).await;
    let taken: Vec<_> = (0..100).map_while(|_| rooms.admit(imogen()).ok()).collect();
    assert_eq!(taken.len(), ALL_SEATS_OF_PERSON);
    assert!(rooms.admit(PersonId::from(Uuid::now_v7())).is_ok());
    rooms.left(taken[0], imogen());
    assert!(rooms.admit(imogen()).is_ok());
}
