//! What was reported and decided, who wrote without a name, and what is left of what was taken away.

use sqlx::{AnyConnection, Row};

use super::{seen, viewer_id};
use crate::{
    i18n::Lang,
    ids::{CommentId, CommunityId, PersonId, ReflectionId, ReportId},
    reflection::model::{Outcome, Remover, Report, Texts, Tombstone},
    rights::Viewer,
    server::db::{
        Db,
        columns::{document, unreadable},
    },
};

/// Asks the facilitators to look at a reflection, or at one answer to it.
///
/// # Errors
/// When the database is away.
pub async fn report(
    to: &mut AnyConnection,
    reflection: ReflectionId,
    comment: Option<CommentId>,
    person: PersonId,
    reason: &str,
    now: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO reflection_report (id, reflection_id, comment_id, person_id, created_at, reason)
         VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(ReportId::new().to_string())
    .bind(reflection.to_string())
    .bind(comment.map(|id| id.to_string()))
    .bind(person.to_string())
    .bind(now)
    .bind(reason)
    .execute(to)
    .await?;
    Ok(())
}

/// What was reported in a community: what is open first, then what was decided, the latest first. It is
/// for those who decide: they read what was reported while it is open or taken away, whoever it was
/// shared with, and nothing of what stays.
///
/// # Errors
/// When the database is away.
pub async fn reports(
    db: &Db,
    lang: Lang,
    community: CommunityId,
    many: i64,
) -> Result<Vec<Report>, sqlx::Error> {
    let rows = sqlx::query(
        "SELECT o.id, o.reflection_id, o.comment_id, o.created_at, o.reason, o.outcome, o.decided_at, o.decision,
                k.text, r.texts, r.revision
         FROM reflection_report o
         JOIN reflection r ON r.id = o.reflection_id
         LEFT JOIN reflection_comment k ON k.id = o.comment_id
         WHERE r.community_id = $1
         ORDER BY CASE WHEN o.outcome IS NULL THEN 0 ELSE 1 END, o.created_at DESC, o.id
         LIMIT ($2 + 0)",
    )
    .bind(community.to_string())
    .bind(many)
    .fetch_all(&db.reader)
    .await?;
    rows.iter()
        .map(|row| {
            let comment: Option<&str> = row.try_get(2)?;
            let outcome: Option<&str> = row.try_get(5)?;
            let outcome = outcome
                .map(|code| Outcome::from_code(code).ok_or_else(|| unreadable("outcome")))
                .transpose()?;
            let text = match (outcome, comment) {
                (Some(Outcome::Kept), _) => String::new(),
                (_, Some(_)) => row.try_get::<Option<String>, _>(8)?.unwrap_or_default(),
                (_, None) => document::<Texts>("texts", row.try_get(9)?)?.text.text(lang).to_owned(),
            };
            let decision = match outcome {
                None => None,
                Some(outcome) => {
                    let reason: Option<String> = row.try_get(7)?;
                    Some((outcome, row.try_get(6)?, reason.unwrap_or_default()))
                }
            };
            Ok(Report {
                id: row.try_get::<&str, _>(0)?.parse().map_err(|_| unreadable("id"))?,
                reflection: row.try_get::<&str, _>(1)?.parse().map_err(|_| unreadable("reflection_id"))?,
                comment: comment.map(|id| id.parse().map_err(|_| unreadable("comment_id"))).transpose()?,
                at: row.try_get(3)?,
                reason: row.try_get(4)?,
                revision: row.try_get(10)?,
                text,
                decision,
            })
        })
        .collect()
}

/// A reported text that was not shared with whoever reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PrivateReport {
    /// The report.
    pub report: ReportId,
    /// The reflection.
    pub reflection: ReflectionId,
    /// Who wrote the text: the reflection, or the answer to it.
    pub author: PersonId,
}

/// The reports of a community whose texts [`reports`] shows to whoever asks, though they were shared with themself or
/// certain other people only; without those that they have read, as the log says.
///
/// # Errors
/// When the database is away.
pub async fn private_reports(
    db: &Db,
    viewer: &Viewer,
    community: CommunityId,
) -> Result<Vec<PrivateReport>, sqlx::Error> {
    let rows = sqlx::query(
        "SELECT o.id, o.reflection_id, COALESCE(k.person_id, r.person_id)
         FROM reflection_report o
         JOIN reflection r ON r.id = o.reflection_id
         LEFT JOIN reflection_comment k ON k.id = o.comment_id
         WHERE r.community_id = $2 AND (o.outcome IS NULL OR o.outcome = 'removed')
           AND r.level IN ('me', 'people') AND r.person_id <> $1 AND COALESCE(k.person_id, r.person_id) <> $1
           AND NOT EXISTS (SELECT 1 FROM reflection_reader v WHERE v.reflection_id = r.id AND v.person_id = $1)
           AND NOT EXISTS (
             SELECT 1 FROM audit a
             WHERE a.person_id = $1 AND a.action = 'reflection.private-read' AND a.detail = o.id)
         ORDER BY o.id",
    )
    .bind(viewer_id(viewer))
    .bind(community.to_string())
    .fetch_all(&db.reader)
    .await?;
    rows.iter()
        .map(|row| {
            Ok(PrivateReport {
                report: row.try_get::<&str, _>(0)?.parse().map_err(|_| unreadable("id"))?,
                reflection: row.try_get::<&str, _>(1)?.parse().map_err(|_| unreadable("reflection_id"))?,
                author: row.try_get::<&str, _>(2)?.parse().map_err(|_| unreadable("person_id"))?,
            })
        })
        .collect()
}

/// A decision about a report.
#[derive(Clone, Copy, Debug)]
pub struct Decision<'a> {
    /// What is decided.
    pub outcome: Outcome,
    /// Why.
    pub reason: &'a str,
    /// Who decides.
    pub by: PersonId,
    /// The reflection's revision that they read; `None` where nobody read it.
    pub seen: Option<i64>,
}

/// Decides about an open report of a community; gives back what it was about, or `None` when somebody
/// else decided already, or when the reflection that was reported was changed since it was read.
///
/// # Errors
/// When the database is away.
pub async fn decide(
    to: &mut AnyConnection,
    community: CommunityId,
    id: ReportId,
    decision: Decision<'_>,
    now: i64,
) -> Result<Option<(ReflectionId, Option<CommentId>)>, sqlx::Error> {
    // Takes the row's lock where the engine has row locks; SQLite has one writer.
    sqlx::query(
        "UPDATE reflection SET revision = revision
         WHERE id IN (SELECT o.reflection_id FROM reflection_report o WHERE o.id = $1)",
    )
    .bind(id.to_string())
    .execute(&mut *to)
    .await?;
    let row = sqlx::query(
        "UPDATE reflection_report SET outcome = $3, decision = $4, decided_by = $5, decided_at = $6
         WHERE id = $1 AND outcome IS NULL
           AND reflection_id IN (
             SELECT r.id FROM reflection r
             WHERE r.community_id = $2
               AND (r.revision = $7 OR $7 = 0 OR reflection_report.comment_id IS NOT NULL))
         RETURNING reflection_id, comment_id",
    )
    .bind(id.to_string())
    .bind(community.to_string())
    .bind(decision.outcome.code())
    .bind(decision.reason)
    .bind(decision.by.to_string())
    .bind(now)
    .bind(decision.seen.unwrap_or(0))
    .fetch_optional(to)
    .await?;
    row.map(|row| {
        let comment: Option<&str> = row.try_get(1)?;
        Ok((
            row.try_get::<&str, _>(0)?.parse().map_err(|_| unreadable("reflection_id"))?,
            comment.map(|id| id.parse().map_err(|_| unreadable("comment_id"))).transpose()?,
        ))
    })
    .transpose()
}

/// Who wrote a reflection that whoever asks sees, name or none. For those who moderate and gave a
/// reason, which is logged.
///
/// # Errors
/// When the database is away.
pub async fn author(db: &Db, viewer: &Viewer, id: ReflectionId) -> Result<Option<String>, sqlx::Error> {
    sqlx::query_scalar(concat!(
        "SELECT a.name FROM reflection r
         JOIN community c ON c.id = r.community_id
         JOIN person a ON a.id = r.person_id
         WHERE r.id = $2 AND ",
        seen!()
    ))
    .bind(viewer_id(viewer))
    .bind(id.to_string())
    .fetch_optional(&db.reader)
    .await
}

/// What is left of one's own reflections that were taken away, the latest first.
///
/// # Errors
/// When the database is away.
pub async fn tombstones(db: &Db, person: PersonId) -> Result<Vec<Tombstone>, sqlx::Error> {
    let rows = sqlx::query(
        "SELECT r.id, r.removed_by, r.removed_at,
                (SELECT MAX(o.decision) FROM reflection_report o
                 WHERE o.reflection_id = r.id AND o.comment_id IS NULL AND o.outcome = 'removed'),
                r.texts
         FROM reflection r
         WHERE r.person_id = $1 AND r.removed_at IS NOT NULL
         ORDER BY r.removed_at DESC, r.id
         LIMIT 50",
    )
    .bind(person.to_string())
    .fetch_all(&db.reader)
    .await?;
    rows.iter()
        .map(|row| {
            Ok(Tombstone {
                id: row.try_get::<&str, _>(0)?.parse().map_err(|_| unreadable("id"))?,
                by: Remover::from_code(row.try_get(1)?).ok_or_else(|| unreadable("removed_by"))?,
                at: row.try_get(2)?,
                why: row.try_get(3)?,
                texts: document("texts", row.try_get(4)?)?,
            })
        })
        .collect()
}
