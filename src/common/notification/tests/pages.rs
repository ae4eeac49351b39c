//! The list, the preferences, and stopping emails, through the whole service.

use axum::{body::Body, http::Request};

use super::{facilitated, french, reflection_of, run, text};
use ensemble_common::notification::{
    PerLang,
    events::{CommentDetails, Mentioned},
    model::Delivery,
    notify,
    store::preferences,
};
use ensemble_core::ids::{CommunityId, PersonId, ReflectionId};
use ensemble_server::db::Db;
use ensemble_testing::{TestApp, app, app_on, on_both_with_content};

const LIST: &str = "/fr/notifications";

async fn one(db: &Db, statement: &'static str, id: impl ToString) -> String {
    sqlx::query_scalar(statement).bind(id.to_string()).fetch_one(&db.reader).await.expect("one of them")
}

/// A person, their cookie, and a reflection that they may read.
struct Scene {
    app: TestApp,
    person: PersonId,
    cookie: String,
    community: CommunityId,
    reflection: ReflectionId,
}

impl Scene {
    async fn of(app: TestApp) -> Self {
        let db = app.scratch.db.clone();
        let (community, people) = facilitated(&db).await;
        french(&db, people[0]).await;
        let reflection = reflection_of(&db, community, people[0]).await;
        let cookie = app.cookie_of(people[0]).await;
        run(&db, "DELETE FROM notification WHERE person_id = $1", people[0]).await;
        Self { app, person: people[0], cookie, community, reflection }
    }

    fn db(&self) -> &Db {
        &self.app.scratch.db
    }

    async fn mention(&self) {
        let event = Mentioned(CommentDetails {
            reflection: self.reflection,
            community: self.community,
            comment: None,
            recipients: vec![self.person],
            unread_since_email: Vec::new(),
            community_name: text("Lecture"),
            link: PerLang::of(|lang| format!("https://ensemble.example/{}", lang.code())),
        });
        let mut tx = self.db().write().await.expect("a transaction");
        notify(&mut tx, &self.app.portal, &event).await.expect("notified");
        tx.commit().await.expect("committed");
    }

    async fn page(&self, address: &str) -> String {
        let page = self.app.get_with(address, "cookie", &self.cookie).await;
        assert_eq!(page.status, 200, "{address}");
        page.body
    }

    async fn newest(&self) -> String {
        one(self.db(), "SELECT MAX(id) FROM notification WHERE person_id = $1", self.person).await
    }
}

on_both_with_content! {
    async fn a_notification_is_listed_followed_and_then_read(db: Db) {
        let scene = Scene::of(app_on(db).await).await;
        assert!(scene.page(LIST).await.contains("Rien pour le moment"));
        scene.mention().await;
        scene.mention().await;
        let page = scene.page(LIST).await;
        for part in ["On vous mentionne dans «\u{a0}Ma zibeline\u{a0}»", "2 non lues", "Aujourd’hui", "Tout marquer comme lu"] {
            assert!(page.contains(part), "{part}");
        }
        assert!(page.contains("<span aria-hidden=\"true\" class=\"bell-count\">2</span>"));
        let newest = scene.newest().await;
        let here = format!("{LIST}/{newest}");
        assert!(page.contains(&here));
        let followed = scene.app.get_with(&here, "cookie", &scene.cookie).await;
        let to = format!("/fr/reflexions/{}", scene.reflection);
        assert_eq!((followed.status.as_u16(), followed.header("location")), (303, to.as_str()));
        assert!(scene.page(LIST).await.contains("1 non lue"));

        // Another person has no such notification, and a visitor signs in first.
        let other = scene.app.cookie("person").await;
        assert_eq!(scene.app.get_with(&here, "cookie", &other).await.status, 404);
        assert_eq!(scene.app.get_with(&format!("{LIST}/x"), "cookie", &scene.cookie).await.status, 404);
        assert_eq!(scene.app.get_with(&format!("{LIST}?before=x"), "cookie", &scene.cookie).await.status, 404);
        assert_eq!(scene.app.get(&here).await.status, 303);

        // Those that come after the list was shown stay unread.
        scene.mention().await;
        let form = [("newest", newest.as_str())];
        assert_eq!(scene.app.send("/fr/notifications/lues", &scene.cookie, &form).await.status, 303);
        assert!(scene.page(LIST).await.contains("1 non lue"));
        // To read what it is about by another way marks it, too.
        scene.page(&to).await;
        let page = scene.page("/en/notifications").await;
        assert!(page.contains("Nothing new") && !page.contains("bell-count"), "{page}");
    }

    async fn of_what_is_gone_nothing_is_shown(db: Db) {
        let scene = Scene::of(app_on(db).await).await;
        scene.mention().await;
        for (change, back) in [
            ("UPDATE reflection SET removed_at = 1, removed_by = 'author' WHERE id = $1", "UPDATE reflection SET removed_at = NULL, removed_by = NULL WHERE id = $1"),
            ("UPDATE reflection SET level = 'me' WHERE id = $1", "UPDATE reflection SET level = 'community' WHERE id = $1"),
        ] {
            run(scene.db(), "UPDATE reflection SET person_id = (SELECT id FROM person WHERE email LIKE 'edmund%') WHERE id = $1", scene.reflection).await;
            run(scene.db(), change, scene.reflection).await;
            let page = scene.page(LIST).await;
            assert!(!page.contains("zibeline"), "{change}");
            assert!(page.contains("une page que vous ne pouvez plus consulter"), "{change}");
            let gone = scene.page(&format!("{LIST}/{}", scene.newest().await)).await;
            assert!(gone.contains("Page non disponible") && !gone.contains("zibeline"), "{change}");
            run(scene.db(), back, scene.reflection).await;
            assert!(scene.page(LIST).await.contains("zibeline"));
        }
    }

    async fn ten_thousand_unread_are_a_short_page(db: Db) {
        let scene = Scene::of(app_on(db).await).await;
        scene.mention().await;
        let many = match scene.db().engine {
            ensemble_server::db::Engine::Sqlite => {
                "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9999)
                 INSERT INTO notification (id, person_id, kind, category, community_id, subject_kind, subject_id, created_at)
                 SELECT printf('01900000-0000-7000-8000-%012d', n.i), m.person_id, m.kind, m.category, m.community_id, m.subject_kind, m.subject_id, m.created_at
                 FROM n, notification m WHERE m.person_id = $1"
            }
            ensemble_server::db::Engine::Postgres => {
                "INSERT INTO notification (id, person_id, kind, category, community_id, subject_kind, subject_id, created_at)
                 SELECT '01900000-0000-7000-8000-' || lpad(CAST(n.i AS TEXT), 12, '0'), m.person_id, m.kind, m.category, m.community_id, m.subject_kind, m.subject_id, m.created_at
                 FROM generate_series(1, 9999) AS n (i), notification m WHERE m.person_id = $1"
            }
        };
        run(scene.db(), many, scene.person).await;
        let page = scene.page(LIST).await;
        assert!(page.contains(">99+</span>") && page.contains("Plus de 99 non lues"));
        assert_eq!(page.matches("class=\"unread\"").count(), 30);
        let next = page.split("?before=").nth(1).and_then(|rest| rest.split('"').next()).expect("an older page");
        let older = scene.page(&format!("{LIST}?before={next}")).await;
        assert_eq!(older.matches("class=\"unread\"").count(), 30);
        let newest = scene.newest().await;
        let form = [("newest", newest.as_str())];
        assert_eq!(scene.app.send("/fr/notifications/lues", &scene.cookie, &form).await.status, 303);
        assert!(scene.page(LIST).await.contains("Tout est lu"));
    }

    async fn one_click_stops_a_kind_of_email_without_signing_in(db: Db) {
        let scene = Scene::of(app_on(db).await).await;
        scene.mention().await;
        let address: String = one(scene.db(), "SELECT unsubscribe FROM outbox WHERE person_id = $1 ORDER BY id DESC LIMIT 1", scene.person).await;
        let address = address.strip_prefix("http://127.0.0.1:3000").expect("our own").to_owned();
        let text: String = one(scene.db(), "SELECT body_text FROM outbox WHERE person_id = $1 ORDER BY id DESC LIMIT 1", scene.person).await;
        assert!(text.contains(&address) && text.contains("/fr/notifications/preferences"), "{text}");
        let mentions = ensemble_common::notification::NotificationCategory::Mentions;
        let now = async || preferences(scene.db(), scene.person).await.expect("preferences").everywhere(mentions);

        let shown = scene.app.get(&address).await;
        assert!(shown.status == 200 && shown.body.contains("<button") && shown.body.contains("un texte me mentionne"));
        assert_eq!(now().await, Delivery::AtOnce, "to look stops nothing");
        // As mail programs send it: without a cookie, an origin or a page that was opened before.
        for _ in 0..2 {
            let request = Request::post(&address)
                .header("content-type", "application/x-www-form-urlencoded")
                .body(Body::from("List-Unsubscribe=One-Click"))
                .expect("a request");
            assert_eq!(scene.app.request(request).await.status, 200);
            assert_eq!(now().await, Delivery::Never);
        }
        for forged in ["/fr/desabonnement", "/fr/desabonnement?key=x", &address.replace("mentions", "replies")] {
            let request = Request::post(forged).body(Body::empty()).expect("a request");
            assert_eq!(scene.app.request(request).await.status, 410, "{forged}");
            assert_eq!(scene.app.get(forged).await.status, 410, "{forged}");
        }
    }

    async fn preferences_are_kept_for_all_and_for_one_community(db: Db) {
        let scene = Scene::of(app_on(db).await).await;
        let address = "/fr/notifications/preferences";
        let here = format!("{}.mentions.never", scene.community);
        let form = [("meetings", "digest"), ("digest", "daily"), ("in-community", here.as_str())];
        assert_eq!(scene.app.send(address, &scene.cookie, &form).await.status, 303);
        let page = scene.page(address).await;
        assert!(page.contains("Choix particuliers"));
        scene.mention().await;
        let emails: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM outbox WHERE person_id = $1 AND kind = 'mentioned'")
            .bind(scene.person.to_string())
            .fetch_one(&scene.db().reader)
            .await
            .expect("a count");
        assert_eq!(emails, 0, "not in this community");
        let again = format!("{}.mentions.", scene.community);
        assert_eq!(scene.app.send(address, &scene.cookie, &[("in-community", &again)]).await.status, 303);
        assert!(!scene.page(address).await.contains("Choix particuliers"));
        let strange = [CommunityId::new().to_string() + ".mentions.never", format!("{}.x.never", scene.community), format!("{}.mentions.x", scene.community), format!("{}.reminders.never", scene.community), "x".to_owned()];
        for wrong in strange {
            assert_eq!(scene.app.send(address, &scene.cookie, &[("in-community", &wrong)]).await.status, 400, "{wrong}");
        }
        assert_eq!(scene.app.send(address, &scene.cookie, &[("meetings", "sometimes")]).await.status, 400);
        let requests = format!("{}.join-requests.never", scene.community);
        assert_eq!(scene.app.send(address, &scene.cookie, &[("in-community", &requests)]).await.status, 303);
        let member = scene.app.cookie("member").await;
        assert_eq!(scene.app.send(address, &member, &[("in-community", &here)]).await.status, 303, "they belong to it");
        assert_eq!(scene.app.send(address, &member, &[("in-community", &requests)]).await.status, 400, "they get none");
    }
}

#[tokio::test]
async fn visitors_have_no_bell() {
    let app = app().await;
    assert!(!app.get("/fr").await.body.contains("class=\"bell\""));
}
