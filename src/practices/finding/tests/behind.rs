//! Decisions behind a finding: chosen, counted, printed by their number; what they say is for those who read that agenda.

use super::{LIST, MANAGERS, NOW, community, gathered, page, run_with, sent, started};
use ensemble_core::ids::{DecisionId, FindingId};
use ensemble_practices::finding::store;
use ensemble_testing::{Answer, TestApp, on_both_with_content};

/// What the decision of these tests says.
const TEXT: &str = "On garde le zircon du vendredi";
/// Its number in its community.
const NUMBER: i64 = 91;

/// Adds a decision of a community that is in force.
async fn decided(app: &TestApp, slug: &str) -> DecisionId {
    let (id, home) = (DecisionId::new(), community(app, slug).await);
    let mut to = app.scratch.db.write().await.expect("a transaction");
    sqlx::query(
        "INSERT INTO decision (id, community_id, number, text, who, decided_at, state)
         VALUES ($1, $2, $3, $4, '', $5, 'in-force')",
    )
    .bind(id.to_string())
    .bind(home.to_string())
    .bind(NUMBER)
    .bind(format!(r#"{{"single":{{"lang":"fr","text":"{TEXT}"}}}}"#))
    .bind(NOW)
    .execute(&mut *to)
    .await
    .expect("a decision");
    to.commit().await.expect("committed");
    id
}

async fn choose(app: &TestApp, cookie: &str, id: FindingId, decision: DecisionId) -> Answer {
    let decision = decision.to_string();
    app.send(&format!("{LIST}/{id}/appuis"), cookie, &[("decision", decision.as_str())]).await
}

async fn count(app: &TestApp, id: FindingId) -> u32 {
    store::figures(&app.scratch.db, id).await.expect("figures").decisions
}

on_both_with_content! {
    async fn a_decision_alone_is_chosen_counted_and_sent(db: Db) {
        let app = started(db).await;
        let cookie = app.cookie("facilitator").await;
        let id = gathered(&app, &cookie).await;
        let decision = decided(&app, "eleves-a-risque").await;
        let choices = page(&app, "facilitator", &format!("{LIST}/{id}/appuis")).await;
        assert!(choices.contains(TEXT) && choices.contains(&format!("value=\"{decision}\"")), "{choices}");
        assert_eq!(count(&app, id).await, 0);
        let nothing = sent(&app, &cookie, id, 31).await;
        assert_eq!(nothing.status, 422, "nothing is behind it: {}", nothing.body);
        assert_eq!(choose(&app, &cookie, id, decision).await.status, 303);
        assert_eq!(count(&app, id).await, 1);
        assert!(page(&app, "member", LIST).await.contains("1 décision"));
        assert!(page(&app, "member", &format!("{LIST}/{id}")).await.contains("Décision D91"));
        let done = sent(&app, &cookie, id, 31).await;
        assert_eq!(done.status, 303, "{}", done.body);
        assert_eq!(choose(&app, &cookie, id, decision).await.status, 409, "it was sent");
        let managers = page(&app, "observer", MANAGERS).await;
        assert!(managers.contains("1 décision"), "{managers}");
    }

    async fn what_a_decision_says_is_for_those_who_read_its_agenda(db: Db) {
        let app = started(db).await;
        let cookie = app.cookie("facilitator").await;
        let id = gathered(&app, &cookie).await;
        let decision = decided(&app, "eleves-a-risque").await;
        choose(&app, &cookie, id, decision).await;
        assert_eq!(sent(&app, &cookie, id, 31).await.status, 303);
        let own = page(&app, "member", &format!("{LIST}/{id}")).await;
        assert!(own.contains("Décision D91") && own.contains(TEXT) && own.contains("Voir le registre"), "{own}");
        let managers = page(&app, "observer", &format!("{MANAGERS}/{id}")).await;
        assert!(managers.contains("Décision D91"), "{managers}");
        for address in [format!("{MANAGERS}/{id}"), MANAGERS.to_owned(), format!("{MANAGERS}/imprimer"), format!("/fr/constats/{id}")] {
            let shown = page(&app, "observer", &address).await;
            assert!(!shown.contains(TEXT) && !shown.contains("Voir le registre"), "{address}: {shown}");
        }
        for (who, address) in [("member", format!("{LIST}/imprimer?finding={id}")), ("observer", format!("{MANAGERS}/imprimer"))] {
            let printed = page(&app, who, &address).await;
            assert!(printed.contains("Décision D91 du 18 novembre 2026"), "{who}: {printed}");
            assert!(!printed.contains(TEXT), "by its number only, for {who}: {printed}");
        }
    }

    async fn a_decision_that_another_one_replaces_is_not_behind_it_any_more(db: Db) {
        let app = started(db).await;
        let cookie = app.cookie("facilitator").await;
        let id = gathered(&app, &cookie).await;
        let decision = decided(&app, "eleves-a-risque").await;
        choose(&app, &cookie, id, decision).await;
        for state in [
            "UPDATE decision SET state = 'replaced' WHERE id = $1",
            "UPDATE decision SET state = 'withdrawn' WHERE id = $1",
        ] {
            run_with(&app, state, &decision.to_string()).await;
            assert_eq!(count(&app, id).await, 0, "{state}");
            assert!(store::decisions(&app.scratch.db, id).await.expect("decisions").is_empty());
            assert!(!page(&app, "member", LIST).await.contains("1 décision"), "{state}");
            assert!(!page(&app, "member", &format!("{LIST}/{id}")).await.contains("Décision D91"), "{state}");
            let refused = sent(&app, &cookie, id, 31).await;
            assert!(refused.status == 422 && refused.body.contains("Rien n’appuie encore ce constat"), "{}", refused.body);
            let refused = choose(&app, &cookie, id, decision).await;
            assert!(refused.status == 422 && refused.body.contains("n’est plus en vigueur"), "{}", refused.body);
        }
        run_with(&app, "UPDATE decision SET state = 'in-force' WHERE id = $1", &decision.to_string()).await;
        assert_eq!(count(&app, id).await, 1);
        assert_eq!(sent(&app, &cookie, id, 31).await.status, 303);
        run_with(&app, "UPDATE decision SET state = 'replaced' WHERE id = $1", &decision.to_string()).await;
        let managers = page(&app, "observer", &format!("{MANAGERS}/{id}")).await;
        assert!(!managers.contains("Décision D91"), "also once it was sent: {managers}");
    }

    async fn a_decision_of_another_community_cannot_be_chosen(db: Db) {
        let app = started(db).await;
        let cookie = app.cookie("facilitator").await;
        let id = gathered(&app, &cookie).await;
        let decision = decided(&app, "psychologues").await;
        assert!(!page(&app, "facilitator", &format!("{LIST}/{id}/appuis")).await.contains(TEXT));
        assert_eq!(choose(&app, &cookie, id, decision).await.status, 422);
        assert_eq!(count(&app, id).await, 0);
    }
}
