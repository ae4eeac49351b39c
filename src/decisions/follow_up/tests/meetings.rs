//! What the page of a meeting shows.

use super::{ADD, LIST, SEEDED, added, app_without_follow_ups, pressed, word};
use ensemble_core::ids::MeetingId;
use ensemble_decisions::follow_up;
use ensemble_testing::{TestApp, on_both_with_content};

/// The meetings of the community that are announced, the next one first.
async fn ahead(app: &TestApp) -> Vec<String> {
    sqlx::query_scalar(
        "SELECT m.id FROM meeting m JOIN community_slug s ON s.community_id = m.community_id
         WHERE s.slug = 'eleves-a-risque' AND m.phase = 'published' ORDER BY m.begins_at, m.id",
    )
    .fetch_all(&app.scratch.db.reader)
    .await
    .expect("meetings")
}

on_both_with_content! {
    async fn what_is_open_is_above_the_agenda_of_the_next_meeting_until_it_is_closed(db: Db) {
        let app = app_without_follow_ups(db).await;
        let member = app.cookie("member").await;
        let id = added(&app, &member, &[]).await;
        let meetings = ahead(&app).await;
        let page = async |meeting: &str, cookie: &str| {
            app.get_with(&format!("/fr/rencontres/{meeting}"), "cookie", cookie).await.body
        };
        let next = page(&meetings[0], &member).await;
        let (before, _) = next.split_once("id=\"agenda\"").expect("an agenda");
        assert!(before.contains("Apporter le zirconium"), "{next}");
        assert!(!page(&meetings[1], &member).await.contains(SEEDED), "only of the next one");
        assert!(!app.get(&format!("/fr/rencontres/{}", meetings[0])).await.body.contains(SEEDED), "not for visitors");
        assert!(!page(&meetings[0], &app.cookie("person").await).await.contains(SEEDED));
        pressed(&app, &member, id, "finish", "").await;
        assert!(!page(&meetings[0], &member).await.contains(SEEDED), "it is done");
    }

    async fn what_came_up_in_a_meeting_stays_on_its_page(db: Db) {
        let app = app_without_follow_ups(db).await;
        let member = app.cookie("member").await;
        let meetings = ahead(&app).await;
        let id = added(&app, &member, &[("meeting", &meetings[1]), ("item", "0190f5c000007000800000000000000a")]).await;
        let of = "SELECT meeting_id || ' ' || item FROM follow_up WHERE id = $1";
        assert_eq!(word(&app, of, &id.to_string()).await, format!("{} 0190f5c000007000800000000000000a", meetings[1]));
        pressed(&app, &member, id, "finish", "").await;
        let page = app.get_with(&format!("/fr/rencontres/{}", meetings[1]), "cookie", &member).await.body;
        assert!(page.contains("Convenu à cette rencontre") && page.contains(SEEDED), "{page}");
        // A meeting of another community is no meeting of this one, and an item has an id.
        let other: String = sqlx::query_scalar(
            "SELECT m.id FROM meeting m JOIN community_slug s ON s.community_id = m.community_id
             WHERE s.slug = 'psychologues' AND m.phase = 'published' LIMIT 1",
        )
        .fetch_one(&app.scratch.db.reader)
        .await
        .expect("a meeting");
        let id = added(&app, &member, &[("meeting", &other), ("item", "<b>")]).await;
        let none = "SELECT CASE WHEN meeting_id IS NULL AND item IS NULL THEN 'none' ELSE 'some' END FROM follow_up WHERE id = $1";
        assert_eq!(word(&app, none, &id.to_string()).await, "none");
    }

    async fn beside_an_item_only_its_own_are_read_and_none_that_was_dropped(db: Db) {
        let app = app_without_follow_ups(db.clone()).await;
        let member = app.cookie("member").await;
        let meeting = ahead(&app).await.swap_remove(1);
        let [item, other] = ["0190f5c000007000800000000000000a", "0190f5c000007000800000000000000b"];
        let at = async |item: &str| added(&app, &member, &[("meeting", &meeting), ("item", item)]).await;
        let (open, finished, dropped) = (at(item).await, at(item).await, at(item).await);
        at(other).await;
        pressed(&app, &member, finished, "finish", "").await;
        assert_eq!(pressed(&app, &app.cookie("facilitator").await, dropped, "drop", "Plus utile.").await.status, 303);
        let id: MeetingId = meeting.parse().expect("an id");
        let mut read: Vec<_> =
            follow_up::of_item(&db, id, item).await.expect("follow-ups").iter().map(|each| each.id).collect();
        let mut expected = vec![open, finished];
        read.sort_unstable();
        expected.sort_unstable();
        assert_eq!(read, expected);
    }

    async fn one_that_is_added_while_the_meeting_runs_leads_back_to_its_page(db: Db) {
        let app = app_without_follow_ups(db).await;
        let cookie = app.cookie("facilitator").await;
        let meeting = ahead(&app).await.swap_remove(0);
        let at = |below: &str| format!("/fr/rencontres/{meeting}{below}");
        assert_eq!(app.send(&at("/animer/commencer"), &cookie, &[]).await.status, 303);
        for (below, back) in [("/animer", "facilitator"), ("/participer", "participant")] {
            let field = format!("name=\"back\" value=\"{back}\"");
            let page = app.get_with(&at(below), "cookie", &cookie).await.body;
            assert!(page.contains(&field) && !page.contains("Le suivi est ajouté."), "{page}");
            let form = [("text", "Apporter le zirconium"), ("meeting", meeting.as_str()), ("back", back)];
            let refused = app.send(ADD, &cookie, &[("text", " "), form[1], form[2]]).await;
            assert!(refused.status == 422 && refused.body.contains(&field), "it still leads there: {}", refused.body);
            let added = app.send(ADD, &cookie, &form).await;
            assert_eq!(added.header("location"), format!("{}?notice=added#add-follow-up", at(below)), "{}", added.body);
            let page = app.get_with(&at(&format!("{below}?notice=added")), "cookie", &cookie).await.body;
            assert!(page.contains("Le suivi est ajouté."), "{page}");
        }
        let form = [("text", "Apporter le zirconium"), ("back", "facilitator")];
        let without = app.send(ADD, &cookie, &form).await;
        assert!(without.header("location").starts_with(&format!("{LIST}?notice=added#")), "without a meeting there is no such page");
        let elsewhere = app.send(ADD, &cookie, &[form[0], ("meeting", meeting.as_str()), ("back", "https://elsewhere.example/")]).await;
        assert_eq!(elsewhere.status, 400);
    }
}
