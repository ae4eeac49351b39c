//! The way into a community from its page, and writing to those who facilitate it.

use super::{JOIN, emails};
use ensemble_testing::{TestApp, app, app_on, on_both_with_content};

const SHOW: &str = "/fr/communautes/eleves-a-risque";
const CONTACT: &str = "/fr/communautes/eleves-a-risque/ecrire";
const KIND: &str = "facilitators-contacted";
/// A word that stands in a message only.
const SEEDED: &str = "zirconium";

/// The texts of the emails of a kind, and whom each was sent to.
async fn sent(app: &TestApp, kind: &str) -> Vec<(String, String)> {
    sqlx::query_as("SELECT to_address, body_text FROM outbox WHERE kind = $1 ORDER BY to_address")
        .bind(kind)
        .fetch_all(&app.scratch.db.reader)
        .await
        .expect("emails")
}

#[tokio::test]
async fn the_way_into_a_community_is_on_its_page() {
    let app = app().await;
    let visitor = app.get(SHOW).await.body;
    assert!(visitor.contains(&format!("href=\"{JOIN}\"")) && visitor.contains("Demander à devenir membre"));
    assert!(visitor.contains("Animation\u{a0}: Ariane Desmeules-Pham et Rowan Ashgrove."), "{visitor}");
    assert!(visitor.contains(&format!("href=\"{CONTACT}\"")));
    let to_sign_in = app.get(JOIN).await;
    assert_eq!(
        to_sign_in.header("location"),
        "/fr/connexion?next=%2Ffr%2Fcommunautes%2Feleves%2Da%2Drisque%2Fadhesion"
    );
    let sign_in = app.get(to_sign_in.header("location")).await.body;
    assert!(
        sign_in.contains(&format!("href=\"{CONTACT}\"")),
        "without an account, the people to ask: {sign_in}"
    );
    let person = app.cookie("person").await;
    let signed_in = app.get_with(SHOW, "cookie", &person).await.body;
    assert!(signed_in.contains("Demander à devenir membre"));
    app.send(JOIN, &person, &[("message", "Bonjour")]).await;
    assert!(app.get_with(SHOW, "cookie", &person).await.body.contains("Voir ma demande"));
    let member = app.get_with(SHOW, "cookie", &app.cookie("member").await).await.body;
    assert!(!member.contains(JOIN) && member.contains("Rowan Ashgrove"));
}

#[tokio::test]
async fn visitors_read_the_names_of_facilitators_who_chose_it() {
    let app = app().await;
    let page = "/fr/communautes/orthopedagogues";
    let visitor = app.get(page).await;
    assert!(visitor.status == 200 && !visitor.body.contains("Lafrenaye"), "{}", visitor.body);
    assert!(visitor.body.contains("Écrire à l’équipe d’animation"));
    assert!(!app.get("/fr/communautes/orthopedagogues/ecrire").await.body.contains("Lafrenaye"));
    let person = app.get_with(page, "cookie", &app.cookie("person").await).await.body;
    assert!(person.contains("Béatrice Lafrenaye-Diallo</a>"), "{person}");
}

#[tokio::test]
async fn pages_for_members_lead_those_who_are_none_in() {
    let app = app().await;
    let meetings = app.get("/fr/communautes/eleves-a-risque/rencontres").await.body;
    let meeting =
        meetings.split("href=\"/fr/rencontres/").nth(1).and_then(|rest| rest.get(..36)).expect("a meeting");
    let address = format!("/fr/rencontres/{meeting}");
    let visitor = app.get(&address).await.body;
    assert!(
        visitor.contains("/fr/connexion?next=%2Ffr%2Frencontres%2F") && visitor.contains(JOIN),
        "{visitor}"
    );
    let person = app.get_with(&address, "cookie", &app.cookie("person").await).await.body;
    assert!(person.contains(JOIN) && !person.contains("/fr/connexion?next"));
    let member = app.get_with(&address, "cookie", &app.cookie("member").await).await.body;
    assert!(!member.contains(JOIN));
}

on_both_with_content! {
    async fn a_message_reaches_those_who_facilitate_and_shows_no_address(db: Db) {
        let app = app_on(db).await;
        let page = app.get(CONTACT).await;
        assert!(page.status == 200 && !page.body.contains("@ensemble.example"), "{}", page.body);
        let form = [("name", "Camille Nadeau"), ("email", "camille@ex.qc.ca"), ("message", SEEDED)];
        let done = app.send(CONTACT, "", &form).await;
        assert_eq!(done.header("location"), format!("{CONTACT}?notice=message-sent"));
        let after = app.get(done.header("location")).await.body;
        assert!(after.contains("Votre message est envoyé") && !after.contains("@ensemble.example"));
        let all = sent(&app, KIND).await;
        let to: Vec<&str> = all.iter().map(|(to, _)| to.as_str()).collect();
        assert_eq!(to, ["ariane.desmeules-pham@ensemble.example", "rowan.ashgrove@ensemble.example"]);
        for (to, text) in &all {
            assert!(text.contains("camille@ex.qc.ca") && text.contains(SEEDED), "{text}");
            assert!(text.contains("portail n’a vérifié") || text.contains("has verified neither"), "{text}");
            let other = all.iter().find(|(other, _)| other != to).map(|(other, _)| other.as_str());
            assert!(!text.contains(other.expect("two emails")), "nobody's address but the writer's");
        }
        let person = app.cookie("person").await;
        let done = app.send(CONTACT, &person, &[("message", "Voir https://ex.qc.ca")]).await;
        assert_eq!(done.status, 303, "{}", done.body);
        let all = sent(&app, KIND).await;
        assert_eq!(all.iter().filter(|(_, text)| text.contains("edmund.fairweather-ross@")).count(), 2);
        let admin = app.cookie("administrator").await;
        let outbox = app.get_with("/fr/administration/courriels", "cookie", &admin).await.body;
        assert!(outbox.contains("Courriel") && !outbox.contains("Camille") && !outbox.contains(SEEDED));
        let log = app.get_with("/fr/administration/journal", "cookie", &admin).await.body;
        assert!(log.contains("Message à l’équipe d’animation") && !log.contains(SEEDED));
    }

    async fn a_message_that_cannot_be_sent_keeps_what_was_typed(db: Db) {
        let app = app_on(db).await;
        for (form, wrong) in [
            ([("name", ""), ("email", "camille@ex.qc.ca"), ("message", SEEDED)], "name"),
            ([("name", "Camille"), ("email", "camille@"), ("message", SEEDED)], "email"),
            ([("name", "Camille"), ("email", "camille@ex.qc.ca"), ("message", "")], "message"),
            ([("name", "Camille"), ("email", "camille@ex.qc.ca"), ("message", "www.ex.ca zirconium")], "message"),
            ([("name", "https://ex.ca"), ("email", "camille@ex.qc.ca"), ("message", SEEDED)], "name"),
        ] {
            let answer = app.send(CONTACT, "", &form).await;
            assert!(answer.status == 422 && answer.body.contains(&format!("href=\"#{wrong}\"")), "{form:?}");
            assert!(form[2].1.is_empty() || answer.body.contains(SEEDED), "{form:?}");
        }
        assert_eq!(emails(&app, KIND).await, 0);
        for number in 0..6 {
            let message = format!("{SEEDED} {number}");
            let form = [("name", "Camille"), ("email", "camille@ex.qc.ca"), ("message", message.as_str())];
            let status = app.send(CONTACT, "", &form).await.status.as_u16();
            assert_eq!(status, if number < 5 { 303 } else { 422 }, "{number}");
        }
        assert_eq!(emails(&app, KIND).await, 10);
    }
}

#[tokio::test]
async fn nobody_writes_to_nobody() {
    let app = app().await;
    let mut to = app.scratch.db.write().await.expect("a transaction");
    sqlx::query("DELETE FROM membership WHERE role = 'facilitator'").execute(&mut *to).await.expect("none");
    to.commit().await.expect("committed");
    assert!(!app.get(SHOW).await.body.contains(CONTACT));
    let form = [("name", "Camille"), ("email", "camille@ex.qc.ca"), ("message", "Bonjour")];
    let answer = app.send(CONTACT, "", &form).await;
    assert!(answer.status == 422 && answer.body.contains("Personne n’anime cette communauté"));
}
