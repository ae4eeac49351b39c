//! A session has a new id whenever its rights change; one that was planted is nothing.

use std::sync::Arc;

use tower_sessions::{Session, SessionStore, session::Id};

use super::{MEMBER, key, mailed};
use crate::{
    app::testing::{House, house, house_on},
    server::{clock::Clock, db::testing::on_both_databases, session::Store},
};

/// How many sessions there are.
async fn sessions(house: &House) -> i64 {
    sqlx::query_scalar("SELECT COUNT(*) FROM session")
        .fetch_one(&house.scratch.db.reader)
        .await
        .expect("a count")
}

async fn signed_in(house: &House, cookie: &str) -> bool {
    house.get_with("/fr/compte", "cookie", cookie).await.status == 200
}

fn store(house: &House) -> Store {
    Store::new(house.scratch.db.clone(), Clock::Fixed(house.portal.now()))
}

/// The cookie of a session that is kept and belongs to nobody.
async fn anonymous(house: &House) -> String {
    let session = Session::new(None, Arc::new(store(house)), None);
    session.insert("place", "elsewhere").await.expect("kept");
    session.save().await.expect("saved");
    format!("ensemble={}", session.id().expect("an id"))
}

on_both_databases! {
    async fn a_cookie_that_was_planted_is_nothing_after_signing_in(db: Db) {
        let house = house_on(db).await;
        let never_there = format!("ensemble={}", Id::default());
        let of_nobody = anonymous(&house).await;
        let of_another = house.cookie("co-facilitator").await;
        for planted in [never_there, of_nobody, of_another] {
            let form = [("email", MEMBER.0), ("password", MEMBER.1)];
            let answer = house.send("/fr/connexion", &planted, &form).await;
            assert_eq!(answer.status, 303);
            let own = answer.session();
            assert!(!own.is_empty() && own != planted, "a new id");
            assert!(signed_in(&house, &own).await);
            assert!(!signed_in(&house, &planted).await, "what was planted opens nothing");
            house.send("/fr/deconnexion", &own, &[]).await;
        }
        assert_eq!(sessions(&house).await, 0, "each record that was planted is deleted");
    }

    async fn links_and_new_passwords_give_a_new_session(db: Db) {
        let house = house_on(db).await;
        for what in ["sign-in", "password"] {
            let planted = anonymous(&house).await;
            house.send("/fr/connexion/courriel", "", &[("email", MEMBER.0), ("what", what)]).await;
            let link = mailed(&house, MEMBER.0).await;
            let form = [("key", key(&link)), ("password", "onze cloches du soir")];
            let answer = house.send("/fr/lien", &planted, &form).await;
            assert_eq!(answer.status, 303);
            let own = answer.session();
            assert!(own != planted && signed_in(&house, &own).await && !signed_in(&house, &planted).await);
        }
        assert_eq!(sessions(&house).await, 1);
    }
}

#[tokio::test]
async fn an_invitation_gives_whoever_makes_an_account_a_new_session() {
    let house = house().await;
    let coordinator = house.cookie("coordinator").await;
    let form = [("what", "invite"), ("email", "new@ensemble.example"), ("role", "member")];
    house.send("/fr/communautes/eleves-a-risque/membres", &coordinator, &form).await;
    let link = mailed(&house, "new@ensemble.example").await;
    let planted = anonymous(&house).await;
    let form = [("key", key(&link)), ("name", "Camille"), ("password", "onze cloches du soir")];
    let own = house.send("/fr/lien", &planted, &form).await.session();
    assert!(own != planted && signed_in(&house, &own).await && !signed_in(&house, &planted).await);
}

#[tokio::test]
async fn what_is_accepted_gives_the_session_a_new_id_and_the_same_end() {
    let mut house = house().await;
    let old = house.cookie("person").await;
    let span = async |house: &House| -> (i64, i64) {
        sqlx::query_as("SELECT created_at, expires_at FROM session")
            .fetch_one(&house.scratch.db.reader)
            .await
            .expect("one session")
    };
    let before = span(&house).await;
    house.later(60_000);
    let form = [("agreement", "terms"), ("version", "1"), ("what", "accept")];
    let answer = house.send("/fr/compte/consentements", &old, &form).await;
    let new = answer.session();
    assert!(answer.status == 303 && !new.is_empty() && new != old);
    assert!(signed_in(&house, &new).await && !signed_in(&house, &old).await);
    assert_eq!(span(&house).await, before);
}

#[tokio::test]
async fn a_role_that_is_given_up_gives_the_session_a_new_id() {
    let house = house().await;
    let old = house.cookie("member").await;
    let left = house.send("/fr/communautes/eleves-a-risque/membres", &old, &[("what", "leave")]).await;
    let new = left.session();
    assert!(left.status == 303 && signed_in(&house, &new).await && !signed_in(&house, &old).await);
}

#[tokio::test]
async fn a_session_that_ended_is_not_written_again() {
    let house = house().await;
    let store = store(&house);
    let session = Session::new(None, Arc::new(store.clone()), None);
    session.insert("place", "here").await.expect("kept");
    session.save().await.expect("saved");
    store.delete(&session.id().expect("an id")).await.expect("deleted");
    session.insert("place", "there").await.expect("kept");
    session.save().await.expect("an answer");
    assert_eq!(sessions(&house).await, 0);
}
