//! Facilitators note who was there, people say it themselves, and who sees what of it.

use super::{DURATION, HOUR, Outcome, Scene, begun, everybody, scene};
use ensemble_core::rights::{Action, rules::may};
use ensemble_meetings::participation::{
    model::{Span, TickSource},
    rules, store,
};
use ensemble_testing::{Answer, on_both_with_content};

const WHOLE: Span = Span { from: 0, until: 90 };

/// A form of one row.
async fn row(scene: &Scene, by: &str, who: &str, was: &str, fields: &[(&str, &str)]) -> Answer {
    let id = scene.person(who).await;
    let mut form = vec![(format!("was.{id}"), was.to_owned())];
    form.extend(fields.iter().map(|(name, value)| (format!("{name}.{id}"), (*value).to_owned())));
    let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    scene.send(by, "/participation", &form).await
}

on_both_with_content! {
    async fn facilitators_tick_several_people_in_one_form(db: Db) {
        let scene = begun(&db, 30).await;
        let page = scene.shown("facilitator", "/participation").await;
        for part in ["Béatrice Lafrenaye-Diallo", "Imogen", "name=\"was.", "name=\"present.", "name=\"until.", "Présences"] {
            assert!(page.contains(part), "{part}: {page}");
        }
        assert_eq!(scene.tick("facilitator", &["member", "member-en"]).await.status, 303);
        for who in ["member", "member-en"] {
            assert_eq!(scene.outcome(who).await, Outcome::Present(WHOLE), "{who}");
        }
        assert_eq!(scene.outcome("co-facilitator").await, Outcome::Unknown, "who was not ticked stays as they were");
        let page = scene.shown("member", "").await;
        let section = page.split("id=\"were-there\"").nth(1).and_then(|rest| rest.split("</section>").next()).expect("the part");
        assert!(section.contains("<dt>personnes</dt><dd>2</dd>") && section.contains("<dt>organismes</dt><dd>2</dd>"), "{section}");
        assert!(!section.contains("<p></p>") && !section.contains("<p> </p>"), "no sentence, no paragraph: {section}");
        assert!(page.contains("Votre présence est notée : de "), "{page}");
        let member = scene.person("member").await;
        let late = [("was", "0-90"), ("present", "1"), ("from", "30"), ("until", "90")];
        let late: Vec<(String, &str)> = late.iter().map(|(name, value)| (format!("{name}.{member}"), *value)).collect();
        let mut late: Vec<(&str, &str)> = late.iter().map(|(name, value)| (name.as_str(), *value)).collect();
        late.push(("paper", "1"));
        assert_eq!(scene.send("facilitator", "/participation", &late).await.status, 303);
        let known = scene.known("member").await;
        assert_eq!(known.tick.map(|tick| tick.source), Some(TickSource::Paper));
        assert_eq!(scene.outcome("member").await, Outcome::Present(Span { from: 30, until: 90 }));
        let page = scene.shown("facilitator", "/participation").await;
        assert!(page.contains("En retard") && page.contains("d’après une liste sur papier"), "{page}");
    }

    async fn two_facilitators_at_once_do_not_undo_each_other_s_ticks(db: Db) {
        let scene = begun(&db, 30).await;
        let (one, other) =
            futures::join!(scene.tick("facilitator", &["member"]), scene.tick("co-facilitator", &["member-en"]));
        assert_eq!((one.status.as_u16(), other.status.as_u16()), (303, 303));
        // A form with everyone, opened before the ticks: what it does not change stays.
        let (first, second) = (scene.person("member").await, scene.person("member-en").await);
        let form = [(format!("was.{first}"), "none"), (format!("was.{second}"), "none")];
        let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), *value)).collect();
        assert_eq!(scene.send("co-facilitator", "/participation", &form).await.status, 303);
        for who in ["member", "member-en"] {
            assert_eq!(scene.outcome(who).await, Outcome::Present(WHOLE), "{who}");
        }
        // The same person: what was written first stays, and the second facilitator reads it.
        let stale = row(&scene, "co-facilitator", "member", "none", &[("absent", "1")]).await;
        assert!(stale.status == 409 && stale.body.contains("Béatrice Lafrenaye-Diallo") && stale.body.contains("entre-temps"), "{}", stale.body);
        assert_eq!(scene.outcome("member").await, Outcome::Present(WHOLE));
        let again = row(&scene, "co-facilitator", "member", "none", &[("present", "1"), ("from", "0"), ("until", "90")]).await;
        assert_eq!(again.status, 303, "both said the same");
        let fresh = row(&scene, "co-facilitator", "member", "0-90", &[("absent", "1")]).await;
        assert_eq!(fresh.status, 303);
        assert_eq!(scene.outcome("member").await, Outcome::Absent, "the last word of the facilitators");
        let back = row(&scene, "facilitator", "member", "absent", &[]).await;
        assert_eq!((back.status.as_u16(), scene.outcome("member").await), (303, Outcome::Unknown));
    }

    async fn ticks_of_one_person_come_one_after_the_other(db: Db) {
        let scene = begun(&db, 30).await;
        let mut open = db.write().await.expect("a transaction");
        ensemble_meetings::meeting::lock(&mut open, scene.meeting).await.expect("locked");
        let waiting = tokio::time::timeout(std::time::Duration::from_millis(300), scene.tick("facilitator", &["member"])).await;
        assert!(waiting.is_err() || waiting.is_ok_and(|answer| answer.status != 303), "it waits for the other one");
        assert_eq!(scene.outcome("member").await, Outcome::Unknown);
        open.commit().await.expect("committed");
        let all = futures::future::join_all((0..4).map(|_| scene.tick("facilitator", &["member-en"]))).await;
        assert!(all.iter().all(|answer| answer.status == 303), "each says the same");
        let rows = scene.count("SELECT COUNT(*) FROM participation WHERE meeting_id = $1 AND tick = 'present' AND person_id IN (SELECT id FROM person WHERE email LIKE 'imogen%')").await;
        assert_eq!(rows, 1);
    }

    async fn wrong_ticks_get_a_sentence_and_nothing_is_written(db: Db) {
        let scene = begun(&db, 30).await;
        let both = row(&scene, "facilitator", "member", "none", &[("present", "1"), ("absent", "1")]).await;
        assert!(both.status == 422 && both.body.contains("pas les deux"), "{}", both.body);
        for (from, until) in [("60", "30"), ("0", "105"), ("7", "90")] {
            let wrong = row(&scene, "facilitator", "member", "none", &[("present", "1"), ("from", from), ("until", until)]).await;
            assert!(wrong.status == 422 && wrong.body.contains("après l’arrivée") && wrong.body.contains("checked"), "{from} {until}: {}", wrong.body);
        }
        assert_eq!(scene.outcome("member").await, Outcome::Unknown);
        let odd = scene.send("facilitator", "/participation", &[("was.zirconium", "none"), ("present.zirconium", "1")]).await;
        assert_eq!(odd.status, 303, "what names no one does nothing");
        scene.run("UPDATE meeting SET cancelled_at = 1 WHERE id = $1").await;
        let refused = scene.tick("facilitator", &["member"]).await;
        assert!(refused.status == 409 && refused.body.contains("Rien n’a été enregistré"), "{}", refused.body);
    }

    async fn a_person_confirms_and_corrects_and_contradicts(db: Db) {
        let scene = begun(&db, 100).await;
        let say = async |who: &str, form: &[(&str, &str)]| scene.send(who, "/participation/moi", form).await.status.as_u16();
        assert!(scene.shown("member", "").await.contains("Étiez-vous à cette rencontre?"));
        assert_eq!(say("member", &[("presence", "present"), ("from", "0"), ("until", "60")]).await, 303);
        let said = Span { from: 0, until: 60 };
        assert_eq!(scene.outcome("member").await, Outcome::Declared(said), "it waits for a facilitator");
        scene.tick("facilitator", &["member"]).await;
        assert_eq!(scene.outcome("member").await, Outcome::Present(said), "what both agree on");
        assert_eq!(say("member", &[("presence", "absent")]).await, 303);
        assert_eq!(scene.outcome("member").await, Outcome::Absent, "their own word");
        assert_eq!(say("member", &[]).await, 422);
        assert_eq!(say("member", &[("presence", "present"), ("from", "60"), ("until", "30")]).await, 422);
        assert_eq!(say("member", &[("presence", "perhaps")]).await, 400);
        assert_eq!(scene.outcome("member").await, Outcome::Absent, "nothing was saved");
        assert_eq!(say("member-en", &[("presence", "present"), ("from", "0"), ("until", "90")]).await, 303);
        assert_eq!(row(&scene, "facilitator", "member-en", "none", &[("absent", "1")]).await.status, 303);
        assert_eq!(scene.outcome("member-en").await, Outcome::Contested);
        assert!(scene.shown("member-en", "").await.contains("ne concordent pas"));
        assert!(scene.shown("facilitator", "/participation").await.contains("Ne concorde pas"));
    }

    async fn nothing_is_noted_before_the_beginning(db: Db) {
        let scene = scene(&db).await;
        for (who, below, form) in [
            ("facilitator", "/participation", vec![("paper", "1")]),
            ("member", "/participation/moi", vec![("presence", "present")]),
            ("facilitator", "/participation/fin", vec![]),
        ] {
            let answer = scene.send(who, below, &form).await;
            assert!(answer.status == 409 || answer.header("location").ends_with("notice=changed"), "{below}: {}", answer.body);
        }
        assert!(!scene.shown("member", "").await.contains("my-participation"));
        assert!(scene.shown("facilitator", "/participation").await.contains("n’a pas commencé"));
        assert_eq!(scene.known("member").await, ensemble_meetings::participation::model::Participation::default());
    }

    async fn each_role_sees_what_it_may(db: Db) {
        let scene = begun(&db, 100).await;
        scene.tick("facilitator", &["member", "member-en"]).await;
        let (mut records, mut counts) = (0, 0);
        for (who, viewer) in everybody(&db).await {
            let within = |action| may(&viewer, action, Some(scene.community));
            let page = scene.shown(&who, "").await;
            let section = page.split("id=\"were-there\"").nth(1).map(|rest| rest.split("</section>").next().unwrap_or_default().to_owned());
            let (sees, totals) = (within(Action::CountParticipation), within(Action::TotalParticipation));
            assert_eq!(section.is_some(), sees || totals, "{who}");
            if let Some(section) = section {
                assert_eq!(section.contains("<dd>2</dd>"), sees, "{who}: of few, no number: {section}");
                assert_eq!(section.contains("à partir de 5"), !sees, "{who}: {section}");
                assert!(!section.contains("Béatrice"), "{who}");
                counts += 1;
            }
            for below in ["/participation", "/participation/code"] {
                let status = scene.get(&who, &format!("{}{below}", scene.page())).await.status;
                assert_eq!(status, if within(Action::RecordParticipation) { 200 } else { 404 }, "{who} {below}");
                records += usize::from(status == 200);
            }
            let mine = scene.get(&who, &format!("{}/participation/moi", scene.page())).await;
            let confirms = within(Action::ConfirmParticipation);
            assert_eq!((mine.status == 200, mine.header("location") == scene.page()), (confirms, !confirms), "{who}");
            if !within(Action::RecordParticipation) {
                assert_ne!(scene.tick(&who, &["co-facilitator"]).await.status, 303, "{who}");
            }
        }
        assert!(records >= 4 && counts > 3, "{records} {counts}");
        let visitor = scene.get("visitor", &scene.page()).await.body;
        assert!(!visitor.contains("were-there") && !visitor.contains("my-participation"));
        // Five are enough for a total.
        let five = "INSERT INTO participation (meeting_id, person_id, tick, tick_from, tick_until, tick_source, changed_at)
                    SELECT CAST($1 AS TEXT), id, 'present', 0, 90, 'facilitator', 1 FROM person
                    WHERE id NOT IN (SELECT person_id FROM participation WHERE meeting_id = $1)";
        scene.run(five).await;
        let page = scene.shown("coordinator", "").await;
        assert!(page.split("id=\"were-there\"").nth(1).is_some_and(|rest| rest.contains("<dt>personnes</dt>")), "{page}");
    }

    async fn a_guest_is_ticked_and_stays_a_number(db: Db) {
        let mut scene = scene(&db).await;
        let organization: String = sqlx::query_scalar("SELECT MIN(id) FROM organisation").fetch_one(&db.reader).await.expect("one");
        let mut to = db.write().await.expect("a transaction");
        let digest = "e".repeat(64);
        sqlx::query("INSERT INTO guest_link (token_hash, meeting_id, organisation_id, guests, created_at) VALUES ('lien', $1, $2, 3, 1)")
            .bind(scene.meeting.to_string()).bind(&organization).execute(&mut *to).await.expect("a link");
        sqlx::query("INSERT INTO guest (token_hash, link_hash, meeting_id, name, answer, partly, agreement_version, answered_at, answered_for, answered_for_month, place) VALUES ($2, 'lien', $1, 'Zirconia Quartzel', 'in-person', 0, 1, 1, 1, 0, 'held')")
            .bind(scene.meeting.to_string()).bind(&digest).execute(&mut *to).await.expect("a guest");
        to.commit().await.expect("committed");
        scene.app.later(2 * HOUR);
        let form = [(format!("was.{digest}"), "none"), (format!("present.{digest}"), "1"), (format!("from.{digest}"), "15"), (format!("until.{digest}"), "90")];
        let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), *value)).collect();
        for _ in 0..2 {
            assert_eq!(scene.send("facilitator", "/participation", &form).await.status, 303);
        }
        assert!(scene.shown("facilitator", "/participation").await.contains("Zirconia Quartzel"));
        let page = scene.shown("member", "").await;
        let section = page.split("id=\"were-there\"").nth(1).and_then(|rest| rest.split("</section>").next()).expect("the part");
        assert!(section.contains("<dt>personne</dt><dd>1</dd>") && !page.contains("Zirconia"), "{page}");
        scene.app.later(40 * 24 * HOUR);
        ensemble::app::maintenance::run(&scene.app.portal).await.expect("run");
        assert_eq!(scene.count("SELECT COUNT(*) FROM guest WHERE meeting_id = $1").await, 0);
        let counted = store::guest_records(&db, scene.meeting).await.expect("records");
        assert_eq!(counted.len(), 1, "that someone came from the organization stays");
        assert!(counted[0].0.is_some_and(|id| id.to_string() == organization) && counted[0].1 == Span { from: 15, until: 90 });
        assert_eq!(rules::summary(&[], &counted, DURATION).late, 1);
    }
}
