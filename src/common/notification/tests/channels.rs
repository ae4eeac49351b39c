//! Each kind of event in each channel, and digests.

use super::{choose, facilitated, french, link, reflection_of, run, text};
use ensemble::app::notifications::RESOLVERS;
use ensemble_common::notification::{
    Actor, NotificationCategory, digest,
    events::*,
    model::{Delivery, DigestFrequency, NotificationEvent},
    notify, rules,
    store::set_frequency,
};
use ensemble_communities::membership::store as memberships;
use ensemble_core::{
    Lang,
    ids::{
        CommunityId, FindingId, FollowUpId, GuideId, MeetingId, OrderQuestionId, PersonId, PracticeId,
        ReflectionId, ServiceId, ThemeId, ThemeReplyId, VoteId,
    },
};
use ensemble_decisions::theme::{NewReply, add_reply};
use ensemble_server::db::Db;
use ensemble_testing::{TestApp, app_on, on_both_with_content};

/// A word that no email may contain.
const SECRET: &str = "zibeline";

/// What exists that the events are about.
struct Things {
    community: CommunityId,
    person: PersonId,
    meeting: MeetingId,
    reflection: ReflectionId,
}

async fn things(db: &Db) -> Things {
    let (community, people) = facilitated(db).await;
    let one = async |statement: &'static str| -> String {
        sqlx::query_scalar(statement)
            .bind(community.to_string())
            .fetch_one(&db.reader)
            .await
            .expect("one of them")
    };
    let meeting = one("SELECT id FROM meeting WHERE community_id = $1 AND phase = 'published' LIMIT 1").await;
    french(db, people[0]).await;
    let id = reflection_of(db, community, people[0]).await;
    Things { community, person: people[0], meeting: meeting.parse().expect("an id"), reflection: id }
}

fn details(things: &Things) -> CommentDetails {
    CommentDetails {
        reflection: things.reflection,
        community: things.community,
        comment: None,
        recipients: vec![things.person],
        unread_since_email: Vec::new(),
        community_name: text("Lecture"),
        link: link(),
    }
}

fn meeting(things: &Things) -> MeetingDetails {
    MeetingDetails {
        meeting: things.meeting,
        community: things.community,
        community_name: text("Lecture"),
        title: text("Rencontre"),
        when: None,
        own_time: OwnTime::default(),
        modality: None,
        place: None,
        new_video_link: false,
        link: link(),
        calendar: None,
    }
}

/// A theme of the community, and a reply to it.
async fn replied(db: &Db, things: &Things) -> (ThemeId, ThemeReplyId) {
    let theme: String = sqlx::query_scalar("SELECT id FROM theme WHERE community_id = $1 LIMIT 1")
        .bind(things.community.to_string())
        .fetch_one(&db.reader)
        .await
        .expect("a theme");
    let (theme, id) = (theme.parse().expect("an id"), ThemeReplyId::new());
    let mut tx = db.write().await.expect("a transaction");
    let reply = NewReply { id, theme, author: things.person, lang: Lang::Fr, text: SECRET };
    add_reply(&mut tx, reply, 1).await.expect("a reply");
    tx.commit().await.expect("committed");
    (theme, id)
}

async fn count(db: &Db, statement: &'static str, person: PersonId) -> i64 {
    sqlx::query_scalar(statement).bind(person.to_string()).fetch_one(&db.reader).await.expect("a count")
}

const ROWS: &str = "SELECT COUNT(*) FROM notification WHERE person_id = $1";
const WAITING: &str = "SELECT COUNT(*) FROM notification WHERE person_id = $1 AND digest_at IS NOT NULL";
const EMAILS: &str = "SELECT COUNT(*) FROM outbox WHERE person_id = $1";
const DIGESTS: &str = "SELECT COUNT(*) FROM outbox WHERE person_id = $1 AND kind = 'digest'";

async fn clear(db: &Db, person: PersonId) {
    run(db, "DELETE FROM notification WHERE person_id = $1", person).await;
    run(db, "DELETE FROM outbox WHERE person_id = $1", person).await;
}

async fn send(app: &TestApp, event: &impl NotificationEvent) {
    let mut tx = app.scratch.db.write().await.expect("a transaction");
    notify(&mut tx, &app.portal, event).await.expect("notified");
    tx.commit().await.expect("committed");
}

async fn digests(app: &TestApp) {
    digest::send_due(&app.portal, &RESOLVERS, || false).await.expect("sent");
}

/// The bodies of the digests of a person.
async fn digest_text(db: &Db, person: PersonId) -> String {
    let rows: Vec<(String, String, String)> = sqlx::query_as(
        "SELECT subject, body_text, body_html FROM outbox WHERE person_id = $1 AND kind = 'digest'",
    )
    .bind(person.to_string())
    .fetch_all(&db.reader)
    .await
    .expect("digests");
    rows.into_iter().map(|(subject, text, html)| format!("{subject}\n{text}\n{html}\n")).collect()
}

const WEEK: i64 = 7 * 24 * 60 * 60 * 1000;

/// Sends an event in each way: in the portal it is there in any case.
async fn each_way(app: &mut TestApp, things: &Things, event: &impl NotificationEvent) {
    let (db, person) = (app.scratch.db.clone(), things.person);
    let Some(category) = event.category() else {
        clear(&db, person).await;
        send(app, event).await;
        let found = (count(&db, ROWS, person).await, count(&db, EMAILS, person).await);
        assert_eq!(found, (1, 1), "{}: people must know it", event.kind());
        return;
    };
    for (delivery, emails, waiting) in
        [(Delivery::AtOnce, 1, 0), (Delivery::Digest, 0, 1), (Delivery::Never, 0, 0)]
    {
        clear(&db, person).await;
        choose(&db, person, category, delivery).await;
        send(app, event).await;
        let kind = event.kind();
        assert_eq!(count(&db, ROWS, person).await, 1, "{kind} {delivery}: in the portal");
        assert_eq!(count(&db, EMAILS, person).await, emails, "{kind} {delivery}: by email");
        assert_eq!(count(&db, WAITING, person).await, waiting, "{kind} {delivery}: in the digest");
        app.later(WEEK);
        digests(app).await;
        assert_eq!(count(&db, DIGESTS, person).await, waiting, "{kind} {delivery}: the digest is sent");
        assert_eq!(count(&db, WAITING, person).await, 0);
        assert!(!digest_text(&db, person).await.contains(SECRET), "{kind}: a digest quotes nothing");
        digests(app).await;
        assert_eq!(count(&db, DIGESTS, person).await, waiting, "{kind}: once");
    }
}

on_both_with_content! {
    async fn each_event_reaches_people_as_they_chose(db: Db) {
        let mut app = app_on(db.clone()).await;
        let things = things(&db).await;
        let by = || Actor { id: None, name: "Rosalie".to_owned() };
        let (community, person) = (things.community, things.person);
        let name = || text("Lecture");
        each_way(&mut app, &things, &ReflectionCommented(details(&things))).await;
        each_way(&mut app, &things, &CommentReplied(details(&things))).await;
        each_way(&mut app, &things, &ConversationContinued(details(&things))).await;
        each_way(&mut app, &things, &Mentioned(details(&things))).await;
        each_way(&mut app, &things, &MeetingEvent { step: MeetingStep::Published, facts: meeting(&things), by: by() }).await;
        each_way(&mut app, &things, &MeetingEvent { step: MeetingStep::Changed, facts: meeting(&things), by: by() }).await;
        each_way(&mut app, &things, &MeetingEvent { step: MeetingStep::Withdrawn, facts: meeting(&things), by: by() }).await;
        let reason = String::new();
        each_way(&mut app, &things, &MeetingEvent { step: MeetingStep::Restored, facts: meeting(&things), by: by() }).await;
        each_way(&mut app, &things, &MeetingEvent { step: MeetingStep::Cancelled { reason }, facts: meeting(&things), by: by() }).await;
        let reminder = MeetingReminder { facts: meeting(&things), begins_at: i64::MAX, begins: link(), recipients: vec![person] };
        each_way(&mut app, &things, &reminder).await;
        let agenda = AgendaChanged {
            meeting: things.meeting, community, community_name: name(), title: name(), recipients: vec![person], link: link(),
        };
        each_way(&mut app, &things, &agenda).await;
        let vote = VoteOpened {
            vote: VoteId::new(), community, community_name: name(), closes: link(), link: link(), recipients: vec![person], by: by(),
        };
        each_way(&mut app, &things, &vote).await;
        let answered = OrderAnswered {
            question: OrderQuestionId::new(), community, community_name: name(), link: link(), recipients: vec![person], by: by(),
        };
        each_way(&mut app, &things, &answered).await;
        let dates = DatesProposed {
            meeting: things.meeting, community, community_name: name(), title: name(), link: link(), recipients: vec![person], by: by(),
        };
        each_way(&mut app, &things, &dates).await;
        for step in [
            PracticeStep::ReviewAsked, PracticeStep::Reviewed, PracticeStep::Published, PracticeStep::Responded,
        ] {
            let practice = PracticeEvent {
                step, practice: PracticeId::new(), community, community_name: name(), link: link(), recipients: vec![person],
            };
            each_way(&mut app, &things, &practice).await;
        }
        let withdrawn = PracticeConsentWithdrawn { practice: PracticeId::new(), community, community_name: name(), is_practice_withdrawn: true, link: link() };
        each_way(&mut app, &things, &withdrawn).await;
        let (theme, reply) = replied(&db, &things).await;
        let replied = ThemeReplied { theme, reply, community, community_name: name(), link: link(), recipients: vec![person] };
        each_way(&mut app, &things, &replied).await;
        let proposed = MinutesProposed {
            meeting: things.meeting, community, community_name: name(), title: name(), link: link(), recipients: vec![person], by: by(),
        };
        each_way(&mut app, &things, &proposed).await;
        let tries = TriesAsked {
            meeting: things.meeting, community, community_name: name(), title: name(), link: link(), recipients: vec![person],
        };
        each_way(&mut app, &things, &tries).await;
        let about = || FollowUpDetails {
            follow_up: FollowUpId::new(), community, community_name: name(), link: link(), valid_until: i64::MAX,
        };
        let asked = ConsentAsked { reflection: things.reflection, community, author: person, link: link() };
        each_way(&mut app, &things, &asked).await;
        let found = || FindingDetails { finding: FindingId::new(), community, community_name: name(), link: link() };
        each_way(&mut app, &things, &FindingOffered { details: found(), from: name(), by: None }).await;
        let sent = FindingSent { details: found(), from: name(), day: link(), by: None, recipients: vec![person] };
        each_way(&mut app, &things, &sent).await;
        let waits = FindingWaits { details: found(), day: link(), answered: false, late: true, recipients: vec![person] };
        each_way(&mut app, &things, &waits).await;
        let answered = FindingAnswered { details: found(), changed: false, by: PersonId::new(), recipients: vec![person] };
        each_way(&mut app, &things, &answered).await;
        each_way(&mut app, &things, &FollowUpAssigned { details: about(), person }).await;
        each_way(&mut app, &things, &FollowUpDue { details: about(), person, day: link(), is_overdue: false }).await;
        each_way(&mut app, &things, &FollowUpSilent { details: about(), owner: Some(person) }).await;
        each_way(&mut app, &things, &FollowUpOwnerLeft { community, community_name: name(), count: 2, link: link() }).await;
        let freed = PlaceFreed {
            people: vec![person], meeting: things.meeting, community, community_name: name(), title: name(), until: None, link: link(),
        };
        each_way(&mut app, &things, &freed).await;
        let missed = MeetingMissed {
            recipients: vec![person], meeting: things.meeting, community, community_name: name(), title: name(), until: i64::from(u32::MAX) * 1_000, link: link(),
        };
        each_way(&mut app, &things, &missed).await;
        each_way(&mut app, &things, &JoinRequested { community, community_name: name(), by: by(), link: link() }).await;
        let reported = TextReported { community, community_name: name(), by: PersonId::new(), link: link() };
        each_way(&mut app, &things, &reported).await;
        let service = ServiceId::new();
        let proposed = ServiceProposed { service, name: name(), link: link(), recipients: vec![person], by: by() };
        each_way(&mut app, &things, &proposed).await;
        let decided = ServiceDecided { service, name: name(), is_listed: true, link: link(), owner: person, by: by() };
        each_way(&mut app, &things, &decided).await;
        let reported = ServiceReported { service, name: name(), link: link(), recipients: vec![person] };
        each_way(&mut app, &things, &reported).await;
        each_way(&mut app, &things, &ServiceDue { service, name: name(), link: link(), owner: person }).await;
        each_way(&mut app, &things, &ServicesUnowned { link: link(), recipients: vec![person] }).await;
        let changed = ServiceChanged { service, name: name(), link: link(), recipients: vec![person], by: by() };
        each_way(&mut app, &things, &changed).await;
        let guide = GuideId::new();
        let asked = GuideReviewAsked { guide, community, community_name: name(), link: link(), recipients: vec![person], by: by() };
        each_way(&mut app, &things, &asked).await;
        let published = GuidePublished {
            guide, community, community_name: name(), title: name(), version: "1.1".to_owned(), link: link(), recipients: vec![person], by: by(),
        };
        each_way(&mut app, &things, &published).await;
        let adapted = SectionAdapted {
            section: "partnerships".to_owned(), title: name(), link: link(), recipients: vec![person], by: PersonId::new(),
        };
        each_way(&mut app, &things, &adapted).await;
        let outdated = TranslationOutdated {
            reflection: things.reflection,
            community,
            recipients: vec![person],
            by: None,
            community_name: name(),
            link: link(),
        };
        each_way(&mut app, &things, &outdated).await;
        let asked = TranslationAsked {
            reflection: things.reflection,
            community,
            recipients: vec![person],
            by: None,
            community_name: name(),
            link: link(),
        };
        each_way(&mut app, &things, &asked).await;
        each_way(&mut app, &things, &JoinAccepted { person, community, community_name: name(), link: link() }).await;
    }

    async fn a_digest_leaves_out_what_its_recipient_may_not_read_any_more(db: Db) {
        let mut app = app_on(db.clone()).await;
        let things = things(&db).await;
        let person = things.person;
        for category in NotificationCategory::ALL {
            choose(&db, person, *category, Delivery::Digest).await;
        }
        let publish = MeetingEvent { step: MeetingStep::Published, facts: meeting(&things), by: Actor { id: None, name: String::new() } };
        let all = async |app: &TestApp| {
            clear(&db, person).await;
            send(app, &Mentioned(details(&things))).await;
            send(app, &publish).await;
        };
        // An hour before the digest, the person leaves the community.
        all(&app).await;
        let due = rules::next_digest(app.portal.now(), DigestFrequency::Weekly, "America/Toronto").expect("a moment");
        app.later(due - app.portal.now() - 3_600_000);
        digests(&app).await;
        assert_eq!((count(&db, EMAILS, person).await, count(&db, WAITING, person).await), (0, 2), "not yet");
        let mut tx = db.write().await.expect("a transaction");
        memberships::remove(&mut tx, things.community, person).await.expect("gone");
        tx.commit().await.expect("committed");
        app.later(3_600_000);
        digests(&app).await;
        assert_eq!((count(&db, EMAILS, person).await, count(&db, WAITING, person).await), (0, 0), "never empty");

        let mut tx = db.write().await.expect("a transaction");
        memberships::add(&mut tx, things.community, person, ensemble_core::rights::Role::Member, 1).await.expect("back");
        tx.commit().await.expect("committed");
        for (statement, left) in [
            ("UPDATE meeting SET phase = 'draft' WHERE id = $1", "Un texte vous mentionne"),
            ("UPDATE meeting SET phase = 'published' WHERE id = $1", "Rencontre annoncée"),
        ] {
            all(&app).await;
            run(&db, statement, things.meeting).await;
            if left == "Rencontre annoncée" {
                run(&db, "UPDATE reflection SET removed_at = 1, removed_by = 'author' WHERE id = $1", things.reflection).await;
            }
            app.later(WEEK);
            digests(&app).await;
            let sent = digest_text(&db, person).await;
            assert!(sent.contains(left), "{left}: {sent}");
            assert!(sent.contains("une nouvelle"), "one of two: {sent}");
        }

        // What was read in the portal is not mentioned, and nothing is sent to a closed account or who wants none.
        all(&app).await;
        run(&db, "UPDATE notification SET read_at = 1 WHERE person_id = $1", person).await;
        app.later(WEEK);
        digests(&app).await;
        assert_eq!(count(&db, EMAILS, person).await, 0, "read");
        all(&app).await;
        choose(&db, person, NotificationCategory::Meetings, Delivery::Never).await;
        app.later(WEEK);
        digests(&app).await;
        assert_eq!(count(&db, EMAILS, person).await, 0, "refused meanwhile");
        choose(&db, person, NotificationCategory::Meetings, Delivery::Digest).await;
        all(&app).await;
        run(&db, "UPDATE person SET closed_at = 1 WHERE id = $1", person).await;
        app.later(WEEK);
        digests(&app).await;
        assert_eq!(count(&db, EMAILS, person).await, 0, "closed");
    }

    async fn two_processes_send_a_digest_once(db: Db) {
        let mut app = app_on(db.clone()).await;
        let things = things(&db).await;
        choose(&db, things.person, NotificationCategory::Mentions, Delivery::Digest).await;
        clear(&db, things.person).await;
        send(&app, &Mentioned(details(&things))).await;
        app.later(WEEK);
        futures::join!(digests(&app), digests(&app), digests(&app));
        assert_eq!(count(&db, DIGESTS, things.person).await, 1);
    }

    async fn how_often_the_digest_comes_can_be_changed(db: Db) {
        let mut app = app_on(db.clone()).await;
        let things = things(&db).await;
        let person = things.person;
        choose(&db, person, NotificationCategory::Mentions, Delivery::Digest).await;
        for (frequency, emails) in [(DigestFrequency::Daily, 1), (DigestFrequency::Never, 0)] {
            clear(&db, person).await;
            send(&app, &Mentioned(details(&things))).await;
            let next = rules::next_digest(app.portal.now(), frequency, "America/Toronto");
            let mut tx = db.write().await.expect("a transaction");
            set_frequency(&mut tx, person, frequency, next).await.expect("set");
            tx.commit().await.expect("committed");
            app.later(24 * 3_600_000);
            digests(&app).await;
            assert_eq!(count(&db, DIGESTS, person).await, emails, "{frequency}");
            app.later(WEEK);
            digests(&app).await;
            assert_eq!(count(&db, DIGESTS, person).await, emails, "{frequency}, a week later");
        }
    }
}
