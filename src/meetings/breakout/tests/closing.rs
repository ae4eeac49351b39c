//! Making, opening and closing tables: what is done twice or at once, late people, and that no text is lost.

use super::{Scene, scene};
use ensemble_meetings::{
    breakout::{actions, model::round::Stage, rules::MAX_PLACE, store},
    facilitation::model::{AgendaItem, Run},
};
use ensemble_testing::{NOW, on_both_with_content};

on_both_with_content! {
    async fn everyone_has_one_place_and_the_note_of_their_table(db: Db) {
        let scene = scene(&db).await;
        let round = scene.opened().await;
        assert_eq!(round.clock.stage, Stage::Open);
        assert_eq!(round.members().count(), 4);
        assert!(round.without_table.is_empty() && round.tables.iter().all(|table| table.members.len() == 2));
        let page = scene.shown("member", "").await;
        assert!(page.body.contains("Que retenir?") && page.body.contains("Votre table"), "{}", page.body);
        let note = scene.shown("member", &format!("/{}/note", scene.table_of("member").await)).await;
        assert_eq!(note.status, 200, "{}", note.body);
    }

    async fn a_round_knows_the_item_at_which_people_went_to_their_tables(db: Db) {
        let scene = scene(&db).await;
        let items = ["a", "b"].map(|id| AgendaItem { id: id.to_owned(), minutes: 20 });
        let state = Run { current: Some("b".to_owned()), ..Run::begin(&items, NOW, NOW) };
        let mut to = db.write().await.expect("a transaction");
        sqlx::query("INSERT INTO meeting_run (meeting_id, state, version, begun_at) VALUES ($1, $2, 1, $3)")
            .bind(scene.meeting.to_string())
            .bind(serde_json::to_string(&state).expect("JSON"))
            .bind(NOW)
            .execute(&mut *to)
            .await
            .expect("a run");
        to.commit().await.expect("committed");
        let round = scene.opened().await;
        assert_eq!(round.item.as_deref(), Some("b"));
        assert_eq!(scene.run("close").await.status, 303);
        let results = store::results_of_meeting(&db, scene.meeting).await.expect("results");
        assert_eq!(results[0].item.as_deref(), Some("b"));
    }

    async fn closing_stores_what_was_written_and_shows_it_side_by_side(db: Db) {
        let scene = scene(&db).await;
        let round = scene.opened().await;
        let one = scene.table_of("member").await;
        let other = round.tables.iter().find(|table| table.id != one).expect("another table").id;
        assert_eq!(scene.write("member", one, "Un horaire **en images**.").await.status, 303);
        assert_eq!(scene.write("facilitator", other, "A quiet corner.").await.status, 303);
        let closed = scene.run("close").await;
        assert_eq!(closed.status, 303, "{}", closed.body);
        let rounds = store::results_of_meeting(&db, scene.meeting).await.expect("results");
        let texts: Vec<&str> =
            rounds[0].tables.iter().filter_map(|table| table.text.as_deref()).collect();
        assert_eq!(texts.len(), 2);
        let all = texts.join("\n");
        assert!(all.contains("Un horaire **en images**.") && all.contains("A quiet corner."), "{all}");
        let page = scene.shown("liaison", "/resultats").await;
        assert!(page.body.contains("<strong>en images</strong>"), "{}", page.body);
        let late = scene.app.get_with(&scene.address(&format!("/{one}/note")), "cookie", &scene.app.cookie("member").await).await;
        assert_eq!(late.status, 303, "to the results");
    }

    async fn closing_twice_at_once_makes_one_end(db: Db) {
        let scene = scene(&db).await;
        let round = scene.opened().await;
        let (one, two) = futures::join!(scene.run_seen("close", &round), scene.run_seen("close", &round));
        assert_eq!((one.status.as_u16(), two.status.as_u16()), (303, 303), "{}{}", one.body, two.body);
        assert_eq!(scene.rounds().await.len(), 1);
        let ends: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM audit WHERE action = 'breakout.close'")
            .fetch_one(&db.reader)
            .await
            .expect("a number");
        assert_eq!(ends, 1);
    }

    async fn what_arrives_while_the_tables_close_is_in_the_text_or_refused(db: Db) {
        let scene = scene(&db).await;
        scene.opened().await;
        let table = scene.table_of("member").await;
        let (written, closed) = futures::join!(scene.write("member", table, "Juste à temps."), scene.run("close"));
        assert_eq!(closed.status, 303, "{}", closed.body);
        actions::file_notes(&scene.app.portal, Some(scene.meeting)).await.expect("stored");
        let rounds = store::results_of_meeting(&db, scene.meeting).await.expect("results");
        let text = rounds[0].table(table).and_then(|table| table.text.clone()).unwrap_or_default();
        match written.status.as_u16() {
            303 => assert_eq!(text, "Juste à temps."),
            409 => assert!(written.body.contains("Juste à temps."), "shown to be copied: {}", written.body),
            other => panic!("{other}: {}", written.body),
        }
    }

    async fn a_late_person_and_a_close_at_once_leave_a_place_or_a_reason(db: Db) {
        let scene = scene(&db).await;
        let made = scene.make(&["facilitator", "co-facilitator", "member-en"]).await;
        assert_eq!(made.status, 303, "{}", made.body);
        assert_eq!(scene.run("open").await.status, 303);
        let (joined, closed) = futures::join!(scene.send("member", "/place", &[]), scene.run("close"));
        assert_eq!(closed.status, 303, "{}", closed.body);
        let person = scene.person("member").await;
        let seated = scene.rounds().await[0].table_of(person).is_some();
        assert_eq!(joined.status, if seated { 303 } else { 422 }, "{}", joined.body);
    }

    async fn a_person_who_comes_back_finds_the_same_table(db: Db) {
        let scene = scene(&db).await;
        scene.opened().await;
        let before = scene.table_of("member").await;
        let others = scene.round().await.tables.iter().find(|table| table.id != before).map(|table| table.number);
        let wish = others.expect("another table").to_string();
        assert_eq!(scene.send("member", "/place", &[("table", &wish)]).await.status, 303);
        assert_eq!(scene.table_of("member").await, before);
    }

    async fn the_end_of_the_meeting_closes_its_tables_and_the_job_stores_them(db: Db) {
        let scene = scene(&db).await;
        scene.opened().await;
        let table = scene.table_of("member").await;
        assert_eq!(scene.write("member", table, "Jusqu’à la fin.").await.status, 303);
        let cookie = scene.app.cookie("facilitator").await;
        let ended =
            scene.app.send(&format!("/fr/rencontres/{}/terminer", scene.meeting), &cookie, &[]).await;
        assert_eq!(ended.status, 303, "{}", ended.body);
        assert_eq!(actions::file_notes(&scene.app.portal, None).await, Ok(2));
        assert_eq!(actions::file_notes(&scene.app.portal, None).await, Ok(0), "once");
        let rounds = store::results_of_meeting(&db, scene.meeting).await.expect("results");
        assert_eq!(rounds[0].table(table).and_then(|table| table.text.as_deref()), Some("Jusqu’à la fin."));
    }

    async fn tables_that_were_made_anew_are_not_started_from_an_older_page(db: Db) {
        let mut scene = scene(&db).await;
        let people = ["member", "member-en", "co-facilitator", "facilitator"];
        assert_eq!(scene.make(&people).await.status, 303);
        let before = scene.round().await;
        scene.app.later(1);
        assert_eq!(scene.run("mix").await.status, 303);
        assert_eq!(scene.run_seen("open", &before).await.status, 409);
        assert_eq!(scene.make(&people).await.status, 409, "its page had no tables");
        assert_eq!(scene.run("open").await.status, 303);
    }

    async fn a_place_that_was_taken_since_the_page_is_kept(db: Db) {
        let scene = scene(&db).await;
        scene.offered(&[]).await;
        let revision = scene.round().await.revision.to_string();
        assert_eq!(scene.send("member", "/place", &[("table", "2")]).await.status, 303);
        let field = format!("seat.{}", scene.person("member").await);
        let arranged = scene
            .send("facilitator", "/placer", &[("revision", &revision), (&field, ""), ("place.1", "Au fond")])
            .await;
        assert_eq!(arranged.status, 303, "{}", arranged.body);
        let (round, own) = (scene.round().await, scene.table_of("member").await);
        assert_eq!(round.table(own).map(|table| table.number), Some(2));
        assert_eq!(round.tables[0].place, "Au fond");
    }

    async fn tables_that_changed_since_the_page_are_not_changed_by_hand(db: Db) {
        let scene = scene(&db).await;
        scene.opened().await;
        let round = scene.round().await;
        let (person, from) = (scene.person("member").await, scene.table_of("member").await);
        let to = round.tables.iter().find(|table| table.id != from).expect("another table");
        let (field, number) = (format!("seat.{person}"), to.number.to_string());
        let stale = (round.revision - 1).to_string();
        let form = |revision: &str| [("revision".to_owned(), revision.to_owned()), (field.clone(), number.clone())];
        let send = async |revision: &str| {
            let form = form(revision);
            let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            scene.send("facilitator", "/placer", &form).await.status.as_u16()
        };
        assert_eq!(send(&stale).await, 409);
        assert_eq!(scene.table_of("member").await, from);
        assert_eq!(send(&round.revision.to_string()).await, 303);
        assert_eq!(scene.table_of("member").await, to.id);
    }

    async fn what_was_typed_about_tables_is_shown_again_and_what_no_form_sends_is_refused(db: Db) {
        let scene = scene(&db).await;
        scene.opened().await;
        let (round, from) = (scene.round().await, scene.table_of("member").await);
        let to = round.tables.iter().find(|table| table.id != from).expect("another table");
        let seat = format!("seat.{}", scene.person("member").await);
        let (revision, number, far) = (round.revision.to_string(), to.number.to_string(), "à".repeat(MAX_PLACE + 1));
        let wrong = [("revision", revision.as_str()), (&seat, &number), ("place.1", &far), ("prompt.2", "Le mot quenouille.")];
        let refused = scene.send("facilitator", "/placer", &wrong).await;
        assert_eq!(refused.status, 422, "{}", refused.body);
        for part in [format!("value=\"{far}\""), "Le mot quenouille.".to_owned(), "id=\"place.1-error\"".to_owned()] {
            assert!(refused.body.contains(&part), "{part}: {}", refused.body);
        }
        let select = refused.body.split(&format!("id=\"{seat}\"")).nth(1).and_then(|rest| rest.split("</select>").next());
        let chosen = select.and_then(|select| select.split("<option").find(|option| option.contains("selected")));
        assert!(chosen.is_some_and(|option| option.contains(&format!("value=\"{number}\""))), "{}", refused.body);
        for (field, value) in [(seat.as_str(), "deux"), ("seat.personne", "1"), ("place.un", "Au fond"), ("revision", "hier")] {
            let form = [("revision", revision.as_str()), (field, value)];
            let form = if field == "revision" { &form[1..] } else { &form[..] };
            assert_eq!(scene.send("facilitator", "/placer", form).await.status, 400, "{field}");
        }
        assert_eq!(scene.table_of("member").await, from, "nothing was changed");
    }
}

/// The card of a table leads there for those at it, while the meeting is under way; at the next one it says so.
#[tokio::test]
async fn a_card_works_during_its_meeting_only() {
    let scratch = ensemble_testing::content::sqlite().await;
    let scene: Scene = scene(&scratch.db).await;
    let round = scene.opened().await;
    let person = scene.person("member").await;
    let own = round.table_of(person).expect("a table");
    let card = format!("/carte?table={}", own.number);
    let answer = scene.shown("member", &card).await;
    assert_eq!(answer.status, 303);
    assert!(answer.header("location").ends_with(&format!("{}/note", own.id)));
    let cookie = scene.app.cookie("facilitator").await;
    let ended = scene.app.send(&format!("/fr/rencontres/{}/terminer", scene.meeting), &cookie, &[]).await;
    assert_eq!(ended.status, 303, "{}", ended.body);
    let late = scene.shown("member", &card).await;
    assert_eq!(late.status, 200);
    assert!(late.body.contains("Demandez la carte d’aujourd’hui."), "{}", late.body);
}
