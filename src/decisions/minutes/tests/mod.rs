//! Notes, decisions, minutes and amendments through the whole service, on real databases.

mod adoption;
mod amendments;
mod capture;
mod decisions;
mod files;
mod secrecy;
mod sources;
mod together;

use ensemble_core::ids::MeetingId;
use ensemble_testing::{Answer, TestApp};

/// The decisions of the community of these tests, in French.
pub(super) const REGISTER: &str = "/fr/communautes/eleves-a-risque/decisions";

pub(super) async fn text(app: &TestApp, statement: &'static str, id: &str) -> String {
    sqlx::query_scalar(statement).bind(id).fetch_one(&app.scratch.db.reader).await.expect("a text")
}

pub(super) async fn count(app: &TestApp, statement: &'static str, id: &str) -> i64 {
    sqlx::query_scalar(statement).bind(id).fetch_one(&app.scratch.db.reader).await.expect("a number")
}

pub(super) async fn change(app: &TestApp, statement: &'static str, id: &str) {
    let mut tx = app.scratch.db.write().await.expect("a transaction");
    sqlx::query(statement).bind(id).execute(&mut *tx).await.expect("changed");
    tx.commit().await.expect("committed");
}

/// The meeting that a community, by its French slug, held last; its minutes are a draft.
pub(super) async fn held(app: &TestApp, slug: &str) -> String {
    text(
        app,
        "SELECT m.id FROM meeting m JOIN community_slug s ON s.community_id = m.community_id
         WHERE s.slug = $1 AND m.phase = 'closed' ORDER BY m.begins_at DESC LIMIT 1",
        slug,
    )
    .await
}

/// The meeting of the demonstration whose minutes are adopted.
pub(super) async fn adopted(app: &TestApp) -> String {
    text(
        app,
        "SELECT n.meeting_id FROM minutes n JOIN community_slug s ON s.community_id = n.community_id
         WHERE s.slug = $1 AND n.state = 'adopted'",
        "eleves-a-risque",
    )
    .await
}

/// The meeting that comes next in the community of these tests and has a day.
pub(super) async fn coming(app: &TestApp) -> MeetingId {
    let id = text(
        app,
        "SELECT m.id FROM meeting m JOIN community_slug s ON s.community_id = m.community_id
         WHERE s.slug = $1 AND m.phase = 'published' AND m.month_only = 0 ORDER BY m.begins_at LIMIT 1",
        "eleves-a-risque",
    )
    .await;
    id.parse().expect("an id")
}

pub(super) async fn get(app: &TestApp, address: &str, who: &str) -> Answer {
    app.get_with(address, "cookie", &app.cookie(who).await).await
}

/// A page that this person may see, with plain spaces.
pub(super) async fn page(app: &TestApp, address: &str, who: &str) -> String {
    let answer = get(app, address, who).await;
    assert_eq!(answer.status, 200, "{address} as {who}");
    answer.body.replace('\u{a0}', " ")
}

pub(super) async fn send(app: &TestApp, address: &str, who: &str, form: &[(&str, &str)]) -> Answer {
    app.send(address, &app.cookie(who).await, form).await
}

/// The value of a hidden field of a page.
pub(super) fn hidden(page: &str, name: &str) -> String {
    let value = page.split(&format!("name=\"{name}\" value=\"")).nth(1);
    value.and_then(|rest| rest.split('"').next()).expect("the field").to_owned()
}
