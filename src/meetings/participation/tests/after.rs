//! After a meeting: those who missed it are notified once, and contribute until a set day.

use super::{DAY, HOUR, Outcome, Scene, begun, everybody};
use ensemble_core::rights::{Action, rules::may};
use ensemble_meetings::meeting;
use ensemble_meetings::participation::store;
use ensemble_server::db::Db;
use ensemble_testing::{Answer, on_both_with_content};

async fn notified(scene: &Scene) -> Vec<String> {
    sqlx::query_scalar("SELECT to_address FROM outbox WHERE kind = 'meeting-missed' ORDER BY to_address")
        .fetch_all(&scene.app.scratch.db.reader)
        .await
        .expect("emails")
}

async fn contribute(scene: &Scene, who: &str, item: &str, text: &str) -> Answer {
    scene.send(who, "/rattrapage/contribution", &[("item", item), ("text", text)]).await
}

/// The meeting with an agenda, over for an hour, and an item of it; all members but one were there.
async fn over(db: &Db) -> (Scene, String) {
    let mut scene = begun(db, 30).await;
    let template = meeting::delivered().iter().next().expect("a template");
    let mut to = db.write().await.expect("a transaction");
    meeting::begin(&mut to, scene.meeting, None, &template.outline, scene.app.portal.now())
        .await
        .expect("an agenda");
    to.commit().await.expect("committed");
    scene.tick("facilitator", &["facilitator", "co-facilitator", "member"]).await;
    scene.app.later(2 * HOUR);
    let (agenda, _) = meeting::agenda_of(&scene.app.portal, scene.meeting.uuid()).await.expect("an agenda");
    let item = agenda.items[0].id.clone();
    (scene, item)
}

on_both_with_content! {
    async fn those_who_were_absent_are_notified_once(db: Db) {
        let (scene, _) = over(&db).await;
        assert!(scene.shown("facilitator", "/participation").await.contains("La liste est complète"));
        let done = scene.send("facilitator", "/participation/fin", &[]).await;
        assert!(done.header("location").ends_with("notice=message-sent"), "{}", done.body);
        let first = notified(&scene).await;
        assert!(first.len() == 1 && first[0].starts_with("imogen"), "the one member who was not there: {first:?}");
        let (one, other) = futures::join!(
            scene.send("facilitator", "/participation/fin", &[]),
            scene.send("co-facilitator", "/participation/fin", &[])
        );
        for again in [one, other] {
            assert!(again.header("location").ends_with("notice=added"), "{}", again.body);
        }
        assert_eq!(notified(&scene).await, first, "at most once");
        let text: String = sqlx::query_scalar("SELECT body_text FROM outbox WHERE kind = 'meeting-missed'")
            .fetch_one(&db.reader).await.expect("an email");
        assert!(text.contains("/catch-up") || text.contains("/rattrapage"), "{text}");
        let list = scene.get("member-en", "/fr/notifications").await.body;
        assert!(list.contains("Ce que vous avez manqué"), "{list}");
        let home = scene.get("member-en", "/fr").await.body;
        assert!(home.contains("/rattrapage"), "{home}");
        assert!(!scene.get("member", "/fr").await.body.contains("/rattrapage"), "who was there is not notified");
        assert!(scene.shown("member-en", "").await.contains("Voir ce que vous avez manqué"));
    }

    async fn who_stopped_these_emails_gets_none(db: Db) {
        let (scene, _) = over(&db).await;
        let cookie = scene.app.cookie("member-en").await;
        let chosen = scene.app.send("/fr/notifications/preferences", &cookie, &[("missed-meetings", "never")]).await;
        assert_eq!(chosen.status, 303, "{}", chosen.body);
        scene.send("facilitator", "/participation/fin", &[]).await;
        assert_eq!(notified(&scene).await, Vec::<String>::new());
        let rows: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM notification WHERE person_id = $1 AND kind = 'meeting-missed'")
            .bind(scene.person("member-en").await.to_string()).fetch_one(&db.reader).await.expect("a count");
        assert_eq!(rows, 1, "the portal's list has it");
    }

    async fn those_who_missed_it_contribute_until_the_deadline(db: Db) {
        let (mut scene, item) = over(&db).await;
        assert_eq!(contribute(&scene, "member-en", &item, "Mon avis : zirconium").await.status, 303);
        assert_eq!(contribute(&scene, "member-en", &item, "Mon avis : obsidienne").await.status, 303);
        assert_eq!(contribute(&scene, "member-en", "", "Merci à toute la communauté").await.status, 303);
        let there = contribute(&scene, "member", &item, "Mon avis : cobalt").await;
        assert!(there.status == 409 && there.body.contains("cobalt"), "those who were there do not: {}", there.body);
        for text in ["", &"é".repeat(5_001)] {
            let wrong = contribute(&scene, "member-en", &item, text).await;
            assert!(wrong.status == 422 && wrong.body.contains("Écrivez un texte"), "{}", wrong.status);
        }
        let gone = contribute(&scene, "member-en", "aucun-point", "Pour rien").await;
        assert!(gone.status == 409 && gone.body.contains("Pour rien"), "what was typed is shown: {}", gone.body);
        let page = scene.shown("member", "/rattrapage").await;
        assert!(page.contains("obsidienne") && !page.contains("zirconium") && page.contains("Merci à toute"), "{page}");
        assert!(!page.contains("cobalt") && !page.contains("Pour rien"), "{page}");
        assert!(!page.contains("<textarea") && !page.contains("Supprimer ma contribution"), "{page}");
        let set = async |scene: &Scene, who: &str, day: &str| {
            scene.send(who, "/rattrapage/echeance", &[("day", day)]).await.status.as_u16()
        };
        assert_eq!(set(&scene, "member", "2026-12-01").await, 404);
        for wrong in ["2026-11-01", "2030-01-01", "demain"] {
            assert_eq!(set(&scene, "facilitator", wrong).await, 422, "{wrong}");
        }
        assert_eq!(set(&scene, "facilitator", "2026-11-20").await, 303);
        scene.app.later(3 * DAY);
        let late = contribute(&scene, "member-en", "", "Trop tard quartzel").await;
        assert!(late.status == 409 && late.body.contains("La date limite des contributions est passée") && late.body.contains("quartzel"), "{}", late.body);
        let delete = scene.send("member-en", "/rattrapage/contribution/suppression", &[("item", &item)]).await;
        assert_eq!(delete.status, 303, "one's own text can still be taken away");
        assert!(!scene.shown("member", "/rattrapage").await.contains("obsidienne"));
    }

    async fn a_contribution_to_an_item_that_left_the_agenda_is_still_shown(db: Db) {
        let (scene, item) = over(&db).await;
        assert_eq!(contribute(&scene, "member-en", &item, "Mon avis : obsidienne").await.status, 303);
        scene.run("UPDATE late_contribution SET item = 'parti' WHERE meeting_id = $1").await;
        assert!(scene.shown("member", "/rattrapage").await.contains("obsidienne"));
        let page = scene.shown("member-en", "/rattrapage").await;
        assert!(page.matches("obsidienne").count() == 1 && page.contains("value=\"parti\""), "{page}");
        let delete = scene.send("member-en", "/rattrapage/contribution/suppression", &[("item", "parti")]).await;
        assert_eq!(delete.status, 303);
        assert!(!scene.shown("member", "/rattrapage").await.contains("obsidienne"));
    }

    async fn two_who_contribute_at_once_do_not_disturb_each_other(db: Db) {
        let (scene, item) = over(&db).await;
        scene.run("UPDATE participation SET tick = 'absent', tick_from = NULL, tick_until = NULL WHERE meeting_id = $1").await;
        assert_eq!(scene.outcome("member").await, Outcome::Absent);
        let (one, other) = futures::join!(
            contribute(&scene, "member-en", &item, "Mon avis : zirconium"),
            contribute(&scene, "member", &item, "Mon avis : obsidienne")
        );
        assert_eq!((one.status.as_u16(), other.status.as_u16()), (303, 303));
        let all = store::contributions(&db, scene.meeting).await.expect("contributions");
        assert_eq!(all.len(), 2);
    }

    async fn the_page_is_for_those_who_read_the_agenda(db: Db) {
        let (scene, item) = over(&db).await;
        contribute(&scene, "member-en", &item, "Mon avis : obsidienne").await;
        let (mut seen, mut refused) = (0, 0);
        for (who, viewer) in everybody(&db).await {
            let reads = may(&viewer, Action::ReadAgenda, Some(scene.community));
            let page = scene.get(&who, &format!("{}/rattrapage", scene.page())).await;
            assert_eq!(page.status, if reads { 200 } else { 404 }, "{who}");
            assert_eq!(page.body.contains("obsidienne"), reads, "{who}");
            assert!(!scene.get(&who, &scene.page()).await.body.contains("obsidienne"), "{who}");
            if reads { seen += 1 } else { refused += 1 }
        }
        assert!(seen > 3 && refused > 2, "{seen} {refused}");
        let visitor = scene.get("visitor", &format!("{}/rattrapage", scene.page())).await;
        assert!(visitor.header("location").starts_with("/fr/connexion"), "{}", visitor.status);
    }
}
