//! Who is notified, on both databases.

mod channels;
mod pages;

use ensemble_common::notification::{
    Actor, NotificationCategory, PerLang,
    events::{JoinRequested, RestrictedTextRead},
    is_confidential,
    model::{Delivery, NotificationEvent},
    notify,
    store::{preferences, set_delivery},
};
use ensemble_core::{
    Lang, LocalizedText,
    ids::{CommunityId, PersonId, ReflectionId},
};
use ensemble_server::db::Db;
use ensemble_testing::{TestApp, app_on, on_both_with_content};

const FACILITATORS: &str = "SELECT m.person_id FROM membership m JOIN person p ON p.id = m.person_id
                            WHERE m.community_id = $1 AND m.role = 'facilitator' AND p.closed_at IS NULL
                            ORDER BY m.person_id";

fn text(text: &str) -> LocalizedText {
    LocalizedText::Single { lang: Lang::Fr, text: text.to_owned() }
}

fn link() -> PerLang {
    PerLang::of(|lang| format!("https://ensemble.example/{}", lang.code()))
}

fn asks(community: CommunityId, by: Option<PersonId>) -> JoinRequested {
    let by = Actor { id: by, name: "Rosalie".to_owned() };
    JoinRequested { community, community_name: text("Lecture"), by, link: link() }
}

/// A community that several people facilitate, and those people.
async fn facilitated(db: &Db) -> (CommunityId, Vec<PersonId>) {
    let id: String =
        sqlx::query_scalar("SELECT community_id FROM community_slug WHERE slug = 'students-at-risk'")
            .fetch_one(&db.reader)
            .await
            .expect("a community");
    let people: Vec<String> =
        sqlx::query_scalar(FACILITATORS).bind(&id).fetch_all(&db.reader).await.expect("facilitators");
    assert!(people.len() >= 2);
    let people = people.iter().map(|person| person.parse().expect("an id")).collect();
    (id.parse().expect("an id"), people)
}

/// Notifies, and says who was written to.
async fn notified(app: &TestApp, event: &impl NotificationEvent) -> Vec<PersonId> {
    let db = &app.scratch.db;
    let mut tx = db.write().await.expect("a transaction");
    sqlx::query("DELETE FROM outbox").execute(&mut *tx).await.expect("an empty outbox");
    notify(&mut tx, &app.portal, event).await.expect("enqueued");
    tx.commit().await.expect("committed");
    let people: Vec<String> =
        sqlx::query_scalar("SELECT person_id FROM outbox WHERE kind = $1 ORDER BY person_id")
            .bind(event.kind())
            .fetch_all(&db.reader)
            .await
            .expect("emails");
    people.iter().map(|person| person.parse().expect("an id")).collect()
}

/// A person of the demonstration who reads French from now on.
async fn french(db: &Db, person: PersonId) {
    run(db, "UPDATE person SET lang = 'fr' WHERE id = $1", person).await;
}

/// A reflection that a community's members may read and the person did not write. Its title has a word of its own.
async fn reflection_of(db: &Db, community: CommunityId, person: PersonId) -> ReflectionId {
    let id: String = sqlx::query_scalar(
        "SELECT id FROM reflection
         WHERE community_id = $1 AND level = 'community' AND removed_at IS NULL AND person_id <> $2
         LIMIT 1",
    )
    .bind(community.to_string())
    .bind(person.to_string())
    .fetch_one(&db.reader)
    .await
    .expect("a reflection");
    run(
        db,
        r#"UPDATE reflection
           SET texts = '{"title":{"single":{"lang":"fr","text":"Ma zibeline"}},"text":{"single":{"lang":"fr","text":"Ma zibeline"}}}'
           WHERE id = $1"#,
        &id,
    )
    .await;
    id.parse().expect("an id")
}

/// Chooses how a person wants a category.
async fn choose(db: &Db, person: PersonId, category: NotificationCategory, delivery: Delivery) {
    let mut tx = db.write().await.expect("a transaction");
    set_delivery(&mut tx, person, category, delivery).await.expect("written");
    tx.commit().await.expect("committed");
}

async fn run(db: &Db, statement: &'static str, id: impl ToString) {
    let mut tx = db.write().await.expect("a transaction");
    sqlx::query(statement).bind(id.to_string()).execute(&mut *tx).await.expect("done");
    tx.commit().await.expect("committed");
}

on_both_with_content! {
    async fn those_are_notified_who_are_concerned_and_want_it(db: Db) {
        let app = app_on(db.clone()).await;
        let (community, people) = facilitated(&db).await;
        assert_eq!(notified(&app, &asks(community, None)).await, people, "without a row it is wanted");
        assert_eq!(notified(&app, &asks(community, Some(people[0]))).await, people[1..], "not of what one did");

        let requests = NotificationCategory::JoinRequests;
        for (delivery, expected) in
            [(Delivery::Never, &people[1..]), (Delivery::Digest, &people[1..]), (Delivery::AtOnce, &people[..])]
        {
            choose(&db, people[0], requests, delivery).await;
            let chosen = preferences(&db, people[0]).await.expect("preferences");
            assert_eq!(chosen.everywhere(requests), delivery);
            assert_eq!(notified(&app, &asks(community, None)).await, expected, "{delivery}");
        }
        // Before there were deliveries, a preference was on or off.
        for (enabled, expected) in [(0, &people[1..]), (1, &people[..])] {
            run(&db, "DELETE FROM notification_preference WHERE person_id = $1", people[0]).await;
            let statement = match enabled {
                0 => "INSERT INTO notification_preference (person_id, kind, channel, enabled) VALUES ($1, 'join-requests', 'email', 0)",
                _ => "INSERT INTO notification_preference (person_id, kind, channel, enabled) VALUES ($1, 'join-requests', 'email', 1)",
            };
            run(&db, statement, people[0]).await;
            assert_eq!(notified(&app, &asks(community, None)).await, expected, "enabled: {enabled}");
        }

        run(&db, "UPDATE person SET closed_at = 1 WHERE id = $1", people[0]).await;
        assert_eq!(notified(&app, &asks(community, None)).await, people[1..], "the account is closed");
    }

    async fn what_people_must_know_cannot_be_refused(db: Db) {
        let app = app_on(db.clone()).await;
        let (community, people) = facilitated(&db).await;
        for person in &people {
            for category in NotificationCategory::ALL {
                choose(&db, *person, *category, Delivery::Never).await;
            }
        }
        let read = |author, by| RestrictedTextRead {
            author,
            community,
            community_name: text("Lecture"),
            by: Actor { id: Some(by), name: "Maude".to_owned() },
        };
        let (author, others) = people.split_first().expect("several");
        assert_eq!(notified(&app, &read(*author, others[0])).await, [&[*author], &others[1..]].concat());
        assert_eq!(notified(&app, &read(*author, *author)).await, others, "the author facilitates: once each");
    }
}

#[test]
fn each_preference_has_a_label_of_its_own() {
    for lang in Lang::ALL {
        let mut labels: Vec<&str> = NotificationCategory::ALL.iter().map(|each| each.label(lang)).collect();
        labels.sort_unstable();
        labels.dedup();
        assert_eq!(labels.len(), NotificationCategory::ALL.len());
    }
}

#[test]
fn emails_that_would_tell_who_wrote_anonymously_are_confidential() {
    assert!(
        [
            "answered",
            "author-asked",
            "digest",
            "mentioned",
            "private-read",
            "text-reported",
            "report-decided"
        ]
        .into_iter()
        .all(is_confidential)
    );
    assert!(!is_confidential("meeting-published"));
}
