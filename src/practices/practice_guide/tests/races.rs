use ensemble_testing::on_both_with_content;
use std::time::Duration;

use tokio::time::timeout;

use super::*;
use ensemble_core::ids::{GuideId, QuotationId};
use ensemble_practices::practice_guide::store;

async fn guide_id(scene: &Scene) -> GuideId {
    let id: String = sqlx::query_scalar("SELECT id FROM practice_guide WHERE slug = $1")
        .bind(&scene.guide)
        .fetch_one(&scene.app.scratch.db.reader)
        .await
        .expect("a guide");
    id.parse().expect("an id")
}

on_both_with_content! {
    async fn two_who_write_a_passage_do_not_overwrite_each_other(db: Db) {
        let scene = scene(db).await;
        let id = scene.passage(&[("text-fr", "Le premier texte"), ("text-en", "")]).await;
        let edit = scene.at(&format!("passages/{id}/modifier"));
        let other = scene.app.cookie("co-facilitator").await;
        let theirs = [("revision", "1"), ("text-fr", "De l’autre"), ("text-en", "From the other")];
        assert_eq!(scene.app.send(&edit, &other, &theirs).await.status, 303);
        let own = [("revision", "1"), ("text-fr", "De l’une"), ("text-en", "")];
        let conflict = scene.app.send(&edit, &scene.facilitator, &own).await;
        assert_eq!(conflict.status, 409, "{}", conflict.body);
        for said in ["De l’une", "De l’autre", "From the other", "name=\"revision\" value=\"2\""] {
            assert!(conflict.body.contains(said), "{said}: {}", conflict.body);
        }
        assert!(scene.compose().await.contains("De l’autre"), "nothing was overwritten");
        let both = [("revision", "2"), ("text-fr", "Des deux"), ("text-en", "From both")];
        assert_eq!(scene.app.send(&edit, &scene.facilitator, &both).await.status, 303);
        let texts = scene.at("titre");
        assert_eq!(scene.app.send(&texts, &other, &[("revision", "1"), ("title-fr", "Autre titre")]).await.status, 303);
        let late = scene.app.send(&texts, &scene.facilitator, &[("revision", "1"), ("title-fr", "Titre tardif")]).await;
        assert!(late.status == 409 && late.body.contains("Titre tardif") && late.body.contains("Autre titre"), "{}", late.body);
        let chapter = scene.at(&format!("chapitres/{}/modifier", scene.chapter));
        assert_eq!(scene.app.send(&chapter, &other, &[("revision", "1"), ("title-fr", "Chapitre")]).await.status, 303);
        let late = scene.app.send(&chapter, &scene.facilitator, &[("revision", "1"), ("title-fr", "Tardif")]).await;
        assert!(late.status == 409 && late.body.contains("Tardif") && late.body.contains("Chapitre"), "{}", late.body);
        let remove = [("act", "remove"), ("passage", id.as_str()), ("revision", "1")];
        let refused = scene.app.send(&scene.at("ordre"), &scene.facilitator, &remove).await;
        assert_eq!(refused.status, 409, "it was changed since: {}", refused.body);
        assert!(scene.compose().await.contains("Des deux"));
    }

    /// An author withdraws while an edition is made: one waits for the other, and the edition that comes second is made without.
    async fn withdrawing_waits_for_an_edition_that_is_made(db: Db) {
        let scene = scene(db.clone()).await;
        let quoted = scene.quoted("member-en", "Now I offer it first").await;
        scene.answer("member-en", &quoted, "given", "name").await;
        let quotation: String =
            sqlx::query_scalar("SELECT quotation_id FROM guide_quotation WHERE passage_id = $1")
                .bind(&quoted)
                .fetch_one(&db.reader)
                .await
                .expect("a quotation");
        let quotation: QuotationId = quotation.parse().expect("an id");
        let (id, other) = (guide_id(&scene).await, db.clone());
        let mut publishing = db.write().await.expect("a transaction");
        assert!(store::lock(&mut publishing, id, 1).await.expect("locked"));
        let mut withdrawing = tokio::spawn(async move {
            let mut tx = other.write().await.expect("a transaction");
            store::mark_withdrawn(&mut tx, quotation, 2).await.expect("marked");
            tx.commit().await.expect("committed");
        });
        assert!(timeout(Duration::from_millis(300), &mut withdrawing).await.is_err(), "it waits");
        let draft = store::draft_in(&mut publishing, id).await.expect("an answer").expect("a draft");
        assert!(draft.passages().all(|passage| passage.consent.allows()), "the edition has it");
        publishing.commit().await.expect("committed");
        withdrawing.await.expect("then it is marked");
        let draft = store::draft(&db, id).await.expect("an answer").expect("a draft");
        assert_eq!(draft.passages().next().and_then(|passage| passage.withdrawn_at), Some(2));
    }

    async fn what_is_withdrawn_while_the_form_is_open_is_not_published(db: Db) {
        let scene = scene(db).await;
        scene.passage(&[("text-fr", "Un passage écrit")]).await;
        let quoted = scene.quoted("member-en", "Now I offer it first").await;
        scene.answer("member-en", &quoted, "given", "name").await;
        scene.reviewed().await;
        let [digest, number] = scene.form().await;
        scene.answer("member-en", &quoted, "withdrawn", "name").await;
        let form = [
            ("digest", digest.as_str()),
            ("number", number.as_str()),
            ("changes-fr", "Ce qui change, gardé."),
            ("changes-en", ""),
        ];
        let refused = scene.app.send(&scene.at("publication"), &scene.facilitator, &form).await;
        assert!(refused.status == 409 && refused.body.contains("rien n’a été publié"), "{}", refused.body);
        assert_eq!(scene.get("", &scene.edition("1.0")).await.status, 404);
    }
}
