use super::*;
use ensemble_core::{Lang, LocalizedText};
use ensemble_practices::practice::NewVersion;
use ensemble_reflections::reflection::model::Texts;
use ensemble_testing::{NOW, on_both_with_content};

/// Every page, file and search on which something of a guide could be.
async fn everywhere(scene: &Scene, versions: &[&str]) -> Vec<String> {
    let mut all = vec![
        "/fr/guides".to_owned(),
        "/en/guides".to_owned(),
        GUIDES.to_owned(),
        "/fr".to_owned(),
        "/fr/communautes/eleves-a-risque".to_owned(),
        format!("/fr/guides/{}", scene.guide),
        format!("/en/guides/{}", scene.guide),
    ];
    for word in [UNCONSENTED, DRAFT] {
        all.extend([format!("/fr/recherche?q={word}"), format!("/en/search?q={word}")]);
    }
    for version in versions {
        for edition in [scene.edition(version), format!("/en/guides/{}/{version}", scene.guide)] {
            let chapters = if edition.starts_with("/fr") { "chapitres" } else { "chapters" };
            all.push(format!("{edition}/{chapters}/1"));
            all.push(format!("{edition}/provenance.json"));
            for word in [UNCONSENTED, DRAFT] {
                all.push(format!("{edition}?q={word}"));
            }
            all.extend(FILES.map(|file| format!("{edition}/{file}")));
            all.push(edition);
        }
    }
    all
}

/// Asserts that a word is in no answer: neither in text nor in the parts of an archive. Pages of the search say what was asked.
async fn is_nowhere(scene: &Scene, word: &str, versions: &[&str]) {
    for address in everywhere(scene, versions).await {
        for who in ["", "person", "member-en"] {
            let answer = scene.get(who, &address).await;
            assert_ne!(answer.status, 500, "{address}");
            let said =
                if address.contains("?q=") { answer.body.matches("class=\"entry-text\"").count() } else { 0 };
            assert_eq!(said, 0, "{address} finds something as {who}: {}", answer.body);
            if !address.contains("?q=") {
                assert!(!exports::text_of(&answer).contains(word), "{word} in {address} as {who}");
            }
        }
    }
}

on_both_with_content! {
    async fn what_authors_do_not_agree_to_is_nowhere(db: Db) {
        let scene = scene(db).await;
        scene.passage(&[("text-fr", "Un passage écrit"), ("text-en", "A written passage")]).await;
        let asked = scene.quoted("member-en", &format!("An {UNCONSENTED} that nobody agreed to")).await;
        let refused = scene.quoted("member", &format!("Une {UNCONSENTED} refusée")).await;
        scene.answer("member", &refused, "refused", "name").await;
        assert!(scene.compose().await.contains("Accord demandé"), "those who compose see it");
        let review = scene.get("co-facilitator", &scene.at("relecture")).await.body;
        assert!(review.contains("Un passage écrit") && !review.contains(UNCONSENTED), "{review}");
        is_nowhere(&scene, UNCONSENTED, &[]).await;
        scene.reviewed().await;
        assert_eq!(scene.publish("minor").await.status, 303);
        is_nowhere(&scene, UNCONSENTED, &["1.0"]).await;
        let page = scene.get("", &scene.edition("1.0")).await.body;
        assert!(page.contains("Voir de près") && page.contains("1 passage"), "{page}");
        scene.answer("member-en", &asked, "given", "anonymous").await;
        is_nowhere(&scene, UNCONSENTED, &["1.0"]).await;
    }

    async fn withdrawing_marks_the_passage_and_the_next_edition_leaves_it_out(db: Db) {
        let scene = scene(db).await;
        scene.passage(&[("text-fr", "Un passage écrit")]).await;
        let quoted = scene.quoted("member-en", &format!("An {UNCONSENTED} to be quoted")).await;
        scene.answer("member-en", &quoted, "given", "name").await;
        scene.reviewed().await;
        assert_eq!(scene.publish("minor").await.status, 303);
        let chapter = format!("{}/chapitres/1", scene.edition("1.0"));
        let page = scene.get("", &chapter).await.body;
        assert!(page.contains(UNCONSENTED) && page.contains("Réflexion, Imogen"), "{page}");
        let json = scene.get("", &format!("{}/provenance.json", scene.edition("1.0"))).await.body;
        assert!(json.contains("\"authors\": [\n") && json.contains("Imogen"), "{json}");

        scene.answer("member-en", &quoted, "withdrawn", "name").await;
        let compose = scene.compose().await;
        let compose = compose.replace('\u{a0}', " ");
        for said in ["Accord retiré le 18 novembre 2026", "Ne paraîtra pas dans la prochaine édition", "Écrire un autre passage"] {
            assert!(compose.contains(said), "{said}: {compose}");
        }
        let page = scene.get("", &chapter).await.body;
        assert!(page.contains(UNCONSENTED), "it stays in the published edition");
        assert!(!page.contains("Imogen") && page.contains("Réflexion, sans nom"), "without the name: {page}");
        let json = scene.get("", &format!("{}/provenance.json", scene.edition("1.0"))).await.body;
        let (reflection, ..) = scene.reflection("member-en").await;
        assert!(!json.contains("Imogen") && !json.contains(&reflection), "{json}");

        // Another passage takes its place, in other words.
        let edit = scene.at(&format!("passages/{quoted}/modifier"));
        let words = format!("An {UNCONSENTED} to be quoted");
        let same = [("instead", "1"), ("revision", "1"), ("text-fr", words.as_str())];
        let refused = scene.app.send(&edit, &scene.facilitator, &same).await;
        assert!(refused.status == 422 && refused.body.contains("Écrivez-le autrement"), "{}", refused.body);
        let other = [("instead", "1"), ("revision", "1"), ("text-fr", "Autrement dit")];
        assert_eq!(scene.app.send(&edit, &scene.facilitator, &other).await.status, 303);
        let compose = scene.compose().await;
        assert!(!compose.contains("Accord retiré") && compose.contains("Autrement dit"), "{compose}");
        for who in ["member", "co-facilitator"] {
            scene.read(who).await;
        }
        assert_eq!(scene.publish("minor").await.status, 303);
        is_nowhere(&scene, UNCONSENTED, &["1.1"]).await;
        assert!(scene.get("", &format!("{}/chapitres/1", scene.edition("1.1"))).await.body.contains("Autrement dit"));
    }

    async fn a_passage_that_is_withdrawn_can_be_removed(db: Db) {
        let scene = scene(db).await;
        scene.passage(&[("text-fr", "Un passage écrit")]).await;
        let quoted = scene.quoted("member-en", "An opal to be quoted").await;
        scene.answer("member-en", &quoted, "given", "name").await;
        scene.answer("member-en", &quoted, "withdrawn", "name").await;
        let remove = [("act", "remove"), ("passage", quoted.as_str()), ("revision", "1")];
        assert_eq!(scene.app.send(&scene.at("ordre"), &scene.facilitator, &remove).await.status, 303);
        assert!(!scene.compose().await.contains("An opal"));
    }

    async fn changed_words_are_asked_for_again(db: Db) {
        let scene = scene(db.clone()).await;
        let quoted = scene.quoted("member-en", "Now I offer it first").await;
        scene.answer("member-en", &quoted, "given", "name").await;
        assert!(scene.compose().await.contains("Accord donné"));
        let edit = scene.at(&format!("passages/{quoted}/modifier"));
        let translated = [("revision", "1"), ("text-en", "Now I offer it first"), ("text-fr", "Je l’offre d’abord")];
        assert_eq!(scene.app.send(&edit, &scene.facilitator, &translated).await.status, 303);
        assert!(scene.compose().await.contains("Accord donné"), "a translation is not asked for");
        let changed = [("revision", "2"), ("text-en", "Now I always offer it first"), ("text-fr", "Je l’offre d’abord")];
        assert_eq!(scene.app.send(&edit, &scene.facilitator, &changed).await.status, 303);
        let page = scene.compose().await;
        assert!(page.contains("Accord demandé") && page.contains("Adapté"), "{page}");
        let empty = [("revision", "3"), ("text-en", ""), ("text-fr", "Je l’offre d’abord")];
        let refused = scene.app.send(&edit, &scene.facilitator, &empty).await;
        assert!(refused.status == 422 && refused.body.contains("dans la langue de la réflexion"), "{}", refused.body);
    }

    async fn the_words_of_a_reflection_in_its_other_language_are_asked_for_too(db: Db) {
        let scene = scene(db.clone()).await;
        let (reflection, revision, _) = scene.reflection("member-en").await;
        let (french, english) = ("Je l’offre toujours d’abord", "I always offer it first");
        let texts = Texts { title: None, body: LocalizedText::written(Lang::En, english, french) };
        let mut to = db.write().await.expect("a transaction");
        sqlx::query("UPDATE reflection SET texts = $2, lang = 'en' WHERE id = $1")
            .bind(&reflection)
            .bind(serde_json::to_string(&texts).expect("JSON"))
            .execute(&mut *to)
            .await
            .expect("written");
        to.commit().await.expect("committed");
        let (source, seen) = (format!("reflection:{reflection}"), revision.to_string());
        let form = |french: &'static str| {
            [("source", source.clone()), ("seen", seen.clone()), ("text-en", english.to_owned()), ("text-fr", french.to_owned())]
        };
        let add = async |french: &'static str| {
            let form = form(french);
            let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
            scene.passage(&form).await
        };
        let asked = async |passage: &str| {
            let passages: Vec<String> = sqlx::query_scalar(
                "SELECT q.passage FROM guide_quotation l JOIN quotation q ON q.id = l.quotation_id
                 WHERE l.passage_id = $1 ORDER BY q.passage",
            )
            .bind(passage.to_owned())
            .fetch_all(&db.reader)
            .await
            .expect("passages");
            passages
        };
        let both = add(french).await;
        assert_eq!(asked(&both).await, [english, french]);
        let own = add("Une autre traduction").await;
        assert_eq!(asked(&own).await, [english], "another translation is not asked for");
        let edit = scene.at(&format!("passages/{own}/modifier"));
        let quoting = [("revision", "1"), ("text-en", english), ("text-fr", french)];
        assert_eq!(scene.app.send(&edit, &scene.facilitator, &quoting).await.status, 303);
        assert_eq!(asked(&own).await, [english, french], "words that are added later are");
    }

    async fn words_of_a_practice_that_was_withdrawn_do_not_come_back_with_its_next_version(db: Db) {
        let scene = scene(db.clone()).await;
        let mut to = db.write().await.expect("a transaction");
        let practice: String = sqlx::query_scalar(
            "UPDATE practice SET audience = 'public'
             WHERE id = (SELECT p.id FROM practice p WHERE p.version = 1 ORDER BY p.id LIMIT 1)
             RETURNING id",
        )
        .fetch_one(&mut *to)
        .await
        .expect("a practice");
        to.commit().await.expect("committed");
        let source = format!("practice:{practice}");
        scene.passage(&[("source", &source), ("seen", "1"), ("text-fr", "Les mots d’avant")]).await;
        assert!(!scene.compose().await.contains("Ne peut pas être cité"));
        let id = practice.parse().expect("an id");
        let found = ensemble_practices::practice::find(&db, id).await.expect("an answer").expect("a practice");
        let by = scene.id_of("facilitator").await;
        let mut to = db.write().await.expect("a transaction");
        sqlx::query("UPDATE quotation SET consent = 'withdrawn' WHERE work = 'practice' AND work_id = $1")
            .bind(&practice)
            .execute(&mut *to)
            .await
            .expect("withdrawn");
        assert!(ensemble_practices::practice::consent_withdrawn(&mut to, id, NOW).await.expect("an answer"));
        let new = NewVersion { practice: id, revision: 2, content: &found.content, published_by: by };
        assert_eq!(ensemble_practices::practice::add_version(&mut to, &new, NOW).await.expect("published"), 2);
        to.commit().await.expect("committed");
        assert!(scene.compose().await.contains("Ne peut pas être cité"), "it is from the version that was withdrawn");
    }

    async fn a_practice_of_a_community_that_was_archived_is_no_source(db: Db) {
        let scene = scene(db.clone()).await;
        let mut to = db.write().await.expect("a transaction");
        let practice: String = sqlx::query_scalar(
            "UPDATE practice
             SET audience = 'public',
                 community_id = (SELECT s.community_id FROM community_slug s WHERE s.slug = 'psychologues')
             WHERE id = (SELECT p.id FROM practice p WHERE p.version = 1 ORDER BY p.id LIMIT 1)
             RETURNING id",
        )
        .fetch_one(&mut *to)
        .await
        .expect("a practice");
        to.commit().await.expect("committed");
        let source = format!("practice:{practice}");
        let form = [("source", source.as_str()), ("seen", "1"), ("text-fr", "Les mots d’avant")];
        scene.passage(&form).await;
        assert!(!scene.compose().await.contains("Ne peut pas être cité"));
        let mut to = db.write().await.expect("a transaction");
        sqlx::query(
            "UPDATE community SET archived_at = 1
             WHERE id = (SELECT s.community_id FROM community_slug s WHERE s.slug = 'psychologues')",
        )
        .execute(&mut *to)
        .await
        .expect("archived");
        to.commit().await.expect("committed");
        assert!(scene.compose().await.contains("Ne peut pas être cité"), "not everyone reads it any more");
        let address = scene.at(&format!("chapitres/{}/passage", scene.chapter));
        assert_eq!(scene.app.send(&address, &scene.facilitator, &form).await.status, 409);
    }

    async fn a_finding_is_a_source_while_it_is_sent_and_of_the_community(db: Db) {
        let scene = scene(db.clone()).await;
        let finding: String = sqlx::query_scalar(
            "SELECT f.id FROM finding f
             JOIN community_slug s ON s.community_id = f.community_id AND s.slug = 'eleves-a-risque'
             WHERE f.sent_at IS NOT NULL
             ORDER BY f.number LIMIT 1",
        )
        .fetch_one(&db.reader)
        .await
        .expect("a finding");
        let source = format!("finding:{finding}");
        scene.passage(&[("source", &source), ("seen", "0"), ("text-fr", "Ce qui manque")]).await;
        let compose = scene.compose().await;
        assert!(compose.contains("Ce qui manque") && !compose.contains("Ne peut pas être cité"), "{compose}");
        let change = async |statement: &'static str| {
            let mut to = db.write().await.expect("a transaction");
            sqlx::query(statement).bind(finding.clone()).execute(&mut *to).await.expect("changed");
            to.commit().await.expect("committed");
        };
        change("UPDATE finding SET sent_at = NULL WHERE id = $1").await;
        assert!(scene.compose().await.contains("Ne peut pas être cité"), "it is still gathered");
        change("UPDATE finding SET sent_at = 1 WHERE id = $1").await;
        assert!(!scene.compose().await.contains("Ne peut pas être cité"));
        change(
            "UPDATE finding
             SET number = 900,
                 community_id = (SELECT s.community_id FROM community_slug s WHERE s.slug = 'psychologues')
             WHERE id = $1",
        )
        .await;
        assert!(scene.compose().await.contains("Ne peut pas être cité"), "it is of another community");
    }

    async fn a_reflection_that_its_author_hides_is_left_out(db: Db) {
        let scene = scene(db.clone()).await;
        scene.passage(&[("text-fr", "Un passage écrit")]).await;
        let quoted = scene.quoted("member-en", &format!("An {UNCONSENTED} to be quoted")).await;
        scene.answer("member-en", &quoted, "given", "name").await;
        let (reflection, ..) = scene.reflection("member-en").await;
        let mut to = db.write().await.expect("a transaction");
        sqlx::query("UPDATE reflection SET level = 'me' WHERE id = $1")
            .bind(&reflection)
            .execute(&mut *to)
            .await
            .expect("hidden");
        to.commit().await.expect("committed");
        assert!(scene.compose().await.contains("Ne peut pas être cité"));
        scene.reviewed().await;
        assert_eq!(scene.publish("minor").await.status, 303);
        is_nowhere(&scene, UNCONSENTED, &["1.0"]).await;
    }
}
