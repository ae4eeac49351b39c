//! What those who keep the portal cannot give themselves, and who is told of what they give.

use super::{deeds, id_of, paths, store};
use ensemble_core::Lang;
use ensemble_testing::{TestApp, app};

/// Whom emails of a kind are for.
async fn told(app: &TestApp, kind: &str) -> Vec<String> {
    sqlx::query_scalar("SELECT to_address FROM outbox WHERE kind = $1 ORDER BY to_address")
        .bind(kind)
        .fetch_all(&app.scratch.db.reader)
        .await
        .expect("emails")
}

#[tokio::test]
async fn nobody_gives_themself_a_portal_role_and_the_others_are_told_of_each() {
    let app = app().await;
    let admin = app.cookie("administrator").await;
    let own = id_of(&app.scratch.db, "administrator").await.to_string();
    let here = paths::with(paths::GIVE_ROLE, Lang::Fr, &own);
    for portal_role in ["coordinator", "privacy-officer", "administrator"] {
        let refused = app.send(&here, &admin, &[("role", portal_role)]).await;
        assert!(refused.status == 422 && refused.body.contains("vous attribuer un rôle"));
    }
    let page = app.get_with(&paths::with(paths::PERSON, Lang::Fr, &own), "cookie", &admin).await.body;
    assert!(
        page.contains("/fonctions/retirer\"") && !page.contains("/fonctions/donner\""),
        "no button for it"
    );
    assert_eq!(told(&app, "office-changed").await, [""; 0]);
    let file = store::person(&app.scratch.db, id_of(&app.scratch.db, "administrator").await).await;
    assert_eq!(file.expect("an answer").expect("a person").portal_roles.len(), 1);

    let member = app.cookie("member").await;
    let id = id_of(&app.scratch.db, "member").await.to_string();
    let form = [("role", "coordinator")];
    let [give, take] = [paths::GIVE_ROLE, paths::TAKE_ROLE].map(|path| paths::with(path, Lang::Fr, &id));
    assert_eq!(app.send(&give, &admin, &form).await.status, 303);
    assert_eq!(app.get_with("/fr/compte", "cookie", &member).await.status, 303, "they sign in again");
    assert_eq!(deeds(&app).await[0], "office.given");
    let others = ["beatrice.lafrenaye-diallo@ensemble.example", "maude.lanctot-reyes@ensemble.example"];
    assert_eq!(told(&app, "office-changed").await, others);
    app.send(&give, &admin, &form).await;
    assert_eq!(told(&app, "office-changed").await, others, "what they hold is not given twice");
    app.send(&take, &admin, &form).await;
    assert_eq!(told(&app, "office-changed").await.len(), 4);
}

/// The first page promises nobody what their role cannot do.
#[tokio::test]
async fn the_card_of_people_says_what_the_reader_may_do() {
    let app = app().await;
    for (who, manages) in [("coordinator", false), ("privacy-officer", false), ("administrator", true)] {
        let cookie = app.cookie(who).await;
        let home = app.get_with("/fr/administration", "cookie", &cookie).await.body;
        assert_eq!(home.contains("inviter une personne, attribuer un rôle"), manages, "{who}");
        assert_eq!(home.contains("voir les communautés et les rôles"), !manages, "{who}");
    }
}
