//! A session from its preparation to its end.

use super::{NOW, Scene, scene, store};
use ensemble_core::rights::{Action, rules::may};
use ensemble_decisions::codevelopment::model::{Role, Step};
use ensemble_testing::{everybody, id_of, on_both_with_content};

async fn step(scene: &Scene) -> (Step, i64) {
    let session =
        store::find(&scene.app.scratch.db, scene.meeting).await.expect("an answer").expect("a session");
    (session.step, session.version)
}

on_both_with_content! {
    async fn a_form_leads_back_to_what_was_done_with_it(db: Db) {
        let scene = scene(&db).await;
        scene.begun().await;
        let step = scene.does("co-facilitator", "etape", &[("act", "extend"), ("step", "account"), ("seen", "0")]).await;
        assert_eq!(step.header("location"), format!("{}#step", scene.page()), "{}", step.body);
        let written = scene.write("member", "account", "Le groupe du matin s’éteint.").await;
        assert_eq!(written.header("location"), format!("{}#text", scene.page()));
        let page = scene.shown("member").await;
        for place in ["id=\"step\" tabindex=\"-1\"", "id=\"text\"", "id=\"written\" tabindex=\"-1\"", "id=\"sheet\""] {
            assert!(page.contains(place), "{place}: {page}");
        }
        assert!(page.contains("data-announce=\"step\"") && !page.contains("aria-live"), "{page}");
        let (clock, parts) = page.split_once("data-live=").expect("parts");
        assert!(clock.contains("role=\"status\"") && !parts.contains("role=\"status\""), "{page}");
    }

    async fn a_session_goes_through_its_six_steps(db: Db) {
        let scene = scene(&db).await;
        let early = scene.does("member", "etape", &[("act", "begin")]).await;
        assert_eq!(early.status, 409, "there is no session");
        scene.begun().await;
        let page = scene.shown("member").await;
        for part in ["Étape 1 de 6", "10 min", "Racontez la situation"] {
            assert!(page.contains(part), "{part}: {page}");
        }
        // The client has the floor.
        assert_eq!(scene.write("member", "account", "Le groupe du matin s’éteint.").await.status, 303);
        let refused = scene.write("member-en", "account", "Moi aussi").await;
        assert!(refused.status == 409 && refused.body.contains("Moi aussi"), "what was typed stays: {}", refused.body);
        scene.next("account").await;
        // What is no question is kept, and its author alone sees a hint.
        assert_eq!(scene.write("member-en", "questions", "Depuis quand?").await.status, 303);
        let nudge = "pouvez-vous en faire une question";
        assert!(!scene.shown("member-en").await.contains(nudge));
        assert_eq!(scene.write("member-en", "questions", "Change l’horaire.").await.status, 303);
        assert!(scene.shown("member-en").await.contains(nudge));
        assert!(!scene.shown("member").await.contains(nudge), "the author alone sees it");
        let note = scene.note("Change l’horaire").await;
        scene.done("member-en", "reformuler", &[("note", &note), ("text", "Peut-on changer l’horaire?")]).await;
        assert!(!scene.shown("member-en").await.contains(nudge));
        let other = scene.does("member", "reformuler", &[("note", &note), ("text", "x")]).await;
        assert_eq!(other.status, 409, "it is not theirs");
        scene.next("questions").await;
        // The fourth step waits for the contract.
        let early = scene.does("co-facilitator", "etape", &[("act", "next"), ("step", "contract")]).await;
        assert!(early.status == 409 && early.body.contains("accepte une phrase comme contrat"), "{}", early.body);
        assert_eq!(scene.write("co-facilitator", "contract", "Trouver par où commencer.").await.status, 303);
        let note = scene.note("Trouver par où").await;
        let accept = [("act", "accept"), ("note", note.as_str())];
        assert_eq!(scene.does("member-en", "note", &accept).await.status, 409, "the client accepts");
        scene.done("member", "note", &accept).await;
        scene.next("contract").await;
        assert!(scene.shown("member-en").await.contains("Accepté par la personne cliente"));
        let listens = scene.write("member", "suggestions", "Oui mais").await;
        assert!(listens.status == 409 && listens.body.contains("Oui mais"), "{}", listens.body);
        let stale = scene.write("member-en", "contract", "En retard").await;
        assert!(stale.status == 409 && stale.body.contains("passé à une autre étape") && stale.body.contains("En retard"));
        assert_eq!(scene.write("member-en", "suggestions", "Commence par deux personnes.").await.status, 303);
        for step in ["suggestions", "plan", "learning"] {
            scene.next(step).await;
        }
        assert!(scene.shown("member").await.contains("La séance est terminée"));
    }

    async fn two_who_press_at_once_make_one_step(db: Db) {
        let scene = scene(&db).await;
        scene.begun().await;
        let (before, version) = step(&scene).await;
        let next = [("act", "next"), ("step", "account")];
        let (one, other) = futures::join!(
            scene.does("facilitator", "etape", &next),
            scene.does("co-facilitator", "etape", &next)
        );
        assert_eq!((one.status.as_u16(), other.status.as_u16(), before), (303, 303, Step::Account));
        assert_eq!(step(&scene).await, (Step::Questions, version + 1));
        // The same text sent twice is written once.
        for _ in 0..2 {
            scene.write("member-en", "questions", "Combien?").await;
        }
        let count: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM codevelopment_note").fetch_one(&db.reader).await.expect("a count");
        assert_eq!(count, 1);
    }

    async fn roles_are_planned_exchanged_and_go_around(db: Db) {
        let scene = scene(&db).await;
        let page = scene.shown("facilitator").await;
        assert!(page.contains("pas encore cette année") && page.contains("Préparer une séance"), "{page}");
        let none = scene.does("facilitator", "preparation", &[("minutes", "61")]).await;
        assert!(none.status == 422 && none.body.contains("Choisissez une durée") && none.body.contains("Choisissez une personne"));
        scene.begun().await;
        let people = everybody(&db).await;
        let [one, other] = ["member", "co-facilitator"].map(|who| id_of(&people, who).to_string());
        let (_, version) = step(&scene).await;
        let version = version.to_string();
        let exchanged =
            [("client", other.as_str()), ("facilitator", one.as_str()), ("minutes", "90"), ("version", version.as_str())];
        scene.done("facilitator", "preparation", &exchanged).await;
        let known = store::people(&db, scene.meeting).await.expect("people");
        let role = |who: &str| known.iter().find(|each| each.person == id_of(&people, who)).map(|each| (each.role, each.agreed_at));
        assert_eq!(role("member"), Some((Role::Facilitator, Some(NOW))), "the promise stays");
        assert_eq!((role("co-facilitator"), role("member-en")), (Some((Role::Client, Some(NOW))), None));
        let stale = scene.does("facilitator", "preparation", &exchanged).await;
        assert_eq!(stale.status, 409, "the version is an old one");
        let year = ensemble_meetings::meeting::rules::year_bounds(NOW).expect("a year");
        let other_meeting = ensemble_core::ids::MeetingId::new();
        let turns = store::turns(&db, scene.community, year, other_meeting).await.expect("turns");
        assert_eq!(turns.len(), 2, "{turns:?}");
        assert!(store::turns(&db, scene.community, year, scene.meeting).await.expect("turns").is_empty());
    }

    async fn each_role_does_what_it_may(db: Db) {
        let scene = scene(&db).await;
        scene.begun().await;
        let (mut allowed, mut refused) = (0, 0);
        for (who, viewer) in everybody(&db).await {
            let may = |action| may(&viewer, action, Some(scene.community));
            let cookie = scene.app.cookie(&who).await;
            let page = scene.app.get_with(&scene.page(), "cookie", &cookie).await;
            assert_eq!(page.status == 200, may(Action::JoinCodevelopment), "{who}");
            let planned = scene.does(&who, "preparation", &[]).await.status;
            assert_eq!(planned == 422, may(Action::RunCodevelopment), "{who}: {planned}");
            for (below, form) in [
                ("etape", [("act", "pause"), ("step", "account")]),
                ("ecrire", [("step", "account"), ("text", "x")]),
                ("feuille", [("text", "x"), ("x", "")]),
                ("publier", [("text", "x"), ("x", "")]),
            ] {
                let status = scene.does(&who, below, &form).await.status;
                if may(Action::JoinCodevelopment) { allowed += 1 } else {
                    refused += 1;
                    assert!(status == 404 || status == 401, "{who} {below}: {status}");
                }
            }
        }
        assert!(allowed > 8 && refused > 8);
        let visitor = scene.app.get(&scene.page()).await;
        assert!(visitor.header("location").starts_with("/fr/connexion?next="));
        // A facilitator of the community who does not take part moves the steps, and writes nothing.
        scene.done("facilitator", "etape", &[("act", "resume")]).await;
        assert_eq!(scene.write("facilitator", "account", "x").await.status, 409);
        assert_eq!(scene.does("member-en", "etape", &[("act", "pause")]).await.status, 409, "a consultant does not lead");
    }
}
