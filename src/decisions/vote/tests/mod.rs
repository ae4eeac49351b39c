//! Votes through the whole service, on real databases.

mod closing;
mod editing;
mod everywhere;
mod log;
mod secrecy;
mod together;
mod voting;

use ensemble_decisions::vote::store;
use ensemble_testing::{Answer, TestApp};

pub(super) const NEW: &str = "/fr/communautes/eleves-a-risque/votes/nouveau";
pub(super) const LIST: &str = "/fr/communautes/eleves-a-risque/themes";

/// The themes that can be voted on, oldest first.
pub(super) async fn themes(app: &TestApp) -> Vec<String> {
    sqlx::query_scalar(
        "SELECT t.id FROM theme t
         JOIN community_slug s ON s.community_id = t.community_id
         WHERE t.state = 'proposed' AND s.slug = 'eleves-a-risque'
         ORDER BY t.created_at",
    )
    .fetch_all(&app.scratch.db.reader)
    .await
    .expect("themes")
}

/// Sends the form that opens a vote over all themes, but for what is changed.
pub(super) async fn send_new(app: &TestApp, changes: &[(&str, &str)]) -> Answer {
    let (themes, cookie) = (themes(app).await, app.cookie("facilitator").await);
    let usual = [
        ("title", "De quoi parler?"),
        ("method", "approval"),
        ("dots", "5"),
        ("day", "2026-11-20"),
        ("time", "23:59"),
        ("quorum", ""),
    ];
    let mut form: Vec<(&str, &str)> =
        usual.into_iter().filter(|(key, _)| changes.iter().all(|(changed, _)| changed != key)).collect();
    form.extend(changes);
    if changes.iter().all(|(key, _)| *key != "themes") {
        form.extend(themes.iter().map(|theme| ("themes", theme.as_str())));
    }
    app.send(NEW, &cookie, &form).await
}

/// Opens a vote; its French address.
pub(super) async fn opened(app: &TestApp, changes: &[(&str, &str)]) -> String {
    let done = send_new(app, changes).await;
    assert_eq!(done.status, 303, "{}", done.body);
    done.header("location").to_owned()
}

/// What can be chosen in a vote, in order.
pub(super) async fn options(app: &TestApp, here: &str) -> Vec<String> {
    let id = here.rsplit('/').next().expect("an id");
    sqlx::query_scalar("SELECT id FROM vote_option WHERE vote_id = $1 ORDER BY position")
        .bind(id)
        .fetch_all(&app.scratch.db.reader)
        .await
        .expect("options")
}

/// Casts a ballot: a value for each option, and a reason.
pub(super) async fn cast(app: &TestApp, here: &str, who: &str, values: &[(&str, &str)]) -> Answer {
    let options = options(app, here).await;
    let id = here.rsplit('/').next().expect("an id");
    let revision: i64 = sqlx::query_scalar("SELECT revision FROM vote WHERE id = $1")
        .bind(id)
        .fetch_one(&app.scratch.db.reader)
        .await
        .expect("a vote");
    let mut form = vec![("revision".to_owned(), revision.to_string())];
    for (option, (value, reason)) in options.iter().zip(values) {
        form.push((format!("ballot.{option}"), (*value).to_owned()));
        form.push((format!("ballot.{option}.reason"), (*reason).to_owned()));
    }
    let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    app.send(&format!("{here}/bulletin"), &app.cookie(who).await, &form).await
}

/// A vote's page, as a person sees it.
pub(super) async fn page(app: &TestApp, address: &str, who: &str) -> String {
    let answer = app.get_with(address, "cookie", &app.cookie(who).await).await;
    assert_eq!(answer.status, 200, "{address} as {who}");
    answer.body.replace('\u{a0}', " ")
}

/// Closes the votes whose date has come, as the job does; how many.
pub(super) async fn close_due(app: &TestApp) -> u64 {
    let now = app.portal.now();
    app.scratch.db.transaction(async |tx| store::close_due(tx, now).await).await.expect("an answer")
}

pub(super) async fn count(app: &TestApp, statement: &'static str) -> i64 {
    sqlx::query_scalar(statement).fetch_one(&app.scratch.db.reader).await.expect("a number")
}
