//! Who learns who wrote without a name, or what was not shared with them.

use std::time::Duration;

use super::{pages::shared, store, writing::written};
use ensemble_core::ids::ReflectionId;
use ensemble_testing::{TestApp, app, app_on, on_both_with_content};

/// Reports a reflection that its author shares with its reader only; its address.
async fn reported(app: &TestApp) -> String {
    let (author, reader) = (app.cookie("member").await, app.cookie("member-en").await);
    let here = written(app, &author, "À toi seule.").await;
    let id: String = sqlx::query_scalar("SELECT id FROM person WHERE email LIKE 'imogen%'")
        .fetch_one(&app.scratch.db.reader)
        .await
        .expect("a reader");
    let form = [("audience", "people"), ("people", id.as_str())];
    assert_eq!(app.send(&format!("{here}/partage"), &author, &form).await.status, 303);
    let report = [("reason", "On reconnaît un élève")];
    assert_eq!(app.send(&format!("{here}/signalement"), &reader, &report).await.status, 303);
    here
}

const QUEUE: &str = "/fr/communautes/eleves-a-risque/signalements";

on_both_with_content! {
    async fn two_pages_at_once_log_and_notify_of_one_reading(db: Db) {
        let app = app_on(db).await;
        let here = reported(&app).await;
        let id: ReflectionId = here.rsplit('/').next().and_then(|id| id.parse().ok()).expect("an id");
        let facilitator = app.cookie("facilitator").await;
        // What a session writes down when it is first used is written now.
        app.get_with("/fr", "cookie", &facilitator).await;
        let mut tx = app.scratch.db.write().await.expect("a transaction");
        store::lock_even_if_removed(&mut tx, id).await.expect("locked");
        let commit = async {
            tokio::time::sleep(Duration::from_millis(700)).await;
            tx.commit().await.expect("committed");
        };
        let page = async || app.get_with(QUEUE, "cookie", &facilitator).await;
        let (first, second, ()) = tokio::join!(page(), page(), commit);
        assert!(first.body.contains("À toi seule.") && second.body.contains("À toi seule."));
        for (counted, expected) in [
            ("SELECT COUNT(*) FROM audit WHERE action = 'reflection.private-read'", 1),
            ("SELECT COUNT(*) FROM outbox WHERE kind = 'private-read'", 2),
        ] {
            let count: i64 =
                sqlx::query_scalar(counted).fetch_one(&app.scratch.db.reader).await.expect("a count");
            assert_eq!(count, expected, "{counted}");
        }
    }
}

#[tokio::test]
async fn a_private_text_that_a_report_opens_is_read_under_the_authors_eyes() {
    let app = app().await;
    reported(&app).await;
    let emails = async || -> i64 {
        sqlx::query_scalar("SELECT COUNT(*) FROM outbox WHERE kind = 'private-read'")
            .fetch_one(&app.scratch.db.reader)
            .await
            .expect("a count")
    };
    assert_eq!(emails().await, 0);
    let facilitator = app.cookie("facilitator").await;
    for _ in 0..2 {
        let page = app.get_with(QUEUE, "cookie", &facilitator).await;
        assert!(page.body.contains("À toi seule."));
        assert_eq!(emails().await, 2, "the author and the other facilitator, once");
    }
    let logged: i64 =
        sqlx::query_scalar("SELECT COUNT(*) FROM audit WHERE action = 'reflection.private-read'")
            .fetch_one(&app.scratch.db.reader)
            .await
            .expect("a count");
    assert_eq!(logged, 1);
}

#[tokio::test]
async fn neither_the_log_nor_the_outbox_tells_who_wrote_without_a_name() {
    let app = app().await;
    let (author, other) = (app.cookie("member").await, app.cookie("facilitator").await);
    let here = shared(&app, &author, "Une difficulté.", true).await;
    let id = here.rsplit('/').next().expect("an id").to_owned();
    assert_eq!(app.send(&format!("{here}/commentaires"), &other, &[("text", "Merci")]).await.status, 303);
    let officer = app.cookie("privacy-officer").await;
    let journal = format!("/fr/administration/journal?subject={id}");
    for way in [journal.clone(), journal.replace("journal", "journal/csv")] {
        let log = app.get_with(&way, "cookie", &officer).await.body;
        assert!(log.contains("Partage d’une réflexion modifié"), "{log}");
        assert!(log.contains("Ariane Desmeules-Pham") && !log.contains("Lafrenaye"), "{log}");
        let found = app.get_with(&format!("{way}&person=Lafrenaye"), "cookie", &officer).await.body;
        assert!(
            found.contains("Rien de tel dans le journal") || found.lines().count() == 1,
            "neither a row of the page nor one of the file: {found}"
        );
    }
    let named = shared(&app, &author, "Un essai.", false).await;
    let id_named = named.rsplit('/').next().expect("an id");
    let log =
        app.get_with(&format!("/fr/administration/journal?subject={id_named}"), "cookie", &officer).await;
    assert!(log.body.contains("Lafrenaye"), "who gives a name is named");

    let admin = app.cookie("administrator").await;
    let (email, text): (String, String) =
        sqlx::query_as("SELECT id, body_text FROM outbox WHERE kind = 'answered'")
            .fetch_one(&app.scratch.db.reader)
            .await
            .expect("the author is told of the answer");
    assert!(text.contains(&id));
    for page in ["/fr/administration/courriels".to_owned(), format!("/fr/administration/courriels/{email}")] {
        let body = app.get_with(&page, "cookie", &admin).await.body;
        assert!(body.contains("Courriel confidentiel"), "{body}");
        assert!(!body.contains("beatrice.lafrenaye") && !body.contains(&id), "{page}");
    }
}
