//! Merging and splitting planned communities.

use super::{Person, emails, give, kinds, number, page, relevant, run, screened, started};
use ensemble_calls::call::paths;
use ensemble_core::Lang;
use ensemble_testing::{TestApp, on_both_with_content};

const ANA: &str = "ana@zirconium.example";
const LEA: &str = "lea@zirconium.example";
const MAX: &str = "max@zirconium.example";
const ZOE: &str = "zoe@zirconium.example";

fn people() -> [Person; 3] {
    [relevant(ANA), relevant(LEA), Person { planned: 1, ..relevant(ZOE) }]
}

/// The French title of the planned community of a person's answer.
async fn home(app: &TestApp, address: &str) -> String {
    let title: String = sqlx::query_scalar(
        "SELECT p.title FROM interest i JOIN planned_community p ON p.id = i.planned_id WHERE i.email = $1",
    )
    .bind(address)
    .fetch_one(&app.scratch.db.reader)
    .await
    .expect("a planned community");
    serde_json::from_str::<ensemble_core::LocalizedText>(&title).expect("a text").into_text(Lang::Fr)
}

on_both_with_content! {
    async fn one_planned_community_becomes_a_part_of_another(db: Db) {
        let app = started(db).await;
        let screened = screened(&app, 5, &people()).await;
        let (address, cookie) = (screened.page(paths::ARRANGE, 1), app.cookie("coordinator").await);
        let form = page(&app, &address).await;
        assert!(form.contains("Lire au primaire") && form.contains("Camille Roy"), "{form}");
        let nothing = app.send(&address, &cookie, &[]).await;
        assert!(nothing.status == 422 && nothing.body.contains("Choisissez de regrouper la communauté prévue"), "{}", nothing.body);
        let nowhere = app.send(&address, &cookie, &[("arrangement", "merge"), ("into", "")]).await;
        assert!(nowhere.status == 422 && nowhere.body.contains("Choisissez la communauté prévue"), "{}", nowhere.body);
        let into = screened.new.planned[0].id.to_string();
        let merge = [("arrangement", "merge"), ("into", into.as_str())];
        assert_eq!(app.send(&address, &app.cookie("member").await, &merge).await.status, 404);
        let done = app.send(&address, &cookie, &merge).await;
        assert_eq!(done.status, 303, "{}", done.body);
        assert_eq!(home(&app, ZOE).await, "Lire au primaire");
        let mail = &emails(&app, "answer-moved", ZOE).await[0];
        for part in ["« Lire au secondaire »", "« Lire au primaire »", "Écrivez à la coordination.", "?key="] {
            assert!(mail.contains(part), "{part}: {mail}");
        }
        assert!(kinds(&app, ANA).await.is_empty(), "whose answer stays is not written to");
        let again = app.send(&address, &cookie, &merge).await;
        assert_eq!(again.status, 409, "{}", again.body);
        assert!(page(&app, &screened.of(paths::PLACES)).await.contains("fait maintenant partie de « Lire au primaire »"));
        assert_eq!(give(&app, &screened, 0).await.status, 303);
        let answered = number(&app, "SELECT COUNT(*) FROM call WHERE code = 'zirconium' AND answered_at IS NOT NULL").await;
        assert_eq!(answered, 1);
    }

    async fn some_answers_become_those_of_a_new_planned_community(db: Db) {
        let app = started(db).await;
        let screened = screened(&app, 5, &people()).await;
        run(&app, "UPDATE interest SET sector = 'vocational' WHERE email = 'lea@zirconium.example'").await;
        let (address, cookie) = (screened.page(paths::ARRANGE, 0), app.cookie("coordinator").await);
        let split = |sector: &'static str| {
            [("arrangement", "split"), ("title-fr", "Lire en FP"), ("title-en", "Reading in vocational training"), ("sector", sector)]
        };
        let untitled = app.send(&address, &cookie, &[("arrangement", "split"), ("title-fr", "Lire en FP"), ("sector", "vocational")]).await;
        assert!(untitled.status == 422 && untitled.body.contains("value=\"Lire en FP\""), "{}", untitled.body);
        let nobody = app.send(&address, &cookie, &split("private")).await;
        assert!(nobody.status == 422 && nobody.body.contains("au moins une réponse"), "{}", nobody.body);
        let ana = screened.answers[0].id.to_string();
        let mut all = split("vocational").to_vec();
        all.push(("answer", ana.as_str()));
        assert_eq!(app.send(&address, &cookie, &all).await.status, 422, "one stays at least");
        let done = app.send(&address, &cookie, &split("vocational")).await;
        assert_eq!(done.status, 303, "{}", done.body);
        assert_eq!((home(&app, ANA).await, home(&app, LEA).await), ("Lire au primaire".to_owned(), "Lire en FP".to_owned()));
        assert_eq!(kinds(&app, LEA).await, ["answer-moved"]);
        assert!(kinds(&app, ANA).await.is_empty());
        let from = number(
            &app,
            "SELECT COUNT(*) FROM planned_community p JOIN call c ON c.id = p.call_id
             WHERE c.code = 'zirconium' AND p.split_from IS NOT NULL",
        )
        .await;
        assert_eq!(from, 1);
    }

    async fn answers_that_are_chosen_one_by_one_move_with_a_reason_that_their_people_get(db: Db) {
        let app = started(db).await;
        let people = [relevant(ANA), Person { lang: Lang::En, ..relevant(LEA) }, relevant(MAX)];
        let screened = screened(&app, 5, &people).await;
        let (address, cookie) = (screened.page(paths::ARRANGE, 0), app.cookie("coordinator").await);
        let (lea, max) = (screened.answers[1].id.to_string(), screened.answers[2].id.to_string());
        let split = |french: &'static str, english: &'static str| {
            [("arrangement", "split"), ("title-fr", "Lire dehors"), ("title-en", "Reading outdoors"), ("reason-fr", french), ("reason-en", english)]
        };
        let chosen = [("answer", lea.as_str()), ("answer", max.as_str())];
        for (french, english) in [("", ""), ("Ces projets se passent dehors.", ""), (" ", "These projects take place outdoors.")] {
            let refused = app.send(&address, &cookie, &[&split(french, english)[..], &chosen[..]].concat()).await;
            assert!(refused.status == 422 && refused.body.contains("Écrivez la raison dans les deux langues"), "{}", refused.body);
            assert!(refused.body.contains("value=\"Lire dehors\"") && refused.body.contains(french) && refused.body.contains(english), "{}", refused.body);
        }
        let named = [&split("Mon élève Mathis Gagnon y tient.", "My student insists.")[..], &chosen[..]].concat();
        let warned = app.send(&address, &cookie, &named).await;
        assert!(warned.status == 422 && warned.body.contains("Pourrait-on reconnaître une ou un élève?"), "{}", warned.body);
        assert_eq!(home(&app, LEA).await, "Lire au primaire");
        let reason = [&split("Ces projets se passent dehors.", "These projects take place outdoors.")[..], &chosen[..]].concat();
        let done = app.send(&address, &cookie, &reason).await;
        assert_eq!(done.status, 303, "{}", done.body);
        assert_eq!((home(&app, ANA).await, home(&app, MAX).await), ("Lire au primaire".to_owned(), "Lire dehors".to_owned()));
        let (english, french) = (emails(&app, "answer-moved", LEA).await, emails(&app, "answer-moved", MAX).await);
        assert!(english.len() == 1 && english[0].contains("Reason: These projects take place outdoors."), "{english:?}");
        assert!(french.len() == 1 && french[0].contains("La raison : Ces projets se passent dehors."), "{french:?}");
        assert!(kinds(&app, ANA).await.is_empty(), "whose answer stays is not written to");

        // Once places are given, what was typed is shown again.
        assert_eq!(give(&app, &screened, 0).await.status, 303);
        let late = split("Le zirconium part avec eux.", "Zirconium goes with them.");
        let refused = app.send(&address, &cookie, &late).await;
        assert_eq!(refused.status, 409);
        for part in ["Des places ont été attribuées", "Ce que vous aviez écrit", "Lire dehors", "Le zirconium part avec eux."] {
            assert!(refused.body.contains(part), "{part}: {}", refused.body);
        }
    }

    async fn once_places_are_given_nothing_moves(db: Db) {
        let app = started(db).await;
        let screened = screened(&app, 5, &people()).await;
        assert_eq!(give(&app, &screened, 0).await.status, 303);
        let into = screened.new.planned[0].id.to_string();
        let cookie = app.cookie("coordinator").await;
        let merge = [("arrangement", "merge"), ("into", into.as_str())];
        let refused = app.send(&screened.page(paths::ARRANGE, 1), &cookie, &merge).await;
        assert!(refused.status == 409 && refused.body.contains("Des places ont été attribuées"), "{}", refused.body);
        assert!(page(&app, &screened.page(paths::ARRANGE, 0)).await.contains("Des places ont été attribuées"));
    }
}
