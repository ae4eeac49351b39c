//! What is typed and not yet saved: translations beside the author's own draft, previews, initials.

use axum::{body::Body, http::Request};

use super::writing::{hidden, written};
use ensemble_testing::{Answer, TestApp, app};

/// Asks a server function, as an island does.
async fn asked(app: &TestApp, function: &str, cookie: &str, form: &str) -> Answer {
    let request = Request::post(format!("/api/{function}"))
        .header("content-type", "application/x-www-form-urlencoded")
        .header("accept", "application/json")
        .header("sec-fetch-site", "same-origin")
        .header("cookie", cookie)
        .body(Body::from(form.to_owned()))
        .expect("a request");
    app.request(request).await
}

#[tokio::test]
async fn a_translation_has_a_draft_of_its_own() {
    let app = app().await;
    let author = app.cookie("member").await;
    let here = written(&app, &author, "Un essai.").await;
    let id = here.rsplit('/').next().expect("an id").to_owned();
    assert_eq!(app.send(&format!("{here}/partage"), &author, &[("audience", "community")]).await.status, 303);
    let keep = |kind: &str, name: &str, text: &str| {
        format!("subject[{kind}]={id}&base=1&fields[0][0]={name}&fields[0][1]={text}&tab[own]=t&tab[after]=")
    };
    for (who, status) in [("", 401), ("liaison", 404), ("facilitator", 200), ("member", 200)] {
        let cookie = if who.is_empty() { String::new() } else { app.cookie(who).await };
        let form = keep("translation", "other-text", &format!("A trial of {who}"));
        assert_eq!(asked(&app, "drafts/keep", &cookie, &form).await.status, status, "{who}");
    }
    let own = asked(&app, "drafts/keep", &author, &keep("reflection", "text", "Deux essais")).await;
    assert_eq!(own.body, "\"t@1\"", "the draft’s mark");
    let translation = format!("{here}/traduction");
    let form = app.get_with(&translation, "cookie", &author).await.body;
    assert!(form.contains("A trial of member") && !form.contains("Deux essais"));
    let edit = app.get_with(&format!("{here}/modifier"), "cookie", &author).await.body;
    assert!(edit.contains("Deux essais") && !edit.contains("A trial"));
    let mine = app.get_with("/fr/mes-reflexions", "cookie", &author).await.body;
    assert!(mine.contains(&translation) && mine.contains("A trial of member"));

    let volunteer = app.cookie("facilitator").await;
    let form = app.get_with(&translation, "cookie", &volunteer).await.body;
    let fields = ["base", "tab", "after"].map(|name| (name, hidden(&form, name)));
    let mut sent: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    sent.extend([("other-text", "A trial.")]);
    assert_eq!(app.send(&translation, &volunteer, &sent).await.status, 303);
    let page = app.get_with(&here.replace("/fr/reflexions", "/en/reflections"), "cookie", &author).await;
    assert!(page.body.contains("A trial.") && !page.body.contains("A trial of"));
    assert!(!app.get_with(&translation, "cookie", &volunteer).await.body.contains("A trial of facilitator"));
}

#[tokio::test]
async fn a_form_is_kept_for_whose_it_is() {
    let app = app().await;
    let cookie = app.cookie("member").await;
    let page = app.get_with("/fr/reflexions/nouvelle?community=eleves-a-risque", "cookie", &cookie).await;
    let id = hidden(&page.body, "id");
    let form = |writer: &str| {
        format!(
            "subject[reflection]={id}&base=0&fields[0][0]=text&fields[0][1]=x&tab[own]=t&tab[after]=&writer={writer}"
        )
    };
    let person: String = sqlx::query_scalar("SELECT id FROM person WHERE email LIKE 'beatrice%'")
        .fetch_one(&app.scratch.db.reader)
        .await
        .expect("a person");
    let other = asked(&app, "drafts/keep", &app.cookie("facilitator").await, &form(&person)).await;
    assert_eq!(other.status, 401, "another person signed in on the same device");
    assert_eq!(asked(&app, "drafts/keep", &cookie, &form(&person)).await.status, 200);
}

#[tokio::test]
async fn a_preview_is_for_those_who_are_signed_in_and_of_one_text() {
    let app = app().await;
    let cookie = app.cookie("member").await;
    let text = "text=**gras**%20%3Cscript%3E";
    assert_eq!(asked(&app, "reflections/preview", "", text).await.status, 401);
    let shown = asked(&app, "reflections/preview", &cookie, text).await;
    assert!(
        shown.body.contains("<strong>gras</strong>") && !shown.body.contains("<script"),
        "{}",
        shown.body
    );
    let long = format!("text={}", "x".repeat(20_001));
    assert_eq!(asked(&app, "reflections/preview", &cookie, &long).await.status, 413);
}

#[tokio::test]
async fn initials_are_a_revision_like_any_other() {
    let app = app().await;
    let cookie = app.cookie("member").await;
    let here = written(&app, &cookie, "L’élève Maxime Tremblay a pleuré.").await;
    let share = format!("{here}/partage");
    let asked = app.send(&share, &cookie, &[("audience", "community")]).await;
    assert!(asked.body.contains("<mark>Maxime Tremblay</mark>"), "{}", asked.body);
    let done = app.send(&format!("{share}/initiales"), &cookie, &[("audience", "community")]).await;
    assert_eq!(done.status, 200);
    assert!(done.body.contains("Les passages sont remplacés") && !done.body.contains("<mark>"));
    let page = app.get_with(&here, "cookie", &cookie).await.body;
    assert!(page.contains("L’élève M. T. a pleuré.") && !page.contains("Tremblay"));
    let history = app.get_with(&format!("{here}/historique?n=2"), "cookie", &cookie).await.body;
    assert!(history.contains("<del>") && history.contains("Tremblay"), "its author finds what stood there");
    assert_eq!(app.send(&share, &cookie, &[("audience", "community")]).await.status, 303, "nothing to ask");
    let other = app.cookie("facilitator").await;
    let history = app.get_with(&format!("{here}/historique"), "cookie", &other).await.body;
    assert!(!history.contains("?n=1"), "others read from where it was shared");
}

#[tokio::test]
async fn what_others_would_read_is_replaced_in_each_form() {
    let app = app().await;
    let cookie = app.cookie("member").await;
    let here = written(&app, &cookie, "Un essai.").await;
    app.send(&format!("{here}/partage"), &cookie, &[("audience", "community")]).await;
    let name = "L’élève Maxime Tremblay a pleuré.";
    let comment = format!("{here}/commentaires");
    let asked = app.send(&comment, &cookie, &[("text", name)]).await;
    let initials = format!("{comment}/initiales");
    assert!(asked.status == 422 && asked.body.contains(&format!("formaction=\"{initials}\"")));
    let done = app.send(&initials, &cookie, &[("text", name)]).await;
    assert!(done.body.contains("L’élève M. T. a pleuré.</textarea>"), "{}", done.body);
    for (page, field) in [("modifier", "text"), ("traduction", "other-text")] {
        let address = format!("{here}/{page}");
        let form = app.get_with(&address, "cookie", &cookie).await.body;
        let base = hidden(&form, "base");
        let sent = [("base", base.as_str()), ("lang", "fr"), ("tab", "t"), (field, name)];
        let asked = app.send(&address, &cookie, &sent).await;
        let initials = format!("{address}/initiales");
        assert!(asked.status == 422 && asked.body.contains(&initials), "{page}: {}", asked.status);
        let done = app.send(&initials, &cookie, &sent).await;
        assert!(done.body.contains("M. T. a pleuré.</textarea>"), "{page}: {}", done.body);
    }
}
