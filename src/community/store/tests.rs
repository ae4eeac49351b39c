use sqlx::{AssertSqlSafe, Row};

use super::{LIST, bound};
use crate::{community::model::CommunityFilter, server::db::testing::sqlite};

#[tokio::test]
async fn a_page_of_communities_is_cut_out_before_anything_is_joined() {
    let scratch = sqlite().await;
    let plan = AssertSqlSafe(format!("EXPLAIN QUERY PLAN {LIST}"));
    let steps: Vec<String> = bound(sqlx::query(plan), CommunityFilter::default())
        .bind("fr")
        .bind(0_i64)
        .bind(12_i64)
        .bind(0_i64)
        .fetch_all(&scratch.db.reader)
        .await
        .expect("a plan")
        .iter()
        .map(|step| step.get(3))
        .collect();
    let scanned: Vec<&String> = steps.iter().filter(|step| step.starts_with("SCAN")).collect();
    assert_eq!(scanned, ["SCAN c USING INDEX community_listed", "SCAN p"], "{steps:#?}");
}
