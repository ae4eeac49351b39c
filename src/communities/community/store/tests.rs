use sqlx::AssertSqlSafe;

use super::list::{LIST, bound};
use crate::community::model::CommunityFilter;
use ensemble_server::db::{row::from_row, testing::sqlite};

from_row! {
    struct StepRow {
        detail: String,
    }
}

#[tokio::test]
async fn a_page_of_communities_is_cut_out_before_anything_is_joined() {
    let scratch = sqlite().await;
    let plan = AssertSqlSafe(format!("EXPLAIN QUERY PLAN {LIST}"));
    let steps: Vec<StepRow> = bound(sqlx::query_as(plan), CommunityFilter::default())
        .bind("fr")
        .bind(12_i64)
        .bind(0_i64)
        .fetch_all(&scratch.db.reader)
        .await
        .expect("a plan");
    let scanned: Vec<&String> =
        steps.iter().map(|step| &step.detail).filter(|step| step.starts_with("SCAN")).collect();
    assert_eq!(scanned, ["SCAN c USING INDEX community_listed", "SCAN p"]);
}
