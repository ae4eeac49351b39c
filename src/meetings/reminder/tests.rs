//! Reminders on both databases: once, also when several processes send them.

use std::time::Duration;

use futures::future::join_all;

use ensemble::app::maintenance;
use ensemble_common::notification::model::ReminderKind;
use ensemble_communities::{community::store as communities, membership::store as memberships};
use ensemble_core::{
    Lang, LocalizedText,
    ids::{MeetingId, PersonId},
};
use ensemble_meetings::meeting::{
    self,
    model::{Details, Modality, Phase, Plan, When, Zone},
};
use ensemble_meetings::reminder::{
    job::{send, send_due},
    rules::{due_since, lead},
    store::{self, DueReminder},
};
use ensemble_network::administration;
use ensemble_server::db::Db;
use ensemble_testing::{NOW, TestApp, app_on, everybody, id_of, on_both_with_content};

const HOUR: i64 = 3_600_000;
const DAY: i64 = 24 * HOUR;
const PREFERENCES: &str = "/fr/notifications/preferences";

/// A meeting of the community that several people of the demonstration belong to.
async fn planned(db: &Db, begins_at: i64, phase: Phase) -> MeetingId {
    let community = communities::find(db, Lang::Fr, "eleves-a-risque").await.expect("an answer");
    let id = MeetingId::new();
    let plan = Plan {
        title: LocalizedText::Single { lang: Lang::Fr, text: "Le zeste".to_owned() },
        when: When::At(begins_at),
        zone: Zone::Eastern,
        duration: 90,
        modality: Modality::Virtual,
        place: None,
        details: Details { video: Some("https://video.example/zorglub".to_owned()), ..Details::default() },
    };
    let mut to = db.write().await.expect("a transaction");
    let community = community.expect("a community").community.id;
    meeting::store::add(&mut to, id, community, phase, &plan, NOW - 30 * DAY).await.expect("a meeting");
    to.commit().await.expect("committed");
    id
}

async fn run(db: &Db, statement: &'static str, id: &str) {
    let mut to = db.write().await.expect("a transaction");
    sqlx::query(statement).bind(id).execute(&mut *to).await.expect("changed");
    to.commit().await.expect("committed");
}

/// The portal without other meetings and emails.
async fn quiet_app(db: Db) -> TestApp {
    let app = app_on(db).await;
    run(&app.scratch.db, "UPDATE meeting SET phase = 'draft' WHERE id <> $1", "").await;
    run(&app.scratch.db, "DELETE FROM outbox WHERE id <> $1", "").await;
    app
}

async fn remind(app: &TestApp) {
    send_due(&app.portal, || false).await.expect("sent");
}

async fn count(app: &TestApp, statement: &'static str, id: &str) -> i64 {
    sqlx::query_scalar(statement).bind(id).fetch_one(&app.scratch.db.reader).await.expect("a count")
}

const EMAILS: &str = "SELECT COUNT(*) FROM outbox WHERE kind = 'meeting-reminder' AND link = $1";
const ENTRIES: &str = "SELECT COUNT(*) FROM notification WHERE kind = 'meeting-reminder' AND subject_id = $1";
const MEMBERS: &str = "SELECT COUNT(*) FROM membership v
                       JOIN meeting m ON m.community_id = v.community_id
                       JOIN person p ON p.id = v.person_id
                       WHERE m.id = $1 AND p.closed_at IS NULL";

async fn emails(app: &TestApp, meeting: MeetingId) -> i64 {
    count(app, EMAILS, &format!("reminder:{meeting}")).await
}

/// The kinds of the reminders that a person got of a meeting, in order.
async fn kinds(app: &TestApp, meeting: MeetingId, person: PersonId) -> Vec<String> {
    sqlx::query_scalar(
        "SELECT kind FROM meeting_reminder WHERE meeting_id = $1 AND person_id = $2 ORDER BY sent_at, kind",
    )
    .bind(meeting.to_string())
    .bind(person.to_string())
    .fetch_all(&app.scratch.db.reader)
    .await
    .expect("reminders")
}

on_both_with_content! {
    async fn everyone_is_reminded_once_as_they_chose(db: Db) {
        let mut app = quiet_app(db).await;
        let everybody = everybody(&app.scratch.db).await;
        let member = id_of(&everybody, "member");
        let facilitator = id_of(&everybody, "facilitator");
        let begins = NOW + 7 * DAY + HOUR;
        let id = planned(&app.scratch.db, begins, Phase::Published).await;
        let members = count(&app, MEMBERS, &id.to_string()).await;
        let cookie = app.cookie("member").await;
        let page = app.get_with(PREFERENCES, "cookie", &cookie).await.body;
        let boxes: Vec<bool> = page.split("name=\"remind\"").skip(1).map(|rest| rest.split('>').next().is_some_and(|tag| tag.contains("checked"))).collect();
        let by_email = page.split("<input").find(|tag| tag.contains("name=\"remind-by-email\""));
        let by_email = by_email.and_then(|tag| tag.split('>').next()).is_some_and(|tag| tag.contains("checked"));
        assert_eq!((boxes, by_email), (vec![false, true, false], true), "one day before, also by email: {page}");
        let chosen = [("remind-shown", "1"), ("remind", "week"), ("remind", "hour")];
        assert_eq!(app.send(PREFERENCES, &cookie, &chosen).await.status, 303);
        assert_eq!(app.send(PREFERENCES, &cookie, &[("remind-shown", "1"), ("remind", "year")]).await.status, 400);
        app.send(PREFERENCES, &cookie, &[("digest", "daily")]).await;
        app.send(PREFERENCES, &app.cookie("facilitator").await, &[("remind-shown", "1"), ("remind-by-email", "1")]).await;

        remind(&app).await;
        assert_eq!((emails(&app, id).await, kinds(&app, id, member).await.len()), (0, 0), "nothing is due yet");
        app.later(2 * HOUR);
        remind(&app).await;
        remind(&app).await;
        assert_eq!(kinds(&app, id, member).await, ["week"]);
        assert_eq!((emails(&app, id).await, count(&app, ENTRIES, &id.to_string()).await), (0, 1), "they want none by email");
        app.later(6 * DAY);
        remind(&app).await;
        remind(&app).await;
        let sent = members - 2;
        assert_eq!((emails(&app, id).await, count(&app, ENTRIES, &id.to_string()).await), (sent, sent + 1));
        app.later(21 * HOUR);
        remind(&app).await;
        assert_eq!(kinds(&app, id, member).await, ["week"], "an hour and more is left");
        app.later(HOUR + HOUR / 2);
        remind(&app).await;
        assert_eq!(kinds(&app, id, member).await, ["week", "hour"]);
        assert_eq!(kinds(&app, id, facilitator).await, Vec::<String>::new(), "they want none");
        assert_eq!(emails(&app, id).await, sent);
        app.later(DAY);
        remind(&app).await;
        assert_eq!(emails(&app, id).await, sent, "it is over");
        let texts: Vec<String> = sqlx::query_scalar("SELECT body_text FROM outbox WHERE kind = 'meeting-reminder' AND lang = 'fr'")
            .fetch_all(&app.scratch.db.reader)
            .await
            .expect("emails");
        for text in texts {
            assert!(text.contains("approche.") && text.contains("heure de l’Est") && !text.contains("zorglub"), "{text}");
            assert!(text.contains("/desabonnement?key="), "they can be stopped: {text}");
        }
        for (lang, zone) in [("fr", "(heure de l’Est)"), ("en", "(Eastern Time)")] {
            let subjects: Vec<String> = sqlx::query_scalar("SELECT subject FROM outbox WHERE kind = 'meeting-reminder' AND lang = $1")
                .bind(lang)
                .fetch_all(&app.scratch.db.reader)
                .await
                .expect("emails");
            assert!(!subjects.is_empty() && subjects.iter().all(|subject| subject.ends_with(zone)), "{subjects:?}");
        }
        let list = app.get_with("/fr/notifications", "cookie", &cookie).await.body;
        assert!(list.contains("Rappel\u{a0}: «\u{a0}Le zeste\u{a0}», 25\u{a0}novembre 2026, 7\u{a0}h\u{a0}06"), "{list}");
    }

    async fn a_meeting_that_moves_is_reminded_of_again_and_a_cancelled_one_is_not(db: Db) {
        let mut app = quiet_app(db).await;
        let cookie = app.cookie("facilitator").await;
        let begins = NOW + DAY - HOUR;
        let id = planned(&app.scratch.db, begins, Phase::Published).await;
        let draft = planned(&app.scratch.db, begins, Phase::Draft).await;
        remind(&app).await;
        let members = count(&app, MEMBERS, &id.to_string()).await;
        assert_eq!((emails(&app, id).await, emails(&app, draft).await), (members, 0));
        let waiting = "SELECT COUNT(*) FROM outbox WHERE kind = 'meeting-reminder' AND next_at IS NOT NULL AND link = $1";
        let key = format!("reminder:{id}");
        let moved = [
            ("title.fr", "Le zeste"), ("settled", "day"), ("day", "2026-11-30"), ("begins", "13:30"),
            ("modality", "virtual"), ("video", "https://video.example/zorglub"), ("base", "1"),
        ];
        let saved = app.send(&format!("/fr/rencontres/{id}/modifier"), &cookie, &moved).await;
        assert_eq!(saved.status, 303, "{}", saved.body);
        assert_eq!(count(&app, waiting, &key).await, 0, "what was not sent yet is not sent any more");
        let begins: i64 = count(&app, "SELECT begins_at FROM meeting WHERE id = $1", &id.to_string()).await;
        assert_ne!(begins, NOW + DAY - HOUR, "it was moved");
        app.later(begins - DAY + HOUR - NOW);
        remind(&app).await;
        remind(&app).await;
        assert_eq!(emails(&app, id).await, 2 * members, "its reminders are due again");
        let cookie = app.cookie("facilitator").await;
        let done = app.send(&format!("/fr/rencontres/{id}/annuler"), &cookie, &[("reason", "Tempête")]).await;
        assert_eq!(done.status, 303, "{}", done.body);
        assert_eq!(count(&app, waiting, &key).await, 0);
        let other = planned(&app.scratch.db, begins, Phase::Published).await;
        run(&app.scratch.db, "UPDATE meeting SET cancelled_at = 1 WHERE id = $1", &other.to_string()).await;
        remind(&app).await;
        assert_eq!(emails(&app, other).await, 0, "a cancelled meeting is not reminded of");
    }

    async fn what_members_just_learned_is_not_repeated(db: Db) {
        let app = quiet_app(db).await;
        let cookie = app.cookie("facilitator").await;
        let moved = planned(&app.scratch.db, NOW + 10 * DAY, Phase::Published).await;
        let form = [
            ("title.fr", "Le zeste"), ("settled", "day"), ("day", "2026-11-19"), ("begins", "05:00"),
            ("modality", "virtual"), ("video", "https://video.example/zorglub"), ("base", "1"),
        ];
        let saved = app.send(&format!("/fr/rencontres/{moved}/modifier"), &cookie, &form).await;
        assert_eq!(saved.status, 303, "{}", saved.body);
        let begins: i64 = count(&app, "SELECT begins_at FROM meeting WHERE id = $1", &moved.to_string()).await;
        assert!(due_since(ReminderKind::Day, begins, NOW).is_some(), "it begins within a day");
        let restored = planned(&app.scratch.db, NOW + DAY - HOUR, Phase::Published).await;
        for (step, form) in [("annuler", &[("reason", "Tempête")][..]), ("retablir", &[])] {
            assert_eq!(app.send(&format!("/fr/rencontres/{restored}/{step}"), &cookie, form).await.status, 303);
        }
        remind(&app).await;
        assert_eq!((emails(&app, moved).await, emails(&app, restored).await), (0, 0));
    }

    async fn a_reminder_that_waits_ends_with_its_reason(db: Db) {
        let app = quiet_app(db).await;
        let db = &app.scratch.db;
        let everybody = everybody(db).await;
        let (member, other) = (id_of(&everybody, "member"), id_of(&everybody, "member-en"));
        let id = planned(db, NOW + DAY - HOUR, Phase::Published).await;
        let begun = planned(db, NOW + DAY - HOUR, Phase::Published).await;
        remind(&app).await;
        let members = count(&app, MEMBERS, &id.to_string()).await;
        let waiting = async |id: MeetingId| {
            let waiting = "SELECT COUNT(*) FROM outbox
                           WHERE kind = 'meeting-reminder' AND next_at IS NOT NULL AND valid_until > 0 AND link = $1";
            count(&app, waiting, &format!("reminder:{id}")).await
        };
        assert_eq!((waiting(id).await, waiting(begun).await), (members, members));
        let cookie = app.cookie("facilitator").await;
        assert_eq!(app.send(&format!("/fr/rencontres/{begun}/commencer"), &cookie, &[]).await.status, 303);
        assert_eq!((waiting(id).await, waiting(begun).await), (members, 0), "it has begun");
        let community = communities::find(db, Lang::Fr, "eleves-a-risque").await.expect("an answer");
        let community = community.expect("a community").community.id;
        let mut to = db.write().await.expect("a transaction");
        memberships::remove(&mut to, community, member).await.expect("removed");
        to.commit().await.expect("committed");
        assert_eq!(waiting(id).await, members - 1, "a person left");
        let mut to = db.write().await.expect("a transaction");
        let administrator = id_of(&everybody, "administrator");
        let closed = administration::store::close(&mut to, other, administrator, NOW).await.expect("an answer");
        assert_eq!(closed, Ok(true));
        to.commit().await.expect("committed");
        assert_eq!(waiting(id).await, members - 2, "an account was closed");
        let mut to = db.write().await.expect("a transaction");
        assert!(communities::archive(&mut to, community, Some(NOW)).await.expect("archived"));
        to.commit().await.expect("committed");
        assert_eq!(waiting(id).await, 0, "the community was archived");
        remind(&app).await;
        assert_eq!(waiting(id).await, 0, "nothing is sent while it is");
        let mut to = db.write().await.expect("a transaction");
        assert!(communities::archive(&mut to, community, None).await.expect("restored"));
        to.commit().await.expect("committed");
        remind(&app).await;
        assert_eq!(waiting(id).await, members - 2, "who did not get the email gets it in time");
    }

    async fn a_reminder_is_decided_on_what_the_meeting_is_when_it_is_written(db: Db) {
        let app = quiet_app(db).await;
        let db = &app.scratch.db;
        let begins_at = NOW + DAY - HOUR;
        for change in [
            "UPDATE meeting SET phase = 'draft' WHERE id = $1",
            "UPDATE meeting SET cancelled_at = 1 WHERE id = $1",
            "UPDATE meeting SET begins_at = begins_at + 1 WHERE id = $1",
            "UPDATE community SET archived_at = 1 WHERE id = (SELECT community_id FROM meeting WHERE id = $1)",
        ] {
            let meeting = planned(db, begins_at, Phase::Published).await;
            run(db, change, &meeting.to_string()).await;
            let due = DueReminder { meeting, kind: ReminderKind::Day, begins_at, since: begins_at - lead(ReminderKind::Day) };
            assert!(!send(&app.portal, due, NOW).await.expect("an answer"), "{change}");
            assert_eq!(emails(&app, meeting).await, 0, "{change}");
        }
    }

    async fn nothing_is_written_when_everyone_was_reminded_and_old_rows_go(db: Db) {
        let mut app = quiet_app(db).await;
        let id = planned(&app.scratch.db, NOW + DAY - HOUR, Phase::Published).await;
        remind(&app).await;
        let mut held = app.scratch.db.write().await.expect("a transaction");
        sqlx::query("UPDATE meeting SET revision = revision").execute(&mut *held).await.expect("locked");
        let all = tokio::time::timeout(Duration::from_secs(3), send_due(&app.portal, || false)).await;
        all.expect("it waits for no other writer").expect("done");
        drop(held);
        let rows = "SELECT COUNT(*) FROM meeting_reminder WHERE meeting_id = $1";
        let members = count(&app, MEMBERS, &id.to_string()).await;
        app.later(90 * DAY);
        maintenance::run(&app.portal).await.expect("run");
        assert_eq!(count(&app, rows, &id.to_string()).await, members);
        app.later(10 * DAY);
        maintenance::run(&app.portal).await.expect("run");
        assert_eq!(count(&app, rows, &id.to_string()).await, 0);
    }

    async fn several_processes_at_once_and_one_that_dies_remind_once(db: Db) {
        let app = quiet_app(db).await;
        let begins = NOW + DAY - HOUR;
        let id = planned(&app.scratch.db, begins, Phase::Published).await;
        let due = DueReminder { meeting: id, kind: ReminderKind::Day, begins_at: begins, since: begins - lead(ReminderKind::Day) };
        let mut dies = app.scratch.db.write().await.expect("a transaction");
        let claimed = store::claim(&mut dies, due, NOW, 3).await.expect("people");
        assert_eq!(claimed.len(), 3);
        drop(dies);
        let all = (0..4).map(|_| send_due(&app.portal, || false));
        for sent in join_all(all).await {
            sent.expect("sent");
        }
        let members = count(&app, MEMBERS, &id.to_string()).await;
        assert!(members > 3, "{members}");
        assert_eq!(emails(&app, id).await, members);
        let people = count(&app, "SELECT COUNT(DISTINCT person_id) FROM outbox WHERE link = $1", &format!("reminder:{id}")).await;
        assert_eq!(people, members, "each of them once");
    }
}

/// `cargo nextest run --run-ignored only -E 'test(fifty_thousand)'`; on two cores also used by others, see the output.
#[tokio::test]
#[ignore = "takes a minute: it measures"]
async fn fifty_thousand_reminders_are_in_the_outbox_within_a_minute() {
    for db in [ensemble_testing::content::sqlite().await, ensemble_testing::content::postgres().await] {
        let app = quiet_app(db.db.clone()).await;
        let mut to = app.scratch.db.write().await.expect("a transaction");
        for statement in [
            "INSERT INTO person (id, email, name, lang, created_at, stamp)
             SELECT '00000000-0000-7000-8000-' || (100000000000 + n.n), 'p' || n.n || '@ex.org', 'Personne ' || n.n, 'fr', 0, 'x'
             FROM (WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < 5000) SELECT n FROM t) AS n",
            "INSERT INTO membership (community_id, person_id, role, since)
             SELECT s.community_id, p.id, 'member', 0 FROM person p, community_slug s
             WHERE p.id LIKE '00000000-%' AND s.slug = 'eleves-a-risque'",
        ] {
            sqlx::query(statement).execute(&mut *to).await.expect("people");
        }
        to.commit().await.expect("committed");
        for _ in 0..10 {
            planned(&app.scratch.db, NOW + DAY - HOUR, Phase::Published).await;
        }
        let begun = std::time::Instant::now();
        remind(&app).await;
        let took = begun.elapsed();
        let sent: i64 =
            count(&app, "SELECT COUNT(*) FROM outbox WHERE kind = 'meeting-reminder' AND lang <> $1", "")
                .await;
        tracing::info!(sent, ?took, "reminders");
        assert!(sent >= 50_000 && took.as_secs() < 60, "{sent} in {took:?}");
    }
}
