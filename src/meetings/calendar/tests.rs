//! Calendars through their doors, on both databases.

use std::collections::BTreeSet;

use ensemble_communities::community::store as communities;
use ensemble_core::{
    Lang, LocalizedText,
    ids::{CommunityId, MeetingId, PersonId},
};
use ensemble_meetings::meeting::{
    self,
    model::{Details, Modality, Phase, Plan, When, Zone},
};
use ensemble_network::administration;
use ensemble_server::{db::Db, digest};
use ensemble_testing::{Answer, NOW, TestApp, app_on, everybody, id_of, on_both_with_content};

const DAY: i64 = 86_400_000;
const COMMUNITY: &str = "/fr/communautes/eleves-a-risque/calendrier.ics";
const CREATE: &str = "/fr/compte/calendrier/adresse";
const REMOVE: &str = "/fr/compte/calendrier/retrait";
/// Stands in links for video only.
const VIDEO: &str = "https://video.example/zorglubvideo";

async fn community(db: &Db) -> CommunityId {
    let found = communities::find(db, Lang::Fr, "eleves-a-risque").await.expect("an answer");
    found.expect("a community").community.id
}

fn plan(title: &str, when: When) -> Plan {
    let text = |text: &str| LocalizedText::Single { lang: Lang::Fr, text: text.to_owned() };
    Plan {
        title: text(title),
        when,
        zone: Zone::Eastern,
        duration: 90,
        modality: Modality::Hybrid,
        place: Some(text("Salle 4, au fond")),
        details: Details { video: Some(VIDEO.to_owned()), ..Details::default() },
    }
}

async fn planned(db: &Db, phase: Phase, plan: &Plan) -> MeetingId {
    let (id, community) = (MeetingId::new(), community(db).await);
    let mut to = db.write().await.expect("a transaction");
    meeting::store::add(&mut to, id, community, phase, plan, NOW).await.expect("a meeting");
    to.commit().await.expect("committed");
    id
}

async fn run(db: &Db, statement: &'static str, id: &str) {
    let mut to = db.write().await.expect("a transaction");
    sqlx::query(statement).bind(id).execute(&mut *to).await.expect("changed");
    to.commit().await.expect("committed");
}

/// The lines of a calendar, unfolded.
fn lines(answer: &Answer) -> Vec<String> {
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert_eq!(answer.header("content-type"), "text/calendar; charset=utf-8");
    answer.body.replace("\r\n ", "").split("\r\n").map(str::to_owned).collect()
}

/// The lines of the event of a meeting.
fn event(answer: &Answer, id: MeetingId) -> Vec<String> {
    event_in(&lines(answer), id)
}

fn event_in(lines: &[String], id: MeetingId) -> Vec<String> {
    let all = lines.join("\n");
    let found = all.split("BEGIN:VEVENT\n").skip(1).find(|event| event.contains(&format!("UID:{id}\n")));
    found.map(|event| event.lines().map(str::to_owned).collect()).unwrap_or_default()
}

fn value(event: &[String], name: &str) -> String {
    let line = event.iter().find(|line| line.split([':', ';']).next() == Some(name));
    line.and_then(|line| line.split_once(':')).map(|(_, value)| value.to_owned()).unwrap_or_default()
}

/// The method and the event that the last email of a kind to a person has for their calendar program.
async fn emailed(app: &TestApp, kind: &str, person: PersonId, id: MeetingId) -> (String, Vec<String>) {
    let (method, calendar): (String, String) = sqlx::query_as(
        "SELECT calendar_method, calendar FROM outbox WHERE kind = $1 AND person_id = $2 ORDER BY id DESC LIMIT 1",
    )
    .bind(kind)
    .bind(person.to_string())
    .fetch_one(&app.scratch.db.reader)
    .await
    .expect("an email");
    assert!(
        calendar.split("\r\n").all(|line| line.len() <= 75),
        "no line is longer than 75 octets: {calendar}"
    );
    let lines: Vec<String> = calendar.replace("\r\n ", "").split("\r\n").map(str::to_owned).collect();
    assert!(lines.contains(&format!("METHOD:{method}")), "{calendar}");
    let address: String = sqlx::query_scalar("SELECT email FROM person WHERE id = $1")
        .bind(person.to_string())
        .fetch_one(&app.scratch.db.reader)
        .await
        .expect("a person");
    let of = event_in(&lines, id);
    assert_eq!(value(&of, "ATTENDEE"), format!("mailto:{address}"), "{calendar}");
    (method, of)
}

/// Presses the button of the page: makes the address of a person, or a new one. Returns its path and its secret.
async fn address(app: &TestApp, cookie: &str) -> (String, String) {
    let shown = app.get_with("/fr/compte/calendrier", "cookie", cookie).await.body;
    let field = shown.split("<input").find(|tag| tag.contains("name=\"replaces\""));
    let replaces = field.and_then(|tag| tag.split("value=\"").nth(1)?.split('"').next());
    let form: Vec<(&str, &str)> = replaces.map(|at| ("replaces", at)).into_iter().collect();
    let page = app.send(CREATE, cookie, &form).await;
    assert_eq!(page.status, 200, "{}", page.body);
    let secret =
        page.body.split("calendrier.ics?key=").nth(1).and_then(|rest| rest.get(..64)).expect("a secret");
    assert!(page.body.contains(&format!("webcal://127.0.0.1:3000/fr/calendrier.ics?key={secret}")));
    (format!("/fr/calendrier.ics?key={secret}"), secret.to_owned())
}

/// Asks as a program does that has a version of a calendar.
async fn again(app: &TestApp, path: &str, etag: &str) -> Answer {
    app.get_with(path, "if-none-match", etag).await
}

on_both_with_content! {
    async fn one_meeting_is_a_file(db: Db) {
        let app = app_on(db).await;
        let db = &app.scratch.db;
        let id = planned(db, Phase::Published, &plan("Le zeste, à deux", When::At(NOW + 3 * DAY))).await;
        let path = format!("/fr/rencontres/{id}/calendrier.ics");
        let page = app.get(&format!("/fr/rencontres/{id}")).await;
        assert!(page.body.contains(&format!("href=\"{path}\"")), "{}", page.body);
        let file = app.get(&path).await;
        assert_eq!(file.header("content-disposition"), "attachment; filename=\"rencontre.ics\"");
        let of = event(&file, id);
        assert_eq!(value(&of, "SUMMARY"), "Le zeste\\, à deux");
        assert_eq!(value(&of, "DTSTART"), "20261121T060640");
        assert_eq!(value(&of, "URL"), format!("http://127.0.0.1:3000/fr/rencontres/{id}"));
        assert_eq!(value(&of, "LOCATION"), "Salle 4\\, au fond");
        assert!(!file.body.replace("\r\n ", "").contains("zorglub"), "a visitor gets no link for video");
        let member = app.cookie("member").await;
        let shown = app.get_with(&path, "cookie", &member).await;
        assert!(shown.body.replace("\r\n ", "").contains("zorglub") && shown.header("cache-control") == "no-store");
        run(db, "DELETE FROM consent WHERE person_id <> $1", "").await;
        let unpromised = app.get_with(&path, "cookie", &member).await;
        assert!(!unpromised.body.replace("\r\n ", "").contains("zorglub"), "they promised nothing yet");
        let other = app.cookie("person").await;
        assert!(!app.get_with(&path, "cookie", &other).await.body.replace("\r\n ", "").contains("zorglub"));

        let month = planned(db, Phase::Published, &plan("Un mois", When::Month(NOW))).await;
        let answer = app.get(&format!("/fr/rencontres/{month}/calendrier.ics")).await;
        assert_eq!(answer.header("location"), format!("/fr/rencontres/{month}"));
        let page = app.get(&format!("/fr/rencontres/{month}")).await.body;
        assert!(!page.contains("calendrier.ics"), "it has no date yet");
        let draft = planned(db, Phase::Draft, &plan("Un brouillon", When::At(NOW + DAY))).await;
        let path = format!("/fr/rencontres/{draft}/calendrier.ics");
        assert_eq!(app.get_with(&path, "cookie", &member).await.status, 404);
        let facilitator = app.cookie("facilitator").await;
        assert_eq!(app.get_with(&path, "cookie", &facilitator).await.header("location"), format!("/fr/rencontres/{draft}"));
        assert_eq!(app.get("/fr/rencontres/x/calendrier.ics").await.status, 404);
    }

    async fn a_personal_calendar_follows_what_its_person_may_see(db: Db) {
        let mut app = app_on(db).await;
        let everybody = everybody(&app.scratch.db).await;
        let person: PersonId = id_of(&everybody, "member");
        let cookie = app.cookie("member").await;
        assert!(app.get_with("/fr/compte/calendrier", "cookie", &cookie).await.body.contains("Créer mon adresse"));
        let (path, secret) = address(&app, &cookie).await;
        let dump: Vec<String> = sqlx::query_scalar("SELECT token_hash FROM calendar_feed").fetch_all(&app.scratch.db.reader).await.expect("rows");
        assert_eq!(dump, [digest::sha256(secret.as_bytes())], "the secret itself is not stored");
        let page = app.get_with("/fr/compte/calendrier", "cookie", &cookie).await.body;
        assert!(page.contains("18\u{a0}novembre 2026") && !page.contains(&secret), "it is shown once");

        let id = planned(&app.scratch.db, Phase::Published, &plan("Le zeste", When::At(NOW + 3 * DAY))).await;
        planned(&app.scratch.db, Phase::Draft, &plan("Le brouillonzeste", When::At(NOW + DAY))).await;
        planned(&app.scratch.db, Phase::Published, &plan("Le moiszeste", When::Month(NOW))).await;
        let old = planned(&app.scratch.db, Phase::Closed, &plan("Le vieux", When::At(NOW - 700 * DAY))).await;
        let older = planned(&app.scratch.db, Phase::Closed, &plan("Le plus vieux", When::At(NOW - 740 * DAY))).await;
        let first = app.get(&path).await;
        let of = event(&first, id);
        assert_eq!(value(&of, "STATUS"), "CONFIRMED");
        assert!(value(&of, "DESCRIPTION").contains(VIDEO), "they read the agenda and promised");
        assert!(!first.body.contains("brouillonzeste") && !first.body.contains("moiszeste"));
        assert!(!event(&first, old).is_empty() && event(&first, older).is_empty(), "two years");
        for (_, viewer) in &everybody {
            let name = viewer.person.as_ref().map(|person| person.name.clone()).unwrap_or_default();
            assert!(!first.body.replace("\r\n ", "").contains(&name), "{name}: nobody is named");
        }
        assert_eq!(first.header("cache-control"), "private, no-cache");
        assert_eq!(first.header("set-cookie"), "");
        let etag = first.header("etag").to_owned();
        let same = again(&app, &path, &etag).await;
        assert_eq!((same.status.as_u16(), same.body.as_str(), same.header("etag")), (304, "", etag.as_str()));

        let facilitator = app.cookie("facilitator").await;
        let cancelled = app.send(&format!("/fr/rencontres/{id}/annuler"), &facilitator, &[("reason", "Tempête")]).await;
        assert_eq!(cancelled.status, 303);
        let second = again(&app, &path, &etag).await;
        let after = event(&second, id);
        assert_eq!(value(&after, "STATUS"), "CANCELLED");
        assert_eq!(value(&after, "SUMMARY"), "Annulée\u{a0}: Le zeste");
        let number = |event: &[String]| value(event, "SEQUENCE").parse::<i64>().expect("a number");
        assert!(number(&after) > number(&of) && !second.body.replace("\r\n ", "").contains("zorglub"));
        app.later(60_000);
        app.send(&format!("/fr/rencontres/{id}/retablir"), &facilitator, &[]).await;
        let third = app.get(&path).await;
        let restored = event(&third, id);
        assert!(number(&restored) > number(&after) && value(&restored, "DTSTAMP") > value(&after, "DTSTAMP"));
        assert_eq!(value(&restored, "STATUS"), "CONFIRMED");

        run(&app.scratch.db, "UPDATE person SET lang = 'en' WHERE id = $1", &person.to_string()).await;
        let english = again(&app, &path, third.header("etag")).await;
        assert!(english.body.contains("Ensemble: my meetings") && event(&english, id).iter().any(|line| line.contains("/en/meetings/")));
        run(&app.scratch.db, "INSERT INTO office (person_id, office, since) VALUES ($1, 'administrator', 1)", &person.to_string()).await;
        assert_eq!(again(&app, &path, english.header("etag")).await.status, 200, "who may read more may see more");
        run(&app.scratch.db, "DELETE FROM office WHERE person_id = $1", &person.to_string()).await;
        run(&app.scratch.db, "UPDATE consent SET revoked_at = 1 WHERE person_id = $1", &person.to_string()).await;
        let unpromised = again(&app, &path, english.header("etag")).await;
        assert!(unpromised.status == 200 && !unpromised.body.replace("\r\n ", "").contains("zorglub"));
        run(&app.scratch.db, "DELETE FROM membership WHERE person_id = $1", &person.to_string()).await;
        let left = again(&app, &path, unpromised.header("etag")).await;
        assert!(left.status == 200 && !left.body.contains("BEGIN:VEVENT"), "{}", left.body);
        run(&app.scratch.db, "UPDATE person SET closed_at = 1 WHERE id = $1", &person.to_string()).await;
        assert_eq!(again(&app, &path, left.header("etag")).await.status, 410, "the account is closed");
    }

    async fn an_address_that_was_replaced_or_removed_never_was(db: Db) {
        let app = app_on(db).await;
        let cookie = app.cookie("member").await;
        let (first, _) = address(&app, &cookie).await;
        let made_at = NOW.to_string();
        let from_another_tab = app.send(CREATE, &cookie, &[]).await;
        let said = from_another_tab.body.contains("Votre adresse a changé entre-temps");
        assert!(from_another_tab.status == 409 && said, "{}", from_another_tab.body);
        assert_eq!(app.get(&first).await.status, 200, "it goes on working");
        let (second, _) = address(&app, &cookie).await;
        assert_ne!(first, second);
        assert_eq!(app.send(CREATE, &cookie, &[("replaces", &made_at)]).await.status, 409, "that one was replaced");
        assert_eq!(app.get(&second).await.status, 200);
        let removed = app.send(REMOVE, &cookie, &[]).await;
        assert_eq!(removed.header("location"), "/fr/compte/calendrier?notice=deleted");
        app.send(REMOVE, &cookie, &[]).await;
        let page = app.get_with(removed.header("location"), "cookie", &cookie).await.body;
        assert!(page.contains("Votre adresse est supprimée.") && page.contains("Créer mon adresse"), "{page}");
        let unknown = app.get(&format!("/fr/calendrier.ics?key={}", "0".repeat(64))).await;
        for path in [first.as_str(), &second, "/fr/calendrier.ics", "/fr/calendrier.ics?key="] {
            let answer = app.get(path).await;
            assert_eq!(answer.status, 410, "{path}");
            let plain = |answer: &Answer| answer.body.split("<main").nth(1).map(str::to_owned);
            assert_eq!(plain(&answer), plain(&unknown), "{path}");
        }
        let deeds: Vec<String> = sqlx::query_scalar("SELECT action FROM audit WHERE action LIKE 'calendar.%' ORDER BY id")
            .fetch_all(&app.scratch.db.reader)
            .await
            .expect("deeds");
        assert_eq!(deeds, ["calendar.created", "calendar.replaced", "calendar.removed"]);
    }

    async fn an_address_ends_with_the_account_and_with_all_sessions(db: Db) {
        let app = app_on(db).await;
        let everybody = everybody(&app.scratch.db).await;
        let (member, administrator) = (id_of(&everybody, "member"), id_of(&everybody, "administrator"));
        let (path, _) = address(&app, &app.cookie("member").await).await;
        let mut to = app.scratch.db.write().await.expect("a transaction");
        let closed = administration::store::close(&mut to, member, administrator, NOW).await.expect("an answer");
        let reopened = administration::store::open(&mut to, member).await.expect("an answer");
        assert_eq!((closed, reopened), (Ok(true), Ok(true)));
        to.commit().await.expect("committed");
        assert_eq!(app.get(&path).await.status, 410, "it does not come back");
        let cookie = app.cookie("member").await;
        let (path, _) = address(&app, &cookie).await;
        assert_eq!(app.get(&path).await.status, 200);
        assert_eq!(app.send("/fr/compte/securite/sessions", &cookie, &[]).await.status, 303);
        assert_eq!(app.get(&path).await.status, 410, "another person may have made it");
    }

    async fn what_is_emailed_is_what_the_portal_has(db: Db) {
        let app = app_on(db).await;
        let everybody = everybody(&app.scratch.db).await;
        let (member, english) = (id_of(&everybody, "member"), id_of(&everybody, "member-en"));
        let (cookie, facilitator) = (app.cookie("member").await, app.cookie("facilitator").await);
        let title = "Évaluer, différencier et accompagner les élèves à risque dès l’été, étape après étape";
        let id = planned(&app.scratch.db, Phase::Draft, &plan(title, When::At(NOW + 3 * DAY))).await;
        let edited = [
            ("title.fr", title), ("settled", "day"), ("day", "2026-11-30"), ("begins", "13:30"),
            ("modality", "virtual"), ("video", VIDEO), ("base", "1"),
        ];
        let confirmed = [("confirmed", "1")];
        let steps = [
            ("publier", &confirmed[..], "meeting-published", "REQUEST"),
            ("modifier", &edited[..], "meeting-changed", "REQUEST"),
            ("annuler", &[("reason", "Tempête")][..],"meeting-cancelled", "CANCEL"),
            ("retablir", &[][..], "meeting-restored", "REQUEST"),
            ("retirer", &[][..], "meeting-withdrawn", "CANCEL"),
            ("publier", &confirmed[..], "meeting-published", "REQUEST"),
        ];
        let summary = title.replace(',', "\\,");
        let mut last = 0;
        for (step, form, kind, method) in steps {
            let done = app.send(&format!("/fr/rencontres/{id}/{step}"), &facilitator, form).await;
            assert_eq!(done.status, 303, "{step}: {}", done.body);
            let (sent, of) = emailed(&app, kind, member, id).await;
            assert_eq!((sent.as_str(), value(&of, "UID")), (method, id.to_string()), "{step}");
            let status = if method == "CANCEL" { "CANCELLED" } else { "CONFIRMED" };
            assert_eq!(value(&of, "STATUS"), status, "{step}");
            let begins = if last == 0 { "20261121T060640" } else { "20261130T133000" };
            assert!(of.contains(&format!("DTSTART;TZID=America/Toronto:{begins}")), "{step}: {of:?}");
            let said = if step == "annuler" || step == "retirer" { format!("Annulée\u{a0}: {summary}") } else { summary.clone() };
            assert!(of.contains(&format!("SUMMARY;LANGUAGE=fr-CA:{said}")), "{step}: {of:?}");
            let (sent, in_english) = emailed(&app, kind, english, id).await;
            assert_eq!((sent.as_str(), value(&in_english, "URL")), (method, format!("http://127.0.0.1:3000/en/meetings/{id}")), "{step}");
            assert!(in_english.iter().any(|line| line.starts_with("DESCRIPTION;LANGUAGE=en-CA:")), "{step}: {in_english:?}");
            for name in ["UID", "SEQUENCE", "DTSTART", "STATUS"] {
                assert_eq!(value(&in_english, name), value(&of, name), "{step}: {name}");
            }
            let number: i64 = value(&of, "SEQUENCE").parse().expect("a number");
            assert!(number > last, "{step}: {number} after {last}");
            last = number;
            if step == "retirer" {
                continue;
            }
            let file = app.get_with(&format!("/fr/rencontres/{id}/calendrier.ics"), "cookie", &cookie).await;
            for name in ["UID", "SEQUENCE", "DTSTART", "DTEND", "STATUS"] {
                assert_eq!(value(&of, name), value(&event(&file, id), name), "{step}: {name}");
            }
        }
        let calendars: Vec<String> = sqlx::query_scalar("SELECT calendar FROM outbox WHERE kind = 'meeting-changed' AND lang = 'fr'")
            .fetch_all(&app.scratch.db.reader)
            .await
            .expect("calendars");
        let shared = |calendar: &String| calendar.replace("\r\n ", "").lines().filter(|line| !line.starts_with("ATTENDEE;")).collect::<Vec<_>>().join("\n");
        let same: BTreeSet<String> = calendars.iter().map(shared).collect();
        assert_eq!((calendars.len() > 1, same.len()), (true, 1), "only who is invited differs: {same:?}");
        let texts: Vec<String> = sqlx::query_scalar("SELECT body_text FROM outbox WHERE kind = 'meeting-withdrawn' AND lang = 'fr'")
            .fetch_all(&app.scratch.db.reader)
            .await
            .expect("emails");
        let leads = |text: &String| text.contains("/fr/communautes/eleves-a-risque") && !text.contains("/fr/rencontres/");
        assert!(!texts.is_empty() && texts.iter().all(leads), "the page of a draft is not for members: {texts:?}");
    }

    async fn no_calendar_says_who_comes_nor_what_they_need(db: Db) {
        let app = app_on(db).await;
        let everybody = everybody(&app.scratch.db).await;
        let (cookie, facilitator) = (app.cookie("member").await, app.cookie("facilitator").await);
        let id = planned(&app.scratch.db, Phase::Published, &plan("Le zeste, à deux", When::At(NOW + 3 * DAY))).await;
        let here = format!("/fr/rencontres/{id}");
        let answered = [("whole", "1"), ("answer", "virtual"), ("listed", "1"), ("needs", "Du zirconium sous les chaises")];
        let done = app.send(&format!("{here}/presence"), &app.cookie("member-en").await, &answered).await;
        assert_eq!(done.status, 303, "{}", done.body);
        let stored: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM attendance WHERE listed = 1 AND needs LIKE '%zirconium%'").fetch_one(&app.scratch.db.reader).await.expect("a number");
        assert_eq!(stored, 1);
        let edited = [
            ("title.fr", "Le zeste, à deux"), ("settled", "day"), ("day", "2026-11-30"), ("begins", "13:30"),
            ("modality", "virtual"), ("video", VIDEO), ("base", "1"),
        ];
        assert_eq!(app.send(&format!("{here}/modifier"), &facilitator, &edited).await.status, 303);
        let mut calendars = vec![lines(&app.get(COMMUNITY).await)];
        for (who, cookie) in [("member", &cookie), ("facilitator", &facilitator)] {
            let (path, _) = address(&app, cookie).await;
            calendars.push(lines(&app.get(&path).await));
            calendars.push(lines(&app.get_with(&format!("{here}/calendrier.ics"), "cookie", cookie).await));
            if who == "member" {
                calendars.push(emailed(&app, "meeting-changed", id_of(&everybody, who), id).await.1);
            }
        }
        assert_eq!(calendars.len(), 6);
        for calendar in calendars {
            let said = calendar.join("\n").to_lowercase();
            assert!(said.contains("le zeste"), "{said}");
            for word in ["zirconium", "imogen", "thackeray"] {
                assert!(!said.contains(word), "{word}: {said}");
            }
        }
    }

    async fn the_calendar_of_a_community_is_for_everyone(db: Db) {
        let app = app_on(db).await;
        let db = &app.scratch.db;
        let id = planned(db, Phase::Published, &plan("Le zeste", When::At(NOW + 3 * DAY))).await;
        planned(db, Phase::Draft, &plan("Le brouillonzeste", When::At(NOW + DAY))).await;
        let page = app.get("/fr/communautes/eleves-a-risque/rencontres").await.body;
        assert!(page.contains(&format!("webcal://127.0.0.1:3000{COMMUNITY}")), "{page}");
        let answer = app.get(COMMUNITY).await;
        assert!(!event(&answer, id).is_empty() && !answer.body.contains("brouillonzeste"));
        assert_eq!(answer.header("cache-control"), "public, max-age=900");
        let facilitator = app.cookie("facilitator").await;
        let same = app.get_with(COMMUNITY, "cookie", &facilitator).await;
        assert_eq!(same.body, answer.body, "the same for who plans and reads");
        assert_eq!((same.header("set-cookie"), same.header("ensemble-reader")), ("", ""), "a cache hands it to others");
        assert!(!answer.body.replace("\r\n ", "").contains("zorglub"));
        let etag = answer.header("etag").to_owned();
        assert_eq!(again(&app, COMMUNITY, &etag).await.status, 304);
        app.send(&format!("/fr/rencontres/{id}/retirer"), &facilitator, &[]).await;
        let after = again(&app, COMMUNITY, &etag).await;
        assert!(after.status == 200 && event(&after, id).is_empty(), "a draft again");
        let moved = app.get("/fr/communautes/students-at-risk/calendrier.ics").await;
        assert_eq!(moved.header("location"), COMMUNITY);
        run(db, "UPDATE community SET archived_at = 1 WHERE id = $1", &community(db).await.to_string()).await;
        for cookie in ["", &facilitator] {
            assert_eq!(app.get_with(COMMUNITY, "cookie", cookie).await.status, 404, "it is archived");
        }
    }
}
