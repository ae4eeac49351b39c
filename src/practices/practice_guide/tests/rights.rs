use super::*;
use ensemble_testing::on_both_with_content;

on_both_with_content! {
    async fn only_facilitators_compose_and_only_those_who_are_asked_review(db: Db) {
        let scene = scene(db).await;
        let id = scene.passage(&[("text-fr", &format!("Un {DRAFT} écrit"))]).await;
        let chapter = format!("chapitres/{}", scene.chapter);
        let pages = [
            "composer".to_owned(),
            "titre".to_owned(),
            "chapitres/nouveau".to_owned(),
            format!("{chapter}/modifier"),
            format!("{chapter}/sources"),
            format!("{chapter}/passage"),
            format!("passages/{id}/modifier"),
            format!("passages/{id}/image"),
            "publication".to_owned(),
            "relecture".to_owned(),
        ];
        for page in &pages {
            assert_eq!(scene.get("facilitator", &scene.at(page)).await.status, 200, "{page}");
            assert_eq!(scene.get("co-facilitator", &scene.at(page)).await.status, 200, "{page}");
            for who in ["member", "member-en", "observer", "liaison", "coordinator", "administrator", "person"] {
                let answer = scene.get(who, &scene.at(page)).await;
                assert_eq!(answer.status, 404, "{page} as {who}");
                assert!(!answer.body.contains(DRAFT) && !answer.body.contains("Voir de près"));
            }
            let visitor = scene.get("", &scene.at(page)).await;
            assert!(visitor.header("location").starts_with("/fr/connexion"), "{page}: {}", visitor.status);
        }
        let acts = ["ordre", "relecture/demande", "publication", "titre", "relecture"];
        for act in acts {
            let cookie = scene.app.cookie("member").await;
            let form = [("act", "remove"), ("passage", id.as_str()), ("revision", "1"), ("title-fr", "Pris")];
            assert_eq!(scene.app.send(&scene.at(act), &cookie, &form).await.status, 404, "{act}");
        }
        assert!(scene.compose().await.contains(DRAFT), "nothing was changed");
        scene.reviewed().await;
        let asked = scene.get("member", &scene.at("relecture")).await;
        assert!(asked.status == 200 && asked.body.contains(DRAFT), "{}", asked.body);
        assert_eq!(scene.get("member", &scene.at("composer")).await.status, 404);
        assert_eq!(scene.get("member-en", &scene.at("relecture")).await.status, 404);
    }

    async fn a_guide_stays_within_its_community(db: Db) {
        let scene = scene(db).await;
        let elsewhere = format!("/fr/communautes/psychologues/guides/{}/composer", scene.guide);
        assert_eq!(scene.get("member-en", &elsewhere).await.status, 404, "its facilitator");
        let (reflection, revision, _) = scene.reflection("member").await;
        let begun = scene
            .app
            .send("/fr/communautes/psychologues/guides/nouveau", &scene.app.cookie("member-en").await, &[("title-fr", "Ailleurs")])
            .await;
        let other = part(begun.header("location"), "/guides/", "/composer");
        let at = |rest: &str| format!("/fr/communautes/psychologues/guides/{other}/{rest}");
        let cookie = scene.app.cookie("member-en").await;
        let added = scene.app.send(&at("chapitres/nouveau"), &cookie, &[("title-fr", "Un")]).await;
        let chapter = part(added.header("location"), "chapter=", "&");
        let (source, seen) = (format!("reflection:{reflection}"), revision.to_string());
        let form = [("source", source.as_str()), ("seen", seen.as_str()), ("text-fr", "Les élèves lisent")];
        let address = at(&format!("chapitres/{chapter}/passage"));
        assert_eq!(scene.app.send(&address, &cookie, &form).await.status, 409, "a reflection of another community");
        let strange = scene.at(&format!("chapitres/{chapter}/modifier"));
        assert_eq!(scene.get("facilitator", &strange).await.status, 404, "a chapter of another guide");
        let own = [("act", "up"), ("chapter", chapter.as_str())];
        assert_eq!(scene.app.send(&scene.at("ordre"), &scene.facilitator, &own).await.status, 409);
    }

    async fn one_who_wrote_in_the_guide_is_not_asked_to_read_it(db: Db) {
        let scene = scene(db).await;
        scene.passage(&[("text-fr", "Un passage")]).await;
        let page = scene.get("facilitator", &scene.at("publication")).await.body;
        let facilitator = scene.id_of("facilitator").await.to_string();
        assert!(!page.contains(&format!("value=\"{facilitator}\"")), "{page}");
        for who in ["facilitator", "observer", "person"] {
            let id = scene.id_of(who).await.to_string();
            let refused = scene.app.send(&scene.at("relecture/demande"), &scene.facilitator, &[("person", &id)]).await;
            assert!(refused.status == 422 && refused.body.contains("ne peut pas relire"), "{who}: {}", refused.body);
        }
        let nobody = scene.app.send(&scene.at("relecture/demande"), &scene.facilitator, &[]).await;
        assert!(nobody.status == 422 && nobody.body.contains("Choisissez au moins une personne."), "{}", nobody.body);
    }
}
