//! The counts that triggers keep are those of the answers, whatever happens to these.

use std::time::Duration;

use sqlx::AssertSqlSafe;

use super::{NOW, made, store};
use ensemble_calls::interest::{self, model::Interest};
use ensemble_core::ids::NeedId;
use ensemble_server::db::Db;
use ensemble_testing::{calls::answer, on_both_with_content};

/// Need, organization and how many gave each rank, in each row.
const KEPT: &str =
    "SELECT need_id || ' ' || organisation || ' ' || first_rank || ' ' || second_rank || ' ' || third_rank
     FROM need_asked";
const COUNTED: &str =
    "SELECT need_id || ' ' || COALESCE(organisation, '') || ' ' || COUNT(CASE WHEN rank = 1 THEN 1 END)
       || ' ' || COUNT(CASE WHEN rank = 2 THEN 1 END) || ' ' || COUNT(CASE WHEN rank = 3 THEN 1 END)
     FROM interest_need WHERE sent = 1 GROUP BY need_id, COALESCE(organisation, '')";

async fn rows(db: &Db, statement: &'static str) -> Vec<String> {
    let mut rows: Vec<String> = sqlx::query_scalar(statement).fetch_all(&db.reader).await.expect("rows");
    rows.sort();
    rows
}

on_both_with_content! {
    async fn twenty_of_those_who_would_help_are_named_and_all_are_counted(db: Db) {
        let made = made(db.clone(), NOW - 1).await;
        let mut to = db.write().await.expect("a transaction");
        for index in 0..21 {
            let email = format!("aide-{index}@besoins.example");
            let person = Interest { steering: true, ..answer(&made.call, 0, None, &email) };
            interest::add_sent(&mut to, &person).await.expect("an answer");
        }
        to.commit().await.expect("committed");
        let steering = store::steering(&db, made.call.id).await.expect("people");
        assert_eq!((steering.count, steering.people.len()), (22, 20), "with Chloé");
    }

    // Without the lock of the trigger, PostgreSQL would end one of the two.
    async fn answers_of_one_organization_that_change_at_once_are_both_counted(db: Db) {
        let made = made(db.clone(), NOW - 1).await;
        let [time, words, _] = made.offered;
        let change = async |person: usize, needs: [NeedId; 2]| {
            let mut to = db.write().await.expect("a transaction");
            for need in needs {
                sqlx::query("UPDATE interest_need SET rank = 3 WHERE interest_id = $1 AND need_id = $2")
                    .bind(made.people[person].to_string())
                    .bind(need.to_string())
                    .execute(&mut *to)
                    .await
                    .expect("a change");
                tokio::time::sleep(Duration::from_millis(200)).await;
            }
            to.commit().await.expect("committed");
        };
        tokio::join!(change(0, [time, words]), change(1, [words, time]));
        assert_eq!(rows(&db, KEPT).await, rows(&db, COUNTED).await);
        assert_eq!(made.found("Du temps").await.asked.ranks, [1, 0, 2]);
    }

    async fn counts_follow_whatever_happens_to_an_answer(db: Db) {
        let made = made(db.clone(), NOW - 1).await;
        let mut last = rows(&db, KEPT).await;
        assert!(!last.is_empty());
        assert_eq!(last, rows(&db, COUNTED).await, "at first");
        let (aurelie, blake) = (made.people[0], made.people[1]);
        for statement in [
            format!("UPDATE interest SET state = 'withdrawn' WHERE id = '{aurelie}'"),
            format!("UPDATE interest SET state = 'sent' WHERE id = '{aurelie}'"),
            format!("UPDATE interest SET organisation_key = '' WHERE id = '{aurelie}'"),
            format!("UPDATE interest SET organisation_id = (SELECT MIN(id) FROM organisation) WHERE id = '{aurelie}'"),
            format!("UPDATE interest SET organisation_id = NULL, organisation_key = 'ailleurs' WHERE id = '{aurelie}'"),
            format!("UPDATE interest_need SET rank = 4 - rank WHERE interest_id = '{aurelie}'"),
            format!("DELETE FROM interest_need WHERE interest_id = '{blake}' AND rank = 1"),
            format!("DELETE FROM interest WHERE id = '{blake}'"),
            format!("DELETE FROM need WHERE id = '{}'", made.offered[1]),
            format!("UPDATE interest SET state = 'withdrawn' WHERE call_id = '{}'", made.call.id),
        ] {
            let mut to = db.write().await.expect("a transaction");
            sqlx::query(AssertSqlSafe(statement.clone())).execute(&mut *to).await.expect("a change");
            to.commit().await.expect("committed");
            let kept = rows(&db, KEPT).await;
            assert_eq!(kept, rows(&db, COUNTED).await, "{statement}");
            assert_ne!(kept, last, "{statement} changes a count");
            last = kept;
        }
    }
}
