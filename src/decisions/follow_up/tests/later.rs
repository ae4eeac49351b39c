//! What the job does: owners who left, reminders, and asking about what no one touched.

use futures::future::join_all;

use super::{
    DAY, LIST, SEEDED, added, answer, app_without_follow_ups, emails, number, page, person, pressed, run,
    run_with,
};
use ensemble_core::format;
use ensemble_decisions::follow_up::jobs;
use ensemble_testing::{NOW, TestApp, on_both_with_content};

async fn work(app: &TestApp) {
    jobs::run(&app.portal).await.expect("done");
}

/// A day, so many days from now, as the form says it.
fn in_days(days: i64) -> String {
    format::local(NOW + days * DAY).date().to_string()
}

/// Holds one of the meetings of the community at a moment.
async fn hold(app: &TestApp, at: i64) {
    run_with(
        app,
        "UPDATE meeting SET phase = 'closed', begins_at = $2, month_only = 0
         WHERE id = (
           SELECT m.id FROM meeting m JOIN community_slug s ON s.community_id = m.community_id
           WHERE s.slug = $1 AND m.phase <> 'closed' ORDER BY m.begins_at, m.id LIMIT 1)",
        "eleves-a-risque",
        at,
    )
    .await;
}

on_both_with_content! {
    async fn an_owner_who_leaves_is_removed_and_the_facilitators_learn_of_it_once(db: Db) {
        let app = app_without_follow_ups(db).await;
        let (member, owner) = (app.cookie("member").await, person(&app, "member-en").await);
        let one = added(&app, &member, &[("owner", &owner.to_string())]).await;
        let two = added(&app, &member, &[("owner", &owner.to_string())]).await;
        pressed(&app, &app.cookie("member-en").await, two, "finish", "").await;
        work(&app).await;
        assert_eq!(emails(&app, "follow-up-owner-left").await.len(), 0);
        run_with(&app, "DELETE FROM membership WHERE person_id = $1 AND since <> $2", &owner.to_string(), -1).await;
        let shown = page(&app, &member, one).await;
        assert!(shown.contains("Personne ne s’en occupe"), "at once: {shown}");
        assert!(!app.get_with("/en/my-follow-ups", "cookie", &app.cookie("member-en").await).await.body.contains(SEEDED));
        for done in join_all((0..3).map(|_| jobs::run(&app.portal))).await {
            done.expect("done");
        }
        let sent = emails(&app, "follow-up-owner-left").await;
        let facilitators = number(&app, "SELECT COUNT(*) FROM membership m JOIN community_slug s ON s.community_id = m.community_id
            WHERE s.slug = 'eleves-a-risque' AND m.role = 'facilitator'").await;
        assert_eq!(i64::try_from(sent.len()), Ok(facilitators), "each facilitator once");
        assert!(sent.iter().all(|email| !email.contains(SEEDED) && !email.contains("Imogen")), "{sent:?}");
        assert_eq!(number(&app, "SELECT COUNT(*) FROM follow_up_owner").await, 1, "what was done keeps its owner");
        assert!(page(&app, &member, one).await.contains("ne fait plus partie de la communauté."));
        assert_eq!(pressed(&app, &member, one, "take", "").await.status, 303, "another takes it");
    }

    async fn an_account_that_is_closed_has_no_follow_ups(db: Db) {
        let app = app_without_follow_ups(db).await;
        let member = app.cookie("member").await;
        let owner = person(&app, "member-en").await.to_string();
        let id = added(&app, &member, &[("owner", &owner)]).await;
        run_with(&app, "UPDATE person SET closed_at = $2 WHERE id = $1", &owner, NOW).await;
        assert!(page(&app, &member, id).await.contains("Personne ne s’en occupe"));
        work(&app).await;
        assert_eq!(number(&app, "SELECT COUNT(*) FROM follow_up_owner").await, 0);
        let refused = app.send(&format!("{LIST}/ajouter"), &member, &[("text", "Un zirconium"), ("owner", &owner)]).await;
        assert_eq!(refused.status, 422, "nor gets another one");
    }

    async fn the_owner_is_reminded_once_before_and_once_after(db: Db) {
        let mut app = app_without_follow_ups(db).await;
        let (member, own) = (app.cookie("member").await, person(&app, "member").await.to_string());
        let id = added(&app, &member, &[("owner", &own), ("due", "day"), ("day", &in_days(5))]).await;
        added(&app, &member, &[("owner", &own)]).await;
        added(&app, &member, &[("due", "day"), ("day", &in_days(5))]).await;
        work(&app).await;
        assert_eq!(emails(&app, "follow-up-due").await.len(), 0, "not yet");
        app.later(2 * DAY);
        for done in join_all((0..4).map(|_| jobs::run(&app.portal))).await {
            done.expect("done");
        }
        work(&app).await;
        let sent = emails(&app, "follow-up-due").await;
        assert_eq!(sent.len(), 1, "once, also with several processes");
        assert!(!sent[0].contains(SEEDED) && sent[0].contains("L’échéance d’un suivi de"), "{}", sent[0]);
        app.later(2 * DAY);
        work(&app).await;
        assert_eq!(emails(&app, "follow-up-due").await.len(), 1);
        app.later(2 * DAY);
        work(&app).await;
        work(&app).await;
        let sent = emails(&app, "follow-up-due").await;
        assert_eq!(sent.len(), 2);
        assert!(sent[1].contains("est en retard"), "{}", sent[1]);
        // Another due day is reminded of again.
        let cookie = app.cookie("member").await;
        let day = in_days(9);
        let form = [("revision", "1"), ("text", "Apporter le zirconium"), ("owner", own.as_str()), ("due", "day"), ("day", day.as_str())];
        assert_eq!(app.send(&format!("{LIST}/{id}/modifier"), &cookie, &form).await.status, 303);
        app.later(DAY);
        work(&app).await;
        assert_eq!(emails(&app, "follow-up-due").await.len(), 3);
    }

    async fn what_is_done_or_declined_is_not_reminded_of(db: Db) {
        let mut app = app_without_follow_ups(db).await;
        let (member, own) = (app.cookie("member").await, person(&app, "member").await.to_string());
        let day = in_days(3);
        let form = [("owner", own.as_str()), ("due", "day"), ("day", day.as_str())];
        let (one, two) = (added(&app, &member, &form).await, added(&app, &member, &form).await);
        added(&app, &member, &form).await;
        work(&app).await;
        assert_eq!(emails(&app, "follow-up-due").await.len(), 0, "who got it today knows");
        pressed(&app, &member, one, "finish", "").await;
        pressed(&app, &member, two, "decline", "").await;
        app.later(DAY);
        work(&app).await;
        assert_eq!(emails(&app, "follow-up-due").await.len(), 1);
        run(&app, "UPDATE community SET archived_at = 1").await;
        app.later(4 * DAY);
        work(&app).await;
        assert_eq!(emails(&app, "follow-up-due").await.len(), 1, "nothing is sent from an archived community");
    }

    async fn one_for_the_next_meeting_is_due_with_it(db: Db) {
        let mut app = app_without_follow_ups(db).await;
        let (member, own) = (app.cookie("member").await, person(&app, "member").await.to_string());
        let id = added(&app, &member, &[("owner", &own), ("due", "next-meeting")]).await;
        assert!(page(&app, &member, id).await.contains("Pour la rencontre du"));
        run(&app, "UPDATE meeting SET phase = 'draft' WHERE phase = 'published'").await;
        assert!(page(&app, &member, id).await.contains("Pour la prochaine rencontre"), "none has a date");
        run_with(
            &app,
            "UPDATE meeting SET phase = 'published', begins_at = $2, month_only = 0
             WHERE id = (SELECT m.id FROM meeting m JOIN community_slug s ON s.community_id = m.community_id
                         WHERE s.slug = $1 AND m.phase = 'draft' ORDER BY m.begins_at, m.id LIMIT 1)",
            "eleves-a-risque",
            NOW + 4 * DAY,
        )
        .await;
        app.later(DAY + DAY / 2);
        work(&app).await;
        work(&app).await;
        assert_eq!(emails(&app, "follow-up-due").await.len(), 1);
    }

    async fn after_two_silent_meetings_it_is_asked_once_whether_to_keep_it(db: Db) {
        let mut app = app_without_follow_ups(db).await;
        let (member, own) = (app.cookie("member").await, person(&app, "member").await.to_string());
        let id = added(&app, &member, &[("owner", &own)]).await;
        let free = added(&app, &member, &[]).await;
        hold(&app, NOW + DAY).await;
        app.later(3 * DAY);
        work(&app).await;
        assert_eq!(emails(&app, "follow-up-silent").await.len(), 0, "one meeting is not two");
        hold(&app, NOW + 2 * DAY).await;
        for done in join_all((0..3).map(|_| jobs::run(&app.portal))).await {
            done.expect("done");
        }
        work(&app).await;
        let facilitators = number(&app, "SELECT COUNT(*) FROM membership m JOIN community_slug s ON s.community_id = m.community_id
            WHERE s.slug = 'eleves-a-risque' AND m.role = 'facilitator'").await;
        let sent = emails(&app, "follow-up-silent").await;
        assert_eq!(i64::try_from(sent.len()), Ok(1 + facilitators), "the owner, and the facilitators for the one without");
        assert!(sent.iter().all(|email| !email.contains(SEEDED)), "{sent:?}");
        let cookie = app.cookie("member").await;
        assert!(page(&app, &cookie, id).await.contains("Faut-il le garder"));
        assert_eq!(pressed(&app, &cookie, id, "keep", "").await.status, 303);
        assert!(!page(&app, &cookie, id).await.contains("Faut-il le garder"));
        pressed(&app, &cookie, free, "drop", "Plus utile.").await;
        hold(&app, NOW + 4 * DAY).await;
        app.later(3 * DAY);
        work(&app).await;
        assert_eq!(i64::try_from(emails(&app, "follow-up-silent").await.len()), Ok(1 + facilitators), "it was kept: silence begins anew");
        assert_eq!(answer(&app, id).await, "accepted");
    }

    async fn what_a_person_touches_is_not_silent(db: Db) {
        let mut app = app_without_follow_ups(db).await;
        let (member, own) = (app.cookie("member").await, person(&app, "member").await.to_string());
        let id = added(&app, &member, &[("owner", &own)]).await;
        hold(&app, NOW + DAY).await;
        app.later(2 * DAY);
        let form = [("revision", "1"), ("text", "Apporter deux fois le zirconium"), ("owner", own.as_str()), ("due", "never")];
        assert_eq!(app.send(&format!("{LIST}/{id}/modifier"), &app.cookie("member").await, &form).await.status, 303);
        hold(&app, NOW + 3 * DAY).await;
        app.later(2 * DAY);
        work(&app).await;
        assert_eq!(emails(&app, "follow-up-silent").await.len(), 0);
    }
}
