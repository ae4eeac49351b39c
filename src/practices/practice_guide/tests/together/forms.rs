use ensemble_testing::on_both_with_content;
use std::time::Duration;

use tokio::time::timeout;

use super::*;
use ensemble_core::{LocalizedText, ids::PassageId};

on_both_with_content! {
    async fn what_is_changed_by_a_form_meanwhile_stays(db: Db) {
        let scene = scene(db).await;
        let one = scene.passage(&[("text-fr", BEGINS), ("text-en", "Teams see early.")]).await;
        let two = scene.passage(&[("text-fr", "Deux"), ("text-en", "Two")]).await;
        let document = scene.opened("facilitator").await;
        scene.write("facilitator", document, &item_of(&two), FR, "Deux, autrement").await;
        assert_eq!(scene.edit(&one, "1", [BEGINS, "Teams see it early."]).await, 303);
        let three = scene.passage(&[("text-fr", "Trois, au formulaire")]).await;
        let moved = [("act", "up"), ("passage", three.as_str())];
        assert_eq!(scene.app.send(&scene.at("ordre"), &scene.facilitator, &moved).await.status, 303);
        let done = scene.put("facilitator").await;
        assert_eq!(done.status, 303, "{}", done.body);
        let texts = [pair(BEGINS, "Teams see it early."), pair("Trois, au formulaire", ""), pair("Deux, autrement", "Two")];
        assert_eq!(scene.said().await, texts);
        let content = scene.content(document).await;
        let shown: Vec<[String; 2]> =
            content.items.iter().map(|item| pair(item.field(FR), item.field(EN))).collect();
        assert_eq!(shown, texts, "those who write together see it, too");
        assert_eq!(scene.opened("co-facilitator").await, document);
    }

    /// A form changes the guide while a chapter is begun: one waits for the other.
    async fn a_chapter_begins_under_the_lock_of_its_guide(db: Db) {
        let scene = scene(db.clone()).await;
        scene.passage(&[("text-fr", BEGINS)]).await;
        let (guide, by) = (scene.draft().await.guide.id, scene.id_of("facilitator").await);
        let (address, text) = (scene.together(""), LocalizedText::written(Lang::Fr, "Entre-temps.", ""));
        let chapter = scene.chapter.parse().expect("an id");
        let (id, source) = (PassageId::new(), Source::Written);
        let new = store::NewPassage { id, chapter, title: None, text: &text, source, adapted: false, by };
        let mut form = db.write().await.expect("a transaction");
        assert!(store::lock(&mut form, guide, 1).await.expect("locked"));
        assert!(store::add_passage(&mut form, guide, &new, 1).await.expect("added"));
        let mut opening = Box::pin(scene.app.get_with(&address, "cookie", &scene.facilitator));
        assert!(timeout(Duration::from_millis(300), &mut opening).await.is_err(), "it waits");
        form.commit().await.expect("committed");
        assert_eq!(opening.await.status, 200);
        let document = scene.opened("facilitator").await;
        let content = scene.content(document).await;
        let shown: Vec<&str> = content.items.iter().map(|item| item.field(FR)).collect();
        assert_eq!(shown, [BEGINS, "Entre-temps."]);
    }

    async fn a_passage_that_both_changed_holds_both_changes_and_those_who_put_it_are_told(db: Db) {
        let scene = scene(db).await;
        let id = scene.passage(&[("text-fr", "Un texte."), ("text-en", "A text.")]).await;
        let document = scene.opened("facilitator").await;
        scene.write("facilitator", document, &item_of(&id), FR, "Un texte. Encore.").await;
        assert_eq!(scene.edit(&id, "1", ["Un long texte.", "A text."]).await, 303);
        let done = scene.put("facilitator").await;
        assert_eq!(done.status, 409, "{}", done.body);
        assert!(done.body.contains("avec un formulaire") && done.body.contains("Un texte. Encore."), "{}", done.body);
        assert_eq!(scene.said().await, [pair("Un long texte. Encore.", "A text.")]);
    }

    async fn what_was_changed_by_a_form_is_not_taken_off_by_those_who_did_not_see_it(db: Db) {
        let scene = scene(db).await;
        let id = scene.passage(&[("text-fr", "Un texte.")]).await;
        let document = scene.opened("facilitator").await;
        let item = item_of(&id);
        scene.change("facilitator", document, move |to| change::remove(to, &item)).await;
        assert_eq!(scene.edit(&id, "1", ["Un long texte.", ""]).await, 303);
        let done = scene.put("facilitator").await;
        assert!(done.status == 409 && done.body.contains("Un texte."), "{}", done.body);
        assert_eq!(scene.said().await, [pair("Un long texte.", "")]);
        let item = item_of(&id);
        scene.change("facilitator", document, move |to| change::remove(to, &item)).await;
        assert_eq!(scene.put("facilitator").await.status, 303);
        assert!(scene.said().await.is_empty(), "now they saw it");
    }

    async fn a_passage_that_a_form_removed_leaves_the_document_and_can_be_put_back(db: Db) {
        let scene = scene(db).await;
        let id = scene.passage(&[("text-fr", BEGINS)]).await;
        let (document, item) = (scene.opened("facilitator").await, item_of(&id));
        let remove = [("act", "remove"), ("passage", id.as_str()), ("revision", "1")];
        assert_eq!(scene.app.send(&scene.at("ordre"), &scene.facilitator, &remove).await.status, 303);
        scene.opened("facilitator").await;
        let content = scene.content(document).await;
        assert!(content.items.is_empty() && content.removed[0].field(FR) == BEGINS, "{content:?}");
        scene.change("facilitator", document, move |to| change::restore(to, &item)).await;
        assert_eq!(scene.put("facilitator").await.status, 303);
        let passages = scene.passages().await;
        assert_eq!(scene.said().await, [pair(BEGINS, "")]);
        assert!(passages[0].id.to_string() != id && passages[0].source == Source::Written);
    }

    async fn a_passage_that_goes_into_another_chapter_goes_into_its_document(db: Db) {
        let scene = scene(db).await;
        let id = scene.passage(&[("text-fr", BEGINS)]).await;
        let document = scene.opened("facilitator").await;
        let chapters = scene.at("chapitres/nouveau");
        let added = scene.app.send(&chapters, &scene.facilitator, &[("title-fr", "Deux")]).await;
        let next = part(added.header("location"), "chapter=", "&");
        let moved = [("act", "down"), ("passage", id.as_str())];
        assert_eq!(scene.app.send(&scene.at("ordre"), &scene.facilitator, &moved).await.status, 303);
        scene.opened("facilitator").await;
        let content = scene.content(document).await;
        assert!(content.items.is_empty() && !format!("{content:?}").contains(BEGINS), "{content:?}");
        let other = Scene { chapter: next, ..scene };
        let there = other.opened("facilitator").await;
        assert_eq!(other.content(there).await.items[0].field(FR), BEGINS);
    }

    async fn a_passage_does_not_leave_a_chapter_while_something_is_written_there_that_is_not_in_the_guide(db: Db) {
        let scene = scene(db).await;
        let id = scene.passage(&[("text-fr", BEGINS)]).await;
        let chapters = scene.at("chapitres/nouveau");
        assert_eq!(scene.app.send(&chapters, &scene.facilitator, &[("title-fr", "Deux")]).await.status, 303);
        let document = scene.opened("facilitator").await;
        let words = "Les équipes voient tôt ce qui change.";
        scene.write("co-facilitator", document, &item_of(&id), FR, words).await;
        let moved = [("act", "down"), ("passage", id.as_str())];
        let refused = scene.app.send(&scene.at("ordre"), &scene.facilitator, &moved).await;
        assert!(refused.status == 422 && refused.body.contains("ne sont pas encore dans le guide"), "{}", refused.body);
        scene.look_after_documents().await;
        assert_eq!(scene.content(document).await.items[0].field(FR), words, "nothing is lost");
        assert_eq!(scene.put("facilitator").await.status, 303);
        assert_eq!(scene.app.send(&scene.at("ordre"), &scene.facilitator, &moved).await.status, 303);
        assert_eq!(scene.said().await, [pair(words, "")]);
    }

    async fn a_chapter_in_which_something_is_written_that_is_not_in_the_guide_is_not_removed(db: Db) {
        let mut scene = scene(db.clone()).await;
        let document = scene.opened("facilitator").await;
        scene
            .change("facilitator", document, |to| {
                change::add(to, "new", ensemble_document::outline::ItemKind::Discussion, 10, None);
            })
            .await;
        scene.write("facilitator", document, "new", FR, BEGINS).await;
        let remove = [("act", "remove"), ("chapter", scene.chapter.as_str())];
        let refused = scene.app.send(&scene.at("ordre"), &scene.facilitator, &remove).await;
        assert!(refused.status == 422 && refused.body.contains("ne sont pas encore dans le guide"), "{}", refused.body);
        scene.change("facilitator", document, |to| change::remove(to, "new")).await;
        assert_eq!(scene.app.send(&scene.at("ordre"), &scene.facilitator, &remove).await.status, 303);
        assert_eq!(scene.live("facilitator", document).await, 404);
        assert_eq!(scene.get("facilitator", &scene.together("")).await.status, 404);
        let left = async || -> i64 {
            sqlx::query_scalar("SELECT COUNT(*) FROM live_update WHERE document_id = $1")
                .bind(document.to_string())
                .fetch_one(&db.reader)
                .await
                .expect("a count")
        };
        scene.look_after_documents().await;
        assert!(left().await > 0, "other processes may still have it open");
        scene.app.later(61_000);
        scene.look_after_documents().await;
        assert_eq!(left().await, 0, "the document is deleted");
        let ended: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM guide_document_ended")
            .fetch_one(&db.reader)
            .await
            .expect("a count");
        assert_eq!(ended, 0);
    }

    async fn a_chapter_is_not_removed_while_a_passage_was_changed_or_put_back_in_its_document(db: Db) {
        let scene = scene(db).await;
        let id = scene.passage(&[("text-fr", BEGINS)]).await;
        let (document, item) = (scene.opened("facilitator").await, item_of(&id));
        let remove = [("act", "remove"), ("passage", id.as_str()), ("revision", "1")];
        assert_eq!(scene.app.send(&scene.at("ordre"), &scene.facilitator, &remove).await.status, 303);
        let remove = [("act", "remove"), ("chapter", scene.chapter.as_str())];
        let is_refused = async || {
            let refused = scene.app.send(&scene.at("ordre"), &scene.facilitator, &remove).await;
            refused.status == 422 && refused.body.contains("ne sont pas encore dans le guide")
        };
        scene.write("co-facilitator", document, &item, FR, "Les équipes voient tôt ce qui change.").await;
        assert!(is_refused().await, "it was changed");
        // The guide does not have it any more, so it leaves the document; a person puts it back.
        scene.opened("facilitator").await;
        let back = item.clone();
        scene.change("facilitator", document, move |to| change::restore(to, &back)).await;
        assert!(is_refused().await, "it was put back");
        scene.change("facilitator", document, move |to| change::remove(to, &item)).await;
        assert_eq!(scene.app.send(&scene.at("ordre"), &scene.facilitator, &remove).await.status, 303);
    }
}
