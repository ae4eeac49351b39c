//! Undoing the removal of a member: the role and the date come back, for ten minutes, and no one gets more than they had.

use super::{ACCEPT, JOIN, LEAVE, MEMBERS, REMOVE, ROLE, change, community, id_of};
use ensemble::app::maintenance;
use ensemble_communities::membership::{model::Liaison, store};
use ensemble_testing::{TestApp, app_on, on_both_with_content};

const RESTORE: &str = "/fr/communautes/eleves-a-risque/membres/retrait/annulation";
const UNDO: &str = "Annuler le retrait";
const MINUTE: i64 = 60_000;

/// What a person is in the community, and since when.
async fn membership(app: &TestApp, person: &str) -> Option<(String, i64)> {
    sqlx::query_as(
        "SELECT m.role, m.since FROM membership m
         JOIN community_slug s ON s.community_id = m.community_id AND s.slug = 'eleves-a-risque'
         WHERE m.person_id = $1",
    )
    .bind(person)
    .fetch_optional(&app.scratch.db.reader)
    .await
    .expect("an answer")
}

async fn count(app: &TestApp, statement: &'static str) -> i64 {
    sqlx::query_scalar(statement).fetch_one(&app.scratch.db.reader).await.expect("a count")
}

async fn send(app: &TestApp, address: &str, who: &str, person: &str) -> (u16, String) {
    let cookie = if who.is_empty() { String::new() } else { app.cookie(who).await };
    let answer = app.send(address, &cookie, &[("person", person)]).await;
    let said = if answer.status == 303 { answer.header("location").to_owned() } else { answer.body };
    (answer.status.as_u16(), said)
}

async fn page(app: &TestApp, who: &str) -> String {
    app.get_with(MEMBERS, "cookie", &app.cookie(who).await).await.body
}

on_both_with_content! {
    async fn role_and_date_come_back_once(db: Db) {
        let app = app_on(db).await;
        change(&app, "UPDATE membership SET role = 'observer', since = 7 WHERE person_id IN (SELECT id FROM person WHERE email LIKE 'beatrice%')").await;
        let member = id_of(&app, "beatrice").await;
        let before = membership(&app, &member).await;
        assert_eq!(before, Some(("observer".to_owned(), 7)));
        assert!(!page(&app, "facilitator").await.contains(UNDO));
        let emails = count(&app, "SELECT COUNT(*) FROM outbox").await;
        let (status, there) = send(&app, REMOVE, "facilitator", &member).await;
        assert!(status == 303 && there.ends_with("notice=member-removed"), "{there}");
        assert_eq!(membership(&app, &member).await, None);
        let shown = page(&app, "co-facilitator").await;
        assert!(shown.contains(UNDO) && shown.contains("Béatrice Lafrenaye-Diallo"), "{shown}");
        assert!(!page(&app, "member-en").await.contains(UNDO), "members do not see who was removed");
        for (who, status) in [("", 401), ("member-en", 404), ("member", 404), ("person", 404), ("observer", 404)] {
            assert_eq!(send(&app, RESTORE, who, &member).await.0, status, "{who}");
        }
        assert_eq!(membership(&app, &member).await, None);
        let (status, there) = send(&app, RESTORE, "co-facilitator", &member).await;
        assert!(status == 303 && there.ends_with("notice=removal-undone"), "{there}");
        assert_eq!(membership(&app, &member).await, before);
        let (status, there) = send(&app, RESTORE, "facilitator", &member).await;
        assert!(status == 303 && there.ends_with("/membres"), "twice: {there}");
        assert_eq!(membership(&app, &member).await, before);
        assert!(!page(&app, "facilitator").await.contains(UNDO));
        assert_eq!(count(&app, "SELECT COUNT(*) FROM audit WHERE action = 'membership.role'").await, 2, "removed, and back");
        assert_eq!(count(&app, "SELECT COUNT(*) FROM outbox").await, emails, "no email is sent about either");
    }

    async fn two_people_undo_a_removal_at_once_and_it_is_done_once(db: Db) {
        let app = app_on(db).await;
        let member = id_of(&app, "beatrice").await;
        let before = membership(&app, &member).await;
        send(&app, REMOVE, "facilitator", &member).await;
        let (one, other) = futures::join!(
            send(&app, RESTORE, "facilitator", &member),
            send(&app, RESTORE, "co-facilitator", &member)
        );
        assert_eq!((one.0, other.0), (303, 303));
        let undone = [one.1, other.1].iter().filter(|there| there.ends_with("notice=removal-undone")).count();
        assert_eq!((undone, membership(&app, &member).await), (1, before));
        assert_eq!(count(&app, "SELECT COUNT(*) FROM audit WHERE action = 'membership.role'").await, 2);
    }

    async fn after_ten_minutes_it_is_too_late(db: Db) {
        let mut app = app_on(db).await;
        let member = id_of(&app, "beatrice").await;
        send(&app, REMOVE, "facilitator", &member).await;
        app.later(10 * MINUTE - 1);
        assert!(page(&app, "facilitator").await.contains(UNDO));
        maintenance::run(&app.portal).await.expect("run");
        assert_eq!(count(&app, "SELECT COUNT(*) FROM removed_member").await, 1);
        app.later(1);
        assert!(!page(&app, "facilitator").await.contains(UNDO));
        assert_eq!(send(&app, RESTORE, "facilitator", &member).await.0, 303);
        assert_eq!(membership(&app, &member).await, None);
        maintenance::run(&app.portal).await.expect("run");
        assert_eq!(count(&app, "SELECT COUNT(*) FROM removed_member").await, 0, "nothing of it is kept");
    }

    async fn who_was_added_again_stays_as_they_are(db: Db) {
        let app = app_on(db).await;
        let member = id_of(&app, "beatrice").await;
        send(&app, REMOVE, "facilitator", &member).await;
        app.send(JOIN, &app.cookie("member").await, &[("message", "Encore moi")]).await;
        let request: String = sqlx::query_scalar("SELECT id FROM join_request").fetch_one(&app.scratch.db.reader).await.expect("one request");
        let facilitator = app.cookie("facilitator").await;
        assert_eq!(app.send(ACCEPT, &facilitator, &[("request", request.as_str())]).await.status, 303);
        assert_eq!(app.send(ROLE, &facilitator, &[("person", member.as_str()), ("role", "observer")]).await.status, 303);
        let now = membership(&app, &member).await;
        assert_eq!(now.as_ref().map(|(role, _)| role.as_str()), Some("observer"));
        assert!(!page(&app, "facilitator").await.contains(UNDO));
        assert_eq!(send(&app, RESTORE, "facilitator", &member).await.0, 303);
        assert_eq!(membership(&app, &member).await, now);
        // An old button does not bring a person back who has left by themself since.
        assert_eq!(app.send(LEAVE, &app.cookie("member").await, &[]).await.status, 303);
        send(&app, RESTORE, "facilitator", &member).await;
        assert_eq!(membership(&app, &member).await, None);
        assert_eq!(count(&app, "SELECT COUNT(*) FROM removed_member").await, 0);
    }

    async fn people_cannot_undo_their_own_removal_and_a_role_that_is_gone_does_not_come_back(db: Db) {
        let app = app_on(db).await;
        change(&app, "INSERT INTO membership (person_id, community_id, role, since) SELECT p.id, s.community_id, 'member', 3 FROM person p JOIN community_slug s ON s.slug = 'eleves-a-risque' WHERE p.email LIKE 'solene%'").await;
        let coordinator = id_of(&app, "solene").await;
        send(&app, REMOVE, "facilitator", &coordinator).await;
        let (status, body) = send(&app, RESTORE, "coordinator", &coordinator).await;
        assert!(status == 422 && body.contains("vous donner accès"), "{body}");
        assert_eq!(membership(&app, &coordinator).await, None);
        send(&app, RESTORE, "facilitator", &coordinator).await;
        assert_eq!(membership(&app, &coordinator).await, Some(("member".to_owned(), 3)));

        let (member, community) = (id_of(&app, "beatrice").await, community(&app).await);
        let set = async |liaison| {
            let mut to = app.scratch.db.write().await.expect("a transaction");
            store::set_liaison(&mut to, community, liaison).await.expect("set");
            to.commit().await.expect("committed");
        };
        set(Liaison::Relay).await;
        change(&app, "UPDATE membership SET role = 'liaison' WHERE person_id IN (SELECT id FROM person WHERE email LIKE 'beatrice%')").await;
        send(&app, REMOVE, "facilitator", &member).await;
        set(Liaison::None).await;
        let (status, body) = send(&app, RESTORE, "facilitator", &member).await;
        assert!(status == 422 && body.contains("ne travaille pas avec un ordre"), "{body}");
        assert_eq!(membership(&app, &member).await, None);
    }

    async fn a_closed_account_does_not_come_back(db: Db) {
        let app = app_on(db).await;
        let member = id_of(&app, "beatrice").await;
        send(&app, REMOVE, "facilitator", &member).await;
        change(&app, "UPDATE person SET closed_at = 1 WHERE email LIKE 'beatrice%'").await;
        assert!(!page(&app, "facilitator").await.contains(UNDO));
        assert_eq!(send(&app, RESTORE, "facilitator", &member).await.0, 303);
        assert_eq!(membership(&app, &member).await, None);
    }
}
