use super::*;
use ensemble_testing::on_both_with_content;

on_both_with_content! {
    async fn passages_keep_their_sources_and_changed_words_are_asked_for_again(db: Db) {
        let scene = scene(db.clone()).await;
        let quoted = scene.quoted("member-en", "Now I offer it first").await;
        scene.answer("member-en", &quoted, "given", "name").await;
        let finding: String = sqlx::query_scalar(
            "SELECT f.id FROM finding f JOIN community_slug s ON s.community_id = f.community_id
             WHERE s.slug = 'eleves-a-risque' AND f.sent_at IS NOT NULL ORDER BY f.number LIMIT 1",
        )
        .fetch_one(&db.reader)
        .await
        .expect("a finding");
        let found = scene.passage(&[("source", &format!("finding:{finding}")), ("text-fr", "Un constat")]).await;
        let before = scene.passages().await;
        let document = scene.opened("facilitator").await;
        scene.write("facilitator", document, &item_of(&quoted), FR, "Je l’offre d’abord").await;
        scene.write("facilitator", document, &item_of(&found), FR, "Un constat, autrement").await;
        assert_eq!(scene.put("facilitator").await.status, 303);
        let passages = scene.passages().await;
        assert_eq!(passages[0].consent, PassageConsent::Given, "a translation is not asked for");
        assert_eq!(passages[0].source, before[0].source);
        assert!(passages[1].source == before[1].source && passages[1].adapted, "{:?}", passages[1]);

        scene.write("co-facilitator", document, &item_of(&quoted), EN, "Now I always offer it first").await;
        assert_eq!(scene.put("facilitator").await.status, 303);
        let passages = scene.passages().await;
        assert_eq!(passages[0].consent, PassageConsent::Asked);
        assert!(passages[0].adapted && matches!(passages[0].source, Source::Reflection { .. }), "{:?}", passages[0]);
        scene.write("facilitator", document, &item_of(&quoted), EN, "").await;
        let refused = scene.put("facilitator").await;
        assert!(refused.status == 422 && refused.body.contains("dans la langue de la réflexion"), "{}", refused.body);
    }

    async fn consent_that_is_withdrawn_while_the_chapter_is_open_takes_the_words_out(db: Db) {
        let scene = scene(db).await;
        let first = scene.passage(&[("text-fr", BEGINS)]).await;
        let quoted = scene.quoted("member-en", &format!("An {UNCONSENTED} to be quoted")).await;
        let last = scene.passage(&[("text-fr", "Dernier")]).await;
        scene.answer("member-en", &quoted, "given", "name").await;
        let (document, item) = (scene.opened("facilitator").await, item_of(&quoted));
        let words = format!("An {UNCONSENTED} to be quoted, and more");
        scene.write("facilitator", document, &item, EN, &words).await;
        let [one, three] = [&first, &last].map(|id| item_of(id));
        scene.change("facilitator", document, move |to| change::place_at(to, &three, 0)).await;
        scene.answer("member-en", &quoted, "withdrawn", "name").await;
        let done = scene.put("facilitator").await;
        assert_eq!(done.status, 303, "{}", done.body);
        let passages = scene.passages().await;
        let ids: Vec<String> = passages.iter().map(|passage| passage.id.to_string()).collect();
        assert_eq!(ids, [last, first, quoted.clone()], "it stays in the guide, behind the one that it followed");
        assert_eq!(passages[2].consent, PassageConsent::Withdrawn);
        assert!(matches!(passages[2].source, Source::Reflection { .. }));
        assert_eq!(side(&passages[2].text, Lang::En), format!("An {UNCONSENTED} to be quoted"));
        let content = scene.content(document).await;
        assert!(!format!("{content:?}").contains(UNCONSENTED), "{content:?}");
        assert!(content.items.iter().all(|each| each.id != item) && content.items.iter().any(|each| each.id == one));
        let page = scene.get("facilitator", &scene.together("")).await.body;
        assert!(page.contains("ne peuvent plus être cités") && !page.contains(UNCONSENTED), "{page}");

        // Once it is put back, it is another passage: with what is typed there then, and nothing else.
        let back = item.clone();
        scene.change("facilitator", document, move |to| change::restore(to, &back)).await;
        scene.write("facilitator", document, &item, FR, "Autrement dit").await;
        assert_eq!(scene.put("facilitator").await.status, 303);
        let passages = scene.passages().await;
        assert_eq!(passages.len(), 4);
        let written = passages.iter().find(|each| side(&each.text, Lang::Fr) == "Autrement dit").expect("a passage");
        assert!(written.source == Source::Written && written.id.to_string() != quoted);

        // Consent that is given again brings the passage back.
        scene.answer("member-en", &quoted, "given", "name").await;
        scene.opened("facilitator").await;
        let content = scene.content(document).await;
        assert!(content.items.iter().any(|each| each.field(EN).contains(UNCONSENTED)), "{content:?}");
        assert_eq!(scene.put("facilitator").await.status, 303);
        let again = scene.passages().await;
        let ids = |all: &[Passage]| all.iter().map(|passage| passage.id).collect::<Vec<_>>();
        assert_eq!(ids(&again), ids(&passages));
        assert_eq!((again[2].consent, &again[2].text), (PassageConsent::Given, &passages[2].text));
    }

    async fn what_an_author_withdraws_leaves_the_document_and_its_history_before_anyone_opens_it(db: Db) {
        let scene = scene(db).await;
        scene.passage(&[("text-fr", BEGINS)]).await;
        let (reflection, revision, _) = scene.reflection("member-en").await;
        let (source, seen) = (format!("reflection:{reflection}"), revision.to_string());
        let words = format!("An {UNCONSENTED} to be quoted");
        let form = [
            ("source", source.as_str()),
            ("seen", seen.as_str()),
            ("title-fr", "Un premier essai"),
            ("text-en", words.as_str()),
        ];
        let quoted = scene.passage(&form).await;
        scene.answer("member-en", &quoted, "given", "name").await;
        let (document, item) = (scene.opened("facilitator").await, item_of(&quoted));
        // Words that the base does not know.
        scene.write("co-facilitator", document, &item, FR, "Un obsidienne en plus").await;
        scene.write("facilitator", document, &item, EN, &format!("{words}, and more")).await;
        scene.answer("member-en", &quoted, "withdrawn", "name").await;
        scene.look_after_documents().await;
        for word in [UNCONSENTED, "obsidienne"] {
            assert!(!scene.is_stored(document, word).await, "{word}");
        }
        let content = scene.content(document).await;
        assert!(content.items.iter().any(|each| each.field(FR) == BEGINS), "the others stay: {content:?}");
        assert!(content.items.iter().all(|each| each.id != item), "{content:?}");
        let page = scene.get("facilitator", &scene.together("")).await.body;
        assert!(page.contains("a été effacé de cette page") && page.contains("Un premier essai"), "it is named: {page}");
        assert!(!page.contains(UNCONSENTED), "and not quoted: {page}");
        let page = scene.get("facilitator", &scene.at("publication")).await.body;
        let writer = scene.id_of("co-facilitator").await.to_string();
        assert!(!page.contains(&format!("value=\"{writer}\"")), "who wrote is known without the history: {page}");

        // What a person writes there later stays.
        let back = item.clone();
        scene.change("facilitator", document, move |to| change::restore(to, &back)).await;
        scene.write("facilitator", document, &item, FR, "Autrement dit").await;
        scene.look_after_documents().await;
        scene.opened("facilitator").await;
        let content = scene.content(document).await;
        assert!(content.items.iter().any(|each| each.field(FR) == "Autrement dit"), "{content:?}");
    }

    async fn a_passage_of_an_author_that_a_form_removes_leaves_the_document_and_its_history(db: Db) {
        let scene = scene(db).await;
        scene.passage(&[("text-fr", BEGINS)]).await;
        let quoted = scene.quoted("member-en", &format!("An {UNCONSENTED} to be quoted")).await;
        let (document, item) = (scene.opened("facilitator").await, item_of(&quoted));
        scene.write("co-facilitator", document, &item, FR, "Un obsidienne en plus").await;
        let remove = [("act", "remove"), ("passage", quoted.as_str()), ("revision", "1")];
        assert_eq!(scene.app.send(&scene.at("ordre"), &scene.facilitator, &remove).await.status, 303);
        let page = scene.get("facilitator", &scene.together("")).await.body;
        let page = page.replace('\u{a0}', " ");
        assert!(page.contains("a été effacé de cette page") && page.contains("passage 2"), "it is named by its number: {page}");
        for word in [UNCONSENTED, "obsidienne"] {
            assert!(!page.contains(word) && !scene.is_stored(document, word).await, "{word}: {page}");
        }
        let page = scene.get("facilitator", &scene.together("")).await.body;
        assert!(!page.contains("a été effacé de cette page"), "once: {page}");
    }

    async fn words_of_an_author_do_not_become_words_of_the_guide(db: Db) {
        let scene = scene(db).await;
        let quoted = scene.quoted("member-en", "Now I offer it first").await;
        let document = scene.opened("facilitator").await;
        let item = item_of(&quoted);
        let copied = item.clone();
        scene.change("facilitator", document, move |to| change::duplicate(to, &copied, "copy")).await;
        let refused = scene.put("facilitator").await;
        assert!(refused.status == 422 && refused.body.contains("à partir de sa source"), "{}", refused.body);
        assert_eq!(scene.passages().await.len(), 1);
        scene.change("facilitator", document, |to| change::remove(to, "copy")).await;
        assert_eq!(scene.put("facilitator").await.status, 303);

        // What was taken off and put leaves the document, too: it cannot be put back as something else.
        let taken_off = item.clone();
        scene.change("facilitator", document, move |to| change::remove(to, &taken_off)).await;
        assert_eq!(scene.put("facilitator").await.status, 303);
        assert!(scene.passages().await.is_empty());
        scene.change("facilitator", document, move |to| change::restore(to, &item)).await;
        assert_eq!(scene.put("facilitator").await.status, 303);
        assert!(scene.passages().await.is_empty());
        let content = scene.content(document).await;
        assert!(content.items.iter().all(|each| each.field(EN).is_empty()), "{content:?}");
    }
}
