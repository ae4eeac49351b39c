//! Writing the texts of a call, through the service.

use ensemble_calls::call::{self, NewCall, edit::EditCall, fields::Content, store};
use ensemble_common::editing::Editable;
use ensemble_core::ids::CallId;
use ensemble_testing::{NOW, TestApp, app_on, calls::new_call, on_both_with_content};

const DAY: i64 = 86_400_000;
const EDIT: &str = "/fr/administration/appels/lire/modifier";
const DRAFT: &str = "/fr/administration/appels/lire/modifier/brouillon";
const HISTORY: &str = "/fr/administration/appels/lire/historique";
const SHOW: &str = "/fr/appels/lire";

/// Adds a call that is open, or a draft; its id.
async fn add(app: &TestApp, published: bool) -> CallId {
    let new = new_call("lire", NOW + 9 * DAY);
    let new = NewCall { published_at: new.published_at.filter(|_| published), ..new };
    let mut to = app.scratch.db.write().await.expect("a transaction");
    call::add(&mut to, &new, NOW).await.expect("a call");
    to.commit().await.expect("committed");
    new.id
}

/// The fields of the form as a browser would send them, begun from the first revision, with these changes.
fn form(changes: &[(&str, &str)]) -> Vec<(String, String)> {
    let fields = EditCall::fields_of(&Content::from(&new_call("lire", NOW).texts));
    let kept = fields.iter().filter(|(key, _)| changes.iter().all(|(changed, _)| changed != key));
    kept.chain(changes.iter().copied())
        .chain([("base", "1")].into_iter().filter(|_| changes.iter().all(|(changed, _)| *changed != "base")))
        .map(|(key, text)| (key.to_owned(), text.to_owned()))
        .collect()
}

async fn send(app: &TestApp, address: &str, who: &str, changes: &[(&str, &str)]) -> ensemble_testing::Answer {
    let form = form(changes);
    let pairs: Vec<(&str, &str)> = form.iter().map(|(key, text)| (key.as_str(), text.as_str())).collect();
    app.send(address, &app.cookie(who).await, &pairs).await
}

async fn shown(app: &TestApp, address: &str, who: &str) -> String {
    let answer = app.get_with(address, "cookie", &app.cookie(who).await).await;
    assert_eq!(answer.status, 200, "{address}");
    answer.body.replace('\u{a0}', " ")
}

on_both_with_content! {
    async fn a_coordinator_edits_the_texts_and_each_version_stays(db: Db) {
        let app = app_on(db).await;
        add(&app, true).await;
        let page = shown(&app, EDIT, "coordinator").await;
        assert!(page.contains("ce que vous enregistrez paraît aussitôt") && page.contains("name=\"funding-private.fr\""), "{page}");
        assert_eq!(page.matches("<h1").count(), 1);
        let changes = [("summary.fr", "Un nouveau résumé."), ("funding-adult.fr", "Trois jours."), ("funding-adult.en", "Three days.")];
        let saved = send(&app, EDIT, "coordinator", &changes).await;
        assert_eq!((saved.status.as_u16(), saved.header("location")), (303, "/fr/administration/appels/lire?notice=saved"), "{}", saved.body);
        let public = shown(&app, SHOW, "member").await;
        assert!(public.contains("Un nouveau résumé.") && public.contains("Trois jours.") && public.contains("Cinq jours remboursés."), "{public}");
        let history = shown(&app, &format!("{HISTORY}?n=2"), "coordinator").await;
        assert!(history.contains("<ins>") && history.contains("<del>"), "{history}");
        let restored = app.send(HISTORY, &app.cookie("coordinator").await, &[("n", "1")]).await;
        assert_eq!(restored.status, 303, "{}", restored.body);
        assert!(!shown(&app, SHOW, "member").await.contains("Un nouveau résumé."));
        let deeds: Vec<String> = sqlx::query_scalar("SELECT action FROM audit WHERE subject_kind = 'call' ORDER BY id")
            .fetch_all(&app.scratch.db.reader)
            .await
            .expect("the log");
        assert_eq!(deeds, ["call.edit", "call.edit"]);
    }

    async fn nobody_else_reaches_the_form(db: Db) {
        let app = app_on(db).await;
        add(&app, true).await;
        for who in ["person", "member", "facilitator", "administrator", "privacy-officer"] {
            for address in [EDIT, HISTORY] {
                let answer = app.get_with(address, "cookie", &app.cookie(who).await).await;
                assert_eq!(answer.status, 404, "{address} as {who}");
            }
            assert_eq!(send(&app, EDIT, who, &[("summary.fr", "Forgé.")]).await.status, 404, "{who}");
            assert_eq!(send(&app, DRAFT, who, &[("summary.fr", "Forgé.")]).await.status, 404, "{who}");
        }
        assert_eq!(app.get(EDIT).await.status, 303, "a visitor signs in first");
        assert!(!shown(&app, SHOW, "member").await.contains("Forgé."));
    }

    async fn two_who_change_the_same_text_see_both_and_lose_nothing(db: Db) {
        let app = app_on(db).await;
        let id = add(&app, true).await;
        assert_eq!(send(&app, EDIT, "coordinator", &[("summary.fr", "La première version.")]).await.status, 303);
        let second = send(&app, EDIT, "coordinator", &[("summary.fr", "La seconde version.")]).await;
        assert_eq!(second.status, 409);
        assert!(second.body.contains("La première version.") && second.body.contains("La seconde version."), "{}", second.body);
        assert!(shown(&app, SHOW, "member").await.contains("La première version."), "nothing is overwritten");
        assert_eq!(send(&app, EDIT, "coordinator", &[("title.en", "Reading together")]).await.status, 303, "another field is merged");
        let english = app.get("/en/calls/lire").await.body;
        assert!(english.contains("Reading together"), "{english}");
        assert!(shown(&app, SHOW, "member").await.contains("La première version."));
        let mut to = app.scratch.db.write().await.expect("a transaction");
        let texts = new_call("lire", NOW).texts;
        assert_eq!(store::write_texts(&mut to, id, 2, &texts, NOW).await.expect("an answer"), None, "an older revision writes nothing");
        assert_eq!(store::write_texts(&mut to, id, 3, &texts, NOW).await.expect("an answer"), Some(4));
    }

    async fn a_draft_of_the_texts_is_the_coordinators_own(db: Db) {
        let app = app_on(db).await;
        let id = add(&app, true).await;
        let kept = send(&app, DRAFT, "coordinator", &[("audience.fr", "Un brouillon </textarea><script>x")]).await;
        assert_eq!(kept.status, 200, "{}", kept.body);
        let again = shown(&app, EDIT, "coordinator").await;
        assert!(again.contains("Un brouillon &lt;/textarea&gt;&lt;script&gt;x") && !again.contains("<script>x"), "{again}");
        assert!(!shown(&app, SHOW, "member").await.contains("Un brouillon"));
        for (who, status) in [("", 401), ("member", 404), ("administrator", 404), ("coordinator", 200)] {
            let cookie = if who.is_empty() { String::new() } else { app.cookie(who).await };
            let body = format!("subject[call]={id}&base=1&fields[0][0]=summary.fr&fields[0][1]=x");
            let request = axum::http::Request::post("/api/drafts/keep")
                .header("content-type", "application/x-www-form-urlencoded")
                .header("accept", "application/json")
                .header("sec-fetch-site", "same-origin")
                .header("cookie", cookie)
                .body(axum::body::Body::from(body))
                .expect("a request");
            assert_eq!(app.request(request).await.status, status, "{who}");
        }
        let discarded = send(&app, &format!("{DRAFT}/suppression"), "coordinator", &[]).await;
        assert_eq!(discarded.status, 303);
        assert!(!shown(&app, EDIT, "coordinator").await.contains("Un brouillon"));
    }

    async fn what_is_wrong_is_said_and_what_was_typed_stays(db: Db) {
        let app = app_on(db).await;
        add(&app, false).await;
        let long = "é".repeat(601);
        let wrong = send(&app, EDIT, "coordinator", &[
            ("title.fr", "Voir https://mauvais.example"),
            ("summary.fr", ""),
            ("summary.en", ""),
            ("duty.0.fr", &long),
        ])
        .await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.body.contains(&long) && wrong.body.contains("https://mauvais.example"), "{}", wrong.body);
        for id in ["title-fr", "summary-fr", "duty-0-fr"] {
            assert!(wrong.body.contains(&format!("href=\"#{id}\"")), "{id}: {}", wrong.body);
        }
        assert_eq!(send(&app, EDIT, "coordinator", &[("who", "x"), ("title.en", "")]).await.status, 303, "a draft may lack a language");
    }

    async fn a_published_call_keeps_both_languages(db: Db) {
        let app = app_on(db).await;
        add(&app, true).await;
        let refused = send(&app, EDIT, "coordinator", &[("rhythm.en", ""), ("duty.1.fr", ""), ("summary.fr", "Gardé.")]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.body.contains("href=\"#rhythm-en\"") && refused.body.contains("href=\"#duty-1-fr\""), "{}", refused.body);
        assert!(refused.body.contains("Gardé.") && !shown(&app, SHOW, "member").await.contains("Gardé."));
        let removed = [("duty.1.fr", ""), ("duty.1.en", ""), ("contact.fr", ""), ("contact.en", "")];
        assert_eq!(send(&app, EDIT, "coordinator", &removed).await.status, 303, "a text that is optional can go");
        let public = shown(&app, SHOW, "member").await;
        assert!(!public.contains("Une demi-journée par mois.") && !public.contains("Écrivez à la coordination."), "{public}");
    }
}
