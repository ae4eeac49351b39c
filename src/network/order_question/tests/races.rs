//! Two people at once: what is done with a question rests on what the one before made of it, or is not done.
//!
//! A test begins a transaction and leaves it open while a form is sent: the page has read what was there before, and writes
//! after the transaction was committed.

use std::time::Duration;

use super::{LIST, LISTS, app_with, asked, changed, community, count, row};
use ensemble_communities::membership::model::Liaison;
use ensemble_core::{Lang, ids::OrderQuestionId};
use ensemble_network::order_question::{
    model::{Given, OrderAnswer},
    store::{self, NewAnswer},
};
use ensemble_server::db::Write;
use ensemble_testing::{Answer, TestApp, everybody, id_of, on_both_with_content};

/// What a page answers that was asked before a transaction is committed, and that writes after it.
async fn meanwhile(app: &TestApp, tx: Write, way: &str, cookie: &str, form: &[(&str, &str)]) -> Answer {
    let commit = async {
        tokio::time::sleep(Duration::from_millis(700)).await;
        tx.commit().await.expect("committed");
    };
    let address = format!("{LIST}/{way}");
    let (answer, ()) = tokio::join!(app.send(&address, cookie, form), commit);
    answer
}

/// The cookie of a person whose session has been used.
async fn cookie(app: &TestApp, who: &str) -> String {
    let cookie = app.cookie(who).await;
    // What a session writes down when it is first used is written now.
    app.get_with("/fr", "cookie", &cookie).await;
    cookie
}

fn id(text: &str) -> OrderQuestionId {
    text.parse().expect("an id")
}

on_both_with_content! {
    async fn two_who_merge_at_once_lose_no_question(db: Db) {
        let app = app_with(db.clone(), Liaison::Questions).await;
        let community = community(&db).await;
        let [author, facilitator] = [cookie(&app, "member").await, cookie(&app, "facilitator").await];
        let (one, two) = (asked(&app, &author, "Une?").await, asked(&app, &author, "Deux?").await);
        let mut tx = db.write().await.expect("a transaction");
        store::lock_current(&mut tx, community, 1).await.expect("locked");
        store::merge(&mut tx, id(&one), id(&two)).await.expect("merged");
        let answer = meanwhile(&app, tx, &format!("{two}/fusion"), &facilitator, &[("into", &one)]).await;
        assert!(changed(&answer), "{}: {}", answer.status, answer.body);
        assert_ne!(row(&app, &author, &two).await, "", "one of the two stays");
        assert_eq!(count(&app, "SELECT COUNT(*) FROM order_question WHERE state = 'merged' AND text IN ('Une?', 'Deux?')").await, 1);
    }

    async fn nothing_is_added_to_a_list_that_is_frozen_meanwhile(db: Db) {
        let app = app_with(db.clone(), Liaison::Questions).await;
        let community = community(&db).await;
        let author = cookie(&app, "member").await;
        let first = asked(&app, &author, "À temps?").await;
        for (way, form) in [
            ("poser".to_owned(), vec![("text", "Trop tard?")]),
            (format!("{first}/modifier"), vec![("revision", "1"), ("text", "Trop tard?")]),
        ] {
            let mut tx = db.write().await.expect("a transaction");
            let list = store::lock_current(&mut tx, community, 1).await.expect("locked");
            store::freeze(&mut tx, list.id, &[id(&first)], 1).await.expect("frozen");
            let answer = meanwhile(&app, tx, &way, &author, &form).await;
            assert!(answer.status == 409 && answer.body.contains("Trop tard?"), "{way} {}: {}", answer.status, answer.body);
            let mut tx = db.write().await.expect("a transaction");
            store::reopen(&mut tx, list.id).await.expect("open");
            tx.commit().await.expect("committed");
        }
        assert_eq!(count(&app, "SELECT COUNT(*) FROM order_question WHERE text = 'Trop tard?'").await, 0);
    }

    async fn a_question_that_ends_with_its_list_waits_for_the_next(db: Db) {
        let app = app_with(db.clone(), Liaison::Questions).await;
        let community = community(&db).await;
        let author = cookie(&app, "member").await;
        let first = asked(&app, &author, "Une?").await;
        let mut tx = db.write().await.expect("a transaction");
        let list = store::lock_current(&mut tx, community, 1).await.expect("locked");
        store::freeze(&mut tx, list.id, &[id(&first)], 1).await.expect("frozen");
        store::finish(&mut tx, list.id, 1).await.expect("over");
        let answer = meanwhile(&app, tx, "poser", &author, &[("text", "Pour la suivante?")]).await;
        assert_eq!(answer.status, 303, "a new list is begun: {}", answer.body);
        assert_eq!(count(&app, LISTS).await, 2);
    }

    async fn an_answer_that_another_recorded_meanwhile_is_not_replaced(db: Db) {
        let app = app_with(db.clone(), Liaison::Contact).await;
        let community = community(&db).await;
        let person = id_of(&everybody(&db).await, "co-facilitator");
        let [author, facilitator] = [cookie(&app, "member").await, cookie(&app, "facilitator").await];
        let question = asked(&app, &author, "Une?").await;
        let theirs = OrderAnswer {
            answered_on: 1,
            given: Given::Text,
            meeting: None,
            who: "Camille Roy".to_owned(),
            capacity: "Syndique".to_owned(),
            lang: Lang::Fr,
            text: "La première réponse.".to_owned(),
            revision: 1,
        };
        let mut tx = db.write().await.expect("a transaction");
        store::lock_current(&mut tx, community, 1).await.expect("locked");
        store::insert_answer(&mut tx, NewAnswer { question: id(&question), answer: &theirs, by: person }, 1).await.expect("recorded");
        let form = [("day", "2026-11-17"), ("given", "text"), ("who", "Lou Roy"), ("post", "Syndique"), ("text", "La seconde réponse.")];
        let answer = meanwhile(&app, tx, &format!("{question}/reponse"), &facilitator, &form).await;
        assert_eq!(answer.status, 409, "{}", answer.body);
        assert!(answer.body.contains("La première réponse.") && answer.body.contains("La seconde réponse."), "both are shown");
        assert!(row(&app, &author, &question).await.contains("La première réponse."));
    }

    async fn a_support_that_comes_after_the_withdrawal_changes_nothing(db: Db) {
        let app = app_with(db.clone(), Liaison::Questions).await;
        let community = community(&db).await;
        let person = id_of(&everybody(&db).await, "member");
        let [author, other] = [cookie(&app, "member").await, cookie(&app, "member-en").await];
        let question = asked(&app, &author, "Une?").await;
        let mut tx = db.write().await.expect("a transaction");
        store::lock_current(&mut tx, community, 1).await.expect("locked");
        store::withdraw(&mut tx, id(&question), person).await.expect("withdrawn");
        let answer = meanwhile(&app, tx, &format!("{question}/appui"), &other, &[("supports", "1")]).await;
        assert!(changed(&answer), "{}: {}", answer.status, answer.body);
        assert_eq!(count(&app, "SELECT COUNT(*) FROM order_question_support s JOIN order_question q ON q.id = s.question_id WHERE q.text = 'Une?'").await, 1);
    }
}
