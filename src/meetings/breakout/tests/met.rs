//! Who sat together is counted for a school year, over all meetings of a community.

use super::{NOW, Round, Scene, scene, store, under_way};
use ensemble_meetings::breakout::rules::{Met, in_order, school_year_begins};
use ensemble_testing::on_both_with_content;

/// Counts those who sit together in a round.
fn count(met: &mut Met, round: &Round) {
    for table in &round.tables {
        for (place, one) in table.members.iter().enumerate() {
            for other in &table.members[place + 1..] {
                *met.entry(in_order(one.person, other.person)).or_default() += 1;
            }
        }
    }
}

impl Scene {
    /// Who sat together in the school year of these tests.
    async fn met(&self) -> Met {
        let since = school_year_begins(NOW);
        store::met(&self.app.scratch.db, self.community, since).await.expect("an answer")
    }

    /// Sets when a round was opened.
    async fn opened_at(&self, round: &Round, at: i64) {
        let mut to = self.app.scratch.db.write().await.expect("a transaction");
        sqlx::query("UPDATE breakout_round SET opened_at = $2 WHERE id = $1")
            .bind(round.id.to_string())
            .bind(at)
            .execute(&mut *to)
            .await
            .expect("changed");
        to.commit().await.expect("committed");
    }
}

on_both_with_content! {
    async fn who_sat_together_is_counted_over_the_meetings_of_a_school_year(db: Db) {
        let mut scene = scene(&db).await;
        // The demonstration has tables, too.
        let mut expected = scene.met().await;
        let made = scene.make(&["member", "member-en", "co-facilitator", "facilitator"]).await;
        assert_eq!(made.status, 303, "{}", made.body);
        assert_eq!(scene.met().await, expected, "no one sat at a table that was not opened");
        assert_eq!(scene.run("open").await.status, 303);
        let first = scene.round().await;
        count(&mut expected, &first);
        assert_eq!(scene.met().await, expected);

        scene.meeting = under_way(&db, scene.community).await;
        let second = scene.opened().await;
        count(&mut expected, &second);
        assert_eq!(scene.met().await, expected);
        assert!(expected.values().sum::<u32>() >= 4, "{expected:?}");

        scene.meeting = under_way(&db, scene.community).await;
        let third = scene.opened().await;
        scene.opened_at(&third, school_year_begins(NOW) - 1).await;
        assert_eq!(scene.met().await, expected, "it was in the school year before");
        scene.opened_at(&third, school_year_begins(NOW)).await;
        count(&mut expected, &third);
        assert_eq!(scene.met().await, expected);
    }
}
