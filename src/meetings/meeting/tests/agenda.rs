//! Agendas through the service: forms that are merged, what is marked, what is told, going back.

use axum::{body::Body, http::Request};

use super::pages::made;
use ensemble_core::ids::{MeetingId, PersonId};
use ensemble_document::{
    agenda::{
        Agenda, Field,
        change::{self, Splice},
    },
    crdt::samples::nested_arrays,
};
use ensemble_meetings::meeting::{live, notifications::notify_of_changed_agendas};
use ensemble_server::realtime::store;
use ensemble_testing::{TestApp, app};

async fn agenda(app: &TestApp, id: &str) -> (Agenda, i64) {
    live::read(&app.portal, meeting(id).uuid()).await.expect("an agenda")
}

fn meeting(id: &str) -> MeetingId {
    id.parse().expect("an id")
}

/// A meeting whose agenda grew from a template; its id, the cookie of a facilitator.
async fn grown(app: &TestApp) -> (String, String) {
    let cookie = app.cookie("facilitator").await;
    let address = made(app, &cookie, &[("agenda", "community")]).await;
    let id =
        address.split('/').next_back().and_then(|last| last.split('?').next()).expect("an id").to_owned();
    (id, cookie)
}

/// Somebody else writes at the beginning of the first title.
async fn meanwhile(app: &TestApp, id: &str, item: &str, text: &str) {
    let (item, insert) = (item.to_owned(), text.to_owned());
    let person = sqlx::query_scalar::<_, String>("SELECT id FROM person WHERE email LIKE 'rowan%'")
        .fetch_one(&app.scratch.db.reader)
        .await
        .expect("a person");
    let person: PersonId = person.parse().expect("an id");
    let field = Field::Title(ensemble_core::Lang::Fr);
    let splice = Splice { at: 0, remove: 0, insert };
    app.portal
        .rooms()
        .change(meeting(id).uuid(), Some(person), move |to| change::write(to, &item, field, &[splice]))
        .await
        .expect("written");
}

#[tokio::test]
async fn a_form_changes_what_its_sender_saw_and_keeps_what_others_did_since() {
    let app = app().await;
    let (id, cookie) = grown(&app).await;
    let (before, seen) = agenda(&app, &id).await;
    let first = before.items[0].clone();
    let page = format!("/fr/rencontres/{id}/ordre-du-jour");
    assert!(app.get_with(&page, "cookie", &cookie).await.body.contains(&first.title.fr));

    meanwhile(&app, &id, &first.id, "Ensemble : ").await;
    let title = format!("{} (fin)", first.title.fr);
    let seen = seen.to_string();
    let answer = app
        .send(
            &page,
            &cookie,
            &[
                ("item", &first.id),
                ("seen", &seen),
                ("title.fr", &title),
                ("title.en", &first.title.en),
                ("minutes", "7"),
                ("kind", "welcome"),
                ("notes", "</textarea><script>alert(1)</script>"),
                ("decision.new", "On garde le rythme"),
                ("follow.new.what", "Écrire au comité"),
                ("follow.new.due", "2031-12-01"),
            ],
        )
        .await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    let (after, _) = agenda(&app, &id).await;
    let item = after.item(&first.id).expect("the item");
    assert_eq!(item.title.fr, format!("Ensemble : {title}"));
    assert_eq!((item.minutes, item.decisions.len(), item.follow_ups.len()), (7, 1, 1));
    assert_eq!(item.follow_ups[0].due, "2031-12-01");
    let shown = app.get_with(&page, "cookie", &cookie).await.body;
    assert!(!shown.contains("<script>alert"), "what was typed stays inside");
}

#[tokio::test]
async fn a_form_that_is_wrong_comes_back_with_what_was_typed() {
    let app = app().await;
    let (id, cookie) = grown(&app).await;
    let (before, seen) = agenda(&app, &id).await;
    let item = before.items[0].id.clone();
    let seen = seen.to_string();
    for (lang, page) in
        [("fr", format!("/fr/rencontres/{id}/ordre-du-jour")), ("en", format!("/en/meetings/{id}/agenda"))]
    {
        let long = "x".repeat(20_001);
        for (name, value) in [
            ("minutes", "mille"),
            ("minutes", "601"),
            ("link", "javascript:alert(1)"),
            ("title.fr", &long),
            ("follow.new.due", "demain"),
        ] {
            let mut form = vec![("item", item.as_str()), ("seen", &seen), ("notes", "ce que je tape")];
            if name != "minutes" {
                form.push(("minutes", "10"));
            }
            form.push((name, value));
            let answer = app.send(&page, &cookie, &form).await;
            assert_eq!(answer.status, 422, "{lang} {name}");
            assert!(answer.body.contains("ce que je tape"), "{lang} {name}: nothing is lost");
        }
    }
    assert_eq!(agenda(&app, &id).await.0, before);
    let page = format!("/fr/rencontres/{id}/ordre-du-jour");
    assert_eq!(app.send(&page, &cookie, &[("minutes", "7")]).await.status, 400, "upon what, it does not say");
    let unknown = app.send(&format!("{page}/exploser"), &cookie, &[("seen", &seen)]).await;
    assert_eq!(unknown.status, 405, "there is no such action");
}

#[tokio::test]
async fn what_changed_since_one_last_looked_is_marked() {
    let app = app().await;
    let (id, cookie) = grown(&app).await;
    let page = format!("/fr/rencontres/{id}");
    let marked = |body: &str| body.contains("Changé depuis votre dernière visite");
    assert!(!marked(&app.get_with(&page, "cookie", &cookie).await.body), "the first time nothing is");
    let (now, _) = agenda(&app, &id).await;
    meanwhile(&app, &id, &now.items[1].id, "Nouveau : ").await;
    assert!(marked(&app.get_with(&page, "cookie", &cookie).await.body));
    assert!(!marked(&app.get_with(&page, "cookie", &cookie).await.body), "once is enough");
}

#[tokio::test]
async fn the_history_tells_who_did_what_and_leads_back() {
    let app = app().await;
    let (id, cookie) = grown(&app).await;
    let (before, seen) = agenda(&app, &id).await;
    let history = format!("/en/meetings/{id}/agenda/history");
    // It was begun an hour ago: what is done in one quarter of an hour is told together.
    let mut to = app.scratch.db.write().await.expect("a transaction");
    sqlx::query("UPDATE live_update SET at = at - 3600000").execute(&mut *to).await.expect("earlier");
    to.commit().await.expect("committed");
    meanwhile(&app, &id, &before.items[0].id, "Nouveau : ").await;
    let told = app.get_with(&history, "cookie", &cookie).await.body;
    assert!(
        told.contains("Rowan Ashgrove") && told.contains("Changed the title of") && told.contains("<ins>"),
        "{told}"
    );

    let number = seen.to_string();
    let named =
        app.send(&format!("{history}/name"), &cookie, &[("number", &number), ("name", "First")]).await;
    assert_eq!(named.status, 303);
    assert!(app.get_with(&history, "cookie", &cookie).await.body.contains("First"));
    meanwhile(&app, &id, &before.items[0].id, "Encore : ").await;
    assert!(
        app.get_with(&history, "cookie", &cookie).await.body.contains("First"),
        "a name stays with its moment"
    );
    for number in ["0", "-1", "999"] {
        for what in ["restore", "name"] {
            let form = [("number", number), ("name", "x")];
            assert_eq!(
                app.send(&format!("{history}/{what}"), &cookie, &form).await.status,
                404,
                "{what} {number}"
            );
        }
    }
    let long = "n".repeat(81);
    let refused =
        app.send(&format!("{history}/name"), &cookie, &[("number", &number), ("name", &long)]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains(&long), "what was typed comes back");
    let then = app.get_with(&format!("{history}?at={seen}"), "cookie", &cookie).await;
    assert_eq!(then.status, 200);
    assert_eq!(app.get_with(&format!("{history}?at=999"), "cookie", &cookie).await.status, 404);
    let back = app.send(&format!("{history}/restore"), &cookie, &[("number", &number)]).await;
    assert_eq!(back.status, 303);
    assert_eq!(agenda(&app, &id).await.0.items, before.items);
    assert!(
        app.get_with(&history, "cookie", &cookie).await.body.contains("Rowan Ashgrove"),
        "nothing is forgotten"
    );
}

#[tokio::test]
async fn follow_ups_that_are_open_come_to_the_next_meeting() {
    let app = app().await;
    let (id, _) = grown(&app).await;
    let (before, _) = agenda(&app, &id).await;
    let item = before.items[0].id.clone();
    let promise = |what: &str, state| ensemble_document::outline::FollowUp {
        what: what.to_owned(),
        who: "Ariane".to_owned(),
        due: String::new(),
        state,
    };
    let open = promise("Relire le guide", ensemble_document::outline::FollowUpState::Open);
    let done = promise("Réserver la salle", ensemble_document::outline::FollowUpState::Done);
    app.portal
        .rooms()
        .change(meeting(&id).uuid(), None, move |to| {
            change::follow_up_on(to, &item, "f1", &open);
            change::follow_up_on(to, &item, "f2", &done);
        })
        .await
        .expect("written");
    let next = ensemble_meetings::meeting::carried_over(&app.portal, meeting(&id)).await.expect("an outline");
    assert_eq!(next.items.len(), before.items.len() + 1);
    let carried: Vec<_> = next.items[1].follow_ups.iter().map(|follow| follow.what.as_str()).collect();
    assert_eq!(carried, ["Relire le guide"]);
}

#[tokio::test]
async fn the_agenda_prints_in_one_language_or_in_both() {
    let app = app().await;
    let (id, cookie) = grown(&app).await;
    let (now, _) = agenda(&app, &id).await;
    let (fr, en) = (now.items[0].title.fr.as_str(), now.items[0].title.en.as_str());
    let page = format!("/fr/rencontres/{id}/ordre-du-jour/imprimer");
    let one = app.get_with(&page, "cookie", &cookie).await.body;
    assert!(one.contains(fr) && !one.contains(en));
    let both = app.get_with(&format!("{page}?languages=both"), "cookie", &cookie).await.body;
    assert!(both.contains(fr) && both.contains(en));
    let main = |page: &str| page.split("<main").nth(1).unwrap_or_default().replace('\u{a0}', " ");
    let (one, both) = (main(&one), main(&both));
    for words in
        ["Élèves à risque", "<h1>", "Une rencontre à nous", "Salle des Pins", "de 13 h 30 à 15 h", "Imprimer"]
    {
        assert!(one.contains(words), "{words}: {one}");
    }
    assert!(one.contains("la page de la rencontre") && !one.contains("video.example"), "{one}");
    assert!(one.find("Une rencontre à nous") < one.find("Ordre du jour"), "the title comes first");
    assert!(one.contains("<button") && one.contains("hidden"), "without script there is no button");
    assert_eq!(both.matches("print-language").count(), 2);
    assert!(both.contains("Students at risk"), "{both}");
    assert!(both.contains("1:30 p.m. to 3:00 p.m."), "dates in the words of each language: {both}");
}

#[tokio::test]
async fn the_day_of_a_follow_up_is_said_in_words() {
    let app = app().await;
    let (id, cookie) = grown(&app).await;
    let (before, seen) = agenda(&app, &id).await;
    let (item, seen) = (before.items[0].id.clone(), seen.to_string());
    let form = [
        ("item", item.as_str()),
        ("seen", &seen),
        ("minutes", "7"),
        ("follow.new.what", "Écrire au comité"),
        ("follow.new.due", "2027-05-01"),
    ];
    assert_eq!(app.send(&format!("/fr/rencontres/{id}/ordre-du-jour"), &cookie, &form).await.status, 303);
    let page = format!("/fr/rencontres/{id}/ordre-du-jour/imprimer?languages=both");
    let both = app.get_with(&page, "cookie", &cookie).await.body.replace('\u{a0}', " ");
    assert!(both.contains("1er mai 2027") && both.contains("May 1, 2027"), "{both}");
    assert!(!both.contains("2027-05-01"), "{both}");
}

#[tokio::test]
async fn without_an_hour_items_begin_so_many_minutes_in() {
    let app = app().await;
    let cookie = app.cookie("facilitator").await;
    let changes = [("settled", "month"), ("month", "4"), ("year", "2027"), ("minutes", "90")];
    let here = made(&app, &cookie, &changes).await;
    let page = app.get_with(&here, "cookie", &cookie).await.body.replace("<!---->", "");
    assert!(page.contains("<p class=\"agenda-time\">au début</p>") && !page.contains("+0"), "{page}");
    assert!(
        page.contains("<p class=\"agenda-time\">+5\u{a0}min")
            || page.contains("<p class=\"agenda-time\">+10\u{a0}min")
    );
}

#[tokio::test]
async fn what_was_typed_in_an_agenda_comes_back_when_it_cannot_be_stored() {
    let app = app().await;
    let (id, cookie) = grown(&app).await;
    let (before, seen) = agenda(&app, &id).await;
    let file: String = sqlx::query_scalar("SELECT file FROM pragma_database_list WHERE name = 'main'")
        .fetch_one(&app.scratch.db.reader)
        .await
        .expect("its name");
    std::fs::rename(&file, format!("{file}.moved")).expect("moved");
    let (seen, item) = (seen.to_string(), before.items[0].id.clone());
    let form =
        [("item", item.as_str()), ("seen", &seen), ("minutes", "7"), ("notes", "Deux lignes\nà garder.")];
    let answer = app.send(&format!("/fr/rencontres/{id}/ordre-du-jour"), &cookie, &form).await;
    assert_eq!(answer.status, 503, "{}", answer.body);
    assert!(answer.body.contains("Deux lignes\nà garder."), "{}", answer.body);
}

#[tokio::test]
async fn a_meeting_whose_agenda_cannot_be_read_is_shown_and_says_so() {
    let app = app().await;
    let (id, cookie) = grown(&app).await;
    let (_, number) = agenda(&app, &id).await;
    let mut content = Vec::new();
    store::push_update(&mut content, &nested_arrays(6_100));
    let mut to = app.scratch.db.write().await.expect("a transaction");
    sqlx::query(
        "INSERT INTO live_update (document_id, number, at, person_id, content) VALUES ($1, $2, 1, NULL, $3)",
    )
    .bind(&id)
    .bind(number + 1)
    .bind(content)
    .execute(&mut *to)
    .await
    .expect("a row");
    to.commit().await.expect("committed");
    let here = format!("/fr/rencontres/{id}");
    let page = app.get_with(&here, "cookie", &cookie).await;
    assert_eq!(page.status, 200, "the meeting is shown");
    assert!(page.body.contains("ne peut pas être affiché en toute sécurité"), "{}", page.body);
    for room in ["ordre-du-jour", "ordre-du-jour/historique", "ordre-du-jour/imprimer"] {
        let page = app.get_with(&format!("{here}/{room}"), "cookie", &cookie).await;
        assert_eq!(page.status, 500, "{room}");
        assert!(page.body.contains("Ce document ne s’ouvre pas"), "{room}: {}", page.body);
    }
}

#[tokio::test]
async fn messages_over_http_are_for_those_who_may_write_the_agenda_and_for_pages_of_this_site() {
    let app = app().await;
    let (id, facilitator) = grown(&app).await;
    let address = format!("/live/meeting/{id}");
    let send = async |cookie: &str, origin: &str, body: Vec<u8>| {
        let request = Request::post(&address)
            .header("sec-fetch-site", "same-origin")
            .header("origin", origin)
            .header("cookie", cookie)
            .body(Body::from(body))
            .expect("a request");
        app.request(request).await
    };
    // The client's empty state vector, and an empty update, each with its length before it.
    let messages = vec![4, 0, 0, 1, 0, 5, 0, 2, 2, 0, 0];
    let site = app.portal.config.site_url.clone();
    let answer = send(&facilitator, &site, messages.clone()).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert!(answer.bytes.ends_with(&[2, 100, 1]), "the update is acknowledged");
    assert!(answer.bytes.len() > 500, "the agenda is in the answer");
    let member = app.cookie("member").await;
    for (cookie, origin, body, status) in [
        ("", site.as_str(), messages.clone(), 401),
        (member.as_str(), site.as_str(), messages.clone(), 404),
        (facilitator.as_str(), "https://elsewhere.example", messages, 403),
        (facilitator.as_str(), site.as_str(), vec![9, 9], 400),
    ] {
        assert_eq!(send(cookie, origin, body).await.status, status, "{cookie} {origin}");
    }
}

#[tokio::test]
async fn members_are_told_once_that_an_announced_agenda_has_changed() {
    let mut app = app().await;
    let (id, cookie) = grown(&app).await;
    let first = agenda(&app, &id).await.0.items[0].id.clone();
    let member: String = sqlx::query_scalar("SELECT id FROM person WHERE email LIKE 'beatrice%'")
        .fetch_one(&app.scratch.db.reader)
        .await
        .expect("a member");
    let told = async |app: &TestApp| -> i64 {
        notify_of_changed_agendas(&app.portal).await.expect("looked for");
        sqlx::query_scalar("SELECT COUNT(*) FROM notification WHERE kind = 'agenda-changed' AND person_id = $1 AND subject_id = $2")
            .bind(&member)
            .bind(&id)
            .fetch_one(&app.scratch.db.reader)
            .await
            .expect("a count")
    };
    // Everything that was written was written now, and the meeting is still to come.
    let written_now = async |app: &TestApp| {
        let mut tx = app.scratch.db.write().await.expect("a transaction");
        for (statement, at) in [
            ("UPDATE live_update SET at = $2 WHERE document_id = $1", app.portal.now()),
            ("UPDATE meeting SET begins_at = $2 WHERE id = $1", app.portal.now() + 30 * 24 * 3_600_000),
        ] {
            sqlx::query(statement).bind(&id).bind(at).execute(&mut *tx).await.expect("set");
        }
        tx.commit().await.expect("committed");
    };
    meanwhile(&app, &id, &first, "Avant. ").await;
    written_now(&app).await;
    app.later(3_600_000);
    assert_eq!(told(&app).await, 0, "it is a draft");
    let publish = format!("/fr/rencontres/{id}/publier");
    assert_eq!(app.send(&publish, &cookie, &[("confirmed", "true")]).await.status, 303);
    assert_eq!(told(&app).await, 0, "they know it as it was announced");

    meanwhile(&app, &id, &first, "Ensemble : ").await;
    written_now(&app).await;
    assert_eq!(told(&app).await, 0, "those who write are not done");
    app.later(3_600_000);
    assert_eq!(told(&app).await, 1);
    meanwhile(&app, &id, &first, "Encore : ").await;
    written_now(&app).await;
    app.later(3_600_000);
    assert_eq!(told(&app).await, 1, "once until they have looked");

    let theirs = app.cookie("member").await;
    assert_eq!(app.get_with(&format!("/fr/rencontres/{id}"), "cookie", &theirs).await.status, 200);
    meanwhile(&app, &id, &first, "Enfin : ").await;
    written_now(&app).await;
    app.later(3_600_000);
    assert_eq!(told(&app).await, 2, "they have looked");
}
