//! What a person's own data say of their answers to calls.

use super::{DAY, Scene};
use ensemble_calls::{
    interest::{
        self,
        model::{Designation, Relevance},
        store::note_designation,
    },
    need,
};
use ensemble_core::{Lang, LocalizedText};
use ensemble_server::db::Db;
use ensemble_testing::{NOW, everybody, id_of, on_both_with_content};

/// An answer of the person without a community.
async fn scene(db: Db) -> Scene {
    let person = {
        let app = ensemble_testing::app_on(db.clone()).await;
        id_of(&everybody(&app.scratch.db).await, "person")
    };
    Scene::new(db, NOW - DAY, |_, interest| interest.person = Some(person)).await
}

on_both_with_content! {
    async fn answers_needs_and_designations_are_in_ones_own_data(db: Db) {
        let scene = scene(db).await;
        let (call, id) = (scene.call.id, scene.interest.id);
        let mut to = scene.db().write().await.expect("a transaction");
        need::offer(&mut to, call, &[LocalizedText::written(Lang::Fr, "Du temps", "Time")], NOW).await.expect("a need");
        to.commit().await.expect("committed");
        let offered = need::of_call(scene.db(), call).await.expect("needs")[0].id;
        let mut to = scene.db().write().await.expect("a transaction");
        need::write_ranks(&mut to, id, &[(offered, 1)]).await.expect("ranked");
        need::write_own(&mut to, call, id, Lang::Fr, "Une salle calme", NOW).await.expect("written");
        note_designation(&mut to, id, Designation::Declined, None, Some("Une autre équipe."), NOW).await.expect("noted");
        let relevance = Relevance { relevant: false, failed: None, reason: "Trop vaste.".to_owned(), at: NOW };
        interest::set_relevance(&mut to, id, &relevance).await.expect("decided");
        to.commit().await.expect("committed");

        let json = async |who: &str| -> serde_json::Value {
            serde_json::from_str(&scene.get("/fr/compte/donnees/json", who).await.body).expect("JSON")
        };
        let own = async || -> serde_json::Value {
            let data = json("person").await;
            let all = data["interest"].as_array().expect("answers");
            all.iter().find(|row| row["call_id"] == call.to_string()).expect("the answer").clone()
        };
        let before = own().await;
        assert_eq!(before["project_title"], "Une heure par semaine");
        assert_eq!(before["relevant"], serde_json::Value::Null, "what came of it is theirs once they were told");
        let data = json("person").await;
        let has = |table: &str, column: &str, value: &str| {
            let rows = data[table].as_array().expect("rows");
            rows.iter().any(|row| row[column].as_str().is_some_and(|text| text.contains(value)))
        };
        let ranked = offered.to_string();
        assert!(has("interest_need", "need_id", &ranked), "{data}");
        assert!(has("need", "text", "Une salle calme") && has("interest_designation", "reason", "Une autre équipe."), "{data}");
        for who in ["member", "coordinator"] {
            let theirs = json(who).await.to_string();
            for words in [ranked.as_str(), "Une salle calme", "Une autre équipe.", "Une heure par semaine"] {
                assert!(!theirs.contains(words), "{words} of {who}");
            }
        }
        let shown = scene.page("/fr/compte/donnees/html", "person").await;
        for words in ["Lire à deux", "Lire au primaire", "Une heure par semaine", "février, mars et juin", "Du temps", "Une salle calme", "(public)"] {
            assert!(shown.contains(words), "{words}: {shown}");
        }
        assert!(!shown.contains("Trop vaste."), "{shown}");
        let mut to = scene.db().write().await.expect("a transaction");
        assert!(interest::mark_answered(&mut to, id, NOW).await.expect("answered"));
        to.commit().await.expect("committed");
        let after = own().await;
        assert_eq!(after["relevant"], 0);
        assert_eq!(after["relevance_reason"], "Trop vaste.");
        assert!(scene.page("/fr/compte/donnees/html", "person").await.contains("Trop vaste."));
    }
}
