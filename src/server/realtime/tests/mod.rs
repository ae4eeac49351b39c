//! Rooms, asked without a network.

mod client;
mod harm;

use std::time::Duration;

use axum::body::Bytes;
use uuid::Uuid;
use yrs::{Doc, GetString, ReadTxn, StateVector, Text, Transact, Update, updates::decoder::Decode};

use self::client::{Client, guest, imogen};
pub(super) use self::client::{letterbox, seat};
use super::{
    Rooms, Standing, fold,
    limits::Close,
    protocol::{self, Message},
    room::{CROWD, Command},
    seat::{Post, Seat},
    store::{self, NewRow},
};
use crate::{
    crdt,
    ids::PersonId,
    server::{
        Portal,
        assets::Assets,
        config::Config,
        db::{
            Db, Engine,
            testing::{on_both_databases, postgres_url},
        },
    },
};

/// Rooms, and the person whom everybody is.
pub(super) async fn rooms(db: &Db) -> Rooms {
    let mut to = db.write().await.expect("a transaction");
    sqlx::query(
        "INSERT INTO person (id, email, name, lang, stamp, created_at) VALUES ($1, 'i@ensemble.example', 'Imogen', 'en', '', 0)
         ON CONFLICT (id) DO NOTHING",
    )
    .bind(Uuid::nil().to_string())
    .execute(&mut *to)
    .await
    .expect("a person");
    to.commit().await.expect("committed");
    let mut config = Config::default();
    if db.engine == Engine::Postgres {
        config.database_url = postgres_url(db).await.as_str().into();
    }
    Rooms::new(Portal::new(config, db.clone(), Assets::default()))
}

async fn stored(db: &Db, document: Uuid) -> String {
    let stored = store::load(db, document).await.expect("an answer");
    let doc = crdt::with(stored.updates()).expect("a document");
    let root = doc.get_or_insert_text("load");
    root.get_string(&doc.transact())
}

on_both_databases! {
    async fn what_one_writes_is_stored_and_reaches_the_other(db: Db) {
        let (rooms, document) = (rooms(&db).await, Uuid::now_v7());
        let mut one = Client::come(&rooms, document, Standing::Writes).await;
        let mut other = Client::come(&rooms, document, Standing::Writes).await;
        one.types("bonjour").await;
        one.listen().await;
        other.listen().await;
        assert_eq!((one.stored, other.text().as_str()), (1, "bonjour"));
        assert_eq!(stored(&db, document).await, "bonjour");
        other.types("hello, ").await;
        other.listen().await;
        one.listen().await;
        assert_eq!(one.text(), "hello, bonjour");
        let late = Client::come(&rooms, document, Standing::Reads).await;
        assert_eq!(late.text(), "hello, bonjour");
    }

    async fn what_was_written_while_away_is_asked_for(db: Db) {
        let (rooms, document) = (rooms(&db).await, Uuid::now_v7());
        let away = crdt::empty();
        {
            let root = away.get_or_insert_text("load");
            root.insert(&mut away.transact_mut(), 0, "hors ligne");
        }
        let mut one = Client::come_as(&rooms, document, Standing::Writes, away).await;
        one.listen().await;
        assert_eq!((one.closed, stored(&db, document).await.as_str()), (None, "hors ligne"));
    }

    async fn who_may_only_read_changes_nothing_and_goes_on_reading(db: Db) {
        let (rooms, document) = (rooms(&db).await, Uuid::now_v7());
        let mut reader = Client::come(&rooms, document, Standing::Reads).await;
        let writer = Client::come(&rooms, document, Standing::Writes).await;
        reader.types("moi aussi").await;
        reader.listen().await;
        assert_eq!((reader.stored, reader.closed), (0, None));
        writer.types("lisez").await;
        reader.listen().await;
        assert!(reader.text().contains("lisez"));
        assert_eq!(stored(&db, document).await, "lisez");
    }

    async fn an_update_from_the_future_waits_for_what_is_before_it(db: Db) {
        let (rooms, document) = (rooms(&db).await, Uuid::now_v7());
        let mut one = Client::come(&rooms, document, Standing::Writes).await;
        let mut updates = Vec::new();
        for text in ["a", "b", "c"] {
            let root = one.doc.get_or_insert_text("load");
            let mut to = one.doc.transact_mut();
            root.push(&mut to, text);
            updates.push(to.encode_update_v1());
        }
        one.say(protocol::update(&updates[2])).await;
        one.listen().await;
        // The room asked for what is missing, and the client had it all.
        assert_eq!(stored(&db, document).await, "abc");
        for update in &updates {
            one.say(protocol::update(update)).await;
        }
        one.listen().await;
        assert_eq!(stored(&db, document).await, "abc");
        assert_eq!(one.stored, 3, "what was dropped is not acknowledged; what says nothing new is");
    }

    async fn a_room_that_stays_open_keeps_snapshots(db: Db) {
        let (rooms, document) = (rooms(&db).await, Uuid::now_v7());
        let mut one = Client::come(&rooms, document, Standing::Writes).await;
        for _ in 0..205 {
            one.types("x").await;
            while one.stored < one.text().len() as u64 {
                one.listen_once().await;
            }
        }
        one.listen().await;
        let kept = store::load(&db, document).await.expect("an answer");
        let (number, _) = kept.snapshot.as_ref().expect("a snapshot");
        assert!(*number >= 200 && kept.rows.len() < 10, "{number}, then {} rows", kept.rows.len());
        assert_eq!(stored(&db, document).await, "x".repeat(205));
        for at in [3, 199, 204] {
            let then = store::until(&db, document, at).await.expect("an answer");
            let doc = crdt::with(then.updates()).expect("a document");
            let root = doc.get_or_insert_text("load");
            assert_eq!(i64::try_from(root.get_string(&doc.transact()).len()), Ok(at));
        }
    }

    async fn two_with_one_client_id_cannot_both_write(db: Db) {
        let (rooms, document) = (rooms(&db).await, Uuid::now_v7());
        let twin = || Doc::with_client_id(7);
        let mut one = Client::come_as(&rooms, document, Standing::Writes, twin()).await;
        let mut other = Client::come_as(&rooms, document, Standing::Writes, twin()).await;
        one.types("premier").await;
        one.listen().await;
        other.types("second").await;
        other.listen().await;
        assert_eq!(other.closed, Some(Close::TWIN));
        one.types("le ").await;
        one.listen().await;
        assert_eq!((one.stored, stored(&db, document).await.as_str()), (2, "le premier"));
    }

    async fn two_processes_write_one_document(db: Db) {
        let document = Uuid::now_v7();
        let (here, there) = (rooms(&db).await, rooms(&db).await);
        let mut one = Client::come(&here, document, Standing::Writes).await;
        let mut other = Client::come(&there, document, Standing::Writes).await;
        for _ in 0..5 {
            one.types("x").await;
            other.types("y").await;
        }
        one.listen().await;
        other.listen().await;
        assert_eq!((one.stored, other.stored), (5, 5));
        let text = stored(&db, document).await;
        assert_eq!(text.matches('x').count() + text.matches('y').count(), 10, "{text}");
        here.read_on(document).await;
        there.read_on(document).await;
        one.listen().await;
        other.listen().await;
        assert_eq!((one.text(), other.text()), (text.clone(), text));
    }

    async fn who_is_there_is_known_in_every_process(db: Db) {
        let document = Uuid::now_v7();
        let (here, there) = (rooms(&db).await, rooms(&db).await);
        let mut one = Client::come(&here, document, Standing::Writes).await;
        one.is_at("line 1").await;
        let mut other = Client::come(&there, document, Standing::Writes).await;
        if db.engine == Engine::Sqlite {
            return assert!(other.states.is_empty(), "only one process serves a file");
        }
        other.hears_of("line 1").await;
        one.is_at("line 2").await;
        other.hears_of("line 2").await;
        other.is_at("line 3").await;
        one.hears_of("line 3").await;
        assert!(one.states.iter().all(|state| state.contains("Imogen")), "{:?}", one.states);
        one.room.send(Command::Leave { id: one.id }).await.expect("heard");
        other.hears_of("null").await;
    }

    async fn a_change_from_this_side_is_told_to_those_who_are_here(db: Db) {
        let (rooms, document) = (rooms(&db).await, Uuid::now_v7());
        let write = |to: &mut yrs::TransactionMut<'_>| {
            use yrs::WriteTxn;
            let root = to.get_or_insert_text("load");
            root.insert(to, 0, "formulaire");
            root.len(to)
        };
        assert_eq!(rooms.change(document, None, write).await, Ok(10));
        let mut one = Client::come(&rooms, document, Standing::Writes).await;
        assert_eq!(one.text(), "formulaire");
        rooms.change(document, None, write).await.expect("changed");
        one.listen().await;
        assert_eq!(one.text(), "formulaireformulaire");
    }

    async fn old_history_is_folded(db: Db) {
        let (rooms, document, other) = (rooms(&db).await, Uuid::now_v7(), Uuid::now_v7());
        for document in [document, other] {
            let doc = crdt::empty();
            let mut to = db.write().await.expect("a transaction");
            for number in 1..=10 {
                let root = doc.get_or_insert_text("load");
                let (_, update) = crdt::change(&doc, |to| root.push(to, "x")).expect("a change");
                let mut content = Vec::new();
                store::pack(&mut content, &update.expect("an update"));
                let row = NewRow { document, number, person: Some(PersonId::from(Uuid::nil())), content };
                store::append(&mut to, &[row], number * 100).await.expect("written");
            }
            to.commit().await.expect("committed");
        }
        let text = async |number: i64| {
            let stored = store::until(&db, document, number).await.expect("an answer");
            let doc = crdt::with(stored.updates()).expect("updates");
            let root = doc.get_or_insert_text("load");
            let from = doc.transact();
            root.get_string(&from)
        };
        let version = store::Version { number: 4, name: "Quatre".to_owned() };
        store::name_version(&db, document, PersonId::from(Uuid::nil()), &version, 1).await.expect("named");

        assert_eq!(fold(&db, 750, |id| id == other).await.expect("folded"), 1, "one of two is kept");
        let log = store::log(&db, document).await.expect("a log");
        let numbers: Vec<i64> = log.iter().map(|row| row.number).collect();
        assert_eq!(numbers, [4, 5, 6, 7, 8, 9, 10], "up to the moment that has a name");
        assert_eq!((log[0].person, log[0].at), (None, 400));
        assert_eq!([text(4).await, text(10).await], ["xxxx", "xxxxxxxxxx"]);
        assert_eq!(text(2).await, "xxxx", "of what was folded away, what it was folded into");
        assert_eq!(fold(&db, 750, |_| false).await.expect("folded"), 1, "the other one");
        assert_eq!(fold(&db, 750, |_| false).await.expect("folded"), 0, "nothing is left to fold");
        assert_eq!(store::log(&db, other).await.expect("a log").len(), 4, "7 to 10");

        // Folded to the last row, it is written on.
        let mut to = db.write().await.expect("a transaction");
        sqlx::query("DELETE FROM live_version").execute(&mut *to).await.expect("none is named");
        to.commit().await.expect("committed");
        assert_eq!(fold(&db, 2_000, |id| id == other).await.expect("folded"), 1);
        let writer = Client::come(&rooms, document, Standing::Writes).await;
        assert_eq!(writer.text(), "xxxxxxxxxx");
        writer.types("y").await;
        let reader = Client::come(&rooms, document, Standing::Reads).await;
        assert_eq!(reader.text(), "yxxxxxxxxxx");
        rooms.stop().await;
    }

    async fn rooms_close_and_open_a_thousand_times(db: Db) {
        let (rooms, document) = (rooms(&db).await, Uuid::now_v7());
        let first = Client::come(&rooms, document, Standing::Writes).await;
        first.types("x").await;
        first.room.send(Command::Leave { id: first.id }).await.expect("heard");
        rooms.left(first.id, imogen());
        for _ in 0..1000 {
            let id = rooms.admit(imogen()).expect("room for one more");
            let (to, _letters) = letterbox(8);
            let seat = || seat(Standing::Writes, &to);
            let room = rooms.enter(id, guest(document, Standing::Writes), seat).await.expect("a seat");
            // The room may have closed since: whoever was told to leave is gone then, too.
            let _ = room.send(Command::Leave { id }).await;
            rooms.left(id, imogen());
        }
        let last = Client::come(&rooms, document, Standing::Writes).await;
        assert_eq!(last.text(), "x");
        rooms.stop().await;
    }
}

#[tokio::test]
async fn a_crowd_is_told_of_two_letters_in_a_row_at_once() {
    let scratch = crate::server::db::testing::sqlite().await;
    let (rooms, document) = (rooms(&scratch.db).await, Uuid::now_v7());
    let mut writer = Client::come(&rooms, document, Standing::Writes).await;
    let mut crowd = Vec::new();
    for _ in 1..CROWD {
        let person = PersonId::from(Uuid::now_v7());
        let id = rooms.admit(person).expect("room for one more");
        let (to, letters) = letterbox(1024);
        let seat = || Seat { person, ..seat(Standing::Reads, &to) };
        rooms.enter(id, guest(document, Standing::Reads), seat).await.expect("a seat");
        crowd.push(letters);
    }
    let mut together = 0;
    for _ in 0..200 {
        writer.types("a").await;
        // Time enough to begin storing it.
        std::thread::sleep(Duration::from_micros(200));
        writer.types("b").await;
        let mut told = 0;
        while told < 2 {
            if let Some(Post::Stored(stored)) = writer.letters.recv().await {
                let own = stored.counted(writer.id);
                told += own;
                together += own / 2;
            }
        }
        if together == 20 {
            return;
        }
    }
    panic!("{together} of 200 times");
}

#[tokio::test]
async fn however_many_rows_are_written_all_of_them_are_or_none() {
    let scratch = crate::server::db::testing::sqlite().await;
    let (db, taken, free) = (&scratch.db, Uuid::now_v7(), Uuid::now_v7());
    let row = |document, number| NewRow { document, number, person: None, content: vec![1] };
    let write = async |rows: Vec<NewRow>| {
        db.blocking().expect("SQLite").write(|to| store::append_blocking(to, &rows, 1)).await
    };
    write(vec![row(taken, 70)]).await.expect("written");
    for many in [1, 2, 31, 32, 33, 70, 100] {
        let clashes = (1..=many).map(|number| row(free, number)).chain([row(taken, 70)]);
        assert!(write(clashes.collect()).await.expect_err("the last is there already").is_unique_violation());
        assert_eq!(store::load(db, free).await.expect("an answer"), store::Stored::default(), "{many}");
    }
    write((1..=100).map(|number| row(free, number)).collect()).await.expect("written");
    let stored = store::load(db, free).await.expect("an answer");
    assert_eq!((stored.number, stored.rows), (100, vec![vec![1]; 100]));
}

#[test]
fn no_frame_does_harm() {
    use proptest::prelude::*;

    let doc = std::cell::RefCell::new(crdt::Document::default());
    proptest!(ProptestConfig::with_cases(20_000), |(bytes in prop::collection::vec(any::<u8>(), 0..200), kind in 0u8..4, step in 0u8..3)| {
        let mut frame = vec![kind, step];
        frame.extend(yrs_var(bytes.len()));
        frame.extend(&bytes);
        for frame in [Bytes::from(frame), Bytes::from(bytes)] {
            if let Ok(Ok(Message::Write { content, .. })) = std::panic::catch_unwind(|| protocol::read(&frame))
                && let Ok(scan) = crdt::scan::scan(&content)
            {
                let _ = doc.borrow_mut().apply(&content, &scan);
            }
        }
    });
}

fn yrs_var(mut number: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    while number > 127 {
        bytes.push(u8::try_from(number & 127).expect("seven bits") | 128);
        number >>= 7;
    }
    bytes.push(u8::try_from(number).expect("seven bits"));
    bytes
}

#[test]
fn an_update_cut_short_changes_nothing() {
    let doc = crdt::empty();
    let other = crdt::empty();
    let update = {
        let root = other.get_or_insert_text("load");
        let mut to = other.transact_mut();
        root.insert(&mut to, 0, "une phrase, et encore une");
        to.encode_update_v1()
    };
    for end in 0..update.len() {
        if let Ok(update) = Update::decode_v1(&update[..end]) {
            let _ = crdt::apply(&doc, update);
        }
    }
    assert_eq!(doc.transact().state_vector(), StateVector::default());
}
