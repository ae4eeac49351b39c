//! Answering, and who sees which answer.

use super::{HOUR, NOW, Scene, plain, plan, scene};
use ensemble::app::maintenance;
use ensemble_core::{
    Lang, format,
    rights::{Action, Role, rules::may},
};
use ensemble_meetings::{
    attendance::model::{AttendanceAnswer, Place},
    meeting::{model::When, store as meetings},
};
use ensemble_testing::{everybody, on_both_with_content};

/// Words that stand in needs only.
const NEEDS: &str = "zirconium";

async fn emails(scene: &Scene, kind: &str) -> Vec<String> {
    sqlx::query_scalar("SELECT body_text FROM outbox WHERE kind = $1 ORDER BY to_address")
        .bind(kind)
        .fetch_all(&scene.app.scratch.db.reader)
        .await
        .expect("emails")
}

on_both_with_content! {
    async fn a_member_answers_from_the_page_of_a_meeting_and_changes_the_answer(db: Db) {
        let scene = scene(&db, 100).await;
        let page = scene.shown("member", "").await;
        let fact = page.split("id=\"my-answer\"").nth(1).expect("the part").split("</section>").next().unwrap_or_default();
        for part in ["Y serez-vous?", "Oui, en personne", "Oui, en ligne", "Peut-être", "Non", "name=\"needs\""] {
            assert!(fact.contains(part), "{part}: {fact}");
        }
        assert!(page.find("id=\"my-answer\"") < page.find("id=\"agenda\""), "before the agenda");
        let cookie = scene.app.cookie("member").await;
        let form = [("whole", "1"), ("answer", "virtual"), ("partly", "1"), ("needs", NEEDS)];
        let done = scene.answers(&cookie, &form).await;
        assert_eq!(done.header("location"), format!("{}?notice=answered#my-answer", scene.page()), "{}", done.body);
        let found = scene.found("member").await.expect("an answer");
        assert_eq!((found.answer, found.place), (AttendanceAnswer::Virtual, Some(Place::Held)));
        assert!(found.partly && !found.listed && found.needs == NEEDS);
        let page = scene.shown("member", "?notice=answered").await;
        assert!(page.contains("Votre réponse est enregistrée.") && page.contains("<b>Oui, en ligne</b>"), "{page}");
        // One press keeps the rest; declining erases the needs.
        assert_eq!(scene.answers(&cookie, &[("answer", "in-person")]).await.status, 303);
        let found = scene.found("member").await.expect("an answer");
        assert!(found.answer == AttendanceAnswer::InPerson && found.partly && found.needs == NEEDS);
        scene.answers(&cookie, &[("answer", "no")]).await;
        let found = scene.found("member").await.expect("an answer");
        assert!(found.place.is_none() && found.needs.is_empty() && !found.partly);
        let rows: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM attendance WHERE meeting_id = $1")
            .bind(scene.meeting.to_string()).fetch_one(&db.reader).await.expect("a count");
        assert_eq!(rows, 1, "one answer for a person");
    }

    async fn wrong_answers_get_a_sentence_and_keep_what_was_typed(db: Db) {
        let scene = scene(&db, 100).await;
        let cookie = scene.app.cookie("member").await;
        let none = scene.answers(&cookie, &[("whole", "1"), ("needs", NEEDS)]).await;
        assert!(none.status == 422 && none.body.contains("Choisissez une réponse") && none.body.contains(NEEDS));
        let long = "é".repeat(501);
        let long = scene.answers(&cookie, &[("whole", "1"), ("answer", "no"), ("needs", &long)]).await;
        assert!(long.status == 422 && plain(&long.body).contains("500 caractères au plus"));
        assert_eq!(scene.answers(&cookie, &[("answer", "perhaps")]).await.status, 400);
        scene.run("UPDATE meeting SET modality = 'virtual' WHERE id = $1").await;
        let way = scene.answers(&cookie, &[("answer", "in-person")]).await;
        assert!(way.status == 422 && way.body.contains("La formule de la rencontre a changé"), "{}", way.body);
        assert_eq!(scene.found("member").await, None, "nothing was saved");
    }

    async fn a_meeting_that_is_cancelled_or_over_takes_no_answer(db: Db) {
        let mut scene = scene(&db, 100).await;
        let cookie = scene.app.cookie("member").await;
        scene.says("member", "in-person").await;
        scene.run("UPDATE meeting SET cancelled_at = 1 WHERE id = $1").await;
        let late = scene.answers(&cookie, &[("answer", "no")]).await;
        let said = late.body.contains("pas été enregistrée") && late.body.contains("Cette rencontre est annulée.");
        assert!(late.status == 409 && said, "{}", late.body);
        assert!(!scene.shown("member", "").await.contains("my-answer"));
        assert!(scene.shown("facilitator", "/reponses").await.contains("Les réponses sont gardées"));
        let typed = scene.answers(&cookie, &[("whole", "1"), ("answer", "no"), ("needs", NEEDS)]).await;
        assert!(typed.status == 409 && typed.body.contains(NEEDS), "what was typed is shown: {}", typed.body);
        scene.run("UPDATE meeting SET cancelled_at = NULL WHERE id = $1").await;
        assert!(scene.shown("member", "").await.contains("<b>Oui, en personne</b>"), "the answer is still there");
        scene.app.later(102 * HOUR);
        let late = scene.answers(&cookie, &[("answer", "no")]).await;
        assert!(late.status == 409 && late.body.contains("Cette rencontre est passée."), "{}", late.body);
        assert_eq!(scene.found("member").await.expect("an answer").answer, AttendanceAnswer::InPerson);
    }

    async fn a_meeting_that_is_over_speaks_of_its_answers_in_the_past(db: Db) {
        let mut scene = scene(&db, 100).await;
        scene.says("member", "in-person").await;
        let ahead = ["Qui sera là", "pas encore répondu", "Organismes et professions non représentés", "tiendra la rencontre"];
        for below in ["", "/reponses"] {
            let page = scene.shown("facilitator", below).await;
            assert!(page.contains("n’ont pas encore répondu"), "{below}: {page}");
        }
        scene.app.later(102 * HOUR);
        for below in ["", "/reponses"] {
            let page = scene.shown("facilitator", below).await;
            assert!(page.contains("Une personne avait annoncé sa présence.") && page.contains("n’avaient pas répondu."), "{below}: {page}");
            assert!(!ahead.iter().any(|words| page.contains(words)), "{below}: {page}");
        }
    }

    async fn a_message_for_others_says_the_hours_of_the_meeting_and_not_the_writers_own(db: Db) {
        let scene = scene(&db, 100).await;
        scene.run("UPDATE person SET zone = 'America/Halifax' WHERE $1 <> ''").await;
        let page = scene.shown("facilitator", "/reponses").await;
        let (before, rest) = page.split_once("class=\"ready-message\"").expect("a message");
        let message = rest.split("</section>").next().unwrap_or_default();
        assert!(before.contains("chez vous"), "the page says the reader's own hour: {page}");
        assert!(message.contains("heure de l’Est") && !message.contains("chez vous"), "{message}");
        let mail = message.split("mailto:").nth(1).and_then(|rest| rest.split('"').next()).expect("an address");
        assert!(mail.contains("heure%20de%20l") && !mail.contains("chez%20vous") && !mail.contains("chez%C2%A0vous"), "{mail}");
    }

    async fn the_deadline_of_an_offer_is_in_the_meetings_zone_and_on_the_readers_clock(db: Db) {
        let scene = scene(&db, 200).await;
        scene.run("UPDATE meeting SET zone = 'America/Halifax' WHERE id = $1").await;
        scene.limit("1").await;
        scene.says("member", "in-person").await;
        scene.says("member-en", "in-person").await;
        scene.says("member", "no").await;
        let ends_at = scene.found("member-en").await.and_then(|found| found.offer_ends_at).expect("an offer");
        let hour = |zone: &str| plain(&format::time(Lang::Fr, format::local_in(ends_at, zone).time()));
        let said = format!("{} (heure de l’Atlantique; {} chez vous)", hour("America/Halifax"), hour("America/Toronto"));
        let page = scene.shown("member-en", "").await;
        assert!(page.contains(&said), "{said}: {page}");
        let email: String = sqlx::query_scalar("SELECT body_text FROM outbox WHERE kind = 'place-freed'").fetch_one(&db.reader).await.expect("an email");
        let there = plain(&format::time(Lang::En, format::local_in(ends_at, "America/Toronto").time()));
        let said = format!("(Atlantic Time; {there} your time)");
        assert!(plain(&email).contains(&said), "{said}: {email}");
    }

    async fn a_meeting_that_moves_keeps_the_answers_and_asks_again(db: Db) {
        let scene = scene(&db, 100).await;
        let cookie = scene.app.cookie("member").await;
        let before = (NOW + 100 * HOUR).to_string();
        scene.answers(&cookie, &[("answer", "in-person"), ("seen", &before)]).await;
        let mut to = db.write().await.expect("a transaction");
        meetings::write(&mut to, scene.meeting, 1, &plan(200), NOW).await.expect("an answer").expect("moved");
        to.commit().await.expect("committed");
        let page = scene.shown("member", "").await;
        assert!(page.contains("La rencontre a changé depuis que vous avez répondu") && page.contains("Oui, c’est toujours ma réponse"), "{page}");
        assert!(scene.shown("facilitator", "/reponses").await.contains("la rencontre a changé depuis"));
        let stale = scene.answers(&cookie, &[("answer", "no"), ("seen", &before), ("whole", "1"), ("needs", NEEDS)]).await;
        let said = stale.body.contains("La rencontre a été déplacée") && stale.body.contains(NEEDS);
        assert!(stale.status == 409 && said, "{}", stale.body);
        // A button has no field for needs: a refusal does not empty them.
        let needs = [("whole", "1"), ("answer", "in-person"), ("needs", "Une rampe."), ("listed", "1")];
        assert_eq!(scene.answers(&cookie, &needs).await.status, 303);
        let pressed = scene.answers(&cookie, &[("answer", "in-person"), ("seen", &before)]).await;
        assert!(pressed.status == 409 && pressed.body.contains("Une rampe."), "{}", pressed.body);
        let listed = pressed.body.split("id=\"listed\"").nth(1).and_then(|rest| rest.split('>').next());
        assert!(listed.is_some_and(|field| field.contains("checked")), "{listed:?}");
        let now = (NOW + 200 * HOUR).to_string();
        assert!(stale.body.contains(&format!("value=\"{now}\"")), "the form is for the new time");
        assert_eq!(scene.answers(&cookie, &[("answer", "in-person"), ("seen", &now)]).await.status, 303);
        let found = scene.found("member").await.expect("an answer");
        assert_eq!((found.answered_for, found.place), (When::At(NOW + 200 * HOUR), Some(Place::Held)));
        assert!(!scene.shown("member", "").await.contains("a changé depuis"));
    }

    async fn only_members_and_facilitators_answer(db: Db) {
        let scene = scene(&db, 100).await;
        let (mut allowed, mut refused) = (0, 0);
        for (who, viewer) in everybody(&db).await {
            let may = may(&viewer, Action::AnswerMeetings, Some(scene.community));
            assert_eq!(may, matches!(viewer.role(scene.community), Some(Role::Member | Role::Facilitator)), "{who}");
            let cookie = scene.app.cookie(&who).await;
            let page = scene.app.get_with(&format!("{}/presence", scene.page()), "cookie", &cookie).await;
            assert_eq!((page.status == 200, page.header("location") == scene.page()), (may, !may), "{who}");
            scene.answers(&cookie, &[("answer", "maybe")]).await;
            assert_eq!(scene.found(&who).await.is_some(), may, "{who}");
            assert_eq!(scene.shown(&who, "").await.contains("id=\"my-answer\""), may, "{who}");
            if may { allowed += 1 } else { refused += 1 }
        }
        assert!(allowed > 2 && refused > 2);
        let visitor = scene.app.get(&format!("{}/presence", scene.page())).await;
        assert!(visitor.header("location").starts_with("/fr/connexion?next="), "one signs in and comes back");
    }

    async fn opening_the_link_of_an_email_answers_nothing(db: Db) {
        let scene = scene(&db, 100).await;
        scene.shown("member", "/presence?answer=in-person").await;
        assert_eq!(scene.found("member").await, None);
        let cookie = scene.app.cookie("facilitator").await;
        let moved = [("title.fr", "La rencontre du zeste"), ("settled", "day"), ("day", "2026-12-17"), ("begins", "13:30"), ("minutes", "90"), ("modality", "virtual"), ("base", "1")];
        let saved = scene.app.send(&format!("{}/modifier", scene.page()), &cookie, &moved).await;
        assert_eq!(saved.status, 303, "{}", saved.body);
        let emails = emails(&scene, "meeting-changed").await;
        let leads = |text: &String| text.contains("/presence") || text.contains("/attendance");
        assert!(!emails.is_empty() && emails.iter().all(leads), "{emails:?}");
    }

    async fn the_home_asks_about_the_next_meeting_and_one_press_answers(db: Db) {
        let scene = scene(&db, 30).await;
        let cookie = scene.app.cookie("member").await;
        let home = async || plain(&scene.app.get_with("/fr", "cookie", &cookie).await.body);
        let page = home().await;
        assert!(page.contains("La rencontre du zeste") && page.contains("id=\"attendance-question\""), "{page}");
        let seen = (NOW + 30 * HOUR).to_string();
        let done = scene.answers(&cookie, &[("home", "1"), ("seen", &seen), ("answer", "virtual")]).await;
        assert_eq!(done.header("location"), "/fr#next-meeting");
        let page = home().await;
        assert!(page.contains("<b>Oui, en ligne</b>") && !page.contains("id=\"attendance-question\""), "{page}");
        let observer = scene.app.get_with("/fr", "cookie", &scene.app.cookie("liaison").await).await.body;
        assert!(!observer.contains("attendance-press"), "observers are not asked");
    }

    async fn names_and_needs_are_for_those_who_may_read_them(db: Db) {
        let scene = scene(&db, 100).await;
        let english = scene.app.cookie("member-en").await;
        let form = [("whole", "1"), ("answer", "in-person"), ("needs", NEEDS)];
        scene.answers(&english, &form).await;
        let (listed, hidden) = ("Béatrice Lafrenaye-Diallo", "Imogen");
        let member = scene.app.cookie("member").await;
        scene.answers(&member, &[("whole", "1"), ("answer", "virtual"), ("listed", "1")]).await;
        let coming = |page: String| page.split("id=\"coming\"").nth(1).map(|rest| rest.split("</section>").next().unwrap_or_default().to_owned());
        let page = scene.shown("member", "").await;
        let section = coming(page).expect("the part");
        for part in ["<dt>personnes</dt><dd>2</dd>", "<dt>organismes</dt><dd>2</dd>", "1 en personne, 1 en ligne.", listed, "et une autre personne"] {
            assert!(section.contains(part), "{part}: {section}");
        }
        assert!(!section.contains(hidden), "who did not agree is not named: {section}");
        for (who, viewer) in everybody(&db).await {
            let page = scene.shown(&who, "").await;
            let reads = may(&viewer, Action::ReadAgenda, Some(scene.community));
            assert_eq!(coming(page.clone()).is_some(), reads, "{who}");
            assert!(!page.contains(NEEDS) || who == "member-en", "{who}: needs");
            let answers = scene.app.get_with(&format!("{}/reponses", scene.page()), "cookie", &scene.app.cookie(&who).await).await;
            let plans = may(&viewer, Action::PlanMeetings, Some(scene.community));
            assert_eq!(answers.status, if plans { 200 } else { 404 }, "{who}");
            assert_eq!(answers.body.contains(hidden), plans, "{who}");
            assert_eq!(answers.body.contains(NEEDS), viewer.role(scene.community) == Some(Role::Facilitator), "{who}");
        }
        let visitor = scene.app.get(&scene.page()).await.body;
        assert!(coming(visitor.clone()).is_none() && !visitor.contains(listed));
        let logged = async || -> i64 {
            sqlx::query_scalar("SELECT COUNT(*) FROM audit").fetch_one(&db.reader).await.expect("a count")
        };
        let before = logged().await;
        scene.answers(&english, &[("answer", "maybe")]).await;
        scene.answers(&english, &form).await;
        assert_eq!(logged().await, before, "answers are not logged");
        let own = scene.app.get_with("/fr/compte/donnees/json", "cookie", &english).await.body;
        assert!(own.contains(NEEDS), "one's own data has it: {own}");
    }

    async fn facilitators_see_who_is_not_represented_and_have_a_message(db: Db) {
        let scene = scene(&db, 100).await;
        let page = scene.shown("facilitator", "/reponses").await;
        for part in ["Organismes et professions non représentés", "Psychoéd", "Bonjour,", "mailto:?subject=", "/presence", "Pas encore"] {
            assert!(page.contains(part), "{part}: {page}");
        }
        let absent = |page: &str| page.split("id=\"absent\"").nth(1).expect("the part").split("ready-message").next().unwrap_or_default().to_owned();
        assert!(absent(&page).contains("Maple Bend"), "{page}");
        scene.says("co-facilitator", "virtual").await;
        scene.says("facilitator", "in-person").await;
        let page = absent(&scene.shown("facilitator", "/reponses").await);
        assert!(!page.contains("Maple Bend") && !page.contains("Psychoéd"), "{page}");
    }

    async fn needs_are_erased_a_month_after_the_meeting(db: Db) {
        let mut scene = scene(&db, 100).await;
        let cookie = scene.app.cookie("member").await;
        scene.answers(&cookie, &[("whole", "1"), ("answer", "in-person"), ("needs", NEEDS)]).await;
        scene.app.later((100 + 29 * 24) * HOUR);
        maintenance::run(&scene.app.portal).await.expect("run");
        assert_eq!(scene.found("member").await.expect("an answer").needs, NEEDS);
        scene.app.later(2 * 24 * HOUR);
        maintenance::run(&scene.app.portal).await.expect("run");
        let found = scene.found("member").await.expect("an answer");
        assert!(found.needs.is_empty() && found.answer == AttendanceAnswer::InPerson);
    }
}
