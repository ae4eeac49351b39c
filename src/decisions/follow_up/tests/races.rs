//! Two people who do something with one follow-up at once.

use std::time::Duration;

use super::{LIST, added, answer, app_without_follow_ups, community, person, pressed, revision, state};
use ensemble_core::ids::FollowUpId;
use ensemble_decisions::follow_up::{
    model::{ChangeKind, State},
    store::{self, NewChange},
};
use ensemble_server::db::Write;
use ensemble_testing::{Answer, TestApp, on_both_with_content};

/// What a button answers that was pressed before a transaction is committed, and that writes after it.
async fn meanwhile(app: &TestApp, tx: Write, cookie: &str, id: FollowUpId, command: &str) -> Answer {
    let commit = async {
        tokio::time::sleep(Duration::from_millis(700)).await;
        tx.commit().await.expect("committed");
    };
    let (answer, ()) = tokio::join!(pressed(app, cookie, id, command, ""), commit);
    answer
}

on_both_with_content! {
    async fn accepting_what_is_dropped_at_the_same_time_changes_nothing(db: Db) {
        let app = app_without_follow_ups(db).await;
        let (owner, cookie) = (person(&app, "member-en").await.to_string(), app.cookie("member-en").await);
        app.get_with("/fr", "cookie", &cookie).await;
        let id = added(&app, &app.cookie("member").await, &[("owner", &owner)]).await;
        let community = community(&app).await;
        let mut tx = app.scratch.db.write().await.expect("a transaction");
        store::lock(&mut tx, community, id).await.expect("locked").expect("it exists");
        store::write_state(&mut tx, id, State::Dropped, None, 1).await.expect("dropped");
        store::add_change(&mut tx, id, NewChange::of(None, ChangeKind::Dropped), 1).await.expect("noted");
        let late = meanwhile(&app, tx, &cookie, id, "accept").await;
        assert_eq!(late.status, 409, "{}", late.body);
        assert!(late.body.contains("rien n’a été fait"), "{}", late.body);
        assert_eq!((state(&app, id).await.as_str(), answer(&app, id).await.as_str()), ("dropped", "proposed"));
    }

    async fn one_of_two_who_press_at_once_wins(db: Db) {
        let app = app_without_follow_ups(db).await;
        let [one, two] = [app.cookie("member").await, app.cookie("member-en").await];
        let id = added(&app, &one, &[]).await;
        let seen = revision(&app, id).await.to_string();
        let form = [("command", "take"), ("revision", seen.as_str())];
        let address = format!("{LIST}/{id}/changer");
        let (first, second) = tokio::join!(app.send(&address, &one, &form), app.send(&address, &two, &form));
        let mut both = [first.status.as_u16(), second.status.as_u16()];
        both.sort_unstable();
        assert_eq!(both, [303, 409], "{} {}", first.body, second.body);
        assert_eq!(revision(&app, id).await.to_string(), (seen.parse::<i64>().expect("a number") + 1).to_string());
    }

    async fn an_email_is_answered_once_however_often_the_form_is_sent(db: Db) {
        let app = app_without_follow_ups(db).await;
        let owner = person(&app, "member-en").await.to_string();
        let id = added(&app, &app.cookie("member").await, &[("owner", &owner)]).await;
        let text: String = sqlx::query_scalar("SELECT body_text FROM outbox WHERE kind = 'follow-up-assigned'")
            .fetch_one(&app.scratch.db.reader)
            .await
            .expect("an email");
        let key = text.split("?key=").nth(1).and_then(|rest| rest.split_whitespace().next()).expect("a key");
        let address = format!("/fr/reponse-suivi?key={key}");
        let accept = || app.send(&address, "", &[("answer", "accepted")]);
        let (one, two, three) = tokio::join!(accept(), accept(), accept());
        let done = [one, two, three].iter().filter(|answer| answer.status == 303).count();
        assert_eq!(done, 1);
        let lines: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM follow_up_change WHERE follow_up_id = $1 AND kind = 'accepted'")
            .bind(id.to_string())
            .fetch_one(&app.scratch.db.reader)
            .await
            .expect("a count");
        assert_eq!(lines, 1);
    }
}
