//! Comments on practices, and notes of people who tried them.

use sqlx::AnyConnection;

use crate::practice::model::{Outcome, RemovedBy, Response, ResponseKind, Trial};
use ensemble_core::{
    Lang, LocalizedText,
    ids::{PersonId, PracticeId, PracticeResponseId},
};
use ensemble_server::db::{
    Db,
    columns::to_json,
    row::{Json, Text, from_row},
};

/// How many comments, and how many notes, the page of a practice shows.
pub const SHOWN_RESPONSES: usize = 200;

from_row! {
    struct ResponseRow {
        id: Text<PracticeResponseId>,
        author: Option<String>,
        organization: Option<Json<LocalizedText>>,
        mine: bool,
        lang: Text<Lang>,
        text: String,
        context: Option<String>,
        outcome: Option<Text<Outcome>>,
        created_at: i64,
        removed_by: Option<Text<RemovedBy>>,
        reason: Option<Json<LocalizedText>>,
    }
}

impl From<ResponseRow> for Response {
    fn from(row: ResponseRow) -> Self {
        Self {
            id: row.id.0,
            author_name: row.author,
            organization: row.organization.map(|name| name.0),
            mine: row.mine,
            lang: row.lang.0,
            text: row.text,
            trial: row
                .outcome
                .map(|outcome| Trial { context: row.context.unwrap_or_default(), outcome: outcome.0 }),
            created_at: row.created_at,
            removed: row.removed_by.map(|by| by.0),
            reason: row.reason.map(|reason| reason.0),
        }
    }
}

/// The responses to the practice `$2` that `$1` reads. Only its author still gets a removed one.
macro_rules! select_responses {
    ($rest:literal) => {
        concat!(
            "SELECT
               s.id,
               CASE WHEN a.closed_at IS NULL THEN a.name END AS author,
               CASE WHEN a.closed_at IS NULL THEN o.name END AS organization,
               CASE WHEN s.person_id = $1 THEN 1 ELSE 0 END AS mine,
               s.lang, s.text, s.context, s.outcome, s.created_at, s.removed_by, s.reason
             FROM practice_response s
             JOIN person a ON a.id = s.person_id
             LEFT JOIN organisation o ON o.id = a.organisation_id
             WHERE s.practice_id = $2 AND (s.removed_at IS NULL OR s.person_id = $1) ",
            $rest
        )
    };
}

/// The latest responses of a kind, [`SHOWN_RESPONSES`] at most, oldest first, as the viewer sees them, and whether there are more.
///
/// # Errors
/// When the database is unavailable.
pub async fn latest_responses(
    db: &Db,
    viewer: Option<PersonId>,
    practice: PracticeId,
    kind: ResponseKind,
) -> Result<(Vec<Response>, bool), sqlx::Error> {
    let mut rows: Vec<ResponseRow> = sqlx::query_as(select_responses!(
        "AND s.kind = $3 ORDER BY s.created_at DESC, s.id DESC LIMIT ($4 + 0)"
    ))
    .bind(viewer.map(|person| person.to_string()))
    .bind(practice.to_string())
    .bind(kind.code())
    .bind(i64::try_from(SHOWN_RESPONSES + 1).unwrap_or(i64::MAX))
    .fetch_all(&db.reader)
    .await?;
    let has_more = rows.len() > SHOWN_RESPONSES;
    rows.truncate(SHOWN_RESPONSES);
    Ok((rows.into_iter().rev().map(Response::from).collect(), has_more))
}

/// A response, if the viewer sees it.
///
/// # Errors
/// When the database is unavailable.
pub async fn find_response(
    db: &Db,
    viewer: Option<PersonId>,
    practice: PracticeId,
    id: PracticeResponseId,
) -> Result<Option<Response>, sqlx::Error> {
    let row: Option<ResponseRow> = sqlx::query_as(select_responses!("AND s.id = $3"))
        .bind(viewer.map(|person| person.to_string()))
        .bind(practice.to_string())
        .bind(id.to_string())
        .fetch_optional(&db.reader)
        .await?;
    Ok(row.map(Response::from))
}

/// A response that is written.
#[derive(Clone, Copy, Debug)]
pub struct NewResponse<'a> {
    pub id: PracticeResponseId,
    pub practice: PracticeId,
    /// The version that its author read.
    pub version: i64,
    pub author: PersonId,
    pub lang: Lang,
    /// The text of a comment, or what was adapted.
    pub text: &'a str,
    pub trial: Option<&'a Trial>,
}

/// Adds a response.
///
/// # Errors
/// When the database is unavailable.
pub async fn add_response(tx: &mut AnyConnection, new: NewResponse<'_>, now: i64) -> Result<(), sqlx::Error> {
    let kind = if new.trial.is_some() { ResponseKind::Trial } else { ResponseKind::Comment };
    sqlx::query(
        "INSERT INTO practice_response
           (id, practice_id, person_id, version, lang, kind, text, context, outcome, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(new.id.to_string())
    .bind(new.practice.to_string())
    .bind(new.author.to_string())
    .bind(new.version)
    .bind(new.lang.code())
    .bind(kind.code())
    .bind(new.text)
    .bind(new.trial.map(|trial| trial.context.as_str()))
    .bind(new.trial.map(|trial| trial.outcome.code()))
    .bind(now)
    .execute(tx)
    .await?;
    Ok(())
}

/// Removes a response; `false` when it was removed already.
///
/// # Errors
/// When the database is unavailable.
pub async fn remove_response(
    tx: &mut AnyConnection,
    id: PracticeResponseId,
    by: RemovedBy,
    reason: Option<&LocalizedText>,
    now: i64,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "UPDATE practice_response SET removed_at = $2, removed_by = $3, reason = $4
         WHERE id = $1 AND removed_at IS NULL",
    )
    .bind(id.to_string())
    .bind(now)
    .bind(by.code())
    .bind(reason.map(to_json).transpose()?)
    .execute(tx)
    .await?;
    Ok(done.rows_affected() > 0)
}
