//! Who is notified, on both databases.

use super::{
    Actor, NotificationKind, PerLang, enabled_kinds,
    events::{JoinRequested, RestrictedTextRead},
    is_confidential,
    model::Notification,
    notify, set_enabled_kinds,
};
use crate::app::testing::{TestApp, house_on};
use ensemble_core::{
    Lang, LocalizedText,
    ids::{CommunityId, PersonId},
};
use ensemble_server::db::{Db, testing::on_both_databases};

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
        sqlx::query_scalar("SELECT community_id FROM community_slug WHERE slug = 'pupils-at-risk'")
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
async fn notified(app: &TestApp, event: &impl Notification) -> Vec<PersonId> {
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

async fn want(db: &Db, person: PersonId, kinds: &[NotificationKind]) {
    let mut tx = db.write().await.expect("a transaction");
    set_enabled_kinds(&mut tx, person, kinds).await.expect("written");
    tx.commit().await.expect("committed");
}

on_both_databases! {
    async fn those_are_notified_who_are_concerned_and_want_it(db: Db) {
        let app = house_on(db.clone()).await;
        let (community, people) = facilitated(&db).await;
        assert_eq!(notified(&app, &asks(community, None)).await, people, "without a row it is wanted");
        assert_eq!(notified(&app, &asks(community, Some(people[0]))).await, people[1..], "not of what one did");

        want(&db, people[0], &[NotificationKind::Meetings]).await;
        assert_eq!(enabled_kinds(&db, people[0]).await.expect("kinds"), [NotificationKind::Meetings]);
        assert_eq!(notified(&app, &asks(community, None)).await, people[1..]);
        want(&db, people[0], NotificationKind::ALL).await;
        assert_eq!(enabled_kinds(&db, people[0]).await.expect("kinds"), NotificationKind::ALL);
        assert_eq!(notified(&app, &asks(community, None)).await, people);

        let mut tx = db.write().await.expect("a transaction");
        sqlx::query("UPDATE person SET closed_at = 1 WHERE id = $1")
            .bind(people[0].to_string())
            .execute(&mut *tx)
            .await
            .expect("closed");
        tx.commit().await.expect("committed");
        assert_eq!(notified(&app, &asks(community, None)).await, people[1..], "the account is closed");
    }

    async fn what_people_must_know_cannot_be_refused(db: Db) {
        let app = house_on(db.clone()).await;
        let (community, people) = facilitated(&db).await;
        for person in &people {
            want(&db, *person, &[]).await;
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
        let mut labels: Vec<&str> = NotificationKind::ALL.iter().map(|kind| kind.label(lang)).collect();
        labels.sort_unstable();
        labels.dedup();
        assert_eq!(labels.len(), NotificationKind::ALL.len());
    }
}

#[test]
fn emails_that_would_tell_who_wrote_anonymously_are_confidential() {
    assert!(
        ["answered", "author-asked", "private-read", "text-reported", "report-decided"]
            .into_iter()
            .all(is_confidential)
    );
    assert!(!is_confidential("meeting-published"));
}
