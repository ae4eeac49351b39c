//! The list for a visit: freezing it, what the order gets, the agenda, the end of the visit.

use super::{LIST, LISTS, app_with, asked, changed, community, count, page, press, row};
use ensemble_communities::membership::model::Liaison;
use ensemble_core::ids::{MeetingId, PersonId};
use ensemble_meetings::meeting::agenda_of;
use ensemble_network::order_question::{
    actions::{AGENDA_JOB, VisitChange, carry_out},
    store,
};
use ensemble_testing::{TestApp, everybody, id_of, on_both_with_content};

/// The meeting of the community that comes next and has a day.
async fn meeting(app: &TestApp) -> String {
    sqlx::query_scalar(
        "SELECT m.id FROM meeting m JOIN community_slug s ON s.community_id = m.community_id
         WHERE s.slug = 'eleves-a-risque' AND m.phase = 'published' AND m.month_only = 0",
    )
    .fetch_one(&app.scratch.db.reader)
    .await
    .expect("a meeting")
}

/// How many items of a meeting's agenda are visits.
async fn visits(app: &TestApp, meeting: &str) -> usize {
    let meeting: MeetingId = meeting.parse().expect("an id");
    let (agenda, _) = agenda_of(&app.portal, meeting.uuid()).await.expect("an agenda");
    agenda.items.iter().filter(|item| format!("{:?}", item.title).contains("Visite de l’ordre")).count()
}

on_both_with_content! {
    async fn a_frozen_list_does_not_change_until_it_is_opened_again(db: Db) {
        let app = app_with(db, Liaison::Questions).await;
        let [author, other, facilitator] =
            [app.cookie("member").await, app.cookie("member-en").await, app.cookie("facilitator").await];
        assert!(changed(&press(&app, &facilitator, "arret", &[]).await), "an empty list is not frozen");
        let (id, second) = (asked(&app, &author, "Une question?").await, asked(&app, &other, "Une autre?").await);
        assert_eq!(press(&app, &author, "arret", &[]).await.status, 404, "facilitators only");
        let done = press(&app, &facilitator, "arret", &[]).await;
        assert!(done.header("location").contains("notice=published"), "{}", done.status);
        let shown = page(&app, &author, LIST).await;
        assert!(shown.contains("Liste fermée le 18 novembre 2026") && !shown.contains("/poser"), "{shown}");
        let new = press(&app, &author, "poser", &[("text", "Trop tard?")]).await;
        assert!(new.status == 409 && new.body.contains("Trop tard?"), "what was typed stays: {}", new.body);
        let edit = press(&app, &author, &format!("{id}/modifier"), &[("revision", "1"), ("text", "Autrement?")]).await;
        assert!(edit.status == 409 && edit.body.contains("Autrement?"), "{}", edit.body);
        for (cookie, way, form) in [
            (&author, "retrait", vec![]),
            (&other, "appui", vec![("supports", "1")]),
            (&facilitator, "fusion", vec![("into", second.as_str())]),
            (&facilitator, "place", vec![("up", "1")]),
        ] {
            assert!(changed(&press(&app, cookie, &format!("{id}/{way}"), &form).await), "{way}");
        }
        assert!(changed(&press(&app, &facilitator, "arret", &[]).await), "once");
        let shown = row(&app, &author, &id).await;
        assert!(shown.contains("Une question?") && shown.contains("1 appui"), "{shown}");
        assert_eq!(press(&app, &author, "reouverture", &[]).await.status, 404);
        press(&app, &facilitator, "reouverture", &[]).await;
        assert_eq!(press(&app, &author, &format!("{id}/retrait"), &[]).await.status, 303);
        assert_eq!(row(&app, &author, &id).await, "");
        assert_ne!(row(&app, &author, &second).await, "");
    }

    async fn the_order_gets_what_is_asked_and_not_who_asks(db: Db) {
        let app = app_with(db, Liaison::Questions).await;
        let [author, facilitator] = [app.cookie("member").await, app.cookie("facilitator").await];
        asked(&app, &author, "Qui tient le dossier <b>?").await;
        let print = format!("{LIST}/liste");
        assert!(page(&app, &facilitator, &print).await.contains("La liste est encore ouverte"));
        press(&app, &facilitator, "arret", &[]).await;
        let shown = page(&app, &facilitator, &print).await;
        let (sheet, copy) = (shown.split("order-list").nth(1).unwrap_or_default(), shown.split("id=\"copy\"").nth(1).unwrap_or_default());
        for part in [sheet, copy] {
            assert!(part.contains("Qui tient le dossier &lt;b&gt;?") && part.contains("du zirconium"), "{shown}");
        }
        assert!(copy.contains("1. Qui tient"), "{copy}");
        let main = shown.split("<main").nth(1).and_then(|rest| rest.split("</main>").next()).expect("a page");
        assert!(!main.contains("Béatrice"), "no names: {main}");
    }

    async fn questions_without_an_answer_wait_for_the_next_list(db: Db) {
        let app = app_with(db, Liaison::Questions).await;
        let [author, facilitator] = [app.cookie("member").await, app.cookie("facilitator").await];
        let (first, second) = (asked(&app, &author, "Une question?").await, asked(&app, &author, "Une autre?").await);
        assert!(changed(&press(&app, &facilitator, "fin", &[]).await), "an open list has had no visit");
        press(&app, &facilitator, "arret", &[]).await;
        let answer = [("day", "2026-11-17"), ("given", "meeting"), ("who", "Camille Roy"), ("post", "Syndique adjointe"), ("text", "Le centre de services.")];
        assert_eq!(press(&app, &facilitator, &format!("{first}/reponse"), &answer).await.status, 303);
        let print = page(&app, &facilitator, &format!("{LIST}/liste")).await;
        assert!(print.contains("Une question?") && print.contains("Une autre?"), "what the order got stays together");
        assert_eq!(press(&app, &author, "fin", &[]).await.status, 404);
        press(&app, &facilitator, "fin", &[]).await;
        let shown = page(&app, &author, LIST).await;
        let (list, answers) = shown.split_once("id=\"answers\"").expect("answers");
        assert!(list.contains("Une autre?") && !list.contains("Une question?"), "{list}");
        assert!(answers.contains("Une question?") && answers.contains("Le centre de services."), "{answers}");
        assert!(list.contains("Liste ouverte"), "{list}");
        assert_eq!(press(&app, &author, &format!("{second}/retrait"), &[]).await.status, 303, "the next list is open");
        assert_eq!(count(&app, LISTS).await, 2);
    }

    async fn a_visit_goes_on_the_agenda_of_a_meeting_once(db: Db) {
        let app = app_with(db, Liaison::Questions).await;
        let [author, facilitator] = [app.cookie("member").await, app.cookie("facilitator").await];
        asked(&app, &author, "Une question de zirconium?").await;
        let next = meeting(&app).await;
        assert_eq!(press(&app, &author, "visite", &[("meeting", &next)]).await.status, 404);
        let nothing = press(&app, &facilitator, "visite", &[("meeting", "")]).await;
        assert!(nothing.status == 422 && nothing.body.contains("Choisissez la rencontre à laquelle l’ordre viendra."), "{}", nothing.body);
        let done = press(&app, &facilitator, "visite", &[("meeting", &next)]).await;
        assert_eq!((done.status.as_u16(), visits(&app, &next).await), (303, 1), "{}", done.body);
        assert!(changed(&press(&app, &facilitator, "visite", &[("meeting", &next)]).await));
        assert_eq!(count(&app, "SELECT COUNT(*) FROM job WHERE kind = 'order-visit-agenda'").await, 0, "nothing is left to do");
        let agenda = app.get_with(&format!("/fr/rencontres/{next}"), "cookie", &author).await.body;
        assert!(agenda.contains(LIST) && !agenda.contains("zirconium"), "it leads to the list and quotes nothing");
        assert!(page(&app, &author, LIST).await.contains("La visite est à l’ordre du jour"));
    }

    async fn the_job_adds_what_an_agenda_still_lacks_once(db: Db) {
        let app = app_with(db.clone(), Liaison::Questions).await;
        let community = community(&db).await;
        let person: PersonId = id_of(&everybody(&db).await, "facilitator");
        let next = meeting(&app).await;
        let id: MeetingId = next.parse().expect("an id");
        let mut to = db.write().await.expect("a transaction");
        let list = store::lock_current(&mut to, community, 1).await.expect("a list");
        let slugs = ["eleves-a-risque".to_owned(), "students-at-risk".to_owned()];
        let change = VisitChange { list: list.id, meeting: id, person, slugs };
        to.commit().await.expect("committed");
        carry_out(&app.portal, &change).await.expect("done");
        assert_eq!(visits(&app, &next).await, 0, "the list names no meeting: {AGENDA_JOB}");
        let mut to = db.write().await.expect("a transaction");
        store::set_meeting(&mut to, list.id, id).await.expect("planned");
        to.commit().await.expect("committed");
        for _ in 0..2 {
            carry_out(&app.portal, &change).await.expect("done");
        }
        assert_eq!(visits(&app, &next).await, 1);
    }
}
