//! Importing and exporting, through the service.

use axum::http::HeaderMap;
use ensemble_testing::on_both_with_content;

use super::{Scene, scene};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError},
    format,
    rights::Viewer,
};
use ensemble_practices::service::{actions, api::ApplyImport, exchange, model::Existing, store};
use ensemble_server::{db::Db, session::CurrentSession, web::ActionContext};

/// The coordinator, as an action sees them.
async fn context(scene: &Scene, who: &str) -> ActionContext {
    let everybody = ensemble_testing::everybody(&scene.db).await;
    let viewer: Viewer =
        everybody.into_iter().find(|(key, _)| key == who).map(|(_, viewer)| viewer).expect("such a person");
    let session = CurrentSession::of(None, &HeaderMap::new(), None);
    ActionContext { lang: Lang::Fr, portal: scene.app.portal.clone(), viewer, session }
}

async fn count(db: &Db) -> i64 {
    sqlx::query_scalar("SELECT COUNT(*) FROM service").fetch_one(&db.reader).await.expect("a count")
}

on_both_with_content! {
    async fn the_directory_is_exported_and_imported_again_as_it_was(db: Db) {
        let scene = scene(&db).await;
        let coordinator = context(&scene, "coordinator").await;
        let before: Vec<_> = store::listed(&db).await.expect("services").into_iter().map(|service| service.details).collect();
        let before_count = count(&db).await;
        for address in ["/fr/services.csv", "/en/services.csv", "/fr/services.json"] {
            let file = scene.page("", address).await;
            assert_eq!(file.status, 200, "{address}");
            let (reading, id) = actions::prepare(&coordinator, &file.bytes).await.expect("read").expect("a file");
            assert_eq!((reading.services.len(), reading.errors.len()), (before.len(), 0), "{address}");
            let id = id.expect("an import that waits");
            assert_eq!(count(&db).await, before_count, "nothing before it is applied");
            let input = ApplyImport { existing: Some(Existing::Leave) };
            let applied = actions::apply(&coordinator, &id, input).await.expect("applied");
            assert_eq!((applied.written, applied.left), (0, before.len()), "{address}: all are there already");
            assert_eq!(actions::apply(&coordinator, &id, input).await, Err(ActionError::Conflict), "once");
        }
        let mut tx = db.write().await.expect("a transaction");
        sqlx::query("DELETE FROM service").execute(&mut *tx).await.expect("deleted");
        tx.commit().await.expect("committed");
        let today = format::local(ensemble_testing::NOW).date();
        let reading = exchange::read(&exchange::write_table(Lang::Fr, &before), today).expect("a reading");
        let mut tx = db.write().await.expect("a transaction");
        for details in &reading.services {
            store::write_imported(&mut tx, details, false, 1).await.expect("written");
        }
        tx.commit().await.expect("committed");
        let after: Vec<_> = store::listed(&db).await.expect("services").into_iter().map(|service| service.details).collect();
        assert_eq!(after, before);
    }

    async fn a_file_is_refused_as_a_whole_with_one_clear_sentence(db: Db) {
        let scene = scene(&db).await;
        let coordinator = context(&scene, "coordinator").await;
        let before = count(&db).await;
        let refused = actions::prepare(&coordinator, b"Nom;Prix\nx;y\n").await.expect("an answer");
        let sentence = ensemble_practices::service::labels::file_error(Lang::Fr, &refused.expect_err("no table of services"));
        for part in ["Nom en français", "Prix", "Rien n’a été importé"] {
            assert!(sentence.contains(part), "{sentence}");
        }
        let member = context(&scene, "member").await;
        assert_eq!(actions::prepare(&member, b"x").await.map(|_| ()), Err(AppError::NotFound));
        assert_eq!(count(&db).await, before);
        assert_eq!(scene.send("member", "/fr/services/importer", &[]).await.status, 404);
    }

    async fn an_import_replaces_what_is_there_when_it_is_told_to(db: Db) {
        let scene = scene(&db).await;
        let coordinator = context(&scene, "coordinator").await;
        let mut details = scene.service(scene.id_of("Deuxième regard").await).await.details;
        details.verified_by = "Une autre équipe".to_owned();
        let file = exchange::write_table(Lang::En, std::slice::from_ref(&details));
        for (existing, by) in [(Existing::Leave, "Réseau d’entraide des Trois-Lacs"), (Existing::Replace, "Une autre équipe")] {
            let (_, id) = actions::prepare(&coordinator, &file).await.expect("read").expect("a file");
            let input = ApplyImport { existing: Some(existing) };
            actions::apply(&coordinator, &id.expect("an import"), input).await.expect("applied");
            let now = scene.service(scene.id_of("Deuxième regard").await).await;
            assert_eq!(now.details.verified_by, by);
            assert!(now.owner.is_some(), "its owner stays");
        }
        let (_, id) = actions::prepare(&coordinator, &file).await.expect("read").expect("a file");
        let preview = scene.page("coordinator", &format!("/fr/services/importer/{}", id.clone().expect("an import"))).await;
        assert!(preview.status == 200 && preview.body.contains("Deuxième regard"), "{}", preview.body);
        actions::discard(&coordinator, &id.clone().expect("an import")).await.expect("dropped");
        let gone = scene.page("coordinator", &format!("/fr/services/importer/{}", id.expect("an import"))).await;
        assert_eq!(gone.status, 404);
    }
}
