//! One meeting: found, written, published.

use std::sync::LazyLock;

use sqlx::{AnyConnection, FromRow};

use super::{WhenColumns, meeting_of};
use crate::meeting::model::{Configuration, Details, Found, Meeting, Modality, Phase, Plan, Zone};
use ensemble_core::{
    LocalizedText,
    ids::{CommunityId, MeetingId},
    rights::{Action, Viewer, rules::may},
};
use ensemble_server::db::{
    Db,
    columns::unreadable,
    record::{Columns, record, statement},
    row::{Json, Text, from_row},
};

record!(Plan {
    title: Json<LocalizedText>,
    when: WhenColumns,
    zone: Text<Zone>,
    duration: u16,
    modality: Text<Modality>,
    place: Option<Json<LocalizedText>>,
    details: Details,
});

record!(Details {
    video: Option<String>,
    configuration: Option<Text<Configuration>>,
});

from_row! {
    struct FoundRow {
        community_id: Text<CommunityId>,
        archived: bool,
        revision: i64,
        calendar_changes: i64,
        cancel_reason: Option<String>,
    }
}

from_row! {
    struct PlaceRow {
        community_id: Text<CommunityId>,
        shown: bool,
    }
}

from_row! {
    struct SavedRow {
        revision: i64,
        phase: Text<Phase>,
        cancelled_at: Option<i64>,
    }
}

/// A plan that was saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SavedPlan {
    /// The new revision.
    pub revision: i64,
    /// The phase of the meeting.
    pub phase: Phase,
    pub is_cancelled: bool,
}

/// A meeting, as far as the viewer may know of it: drafts are for those who plan, meetings of
/// archived communities for those who belonged to them.
///
/// # Errors
/// When the database is unavailable.
pub async fn find(db: &Db, viewer: &Viewer, id: MeetingId) -> Result<Option<Found>, sqlx::Error> {
    static FIND: LazyLock<String> = LazyLock::new(|| {
        statement::<Plan>(
            "SELECT
           m.id,
           m.phase,
           {m.columns},
           m.community_id,
           m.revision,
           m.calendar_changes,
           m.cancelled_at,
           m.cancel_reason,
           CASE WHEN c.archived_at IS NULL THEN 0 ELSE 1 END AS archived,
           c.heading,
           fr.slug AS slug_fr,
           en.slug AS slug_en
         FROM meeting m
         JOIN community c ON c.id = m.community_id
         JOIN community_slug fr ON fr.community_id = m.community_id AND fr.lang = 'fr' AND fr.current = 1
         JOIN community_slug en ON en.community_id = m.community_id AND en.lang = 'en' AND en.current = 1
         WHERE m.id = $1",
        )
    });
    let row = sqlx::query(FIND.as_str()).bind(id.to_string()).fetch_optional(&db.reader).await?;
    let Some(row) = row else { return Ok(None) };
    let FoundRow { community_id, archived, revision, calendar_changes, cancel_reason } =
        FoundRow::from_row(&row)?;
    let found = Found {
        of: meeting_of(&row)?,
        community: community_id.0,
        archived,
        revision,
        calendar_changes,
        details: Details::from_row(&row)?,
        cancel_reason,
    };
    let within = |action| may(viewer, action, Some(found.community));
    let hidden = found.of.meeting.phase == Phase::Draft && !within(Action::PlanMeetings)
        || found.archived && !within(Action::ReadArchived);
    Ok((!hidden).then_some(found))
}

/// The community of a meeting, and whether the meeting may be shown to those who do not prepare it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The community.
    pub community: CommunityId,
    /// Whether it is published, and its community not archived.
    pub shown: bool,
}

/// The community of a meeting.
///
/// # Errors
/// When the database is unavailable.
pub async fn whose(db: &Db, id: MeetingId) -> Result<Option<Place>, sqlx::Error> {
    let row: Option<PlaceRow> = sqlx::query_as(
        "SELECT
           m.community_id,
           CASE WHEN c.archived_at IS NULL AND m.phase <> 'draft' THEN 1 ELSE 0 END AS shown
         FROM meeting m
         JOIN community c ON c.id = m.community_id
         WHERE m.id = $1",
    )
    .bind(id.to_string())
    .fetch_optional(&db.reader)
    .await?;
    Ok(row.map(|row| Place { community: row.community_id.0, shown: row.shown }))
}

/// The meeting that a community had last.
///
/// # Errors
/// When the database is unavailable.
pub async fn previous(db: &Db, community: CommunityId, now: i64) -> Result<Option<MeetingId>, sqlx::Error> {
    let id: Option<String> = sqlx::query_scalar(
        "SELECT id FROM meeting
         WHERE community_id = $1 AND begins_at < $2 AND month_only = 0 AND phase <> 'draft' AND cancelled_at IS NULL
         ORDER BY begins_at DESC, id DESC
         LIMIT 1",
    )
    .bind(community.to_string())
    .bind(now)
    .fetch_optional(&db.reader)
    .await?;
    id.map(|id| id.parse().map_err(|_| unreadable("id"))).transpose()
}

/// Writes a new meeting of a community.
///
/// # Errors
/// When the database is unavailable, or when the community does not exist.
pub async fn add(
    to: &mut AnyConnection,
    id: MeetingId,
    community: CommunityId,
    phase: Phase,
    plan: &Plan,
    now: i64,
) -> Result<(), sqlx::Error> {
    static ADD: LazyLock<String> = LazyLock::new(|| {
        statement::<Plan>(
            "INSERT INTO meeting
               (id, community_id, phase, created_at, changed_at, published_at, announced_at, {columns})
             VALUES ($1, $2, $3, $4, $4, $5, $5, {values})",
        )
    });
    let query = sqlx::query(ADD.as_str())
        .bind(id.to_string())
        .bind(community.to_string())
        .bind(phase.code())
        .bind(now)
        .bind((phase != Phase::Draft).then_some(now));
    Plan::bind(plan, query)?.execute(to).await?;
    Ok(())
}

/// Saves what people wrote down of a meeting, if it is still at this revision.
///
/// # Errors
/// When the database is unavailable.
pub async fn write(
    to: &mut AnyConnection,
    id: MeetingId,
    revision: i64,
    plan: &Plan,
    now: i64,
) -> Result<Option<SavedPlan>, sqlx::Error> {
    static WRITE: LazyLock<String> = LazyLock::new(|| {
        statement::<Plan>(
            "UPDATE meeting
             SET revision = revision + 1, changed_at = $3,
                 announced_at = CASE WHEN begins_at = $4 AND month_only = $5 THEN announced_at ELSE $3 END,
                 {assignments}
             WHERE id = $1 AND revision = $2
             RETURNING revision, phase, cancelled_at",
        )
    });
    let query = sqlx::query_as(WRITE.as_str()).bind(id.to_string()).bind(revision).bind(now);
    let query = WhenColumns::bind(&plan.when, query)?;
    let row: Option<SavedRow> = Plan::bind(plan, query)?.fetch_optional(to).await?;
    Ok(row.map(|row| SavedPlan {
        revision: row.revision,
        phase: row.phase.0,
        is_cancelled: row.cancelled_at.is_some(),
    }))
}

/// A meeting as it is now. Locks it until the transaction ends, so that what follows from it is decided once.
///
/// # Errors
/// When the database is unavailable.
pub async fn lock(to: &mut AnyConnection, id: MeetingId) -> Result<Option<Meeting>, sqlx::Error> {
    // PostgreSQL locks the row; SQLite has one writer.
    static LOCK: LazyLock<String> = LazyLock::new(|| {
        statement::<Meeting>("UPDATE meeting SET revision = revision WHERE id = $1 RETURNING {columns}")
    });
    sqlx::query_as(LOCK.as_str()).bind(id.to_string()).fetch_optional(to).await
}

/// Takes a meeting from one phase to another; `false` when it is not in the first any more, when it was cancelled, or
/// when it was changed since that revision: it would be announced unread.
///
/// # Errors
/// When the database is unavailable.
pub async fn set_phase(
    to: &mut AnyConnection,
    id: MeetingId,
    revision: i64,
    from: Phase,
    phase: Phase,
    now: i64,
) -> Result<bool, sqlx::Error> {
    let published = (phase == Phase::Published).then_some(now);
    let done = sqlx::query(
        "UPDATE meeting
         SET phase = $3, published_at = COALESCE(published_at, CAST($4 AS BIGINT)),
             announced_at = COALESCE(CAST($4 AS BIGINT), announced_at), changed_at = $6,
             calendar_changes = calendar_changes + 1
         WHERE id = $1 AND phase = $2 AND revision = $5 AND cancelled_at IS NULL",
    )
    .bind(id.to_string())
    .bind(from.code())
    .bind(phase.code())
    .bind(published)
    .bind(revision)
    .bind(now)
    .execute(to)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Cancels a published meeting; `false` when it is not published or was cancelled, or when it was changed since that
/// revision.
///
/// # Errors
/// When the database is unavailable.
pub async fn cancel(
    to: &mut AnyConnection,
    id: MeetingId,
    revision: i64,
    reason: &str,
    now: i64,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "UPDATE meeting
         SET cancelled_at = $3, cancel_reason = $4, changed_at = $3, calendar_changes = calendar_changes + 1
         WHERE id = $1 AND revision = $2 AND phase = 'published' AND cancelled_at IS NULL",
    )
    .bind(id.to_string())
    .bind(revision)
    .bind(now)
    .bind(reason)
    .execute(to)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Undoes the cancelling of a meeting; `false` when it is not cancelled, or was changed since that revision.
///
/// # Errors
/// When the database is unavailable.
pub async fn restore(
    to: &mut AnyConnection,
    id: MeetingId,
    revision: i64,
    now: i64,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "UPDATE meeting
         SET cancelled_at = NULL, cancel_reason = NULL, announced_at = $3, changed_at = $3,
             calendar_changes = calendar_changes + 1
         WHERE id = $1 AND revision = $2 AND phase = 'published' AND cancelled_at IS NOT NULL",
    )
    .bind(id.to_string())
    .bind(revision)
    .bind(now)
    .execute(to)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// The number of a meeting's version in calendars, as it is in this transaction.
///
/// # Errors
/// When the database is unavailable, or there is no such meeting.
pub async fn sequence(from: &mut AnyConnection, id: MeetingId) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar("SELECT revision + calendar_changes FROM meeting WHERE id = $1")
        .bind(id.to_string())
        .fetch_one(from)
        .await
}
