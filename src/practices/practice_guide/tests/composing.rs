use super::*;
use ensemble_testing::on_both_with_content;

/// A finding that the community sent.
async fn sent_finding(db: &Db) -> String {
    sqlx::query_scalar(
        "SELECT f.id FROM finding f JOIN community_slug s ON s.community_id = f.community_id
         WHERE s.slug = 'eleves-a-risque' AND f.sent_at IS NOT NULL ORDER BY f.number LIMIT 1",
    )
    .fetch_one(&db.reader)
    .await
    .expect("a finding")
}

on_both_with_content! {
    async fn a_guide_is_composed_moved_and_kept_in_both_languages(db: Db) {
        let scene = scene(db).await;
        let one = scene.passage(&[("text-fr", "Premier passage"), ("text-en", "First passage")]).await;
        let two = scene.passage(&[("text-fr", "Second passage"), ("title-fr", "Un intertitre")]).await;
        let page = scene.compose().await;
        for said in ["Premier passage", "First passage", "Écrit pour ce guide", "Pas encore en anglais", "Un intertitre"] {
            assert!(page.contains(said), "{said}: {page}");
        }
        let order = async || {
            let page = scene.compose().await;
            let at = |id: &str| page.find(&format!("id=\"passage-{id}\"")).expect("a passage");
            at(&one) < at(&two)
        };
        assert!(order().await);
        let moved = [("act", "down"), ("passage", one.as_str())];
        assert_eq!(scene.app.send(&scene.at("ordre"), &scene.facilitator, &moved).await.status, 303);
        assert!(!order().await);
        let edit = scene.at(&format!("passages/{one}/modifier"));
        let changed = [("revision", "1"), ("text-fr", "Premier passage, autrement"), ("text-en", "First passage")];
        assert_eq!(scene.app.send(&edit, &scene.facilitator, &changed).await.status, 303);
        assert!(scene.compose().await.contains("plus à jour en anglais depuis le"));
        let current = [("act", "current"), ("passage", one.as_str()), ("revision", "2")];
        assert_eq!(scene.app.send(&scene.at("ordre"), &scene.facilitator, &current).await.status, 303);
        assert!(!scene.compose().await.contains("plus à jour en anglais depuis le"));
        let remove = [("act", "remove"), ("passage", two.as_str()), ("revision", "1")];
        let removed = scene.app.send(&scene.at("ordre"), &scene.facilitator, &remove).await;
        assert!(removed.header("location").contains("notice=removed"), "{}", removed.body);
        assert!(!scene.compose().await.contains("Second passage"));
        let chapter = [("act", "remove"), ("chapter", scene.chapter.as_str())];
        let refused = scene.app.send(&scene.at("ordre"), &scene.facilitator, &chapter).await;
        assert!(refused.status == 422 && refused.body.contains("Ce chapitre contient encore des passages"), "{}", refused.body);
    }

    async fn a_passage_moves_into_the_next_chapter(db: Db) {
        let scene = scene(db).await;
        let id = scene.passage(&[("text-fr", "Un passage")]).await;
        let chapters = scene.at("chapitres/nouveau");
        let added = scene.app.send(&chapters, &scene.facilitator, &[("title-fr", "Deux")]).await;
        let next = part(added.header("location"), "chapter=", "&");
        let moved = scene.app.send(&scene.at("ordre"), &scene.facilitator, &[("act", "down"), ("passage", &id)]).await;
        assert_eq!(moved.header("location"), format!("{}?chapter={next}#passage-{id}", scene.at("composer")));
        let last = scene.app.send(&scene.at("ordre"), &scene.facilitator, &[("act", "down"), ("passage", &id)]).await;
        assert_eq!(last.status, 303, "at the end already: nothing happens");
        let up = [("act", "up"), ("chapter", next.as_str())];
        assert_eq!(scene.app.send(&scene.at("ordre"), &scene.facilitator, &up).await.status, 303);
        let page = scene.get("facilitator", &scene.at("composer")).await.body;
        let at = |id: &str| page.find(&format!("id=\"chapter-{id}\"")).expect("a chapter");
        assert!(at(&next) < at(&scene.chapter), "chapters change places");
    }

    async fn a_refused_form_keeps_what_was_typed(db: Db) {
        let scene = scene(db).await;
        let address = scene.at(&format!("chapitres/{}/passage", scene.chapter));
        let long = "x".repeat(10_001);
        for (form, said) in [
            ([("title-fr", "Un intertitre gardé"), ("text-fr", "")], "Écrivez quelque chose, dans une langue au moins."),
            ([("title-fr", "Un intertitre gardé"), ("text-fr", long.as_str())], "10\u{a0}000"),
        ] {
            let refused = scene.app.send(&address, &scene.facilitator, &form).await;
            assert!(refused.status == 422 && refused.body.contains(said), "{said}: {}", refused.body);
            assert!(refused.body.contains("Un intertitre gardé"));
        }
        let naming = [("text-fr", "Mon élève Mathis Gagnon s’absente le lundi."), ("title-fr", "")];
        let warned = scene.app.send(&address, &scene.facilitator, &naming).await;
        assert!(warned.status == 422 && warned.body.contains("Pourrait-on reconnaître une ou un élève?"), "{}", warned.body);
        let token = part(&warned.body, "name=\"confirmation-token\" value=\"", "\"");
        let confirmed = [naming[0], ("confirmation-token", token.as_str())];
        assert_eq!(scene.app.send(&address, &scene.facilitator, &confirmed).await.status, 303);
        let gone = [("source", "reflection:0190f5c0-0000-7000-8000-000000000000"), ("text-fr", "Un texte gardé")];
        let gone = scene.app.send(&address, &scene.facilitator, &gone).await;
        assert!(gone.status == 409 && gone.body.contains("Un texte gardé"), "{}", gone.body);
        assert_eq!(scene.app.send(&scene.at("ordre"), &scene.facilitator, &[("act", "jump")]).await.status, 400);
    }

    async fn what_a_chapter_says_of_its_use_is_confirmed_where_it_may_identify_a_student(db: Db) {
        let scene = scene(db).await;
        let new = [("title-fr", "Deux"), ("prompts-fr", "Mon élève Mathis Gagnon s’absente le lundi.")];
        let written = [
            ("title-fr", "Un"),
            ("material-fr", "Mon élève Mathis Gagnon s’absente le lundi."),
            ("revision", "1"),
        ];
        for (address, form) in [
            (scene.at("chapitres/nouveau"), new.as_slice()),
            (scene.at(&format!("chapitres/{}/modifier", scene.chapter)), written.as_slice()),
        ] {
            let warned = scene.app.send(&address, &scene.facilitator, form).await;
            assert!(warned.status == 422 && warned.body.contains("Pourrait-on reconnaître une ou un élève?"), "{}", warned.body);
            let token = part(&warned.body, "name=\"confirmation-token\" value=\"", "\"");
            let mut confirmed = form.to_vec();
            confirmed.push(("confirmation-token", token.as_str()));
            let saved = scene.app.send(&address, &scene.facilitator, &confirmed).await;
            assert_eq!(saved.status, 303, "{}", saved.body);
            let other = ("title-en", "Mathis Gagnon’s week");
            confirmed.push(other);
            let again = scene.app.send(&address, &scene.facilitator, &confirmed).await;
            assert!(again.status == 422 && again.body.contains(other.1), "other texts are confirmed again: {}", again.body);
        }
    }

    async fn no_passage_is_without_a_source(db: Db) {
        let scene = scene(db.clone()).await;
        scene.passage(&[("text-fr", "Écrit ici")]).await;
        scene.quoted("member", "Nous cherchions").await;
        let finding = sent_finding(&db).await;
        scene.passage(&[("source", &format!("finding:{finding}")), ("text-fr", "Un constat")]).await;
        let without: i64 = sqlx::query_scalar(
            "SELECT COUNT(*) FROM guide_passage
             WHERE NOT (source = 'written' AND source_id IS NULL
                        OR source IN ('reflection', 'practice', 'finding') AND source_id IS NOT NULL)
                OR source = 'reflection' AND NOT EXISTS (
                     SELECT 1 FROM guide_quotation l WHERE l.passage_id = guide_passage.id)",
        )
        .fetch_one(&db.reader)
        .await
        .expect("a count");
        assert_eq!(without, 0);
        for wrong in ["finding:x", "pirate:1", "practice:0190f5c0-0000-7000-8000-000000000000"] {
            let address = scene.at(&format!("chapitres/{}/passage", scene.chapter));
            let form = [("source", wrong), ("text-fr", "Un texte")];
            assert_eq!(scene.app.send(&address, &scene.facilitator, &form).await.status, 409, "{wrong}");
            assert_eq!(scene.get("facilitator", &format!("{address}?source={wrong}")).await.status, 404, "{wrong}");
        }
    }

    async fn what_is_still_gathered_and_what_others_found_is_no_source(db: Db) {
        let scene = scene(db.clone()).await;
        let finding = sent_finding(&db).await;
        let address = scene.at(&format!("chapitres/{}/passage?source=finding:{finding}", scene.chapter));
        let list = scene.at(&format!("chapitres/{}/sources?kind=finding", scene.chapter));
        assert_eq!(scene.get("facilitator", &address).await.status, 200);
        assert!(scene.get("facilitator", &list).await.body.contains(&finding));
        let (form_address, source) = (scene.at(&format!("chapitres/{}/passage", scene.chapter)), format!("finding:{finding}"));
        let form = [("source", source.as_str()), ("text-fr", "Un constat")];
        for statement in [
            "UPDATE finding SET sent_to = NULL, sent_at = NULL, answer_by = NULL WHERE id = $1",
            "UPDATE finding SET sent_at = 1, answer_by = 2, number = 999,
               community_id = (SELECT id FROM community WHERE id <> finding.community_id ORDER BY position LIMIT 1),
               sent_to = (SELECT id FROM community ORDER BY position DESC LIMIT 1)
             WHERE id = $1",
        ] {
            let mut to = db.write().await.expect("a transaction");
            sqlx::query(statement).bind(&finding).execute(&mut *to).await.expect("changed");
            to.commit().await.expect("committed");
            assert_eq!(scene.app.send(&form_address, &scene.facilitator, &form).await.status, 409, "{statement}");
            assert_eq!(scene.get("facilitator", &address).await.status, 404, "{statement}");
            assert!(!scene.get("facilitator", &list).await.body.contains(&finding), "{statement}");
        }
    }

    async fn sources_are_found_by_their_titles(db: Db) {
        let scene = scene(db).await;
        let address = scene.at(&format!("chapitres/{}/sources", scene.chapter));
        let page = scene.get("facilitator", &address).await.body;
        assert!(page.contains("Lire à deux, vingt minutes par jour"), "{page}");
        let found = scene.get("facilitator", &format!("{address}?q=vingt+lire")).await.body;
        assert!(found.contains("Lire à deux, vingt minutes par jour") && !found.contains("Telepractice"), "{found}");
        let none = scene.get("facilitator", &format!("{address}?q=zorg")).await.body;
        assert!(none.contains("Aucune source"), "{none}");
        let findings = scene.get("facilitator", &format!("{address}?kind=finding")).await.body;
        assert!(!findings.contains("Lire à deux"), "{findings}");
    }
}
