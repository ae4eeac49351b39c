//! What authors answer on their page.

use super::{ask, count, person, reflection};
use ensemble_core::ids::QuotationId;
use ensemble_server::db::Db;
use ensemble_testing::{TestApp, app_on, on_both_with_content};

const LIST: &str = "/fr/mes-citations";

/// A portal in which the member of the English network is asked for one passage.
async fn started(db: Db) -> (TestApp, QuotationId) {
    let app = app_on(db.clone()).await;
    let (author, by) = (person(&db, "member-en").await, person(&db, "facilitator").await);
    let source = reflection(&db, author, false).await;
    let id = ask(&db, source, "Un béryl rare", by).await[0];
    (app, id)
}

async fn send(app: &TestApp, key: &str, id: QuotationId, way: &str, form: &[(&str, &str)]) -> u16 {
    app.send(&format!("{LIST}/{id}/{way}"), &app.cookie(key).await, form).await.status.as_u16()
}

async fn page(app: &TestApp, key: &str) -> String {
    app.get_with(LIST, "cookie", &app.cookie(key).await).await.body.replace('\u{a0}', " ")
}

on_both_with_content! {
    async fn an_author_gives_consent_and_withdraws_it(db: Db) {
        let (app, id) = started(db).await;
        let before = page(&app, "member-en").await;
        assert!(before.contains("Un béryl rare") && before.contains("Votre accord est demandé"), "{before}");
        assert!(before.contains("tout le monde peut le lire"), "who will read it is said: {before}");
        assert_eq!(send(&app, "member-en", id, "accord", &[("consent", "withdrawn")]).await, 409, "nothing was given");
        assert_eq!(send(&app, "member-en", id, "accord", &[]).await, 422);
        assert_eq!(send(&app, "member-en", id, "accord", &[("consent", "given"), ("credit", "name")]).await, 303);
        assert_eq!(send(&app, "member-en", id, "accord", &[("consent", "given"), ("credit", "name")]).await, 303, "twice is once");
        assert!(page(&app, "member-en").await.contains("Vous avez donné votre accord"));
        assert_eq!(send(&app, "member-en", id, "mention", &[("credit", "anonymous")]).await, 303);
        assert_eq!(count(&app, "SELECT COUNT(*) FROM quotation WHERE consent = 'given' AND credit = 'anonymous' AND passage = 'Un béryl rare'").await, 1);
        assert_eq!(send(&app, "member-en", id, "accord", &[("consent", "refused")]).await, 409, "it is withdrawn, not refused");
        assert_eq!(send(&app, "member-en", id, "accord", &[("consent", "withdrawn")]).await, 303);
        assert!(page(&app, "member-en").await.contains("Vous avez retiré votre accord"));
        assert_eq!(count(&app, "SELECT COUNT(*) FROM audit WHERE action = 'quotation.answer'").await, 2);
    }

    async fn no_one_else_sees_or_answers_what_an_author_is_asked(db: Db) {
        let (app, id) = started(db).await;
        for who in ["member", "facilitator", "coordinator", "administrator"] {
            assert!(!page(&app, who).await.contains("Un béryl rare"), "{who}");
            for (way, form) in [("accord", ("consent", "given")), ("mention", ("credit", "name"))] {
                assert_eq!(send(&app, who, id, way, &[form]).await, 404, "{who} {way}");
            }
        }
        let stranger = app.get(LIST).await;
        assert!(stranger.header("location").starts_with("/fr/connexion?next="), "{}", stranger.status);
        let data = app.get_with("/fr/compte/donnees/json", "cookie", &app.cookie("member-en").await).await.body;
        assert!(data.contains("Un béryl rare"), "their data have it");
    }
}
