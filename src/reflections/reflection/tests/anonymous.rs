//! What could reveal the author of an anonymous reflection: exact times, which could be correlated with the author's other
//! activity, and ids that contain one.

use super::{
    NOW,
    writing::{hidden, written},
};
use ensemble_server::db::Db;
use ensemble_testing::{TestApp, app, app_on, on_both_with_content};

/// The day of the tests, as it begins in Québec.
const DAY: i64 = NOW - (NOW - 5 * 3_600_000) % 86_400_000;

/// Writes something, and shares it with everybody, without a name; its address.
async fn shared(app: &TestApp, cookie: &str, text: &str) -> String {
    let here = written(app, cookie, text).await;
    let share = format!("{here}/partage");
    let mut form = vec![("audience", "public"), ("anonymous", "true")];
    let asked = app.send(&share, cookie, &form).await;
    assert_eq!(asked.status, 200, "past the community: asked first");
    let seal = hidden(&asked.body, "confirmed");
    form.push(("confirmed", &seal));
    assert_eq!(app.send(&share, cookie, &form).await.status, 303);
    here
}

fn id(address: &str) -> uuid::Uuid {
    address.rsplit('/').next().and_then(|id| id.parse().ok()).expect("an id")
}

async fn times(db: &Db, id: uuid::Uuid) -> (i64, i64) {
    let row = sqlx::query_as("SELECT listed_at, updated_at FROM reflection WHERE id = $1");
    row.bind(id.to_string()).fetch_one(&db.reader).await.expect("a reflection")
}

on_both_with_content! {
    async fn only_the_day_is_kept_of_a_reflection_without_a_name(db: Db) {
        let mut app = app_on(db.clone()).await;
        let cookie = app.cookie("member").await;
        let here = shared(&app, &cookie, "Un essai sans nom.").await;
        assert_eq!(times(&db, id(&here)).await, (DAY, DAY));
        let feed = app.get("/fr/reflexions/fil").await.body;
        let entry = feed.split("<entry").find(|entry| entry.contains("Un essai sans nom")).expect("it is in the feed");
        assert!(entry.contains("<published>2026-11-18T05:00:00Z<") && entry.contains("<updated>2026-11-18T05:00:00Z<"), "{entry}");
        let page = app.get(&here).await.body.replace('\u{a0}', " ");
        assert!(page.contains("18 novembre 2026"), "{page}");

        // A change two days later is told by its day, too.
        app.later(2 * 86_400_000 + 12_345);
        let cookie = app.cookie("member").await;
        let page = app.get_with(&format!("{here}/modifier"), "cookie", &cookie).await.body;
        let [base, tab, after] = ["base", "tab", "after"].map(|name| hidden(&page, name));
        let form = [
            ("base", base.as_str()), ("tab", &tab), ("after", &after), ("lang", "fr"), ("text", "Un essai changé."),
        ];
        let saved = app.send(&format!("{here}/modifier"), &cookie, &form).await;
        assert!(saved.status == 303 || saved.status == 200, "{}", saved.body);
        if saved.status == 200 {
            let seal = hidden(&saved.body, "confirmed");
            let form: Vec<_> = form.into_iter().chain([("confirmed", seal.as_str())]).collect();
            assert_eq!(app.send(&format!("{here}/modifier"), &cookie, &form).await.status, 303);
        }
        assert_eq!(times(&db, id(&here)).await, (DAY, DAY + 2 * 86_400_000));
    }

    async fn what_was_shared_without_a_name_before_keeps_its_day_only(db: Db) {
        let app = app_on(db.clone()).await;
        let cookie = app.cookie("member").await;
        let [nameless, named] = [shared(&app, &cookie, "Un essai sans nom.").await, written(&app, &cookie, "Un autre.").await];
        let mut tx = db.write().await.expect("a transaction");
        sqlx::query("UPDATE reflection SET listed_at = $1, updated_at = $1").bind(NOW).execute(&mut *tx).await.expect("set");
        for statement in include_str!("../../../../migrations/0015_days_without_a_name.sql").split(';') {
            if statement.contains("UPDATE") {
                sqlx::query(statement).execute(&mut *tx).await.expect("migrated");
            }
        }
        tx.commit().await.expect("committed");
        assert_eq!(times(&db, id(&nameless)).await, (DAY, DAY));
        assert_eq!(times(&db, id(&named)).await, (NOW, NOW));
        let at: i64 = sqlx::query_scalar(
            "SELECT MAX(t.at) FROM search_term t JOIN search_entry e ON e.number = t.entry WHERE e.subject_id = $1",
        )
        .bind(id(&nameless).to_string())
        .fetch_one(&db.reader)
        .await
        .expect("it is found");
        assert_eq!(at, DAY);
    }
}

#[tokio::test]
async fn the_history_of_an_anonymous_reflection_shows_the_day_to_others() {
    let app = app().await;
    let author = app.cookie("member").await;
    let here = shared(&app, &author, "Un essai sans nom.").await;
    let row = async |cookie: &str| {
        let page = app.get_with(&format!("{here}/historique"), "cookie", cookie).await.body;
        let row = page.split("?n=1").nth(1).and_then(|rest| rest.split("</li>").next()).expect("a revision");
        row.replace('\u{a0}', " ")
    };
    for who in ["", "facilitator", "administrator"] {
        let cookie = if who.is_empty() { String::new() } else { app.cookie(who).await };
        let row = row(&cookie).await;
        assert!(row.contains("18 novembre 2026") && !row.contains(" h "), "{who}: {row}");
    }
    assert!(row(&author).await.contains(" h "), "the author sees the time");
}

#[tokio::test]
async fn an_id_does_not_tell_when_a_reflection_was_begun() {
    let app = app().await;
    let cookie = app.cookie("member").await;
    let here = shared(&app, &cookie, "Un essai sans nom.").await;
    assert_eq!(id(&here).get_version_num(), 4);
    app.send(&format!("{here}/commentaires"), &cookie, &[("text", "Une précision.")]).await;
    let page = app.get(&here).await.body.replace('\u{a0}', " ");
    let comments: Vec<String> =
        sqlx::query_scalar("SELECT id FROM reflection_comment WHERE reflection_id = $1")
            .bind(id(&here).to_string())
            .fetch_all(&app.scratch.db.reader)
            .await
            .expect("answers");
    assert_eq!(comments.len(), 1, "{page}");
    for comment in comments {
        assert_eq!(comment.parse::<uuid::Uuid>().expect("an id").get_version_num(), 4);
    }
    // The author's own answer says the day; a moment has an hour.
    let said = page
        .split("Une précision.")
        .next()
        .and_then(|before| before.rsplit("<li").next())
        .expect("an answer");
    assert!(said.contains("18 novembre 2026") && !said.contains(" h "), "{said}");
}

#[tokio::test]
async fn a_character_that_xml_forbids_breaks_the_feed_for_nobody() {
    let app = app().await;
    let mut tx = app.scratch.db.write().await.expect("a transaction");
    let done = sqlx::query("UPDATE reflection SET texts = replace(texts, 'Reading in pairs', $1)")
        .bind("Reading\\u000b in\u{fffe}\u{ffff} pairs\\u0000\\u001f")
        .execute(&mut *tx)
        .await
        .expect("written");
    assert!(done.rows_affected() > 0);
    sqlx::query("UPDATE reflection_tag SET tag = $1 || tag")
        .bind("\u{fffe}")
        .execute(&mut *tx)
        .await
        .expect("written");
    tx.commit().await.expect("committed");
    for address in ["/fr/reflexions/fil", "/en/reflections/feed"] {
        let feed = app.get(address).await.body;
        let forbidden = |letter: char| {
            (letter < ' ' && !"\t\n\r".contains(letter)) || "\u{fffe}\u{ffff}".contains(letter)
        };
        assert_eq!(feed.chars().find(|letter| forbidden(*letter)), None, "{address}");
        assert!(address.starts_with("/fr") || feed.contains("Reading in pairs"), "{feed}");
    }
}
