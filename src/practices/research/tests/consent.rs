//! Consenting, withdrawing, and who is in a file.

use std::{collections::BTreeSet, time::Duration};

use super::{FORM, HAND_OVER, Scene, TAG, WRITTEN, lines, reflect, scene};
use ensemble_core::{
    Lang, LocalizedText,
    ids::{PracticeId, PracticeResponseId},
};
use ensemble_practices::{
    practice::{
        self, NewPractice, NewResponse, NewVersion,
        model::{Content, Outcome, PracticeForm, Trial},
    },
    research::store,
};
use ensemble_reflections::reflection::{model::Audience, store as reflections};
use ensemble_testing::{NOW, app_on, everybody, id_of, on_both_with_content};

const CONSENT: [&str; 2] = ["/fr/compte/consentements/recherche", "/en/account/consents/research"];

/// Each of the first five people tries a practice, and says what came of a section of a guide.
async fn trials_and_feedback(scene: &Scene) {
    let mut to = scene.db().write().await.expect("a transaction");
    let id = PracticeId::new();
    let content =
        Content::titled(LocalizedText::written(Lang::Fr, "Lire", "Read"), PracticeForm::Description);
    let new = NewPractice {
        id,
        community: scene.community,
        begun_by: scene.people[0],
        audience: Audience::Public,
        content: &content,
    };
    practice::add_practice(&mut to, &new, NOW).await.expect("a practice");
    let new = NewVersion { practice: id, revision: 1, content: &content, published_by: scene.people[0] };
    let version = practice::add_version(&mut to, &new, NOW).await.expect("published");
    let trial = Trial { context: WRITTEN.to_owned(), outcome: Outcome::Worked };
    for (number, person) in scene.people.iter().take(5).enumerate() {
        let response = NewResponse {
            id: PracticeResponseId::new(),
            practice: id,
            version,
            author: *person,
            lang: Lang::Fr,
            text: WRITTEN,
            trial: Some(&trial),
        };
        practice::add_response(&mut to, response, NOW).await.expect("a trial");
        let section = format!("section-{number}");
        sqlx::query(
            "INSERT INTO section_use (id, meeting_id, source, guide_id, section_id, version, title, added_at)
             SELECT $1, m.id, 'practice-guide', 'guide', $1, '1.0', '{}', 1 FROM meeting m WHERE m.community_id = $2
             ORDER BY m.id LIMIT 1",
        )
        .bind(section.as_str())
        .bind(scene.community.to_string())
        .execute(&mut *to)
        .await
        .expect("a use");
        sqlx::query(
            "INSERT INTO section_feedback (use_id, worked, lang, adapted, revision, person_id, written_at)
             VALUES ($1, 'no', 'fr', $2, 1, $3, $4)",
        )
        .bind(section)
        .bind(WRITTEN)
        .bind(person.to_string())
        .bind(NOW)
        .execute(&mut *to)
        .await
        .expect("feedback");
    }
    to.commit().await.expect("committed");
}

on_both_with_content! {
    async fn a_person_consents_and_withdraws_on_a_page_of_their_account(db: Db) {
        let app = app_on(db.clone()).await;
        let member = id_of(&everybody(&db).await, "member");
        let cookie = app.cookie("member").await;
        let ways = [
            (CONSENT[0], "accord", "retrait", "Vous n’avez pas donné votre accord", "Vous avez donné votre accord le", "Vous avez retiré votre accord le"),
            (CONSENT[1], "consent", "withdrawal", "You withdrew your consent on", "You consented on", "You withdrew your consent on"),
        ];
        for (address, give, withdraw, before, given, after) in ways {
            let page = async || app.get_with(address, "cookie", &cookie).await.body;
            assert!(page().await.contains(before), "it is off: {}", page().await);
            for _ in 0..2 {
                let answer = app.send(&format!("{address}/{give}"), &cookie, &[]).await;
                assert_eq!(answer.header("location"), format!("{address}?notice=answered"));
                assert!(page().await.contains(given), "{}", page().await);
            }
            let consent = store::consent(&db, member).await.expect("an answer").expect("consent");
            assert_eq!((consent.given_at, consent.withdrawn_at), (NOW, None));
            let own = app.get_with("/fr/compte/donnees/json", "cookie", &cookie).await.body;
            assert!(own.contains(&format!("\"given_at\": {NOW}")), "{own}");
            for _ in 0..2 {
                assert_eq!(app.send(&format!("{address}/{withdraw}"), &cookie, &[]).await.status, 303);
                assert!(page().await.contains(after), "{}", page().await);
            }
        }
        assert!(app.get_with("/fr/compte/consentements", "cookie", &cookie).await.body.contains(CONSENT[0]));
        assert_eq!(app.get(CONSENT[0]).await.status, 303, "it is one’s own");
        let given: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM research_consent")
            .fetch_one(&db.reader)
            .await
            .expect("a count");
        assert_eq!(given, 2, "what changes nothing is not written");
        let logged: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM audit WHERE action LIKE 'research.%'")
            .fetch_one(&db.reader)
            .await
            .expect("the log");
        assert_eq!(logged, 0, "the log does not say who consents");
    }

    async fn the_page_says_what_a_file_has_and_what_it_does_not_hide(db: Db) {
        let app = app_on(db).await;
        let cookie = app.cookie("member").await;
        for (address, sentence) in CONSENT.into_iter().zip(["Leur ensemble peut être unique", "Taken together, they may be unique"]) {
            let page = app.get_with(address, "cookie", &cookie).await.body;
            assert!(page.contains(sentence), "{page}");
        }
    }

    async fn a_withdrawal_at_the_same_time_comes_first_or_waits(db: Db) {
        let scene = scene(&db).await;
        let cookie = scene.app.cookie("coordinator").await;
        // What a session writes when it is first used is written now.
        scene.app.get_with("/fr", "cookie", &cookie).await;
        let mut to = db.write().await.expect("a transaction");
        assert!(store::withdraw(&mut to, scene.people[5], NOW).await.expect("withdrawn"));
        let commit = async {
            tokio::time::sleep(Duration::from_millis(700)).await;
            to.commit().await.expect("committed");
        };
        let (handed, ()) = tokio::join!(scene.app.send(HAND_OVER[0], &cookie, &FORM), commit);
        assert_eq!(lines(&handed).len(), 1 + 5, "the six without the one who withdrew");
    }

    async fn feedback_that_was_changed_is_in_no_file(db: Db) {
        let scene = scene(&db).await;
        trials_and_feedback(&scene).await;
        let form = [FORM[0], FORM[1], FORM[4]];
        assert_eq!(lines(&scene.hand_over(Lang::Fr, "coordinator", &form).await).len(), 6);
        // Another person may have answered before.
        scene.run("UPDATE section_feedback SET revision = 2 WHERE use_id = $1", "section-0").await;
        assert_eq!(scene.hand_over(Lang::Fr, "coordinator", &form).await.status, 422, "four are too few");
    }

    async fn of_two_forms_at_once_one_writes_the_consent(db: Db) {
        let scene = scene(&db).await;
        let person = scene.people[6];
        let both = futures::join!(scene.consents(person, true), scene.consents(person, true));
        assert!(both.0 != both.1, "{both:?}");
        let rows = scene.count("SELECT COUNT(*) FROM research_consent WHERE withdrawn_at IS NULL").await;
        assert_eq!(rows, 7);
    }

    async fn who_does_not_consent_or_withdrew_is_in_no_file(db: Db) {
        let scene = scene(&db).await;
        let rows = scene.rows().await;
        assert_eq!(rows.len(), 6, "{rows:?}");
        assert!(rows.iter().all(|row| row.contains(";reflection;psychologist;fr;") && row.ends_with(&format!(";2026-2027;;;{TAG}"))), "{rows:?}");
        scene.consents(scene.people[5], false).await;
        assert_eq!(scene.rows().await.len(), 5);
        scene.consents(scene.people[5], true).await;
        assert_eq!(scene.rows().await.len(), 6, "consent is given anew");
        scene.run("UPDATE person SET closed_at = 1 WHERE id = $1", &scene.people[5].to_string()).await;
        assert_eq!(scene.rows().await.len(), 5, "an account that is closed");
        scene.consents(scene.people[4], false).await;
        let refused = scene.hand_over(Lang::Fr, "coordinator", &FORM).await;
        assert!(refused.status == 422 && refused.body.contains("trop peu de personnes"), "four: {}", refused.body);
    }

    async fn what_is_private_anonymous_or_of_several_people_is_in_no_file(db: Db) {
        let scene = scene(&db).await;
        let mut to = scene.db().write().await.expect("a transaction");
        for person in &scene.people {
            for audience in [Audience::AuthorOnly, Audience::ChosenPeople, Audience::Facilitators] {
                reflect(&mut to, scene.community, *person, audience, false).await;
            }
            reflect(&mut to, scene.community, *person, Audience::Public, true).await;
            let note = reflect(&mut to, scene.community, *person, Audience::Community, false).await;
            sqlx::query("INSERT INTO reflection_author (reflection_id, person_id, place) VALUES ($1, $2, 0)")
                .bind(note.to_string())
                .bind(person.to_string())
                .execute(&mut *to)
                .await
                .expect("an author");
            let gone = reflect(&mut to, scene.community, *person, Audience::Community, false).await;
            sqlx::query("UPDATE reflection SET removed_at = 1, removed_by = 'author' WHERE id = $1")
                .bind(gone.to_string())
                .execute(&mut *to)
                .await
                .expect("removed");
        }
        to.commit().await.expect("committed");
        assert_eq!(scene.rows().await.len(), 6, "the six that are shared by name");
        let mut to = scene.db().write().await.expect("a transaction");
        let public = reflect(&mut to, scene.community, scene.people[0], Audience::AllCommunities, false).await;
        to.commit().await.expect("committed");
        assert_eq!(scene.rows().await.len(), 7);
        let mut to = scene.db().write().await.expect("a transaction");
        reflections::set_sharing(&mut to, public, Audience::AuthorOnly, false, &[], 1, NOW).await.expect("private again");
        to.commit().await.expect("committed");
        assert_eq!(scene.rows().await.len(), 6);
    }

    async fn trials_and_feedback_are_rows_with_codes_and_without_texts(db: Db) {
        let scene = scene(&db).await;
        trials_and_feedback(&scene).await;
        let only = async |kind: &str| -> Vec<String> {
            let form = [FORM[0], FORM[1], ("kinds", kind)];
            lines(&scene.hand_over(Lang::Fr, "coordinator", &form).await).split_off(1)
        };
        for (kind, outcome) in [("trial", "worked"), ("feedback", "not")] {
            let rows = only(kind).await;
            assert_eq!(rows.len(), 5, "{rows:?}");
            let ends = format!(";2026-2027;;{outcome};");
            assert!(rows.iter().all(|row| row.contains(&format!(";{kind};psychologist;fr;")) && row.ends_with(&ends)), "{rows:?}");
        }
        // Six reflections, five trials and five pieces of feedback: a person has another pseudonym in each kind.
        let rows = scene.rows().await;
        assert_eq!(rows.len(), 16, "{rows:?}");
        let pseudonyms: BTreeSet<&str> = rows.iter().filter_map(|row| row.split(';').next()).collect();
        assert_eq!(pseudonyms.len(), 16);
        let all = rows.join("\n");
        assert!(!all.contains(WRITTEN));
        assert!(scene.people.iter().all(|person| !all.contains(&person.to_string())));
        scene.run("UPDATE practice SET version = NULL WHERE community_id = $1", &scene.community.to_string()).await;
        let refused = scene.hand_over(Lang::Fr, "coordinator", &[FORM[0], FORM[1], FORM[3]]).await;
        assert_eq!(refused.status, 422, "the practice was withdrawn");
    }
}
