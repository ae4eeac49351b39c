//! Those who write in a guide do not review its next edition, also when nothing of theirs is left in it.

use super::{publishing::add_image, *};
use ensemble_testing::on_both_with_content;

/// Whether a person wrote in the guide since its last edition.
async fn wrote(scene: &Scene, who: &str) -> bool {
    let count: i64 = sqlx::query_scalar(
        "SELECT COUNT(*) FROM guide_writer w
         JOIN practice_guide g ON g.id = w.guide_id
         WHERE g.slug = $1 AND w.person_id = $2",
    )
    .bind(&scene.guide)
    .bind(scene.id_of(who).await.to_string())
    .fetch_one(&scene.app.scratch.db.reader)
    .await
    .expect("a count");
    count > 0
}

async fn forget(db: &Db) {
    let mut to = db.write().await.expect("a transaction");
    sqlx::query("DELETE FROM guide_writer").execute(&mut *to).await.expect("deleted");
    to.commit().await.expect("committed");
}

on_both_with_content! {
    async fn one_whose_words_another_person_replaced_does_not_review_before_the_next_edition(db: Db) {
        let scene = scene(db).await;
        let id = scene.passage(&[("text-fr", "Un passage")]).await;
        let edit = scene.at(&format!("passages/{id}/modifier"));
        let earlier = scene.app.cookie("co-facilitator").await;
        let theirs = [("revision", "1"), ("text-fr", "Un passage de l’autre")];
        assert_eq!(scene.app.send(&edit, &earlier, &theirs).await.status, 303);
        let own = [("revision", "2"), ("text-fr", "Un passage repris")];
        assert_eq!(scene.app.send(&edit, &scene.facilitator, &own).await.status, 303);
        let writer = scene.id_of("co-facilitator").await.to_string();
        let ask = scene.at("relecture/demande");
        let page = scene.get("facilitator", &scene.at("publication")).await.body;
        assert!(!page.contains(&format!("value=\"{writer}\"")), "they are not offered: {page}");
        let refused = scene.app.send(&ask, &scene.facilitator, &[("person", &writer)]).await;
        assert!(refused.status == 422 && refused.body.contains("ne peut pas relire"), "{}", refused.body);
        let data = scene.get("co-facilitator", "/fr/compte/donnees/json").await.body;
        assert!(data.contains("guide_writer"), "their data have it");

        let [one, two] = [scene.id_of("member").await.to_string(), scene.id_of("member-en").await.to_string()];
        let asked = [("person", one.as_str()), ("person", two.as_str())];
        assert_eq!(scene.app.send(&ask, &scene.facilitator, &asked).await.status, 303);
        for who in ["member", "member-en"] {
            scene.read(who).await;
        }
        assert_eq!(scene.publish("").await.status, 303);
        assert!(!wrote(&scene, "co-facilitator").await && !wrote(&scene, "facilitator").await, "an edition was published");
        assert_eq!(scene.app.send(&ask, &scene.facilitator, &[("person", &writer)]).await.status, 303);
        let facilitator = scene.id_of("facilitator").await.to_string();
        let refused = scene.app.send(&ask, &earlier, &[("person", &facilitator)]).await;
        assert_eq!(refused.status, 422, "what they wrote is still in it: {}", refused.body);
    }

    async fn a_review_of_one_who_wrote_since_does_not_count(db: Db) {
        let scene = scene(db).await;
        let id = scene.passage(&[("text-fr", "Un passage")]).await;
        scene.reviewed().await;
        let edit = scene.at(&format!("passages/{id}/modifier"));
        let other = scene.app.cookie("co-facilitator").await;
        assert_eq!(scene.app.send(&edit, &other, &[("revision", "1"), ("text-fr", "Autrement")]).await.status, 303);
        assert_eq!(scene.app.send(&edit, &scene.facilitator, &[("revision", "2"), ("text-fr", "Un passage")]).await.status, 303);
        // The guide reads as it did when both reviewed it.
        scene.read("member").await;
        let page = scene.get("facilitator", &scene.at("publication")).await.body;
        assert!(page.contains("A écrit dans le guide"), "{page}");
        assert!(!page.contains("name=\"digest\""), "two who did not write have to review it first: {page}");
    }

    async fn titles_chapters_passages_and_images_make_one_a_writer(db: Db) {
        let scene = scene(db.clone()).await;
        assert!(wrote(&scene, "facilitator").await, "they began it");
        let id = scene.passage(&[("text-fr", "Un passage"), ("text-en", "A passage")]).await;
        let other = scene.app.cookie("co-facilitator").await;
        let passage = format!("passages/{id}");
        let outdated = [("revision", "1"), ("text-fr", "Un passage mieux dit"), ("text-en", "A passage")];
        let acts: [(String, Vec<(&str, &str)>); 6] = [
            ("titre".to_owned(), vec![("revision", "1"), ("title-fr", "Voir de plus près")]),
            ("chapitres/nouveau".to_owned(), vec![("title-fr", "Deux")]),
            (format!("chapitres/{}/modifier", scene.chapter), vec![("revision", "1"), ("title-fr", "Premier")]),
            (format!("chapitres/{}/passage", scene.chapter), vec![("text-fr", "Un second passage")]),
            (format!("{passage}/modifier"), outdated.to_vec()),
            ("ordre".to_owned(), vec![("act", "current"), ("passage", id.as_str()), ("revision", "2")]),
        ];
        for (address, form) in &acts {
            forget(&db).await;
            let done = scene.app.send(&scene.at(address), &other, form).await;
            assert_eq!(done.status, 303, "{address}: {}", done.body);
            assert!(wrote(&scene, "co-facilitator").await, "{address}");
        }
        add_image(&db, &scene.guide, &id).await;
        forget(&db).await;
        let alt = [("revision", "3"), ("alt-fr", "Une fiche")];
        assert_eq!(scene.app.send(&scene.at(&format!("{passage}/image")), &other, &alt).await.status, 303);
        assert!(wrote(&scene, "co-facilitator").await, "what an image shows");
        forget(&db).await;
        let stale = [("act", "remove"), ("passage", id.as_str()), ("revision", "1")];
        assert_eq!(scene.app.send(&scene.at("ordre"), &other, &stale).await.status, 409);
        assert!(!wrote(&scene, "co-facilitator").await, "nothing was done");
        let remove = [("act", "remove"), ("passage", id.as_str()), ("revision", "4")];
        assert_eq!(scene.app.send(&scene.at("ordre"), &other, &remove).await.status, 303);
        assert!(wrote(&scene, "co-facilitator").await, "a passage was removed");
    }
}
