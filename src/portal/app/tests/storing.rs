//! When nothing can be stored: a full disk, a file that was moved, a file that may not be written to.

use std::os::unix::fs::PermissionsExt;

use super::{TestApp, app};
use ensemble_server::db::{Db, testing};

const ANSWERED: &str = "Une première réponse,\nsur deux lignes.";

/// Runs a statement on the connection that writes.
async fn set(app: &TestApp, statement: &'static str) {
    app.scratch.db.write_once(async |to| sqlx::query(statement).execute(to).await).await.expect("set");
}

/// Lets the file grow no more, and uses up what is free in it.
async fn fill(app: &TestApp) {
    set(app, "PRAGMA max_page_count = 1").await;
    for size in [3000, 300, 30] {
        loop {
            let filler = sqlx::query("INSERT INTO setting (name, value) VALUES ($1, $2)")
                .bind(uuid::Uuid::new_v4().to_string())
                .bind("x".repeat(size));
            if app.scratch.db.write_once(async |to| filler.execute(to).await).await.is_err() {
                break;
            }
        }
    }
}

/// Sends a form with a text, and checks that the answer says when to come back and has the text.
async fn nothing_is_lost(app: &TestApp, cookie: &str) {
    let form = [
        ("what", "publish"),
        ("name", "Ana Roy"),
        ("bio-fr", ANSWERED),
        ("lang", "fr"),
        ("password", "trois secrets"),
    ];
    let answer = app.send("/fr/compte", cookie, &form).await;
    assert_eq!(answer.status, 503, "{}", answer.body);
    assert_eq!((answer.header("retry-after"), answer.header("cache-control")), ("30", "no-store"));
    assert!(answer.body.contains("ne peut rien lire ni enregistrer"), "{}", answer.body);
    assert!(
        answer.body.contains("action=\"/fr/compte\"") && answer.body.contains(ANSWERED),
        "{}",
        answer.body
    );
    assert!(answer.body.contains("name=\"name\" value=\"Ana Roy\""), "{}", answer.body);
    assert!(!answer.body.contains("trois secrets"), "a password is typed anew");
    assert_eq!(app.get_with("/fr/compte", "cookie", cookie).await.status, 200, "reading goes on");
}

async fn ready(app: &TestApp) -> (u16, String) {
    app.portal.ttl_cache.forget("ready");
    let answer = app.get("/readyz").await;
    (answer.status.as_u16(), answer.body)
}

#[tokio::test]
async fn a_full_disk_is_said_and_the_text_comes_back() {
    let app = app().await;
    let cookie = app.cookie("member").await;
    assert_eq!(ready(&app).await.0, 200);
    let person = app.cookie("person").await;
    fill(&app).await;
    let text = "Un texte.\n".repeat(90);
    let form = [("message", text.as_str())];
    let answer = app.send("/fr/communautes/eleves-a-risque/adhesion", &person, &form).await;
    assert_eq!(answer.status, 503, "{}", answer.body);
    assert!(answer.body.contains(text.trim()), "{}", answer.body);
    fill(&app).await;
    assert_eq!(app.get_with("/fr/compte", "cookie", &cookie).await.status, 200, "reading goes on");
    let (status, body) = ready(&app).await;
    assert_eq!(status, 503);
    assert!(body.contains("full"), "{body}");
    assert_eq!(app.get("/healthz").await.status, 200);
}

#[tokio::test]
async fn a_file_that_may_not_be_written_to_is_said_and_the_text_comes_back() {
    let app = app().await;
    let cookie = app.cookie("member").await;
    set(&app, "PRAGMA query_only = ON").await;
    nothing_is_lost(&app, &cookie).await;
    let (status, body) = ready(&app).await;
    assert_eq!(status, 503, "{body}");
    set(&app, "PRAGMA query_only = OFF").await;
    assert_eq!(ready(&app).await.0, 200, "it heals by itself");
}

#[tokio::test]
async fn a_file_that_was_moved_is_written_to_no_more() {
    let app = app().await;
    let cookie = app.cookie("member").await;
    let file: String = sqlx::query_scalar("SELECT file FROM pragma_database_list WHERE name = 'main'")
        .fetch_one(&app.scratch.db.reader)
        .await
        .expect("its name");
    let elsewhere = format!("{file}.moved");
    std::fs::rename(&file, &elsewhere).expect("moved");
    nothing_is_lost(&app, &cookie).await;
    let (status, body) = ready(&app).await;
    assert_eq!(status, 503);
    assert!(body.contains("moved or replaced"), "{body}");
    assert!(!std::path::Path::new(&file).exists(), "no new file is made in its place");
    std::fs::copy(&elsewhere, &file).expect("copied");
    assert_eq!(ready(&app).await.0, 503, "another file under the same name is not it");
    std::fs::rename(&elsewhere, &file).expect("moved back");
    assert_eq!(ready(&app).await.0, 200);
    assert_eq!(app.send("/fr/compte", &cookie, &[("name", "Ana Roy"), ("lang", "fr")]).await.status, 303);
}

#[tokio::test]
async fn only_the_portal_reads_its_database() {
    let mode = |path: &std::path::Path| std::fs::metadata(path).expect("a file").permissions().mode() & 0o777;
    let before = rustix::process::umask(rustix::fs::Mode::empty());
    let above = tempfile::tempdir().expect("a folder");
    let file = above.path().join("data/ensemble.db");
    let url = format!("sqlite:{}", file.display());
    for again in [false, true] {
        if again {
            // A file of before, which others could read.
            std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o644)).expect("set");
        }
        let db = Db::open(&url, 2, true).await.expect("opened");
        ensemble_server::db::migrate(&db).await.expect("migrated");
        for end in ["", "-wal", "-shm"] {
            let name = format!("{}{end}", file.display());
            assert_eq!(mode(std::path::Path::new(&name)), 0o600, "{name}");
        }
        db.close().await;
    }
    assert_eq!(mode(&above.path().join("data")), 0o700);
    rustix::process::umask(before);
    drop(testing::sqlite().await);
}
