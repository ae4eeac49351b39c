//! The hours of a meeting that runs, for those who live by another clock.

use super::{MINUTE, NOW, plain, scene};
use ensemble_core::{Lang, format};
use ensemble_testing::on_both_with_content;

on_both_with_content! {
    async fn a_meeting_that_runs_says_its_hours_on_each_readers_clock_and_their_zone_on_the_screen(db: Db) {
        let mut scene = scene(&db).await;
        let mut to = db.write().await.expect("a transaction");
        sqlx::query("UPDATE meeting SET zone = 'America/Halifax' WHERE id = $1")
            .bind(scene.meeting.to_string())
            .execute(&mut *to)
            .await
            .expect("changed");
        to.commit().await.expect("committed");
        scene.begins().await;
        scene.app.later(2 * MINUTE);
        let hour = |at: i64, zone: &str| plain(&format::time(Lang::Fr, format::local_in(at, zone).time()));
        let said = |at: i64| format!("{} ({} chez vous)", hour(at, "America/Halifax"), hour(at, "America/Toronto"));
        let end = NOW + 60 * MINUTE;
        for (who, below) in [("member", "/participer"), ("facilitator", "/animer")] {
            let page = scene.shown(who, below).await;
            for at in [NOW + 10 * MINUTE, end] {
                assert!(page.contains(&said(at)), "{below}: {}: {page}", said(at));
            }
        }
        let next = format!("{} chez vous", hour(NOW + 10 * MINUTE, "America/Toronto"));
        assert!(scene.shown("facilitator", "/animer").await.matches(&next).count() > 1, "of each item that comes, too");
        let screen = scene.shown("member", "/ecran").await;
        let end = format!("Fin à {} (heure de l’Atlantique)", hour(end, "America/Halifax"));
        assert!(screen.contains(&end) && !screen.contains("chez vous"), "{end}: {screen}");
    }
}
