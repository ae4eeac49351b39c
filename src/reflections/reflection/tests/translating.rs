//! Who is told that a translation is asked for, or behind.

use super::{
    NOW, community, everybody, id_of, store,
    writing::{opened, send, written},
};
use ensemble_common::notification::{NotificationCategory, model::Delivery, store::set_delivery};
use ensemble_core::{
    Lang,
    ids::{PersonId, ReflectionId},
};
use ensemble_reflections::reflection::{
    create::create,
    model::Audience,
    store::{MAX_VOLUNTEERS, NewReflection},
};
use ensemble_testing::{TestApp, app_on, on_both_with_content};

const BUTTON: &str = "Demander une traduction";
const DAY: i64 = 86_400_000;

/// Those who were notified of something about a reflection, in the order of the people of the demonstration.
async fn notified(app: &TestApp, here: &str, kind: &str) -> Vec<String> {
    let id = here.rsplit('/').next().expect("an id");
    let people: Vec<String> =
        sqlx::query_scalar("SELECT person_id FROM notification WHERE subject_id = $1 AND kind = $2")
            .bind(id)
            .bind(kind)
            .fetch_all(&app.scratch.db.reader)
            .await
            .expect("people");
    let all = everybody(&app.scratch.db).await;
    let named = all.into_iter().filter(|(_, viewer)| {
        viewer.id().is_some_and(|id| people.iter().filter(|person| **person == id.to_string()).count() == 1)
    });
    let named: Vec<String> = named.map(|(who, _)| who).collect();
    assert_eq!(named.len(), people.len(), "each once: {people:?}");
    named
}

async fn page(app: &TestApp, address: &str, cookie: &str) -> String {
    app.get_with(address, "cookie", cookie).await.body
}

async fn set_offers(app: &TestApp, people: &[&str]) {
    let all = everybody(&app.scratch.db).await;
    let mut tx = app.scratch.db.write().await.expect("a transaction");
    sqlx::query("UPDATE person SET translates = 0").execute(&mut *tx).await.expect("none");
    for who in people {
        sqlx::query("UPDATE person SET translates = 1 WHERE id = $1")
            .bind(id_of(&all, who).to_string())
            .execute(&mut *tx)
            .await
            .expect("one");
    }
    tx.commit().await.expect("committed");
}

on_both_with_content! {
    async fn those_who_translated_a_text_are_told_when_its_original_changes(db: Db) {
        let app = app_on(db).await;
        let (author, translator) = (app.cookie("member").await, app.cookie("member-en").await);
        let here = written(&app, &author, "Un essai en classe.").await;
        app.send(&format!("{here}/partage"), &author, &[("audience", "community")]).await;
        let mut tx = app.scratch.db.write().await.expect("a transaction");
        let person = id_of(&everybody(&app.scratch.db).await, "member-en");
        set_delivery(&mut tx, person, NotificationCategory::Translations, Delivery::AtOnce).await.expect("chosen");
        tx.commit().await.expect("committed");
        let translation = format!("{here}/traduction");
        let saved = [("base", "1"), ("other-text", "A trial in class.")];
        assert_eq!(app.send(&translation, &translator, &saved).await.status, 303);
        assert!(notified(&app, &here, "translation-outdated").await.is_empty(), "it is up to date");
        let edit = format!("{here}/modifier");
        for text in ["Deux essais en classe.", "Trois essais en classe."] {
            let form = opened(&app, &author, &edit).await;
            assert_eq!(send(&app, &author, &edit, &form, &[("lang", "fr"), ("text", text)]).await.status, 303);
            assert_eq!(notified(&app, &here, "translation-outdated").await, ["member-en"], "once");
        }
        let emails: Vec<String> = sqlx::query_scalar("SELECT to_address FROM outbox WHERE kind = 'translation-outdated'")
            .fetch_all(&app.scratch.db.reader)
            .await
            .expect("emails");
        assert_eq!(emails, ["imogen.thackeray-wills@ensemble.example"], "by email too, as they chose");
    }

    async fn a_reader_asks_for_a_translation_once_and_those_who_offer_it_are_told(db: Db) {
        let app = app_on(db).await;
        // Rowan facilitates the community, Imogen is a member, Jérémie an observer, Flavie of another community.
        set_offers(&app, &["member-en", "co-facilitator", "liaison", "observer"]).await;
        let (author, reader) = (app.cookie("member").await, app.cookie("facilitator").await);
        let here = written(&app, &author, "Un essai en classe.").await;
        let ask = format!("{here}/traduction/demande");
        assert!(!page(&app, &here, &author).await.contains(BUTTON), "nobody else reads it");
        assert_eq!(app.send(&ask, &author, &[]).await.header("location"), here);
        assert_eq!(app.send(&ask, &reader, &[]).await.status, 404);
        app.send(&format!("{here}/partage"), &author, &[("audience", "facilitators")]).await;
        for cookie in [&author, &reader] {
            assert!(page(&app, &here, cookie).await.contains(BUTTON));
        }
        for (who, status) in [("member-en", 404), ("observer", 404), ("person", 404)] {
            assert_eq!(app.send(&ask, &app.cookie(who).await, &[]).await.status, status, "{who}");
        }
        assert_eq!(app.send(&ask, "", &[]).await.status, 401);
        assert!(notified(&app, &here, "translation-asked").await.is_empty());

        let (one, other) = futures::join!(app.send(&ask, &reader, &[]), app.send(&ask, &reader, &[]));
        let asked = [&one, &other].iter().filter(|answer| answer.header("location").ends_with("translation-asked")).count();
        assert_eq!((one.status.as_u16(), other.status.as_u16(), asked), (303, 303, 1), "two at once: {}", one.body);
        // Its author, and who offers it and may read it: Imogen may not.
        assert_eq!(notified(&app, &here, "translation-asked").await, ["co-facilitator", "member"]);
        let shown = page(&app, &here, &author).await;
        assert!(!shown.contains(BUTTON) && shown.contains("Une traduction est demandée."), "{shown}");
        let audits: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM audit WHERE action = 'reflection.translation-asked'")
            .fetch_one(&app.scratch.db.reader)
            .await
            .expect("a count");
        assert_eq!(audits, 1);
        // Where it is translated, the notification is read.
        let translator = app.cookie("co-facilitator").await;
        let list = page(&app, "/fr/notifications", &translator).await;
        assert!(list.contains("Une traduction de «\u{a0}Un essai en classe."), "{list}");
        assert_eq!(app.get_with(&format!("{here}/traduction"), "cookie", &translator).await.status, 200);
        let unread: i64 = sqlx::query_scalar(
            "SELECT COUNT(*) FROM notification n JOIN person p ON p.id = n.person_id
             WHERE n.kind = 'translation-asked' AND n.read_at IS NULL AND p.email LIKE 'rowan%'",
        )
        .fetch_one(&app.scratch.db.reader)
        .await
        .expect("a count");
        assert_eq!(unread, 0);
        let saved = [("base", "1"), ("other-text", "A trial in class.")];
        assert_eq!(app.send(&format!("{here}/traduction"), &translator, &saved).await.status, 303);
        let shown = page(&app, &here, &author).await;
        assert!(!shown.contains(BUTTON) && !shown.contains("Une traduction est demandée."), "{shown}");
    }

    async fn a_request_is_noted_where_nobody_offers_and_can_be_repeated_after_sixty_days(db: Db) {
        let mut app = app_on(db).await;
        set_offers(&app, &[]).await;
        let (author, reader) = (app.cookie("member").await, app.cookie("facilitator").await);
        let here = written(&app, &author, "Un essai en classe.").await;
        app.send(&format!("{here}/partage"), &author, &[("audience", "community")]).await;
        let ask = format!("{here}/traduction/demande");
        let asked = app.send(&ask, &reader, &[]).await.header("location").to_owned();
        let said = page(&app, &asked, &reader).await;
        assert!(said.contains("Votre demande est notée"), "{said}");
        assert_eq!(notified(&app, &here, "translation-asked").await, ["member"], "its author alone");
        app.later(60 * DAY - 1);
        let reader = app.cookie("facilitator").await;
        assert_eq!(app.send(&ask, &reader, &[]).await.header("location"), here);
        let shown = page(&app, &here, &reader).await;
        assert!(!shown.contains(BUTTON) && shown.contains("Une traduction est demandée."), "{shown}");
        // On the sixty-first day those who offer now see no request: it can be made again.
        app.later(1);
        set_offers(&app, &["co-facilitator"]).await;
        let shown = page(&app, &here, &reader).await;
        assert!(shown.contains(BUTTON) && !shown.contains("Une traduction est demandée."), "{shown}");
        assert_eq!(app.send(&ask, &reader, &[]).await.header("location"), asked);
        assert_eq!(notified(&app, &here, "translation-asked").await, ["co-facilitator", "member"]);
        assert_eq!(app.send(&ask, &reader, &[]).await.header("location"), here, "once again");
    }

    async fn a_request_can_be_made_again_once_the_text_changed_or_its_translation_is_behind(db: Db) {
        let app = app_on(db).await;
        set_offers(&app, &["co-facilitator"]).await;
        let (author, reader) = (app.cookie("member").await, app.cookie("facilitator").await);
        let translator = app.cookie("co-facilitator").await;
        let here = written(&app, &author, "Un essai en classe.").await;
        app.send(&format!("{here}/partage"), &author, &[("audience", "community")]).await;
        let (ask, edit) = (format!("{here}/traduction/demande"), format!("{here}/modifier"));
        let is_asked = async || {
            let answer = app.send(&ask, &reader, &[]).await;
            assert_eq!(answer.status, 303, "{}", answer.body);
            answer.header("location").ends_with("translation-asked")
        };
        let write = async |text: &str| {
            let form = opened(&app, &author, &edit).await;
            assert_eq!(send(&app, &author, &edit, &form, &[("lang", "fr"), ("text", text)]).await.status, 303);
        };
        assert!(is_asked().await && !is_asked().await);
        write("Deux essais en classe.").await;
        let shown = page(&app, &here, &reader).await;
        assert!(shown.contains(BUTTON) && !shown.contains("Une traduction est demandée."), "{shown}");
        assert!(is_asked().await && !is_asked().await, "it changed before it was translated");

        let saved = [("base", "2"), ("other-text", "Two trials in class.")];
        assert_eq!(app.send(&format!("{here}/traduction"), &translator, &saved).await.status, 303);
        assert!(!is_asked().await, "it is translated");
        let shown = page(&app, &here, &reader).await;
        assert!(!shown.contains(BUTTON) && !shown.contains("Une traduction est demandée."), "{shown}");
        write("Trois essais en classe.").await;
        assert!(page(&app, &here, &reader).await.contains(BUTTON));
        assert!(is_asked().await && !is_asked().await, "its translation is behind");
        let shown = page(&app, &here, &reader).await;
        assert!(!shown.contains(BUTTON) && shown.contains("Une traduction est demandée."), "{shown}");
    }

    async fn the_home_of_those_who_offer_shows_an_outdated_translation_that_is_asked_for(db: Db) {
        let app = app_on(db).await;
        set_offers(&app, &["member-en", "co-facilitator"]).await;
        let (author, translator) = (app.cookie("member").await, app.cookie("co-facilitator").await);
        let here = written(&app, &author, "Un essai en classe.").await;
        app.send(&format!("{here}/partage"), &author, &[("audience", "community")]).await;
        let saved = [("base", "1"), ("other-text", "A trial in class.")];
        assert_eq!(app.send(&format!("{here}/traduction"), &translator, &saved).await.status, 303);
        let edit = format!("{here}/modifier");
        let form = opened(&app, &author, &edit).await;
        let text = [("lang", "fr"), ("text", "Deux essais en classe.")];
        assert_eq!(send(&app, &author, &edit, &form, &text).await.status, 303);
        let db = &app.scratch.db;
        let everybody = everybody(db).await;
        // Whether it is shown as something to translate, and as a translation that is behind.
        let shown = async |who: &str| {
            let (_, viewer) = everybody.iter().find(|(key, _)| key == who).expect("a person");
            let overview = store::overview(db, viewer, Lang::En, NOW, app.portal.now()).await.expect("an answer");
            let has = |list: &[store::OverviewEntry]| list.iter().any(|entry| here.ends_with(&entry.id.to_string()));
            (has(&overview.to_translate), has(&overview.to_update))
        };
        assert_eq!(shown("member-en").await, (false, false), "nobody asked for it");
        let asked = app.send(&format!("{here}/traduction/demande"), &app.cookie("facilitator").await, &[]).await;
        assert!(asked.header("location").ends_with("translation-asked"), "{}", asked.body);
        assert_eq!(shown("member-en").await, (true, false));
        assert_eq!(shown("co-facilitator").await, (false, true), "once");
    }

    async fn a_request_goes_to_the_author_and_to_so_many_others_at_most(db: Db) {
        let app = app_on(db).await;
        let db = &app.scratch.db;
        let home = community(db, "students-at-risk").await;
        let mut people: Vec<PersonId> = (0..MAX_VOLUNTEERS + 5).map(|_| PersonId::new()).collect();
        people.sort();
        let author = people[people.len() - 1];
        let mut tx = db.write().await.expect("a transaction");
        for person in &people {
            sqlx::query(
                "INSERT INTO person (id, email, name, lang, created_at, stamp, translates)
                 VALUES ($1, $2, 'Zoé Roy', 'fr', 0, '', 1)",
            )
            .bind(person.to_string())
            .bind(format!("{person}@ensemble.example"))
            .execute(&mut *tx)
            .await
            .expect("a person");
            sqlx::query("INSERT INTO membership (community_id, person_id, role, since) VALUES ($1, $2, 'member', 0)")
                .bind(home.to_string())
                .bind(person.to_string())
                .execute(&mut *tx)
                .await
                .expect("a member");
        }
        let ids = [ReflectionId::new(), ReflectionId::new()];
        for id in ids {
            let new = NewReflection { id, community: home, author };
            assert!(create(&mut tx, new, &super::super::written(Audience::Community), NOW).await.expect("written"));
            store::set_sharing(&mut tx, id, Audience::Community, false, &[], 1, NOW).await.expect("shared");
        }
        tx.commit().await.expect("committed");
        let everybody = everybody(db).await;
        let (_, reader) = everybody.iter().find(|(who, _)| who == "member").expect("a member");
        let mut asked = Vec::new();
        for id in ids {
            let reflection = store::find(db, reader, id).await.expect("an answer").expect("they read it");
            let mut tx = db.write().await.expect("a transaction");
            let people = store::volunteers(&mut tx, &reflection).await.expect("an answer");
            assert_eq!((people.len(), people.first()), (MAX_VOLUNTEERS, Some(&author)));
            assert_eq!(store::volunteers(&mut tx, &reflection).await.expect("an answer"), people, "each time");
            asked.push(people);
        }
        assert!(asked[1].iter().any(|person| !asked[0].contains(person)), "others for another reflection");
    }

    async fn the_profile_has_the_offer_and_the_home_follows_it(db: Db) {
        let app = app_on(db).await;
        set_offers(&app, &[]).await;
        let (author, other) = (app.cookie("member").await, app.cookie("member-en").await);
        let here = written(&app, &author, "Un essai zorglub.").await;
        app.send(&format!("{here}/partage"), &author, &[("audience", "community")]).await;
        let row = "Translate “<span lang=\"fr-CA\">Un essai zorglub";
        assert!(!page(&app, "/en", &other).await.replace("<!>", "").contains(row));
        let form = |translates: bool| {
            let mut form = vec![("name", "Imogen Thackeray-Wills"), ("lang", "en"), ("post", "Teacher")];
            form.extend(translates.then_some(("translates", "1")));
            form
        };
        assert_eq!(app.send("/en/account", &other, &form(true)).await.status, 303);
        assert!(page(&app, "/en", &other).await.replace("<!>", "").contains(row));
        let profile = page(&app, "/en/account", &other).await;
        let field = profile.split("id=\"translates\"").nth(1).and_then(|rest| rest.split('>').next());
        assert!(field.is_some_and(|attributes| attributes.contains("checked")), "{profile}");
        let data = page(&app, "/en/account/data/json", &other).await;
        assert!(data.contains("\"translates\""), "{data}");
        assert_eq!(app.send("/en/account", &other, &form(false)).await.status, 303);
        assert!(!page(&app, "/en", &other).await.replace("<!>", "").contains(row));
    }
}
