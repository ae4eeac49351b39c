//! The predicate and the rule say the same on both databases; both find the same.

use super::{NOW, Thing, community, everybody, id_of, one_of_each, store, word};
use ensemble::demo::{self, bench::Size};
use ensemble_core::{Lang, ids::PersonId, rights::Viewer};
use ensemble_reflections::reflection::{
    model::{Audience, Filter, Visibility},
    rules::may_read,
};
use ensemble_search::Query;
use ensemble_server::db::Db;
use ensemble_testing::{content, on_both_with_content};

on_both_with_content! {
    async fn the_predicate_says_what_the_rule_says(db: Db) {
        let people = everybody(&db).await;
        let author = id_of(&people, "member-en");
        let readers: Vec<PersonId> = ["observer", "person"].map(|key| id_of(&people, key)).to_vec();
        let community = community(&db, "students-at-risk").await;
        let all = one_of_each(&db, author, &readers, community).await;
        for (who, viewer) in &people {
            for Thing { audience, id, file, .. } in &all {
                let own = if *audience == Audience::ChosenPeople { readers.clone() } else { Vec::new() };
                let visibility = Visibility { author, community, community_archived: false, audience: *audience, chosen_people: own, removed: false };
                let should = may_read(viewer, &visibility);
                let case = format!("{who}: {}", audience.code());
                let found = store::find(&db, viewer, *id).await.expect("an answer");
                assert_eq!(found.as_ref().map(|found| &found.visibility), should.then_some(&visibility), "{case}");
                let comments = store::comments(&db, viewer, *id).await.expect("an answer");
                assert_eq!(comments.len(), usize::from(should), "{case}");
                let files = store::attachments(&db, viewer, *id).await.expect("an answer");
                assert_eq!(files.len(), usize::from(should), "{case}");
                let content = store::attachment(&db, viewer, *id, *file).await.expect("an answer");
                assert_eq!(content.is_some(), should, "{case}");
                let filter = Filter { tag: Some(word(*audience)), ..Filter::default() };
                let listed = store::list(&db, viewer, &filter, None, 10).await.expect("an answer");
                assert_eq!(listed.len(), usize::from(should), "{case}");
                assert_eq!(found_by(&db, viewer, &word(*audience)).await.len(), usize::from(should), "{case}");
            }
        }
    }

    async fn a_list_is_read_page_by_page(db: Db) {
        let people = everybody(&db).await;
        let viewer = &people.iter().find(|(who, _)| who == "member").expect("a member").1;
        let filter = Filter { community: Some(community(&db, "students-at-risk").await), ..Filter::default() };
        let whole = store::list(&db, viewer, &filter, None, 100).await.expect("an answer");
        assert!(whole.len() >= 5 && whole.is_sorted_by(|one, next| one.listed_at >= next.listed_at));
        let mut pages = Vec::new();
        let mut after = None;
        while let Some(one) = store::list(&db, viewer, &filter, after, 1).await.expect("an answer").pop() {
            after = Some(ensemble_reflections::reflection::model::Cursor { at: one.listed_at, id: one.id });
            pages.push(one.id);
        }
        assert_eq!(pages, whole.iter().map(|each| each.id).collect::<Vec<_>>());
        let unread = Filter { unread: true, ..filter.clone() };
        let some = store::list(&db, viewer, &unread, None, 100).await.expect("an answer");
        assert!(!some.is_empty() && some.iter().all(|each| !each.is_read));
        let mut tx = db.write().await.expect("a transaction");
        store::mark_read(&mut tx, some[0].id, viewer.id().expect("somebody"), some[0].revision, NOW).await.expect("read");
        tx.commit().await.expect("committed");
        assert_eq!(store::list(&db, viewer, &unread, None, 100).await.expect("an answer").len(), some.len() - 1);
        let prompts = store::prompts(&db, viewer, filter.community.expect("one")).await.expect("an answer");
        assert!(prompts.iter().any(|(_, count)| *count == 2), "{prompts:?}");
    }

    async fn what_others_write_is_found_from_then_on(db: Db) {
        let visitor = Viewer::default();
        let before = found_by(&db, &visitor, "risque").await;
        assert!(before.iter().any(|(kind, ..)| *kind == "community"), "{before:?}");
        let mut tx = db.write().await.expect("a transaction");
        sqlx::query("UPDATE meeting SET revision = revision + 1, title = $1 WHERE phase <> 'draft' AND month_only = 0")
            .bind("{\"single\":{\"lang\":\"fr\",\"text\":\"Une rencontre turlututu\"}}")
            .execute(&mut *tx)
            .await
            .expect("changed");
        tx.commit().await.expect("committed");
        let after = found_by(&db, &visitor, "turlututu").await;
        assert!(!after.is_empty() && after.iter().all(|(kind, ..)| *kind == "meeting"));
    }
}

/// What somebody finds: kind, name, weight, moment; in order, but for what stands in the same place.
async fn found_by(db: &Db, viewer: &Viewer, asked: &str) -> Vec<(&'static str, String, i64, i64)> {
    found_in_steps(db, viewer, asked, 10_000).await
}

/// The same, by walks of so many places each.
async fn found_in_steps(
    db: &Db,
    viewer: &Viewer,
    asked: &str,
    span: i64,
) -> Vec<(&'static str, String, i64, i64)> {
    store::catch_up(db).await.expect("caught up");
    let question = Query::parse(asked);
    let Some(first) = store::rarest(db, &question.words).await.expect("an answer") else {
        return Vec::new();
    };
    let (mut all, mut after) = (Vec::new(), None);
    loop {
        let (places, end) = store::places(
            db,
            store::Reader { viewer, lang: Lang::Fr },
            &question.words,
            first,
            None,
            after.as_ref(),
            span,
        )
        .await
        .expect("an answer");
        all.extend(places);
        match end {
            Some(_) => after = end,
            None => break,
        }
    }
    assert!(all.is_sorted_by(|one, next| one > next), "{asked}: in order, and each once");
    let mut found = Vec::new();
    for places in all.chunks(50) {
        for each in store::candidates(db, viewer, places).await.expect("an answer") {
            let name = each.title.as_ref().or(each.texts.first()).map(|text| text.text(Lang::Fr).to_owned());
            found.push((each.kind.code(), name.unwrap_or_default(), each.place.weight, each.place.at));
        }
    }
    assert_eq!(found.len(), all.len(), "{asked}: what is walked past is there");
    found.sort();
    found
}

#[tokio::test]
async fn both_engines_find_the_same() {
    let (one, other) = (content::sqlite().await, content::postgres().await);
    for db in [&one.db, &other.db] {
        let size = Size { copies: 1, reflections: 300, comments: 600, ..Size::default() };
        demo::bench::fill(db, NOW, size, &|_| {}).await.expect("it fills");
    }
    let (here, there) = (everybody(&one.db).await, everybody(&other.db).await);
    let mut some = 0;
    for asked in [
        "élève",
        "eleves",
        "l’élève",
        "PUPILS",
        "participants",
        "participantes",
        "psychoéducatrice",
        "psychoeducateurs/trices",
        "consentement",
        "consent form",
        "rencontre",
        "télépratique",
        "telepractice",
        "lire à deux",
        "paperless",
        "prévention risque",
        "plan d’intervention",
        "lecture secondaire",
        "anxiety exams",
        "zzz",
        "le la les",
    ] {
        for ((who, mine), (_, theirs)) in here.iter().zip(&there) {
            let found = found_by(&one.db, mine, asked).await;
            assert_eq!(found, found_by(&other.db, theirs, asked).await, "{who} asks {asked}");
            assert_eq!(found, found_in_steps(&one.db, mine, asked, 7).await, "{who} asks {asked} in steps");
            some += found.len();
        }
    }
    assert!(some > 1_000, "{some} things were found");
}
