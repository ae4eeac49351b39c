//! The closing of a call: forms that come late, what can still be done, and what is shown.

use super::{DAY, HERE, MINUTE, Scene, hidden, key_in, plain, scene, with};
use ensemble_calls::{
    call,
    interest::{
        self, PlaceChange,
        model::{Designation, InterestState, Place, Relevance},
    },
};
use ensemble_testing::{NOW, on_both_with_content};

on_both_with_content! {
    async fn a_form_is_taken_for_a_quarter_of_an_hour_more(db: Db) {
        let mut scene = scene(db, NOW + DAY).await;
        let cookie = scene.app.cookie("member").await;
        assert_eq!(scene.send(HERE, &cookie, &with(scene.form(0), "draft", "1")).await.status, 303);
        scene.app.later(DAY + 14 * MINUTE);
        let page = scene.page(HERE, &cookie).await;
        assert!(page.contains("Votre formulaire est encore accepté jusqu’au") && page.contains("name=\"title\""), "{page}");
        let other = scene.app.cookie("person").await;
        let page = scene.page(HERE, &other).await;
        assert!(page.contains("L’appel est fermé depuis le") && !page.contains("name=\"title\""), "who had not begun gets no form: {page}");
        let sent = scene.send(HERE, &cookie, &scene.form(2)).await;
        assert_eq!(sent.header("location"), format!("{HERE}?notice=answered"), "{}", sent.body);
        assert_eq!(scene.send(HERE, &other, &scene.form(0)).await.status, 303, "its form was opened before");
        assert_eq!(scene.of("person").await.expect("an answer").state, InterestState::Sent);
    }

    async fn what_comes_too_late_is_not_stored_and_offered_as_a_file(db: Db) {
        let mut scene = scene(db, NOW + DAY).await;
        let cookie = scene.app.cookie("member").await;
        assert_eq!(scene.send(HERE, &cookie, &with(scene.form(0), "draft", "1")).await.status, 303);
        let before = scene.of("member").await.expect("a draft");
        scene.app.later(DAY + 15 * MINUTE);
        for form in [scene.form(2), with(scene.form(2), "draft", "1")] {
            let late = scene.send(HERE, &cookie, &with(form, "title", "Écrit à la dernière minute")).await;
            let body = plain(&late.body);
            assert!(late.status == 410 && body.contains("Trop tard pour cet appel") && body.contains("pendant 15 minutes"), "{body}");
            assert!(body.contains("value=\"Écrit à la dernière minute\"") && body.contains("action=\"/fr/appels/essai/reponse/texte\""), "{body}");
        }
        assert_eq!(scene.of("member").await, Some(before), "nothing was stored");
        let file = scene.send(&format!("{HERE}/texte"), "", &with(scene.form(2), "title", "Écrit à la dernière minute")).await;
        assert_eq!((file.status.as_u16(), file.header("content-type")), (200, "text/plain; charset=utf-8"));
        assert_eq!(file.header("content-disposition"), "attachment; filename=\"reponse-essai.txt\"");
        for part in ["Lire à deux\n", "Titre du projet\nÉcrit à la dernière minute\n", "Besoins\n1. Des mots\n2. Du temps\n3. Des lieux\n", "Comment?\nÀ deux\n", "Les mois où vous pouvez participer\nfévrier et octobre\n"] {
            assert!(file.body.contains(part), "{part}: {}", file.body);
        }
        let page = scene.page(HERE, &cookie).await;
        assert!(page.contains("Votre réponse n’a pas été envoyée.") && page.contains("Télécharger mon texte"), "{page}");
        assert!(scene.page("/fr/appels/essai", &cookie).await.contains("Voir ma réponse"));
        assert!(scene.page("/fr/appels/essai", "").await.contains("Retrouver ma réponse"));
        let asked = scene.app.send(&format!("{HERE}/lien"), "", &[("email", "tard@erables.example")]).await;
        assert_eq!(asked.header("location"), format!("{HERE}?notice=message-sent"));
        assert_eq!(scene.count("SELECT COUNT(*) FROM interest WHERE email = 'tard@erables.example'").await, 0, "nothing begins any more");
    }

    async fn an_answer_is_withdrawn_and_sent_again_until_the_closing(db: Db) {
        let mut scene = scene(db, NOW + DAY).await;
        let cookie = scene.app.cookie("member").await;
        let withdraw = format!("{HERE}/retrait");
        assert_eq!(scene.app.send(&withdraw, &cookie, &[]).await.status, 404, "there is nothing to withdraw");
        assert_eq!(scene.send(HERE, &cookie, &scene.form(0)).await.status, 303);
        assert_eq!(scene.app.get_with(&withdraw, "cookie", &cookie).await.header("location"), HERE, "opening it withdraws nothing");
        let done = scene.app.send(&withdraw, &cookie, &[]).await;
        assert_eq!(done.header("location"), format!("{HERE}?notice=removed"), "{}", done.body);
        assert_eq!(scene.of("member").await.expect("an answer").state, InterestState::Withdrawn);
        assert!(interest::sent(scene.db(), scene.call.id).await.expect("answers").is_empty());
        let again = scene.app.send(&withdraw, &cookie, &[]).await;
        assert_eq!(again.header("location"), format!("{HERE}?notice=changed"), "once is enough");
        let page = scene.page(HERE, &cookie).await;
        assert!(page.contains("Réponse retirée le") && page.contains("Envoyer ma réponse"), "{page}");
        let revision = hidden(&page, "revision").parse().expect("a revision");
        assert_eq!(scene.send(HERE, &cookie, &scene.form(revision)).await.status, 303);
        assert_eq!(scene.of("member").await.expect("an answer").state, InterestState::Sent);

        scene.app.later(DAY + 16 * MINUTE);
        let page = scene.page(HERE, &cookie).await;
        assert!(page.contains("vous ne pourrez pas l’envoyer de nouveau"), "{page}");
        assert_eq!(scene.app.send(&withdraw, &cookie, &[]).await.status, 303);
        let page = scene.page(HERE, &cookie).await;
        assert!(page.contains("Vous avez retiré votre réponse le") && !page.contains("id=\"title\""), "{page}");
        let late = scene.send(HERE, &cookie, &scene.form(9)).await;
        assert_eq!(late.status, 410, "{}", late.body);
    }

    async fn a_call_that_was_cancelled_says_why_to_those_who_answered(db: Db) {
        let scene = scene(db, NOW + DAY).await;
        let cookie = scene.app.cookie("member").await;
        assert_eq!(scene.send(HERE, &cookie, &scene.form(0)).await.status, 303);
        let mut to = scene.db().write().await.expect("a transaction");
        sqlx::query("UPDATE call SET cancelled_at = 1, cancelled_reason = $1 WHERE code = 'essai'")
            .bind(r#"{"single":{"lang":"fr","text":"Trop peu de temps."}}"#)
            .execute(&mut *to)
            .await
            .expect("cancelled");
        to.commit().await.expect("committed");
        let page = scene.page(HERE, &cookie).await;
        assert!(page.contains("Cet appel a été annulé.") && page.contains("Trop peu de temps."), "{page}");
        assert!(page.contains("Le zirconium à deux"), "what was sent can still be read: {page}");
        let call = "/fr/appels/essai";
        assert!(scene.page(call, &cookie).await.contains("Voir ma réponse"));
        assert!(!scene.page(call, "").await.contains("Voir ma réponse"));
    }

    async fn the_organization_is_asked_again_or_by_another_person(db: Db) {
        let mut scene = scene(db, NOW + DAY).await;
        let cookie = scene.app.cookie("member").await;
        let designation = format!("{HERE}/designation");
        assert_eq!(scene.send(HERE, &cookie, &scene.form(0)).await.status, 303);
        let again = scene.app.send(&designation, &cookie, &[("again", "1")]).await;
        assert_eq!(again.header("location"), format!("{HERE}?notice=notified"), "{}", again.body);
        let asked = scene.emails("designation-asked", "direction@erables.example").await;
        assert_eq!(asked.len(), 2);
        assert_ne!(key_in(&asked[0]), key_in(&asked[1]));
        let first = scene.app.get(&format!("/fr/designation?key={}", key_in(&asked[0]))).await;
        assert!(!first.body.contains("zirconium"), "the first link does not work any more: {}", first.body);
        let wrong = [("representative-name", ""), ("representative-email", "beatrice.lafrenaye-diallo@ensemble.example")];
        let refused = scene.app.send(&designation, &cookie, &wrong).await;
        assert!(refused.status == 422 && refused.body.contains("href=\"#ask-email\"") && refused.body.contains("id=\"ask-name-error\""), "{}", refused.body);
        let other = [("representative-name", "Andrée Roy"), ("representative-email", "andree@erables.example")];
        assert_eq!(scene.app.send(&designation, &cookie, &other).await.status, 303);
        let stored = scene.of("member").await.expect("an answer");
        assert_eq!((stored.representative_name.as_str(), stored.designation), ("Andrée Roy", Designation::Asked));
        assert_eq!(scene.emails("designation-asked", "andree@erables.example").await.len(), 1);

        // After the closing, as long as organizations can confirm; then not any more.
        scene.app.later(DAY + 16 * MINUTE);
        assert!(scene.page(HERE, &cookie).await.contains("Envoyer le courriel de nouveau"));
        let statuses = [
            scene.app.send(&designation, &cookie, &[("again", "1")]).await.status.as_u16(),
            scene.app.send(&designation, &cookie, &[("again", "1")]).await.status.as_u16(),
            scene.app.send(&designation, &cookie, &[("again", "1")]).await.status.as_u16(),
            scene.app.send(&designation, &cookie, &[("again", "1")]).await.status.as_u16(),
            scene.app.send(&designation, &cookie, &[("again", "1")]).await.status.as_u16(),
        ];
        assert_eq!(statuses, [303, 303, 303, 303, 429], "four at once");
        scene.app.later(3 * DAY);
        assert!(!scene.page(HERE, &cookie).await.contains("Envoyer le courriel de nouveau"));
        let late = scene.app.send(&designation, &cookie, &[("again", "1")]).await;
        assert_eq!(late.header("location"), format!("{HERE}?notice=changed"), "{}", late.body);
        let other = [("representative-name", "Noémie Roy"), ("representative-email", "noemie@erables.example")];
        let late = scene.app.send(&designation, &cookie, &other).await;
        assert!(late.status == 409 && late.body.contains("la situation a changé"), "{}", late.body);
        for typed in ["Ce que vous aviez écrit", "Noémie Roy", "noemie@erables.example"] {
            assert!(late.body.contains(typed), "{typed}: {}", late.body);
        }
        assert_eq!(scene.emails("designation-asked", "noemie@erables.example").await.len(), 0);
    }

    async fn a_designation_that_is_confirmed_has_the_colour_of_success_and_another_has_not(db: Db) {
        let scene = scene(db, NOW + DAY).await;
        let cookie = scene.app.cookie("member").await;
        assert_eq!(scene.send(HERE, &cookie, &scene.form(0)).await.status, 303);
        let asked = scene.page(HERE, &cookie).await;
        assert!(asked.contains("class=\"designation\"") && !asked.contains("designation good"), "{asked}");
        let id = scene.of("member").await.expect("an answer").id;
        let mut to = scene.db().write().await.expect("a transaction");
        sqlx::query("UPDATE interest SET designation = 'confirmed', designation_at = $2 WHERE id = $1")
            .bind(id.to_string())
            .bind(NOW)
            .execute(&mut *to)
            .await
            .expect("confirmed");
        to.commit().await.expect("committed");
        let confirmed = scene.page(HERE, &cookie).await;
        assert!(confirmed.contains("class=\"designation good\"") && confirmed.contains("Désignation confirmée"), "{confirmed}");
    }

    async fn what_came_of_an_answer_is_shown_once_the_person_was_written_to(db: Db) {
        let mut scene = scene(db, NOW + DAY).await;
        let cookie = scene.app.cookie("member").await;
        assert_eq!(scene.send(HERE, &cookie, &scene.form(0)).await.status, 303);
        let id = scene.of("member").await.expect("an answer").id;
        scene.app.later(2 * DAY);
        let now = scene.app.portal.now();
        let mut to = scene.db().write().await.expect("a transaction");
        let relevance = Relevance { relevant: false, failed: Some(scene.call.criteria[0].id), reason: "Trop long pour un an.".to_owned(), at: now };
        interest::set_relevance(&mut to, id, &relevance).await.expect("decided");
        let change = PlaceChange { place: Place::Refused, waiting_number: None, offered_at: None, reply_by: None, replied_at: None };
        interest::set_place(&mut to, id, change, now).await.expect("a place");
        assert!(call::mark_screened(&mut to, scene.call.id, now).await.expect("an answer"));
        to.commit().await.expect("committed");
        let told = ["Trop long pour un an.", "Peut s’essayer en un an.", "Sans place"];
        let page = scene.page(HERE, &cookie).await;
        assert!(page.contains("Ce que vous avez envoyé") && page.contains("Une rampe."), "{page}");
        for words in told {
            assert!(!page.contains(words), "before the answer: {words}: {page}");
        }
        let mut to = scene.db().write().await.expect("a transaction");
        assert!(interest::mark_answered(&mut to, id, now).await.expect("an answer"));
        assert!(!interest::mark_answered(&mut to, id, now).await.expect("an answer"), "once");
        to.commit().await.expect("committed");
        let page = scene.page(HERE, &cookie).await;
        for words in told {
            assert!(page.contains(words), "{words}: {page}");
        }
        assert!(!page.contains("Retirer ma réponse"), "{page}");
        let withdrawn = scene.app.send(&format!("{HERE}/retrait"), &cookie, &[]).await;
        assert_eq!(withdrawn.header("location"), format!("{HERE}?notice=changed"), "{}", withdrawn.body);
    }

    async fn projects_get_numbers_by_chance_and_late_ones_the_following(db: Db) {
        let mut scene = scene(db, NOW + DAY).await;
        for person in ["member", "person", "facilitator"] {
            let cookie = scene.app.cookie(person).await;
            let sent = scene.send(HERE, &cookie, &scene.form(0)).await;
            assert_eq!(sent.status, 303, "{person}: {}", sent.body);
        }
        scene.app.later(DAY + MINUTE);
        let number = async |scene: &Scene| {
            let mut to = scene.db().write().await.expect("a transaction");
            interest::number_projects(&mut to, scene.call.id).await.expect("numbered");
            to.commit().await.expect("committed");
            let sent = interest::sent(scene.db(), scene.call.id).await.expect("answers");
            let mut numbers: Vec<u32> = sent.iter().filter_map(|interest| interest.number).collect();
            numbers.sort_unstable();
            numbers
        };
        assert_eq!(number(&scene).await, [1, 2, 3]);
        let before = scene.of("member").await.expect("an answer").number;
        let cookie = scene.app.cookie("member-en").await;
        assert_eq!(scene.send(HERE, &cookie, &scene.form(0)).await.status, 303, "within the quarter of an hour");
        assert_eq!(number(&scene).await, [1, 2, 3, 4]);
        assert_eq!(scene.of("member-en").await.expect("an answer").number, Some(4));
        assert_eq!(scene.of("member").await.expect("an answer").number, before);
    }
}
