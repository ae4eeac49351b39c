use super::*;
use ensemble_testing::on_both_with_content;

on_both_with_content! {
    async fn a_guide_is_published_once_two_others_have_read_it(db: Db) {
        let scene = scene(db.clone()).await;
        let empty = scene.get("facilitator", &scene.at("publication")).await.body;
        for said in ["Aucun passage ne peut encore paraître", "la relecture de 2 personnes"] {
            assert!(empty.replace('\u{a0}', " ").contains(said), "{said}: {empty}");
        }
        scene.passage(&[("text-fr", &format!("Un {DRAFT} écrit")), ("text-en", "A written one")]).await;
        for address in ["/fr/guides", GUIDES, &format!("/fr/guides/{}", scene.guide), &format!("/fr/recherche?q={DRAFT}")] {
            for who in ["", "person", "member"] {
                let answer = scene.get(who, address).await;
                assert!(!answer.says("Voir de près") && !answer.says(&format!("Un {DRAFT}")), "{address} as {who}");
            }
        }
        let form = [("digest", "x"), ("number", "0"), ("changes-fr", "Un.")];
        let early = scene.app.send(&scene.at("publication"), &scene.facilitator, &form).await;
        assert!(early.status == 409 && early.body.contains("rien n’a été publié"), "{}", early.body);
        scene.reviewed().await;
        let page = scene.get("facilitator", &scene.at("publication")).await.body;
        assert_eq!(page.matches("A relu ce texte").count(), 2, "{page}");
        let without = scene.form().await;
        let form = [("digest", without[0].as_str()), ("number", "0"), ("changes-fr", "")];
        let refused = scene.app.send(&scene.at("publication"), &scene.facilitator, &form).await;
        assert_eq!(refused.status, 422, "what changed is said: {}", refused.body);
        let done = scene.publish("").await;
        assert!(done.header("location").starts_with(&scene.edition("1.0")), "{}", done.body);
        let edition = scene.get("", &scene.edition("1.0")).await.body;
        for said in ["Voir de près", "A close look", "relu par 2 personnes", "version 1.0 du 18 novembre 2026", "Ce qui change."] {
            assert!(edition.replace('\u{a0}', " ").contains(said), "{said}: {edition}");
        }
        let chapter = scene.get("", &format!("/en/guides/{}/1.0/chapters/1", scene.guide)).await.body;
        assert!(chapter.contains("A written one") && chapter.contains("Up to date in French"), "{chapter}");
        assert!(scene.get("", &format!("/fr/guides/{}", scene.guide)).await.body.contains("Voir de près"));
        let found = scene.get("", &format!("/fr/recherche?q={DRAFT}")).await.body;
        assert!(found.contains("Voir de près") && found.contains("/fr/guides/"), "{found}");
        let within = scene.get("", &format!("{}?q={DRAFT}", scene.edition("1.0"))).await.body;
        assert!(within.contains(&format!("<mark>{DRAFT}</mark>")) && within.contains("/chapitres/1#passage-"), "{within}");
        let none = scene.get("", &format!("{}?q=zorg", scene.edition("1.0"))).await.body;
        assert!(none.contains("Aucun résultat"), "{none}");
    }

    async fn a_review_is_of_what_the_guide_says_now(db: Db) {
        let scene = scene(db).await;
        let id = scene.passage(&[("text-fr", "Un passage")]).await;
        scene.reviewed().await;
        let edit = scene.at(&format!("passages/{id}/modifier"));
        let changed = [("revision", "1"), ("text-fr", "Un autre passage")];
        assert_eq!(scene.app.send(&edit, &scene.facilitator, &changed).await.status, 303);
        let page = scene.get("facilitator", &scene.at("publication")).await.body;
        assert_eq!(page.matches("A relu une version antérieure").count(), 2, "{page}");
        assert!(page.contains("la relecture de"), "{page}");
        // What one of them has open is not what it says any more.
        let cookie = scene.app.cookie("member").await;
        let late = [("act", "done"), ("digest", "before"), ("note", "Une remarque gardée")];
        let late = scene.app.send(&scene.at("relecture"), &cookie, &late).await;
        assert!(late.status == 409 && late.body.contains("Une remarque gardée"), "{}", late.body);
        let note = [("act", "note"), ("note", "Le chapitre 1 est court.")];
        assert_eq!(scene.app.send(&scene.at("relecture"), &cookie, &note).await.status, 303);
        let page = scene.get("facilitator", &scene.at("publication")).await.body;
        assert!(page.contains("Le chapitre 1 est court.") && page.contains("A envoyé des remarques"), "{page}");
        // A reviewer who writes in the guide is no reviewer of it any more.
        scene.read("member").await;
        scene.read("co-facilitator").await;
        let other = scene.app.cookie("co-facilitator").await;
        let current = [("revision", "2"), ("text-fr", "Un autre passage"), ("text-en", "Another passage")];
        assert_eq!(scene.app.send(&edit, &other, &current).await.status, 303);
        let page = scene.get("facilitator", &scene.at("publication")).await.body;
        assert!(page.contains("A écrit dans le guide"), "{page}");
    }

    async fn versions_are_chosen_and_checked_and_stay(db: Db) {
        let scene = scene(db).await;
        let id = scene.passage(&[("text-fr", "Un passage")]).await;
        scene.reviewed().await;
        assert_eq!(scene.publish("").await.status, 303);
        let page = scene.get("facilitator", &scene.at("publication")).await.body;
        assert!(page.contains("Le guide n’a pas changé depuis sa dernière édition"), "{page}");
        assert!(page.contains("Modifiez un passage, puis revenez."), "what to do: {page}");
        assert!(!page.contains("Passages ajoutés depuis"), "nothing is counted: {page}");
        scene.passage(&[("text-fr", "Un second passage")]).await;
        for who in ["member", "co-facilitator"] {
            scene.read(who).await;
        }
        let none = scene.publish("").await;
        assert!(none.status == 422 && none.body.contains("Choisissez la version."), "{}", none.body);
        let small = scene.publish("patch").await;
        assert!(small.status == 422 && small.body.contains("choisissez un numéro de version plus élevé"), "{}", small.body);
        assert!(small.body.contains("Ce qui change."), "what was typed stays");
        let stale = scene.form().await;
        assert!(scene.publish("major").await.header("location").starts_with(&scene.edition("2.0")));
        let form = [("digest", stale[0].as_str()), ("number", stale[1].as_str()), ("step", "major"), ("changes-fr", "Un.")];
        let again = scene.app.send(&scene.at("publication"), &scene.facilitator, &form).await;
        assert_eq!(again.status, 409, "it was published meanwhile: {}", again.body);
        let edit = scene.at(&format!("passages/{id}/modifier"));
        let changed = [("revision", "1"), ("text-fr", "Un passage, mieux dit")];
        assert_eq!(scene.app.send(&edit, &scene.facilitator, &changed).await.status, 303);
        for who in ["member", "co-facilitator"] {
            scene.read(who).await;
        }
        assert!(scene.publish("patch").await.header("location").starts_with(&scene.edition("2.0.1")));
        let first = scene.get("", &format!("{}/chapitres/1", scene.edition("1.0"))).await.body;
        assert!(first.contains("Un passage") && !first.contains("Un second passage"), "{first}");
        assert!(first.contains("Il existe une édition plus récente"), "{first}");
        let versions = scene.get("", &format!("/fr/guides/{}", scene.guide)).await.body;
        for version in ["1.0", "2.0", "2.0.1"] {
            assert!(versions.contains(&format!("href=\"{}\"", scene.edition(version))), "{version}: {versions}");
        }
        for wrong in ["2.0.0", "1.1", "x", "01.0"] {
            assert_eq!(scene.get("", &scene.edition(wrong)).await.status, 404, "{wrong}");
        }
        for wrong in ["0", "2", "01", "x"] {
            let address = format!("{}/chapitres/{wrong}", scene.edition("1.0"));
            assert_eq!(scene.get("", &address).await.status, 404, "{wrong}");
        }
    }

    async fn an_image_without_its_text_stops_the_edition(db: Db) {
        let scene = scene(db.clone()).await;
        let id = scene.passage(&[("text-fr", "Un passage"), ("text-en", "A passage")]).await;
        add_image(&db, &scene.guide, &id).await;
        scene.reviewed().await;
        let page = scene.get("member", &scene.at("relecture")).await.body;
        let digest = part(&page, "name=\"digest\" value=\"", "\"");
        let form = [("digest", digest.as_str()), ("number", "0"), ("changes-fr", "Première édition.")];
        let refused = scene.app.send(&scene.at("publication"), &scene.facilitator, &form).await;
        assert!(refused.status == 422 && refused.body.contains("la description de l’image"), "{}", refused.body);
        let page = scene.get("facilitator", &scene.at("publication")).await.body;
        assert!(page.contains("la description de l’image du passage 1, dans le chapitre 1"), "{page}");
        let image = scene.at(&format!("passages/{id}/image"));
        let one = [("revision", "1"), ("alt-fr", "Une fiche")];
        assert_eq!(scene.app.send(&image, &scene.facilitator, &one).await.status, 303);
        let page = scene.get("facilitator", &scene.at("publication")).await.body;
        assert!(page.contains("la description de l’image"), "in each language of the passage: {page}");
        let both = [("revision", "2"), ("alt-fr", "Une fiche"), ("alt-en", "A sheet")];
        assert_eq!(scene.app.send(&image, &scene.facilitator, &both).await.status, 303);
        for who in ["member", "co-facilitator"] {
            scene.read(who).await;
        }
        assert_eq!(scene.publish("").await.status, 303);
        let chapter = scene.get("", &format!("/en/guides/{}/1.0/chapters/1", scene.guide)).await.body;
        assert!(chapter.contains("alt=\"A sheet\""), "{chapter}");
        let src = part(&chapter, "src=\"/en/guides/", "\"");
        assert_eq!(scene.get("", &format!("/en/guides/{src}")).await.status, 200);
        let draft = part(&scene.compose().await, "<img src=\"", "\"");
        assert_eq!(scene.get("facilitator", &draft).await.status, 200);
        for who in ["", "person", "member-en"] {
            assert_ne!(scene.get(who, &draft).await.status, 200, "an image of a draft as {who}");
        }
    }

    async fn how_a_chapter_is_used_is_remarked_found_and_among_what_changed(db: Db) {
        let scene = scene(db).await;
        scene.passage(&[("text-fr", "Un passage"), ("text-en", "A passage")]).await;
        let edit = scene.at(&format!("chapitres/{}/modifier", scene.chapter));
        let mut used = [
            ("revision", "1"),
            ("title-fr", "Un"),
            ("title-en", "One"),
            ("minutes", "20"),
            ("material-fr", "Des fiches de quartzite"),
        ];
        assert_eq!(scene.app.send(&edit, &scene.facilitator, &used).await.status, 303);
        let late = "Matériel ou questions qui manquent en anglais dans 1 chapitre";
        assert!(scene.compose().await.replace('\u{a0}', " ").contains(late));
        let page = scene.get("facilitator", &scene.at("publication")).await.body.replace('\u{a0}', " ");
        assert!(page.contains(late), "{page}");
        scene.reviewed().await;
        assert_eq!(scene.publish("").await.status, 303);
        let found = scene.get("", &format!("/fr/recherche?q={DRAFT}")).await.body;
        assert!(found.contains("Voir de près") && found.contains("/fr/guides/"), "{found}");
        (used[0].1, used[3].1) = ("2", "30");
        assert_eq!(scene.app.send(&edit, &scene.facilitator, &used).await.status, 303);
        let page = scene.get("facilitator", &scene.at("publication")).await.body.replace('\u{a0}', " ");
        assert!(page.contains("Titre, minutes, matériel ou questions modifiés dans 1 chapitre"), "{page}");
    }

    async fn those_who_are_asked_and_the_members_are_notified(db: Db) {
        let scene = scene(db.clone()).await;
        scene.passage(&[("text-fr", "Un passage")]).await;
        scene.reviewed().await;
        assert_eq!(scene.publish("").await.status, 303);
        for (who, kinds) in [
            ("member", vec!["guide-published", "guide-review-asked"]),
            ("member-en", vec!["guide-published"]),
            ("facilitator", Vec::new()),
            ("person", Vec::new()),
        ] {
            let told: Vec<String> = sqlx::query_scalar(
                "SELECT kind FROM notification WHERE person_id = $1 AND kind LIKE 'guide-%' ORDER BY kind",
            )
            .bind(scene.id_of(who).await.to_string())
            .fetch_all(&db.reader)
            .await
            .expect("kinds");
            assert_eq!(told, kinds, "{who}");
        }
        let list = scene.get("member", "/fr/notifications").await.body;
        assert!(list.contains("Une édition d’un guide de pratiques de"), "{list}");
        let data = scene.get("facilitator", "/fr/compte/donnees/json").await.body;
        assert!(data.contains("Un passage") && data.contains("Voir de près"), "their data have it");
    }
}

/// Gives a passage an image, as its form would.
pub(super) async fn add_image(db: &Db, guide: &str, passage: &str) {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::RgbImage::new(4, 4).write_to(&mut bytes, image::ImageFormat::Png).expect("a picture");
    let picture = ensemble_server::picture::read(&bytes.into_inner()).expect("a picture");
    let id: String = sqlx::query_scalar("SELECT id FROM practice_guide WHERE slug = $1")
        .bind(guide)
        .fetch_one(&db.reader)
        .await
        .expect("a guide");
    let image = ensemble_core::ids::GuideImageId::new();
    let mut to = db.write().await.expect("a transaction");
    ensemble_practices::practice_guide::store::add_image(
        &mut to,
        id.parse().expect("an id"),
        image,
        &picture,
    )
    .await
    .expect("an image");
    sqlx::query("UPDATE guide_passage SET image_id = $2 WHERE id = $1")
        .bind(passage)
        .bind(image.to_string())
        .execute(&mut *to)
        .await
        .expect("set");
    to.commit().await.expect("committed");
}
