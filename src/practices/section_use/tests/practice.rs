//! Where a practice is used, on its page, and the way to services there and below an agenda.

use super::*;
use ensemble_core::ids::PracticeId;
use ensemble_practices::practice_guide::{NewPassage, add_chapter, add_passage};
use ensemble_testing::on_both_with_content;

const LINK: &str = "Chercher un service";

/// A practice of the demonstration that everyone reads.
async fn practice(scene: &Scene) -> PracticeId {
    let id: String = sqlx::query_scalar(
        "SELECT p.id FROM practice p
         JOIN community_slug s ON s.community_id = p.community_id
         WHERE p.version IS NOT NULL AND s.slug = 'students-at-risk'",
    )
    .fetch_one(&scene.app.scratch.db.reader)
    .await
    .expect("a practice");
    let mut to = scene.app.scratch.db.write().await.expect("a transaction");
    sqlx::query("UPDATE practice SET audience = 'public' WHERE id = $1")
        .bind(&id)
        .execute(&mut *to)
        .await
        .expect("shared");
    to.commit().await.expect("committed");
    id.parse().expect("an id")
}

/// Adds a passage from a practice to the text of a guide.
async fn add_from(scene: &Scene, guide: GuideId, chapter: GuideChapterId, source: Source) {
    let by = id_of(&everybody(&scene.app.scratch.db).await, "facilitator");
    let text = both("Des mots.", "Words.");
    let mut to = scene.app.scratch.db.write().await.expect("a transaction");
    add_chapter(&mut to, guide, chapter, &text, by).await.expect("a chapter");
    let id = PassageId::new();
    let new = NewPassage { id, chapter, title: None, text: &text, source, adapted: false, by };
    assert!(add_passage(&mut to, guide, &new, NOW).await.expect("a passage"));
    to.commit().await.expect("committed");
}

on_both_with_content! {
    async fn a_practice_says_in_which_chapters_it_is_and_at_how_many_meetings_they_were_used(db: Db) {
        let scene = scene(&db).await;
        let id = practice(&scene).await;
        let (french, english) = (
            format!("/fr/communautes/eleves-a-risque/pratiques/{id}"),
            format!("/en/communities/students-at-risk/practices/{id}"),
        );
        let (guide, chapter, source) = (GuideId::new(), GuideChapterId::new(), Source::Practice { id, version: 1 });
        assert!(!scene.app.get(&french).await.body.contains("/fr/guides/accueillir/"));
        let mut says = content(&[(GuideChapterId::new(), "Avant"), (chapter, "À deux")]);
        says.chapters[1].passages[0].source = source;
        publish(&scene, guide, 1, &says).await;
        add_from(&scene, guide, chapter, source).await;
        let page = scene.app.get(&french).await;
        assert!(page.says("Où elle est utilisée") && page.says("À deux"), "{}", page.text());
        assert!(page.body.contains("/fr/guides/accueillir/1.0/chapitres/2"), "{}", page.body);
        assert!(!page.body.contains("/fr/guides/accueillir/1.0/chapitres/1") && !page.says("Utilisé dans"), "{}", page.body);
        scene.done(scene.begun[0], "ajouter", &[("section", &format!("{chapter} 1.0"))]).await;
        assert!(scene.app.get(&french).await.says("Utilisé dans une rencontre"));
        let page = scene.app.get(&english).await;
        assert!(page.says("Where it is used") && page.body.contains("/en/guides/accueillir/1.0/chapters/2"), "{}", page.body);

        publish(&scene, guide, 2, &content(&[(chapter, "À deux")])).await;
        assert!(!scene.app.get(&french).await.body.contains("/fr/guides/accueillir/"), "the last edition has none of it");
    }

    async fn the_way_to_services_is_once_on_a_practice_and_once_below_an_agenda(db: Db) {
        let scene = scene(&db).await;
        let id = practice(&scene).await;
        let address = format!("/fr/communautes/eleves-a-risque/pratiques/{id}");
        let page = scene.page("member", &address).await;
        assert!(page.matches(LINK).count() == 1 && page.contains("href=\"/fr/services?q="), "{page}");
        assert!(!scene.app.get(&address).await.body.contains(LINK), "visitors are not led there");

        scene.done(scene.coming, "ajouter", &[("section", DELIVERED)]).await;
        let last = scene.items(scene.coming).await.last().expect("an item").0.replace('\u{a0}', " ");
        let page = scene.page("member", &format!("/fr/rencontres/{}", scene.coming)).await.replace("<!>", "");
        assert_eq!(page.matches(LINK).count(), 1, "{page}");
        let link = page.find(LINK).expect("a link");
        assert!(page.find(&last).is_some_and(|item| item < link), "below {last}: {page}");
        let search = page.split("href=\"/fr/services?q=").nth(1).and_then(|rest| rest.split('"').next()).expect("a search");
        assert!(search.starts_with("Avant"), "the words of the items: {search}");
        let found = scene.app.get(&format!("/fr/services?q={search}")).await;
        assert_eq!(found.status, 200);
        let none = scene.page("member", &format!("/fr/rencontres/{}", scene.begun[1])).await;
        assert!(!none.contains(LINK), "no items, no words");
    }
}
