//! The home through its door, as each person sees it, on both databases.

use ensemble_calls::{
    call,
    interest::{
        self,
        model::{Interest, InterestState, Place},
    },
};
use ensemble_communities::{community::store as communities, membership::store as memberships};
use ensemble_core::{
    Lang, LocalizedText,
    ids::{CommunityId, MeetingId, PersonId, ReflectionId},
    rights::Role,
};
use ensemble_meetings::meeting::{
    self,
    model::{Details, Modality, Phase, Plan, When, Zone},
};
use ensemble_reflections::reflection::{
    create,
    model::{Audience, ReflectionContent, Texts, Visibility},
    rules::may_read,
    store::{self as reflections, NewReflection},
};
use ensemble_server::db::Db;
use ensemble_testing::{
    NOW, TestApp, app, app_on,
    calls::{answer, both, new_call},
    everybody, id_of, on_both_with_content,
};

const DAY: i64 = 86_400_000;

async fn community(db: &Db, slug: &str) -> CommunityId {
    communities::find(db, Lang::En, slug).await.expect("an answer").expect("a community").community.id
}

fn french(text: &str) -> LocalizedText {
    LocalizedText::Single { lang: Lang::Fr, text: text.to_owned() }
}

/// Writes and shares a reflection with a title.
async fn shared(
    db: &Db,
    author: PersonId,
    community: CommunityId,
    title: &str,
    audience: Audience,
    anonymous: bool,
    at: i64,
) -> ReflectionId {
    let id = ReflectionId::new();
    let texts = Texts { title: Some(french(title)), body: french("Un texte.") };
    let content = ReflectionContent { lang: Lang::Fr, prompt: None, tags: Vec::new(), texts };
    let mut to = db.write().await.expect("a transaction");
    create(&mut to, NewReflection { id, community, author }, &content, at).await.expect("written");
    reflections::set_sharing(&mut to, id, audience, anonymous, &[], 1, at).await.expect("shared");
    to.commit().await.expect("committed");
    id
}

/// Plans a meeting so many days from now.
async fn planned(db: &Db, community: CommunityId, title: &str, phase: Phase, days: i64) -> MeetingId {
    let id = MeetingId::new();
    let plan = Plan {
        title: french(title),
        when: When::At(NOW + days * DAY),
        zone: Zone::Eastern,
        duration: 90,
        modality: Modality::Hybrid,
        place: None,
        details: Details {
            video: Some("https://video.example/zorglubvideo".to_owned()),
            ..Details::default()
        },
    };
    let mut to = db.write().await.expect("a transaction");
    meeting::store::add(&mut to, id, community, phase, &plan, NOW).await.expect("a meeting");
    to.commit().await.expect("committed");
    id
}

async fn run(db: &Db, statement: &'static str) {
    let mut to = db.write().await.expect("a transaction");
    sqlx::query(statement).execute(&mut *to).await.expect("changed");
    to.commit().await.expect("committed");
}

/// The home of a person of the demonstration, with plain spaces.
async fn home(app: &TestApp, key: &str, path: &str) -> String {
    let cookie = app.cookie(key).await;
    let answer = app.get_with(path, "cookie", &cookie).await;
    assert_eq!(answer.status, 200, "{key}");
    answer.body.replace('\u{a0}', " ").replace("<!>", "")
}

/// The row of a list that says something.
fn row<'a>(page: &'a str, word: &str) -> &'a str {
    let row = page.split("<li>").find(|row| row.contains(word)).unwrap_or_default();
    row.split("</li>").next().unwrap_or_default()
}

#[tokio::test]
async fn a_visitor_keeps_the_public_home_and_a_person_gets_their_own() {
    let app = app().await;
    for (path, public, own) in [
        ("/fr", "Réfléchir à sa pratique, ensemble", "Bonjour, Béatrice"),
        ("/en", "Reflecting on our practice, together", "Hello, Béatrice"),
    ] {
        let visitor = app.get(path).await.body;
        assert!(visitor.contains(public) && !visitor.contains("account-menu"));
        let page = home(&app, "member", path).await;
        assert!(page.contains(own) && !page.contains(public), "{page}");
        for heading in ["next-meeting", "follow-ups", "new", "communities", "bookmarks"] {
            assert!(page.contains(&format!("id=\"{heading}\"")), "{heading}: {page}");
        }
        let nothing = ["Rien ne vous attend", "Nothing is waiting"];
        assert!(!nothing.iter().any(|words| page.contains(words)), "a follow-up waits: {page}");
        assert!(page.contains("aria-current=\"page\">") && page.contains("name=\"description\""));
        assert!(
            !page.contains("noindex") && !visitor.contains("noindex"),
            "search engines list this address"
        );
    }
}

#[tokio::test]
async fn those_who_administer_and_belong_to_no_community_are_led_on_once_each_way() {
    let app = app().await;
    for who in ["coordinator", "administrator"] {
        let page = home(&app, who, "/fr").await;
        assert_eq!(page.matches("Trouver ma communauté").count(), 1, "{who}: {page}");
        let waiting = page.split("aria-labelledby=\"waiting\"").nth(1).unwrap_or_default();
        let waiting = waiting.split("</section>").next().unwrap_or_default();
        assert!(waiting.contains("href=\"/fr/administration\""), "{who}: {waiting}");
        assert!(!waiting.contains("Écrire une réflexion"), "{who}: {waiting}");
    }
}

#[tokio::test]
async fn the_initials_open_a_menu_from_which_one_signs_out_with_one_press() {
    let app = app().await;
    let page = home(&app, "member", "/fr/communautes").await;
    let menu = page.split("id=\"account-menu\"").nth(1).and_then(|rest| rest.split("</form>").next());
    let menu = menu.expect("a menu");
    for part in
        ["Béatrice Lafrenaye-Diallo", "href=\"/fr\"", "/fr/mes-reflexions", "/fr#communities", "/fr/compte"]
    {
        assert!(menu.contains(part), "{part}: {menu}");
    }
    assert!(menu.contains("method=\"post\" action=\"/fr/deconnexion\"") && menu.contains("type=\"submit\""));
    assert!(page.contains("popovertarget=\"account-menu\""), "no script is needed");
    let cookie = app.cookie("member").await;
    assert_eq!(app.send("/fr/deconnexion", &cookie, &[]).await.status, 303);
    assert!(!app.get_with("/fr", "cookie", &cookie).await.body.contains("account-menu"));
}

on_both_with_content! {
    async fn what_others_may_not_know_is_on_nobodys_home(db: Db) {
        let app = app_on(db.clone()).await;
        let people = everybody(&db).await;
        let here = community(&db, "students-at-risk").await;
        let closed = community(&db, "psychologists").await;
        let author = id_of(&people, "member-en");
        for audience in Audience::ALL {
            let word = format!("zorglub{}", *audience as u8);
            shared(&db, author, here, &word, *audience, false, NOW).await;
        }
        shared(&db, author, closed, "zorglubarchived", Audience::Public, false, NOW).await;
        planned(&db, here, "zorglubdraft", Phase::Draft, 5).await;
        planned(&db, closed, "zorglubclosed", Phase::Published, 2).await;
        let begun = NewReflectionDraft { person: id_of(&people, "member"), title: "zorglubbegun" };
        begun.save(&db).await;
        run(&db, "UPDATE community SET archived_at = 1 WHERE id = (SELECT community_id FROM community_slug WHERE slug = 'psychologists')").await;
        let (mut seen, mut hidden) = (0, 0);
        for (who, viewer) in &people {
            let belongs = viewer.role(here).is_some();
            let page = home(&app, who, "/fr").await;
            let mut look = |word: &str, should: bool| {
                assert_eq!(page.contains(word), should, "{who}: {word}");
                if should { seen += 1 } else { hidden += 1 }
            };
            for audience in Audience::ALL {
                let visibility = Visibility {
                    author, community: here, community_archived: false, audience: *audience, chosen_people: Vec::new(), removed: false,
                };
                let own = viewer.id() == Some(author);
                let should = belongs && !own && may_read(viewer, &visibility);
                look(&format!("zorglub{}<", *audience as u8), should);
            }
            look("zorglubarchived", false);
            look("zorglubclosed", false);
            look("zorglubdraft", viewer.role(here) == Some(Role::Facilitator));
            look("zorglubbegun", who == "member");
        }
        assert!(seen > 10 && hidden > 50, "{seen} {hidden}");
    }

    async fn an_anonymous_author_stays_without_a_name(db: Db) {
        let app = app_on(db.clone()).await;
        let people = everybody(&db).await;
        let here = community(&db, "students-at-risk").await;
        let author = id_of(&people, "member-en");
        let id = shared(&db, author, here, "zorglubanon", Audience::Community, true, NOW).await;
        // Their reply to a reader's comment has no name either, and shows its day only.
        let mut to = db.write().await.expect("a transaction");
        let comment = |parent, person, text| reflections::NewComment { reflection: id, parent, person, tried_on: None, text };
        let first = comment(None, id_of(&people, "member"), "Une question.");
        let first = reflections::insert_comment(&mut to, first, NOW).await.expect("a comment");
        let answer = comment(Some(first), author, "zorglubreply");
        reflections::insert_comment(&mut to, answer, NOW).await.expect("a comment");
        let bookmark = "INSERT INTO reflection_sign (reflection_id, person_id, sign, at) VALUES ($1, $2, 'bookmark', 1)";
        sqlx::query(bookmark).bind(id.to_string()).bind(id_of(&people, "member").to_string()).execute(&mut *to).await.expect("kept");
        to.commit().await.expect("committed");
        for who in ["member", "facilitator", "co-facilitator"] {
            let page = home(&app, who, "/fr").await;
            let rows: Vec<&str> = page.split("<li>").filter(|row| row.contains("zorglub")).collect();
            assert!(!rows.is_empty(), "{who}");
            for row in rows {
                let row = row.split("</li>").next().unwrap_or_default();
                assert!(!row.contains("Imogen") && !row.contains(" h "), "{who}: {row}");
            }
            assert_eq!(page.contains("zorglubreply"), who == "member", "{who}");
        }
        let page = home(&app, "member", "/fr").await;
        assert!(page.matches("zorglubanon").count() >= 3, "new, replied to, kept");
        assert!(page.contains("Réponse de la personne qui a écrit"), "{page}");
    }

    async fn what_is_new_stays_for_the_day_until_it_is_read(db: Db) {
        let mut app = app_on(db.clone()).await;
        let people = everybody(&db).await;
        let here = community(&db, "students-at-risk").await;
        let author = id_of(&people, "facilitator");
        shared(&db, author, here, "zorglubbefore", Audience::Community, false, NOW - DAY).await;
        assert!(home(&app, "member", "/fr").await.contains("zorglubbefore"), "the first look goes two weeks back");
        app.later(3 * DAY);
        let id = shared(&db, author, here, "zorglubafter", Audience::Community, false, NOW + 2 * DAY).await;
        for _ in 0..2 {
            let page = home(&app, "member", "/fr").await;
            assert!(page.contains("zorglubafter") && !page.contains("zorglubbefore"), "reloading loses nothing");
            assert!(page.contains("Nouveau depuis "), "{page}");
        }
        let cookie = app.cookie("member").await;
        assert_eq!(app.get_with(&format!("/fr/reflexions/{id}"), "cookie", &cookie).await.status, 200);
        assert!(!home(&app, "member", "/fr").await.contains("zorglubafter"), "it is read");
        let visits: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM home_visit").fetch_one(&db.reader).await.expect("a count");
        assert_eq!(visits, 1, "one row for a person");
    }

    async fn a_facilitator_sees_what_waits_in_their_community_and_others_do_not(db: Db) {
        let app = app_on(db.clone()).await;
        let people = everybody(&db).await;
        let here = community(&db, "students-at-risk").await;
        let id = shared(&db, id_of(&people, "member-en"), here, "Un texte signalé", Audience::Community, false, NOW).await;
        let mut to = db.write().await.expect("a transaction");
        memberships::ask_to_join(&mut to, here, id_of(&people, "person"), "Bonjour", NOW).await.expect("asked");
        reflections::insert_report(&mut to, id, None, id_of(&people, "member"), "zorglubreason", NOW).await.expect("reported");
        to.commit().await.expect("committed");
        run(&db, "UPDATE community SET heading = REPLACE(heading, '\"current\":{\"reviewed\":true}', '\"outdated\":{\"lang\":\"en\",\"since\":1}')").await;
        for (who, viewer) in &people {
            let page = home(&app, who, "/fr").await;
            let leads = viewer.role(here) == Some(Role::Facilitator);
            assert_eq!(page.contains("Répondre à une demande d’adhésion"), leads, "{who}");
            assert_eq!(row(&page, "demande d’adhésion").contains("Edmund Fairweather-Ross"), leads, "{who}");
            assert_eq!(page.contains("Examiner un signalement"), leads, "{who}");
            assert!(!page.contains("zorglubreason"), "{who}: the reason is on its own page");
        }
        let page = home(&app, "facilitator", "/fr").await;
        assert!(page.contains("Mettre à jour la traduction de la page"), "{page}");
        assert!(!home(&app, "member-en", "/fr").await.contains("Élèves à risque (vous animez)"));
    }

    async fn the_link_for_video_is_for_those_who_take_part_and_promised(db: Db) {
        let app = app_on(db.clone()).await;
        let people = everybody(&db).await;
        for slug in ["students-at-risk", "psychologists"] {
            planned(&db, community(&db, slug).await, "zorglubnext", Phase::Published, 0).await;
        }
        run(&db, "UPDATE meeting SET begins_at = begins_at + 60000 WHERE title LIKE '%zorglubnext%'").await;
        let mut shown = 0;
        for (who, viewer) in &people {
            let reads = viewer.roles.iter().any(|(_, role)| *role != Role::Liaison);
            let page = home(&app, who, "/fr").await;
            let next = page.split("next-meeting-head").nth(1).unwrap_or_default().contains("zorglubnext");
            let link = page.contains("zorglubvideo");
            assert!(!link || next && reads, "{who}");
            shown += usize::from(link);
        }
        assert!(shown >= 4, "{shown}");
        run(&db, "UPDATE consent SET revoked_at = 1 WHERE key = 'confidentiality'").await;
        for (who, _) in &people {
            assert!(!home(&app, who, "/fr").await.contains("zorglubvideo"), "{who}");
        }
        assert!(home(&app, "member", "/fr").await.contains("Lire et accepter l’engagement"));
    }

    async fn a_newcomer_sees_three_steps_until_they_belong(db: Db) {
        let app = app_on(db.clone()).await;
        let people = everybody(&db).await;
        let person = id_of(&people, "person");
        run(&db, "UPDATE person SET organisation_id = NULL, post = NULL, profession = NULL WHERE email LIKE 'edmund%'").await;
        let page = home(&app, "person", "/en").await;
        assert!(page.contains("Welcome, Edmund") && page.contains("Complete my profile"), "{page}");
        assert!(page.contains("<li aria-current=\"step\" class=\"\"><h2>Your profile"), "{page}");
        run(&db, "UPDATE person SET profession = 'psychologist' WHERE email LIKE 'edmund%'").await;
        let page = home(&app, "person", "/en").await;
        assert!(page.contains("class=\"done\"><h2>Your profile"), "{page}");
        assert!(page.contains("<li id=\"communities\" aria-current=\"step\" class=\"\"><h2>Your community"), "{page}");
        assert!(row(&page, "Suggested for your profession").contains("/en/communities/psychologists"), "{page}");
        let here = community(&db, "students-at-risk").await;
        let mut to = db.write().await.expect("a transaction");
        memberships::ask_to_join(&mut to, here, person, "Hello", NOW).await.expect("asked");
        to.commit().await.expect("committed");
        let page = home(&app, "person", "/en").await;
        assert!(page.contains("Your request has been sent: <span>Students at risk"), "{page}");
        let mut to = db.write().await.expect("a transaction");
        memberships::add(&mut to, here, person, Role::Member, NOW).await.expect("a member");
        to.commit().await.expect("committed");
        let page = home(&app, "person", "/en").await;
        assert!(page.contains("Hello, Edmund") && !page.contains("class=\"steps\""), "{page}");
        run(&db, "UPDATE person SET profession = NULL WHERE email LIKE 'edmund%'").await;
        let page = home(&app, "person", "/en").await;
        assert!(page.contains("Your community is meeting soon:") && page.contains("id=\"next-meeting\""), "{page}");
        assert!(!page.contains("Nothing is waiting"), "an answer to the meeting waits: {page}");
    }

    async fn translations_that_wait_are_for_those_who_can_make_them(db: Db) {
        let app = app_on(db.clone()).await;
        let people = everybody(&db).await;
        let here = community(&db, "students-at-risk").await;
        let (author, translator) = (id_of(&people, "member"), id_of(&people, "member-en"));
        let id = shared(&db, author, here, "zorglubtext", Audience::Community, false, NOW).await;
        assert!(home(&app, "member-en", "/en").await.contains("Translate “<span lang=\"fr-CA\">zorglubtext"));
        assert!(!home(&app, "member", "/en").await.contains("Translate “<span lang=\"fr-CA\">zorglubtext"), "one's own");
        assert!(!home(&app, "observer", "/en").await.contains("zorglubtext"));
        let change = async |revision: i64, by: PersonId, translation: &str| {
            let pair = |fr: &str, en: &str| -> LocalizedText {
                let json = format!(
                    "{{\"pair\":{{\"source\":\"fr\",\"fr\":\"{fr}\",\"en\":\"{en}\",\"translation\":{translation}}}}}"
                );
                serde_json::from_str(&json).expect("a text in two languages")
            };
            let texts = Texts { title: Some(pair("zorglubtext", "zorglubtext")), body: pair("Un texte.", "A text.") };
            let content = ReflectionContent { lang: Lang::Fr, prompt: None, tags: Vec::new(), texts };
            let mut to = db.write().await.expect("a transaction");
            let saved = reflections::update(&mut to, id, revision, &content, NOW).await.expect("saved").expect("saved");
            let subject = ensemble_common::editing::model::Subject::Reflection(id);
            ensemble_common::editing::record(&mut to, subject, saved, Some(by), &ensemble_common::editing::model::FieldSet::default(), NOW)
                .await
                .expect("recorded");
            to.commit().await.expect("committed");
        };
        change(1, translator, "{\"current\":{\"reviewed\":false}}").await;
        let page = home(&app, "member", "/fr").await;
        assert!(row(&page, "Relire la traduction de").contains("Imogen Thackeray-Wills"), "{page}");
        assert!(!home(&app, "facilitator", "/fr").await.contains("Relire la traduction de"));
        change(2, author, "{\"outdated\":{\"lang\":\"en\",\"since\":1}}").await;
        for who in ["member", "member-en", "facilitator"] {
            let page = home(&app, who, "/fr").await;
            assert!(page.contains("Mettre à jour la traduction de « <span>zorglubtext"), "{who}: {page}");
        }
        assert!(!home(&app, "observer", "/fr").await.contains("Mettre à jour la traduction de « <span>zorglubtext"));
        change(3, author, "{\"current\":{\"reviewed\":true}}").await;
        assert!(!home(&app, "member", "/fr").await.contains("la traduction de « <span>zorglubtext"));
    }

    async fn a_changed_agenda_is_new_to_those_who_read_it_until_they_look(db: Db) {
        let app = app_on(db.clone()).await;
        let people = everybody(&db).await;
        let here = community(&db, "psychologists").await;
        let id = planned(&db, here, "zorglubagenda", Phase::Published, 50).await;
        let draft = planned(&db, here, "zorglubdraft", Phase::Draft, 51).await;
        let set = async |statement: &'static str, meeting: MeetingId, person: PersonId, number: i64, at: i64| {
            let mut to = db.write().await.expect("a transaction");
            sqlx::query(statement)
                .bind(meeting.to_string())
                .bind(person.to_string())
                .bind(number)
                .bind(at)
                .execute(&mut *to)
                .await
                .expect("set");
            to.commit().await.expect("committed");
        };
        let writer = id_of(&people, "member-en");
        let changed = "INSERT INTO meeting_agenda_notice (meeting_id, number, at)
             SELECT m.id, CAST($3 AS BIGINT), CAST($4 AS BIGINT) FROM meeting m WHERE m.id = $1 AND $2 <> ''
             ON CONFLICT (meeting_id) DO UPDATE SET number = excluded.number, at = excluded.at";
        let update = async |meeting: MeetingId, number: i64| {
            let mut to = db.write().await.expect("a transaction");
            sqlx::query("INSERT INTO live_update (document_id, number, at, person_id, content) VALUES ($1, $2, $3, $4, $5)")
                .bind(meeting.to_string())
                .bind(number)
                .bind(NOW)
                .bind(writer.to_string())
                .bind(vec![0_u8])
                .execute(&mut *to)
                .await
                .expect("an update");
            to.commit().await.expect("committed");
        };
        let says = |page: &str| page.contains("Ordre du jour modifié : <span>zorglubagenda");
        for (who, _) in &people {
            assert!(!says(&home(&app, who, "/fr").await), "{who}: announced, and not changed");
        }
        for meeting in [id, draft] {
            update(meeting, 7).await;
            set(changed, meeting, writer, 7, NOW + 1).await;
        }
        let (mut seen, mut hidden) = (0, 0);
        for (who, viewer) in &people {
            let reads = matches!(viewer.role(here), Some(Role::Observer | Role::Member | Role::Facilitator));
            let should = reads && viewer.id() != Some(writer);
            let page = home(&app, who, "/fr").await;
            assert_eq!(says(&page), should, "{who}: {page}");
            assert!(!page.contains("Ordre du jour modifié : <span>zorglubdraft"), "{who}");
            if should { seen += 1 } else { hidden += 1 }
        }
        assert!(seen >= 1 && hidden >= 3, "{seen} {hidden}");
        assert!(home(&app, "observer", "/en").await.contains("Agenda changed: <span lang=\"fr-CA\">zorglubagenda"));
        let look = "INSERT INTO live_seen (document_id, person_id, number, at) VALUES ($1, $2, $3, $4)";
        set(look, id, id_of(&people, "observer"), 7, NOW + 2).await;
        assert!(!says(&home(&app, "observer", "/fr").await), "they have looked");
        update(id, 8).await;
        set(changed, id, writer, 8, NOW + 3).await;
        assert!(says(&home(&app, "observer", "/fr").await), "it changed once more");
    }

    async fn what_is_empty_has_a_next_step(db: Db) {
        let app = app_on(db.clone()).await;
        run(&db, "DELETE FROM reflection_sign").await;
        run(&db, "UPDATE reflection SET listed_at = 1").await;
        run(&db, "UPDATE reflection_comment SET created_at = 1").await;
        run(&db, "UPDATE meeting SET published_at = 1").await;
        run(&db, "DELETE FROM meeting_agenda_notice").await;
        for (path, words, name) in [
            ("/fr", "Lire les réflexions :", "/fr/communautes/eleves-a-risque/reflexions"),
            ("/en", "Read reflections from:", "/en/communities/students-at-risk/reflections"),
        ] {
            // They belong to two communities.
            let page = home(&app, "member", path).await;
            let part = |heading: &str| {
                let rest = page.split(&format!("id=\"{heading}\"")).nth(1).unwrap_or_default();
                rest.split("</section>").next().unwrap_or_default().to_owned()
            };
            for heading in ["new", "bookmarks"] {
                let part = part(heading);
                assert!(part.contains(words) && part.contains(&format!("href=\"{name}\"")), "{heading}: {part}");
            }
        }
    }

    async fn ones_answers_to_calls_are_on_ones_own_home_with_what_is_next(db: Db) {
        let app = app_on(db.clone()).await;
        let person = id_of(&everybody(&db).await, "person");
        let mut open = new_call("zorglub-ouvert", NOW + 2 * DAY);
        open.texts.title = both("Zorglub au primaire", "Zorglub in primary school");
        let mut drawn = new_call("zorglub-tire", NOW - 9 * DAY);
        drawn.texts.title = both("Zorglub au secondaire", "Zorglub in secondary school");
        let email = "ancienne@zorglub.example";
        let draft = Interest { state: InterestState::Draft, sent_at: None, ..answer(&open, 0, Some(person), email) };
        let offered = Interest {
            place: Place::Offered,
            reply_by: Some(NOW + 10 * DAY),
            answered_at: Some(NOW - DAY),
            ..answer(&drawn, 0, Some(person), email)
        };
        let mut to = db.write().await.expect("a transaction");
        for (new, each) in [(&open, &draft), (&drawn, &offered)] {
            call::add(&mut to, new, new.dates.opens_at).await.expect("a call");
            interest::add_sent(&mut to, each).await.expect("an answer");
        }
        assert!(call::mark_screened(&mut to, drawn.id, NOW - DAY).await.expect("an answer"));
        to.commit().await.expect("committed");

        let page = home(&app, "person", "/fr").await;
        assert!(page.contains("id=\"answers\">Vos réponses à des appels"), "{page}");
        let begun = row(&page, "Terminer votre réponse à l’appel « <span>Zorglub au primaire");
        for part in ["href=\"/fr/appels/zorglub-ouvert/reponse\"", "Brouillon enregistré le ", "when due\">20 novembre"] {
            assert!(begun.contains(part), "{part}: {page}");
        }
        let place = row(&page, "Accepter ou refuser une place : « <span>Zorglub au secondaire");
        for part in ["href=\"/fr/appels/zorglub-tire/reponse/place\"", "Répondez avant le 28 novembre"] {
            assert!(place.contains(part), "{part}: {page}");
        }
        let listed = "href=\"/fr/appels/zorglub-ouvert\"";
        assert!(!page.contains(listed), "not once more among the open calls: {page}");
        let page = home(&app, "person", "/en").await;
        assert!(page.contains("id=\"answers\">Your responses to calls"), "{page}");
        assert!(row(&page, "Finish your response to the call “<span>Zorglub in primary school").contains("/en/calls/zorglub-ouvert/answer"), "{page}");
        assert!(row(&page, "Accept or decline a place: “<span>Zorglub in secondary school").contains("/en/calls/zorglub-tire/answer/place"), "{page}");
        for who in ["member", "coordinator"] {
            let page = home(&app, who, "/fr").await;
            assert!(!page.contains("zorglub-ouvert/reponse") && !page.contains("Zorglub au secondaire"), "{who}: {page}");
            assert!(page.contains(listed), "{who}: {page}");
        }
        run(&db, "UPDATE interest SET state = 'withdrawn' WHERE email = 'ancienne@zorglub.example'").await;
        assert!(!home(&app, "person", "/fr").await.contains("id=\"answers\""));
    }

    async fn what_was_begun_without_an_account_is_listed_once_the_address_is_proven(db: Db) {
        let app = app_on(db.clone()).await;
        let person = id_of(&everybody(&db).await, "person");
        let address: String = sqlx::query_scalar("SELECT email FROM person WHERE id = $1")
            .bind(person.to_string())
            .fetch_one(&db.reader)
            .await
            .expect("an address");
        let open = new_call("zorglub-ouvert", NOW + 2 * DAY);
        let draft = Interest { state: InterestState::Draft, sent_at: None, ..answer(&open, 0, None, &address) };
        let mut to = db.write().await.expect("a transaction");
        call::add(&mut to, &open, open.dates.opens_at).await.expect("a call");
        interest::add_sent(&mut to, &draft).await.expect("an answer");
        to.commit().await.expect("committed");
        run(&db, "UPDATE person SET email_proven_at = NULL").await;
        assert!(!home(&app, "person", "/fr").await.contains("zorglub-ouvert/reponse"));
        run(&db, "UPDATE person SET email_proven_at = 1").await;
        assert!(home(&app, "person", "/fr").await.contains("zorglub-ouvert/reponse"));
        assert!(!home(&app, "member", "/fr").await.contains("zorglub-ouvert/reponse"));
    }
}

/// A draft of a new reflection.
struct NewReflectionDraft {
    person: PersonId,
    title: &'static str,
}

impl NewReflectionDraft {
    async fn save(&self, db: &Db) {
        let mut to = db.write().await.expect("a transaction");
        sqlx::query(
            "INSERT INTO draft (person_id, subject_kind, subject_id, base, updated_at, content)
             VALUES ($1, 'reflection', $2, 0, $3, $4)",
        )
        .bind(self.person.to_string())
        .bind(ReflectionId::new().to_string())
        .bind(NOW)
        .bind(format!("{{\"lang\":\"fr\",\"title\":\"{}\"}}", self.title))
        .execute(&mut *to)
        .await
        .expect("a draft");
        to.commit().await.expect("committed");
    }
}
