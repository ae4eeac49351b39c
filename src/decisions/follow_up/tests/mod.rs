//! Follow-ups through the whole service, on real databases.

mod by_email;
mod later;
mod meetings;
mod numbers;
mod pages;
mod races;

use ensemble_core::ids::{CommunityId, FollowUpId, PersonId};
use ensemble_server::db::Db;
use ensemble_testing::{TestApp, app_on, everybody, id_of};

const LIST: &str = "/fr/communautes/eleves-a-risque/suivis";
const ADD: &str = "/fr/communautes/eleves-a-risque/suivis/ajouter";
/// A word that is in the follow-ups of these tests only.
const SEEDED: &str = "zirconium";
const DAY: i64 = 86_400_000;

/// A portal without follow-ups, emails and notifications.
async fn app_without_follow_ups(db: Db) -> TestApp {
    let app = app_on(db).await;
    for statement in ["DELETE FROM follow_up", "DELETE FROM outbox", "DELETE FROM notification"] {
        run(&app, statement).await;
    }
    app
}

async fn run(app: &TestApp, statement: &'static str) {
    let mut to = app.scratch.db.write().await.expect("a transaction");
    sqlx::query(statement).execute(&mut *to).await.expect("done");
    to.commit().await.expect("committed");
}

async fn run_with(app: &TestApp, statement: &'static str, id: &str, number: i64) {
    let mut to = app.scratch.db.write().await.expect("a transaction");
    sqlx::query(statement).bind(id).bind(number).execute(&mut *to).await.expect("done");
    to.commit().await.expect("committed");
}

async fn number(app: &TestApp, statement: &'static str) -> i64 {
    sqlx::query_scalar(statement).fetch_one(&app.scratch.db.reader).await.expect("a number")
}

async fn word(app: &TestApp, statement: &'static str, id: &str) -> String {
    sqlx::query_scalar(statement).bind(id).fetch_one(&app.scratch.db.reader).await.expect("a word")
}

async fn person(app: &TestApp, key: &str) -> PersonId {
    id_of(&everybody(&app.scratch.db).await, key)
}

async fn community(app: &TestApp) -> CommunityId {
    let id: String =
        sqlx::query_scalar("SELECT community_id FROM community_slug WHERE slug = 'eleves-a-risque'")
            .fetch_one(&app.scratch.db.reader)
            .await
            .expect("a community");
    id.parse().expect("an id")
}

/// Adds a follow-up with a form; its id.
async fn added(app: &TestApp, cookie: &str, fields: &[(&str, &str)]) -> FollowUpId {
    let mut form = vec![("text", "Apporter le zirconium"), ("due", "never")];
    form.retain(|(name, _)| fields.iter().all(|(given, _)| given != name));
    form.extend_from_slice(fields);
    let done = app.send(ADD, cookie, &form).await;
    assert_eq!(done.status, 303, "{}", done.body);
    let to = done.header("location").to_owned();
    to.rsplit("#follow-up-").next().expect("an id").parse().expect("an id")
}

/// Presses a button, at the revision that is stored.
async fn pressed(
    app: &TestApp,
    cookie: &str,
    id: FollowUpId,
    command: &str,
    reason: &str,
) -> ensemble_testing::Answer {
    let revision = revision(app, id).await.to_string();
    let form = [("command", command), ("revision", revision.as_str()), ("reason", reason)];
    app.send(&format!("{LIST}/{id}/changer"), cookie, &form).await
}

async fn revision(app: &TestApp, id: FollowUpId) -> i64 {
    sqlx::query_scalar("SELECT revision FROM follow_up WHERE id = $1")
        .bind(id.to_string())
        .fetch_one(&app.scratch.db.reader)
        .await
        .expect("a revision")
}

async fn state(app: &TestApp, id: FollowUpId) -> String {
    word(app, "SELECT state FROM follow_up WHERE id = $1", &id.to_string()).await
}

async fn answer(app: &TestApp, id: FollowUpId) -> String {
    word(app, "SELECT answer FROM follow_up_owner WHERE follow_up_id = $1", &id.to_string()).await
}

/// What the emails say, subjects included.
async fn emails(app: &TestApp, kind: &str) -> Vec<String> {
    sqlx::query_scalar(
        "SELECT subject || ' ' || body_text || ' ' || body_html FROM outbox WHERE kind = $1 ORDER BY id",
    )
    .bind(kind)
    .fetch_all(&app.scratch.db.reader)
    .await
    .expect("emails")
}

/// The page of a follow-up, with plain spaces.
async fn page(app: &TestApp, cookie: &str, id: FollowUpId) -> String {
    let answer = app.get_with(&format!("{LIST}/{id}"), "cookie", cookie).await;
    answer.body.replace('\u{a0}', " ").replace("<!>", "").replace("<!---->", "")
}
