//! Amendments to adopted minutes: both texts stay.

use super::{adopted, count, get, hidden, page, send, text};
use ensemble_core::{Lang, ids::AmendmentId};
use ensemble_decisions::minutes::{
    rules::MAX_PENDING_AMENDMENTS,
    seal,
    store::{self, NewAmendment},
};
use ensemble_testing::{Answer, TestApp, app_on, everybody, id_of, on_both_with_content};

/// A passage of the adopted minutes of the demonstration.
const CLOSING: &str = "Un mot par personne";

/// The address of the form that amends the passage in which these words are.
async fn passage(app: &TestApp, here: &str, words: &str) -> String {
    let shown = page(app, &format!("{here}/amender"), "member").await;
    assert!(!shown.contains("3. Mot de la fin"), "a heading is no passage");
    let row = shown.split("class=\"passage-choice\"").find(|row| row.contains(words)).expect("the passage");
    let href = row.split("<a href=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a link");
    href.replace("&amp;", "&")
}

/// Proposes that a passage becomes another; the id of the amendment.
async fn amend(app: &TestApp, here: &str, words: &str, replacement: &str) -> String {
    let form = page(app, &passage(app, here, words).await, "member").await;
    let mark = hidden(&form, "passage");
    let sent = [
        ("side", "fr"),
        ("passage", mark.as_str()),
        ("replacement", replacement),
        ("reason", "On l’avait dit ainsi."),
    ];
    let done = send(app, &format!("{here}/amender"), "member", &sent).await;
    assert!(done.header("location").contains("notice=added"), "{}", done.body);
    text(app, "SELECT id FROM minutes_amendment WHERE replacement = $1", replacement).await
}

async fn respond(app: &TestApp, here: &str, id: &str, who: &str, answer: &str, reason: &str) -> Answer {
    let form = [("answer", answer), ("reason", reason)];
    send(app, &format!("{here}/amendements/{id}"), who, &form).await
}

on_both_with_content! {
    async fn an_accepted_amendment_changes_the_text_in_force_and_not_the_sealed_one(db: Db) {
        let app = app_on(db.clone()).await;
        let meeting = adopted(&app).await;
        let here = format!("/fr/rencontres/{meeting}/compte-rendu");
        let sealed = "SELECT text FROM minutes WHERE meeting_id = $1";
        let before = text(&app, sealed, &meeting).await;
        let id = amend(&app, &here, CLOSING, "Deux mots par personne.").await;
        let shown = page(&app, &here, "liaison").await;
        assert!(shown.contains("<ins>") && shown.contains("En attente"), "{shown}");
        assert!(shown.contains("On l’avait dit ainsi."), "{shown}");
        let missing = respond(&app, &here, &id, "facilitator", "accepted", "").await;
        assert!(missing.status == 422 && missing.body.contains("Écrivez la raison"), "{}", missing.body);
        let missing = respond(&app, &here, &id, "facilitator", "", "Une raison gardée.").await;
        assert!(missing.status == 422 && missing.body.contains("Une raison gardée."), "{}", missing.body);
        assert_eq!(respond(&app, &here, &id, "member", "accepted", "Oui.").await.status, 404);
        let done = respond(&app, &here, &id, "facilitator", "accepted", "C’est juste.").await;
        assert!(done.header("location").contains("notice=answered"), "{}", done.body);
        let late = respond(&app, &here, &id, "co-facilitator", "declined", "Une réponse tardive.").await;
        assert!(late.status == 409 && late.body.contains("Une réponse tardive."), "once: {}", late.body);
        let shown = page(&app, &here, "member").await;
        for said in ["Deux mots par personne.", "tel qu’il a été adopté", "C’est juste.", "bien celui qui a été adopté"] {
            assert!(shown.contains(said), "{said}: {shown}");
        }
        assert_eq!(text(&app, sealed, &meeting).await, before);
        assert_eq!(seal::broken(&db).await.expect("an answer").1, Vec::new());
        let seal = text(&app, "SELECT seal FROM minutes WHERE meeting_id = $1", &meeting).await;
        let print = page(&app, &format!("{here}/imprimer"), "member").await;
        assert!(print.contains("Deux mots par personne.") && !print.contains(&seal), "it seals another text: {print}");
        let english = get(&app, &format!("/en/meetings/{meeting}/minutes"), "member-en").await.body;
        assert!(english.contains("notice warn"), "the other language is behind: {english}");
    }

    async fn a_declined_amendment_stays_with_its_reason(db: Db) {
        let app = app_on(db).await;
        let meeting = adopted(&app).await;
        let here = format!("/fr/rencontres/{meeting}/compte-rendu");
        let id = amend(&app, &here, CLOSING, "Trois mots par personne.").await;
        let done = respond(&app, &here, &id, "co-facilitator", "declined", "Ce n’est pas ce qui fut dit.").await;
        assert_eq!(done.status, 303, "{}", done.body);
        let shown = page(&app, &here, "member").await;
        assert!(shown.contains("Refusé") && shown.contains("Ce n’est pas ce qui fut dit."), "{shown}");
        let amended = "SELECT COUNT(*) FROM minutes WHERE meeting_id = $1 AND amended LIKE '%Trois mots%'";
        assert_eq!(count(&app, amended, &meeting).await, 0);
    }

    async fn an_amendment_to_an_amendment_is_refused_and_nothing_is_lost(db: Db) {
        let app = app_on(db).await;
        let meeting = adopted(&app).await;
        let here = format!("/fr/rencontres/{meeting}/compte-rendu");
        let id = amend(&app, &here, CLOSING, "Quatre mots par personne.").await;
        let form = [
            ("side", "fr"), ("amendment", id.as_str()), ("replacement", "Cinq mots."), ("reason", "Encore mieux."),
        ];
        let refused = send(&app, &format!("{here}/amender"), "member-en", &form).await;
        assert_eq!(refused.status, 422);
        for said in ["Amendez plutôt le texte en vigueur.", "Cinq mots.", "Encore mieux."] {
            assert!(refused.body.contains(said), "{said}: {}", refused.body);
        }
        // Once it was accepted, its text is the one in force.
        let mark = hidden(&page(&app, &passage(&app, &here, CLOSING).await, "member").await, "passage");
        respond(&app, &here, &id, "facilitator", "accepted", "Oui.").await;
        let form = [
            ("side", "fr"), ("passage", mark.as_str()), ("replacement", "Six mots."), ("reason", "Plus court."),
        ];
        let gone = send(&app, &format!("{here}/amender"), "member", &form).await;
        assert_eq!(gone.status, 409);
        for said in ["n’est plus dans le texte en vigueur", "Six mots.", "Plus court."] {
            assert!(gone.body.contains(said), "{said}: {}", gone.body);
        }
        amend(&app, &here, "Quatre mots par personne.", "Sept mots par personne.").await;
    }

    async fn one_amendment_more_than_can_wait_for_a_reply_is_refused_and_nothing_is_lost(db: Db) {
        let app = app_on(db.clone()).await;
        let meeting = adopted(&app).await;
        let here = format!("/fr/rencontres/{meeting}/compte-rendu");
        let author = id_of(&everybody(&db).await, "member");
        let new = || NewAmendment {
            id: AmendmentId::new(),
            meeting: meeting.parse().expect("an id"),
            author,
            lang: Lang::Fr,
            passage: "Un mot.",
            replacement: "Deux mots.",
            reason: (Lang::Fr, "On l’avait dit ainsi."),
        };
        let mut tx = db.write().await.expect("a transaction");
        for _ in 1..MAX_PENDING_AMENDMENTS {
            store::add_amendment(&mut tx, new(), 1).await.expect("proposed");
        }
        tx.commit().await.expect("committed");
        amend(&app, &here, CLOSING, "Dix mots.").await;
        let mark = hidden(&page(&app, &passage(&app, &here, CLOSING).await, "member").await, "passage");
        let form = [
            ("side", "fr"), ("passage", mark.as_str()), ("replacement", "Onze mots."), ("reason", "Une raison gardée."),
        ];
        let refused = send(&app, &format!("{here}/amender"), "member", &form).await;
        assert_eq!(refused.status, 422);
        for said in ["Il faut y répondre", "Onze mots.", "Une raison gardée."] {
            assert!(refused.body.contains(said), "{said}: {}", refused.body);
        }
    }

    async fn of_two_amendments_to_one_passage_the_second_is_said_to_be_late(db: Db) {
        let app = app_on(db).await;
        let meeting = adopted(&app).await;
        let here = format!("/fr/rencontres/{meeting}/compte-rendu");
        let one = amend(&app, &here, CLOSING, "Huit mots.").await;
        let other = amend(&app, &here, CLOSING, "Neuf mots.").await;
        let (first, second) = tokio::join!(
            respond(&app, &here, &one, "facilitator", "accepted", "Oui."),
            respond(&app, &here, &other, "co-facilitator", "accepted", "Oui."),
        );
        let mut both = [first.status.as_u16(), second.status.as_u16()];
        both.sort_unstable();
        assert!(both == [303, 409] || both == [303, 422], "{both:?}");
        let accepted = count(&app, "SELECT amendments FROM minutes WHERE meeting_id = $1", &meeting).await;
        assert_eq!(accepted, 2, "that of the demonstration and one more");
    }
}
