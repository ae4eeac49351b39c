//! Keeping a draft, sending, changing what was sent.

use super::{DAY, HERE, MINUTE, Scene, hidden, plain, scene, with, without};
use ensemble_calls::{
    interest::{
        self,
        model::{Answer, Designation, InterestState},
    },
    need,
};
use ensemble_testing::{NOW, on_both_with_content};

/// What coordinators read of the call.
async fn for_coordinators(scene: &Scene) -> String {
    let cookie = scene.app.cookie("coordinator").await;
    let mut all = String::new();
    for page in ["", "/reponses", "/besoins"] {
        let address = format!("/fr/administration/appels/essai{page}");
        all += &scene.app.get_with(&address, "cookie", &cookie).await.body;
    }
    all
}

on_both_with_content! {
    async fn a_draft_is_kept_as_it_was_typed_and_only_its_author_reads_it(db: Db) {
        let scene = scene(db, NOW + 3 * DAY).await;
        let cookie = scene.app.cookie("member").await;
        let page = scene.page(HERE, &cookie).await;
        assert!(page.contains("value=\"Béatrice Lafrenaye-Diallo\"") && page.contains("Pas encore commencé"), "{page}");
        assert!(page.contains("sans votre nom ni votre organisme") && page.contains("Être là") && !page.contains("Cinq rencontres"), "{page}");
        assert_eq!(scene.of("member").await, None, "opening the form stores nothing");

        let draft = with(with(scene.form(0), "representative-email", "pas une adresse"), "draft", "1");
        let draft = without(without(draft, "committed"), "sector");
        let kept = scene.send(HERE, &cookie, &draft).await;
        assert_eq!(kept.header("location"), format!("{HERE}?notice=saved"), "{}", kept.body);
        let stored = scene.of("member").await.expect("a draft");
        assert_eq!((stored.state, stored.revision, stored.sent_at), (InterestState::Draft, 2, None));
        assert_eq!((stored.representative_email.as_str(), stored.sector, stored.months), ("pas une adresse", None, 0b10_0000_0010));
        assert_eq!(stored.answers.get(&scene.call.questions[0].id), Some(&Answer::Choice(1)));
        let ranks = need::ranks_of(scene.db(), stored.id).await.expect("ranks");
        assert_eq!(ranks, [(scene.needs[1], 1), (scene.needs[0], 2), (scene.needs[2], 3)]);

        let again = scene.page(&format!("{HERE}?notice=saved"), &cookie).await;
        for part in ["Votre brouillon est enregistré.", "value=\"pas une adresse\"", "Une salle en obsidienne.", "value=\"Le zirconium à deux\"", "Avant d’envoyer, il reste 3 champs à remplir :", "Choisissez un secteur."] {
            assert!(again.contains(part), "{part}: {again}");
        }
        assert!(!again.contains("id=\"sector-error\""), "nothing is said at the fields before it is sent");
        assert_eq!(scene.count("SELECT COUNT(*) FROM outbox WHERE kind LIKE 'interest%' OR kind LIKE 'designation%'").await, 0);
        let read = for_coordinators(&scene).await;
        for secret in ["zirconium", "obsidienne", "Une rampe"] {
            assert!(!read.contains(secret), "{secret}: {read}");
        }
        let counts = interest::count(scene.db(), scene.call.id).await.expect("counts");
        assert_eq!((counts.drafts, counts.sent, counts.withdrawn, counts.confirmed), (1, 0, 0, 0));
        assert!(scene.page("/fr/appels/essai", &cookie).await.contains("Continuer ma réponse"));
        assert!(scene.page("/fr/appels/essai", "").await.contains("Répondre à l’appel"));
    }

    async fn an_answer_is_sent_with_a_receipt_and_the_organization_is_asked(db: Db) {
        let scene = scene(db, NOW + 3 * DAY).await;
        let cookie = scene.app.cookie("member").await;
        let sent = scene.send(HERE, &cookie, &scene.form(0)).await;
        assert_eq!(sent.header("location"), format!("{HERE}?notice=answered"), "{}", sent.body);
        let stored = scene.of("member").await.expect("an answer");
        assert_eq!((stored.state, stored.sent_at, stored.designation), (InterestState::Sent, Some(NOW), Designation::Asked));
        let receipt = scene.emails("interest-receipt", &stored.email).await;
        assert_eq!(receipt.len(), 1);
        assert!(receipt[0].contains("« Le zirconium à deux »") && receipt[0].contains("Dominique Gagné"), "{}", receipt[0]);
        assert!(receipt[0].contains("/fr/appels/essai/reponse\n") && !receipt[0].contains("key="), "{}", receipt[0]);
        for secret in ["une fois par semaine", "obsidienne", "Une rampe"] {
            assert!(!receipt[0].contains(secret), "{secret}: {}", receipt[0]);
        }
        let asked = scene.emails("designation-asked", "direction@erables.example").await;
        assert!(asked.len() == 1 && asked[0].contains("/fr/designation?key=") && asked[0].contains("Béatrice Lafrenaye-Diallo"), "{asked:?}");
        let page = scene.page(HERE, &cookie).await;
        for part in ["Réponse envoyée le", "Désignation demandée", "Envoyer mes changements", "Retirer ma réponse"] {
            assert!(page.contains(part), "{part}: {page}");
        }
        assert!(!page.contains("Enregistrer le brouillon"), "what others read does not become a draft again");
        assert!(scene.page("/fr/appels/essai", &cookie).await.contains("Voir ou modifier ma réponse"));

        // Changed within the time: another receipt, and the organization is not asked again.
        let changed = scene.send(HERE, &cookie, &with(scene.form(stored.revision), "title", "Le zircon à deux")).await;
        assert_eq!(changed.status, 303, "{}", changed.body);
        let after = scene.of("member").await.expect("an answer");
        assert_eq!((after.project.title.as_str(), after.sent_at), ("Le zircon à deux", Some(NOW)));
        assert_eq!(scene.emails("interest-receipt", &stored.email).await.len(), 2);
        assert_eq!(scene.emails("designation-asked", "direction@erables.example").await.len(), 1);
        let other = with(scene.form(after.revision), "representative-email", "autre@erables.example");
        assert_eq!(scene.send(HERE, &cookie, &other).await.status, 303);
        assert_eq!(scene.emails("designation-asked", "autre@erables.example").await.len(), 1, "another representative is asked");
    }

    async fn what_is_missing_is_said_in_one_sentence_a_field_and_nothing_is_lost(db: Db) {
        let scene = scene(db, NOW + 3 * DAY).await;
        let cookie = scene.app.cookie("member").await;
        let question = format!("question.{}", scene.call.questions[0].id);
        for (name, value, message) in [
            ("name", "", "Écrivez votre nom, en 100 caractères au plus."),
            ("name", "Voir https://x.example", "N’écrivez pas d’adresse Web ici."),
            ("organization-name", "", "Choisissez votre organisme, ou écrivez son nom en 200 caractères au plus."),
            ("sector", "", "Choisissez un secteur."),
            ("region", "", "Choisissez une région."),
            ("post", "", "Écrivez votre fonction"),
            ("representative-name", "", "Écrivez le nom de la personne qui vous désigne"),
            ("representative-email", "direction", "Écrivez le courriel de la personne qui vous désigne."),
            ("representative-email", "Beatrice.Lafrenaye-Diallo@ensemble.example", "Cette adresse est la vôtre."),
            ("planned", "", "Choisissez une communauté."),
            ("title", "", "Écrivez le titre du projet"),
            ("text", "", "Décrivez le projet, en 1"),
            ("level", "", "Choisissez un niveau."),
            ("month", "", "Choisissez au moins un mois."),
            ("rank", "1", "Donnez chacun des 3 rangs à un besoin différent."),
            ("committed", "", "Cochez la case d’engagement pour pouvoir envoyer votre réponse."),
            (question.as_str(), "", "Choisissez une réponse."),
            (question.as_str(), "7", "Choisissez une réponse."),
        ] {
            let revision = scene.of("member").await.map_or(0, |stored| stored.revision);
            let form = match (name, value) {
                ("month" | "committed", _) => without(scene.form(revision), name),
                _ => with(scene.form(revision), name, value),
            };
            let refused = scene.send(HERE, &cookie, &form).await;
            let body = plain(&refused.body);
            assert!(refused.status == 422 && body.contains(message), "{name}={value}: {body}");
            assert!(body.contains("Une salle en obsidienne.") && body.contains("id=\"errors\""), "{name}: {body}");
            let stored = scene.of("member").await.expect("kept as a draft");
            assert_eq!(stored.state, InterestState::Draft, "{name}");
            assert_eq!(hidden(&refused.body, "revision"), stored.revision.to_string(), "{name}");
        }
        assert_eq!(scene.count("SELECT COUNT(*) FROM outbox WHERE kind = 'interest-receipt'").await, 0);
        let revision = scene.of("member").await.expect("a draft").revision;
        assert_eq!(scene.send(HERE, &cookie, &scene.form(revision)).await.status, 303);
        assert_eq!(scene.send(HERE, &cookie, &with(scene.form(0), "sector", "nobody")).await.status, 400, "no form has this");
    }

    async fn what_could_identify_a_student_is_confirmed_before_it_is_sent(db: Db) {
        let scene = scene(db, NOW + 3 * DAY).await;
        let cookie = scene.app.cookie("member").await;
        let other = format!("question.{}", scene.call.questions[1].id);
        for (name, text) in [
            ("text", "Mon élève Mathis Gagnon s’absente le lundi."),
            ("own-need", "Mon élève Mathis Gagnon a besoin de calme."),
            (other.as_str(), "Mon élève Mathis Gagnon lit seul."),
        ] {
            let revision = scene.of("member").await.map_or(0, |stored| stored.revision);
            let warned = scene.send(HERE, &cookie, &with(scene.form(revision), name, text)).await;
            assert!(warned.status == 422 && warned.body.contains("Pourrait-on reconnaître une ou un élève?"), "{name}: {}", warned.body);
            assert!(warned.body.contains("Envoyer tel quel") && warned.body.contains("Mathis Gagnon"), "{name}: {}", warned.body);
            assert_eq!(scene.of("member").await.expect("kept").state, InterestState::Draft, "{name}");
            let (token, revision) = (hidden(&warned.body, "confirmation_token"), hidden(&warned.body, "revision"));
            let confirmed = with(with(scene.form(0), name, text), "confirmation_token", &token);
            let other = with(with(confirmed.clone(), "revision", &revision), name, &format!("{text} Mon élève Zoé Roy, aussi."));
            let other = scene.send(HERE, &cookie, &other).await;
            assert_eq!(other.status, 422, "{name}: another text is reviewed again");
            let confirmed = with(confirmed, "revision", &hidden(&other.body, "revision"));
            assert_eq!(scene.send(HERE, &cookie, &confirmed).await.status, 303, "{name}");
            let withdrawn = scene.app.send(&format!("{HERE}/retrait"), &cookie, &[]).await;
            assert_eq!(withdrawn.status, 303, "{name}: {}", withdrawn.body);
        }
    }

    async fn a_person_has_one_answer_and_two_tabs_do_not_overwrite_each_other(db: Db) {
        let scene = scene(db, NOW + 3 * DAY).await;
        let cookie = scene.app.cookie("member").await;
        let keep = |title: &str| with(with(scene.form(0), "title", title), "draft", "1");
        let (one, other) = (keep("Le premier titre"), keep("Le second titre"));
        let both = futures::future::join(scene.send(HERE, &cookie, &one), scene.send(HERE, &cookie, &other)).await;
        let mut statuses = [both.0.status.as_u16(), both.1.status.as_u16()];
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 409], "one of two is first: {} {}", both.0.body, both.1.body);
        assert_eq!(scene.count("SELECT COUNT(*) FROM interest i JOIN call c ON c.id = i.call_id WHERE c.code = 'essai'").await, 1);
        let second = if both.0.status == 409 { &both.0 } else { &both.1 };
        let body = plain(&second.body);
        for part in ["a été modifiée dans un autre onglet", "Le premier titre", "Le second titre", "their-version"] {
            assert!(body.contains(part), "{part}: {body}");
        }
        let stored = scene.of("member").await.expect("a draft");
        assert_eq!(hidden(&second.body, "revision"), stored.revision.to_string(), "it can be sent now");
        // The same form again changes nothing, and says the same.
        let title = stored.project.title.clone();
        assert_eq!(scene.send(HERE, &cookie, &with(keep(&title), "revision", "1")).await.status, 303);
        assert_eq!(scene.of("member").await.expect("a draft"), stored);
        let read = with(keep("Le troisième titre"), "revision", &stored.revision.to_string());
        assert_eq!(scene.send(HERE, &cookie, &read).await.status, 303);
        // An old tab does not make a draft of what was sent.
        let now = scene.of("member").await.expect("a draft").revision;
        assert_eq!(scene.send(HERE, &cookie, &scene.form(now)).await.status, 303);
        let old = scene.send(HERE, &cookie, &with(keep("Un titre d’hier"), "revision", &now.to_string())).await;
        assert_eq!(old.status, 409, "{}", old.body);
        let stored = scene.of("member").await.expect("an answer");
        assert_eq!((stored.state, stored.project.title.as_str()), (InterestState::Sent, "Le zirconium à deux"));
    }

    async fn what_is_typed_survives_the_end_of_a_session(db: Db) {
        let scene = scene(db, NOW + 3 * DAY).await;
        let cookie = scene.app.cookie("member").await;
        let page = scene.app.get_with(HERE, "cookie", &cookie).await.body;
        let origin = hidden(&page, "form-origin");
        let late = scene.send(HERE, "", &with(scene.form(0), "form-origin", &origin)).await;
        assert_eq!(late.status, 401, "{}", late.body);
        let secret = late.body.split("unsent%3D").nth(1).and_then(|rest| rest.get(..64)).expect("where it is stored");
        let restored = scene.page(&format!("{HERE}?unsent={secret}"), &cookie).await;
        for part in ["value=\"Le zirconium à deux\"", "On se parle une fois par semaine.", "Une rampe."] {
            assert!(restored.contains(part), "{part}: {restored}");
        }
        let chosen: Vec<&str> = restored
            .split("name=\"rank\"")
            .skip(1)
            .filter_map(|list| list.split(" selected").next()?.rsplit("value=\"").next()?.split('"').next())
            .collect();
        assert_eq!(chosen, ["2", "1", "3"], "each rank is at its need");
        assert_eq!(scene.of("member").await, None);
    }

    async fn an_answer_is_in_the_language_of_its_person(db: Db) {
        let mut scene = scene(db, NOW + 3 * DAY).await;
        let cookie = scene.app.cookie("person").await;
        let page = scene.page("/en/calls/essai/answer", &cookie).await;
        assert!(page.contains("Your response to the call") && page.contains("In pairs"), "{page}");
        let sent = scene.send("/en/calls/essai/answer", &cookie, &with(scene.form(0), "lang", "en")).await;
        assert_eq!(sent.header("location"), "/en/calls/essai/answer?notice=answered", "{}", sent.body);
        let stored = scene.of("person").await.expect("an answer");
        let receipt = scene.emails("interest-receipt", &stored.email).await;
        assert!(receipt[0].contains("We have received your response to the call “Reading in pairs”"), "{}", receipt[0]);
        let asked = scene.emails("designation-asked", "direction@erables.example").await;
        assert!(asked[0].contains("/en/designation?key="), "{}", asked[0]);
        scene.app.later(4 * DAY + MINUTE);
        let page = scene.page("/en/calls/essai/answer", &cookie).await;
        assert!(page.contains("What you sent") && page.contains("Le zirconium à deux"), "{page}");
    }
}
