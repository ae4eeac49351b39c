//! The dates by which the search orders what it finds are those of what is found, also once these change.

use super::{NOW, community, everybody, id_of, store};
use ensemble_communities::community::{change_facts, facts};
use ensemble_core::{
    Lang, LocalizedText,
    format::day_of,
    ids::{CommunityId, MeetingId, PersonId, ReflectionId},
    rights::Viewer,
};
use ensemble_meetings::meeting::{
    model::{Plan, When},
    store as meetings,
};
use ensemble_reflections::reflection::{
    create::create,
    model::{Audience, ReflectionContent, Texts},
    store::NewReflection,
};
use ensemble_search::Query;
use ensemble_server::db::Db;
use ensemble_testing::{app_on, on_both_with_content};

const HOUR: i64 = 3_600_000;
const DAY: i64 = 24 * HOUR;

/// A found document: its kind, its title, and its date in the index.
type Found = (&'static str, String, i64);

/// What a viewer finds, in the order of the results.
async fn found(db: &Db, viewer: &Viewer, asked: &str) -> Vec<Found> {
    store::catch_up(db).await.expect("caught up");
    let question = Query::parse(asked);
    let first =
        store::rarest(db, &question.words).await.expect("an answer").expect("the word is in the index");
    let reader = store::Reader { viewer, lang: Lang::Fr };
    let (places, _) =
        store::places(db, reader, &question.words, first, None, None, 1_000).await.expect("an answer");
    let all = store::candidates(db, viewer, &places).await.expect("an answer");
    all.into_iter()
        .map(|each| {
            let title = each.title.map(|title| title.text(Lang::Fr).to_owned()).unwrap_or_default();
            (each.kind.code(), title, each.place.at)
        })
        .collect()
}

fn reflection(title: &str, at: i64) -> Found {
    ("reflection", title.to_owned(), at)
}

fn french(text: &str) -> LocalizedText {
    LocalizedText::Single { lang: Lang::Fr, text: text.to_owned() }
}

/// Who writes in these tests, and in which community.
async fn writer(db: &Db) -> (PersonId, CommunityId) {
    (id_of(&everybody(db).await, "member"), community(db, "students-at-risk").await)
}

/// Writes a reflection, which only its author may read.
async fn write(db: &Db, (author, community): (PersonId, CommunityId), title: &str, at: i64) -> ReflectionId {
    let texts = Texts { title: Some(french(title)), body: french("Un zorgdatage en classe.") };
    let content = ReflectionContent { lang: Lang::Fr, prompt: None, tags: Vec::new(), texts };
    let id = ReflectionId::new();
    let mut tx = db.write().await.expect("a transaction");
    assert!(create(&mut tx, NewReflection { id, community, author }, &content, at).await.expect("an answer"));
    tx.commit().await.expect("committed");
    id
}

async fn share(db: &Db, id: ReflectionId, audience: Audience, anonymous: bool, at: i64) {
    let mut tx = db.write().await.expect("a transaction");
    store::set_sharing(&mut tx, id, audience, anonymous, &[], 1, at).await.expect("shared");
    tx.commit().await.expect("committed");
}

/// The date that pages show of a reflection.
async fn shown(db: &Db, id: ReflectionId) -> i64 {
    store::find(db, &Viewer::default(), id).await.expect("an answer").expect("it is public").listed_at
}

on_both_with_content! {
    async fn reflections_are_ordered_by_when_they_were_shared(db: Db) {
        let app = app_on(db).await;
        let db = &app.scratch.db;
        let (visitor, writer) = (Viewer::default(), writer(db).await);
        let one = write(db, writer, "La première", NOW).await;
        let other = write(db, writer, "La seconde", NOW + HOUR).await;
        share(db, other, Audience::Public, false, NOW + 2 * HOUR).await;
        share(db, one, Audience::Public, false, NOW + 3 * HOUR).await;
        assert_eq!(
            found(db, &visitor, "zorgdatage").await,
            [reflection("La première", NOW + 3 * HOUR), reflection("La seconde", NOW + 2 * HOUR)]
        );
        assert_eq!((shown(db, one).await, shown(db, other).await), (NOW + 3 * HOUR, NOW + 2 * HOUR));

        // Shared with others, it keeps its date; taken back and shared again, it comes first.
        share(db, one, Audience::AllCommunities, false, NOW + 4 * HOUR).await;
        share(db, one, Audience::Public, false, NOW + 5 * HOUR).await;
        share(db, other, Audience::AuthorOnly, false, NOW + 6 * HOUR).await;
        assert_eq!(found(db, &visitor, "zorgdatage").await, [reflection("La première", NOW + 3 * HOUR)]);
        share(db, other, Audience::Public, false, NOW + 7 * HOUR).await;
        assert_eq!(
            found(db, &visitor, "zorgdatage").await,
            [reflection("La seconde", NOW + 7 * HOUR), reflection("La première", NOW + 3 * HOUR)]
        );
        assert_eq!((shown(db, one).await, shown(db, other).await), (NOW + 3 * HOUR, NOW + 7 * HOUR));
    }

    async fn of_a_reflection_without_a_name_the_search_has_the_day_only(db: Db) {
        let app = app_on(db).await;
        let db = &app.scratch.db;
        let (visitor, writer) = (Viewer::default(), writer(db).await);
        let id = write(db, writer, "Sans nom", NOW).await;
        for at in [NOW + 2 * DAY + 12_345, NOW + 5 * DAY + 54_321] {
            share(db, id, Audience::Public, true, at).await;
            assert_eq!(found(db, &visitor, "zorgdatage").await, [reflection("Sans nom", day_of(at))]);
            assert_eq!(shown(db, id).await, day_of(at));
            share(db, id, Audience::AuthorOnly, true, at + HOUR).await;
        }
        // Shared with its author's name, and then without: the day again, and no time once the name is back.
        let (at, day) = (NOW + 8 * DAY + 12_345, day_of(NOW + 8 * DAY));
        share(db, id, Audience::Public, false, at).await;
        assert_eq!(found(db, &visitor, "zorgdatage").await, [reflection("Sans nom", at)]);
        for anonymous in [true, false] {
            share(db, id, Audience::Public, anonymous, at + HOUR).await;
            assert_eq!(found(db, &visitor, "zorgdatage").await, [reflection("Sans nom", day)], "{anonymous}");
            assert_eq!(shown(db, id).await, day, "{anonymous}");
        }
    }

    async fn what_was_shared_before_gets_its_date(db: Db) {
        let app = app_on(db).await;
        let db = &app.scratch.db;
        let (visitor, writer) = (Viewer::default(), writer(db).await);
        let [named, nameless] = [write(db, writer, "Avec un nom", NOW).await, write(db, writer, "Sans nom", NOW).await];
        share(db, named, Audience::Public, false, NOW + 2 * DAY).await;
        share(db, nameless, Audience::Public, true, NOW + DAY).await;
        let right = [reflection("Avec un nom", NOW + 2 * DAY), reflection("Sans nom", day_of(NOW + DAY))];
        assert_eq!(found(db, &visitor, "zorgdatage").await, right);
        // The index as it was before: what had a name kept the date on which it was written.
        let mut tx = db.write().await.expect("a transaction");
        sqlx::query("UPDATE search_term SET at = $1 WHERE at = $2")
            .bind(NOW)
            .bind(NOW + 2 * DAY)
            .execute(&mut *tx)
            .await
            .expect("set");
        for statement in include_str!("../../../../migrations/0062_translation_offers.sql").split(';') {
            if statement.contains("UPDATE search_term") {
                sqlx::query(statement).execute(&mut *tx).await.expect("migrated");
            }
        }
        tx.commit().await.expect("committed");
        assert_eq!(found(db, &visitor, "zorgdatage").await, right);
    }

    async fn a_meeting_and_its_adopted_minutes_are_found_by_its_new_day_and_title(db: Db) {
        let app = app_on(db).await;
        let db = &app.scratch.db;
        let people = everybody(db).await;
        let viewer = &people.iter().find(|(who, _)| who == "coordinator").expect("a coordinator").1;
        store::catch_up(db).await.expect("caught up");
        let id: String = sqlx::query_scalar("SELECT meeting_id FROM minutes WHERE state = 'adopted' ORDER BY meeting_id LIMIT 1")
            .fetch_one(&db.reader)
            .await
            .expect("the demonstration has some");
        let id: MeetingId = id.parse().expect("an id");
        let before = meetings::find(db, viewer, id).await.expect("an answer").expect("a meeting");
        let title = "Une rencontre turlututu";
        let mut revision = before.revision;
        for at in [NOW - 40 * DAY, NOW - 50 * DAY] {
            let plan = Plan { title: french(title), when: When::At(at), ..before.plan() };
            let mut tx = db.write().await.expect("a transaction");
            let saved = meetings::write(&mut tx, id, revision, &plan, NOW).await.expect("an answer");
            tx.commit().await.expect("committed");
            revision = saved.expect("written").revision;
            let mut all = found(db, viewer, "turlututu").await;
            all.sort();
            assert_eq!(all, ["meeting", "minutes"].map(|kind| (kind, title.to_owned(), at)));
        }
    }

    async fn a_community_is_found_by_the_date_of_its_last_change(db: Db) {
        let app = app_on(db).await;
        let db = &app.scratch.db;
        let id = community(db, "students-at-risk").await;
        let date = async || {
            let all = found(db, &Viewer::default(), "risque").await;
            let one = all.into_iter().find(|(kind, title, _)| *kind == "community" && title == "Élèves à risque");
            one.expect("it is found").2
        };
        date().await;
        let (changed, _) = facts(&db.reader, id).await.expect("an answer").expect("it exists");
        let mut tx = db.write().await.expect("a transaction");
        let done = change_facts(&mut tx, id, &changed, NOW + HOUR).await.expect("an answer");
        assert_eq!(done, Ok(()));
        tx.commit().await.expect("committed");
        assert_eq!(date().await, NOW + HOUR);
    }
}
