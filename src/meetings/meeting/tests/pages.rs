//! Planning through the pages: what is seen, by whom, and what is told.

use ensemble_core::ids::MeetingId;
use ensemble_document::{agenda::change, outline::ItemKind};
use ensemble_meetings::meeting::{self, rules::year_bounds};
use ensemble_testing::{TestApp, app, app_on, on_both_with_content};

pub(super) const NEW: &str = "/fr/communautes/eleves-a-risque/rencontres/nouvelle";
const MEETINGS: &str = "/fr/communautes/eleves-a-risque/rencontres";
const VIDEO: &str = "https://video.example/secret-7";

/// A whole form, but for what is changed.
pub(super) fn form<'a>(changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let usual = [
        ("title.fr", "Une rencontre à nous"),
        ("title.en", "A meeting of ours"),
        ("settled", "day"),
        ("day", "2026-12-16"),
        ("begins", "13:30"),
        ("modality", "hybrid"),
        ("place.fr", "Salle des Pins"),
        ("video", VIDEO),
        ("agenda", "community"),
    ];
    let kept = usual.into_iter().filter(|(key, _)| changes.iter().all(|(changed, _)| changed != key));
    kept.chain(changes.iter().copied()).collect()
}

/// Makes a meeting as a facilitator; gives back its French address.
pub(super) async fn made(app: &TestApp, cookie: &str, changes: &[(&str, &str)]) -> String {
    let answer = app.send(NEW, cookie, &form(changes)).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    answer.header("location").to_owned()
}

async fn one(app: &TestApp, statement: &'static str) -> i64 {
    sqlx::query_scalar(statement).fetch_one(&app.scratch.db.reader).await.expect("a number")
}

async fn deeds(app: &TestApp) -> Vec<String> {
    sqlx::query_scalar("SELECT action FROM audit WHERE subject_kind = 'meeting' ORDER BY id")
        .fetch_all(&app.scratch.db.reader)
        .await
        .expect("deeds")
}

#[tokio::test]
async fn how_people_work_together_is_chosen_and_shown() {
    let app = app().await;
    let cookie = app.cookie("facilitator").await;
    let page = async |address: &str| app.get_with(address, "cookie", &cookie).await.body;
    let usual = made(&app, &cookie, &[]).await;
    assert!(!page(&usual).await.contains("Approche"), "as a community: nothing to say");
    let here = made(&app, &cookie, &[("configuration", "mentoring")]).await;
    let french = page(&here).await;
    assert!(french.contains("Approche") && french.contains("Mentorat"));
    let english = page(&here.replace("/fr/rencontres", "/en/meetings")).await;
    assert!(english.contains("Approach") && english.contains("Mentoring"));
    let refused = app.send(NEW, &cookie, &form(&[("configuration", "crowd")])).await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains("Choisissez une des approches proposées."));
    assert!(refused.body.contains("Une rencontre à nous"), "nothing that was typed is lost");
}

#[tokio::test]
async fn a_draft_is_seen_by_those_who_plan_it_only() {
    let app = app().await;
    let cookie = app.cookie("facilitator").await;
    let documents = one(&app, "SELECT COUNT(*) FROM live_update").await;
    let here = made(&app, &cookie, &[]).await;
    assert_eq!(one(&app, "SELECT COUNT(*) FROM live_update").await, documents + 1, "its agenda has begun");
    assert_eq!(deeds(&app).await, ["meeting.create"]);
    let page = app.get_with(&here, "cookie", &cookie).await.body;
    assert!(page.contains("Une rencontre à nous") && page.contains("brouillon") && page.contains("noindex"));
    let english = here.replace("/fr/rencontres", "/en/meetings");
    assert!(app.get_with(&english, "cookie", &cookie).await.body.contains("This meeting is a draft"));
    for who in ["coordinator", "co-facilitator"] {
        let cookie = app.cookie(who).await;
        assert!(
            app.get_with(MEETINGS, "cookie", &cookie).await.body.contains("Une rencontre à nous"),
            "{who}"
        );
    }
    for who in ["", "person", "member", "member-en", "observer", "liaison", "administrator"] {
        let cookie = if who.is_empty() { String::new() } else { app.cookie(who).await };
        assert_eq!(app.get_with(&here, "cookie", &cookie).await.status, 404, "{who}");
        for list in [MEETINGS, "/fr", "/fr/rencontres", "/fr/communautes/eleves-a-risque", "/fr/communautes"]
        {
            let page = app.get_with(list, "cookie", &cookie).await.body;
            assert!(!page.contains("Une rencontre à nous") && !page.contains(&here), "{list} as {who}");
        }
    }
}

#[tokio::test]
async fn publishing_tells_those_who_want_to_know_and_never_the_link() {
    let app = app().await;
    let cookie = app.cookie("facilitator").await;
    let here = made(&app, &cookie, &[]).await;
    let step = async |step: &str| app.send(&format!("{here}/{step}"), &cookie, &[]).await;
    assert_eq!(one(&app, "SELECT COUNT(*) FROM outbox").await, 0);
    assert_eq!(step("commencer").await.status, 303);
    assert_eq!(deeds(&app).await, ["meeting.create"], "a draft does not begin");
    assert_eq!(step("pirater").await.status, 405, "there is no such action");
    let unread = app.send(&format!("{here}/publier"), &cookie, &[("revision", "x")]).await;
    assert_eq!(unread.status, 400);
    let unread = app.send(&format!("{here}/publier"), &cookie, &[("revision", "7")]).await;
    assert_eq!(unread.header("location"), format!("{here}?notice=changed"), "another revision was looked at");
    let answer = step("publier").await;
    assert_eq!(answer.header("location"), format!("{here}?notice=published"));
    let wanted = "SELECT COUNT(*) FROM membership m WHERE m.community_id =
                    (SELECT community_id FROM community_slug WHERE slug = 'students-at-risk')";
    assert_eq!(one(&app, "SELECT COUNT(*) FROM outbox").await, one(&app, wanted).await - 1, "all but one");
    let emails: Vec<(String, String, String, String)> =
        sqlx::query_as("SELECT kind, lang, body_text, to_address FROM outbox ORDER BY id")
            .fetch_all(&app.scratch.db.reader)
            .await
            .expect("emails");
    for (kind, lang, text, to) in emails {
        assert_eq!(kind, "meeting-published");
        assert!(!text.contains("video.example") && !to.starts_with("ariane"), "{text}");
        if lang == "fr" {
            assert!(
                text.contains("mercredi 16\u{a0}décembre 2026, de 13\u{a0}h\u{a0}30 à 15\u{a0}h"),
                "{text}"
            );
        } else {
            assert!(text.contains("A meeting of ours") && text.contains("/en/meetings/"), "{text}");
        }
    }
    assert!(
        app.get("/fr/communautes/eleves-a-risque/rencontres").await.body.contains("Une rencontre à nous")
    );
    let published = app.get_with(&here, "cookie", &cookie).await.body;
    assert!(published.contains("Commencer la rencontre") && published.contains("Retirer la publication"));
    assert!(!published.contains("Terminer la rencontre"), "its hour has not come");
    for (address, phase, said) in [
        ("commencer", "En cours", "La rencontre est commencée."),
        ("terminer", "Terminée", "La rencontre est terminée."),
        ("rouvrir", "En cours", "La rencontre est rouverte."),
    ] {
        let answer = step(address).await;
        assert_eq!(answer.status, 303, "{address}");
        let page = app.get_with(answer.header("location"), "cookie", &cookie).await.body;
        assert!(page.contains(phase) && page.contains(said), "{address}");
    }
    let member = app.cookie("member").await;
    assert_eq!(app.send(&format!("{here}/terminer"), &member, &[]).await.status, 404);
}

#[tokio::test]
async fn publishing_asks_first_where_members_would_stumble() {
    let app = app().await;
    let cookie = app.cookie("facilitator").await;
    let here = made(
        &app,
        &cookie,
        &[("minutes", "60"), ("title.en", ""), ("place.fr", ""), ("advised", "community 60")],
    )
    .await;
    let page = app.get_with(&here, "cookie", &cookie).await.body;
    assert!(page.contains("Un courriel sera envoyé à "), "how many, before the button is pressed");
    let asked = app.send(&format!("{here}/publier"), &cookie, &[]).await;
    assert_eq!(asked.status, 200);
    for words in ["que dans une langue", "Le lieu", "minutes; la rencontre en dure 60", "Publier quand même"]
    {
        assert!(asked.body.contains(words), "{words}: {}", asked.body);
    }
    assert!(asked.body.contains("Un courriel sera envoyé à "));
    assert_eq!(one(&app, "SELECT COUNT(*) FROM outbox").await, 0, "nothing is sent yet");
    let english = here.replace("/fr/rencontres", "/en/meetings");
    let asked = app.send(&format!("{english}/publish"), &cookie, &[]).await;
    assert!(asked.status == 200 && asked.body.contains("Publish anyway"), "{}", asked.body);
    let sure = [("confirmed", "1")];
    let answer = app.send(&format!("{here}/publier"), &cookie, &sure).await;
    assert_eq!(answer.header("location"), format!("{here}?notice=published"));
    assert!(one(&app, "SELECT COUNT(*) FROM outbox").await > 0);
}

#[tokio::test]
async fn a_change_that_moves_people_is_told() {
    let app = app().await;
    let cookie = app.cookie("co-facilitator").await;
    let here = made(&app, &cookie, &[]).await;
    let edit = format!("{here}/modifier");
    let fields = |changes: &[(&'static str, &'static str)]| form(changes);
    let save = [("base", "1")];
    assert_eq!(
        app.send(&edit, &cookie, &fields(&[&save[..], &[("begins", "09:00")]].concat())).await.status,
        303
    );
    assert_eq!(one(&app, "SELECT COUNT(*) FROM outbox").await, 0, "a draft tells nobody");
    app.send(&format!("{here}/publier"), &cookie, &[]).await;
    let told = one(&app, "SELECT COUNT(*) FROM outbox").await;
    let title = [("base", "2"), ("begins", "09:00"), ("title.fr", "Un autre titre")];
    let answer = app.send(&edit, &cookie, &fields(&title)).await;
    assert_eq!(answer.header("location"), format!("{here}?notice=saved"));
    assert_eq!(one(&app, "SELECT COUNT(*) FROM outbox").await, told, "a title moves nobody");
    let moved = [("base", "3"), ("begins", "10:00"), ("video", "https://video.example/new-8")];
    let answer = app.send(&edit, &cookie, &fields(&moved)).await;
    assert_eq!(answer.header("location"), format!("{here}?notice=notified"));
    let text: String = sqlx::query_scalar(
        "SELECT body_text FROM outbox WHERE kind = 'meeting-changed' AND lang = 'fr' LIMIT 1",
    )
    .fetch_one(&app.scratch.db.reader)
    .await
    .expect("an email");
    assert!(
        text.contains("de 10\u{a0}h à 11\u{a0}h\u{a0}30")
            && text.contains("Le lien de visioconférence a changé"),
        "{text}"
    );
    assert!(!text.contains("Lieu") && !text.contains("video.example"), "only what changed: {text}");
}

#[tokio::test]
async fn two_who_change_a_meeting_overwrite_nothing() {
    let app = app().await;
    let (one, other) = (app.cookie("facilitator").await, app.cookie("coordinator").await);
    let here = made(&app, &one, &[]).await;
    let edit = format!("{here}/modifier");
    let shown = app.get_with(&edit, "cookie", &one).await.body;
    assert!(
        shown.contains("value=\"2026-12-16\"")
            && shown.contains("value=\"13:30\"")
            && shown.contains("value=\"90\"")
    );
    let base = [("base", "1"), ("minutes", "90"), ("month", "12"), ("year", "2026")];
    let with = |change: (&'static str, &'static str)| form(&[&base[..], &[change]].concat());
    assert_eq!(app.send(&edit, &one, &with(("place.fr", "Salle Un"))).await.status, 303);
    let merged = app.send(&edit, &other, &with(("day", "2026-12-17"))).await;
    assert_eq!(merged.status, 303, "{}", merged.body);
    let page = app.get_with(&here, "cookie", &one).await.body;
    assert!(page.contains("Salle Un") && page.contains("17\u{a0}décembre 2026"));
    let conflict = app.send(&edit, &other, &with(("place.fr", "Salle Deux"))).await;
    assert_eq!(conflict.status, 409);
    assert!(conflict.body.contains("Salle Un") && conflict.body.contains("value=\"Salle Deux\""));
    let kept =
        app.send(&format!("{edit}/brouillon"), &other, &form(&[("base", "3"), ("ends", "tard")])).await;
    assert!(kept.status.is_success());
    assert!(
        app.get_with(&edit, "cookie", &other).await.body.contains("value=\"tard\""),
        "drafts keep anything"
    );
    assert!(!app.get_with(&edit, "cookie", &one).await.body.contains("tard"));
}

#[tokio::test]
async fn a_form_that_is_wrong_comes_back_whole() {
    let app = app().await;
    let cookie = app.cookie("facilitator").await;
    for (path, said) in [
        (NEW, "Cette heure n’existe pas ce jour-là"),
        ("/en/communities/students-at-risk/meetings/new", "This time does not exist on that day"),
    ] {
        let wrong =
            [("day", "2027-03-14"), ("begins", "02:30"), ("video", "ftp://x"), ("agenda", "community")];
        let answer = app.send(path, &cookie, &form(&wrong)).await;
        assert_eq!(answer.status, 422);
        for kept in
            ["2027-03-14", "02:30", "ftp://x", "Salle des Pins", said, "href=\"#begins\"", "href=\"#video\""]
        {
            assert!(answer.body.contains(kept), "{kept}");
        }
    }
    let answer = app.send(NEW, &cookie, &form(&[("agenda", "pirate")])).await;
    assert!(answer.status == 422 && answer.body.contains("href=\"#agenda\""));
}

#[tokio::test]
async fn an_agenda_begins_with_what_was_chosen() {
    let app = app().await;
    let cookie = app.cookie("facilitator").await;
    let page = app.get_with(NEW, "cookie", &cookie).await.body;
    for value in ["community", "needs", "codevelopment", "partnerships", "previous", "empty"] {
        assert!(page.contains(&format!("value=\"{value}\"")), "{value}");
    }
    let group = form(&[("agenda", "codevelopment")]);
    let asked = app.send(NEW, &cookie, &group).await;
    assert_eq!(asked.status, 200, "something to think about first");
    assert!(asked.body.contains("de 2 à 3 heures") && asked.body.contains("150 minutes"));
    assert!(asked.body.contains("pour 5 à 8 personnes"));
    let at = asked.body.find("name=\"advised\" value=\"").expect("what was said");
    let advised = asked.body[at..].split('"').nth(3).expect("a value").to_owned();
    let again: Vec<(&str, &str)> = group.into_iter().chain([("advised", advised.as_str())]).collect();
    assert_eq!(app.send(NEW, &cookie, &again).await.status, 303);
    for agenda in ["previous", "empty", "partnerships"] {
        made(&app, &cookie, &[("agenda", agenda)]).await;
    }
}

#[tokio::test]
async fn the_video_is_for_those_who_promised() {
    let app = app().await;
    let (cookie, member) = (app.cookie("facilitator").await, app.cookie("member").await);
    let here = made(&app, &cookie, &[]).await;
    app.send(&format!("{here}/publier"), &cookie, &[]).await;
    assert!(app.get_with(&here, "cookie", &member).await.body.contains(VIDEO));
    for who in ["", "person", "observer", "administrator"] {
        let cookie = if who.is_empty() { String::new() } else { app.cookie(who).await };
        let page = app.get_with(&here, "cookie", &cookie).await;
        assert!(page.status.is_success() && !page.body.contains("video.example"), "{who}");
    }
    let revoke = [("agreement", "confidentiality"), ("version", "1")];
    let revoked = app.send("/fr/compte/consentements/retrait", &member, &revoke).await;
    assert_eq!(revoked.status, 303);
    let page = app.get_with(&here, "cookie", &revoked.session()).await.body;
    assert!(
        !page.contains("video.example") && page.contains(&format!("/fr/compte/consentements?next={here}"))
    );
}

#[tokio::test]
async fn past_meetings_stand_under_their_school_year() {
    let app = app().await;
    let page = app.get("/en/communities/students-at-risk/meetings").await.body;
    assert!(page.contains("2026–2027 school year"), "{page}");
    assert!(!page.contains("Drafts") && !page.contains("meetings/new"));
    let cookie = app.cookie("facilitator").await;
    let page = app.get_with("/en/communities/students-at-risk/meetings", "cookie", &cookie).await.body;
    let places = ["meetings/new", "Drafts", "Our priorities, one year later", "Upcoming", "Past"]
        .map(|words| page.find(words));
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?}");
}

#[tokio::test]
async fn drafts_of_a_meeting_are_kept_for_those_who_plan_it() {
    let app = app().await;
    let cookie = app.cookie("facilitator").await;
    let here = made(&app, &cookie, &[]).await;
    let id = here.rsplit('/').next().unwrap_or_default();
    for (id, who, status) in [
        (id, "", 401),
        (id, "member", 404),
        (id, "administrator", 404),
        (id, "co-facilitator", 200),
        (id, "coordinator", 200),
        ("0190f5c0-0000-7000-8000-000000000000", "facilitator", 404),
    ] {
        let cookie = if who.is_empty() { String::new() } else { app.cookie(who).await };
        let subject = format!("subject[meeting]={id}&base=1&fields[0][0]=title.fr&fields[0][1]=Brouillon");
        let request = axum::http::Request::post("/api/drafts/keep")
            .header("content-type", "application/x-www-form-urlencoded")
            .header("accept", "application/json")
            .header("sec-fetch-site", "same-origin")
            .header("cookie", cookie)
            .body(axum::body::Body::from(subject))
            .expect("a request");
        assert_eq!(app.request(request).await.status, status, "{who}");
    }
}

on_both_with_content! {
    async fn of_two_meetings_of_one_community_at_the_same_hour_those_who_plan_them_are_warned(db: Db) {
        let app = app_on(db).await;
        let cookie = app.cookie("facilitator").await;
        let first = made(&app, &cookie, &[]).await;
        let second = made(&app, &cookie, &[("begins", "14:30"), ("title.fr", "Une autre rencontre")]).await;
        let page = async |address: &str, who: &str| app.get_with(address, "cookie", &app.cookie(who).await).await.body.replace('\u{a0}', " ");
        let (fr, en) = ("personnes de la communauté sont attendues à une autre rencontre.", "people in the community are expected at another meeting at the same time.");
        assert!(!page(&second, "facilitator").await.contains(fr), "the other one is a draft");
        let published = app.send(&format!("{first}/publier"), &cookie, &[]).await;
        assert_eq!(published.header("location"), format!("{first}?notice=published"), "{}", published.body);
        assert!(page(&second, "facilitator").await.contains(fr));
        let asked = app.send(&format!("{second}/publier"), &cookie, &[]).await;
        assert!(asked.status == 200 && asked.body.replace('\u{a0}', " ").contains(fr), "{}", asked.body);
        let english = second.replace("/fr/rencontres", "/en/meetings");
        assert!(app.send(&format!("{english}/publish"), &cookie, &[]).await.body.contains(en));
        assert_eq!(app.send(&format!("{second}/publier"), &cookie, &[("confirmed", "1")]).await.status, 303, "it is announced all the same");
        assert!(page(&first, "facilitator").await.contains(fr) && page(&english, "facilitator").await.contains(en));
        assert!(!page(&second, "member").await.contains(fr), "members are not told");
        // Moved to where the other one ends.
        let moved = form(&[("base", "1"), ("begins", "15:00"), ("title.fr", "Une autre rencontre")]);
        let moved = app.send(&format!("{second}/modifier"), &cookie, &moved).await;
        assert_eq!(moved.status, 303, "{}", moved.body);
        assert!(!page(&second, "facilitator").await.contains(fr) && !page(&first, "facilitator").await.contains(fr));
        // Moved back, and the first one is cancelled.
        let moved = form(&[("base", "2"), ("begins", "13:00"), ("title.fr", "Une autre rencontre")]);
        assert_eq!(app.send(&format!("{second}/modifier"), &cookie, &moved).await.status, 303);
        assert!(page(&second, "facilitator").await.contains(fr), "said after it was moved");
        assert_eq!(app.send(&format!("{first}/annuler"), &cookie, &[("reason", "Tempête")]).await.status, 303);
        assert!(!page(&second, "facilitator").await.contains(fr));
    }

    async fn observers_and_people_who_declined_are_not_expected_at_two_meetings(db: Db) {
        let app = app_on(db.clone()).await;
        let cookie = app.cookie("facilitator").await;
        let (first, second) = (made(&app, &cookie, &[]).await, made(&app, &cookie, &[]).await);
        assert_eq!(app.send(&format!("{first}/publier"), &cookie, &[("confirmed", "1")]).await.status, 303);
        let id_in = |here: &str| -> MeetingId { here.rsplit('/').next().expect("an id").parse().expect("an id") };
        let (other, id) = (id_in(&first), id_in(&second));
        let community = meeting::store::whose(&db, id).await.expect("an answer").expect("a meeting").community;
        let viewer = super::super::facilitator(community);
        let of = meeting::store::find(&db, &viewer, id).await.expect("an answer").expect("a meeting").of;
        let expected = async || {
            meeting::store::expected_elsewhere(&db, community, &of.meeting).await.expect("an answer")
        };
        let people: Vec<String> = sqlx::query_scalar(
            "SELECT v.person_id
             FROM membership v
             JOIN person p ON p.id = v.person_id
             WHERE v.community_id = $1 AND v.role IN ('facilitator', 'member') AND p.closed_at IS NULL
             ORDER BY v.person_id",
        )
        .bind(community.to_string())
        .fetch_all(&db.reader)
        .await
        .expect("people");
        let all = u32::try_from(people.len()).expect("a small number");
        assert!(all >= 3);
        assert_eq!(expected().await, all, "observers are not counted");
        let mut to = db.write().await.expect("a transaction");
        let observer = "UPDATE membership SET role = 'observer' WHERE community_id = $1 AND person_id = $2";
        let community_id = community.to_string();
        sqlx::query(observer).bind(community_id).bind(&people[0]).execute(&mut *to).await.expect("changed");
        for (meeting, person, answer) in [(other, &people[1], "no"), (id, &people[2], "no"), (other, &people[2], "maybe")] {
            sqlx::query(
                "INSERT INTO attendance
                   (meeting_id, person_id, answer, partly, listed, answered_at, answered_for, answered_for_month)
                 VALUES ($1, $2, $3, 0, 0, 0, 0, 0)",
            )
            .bind(meeting.to_string())
            .bind(person)
            .bind(answer)
            .execute(&mut *to)
            .await
            .expect("answered");
        }
        to.commit().await.expect("committed");
        assert_eq!(expected().await, all - 3, "an observer, and two who declined one of the two");
    }

    async fn an_agenda_is_begun_once_something_follows_the_template(db: Db) {
        let app = app_on(db.clone()).await;
        let cookie = app.cookie("facilitator").await;
        let here = made(&app, &cookie, &[("day", "2026-11-27")]).await;
        assert_eq!(app.send(&format!("{here}/publier"), &cookie, &[("confirmed", "1")]).await.status, 303);
        let id: MeetingId = here.rsplit('/').next().expect("an id").parse().expect("an id");
        let now = app.portal.now();
        let (from, until) = year_bounds(now).expect("a school year");
        let has_agenda = async || {
            let ahead = meeting::ahead_in_school_year(&db, from, until, now).await.expect("meetings");
            ahead.into_iter().find(|each| each.meeting.id == id).expect("the meeting").has_agenda
        };
        assert!(!has_agenda().await, "the usual template is no agenda yet");
        let add = |to: &mut yrs::TransactionMut<'_>| change::add(to, "suite", ItemKind::Discussion, 15, None);
        app.portal.rooms().change(id.uuid(), None, add).await.expect("changed");
        assert!(has_agenda().await);
    }
}
