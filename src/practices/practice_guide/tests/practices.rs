//! Passages from practices: the consent of the authors behind these, and how they are named.

use super::*;
use ensemble_core::{Lang, ids::PracticeId};
use ensemble_practices::{
    practice::{self, NewVersion},
    practice_guide::chapters_of_practice,
};
use ensemble_testing::on_both_with_content;

const MINUTE: i64 = 60_000;
const WORDS: &str = "Les mots de zinnwaldite d’avant";

/// A public practice of the demonstration, behind which are two people, each consenting with their organization and their name.
async fn practice_of_two(db: &Db, scene: &Scene) -> PracticeId {
    let mut to = db.write().await.expect("a transaction");
    let practice: String = sqlx::query_scalar(
        "UPDATE practice SET audience = 'public'
         WHERE id = (SELECT p.id FROM practice p WHERE p.version = 1 ORDER BY p.id LIMIT 1)
         RETURNING id",
    )
    .fetch_one(&mut *to)
    .await
    .expect("a practice");
    sqlx::query("DELETE FROM quotation WHERE work = 'practice' AND work_id = $1")
        .bind(&practice)
        .execute(&mut *to)
        .await
        .expect("deleted");
    to.commit().await.expect("committed");
    for (author, credit) in [("member-en", "organization"), ("member", "name")] {
        let (reflection, revision, lang) = scene.reflection(author).await;
        let mut to = db.write().await.expect("a transaction");
        sqlx::query(
            "INSERT INTO quotation
               (id, work, work_id, reflection_id, revision, person_id, passage, lang, consent, credit, asked_at, answered_at)
             VALUES ($1, 'practice', $2, $3, $4, $5, '', $6, 'given', $7, 1, 1)",
        )
        .bind(ensemble_core::ids::QuotationId::new().to_string())
        .bind(&practice)
        .bind(reflection)
        .bind(revision)
        .bind(scene.id_of(author).await.to_string())
        .bind(lang)
        .bind(credit)
        .execute(&mut *to)
        .await
        .expect("consented");
        to.commit().await.expect("committed");
    }
    practice.parse().expect("an id")
}

/// Adds a passage from a version of a practice.
async fn passage_from(scene: &Scene, practice: PracticeId, version: &str) -> String {
    let source = format!("practice:{practice}");
    scene.passage(&[("source", &source), ("seen", version), ("text-fr", WORDS)]).await
}

/// An author behind a practice answers.
async fn answer(scene: &Scene, author: &str, practice: PracticeId, consent: &str) {
    let id: String = sqlx::query_scalar("SELECT id FROM quotation WHERE work_id = $1 AND person_id = $2")
        .bind(practice.to_string())
        .bind(scene.id_of(author).await.to_string())
        .fetch_one(&scene.app.scratch.db.reader)
        .await
        .expect("a quotation");
    let form = [("consent", consent), ("credit", "name")];
    let cookie = scene.app.cookie(author).await;
    let done = scene.app.send(&format!("/fr/mes-citations/{id}/accord"), &cookie, &form).await;
    assert_eq!(done.status, 303, "{}", done.body);
}

/// Changes what the member is asked for a practice: `$1` is the practice, `$2` the member.
async fn change(db: &Db, statement: &'static str, scene: &Scene, practice: PracticeId) {
    let mut to = db.write().await.expect("a transaction");
    sqlx::query(statement)
        .bind(practice.to_string())
        .bind(scene.id_of("member").await.to_string())
        .execute(&mut *to)
        .await
        .expect("changed");
    to.commit().await.expect("committed");
}

/// The member removes their latest reflection.
async fn remove_reflection(db: &Db, scene: &Scene) {
    let (reflection, ..) = scene.reflection("member").await;
    let mut to = db.write().await.expect("a transaction");
    sqlx::query("UPDATE reflection SET removed_at = $2, removed_by = 'author' WHERE id = $1")
        .bind(reflection)
        .bind(scene.app.portal.now())
        .execute(&mut *to)
        .await
        .expect("removed");
    to.commit().await.expect("committed");
}

/// Publishes the next version of a practice.
async fn publish_next(db: &Db, scene: &Scene, id: PracticeId) {
    let found = practice::find(db, id).await.expect("an answer").expect("a practice");
    let by = scene.id_of("facilitator").await;
    let mut to = db.write().await.expect("a transaction");
    let new = NewVersion { practice: id, revision: 2, content: &found.content, published_by: by };
    assert_eq!(practice::add_version(&mut to, &new, scene.app.portal.now()).await.expect("published"), 2);
    to.commit().await.expect("committed");
}

/// The chapters of the guide that the page of a practice names: their numbers and their French titles.
async fn chapters(db: &Db, scene: &Scene, practice: PracticeId) -> Vec<(usize, String)> {
    let found = chapters_of_practice(db, practice).await.expect("chapters").into_iter();
    let own =
        found.filter(|chapter| chapter.slug == scene.guide && chapter.guide.text(Lang::Fr) == "Voir de près");
    own.map(|chapter| (chapter.number, chapter.title.into_text(Lang::Fr))).collect()
}

/// Adds a chapter to the guide, in which the next passages are.
async fn begin_chapter(scene: &mut Scene, title: &str) {
    let form = [("title-fr", title), ("title-en", "Next")];
    let added = scene.app.send(&scene.at("chapitres/nouveau"), &scene.facilitator, &form).await;
    scene.chapter = part(added.header("location"), "chapter=", "&");
}

on_both_with_content! {
    async fn a_passage_from_a_practice_is_withdrawn_with_an_author_until_a_later_version_is_taken(db: Db) {
        let mut scene = scene(db.clone()).await;
        scene.passage(&[("text-fr", "Un passage écrit")]).await;
        let practice = practice_of_two(&db, &scene).await;
        let old = passage_from(&scene, practice, "1").await;
        assert!(!scene.compose().await.contains("Accord retiré"));
        scene.app.later(MINUTE);
        answer(&scene, "member-en", practice, "withdrawn").await;
        let compose = scene.compose().await.replace('\u{a0}', " ");
        for said in ["Accord retiré le 18 novembre 2026", "Ne paraîtra pas dans la prochaine édition", "Écrire un autre passage"] {
            assert!(compose.contains(said), "{said}: {compose}");
        }
        let review = scene.get("co-facilitator", &scene.at("relecture")).await.body;
        assert!(review.contains("Un passage écrit") && !review.contains("zinnwaldite"), "{review}");
        scene.reviewed().await;
        assert_eq!(scene.publish("").await.status, 303);
        for file in FILES {
            let answer = scene.get("", &format!("{}/{file}", scene.edition("1.0"))).await;
            assert!(!exports::text_of(&answer).contains("zinnwaldite"), "{file}");
        }

        // A later version of the practice is another source; what is from the one before stays withdrawn.
        scene.app.later(MINUTE);
        publish_next(&db, &scene, practice).await;
        assert!(scene.compose().await.contains("Accord retiré"), "the words may be those of the version before");
        passage_from(&scene, practice, "2").await;
        let remove = [("act", "remove"), ("passage", old.as_str()), ("revision", "1")];
        assert_eq!(scene.app.send(&scene.at("ordre"), &scene.facilitator, &remove).await.status, 303);
        let compose = scene.compose().await;
        assert!(!compose.contains("Accord retiré") && compose.contains("zinnwaldite"), "{compose}");
        scene.app.later(MINUTE);
        answer(&scene, "member-en", practice, "given").await;
        answer(&scene, "member-en", practice, "withdrawn").await;
        assert!(scene.compose().await.contains("Accord retiré"), "withdrawn after that version, too");
    }

    async fn a_passage_from_a_practice_is_withdrawn_with_a_reflection_that_its_author_removes(db: Db) {
        let mut scene = scene(db.clone()).await;
        let practice = practice_of_two(&db, &scene).await;
        passage_from(&scene, practice, "1").await;
        scene.app.later(MINUTE);
        remove_reflection(&db, &scene).await;
        assert!(scene.compose().await.contains("Accord retiré"));
        scene.app.later(MINUTE);
        publish_next(&db, &scene, practice).await;
        let marked = scene.compose().await.matches("Accord retiré").count();
        assert!(marked > 0, "the words may be those of the version before");
        passage_from(&scene, practice, "2").await;
        let compose = scene.compose().await;
        assert_eq!(compose.matches("Accord retiré").count(), marked, "none more: {compose}");
    }

    async fn one_who_refused_takes_nothing_from_a_passage_when_they_remove_their_reflection(db: Db) {
        let mut scene = scene(db.clone()).await;
        let practice = practice_of_two(&db, &scene).await;
        change(&db, "UPDATE quotation SET consent = 'refused' WHERE work_id = $1 AND person_id = $2", &scene, practice).await;
        passage_from(&scene, practice, "1").await;
        scene.app.later(MINUTE);
        remove_reflection(&db, &scene).await;
        let compose = scene.compose().await;
        assert!(compose.contains("zinnwaldite") && !compose.contains("Accord retiré"), "{compose}");
    }

    async fn one_who_was_asked_after_the_version_takes_nothing_from_a_passage(db: Db) {
        let mut scene = scene(db.clone()).await;
        let practice = practice_of_two(&db, &scene).await;
        passage_from(&scene, practice, "1").await;
        change(
            &db,
            "UPDATE quotation SET asked_at = 1 + (SELECT v.published_at FROM practice_version v
                                                  WHERE v.practice_id = $1 AND v.number = 1)
             WHERE work_id = $1 AND person_id = $2",
            &scene,
            practice,
        )
        .await;
        scene.app.later(MINUTE);
        answer(&scene, "member", practice, "withdrawn").await;
        let compose = scene.compose().await;
        assert!(compose.contains("zinnwaldite") && !compose.contains("Accord retiré"), "{compose}");
    }

    async fn the_chapters_from_a_practice_are_those_of_the_last_edition(db: Db) {
        let mut scene = scene(db.clone()).await;
        scene.passage(&[("text-fr", "Un passage écrit")]).await;
        let practice = practice_of_two(&db, &scene).await;
        begin_chapter(&mut scene, "Deux").await;
        passage_from(&scene, practice, "1").await;
        assert!(chapters(&db, &scene, practice).await.is_empty(), "nothing is published yet");
        scene.reviewed().await;
        assert_eq!(scene.publish("").await.status, 303);
        let published = [(2, "Deux".to_owned())];
        assert_eq!(chapters(&db, &scene, practice).await, published);
        begin_chapter(&mut scene, "Trois").await;
        passage_from(&scene, practice, "1").await;
        assert_eq!(chapters(&db, &scene, practice).await, published, "the next edition is not published");
        let mut to = db.write().await.expect("a transaction");
        sqlx::query("UPDATE community SET archived_at = 1 WHERE id = (SELECT community_id FROM practice_guide WHERE slug = $1)")
            .bind(&scene.guide)
            .execute(&mut *to)
            .await
            .expect("archived");
        to.commit().await.expect("committed");
        assert!(chapters(&db, &scene, practice).await.is_empty(), "not everyone reads an archived community");
    }

    async fn authors_behind_a_practice_are_credited_as_they_want(db: Db) {
        let mut scene = scene(db.clone()).await;
        let practice = practice_of_two(&db, &scene).await;
        passage_from(&scene, practice, "1").await;
        scene.reviewed().await;
        assert_eq!(scene.publish("").await.status, 303);
        let edition = scene.edition("1.0");
        let chapter = scene.get("", &format!("{edition}/chapitres/1")).await.body;
        for name in ["Pratique", "Imogen Thackeray-Wills, ", "Béatrice Lafrenaye-Diallo"] {
            assert!(chapter.contains(name), "{name}: {chapter}");
        }
        let json = scene.get("", &format!("{edition}/provenance.json")).await.body;
        assert!(json.contains("Imogen Thackeray-Wills") && json.contains("Béatrice Lafrenaye-Diallo"), "{json}");
        for file in FILES {
            let text = exports::text_of(&scene.get("", &format!("{edition}/{file}")).await);
            assert!(text.contains("Imogen Thackeray-Wills") && text.contains("Béatrice Lafrenaye-Diallo"), "{file}");
        }
        let epub = scene.get("", &format!("{edition}/guide.epub")).await;
        let creators = exports::text_of(&epub);
        assert!(creators.contains("Imogen Thackeray-Wills, "), "the file names its authors");

        scene.app.later(MINUTE);
        answer(&scene, "member-en", practice, "withdrawn").await;
        let pages = ["/chapitres/1", "/provenance.json"].map(|page| format!("{edition}{page}"));
        for address in pages.into_iter().chain(FILES.map(|file| format!("{edition}/{file}"))) {
            let text = exports::text_of(&scene.get("", &address).await);
            assert!(!text.contains("Imogen") && text.contains("Béatrice"), "{address}");
        }
    }
}
