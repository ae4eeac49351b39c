//! A session has a new id whenever its rights change; one that was planted is nothing.

use std::sync::Arc;

use tower_sessions::{Session, SessionStore, session::Id};

use super::{MEMBER, key, mailed};
use ensemble_server::{clock::Clock, session::Store};
use ensemble_testing::{TestApp, app, app_on, on_both_with_content};

/// How many sessions there are.
async fn sessions(app: &TestApp) -> i64 {
    sqlx::query_scalar("SELECT COUNT(*) FROM session")
        .fetch_one(&app.scratch.db.reader)
        .await
        .expect("a count")
}

async fn signed_in(app: &TestApp, cookie: &str) -> bool {
    app.get_with("/fr/compte", "cookie", cookie).await.status == 200
}

fn store(app: &TestApp) -> Store {
    Store::new(app.scratch.db.clone(), Clock::Fixed(app.portal.now()))
}

/// The cookie of a session that is kept and belongs to nobody.
async fn anonymous(app: &TestApp) -> String {
    let session = Session::new(None, Arc::new(store(app)), None);
    session.insert("place", "elsewhere").await.expect("kept");
    session.save().await.expect("saved");
    format!("ensemble={}", session.id().expect("an id"))
}

on_both_with_content! {
    async fn a_cookie_that_was_planted_is_nothing_after_signing_in(db: Db) {
        let app = app_on(db).await;
        let never_there = format!("ensemble={}", Id::default());
        let of_nobody = anonymous(&app).await;
        let of_another = app.cookie("co-facilitator").await;
        for planted in [never_there, of_nobody, of_another] {
            let form = [("email", MEMBER.0), ("password", MEMBER.1)];
            let answer = app.send("/fr/connexion", &planted, &form).await;
            assert_eq!(answer.status, 303);
            let own = answer.session();
            assert!(!own.is_empty() && own != planted, "a new id");
            assert!(signed_in(&app, &own).await);
            assert!(!signed_in(&app, &planted).await, "what was planted opens nothing");
            app.send("/fr/deconnexion", &own, &[]).await;
        }
        assert_eq!(sessions(&app).await, 0, "each record that was planted is deleted");
    }

    async fn links_and_new_passwords_give_a_new_session(db: Db) {
        let app = app_on(db).await;
        for path in ["/fr/connexion/courriel", "/fr/connexion/mot-de-passe"] {
            let planted = anonymous(&app).await;
            app.send(path, "", &[("email", MEMBER.0)]).await;
            let link = mailed(&app, MEMBER.0).await;
            let form = [("key", key(&link)), ("password", "onze cloches du soir")];
            let answer = app.send("/fr/lien", &planted, &form).await;
            assert_eq!(answer.status, 303);
            let own = answer.session();
            assert!(own != planted && signed_in(&app, &own).await && !signed_in(&app, &planted).await);
        }
        assert_eq!(sessions(&app).await, 1);
    }
}

#[tokio::test]
async fn an_invitation_gives_whoever_makes_an_account_a_new_session() {
    let app = app().await;
    let coordinator = app.cookie("coordinator").await;
    let form = [("email", "new@ensemble.example"), ("role", "member")];
    app.send("/fr/communautes/eleves-a-risque/membres/invitation", &coordinator, &form).await;
    let link = mailed(&app, "new@ensemble.example").await;
    let planted = anonymous(&app).await;
    let form = [("key", key(&link)), ("name", "Camille"), ("password", "onze cloches du soir")];
    let own = app.send("/fr/lien", &planted, &form).await.session();
    assert!(own != planted && signed_in(&app, &own).await && !signed_in(&app, &planted).await);
}

#[tokio::test]
async fn what_is_accepted_gives_the_session_a_new_id_and_the_same_end() {
    let mut app = app().await;
    let old = app.cookie("person").await;
    let span = async |app: &TestApp| -> (i64, i64) {
        sqlx::query_as("SELECT created_at, expires_at FROM session")
            .fetch_one(&app.scratch.db.reader)
            .await
            .expect("one session")
    };
    let before = span(&app).await;
    app.later(60_000);
    let form = [("agreement", "terms"), ("version", "1")];
    let answer = app.send("/fr/compte/consentements/acceptation", &old, &form).await;
    let new = answer.session();
    assert!(answer.status == 303 && !new.is_empty() && new != old);
    assert!(signed_in(&app, &new).await && !signed_in(&app, &old).await);
    assert_eq!(span(&app).await, before);
}

#[tokio::test]
async fn a_role_that_is_given_up_gives_the_session_a_new_id() {
    let app = app().await;
    let old = app.cookie("member").await;
    let left = app.send("/fr/communautes/eleves-a-risque/membres/depart", &old, &[]).await;
    let new = left.session();
    assert!(left.status == 303 && signed_in(&app, &new).await && !signed_in(&app, &old).await);
}

#[tokio::test]
async fn a_session_that_ended_is_not_written_again() {
    let app = app().await;
    let store = store(&app);
    let session = Session::new(None, Arc::new(store.clone()), None);
    session.insert("place", "here").await.expect("kept");
    session.save().await.expect("saved");
    store.delete(&session.id().expect("an id")).await.expect("deleted");
    session.insert("place", "there").await.expect("kept");
    session.save().await.expect("an answer");
    assert_eq!(sessions(&app).await, 0);
}
