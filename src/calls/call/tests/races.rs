//! Two people at once: a change rests on the phase that is found under the lock of the call.
//!
//! A test begins a transaction and leaves it open while a form is sent: the page has read what was there before, and writes
//! after the transaction was committed.

use std::time::Duration;

use ensemble_calls::call::{self, NewCall, store};
use ensemble_server::db::Write;
use ensemble_testing::{
    Answer, NOW, TestApp, app_on,
    calls::{both, new_call},
    on_both_with_content,
};

const DAY: i64 = 86_400_000;
const HERE: &str = "/fr/administration/appels/a-venir";

/// Adds a call that opens in twenty days; a draft unless it is `published`.
async fn add(app: &TestApp, published: bool) -> NewCall {
    let new = new_call("a-venir", NOW + 30 * DAY);
    let new = NewCall { published_at: published.then_some(NOW - DAY), ..new };
    let mut to = app.scratch.db.write().await.expect("a transaction");
    call::add(&mut to, &new, NOW).await.expect("a call");
    to.commit().await.expect("committed");
    new
}

/// The cookie of a coordinator, whose session has written down what it does when it is first used.
async fn signed_in(app: &TestApp) -> String {
    let cookie = app.cookie("coordinator").await;
    app.get_with("/fr", "cookie", &cookie).await;
    cookie
}

/// What a form answers that is sent before a transaction is committed.
async fn meanwhile(app: &TestApp, cookie: &str, tx: Write, address: &str, form: &[(&str, &str)]) -> Answer {
    let commit = async {
        tokio::time::sleep(Duration::from_millis(700)).await;
        tx.commit().await.expect("committed");
    };
    let (answer, ()) = tokio::join!(app.send(address, cookie, form), commit);
    answer
}

on_both_with_content! {
    async fn a_call_that_is_being_cancelled_is_not_published(db: Db) {
        let app = app_on(db.clone()).await;
        let new = add(&app, false).await;
        let cookie = signed_in(&app).await;
        let mut tx = db.write().await.expect("a transaction");
        let reason = both("Trop peu", "Too few");
        assert!(store::cancel(&mut tx, new.id, &reason, NOW).await.expect("an answer"));
        let answer = meanwhile(&app, &cookie, tx, &format!("{HERE}/publication"), &[]).await;
        assert_eq!((answer.status.as_u16(), answer.header("location")), (303, HERE));
        let call = call::find_by_id(&db, new.id).await.expect("an answer").expect("a call");
        assert!(call.published_at.is_none() && call.cancelled.is_some(), "{call:?}");
    }

    async fn the_last_criterion_is_not_deleted_by_two_people_at_once(db: Db) {
        let app = app_on(db.clone()).await;
        let new = add(&app, true).await;
        let second = call::model::Criterion { id: ensemble_core::ids::CallCriterionId::new(), text: both("Utile", "Useful") };
        let mut to = db.write().await.expect("a transaction");
        store::add_criterion(&mut to, new.id, &second).await.expect("added");
        to.commit().await.expect("committed");
        let item = second.id.to_string();
        let cookie = signed_in(&app).await;
        let mut tx = db.write().await.expect("a transaction");
        assert!(call::lock(&mut tx, new.id).await.expect("an answer").is_some());
        assert!(store::remove_item(&mut tx, store::CallList::Criteria, new.id, new.criteria[0].id.uuid()).await.expect("an answer"));
        let form = [("item", item.as_str()), ("act", "remove")];
        let answer = meanwhile(&app, &cookie, tx, &format!("{HERE}/criteres"), &form).await;
        assert_eq!(answer.status, 422, "{}", answer.body);
        let left = call::criteria(&db, new.id).await.expect("criteria");
        assert_eq!(left, [second]);
    }

    async fn two_calls_with_one_title_get_two_codes(db: Db) {
        let app = app_on(db.clone()).await;
        let cookie = signed_in(&app).await;
        let form = [("title-fr", "Deux fois"), ("title-en", "Twice")];
        let address = "/fr/administration/appels/nouveau";
        let (one, two) = tokio::join!(app.send(address, &cookie, &form), app.send(address, &cookie, &form));
        let mut found = [one.header("location").to_owned(), two.header("location").to_owned()];
        found.sort();
        assert_eq!(found, ["/fr/administration/appels/deux-fois-2027", "/fr/administration/appels/deux-fois-2027-2"]);
    }
}
