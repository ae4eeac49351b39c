//! The first steps: a password that was forgotten, and the agreements one after the other.

use super::{MEMBER, emails, mailed};
use ensemble_testing::{app, app_on, on_both_with_content};

#[tokio::test]
async fn a_forgotten_password_has_one_way() {
    let app = app().await;
    let sign_in = app.get("/fr/connexion?next=%2Ffr%2Fcompte").await.body;
    assert!(sign_in.contains("href=\"/fr/connexion/mot-de-passe?next=%2Ffr%2Fcompte\""), "{sign_in}");
    let page = app.get("/fr/connexion/mot-de-passe?next=%2Ffr%2Fcompte").await;
    assert!(page.status == 200 && page.body.contains("<h1>Mot de passe oublié?</h1>"), "{}", page.body);
    assert!(
        page.body.contains("action=\"/fr/connexion/mot-de-passe\"")
            && page.body.contains("value=\"/fr/compte\"")
    );
    let wrong = app.send("/fr/connexion/mot-de-passe", "", &[("email", "b@")]).await;
    assert!(wrong.status == 422 && wrong.body.contains("<h1>Mot de passe oublié?</h1>"));
    let sent =
        app.send("/fr/connexion/mot-de-passe", "", &[("email", MEMBER.0), ("next", "/fr/compte")]).await;
    assert!(sent.status == 200 && sent.body.contains("vous recevrez bientôt un courriel"));
    assert_eq!(emails(&app).await, 1);
    let link = app.get(&mailed(&app, MEMBER.0).await).await.body;
    assert!(link.contains("Choisir un nouveau mot de passe"));
    let other = app.get("/en/sign-in/email").await.body;
    assert!(!other.contains("formaction=\"/en/sign-in/password\""), "one button only");
}

on_both_with_content! {
    async fn whoever_arrives_accepts_one_text_after_the_other(db: Db) {
        let app = app_on(db).await;
        let own = app.cookie("person").await;
        let here = "/en/account/consents?next=%2Fen%2Fcommunities";
        let page = app.get_with(here, "cookie", &own).await.body;
        assert!(page.contains("<h1>Welcome to Ensemble</h1>") && page.contains("Step 1 of 2"), "{page}");
        assert_eq!(page.matches("name=\"agreement\"").count(), 1, "one at a time");
        assert!(!page.contains("class=\"tabs\""), "nothing but the text");
        let value = |page: &str, name: &str| {
            let rest = page.split(&format!("name=\"{name}\" value=\"")).nth(1).expect("a field").to_owned();
            rest.split('"').next().unwrap_or_default().to_owned()
        };
        let (agreement, version, of) = (value(&page, "agreement"), value(&page, "version"), value(&page, "of"));
        let form = [
            ("agreement", agreement.as_str()),
            ("version", version.as_str()),
            ("next", "/en/communities"),
            ("of", of.as_str()),
        ];
        let answer = app.send("/en/account/consents/acceptance", &own, &form).await;
        assert_eq!(answer.header("location"), "/en/account/consents?next=%2Fen%2Fcommunities&of=2");
        let own = answer.session();
        let page = app.get_with(answer.header("location"), "cookie", &own).await.body;
        assert!(page.contains("Step 2 of 2") && value(&page, "agreement") != agreement, "{page}");
        let second = value(&page, "agreement");
        let form = [
            ("agreement", second.as_str()),
            ("version", version.as_str()),
            ("next", "/en/communities"),
            ("of", "2"),
        ];
        let answer = app.send("/en/account/consents/acceptance", &own, &form).await;
        assert_eq!(answer.header("location"), "/en/communities");
        let page = app.get_with("/en/account/consents?next=%2Fen&of=99", "cookie", &answer.session()).await.body;
        assert!(page.contains("class=\"tabs\"") && !page.contains("Step "), "what is accepted is in the account");
    }
}
