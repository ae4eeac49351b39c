//! Two people at once. A test begins a transaction and leaves it open while a form is sent: the page has read what was there
//! before, and writes after the transaction was committed.

use std::time::Duration;

use super::{LIST, answer, approved, begun, count, edited, sent};
use ensemble_core::ids::PracticeId;
use ensemble_practices::practice::store;
use ensemble_server::db::Write;
use ensemble_testing::{Answer, NOW, TestApp, app_on, on_both_with_content};

/// What a form answers that is sent before a transaction is committed.
async fn meanwhile(app: &TestApp, cookie: &str, tx: Write, address: &str, form: &[(&str, &str)]) -> Answer {
    let commit = async {
        tokio::time::sleep(Duration::from_millis(700)).await;
        tx.commit().await.expect("committed");
    };
    let (answer, ()) = tokio::join!(app.send(address, cookie, form), commit);
    answer
}

/// A practice that two people approved, and the cookie of who publishes it.
async fn ready(app: &TestApp) -> (PracticeId, String) {
    let cookie = app.cookie("co-facilitator").await;
    let id = begun(app, &cookie, "public").await;
    answer(app, &id, "given").await;
    assert_eq!(edited(app, &cookie, &id, "1", &[]).await.status, 303);
    sent(app, &cookie, &id, "2").await;
    approved(app, &id, "2").await;
    app.get_with("/fr", "cookie", &cookie).await;
    (id.parse().expect("an id"), cookie)
}

const VERSIONS: &str = "SELECT COUNT(*) FROM practice_version v JOIN practice p ON p.id = v.practice_id
                        WHERE p.audience = 'public'";

on_both_with_content! {
    async fn what_was_changed_meanwhile_is_not_published(db: Db) {
        let app = app_on(db.clone()).await;
        let (id, cookie) = ready(&app).await;
        let work = store::find_work(&db, None, id).await.expect("an answer").expect("a practice");
        let mut tx = db.write().await.expect("a transaction");
        let written = store::write(&mut tx, id, 2, &work.content, NOW).await.expect("an answer");
        assert_eq!(written, Some(3));
        let publish = format!("{LIST}/{id}/publication");
        let refused = meanwhile(&app, &cookie, tx, &publish, &[("revision", "2")]).await;
        assert_eq!(refused.status, 409, "{}", refused.body);
        assert_eq!(count(&app, VERSIONS).await, 0);
    }

    async fn consent_that_is_withdrawn_meanwhile_is_seen(db: Db) {
        let app = app_on(db.clone()).await;
        let (id, cookie) = ready(&app).await;
        let mut tx = db.write().await.expect("a transaction");
        sqlx::query("UPDATE quotation SET consent = 'withdrawn' WHERE work_id = $1")
            .bind(id.to_string())
            .execute(&mut *tx)
            .await
            .expect("withdrawn");
        assert!(!store::consent_withdrawn(&mut tx, id, NOW).await.expect("an answer"), "nothing is published yet");
        let publish = format!("{LIST}/{id}/publication");
        let refused = meanwhile(&app, &cookie, tx, &publish, &[("revision", "2")]).await;
        assert_eq!(refused.status, 422, "{}", refused.body);
        assert_eq!(count(&app, VERSIONS).await, 0);
    }

    async fn a_practice_is_published_once(db: Db) {
        let app = app_on(db).await;
        let (id, cookie) = ready(&app).await;
        let publish = format!("{LIST}/{id}/publication");
        let form = [("revision", "2")];
        let (one, two) = tokio::join!(app.send(&publish, &cookie, &form), app.send(&publish, &cookie, &form));
        let mut statuses = [one.status.as_u16(), two.status.as_u16()];
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 409]);
        assert_eq!(count(&app, VERSIONS).await, 1);
    }
}
