//! The partnership map is for those who read the agendas of the meetings.

use super::scene;
use ensemble_communities::community::store as communities;
use ensemble_core::{
    Lang,
    rights::{Action, rules::may},
};
use ensemble_testing::on_both_with_content;

on_both_with_content! {
    async fn the_map_shows_partners_to_those_who_read_the_agenda_only(db: Db) {
        let scene = scene(&db).await;
        let found = communities::find(&db, Lang::Fr, "eleves-a-risque").await.expect("an answer").expect("a community");
        let community = found.community.id;
        let meeting: String = sqlx::query_scalar("SELECT id FROM meeting WHERE community_id = $1 AND phase = 'published' ORDER BY id LIMIT 1")
            .bind(community.to_string())
            .fetch_one(&db.reader)
            .await
            .expect("a meeting");
        let mut tx = db.write().await.expect("a transaction");
        sqlx::query("INSERT INTO discussion_guide (meeting_id, guide) VALUES ($1, 'partnerships') ON CONFLICT (meeting_id) DO NOTHING")
            .bind(&meeting)
            .execute(&mut *tx)
            .await
            .expect("a guide");
        let author = ensemble_testing::id_of(&ensemble_testing::everybody(&db).await, "member");
        for (number, kind) in [(1, "present"), (2, "possible")] {
            sqlx::query(
                "INSERT INTO discussion_partner (id, meeting_id, table_number, person_id, kind, name, purpose, added_at)
                 VALUES ($1, $2, $3, $4, $5, 'Zibeline et fils', 'Un goûter', 1)",
            )
            .bind(format!("partner-{number}"))
            .bind(&meeting)
            .bind(i64::from(number))
            .bind(author.to_string())
            .bind(kind)
            .execute(&mut *tx)
            .await
            .expect("a partner");
        }
        tx.commit().await.expect("committed");
        let (mut allowed, mut refused) = (0, 0);
        for (who, viewer) in ensemble_testing::everybody(&db).await {
            let page = scene.page(&who, "/fr/services/partenaires").await;
            let reads = may(&viewer, Action::ReadAgenda, Some(community));
            assert_eq!(page.body.contains("Zibeline et fils"), reads, "{who}");
            if reads {
                allowed += 1;
                assert!(page.body.contains("2 groupes") && page.body.contains("role=\"img\""), "{who}: {}", page.body);
            } else {
                refused += 1;
            }
        }
        assert!(allowed >= 2 && refused >= 1, "{allowed} {refused}");
        assert_ne!(scene.page("", "/fr/services/partenaires").await.status, 200, "for those who are signed in");
    }
}
