//! Proposing, finding, deciding, verifying, reporting.

use super::{DAY, NEW, Scene, ServiceState, scene};
use ensemble_core::{
    Lang, LocalizedText,
    ids::ServiceId,
    rights::{Action, rules::may},
};
use ensemble_practices::service::{
    api, jobs,
    model::Details,
    rules,
    store::{self, NewService},
};
use ensemble_testing::on_both_with_content;

/// How many services the directory finds for a query.
async fn found(scene: &Scene, query: &[(&str, &str)]) -> Vec<String> {
    let filter = api::filter(query.iter().copied());
    let today = ensemble_core::format::local(ensemble_testing::NOW).date();
    let found =
        store::search(&scene.db, Lang::Fr, &filter, rules::stale_before(today), 1).await.expect("found");
    assert_eq!(usize::try_from(found.count).expect("a count"), found.services.len());
    found.services.into_iter().map(|service| service.details.name.text(Lang::Fr).to_owned()).collect()
}

on_both_with_content! {
    async fn a_proposal_is_in_the_directory_once_a_coordinator_accepts_it(db: Db) {
        let scene = scene(&db).await;
        let id = scene.proposed("member").await;
        assert_eq!(scene.notified("coordinator", "service-proposed").await, 1);
        let address = format!("/fr/services/{id}");
        for (who, sees) in [("", false), ("person", false), ("member", true), ("coordinator", true)] {
            assert_eq!(scene.page(who, &address).await.status == 200, sees, "{who}");
        }
        assert!(!scene.page("", "/fr/services?q=soupe").await.body.contains("Soupe et parole"));
        let decide = format!("{address}/decision");
        let accept = [("revision", "1"), ("lists", "1")];
        assert_eq!(scene.send("member", &decide, &accept).await.status, 404);
        let without = scene.send("coordinator", &decide, &[("revision", "1"), ("reason", "")]).await;
        assert_eq!(without.status, 422, "a reason is needed: {}", without.body);
        for _ in 0..2 {
            assert_eq!(scene.send("coordinator", &decide, &accept).await.status, 303, "twice is once");
        }
        assert_eq!(scene.notified("member", "service-decided").await, 1);
        let page = scene.page("", "/fr/services?q=soupe").await.body;
        assert!(page.contains("Soupe et parole") && page.contains("1 service"), "{page}");
        let remove = [("revision", "2"), ("reason", "Fermé depuis août")];
        assert_eq!(scene.send("coordinator", &decide, &remove).await.status, 303);
        let own = scene.page("member", &address).await;
        assert!(own.status == 200 && own.body.contains("Fermé depuis août"), "its owner reads why: {}", own.body);
        assert_eq!(scene.page("", &address).await.status, 404);
    }

    async fn a_proposal_that_changed_since_a_coordinator_looked_is_not_accepted(db: Db) {
        let scene = scene(&db).await;
        let id = scene.proposed("member").await;
        let (change, decide) = (format!("/fr/services/{id}/modifier"), format!("/fr/services/{id}/decision"));
        let page = scene.page("coordinator", &decide).await.body;
        assert!(page.contains("On mange et on parle") && page.contains("555 555-0177"), "what is decided about: {page}");
        let mut form: Vec<(&str, &str)> = NEW.iter().copied().filter(|(name, _)| *name != "phone").collect();
        form.extend([("phone", "555 555-0199"), ("revision", "1")]);
        assert_eq!(scene.send("member", &change, &form).await.status, 303);
        for decision in [[("revision", "1"), ("lists", "1")], [("revision", "1"), ("reason", "Le zirconium manque")]] {
            let refused = scene.send("coordinator", &decide, &decision).await;
            assert_eq!(refused.status, 409, "{}", refused.body);
            for part in ["a été modifié entre-temps", "555 555-0199", "name=\"revision\" value=\"2\""] {
                assert!(refused.body.contains(part), "{part}: {}", refused.body);
            }
            assert_eq!(refused.body.contains("Le zirconium manque"), decision[1].0 == "reason", "what was typed stays");
        }
        assert_eq!(scene.service(id).await.state, ServiceState::Proposed);
        assert_eq!(scene.send("coordinator", &decide, &[("revision", "2"), ("lists", "1")]).await.status, 303);
        assert_eq!(scene.service(id).await.state, ServiceState::Listed);
    }

    async fn a_person_has_so_many_proposals_waiting_at_most(db: Db) {
        let scene = scene(&db).await;
        let id = scene.proposed("member").await;
        let (service, mut tx) = (scene.service(id).await, db.write().await.expect("a transaction"));
        for number in 1..rules::MAX_PROPOSED {
            let name = LocalizedText::Single { lang: Lang::Fr, text: format!("Atelier {number}") };
            let details = Details { name, phone: String::new(), place: "Ici".to_owned(), ..service.details.clone() };
            let (id, owner) = (ServiceId::new(), service.owner);
            let new = NewService { id, state: ServiceState::Proposed, details: &details, organization: None, owner };
            store::add(&mut tx, new, 1).await.expect("added");
        }
        tx.commit().await.expect("committed");
        let mut form: Vec<(&str, &str)> = NEW.iter().copied().filter(|(name, _)| !name.starts_with("name-") && *name != "phone").collect();
        form.extend([("name-fr", "Atelier de zirconium"), ("phone", "555 555-0100")]);
        let refused = scene.send("member", "/fr/services/proposer", &form).await;
        assert_eq!(refused.status, 422);
        assert!(refused.body.contains("30 services qui attendent") && refused.body.contains("Atelier de zirconium"), "{}", refused.body);
        assert_eq!(scene.send("person", "/fr/services/proposer", &form).await.status, 303, "others go on");
    }

    async fn services_are_found_by_words_place_people_and_language(db: Db) {
        let scene = scene(&db).await;
        let all = found(&scene, &[]).await;
        assert_eq!(all.len(), 7, "{all:?}");
        assert_eq!(found(&scene, &[("q", "anxiétés")]).await.len(), 2, "words are found by their stems, in the other number");
        assert_eq!(found(&scene, &[("q", "homework")]).await, ["Homework Table"], "in both languages");
        let some = found(&scene, &[("q", "orthophonie zirconium")]).await;
        assert_eq!(some, ["Orthophonie à distance"], "some of the words where none has all");
        assert!(found(&scene, &[("q", "zirconium")]).await.is_empty());
        assert!(found(&scene, &[("q", "100%_'")]).await.len() <= 7);
        let brumes = found(&scene, &[("where", "in-baie-des-brumes")]).await;
        assert!(brumes.contains(&"Parler à quelqu’un ce soir".to_owned()), "what is everywhere is there, too: {brumes:?}");
        assert!(!brumes.contains(&"Homework Table".to_owned()), "{brumes:?}");
        assert_eq!(found(&scene, &[("where", "region-09"), ("for", "children")]).await, ["Orthophonie à distance"]);
        assert_eq!(found(&scene, &[("for", "staff")]).await, ["Deuxième regard"]);
        let english = found(&scene, &[("in", "en"), ("for", "children"), ("for", "parents")]).await;
        assert_eq!(english, ["Homework Table", "Orthophonie à distance", "Une heure pour respirer"]);
        let parents = found(&scene, &[("for", "parents"), ("where", "in-baie-des-brumes")]).await;
        assert_eq!(parents.last().map(String::as_str), Some("Groupe pour parents inquiets"), "what is out of date comes last");
        let page = scene.page("", "/fr/recherche?q=orthophonie").await.body;
        assert!(page.contains("Orthophonie à distance"), "the search of the portal: {page}");
    }

    async fn what_looks_like_a_service_is_shown_before_it_is_saved(db: Db) {
        let scene = scene(&db).await;
        let known = scene.proposed("coordinator").await.to_string();
        let again = scene.send("member", "/fr/services/proposer", &NEW).await;
        assert_eq!(again.status, 422);
        assert!(again.body.contains("ressemble") && again.body.contains("Enregistrer quand même"), "{}", again.body);
        assert!(again.body.contains("On mange et on parle"), "what was typed stays: {}", again.body);
        let seen = again.body.split("name=\"seen\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a token").to_owned();
        assert!(!seen.contains(&known), "the token tells no id: some of them may be of proposals of others");
        let mut form = NEW.to_vec();
        form.push(("seen", &seen));
        assert_eq!(scene.send("member", "/fr/services/proposer", &form).await.status, 303);
        let count: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM service WHERE name_fr = 'soupe et parole'")
            .fetch_one(&db.reader).await.expect("a count");
        assert_eq!(count, 2);
    }

    async fn two_people_who_change_a_service_at_once_do_not_overwrite_each_other(db: Db) {
        let scene = scene(&db).await;
        let id = scene.proposed("member").await;
        let address = format!("/fr/services/{id}/modifier");
        let change = |phone: &'static str| {
            let mut form: Vec<(&str, &str)> = NEW.iter().copied().filter(|(name, _)| *name != "phone").collect();
            form.extend([("phone", phone), ("revision", "1")]);
            form
        };
        assert_eq!(scene.send("person", &address, &change("555 555-0100")).await.status, 404);
        assert_eq!(scene.send("member", &address, &change("555 555-0101")).await.status, 303);
        let late = scene.send("coordinator", &address, &change("555 555-0102")).await;
        assert_eq!(late.status, 409);
        assert!(late.body.contains("555 555-0102"), "what was typed stays: {}", late.body);
        assert_eq!(scene.service(id).await.details.phone, "555 555-0101");
    }

    async fn an_owner_is_asked_once_a_year_whether_a_service_is_still_right(db: Db) {
        let mut scene = scene(&db).await;
        let id = scene.id_of("Groupe pour parents inquiets").await;
        assert!(scene.page("", &format!("/fr/services/{id}")).await.body.contains("Appelez avant"));
        for _ in 0..2 {
            jobs::run(&scene.app.portal).await.expect("done");
        }
        assert_eq!(scene.notified("co-facilitator", "service-due").await, 1);
        let verify = format!("/fr/services/{id}/verification");
        assert_eq!(scene.send("member", &verify, &[("verifier-name", "Moi")]).await.status, 404);
        assert_eq!(scene.send("co-facilitator", &verify, &[]).await.status, 422);
        assert_eq!(scene.send("co-facilitator", &verify, &[("verifier-name", "Centre des familles")]).await.status, 303);
        let page = scene.page("", &format!("/fr/services/{id}")).await.body;
        assert!(!page.contains("Appelez avant") && page.contains("Centre des familles"), "{page}");
        scene.app.later(300 * DAY);
        jobs::run(&scene.app.portal).await.expect("done");
        assert_eq!(scene.notified("co-facilitator", "service-due").await, 1);
        scene.app.later(70 * DAY);
        jobs::run(&scene.app.portal).await.expect("done");
        assert_eq!(scene.notified("co-facilitator", "service-due").await, 2, "a year later");
    }

    async fn an_error_is_reported_without_an_account_and_read_by_those_who_change_the_service(db: Db) {
        let scene = scene(&db).await;
        let id = scene.id_of("Une heure pour respirer").await;
        let address = format!("/fr/services/{id}");
        let report = format!("{address}/erreur");
        assert_eq!(scene.send("", &report, &[("error", " ")]).await.status, 422);
        for number in 0..5 {
            let words = format!("Le numéro zibeline a changé {number} fois");
            assert_eq!(scene.send("", &report, &[("error", &words)]).await.status, 303);
        }
        assert_eq!(scene.send("", &report, &[("error", "Encore")]).await.status, 429, "too many from one network");
        assert_eq!(scene.notified("coordinator", "service-reported").await, 1, "once until it is read");
        assert_eq!(scene.notified("member", "service-reported").await, 1);
        for (who, reads) in [("", false), ("person", false), ("member", true), ("coordinator", true)] {
            assert_eq!(scene.page(who, &address).await.body.contains("zibeline"), reads, "{who}");
        }
        let quoted: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM outbox WHERE body_text LIKE '%zibeline%'")
            .fetch_one(&db.reader).await.expect("a count");
        assert_eq!(quoted, 0, "no email quotes it");
        let waiting = store::reports(&db, Some(id)).await.expect("reports");
        let settle = format!("{address}/erreur/reglee");
        assert_eq!(scene.send("person", &settle, &[("report", &waiting[0].id)]).await.status, 404);
        assert_eq!(scene.send("member", &settle, &[("report", &waiting[0].id)]).await.status, 303);
        assert_eq!(store::reports(&db, Some(id)).await.expect("reports").len(), 4);
    }

    async fn only_those_who_keep_the_directory_or_proposed_a_service_change_it(db: Db) {
        let scene = scene(&db).await;
        let id = scene.id_of("Une heure pour respirer").await;
        let owner = scene.service(id).await.owner;
        let (mut allowed, mut refused) = (0, 0);
        for (who, viewer) in ensemble_testing::everybody(&db).await {
            let writes = may(&viewer, Action::ManageServices, None) || (viewer.id().is_some() && viewer.id() == owner);
            for below in ["modifier", "verification"] {
                let status = scene.page(&who, &format!("/fr/services/{id}/{below}")).await.status;
                assert_eq!(status == 200, writes, "{who} {below}: {status}");
            }
            if writes { allowed += 1 } else { refused += 1 }
        }
        assert!(allowed >= 2 && refused >= 4, "{allowed} {refused}");
    }

    async fn what_a_person_proposed_is_in_their_data_and_stays_without_them(db: Db) {
        let scene = scene(&db).await;
        let id = scene.proposed("member").await;
        let data = scene.page("member", "/fr/compte/donnees/json").await;
        assert!(data.body.contains("Soupe et parole"), "{}", data.status);
        assert!(!scene.page("person", "/fr/compte/donnees/json").await.body.contains("Soupe et parole"));
        let person = scene.service(id).await.owner.expect("an owner");
        let mut tx = db.write().await.expect("a transaction");
        sqlx::query("UPDATE service SET person_id = NULL WHERE person_id = $1")
            .bind(person.to_string()).execute(&mut *tx).await.expect("gone");
        tx.commit().await.expect("committed");
        assert_eq!(scene.service(id).await.state, ServiceState::Proposed);
    }
}
