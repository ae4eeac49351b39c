//! The demonstration content is whole, and loads once.

use std::collections::HashSet;

use super::{files, load};
use crate::{
    account::{check_password, rules},
    community::{model::CommunityFilter, store as communities},
    meeting::{model::When, upcoming},
    page::links,
};
use ensemble_core::Lang;
use ensemble_server::db::testing::on_both_databases;

const NOW: i64 = 1_795_000_000_000;

on_both_databases! {
    async fn loading_twice_loads_once(db: Db) {
        assert!(load(&db, NOW, true).await.expect("it loads"));
        let first = communities::count(&db, CommunityFilter::default()).await.expect("a count");
        assert!(!load(&db, NOW, true).await.expect("it answers"));
        assert_eq!(communities::count(&db, CommunityFilter::default()).await.expect("a count"), first);
    }

    async fn an_installation_without_demonstration_has_its_own_pages(db: Db) {
        assert!(load(&db, NOW, false).await.expect("it loads"));
        assert_eq!(communities::count(&db, CommunityFilter::default()).await.expect("a count"), 0);
        for lang in Lang::ALL {
            let keys: Vec<String> = links(&db, lang).await.expect("links").into_iter().map(|link| link.key).collect();
            assert_eq!(keys, ["about", "accessibility", "privacy", "terms", "funding", "contact"]);
        }
    }

    async fn coming_meetings_come_soonest_first(db: Db) {
        load(&db, NOW, true).await.expect("it loads");
        let meetings = upcoming(&db, NOW, 100).await.expect("meetings");
        assert!(meetings.len() >= 10);
        assert!(meetings.is_sorted_by_key(|of| of.meeting.when.millis()));
        assert!(meetings.iter().any(|of| matches!(of.meeting.when, When::Month(_))));
    }

    async fn copies_multiply_the_content(db: Db) {
        load(&db, NOW, true).await.expect("it loads");
        let before = communities::count(&db, CommunityFilter::default()).await.expect("a count");
        crate::demo::copy(&db, NOW, 3).await.expect("it copies");
        assert_eq!(communities::count(&db, CommunityFilter::default()).await.expect("a count"), 4 * before);
    }
}

#[test]
fn every_demonstration_password_is_the_one_that_is_stored() {
    let people = super::accounts().expect("the file is well formed");
    assert!(people.len() >= 9);
    for person in people {
        assert!(person.hash_fits(), "{}", person.key);
        assert_eq!(check_password(&person.password, &person.name, &person.email), Ok(()), "{}", person.key);
        assert_eq!(rules::address(&person.email), Some(person.email));
    }
}

#[test]
fn keys_and_slugs_are_unique() {
    let entries = files::communities(NOW).expect("the file is well formed");
    let mut seen = HashSet::new();
    for entry in &entries {
        assert!(seen.insert(entry.key.clone()), "{} twice", entry.key);
        for slug in &entry.community.slugs {
            assert!(
                slug.chars()
                    .all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-')
            );
        }
        assert!(!entry.community.texts.questions.is_empty(), "{} asks no question", entry.key);
    }
}
