//! Findings through the whole service, on real databases.

mod answering;
mod behind;
mod files;
mod gathering;
mod later;
mod list;
mod rights;
mod secrecy;

use ensemble_core::{
    format,
    ids::{CommunityId, FindingId, PersonId, QuotationId, ReflectionId},
};
use ensemble_server::db::Db;
use ensemble_testing::{Answer, NOW, TestApp, app_on, everybody, id_of};

const LIST: &str = "/fr/communautes/eleves-a-risque/constats";
const MANAGERS: &str = "/fr/communautes/gestionnaires-services-complementaires/constats";
const PSYCHOLOGISTS: &str = "/fr/communautes/psychologues/constats";
/// A word that is in the findings of these tests only.
const SEEDED: &str = "zirconium";
const DAY: i64 = 86_400_000;

/// A portal without findings, emails and notifications.
async fn started(db: Db) -> TestApp {
    let app = app_on(db).await;
    for statement in [
        "DELETE FROM finding",
        "DELETE FROM quotation WHERE work = 'finding'",
        "DELETE FROM outbox",
        "DELETE FROM notification",
    ] {
        run(&app, statement).await;
    }
    app
}

async fn run(app: &TestApp, statement: &'static str) {
    let mut to = app.scratch.db.write().await.expect("a transaction");
    sqlx::query(statement).execute(&mut *to).await.expect("done");
    to.commit().await.expect("committed");
}

async fn run_with(app: &TestApp, statement: &'static str, id: &str) {
    let mut to = app.scratch.db.write().await.expect("a transaction");
    sqlx::query(statement).bind(id).execute(&mut *to).await.expect("done");
    to.commit().await.expect("committed");
}

async fn number(app: &TestApp, statement: &'static str) -> i64 {
    sqlx::query_scalar(statement).fetch_one(&app.scratch.db.reader).await.expect("a number")
}

async fn person(app: &TestApp, key: &str) -> PersonId {
    id_of(&everybody(&app.scratch.db).await, key)
}

async fn community(app: &TestApp, slug: &str) -> CommunityId {
    let id: String = sqlx::query_scalar("SELECT community_id FROM community_slug WHERE slug = $1")
        .bind(slug)
        .fetch_one(&app.scratch.db.reader)
        .await
        .expect("a community");
    id.parse().expect("an id")
}

/// A day, so many days from now, as the form says it.
fn in_days(days: i64) -> String {
    format::local(NOW + days * DAY).date().to_string()
}

/// A reflection of a person in a community that is shared with the community at least, marked as a finding.
async fn reflection(app: &TestApp, key: &str, slug: &str) -> ReflectionId {
    let (author, community) = (person(app, key).await.to_string(), community(app, slug).await.to_string());
    let id: String = sqlx::query_scalar(
        "SELECT r.id FROM reflection r
         WHERE r.person_id = $1 AND r.community_id = $2 AND r.level IN ('community', 'communities', 'public')
           AND r.unnamed = 0 AND r.removed_at IS NULL
         ORDER BY r.listed_at DESC, r.id LIMIT 1",
    )
    .bind(author)
    .bind(community)
    .fetch_one(&app.scratch.db.reader)
    .await
    .expect("a reflection");
    run_with(app, "UPDATE reflection SET mark = 'finding' WHERE id = $1", &id).await;
    id.parse().expect("an id")
}

/// Begins to gather a finding; its id.
async fn gathered(app: &TestApp, cookie: &str) -> FindingId {
    let form =
        [("statement", "Dix minutes de zirconium manquent"), ("asked", "Les protéger, disons le zirconium.")];
    let done = app.send(&format!("{LIST}/reunir"), cookie, &form).await;
    assert_eq!(done.status, 303, "{}", done.body);
    let to = done.header("location").to_owned();
    let id = to.split("/constats/").nth(1).and_then(|rest| rest.split('/').next()).expect("an id");
    id.parse().expect("an id")
}

/// Puts reflections behind a finding.
async fn choose(app: &TestApp, cookie: &str, list: &str, id: FindingId, chosen: &[ReflectionId]) -> Answer {
    let ids: Vec<String> = chosen.iter().map(ToString::to_string).collect();
    let form: Vec<(&str, &str)> = ids.iter().map(|id| ("reflection", id.as_str())).collect();
    app.send(&format!("{list}/{id}/appuis"), cookie, &form).await
}

/// What a person is asked for a finding.
async fn asked(app: &TestApp, key: &str, id: FindingId) -> QuotationId {
    let found: String = sqlx::query_scalar(
        "SELECT q.id FROM quotation q
         WHERE q.person_id = $1 AND q.work_id = $2 AND q.work = 'finding'
         ORDER BY q.asked_at DESC, q.id DESC LIMIT 1",
    )
    .bind(person(app, key).await.to_string())
    .bind(id.to_string())
    .fetch_one(&app.scratch.db.reader)
    .await
    .expect("asked");
    found.parse().expect("an id")
}

/// Answers what a person is asked.
async fn consent(app: &TestApp, key: &str, id: QuotationId, consent: &str, credit: &str) {
    let form = [("consent", consent), ("credit", credit)];
    let done = app.send(&format!("/fr/mes-citations/{id}/accord"), &app.cookie(key).await, &form).await;
    assert_eq!(done.status, 303, "{}", done.body);
}

async fn revision(app: &TestApp, id: FindingId) -> String {
    let revision: i64 = sqlx::query_scalar("SELECT revision FROM finding WHERE id = $1")
        .bind(id.to_string())
        .fetch_one(&app.scratch.db.reader)
        .await
        .expect("a revision");
    revision.to_string()
}

/// Sends a finding to the managers, with the day by which an answer is expected.
async fn sent(app: &TestApp, cookie: &str, id: FindingId, days: i64) -> Answer {
    let to = community(app, "gestionnaires-services-complementaires").await.to_string();
    let (revision, day) = (revision(app, id).await, in_days(days));
    let form = [("revision", revision.as_str()), ("to", to.as_str()), ("answer-by", day.as_str())];
    app.send(&format!("{LIST}/{id}/transmettre"), cookie, &form).await
}

/// Answers a finding in the managers' community, at the revision that is stored.
async fn answered(app: &TestApp, id: FindingId, fields: &[(&str, &str)]) -> Answer {
    let revision = revision(app, id).await;
    let mut form = vec![("revision", revision.as_str())];
    form.extend_from_slice(fields);
    app.send(&format!("{MANAGERS}/{id}/repondre"), &app.cookie("observer").await, &form).await
}

/// A finding that the facilitator gathered from their own reflection and sent.
async fn waiting(app: &TestApp) -> FindingId {
    let cookie = app.cookie("facilitator").await;
    let id = gathered(app, &cookie).await;
    let own = reflection(app, "facilitator", "eleves-a-risque").await;
    assert_eq!(choose(app, &cookie, LIST, id, &[own]).await.status, 303);
    let done = sent(app, &cookie, id, 31).await;
    assert_eq!(done.status, 303, "{}", done.body);
    id
}

/// A page as a person reads it, with plain spaces.
async fn page(app: &TestApp, key: &str, address: &str) -> String {
    let answer = app.get_with(address, "cookie", &app.cookie(key).await).await;
    answer.body.replace('\u{a0}', " ").replace("<!>", "").replace("<!---->", "")
}

/// What the emails of a kind say, subjects included.
async fn emails(app: &TestApp, kind: &str) -> Vec<String> {
    sqlx::query_scalar(
        "SELECT subject || ' ' || body_text || ' ' || body_html FROM outbox WHERE kind = $1 ORDER BY id",
    )
    .bind(kind)
    .fetch_all(&app.scratch.db.reader)
    .await
    .expect("emails")
}
