//! Who runs meetings, who follows them, and who learns nothing of them.

use super::{NOW, scene};
use ensemble_testing::on_both_with_content;

on_both_with_content! {
    async fn facilitators_and_coordinators_run_a_meeting_and_its_members_follow(db: Db) {
        let scene = scene(&db).await;
        for who in ["member", "member-en", "liaison", "person", "administrator", "observer"] {
            for below in ["/animer/commencer", "/animer/terminer", "/animer/changer"] {
                assert_eq!(scene.sends(who, below, &[("command", "pause")]).await.status, 404, "{who} {below}");
            }
            assert_eq!(scene.sends(who, "/ordre-du-jour/durees", &[]).await.status, 404, "{who}");
        }
        scene.begins().await;
        let page = async |who: &str, below: &str| {
            let cookie = scene.app.cookie(who).await;
            scene.app.get_with(&scene.at(below), "cookie", &cookie).await.status.as_u16()
        };
        // The liaison of the demonstration observes this community.
        for (who, runs, follows) in [
            ("facilitator", 200, 200),
            ("co-facilitator", 200, 200),
            ("coordinator", 200, 200),
            ("member", 404, 200),
            ("liaison", 404, 200),
            ("person", 404, 404),
            ("administrator", 404, 404),
        ] {
            assert_eq!(page(who, "/animer").await, runs, "{who}");
            for below in ["/participer", "/ecran"] {
                assert_eq!(page(who, below).await, follows, "{who} {below}");
            }
        }
        let visitor = scene.app.get(&scene.at("/participer")).await;
        assert!(visitor.header("location").starts_with("/fr/connexion?next="), "{}", visitor.status);
    }

    async fn the_page_of_the_meeting_leads_to_what_is_theirs(db: Db) {
        let scene = scene(&db).await;
        let member = scene.shown("member", "").await;
        assert!(!member.contains("/participer") && !member.contains("/animer\""), "it has not begun");
        assert!(scene.shown("facilitator", "").await.contains("/animer\""));
        scene.begins().await;
        let member = scene.shown("member", "").await;
        assert!(member.contains("/participer\"") && !member.contains("/animer\"") && !member.contains("/ecran\""));
        assert!(!scene.app.get(&scene.at("")).await.body.contains("/participer"), "visitors are not led there");
    }

    async fn a_server_function_asks_for_the_same_right(db: Db) {
        let scene = scene(&db).await;
        scene.begins().await;
        let meeting = scene.meeting.to_string();
        let form = [("lang", "fr"), ("meeting", meeting.as_str()), ("input[command]", "pause")];
        for (who, status) in [("member", 404), ("person", 404), ("facilitator", 200)] {
            let cookie = scene.app.cookie(who).await;
            assert_eq!(scene.app.send("/api/meetings/run", &cookie, &form).await.status, status, "{who}");
        }
        assert_eq!(scene.app.send("/api/meetings/run", "", &form).await.status, 401);
        assert_eq!(scene.run().await.paused_since, Some(NOW));
    }

    async fn nothing_runs_in_an_archived_community(db: Db) {
        let scene = scene(&db).await;
        let mut to = db.write().await.expect("a transaction");
        sqlx::query("UPDATE community SET archived_at = 1 WHERE id = $1").bind(scene.community.to_string()).execute(&mut *to).await.expect("archived");
        to.commit().await.expect("committed");
        assert_eq!(scene.sends("facilitator", "/animer/commencer", &[]).await.status, 404);
        assert_eq!(scene.phase().await, "published");
    }
}
