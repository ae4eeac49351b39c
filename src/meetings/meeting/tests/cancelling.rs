//! Cancelling a meeting with a reason, undoing that, and duplicating a meeting.

use std::time::Duration;

use axum::http::HeaderMap;

use super::{
    DAY,
    pages::{NEW, form, made},
    plan,
};
use ensemble_communities::community::store as communities;
use ensemble_core::{Lang, error::ActionError, ids::MeetingId};
use ensemble_meetings::meeting::{
    model::{Phase, Plan, When},
    set_date, store,
};
use ensemble_server::{session::CurrentSession, web::ActionContext};
use ensemble_testing::{NOW, TestApp, app, app_on, everybody, on_both_with_content};

const MEETINGS: &str = "/fr/communautes/eleves-a-risque/rencontres";
/// A word that stands in a reason only.
const SEEDED: &str = "zirconium";

/// A published meeting of the community; its French address.
async fn published(app: &TestApp, cookie: &str) -> String {
    let here =
        made(app, cookie, &[("title.fr", "La rencontre du zeste"), ("title.en", "The zest meeting")]).await;
    let answer = app.send(&format!("{here}/publier"), cookie, &[("confirmed", "1")]).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    here
}

async fn sent(app: &TestApp, kind: &str) -> Vec<(String, String)> {
    sqlx::query_as("SELECT subject, body_text FROM outbox WHERE kind = $1 ORDER BY to_address")
        .bind(kind)
        .fetch_all(&app.scratch.db.reader)
        .await
        .expect("emails")
}

on_both_with_content! {
    async fn a_cancelled_meeting_says_so_everywhere_and_can_be_restored(db: Db) {
        let app = app_on(db).await;
        let cookie = app.cookie("facilitator").await;
        let here = published(&app, &cookie).await;
        let cancel = format!("{here}/annuler");
        let page = app.get_with(&cancel, "cookie", &cookie).await;
        assert!(page.status == 200 && page.body.contains("Un courriel sera envoyé à"), "{}", page.body);
        for wrong in ["", "   ", &"x".repeat(501)] {
            let refused = app.send(&cancel, &cookie, &[("reason", wrong)]).await;
            assert!(refused.status == 422 && refused.body.contains("Écrivez la raison"), "{}", refused.body);
        }
        let changed = app.send(&cancel, &cookie, &[("reason", SEEDED), ("revision", "9")]).await;
        let kept = changed.body.contains("vient d’être modifiée") && changed.body.contains(SEEDED);
        assert!(changed.status == 409 && kept, "{}", changed.body);
        let reason = format!("La salle est fermée : {SEEDED}.");
        let done = app.send(&cancel, &cookie, &[("reason", &reason), ("revision", "1")]).await;
        assert_eq!(done.header("location"), format!("{here}?notice=cancelled"), "{}", done.body);
        let emails = sent(&app, "meeting-cancelled").await;
        assert!(emails.len() > 2, "the other members: {emails:?}");
        for (subject, text) in &emails {
            let said = subject.contains("Rencontre annulée\u{a0}: La rencontre du zeste") || subject.contains("Meeting cancelled: The zest meeting");
            assert!(said && text.contains(SEEDED) && !text.contains("video.example"), "{subject}: {text}");
        }
        let member = app.cookie("member").await;
        let shown = app.get_with(&here, "cookie", &member).await.body;
        assert!(shown.contains("Cette rencontre est annulée.") && shown.contains(SEEDED));
        assert!(!shown.contains("video.example"), "nobody is led to the video call");
        let visitor = app.get(&here).await.body;
        assert!(visitor.contains("Cette rencontre est annulée.") && visitor.contains(SEEDED), "what the email says is public");
        for list in [MEETINGS, "/fr/rencontres"] {
            let list = app.get(list).await.body;
            let row = list.split("La rencontre du zeste").nth(1).and_then(|rest| rest.split("</li>").next());
            assert!(row.is_some_and(|row| row.contains("Annulée")), "{row:?}");
        }
        for step in ["commencer", "terminer", "retirer"] {
            app.send(&format!("{here}/{step}"), &cookie, &[]).await;
        }
        let phase: String = sqlx::query_scalar("SELECT phase FROM meeting WHERE cancelled_at IS NOT NULL")
            .fetch_one(&app.scratch.db.reader)
            .await
            .expect("one meeting");
        assert_eq!(phase, "published", "a cancelled meeting is restored first");
        assert_eq!(app.send(&cancel, &cookie, &[("reason", "encore")]).await.header("location"), here, "once");
        let edited = [("title.fr", "La rencontre du zeste"), ("title.en", "The zest meeting"), ("day", "2026-12-17"), ("base", "1")];
        let saved = app.send(&format!("{here}/modifier"), &cookie, &form(&edited)).await;
        assert_eq!((saved.status.as_u16(), sent(&app, "meeting-changed").await.len()), (303, 0), "{}", saved.body);
        let restored = app.send(&format!("{here}/retablir"), &cookie, &[("revision", "2")]).await;
        assert_eq!(restored.header("location"), format!("{here}?notice=restored"));
        assert_eq!(sent(&app, "meeting-restored").await.len(), emails.len());
        let shown = app.get_with(&here, "cookie", &member).await.body;
        assert!(!shown.contains("annulée") && !shown.contains(SEEDED) && shown.contains("video.example"));
        let deeds: Vec<String> = sqlx::query_scalar("SELECT action FROM audit WHERE action IN ('meeting.cancel', 'meeting.restore') ORDER BY id")
            .fetch_all(&app.scratch.db.reader)
            .await
            .expect("deeds");
        assert_eq!(deeds, ["meeting.cancel", "meeting.restore"]);
    }

    async fn a_meeting_that_is_withdrawn_or_cancelled_meanwhile_gets_no_date(db: Db) {
        let app = app_on(db).await;
        let db = &app.scratch.db;
        let community = communities::find(db, Lang::Fr, "eleves-a-risque").await.expect("an answer");
        let community = community.expect("a community").community.id;
        let found = everybody(db).await.into_iter().find(|(key, _)| key == "facilitator");
        let viewer = found.expect("a facilitator").1;
        let session = CurrentSession::of(None, &HeaderMap::new(), None);
        let context = ActionContext { lang: Lang::Fr, portal: app.portal.clone(), viewer, session };
        for change in ["UPDATE meeting SET phase = 'draft' WHERE id = $1", "UPDATE meeting SET cancelled_at = 1 WHERE id = $1"] {
            let id = MeetingId::new();
            let mut to = db.write().await.expect("a transaction");
            let month = Plan { when: When::Month(NOW), ..plan() };
            store::add(&mut to, id, community, Phase::Published, &month, NOW).await.expect("added");
            to.commit().await.expect("committed");
            let mut other = db.write().await.expect("a transaction");
            sqlx::query(change).bind(id.to_string()).execute(&mut *other).await.expect("changed");
            let commit = async {
                tokio::time::sleep(Duration::from_millis(300)).await;
                other.commit().await.expect("committed");
            };
            let (outcome, ()) = futures::join!(set_date(&context, id, NOW + DAY, Box::new(|_| Box::pin(async { Ok(true) }))), commit);
            assert!(matches!(outcome, Err(ActionError::Conflict)), "{change}: {outcome:?}");
        }
        assert_eq!(sent(&app, "meeting-changed").await.len(), 0, "it is announced to no one");
    }

    async fn only_those_who_plan_a_meeting_cancel_it(db: Db) {
        let app = app_on(db).await;
        let cookie = app.cookie("facilitator").await;
        let here = published(&app, &cookie).await;
        for who in ["member", "observer", "person", "administrator"] {
            let other = app.cookie(who).await;
            for way in ["annuler", "retablir"] {
                assert_eq!(app.send(&format!("{here}/{way}"), &other, &[("reason", "x")]).await.status, 404, "{who}");
            }
        }
        let draft = made(&app, &cookie, &[]).await;
        assert_eq!(app.get_with(&format!("{draft}/annuler"), "cookie", &cookie).await.header("location"), draft);
        let mut to = app.scratch.db.write().await.expect("a transaction");
        sqlx::query("UPDATE meeting SET begins_at = 1000").execute(&mut *to).await.expect("long ago");
        to.commit().await.expect("committed");
        app.send(&format!("{here}/annuler"), &cookie, &[("reason", "trop tard")]).await;
        assert_eq!(sent(&app, "meeting-cancelled").await.len(), 0, "what is over is not cancelled");
    }

    async fn a_meeting_is_duplicated_with_its_agenda(db: Db) {
        let app = app_on(db).await;
        let cookie = app.cookie("facilitator").await;
        let here = made(&app, &cookie, &[("title.fr", "La rencontre du zeste")]).await;
        let id = here.rsplit('/').next().expect("an id");
        let page = app.get_with(&here, "cookie", &cookie).await.body;
        assert!(page.contains(&format!("{NEW}?from={id}")), "{page}");
        let form_page = app.get_with(&format!("{NEW}?from={id}"), "cookie", &cookie).await.body;
        for kept in ["La rencontre du zeste", "Salle des Pins", "value=\"13:30\"", "name=\"from\""] {
            assert!(form_page.contains(kept), "{kept}: {form_page}");
        }
        assert!(!form_page.contains("2026-12-16\""), "the day is chosen anew");
        let copy = form(&[("agenda", "copy"), ("from", id), ("day", "2027-01-20"), ("advised", "copy 90")]);
        let done = app.send(NEW, &cookie, &copy).await;
        assert_eq!(done.status, 303, "{}", done.body);
        let agenda = |page: &str| page.matches("agenda-item").count();
        let copied = app.get_with(done.header("location"), "cookie", &cookie).await.body;
        let original = app.get_with(&here, "cookie", &cookie).await.body;
        assert!(agenda(&original) > 0 && agenda(&copied) == agenda(&original), "{copied}");
        let elsewhere = "/fr/communautes/psychoeducation/rencontres/nouvelle";
        let other = app.get_with(&format!("{elsewhere}?from={id}"), "cookie", &app.cookie("coordinator").await).await;
        assert!(!other.body.contains("La rencontre du zeste"), "only within its community");
        let stranger = app.get_with(&format!("{NEW}?from={id}"), "cookie", &app.cookie("member").await).await;
        assert_eq!(stranger.status, 404);
    }
}

#[tokio::test]
async fn a_cancelled_meeting_is_not_the_next_one() {
    let app = app().await;
    let cookie = app.cookie("facilitator").await;
    let here = made(&app, &cookie, &[("day", "2026-11-19"), ("settled", "day")]).await;
    app.send(&format!("{here}/publier"), &cookie, &[("confirmed", "1")]).await;
    let card = async || {
        let list = app.get("/fr/communautes").await.body;
        let card = list.split("href=\"/fr/communautes/eleves-a-risque\"").nth(1).expect("a card");
        card.split("</li>").next().unwrap_or_default().to_owned()
    };
    let before = card().await;
    assert!(before.contains("19\u{a0}novembre"), "{before}");
    app.send(&format!("{here}/annuler"), &cookie, &[("reason", "x")]).await;
    let after = card().await;
    assert!(!after.contains("19\u{a0}novembre"), "{after}");
}
