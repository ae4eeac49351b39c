//! One room by itself.

use super::{
    super::{
        seat::Stored,
        tests::{letterbox, rooms, seat},
    },
    *,
};
use crate::server::db::testing::sqlite;

#[tokio::test]
async fn only_a_crowd_waits_and_all_of_it_for_one_moment() {
    let scratch = sqlite().await;
    let mut room = Room::open(rooms(&scratch.db).await, Uuid::now_v7()).await.expect("opened");
    for id in 1.. {
        let (to, _letters) = letterbox(1);
        room.seats.insert(id, seat(Standing::Writes, &to));
        if room.seats.len() == CROWD {
            break;
        }
        assert_eq!(room.due(), None, "{id}");
    }
    let before = Instant::now();
    let due = room.due().expect("a moment");
    assert!((before + MOMENT..=Instant::now() + MOMENT).contains(&due));
    tokio::time::sleep(2 * MOMENT).await;
    assert_eq!(room.due(), Some(due), "who comes later does not put it off");
    room.hand_over().await;
    assert!(room.due().is_some_and(|next| next > due));
}

#[tokio::test]
async fn a_room_that_everybody_has_left_closes_however_much_was_said_that_is_not_new() {
    let scratch = sqlite().await;
    let mut room = Room::open(rooms(&scratch.db).await, Uuid::now_v7()).await.expect("opened");
    for _ in 0..ENOUGH {
        room.collected.stored.push(Stored { seat: None, counts: false, frame: None });
        room.collected.persons.push(None);
    }
    let (_to, inbox) = mpsc::channel(1);
    let closed = tokio::time::timeout(Duration::from_secs(5), room.run(inbox)).await;
    assert!(closed.is_ok(), "it waits for somebody");
}
