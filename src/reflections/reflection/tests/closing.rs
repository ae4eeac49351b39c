//! The end of a group note's live phase: its document, text that arrives late, and anonymity.

use std::{collections::BTreeSet, sync::Arc, time::Duration};

use axum::{body::Body, http::Request};

use super::{
    everybody,
    group::{NEW, begin, does, part, save},
    id_of,
    races::meanwhile,
    store, writing,
};
use ensemble::app::maintenance::compact_histories;
use ensemble_core::ids::{PersonId, ReflectionId};
use ensemble_network::administration::paths as settings;
use ensemble_reflections::reflection::LateNoteTextJob;
use ensemble_server::jobs::JobWorker;
use ensemble_testing::{TestApp, app, app_on, on_both_with_content};

#[tokio::test]
async fn the_live_document_of_a_closed_note_is_for_nobody_until_it_is_reopened() {
    let app = app().await;
    let cookie = app.cookie("facilitator").await;
    let id = begin(&app, "facilitator", &[]).await;
    let (item, seen) = part(&app, &cookie, id).await;
    assert_eq!(save(&app, &cookie, id, &item, &seen, "Un essai.").await, 303);
    // A request without messages is refused as such only after it was authorized.
    let exchange = async || {
        let request = Request::post(format!("/live/note/{id}"))
            .header("origin", &app.portal.config.site_url)
            .header("sec-fetch-site", "same-origin")
            .header("cookie", &cookie)
            .body(Body::empty())
            .expect("a request");
        app.request(request).await.status.as_u16()
    };
    assert_eq!(exchange().await, 400);
    assert_eq!(does(&app, &cookie, id, "cloture").await, 303);
    assert_eq!(exchange().await, 404);
    assert_eq!(does(&app, &cookie, id, "reouverture").await, 303);
    assert_eq!(exchange().await, 400);
}

/// Who wrote in a closed note.
async fn authors(app: &TestApp, id: ReflectionId) -> BTreeSet<PersonId> {
    let closed = store::group_note::closed(&app.scratch.db, id).await.expect("an answer").expect("closed");
    closed.authors.into_iter().map(|author| author.person).collect()
}

on_both_with_content! {
    async fn the_authors_of_a_note_stay_when_it_is_reopened_long_after_it_was_closed(db: Db) {
        let app = app_on(db).await;
        let [first, second, admin] =
            [app.cookie("facilitator").await, app.cookie("member").await, app.cookie("administrator").await];
        assert_eq!(app.send(settings::SETTINGS[0], &admin, &[("history-months", "6")]).await.status, 303);
        // The second note is shared with everyone meanwhile, and cannot be opened again before it is shared with fewer.
        for public in [false, true] {
            let id = begin(&app, "facilitator", &[]).await;
            let (item, seen) = part(&app, &first, id).await;
            for (cookie, text) in [(&first, "Un horaire en images."), (&second, "Un coin calme.")] {
                assert_eq!(save(&app, cookie, id, &item, &seen, text).await, 303);
            }
            assert_eq!(does(&app, &first, id, "cloture").await, 303);
            let both = authors(&app, id).await;
            assert_eq!(both.len(), 2);
            let share = format!("/fr/reflexions/{id}/partage");
            if public {
                let asked = app.send(&share, &first, &[("audience", "public")]).await;
                let token = writing::hidden(&asked.body, "confirmed");
                let sure = [("audience", "public"), ("confirmed", token.as_str())];
                assert_eq!(app.send(&share, &first, &sure).await.status, 303);
            }

            let mut tx = app.scratch.db.write().await.expect("a transaction");
            sqlx::query("UPDATE live_update SET at = 1").execute(&mut *tx).await.expect("long ago");
            tx.commit().await.expect("committed");
            compact_histories(&app.portal).await.expect("done");

            if public {
                assert_eq!(app.send(&share, &first, &[("audience", "community")]).await.status, 303);
            }
            assert_eq!(does(&app, &first, id, "reouverture").await, 303);
            assert_eq!(does(&app, &first, id, "cloture").await, 303);
            assert_eq!(authors(&app, id).await, both, "public: {public}");
        }
    }

    async fn text_that_another_process_received_is_in_a_note_soon_after_it_was_closed(db: Db) {
        let mut app = app_on(db).await;
        let cookie = app.cookie("facilitator").await;
        for (late, reviewed) in [("Un second essai.", false), ("Mon élève Kevin est en 4e année.", true)] {
            let id = begin(&app, "facilitator", &[]).await;
            for text in ["Un essai.", late] {
                let (item, seen) = part(&app, &cookie, id).await;
                assert_eq!(save(&app, &cookie, id, &item, &seen, text).await, 303);
            }
            // The last update is hidden, and comes back once the note is closed.
            let elsewhere = uuid::Uuid::new_v4().to_string();
            hide_last_update(&app, id, &elsewhere).await;
            assert_eq!(does(&app, &cookie, id, "cloture").await, 303);
            bring_back(&app, id, &elsewhere).await;
            let (texts, open) = stored_text(&app, id).await;
            assert!(!open && texts.contains("Un essai.") && !texts.contains(late), "{texts}");
            app.later(61_000);
            look_for_late_text(&app).await;
            let (texts, open) = stored_text(&app, id).await;
            assert_eq!(open, reviewed, "{texts}");
            assert_eq!(texts.contains(late), !reviewed, "{texts}");
            if reviewed {
                let closing = format!("/fr/reflexions/{id}/cloture");
                let answer = app.send(&closing, &cookie, &[]).await;
                assert!(answer.body.contains("<mark>Kevin</mark>"), "{}", answer.body);
            } else {
                // It is looked at once more, and nothing is missing.
                app.later(61_000);
                look_for_late_text(&app).await;
                assert_eq!(stored_text(&app, id).await, (texts, false));
                assert_eq!(late_text_jobs(&app, i64::MAX).await, 0);
            }
        }
    }

    async fn text_that_arrives_late_is_not_added_to_what_was_shared_without_it(db: Db) {
        let mut app = app_on(db).await;
        let cookie = app.cookie("facilitator").await;
        for shared in ["level = 'public'", "level = 'communities'", "unnamed = 1"] {
            let id = begin(&app, "facilitator", &[]).await;
            for text in ["Un essai.", "Un second essai."] {
                let (item, seen) = part(&app, &cookie, id).await;
                assert_eq!(save(&app, &cookie, id, &item, &seen, text).await, 303);
            }
            let elsewhere = uuid::Uuid::new_v4().to_string();
            hide_last_update(&app, id, &elsewhere).await;
            assert_eq!(does(&app, &cookie, id, "cloture").await, 303);
            bring_back(&app, id, &elsewhere).await;
            let mut tx = app.scratch.db.write().await.expect("a transaction");
            let statement = format!("UPDATE reflection SET {shared} WHERE id = $1");
            sqlx::query(sqlx::AssertSqlSafe(statement)).bind(id.to_string()).execute(&mut *tx).await.expect("shared");
            tx.commit().await.expect("committed");
            app.later(61_000);
            look_for_late_text(&app).await;
            let (texts, open) = stored_text(&app, id).await;
            assert!(!open && !texts.contains("second"), "{shared}: {texts}");
        }
    }

    async fn text_that_arrives_late_does_not_undo_what_its_author_changed(db: Db) {
        let mut app = app_on(db).await;
        let cookie = app.cookie("facilitator").await;
        let id = begin(&app, "facilitator", &[]).await;
        for text in ["Un essai.", "Un second essai."] {
            let (item, seen) = part(&app, &cookie, id).await;
            assert_eq!(save(&app, &cookie, id, &item, &seen, text).await, 303);
        }
        let elsewhere = uuid::Uuid::new_v4().to_string();
        hide_last_update(&app, id, &elsewhere).await;
        assert_eq!(does(&app, &cookie, id, "cloture").await, 303);
        bring_back(&app, id, &elsewhere).await;
        let mut tx = app.scratch.db.write().await.expect("a transaction");
        let texts: String = sqlx::query_scalar("SELECT texts FROM reflection WHERE id = $1")
            .bind(id.to_string()).fetch_one(&mut *tx).await.expect("texts");
        sqlx::query("UPDATE reflection SET texts = $2, revision = revision + 1 WHERE id = $1")
            .bind(id.to_string()).bind(texts.replace("Un essai.", "Un essai réussi.")).execute(&mut *tx).await.expect("changed");
        tx.commit().await.expect("committed");
        app.later(61_000);
        look_for_late_text(&app).await;
        let (texts, open) = stored_text(&app, id).await;
        assert!(!open && texts.contains("Un essai réussi."), "{texts}");
        assert_eq!(late_text_jobs(&app, i64::MAX).await, 1, "the job is kept, with its error");
    }
}

/// Moves the last update of a note to another document.
async fn hide_last_update(app: &TestApp, id: ReflectionId, elsewhere: &str) {
    let mut tx = app.scratch.db.write().await.expect("a transaction");
    let moved = sqlx::query(
        "UPDATE live_update SET document_id = $2
         WHERE document_id = $1 AND number = (SELECT MAX(number) FROM live_update WHERE document_id = $1)",
    );
    moved.bind(id.to_string()).bind(elsewhere).execute(&mut *tx).await.expect("hidden");
    tx.commit().await.expect("committed");
}

async fn bring_back(app: &TestApp, id: ReflectionId, elsewhere: &str) {
    let mut tx = app.scratch.db.write().await.expect("a transaction");
    let moved = sqlx::query("UPDATE live_update SET document_id = $1 WHERE document_id = $2");
    moved.bind(id.to_string()).bind(elsewhere).execute(&mut *tx).await.expect("back");
    tx.commit().await.expect("committed");
}

/// How many jobs that look for late text are due at this moment, or were given up.
async fn late_text_jobs(app: &TestApp, now: i64) -> i64 {
    sqlx::query_scalar("SELECT COUNT(*) FROM job WHERE kind = 'group-note-late-text' AND due_at <= $1")
        .bind(now)
        .fetch_one(&app.scratch.db.reader)
        .await
        .expect("a number")
}

/// Runs the job that looks for text that arrived late, until it has ended.
async fn look_for_late_text(app: &TestApp) {
    let worker = JobWorker::new(app.portal.clone(), vec![Arc::new(LateNoteTextJob)]).start();
    for _ in 0..200 {
        let waiting: i64 = sqlx::query_scalar(
            "SELECT COUNT(*) FROM job
             WHERE kind = 'group-note-late-text' AND failed_at IS NULL AND (due_at <= $1 OR claimed_by IS NOT NULL)",
        )
        .bind(app.portal.now())
        .fetch_one(&app.scratch.db.reader)
        .await
        .expect("a number");
        if waiting == 0 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert!(worker.stop(Duration::from_secs(10)).await);
}

async fn stored_text(app: &TestApp, id: ReflectionId) -> (String, bool) {
    let mut tx = app.scratch.db.write().await.expect("a transaction");
    let open = store::group_note::is_open(&mut tx, id).await.expect("an answer");
    let texts: String = sqlx::query_scalar("SELECT texts FROM reflection WHERE id = $1")
        .bind(id.to_string())
        .fetch_one(&mut *tx)
        .await
        .expect("texts");
    (texts, open)
}

#[tokio::test]
async fn text_that_arrives_while_a_note_is_closed_is_reviewed_as_well() {
    let app = app().await;
    let cookie = app.cookie("facilitator").await;
    for (late, reviewed) in [("Mon élève Kevin est en 4e année.", true), ("Un second essai.", false)] {
        let id = begin(&app, "facilitator", &[]).await;
        for text in ["Un essai.", late] {
            let (item, seen) = part(&app, &cookie, id).await;
            assert_eq!(save(&app, &cookie, id, &item, &seen, text).await, 303);
        }
        // The last update is hidden, and comes back while the note is closed.
        let hidden = uuid::Uuid::new_v4().to_string();
        hide_last_update(&app, id, &hidden).await;
        let mut tx = app.scratch.db.write().await.expect("a transaction");
        let moved = sqlx::query("UPDATE live_update SET document_id = $1 WHERE document_id = $2");
        moved.bind(id.to_string()).bind(&hidden).execute(&mut *tx).await.expect("back");
        let closing = format!("/fr/reflexions/{id}/cloture");
        let answer = meanwhile(&app, tx, &closing, &cookie, &[]).await;
        let (texts, open) = stored_text(&app, id).await;
        assert_eq!(answer.body.contains("<mark>Kevin</mark>"), reviewed, "{}", answer.body);
        assert_eq!(open, reviewed, "{texts}");
        assert_eq!(texts.contains(late), !reviewed, "{texts}");
        if reviewed {
            let seal = writing::hidden(&answer.body, "confirmed");
            assert_eq!(app.send(&closing, &cookie, &[("confirmed", &seal)]).await.status, 303);
            let (texts, open) = stored_text(&app, id).await;
            assert!(texts.contains(late) && !open, "{texts}");
        }
    }
}

#[tokio::test]
async fn only_people_who_may_write_are_chosen_as_writers() {
    let app = app().await;
    let cookie = app.cookie("facilitator").await;
    let people = everybody(&app.scratch.db).await;
    let (observer, member) = (id_of(&people, "liaison").to_string(), id_of(&people, "member").to_string());
    let page = app.get_with(&format!("{NEW}?community=eleves-a-risque"), "cookie", &cookie).await.body;
    assert!(
        page.contains(&format!("value=\"{member}\"")) && !page.contains(&format!("value=\"{observer}\""))
    );
    for (person, status) in [(&observer, 400), (&member, 303)] {
        let form = [
            ("community", "eleves-a-risque"),
            ("title", "Table 3"),
            ("lang", "fr"),
            ("prompt", ""),
            ("audience", "people"),
            ("people", person.as_str()),
        ];
        assert_eq!(app.send(NEW, &cookie, &form).await.status, status);
    }
}

#[tokio::test]
async fn an_open_note_is_not_anonymous() {
    let app = app().await;
    let cookie = app.cookie("facilitator").await;
    let id = begin(&app, "facilitator", &[]).await;
    let (item, seen) = part(&app, &cookie, id).await;
    assert_eq!(save(&app, &cookie, id, &item, &seen, "Un essai.").await, 303);
    let share = format!("/fr/reflexions/{id}/partage");
    let english = format!("/en/reflections/{id}/sharing");
    let hide = [("audience", "community"), ("anonymous", "true")];
    for (address, words) in
        [(&share, "avant de la partager sans nom"), (&english, "before sharing it without names")]
    {
        let refused = app.send(address, &cookie, &hide).await;
        assert_eq!(refused.status, 422);
        assert!(refused.body.contains(words), "{}", refused.body);
    }
    assert_eq!(does(&app, &cookie, id, "cloture").await, 303);
    assert_eq!(app.send(&share, &cookie, &hide).await.status, 303);

    // For the same reason an anonymous note is not opened again.
    assert_eq!(does(&app, &cookie, id, "reouverture").await, 404);
    let page = app.get_with(&format!("/fr/reflexions/{id}/cloture"), "cookie", &cookie).await.body;
    assert!(page.contains("Cette note est partagée sans nom") && !page.contains("/reouverture"), "{page}");
    assert_eq!(app.send(&share, &cookie, &[("audience", "community")]).await.status, 303);
    assert_eq!(does(&app, &cookie, id, "reouverture").await, 303);
}
