//! Reports and their decisions, and the authors of anonymous reflections.

use sqlx::AnyConnection;

use super::{may_read_sql, reported_attachments, viewer_id};
use crate::reflection::model::{ModerationDecision, Report, Texts};
use ensemble_core::{
    Lang,
    ids::{CommentId, CommunityId, PersonId, ReflectionId, ReportId},
    rights::Viewer,
};
use ensemble_server::db::{
    Db,
    row::{Json, Text, from_row},
};

/// Stores a report about a reflection, or about one comment on it.
///
/// # Errors
/// When the database is unavailable.
pub async fn insert_report(
    tx: &mut AnyConnection,
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
    .execute(tx)
    .await?;
    Ok(())
}

from_row! {
    struct ReportRow {
        id: Text<ReportId>,
        reflection_id: Text<ReflectionId>,
        comment_id: Option<Text<CommentId>>,
        created_at: i64,
        reason: String,
        outcome: Option<Text<ModerationDecision>>,
        decided_at: Option<i64>,
        decision: Option<String>,
        comment: Option<String>,
        texts: Json<Texts>,
        revision: i64,
        author: Option<String>,
        readable: bool,
    }
}

impl ReportRow {
    fn into_model(self, lang: Lang) -> Report {
        let outcome = self.outcome.map(|outcome| outcome.0);
        let text = match (outcome, self.comment_id) {
            (Some(ModerationDecision::Dismissed), _) => String::new(),
            (_, Some(_)) => self.comment.unwrap_or_default(),
            (_, None) => self.texts.0.body.text(lang).to_owned(),
        };
        let known = self.readable || outcome != Some(ModerationDecision::Dismissed);
        let (decided_at, reason) = (self.decided_at.unwrap_or_default(), self.decision.unwrap_or_default());
        Report {
            id: self.id.0,
            reflection: self.reflection_id.0,
            comment: self.comment_id.map(|comment| comment.0),
            at: self.created_at,
            reason: self.reason,
            revision: self.revision,
            texts: known.then_some(self.texts.0),
            author: self.author.filter(|_| known),
            readable: self.readable,
            text,
            files: Vec::new(),
            decision: outcome.map(|outcome| (outcome, decided_at, reason)),
        }
    }
}

/// The reports of the community `$2` for the viewer `$1`, in the columns of a [`ReportRow`]; `$rest` is appended.
macro_rules! reports_sql {
    ($rest:literal) => {
        concat!(
            "SELECT
               o.id,
               o.reflection_id,
               o.comment_id,
               o.created_at,
               o.reason,
               o.outcome,
               o.decided_at,
               o.decision,
               k.text AS comment,
               r.texts,
               r.revision,
               CASE WHEN r.unnamed = 1 AND a.id = r.person_id AND a.id <> $1 THEN NULL ELSE a.name END AS author,
               CASE WHEN ",
            may_read_sql!(),
            " THEN 1 ELSE 0 END AS readable
             FROM reflection_report o
             JOIN reflection r ON r.id = o.reflection_id
             JOIN community c ON c.id = r.community_id
             LEFT JOIN reflection_comment k ON k.id = o.comment_id
             JOIN person a ON a.id = COALESCE(k.person_id, r.person_id)
             WHERE r.community_id = $2",
            $rest
        )
    };
}

/// The reports of a community: open ones first, then decided ones, the latest first. For its facilitators: they may
/// read a reported text regardless of its audience while the report is open and after the text was removed, but not
/// after a decision to keep it. Anonymous authors stay anonymous.
///
/// # Errors
/// When the database is unavailable.
pub async fn reports(
    db: &Db,
    viewer: &Viewer,
    lang: Lang,
    community: CommunityId,
    many: i64,
) -> Result<Vec<Report>, sqlx::Error> {
    let rows: Vec<ReportRow> = sqlx::query_as(reports_sql!(
        " ORDER BY CASE WHEN o.outcome IS NULL THEN 0 ELSE 1 END, o.created_at DESC, o.id
          LIMIT ($3 + 0)"
    ))
    .bind(viewer_id(viewer))
    .bind(community.to_string())
    .bind(many)
    .fetch_all(&db.reader)
    .await?;
    let reports = rows.into_iter().map(|row| row.into_model(lang)).collect();
    with_files(db, viewer, community, None, reports).await
}

/// Adds the files of the reflections about which reports wait for a decision: one of these reports, or all of the community.
async fn with_files(
    db: &Db,
    viewer: &Viewer,
    community: CommunityId,
    only: Option<ReportId>,
    mut reports: Vec<Report>,
) -> Result<Vec<Report>, sqlx::Error> {
    if !reports.iter().any(|report| report.decision.is_none() && report.comment.is_none()) {
        return Ok(reports);
    }
    for (id, file, title) in reported_attachments(db, viewer, community, only).await? {
        if let Some(report) = reports.iter_mut().find(|report| report.id == id) {
            report.files.push((file, title));
        }
    }
    Ok(reports)
}

/// How many reports of a community wait for a decision.
///
/// # Errors
/// When the database is unavailable.
pub async fn open_reports(db: &Db, community: CommunityId) -> Result<u32, sqlx::Error> {
    let count: i64 = sqlx::query_scalar(
        "SELECT COUNT(*) FROM reflection_report o
         JOIN reflection r ON r.id = o.reflection_id
         WHERE r.community_id = $1 AND o.outcome IS NULL",
    )
    .bind(community.to_string())
    .fetch_one(&db.reader)
    .await?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

from_row! {
    struct ConcernedRow {
        person_id: Text<PersonId>,
        reporter: bool,
    }
}

/// The people whom a decision about a report concerns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportConcerns {
    pub reporter: Vec<PersonId>,
    /// The author of the reported comment, or all authors of the reported reflection.
    pub authors: Vec<PersonId>,
}

/// Whom a decision about a report concerns. A person who reported their own text is told once, as its author.
///
/// # Errors
/// When the database is unavailable.
pub async fn report_concerns(tx: &mut AnyConnection, id: ReportId) -> Result<ReportConcerns, sqlx::Error> {
    let rows: Vec<ConcernedRow> = sqlx::query_as(
        "SELECT w.person_id, MIN(w.reporter) AS reporter
         FROM (SELECT o.person_id, 1 AS reporter FROM reflection_report o WHERE o.id = $1
               UNION ALL
               SELECT COALESCE(k.person_id, r.person_id), 0
               FROM reflection_report o
               JOIN reflection r ON r.id = o.reflection_id
               LEFT JOIN reflection_comment k ON k.id = o.comment_id
               WHERE o.id = $1
               UNION ALL
               SELECT a.person_id, 0
               FROM reflection_report o
               JOIN reflection_author a ON a.reflection_id = o.reflection_id
               WHERE o.id = $1 AND o.comment_id IS NULL) w
         WHERE w.person_id IS NOT NULL
         GROUP BY w.person_id
         ORDER BY w.person_id",
    )
    .bind(id.to_string())
    .fetch_all(tx)
    .await?;
    let people = |reporter: bool| {
        rows.iter().filter(|row| row.reporter == reporter).map(|row| row.person_id.0).collect()
    };
    Ok(ReportConcerns { reporter: people(true), authors: people(false) })
}

/// One report of a community; like [`reports`], for its facilitators.
///
/// # Errors
/// When the database is unavailable.
pub async fn report(
    db: &Db,
    viewer: &Viewer,
    lang: Lang,
    community: CommunityId,
    id: ReportId,
) -> Result<Option<Report>, sqlx::Error> {
    let row: Option<ReportRow> = sqlx::query_as(reports_sql!(" AND o.id = $3"))
        .bind(viewer_id(viewer))
        .bind(community.to_string())
        .bind(id.to_string())
        .fetch_optional(&db.reader)
        .await?;
    let reports = row.map(|row| row.into_model(lang)).into_iter().collect();
    Ok(with_files(db, viewer, community, Some(id), reports).await?.pop())
}

/// A reported text whose audience does not include the facilitator who reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RestrictedReport {
    pub report: ReportId,
    pub reflection: ReflectionId,
    /// The author of the reported reflection or comment.
    pub author: PersonId,
}

from_row! {
    struct RestrictedReportRow {
        id: Text<ReportId>,
        reflection_id: Text<ReflectionId>,
        author_id: Text<PersonId>,
    }
}

/// The reports of a community whose texts were not shared with the viewer; without those that the viewer has read before,
/// according to the audit log.
///
/// # Errors
/// When the database is unavailable.
pub async fn unlogged_restricted_reports(
    db: &Db,
    viewer: &Viewer,
    community: CommunityId,
) -> Result<Vec<RestrictedReport>, sqlx::Error> {
    let rows: Vec<RestrictedReportRow> = sqlx::query_as(
        "SELECT
           o.id,
           o.reflection_id,
           COALESCE(k.person_id, r.person_id) AS author_id
         FROM reflection_report o
         JOIN reflection r ON r.id = o.reflection_id
         LEFT JOIN reflection_comment k ON k.id = o.comment_id
         WHERE r.community_id = $2
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
    let report = |row: RestrictedReportRow| RestrictedReport {
        report: row.id.0,
        reflection: row.reflection_id.0,
        author: row.author_id.0,
    };
    Ok(rows.into_iter().map(report).collect())
}

/// Whether the audit log says that the viewer read a report whose text was not shared with them. Call it under the lock of the
/// reflection.
///
/// # Errors
/// When the database is unavailable.
pub async fn is_restricted_read_logged(
    tx: &mut AnyConnection,
    viewer: &Viewer,
    report: ReportId,
) -> Result<bool, sqlx::Error> {
    let count: i64 = sqlx::query_scalar(
        "SELECT COUNT(*) FROM audit WHERE person_id = $1 AND action = 'reflection.private-read' AND detail = $2",
    )
    .bind(viewer_id(viewer))
    .bind(report.to_string())
    .fetch_one(tx)
    .await?;
    Ok(count > 0)
}

/// A decision about a report.
#[derive(Clone, Copy, Debug)]
pub struct NewDecision<'a> {
    pub outcome: ModerationDecision,
    pub reason: &'a str,
    pub by: PersonId,
    /// The revision of the reflection on which the decision is based; `None` for any.
    pub base_revision: Option<i64>,
}

from_row! {
    struct DecidedRow {
        reflection_id: Text<ReflectionId>,
        comment_id: Option<Text<CommentId>>,
    }
}

/// Decides about an open report of a community and returns what was reported; `None` when it was decided already, or
/// when the reported reflection was changed since it was read.
///
/// # Errors
/// When the database is unavailable.
pub async fn record_decision(
    tx: &mut AnyConnection,
    community: CommunityId,
    id: ReportId,
    decision: NewDecision<'_>,
    now: i64,
) -> Result<Option<(ReflectionId, Option<CommentId>)>, sqlx::Error> {
    // On PostgreSQL the no-op `UPDATE` locks the row; SQLite allows one writer at a time.
    sqlx::query(
        "UPDATE reflection SET revision = revision
         WHERE id IN (SELECT o.reflection_id FROM reflection_report o WHERE o.id = $1)",
    )
    .bind(id.to_string())
    .execute(&mut *tx)
    .await?;
    let row: Option<DecidedRow> = sqlx::query_as(
        "UPDATE reflection_report
         SET outcome = $3, decision = $4, decided_by = $5, decided_at = $6
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
    .bind(decision.base_revision.unwrap_or(0))
    .fetch_optional(tx)
    .await?;
    Ok(row.map(|row| (row.reflection_id.0, row.comment_id.map(|comment| comment.0))))
}

/// The name of the author of a reflection that the viewer may read, anonymous or not. For moderators who gave a reason,
/// which the caller logs.
///
/// # Errors
/// When the database is unavailable.
pub async fn author_name(db: &Db, viewer: &Viewer, id: ReflectionId) -> Result<Option<String>, sqlx::Error> {
    sqlx::query_scalar(concat!(
        "SELECT a.name FROM reflection r
         JOIN community c ON c.id = r.community_id
         JOIN person a ON a.id = r.person_id
         WHERE r.id = $2 AND ",
        may_read_sql!()
    ))
    .bind(viewer_id(viewer))
    .bind(id.to_string())
    .fetch_optional(&db.reader)
    .await
}
