use super::*;
use ensemble_document::outline::ItemKind;
use ensemble_practices::practice_guide::{GuideAccess, keep_document_writers, rules::MAX_TOGETHER};
use ensemble_server::realtime::{DocumentAccess, Permission, compact};
use ensemble_testing::on_both_with_content;

/// Adds an item before the one with this index.
fn added(id: &'static str, index: usize) -> impl FnOnce(&mut TransactionMut<'_>) + Send + 'static {
    move |to| change::add_at(to, id, ItemKind::Discussion, 10, index)
}

on_both_with_content! {
    async fn a_chapter_opens_with_its_passages_and_changes_nothing_by_itself(db: Db) {
        let scene = scene(db).await;
        let one = scene.passage(&[("title-fr", "Un intertitre"), ("text-fr", BEGINS), ("text-en", "Teams see early.")]).await;
        let two = scene.quoted("member-en", "Now I offer it first").await;
        let document = scene.opened("facilitator").await;
        assert_eq!(scene.opened("co-facilitator").await, document, "the same for all");
        let content = scene.content(document).await;
        let ids: Vec<&str> = content.items.iter().map(|item| item.id.as_str()).collect();
        assert_eq!(ids, [item_of(&one), item_of(&two)]);
        let first = &content.items[0];
        let said = [first.title.fr.as_str(), first.field(FR), first.field(EN), content.items[1].field(EN)];
        assert_eq!(said, ["Un intertitre", BEGINS, "Teams see early.", "Now I offer it first"]);
        let page = scene.get("facilitator", &scene.together("")).await.body;
        assert!(page.contains("Accord demandé") && page.contains("activer JavaScript"), "{page}");
        let before = scene.passages().await;
        let done = scene.put("facilitator").await;
        assert!(done.header("location").contains("notice=saved"), "{}", done.body);
        assert_eq!(scene.passages().await, before, "no one typed anything");
    }

    async fn what_two_people_write_move_add_and_take_off_is_in_the_guide_once_it_is_put_there(db: Db) {
        let scene = scene(db).await;
        let one = scene.passage(&[("text-fr", BEGINS), ("text-en", "Teams see early.")]).await;
        let two = scene.passage(&[("text-fr", "Deux"), ("text-en", "Two")]).await;
        let three = scene.passage(&[("text-fr", "Trois"), ("text-en", "Three")]).await;
        let document = scene.opened("facilitator").await;
        let [first, second, third] = [&one, &two, &three].map(|id| item_of(id));
        scene.write("facilitator", document, &first, FR, "Les équipes voient tôt ce qui change.").await;
        scene.write("co-facilitator", document, &first, FR, "Les petites équipes voient tôt ce qui change.").await;
        scene.change("co-facilitator", document, move |to| change::place_at(to, &third, 0)).await;
        scene.change("facilitator", document, move |to| change::remove(to, &second)).await;
        scene.change("co-facilitator", document, added("new", 1)).await;
        scene.write("co-facilitator", document, "new", EN, "Something new.").await;
        scene.write("facilitator", document, "new", FR, "Du nouveau.").await;
        scene.change("facilitator", document, added("waits", 0)).await;
        assert_eq!(scene.said().await[0], pair(BEGINS, "Teams see early."), "not before");
        let done = scene.put("co-facilitator").await;
        assert_eq!(done.status, 303, "{}", done.body);
        let texts = [
            pair("Trois", "Three"),
            pair("Du nouveau.", "Something new."),
            pair("Les petites équipes voient tôt ce qui change.", "Teams see early."),
        ];
        assert_eq!(scene.said().await, texts);
        let passages = scene.passages().await;
        assert_eq!((passages[0].id.to_string(), passages[2].id.to_string()), (three, one), "they are the same passages");
        assert!(passages.iter().all(|passage| passage.source == Source::Written));
        assert_eq!(passages[1].text.source(), Lang::En, "it was written in English first");
        assert!(scene.compose().await.contains("plus à jour en anglais"), "only the French of the last one changed");
        assert_eq!(scene.put("facilitator").await.status, 303);
        assert_eq!(scene.passages().await, passages, "once");
        let deeds: i64 = sqlx::query_scalar(
            "SELECT COUNT(*) FROM audit
             WHERE action IN ('practice-guide.remove', 'practice-guide.move')
               AND subject_id = (SELECT id FROM practice_guide WHERE slug = $1)",
        )
        .bind(&scene.guide)
        .fetch_one(&scene.app.scratch.db.reader)
        .await
        .expect("a count");
        assert_eq!(deeds, 2);
        // The empty one still waits, and is put once it says something.
        scene.write("facilitator", document, "waits", FR, "Enfin.").await;
        assert_eq!(scene.put("facilitator").await.status, 303);
        assert_eq!(scene.said().await[0], pair("Enfin.", ""));
    }

    async fn two_who_put_at_once_put_each_passage_once(db: Db) {
        let scene = scene(db).await;
        let document = scene.opened("facilitator").await;
        scene.change("facilitator", document, added("new", 0)).await;
        scene.write("facilitator", document, "new", FR, BEGINS).await;
        let (one, other) = futures::join!(scene.put("facilitator"), scene.put("co-facilitator"));
        assert_eq!((one.status.as_u16(), other.status.as_u16()), (303, 303), "{} {}", one.body, other.body);
        assert_eq!(scene.said().await, [pair(BEGINS, "")]);
    }

    async fn a_translation_that_someone_says_is_current_is_current(db: Db) {
        let scene = scene(db).await;
        let id = scene.passage(&[("text-fr", BEGINS), ("text-en", "Teams see early.")]).await;
        let (document, item) = (scene.opened("facilitator").await, item_of(&id));
        scene.write("facilitator", document, &item, FR, "Les équipes voient très tôt.").await;
        scene.change("facilitator", document, move |to| change::confirm_translation(to, &item, FR)).await;
        assert_eq!(scene.put("facilitator").await.status, 303);
        let page = scene.compose().await;
        assert!(page.contains("très tôt") && !page.contains("plus à jour en anglais"), "{page}");
    }

    async fn what_cannot_be_saved_is_said_with_its_passage_and_nothing_is_put(db: Db) {
        let scene = scene(db).await;
        let one = scene.passage(&[("text-fr", BEGINS)]).await;
        let two = scene.passage(&[("text-fr", "Deux")]).await;
        let document = scene.opened("facilitator").await;
        scene.write("facilitator", document, &item_of(&one), FR, "Autrement dit.").await;
        scene.write("facilitator", document, &item_of(&two), FR, "").await;
        let refused = scene.put("facilitator").await;
        assert_eq!(refused.status, 422, "{}", refused.body);
        assert!(refused.body.contains("Écrivez quelque chose, dans une langue au moins."), "{}", refused.body);
        assert!(refused.body.contains(&format!("#{}-about.fr", item_of(&two))), "{}", refused.body);
        scene.write("facilitator", document, &item_of(&two), FR, &"x".repeat(10_001)).await;
        let refused = scene.put("facilitator").await;
        assert!(refused.status == 422 && refused.body.contains("10\u{a0}000"), "{}", refused.body);
        assert_eq!(scene.said().await, [pair(BEGINS, ""), pair("Deux", "")]);
        scene.write("facilitator", document, &item_of(&two), FR, "Mon élève Mathis Gagnon s’absente le lundi.").await;
        let warned = scene.put("facilitator").await;
        assert!(warned.status == 422 && warned.body.contains("Pourrait-on reconnaître une ou un élève?"), "{}", warned.body);
        let token = part(&warned.body, "name=\"confirmation-token\" value=\"", "\"");
        assert_eq!(scene.put_with("facilitator", &token).await.status, 303);
        assert!(scene.said().await[1][0].contains("s’absente"));
    }

    async fn a_chapter_that_would_be_too_long_to_be_written_together_is_not_put(db: Db) {
        let scene = scene(db).await;
        let document = scene.opened("facilitator").await;
        scene
            .change("facilitator", document, |to| {
                for index in 0..=MAX_TOGETHER {
                    let id = format!("new{index}");
                    change::add_at(to, &id, ItemKind::Discussion, 10, index);
                    let typed = [Splice { at: 0, remove: 0, insert: format!("Passage {index}") }];
                    change::write(to, &id, FR, &typed);
                }
            })
            .await;
        let refused = scene.put("facilitator").await;
        assert!(refused.status == 422 && refused.body.contains("serait trop long"), "{}", refused.body);
        assert!(scene.passages().await.is_empty(), "nothing was put");
        scene.change("facilitator", document, |to| change::remove(to, "new7")).await;
        assert_eq!(scene.put("facilitator").await.status, 303);
        assert_eq!(scene.passages().await.len(), MAX_TOGETHER);
    }

    async fn one_who_wrote_together_never_reviews_the_guide(db: Db) {
        let scene = scene(db.clone()).await;
        let id = scene.passage(&[("text-fr", BEGINS)]).await;
        let document = scene.opened("facilitator").await;
        scene.write("co-facilitator", document, &item_of(&id), FR, "Autrement dit.").await;
        assert_eq!(scene.put("facilitator").await.status, 303);
        let other = scene.id_of("co-facilitator").await.to_string();
        let is_refused = async || {
            let ask = scene.at("relecture/demande");
            let refused = scene.app.send(&ask, &scene.facilitator, &[("person", other.as_str())]).await;
            refused.status == 422 && refused.body.contains("ne peut pas relire")
        };
        assert!(is_refused().await);
        // The history of the document is shortened: it does not say any more who wrote.
        keep_document_writers(&db).await.expect("kept");
        compact(&db, i64::MAX, |_| false).await.expect("compacted");
        let authors = "SELECT COUNT(*) FROM live_update WHERE document_id = $1 AND person_id IS NOT NULL";
        let authors: i64 = sqlx::query_scalar(authors)
            .bind(document.to_string())
            .fetch_one(&db.reader)
            .await
            .expect("a count");
        assert_eq!(authors, 0);
        assert!(is_refused().await, "after the history was shortened");

        let [one, two] = [scene.id_of("member").await.to_string(), scene.id_of("member-en").await.to_string()];
        let asked = [("person", one.as_str()), ("person", two.as_str())];
        let ask = scene.at("relecture/demande");
        assert_eq!(scene.app.send(&ask, &scene.facilitator, &asked).await.status, 303);
        for who in ["member", "member-en"] {
            scene.read(who).await;
        }
        assert_eq!(scene.publish("").await.status, 303);
        assert!(is_refused().await, "after an edition");

        let revision = scene.passages().await[0].revision.to_string();
        let remove = [("act", "remove"), ("passage", id.as_str()), ("revision", revision.as_str())];
        assert_eq!(scene.app.send(&scene.at("ordre"), &scene.facilitator, &remove).await.status, 303);
        let remove = [("act", "remove"), ("chapter", scene.chapter.as_str())];
        let removed = scene.app.send(&scene.at("ordre"), &scene.facilitator, &remove).await;
        assert_eq!(removed.status, 303, "{}", removed.body);
        assert!(is_refused().await, "after the chapter was removed");
        let data = scene.get("co-facilitator", "/fr/compte/donnees/json").await.body;
        assert!(data.contains("guide_document_writer"), "their data have it");
    }

    async fn only_those_who_compose_write_together_and_not_after_they_lose_the_right(db: Db) {
        let scene = scene(db.clone()).await;
        scene.passage(&[("text-fr", &format!("Un {DRAFT} écrit"))]).await;
        let document = scene.opened("co-facilitator").await;
        for (who, viewer) in everybody(&db).await {
            let composes = ["facilitator", "co-facilitator"].contains(&who.as_str());
            let permission = GuideAccess.permission(&scene.app.portal, &viewer, document).await.expect("an answer");
            assert_eq!(permission, composes.then_some(Permission::Write), "{who}");
        }
        for who in ["member", "observer", "liaison", "coordinator", "administrator", "person"] {
            assert_eq!(scene.live(who, document).await, 404, "{who}");
            assert_eq!(scene.get(who, &scene.together("")).await.status, 404, "{who}");
            assert_eq!(scene.put(who).await.status, 404, "{who}");
        }
        assert_eq!(scene.live("co-facilitator", document).await, 400, "let in");
        let person = scene.id_of("co-facilitator").await.to_string();
        scene.run("UPDATE membership SET role = 'member' WHERE person_id = $1", &person).await;
        assert_eq!(scene.live("co-facilitator", document).await, 404);
        assert_eq!(scene.put("co-facilitator").await.status, 404);
        assert_eq!(scene.live("facilitator", document).await, 400);
        let community = "UPDATE community SET archived_at = 1
                         WHERE id = (SELECT community_id FROM practice_guide WHERE slug = $1)";
        scene.run(community, &scene.guide).await;
        assert_eq!(scene.live("facilitator", document).await, 404, "nothing changes in a community that was archived");
    }

    async fn one_who_wrote_in_the_document_is_not_asked_to_read_the_guide(db: Db) {
        let scene = scene(db).await;
        let id = scene.passage(&[("text-fr", BEGINS)]).await;
        let document = scene.opened("facilitator").await;
        let other = scene.id_of("co-facilitator").await.to_string();
        let offered = format!("value=\"{other}\"");
        assert!(scene.get("facilitator", &scene.at("publication")).await.body.contains(&offered));
        scene.write("co-facilitator", document, &item_of(&id), FR, "Autrement dit.").await;
        assert_eq!(scene.put("facilitator").await.status, 303);
        assert!(!scene.get("facilitator", &scene.at("publication")).await.body.contains(&offered));
        let asked = scene.app.send(&scene.at("relecture/demande"), &scene.facilitator, &[("person", &other)]).await;
        assert_eq!(asked.status, 422, "{}", asked.body);
    }
}
