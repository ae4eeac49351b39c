//! Two people at the same page, through the service.

use ensemble_common::editing::{
    Editable,
    model::{FieldSet, OpenForm, Subject},
};
use ensemble_communities::community::store;
use ensemble_core::{Lang, Standing};
use ensemble_server::config::Config;
use ensemble_testing::{TestApp, app, app_with, on_both_with_content};

const EDIT: &str = "/fr/communautes/eleves-a-risque/modifier";
const DRAFT: &str = "/fr/communautes/eleves-a-risque/modifier/brouillon";
const DISCARD: &str = "/fr/communautes/eleves-a-risque/modifier/brouillon/suppression";
const HISTORY: &str = "/fr/communautes/eleves-a-risque/historique";

/// The fields of the editing form, as a browser would send them.
async fn fields(app: &TestApp, cookie: &str) -> Vec<(String, String)> {
    let page = app.get_with(EDIT, "cookie", cookie).await;
    assert!(page.status.is_success(), "{}", page.status);
    let found = store::find(&app.scratch.db, Lang::Fr, "eleves-a-risque").await;
    let community = found.expect("an answer").expect("it exists").community;
    let mut fields: Vec<(String, String)> =
        community.published().iter().map(|(key, text)| (key.to_owned(), text.to_owned())).collect();
    fields.push(("base".to_owned(), community.revision.to_string()));
    fields
}

fn with<'a>(fields: &'a [(String, String)], changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = fields
        .iter()
        .map(|(key, text)| (key.as_str(), text.as_str()))
        .filter(|(key, _)| changes.iter().all(|(changed, _)| changed != key));
    kept.chain(changes.iter().copied()).collect()
}

#[tokio::test]
async fn two_who_change_different_things_both_keep_them() {
    let app = app().await;
    let (one, other) = (app.cookie("facilitator").await, app.cookie("co-facilitator").await);
    let form = fields(&app, &one).await;
    let first = app.send(EDIT, &one, &with(&form, &[("summary.fr", "Résumé de l’une.")])).await;
    assert_eq!(first.status, 303);
    let second = app.send(EDIT, &other, &with(&form, &[("name.en", "Students we watch over")])).await;
    assert_eq!(second.status, 303, "nothing to decide: merged");
    let page = app.get("/en/communities/students-at-risk").await.body;
    assert!(page.contains("Students we watch over"));
    assert!(app.get("/fr/communautes/eleves-a-risque").await.body.contains("Résumé de l’une."));
    let list = app.get("/en/communities").await.body;
    assert!(list.contains("Students we watch over"));
    let found = store::find(&app.scratch.db, Lang::En, "students-at-risk").await;
    let heading = found.expect("an answer").expect("it exists").community.heading;
    let summary = heading.summary.expect("a summary");
    assert!(matches!(summary.shown(Lang::En).standing, Standing::Outdated { .. }), "the English is behind");
}

#[tokio::test]
async fn two_who_change_the_same_see_both_versions() {
    let app = app().await;
    let (one, other) = (app.cookie("facilitator").await, app.cookie("co-facilitator").await);
    let form = fields(&app, &one).await;
    app.send(EDIT, &one, &with(&form, &[("summary.fr", "La version d’Ariane.")])).await;
    let second = app.send(EDIT, &other, &with(&form, &[("summary.fr", "La version de Rowan.")])).await;
    assert_eq!(second.status, 409);
    assert!(second.body.contains("La version d’Ariane.") && second.body.contains("La version de Rowan."));
    assert!(
        app.get("/fr/communautes/eleves-a-risque").await.body.contains("La version d’Ariane."),
        "not overwritten"
    );
    let again = with(&form, &[("summary.fr", "Les deux versions."), ("base", "2")]);
    assert_eq!(app.send(EDIT, &other, &again).await.status, 303);
    let history = app.get_with(&format!("{HISTORY}?n=3"), "cookie", &one).await.body;
    assert!(history.contains("<del>") && history.contains("<ins>") && history.contains("Rowan"));
    assert_eq!(app.send(HISTORY, &one, &[("n", "1")]).await.status, 303, "restored as a new revision");
    assert!(!app.get("/fr/communautes/eleves-a-risque").await.body.contains("Les deux versions."));
}

#[tokio::test]
async fn a_draft_is_kept_found_and_discarded() {
    let app = app().await;
    let cookie = app.cookie("facilitator").await;
    let form = fields(&app, &cookie).await;
    let kept =
        app.send(DRAFT, &cookie, &with(&form, &[("purpose.fr", "Un brouillon </textarea><script>x")])).await;
    assert!(kept.status.is_success());
    let again = app.get_with(EDIT, "cookie", &cookie).await.body;
    assert!(again.contains("Un brouillon &lt;/textarea&gt;&lt;script&gt;x") && !again.contains("<script>x"));
    assert!(!app.get("/fr/communautes/eleves-a-risque").await.body.contains("Un brouillon"));
    let other = app.cookie("co-facilitator").await;
    assert!(
        !app.get_with(EDIT, "cookie", &other).await.body.contains("Un brouillon"),
        "a draft is one\u{2019}s own"
    );
    assert_eq!(app.send(DISCARD, &cookie, &with(&form, &[])).await.status, 303);
    assert!(!app.get_with(EDIT, "cookie", &cookie).await.body.contains("Un brouillon"));
}

#[tokio::test]
async fn a_form_that_is_wrong_comes_back_whole() {
    let app = app().await;
    let cookie = app.cookie("facilitator").await;
    let form = fields(&app, &cookie).await;
    let long = "é".repeat(601);
    let wrong = app
        .send(
            EDIT,
            &cookie,
            &with(
                &form,
                &[("name.fr", ""), ("name.en", ""), ("aim.0.fr", &long), ("deadline.0.day", "bientôt")],
            ),
        )
        .await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.body.contains(&long) && wrong.body.contains("bientôt"));
    assert!(wrong.body.matches("href=\"#").count() >= 3, "each fault is linked");
}

#[tokio::test]
async fn drafts_are_kept_by_those_who_may_write_only() {
    let app = app().await;
    let id: String =
        sqlx::query_scalar("SELECT community_id FROM community_slug WHERE slug = 'students-at-risk'")
            .fetch_one(&app.scratch.db.reader)
            .await
            .expect("an id");
    let subject = format!("subject[community]={id}&base=1&fields[0][0]=name.fr&fields[0][1]=x");
    for (who, status) in [
        ("", 401),
        ("person", 404),
        ("liaison", 404),
        ("observer", 404),
        ("member", 404),
        ("member-en", 404),
        ("administrator", 404),
        ("privacy-officer", 404),
        ("coordinator", 200),
        ("co-facilitator", 200),
        ("facilitator", 200),
    ] {
        let cookie = if who.is_empty() { String::new() } else { app.cookie(who).await };
        let request = axum::http::Request::post("/api/drafts/keep")
            .header("content-type", "application/x-www-form-urlencoded")
            .header("accept", "application/json")
            .header("sec-fetch-site", "same-origin")
            .header("cookie", cookie)
            .body(axum::body::Body::from(subject.clone()))
            .expect("a request");
        assert_eq!(app.request(request).await.status, status, "{who}");
    }
}

on_both_with_content! {
    async fn two_transactions_do_not_share_the_room_for_a_draft(db: Db) {
        let person: String = sqlx::query_scalar("SELECT id FROM person ORDER BY id LIMIT 1")
            .fetch_one(&db.reader)
            .await
            .expect("a person");
        let person: ensemble_core::ids::PersonId = person.parse().expect("an id");
        let mut to = db.write().await.expect("a transaction");
        sqlx::query("DELETE FROM draft").execute(&mut *to).await.expect("none");
        to.commit().await.expect("committed");
        let keeping = (0..6).map(|_| {
            let db = db.clone();
            async move {
                let (subject, tab) = (Subject::Reflection(ensemble_core::ids::ReflectionId::new()), OpenForm::default());
                let mut to = db.write().await.expect("a transaction");
                if !ensemble_common::editing::store::has_room(&mut to, person, subject, 3).await.expect("an answer") {
                    return None;
                }
                let fields = FieldSet::default();
                let kept = ensemble_common::editing::store::save_draft(&mut to, person, subject, &tab, 0, &fields, 1).await.expect("kept");
                to.commit().await.expect("committed");
                kept.map(|_| subject)
            }
        });
        let kept: Vec<Subject> = futures::future::join_all(keeping).await.into_iter().flatten().collect();
        assert_eq!(kept.len(), 3);
        let mut to = db.write().await.expect("a transaction");
        assert!(ensemble_common::editing::store::has_room(&mut to, person, kept[0], 3).await.expect("an answer"), "it is there");
    }
}

/// Keeps a draft of a new reflection, as a form does by itself.
async fn keep(app: &TestApp, cookie: &str, number: usize, text: &str) -> u16 {
    let id = format!("019a0000-0000-7000-8000-{number:012}");
    let body = format!(
        "subject[reflection]={id}&base=0&fields[0][0]=text&fields[0][1]={text}&tab[own]=t&tab[after]="
    );
    let request = axum::http::Request::post("/api/drafts/keep")
        .header("content-type", "application/x-www-form-urlencoded")
        .header("accept", "application/json")
        .header("sec-fetch-site", "same-origin")
        .header("cookie", cookie)
        .body(axum::body::Body::from(body))
        .expect("a request");
    app.request(request).await.status.as_u16()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_keeps_as_many_drafts_as_the_settings_say() {
    let config = Config { drafts_per_person: 3, development: false, ..Config::default() };
    let app = app_with(config).await;
    let (cookie, other) = (app.cookie("facilitator").await, app.cookie("member").await);
    let all = (0..8).map(|number| keep(&app, &cookie, number, "x"));
    let answers = futures::future::join_all(all).await;
    let kept: Vec<usize> = (0..8).filter(|number| answers[*number] == 200).collect();
    assert_eq!((kept.len(), answers.iter().filter(|status| **status == 413).count()), (3, 5), "{answers:?}");
    assert_eq!(keep(&app, &cookie, kept[0], "xy").await, 200, "one that is there goes on");
    assert_eq!(keep(&app, &other, 20, "x").await, 200, "others have room of their own");
    // Without a script: the form comes back with what was typed.
    let form = fields(&app, &cookie).await;
    let full = app.send(DRAFT, &cookie, &with(&form, &[("purpose.fr", "Une longue idée")])).await;
    assert_eq!(full.status, 409);
    assert!(
        full.body.contains("Une longue idée") && full.body.contains("déjà 3 brouillons"),
        "{}",
        full.body
    );
    assert!(full.body.contains("id=\"keep-draft\"") && full.body.contains("href=\"#keep-draft\""));
}

#[tokio::test]
async fn a_draft_is_as_large_as_the_settings_say_and_not_kept_without_pause() {
    let app = app_with(Config { draft_limit: 30_000, development: false, ..Config::default() }).await;
    let cookie = app.cookie("facilitator").await;
    let (fits, large) = ("x".repeat(19_000), "%C3%A9".repeat(19_000));
    assert_eq!(keep(&app, &cookie, 1, &fits).await, 200);
    assert_eq!(keep(&app, &cookie, 1, &large).await, 413, "bytes count, not letters");
    let form = fields(&app, &cookie).await;
    let typed = "é".repeat(16_000);
    let answer = app.send(DRAFT, &cookie, &with(&form, &[("purpose.fr", &typed)])).await;
    assert!(
        answer.status == 409 && answer.body.contains(&typed) && answer.body.contains("dépasse 29\u{a0}ko")
    );
    let mut answers = Vec::new();
    for _ in 0..40 {
        answers.push(keep(&app, &cookie, 1, "x").await);
    }
    let many = answers.iter().filter(|status| **status == 429).count();
    assert!(answers[0] == 200 && (10..=12).contains(&many), "{answers:?}");
    let often = app.send(DRAFT, &cookie, &with(&form, &[("purpose.fr", "Une idée")])).await;
    assert!(
        often.status == 409 && often.body.contains("Trop de brouillons") && often.body.contains("Une idée")
    );
}

#[tokio::test]
async fn a_draft_begun_before_others_published_undoes_nothing_of_theirs() {
    let app = app().await;
    let (one, other) = (app.cookie("facilitator").await, app.cookie("co-facilitator").await);
    let early = fields(&app, &one).await;
    let published =
        app.send(EDIT, &other, &with(&early, &[("summary.fr", "Résumé publié entre-temps.")])).await;
    assert_eq!(published.status, 303);
    // A second tab knows what was published; the first, older one saves a draft of another field.
    let late = fields(&app, &one).await;
    let draft = with(&early, &[("name.en", "Students we watch over"), ("tab", "older")]);
    assert!(app.send(DRAFT, &one, &draft).await.status.is_success());
    let sent = with(&late, &[("purpose.fr", "Une autre visée."), ("tab", "newer")]);
    let saved = app.send(EDIT, &one, &sent).await;
    assert_eq!(saved.status, 303, "{}", saved.body);
    let found = store::find(&app.scratch.db, Lang::Fr, "eleves-a-risque").await;
    let community = found.expect("an answer").expect("it exists").community;
    let shown = community.published();
    assert_eq!(shown.text("summary.fr"), "Résumé publié entre-temps.");
    assert_eq!(shown.text("name.en"), "Students we watch over");
    assert_eq!(shown.text("purpose.fr"), "Une autre visée.");
}
