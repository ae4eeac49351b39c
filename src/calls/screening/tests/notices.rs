//! Telling reviewers that they can begin, and what waits for them at home.

use super::{AFTER_GRACE, REASON, Screening, sent};
use ensemble_calls::{
    call,
    screening::{self, jobs},
};
use ensemble_server::db::Db;
use ensemble_testing::{NOW, app_on, calls::new_call, on_both_with_content};

const DAY: i64 = 86_400_000;

/// The emails that reviewers got: to whom, and the subject.
async fn emails(all: &Screening) -> Vec<String> {
    sqlx::query_scalar(
        "SELECT lang || ' ' || to_address || ' ' || subject FROM outbox WHERE kind = 'screening-begins'
         ORDER BY to_address",
    )
    .fetch_all(&all.db().reader)
    .await
    .expect("emails")
}

async fn told(all: &Screening) -> usize {
    jobs::run(&all.app.portal).await.expect("done");
    emails(all).await.len()
}

/// A call that closes now.
async fn closing(db: Db) -> Screening {
    let app = app_on(db).await;
    let call = new_call("lecture", NOW);
    let answers = (0..3).map(|index| sent(&call, index)).collect();
    Screening::with(app, call, &["member", "member-en"], answers).await
}

on_both_with_content! {
    async fn each_reviewer_is_told_once_when_no_answer_can_come_any_more(db: Db) {
        let mut all = closing(db).await;
        assert_eq!(told(&all).await, 0, "answers can still come");
        all.app.later(AFTER_GRACE);
        assert_eq!(told(&all).await, 2);
        let sent = emails(&all).await;
        assert_eq!(sent[0], "fr beatrice.lafrenaye-diallo@ensemble.example La lecture commence\u{a0}: Lire à deux");
        assert_eq!(sent[1], "en imogen.thackeray-wills@ensemble.example Screening has started: Reading in pairs");
        let text: String = sqlx::query_scalar("SELECT body_text FROM outbox WHERE kind = 'screening-begins' AND lang = 'en'")
            .fetch_one(&all.db().reader).await.expect("an email");
        assert!(text.contains("/en/calls/lecture/screening\n"), "{text}");
        assert_eq!(told(&all).await, 2, "once");
        let late = all.person("liaison").await;
        let mut to = all.db().write().await.expect("a transaction");
        call::add_reviewer(&mut to, all.call.id, late, NOW).await.expect("a reviewer");
        to.commit().await.expect("committed");
        assert_eq!(told(&all).await, 3, "who becomes a reviewer later is told, too");
    }

    async fn no_one_is_told_of_a_call_that_was_cancelled_ended_or_closed_long_ago(db: Db) {
        let mut all = closing(db).await;
        all.app.later(AFTER_GRACE);
        all.run("UPDATE call SET published_at = NULL WHERE id = $1").await;
        assert_eq!(told(&all).await, 0, "a draft");
        all.run("UPDATE call SET published_at = 1, screened_at = 1 WHERE id = $1").await;
        assert_eq!(told(&all).await, 0, "ended");
        all.run(
            "UPDATE call SET screened_at = NULL, cancelled_at = 1,
                             cancelled_reason = '{\"single\":{\"lang\":\"fr\",\"text\":\"x\"}}'
             WHERE id = $1",
        )
        .await;
        assert_eq!(told(&all).await, 0, "cancelled");
        all.run("UPDATE call SET cancelled_at = NULL, cancelled_reason = NULL WHERE id = $1").await;
        all.app.later(15 * DAY);
        assert_eq!(told(&all).await, 0, "long ago");
    }

    async fn two_processes_tell_each_reviewer_once(db: Db) {
        let mut all = closing(db).await;
        all.app.later(AFTER_GRACE);
        let (one, other) = tokio::join!(jobs::run(&all.app.portal), jobs::run(&all.app.portal));
        one.expect("done");
        other.expect("done");
        assert_eq!(emails(&all).await.len(), 2);
    }

    async fn a_reviewer_sees_at_home_how_many_projects_wait_for_them(db: Db) {
        let mut all = closing(db.clone()).await;
        let member = all.person("member").await;
        let waiting = async |now: i64| {
            let found = screening::waiting(&db, member, now).await.expect("an answer");
            found.into_iter().map(|(call, left)| (call.code, left)).collect::<Vec<_>>()
        };
        assert!(waiting(NOW - 1).await.is_empty(), "the call is open");
        assert_eq!(waiting(NOW).await, [("lecture".to_owned(), 3)], "also before projects have numbers");
        all.numbered().await;
        all.app.later(AFTER_GRACE);
        all.judges("member", 0, true).await;
        assert_eq!(waiting(NOW).await, [("lecture".to_owned(), 2)]);
        let home = all.page("/fr", "member").await;
        assert!(home.contains("2 projets attendent votre lecture") && home.contains("/fr/appels/lecture/lecture"), "{home}");
        assert!(!all.page("/fr", "facilitator").await.contains("/fr/appels/lecture/lecture"));
        all.send(&format!("{}/conflit", all.reading(1).await), "member", &[("conflict", "knows")]).await;
        let form = [("verdict", "relevant"), ("reason", REASON)];
        all.send(&all.reading(2).await, "member", &form).await;
        assert!(waiting(NOW).await.is_empty(), "nothing is left");
        assert!(!all.page("/fr", "member").await.contains("/fr/appels/lecture/lecture"));
    }
}
