use std::time::Duration;

use tokio::sync::watch;

use super::{
    super::tests::end_listeners, FollowLimit, MAX_FOLLOWERS_OF_PERSON, MAX_TOPICS, PersonId, Signals, Uuid,
};
use crate::{Portal, assets::Assets, config::Config, db::testing};

#[tokio::test]
async fn a_number_rises_with_each_change_of_its_topic() {
    let scratch = testing::sqlite().await;
    let signals = Signals::new(scratch.db.clone(), String::new());
    let (one, other) = (Uuid::now_v7(), Uuid::now_v7());
    let first = signals.number(one);
    let mut follower = signals.subscribe(one);
    signals.raise(other);
    assert!(!follower.has_changed().expect("open"), "another topic changed");
    signals.raise(one);
    assert!(follower.has_changed().expect("open"));
    let now = *follower.borrow_and_update();
    assert!(now > first && now == signals.number(one));
}

/// Waits for the next change.
async fn changed(follower: &mut watch::Receiver<u64>) {
    let change = tokio::time::timeout(Duration::from_secs(10), follower.changed());
    change.await.expect("in time").expect("open");
}

#[tokio::test]
async fn what_changed_in_one_process_reaches_the_followers_of_another_one_once() {
    let scratch = testing::postgres().await;
    let url = testing::postgres_url(&scratch.db).await;
    let config = Config { database_url: url.as_str().into(), ..Config::default() };
    let [one, other] = [(); 2].map(|()| Portal::new(config.clone(), scratch.db.clone(), Assets::default()));
    let (topic, elsewhere) = (Uuid::now_v7(), Uuid::now_v7());
    let mut here = one.signals().subscribe(topic);
    let mut second = one.signals().subscribe(elsewhere);
    let mut there = other.signals().subscribe(topic);
    // All that is followed changes once when a process begins to listen.
    for follower in [&mut here, &mut second, &mut there] {
        changed(follower).await;
    }
    other.signals().raise(topic);
    changed(&mut here).await;
    changed(&mut there).await;
    assert!(!second.has_changed().expect("open"), "another topic changed");
    one.signals().raise(topic);
    changed(&mut here).await;
    changed(&mut there).await;
    // Changes arrive in the order in which they were made.
    other.signals().raise(elsewhere);
    changed(&mut second).await;
    assert!(!here.has_changed().expect("open"), "what a process said does not come back to it");
}

#[tokio::test]
async fn followers_read_again_when_the_connection_to_other_processes_was_lost() {
    let scratch = testing::postgres().await;
    let url = testing::postgres_url(&scratch.db).await;
    let signals = Signals::new(scratch.db.clone(), url);
    let mut follower = signals.subscribe(Uuid::now_v7());
    // All that is followed changes once when a process begins to listen.
    changed(&mut follower).await;
    end_listeners(&scratch.db).await;
    changed(&mut follower).await;
}

#[tokio::test]
async fn a_page_notices_a_change_of_a_topic_that_was_forgotten_since() {
    let scratch = testing::sqlite().await;
    let signals = Signals::new(scratch.db.clone(), String::new());
    let topic = Uuid::now_v7();
    let before = signals.number(topic);
    signals.raise(topic);
    let changed = signals.number(topic);
    for _ in 0..MAX_TOPICS {
        signals.raise(Uuid::now_v7());
    }
    let forgotten = signals.number(topic);
    assert!(before < changed && changed < forgotten, "{before}, {changed}, {forgotten}");
    assert_eq!(
        *signals.subscribe(topic).borrow(),
        forgotten,
        "and a page that was made since is not read again"
    );
}

#[tokio::test]
async fn topics_that_are_followed_are_never_forgotten() {
    let scratch = testing::sqlite().await;
    let signals = Signals::new(scratch.db.clone(), String::new());
    let topic = Uuid::now_v7();
    let follower = signals.subscribe(topic);
    for _ in 0..2 * MAX_TOPICS {
        signals.raise(Uuid::now_v7());
    }
    signals.raise(topic);
    assert!(follower.has_changed().expect("open"));
}

#[tokio::test]
async fn a_person_has_so_many_streams() {
    let scratch = testing::sqlite().await;
    let signals = Signals::new(scratch.db.clone(), String::new());
    let person = PersonId::new();
    let mut places: Vec<_> =
        (0..MAX_FOLLOWERS_OF_PERSON).map(|_| signals.reserve(person).expect("a place")).collect();
    assert_eq!(signals.reserve(person).err(), Some(FollowLimit::Person));
    assert!(signals.reserve(PersonId::new()).is_ok(), "others have their own");
    places.pop();
    assert!(signals.reserve(person).is_ok(), "a stream that ended makes room");
}
