//! What is reported: who learns of it, and what is said of the decision.

use super::{pages::shared, writing::hidden};
use ensemble_testing::{TestApp, app};

const QUEUE: &str = "/fr/communautes/eleves-a-risque/signalements";
const LIST: &str = "/fr/communautes/eleves-a-risque/reflexions";

/// The emails of a kind: to whom, and everything that they say.
async fn emails(app: &TestApp, kind: &str) -> Vec<(String, String)> {
    let rows: Vec<(String, String, String)> =
        sqlx::query_as("SELECT to_address, subject, body_text FROM outbox WHERE kind = $1 ORDER BY id")
            .bind(kind)
            .fetch_all(&app.scratch.db.reader)
            .await
            .expect("emails");
    rows.into_iter().map(|(to, subject, text)| (to, format!("{subject}\n{text}"))).collect()
}

async fn report(app: &TestApp, here: &str, cookie: &str, reason: &str) {
    let answer = app.send(&format!("{here}/signalement"), cookie, &[("reason", reason)]).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
}

#[tokio::test]
async fn facilitators_learn_of_a_report_by_email_and_by_a_count() {
    let app = app().await;
    let (author, member) = (app.cookie("member").await, app.cookie("member-en").await);
    let facilitator = app.cookie("facilitator").await;
    let here = shared(&app, &author, "Un texte douteux et long.", false).await;
    assert!(!app.get_with(LIST, "cookie", &facilitator).await.body.contains("à traiter"));
    report(&app, &here, &member, "On reconnaît un élève").await;
    let told = emails(&app, "text-reported").await;
    assert!(told.len() >= 2 && told.iter().any(|(to, _)| to.starts_with("ariane.")), "{told:?}");
    for (to, text) in &told {
        for secret in ["reconnaît", "douteux", "Béatrice", "Lafrenaye"] {
            assert!(!text.contains(secret), "{to}: {text}");
        }
        assert!(
            text.contains("signalements") || text.contains("reports"),
            "the link leads to the list: {text}"
        );
    }
    for page in [LIST, QUEUE, "/fr/communautes/eleves-a-risque"] {
        let seen = app.get_with(page, "cookie", &facilitator).await.body;
        assert!(seen.contains("1 signalement à traiter"), "{page}");
    }
    assert!(app.get_with(LIST, "cookie", &facilitator).await.body.contains("Textes signalés (1 à traiter)"));
    for page in [LIST, "/fr/communautes/eleves-a-risque"] {
        for cookie in [&author, &member, &String::new()] {
            let seen = app.get_with(page, "cookie", cookie).await.body;
            assert!(!seen.contains("signalement à traiter") && !seen.contains("Textes signalés ("), "{page}");
        }
    }
}

#[tokio::test]
async fn a_person_who_refuses_such_emails_gets_none() {
    let app = app().await;
    let (author, member) = (app.cookie("member").await, app.cookie("member-en").await);
    let facilitator = app.cookie("facilitator").await;
    let preferences = "/fr/notifications/preferences";
    assert_eq!(app.send(preferences, &facilitator, &[("reports", "never")]).await.status, 303);
    let here = shared(&app, &author, "Un texte.", false).await;
    report(&app, &here, &member, "Une raison").await;
    assert!(emails(&app, "text-reported").await.iter().all(|(to, _)| !to.starts_with("ariane.")));
}

#[tokio::test]
async fn the_list_names_what_is_reported_and_leaves_the_unnamed_unnamed() {
    let app = app().await;
    let (author, member) = (app.cookie("member").await, app.cookie("member-en").await);
    let facilitator = app.cookie("facilitator").await;
    for (unnamed, text) in [(false, "Un essai avec un nom."), (true, "Un essai sans nom.")] {
        let here = shared(&app, &author, text, unnamed).await;
        report(&app, &here, &member, "Une raison").await;
        let page = app.get_with(QUEUE, "cookie", &facilitator).await.body;
        let item =
            page.split("<li id=\"report-").skip(1).find(|item| item.contains(text)).expect("the report");
        assert!(item.contains(&format!("<a href=\"{here}\">")) && item.contains(text), "{item}");
        assert!(!item.contains("Signaler cette réflexion"), "{item}");
        assert_eq!(item.contains("Lafrenaye"), !unnamed, "{item}");
    }
}

#[tokio::test]
async fn who_reported_and_who_wrote_learn_what_was_decided_and_not_of_each_other() {
    let app = app().await;
    let (author, member) = (app.cookie("member").await, app.cookie("member-en").await);
    let facilitator = app.cookie("facilitator").await;
    for (outcome, to_reporter, to_author) in
        [("kept", "decided to keep it", "décidé de le garder"), ("removed", "removed it", "l’a retiré")]
    {
        let here = shared(&app, &author, &format!("Un texte, {outcome}."), false).await;
        report(&app, &here, &member, "On reconnaît un élève").await;
        let page = app.get_with(QUEUE, "cookie", &facilitator).await.body;
        let id = hidden(&page, "report");
        let decision = [("report", id.as_str()), ("outcome", outcome), ("reason", "Après lecture")];
        assert_eq!(app.send(QUEUE, &facilitator, &decision).await.status, 303);
        let told = emails(&app, "report-decided").await;
        let last: Vec<&(String, String)> = told.iter().rev().take(2).collect();
        let of = |name: &str| {
            let found = last.iter().find(|(to, _)| to.starts_with(name));
            found.unwrap_or_else(|| panic!("no email to {name}: {told:?}")).1.clone()
        };
        let (reporter, writer) = (of("imogen."), of("beatrice."));
        assert!(reporter.contains(to_reporter) && reporter.contains("Après lecture"), "{reporter}");
        assert!(writer.contains(to_author) && writer.contains("Après lecture"), "{writer}");
        assert!(!writer.contains("Imogen") && !writer.contains("reconnaît"), "{writer}");
        assert!(!reporter.contains("Lafrenaye"), "{reporter}");
    }
}
