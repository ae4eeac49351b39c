//! What reviewers say of projects.

use std::collections::HashMap;

use sqlx::{Any, AnyConnection, AssertSqlSafe, Executor};

use super::placeholders;
use crate::screening::model::{Conflict, Judgement, Review, Statement, Verdict};
use ensemble_core::ids::{CallCriterionId, InterestId, PersonId};
use ensemble_server::db::row::{Text, from_row};

from_row! {
    struct ReviewRow {
        interest_id: Text<InterestId>,
        person_id: Text<PersonId>,
        name: String,
        relevant: Option<bool>,
        criterion_id: Option<Text<CallCriterionId>>,
        reason: String,
        conflict: Option<Text<Conflict>>,
        outdated: bool,
        revision: i64,
        at: i64,
    }
}

impl From<ReviewRow> for Review {
    fn from(row: ReviewRow) -> Self {
        let statement = match (row.conflict, row.relevant) {
            (Some(conflict), _) => Statement::Conflict(conflict.0),
            (None, relevant) => Statement::Judged(Judgement {
                verdict: if relevant == Some(true) { Verdict::Relevant } else { Verdict::NotRelevant },
                failed: row.criterion_id.map(|criterion| criterion.0),
                reason: row.reason,
            }),
        };
        Self {
            person: row.person_id.0,
            name: row.name,
            statement,
            outdated: row.outdated,
            revision: row.revision,
            at: row.at,
        }
    }
}

/// What reviewers said of some projects, the oldest first.
///
/// # Errors
/// When the database is unavailable.
pub async fn reviews(
    from: impl Executor<'_, Database = Any>,
    projects: &[InterestId],
) -> Result<HashMap<InterestId, Vec<Review>>, sqlx::Error> {
    let mut all: HashMap<InterestId, Vec<Review>> = HashMap::new();
    if projects.is_empty() {
        return Ok(all);
    }
    let statement = format!(
        concat!(
            "SELECT r.interest_id, r.person_id, p.name, r.relevant, r.criterion_id, r.reason, r.conflict,
                    CASE WHEN ",
            is_current!("r"),
            " THEN 0 ELSE 1 END AS outdated, r.revision, r.at
             FROM review r
             JOIN interest i ON i.id = r.interest_id
             JOIN person p ON p.id = r.person_id
             WHERE r.interest_id IN ({})
             ORDER BY r.at, r.person_id"
        ),
        placeholders(1, projects)
    );
    let mut query = sqlx::query_as(AssertSqlSafe(statement));
    for project in projects {
        query = query.bind(project.to_string());
    }
    let rows: Vec<ReviewRow> = query.fetch_all(from).await?;
    for row in rows {
        all.entry(row.interest_id.0).or_default().push(row.into());
    }
    Ok(all)
}

/// Writes what a reviewer judged, if what they said is still at this revision, 0 for nothing; `false` when it is not, or when
/// they declared a conflict of interests.
///
/// # Errors
/// When the database is unavailable.
pub async fn put_judgement(
    tx: &mut AnyConnection,
    project: InterestId,
    reviewer: PersonId,
    revision: i64,
    judgement: &Judgement,
    now: i64,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "INSERT INTO review (interest_id, person_id, relevant, criterion_id, reason, at, call_id)
         VALUES ($1, $2, $3, $4, $5, $6, (SELECT call_id FROM interest WHERE id = $1))
         ON CONFLICT (interest_id, person_id) DO UPDATE
         SET relevant = excluded.relevant,
             criterion_id = excluded.criterion_id,
             reason = excluded.reason,
             at = excluded.at,
             revision = review.revision + 1
         WHERE review.revision = $7 AND review.conflict IS NULL",
    )
    .bind(project.to_string())
    .bind(reviewer.to_string())
    .bind(i64::from(judgement.verdict == Verdict::Relevant))
    .bind(judgement.failed.map(|criterion| criterion.to_string()))
    .bind(&judgement.reason)
    .bind(now)
    .bind(revision)
    .execute(tx)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Writes that a reviewer has a conflict of interests, in place of what they judged; `false` when they declared it before.
///
/// # Errors
/// When the database is unavailable.
pub async fn put_conflict(
    tx: &mut AnyConnection,
    project: InterestId,
    reviewer: PersonId,
    conflict: Conflict,
    now: i64,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "INSERT INTO review (interest_id, person_id, reason, conflict, at, call_id)
         VALUES ($1, $2, '', $3, $4, (SELECT call_id FROM interest WHERE id = $1))
         ON CONFLICT (interest_id, person_id) DO UPDATE
         SET relevant = NULL,
             criterion_id = NULL,
             reason = '',
             conflict = excluded.conflict,
             at = excluded.at,
             revision = review.revision + 1
         WHERE review.conflict IS NULL",
    )
    .bind(project.to_string())
    .bind(reviewer.to_string())
    .bind(conflict.code())
    .bind(now)
    .execute(tx)
    .await?;
    Ok(done.rows_affected() > 0)
}
