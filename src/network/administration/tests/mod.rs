//! The administration on real databases, and through its doors.

mod access;
mod log;
mod pages;
mod settings;
mod templates;

use ensemble::demo;
use ensemble_communities::{
    account::store as accounts,
    community::{Taken, change_facts, facts, store as communities},
};
use ensemble_core::{
    Lang,
    ids::{OrganizationId, PersonId},
    rights::{PortalRole, Viewer},
};
use ensemble_network::administration::{
    model::{LogSearch, Refused},
    paths, store,
};
use ensemble_server::{
    audit::{self, Deed},
    db::{Db, testing::on_both_databases},
};
use ensemble_testing::{NOW, TestApp, app, on_both_with_content};

async fn id_of(db: &Db, key: &str) -> PersonId {
    let person = demo::accounts().expect("accounts").into_iter().find(|each| each.key == key);
    let email = person.expect("such a person").email;
    accounts::by_email(db, &email).await.expect("an answer").expect("an account").id
}

async fn log(db: &Db, name: &str, detail: &str) {
    let identity = ensemble_core::rights::Identity::new(PersonId::new(), name.to_owned(), Lang::Fr);
    let viewer = Viewer { person: Some(identity), ..Viewer::default() };
    let mut to = db.write().await.expect("a transaction");
    let deed = Deed { action: "person.seen", subject_kind: "person", subject: "x", detail };
    audit::log(&mut to, &viewer, "192.0.2.1", deed, NOW).await.expect("logged");
    to.commit().await.expect("committed");
}

on_both_databases! {
    async fn the_log_is_only_added_to(db: Db) {
        log(&db, "Élise O’Neil", "x").await;
        for statement in ["UPDATE audit SET detail = ''", "DELETE FROM audit"] {
            let mut to = db.write().await.expect("a transaction");
            let refused = sqlx::query(statement).execute(&mut *to).await.expect_err(statement);
            assert!(refused.to_string().contains("append-only"), "{refused}");
        }
        let entries = store::entries(&db, &LogSearch::default(), None, 10).await.expect("entries");
        assert_eq!(entries.expect("no name is looked for").len(), 1);
    }

    async fn the_log_is_read_from_the_newest_on(db: Db) {
        for name in ["Élise O’Neil", "Zoé 100%", "Élise Roy"] {
            log(&db, name, name).await;
        }
        let read = async |search: LogSearch, before: Option<&str>, size: i64| {
            store::entries(&db, &search, before, size).await.expect("entries").expect("few names")
        };
        let first = read(LogSearch::default(), None, 2).await;
        assert_eq!(first.iter().map(|entry| entry.name.as_str()).collect::<Vec<_>>(), ["Élise Roy", "Zoé 100%"]);
        let rest = read(LogSearch::default(), Some(&first[1].id), 2).await;
        assert_eq!(rest.iter().map(|entry| entry.name.as_str()).collect::<Vec<_>>(), ["Élise O’Neil"]);
        let by = |person: &str| LogSearch { person: person.to_owned(), ..LogSearch::default() };
        for (person, found) in [("Élise", 2), ("elise", 2), ("roy É", 1), ("o'neil", 1), ("100%", 1), ("%", 0), ("lise", 0)] {
            assert_eq!(read(by(person), None, 10).await.len(), found, "{person}");
        }
        let at = |from, until| LogSearch { from, until, ..LogSearch::default() };
        assert_eq!(read(at(Some(NOW), Some(NOW + 1)), None, 10).await.len(), 3);
        assert_eq!(read(at(Some(NOW + 1), None), None, 10).await.len(), 0);
        assert_eq!(read(at(None, Some(NOW)), None, 10).await.len(), 0);
        assert_eq!(store::actions(&db).await.expect("actions"), ["person.seen"]);
        let none = LogSearch { action: "person.closed".to_owned(), ..LogSearch::default() };
        assert_eq!(read(none, None, 10).await.len(), 0);
    }
}

on_both_with_content! {
    async fn the_last_administrator_stays(db: Db) {
        let (one, two) = (id_of(&db, "administrator").await, id_of(&db, "coordinator").await);
        let mut to = db.write().await.expect("a transaction");
        let refused = Ok(Err(Refused::LastAdministrator));
        assert_eq!(store::close(&mut to, one, two, NOW).await.map_err(drop), refused);
        assert_eq!(store::take_portal_role(&mut to, one, PortalRole::Administrator).await.map_err(drop), refused);
        assert_eq!(store::close(&mut to, two, two, NOW).await.map_err(drop), Ok(Err(Refused::Oneself)));
        accounts::grant(&mut to, two, PortalRole::Administrator, NOW).await.expect("given");
        assert_eq!(store::take_portal_role(&mut to, one, PortalRole::Administrator).await.map_err(drop), Ok(Ok(true)));
        assert_eq!(store::close(&mut to, one, two, NOW).await.map_err(drop), Ok(Ok(true)));
        assert_eq!(store::close(&mut to, one, two, NOW).await.map_err(drop), Ok(Ok(false)), "it is closed");
        accounts::grant(&mut to, one, PortalRole::Administrator, NOW).await.expect("given");
        assert_eq!(
            store::take_portal_role(&mut to, two, PortalRole::Administrator).await.map_err(drop),
            refused,
            "an administrator whose account is closed does not count"
        );
        assert_eq!(store::open(&mut to, one).await.map_err(drop), Ok(Ok(true)));
        to.commit().await.expect("committed");
        let file = store::person(&db, one).await.expect("an answer").expect("a person");
        assert_eq!((file.portal_roles, file.account.closed_at), (vec![PortalRole::Administrator], None));
    }

    async fn people_are_found_by_a_part_of_their_name_or_address(db: Db) {
        let all = store::people_count(&db, "").await.expect("a count");
        assert_eq!(all as usize, demo::accounts().expect("accounts").len());
        for (search, found) in [("béatrice", 1), ("Béat", 1), ("BEATRICE.LAF", 1), ("%", 0), ("_", 0), ("@ensemble", all), (&"a".repeat(60_000), 0)] {
            let rows = store::people(&db, search, 1, 100).await.expect("people");
            assert_eq!(rows.len(), found as usize, "{search}");
            assert_eq!(store::people_count(&db, search).await.expect("a count"), found, "{search}");
        }
        let file = store::person(&db, id_of(&db, "facilitator").await).await.expect("an answer").expect("a person");
        assert_eq!(file.roles.len(), 3);
        assert!(store::person(&db, PersonId::new()).await.expect("an answer").is_none());
    }

    async fn a_new_slug_keeps_the_old_one_and_takes_nobody_elses(db: Db) {
        let found = communities::find(&db, Lang::Fr, "psychologues").await.expect("an answer").expect("it exists");
        let id = found.community.id;
        let (mut changed, archived) = facts(&db.reader, id).await.expect("an answer").expect("it exists");
        assert_eq!((&changed.profile, archived), (&found.community.profile, None));
        let rename = async |facts: &_| {
            let mut to = db.write().await.expect("a transaction");
            let outcome = change_facts(&mut to, id, facts, NOW).await.expect("an answer");
            if outcome.is_ok() {
                to.commit().await.expect("committed");
            }
            outcome
        };
        "psychologie-scolaire".clone_into(&mut changed.slugs[0]);
        assert_eq!(rename(&changed).await, Ok(()));
        for (slug, current) in [("psychologie-scolaire", true), ("psychologues", false), ("psychologists", false)] {
            let now = communities::find(&db, Lang::Fr, slug).await.expect("an answer").expect("it exists");
            assert_eq!((now.community.id, now.current), (id, current), "{slug}");
        }
        "students-at-risk".clone_into(&mut changed.slugs[1]);
        "conseillers-d-orientation".clone_into(&mut changed.slugs[0]);
        assert_eq!(rename(&changed).await, Err(Taken(vec![Lang::Fr, Lang::En])), "another's, of today or of old");
        let kept = facts(&db.reader, id).await.expect("an answer").expect("it exists").0;
        assert_eq!(kept.slugs, ["psychologie-scolaire", "psychologists"], "nothing was changed");
        changed.slugs = ["psychologues".to_owned(), "psychologists".to_owned()];
        assert_eq!(rename(&changed).await, Ok(()), "an old slug of its own is taken up again");
        assert_eq!(facts(&db.reader, id).await.expect("an answer").expect("it exists").0.slugs, changed.slugs);
    }

    async fn communities_change_places_and_leave_the_lists(db: Db) {
        let order = async || -> Vec<_> {
            let rows = communities::arranged(&db, 1, 100).await.expect("communities");
            rows.into_iter().map(|row| (row.id, row.archived_at)).collect()
        };
        let before = order().await;
        let mut to = db.write().await.expect("a transaction");
        assert!(communities::shift(&mut to, before[1].0, true).await.expect("an answer"));
        assert!(!communities::shift(&mut to, before[1].0, true).await.expect("an answer"), "it is the first");
        assert!(communities::archive(&mut to, before[0].0, Some(NOW)).await.expect("an answer"));
        assert!(!communities::archive(&mut to, before[0].0, Some(NOW)).await.expect("an answer"), "it is archived");
        assert!(communities::shift(&mut to, before[2].0, true).await.expect("an answer"), "over the archived one");
        to.commit().await.expect("committed");
        let after = order().await;
        assert_eq!((after[0].0, after[1].0), (before[2].0, before[1].0));
        assert_eq!(after.last(), Some(&(before[0].0, Some(NOW))), "archived ones stand last");
        let listed = communities::list(&db, Lang::Fr, Default::default(), 1, 100).await.expect("a list");
        let count = communities::count(&db, Default::default()).await.expect("a count");
        assert_eq!((listed.len(), count as usize), (before.len() - 1, before.len() - 1));
        assert!(listed.iter().all(|card| card.id != before[0].0));
    }

    async fn an_organization_in_use_is_not_deleted(db: Db) {
        let rows = store::list(&db, Lang::Fr, 1, 100).await.expect("organizations");
        assert_eq!(rows.len(), store::count(&db).await.expect("a count") as usize);
        let used = rows.iter().find(|row| row.people > 0 && row.communities > 0).expect("one in use");
        let mut to = db.write().await.expect("a transaction");
        assert!(!store::delete(&mut to, used.id).await.expect("an answer"));
        let id = OrganizationId::new();
        store::add(&mut to, id, &used.organization, used.network, "a.ca b.ca").await.expect("added");
        to.commit().await.expect("committed");
        let new = store::find(&db.reader, id).await.expect("an answer").expect("it exists");
        assert_eq!((new.domains.as_str(), new.people, new.communities), ("a.ca b.ca", 0, 0));
        let mut to = db.write().await.expect("a transaction");
        assert!(store::delete(&mut to, id).await.expect("an answer"));
        to.commit().await.expect("committed");
        assert!(store::find(&db.reader, id).await.expect("an answer").is_none());
    }

    async fn organizations_stand_in_the_order_of_the_readers_language(db: Db) {
        for lang in Lang::ALL {
            let profile = accounts::organizations(&db, lang).await.expect("organizations");
            let profile: Vec<&str> = profile.iter().map(|(_, name)| name.text(lang)).collect();
            let listed = store::list(&db, lang, 1, 100).await.expect("organizations");
            let listed: Vec<&str> = listed.iter().map(|row| row.organization.name.text(lang)).collect();
            assert_eq!(profile, listed);
            let at = |part: &str| profile.iter().position(|name| name.contains(part)).expect(part);
            let order: &[&str] = match lang {
                Lang::Fr => &["Ministère de la Vie scolaire", "Ordre de l’orientation", "Ordre de la psychoéducation"],
                Lang::En => &["Department of School Life", "Érables-Rouges", "Larkfield", "Maple Bend"],
            };
            assert!(order.windows(2).all(|pair| at(pair[0]) < at(pair[1])), "{profile:?}");
            let mut sorted = profile.clone();
            ensemble_core::fold::sort_by_name(lang, &mut sorted, |name| name);
            assert_eq!(profile, sorted);
        }
    }
}

/// What was done lately, the newest first.
async fn deeds(app: &TestApp) -> Vec<String> {
    let entries = store::entries(&app.scratch.db, &LogSearch::default(), None, 100).await.expect("entries");
    entries.expect("no name is looked for").into_iter().map(|entry| entry.action).collect()
}

#[tokio::test]
async fn each_portal_role_sees_its_own_sections_and_members_see_none() {
    let app = app().await;
    for (key, sections) in [
        ("coordinator", &["people", "organizations", "communities", "templates", "pages"][..]),
        ("administrator", &["people", "organizations", "pages", "settings", "mail", "log"][..]),
        ("privacy-officer", &["people", "log"][..]),
    ] {
        let cookie = app.cookie(key).await;
        let page = app.get_with(paths::HOME[1], "cookie", &cookie).await.body;
        let all = ["people", "organizations", "communities", "templates", "pages", "settings", "mail", "log"];
        let shown: Vec<&str> = all
            .into_iter()
            .filter(|section| page.contains(&format!("href=\"/en/administration/{section}\"")))
            .collect();
        assert_eq!(shown, sections, "{key}");
    }
    let cookie = app.cookie("member").await;
    for path in [paths::HOME, paths::PEOPLE, paths::COMMUNITIES, paths::OUTBOX, paths::LOG_CSV] {
        assert_eq!(app.get_with(path[0], "cookie", &cookie).await.status, 404, "{}", path[0]);
    }
    assert!(!app.get_with("/fr", "cookie", &cookie).await.body.contains(paths::HOME[0]));
}

#[tokio::test]
async fn looking_at_a_person_is_logged_and_closing_an_account_signs_them_out() {
    let app = app().await;
    let (admin, member) = (app.cookie("administrator").await, app.cookie("member").await);
    let id = id_of(&app.scratch.db, "member").await.to_string();
    let here = paths::with(paths::PERSON, Lang::Fr, &id);
    let page = app.get_with(&here, "cookie", &admin).await;
    assert!(
        page.body.contains("Béatrice Lafrenaye-Diallo")
            && page.body.contains("/fr/communautes/eleves-a-risque/membres")
    );
    assert_eq!(deeds(&app).await[0], "person.seen");
    let closed = app.send(&paths::with(paths::CLOSE_ACCOUNT, Lang::Fr, &id), &admin, &[]).await;
    assert_eq!(
        (closed.status.as_u16(), closed.header("location")),
        (303, format!("{here}?notice=saved").as_str())
    );
    assert_eq!(deeds(&app).await[0], "person.closed");
    assert_eq!(app.get_with("/fr/compte", "cookie", &member).await.status, 303, "signed out");
    let reopened = app.send(&paths::with(paths::REOPEN_ACCOUNT, Lang::Fr, &id), &admin, &[]).await;
    assert_eq!(reopened.status, 303);

    let own = id_of(&app.scratch.db, "administrator").await.to_string();
    let refused = app.send(&paths::with(paths::CLOSE_ACCOUNT, Lang::Fr, &own), &admin, &[]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains("votre propre compte") && refused.body.contains("href=\"#account\""));
    let form = [("role", "administrator")];
    let refused = app.send(&paths::with(paths::TAKE_ROLE, Lang::En, &own), &admin, &form).await;
    assert!(refused.status == 422 && refused.body.contains("at least one administrator"));
    let form = [("role", "coordinator")];
    assert_eq!(app.send(&paths::with(paths::GIVE_ROLE, Lang::En, &id), &admin, &form).await.status, 303);
    assert_eq!(deeds(&app).await[..2], ["office.given", "person.seen"].map(str::to_owned)[..]);
}

#[tokio::test]
async fn an_invitation_is_sent_and_its_link_is_not_shown() {
    let app = app().await;
    let admin = app.cookie("administrator").await;
    let wrong = app.send(paths::INVITE[1], &admin, &[("email", "<b>nobody")]).await;
    assert!(
        wrong.status == 422
            && wrong.body.contains("value=\"&lt;b&gt;nobody\"")
            && wrong.body.contains("id=\"errors\"")
    );
    let sent = app.send(paths::INVITE[1], &admin, &[("email", "new@ensemble.example")]).await;
    assert_eq!(sent.header("location"), format!("{}?notice=invited", paths::INVITE[1]));
    let listed = app.get_with(sent.header("location"), "cookie", &admin).await.body;
    assert!(
        listed.contains("The invitation has been sent") && listed.contains("<p>new@ensemble.example</p>")
    );
    let (id, text): (String, String) = sqlx::query_as("SELECT id, body_text FROM outbox")
        .fetch_one(&app.scratch.db.reader)
        .await
        .expect("an email");
    let key = text.split("?key=").nth(1).and_then(|rest| rest.split_whitespace().next()).expect("a key");
    let list = app.get_with(&format!("{}?standing=waiting", paths::OUTBOX[1]), "cookie", &admin).await;
    assert!(list.body.contains(&id));
    let here = paths::with(paths::EMAIL, Lang::En, &id);
    let page = app.get_with(&here, "cookie", &admin).await;
    assert!(page.status.is_success() && page.body.contains("…") && !page.body.contains(key), "{}", page.body);
    assert!(!page.body.contains("<a href=\"http://127.0.0.1:3000/en/link"), "no live link");
    assert_eq!(deeds(&app).await[0], "mail.seen");

    let mut to = app.scratch.db.write().await.expect("a transaction");
    sqlx::query("UPDATE outbox SET next_at = NULL, failed_at = 5").execute(&mut *to).await.expect("given up");
    to.commit().await.expect("committed");
    let again = app.send(&here, &admin, &[]).await;
    assert_eq!(again.header("location"), format!("{here}?notice=saved"));
    assert_eq!(deeds(&app).await[0], "mail.again");
    assert_eq!(app.send(&here, &admin, &[]).await.header("location"), here, "once");
}

#[tokio::test]
async fn a_community_is_opened_changed_and_archived() {
    let app = app().await;
    let coordinator = app.cookie("coordinator").await;
    let mut form = vec![
        ("name-fr", "Mathématiques au secondaire"),
        ("summary-en", "<i>Mathematics"),
        ("slug-fr", "Maths !"),
        ("kind", "practice"),
        ("network", "both"),
        ("levels", "secondary"),
        ("levels", "adult"),
        ("capacity", "range"),
        ("capacity-from", "12"),
        ("capacity-to", "8"),
        ("meetings", "4"),
        ("months", "10"),
        ("first-year", "2026"),
        ("years", "3"),
        ("liaison", "relay"),
    ];
    let wrong = app.send(paths::NEW_COMMUNITY[0], &coordinator, &form).await;
    assert_eq!(wrong.status, 422);
    for kept in [
        "value=\"Maths !\"",
        "&lt;i&gt;Mathematics",
        "href=\"#slug-fr\"",
        "href=\"#capacity-to\"",
        "id=\"slug-fr-error\"",
    ] {
        assert!(wrong.body.contains(kept), "{kept}: {}", wrong.body);
    }
    form[2].1 = "";
    form[9].1 = "15";
    let opened = app.send(paths::NEW_COMMUNITY[0], &coordinator, &form).await;
    assert_eq!(opened.status, 303, "{}", opened.body);
    assert_eq!(deeds(&app).await[0], "community.opened");
    let page = app.get("/fr/communautes/mathematiques-au-secondaire").await;
    assert!(page.status.is_success() && page.body.contains("De 12 à 15 personnes"));
    let list = app.get_with(paths::COMMUNITIES[0], "cookie", &coordinator).await.body;
    let id = list
        .split("Mathématiques au secondaire")
        .next()
        .and_then(|before| before.rsplit("/fr/administration/communautes/").next())
        .and_then(|rest| rest.get(..36))
        .expect("its address");
    let here = paths::with(paths::COMMUNITY, Lang::Fr, id);
    let shown = app.get_with(&here, "cookie", &coordinator).await.body;
    assert!(shown.contains("value=\"mathematiques-au-secondaire\"") && shown.contains("value=\"15\""));
    form[2].1 = "eleves-a-risque";
    let taken = app.send(&here, &coordinator, &form).await;
    assert!(
        taken.status == 422
            && taken.body.contains("à une autre communauté")
            && taken.body.contains("href=\"#slug-fr\"")
    );
    form[2].1 = "maths";
    assert_eq!(app.send(&here, &coordinator, &form).await.status, 303);
    assert_eq!(
        app.get("/fr/communautes/mathematiques-au-secondaire").await.header("location"),
        "/fr/communautes/maths"
    );

    let act = async |path| app.send(&paths::with(path, Lang::Fr, id), &coordinator, &[]).await.status;
    assert_eq!(act(paths::ARCHIVE_COMMUNITY).await, 303);
    for (cookie, status) in [("", 404), (app.cookie("member").await.as_str(), 404), (&coordinator, 200)] {
        assert_eq!(app.get_with("/fr/communautes/maths", "cookie", cookie).await.status, status, "{cookie}");
    }
    assert!(!app.get("/fr/communautes?page=2").await.body.contains("/fr/communautes/maths"));
    assert_eq!(act(paths::RESTORE_COMMUNITY).await, 303);
    assert_eq!(app.get("/fr/communautes/maths").await.status, 200);
}

#[tokio::test]
async fn an_archived_community_is_read_by_those_who_belonged_to_it() {
    let app = app().await;
    let (coordinator, member) = (app.cookie("coordinator").await, app.cookie("member").await);
    let db = &app.scratch.db;
    let found =
        communities::find(db, Lang::Fr, "eleves-a-risque").await.expect("an answer").expect("it exists");
    let next = ensemble_meetings::meeting::next_of_community(db, found.community.id, app.portal.now(), 1);
    let meeting = format!("/fr/rencontres/{}", next.await.expect("an answer")[0].id);
    let archive = paths::with(paths::ARCHIVE_COMMUNITY, Lang::Fr, &found.community.id.to_string());
    app.send(&archive, &coordinator, &[]).await;
    for (path, visitor) in [
        ("/fr/communautes/eleves-a-risque", 404),
        ("/en/communities/students-at-risk/meetings", 404),
        (&meeting, 404),
    ] {
        assert_eq!(app.get(path).await.status, visitor, "{path}");
        assert_eq!(app.get_with(path, "cookie", &member).await.status, 200, "{path}");
    }
    let page = app.get_with("/fr/communautes/eleves-a-risque", "cookie", &member).await.body;
    assert!(page.contains("Cette communauté est archivée") && page.contains("noindex"));
    assert!(!app.get("/fr/rencontres").await.body.contains(&meeting));
    assert!(!app.get("/fr").await.body.contains("/fr/communautes/eleves-a-risque\""));
}

#[tokio::test]
async fn an_organization_keeps_what_was_typed_until_it_is_right() {
    let app = app().await;
    let coordinator = app.cookie("coordinator").await;
    let mut form = vec![
        ("name-en", "Moose River \"School\" Board"),
        ("short", ""),
        ("kind", "school-board"),
        ("network", "english"),
        ("domains", "moose.qc.ca wrong_"),
    ];
    let wrong = app.send(paths::NEW_ORGANIZATION[1], &coordinator, &form).await;
    assert_eq!(wrong.status, 422);
    for kept in [
        "Moose River &quot;School&quot; Board",
        "moose.qc.ca wrong_",
        "href=\"#short\"",
        "href=\"#domains\"",
        "“wrong_”",
    ] {
        assert!(wrong.body.contains(kept), "{kept}: {}", wrong.body);
    }
    form[1].1 = "Moose River";
    form[4].1 = "moose.qc.ca";
    let added = app.send(paths::NEW_ORGANIZATION[1], &coordinator, &form).await;
    assert_eq!(added.header("location"), "/en/administration/organizations?notice=saved");
    let rows = store::list(&app.scratch.db, Lang::Fr, 1, 100).await.expect("organizations");
    let row = rows.iter().find(|row| row.domains == "moose.qc.ca").expect("it is there");
    let here = paths::with(paths::ORGANIZATION, Lang::En, &row.id.to_string());
    let used = rows.iter().find(|row| row.people > 0).expect("one in use");
    let there = paths::with(paths::ORGANIZATION, Lang::En, &used.id.to_string());
    let refused = app.send(&format!("{there}/delete"), &coordinator, &[]).await;
    assert!(refused.status == 422 && refused.body.contains("href=\"#delete\""));
    let deleted = app.send(&format!("{here}/delete"), &coordinator, &[]).await;
    assert_eq!(deleted.header("location"), "/en/administration/organizations?notice=deleted");
    assert_eq!(deeds(&app).await[..2], ["organisation.deleted", "organisation.added"].map(str::to_owned)[..]);
}

fn seen(page: &str) -> String {
    let value = page.split("name=\"seen\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
    value.expect("what the form was opened with").to_owned()
}

#[tokio::test]
async fn what_another_saved_meanwhile_is_not_overwritten_unseen() {
    let app = app().await;
    let coordinator = app.cookie("coordinator").await;
    let rows = store::list(&app.scratch.db, Lang::Fr, 1, 100).await.expect("organizations");
    let row = &rows[0];
    let organization = paths::with(paths::ORGANIZATION, Lang::En, &row.id.to_string());
    let opened = seen(&app.get_with(&organization, "cookie", &coordinator).await.body);
    let save = async |short: &str, seen: &str| {
        let form = [
            ("name-fr", "Centre"),
            ("short", short),
            ("kind", row.organization.kind.code()),
            ("network", row.network.code()),
            ("seen", seen),
        ];
        app.send(&organization, &coordinator, &form).await
    };
    assert_eq!(save("UN", &opened).await.status, 303);
    let late = save("DEUX", &opened).await;
    assert!(late.status == 409 && late.body.contains("value=\"DEUX\""), "{}", late.body);
    assert_eq!(save("DEUX", &seen(&late.body)).await.status, 303, "they have looked");

    let community = communities::arranged(&app.scratch.db, 1, 1).await.expect("communities").remove(0).id;
    let facts_of = paths::with(paths::COMMUNITY, Lang::En, &community.to_string());
    let opened = seen(&app.get_with(&facts_of, "cookie", &coordinator).await.body);
    let mut to = app.scratch.db.write().await.expect("a transaction");
    ensemble_communities::membership::set_liaison(
        &mut to,
        community,
        ensemble_communities::membership::model::Liaison::Contact,
    )
    .await
    .expect("an order");
    to.commit().await.expect("committed");
    let form = [
        ("name-fr", "Communauté"),
        ("kind", "practice"),
        ("network", "both"),
        ("capacity", "undecided"),
        ("meetings", "4"),
        ("first-year", "2026"),
        ("years", "3"),
        ("liaison", "none"),
        ("seen", &opened),
    ];
    let late = app.send(&facts_of, &coordinator, &form).await;
    assert!(late.status == 409 && late.body.contains("value=\"Communauté\""), "{}", late.body);
}

on_both_with_content! {
    async fn of_two_versions_of_an_agreement_that_are_published_at_once_one_is(db: Db) {
        use ensemble_communities::account::model::Agreement;
        use ensemble_core::LocalizedText;

        let publish = async |text: &str| {
            let body = LocalizedText::Single { lang: Lang::Fr, text: text.to_owned() };
            let mut to = db.write().await.expect("a transaction");
            let done = accounts::publish(&mut to, Agreement::Terms, 1, &body, NOW).await.expect("an answer");
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
            to.commit().await.expect("committed");
            done
        };
        let (one, two) = tokio::join!(publish("Un"), publish("Deux"));
        assert!(one != two, "{one} {two}");
    }
}

#[tokio::test]
async fn a_new_version_of_the_terms_is_asked_of_everybody() {
    let app = app().await;
    let (admin, db) = (app.cookie("administrator").await, &app.scratch.db);
    let member = id_of(db, "member").await;
    assert_eq!(accounts::missing(db, member).await.expect("a count"), 0);
    let wrong = app.send(paths::TERMS[0], &admin, &[("body-fr", "Nouveau texte"), ("body-en", "")]).await;
    assert_eq!(wrong.status, 422);
    for kept in ["Nouveau texte</textarea>", "href=\"#body-en\"", "href=\"#sure\""] {
        assert!(wrong.body.contains(kept), "{kept}");
    }
    let form = [("body-fr", "Nouveau texte"), ("body-en", "New text"), ("sure", "1")];
    assert_eq!(
        app.send(paths::TERMS[0], &admin, &form).await.header("location"),
        "/fr/administration/conditions?notice=saved"
    );
    assert_eq!(accounts::missing(db, member).await.expect("a count"), 1);
    assert_eq!(deeds(&app).await[0], "agreement.published");
    let same = app.send(paths::TERMS[0], &admin, &form).await;
    assert!(
        same.status == 422 && same.body.contains("href=\"#body-fr\""),
        "the same text is not published twice"
    );
}

#[tokio::test]
async fn the_log_is_searched_and_taken_along_and_that_is_logged() {
    let app = app().await;
    let officer = app.cookie("privacy-officer").await;
    log(&app.scratch.db, "=cmd()", "un, \"deux\"").await;
    let page = app.get_with("/fr/administration/journal?person=cmd", "cookie", &officer).await;
    assert!(
        page.status.is_success()
            && page.body.contains("=cmd()")
            && page.body.contains("Fiche d’une personne consultée")
    );
    assert_eq!(deeds(&app).await[0], "log.read");
    let wrong = app.get_with("/fr/administration/journal?from=hier&subject=abc", "cookie", &officer).await;
    assert_eq!(wrong.status, 422);
    assert!(
        wrong.body.contains("value=\"hier\"")
            && wrong.body.contains("value=\"abc\"")
            && wrong.body.contains("href=\"#from\"")
    );
    let csv = app
        .get_with("/en/administration/log/csv?person=cmd&from=2020-01-01&to=2030-01-01", "cookie", &officer)
        .await;
    assert!(
        csv.header("content-type").starts_with("text/csv")
            && csv.header("content-disposition").contains("audit-log.csv")
    );
    let lines: Vec<&str> = csv.body.trim_start_matches('\u{feff}').split_terminator("\r\n").collect();
    assert_eq!(
        lines[0],
        "When (Eastern Time),Person,Action,Subject,Details,Network address,Person’s ID,Subject’s ID"
    );
    assert_eq!(lines.len(), 2);
    let (when, rest) = lines[1].split_once(',').expect("cells");
    assert!(when.parse::<jiff::civil::DateTime>().is_ok() && when.len() == 19, "{when}");
    assert!(rest.starts_with("'=cmd(),Person’s file viewed,Person,,192.0.2.1,"), "{rest}");
    let french = app
        .get_with(
            "/fr/administration/journal/csv?person=cmd&from=2020-01-01&to=2030-01-01",
            "cookie",
            &officer,
        )
        .await;
    let lines: Vec<&str> = french.body.trim_start_matches('\u{feff}').split_terminator("\r\n").collect();
    assert!(lines[0].starts_with("Date et heure (heure de l’Est);Personne;Action;Objet;"), "{}", lines[0]);
    assert!(
        lines[1].contains(";'=cmd();Fiche d’une personne consultée;Personne;;192.0.2.1;"),
        "{}",
        lines[1]
    );
    assert_eq!(deeds(&app).await[0], "log.downloaded");
}
