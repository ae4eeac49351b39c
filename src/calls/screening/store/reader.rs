//! The projects of a call as one of its reviewers sees them: by number, without those that they do not get. Nothing of an
//! applicant is read.

use sqlx::{Any, Executor};

use super::PAGE_SIZE;
use crate::{
    call::{self, model::Call},
    screening::{
        model::{Conflict, ReaderProgress, ReaderProject, ReaderTarget, Tally, Verdict},
        rules::{self, Own},
    },
};
use ensemble_core::{
    Lang,
    fold::sort_by_name,
    ids::{CallId, InterestId, PersonId},
};
use ensemble_server::db::{
    Db,
    row::{Text, from_row},
};

/// How many projects are listed beside one that is read: some before it, and some from it on.
const BEFORE: i64 = 8;
const AFTER: i64 = 17;

from_row! {
    struct ProjectRow {
        number: u32,
        decided: Option<bool>,
        own_relevant: Option<bool>,
        own_conflict: Option<Text<Conflict>>,
        own_outdated: bool,
        relevant_count: u32,
        not_relevant_count: u32,
    }
}

impl ProjectRow {
    fn project(self, reviewers: u32) -> ReaderProject {
        let verdict =
            self.own_relevant.map(|relevant| if relevant { Verdict::Relevant } else { Verdict::NotRelevant });
        let tally = Tally {
            relevant: self.relevant_count,
            not_relevant: self.not_relevant_count,
            remaining: 0,
            settled: self.decided.is_some(),
        };
        let own = match (self.own_conflict, verdict) {
            (Some(_), _) => Own::Conflict,
            (None, Some(_)) if self.own_outdated => Own::Outdated,
            (None, Some(verdict)) => Own::Verdict(verdict),
            (None, None) => Own::Nothing,
        };
        let mark = rules::mark(own, tally, reviewers);
        ReaderProject { number: self.number, mark }
    }
}

from_row! {
    struct ProgressRow {
        listed: u32,
        total: u32,
        judged: u32,
        to_read: u32,
    }
}

from_row! {
    struct LeftRow {
        call_id: Text<CallId>,
        to_read: u32,
    }
}

from_row! {
    struct TargetRow {
        id: Text<InterestId>,
        decided: Option<bool>,
        text_changed_at: i64,
    }
}

from_row! {
    struct ReaderRow {
        name: String,
        judged: u32,
    }
}

/// That a project, `i`, was sent, and that the reviewer $2 gets it.
macro_rules! sent_and_not_excluded {
    () => {
        concat!(
            "i.state = 'sent' AND NOT EXISTS (SELECT 1 FROM person p WHERE p.id = $2 AND ",
            is_excluded!(),
            ")"
        )
    };
}

/// That a project, `i`, was sent to the call $1 and that the reviewer $2 gets it.
macro_rules! readable {
    () => {
        concat!("i.call_id = $1 AND ", sent_and_not_excluded!())
    };
}

/// The projects that the reviewer $2 gets, with what they said.
macro_rules! select_projects {
    ($rest:literal) => {
        concat!(
            "SELECT i.number, i.relevant AS decided, r.relevant AS own_relevant, r.conflict AS own_conflict,
                    CASE WHEN r.person_id IS NULL OR ",
            is_current!("r"),
            " THEN 0 ELSE 1 END AS own_outdated, ",
            verdict_counts!(),
            " FROM interest i
             LEFT JOIN review r ON r.interest_id = i.id AND r.person_id = $2
             WHERE i.number IS NOT NULL AND ",
            readable!(),
            $rest
        )
    };
}

/// Whether a project of a call is without a number.
///
/// # Errors
/// When the database is unavailable.
pub async fn has_unnumbered(db: &Db, call: CallId) -> Result<bool, sqlx::Error> {
    let found: Option<i64> = sqlx::query_scalar(
        "SELECT CAST(1 AS BIGINT) FROM interest WHERE call_id = $1 AND state = 'sent' AND number IS NULL LIMIT 1",
    )
    .bind(call.to_string())
    .fetch_optional(&db.reader)
    .await?;
    Ok(found.is_some())
}

/// A page, from 1, of the projects that a reviewer gets, by number.
///
/// # Errors
/// When the database is unavailable.
pub async fn list(
    db: &Db,
    call: CallId,
    person: PersonId,
    reviewers: u32,
    page: u32,
) -> Result<Vec<ReaderProject>, sqlx::Error> {
    let rows: Vec<ProjectRow> =
        sqlx::query_as(select_projects!(" ORDER BY i.number LIMIT ($3 + 0) OFFSET ($4 + 0)"))
            .bind(call.to_string())
            .bind(person.to_string())
            .bind(i64::from(PAGE_SIZE))
            .bind(i64::from(page.saturating_sub(1)) * i64::from(PAGE_SIZE))
            .fetch_all(&db.reader)
            .await?;
    Ok(rows.into_iter().map(|row| row.project(reviewers)).collect())
}

/// The projects with the numbers around this one that a reviewer gets.
///
/// # Errors
/// When the database is unavailable.
pub async fn list_around(
    db: &Db,
    call: CallId,
    person: PersonId,
    reviewers: u32,
    number: u32,
) -> Result<Vec<ReaderProject>, sqlx::Error> {
    let mut rows: Vec<ProjectRow> =
        sqlx::query_as(select_projects!(" AND i.number < $3 ORDER BY i.number DESC LIMIT ($4 + 0)"))
            .bind(call.to_string())
            .bind(person.to_string())
            .bind(i64::from(number))
            .bind(BEFORE)
            .fetch_all(&db.reader)
            .await?;
    rows.reverse();
    let after: Vec<ProjectRow> =
        sqlx::query_as(select_projects!(" AND i.number >= $3 ORDER BY i.number LIMIT ($4 + 0)"))
            .bind(call.to_string())
            .bind(person.to_string())
            .bind(i64::from(number))
            .bind(AFTER)
            .fetch_all(&db.reader)
            .await?;
    rows.extend(after);
    Ok(rows.into_iter().map(|row| row.project(reviewers)).collect())
}

/// How far a reviewer is. A project that has no number yet counts, too.
///
/// # Errors
/// When the database is unavailable.
pub async fn reader_progress(
    db: &Db,
    call: CallId,
    person: PersonId,
    reviewers: u32,
) -> Result<ReaderProgress, sqlx::Error> {
    let row: ProgressRow = sqlx::query_as(concat!(
        "SELECT COUNT(*) AS listed,
                COUNT(CASE WHEN t.conflict IS NULL THEN 1 END) AS total,
                COUNT(t.own_relevant) AS judged,
                COUNT(CASE WHEN t.said = 0 AND t.decided IS NULL AND t.reads < $3 THEN 1 END) AS to_read
         FROM (SELECT i.relevant AS decided, r.relevant AS own_relevant, r.conflict,
                      CASE WHEN r.person_id IS NULL THEN 0 ELSE 1 END AS said,
                      (SELECT COUNT(*) FROM review v
                       WHERE v.interest_id = i.id AND v.relevant IS NOT NULL AND ",
        is_current!("v"),
        ") AS reads
               FROM interest i
               LEFT JOIN review r ON r.interest_id = i.id AND r.person_id = $2 AND ",
        is_current!("r"),
        " WHERE ",
        readable!(),
        ") t"
    ))
    .bind(call.to_string())
    .bind(person.to_string())
    .bind(i64::from(rules::needed(reviewers)))
    .fetch_one(&db.reader)
    .await?;
    let ProgressRow { listed, total, judged, to_read } = row;
    Ok(ReaderProgress { judged, total, listed, left: to_read })
}

/// The project that a reviewer reads after this one: the next by number that waits for them, and after the last one the
/// first.
///
/// # Errors
/// When the database is unavailable.
pub async fn next_to_read(
    db: &Db,
    call: CallId,
    person: PersonId,
    reviewers: u32,
    after: u32,
) -> Result<Option<u32>, sqlx::Error> {
    let number: Option<i64> = sqlx::query_scalar(concat!(
        "SELECT i.number FROM interest i
         WHERE i.number IS NOT NULL AND i.number <> $4 AND i.relevant IS NULL
           AND NOT EXISTS (
             SELECT 1 FROM review r WHERE r.interest_id = i.id AND r.person_id = $2 AND ",
        is_current!("r"),
        ")
           AND (SELECT COUNT(*) FROM review v
                WHERE v.interest_id = i.id AND v.relevant IS NOT NULL AND ",
        is_current!("v"),
        ") < $3
           AND ",
        readable!(),
        " ORDER BY CASE WHEN i.number > $4 THEN 0 ELSE 1 END, i.number
         LIMIT 1"
    ))
    .bind(call.to_string())
    .bind(person.to_string())
    .bind(i64::from(rules::needed(reviewers)))
    .bind(i64::from(after))
    .fetch_optional(&db.reader)
    .await?;
    Ok(number.and_then(|number| u32::try_from(number).ok()))
}

/// The project of a call with this number, if this person reads the projects of the call and gets this one.
///
/// # Errors
/// When the database is unavailable.
pub async fn target(
    from: impl Executor<'_, Database = Any>,
    call: CallId,
    person: PersonId,
    number: u32,
) -> Result<Option<ReaderTarget>, sqlx::Error> {
    let row: Option<TargetRow> = sqlx::query_as(concat!(
        "SELECT i.id, i.relevant AS decided, COALESCE(i.text_changed_at, 0) AS text_changed_at
         FROM interest i
         JOIN call_reviewer c ON c.call_id = i.call_id AND c.person_id = $2
         WHERE i.number = $3 AND ",
        readable!()
    ))
    .bind(call.to_string())
    .bind(person.to_string())
    .bind(i64::from(number))
    .fetch_optional(from)
    .await?;
    Ok(row.map(|row| ReaderTarget {
        interest: row.id.0,
        settled: row.decided.is_some(),
        text_changed_at: row.text_changed_at,
    }))
}

/// The reviewers of a call by name, and how many projects each judged.
///
/// # Errors
/// When the database is unavailable.
pub async fn readers(db: &Db, call: CallId) -> Result<Vec<(String, u32)>, sqlx::Error> {
    // All verdicts of a person about projects of the call, without those that do not count. There are few of these: SQLite keeps
    // the order of a cross join, so that it begins with their projects.
    let mut rows: Vec<ReaderRow> = sqlx::query_as(concat!(
        "SELECT p.name,
                (SELECT COUNT(*) FROM review r
                 WHERE r.call_id = c.call_id AND r.person_id = p.id AND r.relevant IS NOT NULL)
                - (SELECT COUNT(*) FROM interest i
                   CROSS JOIN review r
                   WHERE i.call_id = c.call_id AND (i.state <> 'sent' OR i.text_changed_at IS NOT NULL)
                     AND r.interest_id = i.id AND r.person_id = p.id AND r.relevant IS NOT NULL
                     AND NOT (i.state = 'sent' AND ",
        is_current!("r"),
        ")) AS judged
         FROM call_reviewer c
         JOIN person p ON p.id = c.person_id
         WHERE c.call_id = $1 AND p.closed_at IS NULL
         ORDER BY p.id"
    ))
    .bind(call.to_string())
    .fetch_all(&db.reader)
    .await?;
    sort_by_name(Lang::Fr, &mut rows, |row| &row.name);
    Ok(rows.into_iter().map(|row| (row.name, row.judged)).collect())
}

/// The calls whose projects a person reads now, with how many still wait for them; none without one.
///
/// # Errors
/// When the database is unavailable.
pub async fn waiting(db: &Db, person: PersonId, now: i64) -> Result<Vec<(Call, u32)>, sqlx::Error> {
    let calls = call::of_reviewer(db, person, now).await?;
    if calls.is_empty() {
        return Ok(Vec::new());
    }
    // In a call with so many reviewers or more, as many judge a project.
    let most_reviews = rules::needed(u32::MAX);
    let left: Vec<LeftRow> = sqlx::query_as(concat!(
        "SELECT t.call_id,
                COUNT(CASE WHEN t.said = 0 AND t.decided IS NULL AND t.reads < t.needed THEN 1 END) AS to_read
         FROM (SELECT i.call_id, i.relevant AS decided,
                      CASE WHEN r.person_id IS NULL THEN 0 ELSE 1 END AS said,
                      CASE WHEN (SELECT COUNT(*) FROM call_reviewer w JOIN person q ON q.id = w.person_id
                                 WHERE w.call_id = i.call_id AND q.closed_at IS NULL) < CAST($1 AS BIGINT)
                           THEN CAST(1 AS BIGINT) ELSE CAST($1 AS BIGINT) END AS needed,
                      (SELECT COUNT(*) FROM review v
                       WHERE v.interest_id = i.id AND v.relevant IS NOT NULL AND ",
        is_current!("v"),
        ") AS reads
               FROM interest i
               LEFT JOIN review r ON r.interest_id = i.id AND r.person_id = $2 AND ",
        is_current!("r"),
        " WHERE i.call_id IN (SELECT o.call_id FROM call_reviewer o WHERE o.person_id = $2) AND ",
        sent_and_not_excluded!(),
        ") t GROUP BY t.call_id"
    ))
    .bind(i64::from(most_reviews))
    .bind(person.to_string())
    .fetch_all(&db.reader)
    .await?;
    let left_of = |call: &Call| left.iter().find(|row| row.call_id.0 == call.id).map_or(0, |row| row.to_read);
    let waiting = calls.into_iter().map(|call| (left_of(&call), call)).filter(|(left, _)| *left > 0);
    Ok(waiting.map(|(left, call)| (call, left)).collect())
}
