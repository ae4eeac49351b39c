//! The email to a new owner: what it says, and answering from it without signing in.

use super::{
    DAY, LIST, SEEDED, added, answer, app_without_follow_ups, emails, number, page, person, pressed, run,
    run_with, state,
};
use ensemble_core::ids::FollowUpId;
use ensemble_testing::{TestApp, on_both_with_content};

const ANSWER: &str = "/fr/reponse-suivi";

/// A follow-up that was proposed to another member, and the secret in the email.
async fn proposed(app: &TestApp) -> (FollowUpId, String) {
    let owner = person(app, "member-en").await.to_string();
    let id = added(app, &app.cookie("member").await, &[("owner", &owner)]).await;
    (id, newest_key(app).await)
}

async fn newest_key(app: &TestApp) -> String {
    let text: String = sqlx::query_scalar(
        "SELECT body_text FROM outbox WHERE kind = 'follow-up-assigned' ORDER BY id DESC LIMIT 1",
    )
    .fetch_one(&app.scratch.db.reader)
    .await
    .expect("an email");
    let key = text.split("?key=").nth(1).and_then(|rest| rest.split_whitespace().next());
    key.expect("a key").to_owned()
}

fn with(key: &str) -> String {
    format!("{ANSWER}?key={key}")
}

on_both_with_content! {
    async fn the_owner_answers_from_the_email_without_signing_in(db: Db) {
        let app = app_without_follow_ups(db).await;
        let (id, key) = proposed(&app).await;
        for _ in 0..3 {
            let shown = app.get(&with(&key)).await;
            assert_eq!(shown.status, 200, "{}", shown.body);
            assert!(!shown.body.contains(SEEDED) && shown.body.contains("réservé aux membres"), "{}", shown.body);
            assert_eq!(shown.header("cache-control"), "no-store");
        }
        assert_eq!(answer(&app, id).await, "proposed", "opening it answers nothing");
        let member = app.get_with(&with(&key), "cookie", &app.cookie("member-en").await).await.body;
        assert!(member.contains(SEEDED), "who is signed in reads it");
        assert!(!app.get_with(&with(&key), "cookie", &app.cookie("person").await).await.body.contains(SEEDED));
        let nothing = app.send(&with(&key), "", &[]).await;
        assert!(nothing.status == 422 && nothing.body.contains("Choisissez d’accepter ou de refuser"), "{}", nothing.body);
        let done = app.send(&with(&key), "", &[("answer", "accepted")]).await;
        assert_eq!(done.status, 303, "{}", done.body);
        assert!(!done.header("location").contains(&key), "{}", done.header("location"));
        assert!(app.get(done.header("location")).await.body.contains("Vous avez accepté ce suivi."));
        assert_eq!(answer(&app, id).await, "accepted");
        assert!(page(&app, &app.cookie("member").await, id).await.contains("Imogen"), "the history names the owner");
        for form in [[("answer", "declined")], [("answer", "accepted")]] {
            let again = app.send(&with(&key), "", &form).await;
            assert!(again.status == 410 && again.body.contains("Vous avez déjà répondu"), "{}", again.body);
        }
        assert_eq!(answer(&app, id).await, "accepted");
    }

    async fn declining_may_say_why_and_is_checked_for_names(db: Db) {
        let app = app_without_follow_ups(db).await;
        let (id, key) = proposed(&app).await;
        let naming = [("answer", "declined"), ("reason", "Mon élève Mathis Gagnon a besoin de moi.")];
        let warned = app.send(&with(&key), "", &naming).await;
        assert!(warned.status == 422 && warned.body.contains("Mathis Gagnon"), "{}", warned.body);
        let long = "x".repeat(301);
        let refused = app.send(&with(&key), "", &[("answer", "declined"), ("reason", &long)]).await;
        assert!(refused.status == 422 && refused.body.contains(&long), "{}", refused.body);
        let done = app.send(&with(&key), "", &[("answer", "declined"), ("reason", "Trop de travail.")]).await;
        assert_eq!(done.status, 303, "{}", done.body);
        assert_eq!(answer(&app, id).await, "declined");
        assert!(page(&app, &app.cookie("facilitator").await, id).await.contains("Trop de travail."));
    }

    async fn a_link_that_does_not_work_says_why(db: Db) {
        let mut app = app_without_follow_ups(db).await;
        for forged in ["", "x", &"0".repeat(64)] {
            let shown = app.get(&with(forged)).await;
            assert!(shown.status == 410 && shown.body.contains("Ce lien ne fonctionne pas"), "{}", shown.body);
            assert_eq!(app.send(&with(forged), "", &[("answer", "accepted")]).await.status, 410);
        }
        let (id, key) = proposed(&app).await;
        // Another owner: the first link is worth nothing.
        let other = person(&app, "co-facilitator").await.to_string();
        let form = [("revision", "1"), ("text", "Apporter le zirconium"), ("owner", other.as_str()), ("due", "never")];
        assert_eq!(app.send(&format!("{LIST}/{id}/modifier"), &app.cookie("facilitator").await, &form).await.status, 303);
        let shown = app.send(&with(&key), "", &[("answer", "accepted")]).await;
        assert!(shown.status == 410 && shown.body.contains("au nom de quelqu’un d’autre"), "{}", shown.body);
        assert_eq!(answer(&app, id).await, "proposed");
        let second = newest_key(&app).await;
        assert_ne!(second, key);
        pressed(&app, &app.cookie("facilitator").await, id, "drop", "Non.").await;
        assert!(app.get(&with(&second)).await.body.contains("Ce suivi est fermé"));

        let (id, key) = proposed(&app).await;
        run(&app, "DELETE FROM membership WHERE person_id IN (SELECT id FROM person WHERE email LIKE 'imogen%')").await;
        assert!(app.get(&with(&key)).await.body.contains("vous ne faites plus partie de cette communauté"));
        run_with(&app, "INSERT INTO membership (community_id, person_id, role, since)
             SELECT f.community_id, o.person_id, 'member', $2 FROM follow_up f JOIN follow_up_owner o ON o.follow_up_id = f.id WHERE f.id = $1", &id.to_string(), 1).await;
        assert_eq!(app.get(&with(&key)).await.status, 200);
        app.later(30 * DAY);
        let late = app.send(&with(&key), "", &[("answer", "accepted")]).await;
        assert!(late.status == 410 && late.body.contains("valable pendant 30 jours"), "{}", late.body);
        assert_eq!((state(&app, id).await, answer(&app, id).await), ("open".to_owned(), "proposed".to_owned()));
    }

    async fn emails_quote_nothing_and_the_secret_is_stored_nowhere_else(db: Db) {
        let app = app_without_follow_ups(db).await;
        let (id, key) = proposed(&app).await;
        let sent = emails(&app, "follow-up-assigned").await;
        assert_eq!(sent.len(), 1);
        for email in &sent {
            assert!(!email.contains(SEEDED) && !email.contains("Apporter") && !email.contains("Béatrice"), "{email}");
        }
        let stored = number(&app, "SELECT COUNT(*) FROM follow_up_owner WHERE LENGTH(key_hash) = 64").await;
        assert_eq!(stored, 1);
        let found: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM follow_up_owner WHERE key_hash = $1")
            .bind(&key)
            .fetch_one(&app.scratch.db.reader)
            .await
            .expect("a count");
        assert_eq!(found, 0, "only its digest");
        // An email that waits is not sent once there is nothing to answer.
        pressed(&app, &app.cookie("member").await, id, "finish", "").await;
        assert_eq!(number(&app, "SELECT COUNT(*) FROM outbox WHERE kind = 'follow-up-assigned' AND next_at IS NOT NULL").await, 0);
    }

    async fn who_assigns_very_many_sends_no_more_emails_for_a_while(db: Db) {
        let app = app_without_follow_ups(db).await;
        let (member, owner) = (app.cookie("member").await, person(&app, "member-en").await.to_string());
        for _ in 0..23 {
            added(&app, &member, &[("owner", &owner)]).await;
        }
        assert_eq!(emails(&app, "follow-up-assigned").await.len(), 20);
        assert_eq!(number(&app, "SELECT COUNT(*) FROM follow_up_owner").await, 23, "all of them are assigned");
    }

    async fn the_notification_is_read_once_the_follow_up_was_shown(db: Db) {
        let app = app_without_follow_ups(db).await;
        let (id, _) = proposed(&app).await;
        let unread = "SELECT COUNT(*) FROM notification WHERE kind = 'follow-up-assigned' AND read_at IS NULL";
        page(&app, &app.cookie("facilitator").await, id).await;
        assert_eq!(number(&app, unread).await, 1, "another person looked at it");
        page(&app, &app.cookie("member-en").await, id).await;
        assert_eq!(number(&app, unread).await, 0);
    }

    async fn the_notification_leads_to_the_follow_up(db: Db) {
        let app = app_without_follow_ups(db).await;
        let (id, _) = proposed(&app).await;
        let cookie = app.cookie("member-en").await;
        let list = app.get_with("/fr/notifications", "cookie", &cookie).await.body;
        assert!(list.replace('\u{a0}', " ").contains("attend votre réponse") && !list.contains(SEEDED), "{list}");
        let entry: String = sqlx::query_scalar("SELECT id FROM notification WHERE kind = 'follow-up-assigned'")
            .fetch_one(&app.scratch.db.reader)
            .await
            .expect("a notification");
        let followed = app.get_with(&format!("/fr/notifications/{entry}"), "cookie", &cookie).await;
        assert!(followed.header("location").ends_with(&format!("/suivis/{id}")), "{}", followed.header("location"));
    }
}
