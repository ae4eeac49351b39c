//! The projects of a call as coordinators see them, with what reviewers said.

use std::collections::HashMap;

use sqlx::{Any, AnyConnection, AssertSqlSafe, Executor};

use super::{PAGE_SIZE, placeholders, reviews};
use crate::screening::model::{CallProgress, Project, ProjectFilter, Tally, Verdict};
use ensemble_core::ids::{CallId, InterestId, PersonId};
use ensemble_server::db::{
    Db,
    row::{Text, from_row},
};

from_row! {
    struct ProjectRow {
        id: Text<InterestId>,
        number: u32,
        project_title: String,
        relevant: Option<bool>,
        relevance_at: Option<i64>,
        relevant_count: u32,
        not_relevant_count: u32,
        remaining: u32,
    }
}

from_row! {
    struct ProgressRow {
        total: u32,
        decided: u32,
    }
}

from_row! {
    struct ExcludedRow {
        interest_id: Text<InterestId>,
        person_id: Text<PersonId>,
    }
}

from_row! {
    struct NumberRow {
        id: Text<InterestId>,
        number: u32,
    }
}

/// The projects of the call $1, with how many reviewers said what and how many could still judge them.
macro_rules! tallied {
    () => {
        concat!(
            "SELECT i.id, i.number, i.project_title, i.relevant, i.relevance_at, ",
            verdict_counts!(),
            ", (SELECT COUNT(*)
                FROM call_reviewer c
                JOIN person p ON p.id = c.person_id
                WHERE c.call_id = i.call_id AND p.closed_at IS NULL
                  AND NOT EXISTS (
                    SELECT 1 FROM review w WHERE w.interest_id = i.id AND w.person_id = p.id AND ",
            is_current!("w"),
            ")
                  AND NOT ",
            is_excluded!(),
            ") AS remaining
             FROM interest i
             WHERE i.call_id = $1 AND i.state = 'sent' AND i.number IS NOT NULL"
        )
    };
}

/// Those of the projects of the call $1 that meet a condition; $2 is how many reviewers are needed.
macro_rules! select_projects {
    ($($rest:literal),+) => {
        concat!(
            "SELECT t.id, t.number, t.project_title, t.relevant, t.relevance_at, t.relevant_count, t.not_relevant_count,
                    t.remaining
             FROM (",
            tallied!(),
            ") t WHERE ",
            $($rest),+
        )
    };
}

/// One page of them by number, and one more.
macro_rules! page_of_projects {
    ($condition:literal) => {
        select_projects!($condition, " ORDER BY t.number LIMIT ($3 + 0) OFFSET ($4 + 0)")
    };
}

/// A page, from 1, of the projects of a call by number, and whether there is another one after it.
///
/// # Errors
/// When the database is unavailable.
pub async fn page_of(
    db: &Db,
    call: CallId,
    needed: u32,
    filter: ProjectFilter,
    page: u32,
) -> Result<(Vec<Project>, bool), sqlx::Error> {
    let statement = match filter {
        ProjectFilter::All => page_of_projects!("CAST($2 AS BIGINT) > 0"),
        ProjectFilter::ToDecide => page_of_projects!(
            "t.relevant IS NULL AND (t.relevant_count + t.not_relevant_count >= $2 OR t.remaining = 0)"
        ),
        ProjectFilter::Waiting => page_of_projects!(
            "t.relevant IS NULL AND t.relevant_count + t.not_relevant_count < $2 AND t.remaining > 0"
        ),
        ProjectFilter::Decided => page_of_projects!("t.relevant IS NOT NULL AND CAST($2 AS BIGINT) > 0"),
    };
    let mut rows: Vec<ProjectRow> = sqlx::query_as(statement)
        .bind(call.to_string())
        .bind(i64::from(needed))
        .bind(i64::from(PAGE_SIZE) + 1)
        .bind(i64::from(page.saturating_sub(1)) * i64::from(PAGE_SIZE))
        .fetch_all(&db.reader)
        .await?;
    let size = PAGE_SIZE as usize;
    let more = rows.len() > size;
    rows.truncate(size);
    Ok((with_reviews(db, rows).await?, more))
}

/// A project of a call, once it has a number.
///
/// # Errors
/// When the database is unavailable.
pub async fn find(
    db: &Db,
    call: CallId,
    needed: u32,
    id: InterestId,
) -> Result<Option<Project>, sqlx::Error> {
    let row: Option<ProjectRow> = sqlx::query_as(select_projects!("t.id = $3 AND CAST($2 AS BIGINT) > 0"))
        .bind(call.to_string())
        .bind(i64::from(needed))
        .bind(id.to_string())
        .fetch_optional(&db.reader)
        .await?;
    Ok(with_reviews(db, row.into_iter().collect()).await?.pop())
}

async fn with_reviews(db: &Db, rows: Vec<ProjectRow>) -> Result<Vec<Project>, sqlx::Error> {
    let ids: Vec<InterestId> = rows.iter().map(|row| row.id.0).collect();
    let mut said = reviews(&db.reader, &ids).await?;
    let mut left_out = excluded(db, &ids).await?;
    let project = |row: ProjectRow| {
        let interest = row.id.0;
        let verdict =
            row.relevant.map(|relevant| if relevant { Verdict::Relevant } else { Verdict::NotRelevant });
        Project {
            interest,
            number: row.number,
            title: row.project_title,
            tally: Tally {
                relevant: row.relevant_count,
                not_relevant: row.not_relevant_count,
                remaining: row.remaining,
                settled: verdict.is_some(),
            },
            decided: verdict.map(|verdict| (verdict, row.relevance_at.unwrap_or_default())),
            reviews: said.remove(&interest).unwrap_or_default(),
            excluded: left_out.remove(&interest).unwrap_or_default(),
        }
    };
    Ok(rows.into_iter().map(project).collect())
}

/// The reviewers who do not get some projects, because they are the applicant or of the same organization.
async fn excluded(
    db: &Db,
    projects: &[InterestId],
) -> Result<HashMap<InterestId, Vec<PersonId>>, sqlx::Error> {
    let mut all: HashMap<InterestId, Vec<PersonId>> = HashMap::new();
    if projects.is_empty() {
        return Ok(all);
    }
    let statement = format!(
        concat!(
            "SELECT i.id AS interest_id, p.id AS person_id
             FROM interest i
             JOIN call_reviewer c ON c.call_id = i.call_id
             JOIN person p ON p.id = c.person_id
             WHERE i.id IN ({}) AND ",
            is_excluded!(),
            " ORDER BY p.id"
        ),
        placeholders(1, projects)
    );
    let mut query = sqlx::query_as(AssertSqlSafe(statement));
    for project in projects {
        query = query.bind(project.to_string());
    }
    let rows: Vec<ExcludedRow> = query.fetch_all(&db.reader).await?;
    for row in rows {
        all.entry(row.interest_id.0).or_default().push(row.person_id.0);
    }
    Ok(all)
}

/// How far the screening of a call is.
///
/// # Errors
/// When the database is unavailable.
pub async fn progress(
    from: impl Executor<'_, Database = Any>,
    call: CallId,
) -> Result<CallProgress, sqlx::Error> {
    let row: ProgressRow = sqlx::query_as(
        "SELECT COUNT(*) AS total, COUNT(relevant) AS decided FROM interest WHERE call_id = $1 AND state = 'sent'",
    )
    .bind(call.to_string())
    .fetch_one(from)
    .await?;
    Ok(CallProgress { total: row.total, decided: row.decided })
}

/// How many of the projects that were sent to a call are not decided.
///
/// # Errors
/// When the database is unavailable.
pub async fn undecided(db: &Db, call: CallId) -> Result<u32, sqlx::Error> {
    let CallProgress { total, decided } = progress(&db.reader, call).await?;
    Ok(total.saturating_sub(decided))
}

/// The same within a transaction.
///
/// # Errors
/// When the database is unavailable.
pub async fn undecided_in(tx: &mut AnyConnection, call: CallId) -> Result<u32, sqlx::Error> {
    let CallProgress { total, decided } = progress(tx, call).await?;
    Ok(total.saturating_sub(decided))
}

/// The projects of a call that are not decided, by number; at most so many.
///
/// # Errors
/// When the database is unavailable.
pub async fn undecided_projects(
    db: &Db,
    call: CallId,
    limit: i64,
) -> Result<Vec<(InterestId, u32)>, sqlx::Error> {
    let rows: Vec<NumberRow> = sqlx::query_as(
        "SELECT id, number FROM interest
         WHERE call_id = $1 AND state = 'sent' AND relevant IS NULL AND number IS NOT NULL
         ORDER BY number
         LIMIT ($2 + 0)",
    )
    .bind(call.to_string())
    .bind(limit)
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(|row| (row.id.0, row.number)).collect())
}

/// The projects of a call that are not decided and that all of their reviewers, as many as are needed, find relevant; at most
/// so many.
///
/// # Errors
/// When the database is unavailable.
pub async fn agreed_relevant(
    tx: &mut AnyConnection,
    call: CallId,
    needed: u32,
    limit: i64,
) -> Result<Vec<InterestId>, sqlx::Error> {
    let rows: Vec<ProjectRow> = sqlx::query_as(select_projects!(
        "t.relevant IS NULL AND t.not_relevant_count = 0 AND t.relevant_count >= $2
         ORDER BY t.number
         LIMIT ($3 + 0)"
    ))
    .bind(call.to_string())
    .bind(i64::from(needed))
    .bind(limit)
    .fetch_all(tx)
    .await?;
    Ok(rows.into_iter().map(|row| row.id.0).collect())
}
